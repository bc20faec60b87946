"""`evaluate` as a data scientist types it."""

from __future__ import annotations

import base64
import json

import numpy as np
import pytest

from cds_app.cli import run_command
from cds_app.domain.outcome import OUTCOMES
from tests.support.cohorts import write_cohort
from tests.support.small_bundle import build


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The options that name a small bundle and the key to trust for it."""
    made = build(tmp_path_factory.mktemp("bundles"))
    key = made.directory.parent / "key.txt"
    key.write_text(base64.b64encode(made.key.public_key().public_bytes_raw()).decode("ascii"), encoding="ascii")
    return ["--bundle", str(made.directory), "--bundle-key", str(key)]


@pytest.fixture(scope="module")
def cohort(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cohort")
    write_cohort(folder, 80, np.random.default_rng(4))
    return folder


def paper(document):
    """Stands in for the printer of the window."""
    return f"%PDF {document.title}".encode()


def test_without_an_output_folder_the_answer_is_a_summary(cohort, small, capsys):
    assert run_command(["evaluate", str(cohort), *small]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "80 records; for 80 of them there is an estimate" in said.out
    assert "Response: the estimates " in said.out


def test_with_json_there_is_one_document_and_nothing_else(cohort, small, capsys):
    assert run_command(["evaluate", str(cohort), "--json", *small]) == 0
    said = capsys.readouterr()
    data = json.loads(said.out, parse_constant=pytest.fail)
    assert said.err == ""
    assert [found["outcome"] for found in data["outcomes"]] == list(OUTCOMES)
    assert data["records"] == 80


def test_an_output_folder_gets_page_paper_and_numbers(cohort, small, tmp_path, capsys):
    target = tmp_path / "new" / "folder"
    arguments = ["evaluate", str(cohort), "--output", str(target), *small]
    assert run_command(arguments, print_pdf=paper) == 0
    assert sorted(path.name for path in target.iterdir()) == ["report.html", "report.json", "report.pdf"]
    assert (target / "report.pdf").read_bytes() == b"%PDF Evaluation of a model bundle"
    assert json.loads((target / "report.json").read_text(encoding="utf-8"))["records"] == 80
    assert (target / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert str(target / "report.pdf") in capsys.readouterr().out


def test_a_new_report_replaces_the_old_one_whole(tmp_path, small, capsys):
    write_cohort(tmp_path / "few", 5, np.random.default_rng(1))
    target = tmp_path / "out"
    target.mkdir()
    (target / "report.json").write_text("older", encoding="utf-8")
    assert run_command(["evaluate", str(tmp_path / "few"), "--output", str(target), *small]) == 1
    assert json.loads((target / "report.json").read_text(encoding="utf-8"))["records"] == 5
    assert sorted(path.name for path in target.iterdir()) == ["report.html", "report.json"]
    assert "Nothing could be evaluated on this record set" in capsys.readouterr().err


def test_an_output_that_cannot_be_is_refused_before_any_work(cohort, small, tmp_path, capsys):
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")
    assert run_command(["evaluate", str(cohort), "--output", str(taken / "below"), *small]) == 1
    assert str(taken) in capsys.readouterr().err


def test_a_record_set_that_is_not_there_is_refused_in_words(tmp_path, small, capsys):
    assert run_command(["evaluate", str(tmp_path / "nowhere"), *small]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err
