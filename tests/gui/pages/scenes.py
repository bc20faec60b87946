"""Made-up comparisons of all the catalogue's drugs, and what every page is held to: names, keyboard, nothing cut."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QWidget,
)

from cds_app.domain.decision import Assessment, OwnView, Signed, Signer, SignOff, State, statement
from cds_app.domain.estimate import BundleRef, Caution, Comparison, Estimate, Finding
from cds_app.domain.explanation import Contribution, Explanation, contrast
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import Preference
from cds_app.environment.policy import Policy
from cds_app.gui import style
from cds_app.gui.widgets.sign_choice import WrappingCheckBox, WrappingRadioButton
from cds_app.store.accounts import User
from cds_app.workflow.explain_choice import ChoiceExplanation
from cds_app.workflow.session import SignedIn
from tests.support.factories import make_record
from tests.support.world import real_catalogue

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PAGE = (1224, 648)
"""What the smallest window leaves for a page."""
BASIS = "simulated from published evidence; not validated on patients"
EXCLUDED = {"bupropion": "bupropion_seizure_disorder", "citalopram": "qtc_500"}
LOWER = ("reboxetine", "trazodone", "fluvoxamine")
CAUTIONED = {"escitalopram": "bleeding_medicine", "paroxetine": "anticholinergic_in_older_adults"}
MISSING = ("ptsd", "chronic_pain", "childhood_maltreatment")


def who(**policy: Any) -> SignedIn:
    user = User("c" * 32, "ada", "Dr Ada Example", "MD", ("clinician",))
    return SignedIn(user, Policy(**policy), real_catalogue())


def comparison(pseudonym: str = "P-0001", stop: str | None = None, **changes: Any) -> Comparison:
    """All 21 drugs with trials: two excluded, three lower, the rest tied; nortriptyline is not estimated."""
    catalogue = real_catalogue()
    readiness = tuple(Finding("input_missing", "information", name) for name in MISSING)
    values: dict[str, Any] = {
        "pseudonym": pseudonym,
        "bundle": BundleRef("evidence", "1.2.0", "ab" * 32, BASIS),
        "readiness": readiness if stop is None else (Finding(stop, "stop"), *readiness),
        "cautions": (
            *(Caution(drug, rule, "exclude", "label_bupropion") for drug, rule in EXCLUDED.items()),
            *(Caution(drug, rule, "caution", "labels_memory") for drug, rule in CAUTIONED.items()),
        ),
        "estimates": tuple(
            estimate for place, drug in enumerate(catalogue.estimable()) for estimate in _estimates(drug, place, stop)
        ),
        "base_rates": (("response", 0.48), ("remission", 0.31), ("early_stop", 0.25), ("side_effect_stop", 0.09)),
        "not_estimated": ("nortriptyline",),
    }
    return Comparison(**{**values, **changes})


def _estimates(drug: str, place: int, stop: str | None) -> list[Estimate]:
    if stop is not None:
        return [Estimate(drug, outcome, "abstained", stop) for outcome in OUTCOMES]
    if drug in EXCLUDED:
        return [Estimate(drug, outcome, "excluded", EXCLUDED[drug]) for outcome in OUTCOMES]
    start = 0.41 if drug in LOWER else 0.5 + place / 1000
    numbers = {"response": start, "remission": start - 0.2, "early_stop": 0.2 + place / 500, "side_effect_stop": 0.094}
    group = 2 if drug in LOWER else 1
    return [
        Estimate(drug, outcome, "estimated", None, p, p - 0.068, p + 0.081, 0.9, 8, group)
        for outcome, p in ((o, numbers[o]) for o in OUTCOMES)
    ]


def explanation(shown: Comparison, drug: str, outcome: str) -> Explanation:
    """Parts that add up to the comparison's own number."""
    p = shown.of(drug, outcome).probability
    assert p is not None
    parts = (
        Contribution("unemployed", "yes", -0.0421),
        Contribution("anxious_distress", "yes", -0.0318 - len(drug) / 1000),
        Contribution("failed_trials", "1", -0.0123),
        Contribution("episode_months", "14", -0.0044),
        Contribution("personality_disorder", "no", 0.0377),
        Contribution("severity_level", "3.4", 0.0082),
        Contribution("childhood_maltreatment", None, 0.0031),
        Contribution("prior_episodes", "2", 0.0009),
    )
    return Explanation(drug, outcome, p - sum(c.points for c in parts), p, parts)  # type: ignore[arg-type]


def assessment(pseudonym: str = "P-0001", stop: str | None = None, **changes: Any) -> Assessment:
    """Estimates are shown; the patient minds weight most; the own view is mirtazapine, then paroxetine."""
    preferences = (Preference("weight_gain", 90), Preference("sexual_dysfunction", 40))
    record = changes.pop("record", make_record(pseudonym, preferences=preferences))
    values: dict[str, Any] = {
        "assessment_id": f"a-{pseudonym}",
        "record_id": f"r-{pseudonym}",
        "pseudonym": pseudonym,
        "state": State.ESTIMATES_SHOWN,
        "created_at": "2026-11-02T09:00:00.000Z",
        "user_id": "c" * 32,
        "program": "0.1.0",
        "catalogue_sha256": "d" * 64,
        "policy_sha256": "e" * 64,
        "record": record,
        "own_view": OwnView(("mirtazapine", "paroxetine"), 3, "past_response"),
        "comparison": comparison(pseudonym, stop),
    }
    return Assessment(**{**values, **changes})


def explained(found: Assessment, *drugs: str) -> Assessment:
    """The assessment with explanations of these drugs opened."""
    assert found.comparison is not None
    opened = tuple(explanation(found.comparison, drug, outcome) for drug in drugs for outcome in OUTCOMES)
    return dataclasses.replace(found, explanations=opened)


def answer(found: Assessment, drug: str, other: str | None = None) -> ChoiceExplanation:
    """What `explain_choice` would answer."""
    opened = explained(found, drug)
    assert found.comparison is not None
    others = {o: explanation(found.comparison, other, o) for o in OUTCOMES} if other else {}
    contrasts = tuple(contrast(e, others[e.outcome]) for e in opened.explanations if e.outcome in others)
    return ChoiceExplanation(opened, drug, other, opened.explanations, contrasts)


def signed(found: Assessment, draft: SignOff) -> Assessment:
    """The assessment as it comes back from signing a draft."""
    made = statement(
        found, "0" * 64, draft,
        meaning=Policy().signature_meaning,
        signer=Signer("c" * 32, "Dr Ada Example", "MD"),
        signed_at="2026-11-02T09:00:00+00:00",
    )  # fmt: skip
    signature = Signed(made, "key", base64.b64encode(b"signature").decode(), 41)
    return dataclasses.replace(found, state=State.SIGNED, signed=signature)


@contextmanager
def shown(qtbot: Any, page: QWidget, width: int = PAGE[0], height: int = PAGE[1], scale: float = 1.0) -> Iterator[None]:
    """The page inside a window of a size and a text size, as the program shows it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wanted = style.load(RESOURCES, "light", scale)
    if style.theme() != wanted:
        style.apply(app, wanted)
    host = QStackedWidget()
    qtbot.addWidget(host)
    host.addWidget(page)
    host.resize(width, height)
    host.show()
    qtbot.waitExposed(host)
    for _ in range(4):
        app.processEvents()
    try:
        yield
    finally:
        host.removeWidget(page)
        page.setParent(None)


@pytest.fixture(autouse=True)
def gone(qapp: QApplication) -> None:
    """Pages of the test before are really gone, so that a change of look has only one page to dress."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def visible(page: QWidget, *kinds: type) -> list[Any]:
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(page)]


def without_a_name(page: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    controls = visible(page, QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView, QListWidget)
    inner = ("qt_spinbox_lineedit", "qt_scrollarea_viewport")
    return [
        f"{type(w).__name__} {w.objectName()}"
        for w in controls
        if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
        and w.objectName() not in inner
        and not isinstance(w.parent(), QAbstractScrollArea | QComboBox | QLineEdit | QTableView)
    ]


def cut(page: QWidget) -> list[str]:
    """Words that do not fit where they stand."""
    found = []
    for words in visible(page, QLabel):
        if not words.text():
            continue
        if words.wordWrap():
            short = words.height() + 1 < words.heightForWidth(words.width())
        else:
            short = words.width() + 1 < words.sizeHint().width()
        if short:
            found.append(words.text())
    for made in visible(page, QAbstractButton):
        if isinstance(made, WrappingCheckBox | WrappingRadioButton):
            if made.height() + 1 < made.heightForWidth(made.width()):
                found.append(made.text())
        elif made.text() and made.width() + 1 < made.sizeHint().width():
            found.append(made.text())
    return found


def reach(qtbot: Any, control: QWidget) -> None:
    """Go to a control by Tab alone."""
    for _ in range(120):
        focused = QApplication.focusWidget()
        if focused is control:
            return
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {type(control).__name__} {control.accessibleName()}")
