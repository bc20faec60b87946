"""The card: one source for all its forms, nothing claimed that may not be, what is missing says why."""

import json
import xml.etree.ElementTree as ET

import jsonschema
import lightgbm as lgb
import pytest

from cds_app.scoring.features import DRUG_INPUT, PATIENT_INPUTS
from models.training.cards import card, card_attributes, card_text, coalition_card
from models.training.cards.card_follow_up import validation
from models.training.cards.card_numbers import rests_on
from models.training.paths import EVIDENCE, OUTCOMES, read_json
from tests.models.small_build import SmallBuild
from tests.support.wording import hit

FORMS = (card.CARD, card.CARD_TEXT, card.COALITION, card.COALITION_XML)


def content(build: SmallBuild) -> dict:
    return read_json(build.folder / card.CARD)


def coalition(build: SmallBuild) -> dict:
    return read_json(build.folder / card.COALITION)


@pytest.mark.parametrize("name", FORMS)
def test_no_form_claims_what_it_may_not(small_build: SmallBuild, name: str) -> None:
    text = (small_build.folder / name).read_text().lower()
    assert hit(text) is None
    assert card_text.BASIS in text


@pytest.mark.requirement("MOD-09")
def test_the_31_attributes_are_there_and_each_says_something(small_build: SmallBuild) -> None:
    attributes = content(small_build)["source_attributes"]
    assert [a["number"] for a in attributes] == list(range(1, 32))
    assert all(a["value"].strip() for a in attributes)


def test_what_is_not_available_says_why(small_build: SmallBuild) -> None:
    values = list(content(small_build)["facts"].values())
    values += [text for text in texts(coalition(small_build)) if text.startswith(card_attributes.NOT_AVAILABLE)]
    gaps = [value for value in values if value.startswith(card_attributes.NOT_AVAILABLE)]
    assert gaps
    assert all(": " in gap or gap == card_attributes.NOT_AVAILABLE for gap in gaps)
    assert sum(gap == card_attributes.NOT_AVAILABLE for gap in gaps) <= 1  # availability by country


def texts(nested: object) -> list[str]:
    if isinstance(nested, dict):
        return [text for value in nested.values() for text in texts(value)]
    if isinstance(nested, list):
        return [text for value in nested for text in texts(value)]
    return [str(nested)]


@pytest.mark.requirement("MOD-09")
def test_shared_fields_of_attributes_and_coalition_card_are_equal(small_build: SmallBuild) -> None:
    written, facts = coalition(small_build), content(small_build)["facts"]
    attributes = {a["number"]: a["value"] for a in content(small_build)["source_attributes"]}
    for path, fact in coalition_card.SHARED.items():
        assert coalition_card.at(written, path) == facts[fact], path
    for number, (_, *keys) in enumerate(card_attributes.ATTRIBUTES, start=1):
        assert attributes[number] == "; ".join(facts[key] for key in keys)


@pytest.mark.requirement("MOD-09")
def test_the_coalition_card_fits_its_schema(small_build: SmallBuild) -> None:
    schema = read_json(coalition_card.SCHEMA)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(coalition(small_build), schema)
    lacking = coalition(small_build)
    del lacking["Warnings"]["ClinicalRiskLevel"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(lacking, schema)


def test_the_xml_form_holds_the_same_in_the_order_of_the_schema(small_build: SmallBuild) -> None:
    root = ET.fromstring((small_build.folder / card.COALITION_XML).read_text())
    space = f"{{{coalition_card.NAMESPACE}}}"
    assert root.tag == f"{space}AppliedModelCard"
    assert [child.tag for child in root] == [space + name for name in read_json(coalition_card.SCHEMA)["properties"]]
    written = coalition(small_build)
    name = root.find(f"{space}BasicInfo/{space}ModelName")
    assert name is not None
    assert name.text == written["BasicInfo"]["ModelName"]
    results = root.findall(f".//{space}MetricResult")
    labels = [text for metric in written["KeyMetrics"].values() for text in metric["Results"]["MetricResult"]]
    assert len(results) == len(labels)


@pytest.mark.requirement("MOD-10")
def test_declared_inputs_are_the_models_features(small_build: SmallBuild) -> None:
    declared = {name for names in card_attributes.DECLARED.values() for name in names}
    assert declared == set(PATIENT_INPUTS)
    for outcome in OUTCOMES:
        used = lgb.Booster(model_file=str(small_build.folder / outcome / "central.txt")).feature_name()
        assert set(used) - {DRUG_INPUT} == declared
    told = {a["number"]: a["value"] for a in content(small_build)["source_attributes"]}[12]
    assert all(name in told for name in declared)
    assert all(kind in told for kind in card_attributes.DECLARED)


@pytest.mark.requirement("MOD-10")
def test_an_undeclared_input_stops_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    assert card_attributes.undeclared() == set()
    assert card_attributes.undeclared((*PATIENT_INPUTS, "sex")) == {"sex"}
    monkeypatch.setitem(card_attributes.DECLARED, "social determinants of health", ())
    with pytest.raises(ValueError, match="unemployed"):
        card_attributes.sensitive_inputs()


def test_every_number_on_screen_says_what_it_rests_on(small_build: SmallBuild) -> None:
    names = [entry["number"] for entry in content(small_build)["numbers"]]
    assert names == [
        "Chance of response", "Chance of remission", "Chance of early stop", "Chance of side-effect stop", "Interval",
        "Tie group", "Explanation points", "Week-2 update", "Side-effect levels", "Suicidality figures",
        "Cautions and exclusions",
    ]  # fmt: skip
    text = (small_build.folder / card.CARD_TEXT).read_text()
    assert all(f"| {name} |" in text for name in names)


def test_a_bundle_without_the_update_says_so(small_build: SmallBuild) -> None:
    found = content(small_build)
    effects = read_json(EVIDENCE / "drug_effects.json")
    entry = next(n for n in rests_on(effects, found["metrics"], None) if n["number"] == "Week-2 update")
    assert entry["rests_on"] == "not part of this bundle"
    head = {"intended_use": "", "eligibility": "", "expires": ""}
    facts = card_attributes.facts(head, [], {"validity": "", "fairness": "", "external_validity": ""}, week_two=False)
    assert facts["external_data"].startswith(card_attributes.NOT_AVAILABLE)
    assert card_text.BASIS in facts["external_validity"]


def test_the_follow_up_part_shows_the_committed_figures(small_build: SmallBuild) -> None:
    assert content(small_build)["follow_up"] == validation()


@pytest.mark.requirement("MOD-11")
def test_the_card_shows_every_subgroup_with_number_and_interval(small_build: SmallBuild) -> None:
    text = (small_build.folder / card.CARD_TEXT).read_text()
    metrics = content(small_build)["metrics"]
    for outcome in OUTCOMES:
        for name, labels in metrics[outcome]["subgroups"].items():
            for label, row in labels.items():
                assert row["people"] > 0, (name, label)
                assert f": {label}" + (" (small)" if row["small"] else "") + f" | {row['people']:,} |" in text


def test_the_same_content_gives_the_same_card_after_a_round_trip(small_build: SmallBuild) -> None:
    text = (small_build.folder / card.CARD_TEXT).read_text()
    assert card.markdown(json.loads(json.dumps(content(small_build), sort_keys=True))) == text
