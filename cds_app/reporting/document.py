"""A printable document as a value, and what stands on every one of them: draft or signature, and the basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cds_app.domain.decision import Assessment, Signed
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.translated import not_reviewed_words
from cds_app.reporting.html import paragraph
from cds_app.reporting.language import translate
from cds_app.reporting.numbers import moment
from cds_app.reporting.recalibration_words import recalibrated_words
from cds_app.reporting.verification import receipt
from cds_app.reporting.words import basis_words, sentence_case

DRAFT = QT_TRANSLATE_NOOP("documents", "DRAFT, not signed")


@dataclass(frozen=True)
class Document:
    """HTML for a Qt text document and its pictures (PNG) by resource name.

    `header` and `footer` belong on every page, beside the page number; a `draft` says so on every page.
    """

    title: str
    html: str
    images: Mapping[str, bytes] = field(repr=False)
    header: str
    footer: str
    draft: bool


def make_document(
    title: str, assessment: Assessment, body: str, images: Mapping[str, bytes], *, may_be_draft: bool = True
) -> Document:
    """The body between what every document says first and last; one that no signature changes is never a draft."""
    draft = may_be_draft and assessment.signed is None
    opening = paragraph(f"{draft_words()}.", "caution") if draft else ""
    ending = paragraph(f"{basis_line(assessment)}.", "small")
    unreviewed = not_reviewed_words(translate)
    ending += paragraph(unreviewed, "small") if unreviewed else ""
    header = f"{assessment.pseudonym} · {title}"
    return Document(title, f"<body>{opening}{body}{ending}</body>", images, header, basis_line(assessment), draft)


def draft_words() -> str:
    """What stands on everything that is not signed."""
    return translate("documents", DRAFT)


def basis_line(assessment: Assessment) -> str:
    """What the numbers rest on."""
    if assessment.comparison is None:
        return translate("documents", "No estimates were made")
    basis = basis_words(assessment.comparison.bundle.basis).rstrip(".")
    recalibrated = recalibrated_words(assessment.comparison.bundle)
    if recalibrated:
        basis = f"{basis}. {recalibrated}"
    return translate("documents", "Estimates: {basis}").format(basis=basis)


def signature_lines(signed: Signed) -> tuple[tuple[str, str], ...]:
    """Name and words of everything that a signature has to show: who, when, in which sense, and its receipt."""
    statement = signed.statement
    signer = statement["signer"]
    who = ", ".join(part for part in (signer["printed_name"], signer["credential"], signer["role"]) if part)
    found = translate("documents", "{receipt}, entry {n} of the log, key {key}").format(
        receipt=receipt(signed.signature), n=signed.entry_index, key=signed.key_id
    )
    return (
        (translate("documents", "Signed by"), who),
        (translate("documents", "Signed at"), moment(statement["signed_at"])),
        (translate("documents", "Meaning"), sentence_case(translate("policy", statement["meaning"]))),
        (translate("documents", "Receipt"), found),
    )
