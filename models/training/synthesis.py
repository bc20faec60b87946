"""Layer 1: drug effects and base rates from trial arms, written to the committed evidence folder.

Reads the raw arm table from a data folder named on the command line; everything after this step rebuilds from the
committed tables alone.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.training.network import Arms, Array, Fit, fit_network, random_effects_mean
from models.training.paths import COUNT_COLUMNS, EVIDENCE, OUTCOMES, SEED, sha256_of, write_json

ARM_FILE = Path("griselda_arms") / "griselda_arms.csv"
OFF_LABEL_DOSES = ("Low", "High", "Extremely low", "Extremely high")
SOURCE = "cipriani2018 (open trial data, arm level); furukawa2019 (dose and covariate columns)"
CLASSES = {
    "agomelatine": "melatonergic", "amitriptyline": "TCA", "bupropion": "NDRI", "citalopram": "SSRI",
    "clomipramine": "TCA", "desvenlafaxine": "SNRI", "duloxetine": "SNRI", "escitalopram": "SSRI",
    "fluoxetine": "SSRI", "fluvoxamine": "SSRI", "levomilnacipran": "SNRI", "milnacipran": "SNRI",
    "mirtazapine": "NaSSA", "nefazodone": "SARI", "paroxetine": "SSRI", "reboxetine": "NRI", "sertraline": "SSRI",
    "trazodone": "SARI", "venlafaxine": "SNRI", "vilazodone": "SSRI with 5-HT1A", "vortioxetine": "multimodal",
}  # fmt: skip
DRUGS = tuple(sorted(CLASSES))
COVERAGE = 0.90
Z90 = 1.6448536269514722


def class_numbers() -> np.ndarray:
    """Class number of each drug in `DRUGS` order, shape (21,)."""
    return np.unique([CLASSES[d] for d in DRUGS], return_inverse=True)[1]


def read_arms(path: Path) -> pd.DataFrame:
    """The arm table without arms outside the licensed dose range (where the table names the range)."""
    table = pd.read_csv(path)
    return table[~table["dose_range_class"].isin(OFF_LABEL_DOSES) & table["n_randomised"].notna()]


def arms_of(table: pd.DataFrame, outcome: str) -> tuple[Arms, pd.DataFrame]:
    """Arms that inform one outcome, arms of one drug within a trial added up; denominator: all randomised.

    Returns the vectors and the table they were made from (trial, drug, n, events), in the same order.
    """
    column = COUNT_COLUMNS[outcome]
    known = table.dropna(subset=[column])
    merged = known.groupby(["trial", "drug"], as_index=False)[["n_randomised", column]].sum()
    merged.columns = pd.Index(["trial", "drug", "n", "events"])
    per_trial = merged.groupby("trial")
    keep = (per_trial["drug"].transform("size") > 1) & (per_trial["events"].transform("sum") > 0)
    keep &= per_trial["events"].transform("sum") < per_trial["n"].transform("sum")
    merged = merged[keep].reset_index(drop=True)
    number = {name: place for place, name in enumerate(DRUGS)} | {"placebo": -1}
    arms = Arms(
        np.unique(merged["trial"], return_inverse=True)[1].astype(np.int64),
        merged["drug"].map(number).to_numpy(np.int64),
        merged["n"].to_numpy(float),
        np.minimum(merged["events"], merged["n"]).to_numpy(float),
    )
    return arms, merged


def base_rate(fit: Fit, arms: Arms) -> dict[str, Any]:
    """The logit, in the middle trial, of the probability on a drug of average effect.

    Each trial's level is its estimated logit at effect 0 plus the plain mean of the 21 drug effects. The pooled
    value is the random-effects mean of these levels over all trials; `between_trials_sd` is how far the level of
    one setting lies from another, which no patient input explains.
    """
    levels = fit.level + fit.mean.mean()
    with_placebo = np.bincount(arms.trial, arms.drug < 0) > 0

    def pooled(chosen: np.ndarray) -> dict[str, float]:
        mean, se, sd = random_effects_mean(levels[chosen], fit.level_variance[chosen])
        rate = 1 / (1 + np.exp(-mean))
        return {"logit": mean, "se": se, "between_trials_sd": sd, "rate": rate, "trials": int(chosen.sum())}

    everything = np.ones(len(levels), bool)
    return pooled(everything) | {
        "placebo_controlled_trials": pooled(with_placebo),
        "head_to_head_trials": pooled(~with_placebo),
    }


def _contrasts(arms: Arms) -> tuple[np.ndarray, np.ndarray, np.ndarray, Array, Array]:
    """Contrasts of each trial against its first arm: trial, drug, reference drug, log odds ratio, variance."""
    events, rest = arms.events, arms.n - arms.events
    zero = np.bincount(arms.trial, (events == 0) | (rest == 0)) > 0
    add = np.where(zero[arms.trial], 0.5, 0.0)
    logit = np.log((events + add) / (rest + add))
    variance = 1 / (events + add) + 1 / (rest + add)
    first = np.r_[True, arms.trial[1:] != arms.trial[:-1]]
    reference = np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))
    # Placebo, where there is one, is the reference: its row need not come first.
    for trial in np.unique(arms.trial[arms.drug < 0]):
        members = np.flatnonzero(arms.trial == trial)
        reference[members] = members[arms.drug[members] < 0][0]
    rows = np.flatnonzero(reference != np.arange(len(reference)))
    ref = reference[rows]
    return arms.trial[rows], arms.drug[rows], arms.drug[ref], logit[rows] - logit[ref], variance[rows] + variance[ref]


def _effect(mean: Array, drug: np.ndarray) -> Array:
    return np.where(drug < 0, 0.0, mean[np.maximum(drug, 0)])


def _common_effect(arms: Arms) -> tuple[float, float]:
    """One effect for every drug: the drugs as a single treatment; its log odds ratio and tau2."""
    lumped = Arms(arms.trial, np.minimum(arms.drug, 0), arms.n, arms.events)
    fit = fit_network(lumped, np.zeros(1, np.int64), integrate=False)
    return float(fit.mean[0]), fit.tau2


def leave_trials_out(arms: Arms, classes: np.ndarray, folds: int = 5, seed: int = SEED) -> dict[str, Any]:
    """Do drug effects carry over to trials that were not used? Error and coverage of held-out contrasts.

    Every contrast of a held-out trial is predicted from the other folds; squared errors are weighted by the
    inverse of sampling variance + tau2. Compared with one effect for all drugs (a contrast of two drugs is then 0).
    `skill` is 1 - (weighted squared error) / (that of one effect), negative when drug effects
    predict worse.
    """
    trials = int(arms.trial.max()) + 1
    fold = np.random.default_rng(seed).permutation(np.arange(trials) % folds)
    rows, held_out_arms = [], []
    for number in range(folds):
        training = arms.of_trials(np.flatnonzero(fold != number))
        fit = fit_network(training, classes)
        common, common_tau2 = _common_effect(training)
        test = arms.of_trials(np.flatnonzero(fold == number))
        held_out_arms.append(_predicted_arms(fit, training, test))
        _, drug, ref, observed, variance = _contrasts(test)
        predicted = _effect(fit.mean, drug) - _effect(fit.mean, ref)
        cov = np.pad(fit.covariance, ((0, 1), (0, 1)))  # index -1 is placebo, without error
        sd = np.sqrt(cov[drug, drug] + cov[ref, ref] - 2 * cov[drug, ref] + fit.tau2 + variance)
        flat = np.where((drug >= 0) & (ref < 0), common, 0.0)
        rows.append(pd.DataFrame({
            "observed": observed, "predicted": predicted, "common": flat, "weight": 1 / (variance + fit.tau2),
            "inside": np.abs(observed - predicted) <= Z90 * sd,
            "inside_common": np.abs(observed - flat) <= Z90 * np.sqrt(variance + common_tau2), "pair": ref >= 0,
        }))  # fmt: skip
    table = pd.concat(rows)
    return {
        "folds": folds,
        "all_contrasts": _carry_over(table),
        "drug_against_placebo": _carry_over(table[~table["pair"]]),
        "drug_against_drug": _carry_over(table[table["pair"]]),
        "active_arm_rates": _arm_errors(pd.concat(held_out_arms)),
    }


def clear_calls(arms: Arms, classes: np.ndarray, folds: int = 5, repeats: int = 3, seed: int = SEED) -> dict[str, Any]:
    """Do drug pairs that the posterior of the mean effects calls clearly different differ in held-out trials?

    Direct comparisons of two drugs in held-out trials, where the training folds give P(A above B) >= 0.95: the
    precision-weighted mean difference in the called direction, predicted and observed, averaged over `repeats` of
    the folds (the standard error counts each trial once). `confirmed` when the observed difference lies above 0
    with its whole 90 % interval. Rule, fixed for every outcome: only confirmed calls may rest on the mean effects;
    elsewhere the draws of drug effects also hold the heterogeneity between trials. The rule was written after a
    first look at the same held-out comparisons, so it is a description of these trials, not a test passed blind.
    """
    trials = int(arms.trial.max()) + 1
    rows = []
    for repeat in range(repeats):
        fold = np.random.default_rng(seed + repeat).permutation(np.arange(trials) % folds)
        for number in range(folds):
            fit = fit_network(arms.of_trials(np.flatnonzero(fold != number)), classes)
            test = arms.of_trials(np.flatnonzero(fold == number))
            _, drug, ref, observed, variance = _contrasts(test)
            pair = ref >= 0
            drug, ref, cov = drug[pair], ref[pair], fit.covariance
            predicted = fit.mean[drug] - fit.mean[ref]
            sd = np.sqrt(cov[drug, drug] + cov[ref, ref] - 2 * cov[drug, ref])
            called = np.abs(predicted) >= Z90 * sd
            sign = np.sign(predicted[called])
            weight = 1 / (variance[pair][called] + fit.tau2)
            rows.append(np.column_stack([sign * predicted[called], sign * observed[pair][called], weight]))
    table = np.vstack(rows)
    total = float(table[:, 2].sum())
    if total == 0:
        return {"comparisons": 0.0, "predicted": 0.0, "observed": 0.0, "se": 0.0, "confirmed": False}
    predicted, observed = (float(table[:, i] @ table[:, 2] / total) for i in (0, 1))
    se = (repeats / total) ** 0.5
    return {
        "comparisons": len(table) / repeats, "predicted": predicted, "observed": observed, "se": se,
        "confirmed": observed - Z90 * se > 0,
    }  # fmt: skip


def _predicted_arms(fit: Fit, training: Arms, test: Arms) -> pd.DataFrame:
    """Rates of held-out active arms as the bundle's interval predicts them, with sampling error added."""
    base = base_rate(fit, training)
    active = test.drug >= 0
    drug, n, events = test.drug[active], test.n[active], test.events[active]
    logit = base["logit"] + fit.mean[drug] - fit.mean.mean()
    rate = 1 / (1 + np.exp(-logit))
    variance = base["se"] ** 2 + base["between_trials_sd"] ** 2 + fit.covariance[drug, drug] + fit.tau2 / 2
    sampling = 1 / (n * rate * (1 - rate))
    observed = np.log((events + 0.5) / (n - events + 0.5))
    plain = training.events[training.drug >= 0].sum() / training.n[training.drug >= 0].sum()
    return pd.DataFrame({
        "n": n, "rate": events / n, "predicted": rate, "plain": plain,
        "inside": np.abs(observed - logit) <= Z90 * np.sqrt(variance + sampling),
    })  # fmt: skip


def _arm_errors(table: pd.DataFrame) -> dict[str, float]:
    n = table["n"] / table["n"].sum()
    return {
        "arms": len(table),
        "rmse_weighted_by_n": float((n * (table["rate"] - table["predicted"]) ** 2).sum() ** 0.5),
        "rmse_of_the_active_mean": float((n * (table["rate"] - table["plain"]) ** 2).sum() ** 0.5),
        "mean_observed_minus_predicted": float((n * (table["rate"] - table["predicted"])).sum()),
        "coverage_90": float(table["inside"].mean()),
    }


def _carry_over(table: pd.DataFrame) -> dict[str, float]:
    weight, observed = table["weight"], table["observed"]
    error = float((weight * (observed - table["predicted"]) ** 2).sum() / weight.sum())
    flat = float((weight * (observed - table["common"]) ** 2).sum() / weight.sum())
    return {
        "contrasts": len(table),
        "rmse": error**0.5,
        "rmse_one_effect": flat**0.5,
        "skill": 1 - error / flat,
        "coverage_90": float(table["inside"].mean()),
        "coverage_90_one_effect": float(table["inside_common"].mean()),
    }


def published_check(means: dict[str, Array], drugs_csv: Path) -> dict[str, Any]:
    """Our effects beside the published pooled odds ratios (never an input): correlation and largest difference."""
    published = pd.read_csv(drugs_csv).set_index("generic_name").loc[list(DRUGS)]
    columns = {"response": "cipriani2018_response_or_vs_placebo", "early_stop": "cipriani2018_allcause_dropout_or"}
    found = {}
    for outcome, column in columns.items():
        theirs = np.log(published[column].to_numpy(float))
        difference = means[outcome] - theirs
        worst = int(np.abs(difference).argmax())
        found[outcome] = {
            "correlation_log_or": float(np.corrcoef(means[outcome], theirs)[0, 1]),
            "largest_difference_log_or": float(difference[worst]),
            "largest_difference_drug": DRUGS[worst],
            "mean_difference_log_or": float(difference.mean()),
        }
    return found


def run(data: Path, today: dt.date) -> dict[str, Any]:
    """Estimate every outcome and write `drug_effects.json` and `carry_over.json` into the evidence folder."""
    source = data / ARM_FILE
    table = read_arms(source)
    classes = class_numbers()
    effects: dict[str, Any] = {}
    carry: dict[str, Any] = {}
    unshrunk: dict[str, Array] = {}
    for outcome in OUTCOMES:
        arms, rows = arms_of(table, outcome)
        fit = fit_network(arms, classes)
        effects[outcome] = _as_table(fit, arms, rows)
        carry[outcome] = leave_trials_out(arms, classes) | {"clear_calls": clear_calls(arms, classes)}
        effects[outcome]["clear_calls_confirmed"] = carry[outcome]["clear_calls"]["confirmed"]
        unshrunk[outcome] = np.array(fit.mean)
    drugs_csv = data.parent / "evidence" / "drugs.csv"
    content = {
        "method": (
            "one-stage binomial-normal random-effects network meta-analysis, trial levels flat, within-trial contrasts "
            "only; shrinkage to class and overall mean, shrinkage variances integrated over their marginal likelihood"
        ),
        "source": SOURCE,
        "status": "computed",
        "input_sha256": sha256_of(source),
        "date": today.isoformat(),
        "denominator": "all randomised",
        "unit": "log odds ratio against placebo; positive means more of the outcome",
        "doses": "arms marked as outside the licensed range are left out; arms of one drug within a trial are added up",
        "between_outcomes": "independent: the arm table carries no joint counts",
        "drugs": list(DRUGS),
        "classes": CLASSES,
        "outcomes": effects,
    }
    write_json(EVIDENCE / "drug_effects.json", _rounded(content))
    checks = {"source": SOURCE, "status": "computed", "date": today.isoformat(), "input_sha256": sha256_of(source),
              "leave_trials_out": carry}  # fmt: skip
    if drugs_csv.exists():
        checks["beside_published"] = published_check(unshrunk, drugs_csv)
    write_json(EVIDENCE / "carry_over.json", _rounded(checks))
    return checks


def _as_table(fit: Fit, arms: Arms, rows: pd.DataFrame) -> dict[str, Any]:
    per_drug = rows.groupby("drug").agg(trials=("trial", "nunique"), people=("n", "sum"))
    return {
        "mean": fit.mean.tolist(),
        "covariance": fit.covariance.tolist(),
        "tau2": fit.tau2,
        "sd_class": fit.sd_class,
        "sd_drug": fit.sd_drug,
        "trials": int(rows["trial"].nunique()),
        "people": int(rows["n"].sum()),
        "trials_per_drug": {d: int(per_drug["trials"].get(d, 0)) for d in DRUGS},
        "people_per_drug": {d: int(per_drug["people"].get(d, 0)) for d in DRUGS},
        "base": base_rate(fit, arms),
    }


def _rounded(content: Any, digits: int = 6) -> Any:
    """Numbers to six decimals, so that last-bit differences between machines do not change the committed file."""
    if isinstance(content, dict):
        return {key: _rounded(value, digits) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_rounded(value, digits) for value in content]
    return round(float(content), digits) if isinstance(content, float) else content
