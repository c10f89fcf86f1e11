"""Copies: which articles share text, and two of them compared."""

import csv
import re
from pathlib import Path

import harness
from app import App, starting_with
from harness import ARTICLES, FORUM, SPUN, Project, case, equals, wait_for, wait_until

ORIGINAL = "一根芦苇，烧出了储能行业的心病"
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


def find_mark(app, title):
    """The mark of an article that shares text with another, in its row of the library."""
    row = app.wait("list item", starting_with(title), app.wait("list", "Articles"))
    return app.wait("button", "Shares text with 1 other article", row)


@case
def a_copy_that_comes_is_found_without_asking():
    project = Project.make(*(article for article in ARTICLES if article != SPUN))
    with App(project) as app:
        articles = app.wait("list", "Articles")
        wait_until(lambda: len(articles.find_all("list item")) == len(ARTICLES) - 1, "the articles are listed")
        equals(articles.find_all("button", "Shares text with 1 other article"), [], "the marks of copies")
        app.press("ctrl+i")
        app.choose_file("Add Articles", SPUN)
        # Both say it, and so does what is read aloud of their rows.
        find_mark(app, ORIGINAL)
        app.wait("list item", re.compile(COPY[:6] + ".*, Shares text with 1 other article"))
        equals((project.count("family"), project.count("family_member")), (1, 2), "the family that is kept")
        # A mark leads to the pair, and back to all.
        # GTK leaves the padding of the row out of where it says that this is.
        app.click(find_mark(app, COPY), move=(8, 12))
        app.wait(None, re.compile("Copies of “" + COPY[:6]))
        copies = app.wait("list", "Copies")
        app.wait("list item", re.compile("Rewritten"), copies)
        app.click_on("button", "Show All")
        app.wait_gone(None, re.compile("Copies of “" + COPY[:6]))
        app.wait("list item", re.compile("Rewritten"), copies)
        # So does the menu of the article.
        app.click(app.wait("list item", starting_with(ORIGINAL), articles), button=3)
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("c")
        app.wait(None, re.compile("Copies of “" + ORIGINAL[:6]))


@case
def a_copy_that_goes_leaves_no_mark_until_it_comes_back():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        articles = app.wait("list", "Articles")
        find_mark(app, ORIGINAL)
        app.click(app.wait("list item", starting_with(COPY), articles))
        app.press("Delete")
        wait_until(lambda: articles.find_all("button", "Shares text with 1 other article") == [], "no article has a mark")
        wait_for(lambda: project.count("family"), 0, "the families that are kept")
        # What was found in the background is nothing to undo, and takes nothing away from that.
        app.click_on("button", "Undo")
        find_mark(app, ORIGINAL)
        find_mark(app, COPY)


@case
def where_there_is_no_copy_that_is_said():
    project = Project.make(FORUM)
    with App(project) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+r")
        app.wait("label", "No Copies Found")


if __name__ == "__main__":
    harness.main()
