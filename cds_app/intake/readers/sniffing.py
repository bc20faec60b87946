"""What a file is, told by its first bytes and not by its name."""

from __future__ import annotations

HEAD_BYTES = 65536
"""How many bytes are looked at."""

_WORKBOOK_MARKS = (b"xl/", b"[Content_Types].xml", b"opendocument.spreadsheet")
_ARCHIVES = (
    b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd", b"\x1f\x9d", b"MSCF\x00",
)  # fmt: skip
_BINARIES = (
    b"%PDF-", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PAR1", b"SQLite format 3\x00", b"ARROW1\x00",
    b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"MZ\x90\x00", b"MZ\x00\x00", b"\x89HDF", b"{\\rtf",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FHIR = b"http://hl7.org/fhir"
_UTF8_MARK = b"\xef\xbb\xbf"


def refusal(head: bytes) -> str | None:
    """The code of the finding when these first bytes cannot begin a comma-separated text; None when they can."""
    if not head:
        return "file_empty"
    if head.startswith(_OLE):
        return "file_is_workbook"
    if head.startswith(_ARCHIVES) or head[257:262] == b"ustar":
        return "file_is_workbook" if any(mark in head for mark in _WORKBOOK_MARKS) else "file_is_archive"
    if head.startswith(_WIDE_MARKS) or _looks_wide(head):
        return "encoding_utf16"
    if head.startswith(_BINARIES):
        return "file_is_binary"
    start = head.removeprefix(_UTF8_MARK).lstrip()
    if not start:
        return "file_empty"
    if start.startswith(b"<"):
        return "file_is_xml" if _FHIR in head else "file_is_markup"
    if start.startswith((b"{", b"[")):
        return "file_is_json"
    return None


def _looks_wide(head: bytes) -> bool:
    """Two bytes a character without a mark: Latin text then has a zero at every second place and nowhere else."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) > len(head) // 4
