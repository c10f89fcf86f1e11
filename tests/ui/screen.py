"""The mouse, the keyboard and pictures of an X display."""

import subprocess


def xdotool(*words):
    """Does something with the mouse or the keyboard; returns what is printed."""
    result = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, timeout=60, check=False)
    return result.stdout


def find_windows(process):
    """The windows of a process that can be seen, the oldest first."""
    return sorted(map(int, xdotool("search", "--onlyvisible", "--pid", process).split()))


def get_geometry(window):
    """Where a window is and how large, (x, y, width, height); None if it has gone."""
    lines = dict(line.split("=", 1) for line in xdotool("getwindowgeometry", "--shell", window).split() if "=" in line)
    return tuple(int(lines[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")) if "HEIGHT" in lines else None


def resize(window, width, height):
    """Gives a window another size."""
    xdotool("windowsize", "--sync", window, width, height)


def get_pointer():
    """Where the pointer is on the display."""
    lines = dict(line.split("=", 1) for line in xdotool("getmouselocation", "--shell").split() if "=" in line)
    return int(lines["X"]), int(lines["Y"])


def click(window, x, y, button=1, times=1):
    """Clicks at a place in a window."""
    point(window, x, y)
    xdotool("click", button) if times == 1 else xdotool("click", "--repeat", times, "--delay", 60, button)


def point(window, x, y):
    """Moves the pointer to a place in a window, in steps: no hand makes it jump."""
    steps = [word for step in (-4, -2, -1, 0) for word in ("mousemove", "--window", window, x + step, y, "sleep", 0.03)]
    xdotool(*steps)


def leave_windows():
    """Moves the pointer to the corner of the display, where no window is."""
    xdotool("mousemove", 3439, 1799)


def turn_wheel(window, x, y, down, notches):
    """Turns the wheel at a place in a window."""
    xdotool("mousemove", "--window", window, x, y, "click", "--repeat", notches, "--delay", 5, 5 if down else 4)


def drag(window, start, end, steps=6):
    """Presses at one place of a window and releases at another, by way of those between."""
    words = ["mousemove", "--window", window, *start, "sleep", 0.03, "mousedown", 1, "sleep", 0.05]
    for step in range(1, steps + 1):
        x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end))
        words += ["mousemove", "--window", window, x, y, "sleep", 0.02]
    xdotool(*words, "mouseup", 1)


def drag_across(source, target):
    """Drags from the middle of a window to the middle of another one."""
    x, y, width, height = get_geometry(source)
    start = x + width // 2, y + height // 2
    x, y, width, height = get_geometry(target)
    end = x + width // 2, y + height // 2
    words = ["mousemove", *start, "sleep", 0.1, "mousedown", 1]
    for step in range(1, 21):
        words += ["mousemove", *(round(a + (b - a) * step / 20) for a, b in zip(start, end)), "sleep", 0.05]
    xdotool(*words, "sleep", 0.3, "mouseup", 1)


def press(*keys):
    """Presses keys, one after the other; "ctrl+shift+z" are pressed together."""
    xdotool("key", "--delay", 30, *keys)


def type_letters(text):
    """Types what the keyboard has keys for."""
    xdotool("type", "--delay", 30, "--", text)


def take_picture(path, area=None):
    """Writes a picture of all that is on the display, or of an area of it, (x, y, width, height)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = ["-crop", "{2}x{3}+{0}+{1}".format(*area)] if area else ["-trim"]
    subprocess.run(["import", "-window", "root", *part, "+repage", f"png:{path}"], capture_output=True, timeout=60, check=False)
