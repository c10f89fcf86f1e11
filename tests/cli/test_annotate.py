"""What annotate takes, and what it refuses: all or nothing, with the line that is to blame."""

import json
import random
import re
from pathlib import Path

from harness import UUID, annotate, case, done, fails, is_well, lines_of, main, misused, new_project, report, sentences, run, state, text_of, write

# A family, a flag, a decomposed é, Hangul of three letters, and Han beyond the first plane.
TEXT = "标题\n\n他说👨‍👩‍👧‍👦好，旗🇨🇳扬，cafe\u0301 香，\u1112\u1161\u11ab글，𠮷野家。\n\n第二段说：损失5890亿美元。又说：损失5890亿美元。\n"


def project_with_text():
    return new_project(write("a.txt", TEXT))


def refused(project, *lines, number, says, source="-"):
    """Asserts that lines are refused for one of them, and that nothing is left of the others."""
    before = state(project)
    data = b"".join(line if isinstance(line, bytes) else lines_of(line) for line in lines)
    fails("annotate", project, "--from", "-", stdin=data, names=source, says=rf"^line {number}: .*({says})")
    assert state(project) == before


GOOD = {"article": "a.txt", "start": 0, "end": 2, "tags": ["好/的"], "mentions": [{"claim": "好的论断", "attribution": [{"name": "好人"}]}]}


def with_mention(**fields):
    return {"article": "a.txt", "start": 0, "end": 2, "mentions": [{"claim": "论断", **fields}]}


def with_speaker(**fields):
    return with_mention(attribution=[fields])


@case
def a_bad_line_among_good_ones_leaves_nothing():
    project = project_with_text()
    for bad, says in (
        (b"{\n", "JSON"),
        (b'{"article": "a.txt", "start": 0, "end": 2,}\n', "JSON.*character"),
        (b'{"article": "a.txt", "start": 0, "end": 2} x\n', "more behind"),
        (b"[1, 2]\n", "object"),
        (b'"text"\n', "object"),
        (b"null\n", "object"),
        (b"\xff\xfe\n", "UTF-8"),
        (b'{"article": "a.txt", "start": 0, "start": 1, "end": 2}\n', "twice"),
        (b'{"article": "a.txt", "start": 01, "end": 2}\n', "JSON"),
        (b'{"article": "a.txt", "start": NaN, "end": 2}\n', "JSON"),
        (b"{'article': 'a.txt', 'start': 0, 'end': 2}\n", "JSON"),
        (b'{"article": "a.txt", "start": 0, "end": 2, "note": "\\ud800"}\n', "escape"),
        (b'{"article": "a.txt", "start": 0, "end": 2, "note": "\\u0000"}\n', "escape"),
        (b'{"article": "a.txt", "start": 0, "end": 2, "note": "a\tb"}\n', "control"),
        (b"[" * 100000 + b"\n", "deep"),
        (b'{"article": ' + b"9" * 400 + b', "start": 0, "end": 2}\n', "“article” must be text"),
    ):
        refused(project, GOOD, GOOD, bad, GOOD, number=3, says=says)
    is_well(project)


@case
def the_last_line_needs_no_line_feed():
    project = project_with_text()
    refused(project, GOOD, b'{"article"', number=2, says="JSON")
    assert len(report("annotate", project, "--from", "-", stdin=lines_of(GOOD, GOOD).rstrip(b"\n"))["ids"]) == 2


@case
def blank_lines_and_a_byte_order_mark_are_no_annotations():
    project = project_with_text()
    data = b"\xef\xbb\xbf\r\n" + lines_of(GOOD).replace(b"\n", b"\r\n") + b"\n  \n" + lines_of(GOOD)
    assert len(report("annotate", project, "--from", "-", stdin=data)["ids"]) == 2
    refused(project, b"\n\n", GOOD, b"\n", b"x\n", number=5, says="JSON")


@case
def offsets_are_checked():
    project = project_with_text()
    text = text_of(project, "a.txt")
    family, flag, accent, hangul = text.index("👨"), text.index("🇨🇳"), text.index("e\u0301"), text.index("\u1112")
    length = len(text)
    for start, end, says in (
        (-1, 2, "outside"), (0, length + 1, "outside"), (length, length + 1, "outside"), (10**15, 10**15 + 1, "outside"),
        (5, 5, "empty or reversed"), (5, 3, "empty or reversed"), (length, length, "empty"),
        (family, family + 1, "split"), (family + 1, family + 7, "split"), (family, family + 6, "split"),
        (flag, flag + 1, "split"), (flag + 1, flag + 2, "split"), (accent, accent + 1, "split"), (accent + 1, accent + 2, "split"),
        (hangul, hangul + 2, "split"),
    ):
        refused(project, GOOD, {"article": "a.txt", "start": start, "end": end}, number=2, says=says)
        fails("annotate", project, "--article", "a.txt", "--start", str(start), "--end", str(end), names=project, says=says)
    for start, end in ((0, length), (family, family + 7), (flag, flag + 2), (accent, accent + 2), (hangul, hangul + 3)):
        annotate(project, {"article": "a.txt", "start": start, "end": end})
    is_well(project)


@case
def a_single_mark_is_made_by_hand_and_many_by_import():
    project = project_with_text()
    done("annotate", project, "--article", "a.txt", "--start", "0", "--end", "1", "--note", "手")
    annotate(project, {"article": "a.txt", "start": 0, "end": 1, "note": "导"})
    done("export", project, "--format", "jsonl", "--output", "out.jsonl")
    rows = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert {row["note"]: row["made_by"] for row in rows if row["record"] == "highlight"} == {"手": "hand", "导": "import"}


@case
def a_quote_is_found():
    project = project_with_text()
    text = text_of(project, "a.txt")
    annotate(
        project,
        {"article": "a.txt", "quote": "𠮷野家", "mentions": [{"claim": "一"}]},
        {"article": "a.txt", "quote": "损失5890亿", "occurrence": 2, "mentions": [{"claim": "二"}]},
        {"article": "a.txt", "quote": "又说", "start": text.index("又说"), "end": text.index("又说") + 2, "mentions": [{"claim": "三"}]},
    )
    found = {claim["claim"]: claim["mentions"][0] for claim in report("claims", project)}
    assert found["一"]["start"] == text.index("𠮷野家") and found["二"]["start"] == text.rindex("损失5890亿")
    for line, says in (
        ({"quote": "损失5890亿"}, "more than once"),
        ({"quote": "损失5890亿", "occurrence": 3}, "2 times only"),
        ({"quote": "𠮷野家", "occurrence": 2}, "1 time only"),
        ({"quote": "不在这里"}, "not in the text"),
        ({"quote": "损失5890亿", "occurrence": 0}, "from 1"),
        ({"quote": "损失5890亿", "occurrence": -1}, "from 1"),
        ({"quote": "损失5890亿", "occurrence": 10**12}, "from 1"),
        ({"quote": "👨"}, "split"),
        ({"quote": "又说", "start": 0, "end": 2}, "not what stands"),
        ({"quote": ""}, "must be said"),
        ({"occurrence": 1}, "goes with"),
        ({}, "must be said"),
        ({"start": 1}, "must be said"),
    ):
        refused(project, GOOD, {"article": "a.txt", **line}, number=2, says=says)


@case
def an_article_must_be_named():
    project = project_with_text()
    refused(project, {"start": 0, "end": 1}, number=1, says="article")
    refused(project, {"article": "none.txt", "start": 0, "end": 1}, number=1, says="no article “none.txt”")
    refused(project, {"article": "00000000-0000-4000-8000-000000000000", "start": 0, "end": 1}, number=1, says="no article")
    refused(project, {"article": "a.txt", "file": "a.txt", "start": 0, "end": 1}, number=1, says="article")
    assert len(annotate(project, {"file": "a.txt", "start": 0, "end": 1})) == 1


@case
def what_is_of_the_wrong_type_is_refused():
    project = project_with_text()
    for line, says in (
        ({"article": 1, "start": 0, "end": 1}, "“article” must be text"),
        ({"article": "a.txt", "start": "0", "end": 1}, "“start” must be a whole number"),
        ({"article": "a.txt", "start": 0.5, "end": 1}, "“start” must be a whole number"),
        ({"article": "a.txt", "start": True, "end": 1}, "“start” must be a whole number"),
        ({"article": "a.txt", "start": 0, "end": 10**30}, "“end” is too large"),
        ({**GOOD, "tags": "好"}, "“tags” must be a list"),
        ({**GOOD, "tags": [1]}, "“tags” must be text"),
        ({**GOOD, "tags": [None]}, "“tags” must be text"),
        ({**GOOD, "note": ["x"]}, "“note” must be text"),
        ({**GOOD, "coder": 5}, "“coder” must be text"),
        ({**GOOD, "coder": "  "}, "“coder” is blank"),
        ({**GOOD, "mentions": {}}, "“mentions” must be a list"),
        ({**GOOD, "mentions": ["x"]}, "A mention must be an object"),
        ({**GOOD, "mentions": [{}]}, "claim"),
        (with_mention(kinds="event"), "“kinds” must be a list"),
        (with_mention(kinds=[""]), "“kinds” is blank"),
        (with_mention(attribution={"name": "x"}), "“attribution” must be a list"),
        (with_mention(attribution=["x"]), "An attribution must be an object"),
        (with_speaker(), "who speaks"),
        (with_speaker(name="x", anonymous=1), "“anonymous”"),
        (with_speaker(name="x\ny"), "one line"),
        ({**GOOD, "tagz": []}, "no field “tagz”; it may have article, .*mentions"),
        (with_mention(stances="affirms"), "no field “stances”"),
        (with_speaker(nmae="x"), "no field “nmae”"),
    ):
        refused(project, GOOD, line, number=2, says=says)


@case
def null_is_as_good_as_nothing():
    project = project_with_text()
    annotate(project, {
        "article": "a.txt", "start": 0, "end": 2, "quote": None, "occurrence": None, "tags": None, "note": None, "coder": None,
        "mentions": [{"claim": "论断", "kinds": None, "stance": None, "attribution": None, "value_low": None, "said_date": None}],
    })
    (claim,) = report("claims", project)
    assert claim["mentions"][0]["stance"] is None and claim["mentions"][0]["attribution"] == []


@case
def codes_are_checked_and_listed():
    project = project_with_text()
    for line, says in (
        (with_mention(stance="maybe"), "“stance” cannot be “maybe”; it is one of affirms, endorses, neutral, questions, doubts, denies"),
        (with_mention(approximation="circa"), "“approximation” cannot be “circa”; it is one of exact, about, under, over, nearly, range"),
        (with_speaker(name="x", mode="loud"), "“mode” cannot be “loud”; it is one of direct, indirect, own"),
        (with_speaker(name="x", stance="own-voice"), "“stance” cannot be “own-voice”"),
    ):
        refused(project, line, number=1, says=re.escape(says))
    annotate(project, *[with_mention(stance=stance) for stance in ("affirms", "endorses", "neutral", "questions", "doubts", "denies")])
    annotate(project, with_speaker(name="x", mode="own-voice"), with_mention(kinds=["something of ours"]))
    (claim,) = report("claims", project)
    assert claim["mentions"][6]["attribution"][0]["mode"] == "own" and claim["kinds"] == ["something of ours"]


@case
def figures_are_kept_as_they_were_written():
    project = project_with_text()
    figures = ["589000000000", "0.1", "12.50", "-35", "12345678901234567890123", "0.000000000000000000001", "1e3", "1.25E+3", "-2.5e-3", "100e-2", "0e5", "-0"]
    plain = ["589000000000", "0.1", "12.50", "-35", "12345678901234567890123", "0.000000000000000000001", "1000", "1250", "-0.0025", "1.00", "0", "-0"]
    for quote in ("", '"'):
        data = "".join('{"article": "a.txt", "start": 0, "end": 1, "mentions": [{"claim": "c", "value_low": %s%s%s}]}\n' % (quote, figure, quote) for figure in figures)
        done("annotate", project, "--from", "-", stdin=data.encode())
    done("export", project, "--format", "csv", "--rows", "mentions", "--output", "out.csv")
    import csv

    with open("out.csv", newline="", encoding="utf-8") as file:
        assert sorted(row["value_low"] for row in csv.DictReader(file)) == sorted(plain * 2)
    printed = done("claims", project, "--json").decode()
    assert all(f'"value_low": {figure}, ' in printed for figure in plain)
    annotate(project, with_mention(value_low="-007.50"))
    assert report("claims", project)[1]["mentions"][0]["value_low"] == -7.5
    for bad in ("1,000", "5890亿", "0x10", " 5", "5 ", "1e999", "--5", "1.", ".5", "+5", "NaN", "Infinity", "1e", "1e 5"):
        refused(project, with_mention(value_low=bad), number=1, says="decimal digits")
    refused(project, with_mention(value_low=True), number=1, says="must be text")
    refused(project, with_mention(value_low=2, value_high="1"), number=1, says="more than")


@case
def dates_are_as_exact_as_known():
    project = project_with_text()
    good = {"2025": "2025", "2025-01": "2025-01", "2025-01-30": "2025-01-30", "2025-02-03T01:15:44": "2025-02-03T01:15:44", "2025-02-03T01:15:44Z": "2025-02-03T01:15:44Z"}
    annotate(project, *[with_mention(said_date=date) for date in good])
    assert [mention["said_date"] for mention in report("claims", project)[0]["mentions"]] == list(good.values())
    for bad in ("yesterday", "2025-13", "2025-02-30", "25-01-01", "2025-01-30T25:00"):
        refused(project, with_mention(event_from=bad), number=1, says="must be a date")


@case
def tags_nest_and_slashes_are_escaped():
    project = project_with_text()
    annotate(project, {"article": "a.txt", "start": 0, "end": 1, "tags": ["甲/乙/丙", "甲/乙", r"中\/美", r"反\\斜", r"甲/中\/美"]})
    tags = report("tags", project)
    assert {tag["path"]: tag["name"] for tag in tags} == {"甲": "甲", "甲/乙": "乙", "甲/乙/丙": "丙", r"中\/美": "中/美", r"反\\斜": "反\\斜", r"甲/中\/美": "中/美"}
    annotate(project, {"article": "a.txt", "start": 0, "end": 1, "tags": ["甲/乙/丙", r"中\/美", r"中\/美"]})
    assert len(report("tags", project)) == len(tags)
    assert {tag["path"]: tag["highlights"] for tag in report("tags", project)}[r"中\/美"] == 2
    for bad in ("", "/", "甲/", "/甲", "甲//乙", "甲/ /乙", "反\\斜", "甲\\", "甲\n乙", "/".join("甲" * 40)):
        refused(project, {"article": "a.txt", "start": 0, "end": 1, "tags": [bad]}, number=1, says="tag")


@case
def new_tags_get_colours_that_differ():
    project = project_with_text()
    annotate(project, {"article": "a.txt", "start": 0, "end": 1, "tags": [f"t{number}" for number in range(24)]})
    colours = [tag["colour"] for tag in report("tags", project)]
    assert len(set(colours[:12])) == 12 and sorted(colours[:12]) == sorted(colours[12:])


@case
def claims_names_and_coders_are_made_once():
    project = project_with_text()
    line = {"article": "a.txt", "start": 0, "end": 1, "coder": "新来的", "mentions": [{"claim": "某事", "kinds": ["event"], "attribution": [{"name": "某人"}]}]}
    annotate(project, line, line)
    annotate(project, {**line, "mentions": [{**line["mentions"][0], "kinds": ["event", "causal"]}]})
    (claim,) = report("claims", project)
    assert claim["kinds"] == ["event", "causal"] and len(claim["mentions"]) == 3
    assert {mention["coder"] for mention in claim["mentions"]} == {"新来的"}
    annotate(project, {**line, "mentions": [{"claim": claim["id"]}]})
    assert len(report("claims", project)) == 1 and len(report("claims", project)[0]["mentions"]) == 4
    refused(project, {**line, "mentions": [{"claim": "00000000-0000-4000-8000-000000000000"}]}, number=1, says="no claim")
    done("export", project, "--format", "tables", "--output", "tables")
    import csv

    for table, count in (("names", 1), ("coders", 2)):
        with open(f"tables/{table}.csv", newline="", encoding="utf-8") as file:
            assert len(list(csv.DictReader(file))) == count, table


@case
def aliases_are_respected():
    import sqlite3

    project = project_with_text()
    annotate(project, with_speaker(name="汉娜·维斯特哈尔"))
    with sqlite3.connect(project) as db:
        db.execute(
            "INSERT INTO name_alias (uuid, name_id, alias, coder_id, created, modified) SELECT '00000000-0000-4000-8000-000000000001', id, 'Hanna Vesterhal', coder_id, 1, 1 FROM name"
        )
    annotate(project, with_speaker(name="Hanna Vesterhal"), with_speaker(name="Hanna Vesterhal", as_written="H. Vesterhal"))
    mentions = report("claims", project)[0]["mentions"]
    assert [(speaker["name"], speaker["as_written"]) for mention in mentions for speaker in mention["attribution"]] == [
        ("汉娜·维斯特哈尔", None), ("汉娜·维斯特哈尔", "Hanna Vesterhal"), ("汉娜·维斯特哈尔", "H. Vesterhal"),
    ]


@case
def anonymous_speakers_are_said_to_be():
    import csv

    project = project_with_text()
    annotate(project, with_speaker(name="内部人士", anonymous=True), with_speaker(name="某报"))
    done("export", project, "--format", "tables", "--output", "tables")
    with open("tables/names.csv", newline="", encoding="utf-8") as file:
        found = {row["name"]: row["anonymous"].lower() for row in csv.DictReader(file)}
    assert found == {"内部人士": "true", "某报": "false"}


@case
def every_option_of_a_single_mark_arrives():
    project = project_with_text()
    done(
        "annotate", project, "--article", "a.txt", "--quote", "损失5890亿美元", "--occurrence", "1", "--tag", "甲/乙", "--tag", "丙", "--note", "-注", "--coder", "某编码员",
        "--claim", "论断一", "--claim", "论断二", "--kind", "numerical", "--kind", "event", "--speaker", "外层", "--speaker", "里层", "--as-written", "里某", "--cue", "称",
        "--mode", "direct", "--stance", "denies", "--value-text", "5890亿美元", "--value-low", "-5", "--value-high", "589000000000", "--approximation", "over", "--unit", "元",
        "--currency", "CNY", "--entity", "甲", "--measure", "乙", "--period", "丙", "--said-date", "2025", "--event-from", "2025-01-01", "--event-to", "2025-01-02",
    )
    claims = report("claims", project)
    assert [claim["claim"] for claim in claims] == ["论断一", "论断二"]
    for claim in claims:
        assert claim["kinds"] == ["numerical", "event"]
        mention = claim["mentions"][0]
        assert [(speaker["name"], speaker["as_written"], speaker["cue"], speaker["mode"]) for speaker in mention["attribution"]] == [
            ("外层", None, None, None), ("里层", "里某", "称", "direct"),
        ]
        assert mention["coder"] == "某编码员" and mention["stance"] == "denies" and mention["value_low"] == -5 and mention["approximation"] == "over"
        assert (mention["unit"], mention["currency"], mention["entity"], mention["measure"], mention["period"]) == ("元", "CNY", "甲", "乙", "丙")
        assert (mention["said_date"], mention["event_from"], mention["event_to"]) == ("2025", "2025-01-01", "2025-01-02")
    assert {tag["path"] for tag in report("tags", project)} == {"甲", "甲/乙", "丙"}


@case
def a_single_mark_that_is_wrong_is_one_sentence():
    project = project_with_text()
    before = state(project)
    for words, says in (
        (["--article", "none.txt", "--start", "0", "--end", "1"], "no article"),
        (["--article", "a.txt", "--quote", "nowhere"], "not in the text"),
        (["--article", "a.txt", "--start", "0", "--end", "1", "--tag", "/"], "no tag"),
        (["--article", "a.txt", "--start", "0", "--end", "1", "--claim", "x", "--stance", "maybe"], "“stance” cannot be “maybe”"),
        (["--article", "a.txt", "--start", "0", "--end", "1", "--claim", "x", "--value-low", "many"], "decimal digits"),
    ):
        fails("annotate", project, *words, names=project, says=says)
    assert state(project) == before


@case
def a_file_is_named_with_its_line():
    project = project_with_text()
    write("标注.jsonl", lines_of(GOOD, {**GOOD, "end": 9999}))
    fails("annotate", project, "--from", "标注.jsonl", names="标注.jsonl", says=r"^line 2: .*outside")
    write("good.jsonl", lines_of(GOOD, GOOD))
    assert done("annotate", project, "--from", "good.jsonl").decode() == "Added 2 highlights.\n"
    ids = report("annotate", project, "--from", "good.jsonl")["ids"]
    assert len(ids) == 2 and all(UUID.fullmatch(one) for one in ids)


@case
def a_bad_file_is_one_sentence():
    project = project_with_text()
    before = state(project)
    fails("annotate", project, "--from", "none.jsonl", names="none.jsonl", says="no such file")
    fails("annotate", project, "--from", write("empty.jsonl", b""), names="empty.jsonl", says="no annotation")
    fails("annotate", project, "--from", write("blank.jsonl", b"\n \n"), names="blank.jsonl", says="no annotation")
    fails("annotate", project, "--from", write("binary.jsonl", bytes(range(256)) * 10), names="binary.jsonl", says="^line 1: .*(UTF-8|JSON)")
    fails("annotate", project, "--from", ".", names=".", says="folder|directory")
    with open("huge.jsonl", "wb") as file:
        file.truncate(3 << 30)
    fails("annotate", project, "--from", "huge.jsonl", names="huge.jsonl", says="larger|JSON")
    assert state(project) == before


@case
def many_marks_all_stand_where_they_should():
    project = new_project(write("a.txt", TEXT * 20), write("b.txt", "".join(f"第{number}句，有数字{number * 37}。\n" for number in range(400))))
    generator = random.Random(5)
    texts = {name: text_of(project, name) for name in ("a.txt", "b.txt")}
    lines = []
    while len(lines) < 2000:
        name = generator.choice(list(texts))
        start = generator.randrange(len(texts[name]) - 30)
        quote = texts[name][start : start + generator.randrange(1, 30)]
        lines.append({"article": name, "start": start, "end": start + len(quote), "quote": quote, "tags": [f"标签{generator.randrange(20)}"]})
    # What would split a character is for the case above.
    lines = [line for line in lines if not re.search(r"[👨👩👧👦\u200d🇨🇳e\u0301\u1112\u1161\u11ab]", line["quote"])]
    plain = [line for line in lines if line["article"] == "b.txt"]
    annotate(project, *plain)
    assert sum(article["highlights"] for article in report("articles", project)) == len(plain)
    is_well(project)


main()
