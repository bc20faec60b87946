"""The check recomputes every figure: it is quiet when all hold and names what drifted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cds_app.domain.errors import IntegrityError
from models.training.judging import check as checking
from models.training.judging.check import check, differences
from models.training.paths import BUNDLE_ID, BUNDLES, read_json, write_json
from models.training.sealing import MANIFEST, seal_folder
from tests.models.small_build import SIZES, SmallBuild


def drift_after(build: SmallBuild, name: str, change: Callable[[Any], None]) -> list[str]:
    """What the check finds once a file's content was changed and the folder sealed again by its maker."""
    content = read_json(build.folder / name)
    change(content)
    write_json(build.folder / name, content)
    head = {key: value for key, value in read_json(build.folder / MANIFEST).items() if key != "files"}
    seal_folder(build.folder, head, build.key)
    return check(build.folder, build.trusted, SIZES)


def test_an_untouched_bundle_has_no_drift(small_build: SmallBuild) -> None:
    assert check(small_build.folder, small_build.trusted, SIZES) == []


def test_a_changed_metric_is_found_by_name(copied_build: SmallBuild) -> None:
    def better(metrics: Any) -> None:
        metrics["response"]["simulated"]["auc"]["value"] += 0.01

    found = drift_after(copied_build, "metrics.json", better)
    assert any(line.startswith("metrics.json: response.simulated.auc.value") for line in found)


def test_a_changed_figure_of_the_card_is_found_by_name(copied_build: SmallBuild) -> None:
    def better(card: Any) -> None:
        card["drug_layer"]["outcomes"]["response"]["leave_trials_out"]["drug_against_drug"]["skill"] = 0.2

    found = drift_after(copied_build, "card.json", better)
    assert any("card.json: drug_layer.outcomes.response" in line and "skill" in line for line in found)
    assert any(line.startswith("CARD.md") for line in found)


def test_a_changed_sentence_of_the_card_is_found(copied_build: SmallBuild) -> None:
    path = copied_build.folder / "CARD.md"
    path.write_text(path.read_text().replace("not validated on patients", "validated on patients", 1))
    found = drift_after(copied_build, "coalition_card.json", lambda card: None)
    assert found == ["CARD.md does not say what card.json holds"]


def test_a_changed_evidence_table_is_found(copied_build: SmallBuild) -> None:
    def other(manifest: Any) -> None:
        manifest["training_data"]["evidence"]["modifiers.csv"] = "0" * 64

    manifest = read_json(copied_build.folder / MANIFEST)
    other(manifest)
    seal_folder(copied_build.folder, {k: v for k, v in manifest.items() if k != "files"}, copied_build.key)
    assert "evidence/modifiers.csv is not the table that the bundle was made from" in check(
        copied_build.folder, copied_build.trusted, SIZES
    )


def test_a_changed_copy_of_the_follow_up_model_is_found(copied_build: SmallBuild) -> None:
    def other(table: Any) -> None:
        table["drugs"]["sertraline"]["response"]["trials"] += 1

    assert "evidence_quality.json is not the committed table" in drift_after(
        copied_build, "evidence_quality.json", other
    )


def test_a_bundle_that_is_not_as_signed_is_not_judged(copied_build: SmallBuild) -> None:
    (copied_build.folder / "metrics.json").write_text("{}\n")
    with pytest.raises(IntegrityError):
        check(copied_build.folder, copied_build.trusted, SIZES)


def test_rounding_is_no_drift_and_a_digit_that_shows_is() -> None:
    assert list(differences({"a": 0.6457}, {"a": 0.64571}, "x")) == []
    assert list(differences({"a": 0.6457}, {"a": 0.6477}, "x")) == [
        "x: a is 0.6457 in the bundle, 0.6477 when computed again"
    ]
    assert list(differences([1, 2], [1, 2, 3], "x")) != []
    assert list(differences({"a": None}, {"a": 0.0}, "x")) != []
    assert list(differences({"a": True}, {"a": 1}, "x")) != []
    assert next(differences({"a": {"b": "one"}}, {"a": {"b": "two"}}, "x")).startswith("x: a.b is one")
    assert list(differences({"a": 1}, {"b": 1}, "x")) == [
        "x: a is only in the bundle", "x: b is only in the figures computed again",
    ]  # fmt: skip


def test_follow_up_figures_come_out_of_the_held_out_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(checking._follow_up()) == []
    monkeypatch.setattr(checking, "validation", lambda: {"by_setting": {}, "together": {}})
    assert list(checking._follow_up()) != []


@pytest.mark.slow
@pytest.mark.requirement("MOD-07")
def test_every_figure_of_the_released_bundle_comes_out_again() -> None:
    released: Path = BUNDLES / BUNDLE_ID
    assert check(released) == []
