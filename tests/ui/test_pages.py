"""Every page of the window, pictured in both languages, light and dark, wide and narrow, with large text and in high contrast; and what is on
it has a name, and finds room: GTK warns of what does not."""

import functools
import itertools
import re
import traceback
from pathlib import Path

import harness
import screen
from app import App, starting_with
from harness import ARTICLES, CORPUS, SCREENSHOTS, WECHAT, Failure, Project, Skip, case, case_when_asked, done, equals, wait_for, wait_until
from visit import NARROW, ULTRAWIDE, Visit
from walk import Walk

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "十一月的第三个星期一"

def visit_start(name="empty", **how):
    """The pages before there is an article to read."""
    with Visit(**how) as visit:
        visit.app.wait("button", visit.say("Sample Project"))
        visit.picture("welcome")
    with Visit(Project.make(name=f"{name}.pidian"), **how) as visit:
        visit.app.wait("label", visit.say("Drop articles, tables or folders here, or choose files"))
        visit.picture("empty")


def visit_article(project, **how):
    """The pages around an article."""
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        library = visit.open_library()
        if visit.is_tight:
            visit.picture("library")
        visit.click_in_sight(lambda: app.find("list item", starting_with(TITLE), library))
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: page.text() == project.text(TITLE), "the page has its text")
        visit.picture("page")
        app.select(page, PHRASE)
        app.wait_for_focus("text box", say("Tag"))
        visit.picture("palette")
        app.press("alt+n")
        app.wait_for_focus("text box", say("Note"))
        visit.picture("note")
        app.press("Escape")
        app.wait_gone("text box", say("Note"))
        app.press("alt+c")
        app.wait_for_focus("text box", say("Claim"))
        visit.picture("claim")
        app.press("Escape")
        app.wait_gone("dialog", say("Claim"))
        app.press("ctrl+e")
        app.wait("dialog", say("Export"))
        app.wait_for_focus("button", say("Export…"))
        visit.picture("export")
        app.press("Escape")
        app.wait_gone("dialog", say("Export"))
        app.press("ctrl+question")
        app.wait("dialog", say("Keyboard Shortcuts"))
        visit.picture("shortcuts")
        app.press("Escape")
        app.wait_gone("dialog", say("Keyboard Shortcuts"))


def visit_preferences(**how):
    """What a person can choose for all projects."""
    with Visit(**how) as visit:
        app, say = visit.app, visit.say
        app.wait("button", say("Sample Project"))
        app.press("ctrl+comma")
        app.wait("dialog", say("Preferences"))
        visit.picture("preferences-page")
        walk = Walk(app)
        for title, page in (("General", "preferences-general"), ("Files", "preferences-files")):
            walk.go_to("tab")
            app.press("Right", "space")
            wait_until(lambda: any("selected" in tab.states() for tab in app.root.find_all("tab", say(title))), f"{title} is shown")
            visit.picture(page)
        app.press("Escape")
        app.wait_gone("dialog", say("Preferences"))


def visit_help(**how):
    """The help, and a page of it."""
    with Visit(**how) as visit:
        app, say = visit.app, visit.say
        app.wait("button", say("Sample Project"))
        app.press("F1")
        dialog = app.wait("dialog", say("Help"))
        visit.picture("help")
        app.click(wait_until(lambda: dialog.find_all("list item"), "there are topics")[0])
        app.wait("image", None, dialog)
        visit.picture("help-page")
        app.press("alt+Left", "Escape")
        app.wait_gone("dialog", say("Help"))


def visit_sample(**how):
    """The sample project, with what to do first."""
    with Visit("--sample", **how) as visit:
        visit.app.wait("list", visit.say("First Steps"))
        wait_until(visit.app.page, "the page is shown")
        visit.picture("first-steps")


def visit_library(project, **how):
    """What can be done to the articles in the library."""
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        library = visit.open_library()
        visit.click_in_sight(lambda: app.find("list item", starting_with(TITLE), library), button=3)
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        visit.picture("article-menu")
        app.press("e")
        app.wait("dialog", say("Edit Details"))
        app.wait_for_focus("text box", say("Title"))
        visit.picture("details")
        app.press("Escape")
        app.wait_gone("dialog", say("Edit Details"))
        for letter, title, page in (("m", "Draw a Sample", "sample"), ("g", "Groups", "groups"), ("o", "Own Fields", "fields"), ("n", "Names", "names")):
            visit.open_library()
            app.click_on("toggle button", say("Library Menu"))
            wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
            app.press(letter)
            app.wait("dialog", say(title))
            visit.picture(page)
            app.press("Escape")
            app.wait_gone("dialog", say(title))
        app.press("ctrl+f")
        app.click_on("toggle button", say("Filter"))
        app.wait("combo box", say("Study"))
        visit.picture("filter")
        app.press("Escape")
        app.wait_gone("combo box", say("Study"))
        if visit.is_tight:
            # The search closes first, then the library above the page.
            wait_until(lambda: app.press("Escape") or not app.find("list", say("Articles")), "the library gives way to the page")


def visit_search(project, **how):
    """The search in all texts, and a page with hits."""
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        wait_until(lambda: app.find("document") or app.find("toggle button", say("Search All Texts")), "the window is there")
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", say("Search Texts"))
        visit.picture("search-start")
        app.type("电池", entry)
        hits = wait_until(lambda: app.find("list", say("Hits")), "hits are listed")
        wait_until(lambda: "sensitive" in app.wait("toggle button", say("Tag Hits")).states(), "all hits are there")
        visit.picture("search")
        app.click_on("toggle button", say("Saved Searches"))
        app.wait("list", say("Saved Searches"))
        visit.picture("saved-searches")
        app.press("Escape")
        app.wait_gone("list", say("Saved Searches"))
        app.click_on("radio", say("Chart"))
        app.wait("list", say("Hits by Publication"))
        visit.picture("search-chart")
        app.click_on("radio", say("List"))
        app.click_on("toggle button", say("Tag Hits"))
        app.wait("checkbox", say("All Hits"))
        visit.picture("search-choose")
        app.click_on("toggle button", say("Tag Hits"))
        app.click_on("tab", say("Words"))
        wait_until(lambda: app.wait("tree grid", say("Words")).find_all("row")[1:], "words are listed")
        visit.picture("words")
        app.click_on("tab", say("Hits"))
        hits = app.wait("list", say("Hits"))
        app.click(wait_until(lambda: hits.find_all("list item"), "there are hits")[1])
        wait_until(lambda: app.find("button", say("Next Hit")), "the page shows hits")
        wait_until(app.page, "the page is shown")
        visit.picture("hits")
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", say("Search Texts"))
        app.retype('"', entry)
        wait_until(lambda: app.find("label", re.compile("[”\"]")), "what is wrong is said")
        visit.picture("search-wrong")


def visit_claims(project, **how):
    """The claims of all articles: the ledger, a claim, the matrix; and where there are none."""
    with Visit(Project.make(name="unclaimed.pidian"), **how) as visit:
        visit.app.wait("label", visit.say("Drop articles, tables or folders here, or choose files"))
        visit.app.press("ctrl+shift+c")
        visit.app.wait("label", visit.say("No Claims Yet"))
        visit.picture("claims-none")
    with Visit(project, column_leaks=True, **how) as visit:
        app, say = visit.app, visit.say
        wait_until(lambda: app.find("toggle button", say("Claims")), "the window is there")
        app.press("ctrl+shift+c")
        ledger = app.wait("tree grid", say("Claims"))
        wait_until(lambda: ledger.find_all("row")[1:], "there are claims")
        visit.picture("claims")
        figure = app.find("button", re.compile("^2.6 亿元 – 8.7亿元"), ledger)
        if figure:
            app.click(figure)
        else:
            visit.click_in_sight(lambda: next((row for row in ledger.find_all("row")[1:] if "研发" in row.dump()), None))
        app.wait("list", say("Mentions"))
        visit.picture("claim-page")
        for letter, title, page in (("f", "Find More Mentions", "find-mentions"), ("r", "Merge Claims", "merge"), ("s", "Split Claim", "split"), ("e", "Relations", "relations")):
            app.click_on("toggle button", say("Claim Menu"))
            wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
            app.press(letter)
            app.wait("dialog", say(title))
            visit.picture(page)
            app.press("Escape")
            app.wait_gone("dialog", say(title))
        judge(visit)
        app.press("Escape")
        app.click_on("tab", say("Matrix"))
        matrix = app.wait("group", say("Claims and Articles"))
        wait_until(lambda: matrix.find_all("button"), "there are cells")
        visit.picture("claims-matrix")


def judge(visit):
    """Judges the claim that is shown, by a highlight."""
    app, say = visit.app, visit.say
    visit.click_in_sight(lambda: app.find("button", say("Judge…")))
    dialog = app.wait("dialog", say("Judge Claim"))
    app.choose(say("Verdict"), say("Conflicting evidence"))
    visit.click_in_sight(lambda: app.find("text box", say("Justification")))
    app.type("两处的数字不一")
    Walk(app).go_to("button", say("Add a Highlight as Evidence"))
    app.press("space")
    chooser = app.wait("list", say("Choose a Highlight"))
    wait_until(lambda: chooser.find_all("list item"), "highlights are offered")
    visit.picture("choose-highlight")
    app.press("Return")
    app.wait_gone("dialog", say("Choose a Highlight"))
    visit.picture("judge")
    app.click_on("button", say("Save"), within=dialog)
    app.wait_gone("dialog", say("Judge Claim"))
    visit.click_in_sight(lambda: app.find("list item", say("Conflicting evidence")))
    visit.picture("claim-judged")


def visit_backups(project, **how):
    """What is kept of a project, and what a copy of it can be made without."""
    with Visit(project, **how) as visit:
        visit.app.wait("toggle button", visit.say("Library"))
    study = project.path.read_bytes()
    done("annotate", project.path, "--article", project.select("SELECT uuid FROM article LIMIT 1")[0][0], "--start", "0", "--end", "3", "--tag", "new")
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        app.click_on("toggle button", say("Main Menu"))
        app.wait("button", say("Larger Text"))
        visit.picture("main-menu")
        app.press("u")
        dialog = app.wait("dialog", say("Backups"))
        rows = lambda: app.wait("list", say("Backups"), dialog).find_all("list item")
        wait_until(lambda: rows() and all(node.find_all("label")[1:] and "·" in node.dump() for node in rows()), "what is in each backup is shown")
        visit.picture("backups")
        app.click(rows()[0])
        app.wait("label", say("What Is in It"))
        visit.picture("backup")
        app.press("alt+r")
        app.wait("alert dialog")
        visit.picture("backup-restore")
        app.press("Escape")
        app.wait_gone("alert dialog")
        app.press("Escape", "Escape")
        app.wait_gone("dialog", say("Backups"))
        app.press("ctrl+shift+s")
        app.wait("dialog", say("Save a Copy"))
        visit.picture("save-copy")
        app.press("Escape")
        app.wait_gone("dialog", say("Save a Copy"))
    lock = project.path.parent / f".~lock.{project.path.name}#"
    lock.write_text("[Pidian]\nUser=Ben\nComputer=kant\nMachine=1781\nKey=a-key\nSince=2025-01-30T08:15:00Z\n")
    with Visit(project, **how) as visit:
        visit.app.wait("alert dialog")
        visit.picture("in-use")
        visit.app.click_on("button", visit.say("Open to Read"))
        visit.app.wait("button", visit.say("Save a Copy…"))
        visit.picture("read-only")
    lock.unlink()
    project.path.write_bytes(study[:5000])
    with Visit(project, **how) as visit:
        visit.app.wait("alert dialog")
        visit.picture("damaged")
        visit.app.press("Escape")
    project.path.write_bytes(study)


def visit_copies(project, **how):
    """Articles that share text, and two of them compared."""
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        wait_until(lambda: app.find("toggle button", say("Claims")), "the window is there")
        app.press("ctrl+shift+r")
        app.wait("list", say("Copies"))
        visit.picture("copies")
        visit.open_comparison()
        app.click_on("button", say("Next Difference"))
        visit.picture("compare")


def visit_codebook(project, **how):
    """The codebook: its tags, the page of one, and what is asked before one is changed; and where there are none."""
    with Visit(Project.make(name="untagged.pidian"), **how) as visit:
        visit.app.wait("label", visit.say("Drop articles, tables or folders here, or choose files"))
        visit.app.press("ctrl+shift+t")
        visit.app.wait("label", visit.say("No Tags Yet"))
        visit.picture("codebook-none")
    done("codebook", project.path, "--freeze", "试编码之后")
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        wait_until(lambda: app.find("toggle button", say("Codebook")), "the window is there")
        app.press("ctrl+shift+t")
        tags = app.wait("list", say("Tags"))
        row = wait_until(lambda: tags.find_all("list item"), "there are tags")[1]
        visit.picture("codebook")
        for letter, role in (("f", "alert dialog"), ("v", "dialog")):
            app.click_on("toggle button", say("Codebook Menu"))
            wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
            app.press(letter)
            app.wait(role)
            if letter == "f":
                visit.picture("codebook-freeze")
            else:
                version = wait_until(lambda: app.wait("list", say("Versions")).find_all("list item"), "there are versions")[0]
                visit.picture("codebook-versions")
                app.click(version)
                app.wait("label", say("Nothing Has Changed"))
                visit.picture("codebook-version")
                app.press("Escape")
                app.wait("list", say("Versions"))
            app.press("Escape")
            app.wait_gone(role)
        app.click(row, move=(70 - row.extents()[2] // 2, 6))
        app.wait("text box", say("Description"))
        visit.picture("codebook-tag")
        app.click_on("tab", say("Quotes"))
        quotes = app.wait("list", say("Quotes"))
        wait_until(lambda: quotes.find_all("list item"), "there are quotes")
        visit.picture("codebook-quotes")
        for letter, role, page in (("p", "dialog", "codebook-split"), ("m", "dialog", "codebook-move"), ("g", "dialog", "codebook-merge"), ("d", "alert dialog", "codebook-delete")):
            app.click_on("toggle button", say("Tag Menu"))
            wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
            app.press(letter)
            app.wait(role)
            visit.picture(page)
            if page == "codebook-merge":
                app.press("Return")
                app.wait("alert dialog")
                app.wait("list", say("What Changes"))
                visit.picture("codebook-merge-preview")
            app.press("Escape")
            app.wait_gone(role)


def visit_family(project, **how):
    """The marks of articles that share text, and where one leads."""
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        row = app.wait("list item", starting_with(TITLE), visit.open_library())
        mark = wait_until(lambda: row.find_all("button"), "the article has a mark")[0]
        visit.picture("marks")
        # GTK leaves the padding of the row out of where it says that this is.
        app.click(mark, move=(8, 12))
        wait_until(lambda: app.wait("list", say("Copies")).find_all("list item"), "there is a pair")
        visit.picture("family")
        app.click_on("button", say("Show Graph"))
        graph = app.wait("group", say("Graph of the Family"))
        visit.picture("family-graph")
        # Nothing of it runs past the edge of the window.
        edge, _, width, _ = app.frame.extents()
        right = max(x + length for x, _, length, _ in (node.extents() for node in graph.find_all("button")))
        assert right <= width + 3 * edge, right


def visit_carrying(project, **how):
    """The marks of an article, to be carried over to its copy."""
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        wait_until(lambda: app.find("toggle button", say("Claims")), "the window is there")
        app.press("ctrl+shift+r")
        visit.open_comparison()
        app.click_on("button", say("Carry Marks Over"))
        marks = app.wait("list", say("Marks"))
        visit.picture("carrying")
        wait_until(lambda: any("focused" in row.states() for row in marks.find_all("list item")), "a mark has the focus")
        for _ in range(4):
            app.press("Down")
        visit.picture("carrying-doubts")
        app.press("r")
        app.click_on("toggle button", say("Show Refused"))
        visit.picture("carrying-refused")
        app.press("Escape")
        app.wait_gone("dialog", say("Carry Marks Over"))


def visit_report(**how):
    """The report of an import that did not go well with all files."""
    Path("empty.txt").write_bytes(b"")
    Path("picture.txt").write_bytes(bytes(range(256)) * 40)
    project = Project.make(WECHAT, name="report.pidian")
    with Visit(project, WECHAT, "empty.txt", "picture.txt", "missing.txt", ARTICLES[1], **how) as visit:
        visit.app.click_on("button", visit.say("Show Report"))
        visit.app.wait("dialog", visit.say("Import Report"))
        visit.picture("report")
        visit.app.press("Escape")


def visit_unplaced(**how):
    """A highlight that an article's text was changed under."""
    project = Project.make(*ARTICLES, marks=True, name="unplaced.pidian")
    article, quote = project.select("SELECT a.uuid, h.quote FROM highlight h JOIN article a ON a.id = h.article_id WHERE h.note <> '' ORDER BY h.id")[0]
    start = done("show", project.path, article, "--extracted").decode().index(quote)
    done("cuts", project.path, article, "--add", f"{start + 2}:{start + 4}")
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        library = visit.open_library()
        visit.click_in_sight(lambda: app.find("list item", starting_with(TITLE), library))
        page = wait_until(app.page, "the page is shown")
        wait_until(lambda: page.text() == project.text(TITLE), "the page has its text")
        visit.switch_on("Margin")
        margin = app.wait("list", say("Unplaced Highlights"))
        visit.picture("unplaced")
        # In a small window, or with large text, the buttons of the first one are below the edge of the list.
        button = app.wait("button", say("Show Where It May Belong"), margin)
        x, y, _, height = margin.parent.extents()
        while (place := button.centre()[1]) + 20 > y + height:
            screen.turn_wheel(app.window, *app.to_window(x + 60, y + 60), True, 1)
            wait_until(lambda: button.centre()[1] < place, "the list has moved")
        app.click(button, move=(22, 11))
        wait_until(page.selected_text, "a passage is selected")
        app.wait("label", say("It may belong here"))
        visit.picture("unplaced-proposal")
        if how.get("size") == NARROW:
            equals(app.find("list", say("Unplaced Highlights")), None, "the margin above the passage")


def visit_missing(project, **how):
    """What is said where the file of the project is taken away."""
    moved = project.path.with_name("renamed.pidian")
    with Visit(project, **how) as visit:
        app, say = visit.app, visit.say
        wait_until(app.page, "the project is open")
        project.path.rename(moved)
        app.wait("button", say("Open Again"))
        visit.picture("missing-moved")
        moved.unlink()
        app.wait("button", say("Save a Copy…"))
        visit.picture("missing")
        app.press("ctrl+w")
        alert = app.wait("alert dialog", say("Project File Is Gone"))
        visit.picture("missing-question")
        app.end(lambda: app.click_on("button", say("Close Project"), within=alert))


def make(name, **options):
    """Makes a project with the sample's articles."""
    return Project.make(*ARTICLES, name=f"{name}.pidian", **options)


def list_visits(**how):
    """All visits there are, to be made."""
    yield lambda: visit_start(**how)
    yield lambda: visit_help(**how)
    yield lambda: visit_sample(**how)
    yield lambda: visit_preferences(**how)
    yield lambda: visit_article(make("study", marks=True), **how)
    yield lambda: visit_search(make("search", marks=True), **how)
    yield lambda: visit_claims(make("claims", marks=True), **how)
    yield lambda: visit_copies(make("copies"), **how)
    yield lambda: visit_codebook(make("codebook", marks=True), **how)
    yield lambda: visit_family(make("family"), **how)
    yield lambda: visit_carrying(make("carrying", marks=True), **how)
    yield lambda: visit_unplaced(**how)
    yield lambda: visit_report(**how)
    yield lambda: visit_backups(make("kept", marks=True), **how)
    yield lambda: visit_missing(make("missing"), **how)
    yield lambda: visit_library(make("library", marks=True), **how)


def visit_all(**how):
    """All pages; the library's dialogs in one language only."""
    visits = list(list_visits(**how))
    for visit in visits if how.get("language", "en") != "en" else visits[:-1]:
        visit()


def picture_all(**how):
    """All pages, each whatever became of the others."""
    failures = []
    for visit in list_visits(**how):
        try:
            visit()
        except Exception:  # a visit may fail in any way
            failures.append(traceback.format_exc())
    if failures:
        raise Failure("\n".join(failures))


@case
def in_english_light_and_wide():
    visit_all()


@case
def in_english_dark_and_narrow():
    visit_all(scheme="dark", size=NARROW)


@case
def in_chinese_light_narrow_and_in_high_contrast():
    visit_all(language="zh_CN", size=NARROW, contrast=True)


@case
def in_chinese_dark_and_wide():
    visit_all(language="zh_CN", scheme="dark")


@case
def with_text_of_twice_the_size_on_a_phone():
    how = {"text": 2, "size": NARROW}
    visit_start(**how)
    visit_start("in-chinese", language="zh_CN", **how)
    visit_preferences(**how)
    visit_article(Project.make(*ARTICLES, marks=True), **how)
    visit_search(Project.make(*ARTICLES, marks=True, name="search.pidian"), **how)
    visit_codebook(make("codebook", marks=True), has_alerts=True, **how)
    visit_backups(make("kept", marks=True), has_alerts=True, **how)
    visit_unplaced(**how)


# What "./dev screenshots" shows.
LANGUAGES = {"english": "en", "simplified_chinese": "zh_CN", "traditional_chinese": "zh_TW"}
LOOKS = {
    "light_and_wide": {},
    "light_and_narrow": {"size": NARROW},
    "light_and_ultrawide": {"size": ULTRAWIDE},
    "dark_and_wide": {"scheme": "dark"},
    "dark_and_narrow": {"scheme": "dark", "size": NARROW},
    "high_contrast": {"contrast": True},
    "high_contrast_and_dark": {"contrast": True, "scheme": "dark"},
    "large_text": {"text": 2},
    "twice_the_scale": {"scale": 2},
}


def offer_pictures():
    """Registers a case for each language and look."""
    for (name, language), (look, how) in itertools.product(LANGUAGES.items(), LOOKS.items()):
        function = functools.partial(picture_all, language=language, **how)
        function.__name__ = f"pictured_in_{name}_in_{look}"
        case_when_asked(function)


offer_pictures()


@case
def in_a_narrow_window_a_card_leads_to_the_page():
    project = Project.make(*ARTICLES, marks=True)
    with Visit(project, size=NARROW) as visit:
        app = visit.app
        app.click_on("toggle button", "Library")
        app.click(app.wait("list item", starting_with(TITLE), app.wait("list", "Articles")))
        wait_until(app.page, "the page is shown")
        app.click_on("toggle button", "Margin")
        cards = wait_until(app.cards, "the margin is above the page")
        app.click(app.wait_card(cards[0]))
        wait_until(lambda: not app.find("list", "Highlights"), "the margin gives way to the page")
        page = app.page()
        start = page.text().index(cards[0].split(", ")[0])
        x, y, width, height = page.extents()
        wait_until(lambda: y <= page.character_extents(start)[1] <= y + height, "the highlight is in sight")


@case
def real_articles_open_with_a_title_and_readable_text():
    articles = sorted(path for path in CORPUS.glob("*") if path.suffix in (".md", ".txt", ".html"))
    if not articles:
        raise Skip("there are no real articles here")
    project = Project.make()
    with App(project, *articles) as app:
        wait_until(lambda: len(app.rows()) == len(articles), "all are in the library")
        titles = app.rows()
        app.project = project
        for number, title in enumerate(titles, 1):
            page = app.open_article(title)
            assert len(page.text()) > 500, (title, len(page.text()))
            screen.take_picture(SCREENSHOTS / f"real-{number}.png")
        page = app.open_article(titles[0])
        text = page.text()
        start = text.index("，", 300) - 8
        phrase = text[start : start + 8]
        if "\n" not in phrase and text.count(phrase) == 1:
            app.tag(page, phrase, "real")
            wait_for(project.highlights, [(phrase, start, start + 8, ["real"])], "the highlights")
    project.is_well()


if __name__ == "__main__":
    harness.main()
