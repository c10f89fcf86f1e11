"""Files and projects that are not what they should be: one clear sentence each, and nothing stored is lost."""

import functools
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from harness import (
    PIDIAN, SAMPLE, SAMPLE_ARTICLES, Skip, case, done, fails, is_well, lines_of, main, new_project, report, run, sample_project, sentences, state, text_of, write,
)

MANY_BYTES = 65 * 1024 * 1024


@functools.cache
def without_privileges():
    """What makes a program obey permissions, even where it is run by root."""
    if os.geteuid() != 0:
        return ()
    wrapper = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
    write("probe", "x")
    os.chmod("probe", 0)
    try:
        tried = subprocess.run([*wrapper, "cat", "probe"], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise Skip("setpriv is not there") from error
    finally:
        os.unlink("probe")
    if b"ermission denied" not in tried.stderr:
        raise Skip("root cannot be made to obey permissions here")
    return wrapper


def import_fails(name, says, **options):
    """Asserts that a file cannot be imported, beside one that can, which is."""
    project = new_project(write("before.txt", "先来的。\n"))
    write("good.txt", "好的。\n")
    fails("import", project, name, "good.txt", names=name, says=says, **options)
    assert [article["file_name"] for article in report("articles", project)] == ["before.txt", "good.txt"]
    is_well(project)


@case
def a_missing_file():
    import_fails("none.txt", "no such file")


@case
def an_empty_file():
    import_fails(write("empty.txt", b""), "empty|no text")
    fails("import", "p.pidian", write("blank.txt", b" \n\n \n"), names="blank.txt", says="no text|empty")


@case
def a_binary_file():
    import_fails(write("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50), "not text|not readable|binary|image")
    fails("import", "p.pidian", write("nul.md", "有字\0也有零。\n".encode()), names="nul.md", says="not text|not readable|binary")


@case
def a_huge_file():
    with open("huge.txt", "wb") as file:
        file.truncate(MANY_BYTES)
    import_fails("huge.txt", "64 MiB|larger|large")


@case
def a_file_with_a_few_invalid_bytes():
    project = new_project()
    before, after = "这一段好好的，用的是 UTF-8。" * 20, "后面也好。\n" * 20
    write("bad.txt", before.encode() + b"\xff\xfe\xfd\x80\x81" + after.encode())
    result = run("import", project, "bad.txt", "--json")
    assert result.returncode == 0
    assert [re.sub(r"\d+", "N", line) for line in sentences(result)] == ["bad.txt: N bytes could not be read; they are U+FFFD in the text."]
    (imported,) = json.loads(result.stdout)["imported"]
    assert imported["unread_bytes"] == 5 and imported["encoding"] == "UTF-8"
    assert before + "\ufffd" * 5 + "后面也好。" in text_of(project, "bad.txt")
    assert done("show", project, "bad.txt", "--source") == Path("bad.txt").read_bytes()
    is_well(project)


@case
def an_unreadable_file():
    wrapper = without_privileges()
    os.chmod(write("secret.txt", "秘密。\n"), 0)
    import_fails("secret.txt", "may not|permission", wrapper=wrapper)


@case
def a_folder_that_is_unreadable():
    wrapper = without_privileges()
    Path("folder").mkdir()
    write("folder/a.txt", "甲。\n")
    os.chmod("folder", 0)
    import_fails("folder", "may not|permission|not a file that can be read", wrapper=wrapper)


@case
def a_file_that_is_no_file():
    os.mkfifo("pipe")
    import_fails("pipe", "not a|no file|device|pipe|regular")


READING = ("articles", "tags", "claims", "show", "check", "export")
WRITING = ("import", "annotate")


def words_of(verb, project):
    """A whole command of a verb."""
    write("a.txt", "新的。\n")
    write("a.jsonl", lines_of({"article": "01-wechat-post.md", "start": 0, "end": 1}))
    more = {
        "show": ["01-wechat-post.md"], "export": ["--format", "jsonl", "--output", "out.jsonl"], "import": ["a.txt"], "annotate": ["--from", "a.jsonl"],
    }
    return [verb, project, *more.get(verb, [])]


def every_verb_fails(project, says, verbs=READING + WRITING):
    """Asserts that no verb can do anything with a project, and that none changes a byte of it."""
    before = Path(project).read_bytes() if Path(project).is_file() else None
    for verb in verbs:
        fails(*words_of(verb, project), names=project, says=says)
    assert not Path("out.jsonl").exists()
    assert before is None or Path(project).read_bytes() == before


@case
def a_project_that_is_missing():
    every_verb_fails("none.pidian", "no such file")
    assert not Path("none.pidian").exists()


@case
def a_project_that_is_a_folder():
    Path("p.pidian").mkdir()
    every_verb_fails("p.pidian", "folder")


@case
def a_project_that_is_empty():
    every_verb_fails(write("p.pidian", b""), "empty")


@case
def a_project_that_is_not_sqlite():
    every_verb_fails(write("p.pidian", "这不是项目。\n" * 1000), "not a Pidian project")
    every_verb_fails(write("p.pidian", b"SQLite format 3\0" + b"\xff" * 5000), "not a Pidian project|damaged")


@case
def another_programs_sqlite_file():
    with sqlite3.connect("p.pidian") as db:
        db.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
    every_verb_fails("p.pidian", "another program")


def change(project, *statements, flags=()):
    """Changes a project behind Pidian's back."""
    db = sqlite3.connect(project, isolation_level=None)
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.close()


@case
def a_project_of_a_newer_version():
    project = sample_project()
    change(project, "PRAGMA user_version = 99")
    every_verb_fails(project, "newer")


@case
def a_project_without_our_mark():
    project = sample_project()
    change(project, "PRAGMA application_id = 0")
    every_verb_fails(project, "another program")


@case
def a_truncated_project():
    project = sample_project()
    size = Path(project).stat().st_size
    whole = Path(project).read_bytes()
    for length in (size // 2, size - 4096, 4096, 100):
        Path(project).write_bytes(whole[:length])
        for verb in ("articles", "claims", "export", "import", "annotate"):
            result = run(*words_of(verb, project))
            # A verb that does not need what is missing may be done; none may crash or change what is left.
            assert result.returncode in (0, 1)
            if result.returncode == 1:
                assert all(line.startswith(f"{project}: ") and line.endswith(".") for line in sentences(result)), sentences(result)
            if verb not in ("import", "annotate"):
                assert Path(project).read_bytes() == whole[:length], verb
        Path(project).write_bytes(whole[:length])
        assert run("check", project).returncode == 1, length


@case
def a_project_with_flipped_bytes_never_crashes():
    project = sample_project()
    whole = bytearray(Path(project).read_bytes())
    for page in range(0, len(whole) // 4096, 20):
        damaged = bytearray(whole)
        damaged[page * 4096 + 3 : page * 4096 + 40] = b"\xa5" * 37
        Path(project).write_bytes(damaged)
        for verb in ("articles", "check", "annotate"):
            run(*words_of(verb, project))


@case
def a_schema_that_lies():
    original = sample_project("original.pidian")
    lies = {
        "an extra trigger": ["CREATE TRIGGER x AFTER INSERT ON highlight BEGIN DELETE FROM article; END"],
        "an extra table": ["CREATE TABLE extra (a)"],
        "an extra view": ["CREATE VIEW extra AS SELECT 1"],
        "a changed view": ["DROP VIEW coders", "CREATE VIEW coders AS SELECT uuid AS coder_id, 'x' AS name, created, modified FROM coder"],
        "a missing table": ["DROP TABLE memo"],
        "a missing index": ["DROP INDEX highlight_by_article"],
        "a changed column": ["UPDATE sqlite_schema SET sql = replace(sql, 'quote TEXT NOT NULL', 'quote ANY') WHERE name = 'highlight'"],
        "a looser column": ["UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (\"end\" > start)', '') WHERE name = 'highlight'"],
        "a virtual table": ["CREATE VIRTUAL TABLE t USING fts5 (a)"],
        "no sense": ["UPDATE sqlite_schema SET sql = 'CREATE VIEW coders AS SELECT nonsense' WHERE name = 'coders'"],
    }
    for lie, statements in lies.items():
        shutil.copy(original, "p.pidian")
        change("p.pidian", *statements)
        try:
            every_verb_fails("p.pidian", "does not hold|damaged|failed", verbs=("articles", "annotate"))
        except AssertionError as error:
            raise AssertionError(lie) from error


@case
def a_journal_that_lies():
    undo = os.environ.get("PIDIAN_UNDO")
    if not undo:
        raise Skip("the program that undoes was not built")
    project = sample_project()
    before = state(project)
    for blob in (b"", b"T", b"T" * 100, random.Random(3).randbytes(500), b"T\x02\x01\x00sqlite_schema\x00\x12\x00"):
        with sqlite3.connect(project) as db:
            db.execute("INSERT INTO journal (label, coder_id, done, changeset) VALUES ('x', 1, 1, ?)", [blob])
        result = subprocess.run([undo, project], capture_output=True, timeout=60, check=False)
        assert result.returncode in (0, 1) and b"Sanitizer" not in result.stderr, result
        assert state(project) == before
    is_well(project)


@case
def a_read_only_project():
    wrapper = without_privileges()
    project = sample_project()
    before = state(project)
    os.chmod(project, 0o444)
    for verb in READING:
        done(*words_of(verb, project), wrapper=wrapper)
    for verb in WRITING:
        fails(*words_of(verb, project), names=project, says="only be read", wrapper=wrapper)
    assert state(project) == before


@case
def a_project_in_a_read_only_folder():
    wrapper = without_privileges()
    Path("folder").mkdir()
    project = sample_project("folder/p.pidian")
    before = state(project)
    os.chmod(project, 0o444)
    os.chmod("folder", 0o555)
    for verb in READING:
        done(*words_of(verb, project), wrapper=wrapper)
    for verb in WRITING:
        fails(*words_of(verb, project), names=project, says="only be read", wrapper=wrapper)
    assert state(project) == before


@case
def a_project_that_may_not_be_read():
    wrapper = without_privileges()
    project = sample_project()
    os.chmod(project, 0)
    for verb in READING + WRITING:
        fails(*words_of(verb, project), names=project, says="may not read", wrapper=wrapper)


@case
def an_output_that_cannot_be_written():
    project = sample_project()
    wrapper = without_privileges()
    Path("folder").mkdir()
    os.chmod("folder", 0o555)
    for form, name in (("csv", "none/out.csv"), ("json", "none/out.json"), ("tables", "none/deeper/out")):
        result = run("export", project, "--format", form, "--output", name)
        assert result.returncode == 1 and len(sentences(result)) == 1 and sentences(result)[0].startswith(f"{name}: "), (form, sentences(result))
    for form in ("csv", "jsonl", "tables"):
        fails("export", project, "--format", form, "--output", f"folder/out.{form}", names=f"folder/out.{form}", says="may not|ermission", wrapper=wrapper)
    assert list(Path("folder").iterdir()) == []


@case
def an_export_never_replaces_the_project():
    project = sample_project()
    before = Path(project).read_bytes()
    os.symlink(project, "link")
    os.link(project, "hard")
    for output in (project, "link", "hard", f"./{project}"):
        for form in ("csv", "json", "tables"):
            fails("export", project, "--format", form, "--output", output, names=output, says="project")
    assert Path(project).read_bytes() == before


@case
def a_process_that_is_killed_loses_nothing():
    project = sample_project()
    lines = lines_of(*[{"article": "02-spun-copy.txt", "start": number % 100, "end": number % 100 + 5, "tags": [f"t{number % 9}"]} for number in range(3000)])
    write("many.jsonl", lines)
    n_before = 40
    for delay in (0.02, 0.1, 0.3, 0.6):
        process = subprocess.Popen([PIDIAN, "annotate", project, "--from", "many.jsonl"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        n_after = sum(article["highlights"] for article in report("articles", project))
        assert n_after in (n_before, n_before + 3000), (n_before, n_after)
        is_well(project)
        n_before = n_after


@case
def two_processes_may_write_at_once():
    project = sample_project()
    write("a.jsonl", lines_of(*[{"article": "02-spun-copy.txt", "start": number, "end": number + 5, "tags": ["同/一"], "mentions": [{"claim": "同一"}]} for number in range(200)]))
    processes = [subprocess.Popen([PIDIAN, "annotate", project, "--from", "a.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert sum(article["highlights"] for article in report("articles", project)) == 40 + 800
    assert [tag["highlights"] for tag in report("tags", project) if tag["path"] == "同/一"] == [800]
    assert [len(claim["mentions"]) for claim in report("claims", project) if claim["claim"] == "同一"] == [800]
    is_well(project)


def on_full_disk(script):
    """Runs this file again on a disk of its own that is soon full, or says why that cannot be."""
    Path("disk").mkdir()
    command = f"mount -t tmpfs -o size=2m none disk && cd disk && exec {sys.executable} {os.path.abspath(__file__)} --on-full-disk {script}"
    for wrapper in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        try:
            probe = subprocess.run([*wrapper, "sh", "-c", "mount -t tmpfs -o size=2m none disk"], capture_output=True, check=False)
        except FileNotFoundError:
            continue
        if probe.returncode == 0:
            result = subprocess.run([*wrapper, "sh", "-c", command], capture_output=True, check=False)
            assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
            return
    raise Skip("no disk can be mounted here")


def fill_up():
    """Takes what room is left."""
    with open("ballast", "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


def a_full_disk_in_the_middle():
    project = sample_project()
    before = state(project)
    many = lines_of(*[{"article": "02-spun-copy.txt", "start": number % 1000, "end": number % 1000 + 5, "note": "注" * 100} for number in range(5000)])
    fails("annotate", project, "--from", "-", stdin=many, names=project, says="full|could not be written")
    assert state(project) == before
    is_well(project)
    big = "很长的一段话，压不小。" + "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(600000))
    with open("/dev/shm/pidian-big.txt" if os.path.isdir("/dev/shm") else "/tmp/pidian-big.txt", "w", encoding="utf-8") as file:
        file.write(big)
    try:
        result = run("import", project, file.name)
        assert result.returncode == 1 and any("full" in line or "could not be written" in line for line in sentences(result)), sentences(result)
    finally:
        os.unlink(file.name)
    assert state(project) == before
    is_well(project)


def a_full_disk_from_the_start():
    project = sample_project()
    before = state(project)
    done("export", project, "--format", "csv", "--output", "out.csv")
    old = Path("out.csv").read_bytes()
    fill_up()
    fails("annotate", project, "--article", "02-spun-copy.txt", "--start", "0", "--end", "5", names=project, says="full|could not be written|failed|cannot be opened")
    fails("new", "other.pidian", names="other.pidian", says="full|could not be written|cannot be opened")
    for form, name in (("csv", "out.csv"), ("json", "out.json"), ("jsonl", "out.jsonl"), ("tables", "out")):
        fails("export", project, "--format", form, "--output", name, names=name, says="full|space")
    assert Path("out.csv").read_bytes() == old
    assert not Path("out.json").exists() and not Path("out").exists()
    os.unlink("ballast")
    assert state(project) == before
    is_well(project)
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(("p.", "out", "."))) == ["out.csv", "p.pidian"]


@case
def a_disk_that_fills_up_in_the_middle():
    on_full_disk("a_full_disk_in_the_middle")


@case
def a_disk_that_is_full_from_the_start():
    on_full_disk("a_full_disk_from_the_start")


@case
def a_limit_on_the_size_of_files():
    project = sample_project()
    before = state(project)
    limit = Path(project).stat().st_size + 100_000

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    many = lines_of(*[{"article": "02-spun-copy.txt", "start": number % 1000, "end": number % 1000 + 5, "note": "注" * 100} for number in range(5000)])
    fails("annotate", project, "--from", "-", stdin=many, names=project, says="full|could not be written|failed", preexec=limited)
    assert state(project) == before
    is_well(project)


if sys.argv[1:2] == ["--on-full-disk"]:
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en")
    globals()[sys.argv[2]]()
else:
    main()
