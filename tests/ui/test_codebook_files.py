"""The codebook in files, and its versions: imported after it was shown what would be added, exported, frozen and compared."""

import csv
import io
import json
import re
from pathlib import Path

import harness
import screen
from app import App, ReadOnly
from harness import Project, case, done, equals, report, wait_for, wait_until

TEXT = "---\ntitle: 晨报\ndate: 2025-01-28\n---\n\n# 晨报\n\n收盘时，甲公司一夜损失了5890亿美元。这是从来没有过的。\n"
QDC = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="NVivo">
  <Codes>
    <Code guid="0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0001" name="经济" isCodable="true" color="#ff0000">
      <Description>别人的说法</Description>
      <Code guid="0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0002" name="股价" isCodable="true"><Description>涨跌</Description></Code>
    </Code>
    <Code guid="0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0003" name="政策" isCodable="false"/>
  </Codes>
  <Sets/>
</CodeBook>
"""


def make_project(name="codebook.pidian"):
    """An article with a highlight, and two tags, one nested under the other."""
    Path("first.md").write_text(TEXT, encoding="utf-8")
    project = Project.make("first.md", name=name)
    Path("lines.jsonl").write_text(json.dumps({"article": "first.md", "quote": "5890亿美元", "tags": ["经济/损失"]}), encoding="utf-8")
    done("annotate", name, "--from", "lines.jsonl")
    return project


def open_codebook(app):
    """Opens the view of the codebook by its key."""
    wait_until(lambda: app.find("toggle button", "Codebook"), "the window is there")
    app.press("ctrl+shift+t")
    app.wait("list", "Tags")


def choose(app, letter, menu="Codebook Menu"):
    """Takes something from a menu by its letter, as GTK (4.18) names no item of a menu."""
    app.click_on("toggle button", menu)
    wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
    app.press(letter)


def paths(project):
    """The paths of all tags, as the project has them, in order."""
    return [tag["path"] for tag in report("tags", project.path)]


def lines(app, role="label", within=None):
    """What the lines of a dialog say."""
    return [node.name for node in within.find_all(role) if node.name]


def read_csv(path):
    return list(csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"), newline="")))


@case
def a_codebook_is_imported_after_it_was_shown_what_is_added():
    project = make_project()
    book = Path("other.qdc").absolute()
    book.write_text(QDC, encoding="utf-8")
    with App(project, gtk_leaks=True) as app:
        open_codebook(app)
        for accept in (False, True):
            choose(app, "i")
            app.choose_file("Import Codebook", book)
            alert = app.wait("alert dialog", "Import “other.qdc”?")
            shown = app.wait("list", "What Changes", alert)
            wait_for(lambda: lines(app, within=shown), ["2 new tags", "+ 经济 › 股价", "+ 政策", "1 tag is there already, and stays as it is"], "what is added")
            equals(paths(project), ["经济", "经济/损失"], "nothing is done yet")
            app.wait_for_focus("button", "Import")
            app.press("Return" if accept else "Escape")
            app.wait_gone("alert dialog")
        wait_for(lambda: paths(project), ["经济", "经济/损失", "经济/股价", "政策"], "the tags")
        tags = {tag["path"]: tag for tag in report("tags", project.path)}
        equals(tags["政策"]["id"], "0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0003", "the UUID of an added tag")
        equals(tags["经济/股价"]["description"], "涨跌", "its description")
        equals(tags["经济"]["description"], None, "what was there")
        app.wait("label", "Codebook imported")
        app.click_on("button", "Undo")
        wait_for(lambda: paths(project), ["经济", "经济/损失"], "one step of undo")
    project.is_well()


@case
def a_tag_that_was_renamed_in_the_file_is_renamed():
    project = make_project()
    book = Path("book.qdc").absolute()
    done("codebook", project.path, "--export", book)
    book.write_text(book.read_text(encoding="utf-8").replace('name="损失"', 'name="亏损"'), encoding="utf-8")
    with App(project, gtk_leaks=True) as app:
        open_codebook(app)
        choose(app, "i")
        app.choose_file("Import Codebook", book)
        alert = app.wait("alert dialog", "Import “book.qdc”?")
        shown = app.wait("list", "What Changes", alert)
        expected = ["1 tag gets the name or place that it has in the file", "经济 › 损失 → 经济 › 亏损", "1 tag is there already, and stays as it is"]
        wait_for(lambda: lines(app, within=shown), expected, "what changes")
        equals(paths(project), ["经济", "经济/损失"], "nothing is done yet")
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-import.png")
        app.press("Return")
        wait_for(lambda: paths(project), ["经济", "经济/亏损"], "the tags")
        app.click_on("button", "Undo")
        wait_for(lambda: paths(project), ["经济", "经济/损失"], "one step of undo")
    project.is_well()


@case
def what_has_nothing_new_or_is_no_codebook_is_said():
    project = make_project()
    Path("same.csv").write_text("tag_path\n经济/损失\n", encoding="utf-8")
    Path("broken.qdc").write_text("<CodeBook><Codes>", encoding="utf-8")
    with App(project, gtk_leaks=True) as app:
        open_codebook(app)
        choose(app, "i")
        app.choose_file("Import Codebook", Path("same.csv").absolute())
        alert = app.wait("alert dialog", "Import “same.csv”?")
        app.wait("label", "All of its tags are there already", alert)
        equals("enabled" in app.wait("button", "Import", alert).states(), False, "there is nothing to import")
        app.press("Escape")
        app.wait_gone("alert dialog")
        choose(app, "i")
        app.choose_file("Import Codebook", Path("broken.qdc").absolute())
        alert = app.wait("alert dialog", "Import Failed")
        assert any(name.startswith("“broken.qdc”: ") for name in lines(app, within=alert)), alert.dump()
        app.press("Escape")
        app.wait_gone("alert dialog")
    equals(paths(project), ["经济", "经济/损失"], "the tags")


@case
def a_codebook_is_exported_for_spreadsheets_and_for_other_programs():
    project = make_project()
    with App(project, gtk_leaks=True) as app:
        open_codebook(app)
        choose(app, "c")
        app.name_file("Export", Path("book.csv").absolute())
        app.wait("label", "Exported to “book.csv”")
        equals([(row["tag_path"], row["highlights"]) for row in read_csv("book.csv")], [("经济", "0"), ("经济/损失", "1")], "the rows")
        choose(app, "r")
        app.name_file("Export", Path("book.qdc").absolute())
        app.wait("label", "Exported to “book.qdc”")
        done("codebook", project.path, "--export", "command.qdc")
        equals(Path("book.qdc").read_bytes(), Path("command.qdc").read_bytes(), "the file")


def freeze(app, note=""):
    choose(app, "f")
    app.wait("alert dialog", "Freeze Version")
    entry = app.wait_for_focus("text box", "Note")
    if note:
        app.type(note, entry)
    app.press("Return")
    app.wait_gone("alert dialog")


def choose_other(app, name, dialog):
    """Compares the version that is shown with another, by the keys, as GTK (4.18) names no item of such a list."""
    chooser = app.wait("combo box", "Compare With", dialog)
    app.click(chooser)
    app.wait("label", name, app.wait("list box", within=chooser))
    app.press("Down", "Return")
    wait_until(lambda: not chooser.find("list box"), "the list is closed")


@case
def where_all_tags_are_deleted_versions_and_import_are_still_there():
    project = make_project()
    with App(project, gtk_leaks=True) as app:
        open_codebook(app)
        # A note is not needed.
        freeze(app)
        app.wait("label", "Version 1 frozen")
        app.click_on("list item", re.compile("^经济,"))
        app.press("Delete")
        app.wait("alert dialog")
        app.click_on("button", "Delete Tag")
        app.wait("label", "No Tags Yet")
        equals(paths(project), [], "the tags")
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-empty.png")
        app.click_on("button", "Versions…")
        dialog = app.wait("dialog", "Versions of the Codebook")
        app.click_on("list item", "Version 1", app.wait("list", "Versions", dialog))
        app.wait("label", "经济 › 损失\nDeleted", dialog)
        choose(app, "r", "Export Version")
        app.name_file("Export", Path("one.qdc").absolute())
        app.wait("label", "Exported to “one.qdc”")
        for _ in range(3):
            app.press("Escape")
        app.wait_gone("dialog", "Versions of the Codebook")
        app.click_on("button", "Import Codebook…")
        app.choose_file("Import Codebook", Path("one.qdc").absolute())
        app.wait("alert dialog", "Import “one.qdc”?")
        app.wait("label", "2 new tags")
        app.press("Return")
        wait_for(lambda: paths(project), ["经济", "经济/损失"], "the tags of the version")
    project.is_well()


@case
def where_there_are_no_versions_an_empty_codebook_offers_none():
    Path("first.md").write_text(TEXT, encoding="utf-8")
    with App(Project.make("first.md", name="empty.pidian")) as app:
        wait_until(lambda: app.find("toggle button", "Codebook"), "the window is there")
        app.press("ctrl+shift+t")
        app.wait("button", "Import Codebook…")
        equals(app.find("button", "Versions…"), None, "there are no versions")


@case
def a_version_is_frozen_compared_and_exported():
    project = make_project()
    with App(project, gtk_leaks=True) as app:
        open_codebook(app)
        choose(app, "v")
        app.wait("label", "No Versions Yet")
        app.press("Escape")
        app.wait_gone("dialog", "Versions of the Codebook")
        freeze(app, "试编码之后")
        app.wait("label", "Version 1 frozen")
        # Something is added, renamed and described, and what was done before it is left as it is.
        book = Path("more.csv")
        book.write_text("tag_path,description\n语气,怎么说\n", encoding="utf-8")
        done("codebook", project.path, "--import", book)
        app.wait("label", "3 tags")
        freeze(app, "第二版")
        app.wait("label", "Version 2 frozen")
        equals([(version["number"], version["note"], version["tags"]) for version in report("codebook", project.path, "--versions")], [(1, "试编码之后", 2), (2, "第二版", 3)], "the versions")
        choose(app, "v")
        dialog = app.wait("dialog", "Versions of the Codebook")
        versions = app.wait("list", "Versions", dialog)
        wait_for(lambda: [row.name for row in versions.find_all("list item")], ["Version 2", "Version 1"], "the versions, the last one first")
        app.wait("label", re.compile(r"\d.* · 2 tags\n试编码之后"), versions)
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-versions.png")
        app.click_on("list item", "Version 1", versions)
        app.wait("label", "语气\nAdded", dialog)
        app.click_on("radio", "Tags", dialog)
        app.wait("label", "经济 › 损失", dialog)
        app.wait_gone("label", "语气\nAdded")
        # With the other version, from the older to the newer also where the page is of the newer.
        app.click_on("radio", "Changes", dialog)
        app.wait("label", "Version 1 → The Present", dialog)
        app.press("Escape")
        app.click_on("list item", "Version 2", app.wait("list", "Versions", dialog))
        app.wait("label", "Nothing Has Changed", dialog)
        choose_other(app, "Version 1", dialog)
        app.wait("label", "Version 1 → Version 2", dialog)
        app.wait("label", "语气\nAdded", dialog)
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-versions-compared.png")
        app.click_on("radio", "Tags", dialog)
        app.wait("label", "语气\n怎么说", dialog)
        app.press("Escape")
        app.click_on("list item", "Version 1", app.wait("list", "Versions", dialog))
        app.click_on("radio", "Tags", dialog)
        app.wait("label", "经济 › 损失", dialog)
        screen.take_picture(Path(harness.os.environ["PIDIAN_SCREENSHOTS"]) / "codebook-version.png")
        choose(app, "c", "Export Version")
        app.name_file("Export", Path("one.csv").absolute())
        app.wait("label", "Exported to “one.csv”")
        equals([row["tag_path"] for row in read_csv("one.csv")], ["经济", "经济/损失"], "the tags of the version")
        # The first is for the toast.
        app.press("Escape")
        app.wait_gone("label", "Exported to “one.csv”")
        for _ in range(2):
            app.press("Escape")
        app.wait_gone("dialog", "Versions of the Codebook")
    project.is_well()


@case
def of_what_is_read_only_versions_are_shown_and_none_is_made():
    project = make_project()
    done("codebook", project.path, "--freeze", "one")
    project.path.chmod(0o444)
    with ReadOnly(project) as app:
        open_codebook(app)
        app.click_on("toggle button", "Codebook Menu")
        items = lambda: app.root.find_all("menu item")
        wait_until(lambda: len(items()) == 5, "the menu is open")
        equals(["sensitive" in item.states() for item in items()], [False, True, True, False, True], "what can be done")
        app.press("v")
        app.click_on("list item", "Version 1", app.wait("list", "Versions"))
        app.wait("label", "Nothing Has Changed")
        # Back to the list, and out of it.
        app.press("Escape")
        app.wait("list", "Versions")
        app.press("Escape")
        app.wait_gone("dialog", "Versions of the Codebook")


if __name__ == "__main__":
    harness.main()
