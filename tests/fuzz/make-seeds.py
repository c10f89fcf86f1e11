#!/usr/bin/env python3
"""Writes the seeds that are no text: archives, answers of the reader process, glyphs on pages. make-seeds.py FOLDER"""

import io
import pathlib
import struct
import sys
import zipfile

TIME = (2024, 5, 6, 7, 8, 10)


def make_zip(members, compression=zipfile.ZIP_DEFLATED):
    """An archive of (name, content), the same each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = compression
            archive.writestr(info, content)
    return file.getvalue()


def archives():
    pages = [("一/a.txt", "桥修好了。\n"), ("二/b.md", "# 题\n\n正文。\n"), ("__MACOSX/._a", "x"), ("三/", "")]
    plain = make_zip(pages, zipfile.ZIP_STORED)
    yield "stored", plain
    yield "deflated", make_zip(pages)
    yield "bzip2", make_zip(pages[:2], zipfile.ZIP_BZIP2)
    yield "nested", make_zip([("inner.zip", plain)])
    yield "outside", make_zip([("../a.txt", "甲"), ("/b.txt", "乙"), ("C:/c.txt", "丙")])
    yield "bomb", make_zip([("a.txt", "a" * 4_000_000)])
    yield "cut-off", plain[: len(plain) // 2]
    yield "prefixed", b"MZ" + b"\0" * 100 + plain
    yield "gbk-name", make_zip([("xx.txt", "甲乙")]).replace(b"xx.txt", "桥".encode("gbk") + b".txt")


def frame(kind, content):
    return kind.encode() + struct.pack("<Q", len(content)) + content


class Serialised:
    """A value in the form of GVariant: its bytes, its alignment, and whether all of its type are as long."""

    def __init__(self, content, alignment=1, fixed=False):
        self.content, self.alignment, self.fixed = content, alignment, fixed


def pad(content, alignment):
    return content + b"\0" * (-len(content) % alignment)


def offset_size(n_bytes, n_offsets):
    for size in (1, 2, 4, 8):
        if n_bytes + n_offsets * size < 1 << (8 * size):
            return size
    raise ValueError


def text(value):
    return Serialised(value.encode() + b"\0")


def number(value, size=4):
    return Serialised(value.to_bytes(size, "little"), size, True)


def maybe(value):
    return Serialised(b"" if value is None else value.content + b"\0", 1)


def put(parts, ends):
    content = b""
    for part in parts:
        content = pad(content, part.alignment) + part.content
        ends.append(len(content))
    return content


def structure(*parts):
    ends = []
    content = put(parts, ends)
    alignment = max(part.alignment for part in parts)
    if all(part.fixed for part in parts):
        return Serialised(pad(content, alignment), alignment, True)
    offsets = [end for end, part in list(zip(ends, parts))[:-1] if not part.fixed]
    size = offset_size(len(content), len(offsets))
    return Serialised(content + b"".join(end.to_bytes(size, "little") for end in reversed(offsets)), alignment)


def array(items, alignment=1):
    if not items:
        return Serialised(b"", alignment)
    ends = []
    content = put(items, ends)
    size = offset_size(len(content), len(ends))
    return Serialised(content + b"".join(end.to_bytes(size, "little") for end in ends), alignment)


def document(extracted, blocks, cuts):
    values = array([structure(text("title"), text("桥修好了")), structure(text("date"), text("2024-05-06"))])
    fields = array([structure(text("title"), text("read"), text("h1"))])
    rows = array([structure(*(number(n) for n in block[:4]), maybe(block[4]), maybe(block[5])) for block in blocks], 4)
    spans = array([structure(text(reason), number(start), number(end)) for reason, start, end in cuts], 4)
    described = structure(values, fields, number(3, 8), text(extracted), rows, spans)
    return frame("D", structure(text("1"), described).content)


def columns(rows):
    described = [structure(text(name), text(field), text(origin), array([text(sample) for sample in samples]), number(is_html, 1)) for name, field, origin, samples, is_html in rows]
    return frame("C", structure(number(2), array(described)).content)


def answers():
    end = frame("E", structure(text(""), number(0), text("")).content)
    blocks = [(0, 1, 0, 4, None, None), (2, 0, 5, 9, None, None), (6, 0, 10, 13, text("a.png"), text("图"))]
    yield "document", document("桥修好了\n正文一段\n［图］", blocks, [("share", 4, 9)]) + end
    yield "wrong-blocks", document("桥", [(0, 9, 1, 5, None, None), (9, 0, 5, 1, None, None)], [("share", 0, 9), ("", 3, 2)])
    yield "all-cut", document("桥修好了", [(2, 0, 0, 4, None, None)], [("share", 0, 4)])
    yield "member", frame("M", structure(number(1), text("a/b.txt")).content) + frame("S", b"source") + end
    yield "failure", frame("F", structure(text("2"), number(9), text("The file is damaged.")).content) + end
    yield "columns", columns([("标题", "title", "read", ["一", "二"], 0), ("b", "text", "guessed", ["<p>文"], 1), ("c", "", "typed", [], 0), ("d", "", "", ["1"], 0)]) + end
    yield "same-columns", columns([("a", "text", "read", ["1"], 0), ("a", "text", "read", [], 0)]) + end
    yield "endless", b"D" + b"\xff" * 8 + b"x"
    yield "request", frame("R", b"a.txt\0\0")
    yield "columns-request", frame("Q", b"a.csv\0\0")


def glyph(character, x, y, size, flags=0):
    return struct.pack("<HhhhBBBB", ord(character), int(x * 16), int(y * 16), int(size * 16), int(size * 8), int(size * 8), 0, flags)


def line(words, x, y, size, ends_page=False):
    content = b""
    for index, character in enumerate(words):
        is_last = index == len(words) - 1
        content += glyph(character, x + index * size, y, size, (0x3F if ends_page else 1) if is_last else 0)
    return content


def pages():
    columns = line("桥修好了", 200, 80, 20)
    for n in range(6):
        columns += line("桥在去年夏天的大水里断了", 60, 140 + n * 18, 12) + line("村里人过河要绕三十里路。", 320, 140 + n * 18, 12)
    yield "columns", columns
    yield "heads", b"".join(
        line("河东日报", 60, 30, 9) + line("第一段有几句话。", 60, 200 + 20 * n, 12) + line(str(n + 1), 290, 800, 9, True) for n in range(4)
    )
    yield "vertical", b"".join(glyph(c, 500 - 20 * (n // 8), 80 + 12 * (n % 8), 12, n % 8 == 7) for n, c in enumerate("桥在去年夏天的大水里断了村里人过河要绕路。"))
    yield "note", line("正文有注1", 60, 100, 12) + line("1", 120, 97, 6) + line("1注文在这里", 60, 760, 8) + line("●项目", 60, 300, 12)
    yield "nowhere", struct.pack("<HhhhBBBB", 0x6865, 32767, -32768, 32766, 255, 255, 255, 1) * 3


def main(folder):
    for target, seeds in (("archive", archives), ("protocol", answers), ("page", pages)):
        for name, content in seeds():
            path = pathlib.Path(folder, target, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1])
