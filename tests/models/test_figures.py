"""Figures: the same bytes each time, nothing active inside, every caption and every figure there."""

import re
import xml.etree.ElementTree as ET

import pytest

from cds_app.scoring.sealed_files import ACTIVE_MARKUP
from models.training.cards import figures
from models.training.cards.card_text import BASIS
from models.training.paths import read_json
from tests.models.small_build import SmallBuild

NAMES = sorted(figures.CAPTIONS)


def test_every_figure_is_in_the_bundle_with_its_caption(small_build: SmallBuild) -> None:
    found = sorted(path.name for path in (small_build.folder / "figures").iterdir())
    assert found == NAMES
    listed = read_json(small_build.folder / "card.json")["figures"]
    assert listed == [{"file": f"figures/{name}", "caption": figures.CAPTIONS[name]} for name in NAMES]


@pytest.mark.parametrize("name", ["carry_over.svg", "calibration.svg"])
def test_the_same_figures_give_the_same_bytes(small_build: SmallBuild, name: str) -> None:
    metrics = read_json(small_build.folder / "metrics.json")
    again = figures.as_svg(figures.drawings(metrics)[name], figures.CAPTIONS[name])
    assert again == (small_build.folder / "figures" / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_plain_and_carries_its_basis(small_build: SmallBuild, name: str) -> None:
    text = (small_build.folder / "figures" / name).read_text()
    assert ET.fromstring(text).tag.endswith("svg")
    assert not any(word in text.lower() for word in ACTIVE_MARKUP)
    assert BASIS in text
    assert figures.CAPTIONS[name] in text
    assert not re.search(r"<dc:date>", text)
    assert "<text" not in text  # letters are outlines: no font is needed


def test_figures_of_an_earlier_run_do_not_stay(copied_build: SmallBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "drawings", lambda metrics: {})
    figures.write(copied_build.folder, {})
    assert list((copied_build.folder / "figures").iterdir()) == []
