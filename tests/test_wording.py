"""No word that promises, pushes or hides a number, wherever the program speaks; one list of them, as data."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cds_app.cli import build_parser
from cds_app.gui.widgets.help_pages import pages_by_topic, plain
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.session import Session
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.write_documents import write_documents
from installer import sentences
from tests.reporting.assessments import words_of
from tests.support.wording import forbidden, hit, wording
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, a_draft, an_own_view, make_session

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.requirement("DOC-08")
NOT_SAID = re.compile(r"<q>.*?</q>")
"""On the page about style the words stand in quotation marks, each beside its reason."""
READ_BY_PEOPLE = (
    *sorted((ROOT / "resources").rglob("*.md")),
    *sorted((ROOT / "models").rglob("*.md")),
    ROOT / "README.md",
    *sorted((ROOT / "resources").rglob("*.1")),
)
OF_THE_CATALOGUE = sorted((ROOT / "resources" / "catalogue").glob("*.json"))


@pytest.fixture(scope="module")
def by_room() -> dict[str, list[str]]:
    return sentences.texts_by_room()


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)


# --- the list


def test_every_word_of_the_list_has_its_reason_and_what_to_say_instead_and_is_found_by_its_pattern():
    for word in wording()["words"]:
        assert word["why"]
        assert word["instead"]
        assert forbidden().fullmatch(word["say"]), word["say"]
        assert hit(word["instead"]) is None


def test_every_exception_has_a_reason_and_is_needed_somewhere():
    everything = "\n".join(
        [path.read_text(encoding="utf-8") for path in (*READ_BY_PEOPLE, *OF_THE_CATALOGUE)]
        + [page.words for page in pages_by_topic().values()]
    )
    for exception in wording()["exceptions"]:
        assert exception["why"]
        assert forbidden().search(exception["words"]), exception["words"]
        assert exception["words"] in everything, exception["words"]


@pytest.mark.parametrize("said", ["It is recommended.", "a SAFE drug", "uncommon", "fully compliant", "The best drug"])
def test_a_forbidden_word_is_found(said):
    assert hit(said)


@pytest.mark.parametrize("said", ["safety rules", "no clear difference from the best", "rarefied", "the commons"])
def test_a_word_that_only_looks_like_one_is_not(said):
    assert hit(said) is None


# --- where the program speaks


def test_nothing_that_is_marked_in_the_code_says_one(by_room):
    assert sum(map(len, by_room.values())) > 1500, "the tool found next to nothing"
    assert [found for texts in by_room.values() for found in map(hit, texts) if found] == []


@pytest.mark.parametrize("path", OF_THE_CATALOGUE, ids=lambda path: path.name)
def test_the_catalogue_says_none(path):
    assert [found for found in map(hit, texts_in(json.loads(path.read_text(encoding="utf-8")))) if found] == []


@pytest.mark.parametrize("topic", sorted(pages_by_topic()))
def test_the_help_says_none(topic):
    markup = pages_by_topic()[topic].html
    assert hit(plain(NOT_SAID.sub("", markup) if topic == "style" else markup)) is None


@pytest.mark.parametrize("path", READ_BY_PEOPLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_read_outside_the_window_says_none(path):
    assert hit(path.read_text(encoding="utf-8")) is None


def documents_of(session: Session, pseudonym: str) -> Iterator[str]:
    """Report, handout and text for the chart of a sample patient: as a draft, and signed."""
    record_id = find_patient(session, pseudonym)
    own = record_own_view(session, record_id, an_own_view())
    shown = compare_treatments(session, record_id, own.assessment_id)
    for last in (False, True):
        if last:
            explained = explain_choice(session, shown.assessment_id, "sertraline").assessment
            sign_decision(session, shown.assessment_id, a_draft(explained), PASSPHRASE)
        made = write_documents(session, shown.assessment_id)
        yield from (words_of(made.report.html), words_of(made.handout.html), made.chart_text)


def test_no_document_of_the_sample_records_says_one(tmp_path):
    session = make_session(tmp_path / "store")
    import_records(session, SAMPLE, attested=True)
    others = [row.pseudonym for row in list_patients(session) if row.status == "ready"][:2]
    texts = [words for code in (SHOWCASE, *others) for words in documents_of(session, code)]
    session.close()
    assert len(texts) == 18
    assert [found for found in map(hit, texts) if found] == []


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of all its commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in dict.fromkeys(action.choices.values()):
                yield from commands(below)


def test_the_command_lines_help_says_none():
    asked = list(commands(build_parser()))
    assert len(asked) > 10
    assert [found for found in (hit(parser.format_help()) for parser in asked) if found] == []


# --- the pages about it


def test_the_page_about_style_names_every_word_with_what_to_say_instead():
    page = pages_by_topic()["style"]
    named = re.findall(r"<q>(.*?)</q>", page.html)
    assert named == [word["say"] for word in wording()["words"]]
    for word in wording()["words"]:
        assert word["instead"] in page.words, word["say"]


def test_the_page_of_every_sentence_is_current(by_room):
    written = sentences.PAGE.read_text(encoding="utf-8")
    assert written == sentences.page(by_room), "write it anew: python -m installer.sentences"
