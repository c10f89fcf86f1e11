"""Searching from the command line: what is found is what reading finds, and whatever is typed gets an answer."""

import time
import unicodedata

from harness import SAMPLE_ARTICLES, annotate, case, done, fails, main, misused, new_project, report, run, sample_project, state, text_of, write

TEXTS = {
    "a.txt": "甲篇的题目\n\n我们讨论規模法则，也讨论规模。标志性 事件是ＧＰＴ的发布。\n\nChatGPT 与 GPT-4 都是模型。\n",
    "b.txt": "乙篇的题目\n\n這裡只說規模。哈哈哈哈。\n\n“引号”与𠮷野家、😀 表情、葛󠄀城。\n",
    "c.txt": "丙篇的题目\n\n没有那个词。\n\n一个 很长的段落" + "，又说了一遍" * 200 + "。\n",
}


def make():
    return new_project(*[write(name, text) for name, text in TEXTS.items()])


def articles(project):
    """The texts of the articles by their ids, in the order in which they came in."""
    return {article["id"]: text_of(project, article["id"]) for article in report("articles", project)}


def find(text, word):
    """All places where a string stands, none of which begins in another."""
    places, start = [], text.find(word)
    while start >= 0:
        places.append((start, start + len(word)))
        start = text.find(word, start + len(word))
    return places


def hits(project, *words):
    return {(hit["article_id"], hit["start"], hit["end"]) for hit in report("search", project, *words)["hits"]}


@case
def hits_have_the_shape_that_is_promised():
    project = make()
    result = report("search", project, "规模", "--context", "4")
    assert result["query"] == "规模" and result["total"] == 3 and result["articles"] == 2, result
    texts = articles(project)
    for hit in result["hits"]:
        text = texts[hit["article_id"]]
        assert set(hit) >= {"article_id", "start", "end", "quote", "prefix", "suffix"}, hit
        assert hit["quote"] == text[hit["start"] : hit["end"]] and hit["quote"] in ("规模", "規模"), hit
        assert hit["prefix"] == text[max(0, hit["start"] - 4) : hit["start"]], hit
        assert hit["suffix"] == text[hit["end"] : hit["end"] + 4], hit
    assert len(report("search", project, "规模", "--limit", "1")["hits"]) == 1
    assert report("search", project, "规模", "--limit", "1")["total"] == 3
    counted = report("search", project, "规模", "--count")
    assert "hits" not in counted and (counted["query"], counted["total"], counted["articles"]) == ("规模", 3, 2), counted
    assert "【規模】" in done("search", project, "规模").decode()


@case
def hits_are_counted_by_publication_and_month():
    heads = ("source: 江城晚报\ndate: 2024-11-05", "source: 江城晚报\ndate: 2024-11", "source: 半格刻度\ndate: 2024", "source: 半格刻度\ndate: 2023-01-02T08:00", "title: 无")
    project = new_project(*[write(f"{i}.md", f"---\n{head}\n---\n\n规模{'与規模' * i}。哈哈哈哈。\n") for i, head in enumerate(heads)])
    names = {article["id"]: {"source": article["source"] or "", "month": (article["date"] or "")[:7]} for article in report("articles", project)}
    # Those that the index counts, and those that have to be read.
    for words in ("规模",), ("规模 OR 哈哈",), ("哈哈",), ("--exact", "规模"), ("/[规規]模/",), ("规模", "date:2024"), ("没有的",):
        result, short = report("search", project, *words), report("search", project, *words, "--limit", "1")
        for key in "source", "month":
            wanted = {}
            for hit in result["hits"]:
                wanted.setdefault(names[hit["article_id"]][key], []).append(hit["article_id"])
            groups = result[f"by_{key}"]
            assert {group[key]: (group["hits"], group["articles"]) for group in groups} == {name: (len(ids), len(set(ids))) for name, ids in wanted.items()}, (words, groups)
            assert short[f"by_{key}"] == groups, (words, short)
    counted = report("search", project, "规模", "--count")
    assert [(group["month"], group["hits"]) for group in counted["by_month"]] == [("2023-01", 4), ("2024", 3), ("2024-11", 3), ("", 5)], counted
    assert [(group["source"], group["hits"], group["articles"]) for group in counted["by_source"]] == [("半格刻度", 7, 2), ("", 5, 1), ("江城晚报", 3, 2)], counted


@case
def what_is_found_is_what_reading_finds():
    project = sample_project()
    texts = articles(project)
    words = {text[at : at + length] for text in texts.values() for at in range(7, len(text) - 9, 797) for length in (1, 2, 3, 5, 8)}
    for word in words:
        if word != word.strip() or "\n" in word or any(sign in word for sign in "\"“”「」『』()（）:：/\\-－＂") or word in ("AND", "OR", "NOT"):
            continue
        found = hits(project, "--exact", f'"{word}"')
        wanted = {(article, *place) for article, text in texts.items() for place in find(text, word)}
        assert found == wanted, (word, found ^ wanted)
        result = report("search", project, f'"{word}"')
        assert result["total"] == len(result["hits"]), (word, result["total"])
        assert result["total"] >= len(wanted), (word, result)


@case
def folding_finds_what_a_person_means():
    project = make()
    ids = list(articles(project))
    for typed, wanted in {
        "gpt": 3,
        "ｇｐｔ": 3,
        "GPT-4": 1,
        "標誌性事件": 1,
        '"标志性 事件"': 1,
        "哈哈": 2,
        "模": 4,
        "葛城": 1,
        "𠮷": 1,
        "😀": 1,
        '"一遍，又说"': 199,
    }.items():
        result = report("search", project, typed, "--count")
        assert result["total"] == wanted, (typed, result)
    assert report("search", project, "--exact", "規模", "--count")["total"] == 2
    assert report("search", project, "--exact", "gpt", "--count")["total"] == 0
    # Together they are asked of an article, each is found by itself.
    assert hits(project, "规模 GPT") == hits(project, "规模 AND text:gpt")
    assert {hit[0] for hit in hits(project, "规模 -GPT")} == {ids[1]}
    assert {hit[0] for hit in hits(project, "规模 OR 那个词")} == set(ids)
    assert report("search", project, "title:丙篇")["articles"] == 1
    assert report("search", project, "NOT 规模", "--count")["articles"] == 1
    assert {hit[0] for hit in hits(project, "/[A-Z]+-[0-9]/")} == {ids[0]}


@case
def what_is_counted_is_what_is_listed():
    project = sample_project()
    for typed in ("的", "电池", "电池 芦苇", "电池 OR 規模 OR 规模", "电池 NOT 芦苇", "一 二 三", "text:电池 title:芦苇", "/[0-9]+/ 电池", "--exact 的", "，"):
        result = report("search", project, *typed.split(" ")) if typed.startswith("--") else report("search", project, typed)
        assert result["total"] == len(result["hits"]), (typed, result["total"], len(result["hits"]))
    # Where one character of the text is several of the folded one, a place is found twice and listed once.
    project = make()
    done("import", project, write("folded.txt", "合字\n\n等等… ⑪ 月。东京㍿ ㏂ ﬁ\u0301le x\u0301\u0301\u0301 ⨌\n"))
    for typed, total in (("⨌", 1), ("∫", 1), ("⑪", 1), ("株式 会社", 1), ("株 OR 株式", 1), ("\u0301", 1), ("f OR í", 1)):
        result = report("search", project, typed)
        assert result["total"] == len(result["hits"]) == total, (typed, result["total"], result["hits"])
    for typed in ("1", ".", "…", "m OR a.", "式 OR 社"):
        result = report("search", project, typed)
        assert result["total"] == len(result["hits"]) > 0, (typed, result["total"], len(result["hits"]))


@case
def notes_claims_and_tags_are_searched():
    project = make()
    article = list(articles(project))[2]
    mark = {"article": article, "start": 0, "end": 2, "tags": ["人物/记者"], "note": "这里提到 ＡＢＣ 公司"}
    annotate(project, {**mark, "mentions": [{"claim": "公司亏损了一半"}]})
    for typed in ("abc", "note:abc", "亏损", "claim:亏损", "tag:记者", "tag:人物", "tag:人物/记者"):
        result = report("search", project, typed)
        assert result["articles"] == 1, (typed, result)
    assert report("search", project, "title:abc")["articles"] == 0
    assert report("search", project, "state:done")["articles"] == 0
    assert report("search", project, "state:to-do")["articles"] == 3


@case
def searches_are_saved_and_made_again():
    project = make()
    wanted = hits(project, "规模 OR gpt", "--exact")
    assert hits(project, "规模 OR gpt", "--exact", "--save", "规模与 GPT") == wanted and wanted != hits(project, "规模 OR gpt")
    assert hits(project, "--saved", "规模与 GPT") == wanted
    assert report("search", project, "--saved", "规模与 GPT", "--count")["query"] == "规模 OR gpt"
    # The last of a name counts.
    done("search", project, "哈哈", "--save", "规模与 GPT")
    assert report("search", project, "--saved", "规模与 GPT")["total"] == 2
    before = state(project)
    fails("search", project, "--saved", "规模", names=project, says="规模")
    for words in (("--saved", "规模与 GPT", "哈"), ("--saved", "规模与 GPT", "--save", "x"), ("--saved", "规模与 GPT", "--exact"), ("--save", "x", "--", "(")):
        assert misused("search", project, *words), words
    assert state(project) == before and report("check", project)["ok"]


@case
def the_index_follows_the_text():
    project = make()
    before = report("search", project, "规模")["total"]
    done("import", project, write("d.txt", "丁篇的题目\n\n又说规模。\n"))
    assert report("search", project, "规模")["total"] == before + 1
    assert report("check", project)["ok"]


@case
def whatever_is_typed_gets_an_answer():
    project = new_project(*SAMPLE_ARTICLES)
    before = state(project)
    for typed in ('"', "(", ")", "AND", "NOT", "()", "tag:", "date:often", "/[/", "/(/", "   ", "“", "规模)"):
        start = time.monotonic()
        sentence = misused("search", project, "--", typed)
        assert sentence and time.monotonic() - start < 5, (typed, sentence)
    for typed in ("/(a+)+$/", "/(.*)*x/", "\U00020000\U00030000", "e\u0301\u0302\u0303", "葛\U000E0100", "👩‍👩‍👧‍👦", "%_*?", "--", "'", ";DROP", unicodedata.lookup("ZERO WIDTH JOINER")):
        start = time.monotonic()
        result = run("search", project, "--count", "--", typed)
        assert result.returncode in (0, 1) and time.monotonic() - start < 10, (typed, result)
        assert result.returncode == 0 or result.stderr.decode().endswith("The regular expression takes too long.\n"), result.stderr
    assert state(project) == before


if __name__ == "__main__":
    main()
