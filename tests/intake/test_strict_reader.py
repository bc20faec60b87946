"""The corpus of bad files: each is refused with its own code, at its own line, without a word of its content."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile

import pytest

from cds_app.domain.errors import CdsError
from cds_app.intake.record_set import Limits
from tests.intake.support import PATIENT_NAMES, codes, places, read, write_folder

HEADER = b"pseudonym,age_years,phq9_total\n"
GOOD = HEADER + b"P-1,45,17\n"


def flat(tmp_path, content: bytes, name: str = "cohort.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def zipped(inner: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(inner, "pseudonym\nP-1\n")
    return target.getvalue()


def tarred() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        info = tarfile.TarInfo("patients.csv")
        info.size = 14
        archive.addfile(info, io.BytesIO(b"pseudonym\nP-1\n"))
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        HEADER.replace(b"\n", b"\r\n") + b"P-1,45,17\n",
        GOOD.rstrip(b"\n"),
        GOOD + b"\n\n",
        b' Pseudonym ,"age_years",PHQ9_Total\n"P-1","45","17"\n',
        "ｐｓｅｕｄｏｎｙｍ,age_years,phq9_total\nP-1,45,17\n".encode(),
    ],
    ids=[
        "plain",
        "byte-order mark",
        "CRLF",
        "mixed line ends",
        "no final newline",
        "empty lines",
        "quoted and spaced header",
        "full-width header",
    ],
)
@pytest.mark.requirement("IMP-07")
def test_a_good_file_is_read_whatever_its_line_ends_and_mark(tmp_path, content):
    found = read(flat(tmp_path, content))
    assert found.findings == ()
    assert [(r.pseudonym, r.value("age_years"), r.ratings[0].value) for r in found.records] == [("P-1", 45, 17)]


REFUSED = {
    "an empty file": (b"", None, "file_empty"),
    "only spaces": (b" \n \n", None, "file_empty"),
    "only a mark": (b"\xef\xbb\xbf", None, "file_empty"),
    "header only": (HEADER, None, "no_rows"),
    "UTF-16 little endian": (GOOD.decode().encode("utf-16"), None, "encoding_utf16"),
    "UTF-16 big endian": (b"\xfe\xff" + GOOD.decode().encode("utf-16-be"), None, "encoding_utf16"),
    "UTF-16 without a mark": (GOOD.decode().encode("utf-16-le"), None, "encoding_utf16"),
    "UTF-32": (GOOD.decode().encode("utf-32"), None, "encoding_utf16"),
    "cp1252": (GOOD + "Jürgen,45,17\n".encode("cp1252"), 3, "encoding_not_utf8"),
    "mixed encodings": ("pseudonym,note\nP-1,é\n".encode() + b"P-2,\xe9\n", 3, "encoding_not_utf8"),
    "overlong UTF-8": (GOOD + b"P\xc0\xaf2,45,17\n", 3, "encoding_not_utf8"),
    "a lone surrogate": (GOOD + b"P\xed\xa0\x802,45,17\n", 3, "encoding_not_utf8"),
    "a NUL in a cell": (GOOD + b"P-2,4\x005,17\n", 3, "character_not_allowed"),
    "a NUL in the header": (b"pseudonym,age\x00_years\nP-1,45\n", 1, "character_not_allowed"),
    "an escape character": (GOOD + b"P-2,\x1b[31m45,17\n", 3, "character_not_allowed"),
    "a bidirectional override": (GOOD + "P-2,\u202e45,17\n".encode(), 3, "character_not_allowed"),
    "a zero-width space": (GOOD + "P-\u200b2,45,17\n".encode(), 3, "character_not_allowed"),
    "a mark in the middle": (GOOD + "\ufeffP-2,45,17\n".encode(), 3, "character_not_allowed"),
    "a zero-width joiner in the header": ("pseudonym,age\u200d_years\n".encode(), 1, "character_not_allowed"),
    "carriage returns only": (GOOD.replace(b"\n", b"\r"), 1, "line_ends_not_known"),
    "an unclosed quote": (GOOD + b'"P-2,45,17\nP-3,45,17\n', 3, "quote_not_closed"),
    "an unclosed quote that meets another": (GOOD + b'"P-2,45,17\nP-3,"45",17\n', 3, "quote_not_closed"),
    "text after a closing quote": (GOOD + b'"P-2"x,45,17\n', 3, "quote_misplaced"),
    "a sep= line": (b"sep=,\n" + GOOD, 1, "separator_line"),
    "semicolons": (GOOD.replace(b",", b";"), 1, "delimiter_not_comma"),
    "tabs": (GOOD.replace(b",", b"\t"), 1, "delimiter_not_comma"),
    "bars": (GOOD.replace(b",", b"|"), 1, "delimiter_not_comma"),
    "a comment line first": (b"# export\n" + GOOD, 1, "column_missing"),
    "no header": (b"P-1,45,17\nP-2,46,18\n", 1, "column_missing"),
    "a row with a cell too many": (GOOD + b"P-2,45,17,\n", 3, "field_count"),
    "a row with a cell too few": (GOOD + b"P-2,45\n", 3, "field_count"),
    "half a file": ((GOOD + b"P-2,45,17\n")[:-6], 3, "field_count"),
    "a header with a comma at its end": (b"pseudonym,age_years,\nP-1,45,\n", 1, "column_unnamed"),
    "the header in the middle": (GOOD + HEADER + b"P-2,45,17\n", 3, "header_repeated"),
    "a column twice": (b"pseudonym,age_years,age_years\nP-1,45,45\n", 1, "column_repeated"),
    "a column twice by case and space": (b"pseudonym,note, NOTE\nP-1,a,b\n", 1, "column_repeated"),
    "a column twice by letter form": ("pseudonym,bmi,ｂｍｉ\nP-1,20,20\n".encode(), 1, "column_repeated"),
    "a zip": (zipped("patients.csv"), None, "file_is_archive"),
    "a workbook": (zipped("xl/workbook.xml"), None, "file_is_workbook"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, None, "file_is_workbook"),
    "gzip": (gzip.compress(GOOD), None, "file_is_archive"),
    "tar": (tarred(), None, "file_is_archive"),
    "XML": (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', None, "file_is_markup"),
    "HTML behind a mark": (b"\xef\xbb\xbf\n <html></html>", None, "file_is_markup"),
    "JSON": (b'{"resourceType": "Bundle"}', None, "file_is_json"),
    "a PDF": (b"%PDF-1.7\n" + GOOD, None, "file_is_binary"),
    "an executable": (b"\x7fELF\x02\x01\x01" + b"\x00" * 64, None, "file_is_binary"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
@pytest.mark.requirement("IMP-06")
@pytest.mark.requirement("IMP-07")
@pytest.mark.requirement("IMP-10")
@pytest.mark.requirement("IMP-11")
def test_a_bad_file_is_refused_by_its_content_with_one_finding(tmp_path, case):
    content, row, code = REFUSED[case]
    found = read(flat(tmp_path, content))
    assert [(f.row, f.code, f.severity) for f in found.findings] == [(row, code, "error")]
    assert found.records == ()


def test_a_character_is_shown_by_its_code_point_and_its_column(tmp_path):
    found = read(flat(tmp_path, GOOD + "P-2,45\u202e,17\n".encode()))
    assert found.findings[0].params == {"code_point": "U+202E"}
    assert found.findings[0].column == "age_years"


@pytest.mark.requirement("IMP-04")
def test_a_shifted_row_cannot_turn_a_score_of_3_into_99(tmp_path):
    header = "pseudonym,phq9_1,phq9_2,age_years\n"
    good = read(flat(tmp_path, f"{header}P-1,3,0,45\n".encode()))
    assert good.records[0].ratings[0].value == 3
    shifted = read(flat(tmp_path, f"{header}P-1,99,3,0,45\n".encode()))
    assert codes(shifted) == ["field_count"]
    assert shifted.findings[0].params == {"found": 5, "expected": 4}
    assert shifted.records == ()


@pytest.mark.requirement("IMP-05")
def test_a_trailing_comma_on_every_row_does_not_make_an_index_column(tmp_path):
    found = read(flat(tmp_path, HEADER + b"P-1,45,17,\nP-2,46,18,\n"))
    assert codes(found) == ["field_count", "field_count"]


def test_text_in_an_unread_column_may_hold_commas_quotes_and_line_breaks(tmp_path):
    content = b'pseudonym,note,age_years\nP-1,"one, ""two""\nthree",45\nP-2,x,17\n'
    found = read(flat(tmp_path, content))
    assert places(found) == [("cohort.csv", 4, "age_years", "age_not_allowed")]
    assert found.not_read == ("note",)


@pytest.mark.requirement("IMP-06")
def test_a_homoglyph_column_is_unknown_and_named(tmp_path):
    found = read(flat(tmp_path, "pseudonym,аge_years\nP-1,45\n".encode()))
    assert found.not_read == ("аge_years",)
    assert found.records[0].value("age_years") is None


def test_a_first_line_that_may_hold_values_is_not_repeated(tmp_path):
    found = read(flat(tmp_path, b"Doe,Doe,1980-02-29\nRoe,Roe,1981-03-30\n"))
    assert codes(found) == ["column_missing"]
    assert "doe" not in repr(found).lower()
    assert found.not_read == ()


@pytest.mark.parametrize(
    ("limits", "content", "code"),
    [
        (Limits(file_bytes=40), GOOD + b"P-2,45,17\n", "file_too_large"),
        (Limits(patients=2), GOOD + b"P-2,45,17\nP-3,45,17\n", "too_many_rows"),
        (Limits(columns=2), GOOD, "too_many_columns"),
        (Limits(cell=50), GOOD + b"P-2," + b"4" * 51 + b",17\n", "cell_too_long"),
        (Limits(row=60), GOOD + b"P-2," + b"4" * 60 + b",17\n", "cell_too_long"),
        (Limits(), b"pseudonym," + b"x" * 65_537 + b"\nP-1,1\n", "cell_too_long"),
        (Limits(), b"pseudonym,note\nP-1," + b"x" * 1_000_000 + b"\n", "cell_too_long"),
        (Limits(), b"pseudonym," + b",".join(b"c%d" % i for i in range(1000)) + b"\n", "too_many_columns"),
        (Limits(), b"pseudonym," + b",".join(b"c%d" % i for i in range(100_000)) + b"\n", "too_many_columns"),
        (Limits(), HEADER + b'"' + b"x,\n" * 100_000, "quote_not_closed"),
    ],
)
@pytest.mark.requirement("IMP-09")
def test_one_over_each_limit_is_refused(tmp_path, limits, content, code):
    found = read(flat(tmp_path, content), limits=limits)
    assert codes(found) == [code]
    assert found.records == ()


@pytest.mark.requirement("IMP-09")
def test_what_is_just_at_the_limit_is_read(tmp_path):
    limits = Limits(file_bytes=len(GOOD), patients=1, columns=3, cell=10, row=31)
    assert codes(read(flat(tmp_path, GOOD), limits=limits)) == []


@pytest.mark.requirement("IMP-09")
def test_a_row_of_the_side_files_over_the_limit_is_refused(tmp_path):
    folder = write_folder(tmp_path / "r", ratings=[("P-1", str(-n), "PHQ-9", "total", "17") for n in range(4)])
    assert codes(read(folder, limits=Limits(rows=4))) == []
    assert places(read(folder, limits=Limits(rows=3))) == [("ratings.csv", None, None, "too_many_rows")]


@pytest.mark.requirement("IMP-17")
def test_reading_stops_after_enough_errors_and_says_so(tmp_path):
    rows = b"".join(b"P-%d,x,17\n" % number for number in range(500))
    found = read(flat(tmp_path, HEADER + rows))
    assert codes(found) == ["age_not_allowed"] * 200 + ["too_many_findings"]
    assert found.findings[-1].params == {"count": 200}
    assert found.records == ()


def test_a_file_that_is_replaced_while_it_is_read_is_refused(tmp_path):
    path = flat(tmp_path, HEADER + b"".join(b"P-%d,45,17\n" % n for n in range(5000)))

    def replace(_rows):
        os.utime(path, ns=(1, 1))

    with pytest.raises(CdsError) as error:
        read(path, on_progress=replace)
    assert error.value.code == "record_set_changed"


def test_a_file_that_is_removed_while_it_is_read_is_refused(tmp_path):
    path = flat(tmp_path, GOOD)
    with pytest.raises(CdsError) as error:
        read(path, on_progress=lambda _rows: path.unlink(missing_ok=True))
    assert error.value.code == "record_set_changed"


def test_a_pipe_is_refused_at_once_instead_of_waiting_for_ever(tmp_path):
    os.mkfifo(tmp_path / "cohort.csv")
    with pytest.raises(CdsError) as error:
        read(tmp_path / "cohort.csv")
    assert error.value.code == "record_set_not_readable"


@pytest.mark.parametrize("name", ["nowhere", "a\x00b", "x" * 5000])
def test_a_place_that_is_not_there_is_one_sentence(tmp_path, name):
    with pytest.raises(CdsError) as error:
        read(tmp_path / name)
    assert error.value.code == "record_set_not_found"


def test_a_disk_that_fails_while_reading_is_one_sentence(tmp_path, monkeypatch):
    path = flat(tmp_path, GOOD)

    def fails(*_args, **_options):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", fails)
    with pytest.raises(CdsError) as error:
        read(path)
    assert (error.value.code, error.value.params) == ("record_set_not_readable", {"file": "cohort.csv"})


def test_a_file_name_with_spaces_and_other_letters_is_fine(tmp_path):
    assert read(flat(tmp_path, GOOD, "Kohorte größer 2 – ‘neu’.csv")).counts == {"patients": 1}


def test_a_folder_without_the_two_files_is_no_record_set(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(CdsError) as error:
        read(tmp_path)
    assert error.value.code == "record_set_format_unknown"


@pytest.mark.parametrize("name", ["patients.csv", "ratings.csv"])
def test_a_folder_with_one_of_the_two_files_names_the_other(tmp_path, name):
    folder = write_folder(tmp_path / "records")
    (folder / name).unlink()
    found = read(folder)
    assert (name, None, None, "file_missing") in places(found)
    assert found.records == ()


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    folder = write_folder(tmp_path / "records")
    (folder / "ratings.csv").unlink()
    (folder / "ratings.csv").mkdir()
    with pytest.raises(CdsError) as error:
        read(folder)
    assert error.value.code == "record_set_not_readable"


def test_the_header_of_every_file_is_checked(tmp_path):
    folder = write_folder(tmp_path / "records")
    (folder / "ratings.csv").write_text("pseudonym,day,scale,item\nP-1,0,PHQ-9,total\n")
    assert places(read(folder)) == [("ratings.csv", 1, "value", "column_missing")]
    (folder / "ratings.csv").write_text("pseudonym,day,item\nP-1,0,total\n")
    assert [f.column for f in read(folder).findings] == ["scale", "value"]
    (folder / "patients.csv").write_text(",".join(PATIENT_NAMES[1:]) + "\n")
    assert ("patients.csv", 1, "pseudonym", "column_missing") in places(read(folder))
