"""Translations of the program's texts: collected from the code and the catalogue, handed out, taken back, compiled.

    python -m installer.translations update             # resources/i18n/*.ts from the code as it stands
    python -m installer.translations missing es FILE    # what is not translated yet: JSON of context, source, comment
    python -m installer.translations merge es FILE      # the same JSON, each entry with its "translation"
    python -m installer.translations compile            # the .qm files that the window loads

`update` keeps what was translated, takes out what no longer stands in the code, and adds what is new. `merge` refuses
a translation whose placeholders differ from the English, or of a text that is not there. A translation that is left
empty stays open, and the window shows the English for it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
NAMES = "cds_app_{language}"
LANGUAGES = ("es",)
"""Languages with a translation beside the English of the code."""
COMPLETE: frozenset[str] = frozenset({"es"})
"""Languages of which every text is translated. A test holds them to it."""
Text = tuple[str, str]
"""Context and English source: what a translation is looked up by."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def ts_file(language: str) -> Path:
    return FOLDER / f"{NAMES.format(language=language)}.ts"


def placeholders(words: str) -> list[str]:
    """The named placeholders of a text, in alphabetical order."""
    return sorted(_PLACEHOLDER.findall(words))


def code_files() -> list[str]:
    """The program's own files, relative to the repository."""
    return [str(path.relative_to(ROOT)) for path in sorted((ROOT / "cds_app").rglob("*.py"))]


def extracted() -> set[Text]:
    """Every text of code and catalogue, as an update would find it."""
    with tempfile.TemporaryDirectory() as folder:
        return {(context, source) for context, source, _ in entries(_extract(Path(folder)))}


def entries(ts: Path) -> list[tuple[str, str, str]]:
    """Context, source and translation of a file's texts; the translation is empty where there is none yet."""
    found = []
    for context in ElementTree.parse(ts).getroot().iter("context"):  # noqa: S314  (our own file)
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            words = (translation.text or "") if translation is not None and done else ""
            found.append((name, message.findtext("source") or "", words))
    return found


def update(language: str, file: Path | None = None) -> int:
    """Bring a language's file up to the code; how many texts it holds."""
    target = file or ts_file(language)
    known = {(c, s): words for c, s, words in entries(target)} if target.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        found = [(c, s) for c, s, _ in entries(_extract(Path(folder)))]
    _write(target, language, [(c, s, known.get((c, s), "")) for c, s in found])
    return len(found)


def missing(ts: Path) -> list[dict[str, str]]:
    """The texts without a translation, as they are handed to a translator."""
    return [{"context": c, "source": s, "comment": ""} for c, s, words in entries(ts) if not words]


def merge(ts: Path, language: str, given: Iterable[dict[str, str]]) -> int:
    """Put translations into the file; how many. Raises ValueError, and changes nothing, for one that cannot be."""
    now = {(c, s): words for c, s, words in entries(ts)}
    new = {(e["context"], e["source"]): e.get("translation", "") for e in given}
    for text, words in new.items():
        if text not in now:
            raise ValueError(f"no such text: {text}")
        if words and placeholders(words) != placeholders(text[1]):
            raise ValueError(f"placeholders differ: {text} {words}")
    put = {text: words for text, words in new.items() if words}
    _write(ts, language, [(c, s, put.get((c, s), words)) for (c, s), words in now.items()])
    return len(put)


def compile_all(target: Path = FOLDER) -> list[Path]:
    """Compile every language's file into the folder; the files made."""
    made = []
    for language in LANGUAGES:
        made.append(compile_one(ts_file(language), target / f"{NAMES.format(language=language)}.qm"))
    return made


def compile_one(ts: Path, qm: Path) -> Path:
    """Compile one file; texts without a translation are left out, and the English is shown for them."""
    _run("lrelease", "-silent", str(ts), "-qm", str(qm))
    return qm


def _extract(folder: Path) -> Path:
    """A new .ts file with every text of the code and of the catalogue."""
    catalogue = folder / "catalogue.py"
    catalogue.write_text(
        "".join(f"QT_TRANSLATE_NOOP({_quoted(c)}, {_quoted(s)})\n" for c, s in catalogue_texts()), encoding="utf-8"
    )
    found = folder / "found.ts"
    _run("lupdate", *code_files(), str(catalogue), "-silent", "-locations", "none", "-ts", str(found))
    return _without_contexts_as_texts(found)


def catalogue_texts() -> list[Text]:
    """The sentences and names of the clinical catalogue that are shown."""
    from cds_app.domain.translated import texts
    from cds_app.guidance.formulary import load_catalogue

    return sorted(texts(load_catalogue(ROOT / "resources" / "catalogue")))


def _without_contexts_as_texts(ts: Path) -> Path:
    """Qt's tool takes `text.tr("card", …)` for a text "card" of a class "text"; a context is not a text."""
    kept = [(c, s, w) for c, s, w in entries(ts) if c not in ("", "text")]
    _write(ts, "", kept)
    return ts


def _write(ts: Path, language: str, texts: Sequence[tuple[str, str, str]]) -> None:
    """The file in Qt's own form: contexts and texts in alphabetical order, so that a change shows as one."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for name in sorted({context for context, _, _ in texts}):
        lines += ["<context>", f"    <name>{escape(name)}</name>"]
        for source, words in sorted((s, w) for c, s, w in texts if c == name):
            done = f"<translation>{escape(words)}</translation>" if words else '<translation type="unfinished"/>'
            lines += [
                "    <message>",
                f"        <source>{escape(source)}</source>",
                f"        {done}",
                "    </message>",
            ]
        lines.append("</context>")
    ts.parent.mkdir(parents=True, exist_ok=True)
    ts.write_text("\n".join([*lines, "</TS>"]) + "\n", encoding="utf-8")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _run(tool: str, *arguments: str) -> None:
    """One of the tools that come with PySide6, from the repository's folder. Raises CalledProcessError."""
    import PySide6

    command = Path(PySide6.__file__).parent / (f"{tool}.exe" if sys.platform == "win32" else tool)
    subprocess.run([str(command), *arguments], cwd=ROOT, check=True, capture_output=True)  # noqa: S603  (a tool and names of our own)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.translations", description=__doc__)
    parser.add_argument("work", choices=("update", "missing", "merge", "compile"))
    parser.add_argument("language", nargs="?", choices=LANGUAGES)
    parser.add_argument("file", nargs="?", type=Path)
    asked = parser.parse_args(arguments)
    if asked.work == "compile":
        compile_all()
        return 0
    if asked.work == "update":
        for language in LANGUAGES:
            update(language)
        return 0
    if asked.language is None or asked.file is None:
        parser.error("name a language and a file")
    ts = ts_file(asked.language)
    if asked.work == "missing":
        asked.file.write_text(json.dumps(missing(ts), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    else:
        merge(ts, asked.language, json.loads(asked.file.read_text(encoding="utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
