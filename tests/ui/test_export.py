"""What the window exports is what the command line exports, byte for byte."""

from pathlib import Path

import harness
from app import App
from harness import ARTICLES, Project, case, done, equals, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"


def read(path):
    """What a file holds, or all files of a folder."""
    if path.is_dir():
        return {part.name: part.read_bytes() for part in sorted(path.iterdir())}
    return path.read_bytes()


@case
def every_format_is_the_same_as_from_the_command_line():
    project = Project.make(*ARTICLES, marks=True)
    folder = Path("window").absolute()
    folder.mkdir()
    Path("command").mkdir()
    tables = "R, Python and Other Programs"
    sheets = "Spreadsheets (Excel, LibreOffice)"
    ways = [
        (["Highlights Table (CSV)", tables], "highlights.csv", ["--format", "csv"]),
        (["Highlights Table (CSV)", sheets], "sheet.csv", ["--format", "csv", "--spreadsheet"]),
        (["Claims Table (CSV)", tables], "claims.csv", ["--format", "csv", "--rows", "mentions"]),
        (["JSON"], "all.json", ["--format", "json"]),
        (["JSON Lines"], "all.jsonl", ["--format", "jsonl"]),
        (["All Tables"], "study-tables", ["--format", "tables"]),
    ]
    with App(project, gtk_leaks=True) as app:
        app.open_article(TITLE)
        for choices, name, words in ways:
            app.export(choices, folder / name)
            done("export", project.path, *words, "--output", Path("command", name))
            window, command = read(folder / name), read(Path("command", name))
            equals(len(window), len(command), f"the size of {name}")
            equals(window == command, True, f"{name} is the same")
    project.is_well()


@case
def a_mark_that_was_just_made_is_in_the_export():
    project = Project.make(ARTICLES[0])
    phrase = "直播间的人数从三千涨到二百六十万"
    with App(project, gtk_leaks=True) as app:
        app.tag(app.open_article(TITLE), phrase, "new")
        path = Path("new.csv").absolute()
        app.export(["Highlights Table (CSV)"], path)
        lines = path.read_bytes().decode().split("\r\n")
        equals(len(lines), 3, "lines")
        assert phrase in lines[1] and ",new," in lines[1], lines[1]
        # An earlier file is replaced, once that was asked.
        path.write_text("old")
        app.press("ctrl+e")
        dialog = app.wait("dialog", "Export")
        app.click_on("button", "Export…", within=dialog)
        app.name_file("Export", path, but=dialog, replace=True)
        wait_until(lambda: path.read_bytes().decode().split("\r\n") == lines, "the file is replaced")


@case
def where_nothing_can_be_written_is_said():
    project = Project.make(ARTICLES[0])
    with App(project, gtk_leaks=True) as app:
        app.open_article(TITLE)
        app.press("ctrl+e")
        dialog = app.wait("dialog", "Export")
        app.click_on("button", "Export…", within=dialog)
        app.name_file("Export", "/proc/nothing.csv", but=dialog)
        alert = app.wait("alert dialog", "Export Failed")
        assert any("nothing.csv" in node.name for node in alert.find_all("label")), alert.dump()
        app.press("Escape")
        app.wait_gone("alert dialog")
        app.press("Escape")
        app.wait_gone("dialog", "Export")


if __name__ == "__main__":
    harness.main()
