"""Layer 1: drug effects and base rates from trial arms, written to the committed evidence folder.

Reads the raw arm table from a data folder named on the command line; everything after this step rebuilds from the
committed tables alone. The steps: `arm_table` (arms, doses), `network` and `heterogeneity` (one outcome),
`joint_information`, `shared_prior` and `joint_effects` (all outcomes), `base_rate`, `held_out` and `carry_over`
(trials left out), `effects_table`, `inconsistency`, `publication_bias`,
`evidence_quality`.
"""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.training.drugs.arm_table import (
    ARM_FILE,
    DRUGS,
    class_numbers,
    licensed,
    panel_of,
    read_all_arms,
    usual_doses,
)
from models.training.drugs.arm_table import arms_of as arms_of
from models.training.drugs.arm_table import read_arms as read_arms
from models.training.drugs.carry_over import arm_figures, contrast_figures
from models.training.drugs.effects_table import drug_effects
from models.training.drugs.evidence_quality import evidence_quality
from models.training.drugs.held_out import FOLDS, REPEATS, held_out_tables
from models.training.drugs.inconsistency import inconsistency
from models.training.drugs.joint_effects import JointFit, fit_joint
from models.training.drugs.network import Array
from models.training.drugs.publication_bias import TRIAL_FILE, publication_bias
from models.training.paths import EVIDENCE, OUTCOMES, sha256_of, write_json

SOURCE = "cipriani2018 (open trial data, arm level); furukawa2019 (dose and covariate columns)"
PUBLISHED = {"response": "cipriani2018_response_or_vs_placebo", "early_stop": "cipriani2018_allcause_dropout_or"}
HELD_OUT, HELD_OUT_ARMS = "held_out.csv", "held_out_arms.csv"


def run(data: Path, today: dt.date, folder: Path = EVIDENCE) -> dict[str, Any]:
    """Estimate everything and write the drug layer's tables into the evidence folder. Returns `carry_over.json`."""
    table = read_all_arms(data / ARM_FILE)
    head = _head(SOURCE, data / ARM_FILE, today)
    published = published_effects(data.parent / "evidence" / "drugs.csv")
    contrasts, arms = held_out_tables(table, published)
    carry = head | write_held_out(contrasts, arms, folder)
    usual = usual_doses(table)
    panel = panel_of(table, usual)
    fit = fit_joint(panel, class_numbers())
    confirmed = {o: bool(carry["leave_trials_out"][o]["clear_calls"]["confirmed"]) for o in OUTCOMES}
    carry["beside_published"] = beside_published(fit, published)
    _write(folder / "carry_over.json", carry)
    _write(folder / "drug_effects.json", head | drug_effects(fit, panel, table, usual, confirmed))
    quality = evidence_quality(licensed(table), dict(zip(OUTCOMES, fit.tau2.tolist(), strict=True)))
    _write(folder / "evidence_quality.json", head | quality)
    _write(folder / "inconsistency.json", head | {"outcomes": inconsistency(fit.working)})
    _write(folder / "publication_bias.json", _bias(data, table, fit, confirmed, today))
    return carry


def write_held_out(contrasts: pd.DataFrame, arms: pd.DataFrame, folder: Path) -> dict[str, Any]:
    """Write the two tables and return the figures as anybody recomputes them from the written files."""
    tables = []
    for name, rows in ((HELD_OUT, contrasts), (HELD_OUT_ARMS, arms)):
        text = rows.to_csv(index=False, lineterminator="\n")
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        tables.append(pd.read_csv(io.StringIO(text)))
    return held_out_figures(*tables)


def held_out_figures(contrasts: pd.DataFrame, arms: pd.DataFrame) -> dict[str, Any]:
    """The part of `carry_over.json` that follows from the two tables."""
    by_contrast, by_arm = contrast_figures(contrasts), arm_figures(arms)
    return {
        "folds": FOLDS,
        "repeats": REPEATS,
        "leave_trials_out": {o: {"folds": FOLDS} | by_contrast[o] | by_arm[o] for o in OUTCOMES},
    }


def published_effects(drugs_csv: Path) -> dict[str, Array]:
    """Published pooled log odds ratios (K) by outcome, to stand beside ours; empty where the file is not at hand."""
    if not drugs_csv.exists():
        return {}
    rows = pd.read_csv(drugs_csv).set_index("generic_name").loc[list(DRUGS)]
    return {outcome: np.log(rows[column].to_numpy(float)) for outcome, column in PUBLISHED.items()}


def beside_published(fit: JointFit, published: dict[str, Array]) -> dict[str, Any]:
    """Our effects beside the published ones: correlation and largest difference."""
    found = {}
    for outcome, theirs in published.items():
        ours = fit.mean[OUTCOMES.index(outcome)]
        worst = int(np.abs(ours - theirs).argmax())
        found[outcome] = {
            "correlation_log_or": float(np.corrcoef(ours, theirs)[0, 1]),
            "largest_difference_log_or": float((ours - theirs)[worst]),
            "largest_difference_drug": DRUGS[worst],
            "mean_difference_log_or": float((ours - theirs).mean()),
        }
    return found


def _bias(data: Path, table: pd.DataFrame, fit: JointFit, confirmed: dict[str, bool], today: dt.date) -> dict[str, Any]:
    place = OUTCOMES.index("response")
    added = 0.0 if confirmed["response"] else float(fit.tau2[place]) / 2
    with_placebo = table[table["trial"].isin(table.loc[table["drug"] == "placebo", "trial"])].drop_duplicates("trial")
    content = publication_bias(
        pd.read_csv(data / TRIAL_FILE), fit.mean[place], fit.block(place, place) + added * np.eye(len(DRUGS)),
        float((with_placebo["year_published"] == "unpublished").mean()),
    )  # fmt: skip
    return _head("turner2008; " + SOURCE, data / TRIAL_FILE, today) | {"order": list(DRUGS)} | content


def _head(source: str, file: Path, today: dt.date) -> dict[str, Any]:
    return {"source": source, "status": "computed", "date": today.isoformat(), "input_sha256": sha256_of(file)}


def _write(path: Path, content: object) -> None:
    write_json(path, rounded(content))


def rounded(content: Any, digits: int = 6) -> Any:
    """Numbers to six decimals, so that last-bit differences between machines do not change the committed file."""
    if isinstance(content, dict):
        return {key: rounded(value, digits) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value, digits) for value in content]
    return round(float(content), digits) if isinstance(content, float) else content
