#!/usr/bin/env python3
"""check-exports.py MAKE-EXPORTS SCHEMA: reads what the writers wrote with programs that others wrote, and compares."""

import copy
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

CASES = []


def case(function):
    CASES.append(function)
    return function


class Skip(Exception):
    pass


def load_bytes(name):
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()


def load_json(text):
    # Numbers stay as they are written, and a name that comes twice is an error.
    def unique(pairs):
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), names
        return dict(pairs)

    return json.loads(text, parse_float=str, object_pairs_hook=unique)


def cell(value):
    """A value as a cell of CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def expected_csv(rows, names, change=lambda name, value: value):
    """What Python's own writer makes of the rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([change(name, cell(row[name])) for name in names])
    return out.getvalue().encode()


def check_csv(data, rows):
    names = list(rows[0])
    read = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert read[0] == names
    assert read[1:] == [[cell(row[name]) for name in names] for row in rows]
    # To the byte: only what needs quotes has them, and every line ends with CR LF.
    assert data == expected_csv(rows, names)


@case
def rows_csv():
    check_csv(load_bytes("rows.csv"), TRUTH["highlight_rows"])


@case
def tables_csv():
    for table in TRUTH:
        if table != "highlight_rows":
            check_csv(load_bytes(f"tables/{table}.csv"), TRUTH[table])


@case
def spreadsheet_csv():
    data = load_bytes("spreadsheet.csv")
    rows = TRUTH["highlight_rows"]
    numbers = {name for name in rows[0] if isinstance(rows[1][name], int)}

    def defuse(name, value):
        risky = name not in numbers and value[:1] and value[0] in "=+-@\t\r\n＝＋－＠"
        return "'" + value if risky else value

    assert data.startswith(b"\xef\xbb\xbf")
    assert data[3:] == expected_csv(rows, list(rows[0]), defuse)


@case
def pandas_reads_csv():
    try:
        import pandas
    except ImportError:
        raise Skip("pandas is not installed")
    for table, rows in TRUTH.items():
        name = "rows.csv" if table == "highlight_rows" else f"tables/{table}.csv"
        frame = pandas.read_csv(os.path.join(FOLDER, name), dtype=str, keep_default_na=False, lineterminator=None)
        # Its parser makes one line end of the three, inside quotes too, where they are not what the table is about.
        plain = [[re.sub(r"\r\n?", "\n", cell(value)) for value in row.values()] for row in rows]
        found = [[re.sub(r"\r\n?", "\n", value) for value in row] for row in frame.values.tolist()]
        assert list(frame.columns) == list(rows[0])
        assert found == plain, table


@case
def whole_json():
    data = load_json(load_bytes("all.json").decode("utf-8"))
    assert data.pop("format") == "pidian"
    assert data.pop("version") == 1
    assert re.fullmatch(r"Pidian \d+\.\d+.*", data.pop("generator"))
    truth = {name: rows for name, rows in TRUTH.items() if name != "highlight_rows"}
    truth["project"] = truth["project"][0]
    assert data == truth
    assert list(data) == list(truth)


def load_lines():
    text = load_bytes("all.jsonl").decode("utf-8")
    assert text.endswith("\n")
    return [load_json(line) for line in text[:-1].split("\n")]


@case
def json_lines():
    lines = load_lines()
    header = lines.pop(0)
    assert header["record"] == "header" and header["format"] == "pidian" and header["version"] == 1
    kinds = {}
    for line in lines:
        kinds.setdefault(line.pop("record"), []).append(line)
    truth = [rows for name, rows in TRUTH.items() if name != "highlight_rows"]
    for found, rows in zip(kinds.values(), truth, strict=True):
        assert found == rows, (found[0], rows[0])
    assert {"highlight", "block", "article_field", "evidence", "project"} <= set(kinds)


@case
def pandas_reads_json_lines():
    try:
        import pandas
    except ImportError:
        raise Skip("pandas is not installed")
    frame = pandas.read_json(os.path.join(FOLDER, "all.jsonl"), lines=True, dtype=False, convert_dates=False)
    assert (frame["record"] == "highlight").sum() == len(TRUTH["highlights"])


def validator(pointer=""):
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    schema = SCHEMA
    if pointer:
        schema = {"$schema": SCHEMA["$schema"], "$ref": "#" + pointer, "$defs": SCHEMA["$defs"]}
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def need_jsonschema():
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        raise Skip("python3-jsonschema is not installed")


@case
def schema_takes_json():
    need_jsonschema()
    validator().validate(json.loads(load_bytes("all.json")))


@case
def schema_takes_json_lines():
    need_jsonschema()
    check = validator("/$defs/line")
    lines = load_lines()
    # All rows are checked in the whole; of the lines, some of every kind, as each is held against every kind.
    for line in lines[:2] + lines[::9]:
        check.validate(line)


@case
def schema_is_strict():
    need_jsonschema()
    check = validator()
    good = json.loads(load_bytes("all.json"))
    # A row of each is enough to be refused.
    good = {name: value[:2] if isinstance(value, list) else value for name, value in good.items()}
    assert check.is_valid(good)

    def refuses(change):
        bad = copy.deepcopy(good)
        change(bad)
        assert not check.is_valid(bad), change

    refuses(lambda bad: bad.update(more=1))
    refuses(lambda bad: bad.update(version=2))
    refuses(lambda bad: bad.pop("claims"))
    refuses(lambda bad: bad.update(project=None))
    refuses(lambda bad: bad.update(articles={}))
    for table in good:
        if isinstance(good[table], list):
            refuses(lambda bad: bad[table][0].update(more="x"))
            row = validator(SCHEMA["properties"][table]["items"]["$ref"].removeprefix("#"))
            assert row.is_valid(good[table][0])
            for name in good[table][0]:
                assert not row.is_valid({key: value for key, value in good[table][0].items() if key != name})
                assert not row.is_valid({**good[table][0], name: {}})
    refuses(lambda bad: bad["highlights"][0].update(highlight_id="x"))
    refuses(lambda bad: bad["highlights"][0].update(highlight_id=None))
    refuses(lambda bad: bad["highlights"][0].update(start="3"))
    refuses(lambda bad: bad["highlights"][0].update(start=-3))
    refuses(lambda bad: bad["highlights"][0].update(made_by="magic"))
    refuses(lambda bad: bad["highlights"][0].update(created="2025-01-30T08:00:00Z"))
    refuses(lambda bad: bad["mentions"][0].update(value_low=5890))
    refuses(lambda bad: bad["mentions"][0].update(value_low="5,890"))
    refuses(lambda bad: bad["mentions"][0].update(stance="maybe"))
    refuses(lambda bad: bad["articles"][0].update(date="30 January"))
    refuses(lambda bad: bad["names"][0].update(anonymous=0))

    # People have kinds and verdicts of their own.
    for table, name in (("claim_kinds", "kind"), ("judgements", "verdict")):
        other = copy.deepcopy(good)
        other[table][0][name] = "自己的"
        assert check.is_valid(other)


@case
def schema_tells_lines_apart():
    need_jsonschema()
    check = validator("/$defs/line")
    lines = load_lines()
    highlight = next(line for line in lines if line["record"] == "highlight")
    assert check.is_valid(highlight)
    assert not check.is_valid({**highlight, "record": "claim"})
    assert not check.is_valid({name: value for name, value in highlight.items() if name != "record"})
    assert not check.is_valid({**lines[0], "more": 1})


@case
def schema_names_targets():
    tables = {name: SCHEMA["properties"][name] for name in TRUTH if name != "highlight_rows"}
    for definition in SCHEMA["$defs"].values():
        for name, field in definition.get("properties", {}).items():
            if name not in ("record", "format", "version", "generator"):
                assert field["description"].endswith("."), field
            if "x-refers-to" in field:
                assert field["x-refers-to"] in tables
    assert SCHEMA["$defs"]["highlight"]["properties"]["start"]["x-unit"] == "code points"


def package():
    return load_json(load_bytes("tables/datapackage.json").decode("utf-8"))


@case
def package_structure():
    data = package()
    assert data["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", data["name"])
    assert data["title"] == "项目 \"一\""
    names = [resource["name"] for resource in data["resources"]]
    assert names == [name for name in TRUTH if name != "highlight_rows"]
    files = {resource["path"] for resource in data["resources"]} | {"datapackage.json"}
    assert files == set(os.listdir(os.path.join(FOLDER, "tables")))
    types = {"string", "integer", "number", "boolean", "datetime"}
    for resource in data["resources"]:
        assert resource["profile"] == "tabular-data-resource"
        assert resource["encoding"] == "utf-8"
        assert resource["dialect"]["lineTerminator"] == "\r\n"
        assert resource["description"]
        schema = resource["schema"]
        assert schema["missingValues"] == [""]
        fields = [field["name"] for field in schema["fields"]]
        header = next(csv.reader(io.StringIO(load_bytes("tables/" + resource["path"]).decode(), newline="")))
        assert fields == header
        for field in schema["fields"]:
            assert field["type"] in types and field["description"]
        # Only what has no identifier of its own has no key.
        key = schema.get("primaryKey", [])
        assert key or resource["name"] in ("cuts", "flow")
        assert set([key] if isinstance(key, str) else key) <= set(fields)
        for foreign in schema["foreignKeys"]:
            assert foreign["fields"] in fields
            assert foreign["reference"]["resource"] in names + [""]


def parses(field, text):
    kind = field["type"]
    if kind == "integer":
        return re.fullmatch(r"-?\d+", text)
    if kind == "number":
        return re.fullmatch(r"[+-]?\d+(\.\d+)?", text)
    if kind == "boolean":
        return text in field["trueValues"] + field["falseValues"]
    if kind == "datetime":
        return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text)
    if field.get("format") == "uuid":
        return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text)
    return True


@case
def package_describes_its_rows():
    data = package()
    rows = {}
    for resource in data["resources"]:
        text = load_bytes("tables/" + resource["path"]).decode()
        rows[resource["name"]] = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for resource in data["resources"]:
        schema = resource["schema"]
        for field in schema["fields"]:
            values = [row[field["name"]] for row in rows[resource["name"]]]
            present = [value for value in values if value not in schema["missingValues"]]
            rules = field.get("constraints", {})
            assert all(parses(field, value) for value in present), field
            assert not rules.get("required") or len(present) == len(values), (resource["name"], field)
            assert not rules.get("unique") or len(set(present)) == len(present), field
            assert "enum" not in rules or set(present) <= set(rules["enum"]), field
            assert "pattern" not in rules or all(re.fullmatch(rules["pattern"], value) for value in present), field
        key = schema.get("primaryKey")
        if key:
            key = [key] if isinstance(key, str) else key
            keys = [tuple(row[name] for name in key) for row in rows[resource["name"]]]
            assert len(set(keys)) == len(keys), resource["name"]
        for foreign in schema["foreignKeys"]:
            target = rows[foreign["reference"]["resource"] or resource["name"]]
            there = {row[foreign["reference"]["fields"]] for row in target}
            here = {row[foreign["fields"]] for row in rows[resource["name"]]} - {""}
            assert here <= there, (resource["name"], foreign)


@case
def package_links_all_references():
    joins = {(resource["name"], foreign["fields"]) for resource in package()["resources"] for foreign in resource["schema"]["foreignKeys"]}
    assert ("highlights", "article_id") in joins
    assert ("highlight_tags", "tag_id") in joins
    assert ("tags", "parent_id") in joins
    assert ("attributions", "mention_id") in joins
    for name, definition in SCHEMA["properties"].items():
        reference = definition.get("$ref") or definition.get("items", {}).get("$ref")
        if reference:
            row = SCHEMA["$defs"][reference.split("/")[-1]]
            for column, field in row["properties"].items():
                assert ("x-refers-to" in field) == ((name, column) in joins), (name, column)


def main():
    print(f"TAP version 14\n1..{len(CASES)}")
    failed = False
    for number, function in enumerate(CASES, 1):
        name = "/formats/exports/" + function.__name__.replace("_", "-")
        try:
            function()
            print(f"ok {number} {name}")
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}")
        except Exception as error:  # a failed case must not end the others
            failed = True
            print(f"not ok {number} {name}")
            where = traceback.extract_tb(error.__traceback__)[-1]
            for line in f"{where.name}, line {where.lineno}: {type(error).__name__}: {error}".splitlines()[:20]:
                print(f"# {line[:300]}")
    return 1 if failed else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="pidian-exports-") as FOLDER:
        subprocess.run([sys.argv[1], FOLDER], check=True)
        with open(sys.argv[2], encoding="utf-8") as schema_file:
            SCHEMA = json.load(schema_file)
        with open(os.path.join(FOLDER, "truth.json"), encoding="utf-8") as truth_file:
            TRUTH = load_json(truth_file.read())
        sys.exit(main())
