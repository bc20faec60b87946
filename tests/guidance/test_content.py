"""What the shipped catalogue says: nothing without a source, nothing changed by accident, no word that directs."""

from __future__ import annotations

import json
import re

import pytest

from cds_app.domain.patient import CONCERNS
from cds_app.guidance.formulary import FILES
from tests.guidance.conftest import CATALOGUE
from tests.guidance.frozen import DRUGS, MONOGRAPH

STATUSES = {"read", "read-secondary", "memory", "computed"}
FORBIDDEN = re.compile(
    r"\b(recommend\w*|best|safe|safest|common|commonly|rare|rarely|certified|compliant|anonymous)\b", re.IGNORECASE
)


def plain(name):
    return json.loads((CATALOGUE / name).read_text(encoding="utf-8"))


def test_there_are_22_drugs_and_all_but_nortriptyline_have_trial_evidence(catalogue):
    assert len(catalogue.drugs) == 22
    assert set(catalogue.drugs) - set(catalogue.estimable()) == {"nortriptyline"}


@pytest.mark.parametrize("name", DRUGS)
def test_codes_doses_and_published_effects_are_those_of_the_evidence(catalogue, name):
    drug = catalogue.drugs[name]
    published = tuple((e.odds_ratio, e.low, e.high) for e in drug.published)
    doses = (drug.dose_start, drug.dose_usual_min, drug.dose_usual_max, drug.dose_max)
    assert (drug.atc, drug.rxnorm, doses, published) == DRUGS[name]


@pytest.mark.parametrize("name", MONOGRAPH)
def test_side_effects_are_those_of_the_evidence(catalogue, name):
    found = {e.concern: (e.percent, e.level) for e in catalogue.drugs[name].side_effects}
    assert tuple(found) == CONCERNS
    assert tuple(found.values()) == MONOGRAPH[name]


def test_the_frozen_tables_cover_every_drug(catalogue):
    assert set(DRUGS) == set(MONOGRAPH) == set(catalogue.drugs)


def test_every_drug_is_found_by_name_and_code_in_any_case(catalogue):
    for drug in catalogue.drugs.values():
        assert catalogue.drug_named(drug.name.upper()) is drug
        assert catalogue.drug_named(drug.atc.lower()) is drug


def test_no_guideline_line_is_claimed_without_a_source_for_one(catalogue):
    assert {drug.guideline_line for drug in catalogue.drugs.values()} == {None}


def test_everything_is_shown_as_not_clinically_reviewed(catalogue):
    entries = (
        *catalogue.drugs.values(),
        *catalogue.scales.values(),
        *catalogue.rules,
        *catalogue.stops,
        *catalogue.notes,
    )
    assert {entry.reviewed_on for entry in entries} == {None}


def numbers_without_source(value, sourced=False, path=""):
    """Every place of a number that has no source and status in its own object or one around it."""
    if isinstance(value, dict):
        sourced = sourced or {"source", "status"} <= set(value)
        for key, part in value.items():
            yield from numbers_without_source(part, sourced, f"{path}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from numbers_without_source(part, sourced, path)
    elif isinstance(value, int | float) and not isinstance(value, bool) and not sourced:
        yield path


@pytest.mark.parametrize("name", FILES)
def test_every_number_stands_beside_a_source_and_a_status(name):
    assert list(numbers_without_source(plain(name))) == []


def test_every_figure_of_a_drug_has_its_group_with_source_and_status(catalogue):
    for drug in catalogue.drugs.values():
        groups = {"dose", "dose_max", "codes", "levels", *drug.facts}
        assert groups <= set(drug.status) == set(drug.group_sources)
        assert set(drug.status.values()) <= STATUSES
        for effect in drug.side_effects:
            assert effect.source
            assert effect.status in STATUSES
            assert effect.level is None or (effect.level_source and effect.level_status == "memory")
        for effect in drug.published:
            assert effect.source == "cipriani2018"
            assert effect.status in STATUSES


def test_every_reference_key_resolves_and_says_how_the_source_was_seen(catalogue):
    used = set()
    for entry in (*catalogue.rules, *catalogue.stops, *catalogue.notes, *catalogue.interactions.values()):
        used |= set(entry.source.split(";"))
        assert entry.status in STATUSES
    for drug in catalogue.drugs.values():
        used |= {*drug.sources, *(key for keys in drug.group_sources.values() for key in keys.split(";"))}
    for scale in catalogue.scales.values():
        used |= set(scale.source.split(";")) | {k for keys in scale.group_sources.values() for k in keys.split(";")}
    assert used <= set(catalogue.references)
    assert {reference.status for reference in catalogue.references.values()} <= STATUSES
    assert all(reference.citation and reference.how for reference in catalogue.references.values())


def test_no_rule_is_better_known_than_a_source_from_memory_allows(catalogue):
    for entry in (*catalogue.rules, *catalogue.stops, *catalogue.notes):
        sources = [catalogue.references[key] for key in entry.source.split(";")]
        if all(source.status == "memory" for source in sources):
            assert entry.status == "memory", entry


def test_every_drug_of_every_rule_is_in_the_catalogue(catalogue):
    for rule in catalogue.rules:
        assert rule.drugs
        assert set(rule.drugs) <= set(catalogue.drugs)
        assert len(set(rule.drugs)) == len(rule.drugs)


def test_no_two_rules_share_an_id_and_titles_are_short(catalogue):
    assert len({rule.id for rule in catalogue.rules}) == len(catalogue.rules)
    for entry in (*catalogue.rules, *catalogue.stops, *catalogue.notes):
        assert len(entry.title) <= 70
        assert not entry.title.endswith(".")
        assert entry.sentence.endswith(".")


def test_every_interaction_group_is_used_and_spoken_of_in_small_letters(catalogue):
    used = set(re.findall(r'"medication": "(\w+)"', (CATALOGUE / "rules.json").read_text(encoding="utf-8")))
    assert used == set(catalogue.interactions)


@pytest.mark.requirement("SCO-06")
@pytest.mark.parametrize("name", FILES)
def test_no_text_directs_or_uses_a_word_that_hides_a_number(name):
    def texts(value):
        if isinstance(value, str):
            yield value
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(part)

    hits = [(text, hit.group(0)) for text in texts(plain(name)) if (hit := FORBIDDEN.search(text))]
    # a title of a publication is quoted as it is
    assert [hit for hit in hits if "doi:" not in hit[0]] == []


@pytest.mark.requirement("SIG-08")
def test_reasons_are_coded_and_offer_agreeing_and_differing_alike(catalogue):
    codes = [reason.code for reason in catalogue.reasons]
    assert len(set(codes)) == len(codes)
    assert {
        "patient_preference", "side_effect_profile", "past_response", "past_non_response", "interaction", "comorbidity",
        "cost_availability", "guideline", "pregnancy_plans", "estimate_influenced", "estimate_not_applicable",
        "estimate_not_available", "other",
    } <= set(codes)  # fmt: skip
    assert "other" in {reason.code for reason in catalogue.own_view_reasons}
    assert len({reason.system for reason in (*catalogue.reasons, *catalogue.own_view_reasons)}) == 2
