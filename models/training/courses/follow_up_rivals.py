"""What the follow-up model is compared with: simpler, richer and quite different ways to the same probability.

Each takes courses to learn from and answers for early visits of others: the base rate, a logistic regression on the
fall alone, on fall, day and baseline, on fall, day and the fall one visit before, monotone LightGBM on all of these,
and a linear mixed model of the whole course that conditions on every visit at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import lightgbm as lgb
import numpy as np
from scipy.optimize import minimize
from scipy.stats import norm
from sklearn.linear_model import LogisticRegression

from models.training.courses.follow_up_data import FIRST_DAY, Course, Visit
from models.training.courses.follow_up_fit import Array, terms

HALF = 0.5
OUTCOME_DAY = 42
WEAK_RIDGE = 10.0
Question = tuple[Course, int]
"""A course and the place, among its early visits, of the latest one that may be used."""
Rival = Callable[[Sequence[Question]], Array]


def questions_of(courses: Sequence[Course]) -> list[Question]:
    """Every early visit from day 7 on of every course with an outcome."""
    return [
        (course, place)
        for course in courses
        if course.outcome is not None
        for place, visit in enumerate(course.early)
        if visit.day >= FIRST_DAY
    ]


def responded(course: Course) -> bool:
    """Whether the total fell by half or more. Only for courses with an outcome."""
    return course.outcome is not None and course.fall(course.outcome) >= HALF


def rivals(courses: Sequence[Course]) -> dict[str, Rival]:
    """Everything the model is compared with, fitted to these courses."""
    asked = questions_of(courses)
    happened = np.array([responded(course) for course, _ in asked])
    people = [id(course) for course, _ in asked]
    weight = np.array([1 / people.count(person) for person in people])
    rate = float(np.average(happened, weights=weight))
    return {
        "base_rate": lambda questions: np.full(len(questions), rate),
        "one_variable": _logistic(_fall_only, asked, happened, weight),
        "with_baseline": _logistic(_with_baseline, asked, happened, weight),
        "with_visit_before": _logistic(_with_visit_before, asked, happened, weight),
        "lightgbm": _lightgbm(asked, happened, weight),
        "mixed_model": _mixed(courses),
    }


def _falls(questions: Sequence[Question]) -> tuple[Array, Array]:
    visits = [course.early[place] for course, place in questions]
    fall = np.array([course.fall(visit) for (course, _), visit in zip(questions, visits, strict=True)])
    return fall, np.array([float(visit.day) for visit in visits])


def _fall_only(questions: Sequence[Question]) -> Array:
    return terms(*_falls(questions))[:, :1]


def _with_baseline(questions: Sequence[Question]) -> Array:
    baseline = np.array([course.baseline / (63 if course.scale == "BDI" else 52) for course, _ in questions])
    return np.column_stack([terms(*_falls(questions)), baseline])


def _with_visit_before(questions: Sequence[Question]) -> Array:
    before = np.array([course.fall(course.early[place - 1]) if place else 0.0 for course, place in questions])
    return np.column_stack([terms(*_falls(questions)), np.maximum(before, -HALF)])


def _logistic(
    inputs: Callable[[Sequence[Question]], Array], asked: Sequence[Question], happened: np.ndarray, weight: Array
) -> Rival:
    model = LogisticRegression(C=WEAK_RIDGE).fit(inputs(asked), happened, sample_weight=weight)
    return lambda questions: np.asarray(model.predict_proba(inputs(questions))[:, 1], float)


def _everything(questions: Sequence[Question]) -> Array:
    fall, day = _falls(questions)
    return np.column_stack([fall, day, _with_baseline(questions)[:, 3], _with_visit_before(questions)[:, 3]])


def _lightgbm(asked: Sequence[Question], happened: np.ndarray, weight: Array) -> Rival:
    settings = {
        "objective": "binary", "num_leaves": 6, "learning_rate": 0.05, "min_data_in_leaf": 30, "seed": 1,
        "monotone_constraints": [1, 0, 0, 1], "num_threads": 1, "deterministic": True, "verbosity": -1,
    }  # fmt: skip
    booster = lgb.train(settings, lgb.Dataset(_everything(asked), happened.astype(float), weight=weight), 80)
    return lambda questions: np.asarray(booster.predict(_everything(questions), num_threads=1), float)


def _mixed(courses: Sequence[Course]) -> Rival:
    """Fraction remaining ~ level + slope * log-time, random slope, Brownian course, noise; P(rest <= half) at the end.

    Every setting has its own mean slope; a new one has their average.
    """
    settings = sorted({course.setting for course in courses})
    padded = [_padded(course) for course in courses if course.early]
    place = np.array([settings.index(course.setting) for course in courses if course.early])
    days, rest, seen = (np.array(part) for part in zip(*padded, strict=True))

    def loss(theta: Array) -> float:
        away = (rest - (1 - theta[3] - theta[4:][place][:, None] * _log_time(days))) * seen
        pairs = seen[:, :, None] * seen[:, None, :]
        spread = _spread(days, theta) * pairs + np.eye(days.shape[1]) * (1 - seen)[:, None, :]
        root = np.linalg.cholesky(spread)
        scaled = np.linalg.solve(root, away[:, :, None])
        return float((scaled**2).sum() / 2 + np.log(np.diagonal(root, axis1=1, axis2=2)).sum())

    start = np.concatenate([np.log([0.08, 0.1, 0.03]), [0.0], np.full(len(settings), 0.4)])
    theta = np.asarray(minimize(loss, start, method="L-BFGS-B", options={"maxiter": 40}).x, float)
    mean = np.concatenate([theta[:4], [theta[4:].mean()]])
    return lambda questions: np.array([_mixed_chance(mean, *question) for question in questions])


def _log_time(day: Array) -> Array:
    """0 at the baseline, 1 at day 42."""
    return np.asarray(np.log1p(day / 7) / np.log1p(OUTCOME_DAY / 7), float)


def _spread(days: Array, theta: Array) -> Array:
    slope, brownian, noise = np.exp(theta[:3])
    g = _log_time(days)
    shared = np.minimum(days[..., :, None], days[..., None, :]) / OUTCOME_DAY
    return np.asarray(
        slope * g[..., :, None] * g[..., None, :] + brownian * shared + noise * np.eye(days.shape[-1]), float
    )


def _padded(course: Course, most: int = 12) -> tuple[list[float], list[float], list[float]]:
    visits = [*course.early, *([course.outcome] if course.outcome else [])][-most:]
    gap = [0.0] * (most - len(visits))
    rest = [visit.total / course.baseline for visit in visits]
    return [*(float(v.day) for v in visits), *gap], [*rest, *gap], [*([1.0] * len(visits)), *gap]


def _mixed_chance(theta: Array, course: Course, latest: int) -> float:
    used: Sequence[Visit] = course.early[: latest + 1]
    days = np.array([*(float(v.day) for v in used), float(OUTCOME_DAY)])
    mean = 1 - theta[3] - theta[4] * _log_time(days)
    spread = _spread(days, theta)
    weights = np.linalg.solve(spread[:-1, :-1], spread[:-1, -1])
    rest = np.array([visit.total / course.baseline for visit in used])
    middle = mean[-1] + weights @ (rest - mean[:-1])
    return float(norm.cdf((HALF - middle) / np.sqrt(spread[-1, -1] - weights @ spread[:-1, -1])))
