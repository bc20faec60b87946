"""`co-sign-log` and `dispose-log`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from cds_app.cli.answers import DONE, Arguments, passphrase_of, report, with_session
from cds_app.cli.commands import Commands
from cds_app.domain.retention import REASONS
from cds_app.workflow.session import Session


def add_commands(commands: Commands) -> None:
    commands.add("co-sign-log", co_sign_log, "Sign for the state of the log as a second person.", store=True)
    command = commands.add("dispose-log", dispose_log, "Dispose of old entries, where policy lets them go.", store=True)
    command.add_argument(
        "--before", type=date.fromisoformat, required=True, metavar="DATE", help="only entries before this day, by UTC"
    )
    command.add_argument("--reason", choices=REASONS, default=REASONS[0], help="it is logged")
    command.add_argument("--dry-run", action="store_true", help="only say what would be disposed of")


def co_sign_log(args: Arguments) -> int:
    from cds_app.workflow.co_sign_log import co_sign_log as use_case

    passphrase = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        signed = use_case(session, passphrase)
        text = f"Signed for {signed.size} entries. Head: {signed.head}\nReceipt: {signed.receipt}"
        report(args, asdict(signed), text)
        return DONE

    return with_session(args, work, passphrase)


def dispose_log(args: Arguments) -> int:
    from cds_app.workflow.dispose_log import dispose_log as use_case

    def work(session: Session) -> int:
        told = use_case(session, args.before, reason=args.reason, dry_run=args.dry_run)
        done = "Disposed of" if told.done else "This would dispose of"
        text = (
            f"{done} {told.count} entries before entry {told.end}; {told.kept} of that range are kept for ever.\n"
            "Their places and hashes stay. Backups and exports made before still hold them."
        )
        report(args, asdict(told), text)
        return DONE

    return with_session(args, work)
