"""How much evidence stands behind an estimate is read from the sealed bundle, or not said at all."""

from __future__ import annotations

from typing import Any

import pytest

from cds_app.domain.errors import IntegrityError
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import Bundle, load_bundle
from tests.support.small_bundle import DRUGS, TODAY, SmallBundle, write_json

FILE = "evidence_quality.json"


def table() -> dict[str, Any]:
    """A table as the training writes it: more keys than the program reads."""
    entry = {"trials": 12, "people": 700, "level": "some", "mostly_indirect": False, "placebo_trials": 9}
    drugs = {drug: {outcome: dict(entry) for outcome in OUTCOMES} for drug in DRUGS}
    drugs["nefazodone"]["response"] |= {"trials": 9, "people": 430, "level": "few", "mostly_indirect": True}
    return {"drugs": drugs, "levels": {"few": {"words": "few trials"}}, "status": "computed"}


def loaded(small: SmallBundle, content: Any) -> EvidenceQuality | None:
    write_json(small.directory / FILE, content)
    small.seal()
    return load_bundle(small.directory, small.trusted, today=TODAY).evidence_quality


def test_a_bundle_without_the_table_says_nothing(bundle: Bundle):
    assert bundle.evidence_quality is None


def test_counts_are_read_for_every_drug_and_outcome(copied: SmallBundle):
    quality = loaded(copied, table())
    assert quality is not None
    assert len(quality.counts) == len(DRUGS) * len(OUTCOMES)
    found = quality.of("nefazodone", "response")
    assert found is not None
    assert (found.trials, found.people, found.level, found.mostly_indirect) == (9, 430, "few", True)
    assert not quality.rests_on_few("nefazodone", "remission")


@pytest.mark.parametrize(
    "change",
    [
        {"level": "plenty"},
        {"trials": -1},
        {"trials": 3.0},
        {"people": True},
        {"people": None},
        {"mostly_indirect": "no"},
    ],
    ids=str,
)
def test_a_value_that_makes_no_sense_is_refused(copied: SmallBundle, change: dict[str, Any]):
    content = table()
    content["drugs"]["sertraline"]["remission"] |= change
    with pytest.raises(IntegrityError) as caught:
        loaded(copied, content)
    assert (caught.value.code, caught.value.params) == ("bundle_table", {"file": FILE})


@pytest.mark.parametrize("content", [[], {}, {"drugs": {}}, {"drugs": []}], ids=str)
def test_a_table_without_the_bundles_drugs_is_refused(copied: SmallBundle, content: Any):
    with pytest.raises(IntegrityError) as caught:
        loaded(copied, content)
    assert caught.value.code == "bundle_table"
