"""What Pidian is for, in one go: a claim in three articles with three figures, and what a copy made of the first of them."""

import csv
import re
from pathlib import Path

import harness
from app import App
from harness import ARTICLES, Project, case, equals, wait_for, wait_until

CLAIM = "霜河一号的研发总投入"
ORIGINAL = "一根芦苇，烧出了储能行业的心病"
COPY = "烧出了储能行业的心病 一根芦苇 (对储能来说)"
# In the order in which they are read: an article, and what it says of the claim.
SAID = (
    (ORIGINAL, "研发总投入不到 3 亿元"),
    ("芦苇硬碳与钠离子电池产业化的几点冷思考（转载）", "研发总投入为8.7亿元"),
    ("割芦苇的小厂汀白,凭什么让锂电老大一夜 \"白头\"?", "只花了 2.6 亿元"),
)
INSIDERS, INSIDERS_THERE = "公司当晚就成立了三个专项小组", "公司当晚就设立了三个专门小组"
SAME, REFUSED = "汀白用的是芦苇", "收盘时股价跌去 14.6%"


def link(app, page, phrase):
    """Links a passage to the claim; its figure is read from it."""
    app.select(page, phrase)
    app.wait_for_palette()
    app.press("alt+c")
    entry = app.wait_for_focus("text box", "Claim")
    wait_for(entry.text, phrase, "the statement that is proposed")
    app.retype(CLAIM, entry)
    app.press("ctrl+Return")
    app.wait_gone("dialog", "Claim")


def open_carrying(app):
    """Opens the comparison of the copy, and what could be carried over to it; returns the list."""
    app.press("ctrl+shift+r")
    app.click(app.wait("list item", re.compile("Rewritten"), app.wait("list", "Copies")))
    app.wait("list", "Passages")
    app.click_on("button", "Carry Marks Over")
    app.wait("dialog", "Carry Marks Over")
    return app.wait("list", "Marks")


@case
def a_claim_is_traced_through_articles_and_to_a_copy():
    project = Project.make(*ARTICLES)
    carried = lambda: project.select("SELECT h.quote FROM highlight h JOIN article a ON a.id = h.article_id WHERE a.title = ? ORDER BY h.start", COPY)
    with App(project, gtk_leaks=True) as app:
        page = app.open_article(ORIGINAL)
        for phrase, tag in ((INSIDERS, "信源"), (SAME, "资料"), (REFUSED, "数字")):
            app.tag(page, phrase, tag)
        for title, phrase in SAID:
            link(app, app.open_article(title), phrase)
        figures = "SELECT value_low, value_high FROM mentions ORDER BY created"
        wait_for(lambda: project.select(figures), [(None, "300000000"), ("870000000", "870000000"), ("260000000", "260000000")], "the figures that were read")
        equals(project.select("SELECT claim, mentions FROM claims"), [(CLAIM, 3)], "the claims")

        # One of the figures cannot be true with the others.
        app.press("ctrl+shift+c")
        app.wait("label", "1 claim · 1 with figures that conflict")
        app.click_on("tab", "Matrix")
        matrix = app.wait("group", "Claims and Articles")
        cells = lambda: sorted(node.name.split(" · ")[0] for node in matrix.find_all("button") if "Conflicts" in node.name)
        wait_until(lambda: "8.7亿元" in cells(), lambda: f"the figure stands out: {cells()}")

        marks = open_carrying(app)
        app.wait("label", "4 marks to look at")
        app.click_on("button", f"Accept: {INSIDERS}", marks)
        wait_for(carried, [(INSIDERS_THERE,)], "what is marked on the copy")
        app.click_on("button", f"Accept: {SAME}", marks)
        wait_until(lambda: (SAME,) in carried(), "the other one is marked, too")
        app.click_on("button", f"Refuse: {REFUSED}", marks)
        wait_for(lambda: project.count("refusal"), 1, "refusals")
        app.press("ctrl+z")
        wait_for(lambda: project.count("refusal"), 0, "refusals after undoing")
        app.press("ctrl+z")
        wait_for(carried, [(INSIDERS_THERE,)], "what is marked on the copy after undoing")
        app.press("ctrl+shift+z")
        wait_for(lambda: len(carried()), 2, "how much is marked on the copy after redoing")
        app.press("Escape")
        app.wait_gone("dialog", "Carry Marks Over")

        path = Path("claims.csv").absolute()
        app.export(["Claims Table (CSV)"], path)
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    equals(sorted((row["claim"], row["value_text"]) for row in rows), [(CLAIM, "2.6 亿元"), (CLAIM, "8.7亿元"), (CLAIM, "不到 3 亿元")], "the claims that are exported")
    project.is_well()


if __name__ == "__main__":
    harness.main()
