"""What the tests of the command line share: cases printed as TAP, projects to try things on, and runs of pidian."""

import contextlib
import functools
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

PIDIAN = os.environ["PIDIAN"]
UNDO = os.environ.get("PIDIAN_UNDO", "")
SAMPLE = Path(os.environ["PIDIAN_SAMPLE"])
SAMPLE_ARTICLES = sorted(SAMPLE.glob("0*"))

# What must not be printed by any of them.
TROUBLE = re.compile(r"CRITICAL|WARNING|Sanitizer|runtime error|Traceback|assertion|Segmentation")

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SHA256 = re.compile(r"[0-9a-f]{64}")


class Skip(Exception):
    """A case that cannot be tried here."""


cases = []


def case(function):
    """Registers a case; its name says what is so."""
    cases.append(function)
    return function


def main():
    """Runs the cases, each in an empty folder of its own, and prints them as TAP."""
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC")
    print(f"1..{len(cases)}", flush=True)
    failures = 0
    for number, function in enumerate(cases, 1):
        name = function.__name__.replace("_", " ")
        folder = Path(tempfile.mkdtemp(prefix="pidian-cli-"))
        try:
            with contextlib.chdir(folder):
                function()
            print(f"ok {number} - {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}", flush=True)
        except Exception:  # a case may fail in any way
            failures += 1
            print(f"not ok {number} - {name}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"#   {line}", flush=True)
        finally:
            subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failures else 0)


def run(*words, stdin=None, wrapper=(), env=None, preexec=None):
    """Runs pidian with words behind it; what it prints comes back as bytes."""
    result = subprocess.run(
        [*wrapper, PIDIAN, *map(os.fspath, words)],
        input=stdin if stdin is not None else b"",
        capture_output=True,
        env={**os.environ, **(env or {})},
        preexec_fn=preexec,
        timeout=300,
        check=False,
    )
    errors = result.stderr.decode()
    assert not TROUBLE.search(errors), errors
    assert result.returncode in (0, 1, 2), f"status {result.returncode}: {errors}"
    return result


def done(*words, **options):
    """Runs a command that must be done, and returns its standard output as bytes."""
    result = run(*words, **options)
    assert result.returncode == 0, f"status {result.returncode}: {result.stderr.decode()}"
    assert result.stderr == b"", result.stderr.decode()
    return result.stdout


def report(*words, **options):
    """Runs a command that must be done, and returns its JSON."""
    return json.loads(done(*words, "--json", **options))


def sentences(result):
    """The lines of standard error."""
    return result.stderr.decode().splitlines()


def fails(*words, names, says, **options):
    """Runs a command that must fail with one sentence, which names the file and says what is wrong."""
    result = run(*words, **options)
    assert result.returncode == 1, f"status {result.returncode}: {result.stdout!r} {result.stderr.decode()}"
    lines = sentences(result)
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{names}: "), lines[0]
    assert re.search(says, lines[0].removeprefix(f"{names}: ")), lines[0]
    assert lines[0].endswith("."), lines[0]
    return result


def misused(*words, says=""):
    """Runs a command that must not be understood."""
    result = run(*words)
    assert result.returncode == 2, f"status {result.returncode}: {result.stderr.decode()}"
    assert result.stdout == b"", result.stdout
    assert re.search(says, result.stderr.decode()), result.stderr.decode()
    return result


def write(name, content):
    """Writes a file, text or bytes, and returns its name."""
    data = content.encode() if isinstance(content, str) else content
    Path(name).write_bytes(data)
    return name


@functools.cache
def empty_project():
    """The bytes of an empty project, made once."""
    done("new", "first.pidian")
    return take("first.pidian")


@functools.cache
def marked_sample():
    """The bytes of a project with the sample articles and all that is marked on them, made once."""
    write("first.pidian", empty_project())
    done("import", "first.pidian", *SAMPLE_ARTICLES)
    done("annotate", "first.pidian", "--from", SAMPLE / "annotations.jsonl")
    return take("first.pidian")


def take(name):
    """Reads a file and removes it."""
    data = Path(name).read_bytes()
    os.unlink(name)
    return data


def new_project(*paths, name="p.pidian"):
    """Makes a project with articles."""
    write(name, empty_project())
    if paths:
        done("import", name, *paths)
    return name


def sample_project(name="p.pidian"):
    """Makes a project with the sample articles and all that is marked on them."""
    return write(name, marked_sample())


def lines_of(*annotations):
    """JSON Lines of some annotations."""
    return "".join(json.dumps(annotation, ensure_ascii=False) + "\n" for annotation in annotations).encode()


def annotate(project, *annotations):
    """Adds annotations, and returns the UUIDs of their highlights."""
    return report("annotate", project, "--from", "-", stdin=lines_of(*annotations))["ids"]


def text_of(project, article):
    """The text of an article."""
    return done("show", project, article).decode()


def slice_utf16(text, start, end):
    """The part of a text between offsets in units of UTF-16."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


VIEWS = (
    "articles", "blocks", "tags", "claims", "claim_kinds", "highlights", "highlight_tags", "article_tags", "mentions", "attributions", "names", "name_aliases", "coders",
    "judgements", "evidence", "claim_relations", "refusals", "assignments", "memos",
)


def state(project):
    """All that a project holds, as any program can read it."""
    db = sqlite3.connect(f"{Path(project).absolute().as_uri()}?mode=ro", uri=True)
    with contextlib.closing(db):
        return {view: sorted(db.execute(f"SELECT * FROM {view}"), key=repr) for view in VIEWS}


def is_well(project):
    """Asserts that a project passes its own check."""
    result = report("check", project)
    assert result["ok"] is True and result["problems"] == [], result
