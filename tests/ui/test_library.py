"""What is done to the articles in the library, one or many: details, stars, groups, exclusion, filters and samples."""

import harness
import screen
from app import App, starting_with
from harness import ARTICLES, Project, case, equals, wait_for, wait_until


def row(app, number):
    """The row of an article, by its place in the list."""
    return wait_until(lambda: app.find("list", "Articles").find_all("list item")[number:], "the library has so many")[0]


def open_menu(app, node):
    """Opens the menu of an article. GTK names no item of a menu, but each has a letter."""
    app.click(node, button=3)
    wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")


def select_with(app, key, node):
    """Clicks on an article while a key is held."""
    screen.xdotool("keydown", key)
    app.click(node)
    screen.xdotool("keyup", key)


def open_library_menu(app, letter):
    """Chooses from the library's own menu."""
    app.click_on("toggle button", "Library Menu")
    wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
    app.press(letter)


def choose(app, dialog, title, number):
    """Chooses from a list of a form, by how many steps below the first it is."""
    row = app.wait("combo box", title, dialog)
    if dialog:
        x, y, width, height = dialog.extents()
        screen.turn_wheel(app.window, *app.to_window(x + width // 2, y + height // 2), True, 30)
    app.click(row)
    wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("list item")), "the list is open")
    app.press("Home", *["Down"] * number)
    wait_until(lambda: app.root.find_all("list item")[number:], "the choice is there")
    app.press("Return")


def titles(app):
    """What the library shows."""
    return [node.name for node in app.find("list", "Articles").find_all("list item")] if app.find("list", "Articles") else []


@case
def details_are_edited_and_say_that_they_were_typed():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list item")
        app.click(row(app, 1))
        wait_until(app.page, "the page is shown")
        app.press("F2")
        dialog = app.wait("dialog", "Edit Details")
        wait_until(lambda: app.find("text box", "Publication", dialog).text(), "the form is filled")
        entry = app.click_on("text box", "Editor", dialog)
        app.type("周 编辑", app.wait_for_focus("text box", "Editor"))
        app.click_on("button", "Save", dialog)
        app.wait_gone("dialog", "Edit Details")
        typed = "SELECT article.editor, f.origin FROM article JOIN article_field f ON f.article_id = article.id WHERE f.field = 'editor' AND article.editor = '周 编辑'"
        wait_for(lambda: project.select(typed), [("周 编辑", "typed")], "the editor")
        app.press("ctrl+z")
        wait_for(lambda: project.select(typed), [], "the editor after the undo")
        # What is no date is said to be none, and stays in the form.
        app.press("F2")
        dialog = app.wait("dialog", "Edit Details")
        wait_until(lambda: app.find("text box", "Publication", dialog).text(), "the form is filled")
        before = project.select("SELECT date FROM article ORDER BY id")
        app.click_on("text box", "Date", dialog)
        entry = app.wait_for_focus("text box", "Date")
        app.press("ctrl+a")
        app.type("neulich")
        wait_until(lambda: "neulich" in entry.text(), "the date is typed")
        app.click_on("button", "Save", dialog)
        wait_until(lambda: any("neulich" in node.name for node in dialog.find_all("label")), "it is said what is wrong")
        equals(project.select("SELECT date FROM article ORDER BY id"), before, "the dates")
        app.press("Escape")
        app.wait_gone("dialog", "Edit Details")
    project.is_well()


@case
def what_is_done_to_many_is_one_step():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list item")
        app.click(row(app, 0))
        page = wait_until(app.page, "the page is shown")
        text = page.text()
        select_with(app, "ctrl", row(app, 2))
        select_with(app, "shift", row(app, 4))
        app.wait("label", "3 of 5 selected")
        equals(app.page().text(), text, "the article that is open")
        select_with(app, "ctrl", row(app, 0))
        app.wait("label", "4 of 5 selected")
        open_menu(app, row(app, 3))
        app.press("t")
        wait_for(lambda: project.select("SELECT sum(starred) FROM article"), [(4,)], "stars")
        equals(sum("Starred" in title for title in titles(app)), 4, "rows that say so")
        open_menu(app, row(app, 3))
        app.press("e")
        dialog = app.wait("dialog", "Edit Details")
        app.click_on("text box", "Obtained from", dialog)
        app.type("Wayback", app.wait_for_focus("text box", "Obtained from"))
        app.click_on("button", "Save", dialog)
        app.wait_gone("dialog", "Edit Details")
        wait_for(lambda: project.select("SELECT count(*) FROM article WHERE obtained_from = 'Wayback'"), [(4,)], "changed articles")
        app.press("ctrl+z")
        wait_for(lambda: project.select("SELECT count(*) FROM article WHERE obtained_from = 'Wayback'"), [(0,)], "changed articles")
        app.press("ctrl+z")
        wait_for(lambda: project.select("SELECT sum(starred) FROM article"), [(0,)], "stars after the undo")
        app.click(row(app, 0))
        app.press("ctrl+a")
        app.wait("label", "5 of 5 selected")
        app.press("Delete")
        wait_for(lambda: project.select("SELECT count(*) FROM article WHERE present"), [(0,)], "articles")
        app.press("ctrl+z")
        wait_for(lambda: project.select("SELECT count(*) FROM article WHERE present"), [(5,)], "articles after the undo")
        wait_until(lambda: len(titles(app)) == 5, "the library shows them")
    project.is_well()


@case
def articles_are_excluded_with_a_reason_and_filtered():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list item")
        app.click(row(app, 1))
        wait_until(app.page, "the page is shown")
        open_menu(app, row(app, 1))
        app.press("x")
        app.wait("alert dialog", "Exclude From Study")
        app.type("off topic", app.wait_for_focus("text box", "Reason"))
        app.press("Return")
        wait_for(lambda: project.select("SELECT excluded FROM article WHERE excluded IS NOT NULL"), [("off topic",)], "reasons")
        wait_until(lambda: any("Excluded: off topic" in title for title in titles(app)), "the row says so")
        flow = dict(project.select("SELECT stage, sum(count) FROM flow GROUP BY stage"))
        equals((flow["excluded"], flow["included"]), (1, 4), "articles excluded and included")
        app.press("ctrl+f")
        app.click_on("toggle button", "Filter")
        choose(app, None, "Study", 2)
        wait_until(lambda: len(titles(app)) == 4, "only the study is shown")
        app.press("Escape")
        app.wait_gone("combo box", "Study")
        app.wait("label", "4 of 5 articles")
        app.wait("label", "In the study")
        app.click_on("button", "Clear Filter")
        wait_until(lambda: len(titles(app)) == 5, "all are shown")
    project.is_well()


@case
def groups_and_samples_are_drawn_and_shown():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list item")
        open_library_menu(app, "m")
        dialog = app.wait("dialog", "Draw a Sample")
        app.click_on("button", "Draw", dialog)
        app.wait_gone("dialog", "Draw a Sample")
        app.wait("label", "3 of 5 articles")
        equals(project.select("SELECT sample_size, seed IS NOT NULL FROM article_group"), [(3, 1)], "the sample")
        open_library_menu(app, "g")
        dialog = app.wait("dialog", "Groups")
        app.click_on("button", "Rename Group", dialog)
        app.wait("alert dialog", "Rename Group")
        entry = app.wait_for_focus("text box", "Name")
        app.press("ctrl+a")
        app.type("Pilot")
        app.press("Return")
        app.wait("label", "Pilot", dialog)
        app.press("Escape")
        app.wait_gone("dialog", "Groups")
        # The first article of those that are shown leaves the group.
        app.click(row(app, 0))
        open_menu(app, row(app, 0))
        app.press("f")
        wait_until(lambda: len(titles(app)) == 2, "the group has one less")
        app.press("ctrl+z")
        wait_until(lambda: len(titles(app)) == 3, "the group has it again")
        app.press("ctrl+z", "ctrl+z")
        wait_until(lambda: len(titles(app)) == 5, "without its group, all are shown")
    project.is_well()


@case
def own_fields_are_made_filled_and_filtered_by():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list item")
        open_library_menu(app, "o")
        fields = app.wait("dialog", "Own Fields")
        app.click_on("button", "New Field", fields)
        dialog = app.wait("dialog", "New Field")
        app.type("Genre", app.wait_for_focus("text box", "Name"))
        choose(app, dialog, "Type", 3)
        choices = app.click_on("text box", "Choices", dialog)
        screen.type_letters("news")
        app.press("Return")
        screen.type_letters("opinion")
        wait_for(choices.text, "news\nopinion", "the choices")
        app.click_on("button", "Save", dialog)
        app.wait_gone("dialog", "New Field")
        app.wait("label", "Genre", fields)
        app.press("Escape")
        app.wait_gone("dialog", "Own Fields")
        app.click(row(app, 2))
        select_with(app, "ctrl", row(app, 3))
        app.press("F2")
        dialog = app.wait("dialog", "Edit Details")
        choose(app, dialog, "Genre", 2)
        app.click_on("button", "Save", dialog)
        app.wait_gone("dialog", "Edit Details")
        wait_for(lambda: project.select("SELECT value, count(*) FROM own_field_value GROUP BY value"), [("opinion", 2)], "values")
        app.click(row(app, 2))
        app.click_on("label", "Details")
        wait_until(lambda: any(node.text() == "opinion" for node in app.root.find_all("label", "Genre")), "the details show it")
        app.press("ctrl+f")
        app.click_on("toggle button", "Filter")
        choose(app, None, "Genre", 2)
        wait_until(lambda: len(titles(app)) == 2, "those of the genre are shown")
        app.press("Escape")
        app.wait("label", "Genre: opinion")
    project.is_well()


harness.main()
