"""The follow-up layer at work: a bundle's `follow_up.json`, read strictly, and one patient's update from it.

    logit P(final fall >= c) = intercept_c + fall * f + log_day * t + fall_by_log_day * f * t

with f the latest early fall as a fraction of the baseline and t = log(day / reference day), for c = 50 %, 25 % and 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cds_app.domain.errors import IntegrityError
from cds_app.domain.follow_up import Chance, FollowUpEstimate, FollowUpReason, HeldOutSetting
from cds_app.domain.outcome import FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY
from cds_app.domain.rating import Rating, Scale, Total, baseline, totals
from cds_app.scoring.sealed_files import SealedFiles

FILE = "follow_up.json"
THRESHOLDS = ("response", "fall_of_a_quarter", "not_above_baseline")
SLOPES = ("fall", "log_day", "fall_by_log_day")
FEWEST_DRAWS = 20
MOST_DRAWS = 10_000
FITTED = "fitted"


@dataclass(frozen=True)
class Coefficients:
    """Intercepts of the three thresholds in rising order of chance, and the slopes they share."""

    intercepts: tuple[float, float, float]
    fall: float
    log_day: float
    fall_by_log_day: float

    def logit(self, threshold: int, fall: float, log_day: float) -> float:
        """Log-odds that the final fall reaches a threshold (place in `THRESHOLDS`)."""
        slope = self.fall + self.fall_by_log_day * log_day
        return self.intercepts[threshold] + self.log_day * log_day + slope * fall


@dataclass(frozen=True)
class FollowUpModel:
    """A verified follow-up model. `scales` maps a scale to how far the model was fitted on it.

    `draws` hold parameter uncertainty and the unknown level of a new setting.
    """

    central: Coefficients
    draws: tuple[Coefficients, ...]
    coverage: float
    first_day: int
    last_day: int
    reference_day: int
    lowest_fall: float
    scales: Mapping[str, str]
    validated_on: tuple[str, ...]
    status: str
    tested: Mapping[str, tuple[HeldOutSetting, ...]] = field(default_factory=dict)
    """How it did in each setting, by stretch of days ("day_10_to_20")."""

    def tested_around(self, day: int) -> tuple[HeldOutSetting, ...]:
        """The figures of the stretch of days that holds a visit; empty where the bundle has none."""
        for window, found in self.tested.items():
            first, last = _days_of(window)
            if first <= day <= last:
                return found
        return ()

    def chance(self, threshold: str, fall: float, day: int, *, missed: bool = False) -> Chance:
        """The chance that the final fall reaches a threshold, or with `missed` that it does not.

        `fall` is a fraction of the baseline, `day` a day the model allows.
        """
        place, sign = THRESHOLDS.index(threshold), -1 if missed else 1
        kept, log_day = max(fall, self.lowest_fall), math.log(day / self.reference_day)
        drawn = sorted(sign * draw.logit(place, kept, log_day) for draw in self.draws)
        middle = sign * self.central.logit(place, kept, log_day)
        tail = (1 - self.coverage) / 2
        low, high = min(quantile(drawn, tail), middle), max(quantile(drawn, 1 - tail), middle)
        return Chance(_probability(middle), _probability(low), _probability(high))


def response_update(
    ratings: Iterable[Rating], scales: Mapping[str, Scale], model: FollowUpModel | None
) -> FollowUpEstimate:
    """What the totals since the baseline say about response, or why they say nothing.

    Uses the latest total between the model's first and last day on the baseline's own scale; earlier ones did
    not help across data sets.
    """
    if model is None:
        return FollowUpEstimate("abstained", "no_follow_up_model")
    given = tuple(ratings)
    start = baseline(given, scales)
    if start is None:
        return FollowUpEstimate("abstained", "no_baseline")
    same = [t for t in totals(given, scales) if t.scale == start.scale and t.day > 0]
    usable = [t for t in same if model.first_day <= t.day <= model.last_day]
    reason = _reason_against(start, scales[start.scale], usable, model)
    if reason is not None:
        return FollowUpEstimate("abstained", reason, start.scale, start.value)
    latest = usable[-1]
    fall = (start.value - latest.value) / start.value
    return FollowUpEstimate(
        status="estimated",
        scale=start.scale,
        baseline=start.value,
        day=latest.day,
        days=tuple(t.day for t in usable),
        fraction_improved=fall,
        response=model.chance("response", fall, latest.day),
        non_response=model.chance("fall_of_a_quarter", fall, latest.day, missed=True),
        worsening=model.chance("not_above_baseline", fall, latest.day, missed=True),
        coverage=model.coverage,
        outcome_recorded=any(FIRST_OUTCOME_DAY <= t.day <= LAST_OUTCOME_DAY for t in same),
        scale_fitted=model.scales[start.scale].startswith(FITTED),
        validated_on=model.validated_on,
        basis=model.status,
    )


def _reason_against(start: Total, scale: Scale, usable: list[Total], model: FollowUpModel) -> FollowUpReason | None:
    """A halving means nothing below a scale's second band: the person was hardly depressed to begin with."""
    if start.scale not in model.scales or not scale.bands:
        return "scale_not_supported"
    if start.value <= scale.bands[0].high:
        return "baseline_too_low"
    return None if usable else "no_follow_up"


def quantile(ordered: list[float], share: float) -> float:
    """By linear interpolation between order statistics, as numpy does by default."""
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _probability(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))


def read_follow_up(sealed: SealedFiles) -> FollowUpModel | None:
    """The bundle's follow-up model; None when it has none. Raises `IntegrityError` "bundle_table" when malformed."""
    if FILE not in sealed.files:
        return None
    try:
        return follow_up_model(sealed.json(FILE))
    except ValueError:
        raise IntegrityError("bundle_table", file=FILE) from None


def follow_up_model(content: Any) -> FollowUpModel:
    """The model that a table describes. Raises ValueError when it is malformed or could mislead."""
    try:
        model = _model(content)
    except (KeyError, TypeError, AttributeError, OverflowError):
        raise ValueError("not a follow-up model") from None
    if not _is_sound(model):
        raise ValueError("not a sound follow-up model")
    return model


def _model(content: Mapping[str, Any]) -> FollowUpModel:
    central, days = content["central"], content["days"]
    if content["format"] != 1:
        raise ValueError("a table of another form")
    return FollowUpModel(
        central=_coefficients([*(central["intercepts"][name] for name in THRESHOLDS), *(central[n] for n in SLOPES)]),
        draws=tuple(_coefficients(draw) for draw in content["draws"]),
        coverage=_number(content["coverage"]),
        first_day=_whole(days["first"]),
        last_day=_whole(days["last"]),
        reference_day=_whole(days["reference"]),
        lowest_fall=_number(content["lowest_fall"]),
        scales={_text(scale): _text(how) for scale, how in content["scales"].items()},
        validated_on=tuple(_text(name) for name in _list(content["validated_on"])),
        status=_text(content["status"]),
        tested=_tested(content.get("validation", {})),
    )


def _tested(validation: Mapping[str, Any]) -> dict[str, tuple[HeldOutSetting, ...]]:
    """The settings' figures by stretch of days, settings by name; a table without them gives none."""
    found: dict[str, list[HeldOutSetting]] = {}
    for setting, windows in sorted(validation.get("by_setting", {}).items()):
        for window, row in windows.items():
            _days_of(window)
            found.setdefault(window, []).append(_setting(setting, row))
    return {window: tuple(rows) for window, rows in found.items()}


def _setting(name: str, row: Mapping[str, Any]) -> HeldOutSetting:
    auc = row["auc"]
    return HeldOutSetting(
        setting=_text(name),
        people=_whole(row["n"]),
        auc=Chance(*(_share(auc[part]) for part in ("value", "low", "high"))),
        predicted=Chance(*(_share(row[part]) for part in ("mean_predicted", "mean_low", "mean_high"))),
        observed=_share(row["observed"]),
    )


def _days_of(window: str) -> tuple[int, int]:
    """ "day_10_to_20" as first and last day. Raises ValueError for another form."""
    first, last = window.removeprefix("day_").split("_to_")
    return int(first), int(last)


def _coefficients(values: list[Any]) -> Coefficients:
    first, second, third, *slopes = (_number(value) for value in _list(values))
    fall, log_day, product = slopes
    return Coefficients((first, second, third), fall, log_day, product)


def _is_sound(model: FollowUpModel) -> bool:
    """Days before the outcome, thresholds in order, and more improvement never means less chance, in any draw."""
    in_days = 0 < model.first_day <= model.last_day < FIRST_OUTCOME_DAY and model.reference_day > 0
    if not (in_days and 0 < model.coverage < 1 and -10 <= model.lowest_fall <= 0):
        return False
    if not (FEWEST_DRAWS <= len(model.draws) <= MOST_DRAWS and model.scales and model.validated_on):
        return False
    ends = [math.log(day / model.reference_day) for day in (model.first_day, model.last_day)]
    return all(
        each.intercepts[0] <= each.intercepts[1] <= each.intercepts[2]
        and all(each.fall + each.fall_by_log_day * end >= 0 for end in ends)
        for each in (model.central, *model.draws)
    )


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= 1000:
        raise ValueError("not a plain number")
    return float(value)


def _share(value: Any) -> float:
    found = _number(value)
    if not 0 <= found <= 1:
        raise ValueError("not a share")
    return found


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("not a text")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value
