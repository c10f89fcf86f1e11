"""Copies: which articles share text, and two of them compared."""

import csv
import re
from pathlib import Path

import harness
from app import App
from harness import ARTICLES, FORUM, Project, case, equals, wait_for, wait_until

COPY = "烧出了储能行业的心病 一根芦苇 (对储能来说)"
CHANGED = re.compile("^Changed: .*内部人士.* — .*外部人士")


@case
def a_copy_is_found_and_compared_and_leads_back_to_its_articles():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+r")
        copies = app.wait("list", "Copies")
        app.wait("label", "1 pair of articles share text, in 1 family")
        # The ledger counts both as one source from now on.
        wait_for(lambda: (project.count("family"), project.count("family_member")), (1, 2), "the family that is kept")
        app.click(app.wait("list item", re.compile("Rewritten"), copies))
        passages = app.wait("list", "Passages")
        rows = wait_until(lambda: passages.find_all("list item"), "passages are listed")
        equals(any(re.match("The same: ", row.name) for row in rows), True, "there is a sentence in both")
        # From one difference to the next, and only those.
        app.click_on("button", "Next Difference")
        first = wait_until(lambda: [row.name for row in passages.find_all("list item") if "selected" in row.states()], "a difference is selected")
        equals(first[0].startswith("The same"), False, "what is selected")
        app.click_on("button", "Next Difference")
        wait_until(lambda: [row.name for row in passages.find_all("list item") if "selected" in row.states()] not in ([], first), "the next one is selected")
        app.click_on("toggle button", "Only Differences")
        wait_until(lambda: all(not row.name.startswith("The same") for row in passages.find_all("list item")), "what is the same is left out")
        # What turns the meaning round stands side by side, and leads to its place.
        row = app.wait("list item", CHANGED, passages)
        # Right of the middle is the copy.
        app.click(row, move=(100, 10))
        page = wait_until(app.page, "the page is shown")
        wait_for(page.text, project.text(COPY), "the copy's text")


@case
def a_comparison_is_exported():
    project = Project.make(*ARTICLES)
    table, page, paper = Path("comparison.csv").absolute(), Path("comparison.html").absolute(), Path("comparison.pdf").absolute()
    with App(project, gtk_leaks=True) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+r")
        app.click(app.wait("list item", re.compile("Rewritten"), app.wait("list", "Copies")))
        app.wait("list", "Passages")
        for number, (path, letter) in enumerate(((page, "w"), (paper, "p"), (table, "t"))):
            app.click_on("toggle button", "Export")
            wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
            app.press(letter)
            app.name_file("Export", path)
            wait_until(path.exists, f"{path.name} is written")
    rows = list(csv.DictReader(table.open(encoding="utf-8-sig", newline="")))
    text = project.text(COPY)
    for row in rows:
        equals(text[int(row["b_start"]):int(row["b_end"])], row["b_text"], "the passage in the copy")
    equals([row["added"] for row in rows if "外部人士" in row["b_text"]][0].startswith("外部"), True, "what was added")
    html = page.read_text(encoding="utf-8")
    equals("<del>内部</del>" in html and "<ins>外部</ins>" in html, True, "both words are marked on the web page")
    equals(paper.read_bytes()[:5], b"%PDF-", "the PDF")


@case
def where_there_is_no_copy_that_is_said():
    project = Project.make(FORUM)
    with App(project) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+r")
        app.wait("label", "No Copies Found")


if __name__ == "__main__":
    harness.main()
