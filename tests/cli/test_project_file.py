#!/usr/bin/env python3
"""What docs/project-file.md promises to those who read a project with R, Python or SQL, whose SQLite may be older than
Pidian's: it reads nothing of a file in which it does not understand one view."""

import contextlib
import gzip
import os
import re
import sqlite3
from pathlib import Path

from harness import case, main, run, sample_project

FIXTURES = Path(os.environ["PIDIAN_FIXTURES"])
SOURCE = Path(os.environ["PIDIAN_SOURCE"])

# All that may be called, each of which SQLite 3.37 has. For one more, look up since when there is such a function, in that form.
FUNCTIONS = {"coalesce", "count", "group_concat", "max", "replace", "sum"}

# The words of the language that a parenthesis may stand behind.
WORDS = {
    "and", "as", "by", "check", "exists", "from", "having", "in", "into", "key", "not", "on", "or", "over", "recursive", "references", "select", "table", "unique", "using",
    "view", "when", "where", "with",
}

# What can be told by its words of all that SQLite's language was given after 3.37.
NEWER = {
    "->": r"->",
    "RIGHT JOIN": r"\b(RIGHT|FULL)\s+(OUTER\s+)?JOIN\b",
    "IS DISTINCT FROM": r"\bIS\s+(NOT\s+)?DISTINCT\s+FROM\b",
    "1_000": r"\b\d+_\d",
}


@contextlib.contextmanager
def reading(project):
    """A project as any program reads it."""
    with contextlib.closing(sqlite3.connect(f"{Path(project).absolute().as_uri()}?mode=ro", uri=True)) as db:
        yield db


def find_newer(sql):
    """What in a statement SQLite 3.37 would not understand."""
    sql = re.sub(r"'(?:[^']|'')*'", "''", re.sub(r"--.*", "", sql))
    sql = re.sub(r'"((?:[^"]|"")*)"', "quoted", sql)
    newer = {name for name, pattern in NEWER.items() if re.search(pattern, sql, re.IGNORECASE)}
    # Names that are none of a function: of what is made, written to, referred to, indexed, or named by WITH.
    sql = re.sub(r"\b(TABLE|VIEW|INTO|REFERENCES|INDEX\s+\w+\s+ON)\s+\w+\s*\(", r"\1 (", sql, flags=re.IGNORECASE)
    sql = re.sub(r"\w+\s*(\([\w\s,]*\)\s*AS\s*\()", r" \1", sql, flags=re.IGNORECASE)
    # From the innermost parentheses outwards.
    while match := re.search(r"(\w*)\s*\(([^()]*)\)", sql):
        name, inner = match[1].lower(), match[2].strip()
        if name and name not in WORDS:
            if name not in FUNCTIONS:
                newer.add(f"{name}()")
            if re.search(r"\bORDER\s+BY\b", inner, re.IGNORECASE):
                newer.add(f"{name}(… ORDER BY …)")
        # What a call or a subquery says is a value, which may stand in parentheses itself.
        sql = f"{sql[: match.start()]} {name if name in WORDS else ''} x {sql[match.end() :]}"
    return newer


def find_newer_of(project):
    """What in a project SQLite 3.37 would not understand, by where it stands."""
    with reading(project) as db:
        schema = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'table' OR sql LIKE 'CREATE TABLE%'").fetchall()
    return {name: newer for name, sql in schema if (newer := find_newer(sql))}


@case
def every_view_can_be_read_with_whatever_sqlite_there_is():
    project = sample_project()
    with reading(project) as db:
        views = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert {"articles", "highlight_rows", "mention_rows"} <= set(views)
        for view in views:
            db.execute(f"SELECT * FROM {view}").fetchall()


@case
def an_older_sqlite_understands_all_of_it():
    assert find_newer_of(sample_project()) == {}


@case
def so_it_does_of_a_project_that_was_brought_up_to_date():
    for version in (1, 2):
        Path("old.pidian").write_bytes(gzip.decompress((FIXTURES / f"version-{version}.pidian.gz").read_bytes()))
        # This is how such files were, and what version 3 is there for.
        assert find_newer_of("old.pidian") == {"mention_rows": {"group_concat(… ORDER BY …)"}}
        Path("a.txt").write_text("新的一篇。", encoding="utf-8")
        assert run("import", "old.pidian", "a.txt").returncode == 0
        assert find_newer_of("old.pidian") == {}


@case
def what_is_newer_is_seen():
    for sql, newer in (
        ("CREATE VIEW v AS SELECT concat_ws(' ', a, b) FROM t", {"concat_ws()"}),
        ("CREATE VIEW v AS SELECT string_agg (a, ')' ORDER BY (b)) FROM t", {"string_agg()", "string_agg(… ORDER BY …)"}),
        ("CREATE VIEW v AS SELECT a ->> 'b' FROM t FULL JOIN u ON t.a IS NOT DISTINCT FROM 1_000", {"->", "RIGHT JOIN", "IS DISTINCT FROM", "1_000"}),
        ("CREATE VIEW v AS SELECT count(*) OVER (ORDER BY a), (SELECT max(a) FROM (SELECT a FROM t ORDER BY a)) FROM t -- a ->> 'b'", set()),
    ):
        assert find_newer(sql) == newer, (sql, find_newer(sql))


@case
def the_views_are_those_that_are_described():
    text = (SOURCE / "docs/project-file.md").read_text(encoding="utf-8")
    table = text.split("| view | its rows |")[1].split("\n\n")[0]
    described = {name for line in table.splitlines() for name in re.findall(r"`(\w+)`", line.split("|")[1] if line else "")}
    with reading(sample_project()) as db:
        views = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    # One is there for the others.
    assert views - {"tag_path"} == described, views ^ described


main()
