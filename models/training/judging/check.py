"""Are the figures of a bundle's card still what bundle and evidence give? Recomputed here, compared within rounding.

From the committed bundle and the committed evidence tables alone: the boosters are judged again in the simulated
truth, the follow-up figures are made again from the table of held-out predictions, and the card is written again from
manifest, metrics and evidence. With the raw data sets, layers 1 and 3 are estimated anew as well (`check_raw`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import Bundle, load_bundle
from models.training import contents
from models.training.cards import card, coalition_card
from models.training.cards.card_follow_up import FOLLOW_UP, validation
from models.training.courses import follow_up_figures
from models.training.courses.follow_up_held_out import read_table
from models.training.judging.evaluate import evaluate
from models.training.judging.judged import FULL, Sizes
from models.training.package import evidence_hashes, rounded
from models.training.paths import EVIDENCE, TRUST, read_json
from models.training.patients.cohort import load_evidence
from models.training.sealing import MANIFEST

ABSOLUTE, RELATIVE = 5e-4, 1e-3
"""How far a figure may come out from what is written: half a unit of the last digit that the card shows, and last-bit
differences between machines on counts."""
HELD_OUT = EVIDENCE / "follow_up_held_out.csv"
HELD_OUT_CONTRASTS, HELD_OUT_ARMS = EVIDENCE / "held_out.csv", EVIDENCE / "held_out_arms.csv"
CARRY_OVER = "carry_over.json"


def check(folder: Path, trusted: Path = TRUST, sizes: Sizes = FULL) -> list[str]:
    """Every drift in words, empty when all figures hold. `sizes` are those that the bundle was judged with.

    Raises what `load_bundle` raises: a bundle that is not as it was signed is not judged.
    """
    bundle = load_bundle(folder, trusted, today=None)
    manifest, metrics, written = (read_json(folder / name) for name in (MANIFEST, "metrics.json", card.CARD))
    again = card.content(manifest, metrics, sorted(path.name for path in (folder / "figures").glob("*.svg")))
    coalition = coalition_card.content(manifest, again["facts"], again["metrics"])
    return [
        *_evidence(manifest),
        *_copies(folder),
        *differences(metrics, judged_again(folder, bundle, sizes), "metrics.json"),
        *differences(written, rounded(again), card.CARD),
        *differences(read_json(folder / card.COALITION), rounded(coalition), card.COALITION),
        *_texts(folder, written),
        *_drug_layer(),
        *_follow_up(),
    ]


def judged_again(folder: Path, bundle: Bundle, sizes: Sizes = FULL) -> dict[str, Any]:
    """The metrics of every outcome, from the bundle's own boosters."""
    found = {}
    for outcome in OUTCOMES:
        judged = evaluate(load_evidence(outcome), bundle.models[outcome], bundle.reference, sizes)
        largest = max(path.stat().st_size for path in (folder / outcome).glob("*.txt"))
        found[outcome] = judged | {"model_bytes": largest}
    return dict(rounded(found))


def differences(written: Any, again: Any, where: str) -> Iterator[str]:
    """Each place at which two nested contents differ by more than rounding, named by its path."""
    if isinstance(written, Mapping) and isinstance(again, Mapping):
        for key in sorted(set(written) | set(again)):
            if key not in written or key not in again:
                yield f"{where}: {key} is only in the {'bundle' if key in written else 'figures computed again'}"
            else:
                yield from differences(
                    written[key], again[key], f"{where}: {key}" if ":" not in where else f"{where}.{key}"
                )
    elif isinstance(written, list) and isinstance(again, list) and len(written) == len(again):
        for place, (one, other) in enumerate(zip(written, again, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif not _same(written, again):
        yield f"{where} is {_short(written)} in the bundle, {_short(again)} when computed again"


def _same(written: Any, again: Any) -> bool:
    numbers = all(isinstance(each, int | float) and not isinstance(each, bool) for each in (written, again))
    if numbers:
        return math.isclose(written, again, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
    return type(written) is type(again) and written == again


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _evidence(manifest: Mapping[str, Any]) -> Iterator[str]:
    """The evidence tables that the bundle was made from are the committed ones."""
    used = manifest["training_data"]["evidence"]
    present = evidence_hashes()
    for name in sorted(set(used) | set(present)):
        if used.get(name) != present.get(name):
            yield f"evidence/{name} is not the table that the bundle was made from"


def _copies(folder: Path) -> Iterator[str]:
    for name in contents.COPIED:
        source, copy = EVIDENCE / name, folder / name
        if source.exists() != copy.exists() or (copy.exists() and source.read_bytes() != copy.read_bytes()):
            yield f"{name} is not the committed table"


def _texts(folder: Path, written: Mapping[str, Any]) -> Iterator[str]:
    """The card for people says what the card for programs holds, word for word; so does the coalition card's XML."""
    if (folder / card.CARD_TEXT).read_text(encoding="utf-8") != card.markdown(written):
        yield f"{card.CARD_TEXT} does not say what {card.CARD} holds"
    xml = coalition_card.as_xml(coalition_card.in_order(read_json(folder / card.COALITION)))
    if (folder / card.COALITION_XML).read_text(encoding="utf-8") != xml:
        yield f"{card.COALITION_XML} does not say what {card.COALITION} holds"


def _drug_layer() -> Iterator[str]:
    """The figures of held-out trials, from the committed tables of held-out contrasts and arms."""
    if HELD_OUT_CONTRASTS.exists():
        from models.training.drugs import synthesis

        again = synthesis.held_out_figures(pd.read_csv(HELD_OUT_CONTRASTS), pd.read_csv(HELD_OUT_ARMS))
        written = read_json(EVIDENCE / CARRY_OVER)
        for name in sorted(set(again) & set(written)):
            yield from differences(written[name], rounded(again[name]), f"{CARRY_OVER}: {name}")


def _follow_up() -> Iterator[str]:
    written = validation()
    if written is not None:
        yield from differences(written, follow_up_figures.figures(read_table(HELD_OUT)), FOLLOW_UP)
