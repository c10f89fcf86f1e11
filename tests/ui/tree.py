"""What assistive technologies see of a program: its accessibility tree, over D-Bus.

The D-Bus interfaces of AT-SPI are called directly, many at a time: libatspi waits for an answer for each child of each
node, which takes a second for one look at a window.
"""

import functools
import re

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
WINDOW = 1  # ATSPI_COORD_TYPE_WINDOW

# The numbers of ATSPI_STATE_….
STATES = {"checked": 4, "enabled": 8, "expanded": 10, "focusable": 11, "focused": 12, "pressed": 20, "selected": 23, "sensitive": 24}

# What never has anything in it.
LEAVES = {"image", "label", "separator"}

# GTK answers with what happens to be in memory for what is not laid out.
LARGEST = 20000


@functools.cache
def get_address():
    """Where the bus is that accessibility has for itself."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    return session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None).unpack()[0]


@functools.cache
def get_bus():
    """The connection to that bus."""
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(get_address(), flags, None, None)


class Announcements:
    """What programs have a screen reader say, from now on."""

    def __init__(self):
        self.said = []
        subscribe = get_bus().signal_subscribe
        subscribe(None, "org.a11y.atspi.Event.Object", "Announcement", None, None, Gio.DBusSignalFlags.NONE, self.note)

    def note(self, _bus, _sender, _path, _interface, _signal, arguments):
        """Keeps what is said."""
        self.said.append(arguments.unpack()[3])

    def take(self):
        """What was said since the last look."""
        while GLib.MainContext.default().iteration(False):
            pass
        said, self.said[:] = self.said[:], []
        return said


def call_all(calls):
    """Makes calls (name, path, interface, method, arguments) all at once; the answers, None where there is none."""
    answers = [None] * len(calls)
    waiting = len(calls)

    def finish(bus, result, position):
        nonlocal waiting
        waiting -= 1
        try:
            answers[position] = bus.call_finish(result).unpack()
        except GLib.Error:
            pass  # it has gone since

    for position, (name, path, interface, method, arguments) in enumerate(calls):
        get_bus().call(name, path, interface, method, arguments, None, 0, 20000, None, finish, position)
    while waiting > 0:
        GLib.MainContext.default().iteration(True)
    return answers


def get_property(interface, name):
    """What a call needs to ask for a property."""
    return "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name))


class Node:
    """A node as it was when it was found; its methods ask for how it is now."""

    # By bus name and path: GTK gives no widget another role.
    roles = {}

    def __init__(self, bus_name, path, parent=None):
        self.bus_name = bus_name
        self.path = path
        self.parent = parent
        self.children = []

    @property
    def role(self):
        """What it is."""
        if (self.bus_name, self.path) not in self.roles:
            read_roles([self])
        return self.roles.get((self.bus_name, self.path), "")

    @functools.cached_property
    def name(self):
        """What it is called."""
        return self.ask_property(ACCESSIBLE, "Name") or ""

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    def __eq__(self, other):
        return isinstance(other, Node) and (self.bus_name, self.path) == (other.bus_name, other.path)

    def __hash__(self):
        return hash(self.path)

    def ask(self, interface, method, arguments=None):
        """Calls a method; an empty answer if the node has gone."""
        return call_all([(self.bus_name, self.path, interface, method, arguments)])[0] or ()

    def ask_property(self, interface, name):
        """Asks for a property; None if the node has gone."""
        answer = self.ask(*get_property(interface, name))
        return answer[0] if answer else None

    def look(self):
        """Reads all that is below it now, and returns it."""
        nodes = self.look_for_all()
        read_roles(nodes)
        read_names(nodes)
        return self

    def look_for_all(self):
        """It and all that is below it now."""
        nodes = level = [self]
        while level:
            # Many are known by now to have nothing in them.
            level = [node for node in level if self.roles.get((node.bus_name, node.path)) not in LEAVES]
            answers = call_all([(node.bus_name, node.path, ACCESSIBLE, "GetChildren", None) for node in level])
            for node, answer in zip(level, answers):
                node.children = [Node(*child, node) for child in (answer or [[]])[0]]
            level = [child for node in level for child in node.children]
            nodes = nodes + level
        return nodes

    def walk(self):
        """It and all that is below it, in the order of the tree."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find_all(self, role=None, name=None):
        """Those below it that can be seen, by role and name (a text, or a pattern that is in it)."""
        read_roles(self.look_for_all())
        matches = [node for node in self.walk() if is_match(node.role, role)]
        read_names(matches)
        return find_visible([node for node in matches if is_match(node.name, name)])

    def find(self, role=None, name=None):
        """The first of those, or None."""
        return next(iter(self.find_all(role, name)), None)

    def find_focused(self):
        """What has the focus, it or something below it; the innermost, or None."""
        return find_focused(self.look_for_all())

    def states(self):
        """Its states, as far as they are of interest here."""
        return read_states([self])[0]

    def description(self):
        """What is said of it besides its name."""
        return self.ask_property(ACCESSIBLE, "Description") or ""

    def extents(self):
        """Where it is in its window, (x, y, width, height), as GTK says: without the padding of what it is in."""
        return read_boxes([self])[0]

    def centre(self):
        """The middle of it."""
        x, y, width, height = self.extents()
        return x + width // 2, y + height // 2

    def text(self):
        """The text in it."""
        length = self.ask_property("org.a11y.atspi.Text", "CharacterCount") or 0
        answer = self.ask("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, length)))
        return answer[0] if answer else ""

    def set_text(self, text):
        """Puts a text in the place of what is in it, as pasting does."""
        self.ask("org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))

    def caret(self):
        """Where the caret is in its text."""
        return self.ask_property("org.a11y.atspi.Text", "CaretOffset")

    def selection(self):
        """What of its text is selected, (start, end), or None."""
        answer = self.ask("org.a11y.atspi.Text", "GetSelection", GLib.Variant("(i)", (0,)))
        return tuple(answer) if answer and answer[0] != answer[1] else None

    def selected_text(self):
        """The text that is selected in it."""
        selection = self.selection()
        return self.text()[slice(*selection)] if selection else ""

    def character_extents(self, offset):
        """Where a character is in the window, (x, y, width, height)."""
        return self.ask("org.a11y.atspi.Text", "GetCharacterExtents", GLib.Variant("(iu)", (offset, WINDOW)))

    def dump(self):
        """It and all that is below it, a line each."""
        return "\n".join(self.look().list_lines(0))

    def list_lines(self, depth):
        """The lines of it and of what was found below it, without what says nothing."""
        interesting = self.name or self.role not in ("panel", "grouping", "filler")
        if interesting:
            states = ",".join(sorted(self.states() - {"enabled", "sensitive"}))
            yield f"{'  ' * depth}{self.role} {self.name!r} {self.extents()} {states}"
        for child in self.children:
            yield from child.list_lines(depth + (1 if interesting else 0))


def read_roles(nodes):
    """Has the nodes know what they are."""
    nodes = [node for node in nodes if (node.bus_name, node.path) not in Node.roles]
    answers = call_all([(node.bus_name, node.path, ACCESSIBLE, "GetRoleName", None) for node in nodes])
    Node.roles.update({(node.bus_name, node.path): answer[0] for node, answer in zip(nodes, answers) if answer})


def read_names(nodes):
    """Has the nodes know what they are called now."""
    answers = call_all([(node.bus_name, node.path, *get_property(ACCESSIBLE, "Name")) for node in nodes])
    for node, answer in zip(nodes, answers):
        node.name = answer[0] if answer else ""


def read_states(nodes):
    """The states of each node."""
    answers = call_all([(node.bus_name, node.path, ACCESSIBLE, "GetState", None) for node in nodes])
    return [{state for state, bit in STATES.items() if answer and answer[0][0] & 1 << bit} for answer in answers]


def read_boxes(nodes):
    """Where each node is and how large."""
    answers = call_all([(node.bus_name, node.path, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (WINDOW,))) for node in nodes])
    return [answer[0] if answer else (0, 0, 0, 0) for answer in answers]


def find_visible(nodes):
    """Those of the nodes that are laid out."""
    return [node for node, box in zip(nodes, read_boxes(nodes)) if is_laid_out(box)]


def find_focused(nodes):
    """The last of the nodes that has the focus, or None."""
    return next((node for node, states in zip(reversed(nodes), reversed(read_states(nodes))) if "focused" in states), None)


def is_laid_out(box):
    """Whether something is where GTK says that it is."""
    return 0 < box[2] < LARGEST and 0 < box[3] < LARGEST


def is_match(value, wanted):
    """Whether a role or name is what is wanted: anything, just that, or one that a pattern is found in."""
    if isinstance(wanted, re.Pattern):
        return wanted.search(value) is not None
    return wanted is None or value == wanted


def get_programs():
    """The roots of all programs: their names on the bus, and paths."""
    registry = Node("org.a11y.atspi.Registry", ROOT)
    return (registry.ask(ACCESSIBLE, "GetChildren") or [[]])[0]


def find_named_program(name):
    """The root of the tree of a program by its name, or None: in a sandbox it is not known by its process."""
    roots = [Node(*child) for child in get_programs()]
    return next((root for root in roots if is_match(root.ask_property(ACCESSIBLE, "Name") or "", name)), None)


def find_program(process):
    """The root of the tree of a process, or None."""
    for bus_name, path in get_programs():
        question = GLib.Variant("(s)", (bus_name,))
        call = ("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", question)
        if call_all([call])[0] == (process,):
            return Node(bus_name, path)
    return None
