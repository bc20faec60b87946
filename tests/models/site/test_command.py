"""The command as a site runs it: accepted and loaded by the program, or refused with the reason and no bundle."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import load_bundle
from cds_app.scoring.ensemble import all_pairs
from models.training.cards.card_attributes import ATTRIBUTES
from models.training.site import main
from tests.models.site.conftest import IN_USE, TODAY
from tests.models.site.truths import by_severity, no_signal, other_truth
from tests.support.cohorts import DRUGS, write_cohort

USUAL = ["--active", str(IN_USE), "--draws", "3", "--date", TODAY.isoformat()]
NAME = "site-test-2026-11"


def run(records: Path, folder: Path, *more: str) -> int:
    return main(["--records", str(records), "--output", str(folder / NAME), *USUAL, *more])


def report_in(folder: Path) -> dict:
    return json.loads((folder / f"{NAME}-report" / "report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory, other_site: Path) -> Path:
    folder = tmp_path_factory.mktemp("accepted")
    assert run(other_site, folder, "--key", str(folder / "site.key"), "--new-key") == 0
    return folder


@pytest.fixture(scope="module")
def bundle(accepted: Path):
    return load_bundle(accepted / NAME, accepted / "site.key.public.json", today=TODAY)


def test_the_program_loads_the_bundle_with_the_site_s_public_key(bundle) -> None:
    assert bundle.ref.id == NAME
    assert bundle.key_kind == "site"
    assert bundle.manifest["basis_code"] == "site"
    assert bundle.ref.basis == "trained on this site's own records; see its card"
    assert bundle.drugs == tuple(sorted(DRUGS))
    assert set(bundle.models) == set(OUTCOMES)


def test_the_model_beats_the_bundle_in_use_on_patients_held_out(accepted: Path) -> None:
    report = report_in(accepted)
    assert report["verdict"] == "accepted"
    for outcome in ("response", "remission"):
        assert report["against_bundle"][outcome] == "better"
        assert report["metrics"][outcome]["differences"]["site_minus_bundle"]["log_loss"]["high"] < 0
        assert report["metrics"][outcome]["models"]["site"]["auc"]["value"] < 0.75


def test_the_estimated_effects_follow_the_site_s_truth(accepted: Path) -> None:
    effects = report_in(accepted)["drug_effects"]["response"]["drugs"]
    estimate = {name: effects[name]["estimate"] - effects["sertraline"]["estimate"] for name in effects}
    assert estimate["mirtazapine"] == pytest.approx(0.45, abs=0.25)
    assert estimate["bupropion"] == pytest.approx(-0.35, abs=0.25)
    evidence = effects["mirtazapine"]["evidence"] - effects["sertraline"]["evidence"]
    assert estimate["mirtazapine"] > evidence


def test_no_patient_s_row_is_in_the_bundle(accepted: Path, other_site: Path, bundle) -> None:
    from models.training.site.records import read_cohort
    from tests.support.world import real_catalogue

    cohort, _ = read_cohort(other_site, real_catalogue())
    exact = {tuple(row) for row in cohort.inputs.round(6)}
    assert not exact & {tuple(row) for row in bundle.reference.round(6)}
    texts = "".join(path.read_text(encoding="utf-8") for path in (accepted / NAME).rglob("*") if path.is_file())
    assert "C-00" not in texts
    assert str(accepted.parent) not in texts


def test_the_card_says_what_it_rests_on_and_has_every_source_attribute(accepted: Path, bundle) -> None:
    card = json.loads((accepted / NAME / "card.json").read_text(encoding="utf-8"))
    assert [each["attribute"] for each in card["source_attributes"]] == [name for name, *_ in ATTRIBUTES]
    assert all(each["value"] for each in card["source_attributes"])
    for words in ("Trained on this site's own records", "Does choosing by the model help?", "not corrected for"):
        assert words in bundle.card
    assert card["thresholds"]["sha256"] == bundle.manifest["acceptance"]["sha256"]


def test_every_drug_of_a_patient_can_be_scored_and_lies_within_reason(bundle) -> None:
    people, places = all_pairs(bundle.reference, len(bundle.drugs))
    for model in bundle.models.values():
        assert np.abs(model.central_logits(people, places)).max() < 5
        assert model.draw_logits(people, places).std(axis=0, ddof=1).min() > 0


def test_the_same_records_give_the_same_bundle(accepted: Path, other_site: Path, tmp_path: Path) -> None:
    assert run(other_site, tmp_path, "--key", str(accepted / "site.key")) == 0
    for path in sorted((accepted / NAME).rglob("*")):
        if path.is_file():
            assert (tmp_path / NAME / path.relative_to(accepted / NAME)).read_bytes() == path.read_bytes(), path.name


def test_without_a_key_there_is_a_report_and_no_bundle(other_site: Path, tmp_path: Path, capsys) -> None:
    order = tmp_path / "order.csv"
    order.write_text("pseudonym,period\n" + "".join(f"C-{k:05d},{k // 250}\n" for k in range(4000)), "utf-8")
    assert run(other_site, tmp_path, "--order", str(order)) == 0
    assert "no --key was given" in capsys.readouterr().out
    assert not (tmp_path / NAME).exists()
    assert "by time" in report_in(tmp_path)["split"]["how"]


def test_a_cohort_without_any_signal_is_refused_by_the_thresholds(tmp_path: Path, capsys) -> None:
    write_cohort(tmp_path / "records", 2500, np.random.default_rng(8), no_signal, choice=by_severity)
    assert run(tmp_path / "records", tmp_path, "--key", str(tmp_path / "site.key"), "--new-key") == 1
    assert "no signal" in capsys.readouterr().out
    assert not (tmp_path / NAME).exists()
    report = report_in(tmp_path)
    assert report["verdict"] == "refused"
    assert any(reason.startswith("response: ") and "no signal" in reason for reason in report["reasons"])
    assert report["metrics"]["response"]["models"]["site"]["auc"]["low"] < 0.5
    small = [each for labels in report["groups"]["response"].values() for each in labels.values() if each["small"]]
    assert small
    assert not any("observed" in each for each in small)


@pytest.mark.parametrize(
    ("patients", "drugs", "said"),
    [(30, DRUGS, "500 are needed"), (900, ("sertraline",), "one drug compares nothing")],
)
def test_a_cohort_that_cannot_teach_is_refused_with_a_report(
    tmp_path: Path, capsys, patients: int, drugs: tuple[str, ...], said: str
) -> None:
    write_cohort(tmp_path / "records", patients, np.random.default_rng(9), drugs=drugs)
    assert run(tmp_path / "records", tmp_path) == 1
    assert said in capsys.readouterr().out
    report = report_in(tmp_path)
    assert report["verdict"] == "refused"
    assert report["records"]["patients"] == patients
    assert report["thresholds"]["fixed"] == "2026-11-21"
    assert not (tmp_path / NAME).exists()


def test_a_leaking_cohort_is_refused_with_the_place_to_look(tmp_path: Path, capsys) -> None:
    """Unemployment is written down after the outcome was known."""
    truth = dict.fromkeys(OUTCOMES)

    def leak(columns, drug):
        truth.update(other_truth(columns, drug))
        ill = np.random.default_rng(0).random(len(drug)) < 0.5
        columns["employment"] = np.where(ill, "unemployed", "employed")
        return truth | {"response": np.where(ill, -3.0, 3.0), "remission": np.where(ill, -4.0, 1.0)}

    write_cohort(tmp_path / "records", 900, np.random.default_rng(10), leak)
    assert run(tmp_path / "records", tmp_path) == 1
    said = capsys.readouterr().out
    assert "the input unemployed alone tells it apart" in said
    assert "look for leakage" in said


@pytest.mark.parametrize("name", ["Site-2026-11", "site", "site-2026", "con"])
def test_an_output_whose_name_is_no_id_is_refused(other_site: Path, tmp_path: Path, capsys, name: str) -> None:
    assert main(["--records", str(other_site), "--output", str(tmp_path / name), *USUAL]) == 1
    assert "bundle's id" in capsys.readouterr().out


def test_a_bundle_is_never_written_over_another(accepted: Path, other_site: Path, capsys) -> None:
    assert run(other_site, accepted, "--key", str(accepted / "site.key")) == 1
    assert "never changed" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", b"no key"])
def test_a_key_that_is_none_is_refused_before_anything_is_read(tmp_path: Path, capsys, content) -> None:
    key = tmp_path / "key"
    if content is not None:
        key.write_bytes(content)
    assert run(tmp_path / "no-records", tmp_path, "--key", str(key)) == 1
    assert "--new-key" in capsys.readouterr().out


def test_a_missing_record_set_is_said_in_the_intake_s_words(tmp_path: Path, capsys) -> None:
    assert run(tmp_path / "nothing", tmp_path) == 1
    assert "There is no file or folder at this place." in capsys.readouterr().out


def test_one_draw_makes_no_interval(tmp_path: Path, capsys) -> None:
    with pytest.raises(SystemExit) as wrong:
        run(tmp_path, tmp_path, "--draws", "1")
    assert wrong.value.code == 2
    assert "two draws" in capsys.readouterr().err
