"""Published figures, class rates and amounts of evidence in words: one formatter, natural frequencies."""

from __future__ import annotations

import re

import pytest

from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
from cds_app.domain.messages import evidence
from cds_app.domain.published import by_basis, figures_for
from cds_app.gui import text
from cds_app.reporting import evidence as on_paper
from tests.support.wording import hit
from tests.support.world import real_catalogue

CATALOGUE = real_catalogue()
FIGURES = {figure.id: figure for figure in CATALOGUE.published}


def shown(name: str) -> str:
    return text.published_value(FIGURES[name]).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("weight_escitalopram", "+0.41 kg (+0.31 to +0.52) against sertraline"),
        ("weight_fluoxetine", "−0.07 kg against sertraline"),
        ("heart_rate_amitriptyline", "+9 bpm against placebo"),
        ("systolic_range", "+1.59 to +4.86 mm Hg against placebo"),
        ("systolic_pressure_venlafaxine_high", "+2.9 mm Hg; −1.1 mm Hg with placebo"),
        ("somnolence_fluvoxamine", "odds ratio 6.32 (3.56–11.21) against placebo"),
        ("discontinuation_all", "31 of 100 people (27–35); 17 of 100 people (14–21) with placebo"),
        ("sexual_range", "26 to 80 of 100 people"),
        ("hypertension_venlafaxine", "14 of 1 000 people; 9 of 1 000 people with placebo"),
        ("seizure_bupropion_300", "1 of 1 000 people"),
        ("agranulocytosis_mirtazapine", "7 of 10 000 people"),
        ("sexual_not_above_placebo", "Not above placebo."),
    ],
)
def test_a_figure_is_told_with_its_interval_unit_and_other_side(name, words):
    assert shown(name) == words


@pytest.mark.parametrize("drug", sorted(CATALOGUE.drugs))
def test_paper_and_window_say_the_same(drug):
    for group in by_basis(figures_for(drug, CATALOGUE.published)):
        assert text.basis_text(group) == on_paper.basis_text(group)
        for figure in group:
            assert text.measure_name(figure) == on_paper.measure_name(figure)
            assert text.published_value(figure) == on_paper.published_value(figure)


def test_what_was_not_read_is_named():
    assert text.basis_text((FIGURES["weight_duloxetine"],)).endswith("Not read in the source: the interval.")
    assert "Not read" not in text.basis_text((FIGURES["weight_escitalopram"],))
    said = text.basis_text((FIGURES["seizure_bupropion_300"], FIGURES["seizure_bupropion_400"]))
    assert said.endswith("Not read in the source: the interval, how many people, over what time.")


def test_no_figure_uses_a_word_that_hides_or_directs():
    for figure in CATALOGUE.published:
        said = " ".join((text.measure_name(figure), text.published_value(figure), text.basis_text((figure,))))
        assert hit(said) is None, said
        assert not re.search(r"\b(NaN|None)\b", said), said


def test_class_rates_are_told_with_interval_and_counts_and_no_person():
    rate = CATALOGUE.suicidality.class_rates[0]
    assert text.class_rate_name(rate).replace("\xa0", " ") == "Suicide, of 10 000 people"
    assert re.fullmatch(r"\d+ \(\d+–\d+\)", text.arm_rate(rate.drug))
    assert text.arm_counts(rate.drug).replace("\xa0", " ") == "37 in 31 781"
    assert re.fullmatch(r"\d\.\d\d \(\d\.\d\d–\d\.\d\d\)", text.ratio_text(rate))


def test_new_thoughts_are_told_as_people():
    first, *_, last = CATALOGUE.suicidality.ideation
    assert text.ideation_value(first) == "7 of 100 people"
    assert text.ideation_value(last) == "4 to 20 of 100 people"
    assert "1\xa0721 people" in text.ideation_basis(first)


def test_few_trials_are_said_with_their_number_and_what_they_mean():
    few = EvidenceCount("nefazodone", "response", 1, 430, "few", True)
    said = text.evidence_sentence(few)
    assert said.startswith("Nefazodone: few trials. Its effect on this outcome rests on 1 trial with 430 people on it.")
    assert text.said(evidence.INDIRECT) in said
    assert text.said(evidence.FEW_MEANS) in said
    many = EvidenceCount("sertraline", "response", 37, 3553, "many", False)
    assert text.evidence_sentence(many).endswith("37 trials with 3\xa0553 people on it.")


def test_outcomes_with_few_trials_are_named():
    few = EvidenceQuality(
        (
            EvidenceCount("vilazodone", "response", 5, 1128, "few", False),
            EvidenceCount("vilazodone", "remission", 6, 1383, "some", False),
            EvidenceCount("vilazodone", "early_stop", 5, 1128, "few", False),
        )
    )
    assert text.few_trials_outcomes("vilazodone", few) == "few trials for response, early stop"
    assert text.few_trials_outcomes("sertraline", few) == ""
    assert text.few_trials_outcomes("vilazodone", None) == ""
