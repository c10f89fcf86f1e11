"""What the text of an article leaves out, how that is changed, and what becomes of the marks."""

import csv
import hashlib
import io
import json
import sqlite3
import subprocess
from pathlib import Path

from harness import (
    SHA256, UNDO, UUID, annotate, case, done, fails, is_well, main, misused, new_project, report, run, sentences, slice_utf16, state, text_of, write,
)

NOTICE = "窗外下了一整天的雨。"
FIRST = "江边的旧粮库里放着一块电芯。"
SECOND = "谁也说不清它是哪一年留下来的。"
FRONT = "---\ntitle: 电芯\nauthor: 许小满\n---\n"
PAGE = f"{FRONT}\n# 电芯\n\n{NOTICE}\n\n{FIRST}\n\n{NOTICE}\n\n{SECOND}\n"


def page(name="page.md"):
    return new_project(write(name, PAGE))


def extracted(project, article):
    return done("show", project, article, "--extracted").decode()


def mark(project, article, quote, occurrence=None, coder=None):
    """Marks a quote, and returns the highlight's UUID."""
    line = {"article": article, "quote": quote, "tags": ["论断"]}
    if occurrence is not None:
        line["occurrence"] = occurrence
    if coder is not None:
        line["coder"] = coder
    return annotate(project, line)[0]


def span_of(text, part, occurrence=1):
    """Where a part of a text stands, as --add takes it."""
    start = -1
    for _ in range(occurrence):
        start = text.index(part, start + 1)
    return f"{start}:{start + len(part)}"


def export(project, form):
    """What an export writes, as bytes."""
    return done("export", project, "--format", form, "--output", "-")


def highlights(project):
    """The highlights of the JSON export, by their UUID."""
    return {row["highlight_id"]: row for row in json.loads(export(project, "json"))["highlights"]}


def stands(project, article, highlight_id, quote):
    """Asserts that a highlight is on the current text, in both kinds of offsets."""
    row, text = highlights(project)[highlight_id], text_of(project, article)
    assert row["quote"] == quote and text[row["start"] : row["end"]] == quote, row
    assert slice_utf16(text, row["start_utf16"], row["end_utf16"]) == quote, row
    assert text.endswith(row["suffix"], 0, row["end"] + len(row["suffix"])) and text[: row["start"]].endswith(row["prefix"]), row
    assert row["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()


def undo(project, *words):
    return subprocess.run([UNDO, project, *words], check=True, capture_output=True).stdout.decode().strip()


@case
def cuts_are_listed_in_the_agreed_shape():
    project = page()
    result = report("cuts", project, "page.md")
    assert {"id", "kept", "extracted_length", "cuts", "unplaced"} <= set(result)
    text = extracted(project, "page.md")
    assert UUID.fullmatch(result["id"]) and result["kept"] is True and result["unplaced"] == []
    assert result["extracted_length"] == len(text)
    assert result["cuts"], "the front matter is cut"
    for number, cut in enumerate(result["cuts"], 1):
        assert set(cut) >= {"number", "reason", "start", "end", "text"} and cut["number"] == number
        assert text[cut["start"] : cut["end"]] == cut["text"] != ""
    assert "title: 电芯" in result["cuts"][0]["text"] and result["cuts"][0]["reason"] == "front-matter"
    listed = done("cuts", project, "page.md").decode()
    assert "front-matter" in listed


@case
def extracted_text_is_everything_the_file_says():
    project = page()
    text = extracted(project, "page.md")
    for part in ("title: 电芯", "电芯", NOTICE, FIRST, SECOND):
        assert part in text, part
    assert "title: 电芯" not in text_of(project, "page.md")
    write("plain.txt", "第一行。\n\n第二行。\n")
    done("import", project, "plain.txt")
    assert extracted(project, "plain.txt") == text_of(project, "plain.txt")
    misused("show", project, "page.md", "--extracted", "--source")


@case
def a_cut_that_is_put_back_takes_every_mark_along():
    project = page()
    first, second = mark(project, "page.md", FIRST), mark(project, "page.md", "哪一年", coder="陈")
    notice = mark(project, "page.md", NOTICE, occurrence=2)
    before, state_before, text_before = export(project, "json"), state(project), text_of(project, "page.md")
    number = len(report("cuts", project, "page.md")["cuts"])
    result = report("cuts", project, "page.md", *[word for n in range(number) for word in ("--restore", str(n + 1))])
    assert result["changed"] is True and result["placed"] == 3 and result["found"] == 0 and result["unplaced"] == [] and result["cuts"] == []
    assert SHA256.fullmatch(result["text_sha256"])
    text = text_of(project, "page.md")
    assert text == extracted(project, "page.md") and len(text) == result["length"] > len(text_before)
    for highlight_id, quote in ((first, FIRST), (second, "哪一年"), (notice, NOTICE)):
        stands(project, "page.md", highlight_id, quote)
    # The second time that it stands there, as before.
    assert highlights(project)[notice]["start"] == text.rindex(NOTICE)
    is_well(project)

    assert undo(project) == "Put Cut Back"
    assert export(project, "json") == before and state(project) == state_before and text_of(project, "page.md") == text_before
    assert undo(project, "redo") == "Put Cut Back"
    assert text_of(project, "page.md") == text
    stands(project, "page.md", second, "哪一年")
    is_well(project)


@case
def what_is_cut_is_listed_and_its_look_alike_is_not_taken():
    project = page()
    notice, other = mark(project, "page.md", NOTICE, occurrence=2), mark(project, "page.md", NOTICE, occurrence=1)
    crossing, first = mark(project, "page.md", f"电芯。\n{NOTICE}"), mark(project, "page.md", FIRST)
    before = export(project, "json")
    marked_text = text_of(project, "page.md")
    result = report("cuts", project, "page.md", "--add", span_of(extracted(project, "page.md"), NOTICE, 2))
    assert result["changed"] and result["placed"] == 2
    assert {entry["id"]: entry["reason"] for entry in result["unplaced"]} == {notice: "gone", crossing: "changed"}
    assert all(entry["new"] is True and entry["quote"] and entry["coder"] for entry in result["unplaced"])
    assert result["cuts"][-1]["reason"] == "hand" and result["cuts"][-1]["text"] == NOTICE
    text = text_of(project, "page.md")
    assert text.count(NOTICE) == 1
    stands(project, "page.md", other, NOTICE)
    stands(project, "page.md", first, FIRST)

    # They are kept, on the text that they were made on.
    row = highlights(project)[notice]
    assert row["text_sha256"] == hashlib.sha256(marked_text.encode()).hexdigest() != hashlib.sha256(text.encode()).hexdigest()
    assert marked_text[row["start"] : row["end"]] == row["quote"] == NOTICE
    rows = list(csv.DictReader(io.StringIO(export(project, "csv").decode())))
    assert {entry["highlight_id"]: entry["text_sha256"] for entry in rows}[notice] == row["text_sha256"]
    listed = report("cuts", project, "page.md")["unplaced"]
    assert {entry["id"] for entry in listed} == {notice, crossing} and listed[0]["text_sha256"] == row["text_sha256"]
    assert notice in done("cuts", project, "page.md").decode()

    # That is no problem, but the check says so.
    result = run("check", project, "--json")
    checked = json.loads(result.stdout)
    assert result.returncode == 0 and checked["ok"] is True and checked["unplaced"] == 2 and checked["citation"]
    assert len(sentences(result)) == 1 and "2 highlights" in sentences(result)[0]

    # Put back, they are found again.
    number = report("cuts", project, "page.md")["cuts"][-1]["number"]
    result = report("cuts", project, "page.md", "--restore", str(number))
    assert result["placed"] == 4 and result["found"] == 2 and result["unplaced"] == []
    stands(project, "page.md", notice, NOTICE)
    is_well(project)
    for _ in range(2):
        undo(project)
    assert export(project, "json") == before
    is_well(project)


@case
def several_cuts_are_one_step():
    project = page()
    text = extracted(project, "page.md")
    before = state(project)
    result = report("cuts", project, "page.md", "--restore", "1", "--add", span_of(text, FIRST), "--add", span_of(text, "谁也说不清"))
    assert FIRST not in text_of(project, "page.md") and SECOND[5:] in text_of(project, "page.md") and "title: 电芯" in text_of(project, "page.md")
    assert [cut["reason"] for cut in result["cuts"]].count("hand") == 2
    assert undo(project) == "Change Cuts"
    assert state(project) == before
    # Numbers may be given in any way.
    done("cuts", project, "page.md", "--add", span_of(text, FIRST))
    count = len(report("cuts", project, "page.md")["cuts"])
    done("cuts", project, "page.md", "--restore", ",".join(map(str, range(1, count))), str(count))
    assert report("cuts", project, "page.md")["cuts"] == []


@case
def cuts_that_cannot_be_are_refused():
    project = page()
    before = state(project)
    length = report("cuts", project, "page.md")["extracted_length"]
    for words in (["--restore", "x"], ["--restore", "1,"], ["--add", "3"], ["--add", "5:5"], ["--add", "9:2"], ["--add", "-1:2"], ["--add", "1:2:3"], ["1"], ["--restore"]):
        misused("cuts", project, "page.md", *words)
    fails("cuts", project, "page.md", "--restore", "99", names=project, says="no cut 99")
    fails("cuts", project, "page.md", "--restore", "0", names=project, says="no cut 0")
    fails("cuts", project, "page.md", "--add", f"0:{length + 1}", names=project, says="outside the text")
    fails("cuts", project, "page.md", "--add", f"0:{length}", names=project, says="Nothing would be left")
    fails("cuts", project, "none.md", names=project, says="no article")
    write("accent.txt", "cafe\u0301 noir\n")
    done("import", project, "accent.txt")
    fails("cuts", project, "accent.txt", "--add", "4:6", names=project, says="split a character")
    undo(project)
    assert state(project) == before


@case
def a_file_is_read_again_in_another_encoding():
    text = f"Nvidia 股价下跌。\n\n{FIRST}\n\nThe loss was 17% in one day, more than ever before in its history.\n"
    write("gbk.txt", text.encode("gb18030"))
    project = new_project()
    done("import", project, "--encoding", "windows-1252", "gbk.txt")
    garbled = text_of(project, "gbk.txt")
    assert FIRST not in garbled
    english, figure = mark(project, "gbk.txt", "more than ever before"), mark(project, "gbk.txt", "17%")
    lost = mark(project, "gbk.txt", garbled.split("\n")[1][:9])
    before, state_before = export(project, "json"), state(project)

    result = report("reread", project, "gbk.txt", "--encoding", "GBK")
    assert result["encoding"] == "GB18030" and result["unread_bytes"] == 0 and result["changed"] is True
    assert FIRST in text_of(project, "gbk.txt")
    stands(project, "gbk.txt", english, "more than ever before")
    stands(project, "gbk.txt", figure, "17%")
    assert [entry["id"] for entry in result["unplaced"]] == [lost] and result["placed"] == 2
    assert done("show", project, "gbk.txt", "--source") == Path("gbk.txt").read_bytes()
    assert report("articles", project)[0]["encoding"] == "GB18030"
    assert json.loads(run("check", project, "--json").stdout)["ok"] is True

    # Found out this time; the text is the same.
    again = report("reread", project, "gbk.txt")
    assert again["changed"] is False and again["encoding"] == "GB18030"
    undo(project)
    assert undo(project) == "Read Again"
    assert export(project, "json") == before and state(project) == state_before
    is_well(project)


@case
def a_look_alike_is_not_taken_when_a_file_is_read_again():
    # What stands around them is all that tells the two apart, and that is another then.
    sentence = "The loss was 17% in a day."
    write("a.txt", f"{FIRST}{sentence}{SECOND}{sentence}{NOTICE}\n".encode("gb18030"))
    project = new_project()
    done("import", project, "--encoding", "windows-1252", "a.txt")
    before = export(project, "json")
    marked = mark(project, "a.txt", sentence, occurrence=2)
    result = run("reread", project, "a.txt")
    assert result.returncode == 0
    assert "0 of 1 highlight" in result.stdout.decode() and marked in result.stdout.decode() and "another passage" in result.stdout.decode()
    assert text_of(project, "a.txt").count(sentence) == 2
    assert highlights(project)[marked]["quote"] == sentence
    # As it was first, it is found again.
    done("reread", project, "a.txt", "--encoding", "windows-1252")
    stands(project, "a.txt", marked, sentence)
    assert highlights(project)[marked]["start"] == text_of(project, "a.txt").rindex(sentence)
    is_well(project)
    for _ in range(3):
        undo(project)
    assert export(project, "json") == before


@case
def reading_again_says_what_it_could_not_read():
    write("a.txt", FIRST.encode() + b"\xff" + SECOND.encode())
    project = new_project()
    assert run("import", project, "a.txt").returncode == 0
    result = run("reread", project, "a.txt", "--encoding", "UTF-8", "--json")
    assert result.returncode == 0 and json.loads(result.stdout)["unread_bytes"] == 1
    assert len(sentences(result)) == 1 and "U+FFFD" in sentences(result)[0]
    # What is nothing of the kind leaves all as it was.
    write("b.txt", FIRST.encode("gb18030"))
    done("import", project, "b.txt")
    before = state(project)
    fails("reread", project, "b.txt", "--encoding", "UTF-8", names=project, says="UTF-8")
    fails("reread", project, "none.txt", names=project, says="no article")
    misused("reread", project, "b.txt", "--encoding", "utf9", says="utf9")
    misused("reread", project)
    assert state(project) == before


@case
def a_record_of_a_table_is_read_again():
    rows = "标题,正文,日期\n" + "".join(f"{title},{text},2025-01-3{n}\n" for n, (title, text) in enumerate([("甲", FIRST), ("乙", SECOND)]))
    write("posts.csv", rows.encode("gb18030"))
    project = new_project()
    done("import", project, "posts.csv")
    marked = mark(project, "posts.csv#2", "哪一年")
    before = state(project)
    result = report("reread", project, "posts.csv#2")
    assert result["changed"] is False and SECOND in text_of(project, "posts.csv#2") and FIRST in text_of(project, "posts.csv#1")
    stands(project, "posts.csv#2", marked, "哪一年")
    assert state(project) == before
    is_well(project)


@case
def what_was_said_of_columns_holds_when_a_record_is_read_again():
    write("posts.csv", f"a,b,c\n甲,{FIRST},某报\n乙,{SECOND},另一报\n")
    project = new_project()
    done("import", project, "posts.csv", "--map", "a=title", "--map", "b=text", "--map", "c=source")
    before = report("articles", project)
    assert {article["source"] for article in before} == {"某报", "另一报"}
    result = report("reread", project, "posts.csv#2")
    assert result["changed"] is False and report("articles", project) == before


@case
def a_field_that_was_typed_stays():
    project = page()
    db = sqlite3.connect(project)
    with db:
        # It calls what this program does not have. Pidian makes it anew.
        db.execute("DROP TRIGGER search_title_update")
        db.execute("UPDATE article SET author = '另一个人'")
        db.execute("UPDATE article_field SET origin = 'typed' WHERE field = 'author'")
        db.execute("UPDATE article SET title = '错题'")
    db.close()
    done("reread", project, "page.md")
    article = report("articles", project)[0]
    assert article["author"] == "另一个人" and article["title"] == "电芯"


@case
def claims_say_where_their_offsets_count_in_another_text():
    project = page()
    annotate(project, {"article": "page.md", "quote": FIRST, "mentions": [{"claim": "电芯在粮库"}]})
    assert "text_sha256" not in report("claims", project)[0]["mentions"][0]
    made_on = hashlib.sha256(text_of(project, "page.md").encode()).hexdigest()
    done("cuts", project, "page.md", "--add", span_of(extracted(project, "page.md"), FIRST))
    (mention,) = report("claims", project)[0]["mentions"]
    assert mention["text_sha256"] == made_on and mention["quote"] == FIRST
    assert report("articles", project)[0]["text_sha256"] != made_on


main()
