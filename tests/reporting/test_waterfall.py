"""The picture of an explanation's parts: the same values give the same bytes, other values or colours others."""

from __future__ import annotations

import io

import matplotlib.image
import numpy as np

from cds_app.reporting.waterfall import Colours, Step, Words, waterfall

LIGHT = Colours("#FFFFFF", "#18212B", "#4A5663", "#76828E", "#1F6A9A", "#8A4B12")
WORDS = Words("Average", "This patient", "of 100 people")
STEPS = (Step("Unemployed, yes", -0.06), Step("Length of this episode, 3 months", 0.025), Step("Chronic pain, no", 0.0))


def pixels(png: bytes) -> np.ndarray:
    return matplotlib.image.imread(io.BytesIO(png), format="png")[:, :, :3]


def share(png: bytes, colour: str) -> float:
    wanted = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return float((np.abs(pixels(png) - wanted).max(axis=2) < 0.02).mean())


def test_the_same_values_give_the_same_picture_and_others_another():
    one = waterfall(0.48, STEPS, WORDS, LIGHT)
    assert one == waterfall(0.48, STEPS, WORDS, LIGHT)
    assert one != waterfall(0.49, STEPS, WORDS, LIGHT)
    assert one != waterfall(0.48, STEPS[:2], WORDS, LIGHT)


def test_what_raises_is_solid_and_what_lowers_is_only_hatched():
    raising = waterfall(0.4, [Step("a", 0.1)], WORDS, LIGHT)
    lowering = waterfall(0.5, [Step("a", -0.1)], WORDS, LIGHT)
    assert share(raising, LIGHT.raises) > 0.02
    assert share(raising, LIGHT.lowers) == 0
    assert 0 < share(lowering, LIGHT.lowers) < share(raising, LIGHT.raises)


def test_it_stands_on_the_ground_of_the_look_and_is_as_wide_as_asked():
    dark = Colours("#1A2027", "#E9EDF2", "#B3BDC8", "#8793A0", "#6DB3E2", "#E0A266")
    picture = waterfall(0.48, STEPS, WORDS, dark, width=5.0, dots_per_inch=100)
    assert share(picture, dark.ground) > 0.8
    assert pixels(picture).shape[1] == 500


def test_it_can_be_drawn_of_nothing_and_of_parts_that_cancel_out():
    for steps in ((), (Step("a", 0.0),), (Step("a", 0.03), Step("b", -0.03))):
        assert waterfall(0.5, steps, WORDS, LIGHT).startswith(b"\x89PNG")
