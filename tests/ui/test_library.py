"""What is done to the articles in the library, one or many: details, stars, groups, exclusion, filters and samples."""

import csv
from pathlib import Path

import harness
import screen
from app import App, starting_with
from harness import ARTICLES, WECHAT, Project, case, equals, wait_for, wait_until


def row(app, number):
    """The row of an article, by its place in the list."""
    return wait_until(lambda: app.wait("list", "Articles").find_all("list item")[number:], "the library has so many")[0]


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
    listed = app.find("list", "Articles")
    return [node.name for node in listed.find_all("list item")] if listed else []


def make_table(articles):
    """A project with an article for each (title, author, publication)."""
    with open("articles.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["title", "author", "source", "date", "text"])
        table.writerows([title, author, source, "2025-03-01", f"{title}的正文，写给{author or '谁'}看。"] for title, author, source in articles)
    return Project.make(Path("articles.csv"))


def select_rows(app, *numbers):
    """Selects articles by their places in the list."""
    app.click(row(app, numbers[0]))
    for number in numbers[1:]:
        select_with(app, "ctrl", row(app, number))


def open_details(app):
    """The dialog of what is selected."""
    app.press("F2")
    dialog = app.wait("dialog", "Edit Details")
    wait_until(lambda: app.wait("text box", "Publication", dialog).text() or app.find("label", "Different values", dialog), "the form is filled")
    return dialog


def save(app, dialog):
    """Saves a dialog, which closes then."""
    app.click_on("button", "Save", dialog)
    app.wait_gone("dialog", "Edit Details")


@case
def an_article_begins_at_its_beginning_and_goes_on_where_one_was():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        first, second = [title for title in app.rows() if len(project.text(title)) > 900][:2]
        page = app.open_article(first)
        app.click(page)
        app.press("ctrl+End")
        in_sight = lambda offset: page.extents()[1] <= page.character_extents(offset)[1] < page.extents()[1] + page.extents()[3]
        wait_until(lambda: in_sight(len(page.text()) - 1), "the end is in sight")
        page = app.open_article(second)
        wait_until(lambda: in_sight(0), "the other article is at its beginning")
        page = app.open_article(first)
        wait_until(lambda: page.text() == project.text(first) and not in_sight(0), "the first one is where it was")


@case
def details_are_edited_and_say_that_they_were_typed():
    project = Project.make(*ARTICLES)
    with App(project) as app:
        app.wait("list item")
        app.click(row(app, 1))
        wait_until(app.page, "the page is shown")
        app.wait_for_focus("list item")
        app.press("F2")
        dialog = app.wait("dialog", "Edit Details")
        wait_until(lambda: app.wait("text box", "Publication", dialog).text(), "the form is filled")
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
        wait_until(lambda: app.wait("text box", "Publication", dialog).text(), "the form is filled")
        before = project.select("SELECT date FROM article ORDER BY id")
        app.click_on("text box", "Date", dialog)
        entry = app.wait_for_focus("text box", "Date")
        app.press("ctrl+a")
        app.type("neulich")
        wait_until(lambda: "neulich" in entry.text(), "the date is typed")
        app.click_on("button", "Save", dialog)
        wait_until(lambda: any("neulich" in node.name for node in dialog.find_all("label")), "it is said what is wrong")
        equals(project.select("SELECT date FROM article ORDER BY id"), before, "the dates")
        app.click_on("button", "Cancel", dialog)
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
        equals(wait_until(app.page, "the page is there").text(), text, "the article that is open")
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


@case
def when_an_article_was_fetched_is_said_as_people_say_it():
    with App(Project.make(WECHAT)) as app:
        app.open_article("一根芦苇，烧出了储能行业的心病")
        app.click_on("label", "Details")
        # In the file it is 2025-03-09T09:42:17.530218.
        wait_until(lambda: any(node.text() == "9 March 2025, 09:42" for node in app.root.find_all("label", "Fetched")), "the details say it")


@case
def many_show_what_they_have_in_common():
    project = make_table([("甲", "王芳", "渡口财经"), ("乙", "王芳", "渡口财经"), ("丙", "李明", "渡口财经"), ("丁", "", "半格刻度")])
    values = lambda: project.select("SELECT title, author, source, date FROM article ORDER BY id")
    before = values()
    with App(project) as app:
        wait_until(lambda: len(titles(app)) == 4, "the library shows them")
        places = {title[0]: number for number, title in enumerate(titles(app))}
        select_rows(app, places["甲"], places["乙"], places["丙"])
        dialog = open_details(app)
        field = lambda name: app.find("text box", name, dialog)
        equals((field("Author").text(), field("Publication").text(), field("Date").text()), ("", "渡口财经", "2025-03-01"), "what they have in common")
        equals(len([node for node in dialog.find_all("label", "Different values")]), 1, "fields in which they differ")
        equals("sensitive" in app.wait("button", "Save", dialog).states(), False, "whether there is something to save")
        # What is no date is said to be none, and nothing is written.
        app.click_on("text box", "Date", dialog)
        app.wait_for_focus("text box", "Date")
        app.press("ctrl+a")
        app.type("neulich")
        app.click_on("button", "Save", dialog)
        wait_until(lambda: any("neulich" in node.name for node in dialog.find_all("label")), "it is said what is wrong")
        equals(values(), before, "the articles")
        app.click_on("text box", "Date", dialog)
        app.press("ctrl+a", "BackSpace")
        save(app, dialog)
        # The date that they had in common is gone from all, and what was not touched is as it was.
        wanted = [(title, author, source, None if title in "甲乙丙" else date) for title, author, source, date in before]
        wait_for(values, wanted, "the articles")
        dialog = open_details(app)
        app.click_on("text box", "Author", dialog)
        app.type("Zhou", app.wait_for_focus("text box", "Author"))
        app.wait_gone("label", "Different values")
        app.press("ctrl+a", "BackSpace")
        app.wait("label", "Different values", dialog)
        app.click_on("toggle button", "Empty “Author” in All", dialog)
        app.wait("label", "Empty in all", dialog)
        save(app, dialog)
        wait_for(lambda: [author for title, author, *others in values()], [None] * 4, "authors")
        app.press("ctrl+z", "ctrl+z")
        wait_for(values, before, "the articles after both were undone")
        # What articles have already is completed, by its initials too.
        dialog = open_details(app)
        app.click_on("text box", "Author", dialog)
        app.type("wf", app.wait_for_focus("text box", "Author"))
        app.wait("list item", "王芳")
        app.press("Down", "Return")
        wait_for(field("Author").text, "王芳", "what was typed, completed")
        save(app, dialog)
        wait_for(lambda: [author for title, author, *others in values()], ["王芳"] * 3 + [None], "authors")
        app.press("ctrl+z")
        wait_for(values, before, "the articles after the undo")
    project.is_well()


@case
def a_choice_is_emptied():
    project = make_table([("甲", "王芳", "渡口财经"), ("乙", "王芳", "渡口财经"), ("丙", "李明", "渡口财经")])
    values = lambda: project.select("SELECT v.value, count(*) FROM own_field_value v GROUP BY v.value ORDER BY v.value")
    with App(project) as app:
        wait_until(lambda: len(titles(app)) == 3, "the library shows them")
        open_library_menu(app, "o")
        app.click_on("button", "New Field", app.wait("dialog", "Own Fields"))
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
        app.press("Escape")
        app.wait_gone("dialog", "Own Fields")
        select_rows(app, 0)
        dialog = open_details(app)
        choose(app, dialog, "Genre", 1)
        save(app, dialog)
        select_rows(app, 1, 2)
        dialog = open_details(app)
        choose(app, dialog, "Genre", 2)
        save(app, dialog)
        wait_for(values, [("news", 1), ("opinion", 2)], "values")
        # Of all three, who differ, nothing is written that is not chosen.
        app.press("ctrl+a")
        dialog = open_details(app)
        app.click_on("text box", "Editor", dialog)
        app.type("Zhou", app.wait_for_focus("text box", "Editor"))
        save(app, dialog)
        wait_for(lambda: project.select("SELECT count(*) FROM article WHERE editor = 'Zhou'"), [(3,)], "edited articles")
        equals(values(), [("news", 1), ("opinion", 2)], "values")
        dialog = open_details(app)
        choose(app, dialog, "Genre", 1)
        save(app, dialog)
        wait_for(values, [], "values, emptied in all")
        app.press("ctrl+z")
        wait_for(values, [("news", 1), ("opinion", 2)], "values after the undo")
        select_rows(app, 0)
        dialog = open_details(app)
        choose(app, dialog, "Genre", 0)
        save(app, dialog)
        wait_for(values, [("opinion", 2)], "values, emptied in one")
    project.is_well()


@case
def reasons_used_before_are_offered():
    project = make_table([(title, "", "渡口财经") for title in "甲乙丙丁戊"])
    reasons = lambda: project.select("SELECT excluded, count(*) FROM article WHERE excluded IS NOT NULL GROUP BY excluded ORDER BY excluded")

    def exclude(*numbers):
        select_rows(app, *numbers)
        open_menu(app, row(app, numbers[-1]))
        app.press("x")
        dialog = app.wait("alert dialog", "Exclude From Study")
        app.wait_for_focus("text box", "Reason")
        return dialog

    with App(project) as app:
        wait_until(lambda: len(titles(app)) == 5, "the library shows them")
        dialog = exclude(0)
        equals(app.find("list item", None, dialog) and app.find("label", "Used So Far", dialog), None, "a list of reasons where there are none yet")
        app.type("duplicate")
        app.press("Return")
        app.wait_gone("alert dialog", "Exclude From Study")
        wait_for(reasons, [("duplicate", 1)], "reasons")
        dialog = exclude(1, 2)
        app.wait("label", "Used So Far", dialog)
        app.type("off topic")
        app.press("Return")
        app.wait_gone("alert dialog", "Exclude From Study")
        wait_for(reasons, [("duplicate", 1), ("off topic", 2)], "reasons")
        # The one that was used most comes first. A click takes one, and so do the keys.
        dialog = exclude(3)
        app.wait("label", "Used So Far", dialog)
        offered = [node.name for node in dialog.find_all("label") if node.name in ("off topic", "duplicate")]
        equals(offered, ["off topic", "duplicate"], "what is offered")
        # GTK (4.18) forgets about the padding of such a dialog when it says where something is.
        app.click(app.find("label", "duplicate", dialog), move=(24, 32))
        app.wait_gone("alert dialog", "Exclude From Study")
        wait_for(reasons, [("duplicate", 2), ("off topic", 2)], "reasons")
        dialog = exclude(4)
        app.wait("label", "Used So Far", dialog)
        app.press("Down", "Return")
        app.wait_gone("alert dialog", "Exclude From Study")
        wait_for(reasons, [("duplicate", 3), ("off topic", 2)], "reasons")
        app.press("ctrl+z")
        wait_for(reasons, [("duplicate", 2), ("off topic", 2)], "reasons after the undo")
    project.is_well()


@case
def publications_and_authors_are_filtered_by():
    project = make_table(
        [("甲", "王芳", "渡口财经"), ("乙", "王芳", "渡口财经"), ("丙", "李明", "渡口财经"), ("丁", "", "半格刻度"), ("戊", "李明", "")] + [(f"第{n}篇", "陈", f"Paper {n}") for n in range(12)]
    )
    with App(project) as app:
        app.wait("label", "17 articles")
        app.press("ctrl+f")
        app.click_on("toggle button", "Filter")
        app.click_on("label", "Publication")
        app.wait_for_focus("search box", "Search Publications")
        app.click_on("checkbox", "渡口财经")
        wait_until(lambda: len(titles(app)) == 3, "those of the publication are shown")
        # One that is far down is searched for; both are asked for then.
        app.type("paper 11", app.click_on("search box", "Search Publications"))
        wait_until(lambda: len(app.root.find_all("checkbox")) == 1, "one is found")
        app.press("Tab", "Return")
        wait_until(lambda: len(titles(app)) == 4, "those of either are shown")
        app.press("shift+Tab")
        app.press("Escape")
        app.wait_gone("button", "Back to the Filter")
        app.wait("label", "渡口财经, Paper 11")
        # Only authors of these are listed, with how many.
        app.click_on("label", "Author")
        wait_until(lambda: [node.name for node in app.root.find_all("checkbox")] == ["王芳", "李明", "陈"], "their authors are listed")
        equals([node.name for node in app.root.find_all("label") if node.name in ("1 article", "2 articles")], ["2 articles", "1 article", "1 article"], "how many")
        app.click_on("checkbox", "王芳")
        wait_until(lambda: len(titles(app)) == 2, "those of publication and author are shown")
        app.press("Escape")
        app.wait_gone("button", "Back to the Filter")
        app.wait("label", "Publication: 渡口财经, Paper 11 · Author: 王芳")
        app.wait("label", "2 of 17 articles")
        app.click_on("button", "Clear Filter")
        app.wait("label", "17 articles")
        # Those that have none can be asked for as well.
        app.click_on("toggle button", "Filter")
        app.click_on("label", "Author")
        app.click_on("checkbox", "None")
        wait_until(lambda: len(titles(app)) == 1, "those without an author are shown")
        app.press("Escape")
        app.wait("label", "Author: None")
    project.is_well()


if __name__ == "__main__":
    harness.main()
