"""Published figures and what is known about suicidality: each with source and status, none of them per person."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.published import MEASURES, figures_for
from cds_app.domain.suicidality import CLASS_RATES, STATEMENTS
from cds_app.guidance.formulary import load_catalogue
from tests.guidance.conftest import CATALOGUE

FROZEN = {
    # id: value, low, high, the other side's value, people, status, as the evidence table gave them
    "weight_escitalopram": (0.41, 0.31, 0.52, None, 183118, "read"),
    "weight_paroxetine": (0.37, 0.2, 0.54, None, 183118, "read"),
    "weight_duloxetine": (0.34, None, None, None, 183118, "read"),
    "weight_venlafaxine": (0.17, None, None, None, 183118, "read"),
    "weight_citalopram": (0.12, None, None, None, 183118, "read"),
    "weight_fluoxetine": (-0.07, None, None, None, 183118, "read"),
    "weight_bupropion": (-0.22, None, None, None, 183118, "read"),
    "weight_agomelatine": (-2.44, None, None, None, 58534, "read-secondary"),
    "weight_amitriptyline": (1.6, None, None, None, 58534, "read-secondary"),
    "heart_rate_fluvoxamine": (-8.18, None, None, None, 58534, "read-secondary"),
    "heart_rate_nortriptyline": (13.77, None, None, None, 58534, "read-secondary"),
    "heart_rate_amitriptyline": (9, None, None, None, 58534, "memory"),
    "systolic_range": (None, 1.59, 4.86, None, 58534, "read-secondary"),
    "systolic_nortriptyline": (-6.68, None, None, None, 58534, "read-secondary"),
    "somnolence_fluvoxamine": (6.32, 3.56, 11.21, None, 64696, "read"),
    "insomnia_reboxetine": (3.47, 2.77, 4.36, None, 64696, "read"),
    "sexual_range": (None, 25.8, 80.3, None, None, "read"),
    "sexual_ssri": (36, None, None, 15, 17316, "read"),
    "discontinuation_all": (31, 27, 35, 17, 21002, "read-secondary"),
    "hypertension_venlafaxine": (1.4, None, None, 0.9, None, "read"),
    "seizure_bupropion_300": (0.1, None, None, None, None, "read"),
    "seizure_bupropion_400": (0.4, None, None, None, None, "read"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue"))


def refusal(directory: Path, name: str, *path: Any, to: Any) -> CdsError:
    """The refusal after one value was changed."""
    file = directory / name
    data = json.loads(file.read_text(encoding="utf-8"))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(CdsError) as caught:
        load_catalogue(directory)
    return caught.value


def test_the_figures_are_those_of_the_evidence(catalogue):
    found = {f.id: f for f in catalogue.published}
    for name, frozen in FROZEN.items():
        figure = found[name]
        other = figure.against.value if figure.against else None
        assert (figure.value, figure.low, figure.high, other, figure.people, figure.status) == frozen, name


def test_every_figure_has_a_source_a_status_and_says_who_was_studied(catalogue):
    for figure in catalogue.published:
        assert set(figure.source.split(";")) <= set(catalogue.references)
        assert figure.population
        assert figure.measure in MEASURES
        sources = [catalogue.references[key] for key in figure.source.split(";")]
        if all(source.status == "memory" for source in sources):
            assert figure.status == "memory", figure.id


def test_every_drug_has_a_figure(catalogue):
    assert all(figures_for(drug, catalogue.published) for drug in catalogue.drugs)


def test_a_figure_is_not_told_a_second_time_as_a_practical_fact(catalogue):
    for drug in catalogue.drugs.values():
        told = " ".join(drug.facts.values())
        for figure in figures_for(drug.name, catalogue.published):
            assert figure.value is None or figure.kind == "frequency" or str(figure.value) not in told, figure.id


FIRST = ("published_rates.json", "figures", 0)
DISCONTINUATION = next(
    place
    for place, data in enumerate(json.loads((CATALOGUE / "published_rates.json").read_text())["figures"])
    if data["id"] == "discontinuation_all"
)
FINDING = next(
    place
    for place, data in enumerate(json.loads((CATALOGUE / "published_rates.json").read_text())["figures"])
    if data["kind"] == "finding"
)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ((*FIRST, "source"), ["nobody2020"]),
        ((*FIRST, "source"), []),
        ((*FIRST, "status"), "certain"),
        ((*FIRST, "drugs"), ["aspirin"]),
        ((*FIRST, "drugs"), ["escitalopram", "escitalopram"]),
        ((*FIRST, "measure"), "happiness"),
        ((*FIRST, "kind"), "guess"),
        ((*FIRST, "unit"), "stone"),
        ((*FIRST, "unit"), ""),
        ((*FIRST, "high"), None),
        ((*FIRST, "low"), 0.5),
        ((*FIRST, "value"), None),
        ((*FIRST, "people"), 0),
        ((*FIRST, "population"), ""),
        ((*FIRST, "id"), "weight_paroxetine"),
        (("published_rates.json", "figures", DISCONTINUATION, "high"), 101),
        (("published_rates.json", "figures", DISCONTINUATION, "against", "low"), 18),
        (("published_rates.json", "figures", DISCONTINUATION, "against", "value"), None),
        (("published_rates.json", "figures", FINDING, "value"), 1.0),
        (("published_rates.json", "figures", FINDING, "note"), ""),
        (("suicidality.json", "statements", 0, "source"), ["nobody2020"]),
        (("suicidality.json", "statements", 0, "status"), "certain"),
        (("suicidality.json", "statements", 0, "code"), "dispute"),
        (("suicidality.json", "statements", 0, "sentence"), "More often on sertraline."),
        (("suicidality.json", "statements"), []),
        (("suicidality.json", "class_rates"), []),
        (("suicidality.json", "class_rates", 0, "event"), "attempts"),
        (("suicidality.json", "class_rates", 0, "denominator"), "person_years"),
        (("suicidality.json", "class_rates", 0, "source"), ["nobody2020"]),
        (("suicidality.json", "class_rates", 0, "drug", "rate"), 1.5),
        (("suicidality.json", "class_rates", 0, "drug", "amount"), 0),
        (("suicidality.json", "class_rates", 0, "ratio", "low"), 9.0),
        (("suicidality.json", "age_bands", 0, "low"), 0),
        (("suicidality.json", "age_bands", 0, "source"), ["nobody2020"]),
        (("suicidality.json", "ideation", 0, "percent"), None),
        (("suicidality.json", "ideation", 0, "population"), "Men on nortriptyline"),
        (("suicidality.json", "ideation", 0, "source"), ["nobody2020"]),
    ],
)
def test_an_unknown_source_or_a_value_that_makes_no_sense_is_refused(copy, path, to):
    error = refusal(copy, *path, to=to)
    assert (error.code, error.params["file"]) == ("catalogue_invalid", path[0])


def test_label_odds_ratios_are_those_of_the_evidence_with_their_status(catalogue):
    bands = [(b.ages, b.odds_ratio, b.low, b.high, b.status) for b in catalogue.suicidality.age_bands]
    assert bands == [
        ("under 25 years", 1.62, 0.97, 2.71, "read"),
        ("under 25 years", 2.3, 1.04, 5.09, "read"),
        ("25 to 64 years", 0.79, 0.64, 0.98, "read"),
        ("65 years and over", 0.37, 0.18, 0.76, "memory"),
    ]
    assert {(b.trials, b.people, b.source) for b in catalogue.suicidality.age_bands} == {(372, 99231, "stone2009")}


def test_new_and_stronger_thoughts_are_those_of_the_evidence(catalogue):
    rates = [(r.percent, r.low, r.high, r.people, r.source) for r in catalogue.suicidality.ideation]
    assert rates == [
        (7, None, None, 1721, "zisook2009"),
        (5, None, None, 1909, "zisook2009"),
        (13.8, None, None, 231, "rucci2011"),
        (None, 4, 20, None, "perroud2009"),
    ]


def test_all_statements_and_class_rates_are_there_in_their_order(catalogue):
    known = catalogue.suicidality
    assert tuple(s.code for s in known.statements) == STATEMENTS
    assert tuple((r.event, r.denominator) for r in known.class_rates) == CLASS_RATES
    said = known.statement("rates_below_practice").sentence
    assert "left out people at acute risk" in said
    assert "re-analysis disputes" in known.statement("dispute").sentence


@pytest.mark.requirement("SCO-17")
def test_nothing_about_suicidality_stands_under_a_drug_but_the_warning_of_the_class(catalogue):
    for drug in catalogue.drugs.values():
        told = {key for key, words in drug.facts.items() if "suicidal t" in words.lower() or "ideation" in key}
        assert told <= {"boxed_warning"}, drug.name
    assert not any("suicid" in f.measure for f in catalogue.published)
