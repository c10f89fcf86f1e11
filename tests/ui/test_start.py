"""Beginning: the welcome page, a new project, and the many ways to add articles to it."""

import shutil
from pathlib import Path

import harness
import screen
from app import App, starting_with
from gi.repository import Gio, GLib
from harness import ARTICLES, SAMPLE, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
# By Pinyin: ge, lu, man, shao, yi.
TITLES = [
    "割芦苇的小厂汀白,凭什么让锂电老大一夜 \"白头\"?",
    "芦苇硬碳与钠离子电池产业化的几点冷思考（转载）",
    "慢炉子｜霜河退烧记：把电芯还给那座窑",
    "烧出了储能行业的心病 一根芦苇 (对储能来说)",
    "一根芦苇，烧出了储能行业的心病",
]


@case
def a_new_project_is_made_and_articles_are_chosen_for_it():
    folder = Path("articles")
    folder.mkdir()
    for article in ARTICLES:
        shutil.copy(article, folder)
    project = Project("study.pidian")
    with App(gtk_leaks=True) as app:
        app.click_on("button", "New Project…")
        app.name_file("New Project", project.path)
        app.wait("window", "study")
        app.wait("label", "Drop articles, tables or folders here, or choose files")
        # One file, named in the dialog.
        app.click_on("button", "Choose Files…")
        app.choose_file("Add Articles", folder.absolute() / WECHAT.name)
        wait_for(app.rows, [TITLE], "the library")
        # And all that are in the folder; the one that is there already is not added again.
        app.click_on("button", "Add Articles")
        app.choose_all_files("Add Articles", folder.absolute())
        wait_for(app.rows, TITLES, "the library")
        equals(project.count("article"), 5, "articles")
    project.is_well()
    # It is among the recent ones now.
    with App() as app:
        app.wait("label", "Recent Projects")
        app.click_on("label", "study")
        wait_for(app.rows, TITLES, "the library")


@case
def articles_on_the_command_line_go_into_the_project_beside_them():
    project = Project.make()
    with App(project, *ARTICLES) as app:
        wait_for(app.rows, TITLES, "the library")
        app.project = project
        for title in TITLES:
            app.open_article(title)
    project.is_well()


@case
def articles_without_a_project_ask_for_one():
    project = Project("study.pidian")
    with App(*ARTICLES[:2], gtk_leaks=True) as app:
        app.click_on("button", "New Project…", within=app.wait("alert dialog", "Add to Which Project?"))
        app.name_file("New Project", project.path)
        wait_until(lambda: len(app.rows()) == 2, "both articles are in the library")
    project.is_well()


@case
def files_are_dragged_onto_the_window():
    project = Project.make()
    with App(project) as app:
        app.wait("label", "Drop articles, tables or folders here, or choose files")
        with app.dragging(ARTICLES):
            wait_for(app.rows, TITLES, "the library")
    project.is_well()


@case
def the_sample_project_opens_with_its_marks():
    with App() as app:
        app.click_on("button", "Sample Project")
        wait_for(app.rows, TITLES, "the library")
        app.click(app.wait("list item", starting_with(TITLE), app.wait("list", "Articles")))
        wait_until(app.cards, "the margin has cards")
        copy = Project(Path(app.env["XDG_STATE_HOME"], "pidian", "sample.pidian"))
        equals(copy.count("highlight"), len((SAMPLE / "annotations.jsonl").read_text().splitlines()), "highlights")


@case
def files_that_cannot_be_added_are_named():
    Path("empty.txt").write_bytes(b"")
    Path("picture.txt").write_bytes(bytes(range(256)) * 40)
    project = Project.make(WECHAT)
    with App(project, WECHAT, "empty.txt", "picture.txt", "missing.txt", ARTICLES[1]) as app:
        wait_until(lambda: len(app.rows()) == 2, "the good one is in the library")
        app.click_on("button", "Show Report")
        app.wait("dialog", "Import Report")
        labels = [node.name for node in app.root.find_all("label")]
        for name in ("empty.txt", "picture.txt", "missing.txt", WECHAT.name):
            assert any(name in label for label in labels), (name, labels)
        app.press("Escape")
        app.wait_gone("dialog", "Import Report")


@case
def bytes_that_cannot_be_read_are_said():
    Path("flawed.txt").write_bytes("旧粮库里的电芯\n\n它比盐还便宜".encode() + b"\xff\xe4" + "，老人说。\n".encode())
    project = Project.make(WECHAT)
    with App(project, "flawed.txt") as app:
        wait_until(lambda: len(app.rows()) == 2, "it is in the library")
        app.click_on("button", "Show Report")
        app.wait("dialog", "Import Report")
        labels = [node.name for node in app.root.find_all("label")]
        assert any("2 bytes could not be read" in label for label in labels), labels
        app.press("Escape")
        app.wait_gone("dialog", "Import Report")


class Service(App):
    """The program as the desktop starts it: without a window, and then told over D-Bus what to open."""

    def __init__(self, project):
        super().__init__(project)
        self.words = ["--gapplication-service"]
        self.is_told = False

    def find_root(self):
        if not self.is_told:
            self.is_told = self.tell("Open", GLib.Variant("(asa{sv})", ([self.project.path.as_uri()], {})))
        return super().find_root()

    def tell(self, method, arguments):
        """Calls a method of the program; returns whether it was there to be called."""
        name = "io.github.pidian.Pidian"
        flags = Gio.DBusCallFlags.NO_AUTO_START
        try:
            bus = Gio.bus_get_sync(Gio.BusType.SESSION)
            bus.call_sync(name, "/" + name.replace(".", "/"), "org.freedesktop.Application", method, arguments, None, flags, -1, None)
        except GLib.Error:
            return False
        return True


@case
def the_desktop_starts_it_by_d_bus():
    project = Project.make(WECHAT)
    with Service(project) as app:
        wait_until(lambda: len(app.rows()) == 1, "the library has the article")
        app.wait("window", "study")
        # Asked for once more, the window that is there is it.
        equals(app.tell("Activate", GLib.Variant("(a{sv})", ({},))), True, "whether it answers")
        equals([window.name for window in app.root.find_all("window")], ["study"], "the windows")


if __name__ == "__main__":
    harness.main()
