"""What those ask who show programs to people, as far as it can be seen without a network: what is said of Pidian, its pictures, and its Flatpaks."""

import configparser
import json
import os
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from harness import Skip, case, main

BUILD, SOURCE = Path(os.environ["PIDIAN_BUILD"]), Path(os.environ["PIDIAN_SOURCE"])
ID = os.environ["PIDIAN_ID"]
VERSION = re.compile(r"\d+\.\d+\.\d+")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# The countries whose languages there are; gettext writes zh_CN, or zh-Hans-CN.
COUNTRIES = {"", *(name.split("_")[-1] for name in (SOURCE / "po/LINGUAS").read_text().split())}
MANIFESTS = ("io.github.pidian.Pidian", "io.github.pidian.Pidian.Devel")


def read_metainfo():
    """What is said of the program."""
    return ElementTree.parse(BUILD / f"data/{ID}.metainfo.xml").getroot()


def find_text(parent, path):
    """The text of an element, in English."""
    (element,) = (one for one in parent.findall(path) if LANGUAGE not in one.attrib)
    return element.text.strip()


def read_size(path):
    """The width and height of a PNG file."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n", path
    return struct.unpack(">II", head[16:])


@case
def what_is_said_is_whole_and_short():
    metainfo = read_metainfo()
    assert metainfo.get("type") == "desktop-application"
    assert find_text(metainfo, "id") == ID
    assert len(find_text(metainfo, "name")) <= 20
    summary = find_text(metainfo, "summary")
    assert 10 <= len(summary) <= 35 and not summary.endswith("."), summary
    assert re.fullmatch(r"[a-z0-9.]+", metainfo.find("developer").get("id")) and find_text(metainfo, "developer/name")
    assert find_text(metainfo, "launchable") == f"{ID}.desktop"
    for path in ("metadata_license", "project_license", "categories/category", "content_rating", "url[@type='homepage']", "url[@type='bugtracker']", "url[@type='vcs-browser']"):
        assert metainfo.find(path) is not None, path
    schemes = {colour.get("scheme_preference") for colour in metainfo.findall("branding/color[@type='primary']")}
    assert schemes == {"light", "dark"}, schemes


@case
def the_newest_release_is_a_stable_one_with_a_date():
    releases = read_metainfo().findall("releases/release")
    assert releases and all(release.get("date") and release.find("description") is not None for release in releases)
    assert VERSION.fullmatch(releases[0].get("version")) and releases[0].get("type", "stable") == "stable"


@case
def its_pictures_are_there_in_every_language():
    screenshots = read_metainfo().findall("screenshots/screenshot")
    assert [screenshot.get("type") for screenshot in screenshots] == ["default", *[None] * (len(screenshots) - 1)]
    assert len(screenshots) >= 2
    shown = set()
    for screenshot in screenshots:
        for caption in screenshot.findall("caption"):
            assert caption.text and len(caption.text) <= 100 and not caption.text.endswith((".", "。")), caption.text
        for part in ("caption", "image"):
            countries = [re.split("[-_]", element.get(LANGUAGE, ""))[-1] for element in screenshot.findall(part)]
            assert sorted(countries) == sorted(COUNTRIES), (part, countries)
        for image in screenshot.findall("image"):
            # An address that does not change with what is made later.
            base, _, name = image.text.strip().partition("/data/screenshots/")
            assert re.fullmatch(r"https://[a-z.]+/pidian/pidian/v" + VERSION.pattern, base), base
            path = SOURCE / "data/screenshots" / name
            size = read_size(path)
            assert size == (int(image.get("width")), int(image.get("height"))), (path, size)
            assert size[0] >= 620 and 1.4 < size[0] / size[1] < 1.8, (path, size)
            assert path.stat().st_size <= 200_000, path
            shown.add(path)
    assert shown == set((SOURCE / "data/screenshots").iterdir())


@case
def its_icon_and_its_entry_are_found_by_its_id():
    icon = ElementTree.parse(SOURCE / f"data/icons/hicolor/scalable/apps/{ID}.svg").getroot()
    assert icon.get("width") == icon.get("height") and int(icon.get("width")) >= 128
    entry = configparser.RawConfigParser(strict=False)
    entry.optionxform = str
    entry.read(BUILD / f"data/{ID}.desktop", encoding="utf-8")
    words = entry["Desktop Entry"]
    assert words["Icon"] == ID and words["Categories"] and words["Terminal"] == "false"
    assert not {"NoDisplay", "Hidden"} & set(words)


def list_sources(modules):
    """All that is fetched for modules, and those within them."""
    for module in modules:
        yield from module.get("sources", [])
        yield from list_sources(module.get("modules", []))


@case
def the_flatpaks_ask_for_a_window_and_nothing_else():
    if not shutil.which("flatpak-builder") or not (SOURCE / "flatpak").exists():
        raise Skip("there is no flatpak-builder, or no manifest")
    for name in MANIFESTS:
        words = ["flatpak-builder", "--show-manifest", SOURCE / f"flatpak/{name}.yml"]
        result = subprocess.run(words, capture_output=True, text=True, check=False)
        assert result.returncode == 0 and not result.stderr, result.stderr
        manifest = json.loads(result.stdout)
        # Neither a branch, nor what is there for other systems, nor a network to build with.
        known = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "modules"}
        assert set(manifest) == known, set(manifest) ^ known
        assert manifest["id"] == name and "/" not in manifest["command"]
        assert len(name.split(".")) >= 4 and len(name) <= 255 and not name.endswith(".desktop")
        assert set(manifest["finish-args"]) == {"--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri"}
        assert "--share=network" not in json.dumps(manifest["modules"])
        for source in list_sources(manifest["modules"]):
            assert source["type"] in ("archive", "dir"), source
            assert source["type"] == "dir" or (source["url"].startswith("https://") and re.fullmatch("[0-9a-f]{64}", source["sha256"])), source


main()
