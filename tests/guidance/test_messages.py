"""Every finding has its sentences, and they never say more than is known."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

from cds_app.domain import messages
from cds_app.domain.messages import scoring
from cds_app.domain.messages.guidance import ERRORS, FINDINGS
from cds_app.guidance import readiness
from cds_app.guidance.plausibility import CHECKS
from tests.guidance.test_content import FORBIDDEN

GUIDANCE = Path(readiness.__file__).parent


def codes(catalogue):
    found = {"screener_inconsistent", *CHECKS}
    for entry in (*catalogue.stops, *catalogue.notes):
        found |= {entry.code} | ({f"{entry.code}_unknown"} if entry.if_unknown else set())
    for path in GUIDANCE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                found |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return found


def test_every_finding_has_its_sentence_and_no_sentence_is_left_over(catalogue):
    assert set(FINDINGS) == codes(catalogue)


def test_no_code_has_two_sentences():
    assert not set(FINDINGS) & set(scoring.FINDINGS)
    assert set(messages.FINDINGS) == set(FINDINGS) | set(scoring.FINDINGS)


def test_every_sentence_says_what_is_the_case_and_what_to_do():
    for code, message in FINDINGS.items():
        assert message.happened.endswith("."), code
        assert message.to_do.endswith("."), code
        fields = {
            field for part in (message.happened, message.to_do) for _, field, _, _ in string.Formatter().parse(part)
        }
        assert fields <= {None, "input"}, code


def test_no_sentence_directs_or_promises():
    for code, message in {**FINDINGS, **ERRORS}.items():
        assert not FORBIDDEN.search(f"{message.happened} {message.to_do}"), code


def test_a_stop_says_that_no_estimate_is_not_evidence_against_treatment(catalogue):
    for stop in catalogue.stops:
        words = f"{FINDINGS[stop.code].happened} {FINDINGS[stop.code].to_do}"
        assert "not evidence against treatment" in words or "withheld" in words or "no estimate" in words


def test_the_days_in_the_sentences_are_those_of_the_rules():
    assert f"more than {readiness.BASELINE_OLD_AFTER_DAYS} days" in FINDINGS["baseline_old"].happened
    assert f"more than {readiness.SCREENER_OLD_AFTER_DAYS} days" in FINDINGS["screener_old"].happened


def test_nothing_says_that_there_is_no_risk():
    for code, message in FINDINGS.items():
        for hit in re.finditer(r"no risk", f"{message.happened} {message.to_do}"):
            before = f"{message.happened} {message.to_do}"[: hit.start()]
            assert before.endswith(("not mean that there is ", "not the same as ")), code
