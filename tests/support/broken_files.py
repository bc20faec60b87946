"""Files as nobody should export them, built once: text, encodings, values, structure, JSON, archives and XML.

`TEXTS` break any delimited file: each takes a good file and returns a bad (or odd) one. `VALUES` are cells. `JSON`
and `FOREIGN_BYTES` are whole files. Every name says what is wrong. None holds anything of a person but the canary.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

CANARY = "Zanzibarina"
"""A name that must never come back out of a reader."""


def _zip(name: str, content: bytes, *, times: int = 1) -> bytes:
    for _ in range(times):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        content = packed.getvalue()
    return content


def _last_line(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def broken(good: bytes) -> bytes:
        lines = good.rstrip(b"\n").split(b"\n")
        return b"\n".join([*lines[:-1], change(lines[-1])]) + b"\n"

    return broken


def _header(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def broken(good: bytes) -> bytes:
        first, _, rest = good.partition(b"\n")
        return change(first) + b"\n" + rest

    return broken


TEXTS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda good: b"",
    "blank lines only": lambda good: b"\n\n\n",
    "byte order mark only": lambda good: b"\xef\xbb\xbf",
    "UTF-16 little endian": lambda good: good.decode().encode("utf-16-le"),
    "UTF-16 big endian with mark": lambda good: b"\xfe\xff" + good.decode().encode("utf-16-be"),
    "cp1252": _last_line(lambda line: line + "é".encode("cp1252")),
    "overlong UTF-8": _last_line(lambda line: line + b"\xc0\xaf"),
    "lone surrogate": _last_line(lambda line: line + b"\xed\xa0\x80"),
    "NUL in the header": _header(lambda line: line[:3] + b"\x00" + line[3:]),
    "NUL in a cell": _last_line(lambda line: line[:1] + b"\x00" + line[1:]),
    "bidi override": _last_line(lambda line: "\u202e".encode() + line),
    "zero width": _last_line(lambda line: "\u200b".encode() + line),
    "mac line ends": lambda good: good.replace(b"\n", b"\r"),
    "unclosed quote": _last_line(lambda line: b'"' + line),
    "quote in the middle": _last_line(lambda line: line[:1] + b'"x"' + line[1:]),
    "separator line": lambda good: b"sep=;\n" + good,
    "semicolons": lambda good: good.replace(b",", b";"),
    "tabs": lambda good: good.replace(b",", b"\t"),
    "bars": lambda good: good.replace(b",", b"|"),
    "a comment first": lambda good: b"# made on Monday\n" + good,
    "trailing delimiter on each data row": _last_line(lambda line: line + b","),
    "one cell too many": _last_line(lambda line: line + b",99"),
    "one cell too few": _last_line(lambda line: line.rpartition(b",")[0]),
    "header again in the middle": lambda good: good + good.partition(b"\n")[0] + b"\n",
    "columns repeated by case": _header(lambda line: line + b"," + line.partition(b",")[0].upper()),
    "a column without a name": _header(lambda line: b"," + line),
    "homoglyph header": _header(lambda line: line.replace(b"o", "о".encode(), 1)),
    "a hundred thousand columns": _header(lambda line: line + b",x" * 100_000),
    "a cell of a megabyte": _last_line(lambda line: line + b"x" * (1 << 20)),
    "half a file": lambda good: good[: len(good) // 2],
    "zip in its place": lambda good: _zip("patients.csv", good),
    "zip in a zip": lambda good: _zip("a.zip", good, times=3),
    "gzip in its place": gzip.compress,
    "workbook in its place": lambda good: _zip("xl/workbook.xml", b"<x/>"),
    "a path that climbs": lambda good: _zip("../../etc/passwd", good),
    "billion laughs": lambda good: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "external entity": lambda good: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "JSON in its place": lambda good: b'{"patients": []}',
    "a picture in its place": lambda good: b"\x89PNG\r\n\x1a\n" + good,
    "an executable in its place": lambda good: b"\x7fELF" + good,
}

VALUES: tuple[str, ...] = (
    "NA", "None", "null", "nan", "-", ".", "?", "N/A", "999999", "-9", "1e5", "0x10", "1_000", "1,5", "1.234,5",
    "\u0661\u0662", "½", "+5", "\u22125", "inf", "9007199254740993", "1" + "0" * 400, "TRUE", "2024-03-12", "12/03/24",
    "12 Mar", "45363", "0001-01-01", "31.02.2026", "70 lb", "0.5 g", f"{CANARY} Quux", "=1+1", "@SUM(A1)",
)  # fmt: skip

_PATIENT: dict[str, Any] = {"resourceType": "Patient", "id": "A-1", "birthDate": "1980-01-01"}


def _bundle(*resources: Any, **more: Any) -> bytes:
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries, **more}).encode()


JSON: dict[str, bytes] = {
    "empty object": b"{}",
    "empty list": b"[]",
    "null": b"null",
    "a text": b'"text"',
    "cut off": _bundle(_PATIENT)[:-20],
    "depth without end": b'{"a":' * 100_000,
    "lists without end": b"[" * 100_000,
    "the same key twice": b'{"resourceType": "Patient", "resourceType": "Patient", "id": "A-1"}',
    "not a number": b'{"resourceType": "Observation", "valueDecimal": NaN}',
    "infinity": b'{"resourceType": "Observation", "valueDecimal": -Infinity}',
    "a huge number": b'{"resourceType": "Observation", "valueDecimal": 1e400}',
    "a number of 5,000 digits": b'{"resourceType": "Observation", "valueInteger": ' + b"9" * 5_000 + b"}",
    "lone surrogate": b'{"resourceType": "Patient", "id": "\\ud800"}',
    "bytes that are no text": b'{"resourceType": "Patient\xff"}',
    "release 5": json.dumps({"resourceType": "MedicationRequest", "medication": {"concept": {}}}).encode(),
    "release 3": json.dumps({"resourceType": "Condition", "clinicalStatus": "active"}).encode(),
    "implicit rules": _bundle(_PATIENT, implicitRules="http://example.invalid"),
    "no patient": _bundle({"resourceType": "Organization", "name": CANARY}),
    "a patient without an id": _bundle({"resourceType": "Patient", "name": [{"family": CANARY}]}),
    "an id that is a date": _bundle({**_PATIENT, "id": "1980-02-29"}),
    "an id that is a hash": _bundle({**_PATIENT, "id": "5d41402abc4b2a76b9719d911017c592"}),
    "two patients of one id": _bundle(_PATIENT, _PATIENT),
    "everything of the wrong type": _bundle(
        {"resourceType": "Observation", "status": [], "code": 3, "subject": "x", "effectiveDateTime": {}},
        {"resourceType": "Condition", "code": [], "subject": {"reference": 7}},
        {"resourceType": "QuestionnaireResponse", "item": {"linkId": []}, "subject": None},
        {"resourceType": "MedicationRequest", "dosageInstruction": "x", "subject": []},
        {"resourceType": "Patient", "id": 5, "birthDate": []},
        "no object",
        None,
    ),
    "a bundle in a bundle without end": json.dumps(
        {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Bundle", "entry": []}}]}
    ).encode(),
    "a birth after today": _bundle({**_PATIENT, "birthDate": "2999-01-01"}),
    "year one": _bundle({**_PATIENT, "birthDate": "0001-01-01"}),
}
