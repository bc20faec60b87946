"""The clinician report holds the chosen drug's published figures and the fixed facts; the handout one sentence."""

from __future__ import annotations

import html
import re

import pytest

from cds_app.domain.messages import evidence as words
from cds_app.domain.published import figures_for
from cds_app.reporting.clinician_report import clinician_report
from cds_app.reporting.evidence import measure_name, published_section, published_value, suicidality_section
from cds_app.reporting.patient_handout import LEAFLETS, patient_handout
from tests.reporting.assessments import an_assessment, sign
from tests.support.world import real_catalogue

CATALOGUE = real_catalogue()


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


@pytest.mark.parametrize("drug", sorted(CATALOGUE.drugs))
def test_every_figure_of_a_drug_stands_with_its_source_and_status(drug):
    said = plain(published_section(CATALOGUE.drugs[drug], CATALOGUE))
    for figure in figures_for(drug, CATALOGUE.published):
        assert f"{measure_name(figure)}: {published_value(figure)}" in said
        for key in figure.source.split(";"):
            assert CATALOGUE.references[key].citation in said
    assert "not clinically reviewed" in said
    assert words.PUBLISHED_NOTE in said


def test_a_figure_from_memory_says_that_its_source_was_not_seen():
    said = plain(published_section(CATALOGUE.drugs["escitalopram"], CATALOGUE))
    qtc = said[said.index("QTc interval, 10 mg a day") :]
    assert "source not seen, not clinically reviewed" in qtc


@pytest.mark.requirement("SCO-17")
def test_the_facts_about_the_class_are_the_same_in_every_report():
    section = suicidality_section(CATALOGUE)
    shown = an_assessment()
    assert section in clinician_report(shown, CATALOGUE).html
    assert section in clinician_report(sign(an_assessment()), CATALOGUE).html
    said = plain(section)
    assert words.SUICIDALITY_NOTE in said
    assert "1.62 (0.97–2.71)" in said
    assert "0.37 (0.18–0.76); source not seen, not clinically reviewed" in said
    assert "left out people at acute risk" in said
    assert "re-analysis disputes" in said
    assert not any(drug in said.split("Other US labels")[0].lower() for drug in CATALOGUE.drugs)


def test_the_handout_says_one_sentence_about_the_leaflets_and_no_number():
    said = plain(patient_handout(sign(an_assessment()), CATALOGUE, crisis_line="999").html)
    assert said.count(LEAFLETS) == 1
    assert "suicid" not in said.lower()
    assert LEAFLETS not in plain(patient_handout(an_assessment(), CATALOGUE, crisis_line="999").html)
