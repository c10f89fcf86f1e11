"""What a person chooses is so at once, and stays so."""

import harness
from app import App
from harness import ARTICLES, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "十一月的第三个星期一"

# Kept in a file of the case's own, for the next program.
KEEPING = {"GSETTINGS_BACKEND": "keyfile"}


def open_preferences(app, page=None):
    """Opens the preferences, at a page of theirs."""
    app.press("ctrl+comma")
    dialog = app.wait("dialog", "Preferences")
    if page:
        app.click_on_tab(page)
    return dialog


def close_preferences(app):
    """Closes them."""
    app.press("Escape")
    app.wait_gone("dialog", "Preferences")


def find_article(app, document):
    """How the article is set on its page: the size of its first letter, and how far its paragraph is indented."""
    text = document.text()
    first = document.character_extents(text.index(PHRASE))
    return first[2], first[0] - document.character_extents(0)[0]


@case
def the_page_is_set_anew_at_once_and_stays_so():
    first, second = Project.make(WECHAT), Project.make(WECHAT, name="other.pidian")
    with App(first, env=KEEPING) as app:
        page = app.open_article(TITLE)
        equals(find_article(app, page), (18, 0), "how it is set")
        open_preferences(app)
        app.click_on("label", "Text Size")
        app.press(*["Up"] * 5)
        wait_for(lambda: find_article(app, page)[0], 27, "the size of a letter")
        app.click_on("switch", "Indent Paragraphs")
        wait_for(lambda: find_article(app, page), (27, 54), "how it is set")
        close_preferences(app)
    # Also the next time, and in whatever project.
    with App(second, env=KEEPING) as app:
        page = app.open_article(TITLE)
        equals(find_article(app, page), (27, 54), "how it is set")
        dialog = open_preferences(app)
        app.click_on("button", "Reset to Defaults")
        wait_for(lambda: find_article(app, page), (18, 0), "how it is set")
        app.click_on("button", "Undo", within=dialog)
        wait_for(lambda: find_article(app, page), (27, 54), "how it is set")
        # As long as it is there, Escape is for what has offered that.
        wait_until(lambda: not dialog.find("button", "Undo"), "nothing is offered any more")
        close_preferences(app)


@case
def new_tags_have_colours_of_the_palette():
    project = Project.make(WECHAT)
    with App(project) as app:
        page = app.open_article(TITLE)
        app.tag(page, PHRASE, "one")
        open_preferences(app, "General")
        app.click_on("label", "Okabe and Ito")
        close_preferences(app)
        app.tag(page, "没有主持人的发布会", "two")
    equals([colour for (colour,) in project.select("SELECT colour FROM tag ORDER BY id")], ["#228cf8", "#0072b2"], "the colours")


@case
def a_name_is_kept_with_what_is_marked_from_the_next_opening_on():
    project = Project.make(WECHAT)
    with App(project, env=KEEPING) as app:
        app.open_article(TITLE)
        open_preferences(app, "General")
        app.click_on("text box", "Name")
        app.type(" Chen ")
        app.press("Return")
        close_preferences(app)
    with App(project, env=KEEPING) as app:
        app.tag(app.open_article(TITLE), PHRASE, "one")
    names = project.select("SELECT c.name FROM highlight h JOIN coder c ON c.id = h.coder_id")
    equals(names, [("Chen",)], "who highlighted")


@case
def an_export_begins_with_what_was_chosen():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.open_article(TITLE)
        open_preferences(app, "Files")
        app.choose("Format", "JSON Lines")
        close_preferences(app)
        app.press("ctrl+e")
        dialog = app.wait("dialog", "Export")
        checked = lambda: [node.name for node in dialog.find_all("radio") if "checked" in node.states()]
        wait_until(lambda: "JSON Lines" in checked(), "the format is chosen")
        app.press("Escape")
        app.wait_gone("dialog", "Export")


if __name__ == "__main__":
    harness.main()
