"""A small export with each of its bytes flipped: the verifier lets none of them pass."""

from __future__ import annotations

import random
from pathlib import Path

from tests.reporting.flipping import chosen_places, flips_that_pass, smallest_export


def attack(base: Path, chance: random.Random, times: int, _seconds: float) -> list[str]:
    """Every byte; with `times` 0, only one of every value and all of the structure, as in the ordinary tests."""
    del chance
    data = smallest_export(base)
    passed = flips_that_pass(data, base, None if times else chosen_places(data))
    return [f"byte {place} changed by {mask:#x} is not noticed" for place, mask in passed]
