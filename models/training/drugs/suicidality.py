"""Suicides and suicide attempts on drug and placebo for the class as a whole: rates, and drug against placebo.

Approval programmes, one row each, counts only (Khan 2018; placebo people where missing from Hengartner 2019). A
programme counts for a figure only when both its arms have a count and a denominator, so that drug and placebo speak
of the same programmes. Too few events for any drug: nothing here names one, and no programme's own rate is written.

`python -m models.training.drugs.suicidality --data DIR` writes `models/evidence/suicidality.json`.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaln
from scipy.stats import binom, chi2, poisson

from models.training.paths import EVIDENCE, sha256_of, write_json

EVENTS = ("suicides", "attempts")
DENOMINATORS = ("people", "person_years")
LEVEL = 0.95
WIDEST = 8.0
"""How far from the estimate, in log units, an end of an interval is looked for."""


@dataclass(frozen=True)
class Arms:
    """Events and denominators of one arm each, (programmes,); every programme has all four."""

    events_drug: np.ndarray
    events_placebo: np.ndarray
    amount_drug: np.ndarray
    amount_placebo: np.ndarray


def read_programmes(path: Path) -> pd.DataFrame:
    """The programmes with one column a figure; the re-analysis' placebo people where the original has none."""
    table = pd.read_csv(path)
    people = table["n_placebo"].fillna(table["n_placebo_hengartner"])
    return table.assign(people_antidepressant=table["n_antidepressant"], people_placebo=people).rename(
        columns={f"pey_{arm}": f"person_years_{arm}" for arm in ("antidepressant", "placebo")}
    )


def arms_of(programmes: pd.DataFrame, event: str, denominator: str) -> Arms:
    """The programmes that have this event and this denominator in both arms."""
    columns = [f"{name}_{arm}" for name in (event, denominator) for arm in ("antidepressant", "placebo")]
    return Arms(*programmes[columns].dropna().to_numpy(float).T)


def exact_rate(events: float, amount: float) -> tuple[float, float, float]:
    """Events over amount with the exact Poisson interval (Garwood)."""
    low = chi2.ppf((1 - LEVEL) / 2, 2 * events) / 2 / amount if events else 0.0
    return events / amount, float(low), float(chi2.ppf((1 + LEVEL) / 2, 2 * events + 2) / 2 / amount)


def log_likelihood(log_rate: float, spread: float, events: np.ndarray, amount: np.ndarray) -> float:
    """Poisson counts whose rates vary between programmes by a gamma law of mean `rate` and squared CV `spread`."""
    mean = np.exp(log_rate) * amount
    if spread < 1e-9:
        return float(poisson.logpmf(events, mean).sum())
    shape = 1 / spread
    terms = gammaln(events + shape) - gammaln(shape) - gammaln(events + 1)
    terms = terms + shape * np.log(shape / (shape + mean)) + events * np.log(mean / (shape + mean))
    return float(terms.sum())


def random_effects_rate(events: np.ndarray, amount: np.ndarray) -> tuple[float, float, float]:
    """The mean rate over programmes with its profile-likelihood interval. Needs at least one event."""

    def profile(log_rate: float) -> float:
        best = minimize_scalar(
            lambda log_spread: -log_likelihood(log_rate, np.exp(log_spread), events, amount),
            bounds=(-15.0, 4.0), method="bounded",
        )  # fmt: skip
        return max(-float(best.fun), log_likelihood(log_rate, 0.0, events, amount))

    start = float(np.log(events.sum() / amount.sum()))
    peak = minimize_scalar(lambda x: -profile(x), bounds=(start - 4, start + 4), method="bounded")
    allowed = -float(peak.fun) - chi2.ppf(LEVEL, 1) / 2
    low = brentq(lambda x: profile(x) - allowed, peak.x - WIDEST, peak.x)
    high = brentq(lambda x: profile(x) - allowed, peak.x, peak.x + WIDEST)
    return float(np.exp(peak.x)), float(np.exp(low)), float(np.exp(high))


def count_law(log_ratio: float, arms: Arms) -> np.ndarray:
    """Chance of each number of events on drug, given every programme's total: a sum of binomials."""
    law = np.ones(1)
    weight = np.exp(log_ratio) * arms.amount_drug
    totals = (arms.events_drug + arms.events_placebo).astype(int)
    for total, share in zip(totals, weight / (weight + arms.amount_placebo), strict=True):
        law = np.convolve(law, binom.pmf(np.arange(total + 1), total, share))
    return law


def exact_ratio(arms: Arms) -> tuple[float, float, float]:
    """Drug against placebo inside programmes: conditional maximum likelihood and the exact interval."""
    seen = int(arms.events_drug.sum())

    def expected(x: float) -> float:
        law = count_law(x, arms)
        return float(np.arange(len(law)) @ law)

    point = brentq(lambda x: expected(x) - seen, -WIDEST, WIDEST)
    tail = (1 - LEVEL) / 2
    low = brentq(lambda x: count_law(x, arms)[seen:].sum() - tail, -WIDEST, WIDEST)
    high = brentq(lambda x: count_law(x, arms)[: seen + 1].sum() - tail, -WIDEST, WIDEST)
    return float(np.exp(point)), float(np.exp(low)), float(np.exp(high))


def mantel_haenszel(arms: Arms) -> tuple[float, float, float]:
    """The rate ratio over programmes with the interval of Greenland and Robins; a check on `exact_ratio`."""
    total = arms.amount_drug + arms.amount_placebo
    above = float((arms.events_drug * arms.amount_placebo / total).sum())
    below = float((arms.events_placebo * arms.amount_drug / total).sum())
    events = arms.events_drug + arms.events_placebo
    error = np.sqrt((events * arms.amount_drug * arms.amount_placebo / total**2).sum() / (above * below))
    reach = np.exp(1.959964 * error)
    return above / below, above / below / float(reach), above / below * float(reach)


def figures(programmes: pd.DataFrame, event: str, denominator: str) -> dict[str, Any]:
    """One event on one denominator: both arms' rates (per person or person-year) and their ratio."""
    arms = arms_of(programmes, event, denominator)
    return {
        "programmes": len(arms.events_drug),
        "antidepressant": _rate(arms.events_drug, arms.amount_drug),
        "placebo": _rate(arms.events_placebo, arms.amount_placebo),
        "ratio": _interval(exact_ratio(arms)),
        "ratio_mantel_haenszel": _interval(mantel_haenszel(arms)),
    }


def _rate(events: np.ndarray, amount: np.ndarray) -> dict[str, Any]:
    return {
        "events": int(events.sum()),
        "amount": round(float(amount.sum()), 1),
        "pooled": _interval(exact_rate(float(events.sum()), float(amount.sum()))),
        "between_programmes": _interval(random_effects_rate(events, amount)),
    }


def _interval(found: tuple[float, float, float]) -> dict[str, float]:
    """Four significant digits: more would differ from machine to machine."""
    value, low, high = (float(f"{x:.4g}") for x in found)
    return {"value": value, "low": low, "high": high}


def build(data: Path, output: Path) -> None:
    """Write the table of class rates from the folder of raw data sets."""
    source = data / "fda_suicidality" / "programmes.csv"
    programmes = read_programmes(source)
    found = {event: {d: figures(programmes, event, d) for d in DENOMINATORS} for event in EVENTS}
    content = {
        "rates": found,
        "programmes": len(programmes),
        "interval": LEVEL,
        "unit": "events per person; events per person-exposure year",
        "method": METHOD,
        "source": "khan2018;hengartner2019",
        "status": "computed",
        "input_sha256": sha256_of(source),
    }
    write_json(output, content)


METHOD = {
    "pooled": "events over people or years, with the exact Poisson interval; takes programmes for alike",
    "between_programmes": "Poisson counts with gamma-distributed programme rates, mean rate, profile likelihood",
    "ratio": "drug against placebo inside programmes, conditional on each programme's events, exact interval",
    "left_out": "a programme without a count or a denominator in either arm, for that figure only",
    "placebo_people": "of one programme missing in the original table and taken from the re-analysis",
}


def main(arguments: list[str] | None = None) -> None:
    """Rebuild the committed table."""
    parser = argparse.ArgumentParser(prog="python -m models.training.drugs.suicidality", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the raw data sets")
    parser.add_argument("--output", type=Path, default=EVIDENCE / "suicidality.json", metavar="FILE")
    options = parser.parse_args(arguments)
    build(options.data, options.output)


if __name__ == "__main__":
    main()
