"""The help: found by a key, read by keyboard and mouse, in each language whole."""

import re

import harness
import screen
from app import App
from harness import SAMPLE, SCREENSHOTS, case, equals

HELP = SAMPLE.parent / "help"
LANGUAGES = {"C": "C.UTF-8", "zh_CN": "zh_CN.UTF-8", "zh_TW": "zh_TW.UTF-8"}


def read_title(language, name):
    """The heading of a page."""
    return (HELP / language / name).read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


@case
def every_page_is_there_in_every_language_and_leads_on():
    names = {path.name for path in (HELP / "C").iterdir()}
    for language in LANGUAGES:
        equals({path.name for path in (HELP / language).iterdir()}, names, f"the pages in {language}")
        for name in names:
            links = re.findall(r"\]\((\S+)\)", (HELP / language / name).read_text(encoding="utf-8"))
            equals(set(links) - names, set(), f"links to nothing in {language}/{name}")


@case
def it_is_read_by_keyboard_alone_in_the_persons_language():
    for language, locale in LANGUAGES.items():
        with App(env={"LC_ALL": locale}) as app:
            app.wait("button", re.compile("^(Sample Project|示例)"))
            app.press("F1")
            title = read_title(language, "tags.md")
            app.wait("list item", title)
            app.press(*["Tab"] * 2)
            for _ in range(12):
                if any("focused" in row.states() and row.name == title for row in app.root.find_all("list item")):
                    break
                app.press("Down")
            app.press("Return")
            app.wait("heading", title)
            # Back to the topics, and out.
            app.press("alt+Left")
            app.wait_gone("heading", title)
            app.press("Escape")
            app.wait_gone("dialog", re.compile("^(Help|帮助|說明)$"))


@case
def a_link_leads_to_the_next_page():
    with App() as app:
        app.wait("button", "Sample Project")
        app.press("F1")
        app.click_on("list item", read_title("C", "start.md"))
        app.wait("heading", read_title("C", "start.md"))
        # GTK shows no links within a text to assistive technologies, but puts the focus on them.
        app.wait_for_focus("label", "Next: " + read_title("C", "reading.md"))
        app.press("Return")
        app.wait("heading", read_title("C", "reading.md"))
        screen.take_picture(SCREENSHOTS / "help-page-en-light-wide.png")
        app.press("alt+Left", "alt+Left", "Escape")
        app.wait_gone("dialog", "Help")


if __name__ == "__main__":
    harness.main()
