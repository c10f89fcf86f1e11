"""Files that hold many articles: tables and JSON, as other programs write them."""

import csv
import io
import json
import os
import random
import resource
import shutil
import subprocess
import time
from pathlib import Path

from harness import PIDIAN, SHA256, UNDO, UUID, Skip, annotate, case, done, empty_project, fails, is_well, main, misused, new_project, report, run, sentences, text_of, write

HEADER = ["标题", "作者", "日期", "网址", "正文", "阅读"]
ROWS = [
    ["一，二, 三", "张三", "2025-01-30", "https://example.com/1", "第一段，有逗号, 和分号;。\n第二段，有\"引号\"和 😀。", "12"],
    ["第二篇", "", "2025-02-01", "https://example.com/2", "只有一段。", "7"],
    ["第三篇", "李四", "", "https://example.com/3", "甲\n乙\n丙\t丁", "0"],
]
TEXTS = [row[4] for row in ROWS]


def table(rows=None, header=None, **dialect):
    """A table as Python writes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, **dialect)
    writer.writerow(HEADER if header is None else header)
    writer.writerows(ROWS if rows is None else rows)
    return out.getvalue()


def import_file(project, name, *options):
    """Imports a file all of which can be read, and returns its articles in the order of its records."""
    result = report("import", project, name, *options)
    assert result["failed"] == [] and result["duplicates"] == [], result
    articles = {article["id"]: article for article in report("articles", project)}
    return [articles[imported["id"]] for imported in result["imported"]]


def assert_rows(project, name, *options):
    """Imports a file, and asserts that it is read back as it was meant."""
    articles = import_file(project, name, *options)
    assert [article["title"] for article in articles] == [row[0] for row in ROWS]
    assert [article["author"] for article in articles] == [row[1] or None for row in ROWS]
    assert [article["date"] for article in articles] == [row[2] or None for row in ROWS]
    assert [article["url"] for article in articles] == [row[3] for row in ROWS]
    assert [text_of(project, article["id"]) for article in articles] == TEXTS
    return articles


@case
def each_record_is_an_article():
    project = new_project()
    name = write("posts.csv", table())
    result = report("import", project, name)
    assert [imported["path"] for imported in result["imported"]] == ["posts.csv#1", "posts.csv#2", "posts.csv#3"]
    for imported in result["imported"]:
        assert UUID.fullmatch(imported["id"]) and imported["format"] == "csv" and imported["encoding"] == "UTF-8" and imported["cuts"] == []
    sources = {imported["source_sha256"] for imported in result["imported"]}
    assert len(sources) == 1 and SHA256.fullmatch(sources.pop())
    articles = report("articles", project)
    assert [(article["file_name"], article["part"]) for article in articles] == [("posts.csv", str(n)) for n in (1, 2, 3)]
    for article in articles:
        assert done("show", project, article["id"], "--source") == Path(name).read_bytes()
    is_well(project)


@case
def the_file_is_stored_once():
    project = new_project(write("one.csv", table([[f"第{n}篇", "", "", "", "".join(random.choices("甲乙丙丁戊己庚辛", k=2000)), ""] for n in range(50)])))
    assert Path(project).stat().st_size - len(empty_project()) < 3 * Path("one.csv").stat().st_size


@case
def a_record_is_found_by_file_and_number():
    project = new_project(write("posts.csv", table()), write("single.jsonl", '{"text": "独一篇。"}\n'))
    assert text_of(project, "posts.csv#2") == "只有一段。"
    assert text_of(project, "single.jsonl") == "独一篇。"
    annotate(project, {"article": "posts.csv#2", "quote": "一段"})
    fails("show", project, "posts.csv", names=project, says=r"may be any of 3 articles: .*\(posts.csv#1\)")
    fails("show", project, "posts.csv#4", names=project, says="There is no article")


@case
def any_dialect_is_read():
    for number, options in enumerate(({}, {"delimiter": ";"}, {"delimiter": "\t"}, {"delimiter": "|"}, {"quoting": csv.QUOTE_ALL}, {"lineterminator": "\n"}, {"lineterminator": "\r"})):
        name = write(f"{number}.csv", table(**options))
        assert_rows(new_project(name=f"{number}.pidian"), name)


@case
def any_encoding_is_read():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        name = write(f"{encoding}.csv", table().encode(encoding))
        assert_rows(new_project(name=f"{encoding}.pidian"), name)
    name = write("gb18030.csv", table().encode("gb18030"))
    assert_rows(new_project(name="detected.pidian"), name)
    assert_rows(new_project(name="told.pidian"), name, "--encoding", "GBK")


@case
def a_broken_record_costs_itself():
    project = new_project(name="p.pidian")
    lines = table(lineterminator="\n").encode() + "四,多,2025-01-01,,正文四,1,2,3\n五,,,,,\n六,,,,半".encode() + b"\xff" + "字。,\n".encode()
    result = run("import", project, write("posts.csv", lines), "--json")
    assert result.returncode == 1
    outcome = json.loads(result.stdout)
    assert [imported["path"] for imported in outcome["imported"]] == ["posts.csv#1", "posts.csv#2", "posts.csv#3", "posts.csv#6"]
    assert outcome["imported"][3]["unread_bytes"] == 1 and outcome["imported"][0]["unread_bytes"] == 0
    assert outcome["failed"] == [
        {"path": "posts.csv#4", "error": "Line 8: the record has 8 fields, and the table has 6 columns."},
        {"path": "posts.csv#5", "error": "Line 9: There is no text in this record."},
    ]
    assert [line.split(": ")[0] for line in sentences(result)] == ["posts.csv#4", "posts.csv#5", "posts.csv#6"]
    is_well(project)


@case
def json_is_read_as_tables_are():
    records = [dict(zip(HEADER, row)) for row in ROWS]
    dumps = {
        "array.json": json.dumps(records),
        "plain.json": json.dumps(records, ensure_ascii=False, indent=2),
        "wrapped.json": json.dumps({"status": "ok", "data": {"total": 3, "items": records}, "next": None}),
        "lines.jsonl": "".join(json.dumps(record) + "\n" for record in records),
        "lines.ndjson": "\n\n".join(json.dumps(record, ensure_ascii=False) for record in records),
        "pretty.json": "\n".join(json.dumps(record, indent=1) for record in records),
        "no-name": json.dumps(records, ensure_ascii=False),
    }
    for name, dump in dumps.items():
        assert_rows(new_project(name=f"{name}.pidian"), write(name, dump))


@case
def duplicates_are_told_by_text_url_and_title():
    project = new_project()
    rows = [
        ["题", "甲", "2025-01-01", "https://example.com/1", "同一段。", ""],
        ["题", "甲", "2025-01-01", "https://example.com/1", "同一段。", ""],
        ["题", "甲", "2025-01-01", "https://example.com/2", "同一段。", ""],
        ["别题", "甲", "2025-01-01", "https://example.com/1", "同一段。", ""],
        ["题", "甲", "2025-01-01", "", "同一段。", ""],
        ["题", "乙", "2025-01-01", "", "同一段。", ""],
        ["题", "乙", "2025-01-02", "", "同一段。", ""],
        ["题", "乙", "2025-01-02", "", "同一段。", ""],
    ]
    result = report("import", project, write("a.csv", table(rows)))
    ids = {imported["path"]: imported["id"] for imported in result["imported"]}
    assert list(ids) == ["a.csv#1", "a.csv#3", "a.csv#4", "a.csv#5", "a.csv#6", "a.csv#7"]
    assert result["duplicates"] == [
        {"path": "a.csv#2", "of": ids["a.csv#1"], "same": "text"},
        {"path": "a.csv#8", "of": ids["a.csv#7"], "same": "text"},
    ]
    # The same file again, and the same articles in another.
    again = report("import", project, "a.csv")
    assert again["imported"] == []
    assert [(duplicate["path"], duplicate["same"]) for duplicate in again["duplicates"] if duplicate["path"] in ids] == [(path, "source") for path in ids]
    other = report("import", project, write("b.tsv", table(rows[:1], delimiter="\t")))
    assert other["duplicates"] == [{"path": "b.tsv#1", "of": ids["a.csv#1"], "same": "text"}]
    is_well(project)


@case
def a_person_says_what_columns_are():
    project = new_project()
    name = write("odd.csv", table(header=["a", "b=c", "d", "e", "f", "g"]))
    articles = import_file(project, name, "--map", "a=title", "--map", "b=c=author", "--map", "e=", "--map", "f=text")
    assert [article["title"] for article in articles] == [row[0] for row in ROWS]
    assert [article["author"] for article in articles] == [row[1] or None for row in ROWS]
    # What they said nothing of is guessed, and not what they said is nothing.
    assert [article["date"] for article in articles] == [row[2] or None for row in ROWS]
    assert [article["url"] for article in articles] == [None] * 3
    assert [text_of(project, article["id"]) for article in articles] == TEXTS


@case
def what_a_person_says_must_be_there():
    project = new_project()
    name = write("posts.csv", table())
    fails("import", project, name, "--map", "text=text", names=name, says="There is no column “text”; the columns are “标题”, “作者”, “日期”")
    for words, says in (
        (["--map", "标题"], "COLUMN=FIELD"), (["--map", "=title"], "COLUMN=FIELD"), (["--map", "标题=colour"], "“colour”; it can be one of text, title"),
        (["--map", "标题=length"], "“length”"), (["--map", "标题=title", "--map", "标题=text"], "twice"), (["--map", "标题=title", "--map", "正文=title"], "two columns"), (["--map"], ""),
    ):
        misused("import", project, name, *words, says=says)
    assert report("articles", project) == []


@case
def columns_can_be_seen_before():
    write("posts.csv", table())
    columns = report("import", "--columns", "posts.csv")
    assert [(column["name"], column["field"], column["origin"]) for column in columns] == [
        ("标题", "title", "read"), ("作者", "author", "read"), ("日期", "date", "read"), ("网址", "url", "read"), ("正文", "text", "read"), ("阅读", None, None),
    ]
    assert columns[0]["samples"] == [row[0] for row in ROWS] and columns[1]["samples"] == ["张三", "李四"]
    columns = report("import", "--columns", "posts.csv", "--map", "阅读=title")
    assert [(column["field"], column["origin"]) for column in columns if column["name"] in ("标题", "阅读")] == [(None, None), ("title", "typed")]
    assert b"\xe6\xa0\x87\xe9\xa2\x98" in done("import", "--columns", "posts.csv")
    assert report("import", "--columns", write("odd.csv", "a,b\n1,2\n"))[0] == {"name": "a", "field": None, "origin": None, "samples": ["1"]}
    fails("import", "--columns", write("a.txt", "一句话。"), names="a.txt", says="no table")
    fails("import", "--columns", "none.csv", names="none.csv", says="no such file")
    misused("import", "--columns", "posts.csv", "p.pidian")
    misused("import", "--columns")


def reader(*lines):
    """What makes pidian start a shell script in place of the process that reads files."""
    path = Path(write("reader", "\n".join(["#!/bin/sh", *lines, ""]))).absolute()
    path.chmod(0o755)
    return {"PIDIAN_READER": str(path)}


@case
def columns_that_a_reader_does_not_survive_cost_one_sentence():
    write("posts.csv", table())
    for end in "exit 3", "kill -KILL $$", "head -c 1 <&3; exit", "printf 'C\\377\\377\\377\\377\\377\\377\\377\\177' >&3":
        fails("import", "--columns", "posts.csv", "--json", names="posts.csv", says="^The file made its reader crash, or needed too much time or memory", env=reader(end))
    fails("import", "--columns", "posts.csv", names="posts.csv", says="^The reader of Pidian could not be started: ", env={"PIDIAN_READER": "/nonexistent/reader"})
    assert len(report("import", "--columns", "posts.csv")) == len(HEADER)


@case
def a_table_that_needs_too_much_memory_costs_one_sentence():
    project = new_project(name="p.pidian")
    env = reader("ulimit -v 160000", f"exec '{os.environ['PIDIAN_READER']}'")
    small = write("small.csv", table())
    large = write("large.jsonl", json.dumps({"text": "文" * 200, "n": 1}, ensure_ascii=False) * 95000)
    # A sanitizer wants more than this by itself.
    if subprocess.run([PIDIAN, "import", "--columns", small], env={**os.environ, **env}, capture_output=True, check=False).returncode != 0:
        raise Skip("a reader needs more memory here")
    for words in (["--columns", large], [project, large]):
        fails("import", *words, names=large, says="^The file made its reader crash, or needed too much time or memory", env=env)
    assert len(report("import", project, small, env=env)["imported"]) == len(ROWS)


@case
def a_table_without_a_text_is_one_failure():
    project = new_project()
    fails("import", project, write("odd.csv", "a,b\n1,2\n"), names="odd.csv", says="No column looks like the text; the columns are “a”, “b”")
    fails("import", project, write("odd.json", '[{"a": 1}, {"b": {"c": 2}}]'), names="odd.json", says="the columns are “a”, “b.c”")


@case
def an_import_of_a_table_is_one_step():
    project = new_project()
    name = write("posts.csv", table([[f"第{n}篇", "", "", "", f"正文{n}。", ""] for n in range(100)]))
    assert len(import_file(project, name)) == 100
    subprocess.run([UNDO, project], check=True, capture_output=True)
    assert report("articles", project) == []


@case
def pandas_writes_what_is_read():
    try:
        import pandas
    except ImportError:
        raise Skip("pandas is not installed")
    frame = pandas.DataFrame(ROWS, columns=HEADER).replace("", None)
    frame.to_csv("index.csv")
    frame.to_csv("plain.csv", index=False, sep=";", encoding="gb18030")
    frame.to_csv("excel.csv", index=False, encoding="utf-16", sep="\t")
    frame.to_json("records.json", orient="records", force_ascii=False)
    frame.to_json("lines.jsonl", orient="records", lines=True)
    for name in ("index.csv", "plain.csv", "excel.csv", "records.json", "lines.jsonl"):
        assert_rows(new_project(name=f"{name}.pidian"), name)


@case
def r_writes_what_is_read():
    if shutil.which("Rscript") is None:
        raise Skip("R is not installed")
    write("in.csv", table())
    script = """
    d <- read.csv("in.csv", encoding = "UTF-8", check.names = FALSE, na.strings = "", colClasses = "character")
    write.csv(d, "comma.csv", fileEncoding = "UTF-8")
    write.csv2(d, "semicolon.csv", row.names = FALSE, fileEncoding = "UTF-8")
    write.table(d, "tab.tsv", sep = "\\t", row.names = FALSE, qmethod = "double", fileEncoding = "UTF-8")
    if (requireNamespace("jsonlite", quietly = TRUE)) {
      jsonlite::write_json(d, "rows.json")
      jsonlite::stream_out(d, file("rows.jsonl"), verbose = FALSE)
    }
    """
    subprocess.run(["Rscript", "-e", script], check=True, capture_output=True)
    for name in ("comma.csv", "semicolon.csv", "tab.tsv", "rows.json", "rows.jsonl"):
        if Path(name).exists():
            assert_rows(new_project(name=f"{name}.pidian"), name)


@case
def libreoffice_writes_what_is_read():
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Skip("LibreOffice is not installed")
    write("in.csv", table())
    # Field and text delimiter, character set, first line, cell formats: all text.
    reading = "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2"
    for name, options in {"utf8": "44,34,76", "quoted": "59,34,76,1,,0,true", "tab": "9,34,76"}.items():
        command = [program, "--headless", f"-env:UserInstallation={Path('home').absolute().as_uri()}", reading, "--convert-to", f"csv:Text - txt - csv (StarCalc):{options}", "--outdir", name, "in.csv"]
        result = subprocess.run(command, capture_output=True, timeout=240, check=False)
        if not Path(name, "in.csv").exists():
            raise Skip(f"LibreOffice converts nothing here: {result.stderr.decode()}")
        assert_rows(new_project(name=f"{name}.pidian"), f"{name}/in.csv")


@case
def many_records_take_bounded_time():
    project = new_project()
    rows = [[f"第{n}篇", "张三", "2025-01-01", f"https://example.com/{n}", f"第{n}篇的正文，" + "有几百个字节的一段。" * 20, str(n)] for n in range(5000)]
    name = write("many.csv", table(rows))
    start = time.monotonic()
    result = subprocess.run([PIDIAN, "import", project, name], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
    print(f"# {time.monotonic() - start:.1f} s, {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB")
    assert time.monotonic() - start < 120
    assert len(report("articles", project)) == 5000


main()
