"""`recovery` and `emergency`: sheets of paper that open the store."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app.cli.answers import DONE, Arguments, passphrase_of, report, say_error, with_session
from cds_app.cli.commands import Commands
from cds_app.workflow.emergency import REASONS
from cds_app.workflow.session import Session, Surroundings

if TYPE_CHECKING:
    from cds_app.workflow.open_patient import PatientView


def add_commands(commands: Commands) -> None:
    recovery = commands.group("recovery", "The recovery key: two sheets of paper for two people.")
    recovery.add("make", recovery_make, "New sheets, shown once; earlier ones open nothing.", store=True, json=False)
    command = recovery.add("use", recovery_use, "Let an administrator back in with both sheets.")
    command.add_argument("--store", type=Path, required=True, metavar="DIR", help="the store's folder")
    command.add_argument("--user", required=True, metavar="NAME", help="the administrator")
    for number in ("first", "second"):
        command.add_argument(f"--{number}-sheet-file", type=Path, metavar="FILE", help="otherwise it is asked for")
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
    emergency = commands.group("emergency", "Emergency access for reading, with a sealed sheet of paper.")
    emergency.add("make", emergency_make, "A new sheet, shown once; earlier ones open nothing.", store=True, json=False)
    command = emergency.add("read", emergency_read, "Look at one patient's record. It is logged.")
    command.add_argument("pseudonym", metavar="PSEUDONYM")
    command.add_argument("--store", type=Path, required=True, metavar="DIR", help="the store's folder")
    command.add_argument("--person", required=True, metavar="NAME", help="who you are; it becomes part of the log")
    command.add_argument("--reason", required=True, choices=REASONS, help="why; it becomes part of the log")
    command.add_argument("--code-file", type=Path, metavar="FILE", help="what stands on the sheet; otherwise asked for")


def recovery_make(args: Arguments) -> int:
    from cds_app.workflow.recovery import make_recovery

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        made = make_recovery(session, own)
        for number, half in enumerate(made.halves, start=1):
            print(f"Recovery key, sheet {number} of 2, made {made.made_at}, installation {session.store.installation}")
            print("Keep it apart from the other one, with another person: both together let an administrator in.")
            print(_in_lines(half) + "\n")
        print("This is shown once. Copy both sheets to paper by hand or print them, then clear the screen.")
        return DONE

    return with_session(args, work, passphrase=own)


def recovery_use(args: Arguments) -> int:
    from cds_app.workflow.recovery import open_with_recovery

    files = (args.first_sheet_file, args.second_sheet_file)
    halves = [passphrase_of(file, f"Sheet {number}: ") for number, file in enumerate(files, start=1)]
    new = passphrase_of(args.new_passphrase_file, f"New passphrase for {args.user}: ", repeat=True)
    session = open_with_recovery(
        Surroundings.of_this_machine(), args.store, halves, name=args.user, passphrase=new, surface="command_line"
    )
    due = session.store.rekey_due()
    session.close()
    text = f"{args.user} signs in with the new passphrase. The sheets are used up: make new ones."
    report(args, {"recovered": args.user, "rekey_due": due}, text)
    return DONE


def emergency_make(args: Arguments) -> int:
    from cds_app.workflow.emergency import make_emergency

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        made = make_emergency(session, own)
        print(f"Emergency code, made {made.made_at}, installation {session.store.installation}")
        print("It opens the store for reading, without an account; every use is logged with name and reason.")
        print(_in_lines(made.code) + "\n")
        print("This is shown once. Copy it to paper, seal it in an envelope, then clear the screen.")
        return DONE

    return with_session(args, work, passphrase=own)


def emergency_read(args: Arguments) -> int:
    from cds_app.workflow.emergency import open_emergency
    from cds_app.workflow.open_patient import find_patient, open_patient

    code = passphrase_of(args.code_file, "Code on the sheet: ")
    session = open_emergency(
        Surroundings.of_this_machine(),
        args.store,
        code,
        person=args.person,
        reason=args.reason,
        surface="command_line",
    )
    try:
        view = open_patient(session, find_patient(session, args.pseudonym))
    finally:
        session.close()
    say_error("Emergency access is noted in the log. An administrator has to make a new sheet.")
    report(args, _record(view), _record_text(view))
    return DONE


def _record(view: PatientView) -> dict[str, object]:
    """The record in the words of the data dictionary, without what a model would say."""
    record = view.record
    parts = {name: getattr(record, name) for name in ("treatments", "conditions", "medications", "preferences")}
    return {
        "pseudonym": record.pseudonym,
        "values": dict(record.values),
        "totals": [asdict(total) for total in view.totals],
        **{name: None if part is None else [asdict(row) for row in part] for name, part in parts.items()},
    }


def _record_text(view: PatientView) -> str:
    lines = [f"Patient {view.pseudonym}"]
    for name, part in _record(view).items():
        if name == "pseudonym":
            continue
        rows = part if isinstance(part, list) else [part]
        lines += [f"{name}:"] + [f"  {_row(row)}" for row in rows]
    return "\n".join(lines)


def _row(row: object) -> str:
    if isinstance(row, dict):
        return ", ".join(f"{name} {value}" for name, value in row.items() if value is not None)
    return "not known"


def _in_lines(letters: str, groups: int = 8) -> str:
    words = letters.split()
    return "\n".join("    " + " ".join(words[start : start + groups]) for start in range(0, len(words), groups))
