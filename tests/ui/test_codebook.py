"""The codebook: tags as a tree, to name, nest, order, merge and split, and the page of each."""

import json
import re
from pathlib import Path

import harness
import screen
from app import App, starting_with
from harness import Project, case, done, equals, report, wait_for, wait_until

TEXTS = {
    "first.md": "---\ntitle: 晨报\ndate: 2025-01-28\n---\n\n# 晨报\n\n收盘时，甲公司一夜损失了5890亿美元。这是从来没有过的。\n",
    "second.md": "---\ntitle: 晚报\ndate: 2025-02-03\n---\n\n# 晚报\n\n有人说甲公司一夜损失6000亿美元，也有人不信。\n",
}
# What is marked: article, quote, tags.
MARKS = [
    ("first.md", "5890亿美元", ["经济/损失"]),
    ("first.md", "从来没有过", ["语气"]),
    ("second.md", "6000亿美元", ["经济/损失", "经济"]),
    ("second.md", "也有人不信", ["语气/怀疑"]),
]
TAGS = ["经济", "损失", "语气", "怀疑"]
# Where something in a row is, GTK (4.18) says without the padding of the list and of the row.
PADDING = (12, 9)


def make_project(name="codebook.pidian"):
    """Two articles with highlights that carry four tags, two nested under two."""
    for file, text in TEXTS.items():
        Path(file).write_text(text, encoding="utf-8")
    project = Project.make(*TEXTS, name=name)
    lines = [json.dumps({"article": article, "quote": quote, "tags": tags}) for article, quote, tags in MARKS]
    Path("lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done("annotate", name, "--from", "lines.jsonl")
    return project


def open_codebook(app):
    """Opens the view of the codebook by its key; returns the list."""
    wait_until(lambda: app.find("toggle button", "Codebook"), "the window is there")
    app.press("ctrl+shift+t")
    return app.wait("list", "Tags")


def names(app):
    """The names of the tags that are shown, from the first to the last."""
    listed = app.find("list", "Tags")
    return [item.name.split(",")[0] for item in listed.find_all("list item") if item.name] if listed else []


def paths(project):
    """The paths of all tags, as the project has them, in order."""
    return [tag["path"] for tag in report("tags", project.path)]


def row(app, name):
    """The row of a tag."""
    return app.wait("list item", starting_with(f"{name}, "), app.wait("list", "Tags"))


@case
def look():
    project = make_project()
    with App(project) as app:
        open_codebook(app)
        wait_for(lambda: names(app), TAGS, "the tags")
        screen.take_picture(harness.SCREENSHOTS / "codebook-look.png")
        print(app.root.dump())
        app.click_on("tab", "Quotes")
        app.wait("list", "Quotes")
        screen.take_picture(harness.SCREENSHOTS / "codebook-look-quotes.png")


if __name__ == "__main__":
    harness.main()
