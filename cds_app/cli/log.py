"""`export-log`, `verify-log` and `replay`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from cds_app.cli.answers import DONE, REFUSED, Arguments, report, with_session
from cds_app.cli.commands import Commands
from cds_app.workflow.session import Session


def add_commands(commands: Commands) -> None:
    command = commands.add("export-log", export_log, "Export the signed decision log.", store=True)
    command.add_argument("--output", type=Path, required=True, metavar="FILE")
    command.add_argument("--purpose", required=True, metavar="TEXT", help="why; it is logged")
    command.add_argument("--recipient", required=True, metavar="TEXT", help="for whom; it is logged")
    command = commands.add("verify-log", verify_log, "Check an exported log; needs no store.")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--anchor", type=Path, metavar="FILE", help="an earlier export or checkpoint kept elsewhere")
    command = commands.add("replay", replay, "Recompute a stored assessment and compare.", store=True)
    command.add_argument("pseudonym", metavar="PSEUDONYM")


def export_log(args: Arguments) -> int:
    from cds_app.workflow.export_log import export_log as use_case

    def work(session: Session) -> int:
        result = use_case(session, args.output, purpose=args.purpose, recipient=args.recipient)
        data = {"output": str(result.path), "entries": result.size, "head": result.head, "sha256": result.sha256}
        text = (
            f"Exported {result.size} entries to {result.path}.\nHead of the chain: {result.head}\n"
            "Keep the head somewhere else; it anchors later verification."
        )
        report(args, data, text)
        return DONE

    return with_session(args, work)


def verify_log(args: Arguments) -> int:
    from cds_app.workflow.verify_log import verify_log as use_case

    verdict = use_case(args.file, args.anchor)
    report(args, asdict(verdict), verdict.sentence)
    return verdict.exit_code


def replay(args: Arguments) -> int:
    from cds_app.workflow.replay_assessment import replay_assessment

    def work(session: Session) -> int:
        result = replay_assessment(session, args.pseudonym)
        text = (
            f"All {result.compared} estimates of the stored assessment came out the same."
            if result.same
            else f"{len(result.differences)} numbers differ: {', '.join(result.differences[:5])}"
        )
        if not result.bundle_in_use:
            text += f"\nMade with bundle {result.bundle_id}, which is no longer the one in use."
        if result.changed_since:
            text += f"\nChanged since then: {', '.join(result.changed_since)}."
        report(args, asdict(result), text)
        return DONE if result.same else REFUSED

    return with_session(args, work)
