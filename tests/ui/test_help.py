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
    names = {path.name for path in (HELP / "C").glob("*.md")}
    for language in LANGUAGES:
        equals({path.name for path in (HELP / language).glob("*.md")}, names, f"the pages in {language}")
        for name in names:
            links = re.findall(r"(?<!!)\[[^]]*\]\((\S+)\)", (HELP / language / name).read_text(encoding="utf-8"))
            equals(set(links) - names, set(), f"links to nothing in {language}/{name}")


def list_pictures(language, name):
    """The pictures of a page, each with what is said of it to those who do not see it."""
    return re.findall(r"!\[([^]]*)\]\((\S+)\)", (HELP / language / name).read_text(encoding="utf-8"))


@case
def every_picture_is_there_in_every_language_light_and_dark():
    shown = set()
    for name in (path.name for path in (HELP / "C").glob("*.md")):
        files = [file for text, file in list_pictures("C", name)]
        for language in LANGUAGES:
            pictures = list_pictures(language, name)
            equals([file for text, file in pictures], files, f"the pictures in {language}/{name}")
            equals([file for text, file in pictures if not text], [], f"pictures that nothing is said of in {language}/{name}")
            shown |= {HELP / language / end for file in files for end in (file, file.replace(".png", "-dark.png"))}
    made = set(HELP.glob("*/images/*"))
    equals((shown - made, made - shown), (set(), set()), "pictures that are missing, and that are not shown")
    equals([path for path in made if path.stat().st_size > 100_000], [], "pictures that are too large")


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
        ((text, _),) = list_pictures("C", "start.md")
        x, y, width, height = app.wait("image", text).extents()
        assert width > 400 and height > width // 2, ("the size of the picture", width, height)
        # GTK shows no links within a text to assistive technologies, but puts the focus on them.
        app.wait_for_focus("label", "Next: " + read_title("C", "reading.md"))
        app.press("Return")
        app.wait("heading", read_title("C", "reading.md"))
        screen.take_picture(SCREENSHOTS / "help-page-en-light-wide.png")
        app.press("alt+Left", "alt+Left", "Escape")
        app.wait_gone("dialog", "Help")


if __name__ == "__main__":
    harness.main()
