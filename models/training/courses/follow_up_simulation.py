"""Courses with a known truth: does the fit find the coefficients, and does its interval hold the chance elsewhere?"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import expit

from models.training.courses.follow_up_fit import Array, Rows, fit, probabilities, terms

SIZES = (60, 60, 500)
"""People in each simulated setting: as many as in the real ones."""
ASKED_FALLS, ASKED_DAYS = np.array([-0.2, 0.0, 0.2, 0.4, 0.6]), np.full(5, 14.0)


def simulate(truth: Array, levels: Array, sizes: tuple[int, ...], rng: np.random.Generator) -> Rows:
    """One early visit a person, which decides the chance of each category of the final fall.

    `truth` (6,) as in the model, `levels` one per setting.
    """
    people = sum(sizes)
    setting = np.repeat(np.arange(len(sizes)), sizes)
    fall, day = rng.normal(0.25, 0.35, people), rng.integers(7, 42, people).astype(float)
    slope = terms(fall, day) @ truth[3:] + levels[setting]
    chances = expit(truth[:3] + slope[:, None])
    category = (rng.random(people)[:, None] >= chances).sum(axis=1)
    names = tuple(f"setting {place}" for place in range(len(sizes)))
    return Rows(fall, day, category, setting, np.ones(people), names)


def coverage(truth: Array, tau: float, tau_scale: float, repeats: int, seed: int) -> dict[str, Any]:
    """How often the 90 % interval holds the true chance of response in a setting that was not fitted."""
    rng = np.random.default_rng(seed)
    held, widths = [], []
    for repeat in range(repeats):
        levels = rng.normal(0, tau, len(SIZES) + 1)
        model = fit(simulate(truth, levels[:-1], SIZES, rng), tau_scale=tau_scale, draws=300, seed=seed + repeat)
        there = truth + np.concatenate([np.full(3, levels[-1]), np.zeros(3)])
        true = probabilities(there, ASKED_FALLS, ASKED_DAYS)[:, 0]
        low, high = np.quantile(probabilities(model.draws, ASKED_FALLS, ASKED_DAYS)[:, :, 0], (0.05, 0.95), axis=0)
        held.append((low <= true) & (true <= high))
        widths.append(high - low)
    return {
        "tau": tau, "repeats": repeats, "nominal": 0.9,
        "held": round(float(np.mean(held)), 3), "mean_width": round(float(np.mean(widths)), 3),
    }  # fmt: skip
