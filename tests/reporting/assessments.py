"""An assessment and a catalogue small enough to be read, for the documents."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import replace
from typing import Any

from cds_app.domain.catalogue import Catalogue, Reference
from cds_app.domain.decision import (
    Assessment,
    Decision,
    OwnView,
    Reason,
    Signed,
    Signer,
    SignOff,
    State,
    required_acknowledgements,
    statement,
)
from cds_app.domain.patient import Preference
from cds_app.domain.safety import EligibilityStop, Rule
from cds_app.domain.treatment import SideEffect
from tests.support.factories import SCALES, make_assessment, make_drug, make_explanation, make_record

SIGNATURE = base64.b64encode(bytes(range(64))).decode()
RECEIPT = "fdeab9acf3710362"
"""The first 16 digits of SHA-256 over the bytes 0 to 63."""
CRISIS_LINE = "the example crisis team on 000 000"


def _rule(code: str, drug: str, severity: Any, title: str, **changes: Any) -> Rule:
    values: dict[str, Any] = {
        "id": code, "drugs": (drug,), "severity": severity, "when": {}, "if_unknown": None, "title": title,
        "sentence": f"Sentence of {code}.", "source": "label", "status": "memory", "reviewed_on": None,
    }  # fmt: skip
    return Rule(**{**values, **changes})


def small_catalogue() -> Catalogue:
    effects = (
        SideEffect("nausea", 26.0, 3.0, "table", "read", note="All indications pooled."),
        SideEffect("weight_gain", None, 1.5, "levels", "memory"),
        SideEffect("insomnia", 16.0, None, "table", "memory"),
    )
    drugs = [
        make_drug("escitalopram", dose_start="10", dose_usual_min=10.0, dose_usual_max=20.0, side_effects=effects),
        make_drug("mirtazapine", dose_start="15 (bedtime)", dose_usual_min=15.0, dose_usual_max=45.0),
        make_drug("reboxetine", dose_start="8 (4 bid)", dose_usual_min=8.0, dose_usual_max=10.0),
        make_drug("bupropion", dose_start="150 (XL/SR am)"),
        make_drug("nortriptyline", dose_start="25-75", has_trial_evidence=False),
    ]
    return Catalogue(
        version="1",
        sha256="d" * 64,
        scales=SCALES,
        drugs={drug.name: drug for drug in drugs},
        interactions={},
        rules=(
            _rule("bupropion_seizure", "bupropion", "exclude", "Seizure disorder", status="read"),
            _rule("ssri_bleeding", "escitalopram", "caution", "Bleeding <with> NSAID & more"),
        ),
        stops=(EligibilityStop("dementia", {}, "Dementia", "No estimate is made.", "label", "memory"),),
        reasons=(Reason("urn:x", "patient_preference", "The patient's own preference"),),
        own_view_reasons=(Reason("urn:x", "past_response", "Earlier response"),),
        references={
            "label": Reference("label", "Label text of 2024", "read"),
            "labels_memory": Reference("labels_memory", "Other US labels", "memory"),
            "label_bupropion": Reference("label_bupropion", "Bupropion label of 2023", "read"),
            "table": Reference("table", "Kennedy 2016, Table 7", "read"),
        },
    )


def an_assessment(**changes: Any) -> Assessment:
    """Own view reboxetine; explanations of two drugs were opened."""
    values: dict[str, Any] = {
        "record": make_record("P-0412", preferences=(Preference("nausea", 80), Preference("weight_gain", 20))),
        "own_view": OwnView(("reboxetine", "wait"), 4, "past_response"),
        "explanations": (make_explanation("escitalopram"), make_explanation("reboxetine", p=0.40)),
    }
    return make_assessment(**{**values, **changes})


def sign(assessment: Assessment, decision: Decision | None = None, **changes: Any) -> Assessment:
    """Signed on 2 November 2026 at 10:00, an hour ahead of UTC."""
    decision = decision or Decision("treat", "escitalopram", 10.0)
    values: dict[str, Any] = {
        "decision": decision,
        "reasons": (Reason("urn:x", "patient_preference", "The patient's own preference"),),
        "comment": "agreed <together> & written down",
        "acknowledged": required_acknowledgements(assessment, decision),
    }
    made = statement(
        assessment,
        "f" * 64,
        SignOff(**{**values, **changes}),
        meaning="this is my own clinical decision.",
        signer=Signer("u" * 32, "Dr Ada Example", "MD"),
        signed_at="2026-11-02T10:00:00+01:00",
    )
    return replace(assessment, state=State.SIGNED, signed=Signed(made, "0123456789abcdef", SIGNATURE, 17))


def words_of(document_html: str) -> str:
    """The text that a reader sees, one line a block."""
    blocks = re.sub(r"</(p|td|th|h1|h2|h3|li)>", "\n", document_html)
    text = html.unescape(re.sub(r"<[^>]+>", "", blocks)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"[ \t]+", " ", text)
