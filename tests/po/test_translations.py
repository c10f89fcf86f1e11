"""Translations: every text of the program is in every language, and what belongs to a text is in its translation."""

import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))
from harness import Skip, case, main

SOURCE = Path(os.environ["PIDIAN_SOURCE"])
LANGUAGES = (SOURCE / "po/LINGUAS").read_text().split()
FILES = (SOURCE / "po/POTFILES.in").read_text().split()

# As Meson's preset "glib" has them.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]

MARKED = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|dngettext)\s?\(\s*\"")

# What underscores may stand in that are no letters to press: names of columns, of options and of files.
NAMES = re.compile(r"“[^”]*”|\b[a-z]+(?:_[a-z]+)+\b(?:\.[a-z]+)?|[A-Z]+_[A-Z_]+")


def run(*words):
    """Runs a tool of gettext; returns what it prints."""
    try:
        result = subprocess.run(words, cwd=SOURCE, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Skip(f"{words[0]} is not installed") from error
    assert result.returncode == 0, result.stderr
    return result.stdout


def extract():
    """Writes what there is to translate to a template, and returns its path."""
    template = Path("pidian.pot").absolute()
    run("xgettext", "--from-code=UTF-8", *(f"--keyword={word}" for word in KEYWORDS), f"--output={template}", "--files-from=po/POTFILES.in")
    return template


def read_catalogue(path):
    """The texts of a catalogue with their translations: (text, [translation, …])."""
    unescape = lambda text: "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        text = re.search(r"^msgid ((?:\".*\"\n?)+)", entry, re.M)
        others = re.findall(r"^msgstr(?:\[\d\])? ((?:\".*\"\n?)+)", entry, re.M)
        if text and unescape(text[1]) and not entry.lstrip().startswith("#~"):
            yield unescape(text[1]), list(map(unescape, others))


def has_mnemonic(text):
    """Whether a letter of a text can be pressed with Alt."""
    return "_" in NAMES.sub("", text)


@case
def every_text_is_translated():
    template = extract()
    for language in LANGUAGES:
        run("msgcmp", f"po/{language}.po", template)


@case
def no_file_with_texts_is_left_out():
    found = set()
    for path in [*SOURCE.glob("src/**/*.[ch]"), *SOURCE.glob("ui/*.blp")]:
        if MARKED.search(path.read_text(encoding="utf-8")):
            found.add(str(path.relative_to(SOURCE)))
    listed = {name for name in FILES if name.startswith(("src/", "ui/"))}
    assert found == listed, (found - listed, listed - found)


@case
def letters_to_press_are_in_both():
    for language in LANGUAGES:
        for text, others in read_catalogue(SOURCE / f"po/{language}.po"):
            for other in others:
                assert has_mnemonic(text) == has_mnemonic(other), (language, text, other)


@case
def chinese_has_no_plural_forms():
    for language in LANGUAGES:
        header = (SOURCE / f"po/{language}.po").read_text(encoding="utf-8").partition("\n\n")[0]
        assert not language.startswith("zh") or "nplurals=1; plural=0;" in header, language


main()
