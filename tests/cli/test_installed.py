"""What is installed, file by file, and what is released: whole, valid, and known to the desktop."""

import configparser
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from harness import SAMPLE_ARTICLES, Skip, case, done, main, new_project

BUILD, SOURCE = Path(os.environ["PIDIAN_BUILD"]), Path(os.environ["PIDIAN_SOURCE"])
MESON = "meson"
ID = os.environ["PIDIAN_ID"]

SAMPLE = [*(path.name for path in SAMPLE_ARTICLES), "README.md", "annotations.jsonl", "claims.json", "codebook.json"]
FILES = {
    "bin/pidian",
    "libexec/pidian-reader",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    f"share/icons/hicolor/scalable/mimetypes/{ID}-project.svg",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
    "share/glib-2.0/schemas/io.github.pidian.Pidian.gschema.xml",
    "share/pidian/sample.pidian",
    "share/pidian/schemas/pidian-1.schema.json",
    *(f"share/pidian/sample/{name}" for name in SAMPLE),
    *(f"share/locale/{language}/LC_MESSAGES/pidian.mo" for language in (SOURCE / "po/LINGUAS").read_text().split()),
}


def install():
    """Installs into an empty folder; returns what there is to its prefix."""
    words = [MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", Path("installed").absolute()]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (bin_folder,) = Path("installed").rglob("bin")
    return bin_folder.parent


def check(*words):
    """Runs a program that judges a file."""
    if not shutil.which(words[0]):
        raise Skip(f"{words[0]} is not installed")
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@case
def each_file_is_installed_and_no_other():
    prefix = install()
    installed = {str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file()}
    assert installed == FILES, (installed - FILES, FILES - installed)
    # Nothing but what is below the prefix, and programs that can be run.
    assert {path for path in Path("installed").rglob("*") if path.is_file()} == {prefix / name for name in FILES}
    assert all(os.access(prefix / name, os.X_OK) for name in ("bin/pidian", "libexec/pidian-reader"))


@case
def the_desktop_entry_is_valid_and_starts_what_is_installed():
    prefix = install()
    check("desktop-file-validate", prefix / f"share/applications/{ID}.desktop")
    entry, service = configparser.RawConfigParser(strict=False), configparser.RawConfigParser()
    entry.optionxform = service.optionxform = str
    entry.read(prefix / f"share/applications/{ID}.desktop", encoding="utf-8")
    service.read(prefix / f"share/dbus-1/services/{ID}.service", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "pidian %F"
    assert entry["Desktop Entry"]["DBusActivatable"] == "true"
    assert service["D-BUS Service"]["Name"] == ID
    program, option = service["D-BUS Service"]["Exec"].split()
    assert Path("installed" + program).is_file() and option == "--gapplication-service"


@case
def the_metainfo_is_valid():
    prefix = install()
    check("appstreamcli", "validate", "--no-net", "--explain", "--strict", prefix / f"share/metainfo/{ID}.metainfo.xml")


@case
def the_settings_schema_is_strict():
    prefix = install()
    check("glib-compile-schemas", "--strict", "--dry-run", prefix / "share/glib-2.0/schemas")


@case
def a_project_is_known_by_what_is_in_it():
    prefix = install().absolute()
    check("update-mime-database", prefix / "share/mime")
    done("import", new_project(name="study.pidian"), SAMPLE_ARTICLES[0])
    shutil.copy("study.pidian", "nameless")
    Path("not.txt").write_text("A letter.")
    env = {**os.environ, "XDG_DATA_DIRS": f"{prefix}/share:/usr/share"}
    for name, wanted in (("study.pidian", True), ("nameless", True), ("not.txt", False)):
        words = ["gio", "info", "--attributes=standard::content-type", name]
        said = subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout
        assert ("application/x-pidian" in said) == wanted, said


@case
def a_release_holds_all_that_is_versioned_and_can_be_set_up():
    if not (SOURCE / ".git").exists() or not shutil.which("git"):
        raise Skip("this is no checkout")
    subprocess.run([MESON, "dist", "-C", BUILD, "--no-tests", "--allow-dirty", "--formats=gztar"], capture_output=True, check=True)
    versioned = subprocess.run(["git", "-C", SOURCE, "ls-tree", "-r", "-z", "--name-only", "HEAD"], capture_output=True, text=True, check=True).stdout
    (archive,) = (BUILD / "meson-dist").glob("pidian-*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(".", filter="data")
        names = {name.partition("/")[2] for name in tar.getnames() if (Path(name)).is_file()}
    assert names == set(versioned.rstrip("\0").split("\0"))
    (folder,) = Path(".").glob("pidian-*")
    result = subprocess.run([MESON, "setup", "release", folder], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


main()
