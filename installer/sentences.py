"""Every sentence the program can say, by room, as a page of the help: `resources/help/sentences.html`.

    python -m installer.sentences          # write the page from the code and the catalogue as they stand

The texts are those that Qt's own tool finds in the code (the same that are translated), and those of the catalogue.
A test compares the page with what would be written now.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from pathlib import Path

from installer.translations import ROOT, catalogue_texts, code_files

PAGE = ROOT / "resources" / "help" / "sentences.html"
CATALOGUE = "catalogue"
ROOMS: Mapping[str, str] = {
    "gui": "In the window",
    "cli": "On the command line",
    "reporting": "On paper and in files",
    "workflow": "While something is asked for",
    "domain": "Names, errors and what to do about them",
    "intake": "About files that are read",
    "store": "About the store",
    "guidance": "About the record",
    "scoring": "About the model",
    "environment": "About this machine",
    CATALOGUE: "Of the catalogue: rules, drugs, reasons",
}
"""Rooms in the order of the page, each with its head. A room without a text gets none."""
_MNEMONIC = re.compile(r"&(?=\w)")
"""What marks the letter of a key in the words of a button."""
LEAD = (
    "This list is made from the program itself. A word in braces stands for what is filled in. How they are made is on "
    '<a href="style.html">another page</a>.'
)


def texts_by_room() -> dict[str, list[str]]:
    """Every text once a room, in alphabetical order. Raises CalledProcessError when Qt's tool fails."""
    found: dict[str, set[str]] = {room: set() for room in ROOMS}
    for place, words in _marked():
        found[place.split("/")[1]].add(_MNEMONIC.sub("", words))
    found[CATALOGUE] = {words for _, words in catalogue_texts()}
    return {room: sorted(texts, key=lambda words: (words.casefold(), words)) for room, texts in found.items() if texts}


def page(texts: Mapping[str, Iterable[str]]) -> str:
    """The page of the help."""
    lines = ["<html><body>", "<h1>Every sentence</h1>", f'<p class="lead">{LEAD}</p>']
    for room, sentences in texts.items():
        lines += [f"<h2>{ROOMS[room]}</h2>", "<ul>"]
        lines += [f"<li>{html.escape(words, quote=False)}</li>" for words in sentences]
        lines.append("</ul>")
    return "\n".join([*lines, "</body></html>"]) + "\n"


def _marked() -> list[tuple[str, str]]:
    """File and text of everything that is marked in the code."""
    import PySide6

    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "found.ts"
        command = [str(tool), *code_files(), "-silent", "-locations", "absolute", "-ts", str(target)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  (a tool and names of our own)
        return [entry for message in ElementTree.parse(target).iter("message") for entry in _places(message, target)]  # noqa: S314  (made here)


def _places(message: ElementTree.Element, ts: Path) -> list[tuple[str, str]]:
    words = message.findtext("source") or ""
    files = [place.get("filename", "") for place in message.iter("location")]
    return [(str((ts.parent / name).resolve().relative_to(ROOT)), words) for name in files]


def main() -> int:
    PAGE.write_text(page(texts_by_room()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
