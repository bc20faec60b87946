"""Wrapped words keep their height for a width, and never past what it rests on: the words and the look."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from cds_app.gui import style
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.sign_choice import WrappingCheckBox

LONG = "A sentence that is long enough to need several lines wherever there is little room for it to stand in."
WIDTHS = (90, 160, 400)


@pytest.fixture(params=[Words, WrappingCheckBox])
def wrapped(request, qtbot):
    made = request.param(LONG)
    qtbot.addWidget(made)
    made.show()
    return made


def heights(widget):
    return [widget.heightForWidth(width) for width in WIDTHS]


def as_new(widget, words):
    """What a widget says that was never asked before."""
    made = type(widget)(words)
    made.ensurePolished()
    found = heights(made)
    made.deleteLater()
    return found


def test_a_height_that_was_kept_is_the_one_that_would_be_reckoned(wrapped):
    first = heights(wrapped)
    assert heights(wrapped) == first == as_new(wrapped, LONG)
    assert first[0] > first[-1]


def test_other_words_have_their_own_height(wrapped):
    before = heights(wrapped)
    wrapped.setText("Short.")
    assert heights(wrapped) == as_new(wrapped, "Short.") != before


def test_another_text_size_has_its_own_heights(wrapped):
    app, before, look = QApplication.instance(), heights(wrapped), style.theme()
    try:
        style.apply(app, look.variant(scale=2.0))
        large = heights(wrapped)
        assert large == as_new(wrapped, LONG)
        assert large[0] > before[0]
    finally:
        style.apply(app, look)
    assert heights(wrapped) == before


def test_a_least_height_counts_as_it_does_in_qt(qtbot):
    made = Words(LONG)
    qtbot.addWidget(made)
    made.heightForWidth(400)
    made.setMinimumHeight(500)
    assert made.heightForWidth(400) == QLabel.heightForWidth(made, 400)
