"""Highlights that are there already: seen, adjusted, annotated, tagged anew and removed."""

import harness
import screen
from app import App
from harness import ARTICLES, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"

# In one paragraph: one within another, and one that begins in it and ends behind it.
OUTER = "直播间的人数从三千涨到二百六十万；过了一夜，锂电龙头岑川锂业开盘即跌"
INNER = "三千涨到二百六十万"
CROSSING = "岑川锂业开盘即跌，11 月 19 日收盘时股价跌去 14.6%"
ONLY_OUTER = "直播间"
BOTH_OUTER_AND_CROSSING = "开盘即跌"
ONLY_CROSSING = "收盘时"


def mark(app, page, *pairs):
    """Highlights phrases, each with a tag."""
    for phrase, tag in pairs:
        app.tag(page, phrase, tag)


def wait_active(app, phrase):
    """Waits until the card of a phrase is the active one in the margin."""
    wait_until(lambda: (app.active_card() or "").startswith(phrase), f"the card of “{phrase}” is active")


@case
def overlapping_and_nested_highlights_can_each_be_clicked():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        mark(app, page, (OUTER, "outer"), (INNER, "inner"), (CROSSING, "crossing"))
        wanted = [(OUTER, ["outer"]), (INNER, ["inner"]), (CROSSING, ["crossing"])]
        wait_for(project.marks, wanted, "the highlights")
        # The margin has them in reading order.
        wait_for(lambda: [card.split(", ")[-1] for card in app.cards()], ["outer", "inner", "crossing"], "the cards")
        app.click_text(page, ONLY_OUTER)
        wait_active(app, OUTER)
        app.click_text(page, INNER)
        wait_active(app, INNER)
        app.click_text(page, ONLY_CROSSING)
        wait_active(app, CROSSING)
        # Where two lie upon each other, further clicks take the one and the other.
        app.click_text(page, BOTH_OUTER_AND_CROSSING)
        wait_until(app.active_card, "one of the two is active")
        first = app.active_card()
        app.click_text(page, BOTH_OUTER_AND_CROSSING)
        wait_until(lambda: app.active_card() not in (None, first), "the other one is active")
        equals({first[:3], app.active_card()[:3]}, {OUTER[:3], CROSSING[:3]}, "the two")
        app.press("Escape")


@case
def a_card_shows_its_highlight_on_the_page():
    project = Project.make(WECHAT)
    text = project.text(TITLE)
    last = text[-30:].strip().splitlines()[-1]
    with App(project) as app:
        page = app.open_article(TITLE)
        mark(app, page, (OUTER, "first"), (last, "last"))
        for phrase in (OUTER, last):
            app.click(app.wait_card(phrase))
            wait_active(app, phrase)
            start = text.index(phrase)
            x, y, width, height = page.extents()
            wait_until(lambda: y <= page.character_extents(start)[1] <= y + height, f"“{phrase}” is in sight")


@case
def the_card_of_a_new_highlight_is_in_sight():
    project = Project.make(*ARTICLES, marks=True)
    phrase = "早在 2021 年"
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, phrase, "late")
        wait_active(app, phrase)
        card = app.wait_card(phrase)
        bottom = lambda node: node.extents()[1] + node.extents()[3]
        wait_until(lambda: bottom(card) <= bottom(app.find("list", "Highlights")), "all of the card is in sight")


@case
def the_ends_of_a_highlight_are_dragged():
    project = Project.make(WECHAT)
    text = project.text(TITLE)
    with App(project) as app:
        page = app.open_article(TITLE)
        start, end = app.tag(page, INNER, "figure")
        app.click_text(page, INNER)
        wait_active(app, INNER)
        longer = end + len("；过了一夜")
        drag_handle(app, page, end - 1, longer - 1, at_end=True)
        wait_for(project.highlights, [(text[start:longer], start, longer, ["figure"])], "the highlight with another end")
        app.wait_card(text[start:longer])
        earlier = start - len("直播间的人数从")
        drag_handle(app, page, start, earlier, at_end=False)
        wait_for(project.highlights, [(text[earlier:longer], earlier, longer, ["figure"])], "the highlight with another start")
        # And back again by undo.
        app.press("ctrl+z", "ctrl+z")
        wait_for(project.highlights, [(INNER, start, end, ["figure"])], "the highlight as it was")
    project.is_well()


def drag_handle(app, page, from_offset, to_offset, at_end):
    """Drags the handle at one end of the active highlight from one character to another."""
    places = []
    for offset in (from_offset, to_offset):
        left, top, wide, high = page.character_extents(offset)
        places.append(app.to_window(left + wide if at_end else left, top + high + 3 if at_end else top - 3))
    screen.drag(app.window, *places)


@case
def a_note_is_written_given_up_and_changed():
    project = Project.make(WECHAT)
    notes = lambda: [note for note, in project.select("SELECT note FROM highlight")]
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, INNER, "figure")
        app.click_text(page, INNER)
        wait_active(app, INNER)
        app.press("alt+n")
        app.type("Who counted?", app.wait_for_focus("text box", "Note"))
        app.press("ctrl+Return")
        wait_for(notes, ["Who counted?"], "the note")
        app.wait("label", "Who counted?")
        app.wait_for_focus("document")
        app.press("alt+n")
        entry = app.wait_for_focus("text box", "Note")
        wait_for(entry.text, "Who counted?", "the note to change")
        app.type(" And when?", entry)
        app.click_on("button", "Cancel")
        app.wait_gone("text box", "Note")
        equals(notes(), ["Who counted?"], "the note that was given up")
        app.press("alt+n")
        app.type(" And when?", app.wait_for_focus("text box", "Note"))
        # A click elsewhere keeps what was typed, and so does Escape, which is pressed to give up a spelling.
        app.click_text(page, "十一月的第三个星期一")
        wait_for(notes, ["Who counted? And when?"], "the longer note")
        app.click_text(page, INNER)
        wait_active(app, INNER)
        app.press("alt+n")
        app.type(" Why?", app.wait_for_focus("text box", "Note"))
        app.press("Escape")
        app.wait_gone("text box", "Note")
        wait_for(notes, ["Who counted? And when? Why?"], "the note that Escape closed")


@case
def a_highlight_is_tagged_anew():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        mark(app, page, (OUTER, "one"), (CROSSING, "two"))
        app.click_text(page, ONLY_OUTER)
        wait_active(app, OUTER)
        app.press("Return")
        app.type("two", app.wait_for_palette())
        app.press("Return")
        wait_for(project.marks, [(OUTER, ["one", "two"]), (CROSSING, ["two"])], "the highlights with one tag more")
        app.wait_for_focus("document")
        wait_active(app, OUTER)
        app.press("Return")
        entry = app.wait_for_palette()
        app.wait("list item", "one, set")
        app.type("one", entry)
        app.press("Return")
        wait_for(project.marks, [(OUTER, ["two"]), (CROSSING, ["two"])], "the highlights with one tag less")


@case
def a_highlight_is_removed_with_a_key_and_from_its_card():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        mark(app, page, (OUTER, "one"), (CROSSING, "two"))
        app.click_text(page, ONLY_OUTER)
        wait_active(app, OUTER)
        app.press("Delete")
        wait_for(project.marks, [(CROSSING, ["two"])], "the highlights")
        wait_until(lambda: len(app.cards()) == 1, "there is one card")
        app.wait("label", "Highlight removed")
        # The card's menu.
        app.click(app.wait_card(CROSSING), button=3)
        wait_until(lambda: len(app.root.find_all("menu item")) == 4, "the menu is open")
        app.press("Up", "Return")
        wait_for(project.marks, [], "the highlights")
        wait_until(lambda: not app.cards(), "there is no card")
        app.press("ctrl+z", "ctrl+z")
        wait_for(project.marks, [(OUTER, ["one"]), (CROSSING, ["two"])], "the highlights after undo")


if __name__ == "__main__":
    harness.main()
