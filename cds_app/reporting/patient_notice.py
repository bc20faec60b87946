"""The patient notice: one page that says that a computer model was looked at in a decision about the patient.

EU AI Act, article 26(11), with what follows from articles 13, 14 and 86: what the model rests on, who decides, and
that the patient may ask for an explanation and for another look. It says the same before and after the signature, so
it is no draft, and the hash of what was handed over can be made again.
"""

from __future__ import annotations

import hashlib

from cds_app.domain.decision import Assessment, has_estimates
from cds_app.domain.notice import GivenNotice
from cds_app.domain.translated import Translate, english
from cds_app.reporting.document import Document, make_document
from cds_app.reporting.html import heading, items, paragraph
from cds_app.reporting.language import translate, written_in
from cds_app.reporting.numbers import moment
from cds_app.reporting.words import basis_words, notice_way, sentence_case


def patient_notice(assessment: Assessment, *, crisis_line: str, language: Translate = english) -> Document:
    """The notice about an assessment in which the program compared treatments.

    `crisis_line` is the site's own contact, as it completes "call …".
    """
    with written_in(language):
        body = [
            heading(translate("notice", "A computer model was used at your visit"), 1),
            paragraph(translate("notice", "You have a right to know. This page says what it did, and who decides.")),
            *_what_it_did(assessment),
            *_who_decides(),
            *_what_you_may_ask(),
            *_your_data(),
            *_at_once(translate("policy", crisis_line)),
        ]
        return make_document(translate("notice", "Patient notice"), assessment, "".join(body), {}, may_be_draft=False)


def notice_sha256(notice: Document) -> str:
    """SHA-256, in hexadecimal, of the page's HTML. The patient's code stands in the header, which is no part of it."""
    return hashlib.sha256(notice.html.encode()).hexdigest()


def given_words(given: GivenNotice) -> str:
    """ "Handed over, 2 Nov 2026, 10:00 (UTC+00:00), Dr Ada Example"."""
    words = translate("notice", "{how}, {moment}, {name}")
    return words.format(how=notice_way(given.how), moment=moment(given.given_at), name=given.given_by)


def _what_it_did(assessment: Assessment) -> list[str]:
    texts = [
        translate("notice", "Its name is cds-app. It compares medicines for depression."),
        translate("notice", "It used facts from your record: for example the score of your symptoms."),
    ]
    if has_estimates(assessment):
        texts += [
            translate("notice", "It estimated how many people like you get better, and how many stop early."),
            translate("notice", "Your clinician looked at these estimates before the decision about your treatment."),
            translate("notice", "They rest on this: {basis}.").format(basis=_basis(assessment)),
            translate("notice", "An estimate can be wrong. It cannot say what will happen to you."),
        ]
    else:
        texts += [
            translate("notice", "It made no estimate for you. That does not mean that treatment does not help."),
            translate("notice", "Your clinician saw this before the decision about your treatment."),
        ]
    return [heading(translate("notice", "What the program did")), items(texts)]


def _basis(assessment: Assessment) -> str:
    """The bundle's own sentence, as it stands on every document."""
    assert assessment.comparison is not None, "there are no estimates without a comparison"
    return sentence_case(basis_words(assessment.comparison.bundle.basis).rstrip("."))


def _who_decides() -> list[str]:
    texts = [
        translate("notice", "Your clinician decides, and talks about it with you. The program decides nothing."),
        translate("notice", "Your clinician signs the decision by name."),
        translate("notice", "You can say no to a treatment, as always."),
    ]
    return [heading(translate("notice", "Who decides")), items(texts)]


def _what_you_may_ask() -> list[str]:
    texts = [
        translate("notice", "Ask what the program showed, and to have its part in the decision explained."),
        translate("notice", "Ask for the decision to be looked at again. You can ask at any time."),
        translate("notice", "Ask the clinician who gave you this page, or anyone at your clinic."),
    ]
    return [heading(translate("notice", "What you may ask for")), items(texts)]


def _your_data() -> list[str]:
    texts = [
        translate("notice", "The program runs on a computer of your clinic. It sends nothing over the internet."),
        translate("notice", "Your name is not in it and does not leave the clinic with it. It knows you by a code."),
    ]
    return [heading(translate("notice", "Your data")), items(texts)]


def _at_once(crisis_line: str) -> list[str]:
    text = translate("notice", "If you think of harming yourself, do not wait. Call {crisis_line}.")
    return [
        heading(translate("notice", "If you need help at once")),
        paragraph(text.format(crisis_line=crisis_line.rstrip("."))),
    ]
