"""The applied model card of the Coalition for Health AI (CHAI), made from the same facts as the 31 attributes.

Names and order of the elements are those of the published schema v0.2 (coalition-for-health-ai/mc-schema on GitHub,
target namespace below), read there; `schemas/coalition_card.schema.json` describes them in our own words. The bundle
holds the card as JSON, `as_xml` gives the published form. Optional elements of which nothing is known are left out.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.training.cards.card_attributes import NOT_AVAILABLE
from models.training.cards.card_text import BASIS, WORDS
from models.training.paths import OUTCOMES, read_json

NAMESPACE = "https://mc.chai.org/v0.2/schema.xsd"
SCHEMA = Path(__file__).with_name("schemas") / "coalition_card.schema.json"
SHARED = {
    ("BasicInfo", "ModelDeveloper"): "developer",
    ("BasicInfo", "DeveloperContact"): "contact",
    ("UsesAndDirections", "IntendedUseAndWorkflow"): "intended_use",
    ("UsesAndDirections", "PrimaryIntendedUsers"): "intended_users",
    ("UsesAndDirections", "TargetedPatientPopulation"): "intended_patients",
    ("UsesAndDirections", "CautionedOutOfScopeSettings"): "careful",
    ("Warnings", "KnownRisksAndLimitations"): "risks",
    ("Warnings", "KnownBiasesOrEthicalConsiderations"): "fairness_approach",
    ("TrustIngredients", "AISystemFacts", "OutcomesAndOutputs"): "outputs",
    ("TrustIngredients", "AISystemFacts", "BiasMitigationApproaches"): "bias_handling",
    ("TrustIngredients", "AISystemFacts", "OngoingMaintenance"): "updates",
    ("TrustIngredients", "TransparencyInformation", "FundingSource"): "funding",
    ("Resources", "EvaluationReferences"): "outcomes_of_use",
}
"""Elements whose text is one of the declared facts, word for word."""
TEST_TYPE = "simulation (internal)"


def content(head: Mapping[str, Any], facts: Mapping[str, str], metrics: Mapping[str, Any]) -> dict[str, Any]:
    """The card as nested elements in the order of the schema."""
    card = {
        "BasicInfo": {"ModelName": head["id"], "ModelDeveloper": "", "DeveloperContact": ""},
        "ReleaseInfo": {
            "ReleaseStage": f"for evaluation; {BASIS}", "ReleaseDate": head["created"],
            "ReleaseVersion": head["version"], "GlobalAvailability": NOT_AVAILABLE,
            "RegulatoryApproval": "none",
        },
        "ModelSummary": {
            "Summary": f"{head['intended_use']} {BASIS.capitalize()}.",
            "Keywords": {"Keyword": ["depression", "antidepressants", "decision support", "gradient-boosted trees"]},
        },
        "UsesAndDirections": {
            "IntendedUseAndWorkflow": "", "PrimaryIntendedUsers": "",
            "HowToUse": "the psychiatrist writes down an own view first, then compares the drugs with intervals, "
                        "cautions and what is missing, decides with the patient, and signs with reasons",
            "TargetedPatientPopulation": "", "CautionedOutOfScopeSettings": "",
        },
        "Warnings": {
            "KnownRisksAndLimitations": "", "KnownBiasesOrEthicalConsiderations": "",
            "ClinicalRiskLevel": f"{NOT_AVAILABLE}: to be classified by whoever brings the program into use",
        },
        "TrustIngredients": {
            "AISystemFacts": _system_facts(facts),
            "TransparencyInformation": {
                "FundingSource": "",
                "ThirdPartyInformation": "open trial data and published figures, named with source and status",
                "StakeholdersConsulted": f"{NOT_AVAILABLE}: none is on record",
            },
        },
        "KeyMetrics": _key_metrics(metrics, facts),
        "Resources": {
            "EvaluationReferences": "",
            "PeerReviewedPublications": "none about this bundle; those it rests on are named with each figure",
            "PatientConsentOrDisclosure": "no patient's record entered the bundle; every surface carries the sentence "
                                          f"'{BASIS}'",
        },
        "Bibliography": "",
    }  # fmt: skip
    for path, fact in SHARED.items():
        at(card, path[:-1])[path[-1]] = facts[fact]
    return card


def at(card: Mapping[str, Any], path: Sequence[str]) -> Any:
    """What stands at a path of element names."""
    found: Any = card
    for name in path:
        found = found[name]
    return found


def _system_facts(facts: Mapping[str, str]) -> dict[str, str]:
    return {
        "OutcomesAndOutputs": "",
        "ModelType": f"{facts['kind']}: gradient-boosted trees (LightGBM), one central ensemble and one for each joint "
                     "draw of the evidence",
        "InputDataSource": "the site's record of the patient, entered or imported; nothing after day 0",
        "OutputAndInputDataTypes": f"tabular. {facts['sensitive_inputs']}",
        "DevelopmentDataCharacterization": f"{facts['training_data']}. {facts['representativeness']}",
        "BiasMitigationApproaches": "",
        "OngoingMaintenance": "",
        "Security": "works offline; the bundle is signed and every file is checked before it is read",
        "Transparency": f"role in the decision: {facts['role']}; each estimate is explained, its interval and what it "
                        "rests on are shown with it",
    }  # fmt: skip


def _key_metrics(metrics: Mapping[str, Any], facts: Mapping[str, str]) -> dict[str, Any]:
    useful = [
        ("area under the curve", lambda m: _range(m["simulated"]["auc"])),
        ("claimed gain over one drug for all, points", lambda m: _single(m["policy"]["claimed_gain_points"])),
    ]
    fair = [(f"interval coverage, values {values}, {end} of the subgroups", _end(values, pick))
            for values in ("complete", "missing") for end, pick in (("lowest", min), ("highest", max))]  # fmt: skip
    reliable = [
        ("coverage of the 90 % interval", lambda m: _range(m["interval"]["complete"])),
        ("coverage of the 90 % interval, values missing", lambda m: _range(m["interval"]["missing"])),
    ]
    goals = (
        ("UsefulnessUsabilityEfficacy", "tell outcomes apart no better than evidence allows, and claim no gain from "
                                        "choosing that evidence does not carry", useful, facts["validity"]),
        ("FairnessEquity", "intervals that hold the truth alike in every reported subgroup", fair, facts["fairness"]),
        ("SafetyReliability", "intervals that hold the truth as often as they say", reliable, facts["validity"]),
    )  # fmt: skip
    return {
        name: {
            "MetricGoal": goal,
            "Results": {"MetricResult": [
                {"Label": f"{WORDS[outcome]}: {label}", "ValueJson": json.dumps(value(m), sort_keys=True)}
                for outcome in OUTCOMES for m in [metrics[outcome]] for label, value in measures
            ]},
            "Interpretation": f"{words}. {BASIS.capitalize()}.",
            "TestType": TEST_TYPE,
            "TestingDataDescription": "new simulated people and new draws of all parameters of the evidence",
            "ValidationProcessAndJustification": "thresholds fixed before training and enforced; no open data set of "
                                                 "patients holds named drugs with these inputs",
        }
        for name, goal, measures, words in goals
    }  # fmt: skip


def _range(figure: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "estimate_ci", "estimate": figure["value"], "lower": figure["low"], "upper": figure["high"],
            "level": 95}  # fmt: skip


def _single(value: float) -> dict[str, Any]:
    return {"kind": "single", "value": value}


def _end(values: str, pick: Any) -> Any:
    def found(m: Mapping[str, Any]) -> dict[str, Any]:
        return _single(pick(row[values]["value"] for group in m["interval"]["by"].values() for row in group.values()))

    return found


def as_xml(card: Mapping[str, Any]) -> str:
    """The card as the published XML form."""
    root = ET.Element("AppliedModelCard", {"xmlns": NAMESPACE})
    _append(root, card)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def in_order(card: Mapping[str, Any], schema: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A card read from JSON, its elements in the order of the schema again."""
    described = read_json(SCHEMA) if schema is None else schema
    return {
        name: in_order(card[name], part) if isinstance(card[name], Mapping) else card[name]
        for name, part in described["properties"].items()
        if name in card
    }


def _append(parent: ET.Element, nested: Mapping[str, Any]) -> None:
    for name, value in nested.items():
        for each in value if isinstance(value, list) else [value]:
            child = ET.SubElement(parent, name)
            if isinstance(each, Mapping):
                _append(child, each)
            else:
                child.text = str(each)
