"""The codebook: tags as a tree, to name, nest, order, merge and split, and the page of each."""

import contextlib
import json
import re
from pathlib import Path

import harness
import screen
from app import App, ReadOnly, starting_with
from harness import Project, case, done, equals, report, wait_for, wait_until

TEXTS = {
    "first.md": "---\ntitle: 晨报\ndate: 2025-01-28\n---\n\n# 晨报\n\n收盘时，甲公司一夜损失了5890亿美元。这是从来没有过的。\n",
    "second.md": "---\ntitle: 晚报\ndate: 2025-02-03\n---\n\n# 晚报\n\n有人说甲公司一夜损失6000亿美元，也有人不信。\n",
}
# What is marked: article, quote, tags.
MARKS = [
    ("first.md", "5890亿美元", ["经济/损失"]),
    ("first.md", "从来没有过", ["语气"]),
    ("second.md", "6000亿美元", ["经济/损失", "经济"]),
    ("second.md", "也有人不信", ["语气/怀疑"]),
]
TAGS = ["经济", "损失", "语气", "怀疑"]
# Where something in a row is, GTK (4.18) says without the padding of the list and of the row.
PADDING = (12, 9)
# And where a row is, without that of the list.
MARGIN = 6


def make_project(name="codebook.pidian"):
    """Two articles with highlights that carry four tags, two nested under two."""
    for file, text in TEXTS.items():
        Path(file).write_text(text, encoding="utf-8")
    project = Project.make(*TEXTS, name=name)
    lines = [json.dumps({"article": article, "quote": quote, "tags": tags}) for article, quote, tags in MARKS]
    Path("lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done("annotate", name, "--from", "lines.jsonl")
    return project


def open_codebook(app):
    """Opens the view of the codebook by its key; returns the list."""
    wait_until(lambda: app.find("toggle button", "Codebook"), "the window is there")
    app.press("ctrl+shift+t")
    return app.wait("list", "Tags")


def names(app):
    """The names of the tags that are shown, from the first to the last."""
    listed = app.find("list", "Tags")
    return [item.name.split(",")[0] for item in listed.find_all("list item") if item.name] if listed else []


def paths(project):
    """The paths of all tags, as the project has them, in order."""
    return [tag["path"] for tag in report("tags", project.path)]


def row(app, name):
    """The row of a tag."""
    return app.wait("list item", starting_with(f"{name}, "), app.wait("list", "Tags"))


def selected(app):
    """The name of the selected tag."""
    listed = app.find("list", "Tags")
    return next((item.name.split(",")[0] for item in listed.find_all("list item") if "selected" in item.states()), None) if listed else None


def quotes(app):
    """What the list of quotes says."""
    listed = app.find("list", "Quotes")
    return [item.name for item in listed.find_all("list item") if item.name] if listed else []


def click_row(app, name, button=1):
    """Clicks on the name of a tag, beside its numbers."""
    node = row(app, name)
    app.click(node, button, move=(60 - node.extents()[2] // 2, MARGIN))


def pick(app, name):
    """Selects a tag by a click, and waits for its page."""
    click_row(app, name)
    wait_for(lambda: selected(app), name, "the selected tag")


def drag(app, name, onto, share):
    """Drags a tag to a place in the row of another: a share of its height from the top."""
    start, end = row(app, name), row(app, onto)
    x, y, width, height = start.extents()
    from_place = app.to_window(x + 60, y + MARGIN + height // 2)
    x, y, width, height = end.extents()
    screen.drag(app.window, from_place, app.to_window(x + 90, y + MARGIN + round(height * share)), steps=14)


def type_into_dialog(app, text, title="Name"):
    """Types into the entry of a dialog in the place of what is there, and accepts it."""
    app.wait("alert dialog")
    entry = app.wait_for_focus("text box", title)
    app.retype(text, entry)
    app.press("Return")


@case
def the_tree_says_how_often_tags_are_used_and_a_number_shows_where():
    with App(make_project()) as app:
        listed = open_codebook(app)
        wait_for(lambda: names(app), TAGS, "the tags")
        app.wait("label", "4 tags")
        app.wait("button", "1 highlight, 2 with nested tags", listed)
        wait_for(lambda: len(listed.find_all("button", "1 article, 2 with nested tags")), 2, "the articles of a tag and those under it")
        app.click(app.wait("button", "2 highlights", listed), move=PADDING)
        wait_for(lambda: selected(app), "损失", "the tag whose number was clicked")
        wait_for(lambda: [quote.split(" · ")[:2] for quote in quotes(app)], [["5890亿美元", "晨报"], ["6000亿美元", "晚报"]], "its quotes")
        # Of one that is nested, with those under it.
        pick(app, "语气")
        wait_for(lambda: len(quotes(app)), 1, "its own quote")
        app.click_on("toggle button", "With Nested Tags")
        wait_for(lambda: [quote.split(" · ")[0] for quote in quotes(app)], ["从来没有过", "也有人不信"], "those with what is under it")
        app.click_on("toggle button", "2 articles")
        wait_for(lambda: [quote.split(" · ")[0] for quote in quotes(app)], ["晨报", "从来没有过", "晚报", "也有人不信"], "by article")


@case
def a_quote_leads_to_its_highlight():
    project = make_project()
    with App(project) as app:
        listed = open_codebook(app)
        app.click(app.wait("button", "2 highlights", listed), move=PADDING)
        app.click(app.wait("list item", starting_with("6000亿美元"), app.wait("list", "Quotes")))
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: page.text() == project.text("晚报"), "it is the article's")
        wait_until(lambda: (app.active_card() or "").startswith("6000亿美元"), "the highlight stands out")
        # And back, where one was.
        app.press("ctrl+shift+t")
        wait_for(lambda: selected(app), "损失", "the selected tag")


@case
def tags_are_found_by_pinyin_and_initials():
    with App(make_project()) as app:
        open_codebook(app)
        wait_for(lambda: names(app), TAGS, "the tags")
        app.wait_for_focus("list item", starting_with("经济, "))
        # What is typed on the list goes into the entry.
        app.press("h")
        app.wait_for_focus("search box", "Search Tags")
        app.press("y")
        wait_for(lambda: names(app), ["语气", "怀疑"], "what is found by its initials, under what it is nested under")
        app.press("Return")
        wait_for(lambda: selected(app), "怀疑", "the first that fits")
        app.click_on("search box", "Search Tags")
        entry = app.wait_for_focus("search box", "Search Tags")
        app.retype("jingji", entry)
        wait_for(lambda: names(app), ["经济", "损失"], "what is found by its pinyin, with what has it in its path")
        app.retype("nothing", entry)
        app.wait("label", "No Tags Found")
        app.press("Escape")
        wait_for(lambda: names(app), TAGS, "all tags")
        wait_for(lambda: selected(app), "怀疑", "what was selected")


@case
def by_keyboard_alone_tags_are_made_named_nested_and_ordered():
    project = make_project()
    with App(project) as app:
        open_codebook(app)
        app.wait_for_focus("list item", starting_with("经济, "))
        app.press("Insert")
        type_into_dialog(app, "new/deep")
        wait_for(lambda: names(app), [*TAGS, "new", "deep"], "the new tags")
        wait_for(lambda: selected(app), "deep", "the new tag")
        app.wait_for_focus("list item", starting_with("deep, "))
        app.press("alt+Left")
        wait_for(lambda: paths(project)[-2:], ["new", "deep"], "it is nested no longer")
        app.wait_for_focus("list item", starting_with("deep, "))
        app.press("alt+Up", "alt+Up")
        wait_for(lambda: names(app), ["经济", "损失", "deep", "语气", "怀疑", "new"], "the order")
        wait_for(lambda: selected(app), "deep", "the same tag")
        app.wait_for_focus("list item", starting_with("deep, "))
        app.press("alt+Right")
        wait_for(lambda: paths(project), ["经济", "经济/损失", "经济/deep", "语气", "语气/怀疑", "new"], "it is nested under the one before it")
        app.wait_for_focus("list item", starting_with("deep, "))
        app.press("F2")
        type_into_dialog(app, "a/b")
        wait_for(lambda: paths(project)[2], "经济/a\\/b", "its path, with the slash in its name")
        app.wait_for_focus("list item", starting_with("a/b, "))
        app.press("shift+Insert")
        type_into_dialog(app, "leaf")
        wait_for(lambda: paths(project)[3], "经济/a\\/b/leaf", "a tag under it")
        # The key of the menu, and what it is about.
        app.wait_for_focus("list item", starting_with("leaf, "))
        app.press("Menu")
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("d")
        app.wait("alert dialog", "Delete “leaf”?")
        # Once what would go with it is known, and not before.
        app.wait_for_focus("button", "Delete Tag")
        app.press("Return")
        wait_for(lambda: len(paths(project)), 6, "what is left")
        app.press("ctrl+z")
        wait_for(lambda: paths(project)[3], "经济/a\\/b/leaf", "it is back")
        wait_for(lambda: len(names(app)), 7, "it is shown")
    project.is_well()


@case
def a_name_that_is_there_is_refused():
    project = make_project()
    with App(project) as app:
        open_codebook(app)
        app.wait_for_focus("list item", starting_with("经济, "))
        app.press("F2")
        type_into_dialog(app, "语气")
        app.wait("label", starting_with("There is a tag “语气” there already"))
        equals(paths(project), ["经济", "经济/损失", "语气", "语气/怀疑"], "the codebook")


def answer(app, name, accept):
    """Accepts that a tag is nested elsewhere, once that was shown, or does not."""
    app.wait("alert dialog", f"Move “{name}”?")
    app.wait_for_focus("button", "Move")
    app.press("Return" if accept else "Escape")
    app.wait_gone("alert dialog")


@contextlib.contextmanager
def window_to_drag_in(project, shown):
    """A window for one drag: of a second one GDK (4.18) leaks what was dropped before, on X11."""
    with App(project) as app:
        open_codebook(app)
        wait_for(lambda: names(app), shown, "the tags")
        yield app


@case
def tags_are_dragged_onto_and_between_others():
    project = make_project()
    # What carries it, or is under it, is shown before.
    with window_to_drag_in(project, TAGS) as app:
        drag(app, "怀疑", "经济", 0.5)
        app.wait("label", "语气 › 怀疑 → 经济 › 怀疑", app.wait("alert dialog", "Move “怀疑”?"))
        answer(app, "怀疑", False)
        equals(paths(project), ["经济", "经济/损失", "语气", "语气/怀疑"], "nothing is done")
    with window_to_drag_in(project, TAGS) as app:
        drag(app, "怀疑", "经济", 0.5)
        answer(app, "怀疑", True)
        wait_for(lambda: paths(project), ["经济", "经济/损失", "经济/怀疑", "语气"], "it is nested")
        wait_for(lambda: names(app), ["经济", "损失", "怀疑", "语气"], "the list")
        wait_for(lambda: selected(app), "怀疑", "what was dragged")
    # Another place among those beside it is not asked about.
    with window_to_drag_in(project, ["经济", "损失", "怀疑", "语气"]) as app:
        drag(app, "语气", "经济", 0.1)
        wait_for(lambda: names(app), ["语气", "经济", "损失", "怀疑"], "it stands before the other")
    # Behind one that is unfolded is before the first under it.
    with window_to_drag_in(project, ["语气", "经济", "损失", "怀疑"]) as app:
        drag(app, "语气", "经济", 0.9)
        answer(app, "语气", True)
        wait_for(lambda: paths(project), ["经济", "经济/语气", "经济/损失", "经济/怀疑"], "it is the first under it")
    # Not under itself.
    with window_to_drag_in(project, ["经济", "语气", "损失", "怀疑"]) as app:
        drag(app, "经济", "损失", 0.5)
        app.press("ctrl+z")
        wait_for(lambda: paths(project), ["语气", "经济", "经济/损失", "经济/怀疑"], "what was done last is taken back")
        wait_for(lambda: names(app), ["语气", "经济", "损失", "怀疑"], "the list")
    project.is_well()


@case
def what_is_folded_selected_and_focused_stays_so():
    project = make_project()
    with App(project) as app:
        open_codebook(app)
        app.wait_for_focus("list item", starting_with("经济, "))
        # Folded up, from what is under it.
        app.press("Down")
        wait_for(lambda: selected(app), "损失", "the tag below")
        app.press("Up", "Left")
        wait_for(lambda: names(app), ["经济", "语气", "怀疑"], "what is under it is folded up")
        app.press("Down")
        wait_for(lambda: selected(app), "语气", "the tag below")
        # Another program changes the project meanwhile.
        Path("more.jsonl").write_text(json.dumps({"article": "second.md", "quote": "有人说", "tags": ["经济/新", "另一个"]}), encoding="utf-8")
        done("annotate", project.path, "--from", "more.jsonl")
        wait_for(lambda: names(app), ["经济", "语气", "怀疑", "另一个"], "what came is shown, and what was folded up is")
        equals(selected(app), "语气", "what was selected")
        app.wait_for_focus("list item", starting_with("语气, "))
        app.press("Up", "Right")
        wait_for(lambda: names(app), ["经济", "损失", "新", "语气", "怀疑", "另一个"], "all tags")


@case
def what_a_tag_means_is_written_on_its_page():
    project = make_project()
    column = lambda name: project.select(f"SELECT {name} FROM tag WHERE name = '损失'")[0][0]
    with App(project) as app:
        open_codebook(app)
        pick(app, "损失")
        app.click_on("text box", "Description")
        app.type("what is lost")
        equals(column("description"), None, "nothing is kept before the field is left")
        app.press("Tab")
        wait_for(lambda: column("description"), "what is lost", "the description")
        app.wait_for_focus("text box", "When to Use It")
        app.type("with a figure")
        # Another tag is chosen, and that is where it stays.
        pick(app, "怀疑")
        wait_for(lambda: column("when_to_use"), "with a figure", "when to use it")
        equals(project.select("SELECT when_to_use FROM tag WHERE name = '怀疑'")[0][0], None, "the other tag")
        wait_for(lambda: app.wait("text box", "When to Use It").text(), "", "the field of the other tag")
        pick(app, "损失")
        wait_for(lambda: app.wait("text box", "When to Use It").text(), "with a figure", "the field")
        app.click(app.wait("toggle button", "Turquoise"), move=PADDING)
        wait_for(lambda: column("colour"), "#13d1c1", "the colour")
        app.choose("Digit in the Palette", "3")
        wait_for(lambda: column("shortcut"), "3", "the digit")
        app.click_on("text box", "Name")
        app.retype("loss", app.wait_for_focus("text box", "Name"))
        app.press("Return")
        wait_for(lambda: names(app), ["经济", "loss", "语气", "怀疑"], "the names")
        wait_for(lambda: "digit 3" in (row(app, "loss").name), True, "the digit is said")
        # A step of undo each.
        for count in range(5):
            app.press("Tab")
        click_row(app, "loss")
        for label in range(5):
            app.press("ctrl+z")
        wait_for(lambda: (column("description"), column("when_to_use"), column("shortcut")), (None, None, None), "all is taken back")
    project.is_well()


def colour_lines(app):
    """How many colours each line has, as they stand on the page of a tag."""
    group = app.wait("radio group", "Colour")
    tops = [node.extents()[1] for node in group.find_all("toggle button")]
    return [tops.count(top) for top in sorted(set(tops))]


@case
def colours_stand_in_lines_of_one_length():
    with App(make_project()) as app:
        open_codebook(app)
        pick(app, "经济")
        wait_for(lambda: colour_lines(app), [7, 6], "the colours, where there is no room for one line")
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-colours.png")
        screen.resize(app.window, 1600, 820)
        wait_for(lambda: colour_lines(app), [13], "the colours, where there is room")
        screen.resize(app.window, 380, 720)
        wait_for(lambda: colour_lines(app), [7, 6], "the colours, in a narrow window")
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-colours-narrow.png")


@case
def examples_and_memos_are_kept_on_the_page():
    project = make_project()
    with App(project) as app:
        listed = open_codebook(app)
        app.click(app.wait("button", "2 highlights", listed), move=PADDING)
        quote = app.wait("list item", starting_with("6000亿美元"), app.wait("list", "Quotes"))
        app.click(app.wait("toggle button", "Pick as an Example", quote), move=PADDING)
        wait_for(lambda: project.select("SELECT count(*) FROM highlight_tags WHERE example")[0][0], 1, "an example")
        wait_until(lambda: "pressed" in app.wait("toggle button", "Pick as an Example", quote).states(), "it is an example")
        app.click_on("tab", "Definition")
        app.click_on("text box", "Description")
        # Below the fold.
        app.press("Tab", "Tab", "Tab")
        app.wait("list item", "6000亿美元")
        app.press("Tab", "Tab")
        app.wait_for_focus("button", "New Memo")
        app.press("space")
        app.wait("alert dialog", "New Memo")
        field = app.wait_for_focus("text box", "Memo")
        app.type("not sure", field)
        app.press("ctrl+Return")
        wait_for(lambda: project.select("SELECT body FROM memos"), [("not sure",)], "the memo")
        app.wait("list item", "not sure")
        app.wait_for_focus("button", "New Memo")
        # To the memo, and over its buttons.
        app.press("Tab", "Tab", "Tab")
        app.wait_for_focus("button", "Delete Memo")
        app.press("space")
        wait_for(lambda: project.count("memos"), 0, "no memo")
        app.wait("label", "Memo deleted")
        app.press("ctrl+z")
        wait_for(lambda: project.count("memos"), 1, "the memo is back")
    project.is_well()


@case
def tags_are_merged_once_it_is_seen_what_changes():
    project = make_project()
    with App(project) as app:
        open_codebook(app)
        pick(app, "损失")
        click_row(app, "损失", button=3)
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("g")
        app.wait("dialog", "Merge Tags")
        app.wait_for_focus("search box", "Search")
        app.type("jingji")
        wait_until(lambda: len(app.wait("list", "Merge Tags").find_all("list item")) == 1, "one is found")
        app.press("Return")
        app.wait("alert dialog", "Merge “损失” Into “经济”?")
        app.wait("label", "2 highlights in 2 articles get “经济” instead")
        app.wait("label", "1 of them has both, and carries it once then")
        screen.take_picture(harness.SCREENSHOTS / "codebook-merge.png")
        app.click_on("button", "Merge")
        wait_for(lambda: paths(project), ["经济", "语气", "语气/怀疑"], "the codebook")
        wait_for(lambda: selected(app), "经济", "the tag that stays")
        equals(project.marks()[2], ("6000亿美元", ["经济"]), "what had both")
        app.press("ctrl+z")
        wait_for(lambda: paths(project), ["经济", "经济/损失", "语气", "语气/怀疑"], "it is taken back")
    project.is_well()


@case
def a_tag_is_split_and_moved_once_it_is_seen_what_changes():
    project = make_project()
    with App(project) as app:
        open_codebook(app)
        pick(app, "损失")
        app.click_on("toggle button", "Tag Menu")
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("p")
        dialog = app.wait("dialog", "Split “损失”")
        app.wait_for_focus("text box", "Name of the new tag")
        app.type("half")
        app.click(app.wait("checkbox", "5890亿美元", dialog), move=PADDING)
        app.wait("label", "1 of 2 highlights, in 1 article, get the other tag instead")
        screen.take_picture(harness.SCREENSHOTS / "codebook-split.png")
        app.click_on("button", "Split", dialog)
        app.wait_gone("dialog", "Split “损失”")
        wait_for(lambda: paths(project), ["经济", "经济/损失", "经济/half", "语气", "语气/怀疑"], "the codebook")
        equals(project.marks()[0], ("5890亿美元", ["经济/half"]), "what was picked")
        pick(app, "half")
        click_row(app, "half", button=3)
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("m")
        app.wait("dialog", "Move Tag")
        app.click_on("list item", starting_with("语气"), app.wait("list", "Move Tag"))
        app.wait("alert dialog", "Move “half”?")
        app.wait("label", "经济 › half → 语气 › half")
        app.click_on("button", "Move")
        wait_for(lambda: paths(project), ["经济", "经济/损失", "语气", "语气/怀疑", "语气/half"], "the codebook")
    project.is_well()


@case
def in_a_narrow_window_the_page_comes_in_the_place_of_the_list():
    with App(make_project()) as app:
        screen.resize(app.window, 380, 720)
        open_codebook(app)
        wait_for(lambda: names(app), TAGS, "the tags")
        click_row(app, "损失")
        app.wait("text box", "Description")
        app.wait_gone("list", "Tags")
        app.press("Escape")
        wait_for(lambda: selected(app), "损失", "the list again")
        app.press("Return")
        app.wait("text box", "Description")


@case
def in_a_project_that_can_only_be_read_nothing_can_be_changed():
    project = make_project()
    project.path.chmod(0o444)
    with ReadOnly(project) as app:
        open_codebook(app)
        app.wait("label", starting_with("Read-only: "))
        app.wait_for_focus("list item", starting_with("经济, "))
        # Nobody asks for a name.
        app.press("F2", "Insert", "Delete", "alt+Down")
        pick(app, "损失")
        equals(app.find("alert dialog"), None, "a dialog")
        equals("sensitive" in app.wait("button", "New Tag").states(), False, "whether a tag can be made")
        app.click_on("tab", "Quotes")
        wait_for(lambda: len(quotes(app)), 2, "the quotes")
    equals(paths(project), ["经济", "经济/损失", "语气", "语气/怀疑"], "the codebook")


@case
def what_is_undone_or_marked_elsewhere_is_followed():
    project = make_project()
    with App(project) as app:
        listed = open_codebook(app)
        pick(app, "怀疑")
        app.click_on("tab", "Quotes")
        app.click(app.wait("list item", starting_with("也有人不信"), app.wait("list", "Quotes")))
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: page.text() == project.text("晚报"), "it is the article's")
        app.tag(page, "有人说", "怀疑")
        app.press("ctrl+shift+t")
        wait_for(lambda: [quote.split(" · ")[0] for quote in quotes(app)], ["有人说", "也有人不信"], "the quotes")
        wait_until(lambda: row(app, "怀疑").find("button", "2 highlights"), "it is counted")
        equals(selected(app), "怀疑", "the selected tag")
        app.press("ctrl+z")
        wait_for(lambda: [quote.split(" · ")[0] for quote in quotes(app)], ["也有人不信"], "the quotes")
    project.is_well()


@case
def ten_thousand_tags_are_shown_and_stay_quick():
    project = make_project()
    lines = [json.dumps({"article": "first.md", "quote": "这是", "tags": [f"多{top}/下{number}" for number in range(100)]}) for top in range(100)]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done("annotate", project.path, "--from", "many.jsonl")
    with App(project) as app:
        open_codebook(app)
        app.wait("label", "10104 tags")
        app.wait_for_focus("list item", starting_with("经济, "))
        equals(len(names(app)) < 300, True, "only what is in sight has a row")
        app.press("Down")
        wait_for(lambda: selected(app), "语气", "it is folded up")
        app.press("alt+Up")
        wait_for(lambda: names(app)[:2], ["语气", "经济"], "the order")
        app.wait_for_focus("list item", starting_with("语气, "))


if __name__ == "__main__":
    harness.main()
