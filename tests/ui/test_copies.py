"""Copies: which articles share text, and two of them compared."""

import csv
import re
from pathlib import Path

import harness
import screen
from app import App, starting_with
from harness import ARTICLES, FORUM, SPUN, Project, case, equals, wait_for, wait_until

ORIGINAL = "一根芦苇，烧出了储能行业的心病"
COPY = "烧出了储能行业的心病 一根芦苇 (对储能来说)"
# Passages of the original, and what the copy made of them.
INSIDERS, INSIDERS_THERE = "公司当晚就成立了三个专项小组", "公司当晚就设立了三个专门小组"
FIGURES, FIGURES_THERE = "收盘时股价跌去 14.6%", "收盘时股价下降 14.6%"
SAME = "汀白用的是芦苇"
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


def open_comparison(app):
    """Opens the comparison of the one pair that there is, and returns the list of passages."""
    app.wait("list", "Articles")
    app.press("ctrl+shift+r")
    app.click(app.wait("list item", re.compile("Rewritten"), app.wait("list", "Copies")))
    passages = app.wait("list", "Passages")
    wait_until(lambda: passages.find_all("list item"), "passages are listed")
    return passages


def selected(passages):
    """What the selected passage says."""
    return next((row.name for row in passages.find_all("list item") if "selected" in row.states()), "")


@case
def a_substitution_leads_to_each_of_its_places():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        passages = open_comparison(app)
        substitutions = app.wait("list", "Substitutions")
        row = app.wait("list item", re.compile("^Meaning turned round: 下来 → 上去, 2×$"), substitutions)
        # What turns the meaning round comes first.
        equals(substitutions.find_all("list item")[0].name.split(":")[0], "Meaning turned round", "the first substitution")
        places = []
        for number in ("1 of 2", "2 of 2", "1 of 2"):
            app.click(row)
            row = app.wait("list item", f"Meaning turned round: 下来 → 上去, {number}", substitutions)
            places.append(wait_until(lambda: selected(passages) not in places[-1:] and selected(passages), "another passage is selected"))
            equals("下来" in places[-1] and "上去" in places[-1], True, "the words are there")
        equals(places[2], places[0], "where it goes on behind the last")
        # From one that stands elsewhere, and with only the differences shown.
        app.click_on("toggle button", "Only Differences")
        app.click(app.wait("list item", "Meaning turned round: 内部 → 外部, 1×", substitutions))
        wait_until(lambda: CHANGED.match(selected(passages)), "the other passage is selected")
        app.click_on("toggle button", "Substitutions")
        app.wait_gone("list", "Substitutions")


@case
def two_of_the_library_are_compared_and_one_goes_back_to_the_page():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        articles = app.wait("list", "Articles")
        page = app.open_article(ORIGINAL)
        other = app.wait("list item", re.compile("慢炉子"), articles)
        screen.xdotool("keydown", "ctrl")
        app.click(other)
        screen.xdotool("keyup", "ctrl")
        app.wait("label", "2 of 5 selected")
        app.click(other, button=3)
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("c")
        app.wait("list", "Passages")
        # The earlier one, of 21 November, is on the left.
        titles = [node for node in app.root.find_all("label") if node.name in (ORIGINAL, "慢炉子｜霜河退烧记：把电芯还给那座窑") and node.extents()[0] > 300]
        equals([node.name for node in sorted(titles, key=lambda node: node.extents()[0])][0], ORIGINAL, "the article on the left")
        app.click_on("button", "Back")
        page = wait_until(app.page, "the page is shown again")
        wait_for(page.text, project.text(ORIGINAL), "the text of the article that was open")
        equals(app.find("list", "Passages"), None, "the comparison")
        # Behind the comparison of somebody who goes elsewhere is the list.
        app.press("ctrl+shift+r")
        app.wait("list item", re.compile("Rewritten"), app.wait("list", "Copies"))


STORY = (
    "河口镇的旧码头上周五重新开了门。镇里的人说，这里停了整整十二年，木板都朽了。"
    "负责修缮的工程队一共换了三百二十根木桩，花了四百万元。内部人士透露，预算原先只有两百五十万元。"
    "开门那天早上下着小雨，第一班渡轮还是坐满了人。船长姓陆，今年六十一岁，年轻时就在这条河上跑船。"
    "他说河道比从前浅了，船走得慢一些，但看得见两岸的芦苇。镇里计划明年春天再修一条步道，把码头和老街连起来。"
)


def make_family(undated=False, n_more=0):
    """A story, a repost of it a day later, a rewrite with other figures, one that nobody dated if that is wanted, and more reposts."""
    rewritten = STORY.replace("内部人士", "外部人士").replace("三百二十根", "三百五十根").replace("四百万元", "六百万元").replace("旧码头", "老码头").replace("透露", "泄漏")
    rows = [
        ("旧码头重新开门", "河口日报", "2025-03-07", STORY),
        ("河口镇旧码头开门", "转载网", "2025-03-08", STORY + "本报记者摄于河口镇。"),
        ("老码头又开了", "洗稿号", "2025-03-20", rewritten),
    ]
    if undated:
        rows.append(("码头的早晨", "", "", STORY))
    rows += [(f"转载第{number}篇", "转载网", f"2025-04-{number % 28 + 1:02}", STORY) for number in range(n_more)]
    with open("family.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["title", "source", "date", "text"])
        table.writerows(rows)
    return Project.make(Path("family.csv"))


def show_graph(app):
    """Opens the graph of the one family that there is."""
    app.wait("list", "Articles")
    app.press("ctrl+shift+r")
    app.click(app.wait("button", "Show Graph", app.wait("list", "Copies")))
    return app.wait("group", "Graph of the Family")


@case
def the_graph_of_a_family_leads_to_its_articles_and_to_what_copies_made_of_them():
    project = make_family(undated=True)
    with App(project) as app:
        graph = show_graph(app)
        nodes = [
            app.wait("button", name, graph)
            for name in (
                # One without a date may have been there before it.
                "旧码头重新开门, 河口日报, 2025-03-07",
                "河口镇旧码头开门, 转载网, 2025-03-08",
                "老码头又开了, 洗稿号, 2025-03-20",
                "码头的早晨, No date",
            )
        ]
        heights = [node.extents()[1] for node in nodes]
        equals(heights, sorted(heights), "earlier ones are above")
        # The axis is one of time: from the 8th to the 20th is farther than from the 7th to the 8th.
        equals(heights[2] - heights[1] > heights[1] - heights[0] + 50, True, "the distances")
        app.click(app.wait("button", re.compile("^Compare “旧码头重新开门” with “老码头又开了”: .*2 figures changed$"), graph))
        passages = app.wait("list", "Passages")
        app.wait("list item", re.compile("三百二十根.* — .*三百五十根"), passages)
        app.click_on("button", "Back")
        graph = app.wait("group", "Graph of the Family")
        app.click(app.wait("button", re.compile("^老码头又开了"), graph))
        page = wait_until(app.page, "the page is shown")
        wait_for(page.text, project.text("老码头又开了"), "the copy's text")


@case
def a_graph_shows_the_first_fifty_of_a_large_family():
    project = make_family(n_more=60)
    with App(project) as app:
        graph = show_graph(app)
        wait_until(lambda: len([node for node in graph.look().walk() if node.role == "button" and "Compare" not in node.name]) == 50, "fifty articles are shown")
        app.wait("button", "旧码头重新开门, 河口日报, 2025-03-07, Proposed origin", graph)
        app.wait("label", "And 13 more, which are in the list of pairs")


@case
def a_comparison_is_exported():
    project = Project.make(*ARTICLES)
    table, page, paper = Path("comparison.csv").absolute(), Path("comparison.html").absolute(), Path("comparison.pdf").absolute()
    with App(project, gtk_leaks=True) as app:
        open_comparison(app)
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
    equals(re.search(r"<h3 class=.grave.>Meaning turned round</h3>\n<ul>\n<li><del>下来</del> → <ins>上去</ins> 2×</li>", html) is not None, True, "the substitutions on the web page")
    equals(paper.read_bytes()[:5], b"%PDF-", "the PDF")


def find_mark(app, title):
    """The mark of an article that shares text with another, in its row of the library."""
    row = app.wait("list item", starting_with(title), app.wait("list", "Articles"))
    return app.wait("button", "Shares text with 1 other article", row)


@case
def a_copy_that_comes_is_found_without_asking():
    project = Project.make(*(article for article in ARTICLES if article != SPUN))
    with App(project, gtk_leaks=True) as app:
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
def each_family_is_shown_once():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        find_mark(app, COPY)
        app.press("ctrl+f")
        app.click_on("toggle button", "Filter")
        app.choose("Copies", "Each family once")
        wait_until(lambda: len(app.rows()) == len(ARTICLES) - 1 and COPY not in app.rows(), "the copy is left out")
        app.choose("Copies", "With copies")
        wait_for(lambda: sorted(app.rows()), sorted([ORIGINAL, COPY]), "the articles that share text")
        app.press("Escape")
        app.wait_gone("combo box", "Copies")


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


def open_carrying(app):
    """Opens the comparison of the copy, and the dialog to carry marks over; returns the list of marks."""
    app.press("ctrl+shift+r")
    app.click(app.wait("list item", re.compile("Rewritten"), app.wait("list", "Copies")))
    app.wait("list", "Passages")
    app.click_on("button", "Carry Marks Over")
    app.wait("dialog", "Carry Marks Over")
    return app.wait("list", "Marks")


def names(marks):
    """What the rows of marks say."""
    return [row.name for row in marks.find_all("list item")]


@case
def marks_are_carried_over_and_refused_and_taken_back():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        page = app.open_article(ORIGINAL)
        app.tag(page, INSIDERS, "信源")
        app.tag(page, FIGURES, "数字")
        app.tag(page, SAME, "资料")
        original, copy = (project.select("SELECT id FROM article WHERE title = ?", title)[0][0] for title in (ORIGINAL, COPY))
        carried = lambda: project.select("SELECT quote, made_by FROM highlight WHERE article_id = ? ORDER BY start", copy)
        tags = lambda: project.select(
            "SELECT g.name FROM highlight_tag t JOIN highlight h ON h.id = t.highlight_id JOIN tag g ON g.id = t.tag_id WHERE h.article_id = ? ORDER BY h.start", copy
        )
        marks = open_carrying(app)
        wait_for(lambda: len(names(marks)), 3, "how many marks are offered")
        # What is another there is pointed out, and only what is the same is certain.
        row = app.wait("list item", re.compile("成立了"), marks)
        equals("Somebody else says it: 岑川内部人士 → 岑川外部人士" in row.name, True, f"the doubt in “{row.name}”")
        app.click_on("button", f"Accept: {INSIDERS}", marks)
        wait_for(carried, [(INSIDERS_THERE, "carrying")], "what is marked on the copy")
        app.wait_gone("list item", re.compile("^Other words: .*成立了"))
        app.click_on("button", "Accept All Certain (1)")
        wait_for(lambda: len(carried()), 2, "how much is marked on the copy")
        equals(tags(), [("信源",), ("资料",)], "the tags on the copy")
        wait_for(lambda: len(names(marks)), 1, "how many marks are left")
        app.click_on("button", f"Refuse: {FIGURES}", marks)
        wait_for(lambda: project.select("SELECT kind, article_id, quote FROM refusal"), [("carrying", copy, FIGURES_THERE)], "what is refused")
        # One after another is taken back, and done again.
        app.wait("label", "Nothing to Carry Over")
        app.click_on("button", "Undo", app.find("dialog", "Carry Marks Over"))
        wait_for(lambda: project.count("refusal"), 0, "refusals after undoing")
        app.wait("list item", re.compile(FIGURES[:6]), app.wait("list", "Marks"))
        app.press("ctrl+z")
        wait_for(carried, [(INSIDERS_THERE, "carrying")], "what is marked on the copy after undoing")
        app.press("ctrl+z")
        wait_for(carried, [], "what is marked on the copy after undoing all")
        wait_for(lambda: len(names(app.find("list", "Marks"))), 3, "how many marks are offered again")
        app.press("ctrl+shift+z")
        wait_for(tags, [("信源",)], "the tags on the copy after redoing")
        app.press("Escape")
        app.wait_gone("dialog", "Carry Marks Over")
    project.is_well()


@case
def marks_are_carried_over_by_keys_and_the_other_way():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        page = app.open_article(COPY)
        app.tag(page, FIGURES_THERE, "数字")
        app.tag(page, SAME, "资料")
        marks = open_carrying(app)
        # From the one that has marks, which is the copy here.
        wait_for(lambda: len(names(marks)), 2, "how many marks are offered")
        app.wait_for_focus("list item", re.compile(FIGURES_THERE))
        app.press("a")
        wait_for(lambda: project.count("highlight"), 3, "highlights")
        wait_for(lambda: len(names(marks)), 1, "how many marks are left")
        app.press("r")
        wait_for(lambda: project.count("refusal"), 1, "refusals")
        app.wait("label", "What is not in the other article already was refused")
        app.click_on("toggle button", "Show Refused")
        app.wait("list item", re.compile("."), app.wait("list", "Marks"))
        app.click_on("button", "Carry the Other Way")
        app.wait("label", "1 is there already")
        app.press("Escape")
        app.wait_gone("dialog", "Carry Marks Over")
    project.is_well()


@case
def where_there_is_no_copy_that_is_said():
    project = Project.make(FORUM)
    with App(project) as app:
        app.wait("list", "Articles")
        app.press("ctrl+shift+r")
        app.wait("label", "No Copies Found")


if __name__ == "__main__":
    harness.main()
