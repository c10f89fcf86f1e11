"""What is written in a dialog is not lost to a key that was pressed once too often."""

import harness
import screen
from app import App
from harness import SCREENSHOTS, WECHAT, Project, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "公司当晚就成立了三个专项小组"
# Where something in a row is, GTK (4.18) says without the padding of the list and of the row.
PADDING = (12, 9)
QUESTION = "Discard What Was Written?"


def tag(app):
    """Tags a passage, which stays active."""
    app.tag(app.open_article(TITLE), PHRASE, "figure")
    app.wait_for_focus("document")


def close_twice(app, role, name, entry, words):
    """Types, and presses Escape: it is asked, one goes on writing, and then discards it."""
    before = entry.text()
    app.type(words, entry)
    app.press("Escape")
    app.wait("alert dialog", QUESTION)
    app.wait_for_focus("button", "Keep Writing")
    app.press("Return")
    app.wait_gone("alert dialog", QUESTION)
    app.wait_for_focus("text box", entry.name)
    equals(entry.text(), before + words, "what was written")
    app.press("Escape")
    alert = app.wait("alert dialog", QUESTION)
    app.click_on("button", "Discard", alert)
    app.wait_gone(role, name)


def write(app, name, words):
    """Puts words into an entry that has the focus and is selected."""
    entry = app.wait_for_focus("text box", name)
    wait_until(entry.selection, "what is in the entry is selected")
    app.type(words)
    wait_for(entry.text, words, "what is in the entry")


def close_at_once(app, role, name):
    """Where nothing was written, nothing is asked."""
    app.press("Escape")
    app.wait_gone(role, name)
    equals(app.find("alert dialog", QUESTION), None, "the question")


@case
def a_claim_is_not_lost():
    project = Project.make(WECHAT)
    with App(project) as app:
        tag(app)
        app.press("alt+c")
        app.wait_for_focus("text box", "Claim")
        close_at_once(app, "dialog", "Claim")
        app.press("alt+c")
        app.wait_for_focus("text box", "Claim")
        app.click_on("text box", "Who says it")
        app.type("a", app.wait_for_focus("text box", "Who says it"))
        app.press("Escape")
        app.wait("alert dialog", QUESTION)
        screen.take_picture(SCREENSHOTS / "draft.png")
        app.press("Escape")
        app.wait_gone("alert dialog", QUESTION)
        close_twice(app, "dialog", "Claim", app.wait_for_focus("text box", "Who says it"), "n insider")
        equals(project.count("mention"), 0, "mentions")
        # Cancel says what it does, and so does Save.
        app.wait_for_focus("document")
        app.press("alt+c")
        write(app, "Claim", "It did not")
        app.click_on("button", "Cancel")
        app.wait_gone("dialog", "Claim")
        equals(app.find("alert dialog"), None, "the question")
        app.wait_for_focus("document")
        app.press("alt+c")
        write(app, "Claim", "It did")
        app.press("ctrl+Return")
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: project.select("SELECT claim FROM claims"), [("It did",)], "the claims")
    project.is_well()


@case
def it_is_not_lost_with_the_window():
    project = Project.make(WECHAT)
    with App(project) as app:
        tag(app)
        app.press("alt+c")
        write(app, "Claim", "It did")
        app.press("alt+F4")
        app.wait("alert dialog", QUESTION)
        app.wait_for_focus("button", "Keep Writing")
        app.press("Return")
        app.wait_gone("alert dialog", QUESTION)
        app.wait_for_focus("text box", "Claim")
        app.press("ctrl+Return")
        wait_for(lambda: project.select("SELECT claim FROM claims"), [("It did",)], "the claims")
    project.is_well()


@case
def a_judgement_is_not_lost():
    project = Project.make(WECHAT)
    with App(project, column_leaks=True) as app:
        tag(app)
        app.press("alt+c")
        app.wait_for_focus("text box", "Claim")
        app.press("ctrl+Return")
        app.wait_gone("dialog", "Claim")
        app.press("ctrl+shift+c")
        app.click_on("button", "1 mention", app.wait("tree grid", "Claims"))
        app.wait_gone("tree grid", "Claims")
        app.press("alt+j")
        app.wait("dialog", "Judge Claim")
        close_at_once(app, "dialog", "Judge Claim")
        app.press("alt+j")
        app.wait("dialog", "Judge Claim")
        app.click_on("text box", "Justification")
        close_twice(app, "dialog", "Judge Claim", app.wait_for_focus("text box", "Justification"), "The notice says two")
        equals(project.count("judgement"), 0, "judgements")
    project.is_well()


@case
def the_details_of_an_article_are_not_lost():
    project = Project.make(WECHAT)
    before = project.select("SELECT editor FROM article")
    with App(project) as app:
        wait_until(app.rows, "the article is listed")
        app.click(app.find("list", "Articles").find_all("list item")[0])
        wait_until(app.page, "the page is shown")
        app.wait_for_focus("list item")
        for close in (close_at_once, lambda *where: close_twice(*where, app.wait_for_focus("text box", "Editor"), "周")):
            app.press("F2")
            dialog = app.wait("dialog", "Edit Details")
            wait_until(lambda: app.wait("text box", "Publication", dialog).text(), "the form is filled")
            app.click_on("text box", "Editor", dialog)
            app.wait_for_focus("text box", "Editor")
            close(app, "dialog", "Edit Details")
        equals(project.select("SELECT editor FROM article"), before, "the editor")
    project.is_well()


@case
def the_choices_of_a_field_are_not_lost():
    project = Project.make(WECHAT)
    with App(project) as app:
        wait_until(app.rows, "the article is listed")
        app.click_on("toggle button", "Library Menu")
        wait_until(lambda: app.root.find_all("menu item"), "the menu is open")
        app.press("o")
        fields = app.wait("dialog", "Own Fields")
        app.click_on("button", "New Field", fields)
        app.wait_for_focus("text box", "Name")
        close_at_once(app, "dialog", "New Field")
        app.click_on("button", "New Field", fields)
        dialog = app.wait("dialog", "New Field")
        app.choose("Type", "Choice", dialog)
        app.click_on("text box", "Choices", dialog)
        close_twice(app, "dialog", "New Field", app.wait_for_focus("text box", "Choices"), "for")
        equals(project.count("fields"), 0, "fields")
        app.press("Escape")
        app.wait_gone("dialog", "Own Fields")
    project.is_well()


@case
def a_memo_is_not_lost():
    project = Project.make(WECHAT)
    with App(project) as app:
        tag(app)
        app.press("ctrl+shift+t")
        app.click(app.wait("button", "1 highlight", app.wait("list", "Tags")), move=PADDING)
        app.click_on("tab", "Definition")
        for close in (close_at_once, lambda *where: close_twice(*where, app.wait_for_focus("text box", "Memo"), "not sure")):
            app.click_on("text box", "Description")
            # Below the fold.
            app.tab_to("button", "New Memo")
            app.press("space")
            app.wait("alert dialog", "New Memo")
            app.wait_for_focus("text box", "Memo")
            close(app, "alert dialog", "New Memo")
        equals(project.count("memos"), 0, "memos")
        # The buttons close it, and ask nothing.
        for button, wanted in (("Cancel", 0), ("Add", 1)):
            app.click_on("text box", "Description")
            app.tab_to("button", "New Memo")
            app.press("space")
            alert = app.wait("alert dialog", "New Memo")
            app.type("not sure", app.wait_for_focus("text box", "Memo"))
            app.click_on("button", button, alert)
            app.wait_gone("alert dialog")
            wait_for(lambda: project.count("memos"), wanted, "memos")
    project.is_well()


if __name__ == "__main__":
    harness.main()
