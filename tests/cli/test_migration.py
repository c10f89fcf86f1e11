#!/usr/bin/env python3
"""A project that an earlier version made: tests/store/fixtures/version-1.pidian.gz, and version-1.json, which is what that
version exported of it."""

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

from harness import case, main, run

FIXTURES = Path(os.environ["PIDIAN_FIXTURES"])
KEPT = "study (version 1).pidian"


def put_project(name="study.pidian"):
    original = gzip.decompress((FIXTURES / "version-1.pidian.gz").read_bytes())
    Path(name).write_bytes(original)
    return original


def export(*words):
    result = run("export", *words, "--format", "json", "--output", "now.json")
    assert result.returncode == 0, result.stderr
    return json.loads(Path("now.json").read_text(encoding="utf-8")), result.stderr.decode()


def assert_same(now):
    """Every row that was there is, with every value that it had."""
    then = json.loads((FIXTURES / "version-1.json").read_text(encoding="utf-8"))
    for table, rows in then.items():
        if not isinstance(rows, list):
            assert table == "generator" or rows == now[table], table
            continue
        there = now[table]
        assert len(there) == len(rows), table
        for old, new in zip(sorted(rows, key=json.dumps), sorted(there, key=lambda row: json.dumps({name: row[name] for name in rows[0]})), strict=True):
            assert old == {name: new[name] for name in old}, (table, old, new)


@case
def an_old_project_is_brought_up_to_date_and_kept():
    original = put_project()
    done = run("tags", "study.pidian")
    assert done.returncode == 0
    # Who only looks changes nothing.
    assert done.stderr == b"" and Path("study.pidian").read_bytes() == original
    Path("a.txt").write_text("新的一篇。", encoding="utf-8")
    done = run("import", "study.pidian", "a.txt")
    assert done.returncode == 0
    assert done.stderr.decode() == f"study.pidian: The project was brought up to date. It is kept as it was in “{KEPT}”.\n"
    assert Path(KEPT).read_bytes() == original
    # Once.
    assert run("import", "study.pidian", "a.txt").stderr == b""
    assert sorted(os.listdir()) == ["a.txt", KEPT, "study.pidian"]
    assert run("check", "study.pidian").returncode == 0


@case
def nothing_of_an_old_project_is_lost():
    put_project()
    now, _ = export("study.pidian")
    assert_same(now)
    assert sorted(os.listdir()) == ["now.json", "study.pidian"]
    # Also where it was written.
    subprocess.run([os.environ["PIDIAN_UNDO"], "study.pidian"], check=True)
    assert Path(KEPT).exists()
    now, _ = export("study.pidian")
    now["coders"] = [coder for coder in now["coders"] if coder["coder_id"] in {row["coder_id"] for row in json.loads((FIXTURES / "version-1.json").read_text())["coders"]}]
    assert_same(now)


@case
def an_old_project_can_be_read_where_nothing_can_be_written():
    original = put_project()
    os.mkdir("state")
    folder = Path("locked")
    folder.mkdir()
    shutil.move("study.pidian", folder)
    folder.chmod(0o555)
    (folder / "study.pidian").chmod(0o444)
    now, errors = export(folder / "study.pidian")
    assert errors == ""
    assert_same(now)
    assert (folder / "study.pidian").read_bytes() == original


@case
def a_citation_says_the_same_of_what_is_the_same():
    put_project()
    before = run("check", "study.pidian").stdout
    Path("a.txt").write_text("新的一篇。", encoding="utf-8")
    assert run("import", "study.pidian", "a.txt").returncode == 0
    subprocess.run([os.environ["PIDIAN_UNDO"], "study.pidian"], check=True, stdout=subprocess.DEVNULL)
    after = run("check", "study.pidian").stdout
    assert before == after and b"sha256:c1ff8369" in after, (before, after)


main()
