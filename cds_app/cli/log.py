"""`export-log`, `verify-log`, `oversight` and `replay`."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path

from cds_app.cli.answers import DONE, REFUSED, Arguments, report, with_session
from cds_app.cli.commands import Commands
from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.log_filter import LogFilter
from cds_app.workflow.session import Session


def add_commands(commands: Commands) -> None:
    command = commands.add("export-log", export_log, "Export the signed decision log.", store=True)
    command.add_argument("--output", type=Path, required=True, metavar="FILE")
    command.add_argument("--purpose", required=True, metavar="TEXT", help="why; it is logged")
    command.add_argument("--recipient", required=True, metavar="TEXT", help="for whom; it is logged")
    command.add_argument("--events", type=_events, default=(), metavar="LIST", help="only these kinds, by comma")
    command.add_argument("--record", metavar="ID", help="only entries about this record id")
    command.add_argument("--person", metavar="NAME", help="only entries of this user")
    _add_days(command)
    command.add_argument(
        "--formats",
        type=_formats,
        default=(),
        metavar="LIST",
        help="also, beside the log: csv, fhir, feedback, verifier",
    )
    command.add_argument("--folder", action="store_true", help="a new folder with all of it and one signed list")
    command = commands.add("verify-log", verify_log, "Check an exported log or export folder; needs no store.")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--anchor", type=Path, action="append", metavar="FILE", help="an earlier export or checkpoint kept elsewhere"
    )
    command.add_argument("--receipts", type=Path, metavar="FILE", help="codes of signatures from charts, one a line")
    command.add_argument("--table", type=Path, action="append", default=[], metavar="FILE", help="a CSV of the export")
    command.add_argument("--trusted-key", metavar="BASE64", help="the installation's public key as you know it")
    command = commands.add("oversight", oversight, "How signed decisions stand to the estimates.", store=True)
    command.add_argument("--output", type=Path, metavar="FILE", help="as .html, .pdf or .csv")
    command.add_argument("--drift", action="store_true", help="measure the model's drift too: reads every patient")
    _add_days(command)
    command = commands.add("replay", replay, "Recompute a stored assessment and compare.", store=True)
    command.add_argument("pseudonym", metavar="PSEUDONYM")


def export_log(args: Arguments) -> int:
    from cds_app.workflow.export_folder import export_folder
    from cds_app.workflow.export_log import export_log as export_file

    def work(session: Session) -> int:
        told = {"purpose": args.purpose, "recipient": args.recipient}
        only = _filter(session, args)
        if args.folder:
            result = export_folder(session, args.output, only=only, **told)
        else:
            result = export_file(session, args.output, only=only, formats=args.formats, **told)
        where = result.folder or result.path
        data = {
            "output": str(where),
            "entries": result.size,
            "withheld": result.withheld,
            "head": result.head,
            "sha256": result.sha256,
            "copies": [str(path) for path in result.copies],
        }
        beside = f"\nBeside it: {', '.join(path.name for path in result.copies)}" if result.copies else ""
        held = f", {result.withheld} of them as a hash only" if result.withheld else ""
        text = (
            f"Exported {result.size} entries{held} to {where}.{beside}\nHead of the chain: {result.head}\n"
            "Keep the head somewhere else; it anchors later verification."
        )
        report(args, data, text)
        return DONE

    return with_session(args, work)


def verify_log(args: Arguments) -> int:
    from cds_app.workflow.verify_log import verify_log as use_case

    verdict = use_case(
        args.file, args.anchor, receipts_file=args.receipts, tables=args.table, trusted_key=args.trusted_key
    )
    report(args, asdict(verdict), verdict.sentence)
    return verdict.exit_code


def oversight(args: Arguments) -> int:
    from cds_app.reporting.oversight_report import SHARES, oversight_json, share_words
    from cds_app.reporting.recalibration_words import drift_json, drift_lines
    from cds_app.workflow.measure_drift import drift_if_measurable
    from cds_app.workflow.oversight import oversight_report
    from cds_app.workflow.write_oversight import check_target, write_oversight

    if args.output is not None:
        check_target(args.output, args.print_pdf)

    def work(session: Session) -> int:
        found = oversight_report(session, first_day=args.first_day, last_day=args.last_day)
        drift = drift_if_measurable(session) if args.drift else None
        lines = [f"{words}: {share_words(getattr(found.everybody, field))}" for field, words in SHARES]
        if args.output is not None:
            write_oversight(found, session.catalogue, args.output, args.print_pdf, drift)
            lines.append(f"Written: {args.output}")
        lines += [] if drift is None else drift_lines(drift)
        data = {**oversight_json(found), "drift": None if drift is None else drift_json(drift)}
        report(args, data, "\n".join([f"{found.everybody.decisions} decisions", *lines]))
        return DONE

    return with_session(args, work)


def _add_days(command: argparse.ArgumentParser) -> None:
    for flag, name in (("--from", "first_day"), ("--to", "last_day")):
        command.add_argument(
            flag, dest=name, type=date.fromisoformat, metavar="DAY", help="as 2026-11-02, by UTC, that day included"
        )


def _events(text: str) -> tuple[EventKind, ...]:
    """Argparse turns the ValueError of an unknown kind into wrong usage."""
    return tuple(EventKind(name.strip()) for name in text.split(","))


def _formats(text: str) -> tuple[str, ...]:
    from cds_app.workflow.export_log import FORMATS

    found = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    if unknown := [name for name in found if name not in FORMATS]:
        raise ValueError(unknown[0])
    return found


def _filter(session: Session, args: Arguments) -> LogFilter:
    """What the flags ask for. Raises `CdsError` "user_unknown"."""
    user_id = None
    if args.person is not None:
        found = [user.user_id for user in session.store.users() if user.name == args.person]
        if not found:
            raise CdsError("user_unknown")
        user_id = found[0]
    return LogFilter(args.events, args.record, user_id, args.first_day, args.last_day)


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
