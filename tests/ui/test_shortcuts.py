"""The overview of the keys: what it says of each key is what the key does, and there is none that is not pressed here."""

import re
import subprocess

import harness
from app import App, starting_with
from harness import ARTICLES, PIDIAN, Failure, Project, case, equals, report, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"

# Sentences that follow each other in one paragraph.
FIRST = "钠的坏处也写在课本里：个头大，跑得慢，在石墨里站不住脚。"
SECOND = "要让钠离子安心住下来，得另造一间房子，业内管它叫硬碳。"
THIRD = "造房子的材料，有人用椰壳，有人用淀粉，有人用煤，汀白用的是芦苇。"

# What keys are called on a keyboard, and by xdotool; a letter is its own name.
NAMES = {"[": "bracketleft", "]": "bracketright", "+": "plus", "-": "minus", ",": "comma", "?": "question", ".": "period"}

# What opens something that Escape closes, wherever one is in the window.
OPENING = {
    "Add Articles": ("dialog", "Add Articles"),
    "Export": ("dialog", "Export"),
    "Save a Copy": ("dialog", "Save a Copy"),
    "New Project": ("dialog", "New Project"),
    "Open Project": ("dialog", "Open Project"),
    "Preferences": ("dialog", "Preferences"),
    "Keyboard Shortcuts": ("dialog", "Keyboard Shortcuts"),
    "Help": ("dialog", "Help"),
    "Main Menu": ("button", "Larger Text"),
}
# And on a page, with a sentence selected.
OPENING_ON_A_PAGE = {
    "Open the Palette": ("text box", "Tag"),
    "Note": ("text box", "Note"),
    "Claim": ("dialog", "Claim"),
    "Tag the Whole Article": ("text box", "Tag"),
}
# And in the codebook, with the tag “deep” selected.
OPENING_IN_THE_CODEBOOK = {
    "New Tag": ("alert dialog", "New Tag Under “new”"),
    "New Nested Tag": ("alert dialog", "New Tag Under “deep”"),
    "Rename Tag": ("alert dialog", "Rename Tag"),
    "Delete Tag": ("alert dialog", "Delete “deep”?"),
}
# What shows something else beside the library.
SHOWING = {
    "Claims": ("tree grid", "Claims"),
    "Copies and Rewrites": ("list", "Copies"),
    "Codebook": ("list", "Tags"),
}


class Overview:
    """The keys that the overview names, by what it says that they do, and which of them are left to be pressed."""

    def __init__(self, app):
        self.app = app
        app.press("ctrl+question")
        rows = [node for node in app.wait("dialog", "Keyboard Shortcuts").look().walk() if node.role == "list item"]
        app.press("Escape")
        app.wait_gone("dialog", "Keyboard Shortcuts")
        self.keys = {row.name: read_keys(row) for row in rows}
        equals(len(self.keys), len(rows), "how many things there are that keys do")
        self.left = {(name, key) for name, keys in self.keys.items() for key in keys}

    def press(self, name, number=0):
        """Presses the key for something, or another one for the same."""
        if number >= len(self.keys.get(name, ())):
            raise Failure(f"there is no such key for “{name}”: {self.keys}")
        key = self.keys[name][number]
        self.left.discard((name, key))
        self.app.press(key)

    def open_all(self, table, focus):
        """Presses the keys of a table, each of which opens something, and closes that again."""
        for name, opened in table.items():
            self.press(name)
            self.app.wait(*opened)
            self.app.press("Escape")
            self.app.wait_gone(*opened)
            self.app.wait_for_focus(*focus)


def read_keys(row):
    """The keys in a row of the overview, as xdotool wants them."""
    name, *caps = [node.name for node in row.walk() if node.role == "label"]
    equals(name, row.name, "what a row says first")
    return ["+".join(NAMES.get(cap, cap.lower() if cap in ("Ctrl", "Alt", "Shift") or len(cap) == 1 else cap) for cap in keys.split("\n")) for keys in "\n".join(caps).split("\nor\n")]


def press_on_the_page(app, keys, project, page):
    """Everything that is done on a page and in its palette."""
    marks = lambda: [(quote, tags) for quote, tags in project.marks() if quote in (FIRST, SECOND, THIRD)]
    app.click_text(page, FIRST)
    for name, number, wanted in (
        ("Next Sentence", 0, FIRST),
        ("Next Sentence", 0, SECOND),
        ("Previous Sentence", 0, FIRST),
        ("Extend the Selection by a Sentence", 0, FIRST + SECOND),
        ("Extend the Selection by a Sentence", 1, FIRST),
    ):
        keys.press(name, number)
        wait_for(page.selected_text, wanted, f"what is selected by “{name}”")
    keys.open_all(OPENING_ON_A_PAGE, ("document", TITLE))
    offered = []
    for number, sentence in enumerate((FIRST, SECOND)):
        wait_for(page.selected_text, sentence, "what is selected")
        app.press("Return")
        app.wait_for_palette()
        tags = [row.name for row in app.wait("list", "Tags").find_all("list item")]
        keys.press("The Same, if a Tag Begins With a Digit", number)
        wait_for(lambda: marks()[number:], [(sentence, [tags[8 * number]])], "the new highlight")
        app.wait_for_focus("document", TITLE)
        app.press("ctrl+z")
        wait_for(lambda: marks()[number:], [], "the new highlight")
        app.click_text(page, sentence)
        app.press("j")
        wait_for(page.selected_text, sentence, "what is selected")
        app.press("Return")
        app.wait_for_palette()
        tags = [row.name for row in app.wait("list", "Tags").find_all("list item")]
        offered.append(tags[8 * number])
        keys.press("Take the First to the Ninth Tag", number)
        wait_for(marks, list(zip((FIRST, SECOND), ([tag] for tag in offered))), "the new highlights")
        app.wait_for_focus("document", TITLE)
        app.press("j")
    keys.press("Repeat the Last Tag")
    wait_for(lambda: marks()[2:], [(THIRD, [offered[1]])], "the last highlight")
    keys.press("Remove Highlight")
    wait_for(lambda: marks()[2:], [], "the last highlight")
    app.press("k")
    wait_for(page.selected_text, THIRD, "what is selected")
    keys.press("Highlight Without a Tag")
    wait_for(lambda: marks()[2:], [(THIRD, [])], "the last highlight")
    # From card to card, and back.
    chosen = [app.active_card()]
    for name in ("Previous Highlight", "Next Highlight"):
        keys.press(name)
        wait_until(lambda: app.active_card() not in (None, chosen[-1]), f"“{name}” selects another card")
        chosen.append(app.active_card())
    equals(chosen[-1], chosen[0], "the card after both keys")
    keys.press("Undo")
    wait_for(lambda: marks()[2:], [], "the last highlight")
    keys.press("Redo")
    wait_for(lambda: marks()[2:], [(THIRD, [])], "the last highlight")
    width = lambda: page.character_extents(0)[2]
    usual = width()
    keys.press("Larger Text")
    wait_until(lambda: width() > usual, "the text is larger")
    keys.press("Usual Text Size")
    wait_for(width, usual, "how wide a letter is")
    keys.press("Smaller Text")
    wait_until(lambda: width() < usual, "the text is smaller")
    keys.press("Show Margin")
    app.wait_gone("list", "Highlights")
    keys.press("Show Margin")
    app.wait("list", "Highlights")


def press_in_the_library(app, keys, project):
    """What is done with the articles in the library."""
    present = lambda: project.select("SELECT count(*) FROM article WHERE present")[0][0]
    keys.press("Search Library")
    app.wait_for_focus("search box", "Search Library")
    app.press("Escape")
    keys.press("Show Library")
    app.wait_gone("list", "Articles")
    keys.press("Show Library")
    app.click(app.wait("list item", starting_with(TITLE), app.wait("list", "Articles")))
    keys.press("Edit Details of What Is Selected")
    app.wait("dialog", "Edit Details")
    app.press("Escape")
    app.wait_gone("dialog", "Edit Details")
    app.wait_for_focus("list item", starting_with(TITLE))
    keys.press("Remove What Is Selected in the Library")
    wait_for(present, len(ARTICLES) - 1, "articles")
    app.press("ctrl+z")
    wait_for(present, len(ARTICLES), "articles")


def press_in_the_views(app, keys):
    """What shows another view, and what is done with hits."""
    keys.open_all(OPENING, ())
    for name, shown in SHOWING.items():
        keys.press(name)
        app.wait(*shown)
    keys.press("Search All Texts")
    app.type("电池", app.wait_for_focus("search box", "Search Texts"))
    hits = app.wait("list", "Hits")
    app.click(wait_until(lambda: hits.find_all("list item"), "there are hits")[0])
    app.wait("label", re.compile(r"^Hit 1 of \d\d?$"))
    app.wait_for_focus("document")
    for number in (0, 1):
        keys.press("Next Hit", number)
        app.wait("label", re.compile("^Hit 2 of"))
        keys.press("Previous Hit", number)
        app.wait("label", re.compile(r"^Hit 1 of \d\d?$"))


def press_where_two_articles_are_compared(app, keys, project):
    """What leads through a comparison, and what is said to a mark that is carried over."""
    app.press("ctrl+shift+r")
    # The first row is the head of a family.
    app.click(wait_until(lambda: app.wait("list", "Copies").find_all("list item")[1:], "there is a pair")[0])
    passages = app.wait("list", "Passages")
    selected = lambda: [row.name for row in passages.find_all("list item") if "selected" in row.states()]
    keys.press("Next Difference")
    first = wait_until(selected, "a difference is selected")
    app.press("n")
    wait_until(lambda: selected() not in ([], first), "the next one is selected")
    keys.press("Previous Difference")
    wait_for(selected, first, "what is selected")
    app.click_on("button", "Carry Marks Over")
    marks = app.wait("list", "Marks")
    focused = lambda: next((row.name for row in marks.find_all("list item") if "focused" in row.states()), None)
    for name, table in (("Carry the Mark Over", "highlight"), ("Refuse the Mark", "refusal")):
        mark, before = wait_until(focused, "a mark has the focus"), project.count(table)
        keys.press(name)
        wait_for(lambda: project.count(table), before + 1, f"rows of “{table}”")
        wait_until(lambda: focused() not in (None, mark), "the next mark has the focus")
    # The first Escape may be for the toast.
    wait_until(lambda: not app.find("dialog", "Carry Marks Over") or app.press("Escape"), "the dialog has closed")


def press_in_the_codebook(app, keys, project):
    """What is done with a tag."""
    paths = lambda: [tag["path"] for tag in report("tags", project.path) if re.match("new|deep", tag["path"])]
    app.press("ctrl+shift+t")
    app.wait_for_focus("list item")
    app.press("Insert")
    app.type("new/deep", app.wait_for_focus("text box", "Name"))
    app.press("Return")
    for name, number, wanted in (
        ("Nest, or No Longer", 1, ["new", "deep"]),
        ("Move Among the Tags Beside It", 0, ["deep", "new"]),
        ("Move Among the Tags Beside It", 1, ["new", "deep"]),
        ("Nest, or No Longer", 0, ["new", "new/deep"]),
    ):
        app.wait_for_focus("list item", starting_with("deep, "))
        keys.press(name, number)
        wait_for(paths, wanted, f"the tags after “{name}”")
    keys.open_all(OPENING_IN_THE_CODEBOOK, ("list item", starting_with("deep, ")))


def press_what_closes(app, keys):
    """What closes one window of two, and then the program."""
    windows = lambda: app.root.find_all("window")
    other = Project.make(name="other.pidian")
    subprocess.run([PIDIAN, other.path], env=app.env, check=True, timeout=harness.PATIENCE)
    wait_until(lambda: len(windows()) == 2, "there are two windows")
    keys.press("Close Window")
    wait_until(lambda: len(windows()) == 1, "there is one window")
    app.end(lambda: keys.press("Quit"))


@case
def each_key_does_what_the_overview_says():
    project = Project.make(*ARTICLES, marks=True)
    with App(project, gtk_leaks=True) as app:
        page = app.open_article(TITLE)
        keys = Overview(app)
        press_on_the_page(app, keys, project, page)
        press_in_the_library(app, keys, project)
        press_in_the_views(app, keys)
        press_where_two_articles_are_compared(app, keys, project)
        press_in_the_codebook(app, keys, project)
        press_what_closes(app, keys)
        equals(keys.left, set(), "keys that nobody has pressed")
    project.is_well()


if __name__ == "__main__":
    harness.main()
