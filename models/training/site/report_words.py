"""The report and the card in words: tables of the same figures that stand in `report.json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

NAMES = {"response": "response", "remission": "remission", "early_stop": "early stop",
         "side_effect_stop": "side-effect stop"}  # fmt: skip
MODELS = {"site": "site's model", "logistic": "logistic regression", "bundle": "bundle in use",
          "bundle_recalibrated": "bundle in use, recalibrated here"}  # fmt: skip
ADDITIVE = (
    "The model is additive on the logit: its order of the drugs on an outcome is the same for every patient, so "
    "choosing by the model can differ from one drug for all only in which drug that is."
)


def markdown(content: Mapping[str, Any]) -> str:
    """The whole report."""
    parts = [f"# Training on the site's records: {content['verdict']}"]
    if content["reasons"]:
        parts.append("Nothing was made into a bundle, because:\n\n" + "\n".join(f"- {r}" for r in content["reasons"]))
    parts.append("## Thresholds\n\n" + _thresholds(content["thresholds"]))
    if "records" in content:
        parts.append("## Records\n\n" + _records(content["records"]))
    if "metrics" in content:
        parts += sections(content)
    return "\n\n".join(parts) + "\n"


def sections(content: Mapping[str, Any]) -> list[str]:
    """What was found, one section each; the card uses the same."""
    split = content["split"]
    left_out = "".join(f"\n- left out: {name} ({why})" for name, why in content["drugs_left_out"].items())
    return [
        f"## Split\n\n{split['training']} patients to train on, {split['calibration']} to calibrate on, "
        f"{split['held_out']} held out; {split['how']}.",
        "## On patients held out\n\n" + _metrics(content["metrics"]),
        "## Against the bundle in use\n\nLog loss on the same patients, 95 % interval over patients:\n\n"
        + _against(content),
        "## Why a drug was chosen\n\n" + _overlap(content["overlap"]) + left_out + "\n\n" + content["not_seen"],
        "## Drug effects\n\nOn the logit: the bundle in use, and after the site's records.\n\n"
        + "\n\n".join(_effects(NAMES[o], table) for o, table in content["drug_effects"].items()),
        "## Recalibration\n\n" + "\n".join(
            f"- {NAMES[o]}: intercept {r['intercept']:+.2f}, slope {r['slope']:.2f}, {r['patients']} patients "
            f"({r['why']})" for o, r in content["recalibration"].items()),
        "## Does choosing by the model help?\n\n" + _policy(content["policy"]),
        "## For whom is it worse?\n\n" + _groups(content["groups"]),
    ]  # fmt: skip


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    header = list(header)
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def interval(found: Mapping[str, float | None] | None, digits: int = 3) -> str:
    """A value with its ends, as far as there are any."""
    if found is None:
        return "–"
    value = f"{found['value']:.{digits}f}"
    return value if found["low"] is None else f"{value} ({found['low']:.{digits}f} to {found['high']:.{digits}f})"


def _thresholds(thresholds: Mapping[str, Any]) -> str:
    return (
        f"{thresholds['file']}, fixed {thresholds['fixed']}, last written {thresholds['file_modified']}, SHA-256 "
        f"{thresholds['sha256']}."
    )


def _records(records: Mapping[str, Any]) -> str:
    lines = [f"{records['used']} of {records['patients']} patients can be used."]
    lines += [f"- left out, {reason}: {count}" for reason, count in records["left_out"].items()]
    lines += [f"- contradictory, {kind}: {count}" for kind, count in records["contradictory"].items()]
    lines += [f"- not read: {name}" for name in records["columns_and_files_not_read"]]
    return "\n".join(lines)


def _metrics(metrics: Mapping[str, Any]) -> str:
    rows = []
    for outcome, each in metrics.items():
        for name, figures in each["models"].items():
            rows.append([NAMES[outcome], MODELS[name], str(each["patients"]), f"{each['rate']:.1%}",
                         interval(figures.get("auc")), f"{figures['brier']:.4f}",
                         interval(figures.get("in_the_large"), 2), interval(figures.get("slope"), 2)])  # fmt: skip
    return table(
        ["outcome", "model", "patients", "rate", "AUC", "Brier", "calibration in the large", "calibration slope"], rows
    )


def _against(content: Mapping[str, Any]) -> str:
    rows = []
    for other in ("bundle", "bundle_recalibrated"):
        for outcome, verdict in content[f"against_{other}"].items():
            difference = content["metrics"][outcome]["differences"][f"site_minus_{other}"]["log_loss"]
            rows.append([NAMES[outcome], MODELS[other], interval(difference, 4), verdict])
    modest = list(content["against_bundle_recalibrated"].values())
    words = (
        ""
        if "better" in modest
        else "\n\nThe bundle in use with an intercept and a slope of this site does as well: a recalibration "
        "would be the modest choice."
    )
    return table(["outcome", "against", "site's model minus it", "the site's model is"], rows) + words


def _overlap(overlap: Mapping[str, Any]) -> str:
    rows = [
        [name, str(each["patients"]), f"{each['effective_patients']:.0f}", f"{each['median_propensity']:.3f}",
         f"{each['share_with_too_small_propensity']:.1%}" + (" (!)" if each["positivity_warning"] else ""),
         f"{each['largest_smd_before']:.2f} ({each['input_of_largest_smd_before']})",
         f"{each['largest_smd_after']:.2f}"]
        for name, each in overlap.items()
    ]  # fmt: skip
    return table(
        ["drug", "patients", "effective number", "median propensity", "patients for whom it is hardly ever chosen",
         "largest standardised difference before weighting", "after"], rows)  # fmt: skip


def _effects(outcome: str, effects: Mapping[str, Any]) -> str:
    rows = [
        [name, f"{each['evidence']:+.2f}" + ("" if each["in_bundle"] else " (not in the bundle; mean of its drugs)"),
         f"{each['estimate']:+.2f} ± {each['se']:.2f}", f"{each['share_at_site']:.1%}"]
        for name, each in effects["drugs"].items()
    ]  # fmt: skip
    return f"{outcome.capitalize()} (site's own spread, tau {effects['tau']:.2f}):\n\n" + table(
        ["drug", "bundle in use", "estimate ± error", "plain share at the site"], rows
    )


def _policy(policy: Mapping[str, Any]) -> str:
    words = {"by_model": f"by the model ({', '.join(policy['drugs_chosen_by_model'])})",
             "best_single": f"{policy['best_single_drug']} for all (highest in the patients trained on)",
             "random": "at random", "as_done": "as it was done"}  # fmt: skip
    rows = [[text, interval(policy[name])] for name, text in words.items()]
    gain = interval(policy["gain_over_best_single"])
    return (
        f"Share with response if all were treated so, doubly robust, {policy['patients']} patients held out; "
        f"{policy['propensities_held_up']} propensities were too small and held up.\n\n"
        + table(["choice", "share (95 % interval)"], rows)
        + f"\n\nGain over the one drug: {gain}. {ADDITIVE}"
    )


def _groups(groups: Mapping[str, Any]) -> str:
    rows = []
    for outcome, by_name in groups.items():
        for name, labels in by_name.items():
            for label, each in labels.items():
                number = f"fewer than {each['fewer_than']}" if "fewer_than" in each else str(each["patients"])
                figures = (
                    ["too few", "", ""]
                    if each["small"]
                    else [f"{each['observed']:.1%}", f"{each['expected']:.1%}", interval(each["auc"])]
                )
                rows.append([NAMES[outcome], name.replace("_", " "), label, number, *figures])
    return table(["outcome", "group", "", "patients", "observed", "expected", "AUC"], rows)
