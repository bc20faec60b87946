"""A printable document as a value, and what stands on every one of them: draft or signature, and the basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cds_app.domain.decision import Assessment, Signed
from cds_app.reporting.html import paragraph
from cds_app.reporting.numbers import moment
from cds_app.reporting.verification import receipt
from cds_app.reporting.words import sentence_case

DRAFT = "DRAFT, not signed"


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


def make_document(title: str, assessment: Assessment, body: str, images: Mapping[str, bytes]) -> Document:
    """The body between what every document says first and last."""
    draft = assessment.signed is None
    opening = paragraph(f"{DRAFT}.", "caution") if draft else ""
    ending = paragraph(f"{basis_line(assessment)}.", "small")
    header = f"{assessment.pseudonym} · {title}"
    return Document(title, f"<body>{opening}{body}{ending}</body>", images, header, basis_line(assessment), draft)


def basis_line(assessment: Assessment) -> str:
    """What the numbers rest on, in the bundle's own words."""
    if assessment.comparison is None:
        return "No estimates were made"
    return f"Estimates: {assessment.comparison.bundle.basis.rstrip('.')}"


def signature_lines(signed: Signed) -> tuple[tuple[str, str], ...]:
    """Name and words of everything that a signature has to show: who, when, in which sense, and its receipt."""
    statement = signed.statement
    signer = statement["signer"]
    who = ", ".join(part for part in (signer["printed_name"], signer["credential"], signer["role"]) if part)
    return (
        ("Signed by", who),
        ("Signed at", moment(statement["signed_at"])),
        ("Meaning", sentence_case(statement["meaning"])),
        ("Receipt", f"{receipt(signed.signature)}, entry {signed.entry_index} of the log, key {signed.key_id}"),
    )
