"""What was made of a file, seen in the window: every cut with its reason, and put back with the marks in place."""

import fcntl
import re
import shutil
from pathlib import Path

import harness
from app import App, starting_with
from harness import Project, case, equals, wait_until

TITLE = "旧粮库里的电芯发布会"
PHRASE = "四十分钟后，直播间的人数从三千涨到二百六十万"
ARTICLE = f"""{TITLE}

{TITLE}

十一月的第三个星期一，一家此前没有多少人听过的公司，在江边一座旧粮库里开了一场没有主持人的发布会。

台上只有一张长桌、一台充放电柜，和一块刚从冰柜里取出来的电芯。{PHRASE}，弹幕里的问题比答案多 。

发布会结束以后，公司没有回应任何采访。第二天，同行的股价跌了一成四，人们开始谈论这块电芯。
"""


def open_source(app):
    """Opens the dialog by the menu of the article in the library."""
    app.click(app.wait("list item", starting_with(TITLE)), button=3)
    choose_source(app)
    return app.wait("dialog", "Source and Text")


def choose_source(app):
    """Chooses “Source and Text…” in the menu that is opening."""
    # GTK names no item of a menu; this one has a letter.
    wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
    app.press("s")


@case
def a_cut_is_put_back_and_the_marks_stay():
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    project = Project.make("a.txt")
    clean = project.text(TITLE)
    equals(clean.count(TITLE), 1, "how often the title stands in the text")
    equals("比答案多。" in clean, True, "no space is before the full stop")
    with App(project) as app:
        app.open_article(TITLE)
        page = wait_until(app.page, "the page is shown")
        app.tag(page, PHRASE, "数字")
        before = project.highlights()
        dialog = open_source(app)
        app.wait("label", "Repeated title", dialog)
        app.wait("label", "Stray space", dialog)
        app.click_on("button", "Put Back", dialog)
        wait_until(lambda: project.text(TITLE).count(TITLE) == 2, "the title stands in the text twice")
        after = project.highlights()
        equals([mark[0] for mark in after], [mark[0] for mark in before], "the quotes")
        equals(after[0][1] > before[0][1], True, "the mark has moved with its text")
        app.press("Escape")
        app.wait_gone("dialog", "Source and Text")
        wait_until(lambda: page.text() == project.text(TITLE), "the page shows the other text")
        app.press("ctrl+z")
        wait_until(lambda: project.text(TITLE) == clean, "the first text is back")
        equals(project.highlights(), before, "the marks are back")
    project.is_well()


@case
def a_file_is_read_in_another_encoding():
    text = "旧粮库里的电芯\n\n它比盐还便宜，老人说。\n"
    Path("a.txt").write_bytes(text.encode("gb18030"))
    project = Project("study.pidian")
    harness.done("new", project.path)
    harness.done("import", project.path, "a.txt", "--encoding", "Big5")
    with App(project) as app:
        row = app.wait("list item", within=app.wait("list", "Articles"))
        app.click(row)
        page = wait_until(app.page, "the page is shown")
        app.click(row, button=3)
        choose_source(app)
        dialog = app.wait("dialog", "Source and Text")
        app.click_on("button", "Encoding…", dialog)
        choice = app.wait("dialog", "Encoding")
        preview = app.wait("text box", "Preview", choice)
        wait_until(preview.text, "the preview has a text")
        equals("粮库" in preview.text(), False, "the preview is of the wrong encoding")
        app.choose("Encoding", "GB18030", choice)
        wait_until(lambda: text in preview.text() + "\n", "the preview shows the text")
        app.wait("label", "All bytes at the start of the file can be read in this encoding.", choice)
        app.click_on("button", "Read Again", choice)
        wait_until(lambda: "它比盐还便宜，老人说。" in page.text(), "the page shows the text")
        app.press("Escape")
        app.wait_gone("dialog", "Source and Text")
        equals(project.select("SELECT encoding, unread_bytes FROM article"), [("GB18030", 0)], "the encoding and what was not read")
        app.press("ctrl+z")
        wait_until(lambda: project.select("SELECT encoding FROM article") == [("Big5",)], "it is undone in one step")
    project.is_well()


@case
def the_columns_of_a_table_are_asked_for():
    lines = ["no,title,note,body"]
    for number in range(1, 4):
        lines.append(f"{number},第{number}号来信,转自{number}区,{'来信说，江边的旧粮库要拆了，住户们还没有接到通知。' * number}")
    Path("letters.csv").write_text("\n".join(lines), encoding="utf-8")
    project = Project.make()
    with App(project, "letters.csv") as app:
        dialog = app.wait("dialog", "Columns")
        app.wait("label", "letters.csv", dialog)
        note = app.wait("combo box", "note", dialog)
        app.click(note)
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("list item")), "the list is open")
        # Behind "Not used": text, title, author, editor, publication.
        app.press("Home", *["Down"] * 5)
        app.press("Return")
        app.click_on("button", "Add", dialog)
        app.wait_gone("dialog", "Columns")
        wait_until(lambda: project.select("SELECT count(*) FROM article") == [(3,)], "there are three articles")
        equals(project.select("SELECT source FROM article ORDER BY id"), [("转自1区",), ("转自2区",), ("转自3区",)], "the publications")
        equals(project.text("第2号来信").count("旧粮库"), 2, "how often the second letter says it")
    # Tables of the same columns are asked for once; one of others is asked for by itself.
    second = [line.replace("来信", "回信") for line in lines]
    Path("replies.csv").write_text("\n".join(second), encoding="utf-8")
    third = [line.replace("来信", "投稿") for line in lines]
    Path("essays.csv").write_text("\n".join(["no,title,place,body", *third[1:]]), encoding="utf-8")
    with App(project, "letters.csv", "replies.csv", "essays.csv") as app:
        for name, n_articles in ("letters.csv", 3), ("essays.csv", 6):
            dialog = app.wait("dialog", "Columns")
            app.wait("label", name, dialog)
            wait_until(lambda: project.select("SELECT count(*) FROM article") == [(n_articles,)], "what was answered for is added")
            app.click_on("button", "Add", dialog)
            app.wait_gone("label", name)
        wait_until(lambda: project.select("SELECT count(*) FROM article") == [(9,)], "all are added")
    with App(project, "letters.csv") as app:
        app.wait("dialog", "Columns")
        app.press("Escape")
        app.wait_gone("dialog", "Columns")
        equals(project.select("SELECT count(*) FROM article"), [(9,)], "how many articles there are after a cancelled import")
    project.is_well()


@case
def a_table_that_its_reader_does_not_survive_is_said():
    Path("letters.csv").write_text("title,text\n信,来信说，江边的旧粮库要拆了。\n", encoding="utf-8")
    Path("reader").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    Path("reader").chmod(0o755)
    project = Project.make()
    with App(project, "letters.csv", env={"PIDIAN_READER": str(Path("reader").absolute())}) as app:
        app.wait(None, re.compile("letters.csv.*The file made its reader crash, or needed too much time or memory"))
        equals(app.find("dialog", "Columns"), None, "the columns that are asked for")
    equals(project.select("SELECT count(*) FROM article"), [(0,)], "how many articles there are")
    project.is_well()


# Where SQLite holds the locks that tell others that somebody has a database open: in it (SHARED_FIRST), and in its shared memory (UNIX_SHM_DMS).
LOCKS = {"": 0x40000002, "-shm": 128}


def list_locks(project):
    """Which of these are held, by another program than this one."""
    held = []
    for suffix, place in LOCKS.items():
        with open(f"{project.path}{suffix}", "r+b") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            except OSError:
                held.append(suffix)
    return held


@case
def others_see_that_the_project_is_open_whatever_is_looked_at_beside_it():
    # A program that closes a file loses all locks that it has on it.
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(ARTICLE, encoding="utf-8")
    project = Project.make(name="folder/study.pidian")
    with App(project, gtk_leaks=True) as app:
        app.wait("button", "Choose Files…")
        equals(list_locks(project), [*LOCKS], "the locks")
        with app.dragging([Path("folder").absolute()]):
            wait_until(app.rows, "the article in the folder is there")
        app.wait_gone("dialog", "Import Report")
        equals(list_locks(project), [*LOCKS], "the locks after its folder was gone through")
        if shutil.which("update-mime-database"):
            app.press("ctrl+e")
            app.click_on("button", "Export…", within=app.wait("dialog", "Export"))
            app.name_file("Export", Path("folder/highlights.csv").absolute())
            wait_until(Path("folder/highlights.csv").is_file, "the table is written")
            equals(list_locks(project), [*LOCKS], "the locks after a file dialog has listed its folder")
    project.is_well()


harness.main()
