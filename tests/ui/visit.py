"""The program as it looks in a language, a colour scheme, a width and so on."""

import os
import re
import struct
from pathlib import Path

import screen
from app import App
from harness import SCREENSHOTS, equals, wait_until
from tree import find_visible

# The second is as small as a phone, 360 × 640 within the edges that GTK has around a window where nothing composes them.
WIDE, NARROW = (1280, 820), (370, 650)
ULTRAWIDE = (3440, 1440)
WIDTHS = {WIDE: "wide", NARROW: "narrow", ULTRAWIDE: "ultrawide"}

# What one can do something with, and so has to be told of.
CONTROLS = {"button", "toggle button", "check box", "radio", "combo box", "text box", "document", "switch", "search box"}


# What stays as it is on some pages, beside the button that closes a dialog, which is named by libadwaita, which not everybody has in Chinese: a
# key, named as on keyboards; and who made the sample's marks.
UNTRANSLATED = {"shortcuts": {"Delete"}, "first-steps": {"Pidian"}}


def read_translations(language):
    """What each text of the program may become in a language, without the underscores of mnemonics."""
    translations = {}
    catalogue = Path(os.environ["PIDIAN_LOCALE_DIR"], language, "LC_MESSAGES", "pidian.mo").read_bytes()
    number, texts, others = struct.unpack_from("<8xIII", catalogue)
    for position in range(number):
        text, other = (read_entry(catalogue, table + 8 * position) for table in (texts, others))
        if text:
            translations.setdefault(text, set()).add(other)
    return translations


def read_entry(catalogue, place):
    """A text of a catalogue, by where its length and place are."""
    length, start = struct.unpack_from("<II", catalogue, place)
    return catalogue[start : start + length].decode().split("\0")[0].split("\4")[-1].replace("_", "")


def enlarge_text(factor):
    """Has the text of all programs of a case larger, as the system's setting does."""
    Path("home").mkdir(exist_ok=True)
    Path("home", ".Xdefaults").write_text(f"Xft.dpi: {round(96 * factor)}\n", encoding="utf-8")


class Visit:
    """The program in a language, a colour scheme, a width and so on, and the pictures of it."""

    def __init__(self, *arguments, language="en", scheme="light", size=WIDE, contrast=False, text=1, scale=1, has_alerts=False, column_leaks=False):
        self.size = size
        self.scale = scale
        # Whether the library is above the page.
        self.is_tight = size == NARROW or text > 1
        self.look = "-".join([language, scheme, WIDTHS.get(size, "other")] + ["contrast"] * contrast + ["large"] * (text > 1) + ["double"] * (scale > 1))
        self.translations = {} if language == "en" else read_translations(language)
        env = {"LC_ALL": f"{'en_US' if language == 'en' else language}.UTF-8", "ADW_DEBUG_COLOR_SCHEME": f"prefer-{scheme}"}
        env |= {"ADW_DEBUG_HIGH_CONTRAST": str(int(contrast)), "GDK_SCALE": str(scale)}
        enlarge_text(text)
        self.app = App(*arguments, env=env, column_leaks=column_leaks)
        if text > 1 and (size != NARROW or has_alerts):
            # libadwaita (1.7) measures both sizes of an alert's heading for the width that the smaller one needs.
            self.app.excused.append(r"^.*Gtk-WARNING.*Trying to measure GtkLabel \S+ for width of \d+, but it needs at least \d+$")

    def __enter__(self):
        self.app.__enter__()
        if self.size != WIDE:
            self.resize(self.size)
        return self

    def __exit__(self, *error):
        return self.app.__exit__(*error)

    def resize(self, size):
        """Gives the window a size in GTK's pixels; what is in it is where it stays only once it has been laid out anew."""
        screen.resize(self.app.window, *(length * self.scale for length in size))
        wait_until(lambda: self.app.frame.extents()[2] == size[0], "the window has its size")

    def click_in_sight(self, find, button=1):
        """Clicks on something, after turning the wheel until it is in sight."""

        def look():
            node = wait_until(find, "it is there")
            x, y = node.centre()
            if self.app.to_window(x, y)[1] < (self.size[1] - 60) * self.scale:
                return node
            screen.turn_wheel(self.app.window, *self.app.to_window(x, self.size[1] * 3 // 4), True, 2)
            return None

        self.app.click(wait_until(look, "it is in sight"), button)

    def open_library(self):
        """The list of articles, above the page where there is no room for it beside that."""
        self.switch_on("Library")
        return self.app.wait("list", self.say("Articles"))

    def switch_on(self, name):
        """Presses a toggle button in the window's head or foot, if it is not pressed."""
        button = self.app.wait("toggle button", self.say(name))
        if "pressed" not in button.states():
            self.app.click(button)

    def say(self, text):
        """A pattern for what the program says for a text in the language."""
        said = self.translations[text] if self.translations else {text}
        return re.compile("^(" + "|".join(map(re.escape, sorted(said))) + ")$")

    def open_comparison(self):
        """Compares the first two articles that share text, in the list of them."""
        # The first row is the head of their family.
        rows = lambda: self.app.wait("list", self.say("Copies")).find_all("list item")[1:]
        self.app.click(wait_until(rows, "there is a pair")[0])
        passages = self.app.wait("list", self.say("Passages"))
        wait_until(lambda: passages.find_all("list item"), "passages are listed")

    def picture(self, page):
        """Takes a picture of a page once it is drawn, and asserts that all that is on it is named in the language."""
        names = lambda: [(node.role, node.name) for node in find_visible(self.app.root.look().walk())]
        # No tip hides a part of it, of what happens to be under the pointer.
        screen.leave_windows()
        found = [names()]
        wait_until(lambda: found.append(names()) or found[-1] == found[-2], f"{page} stays as it is")
        screen.take_picture(SCREENSHOTS / f"{page}-{self.look}.png")
        equals([role for role, name in found[-1] if role in CONTROLS and not name], [], f"{page}: what has no name")
        if self.translations:
            others = {"Close", *UNTRANSLATED.get(page, ())}
            left = sorted({name for role, name in found[-1] if name not in others and name not in self.translations.get(name, {name})})
            equals(left, [], f"{page}: what is not translated")
