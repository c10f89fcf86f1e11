"""The codebook in files: written as CSV and as REFI-QDA, which its own schema holds; read from there, and from others' files."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path

from harness import UNDO, case, done, fails, is_well, main, misused, new_project, report, sample_project

SCHEMA = os.environ["PIDIAN_QDC_SCHEMA"]
VALIDATE = os.environ["PIDIAN_VALIDATE_XML"]
CODE = "{urn:QDA-XML:codebook:1.0}Code"
# Of UUIDs, all but the last digits.
UUID = "0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f00"


def read_csv(path, encoding="utf-8"):
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding=encoding), newline="")))


def is_valid(path):
    """Whether the standard's schema holds a codebook."""
    result = subprocess.run([VALIDATE, SCHEMA, path], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def tags(project):
    """What is said of each tag, by its path."""
    wanted = ("name", "colour", "shortcut", "description", "when_to_use", "when_not_to_use")
    return {tag["path"]: {name: tag[name] for name in wanted} for tag in report("tags", project)}


def undo(project):
    """Takes the last step back."""
    subprocess.run([UNDO, project], check=True, capture_output=True)


def ids(project):
    """The UUID of each tag, by its path."""
    return {tag["path"]: tag["id"] for tag in report("tags", project)}


@case
def a_codebook_goes_into_another_project_by_csv_and_by_qdc():
    project = sample_project()
    assert report("codebook", project, "--export", "book.csv") == {"output": "book.csv"}
    done("codebook", project, "--export", "book.qdc")
    is_valid("book.qdc")
    for name in ("book.csv", "book.qdc"):
        other = new_project(name=f"{name}.pidian")
        answer = report("codebook", other, "--import", name, "--dry-run")
        assert answer == {"added": list(tags(project)), "changed": [], "staying": [], "kept": 0}, answer
        assert report("tags", other) == []
        assert report("codebook", other, "--import", name) == answer
        assert ids(other) == ids(project)
        there, here = tags(other), tags(project)
        if name == "book.qdc":
            # The standard has no digits.
            for tag in here.values():
                tag["shortcut"] = None
        assert there == here
        is_well(other)
        # Once more: all is there, and nothing is done.
        assert report("codebook", other, "--import", name) == {"added": [], "changed": [], "staying": [], "kept": len(here)}
        undo(other)
        assert report("tags", other) == []


@case
def a_row_of_the_table_says_all_of_a_tag():
    project = sample_project()
    done("codebook", project, "--export", "book.csv")
    rows = read_csv("book.csv")
    assert list(rows[0]) == [
        "tag_id", "parent_id", "tag_path", "name", "colour", "shortcut", "description", "when_to_use", "when_not_to_use", "examples", "memos", "highlights", "articles",
    ]
    counted = {tag["path"]: tag["highlights"] for tag in report("tags", project)}
    assert {row["tag_path"]: int(row["highlights"]) for row in rows} == counted
    by_id = {row["tag_id"]: row for row in rows}
    for row in rows:
        if row["parent_id"]:
            assert row["tag_path"].startswith(by_id[row["parent_id"]]["tag_path"] + "/")


@case
def a_spreadsheet_runs_nothing_of_it():
    project = new_project()
    Path("in.csv").write_text('name,description\n=1+1,"=HYPERLINK(""http://x"")"\n', encoding="utf-8")
    done("codebook", project, "--import", "in.csv")
    done("codebook", project, "--export", "out.csv", "--spreadsheet")
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    row = read_csv("out.csv", "utf-8-sig")[0]
    assert row["name"] == "'=1+1" and row["description"].startswith("'=")
    other = new_project(name="other.pidian")
    done("codebook", other, "--import", "out.csv")
    assert tags(other) == tags(project)


@case
def what_is_there_is_kept_as_it_is():
    project = new_project()
    Path("one.csv").write_text("tag_path,description,colour\nA,mine,#112233\nA/B,,\n", encoding="utf-8")
    Path("two.csv").write_text("tag_path,description,colour\nA,theirs,#445566\nA/C,new,#445566\n", encoding="utf-8")
    done("codebook", project, "--import", "one.csv")
    assert report("codebook", project, "--import", "two.csv") == {"added": ["A/C"], "changed": [], "staying": [], "kept": 1}
    there = tags(project)
    assert list(there) == ["A", "A/B", "A/C"]
    assert there["A"]["description"] == "mine" and there["A"]["colour"] == "#112233"
    assert there["A/C"]["colour"] == "#445566"
    undo(project)
    assert list(tags(project)) == ["A", "A/B"]


@case
def the_codes_of_the_standard_are_the_tags():
    project = sample_project()
    done("codebook", project, "--export", "book.qdc")
    codes = ET.parse("book.qdc").getroot().iter(CODE)
    assert {code.get("guid"): code.get("name") for code in codes} == {tag["id"]: tag["name"] for tag in report("tags", project)}


def write_book(path, rows):
    """Writes a codebook: of each tag the last digits of its UUID or nothing, and its path."""
    if path.endswith(".csv"):
        Path(path).write_text("tag_id,tag_path\n" + "".join(f"{UUID + number if number else ''},{tag}\n" for number, tag in rows), encoding="utf-8")
        return
    root = ET.Element("CodeBook")
    codes = {"": ET.SubElement(root, "Codes")}
    for number, tag in rows:
        above, _, name = tag.rpartition("/")
        codes[tag] = ET.SubElement(codes[above], "Code", {"guid": UUID + number, "name": name} if number else {"name": name})
    ET.ElementTree(root).write(path, encoding="utf-8")


def changes(answer):
    """What an import says of the tags that are there."""
    return [(row["before"], row["after"]) for row in answer["changed"]]


@case
def what_has_a_uuid_is_the_same_tag_whatever_it_is_called():
    for name in ("book.csv", "book.qdc"):
        project = new_project(name=f"{name}.pidian")
        write_book(name, [("01", "A"), ("02", "A/B"), ("03", "C")])
        done("codebook", project, "--import", name)
        before = ids(project)
        # Renamed; nested elsewhere, under one that is new; and beside it one that takes the name that it had.
        write_book(name, [("01", "A2"), ("", "A2/B"), ("", "New"), ("02", "New/B2"), ("03", "C")])
        answer = report("codebook", project, "--import", name, "--dry-run")
        assert (answer["added"], changes(answer), answer["staying"], answer["kept"]) == (["A2/B", "New"], [("A", "A2"), ("A/B", "New/B2")], [], 1), answer
        assert ids(project) == before
        text = done("codebook", project, "--import", name, "--dry-run").decode().splitlines()
        assert text == ["+ A2/B", "+ New", "~ A → A2", "~ A/B → New/B2", "2 tags are new, 2 get another name or place, 1 is there already"], text
        assert report("codebook", project, "--import", name) == answer
        there = ids(project)
        assert list(there) == ["A2", "A2/B", "C", "New", "New/B2"], there
        assert (there["A2"], there["New/B2"], there["C"]) == (UUID + "01", UUID + "02", UUID + "03")
        is_well(project)
        # Once more changes nothing, and one step takes it back.
        assert report("codebook", project, "--import", name) == {"added": [], "changed": [], "staying": [], "kept": 5}
        undo(project)
        assert ids(project) == before


@case
def tags_change_places_when_a_codebook_is_read():
    project = new_project()
    write_book("book.qdc", [("01", "A"), ("02", "A/B"), ("03", "C")])
    done("codebook", project, "--import", "book.qdc")
    for rows in ([("01", "C"), ("02", "C/B"), ("03", "A")], [("02", "B"), ("01", "B/A"), ("03", "B/A/C")], [("03", "A"), ("01", "A/B"), ("02", "C")]):
        write_book("book.qdc", rows)
        answer = report("codebook", project, "--import", "book.qdc")
        assert answer["added"] == [] and answer["staying"] == [], answer
        assert ids(project) == {tag: UUID + number for number, tag in rows}, ids(project)
    is_well(project)


@case
def a_name_that_another_tag_has_is_left_to_it():
    project = new_project()
    write_book("book.qdc", [("01", "A"), ("02", "A/B"), ("03", "C")])
    done("codebook", project, "--import", "book.qdc")
    # The file knows nothing of C, and so cannot have its name for another; what is nested under that goes where it is.
    write_book("book.qdc", [("01", "C"), ("04", "C/New")])
    answer = report("codebook", project, "--import", "book.qdc", "--dry-run")
    assert answer == {"added": ["A/New"], "changed": [], "staying": ["A"], "kept": 0}, answer
    assert b"= A\n" in done("codebook", project, "--import", "book.qdc")
    assert ids(project) == {"A": UUID + "01", "A/B": UUID + "02", "A/New": UUID + "04", "C": UUID + "03"}
    # Nor is one nested under itself, by way of one that stays.
    write_book("book.qdc", [("02", "C"), ("01", "C/A")])
    assert report("codebook", project, "--import", "book.qdc")["staying"] == ["A/B", "A"]
    is_well(project)


@case
def any_names_make_a_valid_file():
    project = new_project()
    names = ["<&>\"'", "A\\/B", "𠮷 emoji 🀄", "tab\tin", "end \\\\"]
    Path("in.csv").write_text("tag_path\n" + "\n".join('"' + name.replace('"', '""') + '"' for name in names) + "\n", encoding="utf-8")
    done("codebook", project, "--import", "in.csv")
    done("codebook", project, "--export", "out.qdc")
    is_valid("out.qdc")
    other = new_project(name="other.pidian")
    done("codebook", other, "--import", "out.qdc")
    assert list(tags(other)) == list(tags(project)) and len(tags(other)) == len(names)


@case
def what_is_no_codebook_costs_one_sentence_and_nothing_else():
    project = sample_project()
    before = Path(project).read_bytes()
    deep = "".join(f"<Code guid='{i}' name='{i}'>" for i in range(1000)) + "</Code>" * 1000
    bomb = "<!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
    files = {
        "empty.csv": "",
        "deep.qdc": f"<CodeBook><Codes>{deep}</Codes></CodeBook>",
        "broken.qdc": "<CodeBook><Codes><Code",
        "bomb.qdc": f"{bomb}<CodeBook><Codes><Code name='&a11;'/></Codes></CodeBook>",
        "page.qdc": "<html><body>no</body></html>",
    }
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
        fails("codebook", project, "--import", name, names=name, says="")
    fails("codebook", project, "--import", "missing.qdc", names="missing.qdc", says="no such file")
    fails("codebook", project, "--import", project, names=project, says="")
    assert Path(project).read_bytes() == before
    empty = new_project(name="none.pidian")
    fails("codebook", empty, "--export", "none.qdc", names="none.qdc", says="no tags")
    assert not Path("none.qdc").exists()


@case
def a_version_never_changes():
    project = sample_project()
    fails("codebook", new_project(name="none.pidian"), "--freeze", "", names="none.pidian", says="no tags")
    assert report("codebook", project, "--versions") == []
    assert report("codebook", project, "--freeze", " pilot study ") == {"number": 1}
    done("codebook", project, "--export", "now.csv")
    paths = list(tags(project))
    # What is done after it, and what was done before it is taken back.
    Path("more.csv").write_text("tag_path,description\nNew/Nested,x\n", encoding="utf-8")
    done("codebook", project, "--import", "more.csv")
    assert done("codebook", project, "--freeze", "") == b"2\n"
    undo(project)
    undo(project)
    first, second = report("codebook", project, "--versions")
    assert (first["number"], first["note"], first["tags"]) == (1, "pilot study", len(paths))
    assert (second["number"], second["note"], second["tags"]) == (2, None, len(paths) + 2)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", first["created"])
    done("codebook", project, "--export", "one.csv", "--version", "1")
    done("codebook", project, "--export", "two.qdc", "--version", "2")
    is_valid("two.qdc")
    same = [name for name in read_csv("now.csv")[0] if name not in ("memos", "highlights", "articles")]
    assert [[row[name] for name in same] for row in read_csv("one.csv")] == [[row[name] for name in same] for row in read_csv("now.csv")]
    other = new_project(name="other.pidian")
    done("codebook", other, "--import", "two.qdc")
    assert list(tags(other)) == [*paths, "New", "New/Nested"]
    fails("codebook", project, "--export", "x.csv", "--version", "3", names=project, says="no version 3")
    fails("codebook", project, "--compare", "3", names=project, says="no version 3")
    is_well(project)


@case
def a_version_is_compared_with_what_is_there():
    project = new_project()
    Path("in.csv").write_text("tag_path,description\nA,a\nA/B,b\nC,c\nD,d\n", encoding="utf-8")
    done("codebook", project, "--import", "in.csv")
    done("codebook", project, "--freeze", "")
    assert report("codebook", project, "--compare", "1") == []
    undo(project)
    Path("in.csv").write_text("tag_path\nE\n", encoding="utf-8")
    done("codebook", project, "--import", "in.csv")
    there = {(tuple(row["changes"]), row["before"], row["after"]) for row in report("codebook", project, "--compare", "1")}
    assert there == {(("added",), None, "E"), (("removed",), "A", None), (("removed",), "A/B", None), (("removed",), "C", None), (("removed",), "D", None)}
    assert done("codebook", project, "--compare", "1").decode().splitlines() == ["+ E", "- A", "- A/B", "- C", "- D"]


@case
def two_versions_are_compared_from_the_older_to_the_newer():
    project = new_project()
    for number, rows in enumerate(("A,a\nB,b\n", "C,c\n", "D,d\n"), 1):
        Path("in.csv").write_text(f"tag_path,description\n{rows}", encoding="utf-8")
        done("codebook", project, "--import", "in.csv")
        if number < 3:
            done("codebook", project, "--freeze", str(number))
    assert done("codebook", project, "--compare", "1").decode().splitlines() == ["+ C", "+ D"]
    for first, second in (("1", "2"), ("2", "1")):
        assert done("codebook", project, "--compare", first, "--with", second).decode().splitlines() == ["+ C"]
        assert [(row["changes"], row["before"], row["after"]) for row in report("codebook", project, "--compare", first, "--with", second)] == [(["added"], None, "C")]
    assert report("codebook", project, "--compare", "2", "--with", "2") == []
    for words in (("1", "--with", "3"), ("3", "--with", "1")):
        fails("codebook", project, "--compare", *words, names=project, says="no version 3")
    # Also where nothing is there any more.
    for _ in range(3):
        undo(project)
    assert tags(project) == {}
    assert done("codebook", project, "--compare", "2").decode().splitlines() == ["- A", "- B", "- C"]


@case
def what_another_program_nested_too_deep_is_not_left_out_silently():
    project = new_project()
    Path("in.csv").write_text("tag_path\n" + "/".join(f"n{i}" for i in range(1, 65)) + "\n", encoding="utf-8")
    done("codebook", project, "--import", "in.csv")
    done("codebook", project, "--freeze", "")
    done("codebook", project, "--export", "whole.csv")
    assert len(read_csv("whole.csv")) == 64
    with closing(sqlite3.connect(project)) as db, db:
        columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info('tag')") if name not in ("id", "uuid", "name", "parent_id")]
        db.execute(
            f"INSERT INTO tag (uuid, name, parent_id, {', '.join(columns)}) SELECT '0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0001', 'n65', id, {', '.join(columns)} FROM tag WHERE name = 'n64'"
        )
    for words in (("--export", "out.csv"), ("--export", "out.qdc"), ("--freeze", ""), ("--compare", "1")):
        fails("codebook", project, *words, names=project, says="1 tag in a circle or more than 64 levels deep")
    assert not Path("out.csv").exists() and not Path("out.qdc").exists()
    fails("check", project, names=project, says="more than 64 levels deep: 1")
    # A version is told as it is.
    done("codebook", project, "--export", "one.csv", "--version", "1")
    assert len(read_csv("one.csv")) == 64
    with closing(sqlite3.connect(project)) as db, db:
        db.execute(
            "INSERT INTO codebook_version_tag (version_id, position, tag_uuid, parent_uuid, name, tag_path)"
            " SELECT version_id, 64, '0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0001', tag_uuid, 'n65', 'x' FROM codebook_version_tag WHERE name = 'n64'"
        )
    fails("codebook", project, "--export", "two.csv", "--version", "1", names=project, says="more than 64 levels deep in version 1")


@case
def versions_go_along_in_copies_and_exports():
    project = sample_project()
    done("codebook", project, "--freeze", "one")
    done("export", project, "--format", "json", "--output", "all.json")
    everything = json.loads(Path("all.json").read_text(encoding="utf-8"))
    assert [version["number"] for version in everything["codebook_versions"]] == [1]
    assert [tag["tag_path"] for tag in everything["codebook_version_tags"]] == list(tags(project))
    for words in ((), ("--without", "memos"), ("--without", "others")):
        Path("copy.pidian").unlink(missing_ok=True)
        done("copy", project, "copy.pidian", *words)
        assert report("codebook", "copy.pidian", "--versions") == report("codebook", project, "--versions")
        is_well("copy.pidian")


@case
def wrong_usage_is_said():
    project = new_project()
    misused("codebook", project, says="--export FILE")
    misused("codebook", project, "--versions", "--version", "1", says="--version is for")
    misused("codebook", project, "--compare", "-1", says="1 or more")
    misused("codebook", project, "--compare", "1", "--with", "-1", says="1 or more")
    misused("codebook", project, "--versions", "--with", "1", says="--with is for")
    misused("codebook", project, "--export", "a.csv", "--import", "b.csv", says="one of")
    misused("codebook", project, "--export", "a.txt", says="qdc")
    misused("codebook", project, "--export", "a.qdc", "--spreadsheet", says="--spreadsheet")
    misused("codebook", project, "--export", "a.csv", "--dry-run", says="--dry-run")


main()
