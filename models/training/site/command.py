"""`python -m models.training site`: from a site's records to a signed bundle, or to a report of why not."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.environment import paths
from cds_app.guidance.formulary import load_catalogue
from cds_app.scoring.bundle import Bundle, find_bundles, load_bundle
from models.training import sealing
from models.training.paths import BUNDLES, SEED, TRUST
from models.training.site import report
from models.training.site.boosters import Fit, fit_here
from models.training.site.bundle_folder import check_output, write_bundle
from models.training.site.distributed import cluster
from models.training.site.pipeline import DRAWS, train_site
from models.training.site.records import read_cohort
from models.training.site.refusal import NotTrained
from models.training.site.scorer import Scorer, score_here
from models.training.site.thresholds import DEFAULT, read_thresholds

DONE, REFUSED = 0, 1


def run(arguments: list[str]) -> int:
    """Train, judge, report, and write the bundle when it is accepted; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except CdsError as error:
        print(sentence(error))
    except NotTrained as refusal:
        print("\n".join(refusal.reasons))
    return REFUSED


def _run(options: argparse.Namespace) -> int:
    check_output(options.output)
    thresholds = read_thresholds(options.thresholds, options.date)
    key = _key(options)
    in_use = options.active or find_bundles(BUNDLES)[-1]
    bundle = load_bundle(in_use, options.trusted, today=options.date)
    folder = options.report or options.output.with_name(options.output.name + "-report")
    content = report.about_run(
        thresholds, bundle, created=options.date.isoformat(), seed=options.seed, on_dask=options.scheduler is not None
    )
    try:
        result, content = _train(options, bundle, content, thresholds)
    except NotTrained as refusal:
        report.write_report(folder, content | refusal.content, refusal.reasons)
        return _say_refused(refusal.reasons, folder)
    report.write_report(folder, content, result.failures)
    if result.failures:
        return _say_refused(result.failures, folder)
    if key is None:
        print(f"Accepted; the report is in {folder.name}. No bundle was written, because no --key was given.")
        return DONE
    write_bundle(options.output, result, content, in_use, key, created=options.date, developer=options.developer)
    print(f"Accepted: {options.output.name} is written and signed; the report is in {folder.name}.")
    return DONE


def _train(options: argparse.Namespace, bundle: Bundle, content: dict[str, Any], thresholds: Any) -> Any:
    """The result and the report's content. A refusal carries what was already known of the records."""
    cohort, reading = read_cohort(options.records, load_catalogue(paths.resource("catalogue")), options.order)
    content = content | report.about_records(cohort, reading)
    try:
        with _machines(options.scheduler) as (fit, scorer):
            result = train_site(
                cohort, reading, bundle, thresholds, seed=options.seed, draws=options.draws, fit=fit, scorer=scorer
            )
    except NotTrained as refusal:
        refusal.content = content
        raise
    return result, content | report.about_result(result)


@contextlib.contextmanager
def _machines(scheduler: str | None) -> Iterator[tuple[Fit, Scorer]]:
    if scheduler is None:
        yield fit_here, score_here
        return
    with cluster(scheduler) as both:
        yield both


def _key(options: argparse.Namespace) -> Ed25519PrivateKey | None:
    """The site's key, made on request; its public half then lies beside it, for `cds-app models trust`."""
    if options.key is None:
        return None
    if options.new_key:
        if options.key.exists():
            raise NotTrained("The key file exists; leave --new-key out to use it.")
        public = options.key.with_name(options.key.name + ".public.json")
        name = sealing.make_key(options.key, public, kind="site")
        print(f"Key {name} is made. Keep {options.key.name} secret; {public.name} is for the program to trust.")
    try:
        return sealing.read_key(options.key)
    except (OSError, ValueError):
        raise NotTrained("The key file cannot be read as an Ed25519 private key; --new-key makes one.") from None


def _say_refused(reasons: tuple[str, ...], folder: Path) -> int:
    print("Refused: no bundle was written.\n" + "\n".join(f"- {reason}" for reason in reasons))
    print(f"The report is in {folder.name}.")
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training site", description=__doc__)
    add = parser.add_argument
    add("--records", type=Path, required=True, metavar="DIR", help="a record set in the program's own format")
    add("--output", type=Path, required=True, metavar="BUNDLE", help="the new bundle's folder; its name is the id")
    add("--key", type=Path, metavar="FILE", help="the site's signing key; without it only the report is written")
    add("--new-key", action="store_true", help="make the key first, with its public half beside it")
    add("--order", type=Path, metavar="FILE", help="CSV pseudonym,period: split by time instead of at random")
    add("--thresholds", type=Path, metavar="FILE", default=DEFAULT, help="acceptance thresholds, written before")
    add("--active", type=Path, metavar="DIR", help="the bundle in use (default: the newest of the program's own)")
    add("--trusted", type=Path, metavar="FILE", default=TRUST, help="keys that the bundle in use may be signed with")
    add("--report", type=Path, metavar="DIR", help="where the report goes (default: BUNDLE-report)")
    add("--scheduler", metavar="ADDRESS", help="train and score on this Dask cluster, as tcp://host:port")
    add("--developer", default="the site that signed it", metavar="NAME", help="who made it, for the card")
    add("--draws", type=_draws, default=DRAWS, metavar="N", help="members of each ensemble (default: %(default)s)")
    add("--seed", type=int, default=SEED, metavar="N", help="for the split and the resamples (default: %(default)s)")
    add("--date", type=dt.date.fromisoformat, default=dt.date.today(), help="date to write (today)")
    return parser


def _draws(text: str) -> int:
    number = int(text)
    if number < 2:
        raise argparse.ArgumentTypeError("an interval needs two draws or more")
    return number
