"""The first steps on the sample project: ticked by what is really done, put away for good, and in nobody's way."""

from pathlib import Path

import harness
import screen
import tree
from app import App
from harness import SCREENSHOTS, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "十一月的第三个星期一"

# Kept in a file of the case's own, for the next program.
KEEPING = {"GSETTINGS_BACKEND": "keyfile"}

MARK, CLAIMS, EXPORT = STEPS = ["Mark a Passage", "Compare Claims", "Export a Table"]


def get_steps(app):
    """What the steps are called; none where they are not shown."""
    steps = app.find("list", "First Steps")
    return [step.name for step in steps.find_all("list item")] if steps else []


def tick(*done):
    """What the steps are called where some are done."""
    return [f"Done: {step}" if step in done else step for step in STEPS]


def open_sample(app):
    """Opens the sample project from the welcome page."""
    app.click_on("button", "Sample Project")
    wait_for_sample(app)


def wait_for_sample(app):
    """Waits until the sample project is open, which it is again the next time."""
    app.project = Project(Path(app.env["XDG_STATE_HOME"], "pidian", "sample.pidian"))
    wait_until(lambda: len(app.rows()) == 5, "the library has its articles")


def are_gone(app):
    """Asserts that the steps are not shown where all else is."""
    wait_for_sample(app)
    app.open_article(TITLE)
    wait_until(app.cards, "the margin has cards")
    equals(get_steps(app), [], "the steps")


@case
def each_is_ticked_when_it_is_done_and_then_they_never_come_again():
    with App(env=KEEPING, gtk_leaks=True) as app:
        open_sample(app)
        wait_for(lambda: get_steps(app), tick(), "the steps")
        announcements = tree.Announcements()
        # A passage is marked with the mouse and keys.
        app.tag(app.open_article(TITLE), PHRASE, "first")
        wait_for(lambda: get_steps(app), tick(MARK), "the steps")
        wait_until(lambda: f"Done: {MARK}" in announcements.take(), "that is announced")
        screen.take_picture(SCREENSHOTS / "first-steps-en-light-wide.png")
        app.press("ctrl+shift+c")
        app.wait("tree grid", "Claims")
        wait_for(lambda: get_steps(app), tick(MARK, CLAIMS), "the steps")
    # What was done is not to be done again.
    with App(env=KEEPING, gtk_leaks=True) as app:
        wait_for_sample(app)
        wait_for(lambda: get_steps(app), tick(MARK, CLAIMS), "the steps")
        app.export([], Path("claims.csv").absolute())
        wait_for(lambda: get_steps(app), tick(*STEPS), "the steps")
        app.wait("heading", "All Done: F1 Tells More")
        screen.take_picture(SCREENSHOTS / "first-steps-done-en-light-wide.png")
    with App(env=KEEPING) as app:
        are_gone(app)


@case
def they_are_dismissed_by_keyboard_and_never_come_again():
    with App(env=KEEPING) as app:
        open_sample(app)
        wait_for(lambda: get_steps(app), tick(), "the steps")
        for _ in range(60):
            if any("focused" in node.states() for node in app.root.find_all("button", "Dismiss First Steps")):
                break
            app.press("Tab")
        app.press("space")
        wait_for(lambda: get_steps(app), [], "the steps")
        wait_until(app.root.find_focused, "something else has the focus")
    with App(env=KEEPING) as app:
        are_gone(app)


@case
def they_are_of_the_sample_and_fit_on_a_phone():
    project = Project.make(WECHAT)
    with App(project) as app:
        app.tag(app.open_article(TITLE), PHRASE, "own")
        equals(get_steps(app), [], "the steps in a project of one's own")
    with App() as app:
        screen.resize(app.window, 370, 650)
        wait_until(lambda: app.frame.extents()[2] == 370, "the window has its size")
        app.click_on("button", "Sample Project")
        wait_for(lambda: get_steps(app), tick(), "the steps, with nothing done")
        app.click_on("toggle button", "Claims")
        wait_for(lambda: get_steps(app), tick(CLAIMS), "the steps")
        screen.take_picture(SCREENSHOTS / "first-steps-en-light-narrow.png")
        app.click_on("button", "Dismiss First Steps")
        wait_for(lambda: get_steps(app), [], "the steps")


if __name__ == "__main__":
    harness.main()
