"""Checks an exported decision log, format "cds-decision-log", version 1. Needs nothing but Python.

    python verification.py LOG [--anchor FILE]... [--trusted-key BASE64] [--receipt CODE]... [--receipts FILE]
                               [--table FILE]... [--json]

The file is read line by line; memory grows only with the number of signed decisions (about 200 bytes each).
In order: JSON and its canonical form (RFC 8785), Ed25519 (RFC 8032), the lines, the anchors, the tables for people.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import dataclasses
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

EXIT_CODES = {"anchored": 0, "consistent, not anchored": 0, "altered": 10, "incomplete": 11, "unreadable": 12,
              "untrusted key": 13}  # fmt: skip
Fields = tuple[int, frozenset[tuple[str, type]]]  # how many, and each name with each type that it may have
_LIBRARY = "cryptography.hazmat.primitives.asymmetric.ed25519"
LONGEST_LINE, LONGEST_LAST_LINE, DEEPEST = 16 * 2**20, 2**16, 32


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What is said of a log, in one of the words of EXIT_CODES and in a sentence."""

    status: str
    exit_code: int
    first_bad_index: int | None  # the first entry altered, missing or out of place, where that can be told
    sentence: str
    entries: int  # that were read
    head: str  # the last link
    withheld: int = 0  # of the entries, without content


class Bad(Exception):
    """The first thing found wrong: its verdict, what it is, and at which entry."""


def need(holds: bool, status: str, sentence: str, index: int | None = None) -> None:
    if not holds:
        raise Bad(status, sentence.replace("{here}", str(index)), index)


# --- strict JSON and its canonical form -------------------------------------------------------------------------
def parse(line: bytes, part: bytes = b"") -> Any:
    """One JSON text, or the value that a `part` of it begins with: whole numbers, not too deep, no key twice."""
    opened = line.count(b"[") + line.count(b"{")
    # of two neighbours in a list, one at most is open at any place
    if opened > DEEPEST and opened - line.count(b"},{") > DEEPEST:
        bare = re.sub(rb'"[^"]*"', b"", line.replace(rb"\\", b"").replace(rb"\"", b""))
        pairs = re.sub(rb"[^][{}]", b"", bare).translate(bytes.maketrans(b"[{]}", b"(())"))
        for _ in range(DEEPEST):
            pairs = pairs.replace(b"()", b"")  # the innermost ones
        if pairs:
            raise ValueError("nested too deeply")
    # a part is held against its canonical form, which holds no key twice
    return _PLAIN.raw_decode(part.decode("utf-8"))[0] if part else _STRICT.decode(line.decode("utf-8"))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(found := dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _integer(text: str) -> int:
    if len(text) > 15 and (len(text) > 17 or abs(int(text)) >= 2**53):
        raise ValueError("an integer beyond 2^53 - 1")
    return int(text)  # ValueError for a fraction and for NaN


_STRICT = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=_integer, parse_float=_integer, parse_constant=_integer)
_PLAIN = json.JSONDecoder(parse_int=_integer, parse_float=_integer, parse_constant=_integer)
_SORTED = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))
# what `_SORTED.encode` makes anew for each value, made once, in the one Python whose way to make it is known here
_make = getattr(json.encoder, "c_make_encoder", None) if sys.version_info[:2] == (3, 11) else None
_PARTS = _make and _make(None, _SORTED.default, json.encoder.encode_basestring, None, ":", ",", True, False, True)


def canonical(value: Any) -> bytes:
    """RFC 8785 for what `parse` returns: keys by UTF-16 code units, no white space. ValueError for lone surrogates."""
    text = "".join(_PARTS(value, 0)) if _PARTS else _SORTED.encode(value)  # escapes what RFC 8785 escapes
    if not text.isascii() and max(text) >= "\ud800":  # below surrogates, code points sort as UTF-16 does
        text = json.dumps(json.loads(text, object_pairs_hook=_ordered), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def canonical_entry(entry: dict[str, Any]) -> tuple[bytes, bytes]:
    """The canonical form of an entry and of the statement in it, its longest part, which is made once for both."""
    data = entry.get("data")
    if not isinstance(data, dict) or not isinstance(data.get("statement"), dict):
        return canonical(entry), b""
    statement = canonical(data["statement"])
    # nothing that was parsed holds NaN, and no quotation mark inside a text stands without its backslash
    around = canonical({**entry, "data": {**data, "statement": float("nan")}})
    return around.replace(b'"statement":NaN', b'"statement":' + statement), statement


def _ordered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))


def decoded(text: Any, size: int) -> bytes:
    """The bytes of a Base64 text in its one proper form; b"" for anything else."""
    try:
        data = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except ValueError:
        return b""
    return data if len(data) == size and base64.b64encode(data).decode() == text else b""


def receipt(signature: str) -> str:
    """The short code of a signature that stands in the chart."""
    return hashlib.sha256(decoded(signature, 64)).hexdigest()[:16]


# --- Ed25519, RFC 8032 ------------------------------------------------------------------------------------------
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ZERO = -121665 * pow(121666, -1, P) % P, (0, 1, 1, 0)


def _add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _point(data: bytes) -> Point | None:
    """A point from its 32 bytes; None unless it is one, in its one proper encoding."""
    y, odd = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        return None
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


@lru_cache(maxsize=32)
def _multiples(point: Point) -> list[list[Point]]:
    """Row i holds 0 to 15 times 16^i times the point, so that a product needs 64 additions and nothing else."""
    rows = []
    for _ in range(64):
        rows.append(list(accumulate([point] * 16, _add, initial=ZERO)))
        point = rows[-1].pop()
    return rows


def _times(number: int, point: Point) -> Point:
    return reduce(_add, (row[number >> 4 * place & 15] for place, row in enumerate(_multiples(point))))


BASE = _point((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or ZERO


@lru_cache(maxsize=32)
def _proper_key(public: bytes) -> Point | None:
    """The key's point; None for a key of small order too, which "verifies" signatures that nobody made."""
    key = eightfold = _point(public)
    for _ in range(3):
        eightfold = eightfold and _add(eightfold, eightfold)
    return key if eightfold and eightfold[0] else None


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether it is an Ed25519 signature: S below the group order, R and the key encoded properly, S B = R + k A."""
    key = _proper_key(public) if len(public) == 32 and len(signature) == 64 else None
    s = int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    # seven times as fast where the program loaded it; never imported here, or a file beside this one might be
    if library := sys.modules.get(_LIBRARY):
        try:
            library.Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except sys.modules["cryptography.exceptions"].InvalidSignature:
            return False
        return True
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    x, y, z, _ = _add(_times(s, BASE), _times(k, (P - key[0], key[1], 1, P - key[3])))  # S B - k A
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


# --- one log, from its first line to its last --------------------------------------------------------------------
_SIGNED = ("decision_signed", "decision_amended")


def fields(texts: str, integers: str = "", texts_or_none: str = "", **others: tuple[type, ...]) -> Fields:
    kinds = [(texts, (str,)), (integers, (int,)), (texts_or_none, (str, type(None))), *others.items()]
    pairs = frozenset((name, kind) for names, types in kinds for name in names.split() for kind in types)
    return len(dict(pairs)), pairs


_MARK, _CHECKPOINT = fields("head", "size"), fields("installation head time", "size")
_LAST = fields("key_id signature", checkpoint=(dict,), previous_export=(dict, type(None)))
_HEAD = fields("format installation program exported_at exported_by purpose recipient", "version first count",
               keys=(list,))  # fmt: skip
_KEY = fields("key_id kind public_key", "enrolled_at_entry", "user_id display_name", retired_at_entry=(int, type(None)))
_FULL, _WITHHELD = fields("leaf", "index", entry=(dict,)), fields("leaf", "index", withheld=(bool,))
_CO_SIGNED = fields("installation head meaning signed_at", "size", signer=(dict,))
_DISPOSED = fields("installation sha256 head before reason disposed_at", "first end count retention_days")
_ENTRY = fields("time local_offset boot_id event", "index monotonic_ns", "user_id", data=(dict,),
                role=(str, list, type(None)))  # fmt: skip


def fits(value: Any, shape: Fields) -> bool:
    """An object with exactly these fields, each of its type."""
    whole = isinstance(value, dict) and len(value) == shape[0]
    return whole and shape[1].issuperset(zip(value, map(type, value.values()), strict=True))


def is_last(value: Any) -> bool:
    whole = fits(value, _LAST) and fits(value["checkpoint"], _CHECKPOINT)
    return whole and (value["previous_export"] is None or fits(value["previous_export"], _MARK))


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Each line without its end. Raises `Bad` for anything but single line feeds, and for a file that breaks off."""
    file.seek(0)
    while line := file.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            cut = len(line) < LONGEST_LINE and not line.rstrip().endswith(b"}")
            need(not cut, "incomplete", "the file breaks off inside a line.")
            need(False, "unreadable", "the last line has no line end, or a line is too long.")
        need(b"\r" not in line and line != b"\n", "unreadable", "a line is blank or ends in more than a line feed.")
        yield line[:-1]


def last_line(file: BinaryIO) -> Any:
    """The last line's value, read before the others; None when it cannot be read."""
    file.seek(max(0, file.seek(0, 2) - LONGEST_LAST_LINE))
    with contextlib.suppress(ValueError):
        return parse(file.read().rstrip(b"\n").rpartition(b"\n")[2])
    return None


class Log:
    """The walk through one file. `links` holds the link after so many entries, where somebody asks for it."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted  # receipts, until they are found
        self.links: dict[int, str] = {}
        self.read, self.withheld, self.link, self.link_before = 0, 0, b"", b""
        self.notes = ""  # who signed for the log, what was disposed of
        self.head: dict[str, Any] = {}
        self.told: dict[str, Any] = {}  # by the last entry, where that is of this export
        self.signatures: set[bytes] = set()
        self.hidden = hashlib.sha256()  # over the withheld indexes, one a line

    def walk(self, lines: Iterator[bytes], trusted_key: str | None) -> None:
        """Raise `Bad` or ValueError at the first thing that is wrong."""
        self.begin(next(lines, b""))
        for line in lines:
            if self.canonical and (found := self.as_written(line)):
                self.take(*found)
                continue
            if fits(value := parse(line), _FULL) or (fits(value, _WITHHELD) and value["withheld"]):
                self.entry(line, value, lines)
                continue
            need(is_last(value), "unreadable", "a line is neither an entry nor the checkpoint.")
            self.need_neat(line, value)
            need(next(lines, None) is None, "unreadable", "the file goes on after its checkpoint.")
            return self.end(value, trusted_key)
        raise Bad("incomplete", f"the file ends after {self.read} entries, without its checkpoint.", None)

    def as_written(self, line: bytes) -> tuple[dict[str, Any], bytes, bytes] | None:
        """What `take` needs, of a line that is byte for byte what the program writes for the next entry: most are."""
        start, _, end = line.rpartition(b',"index":%d,"leaf":"' % self.read)
        content, leaf = start[9:], hashlib.sha256(b"\x00" + start[9:]).digest()
        if start[:10] != b'{"entry":{' or end != b'%b"}' % leaf.hex().encode() or self.read >= self.head["count"]:
            return None
        try:
            entry = parse(line, content)
            made, statement = canonical_entry(entry)
        except ValueError:
            return None
        return (entry, leaf, statement) if made == content else None  # so no key stands in it twice

    def begin(self, line: bytes) -> None:
        head = parse(line)
        told = (head["format"], head["version"], head["first"]) if fits(head, _HEAD) else ()
        fine = told == ("cds-decision-log", 1, 0) and all(fits(key, _KEY) for key in head["keys"])
        need(fine, "unreadable", "the first line is not the head of a decision log, version 1.")
        self.keys = {key["key_id"]: key for key in head["keys"]}
        single = len(self.keys) == len(head["keys"]) == len({key["public_key"] for key in head["keys"]})
        need(single, "untrusted key", "a key stands twice in the head line, so nobody can say whose it is.")
        self.head, self.canonical = head, canonical(head) == line  # in canonical form it promises that every line is
        self.follow(0, b"cds-decision-log/1\n" + head["installation"].encode())

    def follow(self, read: int, hashed: bytes) -> None:
        self.read, self.link_before, self.link = read, self.link, hashlib.sha256(hashed).digest()
        if read in self.links:
            self.links[read] = self.link.hex()

    def need_neat(self, line: bytes, value: dict[str, Any]) -> None:
        """A line as the head line promises it: canonical, or the same with every character beyond ASCII escaped."""
        expected = canonical(value)
        if self.canonical and line != expected:
            escaped = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
            need(line == escaped, "altered", "a line is not written as the program writes it.", self.read)

    def entry(self, line: bytes, value: dict[str, Any], rest: Iterator[bytes]) -> None:
        """Its place, its leaf, its writing; then as any other."""
        index, leaf, entry, here = value["index"], value["leaf"], value.get("entry", {}), self.read
        need(index >= here, "altered", f"entry {index} stands again where entry {here} belongs.", here)
        if index > here:
            wanted = re.compile(rb'"index"\s*:\s*%d\s*,\s*"leaf"' % here)
            need(not any(wanted.search(later) for later in rest), "altered", "entry {here} is not in its place.", here)
            need(False, "incomplete", "entry {here} is missing.", here)
        need(here < self.head["count"], "altered", "there are more entries than the head line counts.", here)
        need(re.fullmatch("[0-9a-f]{64}", leaf) is not None, "unreadable", "the hash of entry {here} is none.", here)
        if "withheld" in value:
            self.need_neat(line, value)
            self.withheld, self.told = self.withheld + 1, {}
            self.hidden.update(b"%d\n" % index)
            self.follow(here + 1, b"\x01" + self.link + bytes.fromhex(leaf))
        else:
            content, statement = canonical_entry(entry)
            same = hashlib.sha256(b"\x00" + content).hexdigest() == leaf
            need(same, "altered", "entry {here} does not have the hash that stands beside it.", here)
            self.need_neat(line, value)
            self.take(entry, bytes.fromhex(leaf), statement)

    def take(self, entry: dict[str, Any], leaf: bytes, statement: bytes) -> None:
        """Its fields, what a signature or a key in it claims, the link."""
        here = self.read
        need(fits(entry, _ENTRY), "unreadable", "entry {here} does not have the fields of this format.", here)
        need(entry["index"] == here, "altered", "entry {here} was written as another entry.", here)
        event, data = entry["event"], entry["data"]
        if event in _SIGNED:
            self.decision(here, entry, data, statement)
        elif event in ("key_enrolled", "key_retired") and "key_id" in data:
            key = self.keys.get(str(data["key_id"]), {})
            told: dict[str, Any] = {name: data[name] for name in ("kind", "user_id", "public_key") if name in data}
            told["enrolled_at_entry" if event == "key_enrolled" else "retired_at_entry"] = here
            need(key | told == key, "altered", "the head line's keys do not agree with entry {here}.", here)
        elif event in ("log_co_signed", "entries_disposed"):
            self.signed_note(here, entry, data)
        self.told = data if event == "log_exported" else {}
        self.follow(here + 1, b"\x01" + self.link + leaf)

    def decision(self, here: int, entry: dict[str, Any], data: dict[str, Any], signed: bytes) -> None:
        """Signed by the named clinician, with a key of that person that was in force, and only once."""
        statement, signature = data["statement"] if signed else {}, decoded(data.get("signature"), 64)
        signer = statement["signer"] if isinstance(statement.get("signer"), dict) else {}
        whole = bool(signer) and all(statement.get(name) for name in ("record_id", "assessment_id"))
        need(whole, "altered", "entry {here} is a decision without a complete statement.", here)
        key = key_of(self.keys, data.get("key_id"), "clinician", here, here + 1)
        need(bool(key), "untrusted key", "entry {here} is signed with a key that was not enrolled then.", here)
        own = key["user_id"] == signer.get("user_id") == entry["user_id"]
        need(own, "untrusted key", "entry {here} is signed with the key of another person.", here)
        made = signed_by(decoded(key["public_key"], 32), signed, signature)
        need(made, "altered", "the decision in entry {here} is not what was signed.", here)
        fresh = signature not in self.signatures
        need(fresh, "altered", "entry {here} repeats a decision that was signed in an earlier one.", here)
        self.signatures.add(signature)
        self.wanted.discard(receipt(data["signature"]))

    def signed_note(self, here: int, entry: dict[str, Any], data: dict[str, Any]) -> None:
        """A second person signed for the log up to here, or the installation for what it disposed of."""
        person, made = entry["event"] == "log_co_signed", data.get("statement") or {}
        whole = fits(made, _CO_SIGNED if person else _DISPOSED)
        need(whole, "altered", "entry {here} does not hold what its kind says.", here)
        key = key_of(self.keys, data.get("key_id"), "clinician" if person else "installation", here, here + 1)
        own = bool(key) and (not person or key["user_id"] == entry["user_id"] == made["signer"].get("user_id"))
        need(own, "untrusted key", "entry {here} is not signed with a key of whom it names.", here)
        same = signed_by(decoded(key["public_key"], 32), canonical(made), decoded(data.get("signature"), 64))
        same = same and made["installation"] == self.head["installation"]
        if person:  # a clock that was set puts an entry in between
            same = same and made["head"] == {here: self.link.hex(), here - 1: self.link_before.hex()}.get(made["size"])
            self.notes += f" {made['signer'].get('printed_name')} signed for the first {made['size']} entries."
        else:
            same = same and 0 <= made["count"] <= self.withheld and made["end"] <= here
            self.notes += f" Entry {here} says that {made['count']} entries before {made['end']} were disposed of."
        need(same, "altered", "what was signed in entry {here} does not fit this log.", here)

    def end(self, line: dict[str, Any], trusted_key: str | None) -> None:
        """The checkpoint: of this log and length, signed by this installation; then what nobody signed."""
        mark, previous, read = line["checkpoint"], line["previous_export"], self.read
        whole = read >= max(mark["size"], self.head["count"])
        need(whole, "incomplete", f"there are {read} entries, and the file speaks of more.", read)
        need(read == mark["size"], "altered", f"the signed checkpoint ends before entry {mark['size']}.", mark["size"])
        key = key_of(self.keys, line["key_id"], "installation", read, read)
        need(bool(key), "untrusted key", "a checkpoint is not signed with a key of this installation.")
        made = signed_by(decoded(key["public_key"], 32), canonical(mark), decoded(line["signature"], 64))
        need(made, "altered", "the checkpoint is not what this installation signed.")
        known = trusted_key in (None, key["public_key"])
        need(known, "untrusted key", "the checkpoint is not signed with the key that you trust.")
        same = (mark["installation"], mark["head"]) == (self.head["installation"], self.link.hex())
        need(same, "altered", "the entries do not lead to the head in the signed checkpoint.")
        same = previous is None or self.links.get(previous["size"]) == previous["head"]
        need(same, "altered", "the entries do not lead to the head of the export before this one.")
        held_back = {"count": self.withheld, "sha256": self.hidden.hexdigest()}
        same = self.told.get("withheld", held_back) == held_back
        need(same, "altered", "other entries are withheld than the log says were withheld.")
        del self.head["count"]
        now = {"head_sha256": hashlib.sha256(canonical(self.head)).hexdigest(), "previous_export": previous}
        same = all(self.told.get(name, value) == value for name, value in now.items())
        need(same, "altered", "the first or last line is not the one that the log says was exported.")


def key_of(keys: Mapping[str, Any], key_id: Any, kind: str, enrolled: int, until: int) -> dict[str, Any]:
    """The key of that name if it is of that kind, was enrolled by then and was in force for `until` entries; or {}."""
    key = keys.get(str(key_id), {"kind": None})
    known = key["kind"] == kind and key["enrolled_at_entry"] <= enrolled
    return key if known and (key["retired_at_entry"] is None or key["retired_at_entry"] >= until) else {}


# --- anchors -----------------------------------------------------------------------------------------------------
def read_anchor(path: Path) -> dict[str, Any]:
    """What was kept elsewhere, as a last line: an export's, one by itself, or only its checkpoint (size and head)."""
    found: Any = None
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        found = last_line(file)
        if not is_last(found):
            file.seek(0)
            found = parse(file.read(LONGEST_LAST_LINE).strip())
    if fits(found, _MARK) or fits(found, _CHECKPOINT):
        return {"checkpoint": found}
    need(is_last(found), "unreadable", "the anchor is neither an exported log nor a checkpoint of one.")
    return dict(found)


def compare(log: Log, anchor: dict[str, Any]) -> None:
    """Raise `Bad` unless the log leads to the anchor's head."""
    mark, size = anchor["checkpoint"], anchor["checkpoint"]["size"]
    own = mark.get("installation", log.head["installation"]) == log.head["installation"]
    need(own, "untrusted key", "the anchor comes from another installation.")
    if "signature" in anchor:
        key = key_of(log.keys, anchor["key_id"], "installation", size, size)
        need(bool(key), "untrusted key", "a checkpoint is not signed with a key of this installation.")
        made = signed_by(decoded(key["public_key"], 32), canonical(mark), decoded(anchor["signature"], 64))
        need(made, "untrusted key", "the anchor is not signed with a key of this installation.")
    need(size <= log.read, "incomplete", f"the anchor vouches for {size} entries, here are {log.read}.", log.read)
    said = f"before entry {size} the log is not what the anchor was made of."
    if "signature" in anchor:
        said += (" One installation has signed two histories of that length: its store was copied and both copies were "
                 "used, or its log was written anew.")  # fmt: skip
    need(log.links[size] == mark["head"], "altered", said)


# --- tables for people -------------------------------------------------------------------------------------------
_ENTRIES = ("index", "leaf", "time", "local_offset", "monotonic_ns", "boot_id", "user_id", "role", "event", "data")


def cell(value: Any) -> str:
    """One cell (RFC 4180). Text that a spreadsheet could take for a formula begins with an apostrophe; numbers stay."""
    text = "" if value is None else canonical(value).decode() if isinstance(value, bool | list | dict) else str(value)
    shown, quiet = text.replace("\0", "\ufffd"), ("Cc", "Cf", "Mn", "Zs")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", shown):
        first = next((c for c in text if not c.isspace() and unicodedata.category(c) not in quiet), "")
        acts = unicodedata.normalize("NFKC", first)[:1].replace("\u2212", "-") in tuple("=+-@|%")
        if text and (acts or unicodedata.category(text[0]) in ("Cc", "Cf")):
            shown = f"'{shown}"
    return '"' + shown.replace('"', '""') + '"' if any(sign in shown for sign in ',"\r\n') else shown


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a statement by its dotted path; lists stay whole."""
    if isinstance(value, dict) and value:
        for name in sorted(value):
            yield from leaves(value[name], f"{path}.{name}" if path else name)
    else:
        yield path, value


def entries_of(path: Path, events: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """The entries of a log that was found sound, each with its leaf; of these events where some are named."""
    with path.open("rb") as file:
        for line in map(parse, read_lines(file)):
            entry = line.get("entry", {"index": line.get("index"), "event": "(withheld)"})
            if "leaf" in line and (not events or entry["event"] in events):
                yield {**entry, "leaf": line["leaf"]}


def table_rows(path: Path, decisions: bool) -> Iterator[Sequence[Any]]:
    """The rows of one of the two tables: every entry, or every signed decision with every field that was signed."""
    if not decisions:
        yield _ENTRIES
        yield from (tuple(map(entry.get, _ENTRIES)) for entry in entries_of(path))
        return
    signed = (entry["data"]["statement"] for entry in entries_of(path, _SIGNED))
    fields = sorted({name for statement in signed for name, _ in leaves(statement)})
    yield ("index", "time", "event", *fields, "key_id", "signature", "statement")
    for entry in entries_of(path, _SIGNED):
        data, found = entry["data"], dict(leaves(entry["data"]["statement"]))
        yield (entry["index"], entry["time"], entry["event"], *map(found.get, fields), data["key_id"],
               data["signature"], data["statement"])  # fmt: skip


def is_made_of(table: Path, path: Path) -> bool:
    """Whether a table is, byte for byte, what the log's entries make of it."""
    with table.open("rb") as file:
        rows = table_rows(path, decisions=not file.read(12).startswith(b"index,leaf"))
        file.seek(0)
        lines = ((",".join(map(cell, row)) + "\r\n").encode() for row in rows)
        return all(file.read(len(line)) == line for line in lines) and not file.read(1)


def read_receipts(path: Path) -> list[str]:
    """Receipts from a file, one a line; what stands behind a space or a # is the reader's own."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.lstrip().startswith("#")]


# --- the whole ---------------------------------------------------------------------------------------------------
def first_difference(path: Path, anchor: Path) -> int | None:
    """The first index at which two exports hold different leaves; None when there is none, or no second export."""
    with contextlib.suppress(Bad, OSError, ValueError, AttributeError), path.open("rb") as a, anchor.open("rb") as b:
        for place, lines in enumerate(zip(map(parse, read_lines(a)), map(parse, read_lines(b)), strict=False)):
            if len({line.get("leaf") for line in lines} - {None}) == 2:
                return place - 1
    return None


def verify(
    path: Path, anchor: Path | Sequence[Path] | None = None, *, trusted_key: str | None = None,
    receipts: Sequence[str] = (), tables: Sequence[Path] = (),
) -> Verdict:  # fmt: skip
    """The verdict on an exported log. Each argument is what the command line's help (`main`) says of it."""
    anchors = [anchor] if isinstance(anchor, Path) else list(anchor or ())
    log = Log({code.lower() for code in receipts})
    try:
        kept = [read_anchor(one) for one in anchors]
        with path.open("rb", buffering=2**20) as file:
            end = last_line(file)
            marks = [one["checkpoint"] for one in kept] + ([end["previous_export"]] if is_last(end) else [])
            log.links = {mark["size"]: "" for mark in marks if mark}
            log.walk(read_lines(file), trusted_key)
        for one in kept:
            compare(log, one)
        codes = ", ".join(sorted(log.wanted))
        need(not codes, "incomplete", f"no decision with the receipt {codes} could be read.")
        for table in tables:
            need(is_made_of(table, path), "altered", f"the table {table.name} is not what the entries make of it.")
    except Bad as bad:
        status, sentence, index = bad.args
        if index is None and status == "altered":
            found = (first_difference(path, one) for one in anchors)
            index = next((place for place in found if place is not None), None)
        elif index is None and status != "untrusted key" and log.head:
            index = log.read
        return verdict(log, status, sentence, index)
    except ValueError:
        return verdict(log, "unreadable", "a line is not JSON as this format has it.", log.read if log.head else None)
    except OSError as error:
        return verdict(log, "unreadable", f"the file cannot be opened ({error.strerror}).")
    if size := max((one["checkpoint"]["size"] for one in kept), default=0):
        return verdict(log, "anchored", f"{log.read} entries follow from one another and agree with their signed "
                       f"checkpoint; the first {size} agree with what was kept elsewhere.")  # fmt: skip
    return verdict(log, "consistent, not anchored", f"{log.read} entries follow from one another and agree with the "
                   "signed checkpoint in the same file. Only a checkpoint kept elsewhere (--anchor) can show that the "
                   "whole was not written anew.")  # fmt: skip


def verdict(log: Log, status: str, sentence: str, index: int | None = None) -> Verdict:
    place = f" First bad index: {index}." if index is not None else ""
    closing = f" {log.withheld} entries were withheld and could not be read." if log.withheld else ""
    said = f"{status.capitalize()}: {sentence}{place}{closing}{log.notes if EXIT_CODES[status] == 0 else ''}"
    return Verdict(status, EXIT_CODES[status], index, said, log.read, log.link.hex(), log.withheld)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check an exported decision log.")
    parser.add_argument("log", type=Path)
    parser.add_argument("--anchor", type=Path, action="append", help="an earlier export or checkpoint kept elsewhere")
    parser.add_argument("--trusted-key", metavar="BASE64", help="the installation's public key as you know it")
    parser.add_argument("--receipt", action="append", default=[], help="the code of a signature, from the chart")
    parser.add_argument("--receipts", type=Path, metavar="FILE", help="receipts from a file, one a line")
    parser.add_argument("--table", type=Path, action="append", default=[], help="a CSV that came with the log")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    args = parser.parse_args(argv)
    try:
        codes = [*args.receipt, *(read_receipts(args.receipts) if args.receipts else ())]
    except (OSError, ValueError):
        parser.error("the file with receipts cannot be read")
    found = verify(args.log, args.anchor, trusted_key=args.trusted_key, receipts=codes, tables=args.table)
    sys.stdout.write((json.dumps(dataclasses.asdict(found)) if args.json else found.sentence) + "\n")
    return found.exit_code


if __name__ == "__main__":
    sys.exit(main())
