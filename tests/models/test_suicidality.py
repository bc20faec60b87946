"""Class rates of suicides and attempts: intervals against slow twins, what lacks a count, and what is never said."""

import itertools
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.stats import gamma, poisson

from cds_app.guidance.formulary import load_catalogue
from models.training.drugs import suicidality
from models.training.drugs.suicidality import (
    Arms,
    arms_of,
    exact_rate,
    exact_ratio,
    log_likelihood,
    mantel_haenszel,
    random_effects_rate,
    read_programmes,
)
from models.training.paths import EVIDENCE, MODELS

COLUMNS = (
    "approval_year", "programme", "n_antidepressant", "pey_antidepressant", "n_placebo", "pey_placebo",
    "suicides_antidepressant", "suicides_placebo", "attempts_antidepressant", "attempts_placebo",
    "n_placebo_hengartner",
)  # fmt: skip
ROWS = (
    (1990, "Drugone", 1000, 300.0, 500, 90.0, 4, 1, 9, 3, 500),
    (1995, "Drugtwo", 2000, 500.0, 400, 80.0, 6, 0, None, None, 400),
    (2000, "Drugthree", 1500, 200.0, None, None, 1, 0, 2, 1, 700),
    (2005, "Drugfour", 800, 150.0, 800, 140.0, 0, 1, 5, 4, 800),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "fda_suicidality"
    folder.mkdir()
    pd.DataFrame(ROWS, columns=list(COLUMNS)).to_csv(folder / "programmes.csv", index=False)
    return tmp_path


def arms(*rows: tuple[float, float, float, float]) -> Arms:
    return Arms(*np.array(rows, float).T)


@pytest.mark.parametrize("events", [0, 1, 5, 37])
def test_the_exact_interval_leaves_half_of_the_error_on_each_side(events: int) -> None:
    rate, low, high = exact_rate(events, 1000.0)
    assert rate == events / 1000
    assert poisson.cdf(events, 1000 * high) == pytest.approx(0.025)
    assert low == 0 if not events else poisson.sf(events - 1, 1000 * low) == pytest.approx(0.025)


def test_the_likelihood_is_a_poisson_count_averaged_over_a_gamma_rate() -> None:
    log_rate, spread = math.log(0.004), 0.6
    slow = 0.0
    for count, amount in ((3, 900.0), (0, 200.0)):
        law = gamma(1 / spread, scale=spread * math.exp(log_rate))
        chance, _ = quad(lambda r, c=count, a=amount, of=law: poisson.pmf(c, a * r) * of.pdf(r), 0, 0.1, points=[0.004])
        slow += math.log(chance)
    fast = log_likelihood(log_rate, spread, np.array([3.0, 0.0]), np.array([900.0, 200.0]))
    assert fast == pytest.approx(slow, rel=1e-6)


def test_without_differences_between_programmes_the_mean_is_the_pooled_rate() -> None:
    events, amount = np.array([10.0, 10.0, 10.0]), np.array([1000.0, 1000.0, 1000.0])
    rate, low, high = random_effects_rate(events, amount)
    assert rate == pytest.approx(0.01, rel=1e-3)
    _, exact_low, exact_high = exact_rate(30, 3000.0)
    assert low == pytest.approx(exact_low, rel=0.05)
    assert high == pytest.approx(exact_high, rel=0.05)


def test_differences_between_programmes_widen_the_interval() -> None:
    amount = np.full(4, 1000.0)
    _, low, high = random_effects_rate(np.array([0.0, 2.0, 8.0, 30.0]), amount)
    _, pooled_low, pooled_high = exact_rate(40, 4000.0)
    assert low < pooled_low < pooled_high < high


def test_the_law_of_counts_is_that_of_every_single_table() -> None:
    found = arms((2, 1, 300, 100), (1, 2, 200, 400))
    ratio = 1.7
    slow = np.zeros(7)
    for first, second in itertools.product(range(4), range(4)):
        chance = 1.0
        for drug, (n_drug, n_placebo) in ((first, (300, 100)), (second, (200, 400))):
            share = ratio * n_drug / (ratio * n_drug + n_placebo)
            chance *= math.comb(3, drug) * share**drug * (1 - share) ** (3 - drug)
        slow[first + second] += chance
    assert suicidality.count_law(math.log(ratio), found) == pytest.approx(slow)


def test_the_exact_ratio_lies_by_that_of_mantel_and_haenszel_and_its_interval_is_wider() -> None:
    found = arms((30, 12, 4000, 2000), (25, 5, 3000, 1000), (8, 6, 900, 900))
    point, low, high = exact_ratio(found)
    other, other_low, other_high = mantel_haenszel(found)
    assert point == pytest.approx(other, rel=0.03)
    assert low < other_low
    assert high > other_high


def test_one_programme_gives_the_plain_quotient_of_rates() -> None:
    assert exact_ratio(arms((12, 4, 3000, 2000)))[0] == pytest.approx((12 / 3000) / (4 / 2000), rel=1e-6)


def test_a_programme_without_a_count_or_a_denominator_is_left_out_of_both_arms(data: Path) -> None:
    programmes = read_programmes(data / "fda_suicidality" / "programmes.csv")
    by_people = arms_of(programmes, "suicides", "people")
    assert list(by_people.amount_placebo) == [500, 400, 700, 800]  # one of them from the re-analysis
    by_years = arms_of(programmes, "suicides", "person_years")
    assert list(by_years.amount_drug) == [300, 500, 150]
    attempts = arms_of(programmes, "attempts", "people")
    assert list(attempts.amount_drug) == [1000, 1500, 800]


def test_the_table_is_of_the_class_alone(data: Path, tmp_path: Path) -> None:
    suicidality.main(["--data", str(data), "--output", str(tmp_path / "out.json")])
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    made = json.loads(text)
    assert made["rates"]["suicides"]["people"]["programmes"] == 4
    assert made["rates"]["suicides"]["people"]["antidepressant"]["events"] == 11
    assert made["rates"]["attempts"]["person_years"]["programmes"] == 2
    assert not any(str(row[1]).lower() in text.lower() for row in ROWS)
    for by_denominator in made["rates"].values():
        for figures in by_denominator.values():
            for arm in ("antidepressant", "placebo"):
                for shown in (figures[arm]["pooled"], figures[arm]["between_programmes"], figures["ratio"]):
                    assert shown["low"] <= shown["value"] <= shown["high"]


def test_the_committed_table_has_source_status_and_the_hash_of_its_input() -> None:
    made = json.loads((EVIDENCE / "suicidality.json").read_text(encoding="utf-8"))
    assert (made["status"], made["source"]) == ("computed", "khan2018;hengartner2019")
    assert len(made["input_sha256"]) == 64
    # 37 of 31 781 and 5 of 10 080 people, 206 and 28 attempts: the sums that came with the data set
    people = {event: made["rates"][event]["people"] for event in ("suicides", "attempts")}
    assert (people["suicides"]["antidepressant"]["events"], people["suicides"]["placebo"]["events"]) == (37, 5)
    assert (people["suicides"]["antidepressant"]["amount"], people["suicides"]["placebo"]["amount"]) == (31781, 10080)
    assert (people["attempts"]["antidepressant"]["events"], people["attempts"]["placebo"]["events"]) == (206, 28)


def test_the_catalogue_shows_the_committed_table_and_nothing_else() -> None:
    made = json.loads((EVIDENCE / "suicidality.json").read_text(encoding="utf-8"))
    known = load_catalogue(MODELS.parent / "resources" / "catalogue").suicidality
    assert known is not None
    for rate in known.class_rates:
        figures = made["rates"][rate.event][rate.denominator]
        assert rate.programmes == figures["programmes"]
        assert rate.ratio == (figures["ratio"]["value"], figures["ratio"]["low"], figures["ratio"]["high"])
        for arm, name in ((rate.drug, "antidepressant"), (rate.placebo, "placebo")):
            of_arm, shown = figures[name], figures[name]["between_programmes"]
            assert (arm.events, arm.amount) == (of_arm["events"], of_arm["amount"])
            assert (arm.rate, arm.low, arm.high) == (shown["value"], shown["low"], shown["high"])
