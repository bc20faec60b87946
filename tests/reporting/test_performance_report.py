from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from cds_app.domain.estimate import BundleRef
from cds_app.domain.evaluation import Figure
from cds_app.domain.outcome import OUTCOMES
from cds_app.reporting.performance_charts import curves_picture
from cds_app.reporting.performance_json import performance_json, performance_json_bytes
from cds_app.reporting.performance_report import performance_report
from cds_app.reporting.performance_words import (
    FAMILIES,
    NOT_KNOWN,
    REMARKS,
    STEPS,
    VERDICTS,
    area,
    number,
    rate,
    sentences,
)
from cds_app.workflow.cohort_groups import FAMILIES as FAMILIES_OF_THE_COHORT
from cds_app.workflow.evaluation_cases import LEFT_OUT
from tests.support.evaluations import BASIS, make_columns, make_evaluation, make_outcome
from tests.support.small_bundle import small_catalogue


@pytest.fixture(scope="module")
def evaluation():
    """Two outcomes: pictures take their time."""
    whole = make_evaluation()
    return replace(whole, outcomes=(whole.outcomes[0], whole.outcomes[3]))


@pytest.fixture(scope="module")
def made(evaluation):
    return performance_report(evaluation, small_catalogue())


def words_of(page):
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|svg).*?</\1>", " ", page, flags=re.DOTALL)))


def test_every_code_has_its_words():
    assert set(FAMILIES) == set(FAMILIES_OF_THE_COHORT)
    assert set(STEPS) == set(LEFT_OUT)
    assert set(NOT_KNOWN) == set(OUTCOMES)
    assert set(VERDICTS) == {"better", "no_better", "worse"}
    assert set(REMARKS) == {"rated_after_end", "recorded_otherwise", "open_end"}


def test_paper_and_page_say_the_same(made):
    document, page = made
    said = words_of(page)
    for words in re.findall(r">([^<>]{12,})<", document.html):
        assert " ".join(html.unescape(words).split()) in " ".join(said.split())


def test_the_page_says_which_bundle_on_what_basis_when_and_for_whom(made):
    document, page = made
    for words in ("test-bundle, version 1.2.0", "ab" * 32, BASIS, "on this cohort on 2", "412 records"):
        assert words in words_of(page).replace("\N{NO-BREAK SPACE}", " ")
    assert document.footer == f"Estimates: {BASIS}"


def test_the_page_needs_nothing_from_anywhere_and_its_pictures_are_sound(made):
    document, page = made
    assert not re.search(r'(src|href)="(?!#)', page)
    pictures = re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL)
    assert len(pictures) == len(document.images) == 4
    for one in pictures:
        ElementTree.fromstring(one)
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert all(data.startswith(b"\x89PNG") for data in document.images.values())
    assert page.count('role="img" aria-label=') == len(pictures)


@pytest.mark.requirement("MOD-11")
def test_every_group_is_in_the_table_with_its_number_or_the_words_for_it(made, evaluation):
    said = " ".join(words_of(made[1]).replace("\N{NO-BREAK SPACE}", " ").split())
    for found in evaluation.outcomes:
        for group in found.subgroups:
            name = group.label.capitalize() + (" *" if group.small else "")
            people = group.people if isinstance(group.people, str) else f"{'about ' * group.rounded}{group.people}"
            assert f"{name} {people}" in said
    assert "fewer than 5" in said


def test_the_way_of_the_records_is_told_with_its_reasons(made):
    said = " ".join(words_of(made[1]).split())
    assert "No treatment began on day 0 − 9" in said
    assert "Response: 7 of those with an estimate were rated after the drug had been stopped" in said
    assert "Whoever has no outcome is not in the figures" in said


def test_a_model_that_is_no_better_than_the_rate_is_reported_as_just_that():
    said = sentences(make_outcome(make_columns(60, slope=0.5)))
    assert said[0].startswith("Response: the estimates did no better than giving everybody these people's own rate (")
    assert "Fewer than 100 people had this outcome" in said[-1]
    assert "did worse than" in sentences(make_outcome(make_columns(3000, slope=0)))[0]
    assert "came closer" in sentences(make_outcome(make_columns(3000)))[0]


def test_an_area_too_good_to_be_true_is_called_that():
    assert any("not credible" in line for line in sentences(make_outcome(make_columns(3000, slope=4))))
    assert not any("not credible" in line for line in sentences(make_outcome(make_columns(3000, slope=1))))


def test_a_wrong_level_is_named_by_its_direction():
    assert any(
        "too high" in line and "neither" not in line for line in sentences(make_outcome(make_columns(3000, shift=-1)))
    )
    assert any(
        "too low" in line and "neither" not in line for line in sentences(make_outcome(make_columns(3000, shift=1)))
    )
    assert any("neither too high nor too low" in line for line in sentences(make_outcome(make_columns(3000))))


def test_where_nothing_could_be_evaluated_the_report_says_why():
    nothing = make_evaluation(20, outcomes=tuple(make_outcome(make_columns(4), outcome) for outcome in OUTCOMES))
    document, page = performance_report(nothing, small_catalogue())
    assert words_of(page).count("not evaluated. Fewer than five people") == 2 * len(OUTCOMES)
    assert not document.images


def test_a_site_bundle_carries_its_warning(evaluation):
    page = performance_report(replace(evaluation, site_bundle=True, outcomes=()), small_catalogue())[1]
    assert "If any of these people were among them, the figures are too good." in words_of(page)


def test_foreign_words_do_not_become_markup(evaluation):
    ref = BundleRef("<b>x</b>", "1", "ab" * 32, "<script>alert(1)</script>")
    page = performance_report(replace(evaluation, bundle=ref, outcomes=()), small_catalogue())[1]
    assert "<script" not in page
    assert "<b>x</b>" not in page


def test_the_same_evaluation_gives_the_same_bytes(evaluation):
    found = evaluation.outcomes[0]
    assert curves_picture(found) == curves_picture(found)


def test_the_numbers_are_all_in_the_json_and_none_is_not_a_number(evaluation):
    data = json.loads(performance_json_bytes(evaluation), parse_constant=pytest.fail)
    assert data == performance_json(evaluation) | {
        "outcomes": data["outcomes"],
        "steps": data["steps"],
        "stops": ["bipolar"],
    }
    first = data["outcomes"][0]
    assert first["figures"]["auc"]["value"] == round(evaluation.outcomes[0].figures.auc.value, 6)
    assert first["subgroups"][2]["people"] == "fewer than 5"
    assert first["sentences"] == list(sentences(evaluation.outcomes[0]))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(0.6449, 0.6, 0.69), "0.64 (0.60 to 0.69)"),
        (Figure(-0.001, -0.2, 0.1), "0.00 (−0.20 to 0.10)"),
        (Figure(1.0), "1.00"),
        (Figure(why="figure_separated"), "–"),
    ],
)
def test_figures_in_words(figure, words):
    assert number(figure).replace("\N{NO-BREAK SPACE}", " ") == words


def test_rates_are_people_of_100():
    assert rate(Figure(0.475, 0.441, 0.509)).replace("\N{NO-BREAK SPACE}", " ") == "48 (44–51)"
    assert area(Figure(0.64, 0.6, 0.68)).replace("\N{NO-BREAK SPACE}", " ") == "0.64 (0.60–0.68)"
