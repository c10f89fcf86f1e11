"""Copies: which articles share text, and two of them compared."""

import re

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
def where_there_is_no_copy_that_is_said():
    project = Project.make(FORUM)
    with App(project) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+r")
        app.wait("label", "No Copies Found")


if __name__ == "__main__":
    harness.main()
