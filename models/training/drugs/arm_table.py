"""The trial arms: reading the raw table, doses, which arms inform which outcome, and the drugs' classes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.training.drugs.network import Arms, Array
from models.training.paths import COUNT_COLUMNS, OUTCOMES

ARM_FILE = Path("griselda_arms") / "griselda_arms.csv"
OFF_LABEL_DOSES = ("Low", "High", "Extremely low", "Extremely high")
LARGEST_DOUBLINGS = 2.0
"""Doses further than a factor of four from the usual one count as a factor of four."""
CLASSES = {
    "agomelatine": "melatonergic", "amitriptyline": "TCA", "bupropion": "NDRI", "citalopram": "SSRI",
    "clomipramine": "TCA", "desvenlafaxine": "SNRI", "duloxetine": "SNRI", "escitalopram": "SSRI",
    "fluoxetine": "SSRI", "fluvoxamine": "SSRI", "levomilnacipran": "SNRI", "milnacipran": "SNRI",
    "mirtazapine": "NaSSA", "nefazodone": "SARI", "paroxetine": "SSRI", "reboxetine": "NRI", "sertraline": "SSRI",
    "trazodone": "SARI", "venlafaxine": "SNRI", "vilazodone": "SSRI with 5-HT1A", "vortioxetine": "multimodal",
}  # fmt: skip
DRUGS = tuple(sorted(CLASSES))
NUMBER = {name: place for place, name in enumerate(DRUGS)} | {"placebo": -1}


def class_numbers() -> NDArray[np.int64]:
    """Class number of each drug in `DRUGS` order, shape (21,)."""
    return np.unique([CLASSES[d] for d in DRUGS], return_inverse=True)[1]


@dataclass(frozen=True)
class Panel:
    """All arms with all outcomes: `trial` 0..T-1, `drug` (-1 placebo), `dose` (doublings of the usual dose), `n`,
    `events` (A, 4) in `OUTCOMES` order, NaN where a count is not known."""

    trial: NDArray[np.int64]
    drug: NDArray[np.int64]
    dose: Array
    n: Array
    events: Array

    @property
    def trials(self) -> int:
        """How many trials there are."""
        return int(self.trial.max()) + 1

    def of_trials(self, wanted: NDArray[np.int64]) -> Panel:
        """The arms of some trials, trials renumbered in order."""
        keep = np.isin(self.trial, wanted)
        renumbered = np.unique(self.trial[keep], return_inverse=True)[1]
        return Panel(renumbered, self.drug[keep], self.dose[keep], self.n[keep], self.events[keep])

    def outcome(self, place: int) -> tuple[Arms, NDArray[np.int64]]:
        """Arms that inform one outcome (its place in `OUTCOMES`), and each one's trial number in the panel."""
        known = np.flatnonzero(~np.isnan(self.events[:, place]))
        names, trial = np.unique(self.trial[known], return_inverse=True)
        events = np.minimum(self.events[known, place], self.n[known])
        arms = Arms(trial, self.drug[known], self.n[known], events, self.dose[known])
        wanted = arms.informative_trials()
        return arms.of_trials(wanted), names[trial[np.isin(trial, wanted)]]


def read_arms(path: Path) -> pd.DataFrame:
    """The arm table without arms outside the licensed dose range (where the table names the range)."""
    return licensed(read_all_arms(path))


def read_all_arms(path: Path) -> pd.DataFrame:
    """The arm table: arms with a known number randomised."""
    table = pd.read_csv(path)
    return table[table["n_randomised"].notna()]


def licensed(table: pd.DataFrame) -> pd.DataFrame:
    """Without arms outside the licensed dose range (where the table names the range)."""
    return table[~table["dose_range_class"].isin(OFF_LABEL_DOSES)]


def dose_mg(table: pd.DataFrame) -> pd.Series[float]:
    """Dose of each arm, mg a day: the mean delivered, else the middle of the intended range, else NaN."""
    intended = (table["dose_intended_min_mg"] + table["dose_intended_max_mg"]) / 2
    dose = table["dose_delivered_mean_mg"].fillna(intended)
    return dose.where(dose > 0)


def usual_doses(table: pd.DataFrame) -> dict[str, float | None]:
    """The median dose of each drug's licensed arms, mg a day; None where no arm tells its dose."""
    kept = licensed(table)
    middle = dose_mg(kept).groupby(kept["drug"]).median()
    return {drug: None if np.isnan(middle[drug]) else float(middle[drug]) for drug in DRUGS}


def panel_of(table: pd.DataFrame, usual: dict[str, float | None]) -> Panel:
    """The panel of a table of arms, in order of trial and drug. Unknown doses count as usual."""
    table = table.sort_values(["trial", "drug"], kind="stable")
    reference = table["drug"].map({drug: dose for drug, dose in usual.items() if dose is not None})
    doublings = np.nan_to_num(np.log2((dose_mg(table) / reference).to_numpy(float)))
    return Panel(
        np.unique(table["trial"], return_inverse=True)[1].astype(np.int64),
        table["drug"].map(NUMBER).to_numpy(np.int64),
        np.clip(doublings, -LARGEST_DOUBLINGS, LARGEST_DOUBLINGS),
        table["n_randomised"].to_numpy(float),
        table[[COUNT_COLUMNS[outcome] for outcome in OUTCOMES]].to_numpy(float),
    )


def arms_of(table: pd.DataFrame, outcome: str) -> tuple[Arms, pd.DataFrame]:
    """Arms that inform one outcome, arms of one drug within a trial added up; denominator: all randomised.

    Returns the vectors and the table they were made from (trial, drug, n, events), in the same order.
    """
    column = COUNT_COLUMNS[outcome]
    known = table.dropna(subset=[column])
    merged = known.groupby(["trial", "drug"], as_index=False)[["n_randomised", column]].sum()
    merged.columns = pd.Index(["trial", "drug", "n", "events"])
    arms = Arms(
        np.unique(merged["trial"], return_inverse=True)[1].astype(np.int64),
        merged["drug"].map(NUMBER).to_numpy(np.int64),
        merged["n"].to_numpy(float),
        np.minimum(merged["events"], merged["n"]).to_numpy(float),
    )
    wanted = arms.informative_trials()
    rows = merged[np.isin(arms.trial, wanted)].reset_index(drop=True)
    return arms.of_trials(wanted), rows
