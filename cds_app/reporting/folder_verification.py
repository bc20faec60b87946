"""Checks an export folder of a decision log: the signed list of its files, every file, and the log itself.

    python verify_folder.py FOLDER [--anchor FILE]... [--trusted-key BASE64] [--receipts FILE] [--json]

Needs Python and verify_decision_log.py, which lies beside it; nothing of the program that wrote the folder.
It names a file that was changed, is missing or was added. The page for reading and the tables are made again from the
entries and compared byte for byte; the heads of earlier exports have to lie on the way to the head of this one.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import html
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cds_app.reporting.verification import (
    EXIT_CODES,
    Bad,
    Verdict,
    canonical,
    decoded,
    fields,
    fits,
    key_of,
    leaves,
    need,
    parse,
    read_lines,
    read_receipts,
    signed_by,
    verify,
)

LIST, LOG, PAGE, CHECKPOINT, PROOFS = "MANIFEST.json", "log.jsonl", "log.html", "checkpoint.json", "proofs.json"
PERSONAL = "personal.json"
TABLES = ("log.entries.csv", "log.decisions.csv")
LONGEST_LIST = 16 * 2**20
FORMAT = ("cds-decision-log-folder", 1)
_SIGNED = fields("key_id signature", manifest=(dict,))
_LISTED = fields("format installation made_at", "version", log=(dict,), files=(list,))
_FILE = fields("path part sha256", "size")
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


# --- the signed list ---------------------------------------------------------------------------------------------


def read_list(content: bytes) -> dict[str, Any]:
    """The signed list from its file. Raises `Bad` for anything that is not written as the program writes it."""
    try:
        signed = parse(content.rstrip(b"\n"))
    except ValueError:
        signed = None
    fine = fits(signed, _SIGNED) and fits(signed["manifest"], _LISTED)
    listed = signed["manifest"] if fine else {"files": []}
    fine = fine and (listed["format"], listed["version"]) == FORMAT and all(fits(one, _FILE) for one in listed["files"])
    need(fine, "unreadable", f"{LIST} is not the signed list of such a folder, version 1.")
    need(canonical(signed) + b"\n" == content, "altered", f"{LIST} is not written as the program writes it.")
    paths = [one["path"] for one in listed["files"]]
    plain = all(_PATH.fullmatch(path) for path in paths) and paths == sorted(set(paths))
    need(plain, "unreadable", f"{LIST} names a file in a way that no file of such a folder is named.")
    return dict(signed)


def need_same(name: str, content: Iterable[bytes], listed: Mapping[str, Any]) -> None:
    """Raise `Bad` unless a file's content, piece by piece, is what the list says of it."""
    digest, size = hashlib.sha256(), 0
    for piece in content:
        digest.update(piece)
        size += len(piece)
    same = (size, digest.hexdigest()) == (listed["size"], listed["sha256"])
    need(same, "altered", f"the file {name} is not the one that was exported.")


def check_files(folder: Path, files: Sequence[Mapping[str, Any]]) -> None:
    """Raise `Bad` at the first file that is missing, changed or not in the list."""
    here = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    for name, path in here.items():
        need(not path.is_symlink(), "altered", f"the file {name} is only a link to a file elsewhere.")
    for one in files:
        name = one["path"]
        need(name in here and here[name].is_file(), "incomplete", f"the file {name} is missing.")
        need_same(name, _pieces(here[name]), one)
    known = {LIST, *(one["path"] for one in files)}
    added = next((name for name, path in here.items() if name not in known and not path.is_dir()), None)
    need(added is None, "altered", f"the file {added} was added: it is not in the signed list.")


def check_signature(
    signed: Mapping[str, Any], head: Mapping[str, Any], found: Verdict, trusted_key: str | None
) -> None:
    """The list belongs to this log, and a key of this installation that was in force signed it."""
    listed, size = signed["manifest"], found.entries
    key = key_of({key["key_id"]: key for key in head["keys"]}, signed["key_id"], "installation", size, size)
    known = bool(key) and trusted_key in (None, key["public_key"])
    need(known, "untrusted key", f"{LIST} is not signed with a key of this installation that you trust.")
    made = signed_by(decoded(key["public_key"], 32), canonical(listed), decoded(signed["signature"], 64))
    need(made, "altered", f"{LIST} is not what this installation signed.")
    same = listed["installation"] == head["installation"] and listed["log"] == {"size": size, "head": found.head}
    need(same, "altered", f"{LIST} belongs to another log.")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(2**20):
            yield piece


# --- what is made again from the entries --------------------------------------------------------------------------


def shown(value: Any) -> str:
    """A value as text that nothing takes for markup; signs that cannot be seen are written as their numbers."""
    text = value if isinstance(value, str) else canonical(value).decode()
    quiet = (f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text)
    return html.escape("".join(quiet), quote=True)


def page_lines(log: Path) -> Iterator[str]:
    """The page for reading, line by line: the head, every key, every entry with every field, the checkpoint."""
    with log.open("rb") as file:
        lines = map(parse, read_lines(file))
        head = next(lines)
        names = {key["user_id"]: key["display_name"] for key in head["keys"] if key["user_id"]}
        yield _TOP
        yield _facts((name, head[name]) for name in sorted(head) if name != "keys")
        yield f"<h2>Keys</h2>\n<table>\n<tr>{''.join(f'<th>{shown(name)}</th>' for name in _KEYS)}</tr>\n"
        for key in head["keys"]:
            yield f"<tr>{''.join(f'<td>{shown(key[name])}</td>' for name in _KEYS)}</tr>\n"
        yield "</table>\n<h2>Entries</h2>\n"
        for line in lines:
            if "leaf" not in line:
                yield f"<h2>Checkpoint</h2>\n{_facts(leaves(line))}</body></html>\n"
            elif "entry" in line:
                yield _entry(line["entry"], names)
            else:
                yield f"<h3>{line['index']} · withheld</h3>\n{_facts([('leaf', line['leaf'])])}"


_KEYS = ("key_id", "kind", "user_id", "display_name", "public_key", "enrolled_at_entry", "retired_at_entry")
_TOP = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Decision log</title>
<style>body { font-family: sans-serif; } table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 2px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }</style>
</head><body>
<h1>Decision log</h1>
<p>For reading. What counts is log.jsonl; the verifier makes this page again from it and compares.</p>
"""


def _entry(entry: Mapping[str, Any], names: Mapping[str, str]) -> str:
    who = names.get(entry["user_id"]) or entry["user_id"] or "the program"
    title = f"{entry['index']} · {entry['event'].replace('_', ' ')} · {entry['time']} · {who}"
    outer = [(name, entry[name]) for name in ("user_id", "role", "local_offset", "boot_id", "monotonic_ns")]
    return f"<h3>{shown(title)}</h3>\n{_facts([*leaves(entry['data']), *outer])}"


def _facts(facts: Iterable[tuple[str, Any]]) -> str:
    rows = "".join(f"<tr><th>{shown(name)}</th><td>{shown(value)}</td></tr>\n" for name, value in facts if name)
    return f"<table>\n{rows}</table>\n"


def need_page(folder: Path) -> None:
    """Raise `Bad` unless the page is, byte for byte, what the log's lines make of it."""
    with (folder / PAGE).open("rb") as page:
        for line in page_lines(folder / LOG):
            made = line.encode()
            need(page.read(len(made)) == made, "altered", f"{PAGE} is not what the entries make of it.")
        need(not page.read(1), "altered", f"{PAGE} is not what the entries make of it.")


def need_proofs(folder: Path) -> None:
    """The checkpoint is the log's own last line, and every earlier head lies on the way to it."""
    with (folder / LOG).open("rb") as file:
        lines = read_lines(file)
        link = hashlib.sha256(b"cds-decision-log/1\n" + parse(next(lines))["installation"].encode()).digest()
        marks = parse((folder / PROOFS).read_bytes().strip())["proofs"]
        wanted: dict[int, set[str]] = {}
        for mark in marks:
            wanted.setdefault(mark["size"], set()).add(mark["head"])
        for size, line in enumerate(lines, start=1):
            value = parse(line)
            if "leaf" not in value:
                same = (folder / CHECKPOINT).read_bytes() == line + b"\n"
                need(same, "altered", f"{CHECKPOINT} is not the last line of the log.")
                break
            link = hashlib.sha256(b"\x01" + link + bytes.fromhex(value["leaf"])).digest()
            same = wanted.pop(size, {link.hex()}) == {link.hex()}
            need(same, "altered", f"the entries do not lead to the head of {size} entries in {PROOFS}.", size - 1)
    need(not wanted, "altered", f"{PROOFS} speaks of more entries than there are.")


def need_personal(folder: Path) -> None:
    """Raise `Bad` unless every name beside the log is the one that its entry is committed to."""
    values = parse((folder / PERSONAL).read_bytes().strip())["values"]
    beside = {(one["index"], one["field"]): one for one in values}
    with (folder / LOG).open("rb") as file:
        for line in map(parse, read_lines(file)):
            made = line.get("entry", {}).get("data", {}).get("commitments", {})
            for field in made:
                one = beside.pop((line["index"], field), None)
                opened = one is None or _commitment(one) == made[field]
                words = f"{PERSONAL} holds another {field} than the entry is committed to."
                need(opened, "altered", words, line["index"])
    need(not beside, "altered", f"{PERSONAL} speaks of an entry that says nothing of the kind.")


def _commitment(one: Mapping[str, Any]) -> str:
    content = b"cds-personal-value/1\n" + bytes.fromhex(one["salt"]) + str(one["text"]).encode()
    return hashlib.sha256(content).hexdigest()


# --- the whole ---------------------------------------------------------------------------------------------------


def verify_folder(
    folder: Path, anchor: Path | Sequence[Path] | None = None, *, trusted_key: str | None = None,
    receipts: Sequence[str] = (),
) -> Verdict:  # fmt: skip
    """The verdict on an export folder: that of its log, unless something beside the log is wrong."""
    found: Verdict | None = None
    tables = [folder / name for name in TABLES if (folder / name).is_file()]
    try:
        signed = read_list(_read(folder / LIST))
        try:
            check_files(folder, signed["manifest"]["files"])
        finally:  # what is wrong inside the log says more than that its file is another one
            if (folder / LOG).is_file():
                found = verify(folder / LOG, anchor, trusted_key=trusted_key, receipts=receipts, tables=tables)
        if found is None or found.exit_code:
            raise Bad("incomplete", f"the file {LOG} is missing.", None)
        check_signature(signed, _head(folder / LOG), found, trusted_key)
        if (folder / PAGE).is_file():
            need_page(folder)
        need_proofs(folder)
        if (folder / PERSONAL).is_file():
            need_personal(folder)
    except Bad as bad:
        return _verdict(found, *bad.args)
    except (OSError, ValueError, KeyError, TypeError):
        return _verdict(found, "unreadable", "a file of the folder cannot be read as what the list calls it.")
    count = len(signed["manifest"]["files"])
    said = f"{found.sentence} All {count} files are those of the signed list."
    return dataclasses.replace(found, sentence=said)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LONGEST_LIST)
    except FileNotFoundError:
        raise Bad("incomplete", f"the file {LIST} is missing.", None) from None


def _head(log: Path) -> dict[str, Any]:
    with log.open("rb") as file:
        return dict(parse(next(read_lines(file))))


def _verdict(found: Verdict | None, status: str, sentence: str, index: int | None = None) -> Verdict:
    if found is not None and found.exit_code:
        return found
    read, head, withheld = (found.entries, found.head, found.withheld) if found is not None else (0, "", 0)
    place = f" First bad index: {index}." if index is not None else ""
    return Verdict(status, EXIT_CODES[status], index, f"{status.capitalize()}: {sentence}{place}", read, head, withheld)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check an export folder of a decision log.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--anchor", type=Path, action="append", help="an earlier export or checkpoint kept elsewhere")
    parser.add_argument("--trusted-key", metavar="BASE64", help="the installation's public key as you know it")
    parser.add_argument("--receipts", type=Path, metavar="FILE", help="receipts from a file, one a line")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    args = parser.parse_args(argv)
    try:
        codes = read_receipts(args.receipts) if args.receipts else []
    except (OSError, ValueError):
        parser.error("the file with receipts cannot be read")
    found = verify_folder(args.folder, args.anchor, trusted_key=args.trusted_key, receipts=codes)
    sys.stdout.write((json.dumps(dataclasses.asdict(found)) if args.json else found.sentence) + "\n")
    return found.exit_code


if __name__ == "__main__":
    sys.exit(main())
