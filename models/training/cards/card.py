"""The bundle's card, for people (`CARD.md`) and for programs (`card.json`, coalition card), from the same content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.training.cards import coalition_card
from models.training.cards.card_attributes import facts, source_attributes
from models.training.cards.card_drugs import drug_layer, drug_text
from models.training.cards.card_follow_up import follow_up_text, validation
from models.training.cards.card_numbers import rests_on
from models.training.cards.card_tables import (
    coverage_table,
    hidden_table,
    modifier_table,
    percent,
    policy_table,
    subgroup_table,
    table,
    truth_table,
)
from models.training.cards.card_text import WORDS, limits, listed, methods
from models.training.cards.figures import CAPTIONS
from models.training.judging.acceptance import ACCEPTANCE
from models.training.paths import EVIDENCE, OUTCOMES, read_json, write_json
from models.training.patients import modifiers

CARD, CARD_TEXT = "card.json", "CARD.md"
COALITION, COALITION_XML = "coalition_card.json", "coalition_card.xml"


def short_metrics(metrics: Mapping[str, Any]) -> dict[str, Any]:
    """The metrics that the manifest carries."""
    wanted = ("rate", "auc_truth", "auc_truth_everything_known", "auc_lightgbm", "brier", "rmse_logit_against_truth")
    return {
        outcome: {name: m["simulated"][name] for name in wanted}
        | {
            "auc_logistic": m["logistic"]["auc"]["value"],
            "brier_logistic": m["logistic"]["brier"],
            "calibration_slope": m["simulated"]["calibration_slope"]["value"],
            "interval_coverage": m["interval"]["overall"],
            "interval_coverage_values_missing": m["interval"]["overall_missing"],
            "claimed_gain_points": m["policy"]["claimed_gain_points"],
            "pairs": m["pairs"],
        }
        for outcome, m in metrics.items()
    }


def write(folder: Path, head: Mapping[str, Any], metrics: Mapping[str, Any]) -> None:
    """Write `card.json`, `CARD.md` and the coalition card into the bundle's folder."""
    found = content(head, metrics, [path.name for path in sorted((folder / "figures").glob("*.svg"))])
    coalition = coalition_card.content(head, found["facts"], metrics)
    write_json(folder / CARD, found)
    (folder / CARD_TEXT).write_text(markdown(found), encoding="utf-8", newline="\n")
    write_json(folder / COALITION, coalition)
    (folder / COALITION_XML).write_text(coalition_card.as_xml(coalition), encoding="utf-8", newline="\n")


def content(head: Mapping[str, Any], metrics: Mapping[str, Any], pictures: list[str]) -> dict[str, Any]:
    """The card from the manifest's head, the metrics and the committed evidence."""
    effects, carry = read_json(EVIDENCE / "drug_effects.json"), read_json(EVIDENCE / "carry_over.json")
    ordered = {outcome: metrics[outcome] for outcome in OUTCOMES}
    week_two, bounds = validation(), limits(effects)
    declared = facts(head, bounds, _measures(ordered, week_two), week_two is not None)
    return {
        "id": head["id"],
        "version": head["version"],
        "basis": head["basis"],
        "basis_code": head["basis_code"],
        "intended_use": head["intended_use"],
        "eligibility": head["eligibility"],
        "expires": head["expires"],
        "limits": bounds,
        "numbers": rests_on(effects, ordered, week_two),
        "methods": methods(head, effects),
        "drug_layer": drug_layer(effects, carry),
        "follow_up": week_two,
        "modifiers_used": _used(),
        "considered_and_not_used": _not_used(),
        "metrics": ordered,
        "acceptance": read_json(ACCEPTANCE),
        "figures": [{"file": f"figures/{name}", "caption": CAPTIONS[name]} for name in pictures],
        "facts": declared,
        "source_attributes": source_attributes(declared),
    }


def _measures(metrics: Mapping[str, Any], week_two: Mapping[str, Any] | None) -> dict[str, str]:
    auc = "; ".join(f"{WORDS[o]} {m['simulated']['auc']['value']:.3f}" for o, m in metrics.items())
    shares = [
        row[values]["value"]
        for m in metrics.values()
        for labels in m["interval"]["by"].values()
        for row in labels.values()
        for values in ("complete", "missing")
    ]
    return {
        "validity": f"in the simulated truth, area under the curve: {auc}; calibration, Brier scores, coverage and "
                    "policy value stand beside it in the tables",
        "fairness": f"coverage of the 90 % interval in every reported subgroup between {percent(min(shares))} and "
                    f"{percent(max(shares))} in the simulated truth; discrimination and calibration by subgroup in the "
                    "tables; a group with few events is marked",
        "external_validity": "the table of the week-2 update; none for the other numbers" if week_two else "",
    }  # fmt: skip


def _used() -> list[dict[str, Any]]:
    return [
        {"input": m.input, "contrast": m.contrast, "outcome": m.outcome, "log_or": m.log_or, "se": m.se,
         "source": m.source_key, "status": m.status, "note": m.note}
        for m in modifiers.read() if m.used == "yes"
    ]  # fmt: skip


def _not_used() -> list[dict[str, str]]:
    return [
        {"input": m.input, "contrast": m.contrast, "outcome": m.outcome, "source": m.source_key, "why": m.why_not}
        for m in modifiers.read() if m.used == "no"
    ]  # fmt: skip


def markdown(card: Mapping[str, Any]) -> str:
    """The card for people."""
    metrics = {outcome: card["metrics"][outcome] for outcome in OUTCOMES}
    parts = [
        f"# {card['id']} {card['version']}",
        f"**{card['basis'].capitalize()}.** Scores nothing after {card['expires']}.",
        "## Intended use\n\n" + card["intended_use"],
        "## Intended patients\n\n" + card["eligibility"],
        "## Limits\n\n" + _lines(card["limits"]),
        "## What each number rests on\n\n" + table(
            ["number", "rests on", "tested on patients who were not used for it"],
            [[n["number"], n["rests_on"], n["tested_on_patients"]] for n in card["numbers"]]),
        "## How it was made\n\n" + _lines(card["methods"]),
        "## Drug effects from trials\n\n" + drug_text(card["drug_layer"]),
        "## In the simulated truth\n\n" + _truth_text(metrics, card["acceptance"]),
        "## Do the intervals hold the truth?\n\n" + _coverage_text(metrics),
        "## Does ranking help?\n\n" + _policy_text(metrics, card["drug_layer"]["outcomes"]),
        "## The week-2 update\n\n" + follow_up_text(card["follow_up"]),
        "## By subgroup\n\n" + _subgroup_text(metrics),
        "## Modifiers used\n\nPer contrast, on the logit.\n\n" + modifier_table(card["modifiers_used"]),
        "## Considered and not used\n\n" + table(
            ["factor", "outcome", "source", "why not"],
            [[f"{m['input']}: {m['contrast']}", WORDS.get(m["outcome"], m["outcome"]), m["source"], m["why"]]
             for m in card["considered_and_not_used"]]),
        "## Thresholds\n\nFixed before training; what was changed and when:\n\n"
        + _lines([card["acceptance"]["fixed"], *card["acceptance"]["history"]]),
        "## Figures\n\n" + _lines([f"`{f['file']}`: {f['caption']}" for f in card["figures"]]),
        "## Source attributes\n\n" + "\n".join(
            f"{a['number']}. {a['attribute']}: {a['value']}" for a in card["source_attributes"]),
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _lines(texts: list[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _truth_text(metrics: Mapping[str, Any], acceptance: Mapping[str, Any]) -> str:
    low, high = acceptance["reported_not_enforced"]["expected_auc_of_truth_response_remission"]
    benefits = [metrics[o]["simulated"]["auc_truth_everything_known"] for o in ("response", "remission")]
    inside = all(low <= value <= high for value in benefits)
    return (
        truth_table(metrics)
        + f"\n\nThe literature leads one to expect {low} to {high} for response and remission with everything known; "
        + ("both lie there." if inside else "not both lie there; nothing was tuned to change that.")
        + " The boosters and the logistic regression are tied: the truth is additive by construction. Intervals here "
        "are 95 %."
    )


def _coverage_text(metrics: Mapping[str, Any]) -> str:
    return (
        "Nominal 90 %. Truths are new draws of all parameters; intervals come from the code that the program shows "
        f"them with. Groups are as the record shows them.\n\n{coverage_table(metrics)}\n\nWhere the value that puts a "
        "person into a group is itself missing, the interval stands for everyone whose value is missing, and holds "
        "the truth less often for those of unusual values (no threshold; find out how many trials failed before "
        f"relying on the number):\n\n{hidden_table(metrics)}"
    )


def _policy_text(metrics: Mapping[str, Any], drug: Mapping[str, Any]) -> str:
    failed = [WORDS[o] for o in OUTCOMES if not drug[o]["leave_trials_out"]["clear_calls"]["confirmed"]]
    claimed = max(m["policy"]["claimed_gain_points"] for m in metrics.values())
    return (
        policy_table(metrics)
        + "\n\nShares of people with the outcome, simulated truth; gains in percentage points, signed so that more is "
        "better. `One drug for all` is the one that the evidence puts first on that outcome alone. The bound is what "
        "perfect knowledge of the person-by-drug part could add (1.54 SD p (1 - p), best of ten drugs). **Claimed gain "
        f"of choosing by the model over one drug for all: {max(claimed, 0.0):.1f} points.** Gains over random come "
        "from differences between mean drug effects, the same for everyone; held-out trials did not confirm those in "
        f"{listed(failed) if failed else 'no outcome'}. What the program can add "
        "lies in cautions, side effects and the patient's own concerns, which this table does not count."
    )


def _subgroup_text(metrics: Mapping[str, Any]) -> str:
    intro = (
        "New simulated people, values missing as in training; `small`: fewer than 100 people with or without the "
        "outcome. Intervals are 95 %; those of coverage count truths, not people."
    )
    return "\n\n".join([intro, *(f"### {WORDS[o].capitalize()}\n\n{subgroup_table(o, metrics)}" for o in metrics)])
