"""The shape of what every verb prints, and what it leaves with."""

import hashlib
import json
import os
import re
import subprocess
from pathlib import Path

from harness import (
    PIDIAN, SAMPLE, SAMPLE_ARTICLES, SHA256, UNDO, UUID, Skip, annotate, case, done, fails, is_well, main, misused, new_project, report, run,
    sample_project, sentences, state, text_of, write,
)

TEXT = "标题在此\n\n第一段，有 😀 表情。\n\n第二段说：5890亿美元。\n"


def is_text(value):
    return value is None or isinstance(value, str)


@case
def help_names_every_verb():
    for word in ("help", "--help", "-h"):
        text = done(word).decode()
        for verb in ("new", "import", "articles", "show", "cuts", "reread", "annotate", "search", "tags", "claims", "export", "copy", "check"):
            assert re.search(rf"^  {verb} ", text, re.M), verb


@case
def every_verb_has_help():
    for verb in ("new", "import", "articles", "show", "cuts", "reread", "annotate", "search", "tags", "claims", "export", "copy", "check"):
        text = done(verb, "--help").decode()
        assert f"pidian {verb} PROJECT" in text and "--json" in text, text


@case
def version_is_printed():
    assert re.fullmatch(r"Pidian \d+\.\d+\.\d+\n", done("--version").decode())


@case
def commands_need_no_display_and_no_home():
    # The libraries of a build may not be where the system's are.
    env = {"PATH": "/usr/bin:/bin"} | {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    result = subprocess.run([PIDIAN, "new", "p.pidian"], env={**env, "HOME": "/nonexistent"}, capture_output=True, check=False)
    assert result.returncode == 0 and result.stderr == b"", result.stderr


@case
def a_checkout_knows_each_verb_for_what_opens_no_window():
    listed = done("help").decode().partition("Verbs:\n")[2].partition("\n\n")[0]
    verbs = {line.split()[0] for line in listed.splitlines()}
    script = Path(os.environ["PIDIAN_SOURCE"], "dev.d/run.sh").read_text()
    known = set(re.search(r"case .* in\n([^)]*)\) return 1", script)[1].replace("\\\n", " ").replace("|", " ").split())
    assert "check" in verbs and verbs <= known, verbs - known


@case
def words_in_han_are_understood_without_a_locale():
    project = new_project(write("文章.txt", TEXT))
    env = {"LC_ALL": "C"}
    done("annotate", project, "--article", "文章.txt", "--start", "0", "--end", "2", "--tag", "论断/数字", env=env)
    assert [tag["path"] for tag in json.loads(done("tags", project, "--json", env=env))] == ["论断", "论断/数字"]


@case
def what_is_not_understood_ends_with_2():
    new_project()
    for words in (
        ["frobnicate"], ["new"], ["new", "a.pidian", "b.pidian"], ["import"], ["import", "p.pidian"], ["articles"], ["articles", "p.pidian", "x"],
        ["show", "p.pidian"], ["articles", "p.pidian", "--nonsense"], ["tags"], ["claims"], ["check"], ["annotate", "p.pidian"],
        ["annotate", "p.pidian", "--article", "x"], ["annotate", "p.pidian", "--article", "x", "--start", "1"],
        ["annotate", "p.pidian", "--article", "x", "--start", "one", "--end", "2"], ["annotate", "p.pidian", "--article", "x", "--start", "1.5", "--end", "2"],
        ["annotate", "p.pidian", "--article", "x", "--start", "1", "--end", "2", "--stance", "affirms"],
        ["annotate", "p.pidian", "--article", "x", "--start", "1", "--end", "2", "--occurrence", "2"],
        ["annotate", "p.pidian", "--article", "x", "--start", "1", "--end", "2", "--quote", "x"],
        ["annotate", "p.pidian", "--from", "x", "--tag", "t"],
        ["export", "p.pidian"], ["export", "p.pidian", "--format", "csv"], ["export", "p.pidian", "--output", "x"],
        ["export", "p.pidian", "--format", "xls", "--output", "x"], ["export", "p.pidian", "--format", "json", "--output", "x", "--rows", "mentions"],
        ["export", "p.pidian", "--format", "csv", "--output", "x", "--rows", "tags"], ["export", "p.pidian", "--format", "jsonl", "--output", "x", "--spreadsheet"],
    ):
        result = misused(*words)
        assert "--help" in result.stderr.decode(), words
    assert not Path("x").exists() and not Path("a.pidian").exists()


@case
def new_makes_one_file():
    made = report("new", "项目.pidian")
    assert UUID.fullmatch(made["id"]) and made["path"] == "项目.pidian"
    assert [path.name for path in Path().iterdir()] == ["项目.pidian"]
    is_well("项目.pidian")


@case
def new_prints_nothing_without_json():
    assert done("new", "p.pidian") == b""


@case
def new_does_not_replace_a_file():
    write("p.pidian", "precious")
    fails("new", "p.pidian", names="p.pidian", says="already")
    assert Path("p.pidian").read_text() == "precious"


@case
def new_fails_where_there_is_no_folder():
    fails("new", "none/p.pidian", names="none/p.pidian", says="cannot|no such")


@case
def import_reports_in_the_agreed_shape():
    project = new_project()
    write("a.txt", TEXT)
    write("b.md", "---\ntitle: 题目\nurl: https://example.com/b\n---\n\n正文一段。\n")
    result = report("import", project, "a.txt", "b.md")
    assert set(result) == {"imported", "duplicates", "failed"}
    assert [entry["path"] for entry in result["imported"]] == ["a.txt", "b.md"]
    for entry in result["imported"]:
        assert {"id", "path", "title", "format", "encoding", "unread_bytes", "source_sha256", "cuts"} <= set(entry)
        assert entry["unread_bytes"] == 0
        assert UUID.fullmatch(entry["id"])
        assert entry["source_sha256"] == hashlib.sha256(Path(entry["path"]).read_bytes()).hexdigest()
        for cut in entry["cuts"]:
            assert {"reason", "start", "end"} <= set(cut) and 0 <= cut["start"] < cut["end"]
    assert result["imported"][1]["title"] == "题目"
    assert result["duplicates"] == result["failed"] == []


@case
def import_reads_in_the_encoding_that_is_asked_for():
    project = new_project()
    # Two characters may be anything.
    write("short.txt", "図書".encode("euc-jp"))
    (imported,) = report("import", project, "--encoding", "EUC-JP", "short.txt")["imported"]
    assert imported["encoding"] == "EUC-JP" and text_of(project, "short.txt") == "図書"
    write("other.txt", TEXT)
    fails("import", project, "--encoding", "utf-32le", "other.txt", names="other.txt", says="UTF-32LE|not readable as text")
    misused("import", project, "--encoding", "utf9", "other.txt", says="utf9")


@case
def import_tells_encodings():
    project = new_project()
    texts = {
        "gb18030": "江边的旧粮库里放着一块电芯。", "big5": "江邊的舊糧庫裡放著一塊電芯。", "shift_jis": "川辺の倉庫に電池が置いてあった。", "euc-jp": "川辺の倉庫に電池が置いてあった。",
        "cp949": "강가의 창고에 전지가 놓여 있었다.", "utf-16": "江边的旧粮库。\n", "utf-32": "江边的旧粮库。\n", "utf-16-be": "江边的旧粮库里放着一块电芯。\n", "cp1252": "La pile était née près du fleuve.",
    }
    for encoding, text in texts.items():
        write(f"{encoding}.txt", (text + "\n\n" + encoding).encode(encoding))
    result = report("import", project, *[f"{encoding}.txt" for encoding in texts])
    assert {Path(entry["path"]).stem: entry["encoding"] for entry in result["imported"]} == {
        "gb18030": "GB18030", "big5": "Big5", "shift_jis": "Shift_JIS", "euc-jp": "EUC-JP", "cp949": "EUC-KR", "utf-16": "UTF-16LE", "utf-32": "UTF-32LE", "utf-16-be": "UTF-16BE",
        "cp1252": "windows-1252",
    }
    for encoding, text in texts.items():
        assert text_of(project, f"{encoding}.txt").startswith(text.strip()), encoding


@case
def import_tells_duplicates_by_source_and_by_text():
    project = new_project()
    first = report("import", project, write("a.txt", TEXT))["imported"][0]
    write("same.txt", TEXT)
    write("bom.txt", "\ufeff" + TEXT)
    duplicates = report("import", project, "same.txt", "bom.txt", "a.txt")["duplicates"]
    assert [(entry["path"], entry["of"], entry["same"]) for entry in duplicates] == [
        ("same.txt", first["id"], "source"), ("bom.txt", first["id"], "text"), ("a.txt", first["id"], "source"),
    ]
    assert len(report("articles", project)) == 1


@case
def the_same_text_from_another_url_is_an_article_unless_told_otherwise():
    page = "---\ntitle: 电芯\nurl: https://{}.example.org/1\n---\n\n江边的旧粮库里放着一块电芯。\n"
    for host in ("a", "b", "c"):
        write(f"{host}.md", page.format(host))
    write("d.csv", "title,text,url\n电芯,江边的旧粮库里放着一块电芯。,https://d.example.org/1\n水表,江边的旧粮库里放着一块电芯。,https://d.example.org/2\n")
    project = new_project()
    first, second = report("import", project, "a.md", "b.md")["imported"]
    told = report("import", project, "c.md", "d.csv", "--same-text-once")
    same = [(entry["path"], entry["same"]) for entry in told["duplicates"]]
    assert same == [("c.md", "text"), ("d.csv#1", "text")], told
    assert {entry["of"] for entry in told["duplicates"]} <= {first["id"], second["id"]}, told
    # Of records, which may be posts of a few words, the title still says that they are not the same.
    assert [entry["path"] for entry in told["imported"]] == ["d.csv#2"], told
    assert [entry["path"] for entry in report("import", project, "c.md")["imported"]] == ["c.md"]


@case
def import_goes_through_folders():
    project = new_project()
    Path("folder/inner").mkdir(parents=True)
    write("folder/a.txt", "甲。\n")
    write("folder/inner/b.txt", "乙。\n")
    write("folder/.hidden.txt", "丙。\n")
    assert [entry["path"] for entry in report("import", project, "folder")["imported"]] == ["folder/a.txt", "folder/inner/b.txt"]


@case
def projects_are_no_articles():
    Path("folder").mkdir()
    write("folder/a.txt", "甲。\n")
    project = new_project(name="folder/study.pidian")
    write("folder/other.pidian-wal", "乙。\n")
    assert [entry["path"] for entry in report("import", project, "folder")["imported"]] == ["folder/a.txt"]
    fails("import", project, project, names=project, says="This is a project: open it instead.")


@case
def import_keeps_the_good_ones_and_fails_for_the_bad():
    project = new_project()
    write("good.txt", TEXT)
    result = run("import", project, "none.txt", "good.txt", "--json")
    assert result.returncode == 1
    printed = json.loads(result.stdout)
    assert [entry["path"] for entry in printed["imported"]] == ["good.txt"]
    assert [entry["path"] for entry in printed["failed"]] == ["none.txt"] and printed["failed"][0]["error"].endswith(".")
    assert len(sentences(result)) == 1 and sentences(result)[0].startswith("none.txt: ")
    assert len(report("articles", project)) == 1


@case
def import_prints_a_table_for_people():
    project = new_project()
    printed = done("import", project, write("a.txt", TEXT)).decode()
    assert report("articles", project)[0]["id"] in printed and "标题在此" in printed


@case
def articles_are_in_the_agreed_shape():
    project = sample_project()
    articles = report("articles", project)
    assert len(articles) == 5
    for article in articles:
        assert list(article)[:13] == [
            "id", "title", "author", "source", "date", "url", "fetched", "language", "licence", "length", "text_sha256", "source_sha256", "highlights",
        ]
        assert UUID.fullmatch(article["id"]) and isinstance(article["length"], int) and isinstance(article["highlights"], int)
        assert SHA256.fullmatch(article["text_sha256"]) and SHA256.fullmatch(article["source_sha256"])
        assert all(is_text(article[name]) for name in ("title", "author", "source", "date", "url", "fetched", "language", "licence"))
        assert article["date"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?", article["date"])
        assert article["starred"] is False and article["excluded"] is None
    assert sum(article["highlights"] for article in articles) == 40
    assert articles[0]["title"] in done("articles", project).decode()


@case
def an_empty_project_lists_nothing():
    project = new_project()
    for verb in ("articles", "tags", "claims"):
        assert report(verb, project) == []
        assert done(verb, project) == b""


@case
def show_prints_what_is_hashed():
    project = new_project(*SAMPLE_ARTICLES, write("a.txt", TEXT), write("crlf.txt", "一\r\n二\r\n".encode()))
    articles = report("articles", project)
    for article in articles:
        text = done("show", project, article["id"])
        assert hashlib.sha256(text).hexdigest() == article["text_sha256"]
        assert len(text.decode()) == article["length"]
        assert b"\r" not in text and b"\0" not in text and not text.startswith(b"\xef\xbb\xbf")
        assert done("show", project, article["id"], "--json") == text


@case
def show_source_prints_the_bytes_as_imported():
    sources = {"a.txt": TEXT.encode(), "gbk.txt": "这是一段用老编码写的中文文字，足够长。".encode("gb18030"), "bom.txt": b"\xef\xbb\xbf" + "有记号。\r\n".encode()}
    for name, data in sources.items():
        write(name, data)
    project = new_project(*sources)
    for name, data in sources.items():
        assert done("show", project, name, "--source") == data, name
    for path in SAMPLE_ARTICLES:
        done("import", project, path)
        assert done("show", project, path.name, "--source") == path.read_bytes()
    hashes = {article["file_name"]: article["source_sha256"] for article in report("articles", project)}
    assert hashes["gbk.txt"] == hashlib.sha256(sources["gbk.txt"]).hexdigest()


@case
def an_article_is_found_by_prefix_and_file_name():
    project = new_project(write("a.txt", TEXT))
    article = report("articles", project)[0]["id"]
    for name in (article, article[:4], article[:20], "a.txt"):
        assert text_of(project, name).startswith("标题在此"), name
    fails("show", project, article[:3], names=project, says="no article")
    fails("show", project, "none.txt", names=project, says="no article “none.txt”")
    fails("show", project, "", names=project, says="no article")


@case
def an_ambiguous_article_lists_the_candidates():
    Path("x").mkdir()
    Path("y").mkdir()
    project = new_project(write("x/a.txt", "甲。\n"), write("y/a.txt", "乙。\n"))
    ids = [article["id"] for article in report("articles", project)]
    for result in (
        fails("show", project, "a.txt", names=project, says="may be any of 2 articles"),
        fails("show", project, ids[0][:4], names=project, says="may be any of 2 articles"),
    ):
        assert all(article in result.stderr.decode() for article in ids)


@case
def annotate_prints_the_id():
    project = new_project(write("a.txt", TEXT))
    made = report("annotate", project, "--article", "a.txt", "--start", "0", "--end", "2")
    assert list(made) == ["id"] and UUID.fullmatch(made["id"])
    assert UUID.fullmatch(done("annotate", project, "--article", "a.txt", "--quote", "第二段").decode().strip())


@case
def tags_are_the_codebook_with_counts():
    project = new_project(write("a.txt", TEXT))
    annotate(project, {"article": "a.txt", "start": 0, "end": 2, "tags": ["论断/数字", "论断"]}, {"article": "a.txt", "start": 0, "end": 2, "tags": ["论断/数字"]})
    tags = report("tags", project)
    assert [(tag["path"], tag["name"], tag["highlights"], tag["articles"]) for tag in tags] == [("论断", "论断", 1, 0), ("论断/数字", "数字", 2, 0)]
    assert tags[0]["parent_id"] is None and tags[1]["parent_id"] == tags[0]["id"]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", tag["colour"]) for tag in tags)
    assert "论断/数字" in done("tags", project).decode()


@case
def claims_are_in_the_agreed_shape():
    project = new_project(write("a.txt", TEXT))
    article = report("articles", project)[0]["id"]
    mention = {
        "claim": "损失五千亿", "kinds": ["numerical", "event"], "stance": "affirms",
        "attribution": [{"name": "甲报", "cue": "报道", "mode": "indirect"}, {"name": "乙", "as_written": "乙某", "cue": "说", "mode": "direct", "stance": "doubts"}],
        "value_text": "5890亿美元", "value_low": 589000000000, "value_high": 589000000000, "approximation": "about", "unit": "美元", "currency": "USD",
        "entity": "甲公司", "measure": "市值", "period": "一夜", "said_date": "2025-01", "event_from": "2025-01-27", "event_to": "2025-01-28T08:00:00", "note": "注",
    }
    annotate(project, {"article": article, "quote": "5890亿美元", "mentions": [mention]})
    (claim,) = report("claims", project)
    assert {"id", "claim", "kinds", "mentions"} <= set(claim) and claim["claim"] == "损失五千亿" and claim["kinds"] == ["numerical", "event"]
    (found,) = claim["mentions"]
    assert found["article_id"] == article and found["quote"] == "5890亿美元" == text_of(project, article)[found["start"] : found["end"]]
    for name, value in mention.items():
        if name not in ("claim", "kinds", "attribution"):
            assert found[name] == value, name
    assert [{name: speaker[name] for name in ("name", "as_written", "cue", "mode", "stance")} for speaker in found["attribution"]] == [
        {"name": "甲报", "as_written": None, "cue": "报道", "mode": "indirect", "stance": None},
        {"name": "乙", "as_written": "乙某", "cue": "说", "mode": "direct", "stance": "doubts"},
    ]
    assert "损失五千亿" in done("claims", project).decode()


@case
def claims_are_counted_and_compared():
    projects = write("early.txt", "甲公司一夜损失5890亿美元。"), write("late.txt", "甲公司一夜损失6000亿美元，板块超1万亿美元。")
    project = new_project(*projects)
    first, second = (article["id"] for article in report("articles", project))

    def mention(low, entity, name, said):
        values = {"value_low": low, "value_high": low, "currency": "USD", "entity": entity, "measure": "市值", "period": "一夜", "said_date": said}
        return [{"claim": "损失", "attribution": [{"name": "丙"}, {"name": name}], **values}]

    annotate(project, {"article": second, "quote": "6000亿美元", "mentions": mention(6000, "甲公司", "乙", "2025-01-13")})
    annotate(project, {"article": second, "quote": "超1万亿美元", "mentions": mention(10000, "板块", "丁", "2025-01-11")})
    annotate(project, {"article": first, "quote": "5890亿美元", "mentions": mention(5890, "甲公司", "乙", "2025-01-12")})
    (claim,) = report("claims", project)
    assert [found["value_low"] for found in claim["mentions"]] == [10000, 5890, 6000]
    assert (claim["articles"], claim["families"], claim["speakers"], claim["first_date"], claim["verdict"]) == (2, 2, 2, "2025-01-11", None)
    (spread,) = claim["spread"]
    assert (spread["low"], spread["high"], spread["currency"], spread["mentions"]) == (5890, 10000, "USD", 3)
    assert claim["differences"] == ["entity", "value", "conflict"]
    (conflict,) = claim["conflicts"]
    assert (conflict["entity"], conflict["measure"], conflict["period"]) == ("甲公司", "市值", "一夜")
    assert conflict["mentions"] == [found["id"] for found in claim["mentions"] if found["entity"] == "甲公司"]


@case
def claims_can_be_annotated_again():
    project = sample_project()
    copy = new_project(*SAMPLE_ARTICLES, name="copy.pidian")
    names = {article["id"]: article["file_name"] for article in report("articles", project)}
    claims = report("claims", project)
    lines = [
        {
            "article": names[mention["article_id"]], "start": mention["start"], "end": mention["end"], "quote": mention["quote"], "coder": mention["coder"],
            "mentions": [{
                "claim": claim["claim"], "kinds": claim["kinds"],
                **{name: value for name, value in mention.items() if name not in ("id", "highlight_id", "article_id", "start", "end", "quote", "coder")},
            }],
        }
        for claim in claims for mention in claim["mentions"]
    ]
    annotate(copy, *lines)

    def plain(found):
        return [
            [claim["claim"], claim["kinds"], [{k: v for k, v in mention.items() if k not in ("id", "highlight_id", "article_id")} for mention in claim["mentions"]]]
            for claim in found
        ]

    assert plain(report("claims", copy)) == plain(claims)


@case
def check_prints_one_line_to_cite():
    project = sample_project()
    assert len(done("check", project).decode().splitlines()) == 1
    result = report("check", project)
    assert result["ok"] is True and result["problems"] == []


@case
def check_finds_a_mark_that_moved():
    import sqlite3

    project = sample_project()
    with sqlite3.connect(project) as db:
        db.execute("UPDATE highlight SET start = start + 1 WHERE id = 1")
    result = run("check", project, "--json")
    assert result.returncode == 1
    printed = json.loads(result.stdout)
    assert printed["ok"] is False and len(printed["problems"]) >= 1
    assert all(line.startswith("p.pidian: ") for line in sentences(result))
    assert run("check", project).stdout == b""


@case
def check_reports_what_cannot_be_opened():
    write("p.pidian", "no project")
    result = run("check", "p.pidian", "--json")
    assert result.returncode == 1 and json.loads(result.stdout)["ok"] is False
    assert len(sentences(result)) == 1


@case
def undo_reaches_back_over_processes():
    if not UNDO:
        raise Skip("the program that undoes was not built")
    project = new_project(write("a.txt", TEXT), write("b.txt", "别的。\n"))
    states = [state(project)]
    annotate(project, {"article": "a.txt", "start": 0, "end": 2, "tags": ["甲/乙"]})
    states.append(state(project))
    annotate(project, *[{"article": "a.txt", "quote": "第二段", "tags": ["甲/丙"], "mentions": [{"claim": "某事", "kinds": ["event"], "attribution": [{"name": "某人"}]}]}] * 3)
    states.append(state(project))
    done("annotate", project, "--article", "b.txt", "--start", "0", "--end", "1", "--coder", "另一人")
    states.append(state(project))

    def step(*redo):
        subprocess.run([UNDO, project, *redo], check=True, capture_output=True)
        return state(project)

    for expected in (*states[-2::-1],):
        assert step() == expected
    assert len(report("articles", project)) == 2
    assert step()["articles"] == []
    assert step("redo") == states[0]
    for expected in states[1:]:
        assert step("redo") == expected
    is_well(project)


@case
def a_full_output_is_a_failure():
    project = sample_project()
    if not Path("/dev/full").exists():
        raise Skip("there is no /dev/full")
    with open("/dev/full", "wb") as full:
        result = subprocess.run([PIDIAN, "claims", project, "--json"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 1 and result.stderr.startswith(b"standard output: "), result


@case
def reading_leaves_the_file_alone():
    project = sample_project()
    before = Path(project).read_bytes()
    for words in (["articles", project], ["tags", project], ["claims", project], ["show", project, "02-spun-copy.txt"], ["check", project]):
        done(*words)
    assert Path(project).read_bytes() == before
    assert [path.name for path in Path().iterdir()] == ["p.pidian"]


@case
def the_sample_files_fit_together():
    project = sample_project()
    kinds = {claim["claim"]: set(claim["kinds"]) for claim in json.loads((SAMPLE / "claims.json").read_text())}
    assert set(kinds) == {claim["claim"] for claim in report("claims", project)}
    assert {tag["path"] for tag in json.loads((SAMPLE / "codebook.json").read_text())} == {tag["path"] for tag in report("tags", project)}
    is_well(project)


main()
