"""`rotate-key`, `back-up`, `restore` and `accept-state`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from cds_app.cli.answers import DONE, REFUSED, Arguments, passphrase_of, report, with_session
from cds_app.cli.commands import Commands
from cds_app.domain.messages import sentence
from cds_app.workflow.restore import REASONS
from cds_app.workflow.session import Session, Surroundings


def add_commands(commands: Commands) -> None:
    command = commands.add("rotate-key", rotate_key, "Give the whole store a new key.", store=True)
    command.add_argument("--drop", action="store_true", help="leave people behind who would have to sign in first")
    command = commands.add("back-up", back_up, "Copy the encrypted store, verified.", store=True)
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("--output", type=Path, metavar="DIR", help="a folder that does not exist yet")
    where.add_argument("--into", type=Path, metavar="DIR", help="a folder that collects backups, named by their time")
    command.add_argument("--keep", type=int, metavar="N", help="with --into: remove the oldest, all but N")
    command = commands.add("restore", restore, "Bring a backup back; what is there is kept beside it.", store=True)
    command.add_argument("backup", type=Path, metavar="BACKUP", help="the backup's folder")
    command.add_argument("--drill", action="store_true", help="only try it, and change nothing")
    text = "Go on with a store that is not the newest; signing opens."
    command = commands.add("accept-state", accept_state, text, store=True)
    command.add_argument("--reason", choices=REASONS, help="why; it becomes part of the log")


def rotate_key(args: Arguments) -> int:
    from cds_app.workflow.rotate_key import rotate_key as use_case

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        use_case(session, own, _show_progress, drop=args.drop)
        report(args, {"rotated": True}, "The store has a new key. Everybody keeps their passphrase; make a new backup.")
        return DONE

    return with_session(args, work, passphrase=own)


def back_up(args: Arguments) -> int:
    from cds_app.workflow import back_up as use_case

    def work(session: Session) -> int:
        if args.into is None:
            made, removed, passed = use_case.back_up(session, args.output), [], []
        else:
            made, thinned = use_case.back_up_into(session, args.into, args.keep)
            removed, passed = [p.name for p in thinned.removed], [p.name for p in thinned.passed_over]
        text = f"Backed up and verified in {made}."
        if removed:
            text += f"\nRemoved: {', '.join(removed)}."
        if passed:
            text += f"\nLeft alone, because they do not open with the present key: {', '.join(passed)}."
        report(args, {"output": str(made), "removed": removed, "passed_over": passed}, text)
        return DONE

    return with_session(args, work)


def restore(args: Arguments) -> int:
    from cds_app.workflow.restore import restore as use_case

    own = passphrase_of(args.passphrase_file, "Passphrase: ")
    if args.drill:
        return with_session(args, lambda session: _drill(args, session, own), passphrase=own)
    found = use_case(
        Surroundings.of_this_machine(),
        args.backup,
        args.store,
        name=args.user,
        passphrase=own,
        progress=_show_progress,
    )
    text = f"Restored {found.patients} patients and {found.entries} log entries from {args.backup}."
    if found.aside is not None:
        text += f"\nThe store that was there is kept in {found.aside}."
    if found.reopened:
        text += f"\nThese accounts had been closed since and are open again: {', '.join(found.reopened)}."
    if found.rekey_due:
        text += "\nThe store gets a new key when an administrator signs in next."
    report(args, {**asdict(found), "aside": None if found.aside is None else str(found.aside)}, text)
    return DONE


def accept_state(args: Arguments) -> int:
    from cds_app.workflow.restore import accept_state as use_case

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        found = use_case(session, own, args.reason)
        report(args, {"accepted": found}, "The store is taken as it is, which is in the log; signing is open again.")
        return DONE

    return with_session(args, work, passphrase=own)


def _drill(args: Arguments, session: Session, passphrase: str) -> int:
    from cds_app.workflow.restore import drill

    found = drill(session, args.backup, passphrase=passphrase)
    sentences = [sentence(finding) for finding in found.findings]
    plain = {**asdict(found), "findings": [finding.code for finding in found.findings]}
    text = f"{found.people} people, {found.patients} patients, {found.entries} log entries; head {found.head}."
    if not found.sound:
        text = "The backup cannot be restored as it is."
    report(args, plain, "\n".join([text, *sentences]))
    return DONE if found.sound else REFUSED


def _show_progress(done: int, total: int) -> None:
    """Only on a terminal."""
    if sys.stderr.isatty():
        print(f"\r{100 * done // max(1, total)} %", end="\n" if done >= total else "", file=sys.stderr)
