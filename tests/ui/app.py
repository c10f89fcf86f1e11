"""Pidian as a person has it before them: started, seen over AT-SPI, used with a mouse and keys, and closed."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import harness
import screen
import tree
from harness import PATIENCE, PIDIAN, SAMPLE, SCREENSHOTS, TROUBLE, Failure, Misfortune, Project, Skip, equals, say, wait_for, wait_until


# What libadwaita (1.7) says now and then of a part of its own sheets, which it draws before that is laid out.
UNFINISHED = r"^.*Gtk-WARNING.*Trying to snapshot AdwGizmo \S+ without a current allocation$"
# GTK (4.18) looks an icon up in the window's thread while another one lets go of it: what is found is gone then.
RACE = re.compile(r"'!object_already_finalized' failed[\s\S]*? in gtk_icon_theme_lookup_icon ")

# What the files of a project are known by.
TYPES = SAMPLE.parent / "io.github.pidian.Pidian.mime.xml"

# How high the head of the window is.
HEAD = 47

# How high the arrow of a popover is.
ARROW = 12


def starting_with(words):
    """A pattern for names that begin with some words."""
    return re.compile("^" + re.escape(words))


def install_types(folder):
    """Makes the files of a project known by their names, as an installed program does: a file dialog looks into those that are not."""
    packages = folder / "packages"
    if packages.is_dir() or not shutil.which("update-mime-database"):
        return
    packages.mkdir(parents=True)
    shutil.copy(TYPES, packages)
    subprocess.run(["update-mime-database", folder], capture_output=True, check=True)


class App:
    """The program with its window. It ends with the block that it is opened for, and must end well."""

    def __init__(self, *arguments, env=None, gtk_leaks=False, column_leaks=False):
        self.project = next((a for a in arguments if isinstance(a, Project)), None)
        self.words = [os.fspath(a.path if isinstance(a, Project) else a) for a in arguments]
        # The same folders for all programs of a case, so that what one keeps is there for the next.
        home = Path("home").absolute()
        self.env = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "GDK_DEBUG": "no-portals", "TZ": "UTC"}
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            folder = home / kind.lower()
            folder.mkdir(parents=True, exist_ok=True)
            self.env[f"XDG_{kind}_HOME"] = str(folder)
        self.env |= env or {}
        install_types(home / "data" / "mime")
        # A complaint, which ends the program, says where it came from. GTK (4.18) itself leaks: what its file dialogs were
        # listing when they are closed, what is dropped within a window on X11, and the font of what an input method spells in a text view. Where a button in a cell
        # of a column view is clicked, its column stays, disposed of and held by nothing; lsan.supp knows it by its stack, which has to be whole, as far as
        # where it is made: the less there is of it, the faster.
        self.env["ASAN_OPTIONS"] = f"{self.env.get('ASAN_OPTIONS', '')}:handle_abort=1:handle_sigtrap=1:detect_leaks={0 if gtk_leaks else 1}"
        if column_leaks:
            self.env["ASAN_OPTIONS"] += ":fast_unwind_on_malloc=0:malloc_context_size=12"
        # How many pixels of the display GTK takes for one of its own.
        self.scale = int(self.env.get("GDK_SCALE", 1))
        # What libraries say that is no trouble of the program's own.
        self.excused = [UNFINISHED]
        self.wrapper = []
        self.process = self.root = self.frame = self.window = None

    def __enter__(self):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(self.get_command(), env=self.env, stdin=subprocess.DEVNULL, stderr=self.errors)
        harness.watches.append(self.watch)
        try:
            self.root = wait_until(self.find_root, "the program is on the bus")
            self.frame = wait_until(lambda: self.find("window"), "there is a window")
            self.window = wait_until(self.find_window, "the window is on the display")
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(self, kind, error, trace):
        try:
            if kind is None and self.watch in harness.watches:
                try:
                    self.close()
                except Failure:
                    self.testify()
                    self.tell_threads()
                    raise
            elif kind is not None and kind is not Skip:
                self.testify()
        finally:
            if self.watch in harness.watches:
                harness.watches.remove(self.watch)
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self.errors.close()

    def get_command(self):
        """The words that start the program."""
        return [*self.wrapper, PIDIAN, *self.words]

    def find_root(self):
        """The root of the program's tree, or None."""
        return tree.find_program(self.process.pid)

    def find_window(self):
        """The window, as the display knows it."""
        return next(iter(screen.find_windows(self.process.pid)), None)

    # ---- beginning and end ----

    def watch(self):
        """Asserts that the program has not ended by itself."""
        if self.process.poll() is not None:
            kind = Misfortune if RACE.search(self.read_errors()) else Failure
            raise kind(f"the program ended with status {self.process.returncode}")

    def read_errors(self):
        """What the program has printed on standard error."""
        self.errors.seek(0)
        return re.sub("|".join(self.excused), "", self.errors.read().decode(errors="replace"), flags=re.M)

    def check_errors(self):
        """Asserts that the program had nothing to complain of."""
        errors = self.read_errors()
        if TROUBLE.search(errors):
            raise (Misfortune if RACE.search(errors) else Failure)(errors)

    def close(self):
        """Closes the window, with nothing above it any more. The program must end, well and without a complaint."""
        wait_until(lambda: not any(self.find(role) for role in ("dialog", "alert dialog")), "no dialog is open")
        button = wait_until(self.find_close_button, "the window can be closed")
        self.end(lambda: self.press_close(button))

    def end(self, act):
        """Does what ends the program, which must end well and without a complaint."""
        harness.watches.remove(self.watch)
        act()
        wait_until(lambda: self.process.poll() is not None, "the program ends")
        self.check_errors()
        equals(self.process.returncode, 0, "the status of the program")

    def find_close_button(self):
        """The button that closes the window, or None: toasts and bars below the window's head have such buttons as well."""
        buttons = self.root.find_all("button", re.compile("^(Close|关闭|關閉)$"))
        return next((button for button in buttons if button.centre()[1] < self.frame.extents()[1] + HEAD), None)

    def press_close(self, button):
        """Presses the button that closes the window."""
        self.click(button)

    def kill(self):
        """Ends the program as a power cut would."""
        harness.watches.remove(self.watch)
        self.send_kill()
        self.process.wait()
        self.check_errors()

    def send_kill(self):
        """Ends the program at once, whatever it is at."""
        self.process.send_signal(signal.SIGKILL)

    def testify(self):
        """Says how things are, for one who has to find out why a case failed."""
        if self.process.poll() is None:
            path = SCREENSHOTS / f"failed-{harness.current}.png"
            screen.take_picture(path)
            say(f"picture: {path}")
            say(self.root.dump() if self.root else "nothing is on the bus")
        say(self.read_errors())

    def tell_threads(self):
        """Says what each thread of a program that does not end waits for, and where the first one of them is."""
        if self.process.poll() is not None:
            return
        for thread in sorted(Path(f"/proc/{self.process.pid}/task").iterdir()):
            say(f"thread {(thread / 'comm').read_text().strip()}: {(thread / 'wchan').read_text()}")
        self.process.send_signal(signal.SIGABRT)
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            say("it does not even end when it is told to abort")
        say(self.read_errors())

    # ---- finding ----

    def find(self, role=None, name=None, within=None):
        """A node that can be seen, or None."""
        return (within or self.root).find(role, name)

    def wait(self, role=None, name=None, within=None):
        """A node, as soon as it can be seen."""
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        return wait_until(lambda: self.find(role, name, within), f"there is a {role or 'thing'} “{wanted or ''}”")

    def wait_gone(self, role=None, name=None):
        """Waits until there is no such node."""
        wait_until(lambda: not self.find(role, name), f"there is no {role or 'thing'} “{name or ''}” any more")

    def wait_for_focus(self, role=None, name=None):
        """Waits until a node has the focus, and returns it."""

        look = lambda: tree.find_focused(self.root.find_all(role, name))
        return wait_until(look, f"the focus is in a {role or 'thing'} “{name or ''}”")

    def tab_to(self, role, name):
        """Goes to something with the keyboard, also below what is seen of a page or a dialog."""
        for _ in range(60):
            node = self.find(role, name)
            if node and "focused" in node.states():
                break
            self.press("Tab")
        return self.wait_for_focus(role, name)

    # ---- mouse ----

    def to_window(self, x, y):
        """Where in the X window a place of the accessibility tree is: GTK counts from within the window's edges."""
        edge = self.frame.extents()
        return (x - 2 * edge[0]) * self.scale, (y - 2 * edge[1]) * self.scale

    def click(self, node, button=1, times=1, move=(0, 0)):
        """Clicks on the middle of a node, or beside that, once it stays where it is."""
        places = []
        wait_until(lambda: places.append(node.centre()) or len(places) > 2 and len(set(places[-3:])) == 1, f"{node} stays in its place")
        x, y = places[-1]
        screen.click(self.window, *self.to_window(x + move[0], y + move[1]), button, times)

    def click_on(self, role=None, name=None, within=None):
        """Clicks on a node as soon as it is there."""
        node = self.wait(role, name, within)
        self.click(node)
        return node

    def click_on_tab(self, name):
        """Clicks on a tab of a view switcher, which a narrow dialog has at its bottom.

        GTK (4.18) counts twice how far the list of tabs is from the edge of what that is in.
        """
        self.wait("tab", name)
        tab = max(self.root.find_all("tab", name), key=lambda node: node.extents()[1])
        tabs = tab.parent
        self.click(tab, move=(tabs.parent.extents()[0] - tabs.extents()[0], 0))

    @contextlib.contextmanager
    def dragging(self, paths):
        """Drags files from another program's window into this one; that program is there until the block ends."""
        screen.xdotool("windowmove", self.window, 150, 40)
        wait_until(lambda: screen.get_geometry(self.window)[0] >= 145, "the window is on the right")
        source = subprocess.Popen([sys.executable, Path(__file__).with_name("drag-source.py"), *paths], env=self.env, stderr=subprocess.PIPE)
        try:
            window = wait_until(lambda: screen.find_windows(source.pid), "there is something to drag")[0]
            if source.poll() is not None:
                raise Skip(source.stderr.read().decode())
            screen.xdotool("windowmove", window, 0, 0)
            wait_until(lambda: screen.get_geometry(window)[0] < 10, "it is on the left")
            screen.drag_across(window, self.window)
            yield
        finally:
            source.kill()
            source.wait()

    # ---- keyboard ----

    def press(self, *keys):
        """Presses keys, once the focus stays where it is."""
        focused = []
        wait_until(lambda: focused.append(self.root.find_focused()) or len(focused) > 1 and focused[-1] == focused[-2], "the focus stays where it is")
        screen.press(*keys)

    def type(self, text, entry=None):
        """Types into what has the focus; with an entry, waits until the text is in it.

        What no key stands for is typed a character at a time: xdotool then gives a key that meaning, and takes it away.
        """
        before = entry.text() if entry else ""
        if text.isascii():
            screen.type_letters(text)
        for position, character in enumerate("" if text.isascii() else text, 1):
            self.type_character(character, entry, before + text[:position])
        if entry:
            wait_for(entry.text, before + text, "what was typed")

    def retype(self, text, entry):
        """Types into an entry that has the focus, in the place of what is there."""
        if entry.text():
            self.press("ctrl+a")
            wait_until(entry.selection, "all of the entry is selected")
            screen.xdotool("key", "BackSpace")
            wait_for(entry.text, "", "the emptied entry")
        self.type(text, entry)

    def type_character(self, character, entry, wanted):
        """Types a character, again as long as the program was too late to learn of the new key."""
        before = entry.text() if entry else None
        for _ in range(5 if entry else 1):
            screen.xdotool("type", "--delay", 120, "--", character)
            try:
                wait_until(lambda: entry is None or entry.text() != before, "something is typed", patience=5)
                break
            except Failure:
                continue
        if entry:
            wait_for(entry.text, wanted, "what was typed")

    def choose(self, row, choice, within=None):
        """Chooses from the list that drops down from a row of a form."""
        self.click_on("combo box", row, within)
        self.wait("label", choice)
        wait_until(self.find_focused_choice, "the list is open")
        self.press("Home")
        while not any(tree.is_match(node.name, choice) for node in self.find_focused_choice().walk()):
            before = self.find_focused_choice()
            self.press("Down")
            wait_until(lambda: self.find_focused_choice() != before, f"there is something below on the way to “{choice}”")
        self.press("Return")

    def find_focused_choice(self):
        """The row of a list that has the focus, or None."""
        return next((node for node in self.root.find_all("list item") if "focused" in node.states()), None)

    # ---- GTK's own file dialogs ----

    def name_file(self, title, path, but=None, replace=False):
        """Puts a path into the dialog that asks where something goes, which is not another one of that title."""
        wait_until(lambda: self.find_other_dialog(title, but), f"there is a dialog “{title}”")
        self.paste_location(self.wait_for_focus("text box", "Name:"), str(path))
        self.press("Return")
        if replace:
            self.wait("button", "Replace")
            self.press("alt+r")
        wait_until(lambda: not self.find_other_dialog(title, but), f"the dialog “{title}” has closed")

    def paste_location(self, entry, location):
        """Puts a location into an entry of a file dialog at once.

        For every folder on the way to what is typed letter by letter, GTK (4.18) reads what is in it to complete it,
        and trips (gtk_tree_store_remove: VALID_ITER) over those of some hundred files, as /tmp is.
        """
        entry.set_text(location)
        wait_for(entry.text, location, "the location")

    def find_other_dialog(self, title, but):
        """A dialog of a title that is not another one."""
        return next((dialog for dialog in self.root.find_all("dialog", title) if dialog != but), None)

    def choose_file(self, title, path):
        """Types the path of a file into the dialog that asks for files."""
        dialog = self.type_location(title, str(path))
        is_gone = lambda: dialog not in self.root.find_all("dialog")
        wait_until(lambda: is_gone() or self.find_selected(dialog), "the file is selected")
        if not is_gone():
            self.press("alt+a")
        wait_until(is_gone, f"the dialog “{title}” has closed")

    def choose_all_files(self, title, folder):
        """Types the path of a folder into the dialog that asks for files, and takes all that are in it."""
        names = sorted(path.name for path in folder.iterdir())
        dialog = self.type_location(title, f"{folder}/")
        listed = lambda: sorted(node.name for node in dialog.find_all("label") if node.name in names)
        wait_for(listed, names, "the files that are listed")
        for _ in range(20):
            if any("focused" in row.states() for row in dialog.find_all("row")):
                break
            self.press("Tab")
        self.press("ctrl+a")
        wait_until(lambda: self.find_selected(dialog) == len(names), "all files are selected")
        self.press("alt+a")
        wait_until(lambda: dialog not in self.root.find_all("dialog"), f"the dialog “{title}” has closed")

    def choose_folder(self, title, folder):
        """Types the path of a folder into the dialog that asks for one."""
        dialog = self.type_location(title, f"{folder}/")
        self.press("alt+e")
        wait_until(lambda: dialog not in self.root.find_all("dialog"), f"the dialog “{title}” has closed")

    def type_location(self, title, location):
        """Puts where to go into a file dialog, and returns the dialog."""
        dialog = self.wait("dialog", title)
        wait_until(dialog.find_focused, "the dialog has the focus")
        # That opens the entry.
        screen.type_letters("/")
        self.paste_location(self.wait_for_focus("text box"), location)
        self.press("Return")
        return dialog

    def find_selected(self, dialog):
        """How many files are selected in a dialog."""
        return sum("selected" in row.states() for row in dialog.find_all("row"))

    # ---- the library and the page ----

    def rows(self):
        """The titles in the library."""
        library = self.find("list", "Articles")
        rows = library.find_all("list item") if library else []
        return [next(node.name for node in row.walk() if node.role == "label") for row in rows]

    def open_article(self, title):
        """Opens an article by a click in the library, and returns the page that shows it."""
        text = self.project.text(title)
        self.click(self.wait("list item", starting_with(title), self.wait("list", "Articles")))
        wait_until(lambda: self.page() and self.page().text() == text, f"the page shows “{title}”")
        return self.page()

    def page(self):
        """The page with the article's text."""
        return self.find("document")

    def scroll_to(self, page, offset):
        """Turns the wheel until a character is well in sight, and returns where it is."""

        def is_in_sight():
            x, y, width, height = page.extents()
            left, top, wide, high = page.character_extents(offset)
            if y + 40 <= top and top + high <= y + height - 60:
                return left, top, wide, high
            notches = min(10, 1 + abs(top - y - height // 2) // 150)
            screen.turn_wheel(self.window, *self.to_window(x + width // 2, y + height // 2), top >= y + 40, notches)
            return None

        return wait_until(is_in_sight, f"character {offset} is in sight")

    def find_phrase(self, page, phrase, occurrence=1):
        """Where a phrase is in the text of the page, (start, end)."""
        text, start = page.text(), -1
        for _ in range(occurrence):
            start = text.index(phrase, start + 1)
        return start, start + len(phrase)

    def select(self, page, phrase, occurrence=1):
        """Drags over a phrase, from its first letter to its last; returns its offsets."""
        start, end = self.find_phrase(page, phrase, occurrence)
        self.scroll_to(page, end - 1)
        self.scroll_to(page, start)
        left, top, wide, high = page.character_extents(start)
        last_left, last_top, last_wide, last_high = page.character_extents(end - 1)
        screen.drag(
            self.window,
            self.to_window(left + 2, top + high // 2),
            self.to_window(last_left + last_wide - 1, last_top + last_high // 2),
        )
        return start, end

    def click_text(self, page, phrase, occurrence=1, button=1, times=1, at=0.3):
        """Clicks on the letter in the middle of a phrase, left or right of its own middle."""
        start, end = self.find_phrase(page, phrase, occurrence)
        left, top, wide, high = self.scroll_to(page, (start + end) // 2)
        screen.click(self.window, *self.to_window(left + int(wide * at), top + high // 2), button, times)

    # ---- the palette and the margin ----

    def wait_for_palette(self):
        """The palette's entry, as soon as one can type into it."""
        return self.wait_for_focus("text box", "Tag")

    def click_in_palette(self, node):
        """Clicks on something in the palette."""
        screen.click(*self.find_in_palette(node))

    def point_in_palette(self, node):
        """Rests the pointer on something in the palette."""
        screen.point(*self.find_in_palette(node))

    def find_in_palette(self, node):
        """Where something is in the palette, which is a window of its own with an arrow at one side: (window, x, y)."""
        entry = self.wait("text box", "Tag")
        left, top, wide, high = entry.extents()
        x, y = node.centre()
        palette = screen.find_windows(self.process.pid)[-1]
        place = screen.get_geometry(palette)
        edge = (place[2] - wide) // 2
        selection = self.page().character_extents(self.page().caret() - 1)
        is_below = place[1] - screen.get_geometry(self.window)[1] > self.to_window(*selection[:2])[1]
        return palette, x - left + edge, y - top + edge + (ARROW if is_below else 0)

    def tag(self, page, phrase, tag, occurrence=1):
        """Drags over a phrase, types a tag's name into the palette, and takes it."""
        start, end = self.select(page, phrase, occurrence)
        self.type(tag, self.wait_for_palette())
        self.press("Return")
        self.wait_card(phrase)
        return start, end

    def cards(self):
        """What the cards in the margin say."""
        margin = self.find("list", "Highlights")
        return [card.name for card in margin.find_all("list item")] if margin else []

    def wait_card(self, beginning):
        """The card in the margin whose highlight begins with some words."""
        return self.wait("list item", starting_with(beginning), self.wait("list", "Highlights"))

    def active_card(self):
        """What the selected card in the margin says."""
        margin = self.find("list", "Highlights")
        cards = margin.find_all("list item") if margin else []
        return next((card.name for card in cards if "selected" in card.states()), None)

    def export(self, choices, path):
        """Exports with the dialog: the rows to choose there, then where to."""
        self.press("ctrl+e")
        dialog = self.wait("dialog", "Export")
        for choice in choices:
            self.click_on("label", choice, within=dialog)
        self.click_on("button", "Export…", within=dialog)
        if "All Tables" in choices:
            self.choose_folder("Choose Where to Put the Folder", path.parent)
        else:
            self.name_file("Export", path, but=dialog)
        wait_until(lambda: dialog not in self.root.find_all("dialog"), "the dialog has closed")
        self.wait("label", f"Exported to “{path.name}”")


class ReadOnly(App):
    """The program, run so that it may not write what the mode of a file forbids, whoever runs it."""

    def __init__(self, project, **how):
        super().__init__(project, **how)
        if os.geteuid() == 0:
            self.wrapper = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
            if subprocess.run([*self.wrapper, "true"], capture_output=True, check=False).returncode != 0:
                raise Skip("root's rights cannot be given up here")
