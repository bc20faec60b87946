"""The card's part about the drug layer: what the trials say, and whether it carries over to other trials."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.training.cards.card_tables import CONTRASTS, drug_tables, percent, table
from models.training.cards.card_text import WORDS
from models.training.paths import EVIDENCE, OUTCOMES, read_json

RIVALS = {
    "outcome_alone": "this outcome alone", "not_shrunk": "effects without shrinkage",
    "raw_means": "pooled raw rates of each drug", "published": "published pooled effects",
}  # fmt: skip


def drug_layer(effects: Mapping[str, Any], carry: Mapping[str, Any], folder: Path = EVIDENCE) -> dict[str, Any]:
    """The figures of the drug layer for `card.json`."""
    names = ("trials", "people", "tau2", "sd_class", "sd_drug", "base")
    found = {
        outcome: {name: effects["outcomes"][outcome][name] for name in names}
        | {"leave_trials_out": carry["leave_trials_out"][outcome]}
        for outcome in OUTCOMES
    }
    return {
        "outcomes": found,
        "beside_published": carry.get("beside_published", {}),
        "source": effects["source"],
        "inconsistency": _inconsistency(folder / "inconsistency.json"),
        "publication_bias": _publication_bias(folder / "publication_bias.json"),
    }


def _inconsistency(path: Path) -> dict[str, Any]:
    """Whether direct and indirect comparisons disagree, by outcome; empty without the table."""
    outcomes = read_json(path)["outcomes"] if path.exists() else {}
    names = ("global", "comparisons", "below_0.05", "expected_below_0.05")
    return {outcome: {name: mine[name] for name in names} for outcome, mine in outcomes.items()}


def _publication_bias(path: Path) -> dict[str, Any]:
    """What unpublished trials would change; empty without the table."""
    names = ("ratio_all_drugs", "ratio_all_drugs_90", "registered_trials", "published_trials", "own_ratios")
    found = read_json(path) if path.exists() else {}
    return {name: found[name] for name in names if name in found}


def drug_text(layer: Mapping[str, Any]) -> str:
    """The drug layer in Markdown."""
    drug = {outcome: layer["outcomes"][outcome] for outcome in OUTCOMES}
    parts = [
        drug_tables(drug), _contrasts(drug), _rivals(drug), _arms(drug), _calls(drug),
        _published(layer["beside_published"]), _checks(layer),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _contrasts(drug: Mapping[str, Any]) -> str:
    rows = []
    for outcome, d in drug.items():
        for name, words in CONTRASTS.items():
            c = d["leave_trials_out"][name]
            rows.append([WORDS[outcome], words, str(int(c["contrasts"])), f"{c['rmse']:.3f}",
                         f"{c['rmse_one_effect']:.3f}", _skill(c, "skill"), _skill(c, "skill_absolute"),
                         percent(c["coverage_90"])])  # fmt: skip
    return (
        "### Do drug effects carry over to other trials?\n\nTrials left out of the fit, in folds; log odds ratio of "
        "each held-out contrast, errors weighted by precision. Skill is the share of squared error that drug effects "
        "remove compared with one shared effect, beside it that of absolute error, each contrast alike; 90 % intervals "
        "over trials.\n\n"
        + table(
            ["outcome", "contrast", "n", "error", "error, one effect", "skill", "skill, absolute", "coverage of 90 %"],
            rows,
        )
    )


def _skill(figures: Mapping[str, Any], name: str) -> str:
    if name not in figures:
        return "-"
    low_high = figures.get(f"{name}_interval")
    return percent(figures[name]) + (f" ({100 * low_high[0]:.1f} to {100 * low_high[1]:.1f})" if low_high else "")


def _rivals(drug: Mapping[str, Any]) -> str:
    """Other predictions of the same contrasts, as far as they were made."""
    rows = [
        [WORDS[outcome], words, RIVALS.get(name, name), percent(rival["skill"]), percent(rival["skill_absolute"])]
        for outcome, d in drug.items()
        for contrast, words in CONTRASTS.items()
        for name, rival in sorted(d["leave_trials_out"][contrast].get("rivals", {}).items())
    ]
    if not rows:
        return ""
    return (
        "Other predictions of the same contrasts, by the same skill; published pooled effects have seen these trials, "
        "so theirs is flattered:\n\n" + table(["outcome", "contrast", "prediction", "skill", "skill, absolute"], rows)
    )


def _checks(layer: Mapping[str, Any]) -> str:
    parts = []
    for outcome in OUTCOMES:
        if outcome in layer["inconsistency"]:
            found = layer["inconsistency"][outcome]
            parts.append(
                f"- {WORDS[outcome]}: direct and indirect comparisons: {found['below_0.05']} of {found['comparisons']} "
                f"differ with p below 0.05 (expected {found['expected_below_0.05']:.1f}); all designs together p = "
                f"{found['global']['p']:.3f}"
            )
    bias = layer["publication_bias"]
    if bias:
        low, high = bias["ratio_all_drugs_90"]
        own = bias["own_ratios"]
        parts.append(
            f"- unpublished trials: by {bias['registered_trials']} registered trials ({bias['published_trials']} of "
            f"them published), effects on response would be {bias['ratio_all_drugs']:.2f} ({low:.2f} to {high:.2f}) of "
            f"the published ones; with each drug's own ratio {len(own['pairs_that_change'])} pairs change between "
            "clearly different and not. Not applied: a look at what could be wrong"
        )
    return "### Checks of the trial evidence\n\n" + "\n".join(parts) if parts else ""


def _arms(drug: Mapping[str, Any]) -> str:
    rows = [
        [WORDS[o], str(int(a["arms"])), f"{a['rmse_weighted_by_n']:.3f}", f"{a['rmse_of_the_active_mean']:.3f}",
         f"{a['mean_observed_minus_predicted']:+.3f}", percent(a["coverage_90"]), _line(a)]
        for o, d in drug.items() for a in [d["leave_trials_out"]["active_arm_rates"]]
    ]  # fmt: skip
    return (
        "Rates of held-out active arms, by the interval that is shown plus sampling error; beside it the error of the "
        "plain mean of all arms of its kind (placebo or active):\n\n"
        + table(["outcome", "arms", "error", "error, plain mean", "observed - predicted", "coverage of 90 %",
                 "calibration intercept, slope"], rows)
    )  # fmt: skip


def _line(arms: Mapping[str, Any]) -> str:
    found = arms.get("calibration")
    return f"{found['intercept']:+.2f}, {found['slope']:.2f}" if found else "-"


def _calls(drug: Mapping[str, Any]) -> str:
    rows = [
        [WORDS[o], f"{c['comparisons']:.0f}", f"{c['predicted']:.3f}", f"{c['observed']:.3f}", f"{c['se']:.3f}",
         "yes" if c["confirmed"] else "no"]
        for o, d in drug.items() for c in [d["leave_trials_out"]["clear_calls"]]
    ]  # fmt: skip
    return (
        "Drug pairs that the mean effects of the training folds call clearly different (probability 0.95 or more), in "
        "direct comparisons of held-out trials; mean difference in the called direction, log odds:\n\n"
        + table(["outcome", "comparisons", "predicted", "observed", "SE", "confirmed"], rows)
    )


def _published(published: Mapping[str, Any]) -> str:
    if not published:
        return ""
    lines = [
        f"- {WORDS[o]}: correlation of log odds ratios {p['correlation_log_or']:.2f}, largest difference "
        f"{p['largest_difference_log_or']:+.2f} ({p['largest_difference_drug']}), mean difference "
        f"{p['mean_difference_log_or']:+.2f}"
        for o, p in sorted(published.items())
    ]
    return (
        "### Beside the published pooled odds ratios\n\nNever an input. They rest on more trials and are shrunk less "
        "than ours.\n\n" + "\n".join(lines)
    )
