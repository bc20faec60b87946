"""The manual for IT: its commands are the program's, its codes the installers', and it prints as one document."""

from __future__ import annotations

import dataclasses
import html
import json
import re
import shlex
from pathlib import Path

import pytest

from cds_app.cli import build_parser
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.reporting.model_chapter import HEADINGS, SIMULATED
from cds_app.reporting.numbers import FIXED_SPACE
from cds_app.workflow import write_manual
from cds_app.workflow.bundle_papers import read_papers
from cds_app.workflow.show_models import BundleStatus
from cds_app.workflow.write_manual import FOR_IT, LISTS, manual

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("it_install", "it_govern", "it_recover")
ALL_COMMANDS = {
    "init-store", "users", "back-up", "restore", "accept-state", "rotate-key", "recovery", "emergency", "diagnostics",
    "self-check", "oversight", "export-log", "verify-log", "models", "score",
}  # fmt: skip
"""What IT needs of the command line."""


def page(topic: str) -> str:
    return (paths.resource("help") / f"{topic}.html").read_text(encoding="utf-8")


def commands(topic: str) -> list[list[str]]:
    found = [html.unescape(code) for code in re.findall(r"<code>(.*?)</code>", page(topic), re.DOTALL)]
    lines = [shlex.split(code) for code in found if code.startswith("cds-app ")]
    return [line[1:] for line in lines if "VERSION" not in line[0]]


@pytest.mark.parametrize("topic", PAGES)
def test_every_command_of_the_manual_is_understood_by_the_program(topic):
    found = commands(topic)
    assert len(found) > 2
    for line in found:
        build_parser().parse_args(line)


def test_a_command_that_does_not_exist_would_be_noticed(capsys):
    with pytest.raises(SystemExit):
        build_parser().parse_args(["restore", "BACKUP", "--store", "STORE", "--user", "NAME", "--trial"])


def test_every_command_that_it_needs_is_in_the_manual():
    assert {line[0] for topic in PAGES for line in commands(topic)} == ALL_COMMANDS


def test_codes_of_the_installers_stand_in_the_manual():
    said = set(re.findall(r"<td>(\d+)</td>", page("it_install")))
    scripts = [*(ROOT / "installer" / "linux").glob("p*"), ROOT / "installer" / "windows" / "cds-app.nsi"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    assert set(re.findall(r"(?:\bexit|SetErrorLevel) (\d+)", text)) <= said


def test_each_page_for_it_begins_a_chapter_and_nothing_leads_out_of_the_paper():
    document = manual()
    assert document.html.count("<h1") == len(FOR_IT)
    assert document.html.count("page-break-before") == len(FOR_IT) - 1
    assert not re.search(r"<img|<a\b|</?body>.*<body>", document.html)
    for topic in FOR_IT:
        assert re.search(r"<h1>(.*?)</h1>", page(topic)).group(1) in document.html


def test_the_whole_manual_holds_every_page_of_the_help_but_the_lists():
    files = {path.stem for path in paths.resource("help").glob("*.html")}
    assert manual(whole=True).html.count("<h1") == len(files - set(LISTS))


# --- instructions for use


@pytest.fixture(scope="module")
def in_use():
    """The newest shipped bundle as it would be after its check, which has tests of its own and takes its time."""
    folder = max(paths.bundles().iterdir())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    papers = read_papers({"card.json": (folder / "card.json").read_bytes()}, {})
    return BundleStatus(
        manifest["id"], folder, False, True, True, None, manifest, "", manifest["version"], papers=papers
    )


def test_the_model_of_the_manual_is_the_one_in_use_or_none(in_use, monkeypatch):
    other = dataclasses.replace(in_use, active=False)
    monkeypatch.setattr(write_manual, "model_bundles", lambda _: (other, in_use))
    assert write_manual._model_in_use() is in_use

    def none(_):
        raise CdsError("bundle_none")

    monkeypatch.setattr(write_manual, "model_bundles", none)
    assert write_manual._model_in_use() is None


@pytest.mark.requirement("DOC-05")
def test_the_whole_manual_covers_what_instructions_for_use_have_to(in_use):
    """Article 13 of Regulation (EU) 2024/1689: each point has a heading, and words under it."""
    parts = re.split(r"<h[12][^>]*>", manual(whole=True, model=in_use).html)
    under = {part.split("</h", 1)[0]: re.sub(r"<[^>]+>", " ", part.split("</h", 1)[1]).split() for part in parts[1:]}
    for heading in (
        *HEADINGS, "What it is for", "What it is not for", "When it gives no estimate", "The range",
        "Read the performance figures", "What a computer needs", "A new version", "Backups", "The log", "Self-check",
        "H-05. The estimate is followed without thought", "What the site has to do itself",
    ):  # fmt: skip
        assert len(under[html.escape(heading, quote=False)]) > 8, heading


@pytest.mark.requirement("DOC-05")
def test_every_figure_of_the_model_is_its_cards(in_use):
    card = json.loads((paths.bundles() / in_use.id / "card.json").read_text(encoding="utf-8"))
    words = re.sub(r"<[^>]+>", " ", manual(model=in_use).html)
    assert SIMULATED in words
    assert in_use.manifest["expires"] in words
    assert html.escape(card["intended_use"]) in words
    for outcome in card["metrics"].values():
        auc = outcome["simulated"]["auc"]
        assert f"{auc['value']:.2f} ({auc['low']:.2f} to {auc['high']:.2f})" in words
        for labels in outcome["subgroups"].values():
            for label, row in labels.items():
                assert f"{label.replace('_', ' ')}" in words
                assert f"{row['people']:,}".replace(",", FIXED_SPACE) in words
    assert words.count("(few people)") == sum(
        row["small"] for o in card["metrics"].values() for labels in o["subgroups"].values() for row in labels.values()
    )


def test_without_a_sound_model_the_manual_is_there_without_its_figures(in_use):
    assert manual(model=dataclasses.replace(in_use, verified=False)).html == manual().html
    assert SIMULATED not in manual().html
