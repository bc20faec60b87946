"""`self-check`, `diagnostics` and `manual`."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path

from cds_app.cli.answers import DONE, REFUSED, Arguments, report, with_session
from cds_app.cli.commands import Commands
from cds_app.workflow.session import Session


def add_commands(commands: Commands) -> None:
    command = commands.add("self-check", self_check, "Check cipher, catalogue, policy, bundles, space and permissions.")
    command.add_argument("--store", type=Path, metavar="DIR", help="check this store too")
    command.add_argument("--user", metavar="NAME", help="sign in and check the store and its log in full")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE")
    command = commands.add(
        "diagnostics", diagnostics, "What IT needs of a fault: versions, checks, sizes. No patients."
    )
    command.add_argument("--output", type=Path, metavar="FILE", help="save it there; otherwise it is only shown")
    command.add_argument("--store", type=Path, metavar="DIR", help="with the sizes of this store")
    command.add_argument("--user", metavar="NAME", help="an administrator: with full checks and rounded counts")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE")
    command = commands.add("manual", manual, "The manual for IT as PDF: install, govern, recover.")
    command.add_argument("--output", type=Path, required=True, metavar="FILE", help="ends in .pdf")
    command.add_argument("--whole", action="store_true", help="the pages for everybody, not only those for IT")


def self_check(args: Arguments) -> int:
    from cds_app.workflow.self_check import Check
    from cds_app.workflow.self_check import self_check as use_case

    def finish(checks: tuple[Check, ...]) -> int:
        passed = all(c.passed for c in checks)
        text = "\n".join(f"{'ok    ' if c.passed else 'FAILED'} {c.code:18} {c.detail}" for c in checks)
        report(args, {"passed": passed, "checks": [asdict(c) for c in checks]}, text)
        return DONE if passed else REFUSED

    if args.store is not None and args.user is not None:
        return with_session(args, lambda session: finish(use_case(args.store, session)))
    return finish(use_case(args.store))


def diagnostics(args: Arguments) -> int:
    from cds_app.workflow import diagnostics as use_case

    def finish(made: use_case.Diagnostics, session: Session | None = None) -> int:
        data = {"passed": made.sound, "checks": [asdict(check) for check in made.checks], "content": made.content}
        if args.output is None:
            report(args, data, made.content)
        else:
            keep = use_case.save_diagnostics if session is None else partial(use_case.keep_diagnostics, session)
            saved = keep(made, args.output)
            report(args, {**data, "output": str(saved)}, f"{made.content}\nSaved in {saved}.")
        return DONE if made.sound else REFUSED

    if args.store is not None and args.user is not None:
        return with_session(args, lambda session: finish(use_case.diagnostics(session), session))
    return finish(use_case.diagnose(args.store))


def manual(args: Arguments) -> int:
    from cds_app.workflow.write_manual import write_manual

    written = write_manual(args.output, args.print_pdf, whole=args.whole)
    report(args, {"output": str(written)}, f"Written: {written}")
    return DONE
