"""The pictures that are part of Pidian, made anew: those of its help, and those that show it where programs are found.

A case makes some of them; tests look at what the cases have made. "./dev screenshots" runs this.
"""

import subprocess
from pathlib import Path

import harness
import screen
from app import starting_with
from harness import SAMPLE, Project, case, wait_until
from visit import Visit

HELP = SAMPLE.parent / "help"
SCREENSHOTS = SAMPLE.parent / "screenshots"

LANGUAGES = {"C": "en", "zh_CN": "zh_CN", "zh_TW": "zh_TW"}
TITLE = "一根芦苇，烧出了储能行业的心病"
MARKED = "单日市值蒸发"
PHRASE = "直播间的人数从三千涨到二百六十万"

# Around a window that nothing composes GTK has edges of so many of its pixels.
EDGE = 5

# As wide as a page of the help; the pictures have twice the pixels.
PART = (580, 400)
HIGH_PART = (580, 470)
# Wide enough for tables, and for two versions beside each other.
WIDE_PART = (820, 520)
WIDEST_PART = (980, 560)
# As large as is good where programs are found.
WHOLE = (1000, 640)


def add_edges(size):
    """How large a window is with its edges."""
    return tuple(length + 2 * EDGE for length in size)


def take_picture(visit, path, *how):
    """Writes a picture of what is within the edges of the window, and makes something of it, as small a file as can be."""
    edge = EDGE * visit.scale
    # Nothing lies under the pointer.
    screen.xdotool("mousemove", 0, 0)
    x, y, width, height = screen.get_geometry(visit.app.window)
    screen.take_picture(path, (x + edge, y + edge, width - 2 * edge, height - 2 * edge))
    subprocess.run(["convert", path, *how, "-strip", "-define", "png:compression-level=9", path], check=True, timeout=60)


def few_colours(number):
    """What leaves a picture as many colours as suffice for letters."""
    return ["-dither", "None", "-colors", str(number)]


def draw_part(visit, path):
    """Writes a picture for the help."""
    take_picture(visit, path, *few_colours(48))


def draw_whole(visit, path):
    """Writes a picture of the window with the round corners and the shadow that it has on a desktop."""
    corners = f"roundrectangle 0,0 {WHOLE[0] - 1},{WHOLE[1] - 1} 14,14"
    mask = ["(", "+clone", "-alpha", "transparent", "-fill", "white", "-draw", corners, ")", "-compose", "DstIn", "-composite"]
    shadow = ["(", "+clone", "-background", "black", "-shadow", "35x9+0+4", ")", "-compose", "Over", "+swap"]
    take_picture(visit, path, *few_colours(96), "-alpha", "set", *mask, *shadow, "-background", "none", "-layers", "merge", "+repage")


def open_sample(visit):
    """Puts the first steps away, and opens an article."""
    app, say = visit.app, visit.say
    app.click_on("button", say("Dismiss First Steps"))
    app.wait_gone("list", say("First Steps"))
    app.project = Project(Path(app.env["XDG_STATE_HOME"], "pidian", "sample.pidian"))
    library = app.wait("list", say("Articles"))
    wait_until(lambda: library.find_all("button"), "what shares text is marked")
    app.click(app.wait("list item", starting_with(TITLE), library))
    wait_until(lambda: (page := app.page()) and page.text() == app.project.text(TITLE), "the page has its text")


def scroll_to_top(app, phrase):
    """Turns the wheel until a phrase is near the top of the page, so that there is room below it."""
    page = wait_until(app.page, "the page is shown")
    x, y, width, height = page.extents()
    start = page.text().index(phrase)
    place = app.to_window(x + width // 2, y + height // 2)
    wait_until(lambda: page.character_extents(start)[1] < y + 110 or screen.turn_wheel(app.window, *place, True, 1), "it is near the top")


def show_ledger(visit):
    """Waits for the claims, with the library put away, so that there is room for all columns."""
    app, say = visit.app, visit.say
    if app.find("list", say("Articles")):
        app.press("F9")
    ledger = app.wait("tree grid", say("Claims"))
    wait_until(lambda: ledger.find_all("row")[1:] and ledger.find("column header", say("Verdict")), "there are claims")


def draw_help(code, scheme):
    """The pictures of the help in a language and a colour scheme, each under the name of what it shows."""
    end = "" if scheme == "light" else "-dark"
    save = lambda name: draw_part(visit, HELP / code / "images" / f"{name}{end}.png")
    with Visit("--sample", language=LANGUAGES[code], scheme=scheme, scale=2) as visit:
        app, say = visit.app, visit.say
        open_sample(visit)
        # There the library gives way to the page.
        visit.resize(add_edges(HIGH_PART))
        scroll_to_top(app, PHRASE)
        app.select(wait_until(app.page, "the page is shown"), PHRASE)
        app.wait_for_focus("text box", say("Tag"))
        save("palette")
        app.press("Escape")
        app.wait_gone("text box", say("Tag"))
        visit.resize(add_edges(PART))
        app.press("ctrl+shift+t")
        tags = app.wait("list", say("Tags"))
        wait_until(lambda: tags.find_all("list item"), "there are tags")
        save("codebook")
        app.press("ctrl+shift+f")
        app.type("电池", app.wait_for_focus("search box", say("Search Texts")))
        wait_until(lambda: app.find("list", say("Hits")), "hits are listed")
        wait_until(lambda: "sensitive" in app.wait("toggle button", say("Tag Hits")).states(), "all hits are there")
        save("search")
        visit.resize(add_edges(WIDEST_PART))
        app.press("ctrl+shift+c")
        show_ledger(visit)
        save("claims")
        visit.resize(add_edges(WIDE_PART))
        app.press("ctrl+shift+r")
        visit.open_comparison()
        save("comparison")


def draw_screenshots(code):
    """The pictures that show the whole program, in a language."""
    save = lambda name: draw_whole(visit, SCREENSHOTS / f"{name}-{code}.png")
    with Visit("--sample", language=LANGUAGES[code], size=add_edges(WHOLE)) as visit:
        app, say = visit.app, visit.say
        open_sample(visit)
        app.click_text(app.page(), MARKED)
        app.wait_for_focus("document")
        cards = app.wait("list", say("Highlights"))
        wait_until(lambda: any("selected" in card.states() for card in cards.find_all("list item")), "its card stands out")
        save("page")
        app.press("ctrl+shift+c")
        show_ledger(visit)
        save("claims")
        app.press("F9", "ctrl+shift+r")
        visit.open_comparison()
        save("comparison")


@case
def the_help_is_pictured():
    for code in LANGUAGES:
        for scheme in ("light", "dark"):
            draw_help(code, scheme)


@case
def the_program_is_pictured():
    for code in LANGUAGES:
        draw_screenshots(code)


if __name__ == "__main__":
    harness.main()
