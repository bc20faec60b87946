"""`back-up` and `self-check`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from cds_app.cli.answers import DONE, REFUSED, Arguments, report, with_session
from cds_app.cli.commands import Commands
from cds_app.workflow.session import Session


def add_commands(commands: Commands) -> None:
    command = commands.add("back-up", back_up, "Copy the encrypted store, verified.", store=True)
    command.add_argument("--output", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    command = commands.add("self-check", self_check, "Check cipher, catalogue, policy, bundles, space and permissions.")
    command.add_argument("--store", type=Path, metavar="DIR", help="check this store too")
    command.add_argument("--user", metavar="NAME", help="sign in and check the store and its log in full")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE")


def back_up(args: Arguments) -> int:
    from cds_app.workflow.back_up import back_up as use_case

    def work(session: Session) -> int:
        target = use_case(session, args.output)
        report(args, {"output": str(target)}, f"Backed up and verified in {target}.")
        return DONE

    return with_session(args, work)


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
