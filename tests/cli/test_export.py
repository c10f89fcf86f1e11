"""What is exported, read back by programs that others wrote: every quote at its offsets, joins only."""

import contextlib
import csv
import importlib.util
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import uuid
from pathlib import Path

from harness import SAMPLE_ARTICLES, Skip, annotate, case, done, is_well, main, new_project, report, run, sample_project, slice_utf16, text_of, write

HIGHLIGHT_COLUMNS = (
    "highlight_id,article_id,article_title,article_author,article_source,article_date,article_url,text_sha256,coder,made_by,tag,tag_path,start,end,start_utf16,end_utf16,"
    "block,paragraph,sentence,quote,prefix,suffix,note,created,modified"
).split(",")
MENTION_COLUMNS = (
    "mention_id,highlight_id,claim_id,claim,claim_kinds,article_id,article_title,article_source,article_date,text_sha256,coder,made_by,start,end,start_utf16,end_utf16,quote,"
    "speaker,speaker_chain,stance,value_text,value_low,value_high,approximation,unit,currency,entity,measure,period,said_date,event_from,event_to,note,created,modified"
).split(",")
TABLES = (
    "articles", "assignments", "blocks", "highlights", "highlight_tags", "tags", "claims", "claim_kinds", "mentions", "attributions", "names", "judgements", "evidence", "memos",
    "coders", "article_tags", "claim_relations", "refusals",
)

# Beyond the first plane, so that UTF-16 counts otherwise; and all that CSV has to quote.
HARD = "标题 😀 在此\n\n𠮷野家说：“一, 二; 三\"四\"”。😀😀 完。\n\n=1+1 与 @sum 与 -5 与 +6。\n"


def hard_project():
    project = new_project(write("a.txt", HARD), *SAMPLE_ARTICLES)
    annotate(
        project,
        {"article": "a.txt", "quote": "𠮷野家说：“一, 二; 三\"四\"”。", "tags": ["逗,号/引\"号", r"中\/美", "换 行"], "note": "一行\n又一行, \"引\"\r\n完"},
        {"article": "a.txt", "quote": "😀😀 完", "tags": ["=公式"], "mentions": [{"claim": "=cmd()", "value_low": "0.10", "value_high": "12345678901234567890.5"}]},
        {"article": "a.txt", "quote": "=1+1"},
        {"article": "a.txt", "quote": "@sum"},
        {"article": "a.txt", "quote": "-5"},
        {"article": "a.txt", "quote": "+6", "note": "\t制表"},
    )
    return project


def export(project, *options):
    """Exports to a file or folder, which is returned."""
    done("export", project, *options, "--output", "out")
    return Path("out")


def read_csv(path, encoding="utf-8"):
    """The rows of a CSV file, by Python's csv."""
    with open(path, newline="", encoding=encoding) as file:
        return list(csv.DictReader(file))


def texts_of(project):
    """The texts of all articles by identifier."""
    return {article["id"]: text_of(project, article["id"]) for article in report("articles", project)}


def check_offsets(rows, texts):
    """Asserts that every quote is found at its offsets, in code points and in UTF-16."""
    assert rows
    for row in rows:
        text = texts[row["article_id"]]
        start, end = int(row["start"]), int(row["end"])
        assert text[start:end] == row["quote"], row
        assert slice_utf16(text, int(row["start_utf16"]), int(row["end_utf16"])) == row["quote"], row
        if "prefix" in row:
            assert row["prefix"] == text[max(0, start - 32) : start] and row["suffix"] == text[end : end + 32]


def need(module):
    """Skips where a library is not there."""
    if importlib.util.find_spec(module) is None:
        raise Skip(f"{module} is not installed")


@case
def csv_of_highlights_has_a_row_per_highlight_and_tag():
    project = sample_project()
    path = export(project, "--format", "csv")
    data = path.read_bytes()
    assert data.decode().split("\r\n")[0].split(",") == HIGHLIGHT_COLUMNS
    rows = read_csv(path)
    check_offsets(rows, texts_of(project))
    lines = [json.loads(line) for line in open(Path(os.environ["PIDIAN_SAMPLE"]) / "annotations.jsonl", encoding="utf-8")]
    assert len(rows) == sum(max(1, len(line["tags"])) for line in lines)
    assert len({row["highlight_id"] for row in rows}) == len(lines)
    assert all(row["tag"] == row["tag_path"].split("/")[-1] for row in rows)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", row[name]) for row in rows for name in ("created", "modified"))


@case
def rows_highlights_is_the_default():
    project = sample_project()
    first = export(project, "--format", "csv").read_bytes()
    assert export(project, "--format", "csv", "--rows", "highlights").read_bytes() == first


@case
def csv_of_mentions_has_a_row_per_mention():
    project = sample_project()
    rows = read_csv(export(project, "--format", "csv", "--rows", "mentions"))
    assert list(rows[0]) == MENTION_COLUMNS
    check_offsets(rows, texts_of(project))
    claims = report("claims", project)
    assert {row["mention_id"] for row in rows} == {mention["id"] for claim in claims for mention in claim["mentions"]}
    found = {mention["id"]: (claim, mention) for claim in claims for mention in claim["mentions"]}
    for row in rows:
        claim, mention = found[row["mention_id"]]
        assert row["claim"] == claim["claim"] and row["stance"] == (mention["stance"] or "")
        names = [speaker["name"] for speaker in mention["attribution"]]
        assert row["speaker"] == (names[-1] if names else "") and row["speaker_chain"] == " > ".join(names)
        assert (float(row["value_low"]) if row["value_low"] else None) == mention["value_low"]


@case
def csv_keeps_every_character():
    project = hard_project()
    path = export(project, "--format", "csv")
    rows = read_csv(path)
    check_offsets(rows, texts_of(project))
    assert {row["tag_path"] for row in rows} >= {"逗,号/引\"号", r"中\/美", "换 行", "=公式", ""}
    assert {row["tag"] for row in rows} >= {"引\"号", "中/美"}
    assert any(row["note"] == "一行\n又一行, \"引\"\r\n完" for row in rows)
    assert {"=1+1", "@sum", "-5", "+6"} <= {row["quote"] for row in rows}
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")


@case
def a_spreadsheet_gets_a_byte_order_mark_and_no_formulas():
    project = hard_project()
    for rows in ("highlights", "mentions"):
        path = export(project, "--format", "csv", "--rows", rows, "--spreadsheet")
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for row in read_csv(path, "utf-8-sig"):
            for name, value in row.items():
                number = re.fullmatch(r"-?\d+(\.\d+)?", value) is not None
                assert number or not value.startswith(("=", "+", "-", "@", "\t", "\r")), (name, value)


@case
def libreoffice_runs_no_cell_as_a_formula():
    if shutil.which("soffice") is None:
        raise Skip("LibreOffice is not installed")
    project = hard_project()
    for rows in ("highlights", "mentions"):
        for options, runs in (["--spreadsheet"], False), ([], True):
            shutil.copy(export(project, "--format", "csv", "--rows", rows, *options), "sheet.csv")
            sheet = open_in_spreadsheet("sheet.csv")
            # What is for other programs has formulas there, if one asks for them: only so is this known to look.
            assert ("table:formula=" in sheet) == runs, (rows, options)
            assert "野家说" in sheet or rows == "mentions"


def open_in_spreadsheet(name):
    """What LibreOffice makes of a CSV file where it is told to run what looks like a formula: its own format, as XML."""
    how = "CSV:44,34,76,1,,0,false,true,true,false,false,0,true"
    words = ["soffice", f"-env:UserInstallation=file://{Path('office').absolute()}", "--headless", f"--infilter={how}", "--convert-to", "fods", name]
    subprocess.run(words, capture_output=True, timeout=300, check=True)
    return Path(name).with_suffix(".fods").read_text()


@case
def decimals_are_not_rounded():
    rows = read_csv(export(hard_project(), "--format", "csv", "--rows", "mentions"))
    assert [(row["value_low"], row["value_high"]) for row in rows] == [("0.10", "12345678901234567890.5")]


@case
def pandas_reads_the_csv():
    need("pandas")
    import pandas

    project = hard_project()
    texts = texts_of(project)
    for rows in ("highlights", "mentions"):
        frame = pandas.read_csv(export(project, "--format", "csv", "--rows", rows), dtype={"value_low": str, "value_high": str}, keep_default_na=False)
        assert frame["start"].dtype.kind == "i"
        check_offsets(frame.to_dict("records"), texts)


@case
def tables_join_by_uuid():
    project = sample_project()
    folder = export(project, "--format", "tables")
    tables = {name: read_csv(folder / f"{name}.csv") for name in TABLES}
    ids = {
        "article_id": {row["article_id"] for row in tables["articles"]}, "highlight_id": {row["highlight_id"] for row in tables["highlights"]},
        "tag_id": {row["tag_id"] for row in tables["tags"]}, "claim_id": {row["claim_id"] for row in tables["claims"]},
        "mention_id": {row["mention_id"] for row in tables["mentions"]}, "name_id": {row["name_id"] for row in tables["names"]},
        "coder_id": {row["coder_id"] for row in tables["coders"]},
    }
    for name, rows in tables.items():
        for row in rows:
            for key, known in ids.items():
                assert row.get(key, "") == "" or row[key] in known, (name, key)
    texts = {row["article_id"]: row["text"] for row in tables["articles"]}
    assert texts == texts_of(project)
    check_offsets(tables["highlights"], texts)
    for block in tables["blocks"]:
        text = texts[block["article_id"]]
        part = text[int(block["start"]) : int(block["end"])]
        assert part == slice_utf16(text, int(block["start_utf16"]), int(block["end_utf16"])) and not part.endswith("\n")


@case
def the_data_package_describes_every_table():
    folder = export(sample_project(), "--format", "tables")
    package = json.loads((folder / "datapackage.json").read_text())
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert set(TABLES) <= set(resources)
    for resource in resources.values():
        with open(folder / resource["path"], newline="", encoding="utf-8") as file:
            header = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in resources or key["reference"]["resource"] == ""


R_SCRIPT = r"""
options(encoding = "UTF-8")
read <- function(name) read.csv(file.path("out", paste0(name, ".csv")), colClasses = "character", encoding = "UTF-8", na.strings = character(0), check.names = FALSE)
highlights <- merge(read("highlights"), read("articles")[c("article_id", "text")], by = "article_id")
quotes <- substr(highlights$text, as.integer(highlights$start) + 1, as.integer(highlights$end))
stopifnot(nrow(highlights) > 0, identical(quotes, highlights$quote))
tagged <- merge(merge(read("highlight_tags")[c("highlight_id", "tag_id")], highlights, by = "highlight_id"), read("tags")[c("tag_id", "tag_path")], by = "tag_id")
flat <- read.csv("flat.csv", colClasses = "character", encoding = "UTF-8", na.strings = character(0), check.names = FALSE)
flat <- flat[flat$tag != "", ]
stopifnot(nrow(tagged) == nrow(flat), setequal(paste(tagged$highlight_id, tagged$tag_path), paste(flat$highlight_id, flat$tag_path)))
mentions <- merge(merge(read("mentions"), read("claims")[c("claim_id", "claim")], by = "claim_id"), highlights[c("highlight_id", "quote")], by = "highlight_id")
stopifnot(nrow(mentions) == nrow(read("mentions")))
cat(nrow(highlights), nrow(tagged), nrow(mentions), "\n")
"""


@case
def an_import_is_told_in_the_tables():
    project = new_project()
    write("一.md", "# 一篇\n\n第一段。\n")
    write("二.md", "# 一篇\n\n第一段。\n")
    write("帖子.csv", "甲,乙\n题一,第二段。\n题二,\n")
    done("import", project, "一.md")
    result = run("import", project, "二.md", "帖子.csv", "无.txt", "--map", "甲=title", "--map", "乙=text", "--encoding", "UTF-8")
    assert result.returncode == 1
    folder = export(project, "--format", "tables")
    runs, files, flow, articles = (read_csv(folder / f"{name}.csv") for name in ("import_runs", "import_files", "flow", "articles"))
    first, second = runs
    assert (first["paths"], first["encoding"], first["mapping"]) == ("1", "", "")
    assert (second["paths"], second["encoding"], json.loads(second["mapping"])) == ("3", "UTF-8", {"甲": "title", "乙": "text"})
    assert all(run["started"] <= run["finished"] and run["version"] for run in runs)
    here = Path.cwd()
    assert [(file["import_run_id"], file["path"], file["outcome"], file["same"], file["format"]) for file in files] == [
        (first["import_run_id"], str(here / "一.md"), "imported", "", "markdown"),
        (second["import_run_id"], str(here / "二.md"), "duplicate", "source", "markdown"),
        (second["import_run_id"], str(here / "帖子.csv#1"), "imported", "", "csv"),
        (second["import_run_id"], str(here / "帖子.csv#2"), "failed", "", ""),
        (second["import_run_id"], str(here / "无.txt"), "failed", "", ""),
    ]
    assert all((file["message"] != "") == (file["outcome"] == "failed") for file in files)
    assert sorted(file["article_id"] for file in files if file["outcome"] == "imported") == sorted(article["article_id"] for article in articles)
    assert files[1]["article_id"] == files[0]["article_id"]
    assert {row["stage"]: int(row["count"]) for row in flow} == {"seen": 5, "duplicate": 1, "failed": 2, "cancelled": 0, "imported": 2, "deleted": 0, "included": 2}
    is_well(project)


@case
def r_reads_the_tables():
    if shutil.which("Rscript") is None:
        raise Skip("Rscript is not installed")
    project = hard_project()
    done("annotate", project, "--from", Path(os.environ["PIDIAN_SAMPLE"]) / "annotations.jsonl")
    export(project, "--format", "tables")
    done("export", project, "--format", "csv", "--output", "flat.csv")
    result = subprocess.run(["Rscript", "--vanilla", "-"], input=R_SCRIPT.encode(), capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout.split()[0] == b"46", result.stdout


@case
def pandas_joins_the_tables():
    need("pandas")
    import pandas

    project = sample_project()
    folder = export(project, "--format", "tables")
    frames = {name: pandas.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False) for name in TABLES}
    joined = frames["highlights"].merge(frames["articles"][["article_id", "text"]], on="article_id")
    assert len(joined) == 40
    assert all(row.text[int(row.start) : int(row.end)] == row.quote for row in joined.itertuples())
    mentions = frames["mentions"].merge(frames["claims"][["claim_id", "claim"]], on="claim_id").merge(frames["highlights"][["highlight_id", "article_id", "quote"]], on="highlight_id")
    assert len(mentions) == len(frames["mentions"]) == sum(len(claim["mentions"]) for claim in report("claims", project))


@case
def json_and_jsonl_hold_the_same():
    project = sample_project()
    whole = json.loads(export(project, "--format", "json").read_text())
    rows = [json.loads(line) for line in export(project, "--format", "jsonl").read_text().splitlines()]
    assert len(whole["highlights"]) == 40 == sum(row["record"] == "highlight" for row in rows)
    assert len(whole["mentions"]) == sum(row["record"] == "mention" for row in rows)
    texts = {article["article_id"]: article["text"] for article in whole["articles"]}
    assert texts == texts_of(project)
    check_offsets(whole["highlights"], texts)


@case
def json_and_jsonl_fit_the_schema():
    need("jsonschema")
    import jsonschema

    schema = json.loads(Path(os.environ["PIDIAN_JSON_SCHEMA"]).read_text())
    project = hard_project()
    done("annotate", project, "--from", Path(os.environ["PIDIAN_SAMPLE"]) / "annotations.jsonl")
    jsonschema.Draft202012Validator(schema).validate(json.loads(export(project, "--format", "json").read_text()))
    line_schema = jsonschema.Draft202012Validator({"$ref": "#/$defs/line", "$defs": schema["$defs"]})
    for line in export(project, "--format", "jsonl").read_text().splitlines()[::5]:
        line_schema.validate(json.loads(line))


@case
def an_export_replaces_the_old_file():
    project = sample_project()
    write("out", "old")
    assert len(read_csv(export(project, "--format", "csv"))) >= 40
    Path("out").unlink()
    first = export(project, "--format", "tables")
    annotate(project, {"article": "02-spun-copy.txt", "start": 0, "end": 1})
    second = export(project, "--format", "tables")
    assert first == second and len(read_csv(second / "highlights.csv")) == 41
    assert {path.name for path in Path().iterdir()} == {"out", "p.pidian"}


@case
def an_export_says_what_it_wrote():
    project = sample_project()
    assert done("export", project, "--format", "csv", "--output", "out.csv") == b""
    assert report("export", project, "--format", "csv", "--output", "out.csv") == {"format": "csv", "output": "out.csv"}
    is_well(project)


@case
def an_empty_project_is_exported():
    project = new_project()
    assert read_csv(export(project, "--format", "csv")) == []
    Path("out").unlink()
    assert json.loads(export(project, "--format", "json").read_text())["highlights"] == []
    Path("out").unlink()
    folder = export(project, "--format", "tables")
    assert all((folder / f"{name}.csv").exists() for name in TABLES)


def judge(project, word, target, verdict, agreed=0):
    """Judges a claim or a mention; returns the judgement's row."""
    with contextlib.closing(sqlite3.connect(project)) as db, db:
        return db.execute(
            f"INSERT INTO judgement (uuid, {word}_id, coder_id, agreed, verdict, justification, judged, created, modified)"
            f" VALUES (?, (SELECT id FROM {word} WHERE uuid = ?), (SELECT min (id) FROM coder), ?, ?, '公告不是这样说的', '2025-02-03', 0, 0)",
            (str(uuid.uuid4()), target, agreed, verdict),
        ).lastrowid


def export_reviews(project):
    """The claim reviews of a project, by their verdicts."""
    document = json.loads(export(project, "--format", "claimreview").read_text(encoding="utf-8"))
    assert document["@context"] == "https://schema.org" and set(document) == {"@context", "@graph"}
    return {review["reviewRating"]["identifier"]: review for review in document["@graph"]}


def check_review(review):
    """Asserts what Google requires and recommends of every claim review."""
    assert review["@type"] == "ClaimReview" and review["url"] and review["claimReviewed"] == "一个论断"
    assert review["reviewRating"]["@type"] == "Rating" and review["reviewRating"]["alternateName"]
    assert review["author"]["name"] and review["datePublished"] == "2025-02-03"
    assert review["itemReviewed"]["@type"] == "Claim" and review["itemReviewed"]["author"]["name"] == "某公司"
    assert review["reviewBody"] == "公告不是这样说的"


@case
def judged_claims_are_claim_reviews():
    project = new_project(*SAMPLE_ARTICLES)
    dated = [article for article in report("articles", project) if article["date"]][:2]
    mention = {"claim": "一个论断", "attribution": [{"name": "某公司"}]}
    annotate(project, *({"article": article["id"], "start": 0, "end": 4, "mentions": [mention]} for article in dated))
    annotate(project, {"article": dated[0]["id"], "start": 2, "end": 5, "mentions": [{"claim": "没有判断的"}]})
    claim = next(claim for claim in report("claims", project) if claim["claim"] == "一个论断")
    assert export_reviews(project) == {}

    judgement = judge(project, "claim", claim["id"], "refuted")
    judge(project, "mention", claim["mentions"][0]["id"], "自己的")
    with contextlib.closing(sqlite3.connect(project)) as db, db:
        db.execute(
            "INSERT INTO evidence_item (uuid, judgement_id, direction, quote, url, archive_url, coder_id, created, modified)"
            " VALUES (?, ?, 'refutes', '公告原文', 'https://example.org/a', 'https://archive.example/a', (SELECT min (id) FROM coder), 0, 0)",
            (str(uuid.uuid4()), judgement),
        )
    listed = next(found for found in report("claims", project) if found["id"] == claim["id"])
    told = [(found["verdict"], found["mention_id"], found["agreed"], found["justification"], found["judged"]) for found in listed["judgements"]]
    assert told == [(verdict, mention, False, "公告不是这样说的", "2025-02-03") for verdict, mention in (("refuted", None), ("自己的", listed["mentions"][0]["id"]))]
    assert listed["judgements"][0]["coder"] and listed["judgements"][0]["evidence"][0]["url"] == "https://example.org/a"
    reviews = export_reviews(project)
    assert set(reviews) == {"refuted", "自己的"}
    for review in reviews.values():
        check_review(review)
    of_claim, of_mention = reviews["refuted"], reviews["自己的"]
    assert [of_claim["reviewRating"][name] for name in ("ratingValue", "bestRating", "worstRating")] == [1, 5, 1]
    assert "ratingValue" not in of_mention["reviewRating"] and of_mention["reviewRating"]["alternateName"] == "自己的"
    dates = sorted(article["date"] for article in dated)
    assert [article["datePublished"] for article in of_claim["itemReviewed"]["appearance"]] == dates
    assert of_claim["itemReviewed"]["firstAppearance"]["datePublished"] == of_claim["itemReviewed"]["datePublished"] == dates[0]
    assert len(of_mention["itemReviewed"]["appearance"]) == 1 and of_mention["itemReviewed"]["text"]
    cited = [(item["keywords"], item["url"], item["archivedAt"], item["text"]) for item in of_claim["citation"]]
    assert cited == [("refutes", "https://example.org/a", "https://archive.example/a", "公告原文")]

    # What was agreed on stands for all of them.
    judge(project, "claim", claim["id"], "supported", agreed=1)
    reviews = export_reviews(project)
    assert set(reviews) == {"supported", "自己的"} and reviews["supported"]["author"]["@type"] == "Organization"


main()
