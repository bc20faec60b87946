"""What still has to be done before signing, and what is acknowledged, in words. Every code has a sentence."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime, tzinfo

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment, Decision, Signed
from cds_app.domain.estimate import Comparison
from cds_app.domain.messages import identifiers
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.widgets.compare_words import input_name, inside_list, rule_of, rule_title, short_sources, unknown_of
from cds_app.workflow.own_agreement import OwnAgreement

PASSPHRASE = "passphrase"  # noqa: S105  (the name of a field, not a secret)
"""The page's own code beside those of `left_to_do`: the passphrase field is empty."""
IDENTIFIES = "identifies"
"""The page's own code too: the comment seems to tell who somebody is."""
_ACKNOWLEDGE = "acknowledge:"

LEFT = {
    "state": QT_TRANSLATE_NOOP("sign", "estimates that are still open for a decision"),
    "decision": QT_TRANSLATE_NOOP("sign", "a decision"),
    "drug": QT_TRANSLATE_NOOP("sign", "the drug"),
    "dose": QT_TRANSLATE_NOOP("sign", "the dose"),
    "explanation": QT_TRANSLATE_NOOP("sign", "opening the explanation of {drug}"),
    "reason": QT_TRANSLATE_NOOP("sign", "a reason"),
    "comment": QT_TRANSLATE_NOOP("sign", "a comment in words"),
    IDENTIFIES: QT_TRANSLATE_NOOP("sign", "a comment that does not tell who somebody is"),
    PASSPHRASE: QT_TRANSLATE_NOOP("sign", "your passphrase"),
}
_TO_ACKNOWLEDGE = (
    QT_TRANSLATE_NOOP("sign", "{n} acknowledgement"),
    QT_TRANSLATE_NOOP("sign", "{n} acknowledgements"),
)


def tr(sentence: str, **params: str | int) -> str:
    """A sentence of the sign-off, translated."""
    return text.tr("sign", sentence, **params)


def left_words(left: Sequence[str], drug: str | None) -> str:
    """Everything that is left, as one sentence: "Before signing: a reason, 2 acknowledgements, your passphrase." """
    if not left:
        return tr(QT_TRANSLATE_NOOP("sign", "Nothing is left to do; signing is possible."))
    parts = [left_name(code, drug) for code in left if not code.startswith(_ACKNOWLEDGE)]
    acknowledgements = sum(code.startswith(_ACKNOWLEDGE) for code in left)
    if acknowledgements:
        place = len(parts) - (1 if left[-1] == PASSPHRASE else 0)
        parts.insert(place, text.plural("sign", *_TO_ACKNOWLEDGE, acknowledgements))
    return tr(QT_TRANSLATE_NOOP("sign", "Before signing: {what}."), what=", ".join(parts))


def left_name(code: str, drug: str | None) -> str:
    """One thing that is left, in words. Raises KeyError for a code that nobody gave words."""
    name = text.drug_name(drug, inside=True) if drug else tr(QT_TRANSLATE_NOOP("sign", "the chosen drug"))
    return tr(LEFT[code], drug=name) if "{" in LEFT[code] else tr(LEFT[code])


def identifier_words(kinds: Sequence[str]) -> str:
    """What a comment seems to hold that must not stand in it, by kind and never by value; nothing for nothing."""
    if not kinds:
        return ""
    names = ", ".join(text.tr(identifiers.CONTEXT, identifiers.KINDS[kind]) for kind in kinds)
    sentence = QT_TRANSLATE_NOOP("sign", "This looks like {kinds}. Write it without: the log keeps it for good.")
    return tr(sentence, kinds=names)


def reminder_words(found: OwnAgreement | None) -> str:
    """How this person's decisions stood to the view recorded before; nothing as long as there are too few."""
    if found is None:
        return ""
    sentence = QT_TRANSLATE_NOOP(
        "sign",
        "Of your {n} signed decisions with estimates, {kept} kept to your own view; {best} left it for a drug without "
        "a clear difference from the best, {other} for another. An estimate can mislead as well as inform.",
    )
    return tr(
        sentence,
        n=found.decisions,
        kept=found.kept,
        best=found.changed_to_best,
        other=found.changed_otherwise,
    )


def acknowledgement_words(code: str, comparison: Comparison | None, catalogue: Catalogue) -> str:
    """What one check box stands for. Raises KeyError for a code that nobody gave words."""
    if code == "basis":
        basis = text.rests_on(comparison.bundle, inside=True) if comparison else ""
        return tr(QT_TRANSLATE_NOOP("sign", "What the estimates rest on: {basis}."), basis=basis.rstrip("."))
    if code == "no_estimate_is_not_evidence_against_treatment":
        return tr(QT_TRANSLATE_NOOP("sign", "There is no estimate; that is not evidence against treatment."))
    if code == "inputs_missing":
        names = [input_name(name) for name in unknown_of(comparison)]
        if not names:
            return tr(QT_TRANSLATE_NOOP("sign", "Inputs that are not known make the ranges wider."))
        return tr(QT_TRANSLATE_NOOP("sign", "Not known, so the ranges are wider: {names}."), names=inside_list(names))
    severity, rule = code.split(":", 1)
    found = rule_of(rule, catalogue)
    words = f"{text.severity_name(severity)}: {rule_title(rule, catalogue)}"
    if found is None:
        return f"{words}."
    sources = short_sources([found.source], catalogue)
    unknown = comparison is not None and any(c.rule == rule and not c.known for c in comparison.cautions)
    if unknown:
        cannot = tr(QT_TRANSLATE_NOOP("sign", "It cannot be told from this record whether this holds."))
        return f"{words}. {found.sentence} {cannot} ({sources})"
    return f"{words}. {found.sentence} ({sources})"


def decision_words(decision: Decision | None) -> str:
    """The decision in words: "Escitalopram, 10 mg a day", "Defer the decision"."""
    if decision is None:
        return tr(QT_TRANSLATE_NOOP("sign", "not chosen yet"))
    if decision.kind != "treat":
        return text.decision_kind(decision.kind)
    if decision.drug is None:
        return tr(QT_TRANSLATE_NOOP("sign", "an antidepressant, not chosen yet"))
    if decision.dose_mg_day is None:
        return text.drug_name(decision.drug)
    return tr(
        QT_TRANSLATE_NOOP("sign", "{drug}, {dose} a day"),
        drug=text.drug_name(decision.drug),
        dose=text.dose(decision.dose_mg_day),
    )


def signed_decision(assessment: Assessment) -> Decision | None:
    """The decision of a signed assessment, as its statement holds it."""
    if assessment.signed is None:
        return None
    made = assessment.signed.statement["decision"]
    dose = made.get("dose_mg_day")
    return Decision(made["kind"], made.get("drug"), None if dose is None else float(dose))


def receipt(signed: Signed) -> str:
    """The receipt for the chart: the first 16 hexadecimal digits of SHA-256 over the signature's bytes."""
    return hashlib.sha256(base64.b64decode(signed.signature)).hexdigest()[:16]


def amended_words(amended: Assessment | None) -> str:
    """Which signed decision an amendment takes the place of; with None only that there is one."""
    decision = None if amended is None else signed_decision(amended)
    if amended is None or amended.signed is None or decision is None:
        return tr(QT_TRANSLATE_NOOP("sign", "Amends a signed decision, which stays in the log."))
    return tr(
        QT_TRANSLATE_NOOP(
            "sign", "Amends the decision of {moment}: {decision} (receipt {receipt}). It stays in the log."
        ),
        moment=moment_with_offset(amended.signed.statement["signed_at"]),
        decision=decision_words(decision),
        receipt=receipt(amended.signed),
    )


def moment_with_offset(value: datetime | str, zone: tzinfo | None = None) -> str:
    """ "2 Nov 2026, 10:00 (UTC+01:00)", in `zone` or else the machine's own."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    local = found.astimezone(zone)
    offset = f"{local:%z}"
    return f"{text.moment(found, zone)} (UTC{offset[:3]}:{offset[3:5]})"
