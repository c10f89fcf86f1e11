"""read-simplified.py TSCharacters.txt OUTPUT: writes what make-simplified.c does, from OpenCC's source of the same table.

For where OpenCC itself is not installed: nothing of it is needed later.
"""

import sys
from pathlib import Path

lines = ["/* Made by read-simplified.py. */"]
for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    traditional, separator, choices = line.partition("\t")
    simplified = choices.split(" ")[0]
    if separator and len(traditional) == len(simplified) == 1 and traditional != simplified:
        lines.append(f"{{ 0x{ord(traditional):X}, 0x{ord(simplified):X} }},")
lines[1:] = sorted(lines[1:], key=lambda entry: int(entry.split()[1].strip(","), 16))
Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")
