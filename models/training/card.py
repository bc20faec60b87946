"""The bundle's card, for people (`CARD.md`) and for programs (`card.json`), from the same content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.training import modifiers
from models.training.cohort import PERSON_BY_DRUG_SD
from models.training.paths import EVIDENCE, OUTCOMES, read_json, write_json

ACCEPTANCE = Path(__file__).with_name("acceptance.json")
NOT_AVAILABLE = "not available"
CONTRASTS = {"drug_against_placebo": "drug against placebo", "drug_against_drug": "drug against drug"}
WORDS = {"response": "response", "remission": "remission", "early_stop": "early stop",
         "side_effect_stop": "side-effect stop"}  # fmt: skip

LIMITS = (
    "No patient's course entered the patient part. It is simulated from published effect sizes and has not been "
    "validated on patients.",
    "Drugs can hardly be told apart by response or remission: in trials left out of the fit, drug effects predict no "
    "better than one shared effect, or barely better. Differences in early stops did not carry over either. Only "
    "side-effect stops carry over.",
    "Most of an interval's width is the spread between settings, which no input explains. It is shared by all drugs, "
    "so the differences between drugs are known better than their levels.",
    "No input favours one drug over another: no such factor had usable evidence. The order of the drugs on an outcome "
    "is therefore the same for every patient; what differs between patients is the level, the exclusions and the "
    "patient's own concerns. Choosing by the model gains nothing, in the simulated truth, over one drug for all.",
    "Published modifiers come from different studies, most unadjusted for each other; adding them on the logit counts "
    "what they share more than once, and makes people with many of them look worse than they may be.",
    "The trials report little about their participants beyond severity. They are taken to have the simulated "
    "population's mean of each factor, and no failed trial in the episode. If fewer of them had a factor, estimates "
    "for people with it are too high, and for people without it too low.",
    "A value that is not known stands for the average over it in the simulated population, and widens the interval.",
    "Shares of several inputs in the simulated population are design choices, not prevalences. The reference "
    "population's mean is therefore not a figure about any real population.",
    "Response and remission are estimated apart and may cross; so may the two stops in extreme cases.",
    "Trials last 4 to 12 weeks, mostly 6 to 8; all are read as eight weeks. Doses are pooled over the licensed range.",
    "Severity bands of different scales are taken as equal.",
)  # fmt: skip


def short_metrics(metrics: dict[str, Any]) -> dict[str, Any]:
    """The metrics that the manifest carries."""
    wanted = ("rate", "auc_truth", "auc_truth_everything_known", "auc_lightgbm", "auc_logistic", "brier_lightgbm",
              "brier_logistic", "calibration_intercept", "calibration_slope", "rmse_logit_against_truth")  # fmt: skip
    return {
        outcome: {name: m["simulated"][name] for name in wanted}
        | {"interval_coverage": m["interval"]["overall"], "pairs": m["pairs"]}
        for outcome, m in metrics.items()
    }


def write(folder: Path, head: dict[str, Any], metrics: dict[str, Any]) -> None:
    """Write `card.json` and `CARD.md` into the bundle's folder."""
    effects = read_json(EVIDENCE / "drug_effects.json")
    carry = read_json(EVIDENCE / "carry_over.json")
    content = {
        "id": head["id"],
        "version": head["version"],
        "basis": head["basis"],
        "basis_code": head["basis_code"],
        "intended_use": head["intended_use"],
        "eligibility": head["eligibility"],
        "limits": list(LIMITS),
        "methods": _methods(head),
        "drug_layer": _drug_layer(effects, carry),
        "modifiers_used": _used(),
        "considered_and_not_used": _not_used(),
        "metrics": short_metrics(metrics),
        "interval_coverage": {outcome: m["interval"] for outcome, m in metrics.items()},
        "expected_auc": read_json(ACCEPTANCE)["reported_not_enforced"],
        "source_attributes": source_attributes(head),
    }
    write_json(folder / "card.json", content)
    (folder / "CARD.md").write_text(_markdown(content), encoding="utf-8", newline="\n")


def _methods(head: dict[str, Any]) -> list[str]:
    rows, draws = head["training_data"]["rows"], head["outcomes"]["response"]["draws"]
    return [
        "Drug effects: random-effects network meta-analysis of trial arms, one stage, binomial likelihood, trial "
        "levels free, so that only contrasts within a trial count. Effects are shrunk towards class and overall mean "
        "by variances estimated from the trials. Denominator: all randomised. Outcomes are analysed apart: the arm "
        "table has no joint counts.",
        "Base rate: the logit of the middle trial on a drug of average effect (random-effects mean over trials).",
        f"Training: {rows} simulated rows, each with one drug; boosters learn the outcome's probability "
        "(cross-entropy), averaged over chance and over person-by-drug variation, instead of sampled outcomes. "
        "That removes noise which a real sample would have: nothing here shows how well such a model would "
        "learn from patients.",
        f"Person-by-drug variation: standard deviation {PERSON_BY_DRUG_SD} on the logit, the upper bound from the "
        "ratio of outcome variances on drug and placebo (ploderl2019); no input predicts it.",
        f"Intervals: one booster for each of {draws} joint draws of base, drug effects and modifiers. The draws hold "
        "the uncertainty of the mean, the spread of the base between settings and the heterogeneity between trials; "
        "their sample mean and covariance are made exact. Shown: central booster, and plus or minus 1.645 standard "
        "deviations of the draws on the logit.",
        "Differences between drugs: the heterogeneity of drug effects between trials widens them, unless differences "
        "that the mean effects call clear were confirmed in held-out direct comparisons (table below). One rule for "
        "all outcomes; it keeps heterogeneity in for response, remission and early stop. The rule was written "
        "after a first look at these comparisons; it was not fixed blind.",
        "Each tree uses one input, so the model is additive on the logit; no source gave the size of an interaction.",
        "A ridge logistic regression on the same inputs, trained on sampled outcomes, stands beside it.",
        "Failed trials: remission rates by step of a sequenced trial, carried over to response with a wider error. "
        "Earlier treatment counts only where no trial failed in this episode.",
    ]  # fmt: skip


def _drug_layer(effects: dict[str, Any], carry: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for outcome in OUTCOMES:
        mine, out = effects["outcomes"][outcome], carry["leave_trials_out"][outcome]
        found[outcome] = {
            "trials": mine["trials"], "people": mine["people"], "tau2": mine["tau2"], "sd_class": mine["sd_class"],
            "sd_drug": mine["sd_drug"], "base": mine["base"], "leave_trials_out": out,
        }  # fmt: skip
    return {"outcomes": found, "beside_published": carry.get("beside_published", {}), "source": effects["source"]}


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


def source_attributes(head: dict[str, Any]) -> list[dict[str, Any]]:
    """The 31 attributes of a predictive intervention, as far as they can be filled; the rest says so."""
    texts = (
        ("Developer", head["developer"]),
        ("Funding of the technical work", "none declared"),
        ("Output value", "probability, 0 to 1, of each of four outcomes within eight weeks, with a 90 % interval"),
        ("Kind of output", "prediction"),
        ("Intended use", head["intended_use"]),
        ("Intended patients", head["eligibility"]),
        ("Intended users", "psychiatrists"),
        ("Role in the decision", "informs"),
        ("To be careful with", "people unlike the trials' participants: severe comorbidity, old age, resistance to "
                               "three or more treatments"),
        ("Known risks and limits", " ".join(LIMITS)),
        ("Inclusion and exclusion of the training data", "double-blind trials of adults with major depression, "
                                                         "licensed doses; simulated people with PHQ-9 of 10 or more"),
        ("Sensitive inputs", "employment (a social determinant) and health-status ratings; not race, ethnicity, "
                             "language, sexual orientation, gender identity, sex or date of birth"),
        ("Representativeness", "severity from a United States survey; other inputs by design or from single studies"),
        ("Relevance to the place of use", "to be judged by the site"),
        ("Approach to fairness", "age and sex are not inputs because evidence does not support them; employment is, "
                                 "because it is an established prognostic factor, and lowers estimates alike for "
                                 "every drug"),
        ("Handling of bias", "the modifiers' sizes are published or computed from cited figures; none was tuned"),
        ("External validation: data", NOT_AVAILABLE),
        ("External validation: who", NOT_AVAILABLE),
        ("External validation: representativeness", NOT_AVAILABLE),
        ("External validation: how", NOT_AVAILABLE),
        ("Validity in test data of the same source", head["metrics"]),
        ("Fairness in test data of the same source", "coverage by severity, failed trials and employment in card.json; "
                                                     "sex, age and education are not simulated, so not available"),
        ("Validity in external data", NOT_AVAILABLE),
        ("Fairness in external data", NOT_AVAILABLE),
        ("References on outcomes of use", NOT_AVAILABLE),
        ("Monitoring of validity", "by the site, with the program's evaluate command"),
        ("Validity in local data", NOT_AVAILABLE),
        ("Monitoring of fairness", "by the site, with the program's evaluate command"),
        ("Fairness in local data", NOT_AVAILABLE),
        ("Updates", f"the bundle expires on {head['expires']}"),
        ("Correction of performance", "with each new bundle"),
    )  # fmt: skip
    return [{"number": i, "attribute": name, "value": value} for i, (name, value) in enumerate(texts, start=1)]


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def _markdown(content: dict[str, Any]) -> str:
    drug = content["drug_layer"]["outcomes"]
    parts = [
        f"# {content['id']} {content['version']}",
        f"**{content['basis'].capitalize()}.**",
        "## Intended use\n\n" + content["intended_use"],
        "## Intended patients\n\n" + content["eligibility"],
        "## Limits\n\n" + "\n".join(f"- {line}" for line in content["limits"]),
        "## How it was made\n\n" + "\n".join(f"- {line}" for line in content["methods"]),
        "## Drug effects from trials\n\n" + _drug_tables(drug),
        _carry_text(drug),
        _published_text(content["drug_layer"]["beside_published"]),
        "## In the simulated truth\n\n" + _metrics_table(content["metrics"], content["expected_auc"]),
        "## Modifiers used\n\nPer contrast, on the logit.\n\n" + _modifier_table(content["modifiers_used"]),
        "## Considered and not used\n\n" + _table(
            ["factor", "outcome", "source", "why not"],
            [[f"{m['input']}: {m['contrast']}", WORDS.get(m["outcome"], m["outcome"]), m["source"], m["why"]]
             for m in content["considered_and_not_used"]]),
        "## Source attributes\n\n" + "\n".join(
            f"{a['number']}. {a['attribute']}: {a['value'] if isinstance(a['value'], str) else 'see the tables above'}"
            for a in content["source_attributes"]),
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _drug_tables(drug: dict[str, Any]) -> str:
    rows = [
        [WORDS[o], str(d["trials"]), f"{d['people']:,}", f"{d['tau2']:.3f}", f"{d['sd_class']:.2f}",
         f"{d['sd_drug']:.2f}", _percent(d["base"]["rate"]), f"{d['base']['between_trials_sd']:.2f}"]
        for o, d in drug.items()
    ]  # fmt: skip
    return _table(["outcome", "trials", "people", "tau²", "SD classes", "SD drugs", "base rate",
                   "SD of the base between trials (logit)"], rows)  # fmt: skip


def _carry_text(drug: dict[str, Any]) -> str:
    rows = []
    for outcome, d in drug.items():
        for name, words in CONTRASTS.items():
            c = d["leave_trials_out"][name]
            rows.append([WORDS[outcome], words, str(int(c["contrasts"])), f"{c['rmse']:.3f}",
                         f"{c['rmse_one_effect']:.3f}", _percent(c["skill"]), _percent(c["coverage_90"])])  # fmt: skip
    arms = [
        [WORDS[o], str(int(a["arms"])), f"{a['rmse_weighted_by_n']:.3f}", f"{a['rmse_of_the_active_mean']:.3f}",
         f"{a['mean_observed_minus_predicted']:+.3f}", _percent(a["coverage_90"])]
        for o, d in drug.items() for a in [d["leave_trials_out"]["active_arm_rates"]]
    ]  # fmt: skip
    calls = [
        [WORDS[o], f"{c['comparisons']:.0f}", f"{c['predicted']:.3f}", f"{c['observed']:.3f}", f"{c['se']:.3f}",
         "yes" if c["confirmed"] else "no"]
        for o, d in drug.items() for c in [d["leave_trials_out"]["clear_calls"]]
    ]  # fmt: skip
    return (
        "### Do drug effects carry over to other trials?\n\nFive folds over trials; log odds ratio of each held-out "
        "contrast, errors weighted by precision. Skill is the share of squared error that drug effects remove "
        "compared with one shared effect.\n\n"
        + _table(["outcome", "contrast", "n", "error", "error, one effect", "skill", "coverage of 90 %"], rows)
        + "\n\nRates of held-out active arms, by the interval that is shown plus sampling error; beside it the error "
        "of the plain mean of all active arms:\n\n"
        + _table(["outcome", "arms", "error", "error, plain mean", "observed - predicted", "coverage of 90 %"], arms)
        + "\n\nDrug pairs that the mean effects of the training folds call clearly different (probability 0.95 or "
        "more), in direct comparisons of held-out trials; mean difference in the called direction, log odds:\n\n"
        + _table(["outcome", "comparisons", "predicted", "observed", "SE", "confirmed"], calls)
    )


def _published_text(published: dict[str, Any]) -> str:
    if not published:
        return ""
    lines = [
        f"- {WORDS[o]}: correlation of log odds ratios {p['correlation_log_or']:.2f}, largest difference "
        f"{p['largest_difference_log_or']:+.2f} ({p['largest_difference_drug']}), mean difference "
        f"{p['mean_difference_log_or']:+.2f}"
        for o, p in published.items()
    ]
    return (
        "### Beside the published pooled odds ratios\n\nNever an input. They rest on more trials and are shrunk less "
        "than ours.\n\n" + "\n".join(lines)
    )


def _metrics_table(metrics: dict[str, Any], expected: dict[str, Any]) -> str:
    low, high = expected["expected_auc_of_truth_response_remission"]
    rows = [
        [WORDS[o], _percent(m["rate"]), f"{m['auc_truth_everything_known']:.3f}", f"{m['auc_truth']:.3f}",
         f"{m['auc_lightgbm']:.3f}", f"{m['auc_logistic']:.3f}", f"{m['brier_lightgbm']:.4f}",
         f"{m['brier_logistic']:.4f}", _percent(m["interval_coverage"]),
         f"{m['pairs']['clearly_different_by_ensemble']} of {m['pairs']['pairs']}"]
        for o, m in metrics.items()
    ]  # fmt: skip
    inside = all(low <= metrics[o]["auc_truth_everything_known"] <= high for o in ("response", "remission"))
    return (
        _table(["outcome", "rate", "AUC of the truth, all known", "AUC of the truth", "AUC", "AUC logistic", "Brier",
                "Brier logistic", "interval coverage", "drug pairs clearly different"], rows)
        + f"\n\nThe literature leads one to expect {low} to {high} for response and remission with everything known; "
        + ("both lie there." if inside else "not both lie there; nothing was tuned to change that.")
        + " The boosters and the logistic regression are tied: the truth is additive by construction."
    )  # fmt: skip


def _modifier_table(rows: list[dict[str, Any]]) -> str:
    return _table(
        ["input", "contrast", "outcome", "log OR", "SE", "source", "status", "note"],
        [[m["input"], m["contrast"], WORDS[m["outcome"]], f"{m['log_or']:+.3f}", f"{m['se']:.3f}", m["source"],
          m["status"], m["note"]] for m in rows],
    )  # fmt: skip
