"""`evaluate`: a bundle's estimates against what happened, on a record set with outcomes."""

from __future__ import annotations

from pathlib import Path

from cds_app.cli import reading
from cds_app.cli.answers import DONE, REFUSED, Arguments, report, say_error
from cds_app.cli.commands import Commands
from cds_app.cli.records import PATHS, show_progress
from cds_app.domain.evaluation import Evaluation
from cds_app.workflow.session import Surroundings


def add_commands(commands: Commands) -> None:
    command = commands.add(
        "evaluate", evaluate, "Hold a bundle's estimates against the outcomes in a record set; nothing is kept."
    )
    command.add_argument("path", type=Path, metavar="PATH", help=f"{PATHS}; with treatments and follow-up")
    reading.add_arguments(command)
    command.add_argument("--output", type=Path, metavar="DIR", help="where report.html, .pdf and .json are written")
    command.add_argument("--bundle", metavar="ID_OR_PATH", help="another bundle than the one in use")
    command.add_argument("--bundle-key", type=Path, metavar="FILE", help="a public key to trust for that bundle")


def evaluate(args: Arguments) -> int:
    from cds_app.reporting.performance_json import performance_json
    from cds_app.workflow.evaluate_bundle import evaluate_bundle
    from cds_app.workflow.write_evaluation import open_folder, write_evaluation

    surroundings = Surroundings.of_this_machine()
    if args.output is not None:
        open_folder(args.output)
    found = evaluate_bundle(
        surroundings,
        args.path,
        bundle=args.bundle,
        bundle_key=args.bundle_key,
        how=reading.how(args),
        on_progress=show_progress,
    )
    lines = summary(found)
    if args.output is not None:
        written = write_evaluation(found, surroundings.catalogue, args.output, args.print_pdf)
        lines.append(f"Written: {', '.join(str(path) for path in written)}")
    report(args, performance_json(found), "\n".join(lines))
    if found.anything:
        return DONE
    say_error("Nothing could be evaluated on this record set; the reasons are given above.")
    return REFUSED


def summary(found: Evaluation) -> list[str]:
    """The answer for a terminal."""
    from cds_app.reporting.numbers import count
    from cds_app.reporting.performance_words import STEPS, headline, sentences

    lines = [f"{found.bundle.id}, version {found.bundle.version}: {found.bundle.basis}", headline(found)]
    lines += [f"  {count(step.people)} left out: {STEPS[step.code]}." for step in found.steps]
    lines += [" ".join(sentences(outcome)) for outcome in found.outcomes]
    return lines
