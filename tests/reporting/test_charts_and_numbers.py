"""Pictures that show what they are given, and numbers that round one way."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.reporting import charts
from cds_app.reporting.charts import Bar, icon_array, interval_chart
from cds_app.reporting.numbers import MINUS, bracketed, dose, moment, of_100, people, plain, points

TOKENS = Path(__file__).parents[2] / "resources" / "style" / "tokens.json"
GROUPS = [
    (
        "No clear difference from the best (2)",
        [Bar("Escitalopram", 0.54, 0.47, 0.61), Bar("Mirtazapine", 0.55, 0.4, 0.7)],
    ),
    ("Excluded by a rule (1)", [Bar("Bupropion", note="Seizure disorder")]),
]


def pixels(png: bytes):
    from matplotlib.image import imread

    return (imread(io.BytesIO(png))[:, :, :3] * 255).round().astype(int)


@pytest.mark.parametrize("probability", [0.0, 0.004, 0.005, 0.01, 0.1, 0.54, 0.995, 1.0])
def test_as_many_people_are_filled_as_the_number_says(probability):
    picture = pixels(icon_array(probability))
    height, width = picture.shape[:2]
    filled = tuple(int(charts.ESTIMATE[n : n + 2], 16) for n in (1, 3, 5))
    bodies = [picture[int((y + 0.67) / 10 * height), int((x + 0.5) / 10 * width)] for y in range(10) for x in range(10)]
    count = sum(tuple(body) == filled for body in bodies)
    assert count == people(probability)
    assert all(tuple(body) == filled for body in bodies[:count])
    assert all(tuple(body) == (255, 255, 255) for body in bodies[count:])


def test_the_same_values_make_the_same_bytes():
    assert icon_array(0.3) == icon_array(0.3)
    assert interval_chart(GROUPS, 0.5) == interval_chart(GROUPS, 0.5)
    assert interval_chart(GROUPS, 0.5) != interval_chart(GROUPS, 0.51)


def test_the_interval_chart_draws_and_writes_the_same_numbers(monkeypatch):
    kept = []
    monkeypatch.setattr(charts, "_png", lambda figure, **_: kept.append(figure) or b"")
    interval_chart(GROUPS, 0.5)
    axes = kept[0].axes[0]
    written = [text.get_text() for text in axes.texts]
    for part in ("54 (47–61)", "55 (40–70)", "Seizure disorder", "average of all people and drugs: 50 of 100",
                 "No clear difference from the best (2)", "Bupropion"):  # fmt: skip
        assert part in written
    bars = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches]
    assert bars == pytest.approx(np.array([(47, 61), (40, 70)]))
    assert all(bar.get_edgecolor() != bar.get_facecolor() for bar in axes.patches)
    dots = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "o"]
    assert dots == pytest.approx([54, 55])
    dashed = [line for line in axes.lines if line.get_marker() != "o"]
    assert [tuple(line.get_xdata()) for line in dashed] == [(50, 50)]


def test_a_chart_without_a_base_rate_or_without_numbers_can_be_drawn():
    assert interval_chart([("No estimate (1)", [Bar("Escitalopram", note="Dementia")])], None).startswith(b"\x89PNG")


def test_the_colours_are_the_light_tokens():
    light = json.loads(TOKENS.read_text(encoding="utf-8"))["colours"]["light"]
    for name in ("estimate", "interval", "text", "muted", "line", "line_strong"):
        assert getattr(charts, name.upper()) == light[name]


def test_neither_matplotlib_nor_pyplot_is_loaded_before_a_picture_is_made():
    code = (
        "import sys\n"
        "import cds_app.reporting.documents, cds_app.reporting.decision_log, cds_app.reporting.verification\n"
        "assert not {'matplotlib', 'numpy', 'pandas'} & set(sys.modules)\n"
        "from cds_app.reporting.charts import icon_array\n"
        "icon_array(0.5)\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr


# --- numbers ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("EXP-09")
@pytest.mark.parametrize(
    ("value", "n"), [(0.0, 0), (0.005, 1), (0.0049, 0), (0.125, 13), (0.545, 55), (0.285, 29), (1.0, 100)]
)
def test_halves_go_up_by_the_decimal_digits(value, n):
    assert people(value) == n
    assert of_100(value) == f"{n} of 100"


def test_a_range_stands_in_brackets():
    assert bracketed(0.47, 0.61) == "(47–61)"


@pytest.mark.parametrize(
    ("difference", "shown"),
    [(0.04, "+4"), (-0.12, f"{MINUS}12"), (0.0, "0"), (0.003, "+0.3"), (-0.003, f"{MINUS}0.3"), (0.0004, "0"),
     (0.0005, "+0.1"), (0.005, "+1"), (0.0149, "+1")],
)  # fmt: skip
def test_a_difference_has_its_sign(difference, shown):
    assert points(difference) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(20.0, "20"), (37.5, "37.5"), (0.0, "0"), (-14, f"{MINUS}14"), (100.0, "100"), (-0.001, "0")]
)
def test_a_plain_number_has_no_idle_decimals(value, shown):
    assert plain(value) == shown


def test_a_dose_keeps_its_unit():
    assert dose(37.5) == "37.5\N{NO-BREAK SPACE}mg"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-02T10:00:00+01:00", "2 Nov 2026, 10:00 (UTC+01:00)"),
        ("2026-11-02T09:00:00.000Z", "2 Nov 2026, 09:00 (UTC+00:00)"),
        ("2026-01-31T23:59:59-05:30", "31 Jan 2026, 23:59 (UTC-05:30)"),
    ],
)
def test_a_moment_keeps_the_offset_in_which_it_was_written(text, shown):
    assert moment(text).replace("\N{NO-BREAK SPACE}", " ") == shown


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_probability_is_never_fewer_people(a, b):
    assert (people(a) <= people(b)) or a > b
    assert 0 <= people(a) <= 100


@given(st.floats(0, 1))
def test_people_agree_with_the_windows_own_formatter(probability):
    """Written out again, as the window's module needs Qt."""
    from decimal import ROUND_HALF_UP, Decimal

    assert people(probability) == int((Decimal(repr(probability)) * 100).to_integral_value(ROUND_HALF_UP))
