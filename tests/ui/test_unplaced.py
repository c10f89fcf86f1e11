"""Highlights that could not be placed when the text of their article was changed: listed, placed, removed, never painted."""

from pathlib import Path

import harness
from app import App
from harness import Project, case, done, equals, report, wait_for, wait_until

TITLE = "旧粮库里的电芯发布会"
PHRASE = "四十分钟后，直播间的人数从三千涨到二百六十万"
MIDDLE = "从三千"
REST = PHRASE.replace(MIDDLE, "")
LAST = "人们开始谈论这块电芯"
ARTICLE = f"""{TITLE}

十一月的第三个星期一，一家此前没有多少人听过的公司，在江边一座旧粮库里开了一场没有主持人的发布会。

台上只有一张长桌、一台充放电柜，和一块刚从冰柜里取出来的电芯。{PHRASE}，弹幕里的问题比答案多。

发布会结束以后，公司没有回应任何采访。第二天，同行的股价跌了一成四，{LAST}。
"""


def find_article(project):
    """The UUID of the article."""
    return project.select("SELECT uuid FROM article")[0][0]


def leave_out(project, words):
    """Leaves words out of the text, as the command line does it, and returns the number of the cut."""
    article = find_article(project)
    start = done("show", project.path, article, "--extracted").decode().index(words)
    answer = report("cuts", project.path, article, "--add", f"{start}:{start + len(words)}")
    return next(cut["number"] for cut in answer["cuts"] if cut["text"] == words)


def make_project(*left_out):
    """A project with two highlights, and an article that then loses words of its text."""
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    project = Project.make("a.txt")
    text = project.text(TITLE)
    for phrase, words in ((PHRASE, ["--tag", "数字", "--note", "Who counted?"]), (LAST, ["--tag", "影响"])):
        start = text.index(phrase)
        place = ["--start", start, "--end", start + len(phrase)]
        done("annotate", project.path, "--article", find_article(project), *map(str, place), *words)
    for words in left_out:
        leave_out(project, words)
    return project


def unplaced(app):
    """What the cards of the unplaced highlights say."""
    margin = app.find("list", "Unplaced Highlights")
    return [card.name for card in margin.find_all("list item")] if margin else []


def is_enabled(node):
    """Whether one can press a button."""
    return "sensitive" in node.states()


# What the list and the card keep free inside, which the places of their buttons leave out.
INSIDE = (22, 11)


def press(app, name):
    """Presses a button of the only card."""
    app.click(app.wait("button", name, app.find("list", "Unplaced Highlights")), move=INSIDE)


def listed(app, number):
    """Waits until so many unplaced highlights are listed, and returns their list."""
    wait_until(lambda: len(unplaced(app)) == number, f"{number} unplaced highlights are listed")
    return app.find("list", "Unplaced Highlights")


@case
def a_highlight_is_placed_where_one_selects():
    project = make_project(MIDDLE)
    ids = project.select("SELECT uuid FROM highlight ORDER BY id")
    with App(project) as app:
        page = app.open_article(TITLE)
        margin = listed(app, 1)
        equals(unplaced(app), [f"{PHRASE}, 数字, Who counted?"], "the unplaced highlights")
        equals(app.cards(), [f"{LAST}, 影响"], "the placed ones")
        app.wait("button", "1 unplaced highlight")
        button = app.wait("button", "Place at Selection", margin)
        equals(is_enabled(button), False, "whether it can be placed where nothing is selected")
        app.select(page, "二百六十万")
        app.wait_for_palette()
        app.press("Escape")
        wait_until(lambda: is_enabled(button), "it can be placed on the selection")
        press(app, "Place at Selection")
        wait_for(lambda: unplaced(app), [], "the unplaced highlights")
        app.wait_gone("button", "1 unplaced highlight")
        app.wait_card("二百六十万, 数字, Who counted?")
        wait_until(lambda: (app.active_card() or "").startswith("二百六十万"), "it stands out")
        wait_for(project.marks, [("二百六十万", ["数字"]), (LAST, ["影响"])], "the highlights")
        equals(project.select("SELECT uuid FROM highlight ORDER BY id"), ids, "which they are")
        equals(report("check", project.path)["unplaced"], 0, "how many are unplaced")
        app.press("ctrl+z")
        wait_for(lambda: unplaced(app), [f"{PHRASE}, 数字, Who counted?"], "the unplaced highlights after undo")
        wait_for(app.cards, [f"{LAST}, 影响"], "the placed ones after undo")
        app.press("ctrl+shift+z")
        wait_for(lambda: unplaced(app), [], "the unplaced highlights after redo")
    project.is_well()


@case
def where_it_may_belong_is_only_proposed():
    project = make_project(MIDDLE)
    before = project.highlights()
    with App(project) as app:
        page = app.open_article(TITLE)
        margin = listed(app, 1)
        press(app, "Show Where It May Belong")
        wait_for(page.selected_text, REST, "the passage that is selected")
        app.wait("label", "It may belong here")
        equals(project.highlights(), before, "the highlights")
        # Whoever thinks otherwise goes on reading.
        app.click_text(page, "一张长桌")
        app.wait_gone("label", "It may belong here")
        equals(project.highlights(), before, "the highlights")
        press(app, "Show Where It May Belong")
        app.click_on("button", "Place Here")
        app.wait_card(f"{REST}, 数字")
        wait_for(project.marks, [(REST, ["数字"]), (LAST, ["影响"])], "the highlights")
        wait_for(lambda: unplaced(app), [], "the unplaced highlights")
    project.is_well()


@case
def what_is_nowhere_is_not_proposed_and_can_be_removed():
    project = make_project(f"{PHRASE}，弹幕里的问题比答案多。")
    with App(project) as app:
        app.open_article(TITLE)
        margin = listed(app, 1)
        press(app, "Show Where It May Belong")
        app.wait("label", "Nothing in the text is like this passage")
        press(app, "Remove Highlight")
        app.wait("label", "Highlight removed")
        wait_for(project.marks, [(LAST, ["影响"])], "the highlights")
        app.wait_gone("list", "Unplaced Highlights")
        app.click_on("button", "Undo", app.wait("label", "Highlight removed").parent.parent)
        listed(app, 1)
        wait_for(project.marks, [(PHRASE, ["数字"]), (LAST, ["影响"])], "the highlights after undo")
    project.is_well()


@case
def all_of_it_can_be_done_with_keys():
    project = make_project(MIDDLE)
    with App(project) as app:
        page = app.open_article(TITLE)
        margin = listed(app, 1)
        app.click_text(page, "二百六十万")
        app.press("Home", "shift+End")
        wait_until(page.selected_text, "a line is selected")
        selected = page.selected_text()
        button = app.wait("button", "Place at Selection", margin)
        wait_until(lambda: is_enabled(button), "it can be placed on the selection")
        for _ in range(30):
            if "focused" in button.states():
                break
            app.press("Tab")
        app.wait_for_focus("button", "Place at Selection")
        app.press("space")
        wait_for(project.marks, [(selected, ["数字"]), (LAST, ["影响"])], "the highlights")
    project.is_well()


@case
def a_change_from_elsewhere_is_followed():
    project = make_project()
    with App(project) as app:
        page = app.open_article(TITLE)
        wait_for(app.cards, [f"{PHRASE}, 数字, Who counted?", f"{LAST}, 影响"], "the cards")
        equals(unplaced(app), [], "the unplaced highlights")
        number = leave_out(project, MIDDLE)
        wait_until(lambda: page.text() == project.text(TITLE), "the page shows the other text")
        listed(app, 1)
        wait_for(app.cards, [f"{LAST}, 影响"], "the cards")
        # The highlight that has moved along is where its words are.
        app.click_text(page, LAST)
        wait_until(lambda: (app.active_card() or "").startswith(LAST), "the card of the last words is active")
        done("cuts", project.path, find_article(project), "--restore", str(number))
        wait_until(lambda: page.text() == project.text(TITLE), "the page shows the first text")
        wait_for(lambda: unplaced(app), [], "the unplaced highlights")
        wait_for(app.cards, [f"{PHRASE}, 数字, Who counted?", f"{LAST}, 影响"], "the cards")
    project.is_well()


@case
def what_was_selected_in_another_text_is_not_marked():
    project = make_project()
    before = project.marks()
    with App(project) as app:
        page = app.open_article(TITLE)
        app.select(page, "同行的股价")
        app.wait_for_palette()
        app.press("alt+c")
        entry = app.wait_for_focus("text box", "Claim")
        leave_out(project, MIDDLE)
        wait_until(lambda: page.text() == project.text(TITLE), "the page shows the other text")
        app.type("a claim")
        wait_for(entry.text, "a claim", "the claim")
        app.press("ctrl+Return")
        wait_until(lambda: app.root.find(name="The text has been changed meanwhile. Select the passage again."), "one is told of it")
        app.click_on("button", "Cancel")
        app.wait_gone("dialog", "Claim")
        equals(project.marks(), before, "the highlights")
    project.is_well()


@case
def a_claim_on_an_unplaced_highlight_is_changed():
    project = make_project()
    start = project.text(TITLE).index(PHRASE)
    place = map(str, ["--start", start, "--end", start + len(PHRASE)])
    done("annotate", project.path, "--article", find_article(project), *place, "--claim", "直播间有二百六十万人")
    leave_out(project, MIDDLE)
    with App(project) as app:
        app.open_article(TITLE)
        margin = listed(app, 2)
        app.click(app.wait("button", "Claim: 直播间有二百六十万人", margin))
        app.wait("dialog", "Edit Claim")
        app.wait("label", PHRASE, app.find("dialog", "Edit Claim"))
        entry = app.wait_for_focus("text box", "Claim")
        app.press("End")
        app.type("!", entry)
        app.press("ctrl+Return")
        wait_for(lambda: project.select("SELECT claim FROM claim"), [("直播间有二百六十万人!",)], "the claim")
        app.wait_gone("dialog", "Edit Claim")
        app.wait("button", "Claim: 直播间有二百六十万人!", margin)
        equals(project.count("mention"), 1, "how often it is mentioned")
    project.is_well()


if __name__ == "__main__":
    harness.main()
