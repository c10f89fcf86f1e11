#!/usr/bin/env python3
"""Projects that earlier versions made: tests/store/fixtures/version-1.pidian.gz, and version-1.json, which is what that
version exported of it; and version 2 likewise."""

import contextlib
import functools
import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

from harness import case, main, run

FIXTURES = Path(os.environ["PIDIAN_FIXTURES"])
# With the beginning of what "pidian check" printed of each when it was new.
CITED = {1: "sha256:c1ff8369", 2: "sha256:00ef7bbb"}


def put_project(version):
    original = gzip.decompress((FIXTURES / f"version-{version}.pidian.gz").read_bytes())
    Path("study.pidian").write_bytes(original)
    return original


def kept(version):
    """The name of the project as it was."""
    return f"study (version {version}).pidian"


def what_was(version):
    """What that version exported."""
    return json.loads((FIXTURES / f"version-{version}.json").read_text(encoding="utf-8"))


def for_each_version(function):
    """A case in a folder of its own for each earlier version."""

    @functools.wraps(function)
    def for_all():
        for version in CITED:
            os.mkdir(str(version))
            with contextlib.chdir(str(version)):
                function(version)

    return for_all


def export(*words):
    result = run("export", *words, "--format", "json", "--output", "now.json")
    assert result.returncode == 0, result.stderr
    return json.loads(Path("now.json").read_text(encoding="utf-8")), result.stderr.decode()


def undo(*words):
    """Takes the last step back, or does it again; returns what that was."""
    return subprocess.run([os.environ["PIDIAN_UNDO"], "study.pidian", *words], capture_output=True, text=True, check=True).stdout.strip()


def assert_same(now, version):
    """Every row that was there is, with every value that it had."""
    for table, rows in what_was(version).items():
        if not isinstance(rows, list):
            assert table == "generator" or rows == now[table], table
            continue
        there = now[table]
        assert len(there) == len(rows), table
        for old, new in zip(sorted(rows, key=json.dumps), sorted(there, key=lambda row: json.dumps({name: row[name] for name in rows[0]})), strict=True):
            assert old == {name: new[name] for name in old}, (table, old, new)


@case
@for_each_version
def an_old_project_is_brought_up_to_date_and_kept(version):
    original = put_project(version)
    done = run("tags", "study.pidian")
    assert done.returncode == 0
    # Who only looks changes nothing.
    assert done.stderr == b"" and Path("study.pidian").read_bytes() == original
    Path("a.txt").write_text("新的一篇。", encoding="utf-8")
    done = run("import", "study.pidian", "a.txt")
    assert done.returncode == 0
    assert done.stderr.decode() == f"study.pidian: The project was brought up to date. It is kept as it was in “{kept(version)}”.\n"
    assert Path(kept(version)).read_bytes() == original
    # Once.
    assert run("import", "study.pidian", "a.txt").stderr == b""
    assert sorted(os.listdir()) == ["a.txt", kept(version), "study.pidian"]
    assert run("check", "study.pidian").returncode == 0


@case
@for_each_version
def nothing_of_an_old_project_is_lost(version):
    put_project(version)
    now, _ = export("study.pidian")
    assert_same(now, version)
    assert sorted(os.listdir()) == ["now.json", "study.pidian"]
    # Also where it was written. Of version 2, whose tables are those of today, what was undone can be done again.
    assert undo("redo") == ("Add Articles" if version == 2 else "")
    assert undo() == ("Add Articles" if version == 2 else "")
    assert Path(kept(version)).exists()
    now, _ = export("study.pidian")
    coders = {row["coder_id"] for row in what_was(version)["coders"]}
    now["coders"] = [coder for coder in now["coders"] if coder["coder_id"] in coders]
    assert_same(now, version)


@case
@for_each_version
def an_old_project_can_be_read_where_nothing_can_be_written(version):
    original = put_project(version)
    os.mkdir("state")
    folder = Path("locked")
    folder.mkdir()
    shutil.move("study.pidian", folder)
    folder.chmod(0o555)
    (folder / "study.pidian").chmod(0o444)
    now, errors = export(folder / "study.pidian")
    assert errors == ""
    assert_same(now, version)
    assert (folder / "study.pidian").read_bytes() == original


@case
@for_each_version
def a_citation_says_the_same_of_what_is_the_same(version):
    put_project(version)
    before = run("check", "study.pidian").stdout
    Path("a.txt").write_text("新的一篇。", encoding="utf-8")
    assert run("import", "study.pidian", "a.txt").returncode == 0
    assert undo() == "Add Articles"
    after = run("check", "study.pidian").stdout
    assert before == after and CITED[version].encode() in after, (before, after)


main()
