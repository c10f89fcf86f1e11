"""Quantities from the command line: what is read in a text, where it stands, and as exactly as it is written."""

import json

from harness import case, done, fails, main, misused, report, write

TEXT = "市值蒸发 5890 亿美元，近 17%。\n不到600万美元；第3期，约1.50万颗，27-55倍。\n"


def short(quantity):
    names = ("text", "value_low", "value_high", "approximation", "unit", "currency", "ordinal")
    return tuple(quantity[name] for name in names)


WANTED = [
    ("5890 亿美元", 589000000000, 589000000000, "exact", "美元", "USD", False),
    ("近 17%", 17, 17, "nearly", "%", None, False),
    ("不到600万美元", None, 6000000, "under", "美元", "USD", False),
    ("第3期", 3, 3, "exact", "期", None, True),
    ("约1.50万颗", 15000, 15000, "about", "颗", None, False),
    ("27-55倍", 27, 55, "range", "倍", None, False),
]


@case
def the_quantities_of_a_file_are_listed_with_their_places():
    quantities = report("quantities", write("a.txt", TEXT))
    assert [short(quantity) for quantity in quantities] == WANTED, quantities
    for quantity in quantities:
        assert TEXT[quantity["start"] : quantity["end"]] == quantity["text"], quantity


@case
def standard_input_is_read_without_a_file():
    assert [short(quantity) for quantity in json.loads(done("quantities", "--json", stdin=TEXT.encode()))] == WANTED


@case
def values_are_as_exact_as_they_are_written():
    printed = done("quantities", "--json", write("a.txt", "0.1亿元，12.50%，123456789012345678.9吨")).decode()
    assert '"value_low":10000000,' in printed.replace(" ", ""), printed
    assert '"value_low":12.50,' in printed.replace(" ", ""), printed
    assert '"value_low":123456789012345678.9,' in printed.replace(" ", ""), printed


@case
def other_encodings_are_read_as_import_reads_them():
    passage = "这家公司昨天宣布，今年的研发投入为八点七亿元人民币，比去年同期增长百分之十五，员工总数达到三千二百人。" * 3
    path = write("a.txt", passage.encode("gb18030"))
    assert report("quantities", path) == report("quantities", path, "--encoding", "GB18030") == report("quantities", write("b.txt", passage))
    assert len(report("quantities", path)) == 9


@case
def people_get_a_table():
    lines = done("quantities", write("a.txt", TEXT)).decode().splitlines()
    assert len(lines) == len(WANTED) + 1, lines
    assert "589000000000" in lines[1] and "USD" in lines[1] and "5890 亿美元" in lines[1], lines


@case
def a_text_without_any_has_none():
    assert report("quantities", write("a.txt", "一旦万一，百度一下，千万不要。\n")) == []
    assert done("quantities", write("b.txt", "没有。\n")) == b""


@case
def what_is_wrong_is_said_in_a_sentence():
    fails("quantities", "/no/such/file", names="/no/such/file", says="no such file")
    misused("quantities", "a.txt", "b.txt")
    misused("quantities", "--encoding", "nonsense", says="nonsense")
    fails("quantities", write("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100), names="a.png", says="image")


if __name__ == "__main__":
    main()
