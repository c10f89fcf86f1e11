"""Nothing is lost: undo and redo, closing and opening again, a power cut, and another program at the same file."""

import json
import subprocess

import harness
from app import App
from harness import PIDIAN, WECHAT, Project, case, done, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
FIRST = "直播间的人数从三千涨到二百六十万"
SECOND = "公司当晚就成立了三个专项小组"
THIRD = "惊讶、怀疑、懊恼、眼红"

ONE, TWO, THREE = (FIRST, ["one"]), (SECOND, ["two"]), (THIRD, ["three"])


@case
def undo_and_redo_go_back_and_forth_by_keys_and_buttons():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        app.tag(page, SECOND, "two")
        wait_for(project.marks, [ONE, TWO], "the highlights")
        app.press("ctrl+z")
        wait_for(project.marks, [ONE], "the highlights after Ctrl+Z")
        wait_until(lambda: len(app.cards()) == 1, "the margin has one card")
        app.press("ctrl+shift+z")
        wait_for(project.marks, [ONE, TWO], "the highlights after Ctrl+Shift+Z")
        app.click_on("button", "Undo")
        app.click_on("button", "Undo")
        wait_for(project.marks, [], "the highlights after two clicks on Undo")
        wait_for(lambda: project.count("tag"), 0, "the tags")
        app.click_on("button", "Redo")
        wait_for(project.marks, [ONE], "the highlights after a click on Redo")
        wait_until(lambda: len(app.cards()) == 1, "the margin has one card")
        # Something new takes the place of what could have been redone.
        app.tag(page, THIRD, "three")
        wait_for(project.marks, [ONE, THREE], "the highlights")
        wait_until(lambda: "sensitive" not in app.wait("button", "Redo").states(), "there is nothing to redo")
    project.is_well()


@case
def what_was_done_is_undone_after_opening_again():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, FIRST, "one")
        app.tag(page, SECOND, "two")
        wait_for(project.marks, [ONE, TWO], "the highlights")
    project.is_well()
    with App(project) as app:
        app.open_article(TITLE)
        wait_until(lambda: len(app.cards()) == 2, "both cards are there again")
        app.press("ctrl+z")
        wait_for(project.marks, [ONE], "the highlights after undo")
    project.is_well()
    with App(project) as app:
        app.open_article(TITLE)
        app.press("ctrl+shift+z")
        wait_for(project.marks, [ONE, TWO], "the highlights after redo")
        wait_until(lambda: len(app.cards()) == 2, "both cards are there")
        app.press("ctrl+z", "ctrl+z")
        wait_for(project.marks, [], "the highlights after two steps back")
    project.is_well()


@case
def an_import_and_a_removal_are_undone_too():
    project = Project.make()
    with App(project, WECHAT) as app:
        wait_for(app.rows, [TITLE], "the library")
        app.press("ctrl+z")
        wait_for(app.rows, [], "the library after undo")
        app.press("ctrl+shift+z")
        wait_for(app.rows, [TITLE], "the library after redo")
        app.open_article(TITLE)
        library = app.wait("list", "Articles")
        app.click(app.wait("list item", None, library))
        wait_until(lambda: any("focused" in row.states() for row in library.find_all("list item")), "the row has the focus")
        app.press("Delete")
        wait_for(app.rows, [], "the library after Delete")
        app.press("ctrl+z")
        wait_for(app.rows, [TITLE], "the library after undo")


@case
def a_power_cut_loses_nothing_that_was_shown():
    project = Project.make(WECHAT)
    for number, (phrase, tag) in enumerate(((FIRST, "one"), (SECOND, "two"), (THIRD, "three")), 1):
        with App(project) as app:
            page = app.open_article(TITLE)
            app.tag(page, phrase, tag)
            # Its card is in the margin: that very moment.
            app.kill()
        equals(len(project.marks()), number, "how many highlights are in the file")
    with App(project) as app:
        app.open_article(TITLE)
        wait_until(lambda: len(app.cards()) == 3, "all three cards are there")
        wait_for(project.marks, [ONE, TWO, THREE], "the highlights")
    project.is_well()


@case
def what_the_command_line_adds_is_shown_in_the_open_window():
    project = Project.make(WECHAT)
    ((article,),) = project.select("SELECT uuid FROM article")
    start = project.text(TITLE).index(FIRST)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, SECOND, "two")
        line = {"article": article, "start": start, "end": start + len(FIRST), "tags": ["one"], "note": "from outside"}
        done("annotate", project.path, "--from", "-", stdin=json.dumps(line).encode())
        app.wait_card(FIRST)
        app.wait("label", "from outside")
        # And the window goes on from there.
        app.tag(page, THIRD, "one")
        wait_for(project.marks, [TWO, ONE, (THIRD, ["one"])], "the highlights")
        done("import", project.path, harness.FORUM)
        wait_until(lambda: len(app.rows()) == 2, "the article that was imported outside is in the library")
    project.is_well()


@case
def two_windows_of_two_projects_do_not_mix():
    first, second = Project.make(WECHAT, name="first.pidian"), Project.make(harness.FORUM, name="second.pidian")
    with App(first) as app:
        app.open_article(TITLE)
        # The second program asks the first for a window, and ends.
        other = subprocess.Popen([PIDIAN, second.path], env=app.env, stderr=subprocess.PIPE)
        wait_until(lambda: len(app.root.find_all("window")) == 2, "there are two windows")
        equals((other.wait(60), other.stderr.read()), (0, b""), "the second program")
        names = sorted(window.name for window in app.root.find_all("window"))
        equals(names, ["first", "second"], "the windows")
        app.press("ctrl+w")
        wait_until(lambda: len(app.root.find_all("window")) == 1, "one window is left")
        equals([window.name for window in app.root.find_all("window")], ["first"], "the window that is left")
    first.is_well()
    second.is_well()


KEPT = {"GSETTINGS_BACKEND": "keyfile"}


def get_windows(app):
    """The titles of the windows that are open."""
    return sorted(window.name for window in app.root.find_all("window"))


@case
def windows_that_were_open_are_open_again():
    first, second = Project.make(WECHAT, name="first.pidian"), Project.make(harness.FORUM, name="second.pidian")
    with App(first, env=KEPT) as app:
        app.open_article(TITLE)
        equals(subprocess.run([PIDIAN, second.path], env=app.env, check=False).returncode, 0, "the second program")
        wait_for(lambda: get_windows(app), ["first", "second"], "the windows")
        app.wait("document")
        harness.watches.remove(app.watch)
        app.press("ctrl+q")
        wait_until(lambda: app.process.poll() == 0, "the program has ended")
    with App(env=KEPT) as app:
        wait_for(lambda: get_windows(app), ["first", "second"], "the windows, again")
        # One that is closed while another stays is done with.
        wait_until(lambda: len(app.root.find_all("document")) == 2, "both show their articles")
        app.press("ctrl+w")
        wait_until(lambda: len(get_windows(app)) == 1, "one window is left")
        (left,) = get_windows(app)
        app.window = None
        app.window = wait_until(app.find_window, "the window on the display")
    with App(env=KEPT) as app:
        wait_for(lambda: get_windows(app), [left], "the window that was left")
        (first if left == "first" else second).path.rename("moved.pidian")
    # What is no longer there is said once.
    with App(env=KEPT) as app:
        app.wait("alert dialog")
        app.press("Escape")
        app.wait_gone("alert dialog")
    with App(env=KEPT) as app:
        app.wait("button", "New Project…")


if __name__ == "__main__":
    harness.main()
