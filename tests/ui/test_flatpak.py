"""Installed from a Flatpak: what a person does works inside its sandbox, by way of portals, and the sandbox holds."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import harness
import screen
import tree
from app import App, starting_with
from harness import FORUM, WECHAT, Project, Skip, case, done, equals, wait_for, wait_until

ID = "io.github.pidian.Pidian.Devel"
DEV = Path(os.environ["PIDIAN_DEV"])

# In a sandbox files are where they are on every desktop: the folder is the test's own (see the end).
RUNTIME = Path(f"/run/user/{os.getuid()}")

TITLE = "一根芦苇，烧出了储能行业的心病"
FIRST = "直播间的人数从三千涨到二百六十万"
SECOND = "公司当晚就成立了三个专项小组"
THIRD = "惊讶、怀疑、懊恼、眼红"


def install():
    """Builds and installs it, once in a run; returns what Flatpak has to be told to find it."""
    result = subprocess.run([DEV, "flatpak", "--install"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode != 0:
        raise harness.Failure(result.stdout)
    own = DEV.parent / "build" / "flatpak" / "installation"
    return {"FLATPAK_USER_DIR": str(own)} if own.is_dir() else {}


class Portals:
    """The programs of a desktop by which an application in a sandbox gets at files: started anew for each use."""

    NAMES = ["flatpak-portal", "xdg-permission-store", "xdg-document-portal", "xdg-desktop-portal-gtk", "xdg-desktop-portal"]

    def __init__(self, env):
        self.env = {**env, "XDG_CURRENT_DESKTOP": "GNOME"}
        self.mount = RUNTIME / "doc"
        self.processes = []

    def __enter__(self):
        for name in self.NAMES:
            self.processes.append(subprocess.Popen([f"/usr/libexec/{name}", "--replace"], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            if name == "xdg-document-portal":
                wait_until(self.mount.is_mount, "the document portal has mounted its files")
        return self

    def __exit__(self, *error):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        # What is mounted are the person's own files: nothing may tidy them up with the folder they are mounted in.
        if self.mount.is_mount():
            subprocess.run(["fusermount3", "-u", "-z", self.mount], check=True)
        self.processes.clear()


def flatpak(*words):
    """Runs flatpak; returns what it prints."""
    env = {**os.environ, **INSTALLED, "XDG_RUNTIME_DIR": str(RUNTIME)}
    with Portals(env):
        result = subprocess.run(["flatpak", *words], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    equals(result.returncode, 0, f"flatpak {words}: {result.stderr}")
    return result.stdout


class FlatpakApp(App):
    """The installed program, started as from the file manager."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        # What leads to parts of a build that is not installed is not handed on: the sandbox has its own.
        self.env = {name: value for name, value in self.env.items() if not name.startswith("PIDIAN_")}
        self.env |= {**INSTALLED, "XDG_RUNTIME_DIR": str(RUNTIME)}
        self.env.pop("GDK_DEBUG")
        # GTK says so of any label whose wrapped height is rounded otherwise, which depends on the runtime's fonts.
        self.excused.append(r"^.*Gtk-WARNING.* reported min height \d+ and natural height \d+ in measure.*$")
        self.portals = Portals(self.env)

    def __enter__(self):
        self.portals.__enter__()
        try:
            return super().__enter__()
        except BaseException:
            self.portals.__exit__()
            raise

    def __exit__(self, *error):
        try:
            return super().__exit__(*error)
        finally:
            # What goes on in the sandbox after a failure would take what the next case opens.
            subprocess.run(["flatpak", "kill", ID], env=self.env, stderr=subprocess.DEVNULL, check=False)
            self.portals.__exit__()

    def get_command(self):
        return ["flatpak", "run", "--user", "--file-forwarding", ID, *(["@@", *self.words, "@@"] if self.words else [])]

    def find_root(self):
        return tree.find_named_program(re.compile("^pidian$|" + re.escape(ID)))

    def find_window(self):
        return next(iter(map(int, screen.xdotool("search", "--onlyvisible", "--class", "idian").split())), None)

    def send_kill(self):
        subprocess.run(["flatpak", "kill", ID], env=self.env, check=True)

    def name_portal_file(self, path):
        """Puts a path into the dialog that the portal asks with where something goes."""
        portal = wait_until(lambda: tree.find_named_program("xdg-desktop-portal-gtk"), "the portal is on the bus")
        entry = wait_until(lambda: next((node for node in portal.find_all("text") if "focused" in node.states()), None), "the portal's dialog has the focus")
        entry.set_text(str(path))
        wait_for(entry.text, str(path), "the path")
        self.press("Return")
        wait_until(lambda: not portal.find_all("text"), "the portal's dialog has closed")

    def choose_portal_file(self, title, path):
        """Chooses a file in the dialog that the portal asks with what is to be opened."""
        portal = wait_until(lambda: tree.find_named_program("xdg-desktop-portal-gtk"), "the portal is on the bus")
        window = int(wait_until(lambda: screen.xdotool("search", "--onlyvisible", "--name", f"^{title}$"), "the portal asks"))
        wait_until(lambda: screen.xdotool("getactivewindow").strip() == str(window), "the portal's dialog has the keys")
        self.press("ctrl+l")
        entry = wait_until(lambda: next((node for node in portal.find_all("text") if "focused" in node.states()), None), "a path can be typed")
        entry.set_text(str(path))
        wait_for(entry.text, str(path), "the path")

        # A press does nothing while the dialog is still looking for the path.
        def open_it():
            button = portal.find("button", "Open")
            if button:
                screen.click(window, *button.centre())
            return not portal.find_all("text")

        wait_until(open_it, "the portal's dialog has closed")


@case
def what_is_installed_has_no_rights_but_a_window():
    if not shutil.which("flatpak-builder"):
        raise Skip("flatpak-builder is not installed")
    rights = [line for line in flatpak("info", "--show-permissions", ID).splitlines() if line]
    equals(rights, ["[Context]", "shared=ipc;", "sockets=x11;wayland;fallback-x11;", "devices=dri;"], "the rights")
    linked = flatpak("run", "--command=ldd", ID, "/app/bin/pidian", "/app/libexec/pidian-reader")
    equals([line for line in linked.splitlines() if "not found" in line], [], "libraries that are missing")
    own = sorted(set(re.findall(r"=> /app/lib/(lib[a-z]+(?:-[a-z]+)?)", linked)))
    equals(own, ["libcmark", "libpoppler", "libpoppler-glib", "libsqlite", "libuchardet", "libyaml"], "libraries that it brings along")


@case
def a_project_is_opened_marked_and_exported_by_way_of_portals():
    project, table = Project.make(WECHAT), Path("highlights.csv").absolute()
    with FlatpakApp(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        app.press("ctrl+e")
        dialog = app.wait("dialog", "Export")
        app.click_on("button", "Export…", within=dialog)
        app.name_portal_file(table)
        wait_until(lambda: table.is_file() and FIRST in table.read_text(), "the table is written")
    equals(project.marks(), [(FIRST, ["one"])], "the highlights in the file")
    project.is_well()


@case
def a_power_cut_loses_nothing_and_nothing_is_written_by_halves():
    project = Project.make(WECHAT)
    for phrase, tag in ((FIRST, "one"), (SECOND, "two"), (THIRD, "three")):
        with FlatpakApp(project) as app:
            page = app.open_article(TITLE)
            app.tag(page, phrase, tag)
            # Its card is in the margin: that very moment. The portal ends and starts anew with the next one.
            app.kill()
        project.is_well()
    with FlatpakApp(project) as app:
        app.open_article(TITLE)
        wait_until(lambda: len(app.cards()) == 3, "all three cards are there")
    equals(project.marks(), [(FIRST, ["one"]), (SECOND, ["two"]), (THIRD, ["three"])], "the highlights in the file")
    project.is_well()


@case
def what_was_changed_elsewhere_meanwhile_is_kept_and_the_person_chooses():
    project = Project.make(WECHAT)
    ((article,),) = project.select("SELECT uuid FROM article")
    start = project.text(TITLE).index(SECOND)
    with FlatpakApp(project) as app:
        app.tag(app.open_article(TITLE), FIRST, "mine")
        app.kill()
    equals(project.marks(), [], "the highlights in the file, which nothing was written to yet")
    done("annotate", project.path, "--article", article, "--start", str(start), "--end", str(start + len(SECOND)), "--tag", "theirs")
    with FlatpakApp(project) as app:
        app.wait("alert dialog")
        app.wait(None, re.compile("the other one is kept among the backups"))
        app.press("alt+m")
        app.open_article(TITLE)
        app.wait_card(FIRST)
    equals(project.marks(), [(FIRST, ["mine"])], "the highlights in the file")
    project.is_well()
    # It is where one looks for it, and can be taken from there.
    with FlatpakApp(project) as app:
        app.wait("list item", re.compile(TITLE))
        app.press("F10")
        app.wait("button", "Larger Text")
        app.press("u")
        dialog = app.wait("dialog", "Backups")
        row = wait_until(lambda: find_row(dialog, "of “study (theirs).pidian”"), "the other version is there")
        wait_until(lambda: "1 highlight" in row.dump(), "what is in it is shown")
        app.click(row)
        app.click_on("button", "Restore…")
        app.click_on("button", "Restore", within=app.wait("alert dialog"))
        app.wait("label", re.compile("^Backup restored"))
        app.open_article(TITLE)
        app.wait_card(SECOND)
    equals(project.marks(), [(SECOND, ["theirs"])], "the highlights in the file, which is as the other one was")
    project.is_well()


@case
def what_is_changed_elsewhere_while_it_is_open_is_kept_as_well():
    project = Project.make(WECHAT)
    ((article,),) = project.select("SELECT uuid FROM article")
    start = project.text(TITLE).index(SECOND)
    with FlatpakApp(project) as app:
        page = app.open_article(TITLE)
        done("annotate", project.path, "--article", article, "--start", str(start), "--end", str(start + len(SECOND)), "--tag", "theirs")
        app.tag(page, FIRST, "mine")
        app.click_on("button", "Use My Version", within=app.wait("alert dialog"))
        wait_for(project.marks, [(FIRST, ["mine"])], "the highlights in the file")
        app.press("F10")
        app.wait("button", "Larger Text")
        app.press("u")
        wait_until(lambda: find_row(app.wait("dialog", "Backups"), "of “study (theirs).pidian”"), "the other version is there")
        app.press("Escape")
        app.wait_gone("dialog", "Backups")
    equals(project.marks(), [(FIRST, ["mine"])], "the highlights in the file")
    project.is_well()


@case
def a_recent_project_is_opened_again_and_files_are_dragged_into_it():
    project = Project.make(WECHAT)
    with FlatpakApp(project) as app:
        app.wait("list item", re.compile(TITLE))
    # What a file manager gave was for that time; what a person chooses in the portal's dialog is theirs from then on.
    with FlatpakApp() as app:
        app.wait("button", "New Project…")
        equals(app.find("label", "Recent Projects"), None, "what is offered")
        app.click_on("button", "Open Project…")
        app.choose_portal_file("Open Project", project.path)
        app.wait("list item", re.compile(TITLE))
    with FlatpakApp() as app:
        app.wait("label", "Recent Projects")
        app.click_on("label", "study")
        app.project = project
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        with app.dragging([FORUM]):
            wait_until(lambda: len(app.rows()) == 2, "the article that was dragged is there")
    equals(project.marks(), [(FIRST, ["one"])], "the highlights in the file")
    equals(project.count("article"), 2, "the articles in the file")
    project.is_well()


def find_row(dialog, words):
    """The row of a list that says something, or None."""
    return next((row for row in dialog.find_all("list item") if words in row.dump()), None)


@case
def what_it_was_given_once_is_not_missed_the_next_time():
    project = Project.make(WECHAT)
    with FlatpakApp(project) as app:
        app.open_article(TITLE)
    with FlatpakApp() as app:
        app.wait("button", "New Project…")
        equals(app.find("alert dialog"), None, "what is said")


@case
def it_reaches_neither_the_network_nor_files_that_it_was_not_given():
    secret = Path("secret.txt").absolute()
    secret.write_text("not for everybody")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        words = f"(exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null && echo network; cat {secret} ~/.bashrc 2>/dev/null && echo files; echo done"
        equals(flatpak("run", "--command=bash", ID, "-c", words), "done\n", "what it got at")


INSTALLED = {}

if __name__ == "__main__":
    if "PIDIAN_RUNTIME" not in os.environ:
        # Nothing of this meets the portals of who runs it.
        os.environ["PIDIAN_RUNTIME"] = "own"
        # The document portal (1.20) wakes its own thread by it to end; where it is ignored, as by nohup, it waits for ever.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        os.execvp("bwrap", ["bwrap", "--dev-bind", "/", "/", "--tmpfs", "/run/user", "--perms", "0700", "--dir", str(RUNTIME), "--", sys.executable, *sys.argv])
    if shutil.which("flatpak-builder"):
        INSTALLED = install()
    harness.main()
