"""Backups, copies, and projects that somebody else has open: nothing that was done is ever lost."""

import contextlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import harness
import tree
from app import App, starting_with
from harness import FORUM, PIDIAN, WECHAT, Project, Skip, case, done, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
FIRST = "直播间的人数从三千涨到二百六十万"
SECOND = "公司当晚就成立了三个专项小组"

ONE, TWO = (FIRST, ["one"]), (SECOND, ["two"])


def backups(app):
    """The backups that there are, in the order in which they were made."""
    return sorted(Path(app.env["XDG_DATA_HOME"], "pidian", "backups").glob("*/*/*.pidian"), key=lambda path: path.name)


def open_menu(app, letter):
    """Chooses in the main menu by its letter."""
    app.click_on("toggle button", "Main Menu")
    wait_for_menu(app)
    app.press(letter)


def wait_for_menu(app):
    """Waits until the main menu is open, in which the text's size comes first."""
    app.wait("button", "Larger Text")
    wait_until(lambda: any("focused" in node.states() for node in app.wait("button", "Larger Text").parent.find_all("button")), "the menu is open")


def open_backups(app):
    """The rows of the dialog with the backups, once what is in each is known."""
    open_menu(app, "u")
    dialog = app.wait("dialog", "Backups")
    rows = lambda: app.wait("list", "Backups", dialog).find_all("list item")
    wait_until(lambda: rows() and all("highlight" in row.dump() for row in rows()), "what is in each backup is shown")
    return rows()


def make_marked():
    """A project with two highlights, and a program that has closed it behind the first one."""
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        wait_for(project.marks, [ONE], "the highlights")
    return project, app


@case
def closing_makes_a_backup_where_something_changed():
    project, app = make_marked()
    equals(len(backups(app)), 1, "the backups")
    kept = Project(backups(app)[0])
    equals(kept.marks(), [ONE], "what is in the backup")
    kept.is_well()
    equals(kept.path.name.split(" ")[0], "study", "what it is called")
    with App(project) as app:
        app.open_article(TITLE)
    equals(backups(app), [kept.path], "the backups where nothing has changed")
    equals(list(kept.path.parent.glob(".making*")), [], "what is left")


@case
def a_backup_is_restored_and_that_is_taken_back():
    project, app = make_marked()
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, SECOND, "two")
        wait_for(project.marks, [ONE, TWO], "the highlights")
        (row,) = open_backups(app)
        assert "1 highlight added" in row.dump(), row.dump()
        app.click(row)
        app.wait("label", "What Is in It")
        app.click_on("button", "Restore…")
        app.click_on("button", "Restore", within=app.wait("alert dialog"))
        app.wait("label", starting_with("Backup restored: Today"))
        wait_for(project.marks, [ONE], "the highlights of the backup")
        wait_until(lambda: app.find("list", "Highlights") and len(app.cards()) == 1, "the margin shows them")
        equals(len(backups(app)), 2, "the backups, with how it was")
        app.click_on("button", "Undo", within=wait_until(lambda: find_toast(app), "there is a toast"))
        wait_for(project.marks, [ONE, TWO], "the highlights again")
        wait_until(lambda: len(app.cards()) == 2, "the margin shows both")
        # It goes on as ever.
        app.wait("label", starting_with("Backup restored: Today"))
        page = wait_until(app.page, "the page is shown")
        app.press("ctrl+z")
        wait_for(project.marks, [ONE], "the highlights after undo")
    project.is_well()


def find_toast(app):
    """The box of the toast that says that a backup was restored."""
    return next((node for node in app.root.find_all() if node.find("label", starting_with("Backup restored")) and node.find("button", "Undo") and not node.find("document")), None)


@case
def a_backup_is_restored_by_keys_alone():
    project, app = make_marked()
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, SECOND, "two")
        wait_for(project.marks, [ONE, TWO], "the highlights")
        app.press("F10")
        wait_for_menu(app)
        app.press("u")
        dialog = app.wait("dialog", "Backups")
        wait_until(lambda: "1 highlight added" in dialog.dump(), "what is in the backup is shown")
        go_to(app, lambda node: node.role == "list item")
        app.press("Return")
        app.wait("label", "What Is in It")
        go_to(app, lambda node: node.role in ("list item", "button") and node.find("label", "Restore…"))
        app.press("Return")
        app.wait("alert dialog")
        app.press("Return")
        wait_for(project.marks, [ONE], "the highlights of the backup")
    project.is_well()


def go_to(app, is_wanted):
    """Presses Tab until something has the focus."""

    def look():
        focused = app.root.find_focused()
        if focused and is_wanted(focused):
            return True
        app.press("Tab")
        return False

    wait_until(look, "the focus comes there")


@case
def a_backup_is_opened_to_read_and_saved_as_a_file():
    project, app = make_marked()
    with App(project, gtk_leaks=True) as app:
        app.open_article(TITLE)
        (row,) = open_backups(app)
        app.click(row)
        app.click_on("button", "Save as New File…")
        target = Path("again.pidian").absolute()
        app.name_file("Save as New File", target)
        wait_until(target.exists, "the file is there")
        wait_until(lambda: len(app.root.find_all("window")) == 2, "it is opened in a window of its own")
        equals(Project(target).marks(), [ONE], "what is in it")
        assert os.access(target, os.W_OK)
        app.press("ctrl+w")
        wait_until(lambda: len(app.root.find_all("window")) == 1, "its window is closed")
        (row, *_) = open_backups(app)
        app.click(row)
        app.click_on("button", "Open to Read")
        app.wait("label", starting_with("Read-only: a backup, Today"))
        app.press("ctrl+w")
        wait_until(lambda: len(app.root.find_all("window")) == 1, "its window is closed")


@case
def backups_are_made_when_asked_for():
    project = Project.make(WECHAT)
    with App(project) as app:
        app.open_article(TITLE)
        open_menu(app, "u")
        dialog = app.wait("dialog", "Backups")
        app.wait("label", "No Backups Yet")
        app.click_on("button", "Back Up Now", within=dialog)
        wait_until(lambda: dialog.find("list", "Backups") and "The same as now" in dialog.dump(), "it is listed")
        equals(len(backups(app)), 1, "the backups")
        app.click_on("button", "Back Up Now", within=dialog)
        app.wait("label", "There is a backup of this state already")
        equals(len(backups(app)), 1, "the backups")
        # The toast takes the key first.
        wait_until(lambda: app.press("Escape") or not app.find("dialog", "Backups"), "the dialog closes")


@case
def a_damaged_project_is_put_back_from_its_backup():
    project, app = make_marked()
    data = project.path.read_bytes()
    project.path.write_bytes(data[: len(data) // 2 + 100])
    with App(project) as app:
        alert = app.wait("alert dialog")
        assert any("There is a backup: Today" in node.name for node in alert.find_all("label")), alert.dump()
        app.click_on("button", "Restore Backup", within=alert)
        wait_for(app.rows, [TITLE], "the library")
        equals(project.marks(), [ONE], "the highlights")
        kept = [path for path in project.path.parent.glob("study (damaged *).pidian")]
        equals([path.read_bytes() for path in kept], [data[: len(data) // 2 + 100]], "the damaged file")
        app.wait("label", starting_with("The damaged file is kept as"))
    project.is_well()


@case
def a_project_that_is_gone_is_put_back_from_its_backup():
    project, app = make_marked()
    project.path.unlink()
    with App(project) as app:
        app.click_on("button", "Restore Backup", within=app.wait("alert dialog"))
        wait_for(app.rows, [TITLE], "the library")
        equals(project.marks(), [ONE], "the highlights")
    project.is_well()


@case
def a_copy_is_saved_without_what_is_left_out():
    project = Project.make(WECHAT, marks=False)
    with App(project, gtk_leaks=True) as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        wait_for(project.marks, [ONE], "the highlights")
        app.press("ctrl+shift+s")
        dialog = app.wait("dialog", "Save a Copy")
        app.click_on("label", "Imported Files", within=dialog)
        app.click_on("button", "Save…", within=dialog)
        target = Path("given.pidian").absolute()
        app.name_file("Save a Copy", target, but=dialog)
        app.wait("label", "Copy saved as “given.pidian”")
        copy = Project(target)
        copy.is_well()
        equals(copy.marks(), [ONE], "the highlights")
        equals(copy.select("SELECT compression, length(bytes) FROM source_file"), [("left-out", 0)], "the source files")
        equals(copy.count("journal"), 0, "what can be undone")
        equals(project.select("SELECT count(*) FROM source_file WHERE length(bytes) > 0"), [(1,)], "the project's own")
        # By keys: everything, over what is there.
        app.press("ctrl+shift+s")
        dialog = app.wait("dialog", "Save a Copy")
        app.press("Return")
        app.name_file("Save a Copy", target, but=dialog, replace=True)
        wait_until(lambda: Project(target).select("SELECT count(*) FROM source_file WHERE length(bytes) > 0") == [(1,)], "the copy is replaced")
        # The project itself is not.
        wait_until(lambda: not app.find("dialog", "Save a Copy"), "the dialog has closed")
        app.press("ctrl+shift+s")
        dialog = app.wait("dialog", "Save a Copy")
        app.press("Return")
        app.name_file("Save a Copy", project.path, but=dialog, replace=True)
        alert = app.wait("alert dialog")
        assert any("the project itself" in node.name for node in alert.find_all("label")), alert.dump()
        app.press("Escape", "Escape")
    project.is_well()


def write_lock(project, user="Ben", age=0):
    """The lock of somebody on another computer."""
    lock = project.path.parent / f".~lock.{project.path.name}#"
    lock.write_text(f"[Pidian]\nUser={user}\nComputer=kant\nMachine=1781\nKey=a-key\nSince=2025-01-30T08:15:00Z\n")
    os.utime(lock, (time.time() - age,) * 2)
    return lock


@case
def who_else_has_it_open_is_said():
    project = Project.make(WECHAT)
    lock = write_lock(project)
    with App(project) as app:
        alert = app.wait("alert dialog")
        assert any("Ben has the project open on the computer “kant”" in node.name for node in alert.find_all("label")), alert.dump()
        app.press("Return")
        app.wait("label", starting_with("Read-only: Ben has the project open"))
        page = app.open_article(TITLE)
        app.select(page, FIRST)
        app.press("Return")
        equals(app.find("text box", "Tag"), None, "the palette")
    assert "User=Ben" in lock.read_text()
    with App(project) as app:
        app.click_on("button", "Open Anyway", within=app.wait("alert dialog"))
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        wait_for(project.marks, [ONE], "the highlights")
        assert "User=Ben" not in lock.read_text()
    equals(lock.exists(), False, "whether there is a lock when it is closed")
    write_lock(project, age=3 * 3600)
    with App(project) as app:
        alert = app.wait("alert dialog")
        assert any("did not close it" in node.name for node in alert.find_all("label")), alert.dump()
        app.press("Escape")
        app.wait("button", "New Project…")


@case
def a_lock_that_was_left_here_is_nobodys():
    project = Project.make(WECHAT)
    lock = project.path.parent / f".~lock.{project.path.name}#"
    with App(project) as app:
        app.open_article(TITLE)
        equals(lock.exists(), True, "whether others are told")
        # The command line goes on as ever.
        done("import", project.path, FORUM)
        wait_until(lambda: len(app.rows()) == 2, "the library shows what it has done")
        app.kill()
    equals(lock.exists(), True, "whether the lock was left")
    with App(project) as app:
        app.open_article(TITLE)
    equals(lock.exists(), False, "whether there is a lock when it is closed")


class Remote(App):
    """The program on a computer for which a folder is on the network. Its state is its own, as another computer's is."""

    def __init__(self, project, computer, **how):
        module = os.environ.get("PIDIAN_REMOTE_MODULE") or next(iter(PIDIAN.parents[1].rglob("remote-folder.so")), None)
        if not module:
            raise Skip("the module for network folders is not built")
        state = Path("home", computer).absolute()
        state.mkdir(parents=True, exist_ok=True)
        env = {"LD_PRELOAD": str(module), "PIDIAN_REMOTE_FOLDER": str(project.path.parent), "XDG_STATE_HOME": str(state)}
        super().__init__(project, env=env, **how)
        # The module comes before the sanitizer's own library.
        self.env["ASAN_OPTIONS"] += ":verify_asan_link_order=0"


def change_elsewhere(project):
    """Somebody on another computer adds an article, and has it written."""
    done("import", project.path, FORUM)


def make_shared():
    """A project in a folder of its own, as it is on the network."""
    Path("shared").mkdir()
    Project.make(WECHAT, name="shared/study.pidian")
    return Project("shared/study.pidian")


def siblings(project, label):
    """The versions that are kept beside a project under a name."""
    return [Project(path) for path in project.path.parent.glob(f"study ({label} *).pidian")]


def mark_meanwhile(app, project):
    """Marks something in a project that is changed elsewhere in the meantime, and waits for the question."""
    page = app.open_article(TITLE)
    change_elsewhere(project)
    app.tag(page, FIRST, "one")
    alert = app.wait("alert dialog")
    assert any("was changed elsewhere" in node.name for node in alert.find_all("label")), alert.dump()
    equals(project.marks(), [], "what is in the file until somebody chooses")
    return alert


@case
def a_project_on_the_network_is_written_back_and_backed_up():
    project = make_shared()
    with Remote(project, "here") as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        wait_for(project.marks, [ONE], "what is written back")
        assert (project.path.parent / ".~lock.study.pidian#").exists()
    equals(sorted(path.name for path in project.path.parent.iterdir()), ["study.pidian"], "what is in the folder")
    equals([Project(path).marks() for path in backups(app)], [[ONE]], "the backup")
    project.is_well()
    # A backup is restored to where the project is.
    with Remote(project, "here") as app:
        page = app.open_article(TITLE)
        app.tag(page, SECOND, "two")
        wait_for(project.marks, [ONE, TWO], "what is written back")
        (row,) = open_backups(app)
        app.click(row)
        app.click_on("button", "Restore…")
        app.click_on("button", "Restore", within=app.wait("alert dialog"))
        wait_for(project.marks, [ONE], "what is written back")
    project.is_well()


@case
def my_version_is_chosen_while_it_is_open():
    project = make_shared()
    with Remote(project, "here") as app:
        alert = mark_meanwhile(app, project)
        app.click_on("button", "Use My Version", within=alert)
        wait_for(project.marks, [ONE], "what is in the file")
        app.wait("label", starting_with("Your version is the project now"))
        equals([other.count("articles") for other in siblings(project, "theirs")], [2], "the other version beside it")
        # And it goes on.
        page = app.page()
        app.tag(page, SECOND, "two")
        wait_for(project.marks, [ONE, TWO], "what is written back")
    project.is_well()


@case
def the_other_version_is_chosen_while_it_is_open():
    project = make_shared()
    with Remote(project, "here") as app:
        alert = mark_meanwhile(app, project)
        app.click_on("button", "Use Other Version", within=alert)
        wait_until(lambda: len(app.rows()) == 2, "the other version is open")
        equals([other.marks() for other in siblings(project, "mine")], [[ONE]], "my version beside it")
        equals(project.marks(), [], "what is in the file")
    project.is_well()


@case
def who_wants_to_think_is_asked_again():
    project = make_shared()
    with Remote(project, "here") as app:
        alert = mark_meanwhile(app, project)
        app.click_on("button", "Ask Later", within=alert)
        app.wait_gone("alert dialog")
        page = app.page()
        app.tag(page, SECOND, "two")
        app.click(app.wait("button", "Close"))
        alert = app.wait("alert dialog")
        harness.watches.remove(app.watch)
        app.click_on("button", "Ask Later", within=alert)
        wait_until(lambda: app.process.poll() is not None, "the program ends")
        app.check_errors()
    equals(project.marks(), [], "what is in the file")
    with Remote(project, "here") as app:
        alert = app.wait("alert dialog")
        app.click_on("button", "Use My Version", within=alert)
        wait_for(project.marks, [ONE, TWO], "what is in the file")
    equals(len(siblings(project, "theirs")), 1, "the other version beside it")
    project.is_well()


@contextlib.contextmanager
def another_session():
    """What makes a program one of another session, which knows nothing of the windows of this one, but is seen here too."""
    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True)
    try:
        yield {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip(), "AT_SPI_BUS_ADDRESS": tree.get_address()}
    finally:
        daemon.kill()
        daemon.wait()
        daemon.stdout.close()


@case
def two_programs_on_the_network_know_of_each_other():
    project = make_shared()
    with another_session() as session, Remote(project, "here") as app:
        app.open_article(TITLE)
        other = Remote(project, "there")
        other.env |= session
        with other:
            alert = other.wait("alert dialog")
            assert any("has the project open on the computer" in node.name for node in alert.find_all("label")), alert.dump()
            other.click_on("button", "Open Anyway", within=alert)
            page = other.open_article(TITLE)
            other.tag(page, FIRST, "one")
            wait_for(project.marks, [ONE], "what the other one has written back")
        # Who was there first is asked, and loses nothing.
        page = app.page()
        app.tag(page, SECOND, "two")
        app.click_on("button", "Use My Version", within=app.wait("alert dialog"))
        wait_for(project.marks, [TWO], "what is in the file")
        equals([other.marks() for other in siblings(project, "theirs")], [[ONE]], "the other version beside it")
    project.is_well()


class Restricted(App):
    """The program, run so that it may not write what the mode of a file forbids, whoever runs it."""

    def __init__(self, *arguments, **how):
        super().__init__(*arguments, **how)
        if os.geteuid() == 0:
            self.wrapper = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
            if subprocess.run([*self.wrapper, "true"], capture_output=True, check=False).returncode != 0:
                raise Skip("root's rights cannot be given up here")


@case
def a_folder_that_cannot_be_written_makes_it_read_only():
    folder = Path("fixed")
    folder.mkdir()
    Project.make(WECHAT, name="fixed/study.pidian")
    project = Project("fixed/study.pidian")
    before = project.path.read_bytes()
    folder.chmod(0o555)
    with Restricted(project, gtk_leaks=True) as app:
        app.wait("label", "Read-only: nothing can be written in its folder")
        page = app.open_article(TITLE)
        app.select(page, FIRST)
        app.press("Return", "alt+h", "alt+c", "period")
        equals([app.find("text box", "Tag"), app.find("dialog", "Claim")], [None, None], "palette and dialog")
        app.click_on("button", "Save a Copy…")
        dialog = app.wait("dialog", "Save a Copy")
        app.click_on("button", "Save…", within=dialog)
        target = Path("mine.pidian").absolute()
        app.name_file("Save a Copy", target, but=dialog)
        app.click_on("button", "Open")
        wait_until(lambda: len(app.root.find_all("window")) == 2, "the copy is opened")
        app.press("ctrl+w")
        wait_until(lambda: len(app.root.find_all("window")) == 1, "its window is closed")
        # That of the copy is listed, as it is the same project, and cannot be restored here.
        (row,) = open_backups(app)
        assert "of “mine.pidian”" in row.dump(), row.dump()
        app.wait("label", "Of a project that is read-only, no backups are made.")
        app.click(row)
        wait_until(lambda: "sensitive" not in app.wait("button", "Restore…").states(), "it cannot be restored")
        app.press("Escape")
        app.press("Escape")
        app.wait_gone("dialog", "Backups")
    equals(project.path.read_bytes() == before, True, "the file is as it was")
    equals(sorted(path.name for path in folder.iterdir()), ["study.pidian"], "what is in the folder")
    Project(target).is_well()


@case
def what_was_copied_while_it_was_open_can_be_read():
    project = Project.make(WECHAT)
    folder = Path("medium")
    folder.mkdir()
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        wait_for(project.marks, [ONE], "the highlights")
        for name in ("study.pidian", "study.pidian-wal"):
            shutil.copy(name, folder)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    copy = Project("medium/study.pidian")
    with Restricted(copy) as app:
        app.wait("label", starting_with("Read-only: "))
        app.project = project
        app.open_article(TITLE)
        app.wait_card(FIRST)
    equals(sorted(path.name for path in folder.iterdir()), ["study.pidian", "study.pidian-wal"], "what is in the folder")


@case
def nothing_is_added_to_what_is_read_only():
    project = Project.make(WECHAT)
    project.path.chmod(0o444)
    with Restricted(project, FORUM) as app:
        app.wait("label", "The project is read-only: nothing can be added to it")
        equals(app.rows(), [TITLE], "the library")


if __name__ == "__main__":
    harness.main()
