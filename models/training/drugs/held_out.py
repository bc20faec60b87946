"""Trials left out: every contrast and every arm of a trial, predicted from other trials, as two plain tables.

The tables are committed; every figure is computed from them by `carry_over.py`. A prediction uses nothing of the
held-out trial: not its level, not its dose (effects at the usual dose, as a bundle has them).
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.training.drugs.arm_table import DRUGS, Panel, arms_of, class_numbers, licensed, panel_of, usual_doses
from models.training.drugs.base_rate import base_rate
from models.training.drugs.heterogeneity import fit_network
from models.training.drugs.joint_effects import JointFit, fit_joint
from models.training.drugs.network import Arms, Array, fit_given
from models.training.paths import COUNT_COLUMNS, OUTCOMES, SEED

FOLDS, REPEATS, KEPT = 10, 3, 800
NO_SHRINKAGE = 30.0


def contrasts_of(arms: Arms) -> pd.DataFrame:
    """All pairs of arms of each trial: drug, reference (-1 placebo), log odds ratio `observed` and its `variance`.

    A pair with a zero cell gets one half added to each of its four cells.
    """
    rows = []
    starts = np.flatnonzero(np.r_[True, np.diff(arms.trial) != 0, True])
    for start, end in pairwise(starts):
        for a, b in combinations(range(start, end), 2):
            one, other = (b, a) if arms.drug[a] < 0 else (a, b)
            cells = np.array([arms.events[one], arms.n[one] - arms.events[one],
                              arms.events[other], arms.n[other] - arms.events[other]])  # fmt: skip
            cells = cells + (0.5 if cells.min() <= 0 else 0.0)
            observed = np.log(cells[0] * cells[3] / (cells[1] * cells[2]))
            rows.append((arms.trial[one], arms.drug[one], arms.drug[other], observed, (1 / cells).sum(),
                         arms.n[one] + arms.n[other]))  # fmt: skip
    columns = ["trial", "drug", "reference", "observed", "variance", "people"]
    return pd.DataFrame(rows, columns=columns).astype({"trial": int, "drug": int, "reference": int})


def common_effect(arms: Arms) -> tuple[float, float]:
    """One effect for every drug: the drugs as a single treatment; its log odds ratio and tau2."""
    lumped = Arms(arms.trial, np.minimum(arms.drug, 0), arms.n, arms.events)
    fit, _ = fit_network(lumped.informative(), np.zeros(1, np.int64))
    return float(fit.mean[0]), fit.tau2


def pooled_logits(panel: Panel, place: int) -> Array:
    """Logit of each drug's pooled raw rate, placebo last, (K + 1): what a plain table of rates would say."""
    known = ~np.isnan(panel.events[:, place])
    drug = np.where(panel.drug < 0, len(DRUGS), panel.drug)[known]
    events = np.bincount(drug, panel.events[known, place], len(DRUGS) + 1) + 0.5
    people = np.bincount(drug, panel.n[known], len(DRUGS) + 1) + 1.0
    logits: Array = np.log(events / (people - events))
    return logits


def held_out_tables(
    table: pd.DataFrame, published: dict[str, Array], folds: int = FOLDS, repeats: int = REPEATS, kept: int = KEPT
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Contrasts (every repeat) and arms (first repeat) of held-out trials. `table`: all arms with doses.

    `published`: log odds ratios against placebo (K) by outcome, for comparison only.
    """
    trials = np.unique(table["trial"])
    contrasts, arms = [], []
    for repeat in range(repeats):
        fold = np.random.default_rng(SEED + repeat).permutation(np.arange(len(trials)) % folds)
        for number in range(folds):
            held = table["trial"].isin(trials[fold == number])
            training = panel_of(table[~held], usual_doses(table[~held]))
            fit = fit_joint(training, class_numbers(), kept)
            test = licensed(table[held])
            for place, outcome in enumerate(OUTCOMES):
                rows = predicted_contrasts(fit, training, place, arms_of(test, outcome)[0], published.get(outcome))
                names = np.searchsorted(trials, np.unique(arms_of(test, outcome)[1]["trial"]))
                rows["trial"] = names[rows["trial"]]
                contrasts.append(rows.assign(outcome=outcome, repeat=repeat, fold=number))
                if repeat == 0:
                    arms.append(_numbered(predicted_arms(fit, training, place, test), trials))
    return _ordered(contrasts, CONTRAST_COLUMNS), _ordered(arms, ARM_COLUMNS)


CONTRAST_COLUMNS = (
    "outcome", "repeat", "fold", "trial", "kind", "drug", "reference", "people", "observed", "variance", "predicted",
    "sd", "tau2", "one_effect", "one_effect_tau2", "outcome_alone", "not_shrunk", "raw_means", "published",
)  # fmt: skip
ARM_COLUMNS = (
    "outcome", "trial", "kind", "drug", "n", "observed", "predicted", "sd_logit", "predicted_by_kind",
    "sd_logit_by_kind", "placebo_or_active_mean",
)  # fmt: skip


def predicted_contrasts(
    fit: JointFit, training: Panel, place: int, test: Arms, published: Array | None
) -> pd.DataFrame:
    """The contrasts of held-out arms beside what the training trials say of them, by each rival."""
    rows = contrasts_of(test)
    drug, reference = rows["drug"].to_numpy(), rows["reference"].to_numpy()
    own, _ = training.outcome(place)
    common, common_tau2 = common_effect(own)
    free, _ = fit_given(own, np.arange(len(DRUGS)), float(fit.tau2[place]), NO_SHRINKAGE, NO_SHRINKAGE)
    covariance = np.pad(fit.block(place, place), ((0, 1), (0, 1)))  # index -1 is placebo, without error

    def difference(effects: Array) -> Array:
        padded = np.r_[effects, 0.0]
        found: Array = padded[drug] - padded[reference]
        return found

    raw = pooled_logits(training, place)
    variance = covariance[drug, drug] + covariance[reference, reference] - 2 * covariance[drug, reference]
    names = [*DRUGS, "placebo"]
    return rows.assign(
        kind=np.where(reference < 0, "placebo", "head_to_head"),
        drug=[names[d] for d in drug],
        reference=[names[d] for d in reference],
        predicted=difference(fit.mean[place]),
        sd=np.sqrt(variance),
        tau2=fit.tau2[place],
        one_effect=np.where(reference < 0, common, 0.0),
        one_effect_tau2=common_tau2,
        outcome_alone=difference(fit.working.effects[place]),
        not_shrunk=difference(free.mean),
        raw_means=raw[drug] - raw[reference],
        published=np.nan if published is None else difference(published),
    )


def predicted_arms(fit: JointFit, training: Panel, place: int, test: pd.DataFrame) -> pd.DataFrame:
    """Rates of held-out arms, placebo included, as one base rate predicts them, and as a base by kind of trial."""
    outcome = OUTCOMES[place]
    known = test.dropna(subset=[COUNT_COLUMNS[outcome]])
    rows = known.groupby(["trial", "drug"], as_index=False)[["n_randomised", COUNT_COLUMNS[outcome]]].sum()
    with_placebo = rows["trial"].isin(test.loc[test["drug"] == "placebo", "trial"]).to_numpy()
    drug = np.array([DRUGS.index(d) if d != "placebo" else -1 for d in rows["drug"]])
    base = base_rate(fit, training, place)
    one, sd = _predicted(fit, place, drug, base, base)
    kinds = [_predicted(fit, place, drug, base[name], base) for name in
             ("placebo_controlled_trials", "head_to_head_trials")]  # fmt: skip
    means = _plain_means(training, place)
    n = rows["n_randomised"].to_numpy(float)
    return pd.DataFrame({
        "outcome": outcome, "trial": rows["trial"], "drug": rows["drug"], "n": n,
        "kind": np.where(drug < 0, "placebo_arm", np.where(with_placebo, "placebo_controlled", "head_to_head")),
        "observed": np.minimum(rows[COUNT_COLUMNS[outcome]], n) / n,
        "predicted": one, "sd_logit": sd,
        "predicted_by_kind": np.where(with_placebo, kinds[0][0], kinds[1][0]),
        "sd_logit_by_kind": np.where(with_placebo, kinds[0][1], kinds[1][1]),
        "placebo_or_active_mean": np.where(drug < 0, means[1], means[0]),
    })  # fmt: skip


def _predicted(
    fit: JointFit, place: int, drug: NDArray[np.int64], part: dict[str, Any], base: dict[str, Any]
) -> tuple[Array, Array]:
    """Rate and standard deviation of its logit in a new trial; placebo arms from the placebo arms' own base."""
    effect, covariance = fit.mean[place], np.diag(fit.block(place, place))
    active = drug >= 0
    logit = np.where(active, part["logit"] + effect[drug] - effect.mean(), base["placebo_arms"]["logit"])
    spread = part["between_trials_sd"] ** 2 + fit.tau2[place] / 2
    variance = np.where(active, part["se"] ** 2 + covariance[drug], base["placebo_arms"]["se"] ** 2) + spread
    return 1 / (1 + np.exp(-logit)), np.sqrt(variance)


def _plain_means(training: Panel, place: int) -> tuple[float, float]:
    known = ~np.isnan(training.events[:, place])
    active, placebo = known & (training.drug >= 0), known & (training.drug < 0)
    return tuple(float(training.events[part, place].sum() / training.n[part].sum()) for part in (active, placebo))  # type: ignore[return-value]


def _numbered(rows: pd.DataFrame, trials: NDArray[np.object_]) -> pd.DataFrame:
    return rows.assign(trial=np.searchsorted(trials, rows["trial"].to_numpy(object)))


def _ordered(parts: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    whole = pd.concat(parts, ignore_index=True)[list(columns)]
    keys = [name for name in ("outcome", "repeat", "trial", "drug", "reference") if name in columns]
    return whole.sort_values(keys, kind="stable", ignore_index=True).round(5)
