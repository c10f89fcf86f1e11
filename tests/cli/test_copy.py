"""Copies of a project: with everything, or without some of it; and what a copy must not replace."""

import sqlite3
from pathlib import Path

from harness import SAMPLE_ARTICLES, annotate, case, done, fails, is_well, main, misused, report, sample_project, text_of


def select(path, question):
    """The rows that a question is answered with."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(question).fetchall()
    connection.close()
    return rows


def count(path, table):
    """How many rows a table or view has."""
    return select(path, f"SELECT count(*) FROM {table}")[0][0]


@case
def a_copy_has_everything_but_what_can_be_undone():
    project = sample_project()
    assert report("copy", project, "copy.pidian") == {"path": "copy.pidian", "without": ["history"]}
    is_well("copy.pidian")
    for view in ("articles", "highlights", "claims", "mentions", "tags", "coders"):
        assert count("copy.pidian", view) == count(project, view) > 0, view
    assert count("copy.pidian", "journal") == 0 < count(project, "journal")
    assert done("check", "copy.pidian") == done("check", project)


@case
def history_may_stay():
    project = sample_project()
    assert report("copy", project, "copy.pidian", "--with-history") == {"path": "copy.pidian", "without": []}
    assert count("copy.pidian", "journal") == count(project, "journal")


@case
def source_files_may_be_left_out():
    project = sample_project()
    assert report("copy", project, "copy.pidian", "--without", "sources", "--without", "memos")["without"] == ["sources", "memos", "history"]
    is_well("copy.pidian")
    article = report("articles", "copy.pidian")[0]["id"]
    assert text_of("copy.pidian", article) == text_of(project, article)
    assert done("show", project, article, "--source") != b""
    fails("show", "copy.pidian", article, "--source", names="copy.pidian", says="left out")
    fails("reread", "copy.pidian", article, names="copy.pidian", says="left out")
    # The same file is still known to be there.
    assert len(report("import", "copy.pidian", SAMPLE_ARTICLES[0])["duplicates"]) == 1


@case
def what_others_have_marked_may_be_left_out():
    project = sample_project()
    article = report("articles", project)[0]["id"]
    for coder, start in (("Ada", 0), ("Ben", 5)):
        annotate(project, {"article": article, "start": start, "end": start + 2, "coder": coder})
    done("copy", project, "ada.pidian", "--without", "others", "--coder", "Ada")
    is_well("ada.pidian")
    assert select("ada.pidian", "SELECT c.name FROM highlights h JOIN coders c USING (coder_id)") == [("Ada",)]
    assert "Ben" not in {name for (name,) in select("ada.pidian", "SELECT name FROM coders")}
    assert count("ada.pidian", "tags") == count(project, "tags")
    fails("copy", project, "nobody.pidian", "--without", "others", "--coder", "Cleo", names="p.pidian", says="no coder of that name")
    assert not Path("nobody.pidian").exists()


@case
def nothing_is_replaced():
    project = sample_project()
    before = Path(project).read_bytes()
    fails("copy", project, project, names="p.pidian", says="the project itself")
    Path("there.pidian").write_bytes(b"precious")
    fails("copy", project, "there.pidian", names="there.pidian", says="already")
    assert Path("there.pidian").read_bytes() == b"precious"
    fails("copy", project, "nowhere/copy.pidian", names="nowhere/copy.pidian", says="No such")
    fails("copy", "missing.pidian", "copy.pidian", names="missing.pidian", says="no such file")
    assert Path(project).read_bytes() == before
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".")) == []


@case
def what_is_not_understood_ends_with_2():
    project = sample_project()
    misused("copy", project)
    misused("copy", project, "a.pidian", "b.pidian")
    misused("copy", project, "a.pidian", "--without", "everything")
    misused("copy", project, "a.pidian", "--without", "memos", "--with-history")
    misused("copy", project, "a.pidian", "--coder", "Ada")


main()
