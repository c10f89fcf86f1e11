"""What a screen reader is told: the page's text, where the caret is, and what it enters and leaves."""

import harness
import tree
from app import App
from harness import WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "直播间的人数从三千涨到二百六十万"


@case
def highlights_are_announced_with_their_tags_as_the_caret_enters_and_leaves():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        start, end = app.tag(page, PHRASE, "figures")
        equals(page.text(), project.text(TITLE), "the text that is exposed")
        app.press("Escape")
        announcements = tree.Announcements()
        # From the letter before it, a letter at a time.
        app.click_text(page, PHRASE)
        place_caret(app, page, start - 1)
        announcements.take()
        app.press("Right")
        wait_for(page.caret, start, "the caret")
        wait_until_said(announcements, "figures")
        app.press("Right")
        wait_for(page.caret, start + 1, "the caret")
        equals(announcements.take(), [], "what is said within it")
        app.press(*["Right"] * (end - start - 1))
        wait_for(page.caret, end, "the caret")
        wait_until_said(announcements, "End of highlight")
    project.is_well()


def place_caret(app, page, offset):
    """Moves the caret to a place by keys, from wherever it is."""
    wait_until(lambda: "focused" in page.states(), "the page has the focus")
    distance = offset - page.caret()
    app.press(*["Right" if distance > 0 else "Left"] * abs(distance))
    wait_for(page.caret, offset, "the caret")


def wait_until_said(announcements, words):
    """Waits until something is said."""
    said = []
    wait_until(lambda: said.extend(announcements.take()) or words in said, lambda: f"“{words}” is said: {said}")


if __name__ == "__main__":
    harness.main()
