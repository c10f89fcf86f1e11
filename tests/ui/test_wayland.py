"""On Wayland: the window opens there as it does on X11."""

import shutil
import subprocess
from pathlib import Path

import harness
from app import App, starting_with
from gi.repository import Gio, GLib
from harness import ARTICLES, Project, Skip, case, wait_for, wait_until

TITLE = "一根芦苇，烧出了储能行业的心病"


class WaylandApp(App):
    """The program on a compositor without a screen, where nothing can be pressed or clicked."""

    def __init__(self, project):
        if not shutil.which("weston"):
            raise Skip("weston is not installed")
        super().__init__(project)
        runtime = Path("runtime").absolute()
        runtime.mkdir(mode=0o700)
        self.env |= {"XDG_RUNTIME_DIR": str(runtime), "WAYLAND_DISPLAY": "pidian-test", "GDK_BACKEND": "wayland"}
        self.env.pop("DISPLAY", None)
        self.compositor = None

    def __enter__(self):
        words = ["weston", "--backend=headless", "--renderer=pixman", "--idle-time=0", "--socket=pidian-test"]
        words += ["--width=1400", "--height=900", "--no-config"]
        self.compositor = subprocess.Popen(words, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(Path(self.env["XDG_RUNTIME_DIR"], "pidian-test").exists, "there is a compositor")
            return super().__enter__()
        except BaseException:
            self.end_compositor()
            raise

    def __exit__(self, *error):
        try:
            return super().__exit__(*error)
        finally:
            self.end_compositor()

    def end_compositor(self):
        """Ends the compositor."""
        self.compositor.terminate()
        self.compositor.wait()

    def find_window(self):
        return self.frame

    def press_close(self, button):
        name = "io.github.pidian.Pidian"
        arguments = GLib.Variant("(sava{sv})", ("quit", [], {}))
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        session.call_sync(name, "/" + name.replace(".", "/"), "org.gtk.Actions", "Activate", arguments, None, 0, -1, None)


@case
def a_project_is_shown():
    project = Project.make(*ARTICLES, marks=True)
    with WaylandApp(project) as app:
        wait_until(lambda: len(app.rows()) == len(ARTICLES), "the library has the articles")
        page = wait_until(app.page, "the page is shown")
        wait_for(page.text, project.text(app.rows()[0]), "the text")
        wait_until(app.cards, "the margin has cards")
        app.wait("list item", starting_with(TITLE))
        app.wait("window", "study")
    project.is_well()


if __name__ == "__main__":
    harness.main()
