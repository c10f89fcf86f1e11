"""Searching: the library by words and fields, all texts as a concordance, and hits on the page."""

import csv
import re
import unicodedata
from pathlib import Path

import harness
import screen
from app import App
from harness import ARTICLES, SCREENSHOTS, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"

# How long it may take to mark thousands of hits, and to take it back, with all checks in the build.
MUCH_PATIENCE = 120


def hits(app):
    """The lines of the concordance: before, the hit, behind."""
    found = app.find("list", "Hits")
    rows = found.find_all("list item") if found else []
    return [[node.name for node in row.walk() if node.role == "label"] for row in rows]


def fold(behind):
    """What the first character behind a hit is sorted by: neither its width nor the end of a paragraph counts."""
    return unicodedata.normalize("NFKC", behind[:1]).casefold()


def is_sorted(values):
    """Whether there are values, and they are in order."""
    return bool(values) and values == sorted(values)


def search_library(app, typed):
    """Types into the library's search, in the place of what is there."""
    app.press("ctrl+f")
    app.retype(typed, app.wait_for_focus("search box", "Search Library"))


@case
def the_library_is_searched_by_words_and_fields():
    project = Project.make(*ARTICLES, marks=True)
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        page = app.open_article(TITLE)
        search_library(app, "直播间")
        wanted = [title for (title, body) in project.select("SELECT a.title, t.body FROM article a JOIN text t ON t.id = a.text_id") if "直播间" in body]
        assert 0 < len(wanted) < 5, wanted
        wait_until(lambda: sorted(app.rows()) == sorted(wanted), "the library shows the articles whose text has the word")
        # It stands out on the page, and one goes from hit to hit.
        n = page.text().count("直播间")
        app.wait("label", f"{n} hit on this page" if n == 1 else f"{n} hits on this page")
        app.click_on("button", "Next Hit")
        app.wait("label", f"Hit 1 of {n}")
        search_library(app, "title:")
        app.wait("label", re.compile("title"))
        search_library(app, 'title:芦苇 NOT text:直播间')
        titles = [title for (title, body) in project.select("SELECT a.title, t.body FROM article a JOIN text t ON t.id = a.text_id") if "芦苇" in title and "直播间" not in body]
        wait_until(lambda: sorted(app.rows()) == sorted(titles), "fields and operators are understood")


@case
def fields_and_their_values_are_completed():
    project = Project.make(*ARTICLES, marks=True)
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", "Search Texts")
        app.type("sou", entry)
        suggestions = app.wait("list", "Suggestions")
        equals([row.name for row in suggestions.find_all("list item")], ["source"], "the fields that begin so")
        app.press("Down", "Return")
        wait_for(entry.text, "source:", "the query")
        # What the project has, the most frequent first; by pinyin as well.
        sources = [source for (source,) in project.select("SELECT source FROM article WHERE source IS NOT NULL GROUP BY source ORDER BY count(*) DESC")]
        wait_until(lambda: (found := app.find("list", "Suggestions")) and {row.name for row in found.find_all("list item")} == set(sources), "publications are offered")
        app.type("bgkd")
        wait_until(lambda: [row.name for row in app.wait("list", "Suggestions").find_all("list item")] == ["半格刻度"], "the one that is meant is left")
        screen.take_picture(SCREENSHOTS / "completion.png")
        app.press("Down", "Return")
        wait_for(entry.text, "source:半格刻度", "the query")
        app.type(" ta", entry)
        wait_until(lambda: [row.name for row in app.wait("list", "Suggestions").find_all("list item")] == ["tag"], "another field is offered")
        app.press("Escape")
        app.wait_gone("list", "Suggestions")
        equals(entry.text(), "source:半格刻度 ta", "Escape takes nothing away")


def open_saved_searches(app):
    """Opens the menu of saved searches; returns what has the focus in it at first, by its name."""
    app.click_on("toggle button", "Saved Searches")
    return wait_until(lambda: next((node.name for node in app.root.find_all() if "focused" in node.states() and node.name in ("Save This Search…", "size", "scale")), None), "the menu has the focus")


@case
def searches_are_saved_and_made_again():
    project = Project.make(*ARTICLES, marks=True)

    def saved():
        return project.select("SELECT name, query, exact FROM saved_searches")

    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", "Search Texts")
        app.type("title:芦苇 规模", entry)
        app.click_on("toggle button", "Exact")
        equals(open_saved_searches(app), "Save This Search…", "the focus")
        app.press("Return")
        app.wait_for_focus("text box", "Name")
        app.type("size")
        app.press("Return")
        wait_for(saved, [("size", "title:芦苇 规模", 1)], "what is saved")
        # What is searched for since gives way to it.
        app.click_on("toggle button", "Exact")
        app.press("ctrl+shift+f")
        app.retype("电池", app.wait_for_focus("search box", "Search Texts"))
        n = sum(body.count("电池") for (body,) in project.select("SELECT t.body FROM article a JOIN text t ON t.id = a.text_id"))
        app.wait("label", re.compile(f"^{n} hits in"))
        equals(open_saved_searches(app), "Save This Search…", "the focus")
        screen.take_picture(SCREENSHOTS / "saved-searches.png")
        app.press("Down", "Return")
        wait_for(entry.text, "title:芦苇 规模", "the query")
        wait_until(lambda: "pressed" in app.wait("toggle button", "Exact").states(), "every letter counts again")
        # It is kept already; it gets another name, is deleted, and comes back.
        equals(open_saved_searches(app), "size", "the focus")
        app.press("Tab", "Return")
        app.wait_for_focus("text box", "Name")
        app.type("scale")
        app.press("Return")
        wait_for(saved, [("scale", "title:芦苇 规模", 1)], "what is saved")
        equals(open_saved_searches(app), "scale", "the focus")
        app.press("Tab", "Tab", "Return")
        wait_for(saved, [], "what is saved")
        app.press("Escape", "ctrl+z")
        wait_for(saved, [("scale", "title:芦苇 规模", 1)], "what is saved")
    project.is_well()


@case
def of_more_places_than_are_looked_at_no_number_is_told_as_all():
    Path("many.txt").write_text("很多\n\n" + "电池，" * 2101 + "\n", encoding="utf-8")
    project = Project.make("many.txt")
    with App(project, env={"LC_ALL": "", "LANG": "C.UTF-8", "LC_NUMERIC": "zh_CN.UTF-8"}) as app:
        page = app.open_article("很多")
        app.tag(page, "电池", "技术")
        app.wait("label", "“电池” stands in at least 2,000 other places")
        app.press("ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", "Search Texts"))
        app.wait("label", "很多 (2,101)")
    project.is_well()


@case
def hits_are_listed_in_their_context():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", "Search Texts")
        app.type("电池", entry)
        bodies = project.select("SELECT a.title, t.body FROM article a JOIN text t ON t.id = a.text_id")
        total = sum(body.count("电池") for (_title, body) in bodies)
        articles = sum("电池" in body or "电池" in title for (title, body) in bodies)
        app.wait("label", f"{total} hits in {articles} articles")
        wait_until(lambda: hits(app), "hits are listed")
        equals({line[1] for line in hits(app)}, {"电池"}, "what stands in the middle")
        shown = app.find("list", "Hits")
        # The parts of a line are as high as each other: what is as high as the program's own language cuts off another one.
        heights = lambda: [{label.extents()[3] for label in row.find_all("label")} for row in shown.find_all("list item")]
        wait_until(lambda: all(len(of_row) == 1 for of_row in heights()), lambda: f"the parts of each line are as high as each other: {heights()}")
        wait_until(lambda: shown.find("label", re.compile(r" \(\d+\)$")).extents()[1] >= shown.extents()[1], "the heading above the first hit is in sight")
        app.choose("By Article", "By What Stands Behind")
        wait_until(lambda: is_sorted([fold(line[2]) for line in hits(app)]), "they are sorted by what stands behind")
        first = hits(app)[0]
        app.click(app.wait("list", "Hits").find_all("list item")[0])
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: first[0][-6:] + "电池" + first[2][:6] in page.text().replace("\n", " "), "it is the page with the hit")
        app.wait("label", re.compile(r"^Hit \d+ of \d+$"))
        app.press("n")
        # What comes in while nobody looks is there when one comes back.
        Path("more.txt").write_text("另一篇\n\n这里只说一次电池。\n", encoding="utf-8")
        harness.done("import", project.path, "more.txt")
        wait_until(lambda: len(app.rows()) == 6, "the library has the new article")
        app.press("ctrl+shift+f")
        app.wait("label", f"{total + 1} hits in {articles + 1} articles")
        wait_until(lambda: hits(app), "the hits are listed")


@case
def what_is_listed_stays_in_its_place():
    Path("many.txt").write_text("很多\n\n" + "".join(f"第{n:03}块电池，" for n in range(300)) + "\n", encoding="utf-8")
    project = Project.make("many.txt")
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 1, "the article is there")
        app.press("ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", "Search Texts"))
        app.wait("label", "300 hits in 1 article")
        app.choose("By Article", "By Date")
        app.choose("By Date", "By What Stands Before")
        app.click_on("toggle button", "Tag Hits")
        app.wait("label", "300 of 300 hits chosen")
        # Another order leaves the list as high as it was. One goes to its end, and leaves the last hit out.
        app.click(app.wait("list", "Hits").find_all("list item")[0])
        app.press("End", "Return")
        app.wait("label", "298 of 300 hits chosen")
        last = hits(app)[-1]
        Path("more.txt").write_text("另一篇\n\n这里只说一次电池。\n", encoding="utf-8")
        harness.done("import", project.path, "more.txt")
        app.wait("label", "299 of 301 hits chosen")
        shown = app.find("list", "Hits")

        def is_in_sight():
            row = next((row for row in shown.find_all("list item") if last[0][-5:] in row.name), None)
            return row and 0 <= row.extents()[1] - shown.extents()[1] <= shown.extents()[3]

        wait_until(is_in_sight, "the last hit is in sight")


@case
def a_hit_opens_an_article_that_the_library_hides():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        search_library(app, "title:没有这样的题目")
        wait_until(lambda: not app.rows(), "all articles are hidden")
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", "Search Texts")
        app.type("电池", entry)
        wait_until(lambda: hits(app), "hits are listed")
        # What cannot be understood takes nothing away.
        app.type(' "', entry)
        app.wait("label", re.compile("quotation mark"))
        assert hits(app), "what was found is gone"
        app.press("BackSpace", "BackSpace")
        app.wait_gone("label", re.compile("quotation mark"))
        app.click(app.wait("list", "Hits").find_all("list item")[0])
        page = wait_until(app.page, "the page is shown")
        app.wait("label", re.compile("^Hit 1 of"))
        n = page.text().count("电池")
        assert n > 1, page.text()
        app.wait("label", f"Hit 1 of {n}")
        wait_until(lambda: len(app.rows()) == 5, "the library hides nothing any more")
        # Longer than the library waits whether more is typed.
        app.press("n")
        app.wait("label", f"Hit 2 of {n}")


@case
def hits_are_tagged_in_one_step():
    project = Project.make(*ARTICLES)
    with App(project, gtk_leaks=True) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        app.press("ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", "Search Texts"))
        wait_until(lambda: hits(app), "hits are listed")
        app.choose("By Article", "By What Stands Behind")
        wait_until(lambda: is_sorted([fold(line[2]) for line in hits(app)]), "they are sorted by what stands behind")
        assert not app.find("label", re.compile(r"\(\d+\)$")), "hits stand under an article that not all are of"
        app.click_on("toggle button", "Tag Hits")
        total = int(re.match(r"(\d+) of \1 hits chosen", app.wait("label", re.compile(r"^(\d+) of \1 hits chosen$")).name)[1])
        assert total > 14, total
        app.click_on("checkbox", "All Hits")
        app.wait("label", f"0 of {total} hits chosen")
        lines = app.wait("list", "Hits").find_all("list item")[:12]
        for number, line in enumerate(lines, 1):
            app.click(line)
            app.wait("label", f"{number} of {total} hits chosen")
        app.click_on("button", "Tag…")
        app.type("技术/电池", app.wait_for_palette())
        app.press("Return")
        dialog = app.wait("dialog", "Tag Hits")
        app.wait("label", "12 new highlights", within=dialog)
        equals(project.highlights(), [], "nothing is done yet")
        app.wait_for_focus("button", "Tag")
        app.press("Return")
        wait_until(lambda: not app.find("dialog", "Tag Hits"), "the dialog has closed")
        app.wait("label", "12 new highlights")
        made = wait_until(project.highlights, "the highlights are made")
        equals([(quote, tags) for quote, _start, _end, tags in made], [("电池", ["技术/电池"])] * 12, "the highlights")
        equals({made_by for (made_by,) in project.select("SELECT made_by FROM highlight")}, {"search"}, "how they were made")
        app.press("ctrl+z")
        wait_for(project.highlights, [], "the highlights")
        equals(project.select("SELECT count(*) FROM tag"), [(0,)], "the tags")
        app.press("ctrl+shift+z")
        wait_for(project.highlights, made, "the highlights")
        # Highlights are searched as well, by their notes: what is found again stays chosen. Nothing tells when that is done but an article that comes in.
        Path("more.txt").write_text("另一篇\n\n这里只说一次电池。\n", encoding="utf-8")
        harness.done("import", project.path, "more.txt")
        total += 1
        app.wait("label", f"13 of {total} hits chosen")
        # Of all, those are there already.
        app.click_on("checkbox", "All Hits")
        app.wait("label", f"{total} of {total} hits chosen")
        app.click_on("button", "Tag…")
        app.type("电池", app.wait_for_palette())
        app.press("Return")
        dialog = app.wait("dialog", "Tag Hits")
        app.wait("label", f"{total - 12} new highlights · 12 are tagged already", within=dialog)
        screen.take_picture(SCREENSHOTS / "tag-hits.png")
        app.click_on("button", "Cancel", within=dialog)
        wait_until(lambda: not app.find("dialog", "Tag Hits"), "the dialog has closed")
        path = Path("tagged.csv").absolute()
        app.export(["Highlights Table (CSV)", "R, Python and Other Programs"], path)
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        equals([(row["quote"], row["tag_path"]) for row in rows], [("电池", "技术/电池")] * 12, "what is exported")
    project.is_well()


@case
def more_hits_than_anybody_reads_are_tagged():
    Path("many.txt").write_text("很多\n\n" + "电池，" * 21000 + "\n", encoding="utf-8")
    project = Project.make("many.txt")
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 1, "the article is there")
        app.press("ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", "Search Texts"))
        app.wait("label", "21000 hits in 1 article, the first 20000 are shown")
        app.click_on("button", "Show All")
        app.wait("label", "21000 hits in 1 article")
        app.click_on("toggle button", "Tag Hits")
        app.wait("label", "21000 of 21000 hits chosen")
        app.click_on("button", "Tag…")
        app.type("技术", app.wait_for_palette())
        app.press("Return")
        dialog = app.wait("dialog", "Tag Hits")
        app.wait("label", re.compile("new highlights$"), within=dialog)
        app.click_on("button", "Tag", within=dialog)
        wait_for(lambda: project.count("highlight"), 21000, "highlights", MUCH_PATIENCE)
        app.wait_gone("dialog", "Tag Hits")
        app.wait("list item", "很多, 21000 highlights")
        app.press("ctrl+z")
        wait_for(lambda: project.count("highlight"), 0, "highlights", MUCH_PATIENCE)
    project.is_well()


@case
def the_same_wording_elsewhere_is_offered():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        page = app.open_article(TITLE)
        start, end = app.tag(page, "磷酸铁锂", "技术")
        places = sum(body.count("磷酸铁锂") for (body,) in project.select("SELECT t.body FROM article a JOIN text t ON t.id = a.text_id"))
        assert places > 2, places
        app.wait("label", f"“磷酸铁锂” stands in {places - 1} other places")
        app.click_on("button", "Tag…")
        dialog = app.wait("dialog", "Tag Hits")
        app.wait("label", f"{places - 1} new highlights", within=dialog)
        app.click_on("button", "Tag", within=dialog)
        wait_until(lambda: len(project.highlights()) == places, "all places are highlighted")
        equals({(quote, *tags) for quote, _start, _end, tags in project.highlights()}, {("磷酸铁锂", "技术")}, "the highlights")
        equals(dict(project.select("SELECT made_by, count(*) FROM highlight GROUP BY made_by")), {"hand": 1, "suggestion": places - 1}, "how they were made")
        app.press("ctrl+z")
        wait_until(lambda: len(project.highlights()) == 1, "one step takes them all back")
    project.is_well()


@case
def hits_are_counted_by_publication_and_month():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        app.press("ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", "Search Texts"))
        wait_until(lambda: hits(app), "hits are listed")
        app.click_on("radio", "Chart")
        counted = harness.report("search", project.path, "电池")["by_source"]
        bars = app.wait("list", "Hits by Publication")
        wait_until(lambda: len(bars.find_all("list item")) == len(counted), "there is a bar for each publication")
        for bar, group in zip(bars.find_all("list item"), counted):
            assert bar.name.startswith(f"{group['source'] or 'No Publication'}, {group['hits']} hit"), (bar.name, group)
        screen.take_picture(SCREENSHOTS / "chart.png")
        name = next(group for group in counted if group["source"])
        app.click(bars.find("list item", re.compile(f"^{name['source']},")))
        wait_until(lambda: len(hits(app)) == name["hits"], "the hits of that publication are listed")


@case
def words_are_counted_and_lead_to_their_hits():
    project = Project.make(*ARTICLES)
    with App(project, gtk_leaks=True) as app:
        wait_until(lambda: len(app.rows()) == 5, "all articles are there")
        app.press("ctrl+shift+f")
        app.wait_for_focus("search box", "Search Texts")
        app.click_on("tab", "Words")
        words = app.wait("tree grid", "Words")
        rows = wait_until(lambda: words.find_all("row")[1:], "words are listed")
        counted = harness.report("words", project.path, "--limit", "10")["words"]
        equals([row.name for row in rows[:10]], [f"{word['word']} {word['frequency']} {word['articles']}" for word in counted], "the words")
        screen.take_picture(SCREENSHOTS / "words.png")
        # What sets some articles apart from the others; and into a file, as the command line has it.
        query = 'source:"半格刻度"'
        app.find("search box", "Count in Articles").set_text(query)
        app.click_on("toggle button", "Compare With the Rest")
        app.wait("column header", "Keyness", words)
        path = Path("words.csv").absolute()
        app.click_on("button", "Export…")
        app.name_file("Export", path)
        app.wait("label", f"Exported to “{path.name}”")
        command = harness.done("words", project.path, "--query", query, "--keyness", "--csv", "--spreadsheet")
        equals(path.read_bytes(), command, "what is exported")
        screen.take_picture(SCREENSHOTS / "keyness.png")
        word = words.find_all("row")[1]
        name = word.name.split(" ")[0]
        app.click(word)
        entry = app.wait_for_focus("search box", "Search Texts")
        wait_until(lambda: name in entry.text(), "the word is searched for")
        wait_until(lambda: hits(app), "its hits are listed")
        equals({line[1] for line in hits(app)}, {name}, "what stands in the middle")


if __name__ == "__main__":
    harness.main()
