"""A walk through the window by keys alone: whether everything can be reached, has a name, is in sight while it has the focus, and is large
enough for a finger."""

import time

import screen
import tree
from gi.repository import Gio, GLib
from app import ARROW
from harness import Failure, wait_until

# What one does something with, and what of it has parts of its own that are none for anybody but GTK.
WHOLE = {
    "button", "toggle button", "check box", "checkbox", "radio", "combo box", "text box", "search box", "spin button", "switch", "slider", "link",
    "tab", "menu item", "menu item check box", "menu item radio", "document",
}  # fmt: skip
CONTROLS = WHOLE | {"list item", "row", "column header"}

# Within these the arrow keys lead on: down, or to the right.
ROWS, COLUMNS = {"list", "tree", "tree grid", "menu", "table"}, {"tab list", "radio group"}

# What is pressed, and the room that a finger needs. Switches and those of a toggle group have it around them.
PRESSED = {"button", "toggle button", "checkbox", "combo box", "link"}
FINGER = 34

# What closes a window and the like never has the focus: Alt+F4 and Alt+Space do the same.
OF_WINDOW = {"Close", "Minimize", "Maximize", "Restore", "Icon"}

LABELLED_BY = 2  # ATSPI_RELATION_LABELLED_BY

# How many rows of a list speak for the others.
ENOUGH = 4

# How long a key may take to move the focus, before it counts as one that does not, in seconds.
PATIENCE = 3


class Walk:
    """The focus of a program, and where keys lead it. It is heard of as soon as it moves, so that nothing has to be looked for."""

    def __init__(self, app):
        self.app = app
        self.focused = None
        self.moves = 0
        event = "object:state-changed:focused"
        registry = "org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent", GLib.Variant("(sass)", (event, [], ""))
        tree.call_all([registry])
        subscribe = tree.get_bus().signal_subscribe
        subscribe(None, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused", Gio.DBusSignalFlags.NONE, self.note)

    def note(self, _bus, sender, path, _interface, _signal, arguments):
        """Keeps what has the focus now."""
        if arguments.unpack()[1]:
            self.focused = tree.Node(sender, path)
            self.moves += 1

    def press(self, key):
        """Presses a key, and returns what it leads the focus to; None if it stays where it is."""
        while GLib.MainContext.default().iteration(False):
            pass
        before, end = self.moves, time.monotonic() + PATIENCE
        screen.xdotool("key", "--delay", 0, key)
        GLib.timeout_add(round(1000 * PATIENCE), lambda: False)
        while self.moves == before and time.monotonic() < end:
            GLib.MainContext.default().iteration(True)
        return self.focused if self.moves != before else None

    def go_to(self, role, name=None, key="Tab"):
        """Presses a key until the focus is on something."""
        node = self.app.root.find_focused()
        for _ in range(100):
            if node and tree.is_match(node.role, role) and tree.is_match(node.name, name):
                return node
            node = self.press(key)
            if node is None:
                break
            node.look()
        raise Failure(f"{key} does not lead to a {role} “{name}”")

    def check(self):
        """Goes round what the focus is in, the window, a dialog or a popover, and returns what is wrong with it, a line each."""
        place = Place(self.find_surface())
        self.go_round(place)
        return list(place.list_problems())

    def find_surface(self):
        """What the focus is in and does not leave by Tab."""
        around = [node for node in [self.app.root.find_focused()] if node]
        while around and around[-1].parent is not None:
            around.append(around[-1].parent)
        for inner, outer in zip(around, around[1:]):
            sizes = [node.extents()[2:] for node in (inner, outer)]
            larger = sizes[1][0] - sizes[0][0], sizes[1][1] - sizes[0][1]
            # A popover has no role of its own, but an arrow.
            if outer.role in ("dialog", "alert dialog", "menu") or larger in ((2, ARROW + 2), (ARROW + 2, 2)):
                return outer
        return self.app.frame

    def go_round(self, place):
        """Presses Tab until the focus comes round; and once more, with the arrow keys, where that led past something."""
        for node in [node for node in place.nodes if "focused" in node.had and node.role in CONTROLS]:
            place.reach(node)
        stops = self.press_tab(place, set())
        if place.find_missing(place.root):
            self.press_tab(place, stops, look=True)

    def press_tab(self, place, passed, look=False):
        """Presses Tab until the focus comes round, looks about wherever it comes to, and returns where it came to."""
        stops = set()
        node = self.press("Tab")
        while node and node not in stops:
            stops.add(node)
            if node not in passed:
                place.reach(node)
            # The second time, the focus would come to where it was in a table at last.
            if look or place.is_in_table(node):
                self.look_around(place, node)
            if look and not place.find_missing(place.root):
                break
            node = self.press("Tab")
        return stops

    def look_around(self, place, node):
        """Presses the arrow keys that lead on from a row or the like to those beside it."""
        node, container = place.locate(node), place.find_container(node)
        # The keys mean something else in an entry and the like.
        if container is None or not place.is_in_table(node) and node.role not in ("list item", "column header", "row", "tab", "radio", "menu item", "menu item check box", "menu item radio"):
            return
        # What is in a row of a table, Tab leads to anyway.
        if not place.is_in_table(node):
            self.look_into(place, node)
        forward, back = ("Down", "Up") if container.role in ROWS else ("Right", "Left")
        if place.is_last(container, node):
            forward, back = back, forward
        steps = 0
        while steps < ENOUGH and place.find_missing(container):
            # Where nothing is selected yet, the first press selects what has the focus.
            node = self.press(forward) or self.press(forward)
            if node is None or node in place.reached:
                break
            steps += 1
            place.reach(node)
            if not place.is_in_table(node):
                self.look_into(place, node)
        # What is chosen by going there is as before.
        for _ in range(steps if container.role in COLUMNS else 0):
            self.press(back)

    def look_into(self, place, row):
        """Presses Tab for what is in a row, and goes back to it."""
        steps = 0
        while place.find_missing(row):
            node = self.press("Tab")
            steps += 1
            if node is None or not place.is_in(node, row):
                break
            place.reach(node)
        for _ in range(steps):
            self.press("shift+Tab")


class Place:
    """What is shown, as it was when one came there, and what of it has had the focus since."""

    def __init__(self, root):
        self.root = root
        self.reached = {}
        self.hidden = []
        self.nodes = {}
        self.add(root)

    def add(self, root):
        """Takes in a node and all that is below it."""
        nodes = list(root.look().walk())
        for node, states, box in zip(nodes, tree.read_states(nodes), tree.read_boxes(nodes)):
            node.had, node.box = states, box
            self.nodes[node] = node
            if not node.name and node.role in CONTROLS:
                node.name = read_label(node)

    def locate(self, node):
        """A node with all that it is in: one that has come since, as rows do where a list is scrolled, is looked up."""
        if node in self.nodes:
            return self.nodes[node]
        parent = node.ask_property(tree.ACCESSIBLE, "Parent")
        node.parent = self.locate(tree.Node(*parent)) if parent and parent[1] != tree.ROOT else None
        self.add(node)
        return node

    def reach(self, node):
        """Notes that a node has the focus, and whether it is in sight."""
        node = self.locate(node)
        self.reached[node] = node
        chain = [node, *self.get_around(node)]

        def is_in_sight():
            left, top, right, bottom = 0, 0, tree.LARGEST, tree.LARGEST
            for x, y, width, height in tree.read_boxes(chain):
                left, top, right, bottom = max(left, x), max(top, y), min(right, x + width), min(bottom, y + height)
            return right - left >= min(12, node.box[2]) and bottom - top >= min(12, node.box[3])

        try:
            wait_until(is_in_sight, "it is in sight", PATIENCE)
        except Failure:
            self.hidden.append(f"{node} is out of sight while it has the focus")

    def get_around(self, node):
        """What a node is in, from the inside out."""
        while node != self.root and node.parent is not None:
            node = node.parent
            yield node

    def is_in(self, node, other):
        """Whether a node is in another one."""
        return other in self.get_around(self.locate(node))

    def find_container(self, node):
        """What a node is in that the arrow keys lead on within, or None."""
        node = self.locate(node)
        return node.parent if node.role == "column header" else next((other for other in self.get_around(node) if other.role in ROWS | COLUMNS), None)

    def is_in_table(self, node):
        """Whether a node is a title, a row or in a row of a table."""
        node = self.locate(node)
        return any(other.role in ("row", "column header") for other in [node, *self.get_around(node)])

    def is_last(self, container, node):
        """Whether a node is the last of its kind in its list."""
        alike = [other for other in container.walk() if other.role == node.role and tree.is_laid_out(other.box)]
        return len(alike) > 1 and alike[-1] == node

    def get_kind(self, node):
        """What a node is in its list: the list, and what leads to it from there. What one of a kind can, the others can."""
        container = self.find_container(node)
        roles = [node.role]
        for other in self.get_around(node):
            if other == container:
                return other, tuple(roles)
            roles.append(other.role)
        return None

    def is_control(self, node):
        """Whether a node is something that has to be reached: no part of another one, nor a list around its rows, or what is scrolled."""
        if not (node.role in CONTROLS and tree.is_laid_out(node.box) and "sensitive" in node.had) or node.name in OF_WINDOW:
            return False
        # The check of a row is set by the key that activates the row.
        if node.role in ("checkbox", "radio", "switch") and "focusable" not in node.had and any(other.role == "list item" for other in self.get_around(node)):
            return False
        inner = {part.role for part in node.walk() if part != node}
        if "focusable" not in node.had and (node.role in ("list item", "row") or inner & WHOLE) or node.role == "list item" and "list item" in inner:
            return False
        return not any(other.role in WHOLE and "focusable" in other.had for other in self.get_around(node))

    def is_reached(self, node):
        """Whether a node has had the focus, itself or where GTK puts it for it, or others that speak for it."""
        if any(part in self.reached for part in node.walk()):
            return True
        kind = self.get_kind(node)
        if kind is None:
            return False
        container, roles = kind
        rows = [other for other in container.walk() if other.role == node.role and self.get_kind(other) == kind]
        alike = {other for reached in self.reached for other in [reached, *self.get_around(reached)] if self.get_kind(other) == kind}
        return len(alike) >= (min(len(rows), 2) if len(roles) == 1 else 1)

    def find_missing(self, container):
        """What in something has not been reached."""
        container = self.locate(container)
        return [node for node in container.walk() if node != container and self.is_control(node) and not self.is_reached(node)]

    def list_problems(self):
        """What is wrong, a line each."""
        yield from self.hidden
        for node in list(self.nodes.values()):
            if not self.is_control(node):
                continue
            if not node.name:
                yield f"{self.describe(node)} has no name"
            if not self.is_reached(node):
                yield f"{self.describe(node)} cannot be reached"
            if node.role in PRESSED and min(node.box[2:]) < FINGER and not any(other.role in ("list item", "row") for other in self.get_around(node)):
                yield f"{self.describe(node)} is too small to be pressed: {node.box[2]} × {node.box[3]}"
        for node in self.reached:
            if node.role not in CONTROLS and not node.name and node.role != "generic":
                yield f"{self.describe(node)} has the focus, and no name"

    def describe(self, node):
        """A node, and what it is in."""
        around = [f"{other.role} “{other.name}”" for other in self.get_around(node) if other.name]
        return f"{node} {node.box} in {', '.join(around[:2])}"


def read_label(node):
    """What a node is called by another one, which GTK (4.18) leaves out of the name where that is a label of a menu."""
    for relation, targets in node.ask(tree.ACCESSIBLE, "GetRelationSet")[0]:
        if relation == LABELLED_BY:
            return " ".join(tree.Node(*target).text() for target in targets)
    return ""
