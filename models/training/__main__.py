"""`python -m models.training STEP`: evidence tables from raw data, a bundle from the tables, checks of both."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from models.training.paths import BUNDLE_ID, BUNDLES, read_json

STEPS = {
    "synthesis": "trial arms to drug effects (layer 1)",
    "cohort": "modifiers and case mix (layer 2)",
    "follow-up": "real courses to the week-2 update (layer 3)",
    "stability": "how many draws are enough, and how far two builds lie apart",
    "train": "boosters, tables and metrics from the committed tables; stops when a threshold is missed",
    "package": "figures, card, manifest and signature over what train left",
    "rebuild": "train and package: the bundle from the committed tables, byte for byte on the same machine",
    "check": "recompute every figure of the card; exit code 1 names what drifted",
    "make-key": "a new signing key",
    "site": "a site's own model from its records (site --help)",
}

MOST_LINES = 40


def main(arguments: list[str] | None = None) -> int:
    """Run one step; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["site"]:
        from models.training import site

        return int(site.main(given[1:]) or 0)
    options = _parser().parse_args(given)
    if options.step == "check":
        return _check(options)
    print(f"{options.step} ...")
    _write(options)
    return 0


def _parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {name:<15} {what}" for name, what in STEPS.items())
    parser = argparse.ArgumentParser(
        prog="python -m models.training", description=f"{__doc__}\n\nsteps:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("step", choices=list(STEPS), metavar="STEP", help="one of the above")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the raw data sets (never committed)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="Ed25519 private key, outside the repository")
    parser.add_argument("--bundle", "--output", type=Path, metavar="DIR", default=BUNDLES / BUNDLE_ID,
                        help=f"the bundle's folder (default: models/bundles/{BUNDLE_ID})")  # fmt: skip
    parser.add_argument("--date", type=dt.date.fromisoformat,
                        help="date to write (default: that of the released bundle of this id, else today)")  # fmt: skip
    return parser


def _write(options: argparse.Namespace) -> None:
    """The steps that make something. Each imports what it needs: raw data and bundles are different worlds."""
    today = options.date or dt.date.today()
    if options.step == "synthesis":
        data = _given(options.data, "--data")
        from models.training.drugs import synthesis

        synthesis.run(data, today)
    elif options.step == "cohort":
        from models.training.patients import case_mix, modifiers

        if options.data is not None:
            case_mix.build(options.data)
        modifiers.build(options.data)
    elif options.step == "follow-up":
        data = _given(options.data, "--data")
        from models.training.courses import follow_up

        follow_up.run(data, today)
    elif options.step == "stability":
        from models.training.patients import stability

        stability.main()
    else:
        _seal(options)


def _seal(options: argparse.Namespace) -> None:
    """The steps that make a bundle or a key."""
    from models.training import package, sealing

    if options.step == "make-key":
        print(sealing.make_key(_given(options.key, "--key")))
        return
    key = None if options.step == "train" else sealing.read_key(_given(options.key, "--key"))
    if options.step in ("train", "rebuild"):
        package.train_all(options.bundle)
    if key is not None:
        package.seal(options.bundle, key, options.date or package.created_before())


def _check(options: argparse.Namespace) -> int:
    from cds_app.domain.errors import CdsError
    from models.training.judging.acceptance import failures
    from models.training.judging.check import check
    from models.training.judging.check_raw import check_raw

    try:
        found = check(options.bundle) + failures(read_json(options.bundle / "metrics.json"))
    except CdsError as error:
        found = [f"not judged: {error}"]
    if options.data is not None:
        found += check_raw(options.data)
    print("\n".join(found[:MOST_LINES]) if found else f"{options.bundle.name}: every figure came out again")
    if len(found) > MOST_LINES:
        print(f"and {len(found) - MOST_LINES} more")
    return 1 if found else 0


def _given(value: Path | None, name: str) -> Path:
    if value is None:
        raise SystemExit(f"this step needs {name}")
    return value


if __name__ == "__main__":
    sys.exit(main())
