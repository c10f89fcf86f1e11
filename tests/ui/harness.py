"""What the tests of the window share: cases printed as TAP, waiting, projects to try things on and what is in them.

A case is a person's story. It has an empty folder of its own, and the programs that it starts (app.py) end with it.
"""

import contextlib
import fnmatch
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

PIDIAN = Path(os.environ["PIDIAN"])
SAMPLE = Path(os.environ["PIDIAN_SAMPLE"])
CORPUS = Path(os.environ.get("PIDIAN_CORPUS", "/nowhere"))
SCREENSHOTS = Path(os.environ["PIDIAN_SCREENSHOTS"])

# One of each shape, in the order of their names.
WECHAT, SPUN, FORUM, ACADEMIC, ARCHIVED = ARTICLES = sorted(SAMPLE.glob("0*"))

# How long anything may take before it counts as never happening.
PATIENCE = 40

# What a program must not print.
TROUBLE = re.compile(r"CRITICAL|WARNING|\*\* ERROR|Sanitizer|runtime error|assertion|Segmentation", re.I)


class Skip(Exception):
    """A case that cannot be tried here."""


class Failure(Exception):
    """What was to happen did not."""


class Misfortune(Failure):
    """The program ended by a fault of a library that comes about once in hundreds of times; the case can be run again."""


cases = []
# Those that run only where they are named.
asked = []
# The name of the case that is running.
current = ""
# What has to go on while something is waited for: functions that raise a Failure.
watches = []


def case(function):
    """Registers a case; its name says what is so."""
    cases.append(function)
    return function


def case_when_asked(function):
    """Registers a case that takes long and runs only where it is named."""
    asked.append(function)
    return function


def main():
    """Runs the cases, or those that are named on the command line, where * stands for anything, and prints them as TAP."""
    is_named = lambda function: any(fnmatch.fnmatchcase(function.__name__, name) for name in sys.argv[1:])
    wanted = list(filter(is_named, cases + asked)) or cases
    print(f"1..{len(wanted)}", flush=True)
    failures = 0
    for number, function in enumerate(wanted, 1):
        started = time.monotonic()
        outcome = run_case(function)
        for _ in range(2):
            if outcome == "once more":
                outcome = run_case(function)
        failures += outcome in ("not ok", "once more")
        word, _, directive = outcome.replace("once more", "not ok").partition("#")
        print(f"{word.strip()} {number} - {function.__name__.replace('_', ' ')}", end="")
        print(f" # {directive.strip()}" if directive else "", flush=True)
        print(f"# {time.monotonic() - started:.1f} s", flush=True)
    sys.exit(1 if failures else 0)


def run_case(function):
    """Runs a case in a folder of its own; returns "ok", "not ok", "ok # SKIP reason", or "once more"."""
    global current
    current = function.__name__
    folder = Path(tempfile.mkdtemp(prefix="pidian-ui-"))
    try:
        with contextlib.chdir(folder):
            function()
        return "ok"
    except Skip as reason:
        return f"ok # SKIP {reason}"
    except Misfortune:
        say(traceback.format_exc())
        return "once more"
    except Exception:  # a case may fail in any way
        say(traceback.format_exc())
        return "not ok"
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def say(text):
    """Prints lines that are no results, where Meson shows them when a case fails."""
    for line in text.splitlines():
        print(f"#   {line}", file=sys.stderr, flush=True)


def wait_until(condition, what, patience=PATIENCE):
    """Waits until a condition is true, and returns what it returned then."""
    end = time.monotonic() + patience
    while True:
        begun = time.monotonic()
        for watch in watches:
            watch()
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise Failure(f"not within {patience} s: {what() if callable(what) else what}")
        # A look keeps the program from what it is waited for: it is left alone for as long.
        time.sleep(max(0.02, time.monotonic() - begun))


def equals(found, wanted, what):
    """Asserts that two values are the same."""
    if found != wanted:
        raise Failure(f"{what}: {found!r}, not {wanted!r}")


def wait_for(look, wanted, what, patience=PATIENCE):
    """Waits until what a function returns is a value."""
    found = []

    def is_there():
        found[:] = [look()]
        return found[0] == wanted

    wait_until(is_there, lambda: f"{what}: {found[0]!r}, not {wanted!r}", patience)


def run(*words, stdin=b""):
    """Runs a command of pidian; returns the finished process."""
    result = subprocess.run([PIDIAN, *map(os.fspath, words)], input=stdin, capture_output=True, timeout=300, check=False)
    errors = result.stderr.decode()
    if TROUBLE.search(errors):
        raise Failure(errors)
    return result


def done(*words, stdin=b""):
    """Runs a command of pidian that must be done; returns its standard output as bytes."""
    result = run(*words, stdin=stdin)
    if result.returncode != 0:
        raise Failure(f"pidian {words}: status {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def report(*words):
    """Runs a command of pidian; returns its JSON."""
    return json.loads(done(*words, "--json"))


class Project:
    """A project file, as it is on the disk."""

    def __init__(self, path):
        self.path = Path(path).absolute()

    @classmethod
    def make(cls, *articles, name="study.pidian", marks=False):
        """Makes a project with articles, and, if so asked, with all that is marked in the sample."""
        done("new", name)
        if articles:
            done("import", name, *articles)
        if marks:
            done("annotate", name, "--from", SAMPLE / "annotations.jsonl")
        return cls(name)

    def select(self, question, *values):
        """The rows that a question is answered with."""
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=20)) as connection:
            return connection.execute(question, values).fetchall()

    def count(self, table):
        """How many rows a table or view has."""
        return self.select(f"SELECT count(*) FROM {table}")[0][0]

    def highlights(self):
        """The highlights in the order in which they were made: what they quote, start, end, and their tags."""
        rows = self.select(
            'SELECT h.quote, h.start, h."end", group_concat(tag_path.tag_path, ";" ORDER BY ht.id) FROM highlight h'
            " LEFT JOIN highlight_tag ht ON ht.highlight_id = h.id LEFT JOIN tag_path ON tag_path.tag_id = ht.tag_id"
            " GROUP BY h.id ORDER BY h.id"
        )
        return [(quote, start, end, tags.split(";") if tags else []) for quote, start, end, tags in rows]

    def marks(self):
        """What the highlights quote, and their tags."""
        return [(quote, tags) for quote, start, end, tags in self.highlights()]

    def text(self, title):
        """The text of the article with a title."""
        ((text,),) = self.select("SELECT t.body FROM article a JOIN text t ON t.id = a.text_id WHERE a.title = ?", title)
        return text

    def is_well(self):
        """Asserts that it passes its own check, and that nothing is left beside it."""
        result = report("check", self.path)
        equals(result, {**result, "ok": True, "problems": []}, "the check")
        left = sorted(path.name for path in self.path.parent.glob(self.path.name + "-*"))
        equals(left, [], "what is left beside the project")
