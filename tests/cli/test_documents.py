"""Documents that other programs make of a known text: the same text after they are added, its headings and lists in place."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from harness import Skip, case, done, is_well, main, new_project, report, run, text_of, write

# What is in the documents: the kind of each block, its level, its text. None of it is anybody's article.
ARTICLE = [
    ("heading", 1, "割芦苇的小厂，凭什么？"),
    ("paragraph", 0, "去年秋天，河口的芦苇还没有黄，厂里已经来了三批人。他们不看苇子，只看账本。"),
    ("heading", 2, "一、账本上的数字"),
    ("paragraph", 0, "厂长说，全年收入 5890 万元，比前年多了 17%。「这不算多。」他又说，“算上运费，还剩不到一成。”"),
    ("list", 1, "• 苇席：三千二百张"),
    ("list", 1, "• 苇帘，其中"),
    ("list", 2, "• 出口的一半"),
    ("list", 2, "• 内销的一半"),
    ("list", 1, "• 余料"),
    ("heading", 2, "二、两种说法"),
    ("quote", 0, "我们从没有欠过谁的钱。"),
    ("paragraph", 0, "另一种说法来自邻村，顺序如下："),
    ("list", 1, "1. 先是停电；"),
    ("list", 1, "2. 后来停水；"),
    ("list", 1, "3. 再后来，人也停了。"),
    ("paragraph", 0, "Traditional: 蘆葦與帳本；日本語：葦の帳簿；한국어: 갈대 장부; English, too."),
    ("heading", 3, "附记"),
    ("paragraph", 0, "本文未经任何人审阅。"),
]


def markdown():
    """The article as its author would write it."""
    lines = []
    for kind, level, text in ARTICLE:
        if kind == "heading":
            lines += ["", "#" * level + " " + text, ""]
        elif kind == "quote":
            lines += ["", "> " + text, ""]
        elif kind == "list":
            number = text.split(" ")[0]
            lines.append("    " * (level - 1) + text.replace("• ", "-   ", 1) if number == "•" else text)
        else:
            lines += ["", text, ""]
    return "\n".join(lines) + "\n"


def need(program):
    """Skips the case where a program is not there."""
    if shutil.which(program) is None:
        raise Skip(f"{program} is not there")


def pandoc(name, *options):
    """Makes a document of the article with pandoc."""
    need("pandoc")
    write("article.md", markdown())
    subprocess.run(["pandoc", "--from=markdown-smart-auto_identifiers-implicit_figures", "article.md", "--output", name, *options], check=True, capture_output=True)
    return name


def office(name, target):
    """Makes another document of a document with LibreOffice, which does not touch anybody's settings."""
    need("soffice")
    Path("out").mkdir(exist_ok=True)
    result = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{os.getcwd()}/profile", "--headless", "--convert-to", target, "--outdir", "out", name], capture_output=True, timeout=300, check=False
    )
    made = Path("out") / (Path(name).stem + "." + target.split(":")[0])
    if not made.exists():
        raise Skip(f"soffice cannot make {target} here: {result.stderr.decode()[-200:]}")
    return str(made)


def blocks_of(project):
    """The blocks of the only article, as any program can read them."""
    with closing(sqlite3.connect(f"{Path(project).absolute().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute('SELECT type, level, start, "end" FROM blocks ORDER BY start').fetchall()
    text = text_of(project, report("articles", project)[0]["id"])
    return [(kind, level or 0, text[start:end]) for kind, level, start, end in rows]


def holds_article(document):
    """Asserts that the text of a document is that of the article, block by block."""
    project = new_project(document)
    assert blocks_of(project) == ARTICLE, blocks_of(project)
    article = report("articles", project)[0]
    assert article["title"] == ARTICLE[0][2], article
    assert article["language"].startswith("zh"), article
    assert done("show", project, "--source", article["id"]) == Path(document).read_bytes()
    is_well(project)
    return article


@case
def the_article_itself():
    holds_article(write("article.md", markdown()))


@case
def a_word_document_by_pandoc():
    assert holds_article(pandoc("a.docx"))["format"] == "docx"


@case
def an_opendocument_text_by_pandoc():
    assert holds_article(pandoc("a.odt"))["format"] == "odt"


@case
def a_book_by_pandoc():
    name = pandoc("a.epub", "--metadata=title:割芦苇的小厂，凭什么？", "--metadata=lang:zh-CN", "--toc", "--split-level=2")
    # Its title page says the title once more, which is cut.
    assert holds_article(name)["format"] == "epub"


@case
def a_title_and_its_authors():
    name = pandoc("a.docx", "--metadata=title:另一个题目", "--metadata=author:张三", "--metadata=author:李四", "--metadata=date:2025-01-30", "--metadata=lang:zh-CN")
    project = new_project(name)
    article = report("articles", project)[0]
    assert (article["title"], article["author"], article["date"], article["language"]) == ("另一个题目", "张三、李四", "2025-01-30", "zh-CN"), article
    assert blocks_of(project)[:4] == [("heading", 1, "另一个题目"), ("byline", 0, "张三"), ("byline", 0, "李四"), ("byline", 0, "2025-01-30")]
    assert blocks_of(project)[4] == ("heading", 2, ARTICLE[0][2])


@case
def a_word_document_by_libreoffice():
    assert holds_article(office(pandoc("a.odt"), "docx"))["format"] == "docx"


@case
def an_opendocument_text_by_libreoffice():
    assert holds_article(office(pandoc("a.docx"), "odt"))["format"] == "odt"


@case
def a_book_by_libreoffice():
    name = office(pandoc("a.odt"), "epub")
    project = new_project(name)
    text = text_of(project, report("articles", project)[0]["id"])
    for kind, _, line in ARTICLE:
        # Its lists are paragraphs without their numbers.
        assert (line.split(" ", 1)[1] if kind == "list" else line) in text, line
    is_well(project)


@case
def the_sentences_of_documents_that_cannot_be_read():
    project = new_project()
    whole = Path(pandoc("a.docx")).read_bytes()
    write("half.docx", whole[: len(whole) // 2])
    write("locked.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600))
    result = run("import", project, "--json", "half.docx", "locked.doc", "old.doc", "a.docx")
    assert result.returncode == 1
    failed = {item["path"]: item["error"] for item in json.loads(result.stdout)["failed"]}
    assert sorted(failed) == ["half.docx", "locked.doc", "old.doc"]
    assert "damaged" in failed["half.docx"] and "password" in failed["locked.doc"] and ".docx" in failed["old.doc"], failed


main()
