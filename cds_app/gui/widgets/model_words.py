"""Bundles of models in words: the line on the one in use, a row of the table, what putting another to use changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.text.numbers import DASH

if TYPE_CHECKING:
    from cds_app.workflow.bundle_impact import Impact, OutcomeImpact
    from cds_app.workflow.show_models import BundleStatus

_CONTEXT = "models"
KEYS = {
    "vendor": QT_TRANSLATE_NOOP("models", "the maker's key"),
    "site": QT_TRANSLATE_NOOP("models", "a key of this site"),
}


def in_use_sentence(bundle: BundleStatus) -> str:
    """What verified, what it rests on, whose key signed it, until when it may be used."""
    words = QT_TRANSLATE_NOOP(
        "models",
        "{id} is in use: signature, files and reference cases hold. {basis}. Signed with {key}; expires {day}.",
    )
    return _tr(words).format(
        id=bundle.id, basis=text.sentence_case(text.basis_words(bundle.basis)), key=key_name(bundle), day=expiry(bundle)
    )


def key_name(bundle: BundleStatus) -> str:
    """Whose key signed it; a kind that this program does not know is shown as it stands."""
    return _tr(KEYS[bundle.key_kind]) if bundle.key_kind in KEYS else bundle.key_kind


def expiry(bundle: BundleStatus) -> str:
    """ "2028-11-21 (730 days left)", or that it is over; a dash for a bundle that does not verify."""
    if bundle.days_left is None:
        return DASH
    words = (
        QT_TRANSLATE_NOOP("models", "{day} ({n} days left)")
        if bundle.days_left >= 0
        else QT_TRANSLATE_NOOP("models", "{day} (expired)")
    )
    return _tr(words).format(day=bundle.expires, n=text.count(bundle.days_left))


def state(bundle: BundleStatus) -> str:
    """In use, can be used, or cannot."""
    if bundle.problem is not None:
        return _tr(QT_TRANSLATE_NOOP("models", "cannot be used"))
    if bundle.active:
        return _tr(QT_TRANSLATE_NOOP("models", "in use"))
    return _tr(QT_TRANSLATE_NOOP("models", "verified"))


def origin(bundle: BundleStatus) -> str:
    return _tr(QT_TRANSLATE_NOOP("models", "imported") if bundle.imported else QT_TRANSLATE_NOOP("models", "shipped"))


def details(bundle: BundleStatus) -> str:
    """What a row has no room for: version, whose key, what it rests on; or why it cannot be used."""
    if bundle.problem is not None:
        return bundle.problem
    words = QT_TRANSLATE_NOOP("models", "Version {version}, signed with {key}. {basis}.")
    basis = text.sentence_case(text.basis_words(bundle.basis))
    return _tr(words).format(version=bundle.version, key=key_name(bundle), basis=basis)


def summary_markdown(bundle: BundleStatus) -> str:
    """One bundle in short: what it is, whose key, until when, what there is to read in it; or why it cannot be used."""
    title = f"## {bundle.id}"
    if not bundle.verified:
        return f"{title}\n\n{bundle.problem or ''}"
    points = [
        _tr(QT_TRANSLATE_NOOP("models", "Version {version}, {origin}")).format(
            version=bundle.version, origin=origin(bundle)
        ),
        f"{text.sentence_case(text.basis_words(bundle.basis))}",
        _tr(QT_TRANSLATE_NOOP("models", "Signed with {key}")).format(key=key_name(bundle)),
        _tr(QT_TRANSLATE_NOOP("models", "Expires {day}")).format(day=expiry(bundle)),
        _tr(QT_TRANSLATE_NOOP("models", "Fingerprint {sha256}")).format(sha256=bundle.sha256[:16]),
        *_missing(bundle),
    ]
    problem = "" if bundle.problem is None else f"{bundle.problem}\n\n"
    return f"{title}\n\n{problem}" + "\n".join(f"- {point}" for point in points)


def _missing(bundle: BundleStatus) -> list[str]:
    """What this bundle holds none of, so that nobody looks for it."""
    papers = bundle.papers
    held = (
        (bool(bundle.card), QT_TRANSLATE_NOOP("models", "no card")),
        (bool(papers.attributes), QT_TRANSLATE_NOOP("models", "no source attributes")),
        (bool(papers.pictures), QT_TRANSLATE_NOOP("models", "no pictures")),
        (any(p.subgroups for p in papers.performance), QT_TRANSLATE_NOOP("models", "no figures by group of people")),
        (bool(papers.thirds), QT_TRANSLATE_NOOP("models", "no test of a week-2 update")),
    )
    names = [_tr(words) for there, words in held if not there]
    return [_tr(QT_TRANSLATE_NOOP("models", "Holds {names}")).format(names=", ".join(names))] if names else []


def impact_sentence(impact: Impact) -> str:
    """Whom putting another bundle to use concerns, in one line."""
    old = impact.old or _tr(QT_TRANSLATE_NOOP("models", "a bundle that cannot be read"))
    words = QT_TRANSLATE_NOOP("models", "{new} in place of {old}: {affected} of {patients} patients are affected.")
    affected, patients = text.count(impact.patients_affected), text.count(impact.patients)
    return _tr(words).format(new=impact.new, old=old, affected=affected, patients=patients)


def impact_markdown(impact: Impact) -> str:
    """The whole report: a point for each outcome, and who loses or gets estimates. Points wrap at any size of text."""
    title = _tr(QT_TRANSLATE_NOOP("models", "What changes for the patients of this store"))
    lines = [f"## {title}", "", *(f"- {_outcome_line(o)}" for o in impact.outcomes), "", _without(impact)]
    for words, drugs in (
        (QT_TRANSLATE_NOOP("models", "Newly estimated: {drugs}."), impact.drugs_gained),
        (QT_TRANSLATE_NOOP("models", "No longer estimated: {drugs}."), impact.drugs_lost),
    ):
        if drugs:
            lines += ["", _tr(words).format(drugs=", ".join(text.drug_name(drug, inside=True) for drug in drugs))]
    return "\n".join(lines)


def _outcome_line(o: OutcomeImpact) -> str:
    words = QT_TRANSLATE_NOOP(
        "models",
        "**{outcome}**: best group changes for {best} patients; of {all} estimates {outside} leave their interval,"
        " {points} move by more than 5 points; largest move {most} points",
    )
    return _tr(words).format(
        outcome=text.outcome_name(o.outcome),
        best=text.count(o.best_group_changed),
        all=text.count(o.compared),
        outside=text.count(o.beyond_interval),
        points=text.count(o.beyond_points),
        most=text.number(100 * o.largest_shift, 1),
    )


def _without(impact: Impact) -> str:
    words = QT_TRANSLATE_NOOP("models", "Patients who lose every estimate: {lose}; who get one: {gain}.")
    return _tr(words).format(lose=text.count(impact.newly_without), gain=text.count(impact.no_longer_without))


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
