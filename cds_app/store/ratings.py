"""Ratings in and out: added, or corrected by a later set that is kept beside the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.domain.rating import TOTAL, Rating, Scale, of_scale, replaced, standing, totals
from cds_app.domain.record_block import Columns
from cds_app.store.bulk import Terms, insert_rows
from cds_app.store.database import Database

Summary = tuple[int, int | None, int | None, int | None, int | None]
RATING = ("patient", "position", "day", "scale", "item", "value")


def add_ratings(database: Database, record_id: str, ratings: Iterable[Rating], scales: Mapping[str, Scale]) -> None:
    """Add answers or totals to a record.

    Raises `CdsError` "patient_unknown", or "rating_present" when one of that day, scale and item is there already.
    """
    patient = patient_number(database, record_id)
    terms = Terms(database)
    before = read_ratings(database, terms, patient)
    new = tuple(ratings)
    there = {(r.day, r.scale, r.item) for r in standing(before)}
    for rating in new:
        if (rating.day, rating.scale, rating.item) in there:
            raise CdsError("rating_present", scale=rating.scale)
        there.add((rating.day, rating.scale, rating.item))
    _append(database, terms, patient, before, new, scales)


def correct_ratings(
    database: Database,
    record_id: str,
    earlier: Sequence[Rating],
    ratings: Sequence[Rating],
    scales: Mapping[str, Scale],
) -> None:
    """Put a new set beside an earlier one of the same scale and day; both are kept and the new one counts.

    `earlier` is the whole set that stands now. The first of `ratings` repeats one of its items, which is how a set is
    told from the one before (`standing`). Raises `CdsError` "patient_unknown", "rating_changed" when something else
    stands, ValueError for ratings that would not replace it.
    """
    patient = patient_number(database, record_id)
    terms = Terms(database)
    before = read_ratings(database, terms, patient)
    scale, day = ratings[0].scale, ratings[0].day
    if set(of_scale(standing(before), scale, day)) != set(earlier):
        raise CdsError("rating_changed", scale=scale)
    repeats = ratings[0].item in {r.item for r in earlier}
    if not repeats or of_scale(ratings, scale, day) != tuple(ratings) or len({r.item for r in ratings}) != len(ratings):
        raise ValueError("not a set that replaces the one before")
    _append(database, terms, patient, before, ratings, scales)


def corrected_ratings(database: Database, record_id: str) -> tuple[Rating, ...]:
    """Ratings that a later entry replaced, in the order of entry. Raises `CdsError` "patient_unknown"."""
    return replaced(read_ratings(database, Terms(database), patient_number(database, record_id)))


def _append(
    database: Database,
    terms: Terms,
    patient: int,
    before: Sequence[Rating],
    new: Sequence[Rating],
    scales: Mapping[str, Scale],
) -> None:
    after = [*before, *new]
    insert_rows(database, "ratings", RATING, list(rating_rows(terms, patient, after))[len(before) :])
    database.run(
        "UPDATE patients SET has_baseline = ?, latest_scale = ?, latest_total = ?, latest_day = ?, previous_total = ?"
        " WHERE id = ?",
        *summary(terms, standing(after), scales),
        patient,
    )


def patient_number(database: Database, record_id: str) -> int:
    """The number under which a record's parts are kept. Raises `CdsError` "patient_unknown"."""
    found = database.value("SELECT id FROM patients WHERE record_id = ?", record_id)
    if found is None:
        raise CdsError("patient_unknown")
    return int(found)


def rating_rows(terms: Terms, patient: int, ratings: Iterable[Rating]) -> Iterator[tuple[Any, ...]]:
    """The rows of a record's ratings, in the order of entry."""
    for position, r in enumerate(ratings):
        yield patient, position, r.day, terms.number[r.scale], terms.number[r.item], r.value


def read_ratings(database: Database, terms: Terms, patient: int) -> tuple[Rating, ...]:
    """All ratings in the order of entry, also those that were corrected later."""
    columns = ("day", "scale", "item", "value")
    source = "SELECT day, scale, item, value FROM ratings WHERE patient = ? ORDER BY position"
    found = database.packed(columns, source, patient)
    return tuple(Rating(day, terms.word[scale], terms.word[item], value) for day, scale, item, value in found)


def summary(terms: Terms, ratings: Sequence[Rating], scales: Mapping[str, Scale]) -> Summary:
    """has_baseline, latest_scale, latest_total, latest_day, previous_total: over depression scales only."""
    ranks = _ranks(scales)
    ranked = ((total, ranks[total.scale]) for total in totals(ratings, scales))
    known = {(total.day, rank): total.value for total, rank in ranked if rank is not None}
    return _summary(terms, known, tuple(scales))


def summaries(terms: Terms, ratings: Columns, patients: int, scales: Mapping[str, Scale]) -> list[Summary]:
    """As `summary`, for many patients at once; `ratings` as in a `RecordBlock`."""
    ranks = _ranks(scales)
    known: list[dict[tuple[int, int], int]] = [{} for _ in range(patients)]
    answers: dict[tuple[int, int], list[Rating]] = {}
    for patient, day, scale, item, value in zip(
        *(ratings[name] for name in ("patient", "day", "scale", "item", "value")), strict=True
    ):
        rank = ranks[scale]
        if rank is None:
            continue
        if item == TOTAL:
            known[patient][day, rank] = value
        else:
            answers.setdefault((patient, rank), []).append(Rating(day, scale, item, value))
    for (patient, rank), given in answers.items():
        for total in totals(given, scales):
            known[patient].setdefault((total.day, rank), total.value)
    codes = tuple(scales)
    return [_summary(terms, mine, codes) for mine in known]


def _ranks(scales: Mapping[str, Scale]) -> dict[str, int | None]:
    """The rank of each depression scale, the first of the catalogue highest; None for other scales."""
    return {code: -place if scale.is_depression_scale else None for place, (code, scale) in enumerate(scales.items())}


def _summary(terms: Terms, known: Mapping[tuple[int, int], int], codes: Sequence[str]) -> Summary:
    """From the totals of one patient by day and rank."""
    if not known:
        return (0, None, None, None, None)
    day, rank = max(known)
    earlier = [before for before, same in known if same == rank and before < day] if len(known) > 1 else None
    previous = known[max(earlier), rank] if earlier else None
    return int(min(known)[0] <= 0), terms.number[codes[-rank]], known[day, rank], day, previous
