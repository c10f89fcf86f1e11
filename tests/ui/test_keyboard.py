"""The whole program by keyboard alone: every page, dialog and menu is come to and walked through without a mouse."""

import re
from pathlib import Path

import harness
from app import App, starting_with
from harness import ARTICLES, WECHAT, Project, case, done, equals, wait_until
from walk import Walk

TITLE = "一根芦苇，烧出了储能行业的心病"


class Tour:
    """The program, and what is wrong with the pages of it that have been seen."""

    def __init__(self, *arguments, **how):
        self.app = App(*arguments, **how)
        self.problems = []

    def __enter__(self):
        self.app.__enter__()
        self.walk = Walk(self.app)
        return self

    def __exit__(self, kind, error, trace):
        if self.problems:
            harness.say("\n".join(self.problems))
        if kind is None and self.problems:
            kind, error = harness.Failure, harness.Failure(f"{len(self.problems)} problems")
            self.app.__exit__(kind, error, trace)
            raise error
        self.app.__exit__(kind, error, trace)

    def see(self, page, role=None, name=None):
        """Walks through what is shown, or through a dialog or menu as soon as that is there."""
        if role:
            wait_until(lambda: any(found.find_focused() for found in self.app.root.find_all(role, name)), f"{page} has the focus")
        self.problems += [f"{page}: {problem}" for problem in self.walk.check()]

    def leave(self, role, name=None):
        """Closes a dialog or menu."""
        self.app.press("Escape")
        self.app.wait_gone(role, name)

    def begin(self, role="list", name="Articles"):
        """Waits until the program shows its project, and hides the library, which is seen elsewhere."""
        self.app.wait(role, name)
        self.app.press("F9")
        self.app.wait_gone("button", "Add Articles")

    def open_article(self):
        """Opens an article from the library, and hides that."""
        self.app.wait("list item", starting_with(TITLE))
        self.walk.go_to("list item")
        self.app.press("End", "Return")
        self.app.wait_for_focus("document", TITLE)
        self.app.press("F9")
        self.app.wait_gone("button", "Add Articles")

    def open(self, button, role, name=None):
        """Opens the popover of a button, and walks through it."""
        self.walk.go_to("toggle button", button)
        self.app.press("space")
        self.app.wait(role, name)
        self.see(button)

    def dialog(self, name, role="dialog"):
        """Walks through a dialog, and closes it."""
        self.see(name.pattern if isinstance(name, re.Pattern) else name or role, role, name)
        self.leave(role, name)

    def menu(self, button=None, letter=None):
        """Opens the menu of a button, and takes from it what has a letter."""
        if button:
            self.walk.go_to("toggle button", button)
            self.app.press("space")
        wait_until(lambda: any(menu.find_focused() for menu in self.app.root.find_all("menu")), "the menu is open")
        if letter:
            self.app.press(letter)
        else:
            self.see(f"{button or 'menu'}", "menu")
            self.leave("menu item")


@case
def before_there_is_a_project():
    Project.make(name="recent.pidian")
    with Tour() as tour:
        app = tour.app
        app.wait("button", "Sample Project")
        tour.see("welcome")
        app.press("F10")
        tour.menu()
        app.press("ctrl+comma")
        app.wait("dialog", "Preferences")
        tour.see("Page", "dialog", "Preferences")
        for page in ("General", "Files"):
            tour.walk.go_to("tab")
            tour.walk.press("Right")
            app.press("space")
            app.wait("tab panel", page)
            tour.see(page, "dialog", "Preferences")
        tour.leave("dialog", "Preferences")
        app.press("F1")
        tour.see("Help", "dialog", "Help")
        app.press("Home", "Return")
        app.wait("heading")
        tour.see("topic", "dialog", "Help")
        app.press("alt+Left")
        app.wait_gone("heading")
        tour.leave("dialog", "Help")
        app.press("ctrl+question")
        tour.dialog("Keyboard Shortcuts")
        app.press("F10")
        tour.menu(letter="b")
        app.wait("dialog", "About")
        tour.dialog("About")


@case
def the_library():
    with Tour(Project.make(*ARTICLES, marks=True)) as tour:
        app, walk = tour.app, tour.walk
        app.wait("list item", starting_with(TITLE))
        app.press("shift+F9")
        tour.see("library")
        tour.menu("Library Menu")
        app.press("ctrl+f")
        app.wait_for_focus("search box", "Search Library")
        tour.see("search")
        tour.open("Filter", "combo box", "Study")
        walk.go_to("list item", starting_with("Publication"))
        app.press("Return")
        app.wait("button", "Back to the Filter")
        tour.see("publications")
        app.press("Escape")
        app.wait_gone("combo box", "Study")
        app.press("Escape")
        for letter, name in (("m", "Draw a Sample"), ("g", "Groups"), ("o", "Own Fields"), ("n", "Names")):
            tour.menu("Library Menu", letter)
            tour.dialog(name)
        walk.go_to("list item")
        app.press("Menu")
        tour.menu()
        for letter, name in (("e", "Edit Details"), ("x", "Exclude From Study"), ("s", "Source and Text")):
            app.press("Menu")
            tour.menu(letter=letter)
            if letter == "x":
                tour.see(name, "alert dialog")
                tour.leave("alert dialog")
            elif letter == "s":
                tour.see(name, "dialog", name)
                walk.go_to("button", "Encoding…")
                app.press("space")
                tour.dialog("Encoding")
                tour.leave("dialog", name)
            else:
                tour.dialog(name)


@case
def own_fields():
    with Tour(Project.make(WECHAT)) as tour:
        app, walk = tour.app, tour.walk
        app.wait("list item", starting_with(TITLE))
        tour.menu("Library Menu", "o")
        app.wait("dialog", "Own Fields")
        walk.go_to("button", "New Field")
        app.press("space")
        app.type("Genre", app.wait_for_focus("text box", "Name"))
        walk.go_to("combo box", "Type")
        app.press("space")
        wait_until(app.find_focused_choice, "the list is open")
        app.press("End", "Return")
        app.wait("text box", "Choices")
        tour.see("new field", "dialog", "New Field")
        app.type("news", walk.go_to("text box", "Choices"))
        walk.go_to("button", "Save")
        app.press("space")
        app.wait_gone("dialog", "New Field")
        app.wait("label", "Genre")
        walk.go_to("button", "New Field")
        app.press("space")
        app.type("Year", app.wait_for_focus("text box", "Name"))
        app.press("Return")
        app.wait("label", "Year")
        tour.see("own fields", "dialog", "Own Fields")
        walk.go_to("list item", starting_with("Genre"))
        app.press("Return")
        tour.dialog("Edit Field")
        for left in ("Year", None):
            walk.go_to("button", "Delete Field")
            app.press("space")
            if left:
                app.wait_for_focus("list item", starting_with(left))
        app.wait("label", "No Fields of Your Own")
        tour.see("no fields any more", "dialog", "Own Fields")
        # The toast goes first, and with it the focus that was in it.
        walk.go_to("button", "Dismiss")
        app.press("Escape")
        app.wait_gone("button", "Dismiss")
        tour.leave("dialog", "Own Fields")


@case
def the_page():
    with Tour(Project.make(*ARTICLES, marks=True)) as tour:
        app, walk = tour.app, tour.walk
        tour.open_article()
        tour.see("page")
        walk.go_to("document")
        app.press("J")
        app.press("Menu")
        tour.menu()
        app.press("Return")
        app.wait_for_focus("text box", "Tag")
        tour.see("palette")
        app.press("Escape")
        app.wait_gone("text box", "Tag")
        app.press("alt+n")
        app.wait_for_focus("text box", "Note")
        tour.see("note")
        app.press("Escape")
        app.wait_gone("text box", "Note")
        app.press("alt+c")
        tour.dialog("Claim")
        walk.go_to("toggle button", "Highlight Actions")
        app.press("space")
        tour.menu()
        walk.go_to("button", "Details")
        app.press("space")
        app.wait("button", "Source and Text…")
        tour.see("details")


@case
def the_search():
    with Tour(Project.make(*ARTICLES, marks=True), column_leaks=True) as tour:
        app, walk = tour.app, tour.walk
        tour.begin()
        app.press("ctrl+shift+f")
        entry = app.wait_for_focus("search box", "Search Texts")
        tour.see("search")
        # Nothing can be saved, and nothing is.
        tour.open("Saved Searches", "list", "Saved Searches")
        tour.leave("list", "Saved Searches")
        walk.go_to("search box", "Search Texts")
        app.type("电池", entry)
        app.wait("list", "Hits")
        tour.see("hits")
        tour.open("Saved Searches", "list", "Saved Searches")
        walk.go_to("button", "Save This Search…")
        app.press("Return")
        tour.see("save", "alert dialog", "Save Search")
        walk.go_to("text box", "Name")
        app.press("Return")
        app.wait_gone("alert dialog", "Save Search")
        tour.open("Saved Searches", "button", "Delete Search")
        walk.go_to("button", "Rename Search")
        app.press("space")
        tour.dialog("Rename Search", "alert dialog")
        tour.open("Saved Searches", "button", "Delete Search")
        walk.go_to("button", "Delete Search")
        app.press("space")
        app.wait_gone("button", "Delete Search")
        app.wait_for_focus(None, "Save This Search…")
        tour.leave("list", "Saved Searches")
        walk.go_to("toggle button", "Tag Hits")
        app.press("space")
        app.wait("checkbox", "All Hits")
        tour.see("hits to tag")
        walk.go_to("button", "Tag…")
        app.press("space")
        app.wait_for_focus("text box", "Tag")
        app.press("1")
        tour.dialog("Tag Hits")
        walk.go_to("toggle button", "Tag Hits")
        app.press("space")
        walk.go_to("radio", "List")
        walk.press("Right")
        app.press("space")
        app.wait("list", "Hits by Publication")
        tour.see("chart")
        walk.go_to("tab", "Hits")
        walk.press("Right")
        app.press("space")
        wait_until(lambda: app.wait("tree grid", "Words").find_all("row")[1:], "words are listed")
        tour.see("words")
        walk.go_to("tab", "Words")
        walk.press("Left")
        app.press("space")
        walk.go_to("radio", "Chart")
        walk.press("Left")
        app.press("space")
        app.wait("list", "Hits")
        walk.go_to("list item")
        app.press("Return")
        app.wait("button", "Next Hit")
        tour.see("page with hits")


@case
def the_claims():
    with Tour(Project.make(name="unclaimed.pidian")) as tour:
        tour.begin("button", "Choose Files…")
        tour.app.press("ctrl+shift+c")
        tour.app.wait("label", "No Claims Yet")
        tour.see("no claims")
    with Tour(Project.make(*ARTICLES, marks=True), column_leaks=True) as tour:
        app, walk = tour.app, tour.walk
        tour.begin()
        app.press("ctrl+shift+c")
        app.wait("tree grid", "Claims")
        tour.see("ledger")
        walk.go_to("row", key="shift+Tab")
        app.press("Return")
        app.wait("list", "Mentions")
        tour.see("claim")
        tour.menu("Claim Menu")
        tour.menu("Claim Menu", "w")
        tour.dialog("Reword Claim", "alert dialog")
        for letter, name in (("f", "Find More Mentions"), ("r", "Merge Claims"), ("s", "Split Claim"), ("e", "Relations")):
            tour.menu("Claim Menu", letter)
            tour.dialog(name)
        walk.go_to("list item")
        walk.press("Home")
        walk.go_to("button", "Judge…")
        app.press("space")
        tour.see("judge", "dialog", "Judge Claim")
        walk.go_to("button", "Add a Highlight as Evidence")
        app.press("space")
        tour.dialog("Choose a Highlight")
        tour.leave("dialog", "Judge Claim")
        app.press("Escape")
        app.wait("tree grid", "Claims")
        walk.go_to("tab", "Ledger")
        walk.press("Right")
        app.press("space")
        matrix = app.wait("group", "Claims and Articles")
        cells = [walk.go_to("button", re.compile("·"))]
        cells += [walk.press(key) for key in ("Right", "Down", "Left")]
        equals(len({cell.path for cell in cells if cell in matrix.look().walk()}), 4, "the cells that the arrow keys lead to")


@case
def the_copies():
    with Tour(Project.make(*ARTICLES, marks=True)) as tour:
        app, walk = tour.app, tour.walk
        tour.begin()
        app.press("ctrl+shift+r")
        app.wait("list", "Copies")
        tour.see("copies")
        walk.go_to("list item")
        walk.press("Home")
        walk.go_to("button", "Show Graph")
        app.press("space")
        app.wait("group", "Graph of the Family")
        tour.see("graph")
        walk.go_to("button", "Back")
        app.press("space")
        app.wait("list", "Copies")
        walk.go_to("list item")
        walk.press("Home")
        walk.press("Down")
        app.press("Return")
        app.wait("list", "Passages")
        tour.see("comparison")
        tour.menu("Export")
        walk.go_to("button", "Carry Marks Over")
        app.press("space")
        app.wait("list", "Marks")
        tour.dialog("Carry Marks Over")


@case
def the_codebook():
    with Tour(Project.make(name="untagged.pidian")) as tour:
        tour.begin("button", "Choose Files…")
        tour.app.press("ctrl+shift+t")
        tour.app.wait("label", "No Tags Yet")
        tour.see("no tags")
    with Tour(Project.make(*ARTICLES, marks=True)) as tour:
        app, walk = tour.app, tour.walk
        tour.begin()
        app.press("ctrl+shift+t")
        app.wait("list", "Tags")
        app.wait_for_focus("list item")
        tour.see("definition")
        walk.go_to("list item", re.compile("level"))
        app.press("Menu")
        tour.menu()
        for key, name in (("Insert", re.compile("^New Tag")), ("F2", "Rename Tag"), ("Delete", None)):
            app.press(key)
            tour.dialog(name, "alert dialog")
        tour.menu("Tag Menu")
        for letter, name in (("m", "Move Tag"), ("p", re.compile("^Split")), ("g", "Merge Tags")):
            tour.menu("Tag Menu", letter)
            if letter == "g":
                app.wait("dialog", name)
                app.press("Return")
                app.wait("list", "What Changes")
                tour.dialog(None, "alert dialog")
            else:
                tour.dialog(name)
        walk.go_to("button", "New Memo")
        app.press("space")
        tour.dialog("New Memo", "alert dialog")
        walk.go_to("tab", "Definition")
        walk.press("Right")
        app.press("space")
        app.wait("list", "Quotes")
        tour.see("quotes")


@case
def the_codebook_in_files():
    project = Project.make(*ARTICLES, marks=True)
    done("codebook", project.path, "--freeze", "A to C")
    book = Path("other.csv").absolute()
    book.write_text("tag_path\nnew/deep\n", encoding="utf-8")
    with Tour(project, gtk_leaks=True) as tour:
        app, walk = tour.app, tour.walk
        tour.begin()
        app.press("ctrl+shift+t")
        app.wait("list", "Tags")
        app.wait_for_focus("list item")
        tour.menu("Codebook Menu")
        tour.menu("Codebook Menu", "i")
        app.choose_file("Import Codebook", book)
        app.wait("label", "+ new › deep")
        tour.dialog("Import “other.csv”?", "alert dialog")
        tour.menu("Codebook Menu", "f")
        tour.dialog("Freeze Version", "alert dialog")
        for letter in ("c", "r"):
            tour.menu("Codebook Menu", letter)
            app.wait_for_focus("text box", "Name:")
            tour.leave("dialog", "Export")
        tour.menu("Codebook Menu", "v")
        app.wait("list", "Versions")
        tour.see("versions", "dialog", "Versions of the Codebook")
        walk.go_to("list item", "Version 1")
        app.press("Return")
        app.wait("label", "Nothing Has Changed")
        tour.see("version", "dialog", "Versions of the Codebook")
        walk.go_to("radio", "Changes")
        walk.press("Right")
        app.press("space")
        app.wait("label", "论断 › 数字")
        tour.see("tags of a version", "dialog", "Versions of the Codebook")
        tour.menu("Export Version")
        app.press("Escape")
        app.wait("list", "Versions")
        tour.leave("dialog", "Versions of the Codebook")


@case
def what_could_not_be_placed():
    project = Project.make(*ARTICLES, marks=True)
    article, quote = project.select("SELECT a.uuid, h.quote FROM highlight h JOIN article a ON a.id = h.article_id WHERE h.note <> '' ORDER BY h.id")[0]
    start = done("show", project.path, article, "--extracted").decode().index(quote)
    done("cuts", project.path, article, "--add", f"{start + 2}:{start + 4}")
    with Tour(project) as tour:
        tour.open_article()
        tour.app.wait("list", "Unplaced Highlights")
        tour.see("unplaced")


@case
def the_project():
    project = Project.make(*ARTICLES, marks=True)
    with App(project) as app:
        app.wait("list", "Articles")
    # What is in the backup is not the same any more.
    done("annotate", project.path, "--article", project.select("SELECT uuid FROM article LIMIT 1")[0][0], "--start", "0", "--end", "3", "--tag", "new")
    with Tour(project) as tour:
        app, walk = tour.app, tour.walk
        tour.begin()
        app.press("F10")
        tour.menu()
        app.press("ctrl+e")
        tour.dialog("Export")
        app.press("ctrl+shift+s")
        tour.dialog("Save a Copy")
        app.press("F10")
        tour.menu(letter="u")
        app.wait("list", "Backups")
        tour.see("backups", "dialog", "Backups")
        walk.go_to("list item")
        app.press("Return")
        app.wait("label", "What Is in It")
        tour.see("backup", "dialog", "Backups")
        walk.go_to("button", "Restore…")
        app.press("Return")
        tour.dialog(None, "alert dialog")
        app.press("Escape")
        tour.leave("dialog", "Backups")
    lock = project.path.parent / f".~lock.{project.path.name}#"
    lock.write_text("[Pidian]\nUser=Ben\nComputer=kant\nMachine=1781\nKey=a-key\nSince=2025-01-30T08:15:00Z\n")
    with Tour(project) as tour:
        tour.see("in use", "alert dialog")
        tour.walk.go_to("button", "Open to Read")
        tour.app.press("space")
        tour.app.wait("button", "Save a Copy…")
        tour.see("read-only")
    lock.unlink()
    Path("damaged.pidian").write_bytes(project.path.read_bytes()[:5000])
    with Tour(Project("damaged.pidian")) as tour:
        tour.dialog(None, "alert dialog")


@case
def the_report_of_an_import():
    Path("empty.txt").write_bytes(b"")
    with Tour(Project.make(WECHAT), "empty.txt", ARTICLES[1]) as tour:
        tour.app.wait("button", "Show Report")
        tour.see("an import has ended")
        tour.walk.go_to("button", "Show Report")
        tour.app.press("space")
        tour.dialog("Import Report")


@case
def the_columns_of_a_table():
    Path("letters.csv").write_text("no,title,note,body\n1,来信,转自一区,江边的旧粮库要拆了。\n", encoding="utf-8")
    with Tour(Project.make(), "letters.csv") as tour:
        tour.dialog("Columns")


if __name__ == "__main__":
    harness.main()
