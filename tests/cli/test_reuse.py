"""Copies and rewrites from the command line: who shares text with whom, what stands for what, and which words are other ones."""

import contextlib
import json
import os
import sqlite3
from pathlib import Path

from harness import Skip, case, done, fails, main, misused, new_project, report, sample_project, text_of, write

CORPUS = Path(os.environ["PIDIAN_SAMPLE"]).parents[2] / "shared" / "corpus"

BRIDGE = """老桥在三年前的洪水里塌了一半，村里人从此要绕二十里山路去县城。

去年春天，县里终于拨下三百二十万元，请来一支专门造石拱桥的队伍。队长姓罗，说话慢，走路快。

工程在三月里开工，先清河床，再立木架。村里的老人每天搬着凳子坐在岸上看，谁也不肯先走。

六月的一场大雨把木架冲走了一半，罗队长一个人在雨里站到天黑。第二天他让人从上游重新搭起。
"""

LIBRARY = """图书馆从下个月起延长开放时间，读者可以在自习室待到夜里十点。

馆长解释说，周边三所学校的学生一直抱怨没有地方看书，咖啡馆又太贵。新的排班表已经贴在门口。

几位常来查资料的老先生写了一封信，希望至少保留一张桌子。馆长还没有答复。
"""


def article(title, text, date=None):
    return f"---\ntitle: {title}\n" + (f"date: {date}\n" if date else "") + f"---\n\n{text}"


def by_title(project):
    return {a["title"]: a["id"] for a in report("articles", project)}


def classes(pair, name):
    return {(s["a"], s["b"]) for s in pair["substitutions"] if s["class"] == name}


def count_families(project):
    """How many families are kept in a project, which counts go by."""
    with contextlib.closing(sqlite3.connect(project)) as connection:
        return connection.execute("SELECT count(*) FROM family").fetchone()[0]


def check_spans(project, pair):
    """What is aligned is inside of both texts, in the order of the first, and no sentence is there twice."""
    a, b = text_of(project, pair["a"]), text_of(project, pair["b"])
    end = 0
    for aligned in pair["aligned"]:
        assert end <= aligned["a_start"] < aligned["a_end"] <= len(a), aligned
        assert 0 <= aligned["b_start"] < aligned["b_end"] <= len(b), aligned
        assert 0 < aligned["score"] <= 1, aligned
        end = aligned["a_end"]
    taken = [at for aligned in pair["aligned"] for at in range(aligned["b_start"], aligned["b_end"])]
    assert len(taken) == len(set(taken))


def share_of(text, spans):
    """Which part of the letters of a text the spans cover."""
    covered = [False] * len(text)
    for start, end in spans:
        covered[start:end] = [True] * (end - start)
    letters = [inside for character, inside in zip(text, covered) if character.isalnum()]
    return sum(letters) / len(letters)


@case
def the_spun_copy_of_the_sample_is_found_and_nothing_else():
    project = sample_project()
    result = report("reuse", project)
    names = {a["id"]: a["file_name"] for a in report("articles", project)}
    assert len(result["pairs"]) == 1, [(names[p["a"]], names[p["b"]]) for p in result["pairs"]]
    pair = result["pairs"][0]
    assert {names[pair["a"]], names[pair["b"]]} == {"01-wechat-post.md", "02-spun-copy.txt"}
    assert pair["kind"] == "rewritten"
    assert min(pair["share_a"], pair["share_b"]) >= 0.95, pair
    # The copy has no date.
    assert pair["origin"] is None
    check_spans(project, pair)
    assert abs(share_of(text_of(project, pair["a"]), [(s["a_start"], s["a_end"]) for s in pair["aligned"]]) - pair["share_a"]) < 0.01
    wanted = {("内部", "外部"), ("跌幅", "涨幅"), ("下游", "上游"), ("放弃", "保持"), ("冬天", "夏季"), ("长期", "临时"), ("烧成", "烧毁"), ("主要", "次要"), ("离职", "就职")}
    if names[pair["a"]] != "01-wechat-post.md":
        wanted = {(b, a) for a, b in wanted}
    assert wanted <= classes(pair, "reversal"), classes(pair, "reversal")
    order = [s["class"] for s in pair["substitutions"]]
    known = ["reversal", "polarity", "figure", "name", "word", "omitted", "added"]
    assert order == sorted(order, key=known.index), order
    assert result["families"] == [{"origin": None, "articles": [pair["a"], pair["b"]]}]
    # A post and its copy are one source for all that counts, without asking.
    for claim in report("claims", project):
        articles = {mention["article_id"] for mention in claim["mentions"]}
        assert claim["families"] == len(articles) - ({pair["a"], pair["b"]} <= articles), claim["claim"]


@case
def families_can_wait_for_the_next_import():
    project = new_project()
    done("import", project, write("bridge.md", article("老桥", BRIDGE)), write("copy.md", article("重修老桥", "编者按\n\n" + BRIDGE)), "--no-families")
    assert count_families(project) == 0
    done("import", project, write("library.md", article("图书馆", LIBRARY)))
    assert count_families(project) == 1


@case
def on_the_corpus_one_pair_is_a_copy():
    if not CORPUS.is_dir():
        raise Skip("there is no corpus beside the project")
    project = new_project(CORPUS)
    pairs = report("reuse", project)["pairs"]
    assert len(pairs) == 1, pairs
    assert pairs[0]["kind"] == "rewritten"
    assert min(pairs[0]["share_a"], pairs[0]["share_b"]) >= 0.95, pairs[0]
    assert {("强大", "弱小"), ("内部", "外部"), ("巨大", "微小")} <= classes(pairs[0], "reversal")


@case
def the_earliest_is_proposed_as_the_origin_where_the_dates_say_so():
    texts = {"a": "2025-02-03", "b": "2025-02-01", "c": "2025-02", "d": None}
    project = new_project(*[write(f"{name}.md", article(name, BRIDGE + f"\n甲乙丙丁 {name}\n", date)) for name, date in texts.items()])
    ids = by_title(project)
    result = report("reuse", project)
    origins = {frozenset((p["a"], p["b"])): p["origin"] for p in result["pairs"]}
    assert len(origins) == 6
    assert {p["kind"] for p in result["pairs"]} <= {"identical", "repost"}
    assert origins[frozenset((ids["a"], ids["b"]))] == ids["b"]
    assert all(origin is None for pair, origin in origins.items() if pair != frozenset((ids["a"], ids["b"])))
    assert len(result["families"]) == 1
    assert result["families"][0]["origin"] is None
    assert sorted(result["families"][0]["articles"]) == sorted(ids.values())


@case
def neither_of_equal_dates_is_the_origin():
    project = new_project(*[write(f"{name}.md", article(name, BRIDGE + f"\n甲乙丙丁 {name}\n", "2025-02-03")) for name in "ab"])
    result = report("reuse", project)
    assert [p["origin"] for p in result["pairs"]] == [None]
    assert result["families"][0]["origin"] is None


@case
def a_lifted_paragraph_is_found():
    # 166 characters of the one in the middle of the other.
    lifted = "\n\n".join(BRIDGE.split("\n\n")[1:4])
    head, tail = LIBRARY.split("\n\n", 1)
    project = new_project(write("a.md", article("甲", BRIDGE * 1 + LIBRARY.replace("图书馆", "体育馆")[:20], "2024")), write("b.md", article("乙", head + "\n\n" + lifted + "\n\n" + tail * 3, "2025")))
    ids = by_title(project)
    pairs = report("reuse", project)["pairs"]
    assert len(pairs) == 1
    assert pairs[0]["origin"] == ids["甲"]
    check_spans(project, pairs[0])


@case
def one_article_is_compared_with_all_others():
    spun = BRIDGE.replace("终于", "总算").replace("上游", "下游").replace("三百二十万", "三百八十万").replace("每天", "天天").replace("老人", "长者")
    project = new_project(*[write(f"{name}.md", article(name, text)) for name, text in {"a": BRIDGE, "b": LIBRARY, "c": spun, "d": BRIDGE + "\n转载自河湾晚报。\n"}.items()])
    ids = by_title(project)
    all_pairs = report("reuse", project)["pairs"]
    assert len(all_pairs) == 3
    of_c = report("reuse", project, "--article", ids["c"])["pairs"]
    assert of_c == [p for p in all_pairs if ids["c"] in (p["a"], p["b"])]
    assert len(of_c) == 2
    changed = {(s["a"], s["b"]): s["class"] for s in of_c[0]["substitutions"]}
    assert changed[("上游", "下游")] == "reversal"
    assert "figure" in changed.values()
    assert report("reuse", project, "--article", ids["b"]) == {"pairs": [], "families": []}
    fails("reuse", project, "--article", "nothing", names=project, says="nothing")


@case
def many_copies_of_one_article_are_one_family():
    texts = [{"title": f"第{n}篇", "text": BRIDGE} for n in range(400)] + [{"title": f"改{n}", "text": BRIDGE.replace("罗", "孙钱李周吴郑王冯陈褚"[n % 10]) + f"本报第{n}号。"} for n in range(300)]
    texts += [{"title": "别的", "text": LIBRARY}]
    project = new_project(write("many.jsonl", "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts)))
    assert len(report("articles", project)) == 701
    result = report("reuse", project)
    assert [len(f["articles"]) for f in result["families"]] == [700]
    assert 699 <= len(result["pairs"]) <= 5 * 700


@case
def what_is_empty_short_or_in_no_han_is_no_trouble():
    texts = {"a": "无标题", "b": "无标题", "c": "。", "d": "abc", "e": "The old bridge fell in the flood three years ago, and since then people have walked twenty miles to town.", "f": "桥修好了。" * 10000}
    texts["g"] = texts["e"].replace("flood", "storm")
    project = new_project(*[write(f"{name}.txt", text + "\n") for name, text in texts.items()])
    pairs = report("reuse", project)["pairs"]
    names = {a["id"]: a["file_name"] for a in report("articles", project)}
    assert [{names[p["a"]], names[p["b"]]} for p in pairs] == [{"e.txt", "g.txt"}]
    assert report("reuse", new_project(name="empty.pidian")) == {"pairs": [], "families": []}


@case
def people_get_a_table():
    project = sample_project()
    lines = done("reuse", project).decode().splitlines()
    assert len(lines) == 2
    assert "rewritten" in lines[1]
    assert "→" in lines[1]
    misused("reuse")
    misused("reuse", project, "more")
    misused("reuse", project, "--article", b"\xff")


main()
