"""The file of an open project is deleted, moved or renamed: it is said, and nothing is lost."""

import subprocess
from pathlib import Path

import harness
import screen
from app import App, starting_with
from harness import PIDIAN, SCREENSHOTS, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
FIRST = "直播间的人数从三千涨到二百六十万"
SECOND = "公司当晚就成立了三个专项小组"

ONE, TWO = (FIRST, ["one"]), (SECOND, ["two"])

GONE = starting_with("The file of this project was deleted or moved away")
MOVED = starting_with("The file of this project was renamed or moved")


def backups(app):
    """The backups that there are, in the order in which they were made."""
    return sorted(Path(app.env["XDG_DATA_HOME"], "pidian", "backups").glob("*/*/*.pidian"), key=lambda path: path.name)


def forbid_backups():
    """Has the program make no backups unasked."""
    settings = Path("home/config/glib-2.0/settings/keyfile").absolute()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[io/github/pidian/Pidian]\nbackup-enabled=false\n")
    return {"GSETTINGS_BACKEND": "keyfile"}


def tag_before_and_after(app, change, banner):
    """Tags something, changes where the file is, waits until that is said, and tags something else."""
    page = app.open_article(TITLE)
    app.tag(page, FIRST, "one")
    wait_until(lambda: len(app.cards()) == 1, "the margin has a card")
    change()
    app.wait("label", banner)
    app.tag(page, SECOND, "two")
    wait_until(lambda: len(app.cards()) == 2, "the margin has both cards")


def ask_to_close(app):
    """Closes the window, which asks first."""
    app.click(app.find_close_button())
    return app.wait("alert dialog", "Project File Is Gone")


def says(alert, words):
    """Asserts that an alert says something."""
    assert any(words in node.name for node in alert.find_all("label")), alert.dump()


@case
def a_deleted_file_is_said_and_comes_back_from_its_backup():
    project = Project.make(WECHAT)
    with App(project) as app:
        tag_before_and_after(app, project.path.unlink, GONE)
        # Whoever does not want that after all goes on.
        says(ask_to_close(app), "There is a backup of all that is in it")
        app.press("Escape")
        app.wait_gone("alert dialog")
        app.press("ctrl+z")
        wait_until(lambda: len(app.cards()) == 1, "the margin follows")
        app.press("ctrl+shift+z")
        wait_until(lambda: len(app.cards()) == 2, "the margin follows again")
        alert = ask_to_close(app)
        app.end(lambda: app.click_on("button", "Close Project", within=alert))
    equals(project.path.exists(), False, "the file is there")
    equals(Project(backups(app)[-1]).marks(), [ONE, TWO], "what is in the backup")
    with App(project) as app:
        alert = app.wait("alert dialog")
        says(alert, "There is a backup: Today")
        app.click_on("button", "Restore Backup", within=alert)
        wait_for(app.rows, [TITLE], "the library")
        equals(project.marks(), [ONE, TWO], "the highlights")
    project.is_well()


@case
def a_deleted_project_is_offered_as_long_as_there_is_a_backup():
    project = Project.make(WECHAT)
    with App(project) as app:
        app.tag(app.open_article(TITLE), FIRST, "one")
        wait_for(project.marks, [ONE], "the highlights")
    project.path.unlink()
    with App() as app:
        app.wait("label", starting_with("Not found · Backup: Today"))
        screen.take_picture(SCREENSHOTS / "recent-gone.png")
        app.click_on("label", starting_with("Not found · Backup: Today"))
        alert = app.wait("alert dialog")
        # Whoever does not want it yet finds it again.
        app.press("Escape")
        app.wait_gone("alert dialog")
        app.click_on("label", starting_with("Not found · Backup: Today"))
        app.click_on("button", "Restore Backup", within=app.wait("alert dialog"))
        wait_for(app.rows, [TITLE], "the library")
        equals(project.marks(), [ONE], "the highlights")
    project.is_well()
    project.path.unlink()
    with App() as app:
        app.click_on("button", "Remove From List")
        app.wait_gone("label", "Recent Projects")
    with App() as app:
        app.wait("button", "New Project…")
        assert project.path.name not in Path(app.env["XDG_DATA_HOME"], "recently-used.xbel").read_text(), "it is still known"
        equals(app.find("label", "Recent Projects"), None, "what is offered")
        equals(len(backups(app)) > 0, True, "there are backups")


@case
def a_copy_of_a_deleted_project_has_everything():
    project = Project.make(WECHAT)
    target = Path("kept.pidian").absolute()
    with App(project, gtk_leaks=True) as app:
        tag_before_and_after(app, project.path.unlink, GONE)
        app.click_on("button", "Save a Copy…")
        dialog = app.wait("dialog", "Save a Copy")
        app.click_on("button", "Save…", within=dialog)
        app.name_file("Save a Copy", target, but=dialog)
        app.wait("label", "Copy saved as “kept.pidian”")
        equals(Project(target).marks(), [ONE, TWO], "the highlights of the copy")
        alert = ask_to_close(app)
        app.end(lambda: app.click_on("button", "Close Project", within=alert))
    Project(target).is_well()


@case
def it_is_asked_where_no_backups_are_made():
    project = Project.make(WECHAT)
    target = Path("kept.pidian").absolute()
    with App(project, env=forbid_backups(), gtk_leaks=True) as app:
        tag_before_and_after(app, project.path.unlink, GONE)
        says(ask_to_close(app), "there is no backup")
        # A copy is what Enter does.
        app.press("Return")
        dialog = app.wait("dialog", "Save a Copy")
        app.click_on("button", "Save…", within=dialog)
        app.name_file("Save a Copy", target, but=dialog)
        app.wait("label", "Copy saved as “kept.pidian”")
        alert = ask_to_close(app)
        app.end(lambda: app.click_on("button", "Close Anyway", within=alert))
    equals(backups(app), [], "the backups")
    equals(Project(target).marks(), [ONE, TWO], "the highlights of the copy")
    Project(target).is_well()


@case
def no_backup_is_restored_into_another_file():
    project = Project.make(WECHAT)
    with App(project) as app:
        tag_before_and_after(app, project.path.unlink, GONE)
        app.click_on("toggle button", "Main Menu")
        app.wait("button", "Larger Text")
        app.press("u")
        dialog = app.wait("dialog", "Backups")
        rows = lambda: app.wait("list", "Backups", dialog).find_all("list item")
        wait_until(lambda: rows() and all("highlight" in row.dump() for row in rows()), "what is in each backup is shown")
        app.click(rows()[-1])
        app.click_on("button", "Restore…")
        app.click_on("button", "Restore", within=app.wait("alert dialog"))
        says(app.wait("alert dialog", "Cannot Restore Backup"), "Close the project and open it again first.")
        wait_until(lambda: app.press("Escape") or not any(app.find(role) for role in ("dialog", "alert dialog")), "the dialogs close")
        equals(len(app.cards()), 2, "the cards in the margin")
        alert = ask_to_close(app)
        app.end(lambda: app.click_on("button", "Close Project", within=alert))
    equals(Project(backups(app)[-1]).marks(), [ONE, TWO], "what is in the backup")


@case
def a_renamed_file_is_followed():
    project = Project.make(WECHAT)
    renamed = Project(project.path.with_name("renamed.pidian"))
    with App(project) as app:
        tag_before_and_after(app, lambda: project.path.rename(renamed.path), MOVED)
        # Whoever opens it from the file manager comes to its window: a second one would write another log.
        subprocess.run([PIDIAN, renamed.path], env=app.env, timeout=60, check=True)
        app.click_on("button", "Open Again")
        app.wait_gone("label", MOVED)
        equals(len(app.root.find_all("window")), 1, "the windows")
        app.project = renamed
        app.open_article(TITLE)
        wait_until(lambda: len(app.cards()) == 2, "the margin has both cards")
        equals(renamed.marks(), [ONE, TWO], "the highlights")
        app.press("ctrl+z")
        wait_for(renamed.marks, [ONE], "the highlights after undo")
    renamed.is_well()


@case
def a_renamed_file_keeps_everything_and_nobody_is_asked():
    project = Project.make(WECHAT)
    renamed = Project(project.path.with_name("renamed.pidian"))
    with App(project) as app:
        tag_before_and_after(app, lambda: project.path.rename(renamed.path), MOVED)
    equals(renamed.marks(), [ONE, TWO], "the highlights")
    equals(sorted(path.name for path in renamed.path.parent.glob("*.pidian*")), ["renamed.pidian"], "what is left beside it")
    renamed.is_well()


@case
def a_file_in_the_trash_is_as_good_as_gone():
    project = Project.make(WECHAT)
    trash = Path("home/data/Trash/files").absolute()
    trash.mkdir(parents=True)
    with App(project) as app:
        tag_before_and_after(app, lambda: project.path.rename(trash / "study.pidian"), GONE)
        alert = ask_to_close(app)
        app.end(lambda: app.click_on("button", "Close Project", within=alert))
    equals(Project(backups(app)[-1]).marks(), [ONE, TWO], "what is in the backup")
    equals(Project(trash / "study.pidian").marks(), [ONE, TWO], "what is in the trash")


if __name__ == "__main__":
    harness.main()
