"""`python -m models.training STEP`: rebuild the evidence tables from raw data, the bundle from the tables."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from models.training.paths import BUNDLE_ID, BUNDLES


def main(arguments: list[str] | None = None) -> None:
    """Run one step, or all of them."""
    options = _parser().parse_args(arguments)
    steps = ("synthesis", "cohort", "train", "package") if options.step == "all" else (options.step,)
    for step in steps:
        print(f"{step} ...")
        _run(step, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("step", choices=["synthesis", "cohort", "train", "package", "all", "make-key"],
                        help="synthesis: trial arms to drug effects; cohort: modifiers and case mix; train: boosters "
                             "from the committed tables; package: card, manifest, signature; make-key: a new signing "
                             "key")  # fmt: skip
    parser.add_argument("--data", type=Path, metavar="DIR",
                        help="folder of the raw data sets (synthesis, cohort; never committed)")  # fmt: skip
    parser.add_argument("--key", type=Path, metavar="FILE", help="Ed25519 private key, outside the repository")
    parser.add_argument("--output", type=Path, metavar="DIR", default=BUNDLES / BUNDLE_ID,
                        help="the bundle's folder (default: %(default)s)")  # fmt: skip
    parser.add_argument("--date", type=dt.date.fromisoformat, default=dt.date.today(), help="date to write (today)")
    return parser


def _run(step: str, options: argparse.Namespace) -> None:
    from models.training import case_mix, modifiers, package, synthesis

    if step == "synthesis":
        synthesis.run(_given(options.data, "--data"), options.date)
    elif step == "cohort":
        if options.data is not None:
            case_mix.build(options.data)
        modifiers.build(options.data)
    elif step == "train":
        package.train_all(options.output)
    elif step == "package":
        package.seal(options.output, package.read_key(_given(options.key, "--key")), options.date)
    elif step == "make-key":
        print(package.make_key(_given(options.key, "--key")))


def _given(value: Path | None, name: str) -> Path:
    if value is None:
        raise SystemExit(f"this step needs {name}")
    return value


if __name__ == "__main__":
    main()
