#!/usr/bin/env python3
"""check-guide.py PROGRAM GUIDE.md [--write]: whether the guide's tables are those that the program prints.

With --write they are brought up to date.
"""

import difflib
import subprocess
import sys
from pathlib import Path

END = "<!-- Up to here. -->\n"


def main(generator, path, write):
    made = subprocess.run([generator, "--markdown"], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    with open(path, encoding="utf-8") as file:
        guide = file.read()
    name = Path(generator).name
    begin = f"<!-- The tables below are made by {name} --markdown. -->\n"
    before, rest = guide.split(begin)
    there, after = rest.split(END, 1)
    made = f"\n{made}"
    if write:
        with open(path, "w", encoding="utf-8") as file:
            file.write(before + begin + made + END + after)
        return 0
    print("TAP version 14\n1..1")
    if there == made:
        print(f"ok 1 /formats/guide/{name}")
        return 0
    print(f"not ok 1 /formats/guide/{name}\n# {path} is out of date; bring it up to date with: {sys.argv[0]} {generator} {path} --write")
    for line in difflib.unified_diff(there.splitlines(), made.splitlines(), "guide", "program", lineterm="", n=0):
        print(f"# {line}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--write" in sys.argv[3:]))
