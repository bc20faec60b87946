"""From evidence to a sealed bundle: the same bytes twice, loadable by the program, honest about dates and sizes."""

import datetime as dt
from pathlib import Path

import pytest

from cds_app.scoring.bundle import load_bundle
from models.training import __main__ as command
from models.training import package
from models.training.paths import BUNDLE_ID, EVIDENCE, OUTCOMES, read_json, sha256_of, write_json
from models.training.sealing import MANIFEST
from tests.models.small_build import CREATED, SmallBuild, build


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.requirement("MOD-07")
def test_building_twice_gives_the_same_bytes_in_every_file(small_build: SmallBuild, tmp_path: Path) -> None:
    key_file = small_build.trusted.with_name("key.pem")
    again = build(tmp_path / "again", key_file, small_build.trusted)
    first, second = contents_of(small_build.folder), contents_of(again.folder)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_program_loads_what_was_built(small_build: SmallBuild) -> None:
    bundle = load_bundle(small_build.folder, small_build.trusted, today=CREATED)
    assert bundle.ref.id == BUNDLE_ID
    assert set(bundle.models) == set(OUTCOMES)
    assert bundle.card.startswith(f"# {BUNDLE_ID}")


def test_the_manifest_tells_what_is_in_the_folder(small_build: SmallBuild) -> None:
    manifest = read_json(small_build.folder / MANIFEST)
    assert manifest["basis_code"] == "simulated"
    for outcome in OUTCOMES:
        assert manifest["outcomes"][outcome] == {"weeks": 8, "draws": 3, "trees": 6}
    used = manifest["training_data"]["evidence"]
    assert {"drug_effects.json", "carry_over.json", "case_mix.json", "modifiers.csv", "follow_up.json"} <= set(used)
    assert all(used[name] == sha256_of(EVIDENCE / name) for name in used)


def test_derived_evidence_is_copied_unchanged(small_build: SmallBuild) -> None:
    for name in ("follow_up.json", "evidence_quality.json"):
        assert (small_build.folder / name).read_bytes() == (EVIDENCE / name).read_bytes()


@pytest.mark.parametrize(
    ("created", "expires"),
    [("2026-11-21", "2028-11-21"), ("2026-12-31", "2028-12-28"), ("2027-01-05", "2029-01-05")],
)
def test_a_bundle_expires_two_years_on(created: str, expires: str) -> None:
    assert package.expiry(dt.date.fromisoformat(created)) == dt.date.fromisoformat(expires)


def test_a_rebuild_takes_the_date_of_the_released_bundle(small_build: SmallBuild, tmp_path: Path) -> None:
    assert package.created_before(small_build.folder) == CREATED
    assert package.created_before(tmp_path) == dt.date.today()


@pytest.mark.requirement("MOD-08")
def test_nothing_is_written_when_a_threshold_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept.txt").write_text("here\n")
    monkeypatch.setattr(package, "stability_failures", list)
    monkeypatch.setattr(package, "train_all_outcomes", dict)
    monkeypatch.setattr(package, "load_all", lambda trained: {})
    monkeypatch.setattr(package, "judge", lambda trained, models: {})
    monkeypatch.setattr(package, "failures", lambda metrics: ["response: too sharp"])
    with pytest.raises(SystemExit, match="too sharp"):
        package.train_all(tmp_path)
    assert (tmp_path / "kept.txt").exists()


def test_nothing_is_trained_when_another_seed_would_give_other_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "stability_failures", lambda: ["stability: another seed"])
    monkeypatch.delattr(package, "train_all_outcomes")
    with pytest.raises(SystemExit, match="another seed"):
        package.train_all(tmp_path)


def test_a_bundle_is_not_sealed_over_other_evidence_than_it_was_trained_on(copied_build: SmallBuild) -> None:
    used = read_json(copied_build.folder / package.USED)
    write_json(copied_build.folder / package.USED, used | {"modifiers.csv": "0" * 64})
    with pytest.raises(SystemExit, match=r"modifiers\.csv"):
        package.seal(copied_build.folder, copied_build.key, CREATED)


def test_numbers_are_rounded_and_everything_else_is_not() -> None:
    assert package.rounded({"a": [0.12345678, "0.12345678", None, 3, True]}) == {
        "a": [0.123457, "0.12345678", None, 3, True]
    }


@pytest.mark.parametrize(
    "arguments", [["synthesis"], ["follow-up"], ["package"], ["rebuild"], ["make-key"]], ids=lambda a: a[0]
)
def test_a_step_without_what_it_needs_says_so(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="this step needs --"):
        command.main(arguments)


def test_the_site_step_gets_its_own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    from models.training import site

    seen: list[list[str]] = []
    monkeypatch.setattr(site, "main", lambda arguments: seen.append(arguments) or 1)
    assert command.main(["site", "--records", "x", "--key", "y"]) == 1
    assert seen == [["--records", "x", "--key", "y"]]


def test_the_check_ends_with_one_when_something_drifted(
    small_build: SmallBuild, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from models.training.judging import acceptance
    from models.training.judging import check as checking

    found = ["metrics.json: response.simulated.auc.value is 1 in the bundle, 2 when computed again"]
    monkeypatch.setattr(acceptance, "failures", lambda metrics: [])
    monkeypatch.setattr(checking, "check", lambda folder: list(found))
    assert command.main(["check", "--bundle", str(small_build.folder)]) == 1
    assert found[0] in capsys.readouterr().out
    monkeypatch.setattr(checking, "check", lambda folder: [])
    assert command.main(["check", "--bundle", str(small_build.folder)]) == 0


def test_the_check_of_a_bundle_by_an_unknown_key_says_so(
    small_build: SmallBuild, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["check", "--bundle", str(small_build.folder)]) == 1
    assert "bundle_key_unknown" in capsys.readouterr().out
