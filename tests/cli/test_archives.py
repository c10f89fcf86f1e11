"""ZIP archives: gone through like folders, whatever is in them."""

import io
import json
import os
import struct
import zipfile
import zlib
from pathlib import Path

from harness import case, done, fails, is_well, main, new_project, report, run, sentences, text_of, write


def pack(members, compression=zipfile.ZIP_DEFLATED):
    """The bytes of an archive of names and contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def pack_raw(members):
    """The bytes of an archive whose names are in whatever bytes, as old programs packed them."""
    data, directory = b"", b""
    for name, content in members:
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0x20, len(data)) + name
        data += b"PK\3\4" + fields + name + content
    return data + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(data), 0)


def import_report(project, *paths):
    """The report of an import that may have failures, which are one sentence each."""
    result = run("import", project, "--json", *paths)
    made = json.loads(result.stdout)
    assert len(sentences(result)) == len(made["failed"]), result.stderr
    assert result.returncode == (1 if made["failed"] else 0)
    return made


def paths_of(items):
    """Where the articles of a report come from."""
    return [item["path"] for item in items]


@case
def the_articles_in_an_archive():
    markdown, page = "# 一\n\n正文。\n".encode(), "<html><body><h1>二</h1><p>正文。</p></body></html>".encode()
    write("a.zip", pack([("甲/一.md", markdown), ("甲/乙/二.html", page), ("三.txt", "三\n正文。\n".encode("gb18030"))]))
    project = new_project()
    made = import_report(project, "a.zip")
    assert paths_of(made["imported"]) == ["a.zip/甲/一.md", "a.zip/甲/乙/二.html", "a.zip/三.txt"], made
    assert [item["encoding"] for item in made["imported"]] == ["UTF-8", "UTF-8", "GB18030"]
    assert [(article["file_name"], article["title"]) for article in report("articles", project)] == [("一.md", "一"), ("二.html", "二"), ("三.txt", "三")]
    # The source of an article is the member, not the archive.
    assert done("show", project, "--source", made["imported"][0]["id"]) == markdown
    assert done("show", project, "--source", made["imported"][1]["id"]) == page
    # The same articles from a folder are there already.
    again = import_report(project, "a.zip", write("copy.md", markdown))
    assert not again["imported"] and [item["same"] for item in again["duplicates"]] == ["source"] * 4, again
    is_well(project)


@case
def archives_in_folders():
    Path("folder/inner").mkdir(parents=True)
    write("folder/inner/a.zip", pack([("x.md", "# 里\n\n正文。")]))
    write("folder/b.md", "# 外\n\n正文。")
    os.symlink("..", "folder/circle")
    made = import_report(new_project(), "folder")
    assert paths_of(made["imported"]) == ["folder/b.md", "folder/inner/a.zip/x.md"], made


@case
def what_systems_leave_in_archives():
    write("a.zip", pack([("__MACOSX/._a.md", b"\0\5\x16\7"), (".DS_Store", b"\0\0\0\1"), ("a/.hidden.md", "# 藏"), ("a/Thumbs.db", b"x"), ("a/b.md", "# 题\n\n正文。"), ("a/", b"")]))
    made = import_report(new_project(), "a.zip")
    assert paths_of(made["imported"]) == ["a.zip/a/b.md"] and not made["failed"], made
    fails("import", "p.pidian", write("empty.zip", pack([])), names="empty.zip", says="no files")
    fails("import", "p.pidian", write("hidden.zip", pack([(".DS_Store", b"x")])), names="hidden.zip", says="no files")


@case
def names_as_windows_in_china_packed_them():
    names = ["芯片\\报道一.txt", "数据\\乗.txt", "plain.txt"]
    write("a.zip", pack_raw([(name.encode("gbk"), f"第{number}篇\n正文。".encode()) for number, name in enumerate(names)]))
    made = import_report(new_project(), "a.zip")
    assert paths_of(made["imported"]) == ["a.zip/芯片/报道一.txt", "a.zip/数据/乗.txt", "a.zip/plain.txt"], made


@case
def bad_members_fail_alone():
    link = zipfile.ZipInfo("link.md")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    inner = pack([("内.md", "# 内\n\n正文。"), ("更深.zip", pack([("深.md", "# 深")]))])
    members = [
        ("一.md", "# 一\n\n正文。"), ("空.txt", b""), ("../逃.md", "# 逃"), ("/绝对.md", "# 绝"), ("a/../../逃.md", "# 逃"), ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(50)), (link, "/etc/passwd"),
        ("内.zip", inner), ("炸弹.txt", b"a" * 30_000_000), ("末.md", "# 末\n\n正文。"),
    ]
    write("a.zip", pack(members))
    before = sorted(os.listdir())
    project = new_project(name="../p.pidian")
    made = import_report(project, "a.zip")
    assert sorted(os.listdir()) == before and not Path("../逃.md").exists()
    os.rename("../p.pidian", "p.pidian")
    assert paths_of(made["imported"]) == ["a.zip/一.md", "a.zip/内.zip/内.md", "a.zip/末.md"], made
    errors = {item["path"].removeprefix("a.zip/"): item["error"] for item in made["failed"]}
    assert sorted(errors) == sorted(["空.txt", "../逃.md", "/绝对.md", "a/../../逃.md", "图.png", "link.md", "内.zip/更深.zip", "炸弹.txt"]), errors
    assert "leads out" in errors["../逃.md"] and "link" in errors["link.md"] and "image" in errors["图.png"] and "unpacks" in errors["炸弹.txt"], errors
    is_well("p.pidian")


@case
def a_damaged_member_and_one_with_a_password():
    noise = os.urandom(3000)
    data = bytearray(pack([("坏.txt", noise), ("好.md", "# 好\n\n正文。")]))
    data[1000:1100] = bytes(100)
    made = import_report(new_project(), write("a.zip", bytes(data)))
    assert paths_of(made["imported"]) == ["a.zip/好.md"] and paths_of(made["failed"]) == ["a.zip/坏.txt"], made
    locked = bytearray(pack([("锁.md", "# 锁"), ("好.md", "# 好\n\n另一篇。")], zipfile.ZIP_STORED))
    # The flag that says so, in both places.
    locked[6] |= 1
    locked[locked.index(b"PK\1\2") + 8] |= 1
    made = import_report("p.pidian", write("b.zip", bytes(locked)))
    assert paths_of(made["imported"]) == ["b.zip/好.md"], made
    assert "password" in made["failed"][0]["error"], made


@case
def an_archive_that_was_cut_off():
    data = pack([("一.md", "# 一\n\n正文。"), ("二.md", "# 二\n\n正文。"), ("三.bin", os.urandom(5000))])
    made = import_report(new_project(), write("a.zip", data[:3000]))
    assert paths_of(made["imported"]) == ["a.zip/一.md", "a.zip/二.md"], made
    assert paths_of(made["failed"])[-1] == "a.zip" and "damaged" in made["failed"][-1]["error"], made
    fails("import", "p.pidian", write("b.zip", data[:20]), names="b.zip", says="damaged")


@case
def archives_that_would_fill_the_memory():
    """None takes long, and none more memory than one member does."""
    many = pack([(f"{number}.txt", b"a" * 1_000_000) for number in range(300)])
    nested = pack([(f"{number}.zip", many) for number in range(20)])
    for name, data in (("many.zip", many), ("nested.zip", nested)):
        made = import_report(new_project(name=f"{name}.pidian"), write(name, data))
        assert len(made["imported"]) + len(made["duplicates"]) < 100, len(made["imported"])
        assert any("far more" in item["error"] for item in made["failed"]), made["failed"]


@case
def more_members_than_an_archive_has():
    data = pack_raw([(b"%x" % number, b"") for number in range(65000)])
    # Stored names and nothing else: each is an empty file, and one line of the report.
    made = import_report(new_project(), write("a.zip", data))
    assert len(made["failed"]) == 65000
    assert not made["imported"]


@case
def documents_are_no_archives():
    docx = pack([("[Content_Types].xml", "<Types/>"), ("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>正文。</w:t></w:r></w:p></w:body></w:document>')])
    made = import_report(new_project(), write("a.zip", docx), write("b.zip", pack([("c/d.docx", docx + b"")])))
    assert paths_of(made["imported"]) == ["a.zip"] and made["imported"][0]["format"] == "docx", made
    assert paths_of(made["duplicates"]) == ["b.zip/c/d.docx"], made
    assert text_of("p.pidian", made["imported"][0]["id"]) == "正文。"


main()
