"""Speed as ratios: each work beside its floor, measured in the same run. `make bench` prints a table and JSON.

Times on one machine mean little on another; the ratio of our work to the least that any program must do means the
same everywhere.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from cds_app.domain.audit import EventKind
from cds_app.domain.outcome import OUTCOMES
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions
from cds_app.intake.record_set import read_record_set
from cds_app.reporting.verification import verify
from cds_app.scoring.explainer import Explainer
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs, rows
from cds_app.scoring.predictor import compare
from cds_app.workflow.export_log import export_log
from cds_app.workflow.session import active_bundle
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, make_session, make_surroundings, real_catalogue

ROUNDS = 7


def main() -> int:
    """Measure everything and print it."""
    results = [*scoring(), verifying(), filtering(), standing_still()]
    for r in results:
        print(f"{r['work']:44} {r['ours_ms']:9.2f} ms {r['floor_ms']:9.2f} ms {r['ratio']:7.2f} × {r['floor']}")
    print(json.dumps(results))
    return 0


def scoring() -> list[dict[str, object]]:
    """One patient's comparison and explanation against the bare library calls on the same rows."""
    surroundings, catalogue = make_surroundings(), real_catalogue()
    bundle = active_bundle(surroundings)
    record = next(r for r in read_record_set(SAMPLE, catalogue).records if r.pseudonym == SHOWCASE)
    readiness, fired = assess_readiness(record, catalogue), cautions(record, catalogue)
    inputs = patient_inputs(record, catalogue)
    matrices = {o: np.array(rows(inputs, bundle.models[o].effects)) for o in OUTCOMES}

    def floor_compare() -> None:
        for outcome in OUTCOMES:
            for booster in (bundle.models[outcome].central, *bundle.models[outcome].draws):
                booster.predict(matrices[outcome], raw_score=True, num_threads=1)

    def ours_compare() -> None:
        compare(record, catalogue, bundle, readiness=readiness, cautions=fired)

    explainer = Explainer(bundle)
    comparison = compare(record, catalogue, bundle, readiness=readiness, cautions=fired)
    drug = next(e.drug for e in comparison.estimates if e.status == "estimated")
    central = bundle.models["response"].central
    row = matrices["response"][:1]

    def floor_explain() -> None:
        central.predict(row, pred_contrib=True, num_threads=1)

    def ours_explain() -> None:
        explainer.explain(record, catalogue, drug, "response", comparison)

    assert len(PATIENT_INPUTS) + 1 == row.shape[1]
    return [
        measured("comparison, one patient, 21 drugs × 4 outcomes", ours_compare, floor_compare, "every booster once"),
        measured("explanation of one drug and outcome", ours_explain, floor_explain, "LightGBM's own contributions"),
    ]


def verifying() -> dict[str, object]:
    """Verifying an exported log against parsing and hashing the same bytes."""
    import hashlib

    with tempfile.TemporaryDirectory() as folder:
        session = make_session(Path(folder) / "store")
        for number in range(2_000):
            with session.store.change(EventKind.LOG_READ, {"n": number}):
                pass
        target = Path(folder) / "log.jsonl"
        export_log(session, target, purpose="bench", recipient="bench", confirm=PASSPHRASE)
        session.close()
        lines = target.read_bytes().splitlines()

        def floor() -> None:
            for line in lines:
                json.loads(line)
                hashlib.sha256(line).digest()

        return measured("verification of 2,000 entries", lambda: verify(target), floor, "JSON parse and SHA-256")


def filtering() -> dict[str, object]:
    """Filtering a worklist of 100,000 rows against the same search over a plain list."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from cds_app.gui.tables import Column, RowsModel

    app = QApplication.instance() or QApplication([])
    rows = tuple((f"P-{n:06d}", n % 28) for n in range(100_000))
    model = RowsModel((Column("Code", lambda row: row[0]),), rows, search_in=lambda row: row[0])
    folded = [row[0].casefold() for row in rows]
    work = lambda: model.set_filter("p-01")  # noqa: E731
    found = measured(
        "filter of 100,000 rows", work, lambda: [n for n, t in enumerate(folded) if "p-01" in t], "plain search"
    )
    del app
    return found


def standing_still() -> dict[str, object]:
    """The longest block of the window from import to comparison, against what any busy second thread costs it."""
    from tests.bench_window import longest_block, longest_block_of_nothing

    ours, floor = longest_block(), longest_block_of_nothing()
    return {
        "work": "longest block of the window, import to compare",
        "ours_ms": round(ours, 1),
        "floor_ms": round(floor, 1),
        "ratio": round(ours / floor, 2),
        "floor": "empty window, busy thread",
    }


def measured(work: str, ours: Callable[[], object], floor: Callable[[], object], name: str) -> dict[str, object]:
    """Median times of both, in turn, so that a drifting machine hits both alike."""
    mine: list[float] = []
    least: list[float] = []
    ours()
    floor()
    for _ in range(ROUNDS):
        mine.append(_milliseconds(ours))
        least.append(_milliseconds(floor))
    ratios = [a / b for a, b in zip(mine, least, strict=True)]
    return {
        "work": work,
        "ours_ms": round(statistics.median(mine), 3),
        "floor_ms": round(statistics.median(least), 3),
        "ratio": round(statistics.median(ratios), 2),
        "floor": name,
    }


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
