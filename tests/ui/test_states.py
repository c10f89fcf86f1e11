"""What can be seen of a state is said as well: what is selected, unfolded, checked or pressed is so over AT-SPI, and keys change it."""

import harness
from app import App, starting_with
from harness import ARTICLES, Project, case, equals, wait_for, wait_until
from walk import Walk

TITLE = "一根芦苇，烧出了储能行业的心病"
SENTENCE = "钠的坏处也写在课本里：个头大，跑得慢，在石墨里站不住脚。"

# What the space bar, or another key, turns on and off: where, what it is, and the state.
TURNED = {
    "page": [
        ("toggle button", "Library", "pressed"),
        ("toggle button", "Margin", "pressed"),
        ("button", "Details", "expanded"),
    ],
    "search": [
        ("toggle button", "Exact", "pressed"),
        ("toggle button", "Tag Hits", "pressed"),
    ],
    "hits to tag": [
        ("checkbox", "All Hits", "checked"),
        ("list item", None, "checked", "Return"),
    ],
    "words": [("toggle button", "Compare With the Rest", "pressed")],
    "carried marks": [("toggle button", "Show Refused", "pressed")],
    "comparison": [("toggle button", "Only Differences", "pressed")],
    "claim dialog": [
        ("toggle button", "Causal", "pressed"),
        ("list item", starting_with("Figure"), "expanded"),
    ],
    "judgement": [("switch", "Agreed Judgement", "checked")],
    "quotes": [("toggle button", "With Nested Tags", "pressed")],
    "quotes of nested tags": [("toggle button", "Pick as an Example", "pressed")],
    "Page": [("switch", "Indent Paragraphs", "checked")],
    "Files": [("switch", "Tables for Spreadsheets", "checked")],
    "save a copy": [("switch", "Memos", "checked")],
    "publications": [("list item", None, "checked")],
}

# What it chooses one of several of: where, what it is, and the state; and where an arrow key leads on from what is chosen at first, that, and
# the key.
CHOSEN = {
    "search": [("radio", "Chart", "checked", "List", "Right")],
    "source": [("radio", "Cuts", "checked", "Everything", "Left")],
    "definition": [("toggle button", "Mustard", "pressed")],
    "General": [
        ("list item", "Light", "checked"),
        ("list item", "Tol", "checked"),
    ],
    "export": [
        ("list item", starting_with("JSON Lines"), "checked"),
        ("list item", starting_with("Claims Table"), "checked"),
    ],
}

# What shows another view: the key, and the button for the same.
VIEWS = {
    "ctrl+shift+f": "Search All Texts",
    "ctrl+shift+c": "Claims",
    "ctrl+shift+r": "Copies and Rewrites",
    "ctrl+shift+t": "Codebook",
}


class States:
    """The program, and what it says of the states of what has the focus."""

    def __init__(self, app):
        self.app = app
        self.walk = Walk(app)

    def list_all(self, role, state, within=None):
        """The names of those that have a state."""
        return [node.name for node in (within or self.app.root).find_all(role) if has_state(node, state)]

    def turn(self, place):
        """Turns all of a place on and off, or off and on."""
        for role, name, state, *keys in TURNED[place]:
            node = self.walk.go_to(role, name)
            for _ in range(2):
                before = has_state(node, state)
                self.app.press(*keys or ["space"])
                wait_until(lambda: has_state(node, state) != before, f"whether {node} is {state} changes")

    def choose(self, place):
        """Chooses those of a place, each in the stead of another one."""
        for role, name, state, *first in CHOSEN[place]:
            if first:
                self.walk.go_to(role, first[0])
            node = self.walk.go_to(role, name, *first[1:])
            group = node.look().parent or self.locate(node)
            equals(has_state(node, state), False, f"whether {node} is {state} already")
            self.app.press("space")
            wait_for(lambda: self.list_all(role, state, group), [node.name], f"what is {state}")

    def locate(self, node):
        """What a node is in."""
        return next(other for other in self.app.root.look().walk() if node in other.children)

    def lead(self, role, within, key="Down"):
        """Presses an arrow key, which selects another row."""
        rows = lambda: self.list_all(role, "selected", self.app.wait(*within))
        before = rows()
        self.app.press(key)
        wait_until(lambda: len(rows()) == 1 and rows() != before, f"{key} selects another {role}")

    def open_menu(self, button):
        """Opens a menu; returns which of its items are checked."""
        self.walk.go_to("toggle button", button)
        self.app.press("space")
        items = lambda: self.app.root.find_all("menu item")
        wait_until(items, "the menu is open")
        return [number for number, item in enumerate(items()) if has_state(item, "checked")]

    def take(self, button, letter):
        """Takes something from a menu; returns which of its items were checked before, and which are then."""
        before = self.open_menu(button)
        self.app.press(letter)
        self.app.wait_gone("menu item")
        after = self.open_menu(button)
        self.app.press("Escape")
        self.app.wait_gone("menu item")
        return before, after


def has_state(node, state):
    """Whether a node has a state now."""
    return state in node.states()


@case
def on_the_page():
    with App(Project.make(*ARTICLES, marks=True)) as app:
        states = States(app)
        app.open_article(TITLE)
        states.turn("page")
        states.walk.go_to("list item", starting_with(TITLE))
        states.lead("list item", ("list", "Articles"), "Up")
        states.lead("list item", ("list", "Articles"))
        wait_until(lambda: (page := app.page()) and page.name == TITLE, "the page is shown")
        page = app.page()
        # The palette says of a tag that the highlight has it.
        app.click_text(page, SENTENCE)
        app.press("j", "Return")
        app.wait_for_palette()
        rows = lambda: app.wait("list", "Tags").find_all("list item")
        first = rows()[0].name
        states.lead("list item", ("list", "Tags"))
        states.lead("list item", ("list", "Tags"), "Up")
        app.press("Return")
        app.wait_for_focus("document")
        app.press("Return")
        app.wait_for_palette()
        wait_until(lambda: f"{first}, set" in [row.name for row in rows()], "the tag is said to be set")
        app.press("Escape")
        app.wait_gone("text box", "Tag")
        # The card of the highlight that stands out is selected.
        for key in ("bracketright", "bracketleft"):
            before = app.active_card()
            app.press(key)
            wait_until(lambda: app.active_card() not in (None, before), "another card is selected")


@case
def of_menus():
    with App(Project.make(*ARTICLES)) as app:
        states = States(app)
        app.wait("list", "Articles")
        before, after = states.take("Library Menu", "d")
        equals((len(before), len(after), before == after), (1, 1, False), "what the articles are sorted by")
        before, after = states.take("Library Menu", "r")
        equals(len(set(after) ^ set(before)), 1, "what the reverse order changes")
        before, after = states.take("Main Menu", "t")
        equals(len(set(after) ^ set(before)), 1, "what is changed by what a duplicate is")
        for button in ("Library Menu", "Main Menu"):
            node = states.walk.go_to("toggle button", button)
            for key in ("space", "Escape"):
                app.press(key)
                wait_for(lambda: "pressed" in node.states(), key == "space", f"whether the menu is said to be open after {key}")


@case
def of_views_and_what_they_list():
    with App(Project.make(*ARTICLES, marks=True), column_leaks=True) as app:
        states = States(app)
        app.wait("list", "Articles")
        app.press("F9")
        for key, name in VIEWS.items():
            app.press(key)
            wait_for(lambda: [view for view in states.list_all("toggle button", "pressed") if view in VIEWS.values()], [name], "the view that is chosen")
        # The codebook.
        tags = app.wait("list", "Tags")
        app.wait_for_focus("list item")
        states.lead("list item", ("list", "Tags"))
        states.lead("list item", ("list", "Tags"), "Up")
        unfolded = lambda: states.list_all("button", "expanded", tags)
        all_of_them = wait_until(unfolded, "tags are unfolded")
        for key, left in (("Left", all_of_them[1:]), ("Right", all_of_them)):
            app.press(key)
            wait_for(unfolded, left, f"what is unfolded after {key}")
        states.choose("definition")
        states.walk.go_to("tab", "Definition")
        app.press("Right", "space")
        wait_for(lambda: states.list_all("tab", "checked"), ["Quotes"], "the page of the tag")
        states.turn("quotes")
        app.press("space")
        states.turn("quotes of nested tags")
        # The claims.
        app.press("ctrl+shift+c")
        app.wait("tree grid", "Claims")
        states.walk.go_to("row", key="shift+Tab")
        app.press("Return")
        app.wait("list", "Mentions")
        states.walk.go_to("button", "Judge…")
        app.press("space")
        app.wait("dialog", "Judge Claim")
        states.turn("judgement")
        app.press("Escape")
        app.wait_gone("dialog", "Judge Claim")
        # The copies.
        app.press("ctrl+shift+r")
        app.wait("list", "Copies")
        states.walk.go_to("list item")
        app.press("Home", "Down", "Return")
        app.wait("list", "Passages")
        states.turn("comparison")
        states.walk.go_to("button", "Carry Marks Over")
        app.press("space")
        app.wait("list", "Marks")
        app.wait_for_focus("list item")
        app.press("r")
        states.turn("carried marks")
        # The first Escape may be for the toast.
        wait_until(lambda: not app.find("dialog", "Carry Marks Over") or app.press("Escape"), "the dialog has closed")


@case
def of_a_search():
    with App(Project.make(*ARTICLES, marks=True), column_leaks=True) as app:
        states = States(app)
        app.wait("list", "Articles")
        app.press("F9", "ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", "Search Texts"))
        app.wait("list", "Hits")
        states.turn("search")
        states.walk.go_to("list item")
        states.lead("list item", ("list", "Hits"))
        states.walk.go_to("toggle button", "Tag Hits")
        app.press("space")
        states.turn("hits to tag")
        states.walk.go_to("toggle button", "Tag Hits")
        app.press("space")
        states.choose("search")
        states.walk.go_to("tab", "Hits")
        app.press("Right", "space")
        wait_for(lambda: states.list_all("tab", "checked"), ["Words"], "what is shown of the search")
        # There is a rest where not all is counted.
        states.walk.go_to("search box", "Count in Articles")
        app.type("电池")
        states.turn("words")


@case
def of_dialogs():
    with App(Project.make(*ARTICLES, marks=True)) as app:
        states = States(app)
        page = app.open_article(TITLE)
        app.click_text(page, SENTENCE)
        app.press("j", "alt+c")
        app.wait_for_focus("text box", "Claim")
        states.turn("claim dialog")
        app.press("Escape")
        app.wait_gone("dialog", "Claim")
        states.walk.go_to("list item", starting_with(TITLE))
        app.press("Menu")
        wait_until(lambda: any("focused" in item.states() for item in app.root.find_all("menu item")), "the menu is open")
        app.press("s")
        app.wait("dialog", "Source and Text")
        states.choose("source")
        app.press("Escape")
        app.wait_gone("dialog", "Source and Text")
        app.press("ctrl+shift+s")
        app.wait("dialog", "Save a Copy")
        states.turn("save a copy")
        app.press("Escape")
        app.wait_gone("dialog", "Save a Copy")
        app.press("ctrl+e")
        app.wait("dialog", "Export")
        states.choose("export")
        app.press("Escape")
        app.wait_gone("dialog", "Export")
        app.press("ctrl+comma")
        app.wait("dialog", "Preferences")
        states.turn("Page")
        for name, act in (("General", states.choose), ("Files", states.turn)):
            states.walk.go_to("tab")
            app.press("Right", "space")
            wait_for(lambda: states.list_all("tab", "selected"), [name], "the page of the preferences")
            act(name)
        app.press("Escape")
        app.wait_gone("dialog", "Preferences")
        app.press("ctrl+f")
        states.walk.go_to("toggle button", "Filter")
        app.press("space")
        app.wait("combo box", "Study")
        states.walk.go_to("list item", starting_with("Publication"))
        app.press("Return")
        app.wait("button", "Back to the Filter")
        states.turn("publications")
        app.press("Escape")
        app.wait_gone("button", "Back to the Filter")


if __name__ == "__main__":
    harness.main()
