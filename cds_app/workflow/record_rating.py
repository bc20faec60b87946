"""Record a rating for a stored patient: checked, written once, corrected only by name.

A rating changes the record, so a comparison that was made before it can be neither shown again nor signed.
"""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.rating import TOTAL, Rating, Scale, is_asked, left_to_answer, of_scale, total_of_items
from cds_app.guidance.answers import newest_day
from cds_app.guidance.plausibility import SCREENER
from cds_app.workflow.open_patient import PatientView, open_patient, readiness_of
from cds_app.workflow.session import Session

FARTHEST_DAY = 36_500
"""As far as a record set's days go, before and after day 0."""
EVALUATED = 8
"""The screener's item that says that an evaluation was made after it (`scales.json`, the scale's note)."""


def record_rating(
    session: Session,
    record_id: str,
    scale: str,
    day: int,
    answers: Mapping[int, int] | None = None,
    total: int | None = None,
    *,
    corrects: tuple[Rating, ...] = (),
) -> PatientView:
    """Record one rating and return the patient as the record is now.

    Either every `answers` item that the scale asks, or a `total`, with which the self-harm item alone may come along.
    `day` counts from day 0, the day the treatment is being chosen. `corrects` names what stands for that scale and
    day and is being corrected: both are kept, the new one counts.

    Raises `NotAllowed` without the role; `CdsError` "scale_unknown", "rating_day_too_far", "rating_out_of_range",
    "rating_incomplete", "rating_not_asked", "rating_total_differs", "rating_there", "rating_needs_answers",
    "rating_changed" or "patient_unknown". After an error nothing has changed.
    """
    session.require("record_ratings")
    if scale not in session.catalogue.scales:
        raise CdsError("scale_unknown", scale=scale)
    if abs(day) > FARTHEST_DAY:
        raise CdsError("rating_day_too_far", most=FARTHEST_DAY)
    known = session.catalogue.scales[scale]
    given = dict(answers or {})
    check_rating(known, given, total)
    earlier = of_scale(session.store.record(record_id).ratings, scale, day)
    if earlier and not corrects:
        raise CdsError("rating_there", scale=scale)
    _check_correction(known, earlier, given)
    new = _in_order(_ratings(known, day, given, total, earlier), earlier)
    _write(session, record_id, new, corrects)
    return open_patient(session, record_id)


def record_evaluation(session: Session, record_id: str) -> PatientView:
    """Record that the person's risk was evaluated after a screener at its high level.

    Belongs to the newest screener: a later one at the high level asks for its own evaluation.
    Raises `NotAllowed` without the role, `CdsError` "screener_not_high" when none waits for it.
    """
    session.require("record_ratings")
    record = session.store.record(record_id)
    waits = any(finding.code == "screener_high" for finding in readiness_of(session, record))
    day = newest_day(record, SCREENER)
    if not waits or day is None:
        raise CdsError("screener_not_high")
    done = Rating(day, SCREENER, str(EVALUATED), 1)
    said = of_scale(record.ratings, SCREENER, day)
    if any(r.item == done.item for r in said):
        _write(session, record_id, (done, *(r for r in said if r.item != done.item)), said)
    else:
        _write(session, record_id, (done,), ())
    return open_patient(session, record_id)


def check_rating(scale: Scale, answers: Mapping[int, int], total: int | None) -> None:
    """Whether this can be recorded as one rating of the scale. Raises `CdsError` as `record_rating` does."""
    for item, value in answers.items():
        limits = scale.item_range(item)
        if limits is None or not is_asked(scale, item, answers):
            raise CdsError("rating_not_asked", scale=scale.code, item=item)
        if type(value) is not int or not limits[0] <= value <= limits[1]:
            raise CdsError("rating_out_of_range", scale=scale.code, part=_part(item))
    if total is None or not set(answers) <= {scale.self_harm_item}:
        left = left_to_answer(scale, answers)
        if left:
            raise CdsError("rating_incomplete", scale=scale.code, items=", ".join(map(str, left)))
    if total is not None:
        _check_total(scale, answers, total)


def _check_total(scale: Scale, answers: Mapping[int, int], total: int) -> None:
    limits = scale.total_range
    if limits is None or type(total) is not int or not limits[0] <= total <= limits[1]:
        raise CdsError("rating_out_of_range", scale=scale.code, part=_part(TOTAL))
    made = total_of_items(scale, answers)
    harm = answers.get(scale.self_harm_item or 0, 0)
    if made not in (None, total) or (not scale.domains and harm > total):
        raise CdsError("rating_total_differs", scale=scale.code)


def _part(item: int | str) -> str:
    return TOTAL if item == TOTAL else f"item {item}"


def _check_correction(scale: Scale, earlier: tuple[Rating, ...], answers: Mapping[int, int]) -> None:
    """An answer that is there may be changed, and may fall away with a full set; nothing else makes it go."""
    had = {int(r.item) for r in earlier if r.item != TOTAL}
    if had - set(answers) and left_to_answer(scale, answers):
        raise CdsError("rating_needs_answers", scale=scale.code)


def _ratings(
    scale: Scale, day: int, answers: Mapping[int, int], total: int | None, earlier: tuple[Rating, ...]
) -> tuple[Rating, ...]:
    """The answers and, where it was given or has to replace a recorded one, the total."""
    made = tuple(Rating(day, scale.code, str(item), value) for item, value in sorted(answers.items()))
    if total is None and any(r.item == TOTAL for r in earlier):
        total = total_of_items(scale, answers)
    return made if total is None else (*made, Rating(day, scale.code, TOTAL, total))


def _in_order(new: tuple[Rating, ...], earlier: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """What repeats an item of the earlier set comes first: that is where the new set begins (`standing`)."""
    before = {r.item for r in earlier}
    return tuple(sorted(new, key=lambda rating: rating.item not in before))


def _write(session: Session, record_id: str, new: tuple[Rating, ...], corrects: tuple[Rating, ...]) -> None:
    """One entry, one commit. The entry has no value, nor which items there are: what is asked tells what was said."""
    event: dict[str, object] = {
        "record_id": record_id,
        "scale": new[0].scale,
        "day": new[0].day,
        "evaluation": new[0].item == str(EVALUATED) and new[0].scale == SCREENER,
        "correction": bool(corrects),
        "surface": session.surface,
    }
    with session.store.change(EventKind.RATING_RECORDED, event) as change:
        if corrects:
            change.correct_ratings(record_id, corrects, new, session.catalogue.scales)
        else:
            change.add_ratings(record_id, new, session.catalogue.scales)
