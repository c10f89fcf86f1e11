"""Highlighting and tagging on the page, with the mouse and with keys alone."""

import harness
import screen
from app import App
from harness import ARTICLES, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "直播间的人数从三千涨到二百六十万"
OTHER = "惊讶、怀疑、懊恼、眼红"

# Sentences that follow each other in one paragraph.
FIRST = "钠的坏处也写在课本里：个头大，跑得慢，在石墨里站不住脚。"
SECOND = "要让钠离子安心住下来，得另造一间房子，业内管它叫硬碳。"
THIRD = "造房子的材料，有人用椰壳，有人用淀粉，有人用煤，汀白用的是芦苇。"


def offered(app):
    """The tags that the palette offers, the first first."""
    return [row.name for row in app.wait("list", "Tags").find_all("list item")]


@case
def a_phrase_is_dragged_over_and_gets_a_new_tag():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        start, end = app.select(page, PHRASE)
        app.type("figure", app.wait_for_palette())
        app.press("Return")
        app.wait_card(PHRASE)
        wait_for(project.highlights, [(PHRASE, start, end, ["figure"])], "the highlights")
        equals(project.text(TITLE)[start:end], PHRASE, "the text at the offsets")
        app.wait_for_focus("document")
    project.is_well()


@case
def a_selection_across_lines_and_paragraphs_is_quoted_exactly():
    project = Project.make(WECHAT)
    text = project.text(TITLE)
    phrase = text[text.index("电芯表面还结着霜") : text.index("一层层传开") + len("一层层传开")]
    assert "\n" in phrase
    with App(project) as app:
        page = app.open_article(TITLE)
        start, end = app.select(page, phrase)
        app.type("long", app.wait_for_palette())
        app.press("Return")
        wait_for(project.highlights, [(phrase, start, end, ["long"])], "the highlights")
        app.wait_card(phrase.replace("\n", " "))


@case
def a_new_tag_is_nested_by_typing_a_path():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, PHRASE, "source/named")
        app.tag(page, OTHER, "source/unnamed")
        wait_for(project.marks, [(PHRASE, ["source/named"]), (OTHER, ["source/unnamed"])], "the highlights")
        tags = project.select("SELECT t.name, p.name FROM tag t LEFT JOIN tag p ON p.id = t.parent_id ORDER BY t.id")
        equals(tags, [("source", None), ("named", "source"), ("unnamed", "source")], "the tags")


@case
def a_digit_takes_one_of_the_first_nine_tags():
    project = Project.make(*ARTICLES, marks=True)
    before = project.count("highlight")
    with App(project) as app:
        page = app.open_article(TITLE)
        app.select(page, PHRASE)
        app.wait_for_palette()
        third = offered(app)[2]
        app.press("3")
        app.wait_card(PHRASE)
        wait_for(lambda: project.marks()[before:], [(PHRASE, [third])], "the new highlight")
        # What was used last is offered first.
        app.select(page, OTHER)
        app.wait_for_palette()
        wait_for(lambda: offered(app)[0], third, "the first tag")
        app.press("1")
        wait_for(lambda: project.marks()[before:], [(PHRASE, [third]), (OTHER, [third])], "the new highlights")


@case
def a_tag_that_begins_with_a_digit_is_typed_like_any_other():
    project = Project.make(*ARTICLES, marks=True)
    before = project.count("highlight")
    with App(project) as app:
        page = app.open_article(TITLE)
        # No tag begins with it yet, so that it would take the fifth.
        app.tag(page, PHRASE, " 5G")
        app.wait_card(PHRASE)
        app.select(page, OTHER)
        app.wait_for_palette()
        app.wait("label", "Alt+5", app.wait("list", "Tags"))
        app.press("5")
        app.wait_for_palette()
        wait_for(lambda: offered(app)[0], "5G", "the first tag for “5”")
        app.press("g", "Return")
        app.wait_card(OTHER)
        app.select(page, "钠比锂便宜得多")
        app.wait_for_palette()
        fifth = offered(app)[4]
        app.press("alt+5")
        wait_for(lambda: project.marks()[before:], [(PHRASE, ["5G"]), (OTHER, ["5G"]), ("钠比锂便宜得多", [fifth])], "the new highlights")


@case
def a_chinese_tag_is_found_by_pinyin_and_by_initials():
    project = Project.make(*ARTICLES, marks=True)
    before = project.count("highlight")
    with App(project) as app:
        page = app.open_article(TITLE)
        for phrase, typed in ((PHRASE, "nimingxinyuan"), (OTHER, "nmxy")):
            app.select(page, phrase)
            app.type(typed, app.wait_for_palette())
            wait_for(lambda: offered(app)[0], "来源/匿名信源", f"the first tag for “{typed}”")
            app.press("Return")
            app.wait_card(phrase)
        wanted = [(PHRASE, ["来源/匿名信源"]), (OTHER, ["来源/匿名信源"])]
        wait_for(lambda: project.marks()[before:], wanted, "the new highlights")


@case
def the_palette_is_used_with_the_mouse():
    project = Project.make(*ARTICLES, marks=True)
    before = project.count("highlight")
    with App(project) as app:
        page = app.open_article(TITLE)
        app.select(page, PHRASE)
        app.wait_for_palette()
        second = offered(app)[1]
        app.click_in_palette(app.wait("list item", second, app.wait("list", "Tags")))
        app.wait_card(PHRASE)
        app.select(page, OTHER)
        app.wait_for_palette()
        app.click_in_palette(app.wait("button", "Highlight"))
        app.wait_card(OTHER)
        wait_for(lambda: project.marks()[before:], [(PHRASE, [second]), (OTHER, [])], "the new highlights")


@case
def a_pointer_that_rests_on_a_tag_does_not_choose_it():
    project = Project.make(*ARTICLES, marks=True)
    before = project.count("highlight")
    with App(project) as app:
        page = app.open_article(TITLE)
        app.select(page, PHRASE)
        app.wait_for_palette()
        tags = offered(app)
        app.point_in_palette(app.wait("list item", tags[2], app.wait("list", "Tags")))
        app.press("Return")
        app.wait_card(PHRASE)
        wait_for(lambda: project.marks()[before:], [(PHRASE, [tags[0]])], "the new highlight")


@case
def escape_and_a_click_elsewhere_leave_everything_as_it_was():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.select(page, PHRASE)
        app.type("nothing", app.wait_for_palette())
        app.press("Escape")
        app.wait_gone("text box", "Tag")
        app.wait_for_focus("document")
        equals(page.selected_text(), PHRASE, "the selection when the palette has closed")
        app.press("Escape")
        wait_for(page.selection, None, "the selection")
        app.select(page, PHRASE)
        app.wait_for_palette()
        app.click_text(page, OTHER)
        app.wait_gone("text box", "Tag")
        equals((project.count("highlight"), project.count("tag")), (0, 0), "highlights and tags")


@case
def two_three_and_four_clicks_take_a_word_a_sentence_and_a_paragraph():
    project = Project.make(WECHAT)
    text = project.text(TITLE)
    start = text.index(SECOND)
    paragraph = text[text.index(FIRST) : text.index("\n", start)]
    occurrence = 1 + text[:start].count("安心")
    with App(project) as app:
        page = app.open_article(TITLE)
        for times, wanted in ((2, "安心"), (3, SECOND), (4, paragraph)):
            app.click_text(page, "安心", occurrence, times=times)
            wait_for(page.selected_text, wanted, f"what {times} clicks take")
            app.wait_for_palette()
            app.press("Escape", "Escape")
            wait_for(page.selection, None, "the selection")


@case
def a_double_click_takes_the_word_that_is_under_the_pointer():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        # On the left and on the right half of the last letter of a word that another one follows.
        for at in (0.2, 0.8):
            app.click_text(page, "安心", times=2, at=at)
            wait_for(page.selected_text, "安心", f"what a double click at {at} of a letter takes")
            app.wait_for_palette()
            app.press("Escape", "Escape")
            wait_for(page.selection, None, "the selection")


@case
def sentences_are_taken_by_j_and_k():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.click_text(page, FIRST)
        wait_until(page.caret, "the caret is in the text")
        for key, wanted in (
            ("j", FIRST),
            ("j", SECOND),
            ("j", THIRD),
            ("k", SECOND),
            ("shift+j", SECOND + THIRD),
            ("shift+k", SECOND),
            ("shift+k", FIRST + SECOND),
        ):
            app.press(key)
            wait_for(page.selected_text, wanted, f"what is selected after {key}")
        equals(app.find("text box", "Tag"), None, "the palette before Enter")
        app.press("Return")
        app.type("sentences", app.wait_for_palette())
        app.press("Return")
        wait_for(project.marks, [(FIRST + SECOND, ["sentences"])], "the highlights")


@case
def a_full_stop_repeats_the_last_tag():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, PHRASE, "again")
        app.click_text(page, FIRST)
        app.press("j", "period")
        app.wait_card(FIRST)
        wait_for(project.marks, [(PHRASE, ["again"]), (FIRST, ["again"])], "the highlights")
        # Without a selection, the sentence at the caret.
        app.click_text(page, THIRD)
        app.press("period")
        app.wait_card(THIRD)
        wait_for(lambda: project.marks()[2:], [(THIRD, ["again"])], "the last highlight")


@case
def the_whole_article_gets_a_tag():
    project = Project.make(WECHAT)
    question = "SELECT tag_path FROM article_tag JOIN tag_path USING (tag_id) ORDER BY article_tag.id"
    with App(project) as app:
        app.open_article(TITLE)
        app.click_on("button", "Tag Article")
        app.type("whole", app.wait_for_palette())
        app.press("Return")
        app.wait("label", "whole")
        wait_for(lambda: project.select(question), [("whole",)], "the article's tags")
        app.wait_for_focus("document")
        app.press("alt+t")
        app.type("second", app.wait_for_palette())
        app.press("Return")
        wait_for(lambda: project.select(question), [("whole",), ("second",)], "the article's tags")


@case
def everything_is_done_with_keys_alone():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list", "Articles")
        # The library's search; Enter opens what it finds.
        app.press("ctrl+f")
        app.type("post", app.wait_for_focus("search box", "Search Library"))
        app.wait("label", "No Results Found")
        app.press("ctrl+a")
        screen.xdotool("key", "BackSpace")
        wait_until(lambda: len(app.rows()) == len(ARTICLES), "all articles are there again")
        app.press("Escape")
        library = app.wait("list", "Articles")
        reach(app, lambda: any("focused" in row.states() for row in library.find_all("list item")), "Tab")
        app.press("Home", "Return")
        title = app.rows()[0]
        text = project.text(title)
        wait_until(lambda: (page := app.page()) and page.text() == text, "the first article is open")
        app.wait_for_focus("document")
        page = app.page()
        app.press("ctrl+Home", "j", "j", "j")
        sentence = wait_until(page.selected_text, "a sentence is selected")
        app.press("Return")
        app.type("keys", app.wait_for_palette())
        app.press("Return")
        wait_for(project.marks, [(sentence, ["keys"])], "the highlight")
        app.wait_for_focus("document")
        # A claim and a note on the next sentence.
        app.press("j")
        app.press("j")
        wait_until(lambda: page.selected_text() not in ("", sentence), "another sentence is selected")
        other = page.selected_text()
        app.press("alt+c")
        entry = app.wait_for_focus("text box", "Claim")
        app.press("ctrl+a")
        wait_until(entry.selection, "the statement is selected")
        screen.type_letters("It is so")
        wait_for(entry.text, "It is so", "the statement")
        app.press("Return")
        wait_for(lambda: project.select("SELECT claim FROM claim"), [("It is so",)], "the claims")
        wait_for(lambda: [quote for quote, tags in project.marks()], [sentence, other], "the highlights")
        app.wait_for_focus("document")
        app.press("alt+n")
        app.type("a note", app.wait_for_focus("text box", "Note"))
        app.press("ctrl+Return")
        wait_for(lambda: project.select("SELECT note FROM highlight ORDER BY id"), [(None,), ("a note",)], "the notes")


def reach(app, condition, key, most=30):
    """Presses a key until something is so."""
    for _ in range(most):
        if condition():
            return
        app.press(key)
    raise harness.Failure(f"not reached with {key}")


if __name__ == "__main__":
    harness.main()
