"""Words from the command line: frequencies, keyness and collocates are what counting by hand gives."""

import csv
import io
import math
import unicodedata
from collections import Counter

from harness import annotate, case, done, fails, is_well, main, misused, new_project, report, run, sample_project, text_of, write

TEXTS = {
    "a.txt": "alpha beta gamma\n\nThe model, the MODEL; ｍｏｄｅｌ 3.5 beta!\n\nalpha—alpha\n",
    "b.txt": "beta notes\n\nThe cat sat on the mat: the cat.\n",
    "c.txt": "others\n\ndelta delta delta beta gamma — end\n",
}

HAN = {
    "a.txt": "甲篇的題目\n\n我們討論規模法則，也讨论规 模。标志性 事件ＧＰＴ发布\n第二行，5890亿。\n",
    "b.txt": "乙篇\n\n規模，规模、规模！\n",
}


def make(texts):
    return new_project(*[write(name, text) for name, text in texts.items()])


def fold(text):
    """As far as these texts need it: case, width, one table of characters, and no space between two Chinese characters."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(str.maketrans("題們討論規則標", "题们讨论规则标"))
    kept = ""
    for at, character in enumerate(text):
        if character == " " and kept and "一" <= kept[-1] <= "鿿" and text[at:].lstrip(" ")[:1] >= "一" and text[at:].lstrip(" ")[:1] <= "鿿":
            continue
        kept += character
    return kept


def texts_of(project):
    """The folded texts by the names of their files."""
    return {article["file_name"]: fold(text_of(project, article["id"])) for article in report("articles", project)}


def words_in(text):
    """The words of a text in which white space and signs part them."""
    return [word for word in ("".join(c if c.isalnum() or c == "." else " " for c in text).split()) if word.strip(".")]


def strip(words):
    return [word.strip(".") for word in words]


def grams_in(text, n):
    runs = "".join(c if c.isalnum() else "\n" for c in text).split("\n")
    return [run[at : at + n] for run in runs for at in range(len(run) - n + 1)]


def check(result, counted):
    """Asserts that what is printed is what was counted, text by text."""
    frequencies = Counter(word for words in counted for word in words)
    articles = Counter(word for words in counted for word in set(words))
    printed = {row["word"]: (row["frequency"], row["articles"]) for row in result["words"]}
    assert len(printed) == len(result["words"]) == result["different"], result
    assert printed == {word: (n, articles[word]) for word, n in frequencies.items()}, (printed, frequencies)
    assert result["total"] == sum(frequencies.values()), result
    order = [(-row["frequency"], row["word"]) for row in result["words"]]
    assert order == sorted(order), order


@case
def words_are_counted_as_by_hand():
    project = make(TEXTS)
    counted = [strip(words_in(text)) for text in texts_of(project).values()]
    result = report("words", project)
    check(result, counted)
    assert result["articles"] == 3 and result["minimum"] == 1 and result["query"] is None, result
    limited = report("words", project, "--limit", "2")
    assert limited["words"] == result["words"][:2] and limited["different"] == result["different"], limited
    lines = done("words", project, "--limit", "3").decode().splitlines()
    assert len(lines) == 4 and lines[1].split() == [str(result["words"][0]["frequency"]), str(result["words"][0]["articles"]), result["words"][0]["word"]], lines


@case
def a_query_chooses_the_articles():
    project = make(TEXTS)
    texts = texts_of(project)
    check(report("words", project, "--query", "cat OR delta"), [strip(words_in(texts[name])) for name in ("b.txt", "c.txt")])
    nothing = report("words", project, "--query", "title:nowhere")
    assert nothing["words"] == [] and nothing["total"] == 0 and nothing["articles"] == 0, nothing


@case
def n_grams_are_counted_as_by_hand():
    project = make(HAN)
    texts = texts_of(project)
    for n in range(2, 9):
        result = report("words", project, "--characters", str(n))
        check(result, [grams_in(text, n) for text in texts.values()])
        assert result["characters"] == n, result
    grams = {row["word"]: row for row in report("words", project, "--characters", "2")["words"]}
    assert grams["规模"]["frequency"] == 5 and grams["规模"]["articles"] == 2, grams["规模"]
    assert "则也" not in grams and "布第" not in grams and "性事" in grams, grams


@case
def n_grams_of_the_sample_are_those_of_its_texts():
    project = sample_project()
    result = report("words", project, "--characters", "3")
    counted = Counter(gram for text in texts_of(project).values() for gram in grams_in(text, 3))
    printed = {row["word"]: row["frequency"] for row in result["words"]}
    for gram, n in counted.most_common(300):
        assert printed.get(gram) == n, (gram, printed.get(gram), n)
    assert result["total"] == sum(counted.values()), result["total"]


@case
def what_is_listed_is_found_by_searching_for_it():
    project = sample_project()
    rows = report("words", project)["words"]
    for row in rows[:: max(1, len(rows) // 25)]:
        found = report("search", project, f'"{row["word"]}"')
        assert found["total"] >= row["frequency"], (row, found["total"])
        assert len({hit["article_id"] for hit in found["hits"]}) >= row["articles"], (row, found["articles"])


def keyness(a, c, b, d):
    expected = (a + b) / (c + d)
    score = 2 * sum(n * math.log(n / (total * expected)) for n, total in ((a, c), (b, d)) if n)
    return -score if a / c < b / d else score


@case
def keyness_compares_with_the_rest():
    project = make(TEXTS)
    texts = texts_of(project)
    here = Counter(strip(words_in(texts["c.txt"])))
    rest = Counter(strip(words_in(texts["a.txt"])) + strip(words_in(texts["b.txt"])))
    result = report("words", project, "--keyness", "--query", "delta")
    assert result["total"] == sum(here.values()) and result["rest_total"] == sum(rest.values()), result
    assert {row["word"] for row in result["words"]} == set(here) | set(rest), result
    for row in result["words"]:
        a, b = here[row["word"]], rest[row["word"]]
        assert (row["frequency"], row["rest_frequency"]) == (a, b), row
        assert abs(row["log_likelihood"] - keyness(a, result["total"], b, result["rest_total"])) < 0.001, row
        ratio = math.log2(((a or 0.5) / result["total"]) / ((b or 0.5) / result["rest_total"]))
        assert abs(row["log_ratio"] - ratio) < 0.001, row
    scores = [row["log_likelihood"] for row in result["words"]]
    assert scores == sorted(scores, reverse=True) and result["words"][0]["word"] == "delta" and scores[-1] < 0, scores
    # Where there is no rest, there is nothing to say.
    everything = report("words", project, "--keyness", "--query", "beta")
    assert everything["rest_total"] == 0 and everything["words"][0]["log_likelihood"] is None, everything


@case
def a_tag_chooses_what_is_highlighted_with_it():
    project = make({"a.txt": "标题\n\n甲乙丙丁戊己庚辛壬癸\n", "b.txt": "另一\n\n甲乙丙\n"})
    first, second = [article["id"] for article in report("articles", project)]
    start = text_of(project, first).index("甲")
    annotate(
        project,
        {"article": first, "start": start, "end": start + 3, "tags": ["人/男"]},
        {"article": first, "start": start + 1, "end": start + 4, "tags": ["人/男", "人"]},
        {"article": first, "start": start + 6, "end": start + 8, "tags": ["人"], "coder": "另一个"},
        {"article": first, "start": start + 8, "end": start + 10, "tags": ["物"]},
    )
    result = report("words", project, "--tag", "人", "--characters", "2")
    assert {row["word"]: row["frequency"] for row in result["words"]} == {"甲乙": 1, "乙丙": 1, "丙丁": 1, "庚辛": 1}, result
    assert result["articles"] == 1 and result["tag"] == "人", result
    below = report("words", project, "--tag", "人/男", "--characters", "2")
    assert {row["word"] for row in below["words"]} == {"甲乙", "乙丙", "丙丁"}, below
    compared = report("words", project, "--tag", "人/男", "--characters", "2", "--keyness")
    rows = {row["word"]: (row["frequency"], row["rest_frequency"]) for row in compared["words"]}
    assert rows["甲乙"] == (1, 1) and rows["丙丁"] == (1, 0) and rows["戊己"] == (0, 1) and rows["另一"] == (0, 1) and "丁戊" not in rows, rows
    assert report("words", project, "--tag", "物", "--query", "另一")["words"] == []
    assert second
    fails("words", project, "--tag", "没有", names=project, says="There is no tag “没有”")


@case
def collocates_stand_near_a_node():
    project = make({"a.txt": "one\n\na b node c d\n\ne f g NODE h a\n", "b.txt": "two\n\na a node\n"})
    result = report("words", project, "--collocates", "node", "--window", "1")
    rows = {row["word"]: (row["near"], row["frequency"], row["articles"]) for row in result["words"]}
    assert rows == {"a": (1, 4, 1), "b": (1, 1, 1), "c": (1, 1, 1), "g": (1, 1, 1), "h": (1, 1, 1)}, rows
    assert result["nodes"] == 3 and result["near_total"] == 5 and result["total"] == 13 and result["window"] == 1, result
    for row in result["words"]:
        near, elsewhere = row["near"], row["frequency"] - row["near"]
        c, d = result["near_total"], result["total"] - result["near_total"]
        assert abs(row["log_dice"] - (14 + math.log2(2 * near / (3 + row["frequency"])))) < 0.001, row
        cells = ((near, c, near + elsewhere), (elsewhere, d, near + elsewhere), (c - near, c, c + d - near - elsewhere), (d - elsewhere, d, c + d - near - elsewhere))
        wanted = 2 * sum(n * math.log(n * (c + d) / (row_total * column_total)) for n, row_total, column_total in cells if n)
        assert abs(row["log_likelihood"] - (-wanted if near / c < elsewhere / d else wanted)) < 0.001, row
    assert report("words", project, "--collocates", "node")["window"] == 5
    assert report("words", project, "--collocates", "nowhere")["words"] == []
    assert report("words", project, "--collocates", "/n.de/i", "--window", "1")["nodes"] == 3


@case
def csv_is_what_json_says():
    project = make({**HAN, "q.txt": "quote\n\nit's \"so\", =1+1 @sum\n"})
    for words in ((), ("--characters", "3"), ("--keyness", "--query", "规模"), ("--collocates", "规模"), ("--limit", "2")):
        result = report("words", project, *words)
        printed = done("words", project, "--csv", *words)
        rows = list(csv.DictReader(io.StringIO(printed.decode(), newline="")))
        assert len(rows) == len(result["words"]), (words, rows)
        for row, wanted in zip(rows, result["words"]):
            assert {name: ("" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)) for name, value in wanted.items()} == row, (row, wanted)
        assert done("words", project, "--csv", "--spreadsheet", *words) == b"\xef\xbb\xbf" + printed, words


@case
def options_that_do_not_go_together_are_refused():
    project = make(TEXTS)
    for words, says in (
        (("--characters", "1"), "2 to 8"),
        (("--characters", "9"), "2 to 8"),
        (("--characters", "x"), "."),
        (("--window", "5"), "--collocates"),
        (("--collocates", "a", "--window", "0"), "1 to 100"),
        (("--collocates", "a", "--keyness"), "neither"),
        (("--collocates", "a", "--characters", "2"), "neither"),
        (("--collocates", "tag:x"), "stands in a text"),
        (("--collocates", "("), "."),
        (("--query", "("), "."),
        (("--query", "  "), "."),
        (("--keyness",), "--query or --tag"),
        (("--csv", "--json"), "either"),
        (("--spreadsheet",), "--csv"),
        (("--limit", "-2"), "--limit"),
    ):
        misused("words", project, *words, says=says)
    misused("words")
    misused("words", project, "more")


@case
def whatever_stands_in_a_text_gets_an_answer():
    nasty = "\U00020000\U00030000 葛\U000e0100 e\u0301\u0302\u0303 👩\u200d👩\u200d👧 " + "長" * 20000 + "\n" + "x\u0301" * 3000 + "\n\u202e \u0000".replace("\u0000", "") + "กขฃ 한국어 カタカナ ひらがな\n"
    project = make({"a.txt": nasty, "b.txt": "…\n\n—— ！\n"})
    for words in ((), ("--characters", "2"), ("--characters", "8"), ("--collocates", "长", "--window", "100"), ("--keyness", "--query", "长")):
        result = run("words", project, "--json", *words)
        assert result.returncode == 0, (words, result)
    grams = {row["word"]: row["frequency"] for row in report("words", project, "--characters", "8")["words"]}
    assert grams["长" * 8] == 20000 - 7, grams.get("长" * 8)
    assert report("words", new_project(name="none.pidian"))["words"] == []
    is_well(project)


if __name__ == "__main__":
    main()
