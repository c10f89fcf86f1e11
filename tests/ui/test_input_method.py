"""With an input method running: ibus with pinyin, in the palette, the claim's dialog and the note."""

import shutil
import subprocess

import harness
from app import App
from harness import WECHAT, Project, Skip, case, equals, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"
PHRASE = "十一月的第三个星期一"
OTHER = "一家此前没有多少人听过的公司"


class TypingApp(App):
    """The program, with the input method on."""

    def __init__(self, project, gtk_leaks=False):
        if not shutil.which("ibus-daemon"):
            raise Skip("ibus is not installed")
        super().__init__(project, env={"GTK_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}, gtk_leaks=gtk_leaks)
        self.daemon = None

    def __enter__(self):
        words = ["ibus-daemon", "--replace", "--panel", "disable", "--xim"]
        self.daemon = subprocess.Popen(words, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: "libpinyin" in self.ibus("list-engine"), "ibus has pinyin", patience=20)
        except harness.Failure as error:
            self.end_daemon()
            raise Skip("ibus has no pinyin here") from error
        try:
            return super().__enter__()
        except BaseException:
            self.end_daemon()
            raise

    def __exit__(self, *error):
        try:
            return super().__exit__(*error)
        finally:
            self.end_daemon()

    def end_daemon(self):
        """Ends the input method."""
        self.daemon.terminate()
        self.daemon.wait()

    def ibus(self, *words):
        """Asks ibus; what it prints."""
        return subprocess.run(["ibus", *words], env=self.env, capture_output=True, text=True, timeout=30, check=False).stdout

    def use_pinyin(self):
        """Turns pinyin on, for what has the focus."""
        wait_until(lambda: self.ibus("engine", "libpinyin") or self.ibus("engine").strip() == "libpinyin", "pinyin is on")


def spell(app, letters):
    """Spells with keys."""
    app.press(*letters)


@case
def a_tag_is_named_in_the_palette():
    project = Project.make(WECHAT)
    with TypingApp(project) as app:
        page = app.open_article(TITLE)
        app.select(page, PHRASE)
        entry = app.wait_for_palette()
        app.use_pinyin()
        spell(app, "nihao")
        app.press("space")
        wait_for(entry.text, "你好", "what is in the entry")
        app.press("Return")
        wait_for(project.marks, [(PHRASE, ["你好"])], "the highlights")
    project.is_well()


@case
def digits_and_escape_belong_to_the_input_method_while_it_spells():
    project = Project.make(WECHAT)
    with TypingApp(project) as app:
        page = app.open_article(TITLE)
        for phrase, tag in ((PHRASE, "one"), (OTHER, "two")):
            app.tag(page, phrase, tag)
        app.select(page, "钠比锂便宜得多")
        entry = app.wait_for_palette()
        app.use_pinyin()
        # The digit takes a word that the input method offers, and no tag.
        spell(app, "nihao")
        app.press("1")
        wait_for(entry.text, "你好", "what is in the entry")
        # Escape gives up the spelling, and not the palette.
        spell(app, "zhong")
        app.press("Escape")
        wait_for(entry.text, "你好", "what is in the entry")
        app.wait_for_palette()
        app.press("Return")
        wait_for(lambda: project.marks()[2:], [("钠比锂便宜得多", ["你好"])], "the last highlight")


@case
def a_claim_and_a_note_are_written():
    project = Project.make(WECHAT)
    with TypingApp(project, gtk_leaks=True) as app:
        page = app.open_article(TITLE)
        app.select(page, PHRASE)
        app.wait_for_palette()
        app.press("alt+c")
        entry = app.wait_for_focus("text box", "Claim")
        app.use_pinyin()
        app.press("ctrl+a")
        wait_until(entry.selection, "the statement is selected")
        spell(app, "zhongguo")
        app.press("space")
        wait_for(entry.text, "中国", "the statement")
        app.press("Return")
        app.wait_gone("dialog", "Claim")
        wait_for(lambda: project.select("SELECT claim FROM claim"), [("中国",)], "the claims")
        app.select(page, OTHER)
        app.wait_for_palette()
        app.press("alt+n")
        app.wait_for_focus("text box", "Note")
        app.use_pinyin()
        spell(app, "zhongguo")
        app.press("space", "ctrl+Return")
        wait_for(lambda: project.select("SELECT note FROM highlight ORDER BY id"), [(None,), ("中国",)], "the notes")
        equals(project.count("claim"), 1, "claims")


if __name__ == "__main__":
    harness.main()
