"""The claims of all articles: the ledger, the matrix, and the page of a claim."""

import json
import re
from pathlib import Path

import harness
import screen
from app import App, starting_with
from harness import Project, case, done, equals, wait_for, wait_until

CLAIM = "甲公司一夜损失数千亿"
TEXTS = {
    "first.md": "---\ntitle: 晨报\ndate: 2025-01-28\n---\n\n# 晨报\n\n收盘时，甲公司一夜损失了5890亿美元。这是从来没有过的。\n",
    "second.md": "---\ntitle: 晚报\ndate: 2025-02-03\n---\n\n# 晚报\n\n有人说甲公司一夜损失6000亿美元，也有人不信。\n",
    "third.md": "---\ntitle: 周刊\ndate: 2025-02-09\n---\n\n# 周刊\n\n整个板块损失超1万亿美元。\n",
}
# Where something in a row is, GTK (4.18) says without the padding of the list and of the row.
PADDING = (24, 18)

QUOTES = {"first.md": "5890亿美元", "second.md": "6000亿美元", "third.md": "超1万亿美元"}


def make_project(name="claims.pidian"):
    """Three articles that give three figures for one claim, of which two conflict; and a claim without a figure."""
    for file, text in TEXTS.items():
        Path(file).write_text(text, encoding="utf-8")
    project = Project.make(*TEXTS, name=name)
    lines = []
    for file, low, entity in (("first.md", 589000000000, "甲公司"), ("second.md", 600000000000, "甲公司"), ("third.md", 1000000000000, "板块")):
        mention = {
            "claim": CLAIM, "kinds": ["numerical"], "stance": "doubts" if file == "second.md" else "affirms", "value_text": QUOTES[file],
            "value_low": low, "value_high": low, "currency": "USD", "unit": "美元", "entity": entity, "measure": "市值", "period": "一夜",
            "attribution": [{"name": "某人" if file == "second.md" else "编辑部", "cue": "说"}],
        }
        if file == "third.md":
            mention["approximation"] = "over"
        lines.append({"article": file, "quote": QUOTES[file], "mentions": [mention]})
    lines.append({"article": "second.md", "quote": "也有人不信", "mentions": [{"claim": "有人不信", "kinds": ["position"]}]})
    Path("lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done("annotate", name, "--from", "lines.jsonl")
    return project


def open_claims(app):
    """Opens the view of claims by its key; returns the list."""
    wait_until(lambda: app.find("toggle button", "Claims"), "the window is there")
    app.press("ctrl+shift+c")
    return app.wait("tree grid", "Claims")


def statements(app):
    """The statements in the ledger, from the first to the last."""
    ledger = app.find("tree grid", "Claims")
    rows = ledger.find_all("row")[1:] if ledger else []
    return [next(node.name for node in row.walk() if node.role == "label") for row in rows]


def mentions(app):
    """What the list of mentions on the page of a claim says, below the head of the page, which is its first row."""
    listed = app.find("list", "Mentions")
    return [item.name for item in listed.find_all("list item")[1:]] if listed else []


@case
def the_ledger_counts_and_a_click_on_a_number_shows_what_it_counts():
    with App(make_project(), column_leaks=True) as app:
        ledger = open_claims(app)
        wait_for(lambda: statements(app), [CLAIM, "有人不信"], "the claims, those with most mentions first")
        app.wait("label", "2 claims · 1 with figures that conflict")
        for count in ("3 mentions", "3 articles", "3 families", "2 speakers", "5890亿美元 – 超1万亿美元, 2 conflicting figures"):
            app.wait("button", count, ledger)
        app.click_on("button", "2 speakers", ledger)
        # It slides in; what is clicked on meanwhile is not there yet.
        app.wait_gone("tree grid", "Claims")
        headings = lambda: [name for name in mentions(app) if " · " not in name]
        wait_for(headings, ["编辑部", "某人"], "the speakers")
        app.click(app.wait("toggle button", "2 conflicting figures"), move=PADDING)
        wait_for(lambda: mentions(app)[:1], ["甲公司 · 市值 · 一夜"], "what they are figures of")
        equals([name.split(" · ")[:3] for name in mentions(app)[1:]], [["5890亿美元", "Conflicts", "Affirms"], ["6000亿美元", "Conflicts", "Doubts"]], "the figures that conflict")
        app.click(app.wait("toggle button", "3 mentions"), move=PADDING)
        wait_for(lambda: len(mentions(app)), 3, "all mentions")
        screen.take_picture(harness.SCREENSHOTS / "ledger-claim.png")


@case
def in_a_window_made_narrow_what_the_columns_said_stands_below_each_claim():
    with App(make_project(), column_leaks=True) as app:
        ledger = open_claims(app)
        app.wait("button", "3 mentions", ledger)
        screen.resize(app.window, 500, 720)
        app.wait("label", starting_with("3 mentions · 3 articles"), ledger)
        # The figures have a line of their own, so that none is cut.
        app.wait("label", "5890亿美元 – 超1万亿美元 · 2 conflicting figures", ledger)
        screen.resize(app.window, 1280, 720)
        app.wait("button", "3 mentions", ledger)


@case
def the_ledger_is_searched_and_filtered():
    with App(make_project()) as app:
        open_claims(app)
        wait_for(lambda: statements(app), [CLAIM, "有人不信"], "the claims")
        entry = app.wait_for_focus("search box", "Search Claims")
        # Traditional, of a speaker or of a quote: all is found.
        app.type("數千億", entry)
        wait_for(lambda: statements(app), [CLAIM], "what is found by the other script")
        # One goes on to what was found, and back.
        app.press("Return")
        wait_until(lambda: any("focused" in row.states() for row in app.find("tree grid", "Claims").find_all("row")[1:]), "what was found has the focus")
        app.press("Return")
        app.wait("list", "Mentions")
        app.press("alt+Left")
        app.click(app.wait("search box", "Search Claims"))
        entry = app.wait_for_focus("search box", "Search Claims")
        app.retype("nothing", entry)
        app.wait("label", "No Claims Found")
        app.press("Return")
        app.wait_for_focus("search box", "Search Claims")
        app.press("Escape")
        wait_for(lambda: len(statements(app)), 2, "all claims")
        app.choose("All Claims", "With Conflicts")
        wait_for(lambda: statements(app), [CLAIM], "those with conflicts")
        app.choose("With Conflicts", "All Claims")
        app.choose("All Kinds", "Position")
        wait_for(lambda: statements(app), ["有人不信"], "those of a kind")


@case
def a_claim_that_nobody_makes_any_more_is_deleted():
    project = make_project()
    with App(project) as app:
        page = app.open_article("晚报")
        app.click_text(page, "也有人不信")
        wait_until(lambda: (app.active_card() or "").startswith("也有人不信"), "the highlight is active")
        app.press("Delete")
        app.wait("label", "Highlight removed")
        ledger = open_claims(app)
        row = wait_until(lambda: next((row for row in ledger.find_all("row")[1:] if "有人不信" in row.dump()), None), "the claim is still there")
        app.click(row)
        app.wait("list", "Mentions")
        app.click_on("toggle button", "Claim Menu")
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("d")
        app.wait("label", "Claim deleted")
        wait_for(lambda: statements(app), [CLAIM], "the claims")
        app.press("ctrl+z")
        wait_for(lambda: statements(app), [CLAIM, "有人不信"], "the claims after undo")
    project.is_well()


@case
def the_ledger_is_sorted_with_the_keys():
    with App(make_project()) as app:
        ledger = open_claims(app)
        wait_for(lambda: statements(app), [CLAIM, "有人不信"], "the claims, those with the most mentions first")
        app.wait_for_focus("search box", "Search Claims")
        for _ in range(10):
            if any("focused" in title.states() for title in ledger.find_all("column header")):
                break
            app.press("Tab")
        app.wait_for_focus("column header", "Claim")
        app.press("Right")
        app.wait_for_focus("column header", "Mentions")
        app.press("Return")
        wait_for(lambda: statements(app), ["有人不信", CLAIM], "the claims, those with the fewest first")
        app.press("space")
        wait_for(lambda: statements(app), [CLAIM, "有人不信"], "the claims, the other way round")
        app.press("Left")
        app.wait_for_focus("column header", "Claim")
        app.press("Down")
        wait_until(lambda: any("focused" in row.states() for row in ledger.find_all("row")[1:]), "a row has the focus")


@case
def a_mention_leads_to_its_highlight():
    project = make_project()
    with App(project, column_leaks=True) as app:
        ledger = open_claims(app)
        app.click_on("button", "3 mentions", ledger)
        app.wait_gone("tree grid", "Claims")
        wait_for(lambda: len(mentions(app)), 3, "the mentions")
        # What the figure says itself is not said again.
        app.wait("label", "超1万亿美元")
        app.click(app.wait("list item", starting_with("6000亿美元"), app.wait("list", "Mentions")))
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: page.text() == project.text("晚报"), "it is the article's")
        wait_until(lambda: (app.active_card() or "").startswith("6000亿美元"), "the highlight stands out")
        # And back, where one was.
        app.press("ctrl+shift+c")
        wait_for(lambda: len(mentions(app)), 3, "the mentions")


@case
def the_matrix_shows_the_conflict_and_leads_to_the_passage():
    project = make_project()
    with App(project) as app:
        open_claims(app)
        app.click_on("tab", "Matrix")
        matrix = app.wait("group", "Claims and Articles")
        names = lambda: [node.name for node in matrix.find_all("button")]
        wait_until(lambda: len(names()) == 2 + 3 + 6, lambda: f"heads and cells: {names()}")
        cells = [name for name in names() if "Conflicts" in name]
        equals([name.split(" · ")[0] for name in cells], ["5890亿美元", "6000亿美元"], "the cells that stand out")
        wait_until(lambda: any(name == f"“{'有人不信'}” is not in “晨报”" for name in names()), "what is not there is named")
        screen.take_picture(harness.SCREENSHOTS / "ledger-matrix.png")
        # Its columns take the room that there is.
        width = lambda: app.wait("button", starting_with("5890亿美元"), matrix).extents()[2]
        wide = width()
        screen.resize(app.window, 700, 720)
        wait_until(lambda: width() < wide, "the columns are narrower in a narrow window")
        screen.resize(app.window, 1280, 720)
        wait_for(width, wide, "how wide the columns are")
        app.click(app.wait("button", starting_with("5890亿美元"), matrix))
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: page.text() == project.text("晨报"), "it is the article's")
        wait_until(lambda: (app.active_card() or "").startswith("5890亿美元"), "the highlight stands out")


@case
def the_matrix_is_walked_with_the_keys():
    project = make_project()
    with App(project) as app:
        open_claims(app)
        app.click_on("tab", "Matrix")
        matrix = app.wait("group", "Claims and Articles")
        wait_until(lambda: len(matrix.find_all("button")) == 11, "the cells are there")
        focused = lambda: next((node.name for node in matrix.find_all("button") if "focused" in node.states()), "")
        app.press("Tab")
        wait_until(lambda: focused().startswith("5890亿美元"), lambda: f"the first cell: {focused()}")
        app.press("Right")
        wait_until(lambda: focused().startswith("6000亿美元"), lambda: f"the cell beside it: {focused()}")
        app.press("Left", "Left")
        wait_until(lambda: focused() == CLAIM, lambda: f"the head of the row: {focused()}")
        app.press("Return")
        wait_for(lambda: len(mentions(app)), 3, "the page of the claim")
        app.press("Escape")
        wait_until(lambda: app.find("group", "Claims and Articles"), "the matrix again")


@case
def what_is_undone_leaves_the_ledger():
    project = make_project()
    with App(project) as app:
        open_claims(app)
        wait_for(lambda: len(statements(app)), 2, "the claims")
        app.press("Tab")
        app.press("ctrl+z")
        app.wait("label", "No Claims Yet")
        app.press("ctrl+shift+z")
        wait_for(lambda: statements(app), [CLAIM, "有人不信"], "the claims")
    project.is_well()


@case
def a_large_matrix_has_few_widgets():
    """200 claims in 2,000 articles: what is in sight is there, and no more."""
    folder = Path("many")
    folder.mkdir()
    lines = []
    for number in range(2000):
        (folder / f"{number:04}.txt").write_text(f"第{number}篇文章说，一共有{number}个。\n", encoding="utf-8")
        mention = {"claim": f"第{number % 200}条", "value_text": f"{number}个", "value_low": number, "value_high": number, "unit": "个"}
        lines.append(json.dumps({"article": f"{number:04}.txt", "quote": f"{number}个", "mentions": [mention]}))
    project = Project.make(folder)
    Path("lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done("annotate", project.path, "--from", "lines.jsonl")
    with App(project) as app:
        open_claims(app)
        wait_until(lambda: app.find("label", re.compile("^200 claims")), "the claims are listed")
        app.click_on("tab", "Matrix")
        matrix = app.wait("group", "Claims and Articles")
        wait_until(lambda: matrix.find_all("button"), "cells are there")
        assert len(matrix.find_all("button")) < 600, len(matrix.find_all("button"))
        app.press("Tab")
        wait_until(lambda: any("focused" in node.states() for node in matrix.find_all("button")), "a cell has the focus")
        app.press("End")
        app.press(*["Page_Down"] * 40)
        last = lambda: next((node.name for node in matrix.find_all("button") if "focused" in node.states()), "")
        wait_until(lambda: "第199条" in last() or "1999" in last(), lambda: f"the last cell: {last()}")
        assert len(matrix.find_all("button")) < 600, len(matrix.find_all("button"))
        # Cells are used again for others, with what was in them or without.
        app.press(*["Page_Up"] * 40)
        wait_until(lambda: "第0条" in last(), lambda: f"the cell of the first row: {last()}")


if __name__ == "__main__":
    harness.main()
