"""Files that are not what they should be: one sentence that names the file, and nothing breaks."""

import sqlite3
from pathlib import Path

import harness
from app import App, ReadOnly
from harness import WECHAT, Project, case, equals, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "直播间的人数从三千涨到二百六十万"


def is_refused(path, says):
    """Asserts that a project is not opened, which is said in a dialog that names it; the window goes on."""
    before = path.read_bytes() if path.is_file() else None
    with App(path) as app:
        alert = app.wait("alert dialog")
        sentences = [node.name for node in alert.find_all("label") if path.name in node.name]
        equals(len(sentences), 1, f"sentences that name {path.name}: {[n.name for n in alert.find_all('label')]}")
        assert says in sentences[0] and sentences[0].endswith("."), sentences[0]
        app.press("Escape")
        app.wait_gone("alert dialog")
        app.wait("button", "New Project…")
    equals(path.read_bytes() if path.is_file() else None, before, f"what is in {path.name}")
    equals(sorted(p.name for p in path.parent.glob(path.name + "-*")), [], f"what is left beside {path.name}")


@case
def what_is_no_project_is_refused():
    path = Path("letter.pidian").absolute()
    path.write_text("Dear reader, this is not a project." * 100)
    is_refused(path, "")


@case
def another_programs_database_is_refused():
    path = Path("addresses.pidian").absolute()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE people (name TEXT)")
    connection.commit()
    connection.close()
    is_refused(path, "")


@case
def a_truncated_project_is_refused():
    project = Project.make(WECHAT)
    data = project.path.read_bytes()
    project.path.write_bytes(data[: len(data) // 2 + 100])
    is_refused(project.path, "")


@case
def an_empty_and_a_missing_file_are_refused():
    path = Path("empty.pidian").absolute()
    path.write_bytes(b"")
    is_refused(path, "")
    is_refused(Path("missing.pidian").absolute(), "")


@case
def a_read_only_project_is_opened_to_read():
    project = Project.make(WECHAT)
    ((article,),) = project.select("SELECT uuid FROM article")
    start = project.text(TITLE).index(PHRASE)
    span = ["--article", article, "--start", str(start), "--end", str(start + len(PHRASE))]
    harness.done("annotate", project.path, *span, "--tag", "old")
    before = project.path.read_bytes()
    project.path.chmod(0o444)
    with ReadOnly(project) as app:
        app.wait("label", "Read-only: you may read this file, and not change it")
        page = app.open_article(TITLE)
        app.wait_card(PHRASE)
        app.select(page, "公司当晚就成立了三个专项小组")
        wait_until(page.selection, "text can be selected")
        app.press("Return", "alt+h", "alt+c", "period")
        equals([app.find("text box", "Tag"), app.find("dialog", "Claim")], [None, None], "palette and dialog")
        for button in ("Undo", "Redo"):
            assert "sensitive" not in app.wait("button", button).states(), button
    equals(project.path.read_bytes() == before, True, "the file is as it was")


@case
def a_damaged_sample_copy_can_be_started_afresh():
    with App() as app:
        app.click_on("button", "Sample Project")
        wait_until(lambda: len(app.rows()) == 5, "the sample is open")
        copy = Path(app.env["XDG_STATE_HOME"], "pidian", "sample.pidian")
    copy.write_bytes(copy.read_bytes()[:5000])
    with App() as app:
        app.click_on("button", "Sample Project")
        app.click_on("button", "Start Afresh", within=app.wait("alert dialog"))
        wait_until(lambda: len(app.rows()) == 5, "a new copy of the sample is open")


if __name__ == "__main__":
    harness.main()
