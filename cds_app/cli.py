"""The command line: parse, call one workflow function, print. Made for IT, auditors, data managers and tests.

Exit codes: 0 done, 1 findings, refusal or failed check, 2 wrong usage, 3 unexpected error; `verify-log` has its own.
"""

from __future__ import annotations

import argparse
import getpass
import io
import json
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cds_app import __version__
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import FINDINGS, sentence
from cds_app.domain.messages import intake as intake_words
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.roles import ROLES
from cds_app.environment import paths
from cds_app.environment.logbook import note_unexpected
from cds_app.workflow.session import Session, Surroundings, create_session, open_session

DONE, REFUSED, USAGE, UNEXPECTED = 0, 1, 2, 3
SHOWN_FINDINGS = 20

Arguments = argparse.Namespace


def run_command(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a dash still gets its answer
    args = build_parser().parse_args(arguments)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except CdsError as error:
        say_error(sentence(error))
        for finding in getattr(error, "findings", ())[:SHOWN_FINDINGS]:
            say_error(f"  {finding_line(finding)}")
        return REFUSED
    except KeyboardInterrupt:
        say_error("Stopped; nothing was changed by the unfinished step.")
        return REFUSED
    except BrokenPipeError:
        # whoever read our output has gone; keep the interpreter from complaining about it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        say_error(sentence(CdsError("system_refused", why=error.strerror or "no reason given")))
        return REFUSED
    except Exception as error:
        reference = note_unexpected(paths.logbook_file(), error)
        say_error(
            f"Something unexpected went wrong (reference {reference}). It is noted, without patient data, in "
            f"{paths.logbook_file()}."
        )
        return UNEXPECTED


# --- what each command does -------------------------------------------------------------------------------------


def init_store(args: Arguments) -> int:
    from cds_app.workflow.manage_users import check_display_name, check_roles

    roles = roles_of(args)
    check_roles(roles)
    check_display_name(args.display_name)
    if "administrator" not in roles:
        say_error("Note: nobody in this store is an administrator, so no further account can be added to it.")
    session = create_session(
        Surroundings.of_this_machine(),
        args.store,
        name=args.user,
        display_name=args.display_name,
        credential=args.credential,
        roles=roles,
        passphrase=passphrase_of(args.passphrase_file, "New passphrase: ", repeat=True),
        surface="command_line",
    )
    installation, user = session.store.installation, session.user
    session.close()
    report(
        args,
        {"store": str(args.store), "installation": installation, "user_id": user.user_id, "roles": list(roles)},
        f"Created an encrypted store in {args.store}; {user.display_name} is its first user.",
    )
    return DONE


def users_add(args: Arguments) -> int:
    from cds_app.workflow.manage_users import add_user

    def work(session: Session) -> int:
        user = add_user(
            session,
            name=args.name,
            display_name=args.display_name,
            credential=args.credential,
            roles=roles_of(args),
            passphrase=passphrase_of(args.new_passphrase_file, f"New passphrase for {args.name}: ", repeat=True),
        )
        report(args, {"user_id": user.user_id, "name": user.name}, f"{user.display_name} can now sign in.")
        return DONE

    return with_session(args, work)


def users_list(args: Arguments) -> int:
    from cds_app.workflow.manage_users import list_users

    def work(session: Session) -> int:
        users = list_users(session)
        text = "\n".join(
            f"{u.name:20} {u.display_name:30} {', '.join(u.roles)}{'' if u.enabled else '  (disabled)'}" for u in users
        )
        report(args, {"users": [asdict(u) for u in users]}, text)
        return DONE

    return with_session(args, work)


def users_disable(args: Arguments) -> int:
    from cds_app.workflow.manage_users import disable_user

    def work(session: Session) -> int:
        disable_user(session, args.name)
        report(args, {"disabled": args.name}, f"{args.name} can no longer sign in.")
        return DONE

    return with_session(args, work)


def import_records(args: Arguments) -> int:
    from cds_app.workflow.import_records import import_records as use_case

    def work(session: Session) -> int:
        found = use_case(
            session,
            args.path,
            attested=args.attest,
            dry_run=args.dry_run,
            file_format=args.format,
            index_day=args.index_day,
            progress=show_progress,
        )
        words = {
            "imported": f"Imported {found.patients} patients.",
            "already_imported": "These records were imported before; nothing has changed.",
            "dry_run": f"{found.patients} patients could be imported; nothing was written.",
            "refused": f"Nothing was imported: {len(found.findings)} findings. Correct the files and import again.",
        }
        lines = [words[found.status]]
        lines += [f"  {finding_line(f)}" for f in found.findings[:SHOWN_FINDINGS]]
        if len(found.findings) > SHOWN_FINDINGS:
            lines.append(f"  … and {len(found.findings) - SHOWN_FINDINGS} more; --json lists them all.")
        if found.not_read:
            lines.append(f"Not read: {', '.join(found.not_read)}")
        data = asdict(found) | {"findings": [finding_json(f) for f in found.findings]}
        refused = found.status == "refused"
        if refused and not args.json:
            say_error("\n".join(lines))
        else:
            report(args, data, "\n".join(lines))
            if refused:
                say_error(lines[0])
        return REFUSED if refused else DONE

    return with_session(args, work)


def list_patients(args: Arguments) -> int:
    from cds_app.workflow.list_patients import list_patients as use_case

    def work(session: Session) -> int:
        rows = use_case(session)
        lines = [
            f"{r.pseudonym:20} {r.age_band or '–':7} {rating_text(r.scale, r.total):16} {r.status.replace('_', ' ')}"
            for r in rows
        ]
        patients = [{k: v for k, v in asdict(r).items() if k != "record_id"} for r in rows]
        report(args, {"patients": patients}, "\n".join(lines) or "No patients yet. Import records first.")
        return DONE

    return with_session(args, work)


def compare(args: Arguments) -> int:
    from cds_app.workflow.compare_stored import compare_stored
    from cds_app.workflow.score_records import comparison_json, explanation_json

    def work(session: Session) -> int:
        comparison, explanations = compare_stored(session, args.pseudonym, explain=args.explain)
        data = comparison_json(comparison)
        if args.explain:
            data["explanations"] = [explanation_json(e) for e in explanations]
        report(args, data, comparison_text(session, data))
        return DONE

    return with_session(args, work)


def score(args: Arguments) -> int:
    from cds_app.workflow.score_records import score_records

    lines = (
        json.dumps(line, ensure_ascii=False)
        for line in score_records(Surroundings.of_this_machine(), args.path, explain=args.explain)
    )
    if args.output is None:
        for line in lines:
            print(line)
    else:
        count = write_lines(args.output, lines)
        print(f"Scored {count} patients into {args.output}.", file=sys.stderr)
    return DONE


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
        if result.changed_since:
            text += f"\nChanged since then: {', '.join(result.changed_since)}."
        report(args, asdict(result), text)
        return DONE if result.same else REFUSED

    return with_session(args, work)


def back_up(args: Arguments) -> int:
    from cds_app.workflow.back_up import back_up as use_case

    def work(session: Session) -> int:
        target = use_case(session, args.output)
        report(args, {"output": str(target)}, f"Backed up and verified in {target}.")
        return DONE

    return with_session(args, work)


def change_passphrase(args: Arguments) -> int:
    from cds_app.workflow.change_passphrase import change_passphrase as use_case

    old = passphrase_of(args.passphrase_file, "Passphrase: ")
    new = passphrase_of(args.new_passphrase_file, "New passphrase: ", repeat=True)

    def work(session: Session) -> int:
        use_case(session, old, new)
        report(args, {"changed": True}, "The passphrase is changed. The old one no longer opens the store.")
        return DONE

    return with_session(args, work, passphrase=old)


def models_list(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundles

    found = model_bundles(Surroundings.of_this_machine())
    data = {"bundles": [{"id": b.id, "verified": b.verified, "problem": b.problem, "sha256": b.sha256} for b in found]}
    report(args, data, "\n".join(f"{b.id:30} {'verified' if b.verified else b.problem}" for b in found))
    return DONE if all(b.verified for b in found) else REFUSED


def models_show(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundle

    found = model_bundle(Surroundings.of_this_machine(), args.bundle)
    # the card of a bundle that does not verify may be anybody's words
    card = (found.path / "CARD.md").read_text(encoding="utf-8") if found.verified else str(found.problem)
    report(args, {"id": found.id, "sha256": found.sha256, "manifest": found.manifest}, card)
    return DONE if found.verified else REFUSED


def models_verify(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundle

    found = model_bundle(Surroundings.of_this_machine(), args.bundle)
    text = found.problem or f"{found.id}: signature, every file, the feature table and the reference cases hold."
    report(args, {"id": found.id, "verified": found.verified, "problem": found.problem}, text)
    return DONE if found.verified else REFUSED


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


# --- parsing ----------------------------------------------------------------------------------------------------


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Without a command the program opens its window."""
    parser = argparse.ArgumentParser(
        prog="cds-app", description="Compare antidepressants with a patient, decide, sign, and keep a verifiable log."
    )
    parser.add_argument("--version", action="version", version=f"cds-app {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[Arguments], int], text: str, to: Any = commands, **flags: bool) -> Any:
        command = to.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        if flags.get("store"):
            command.add_argument("--store", type=Path, required=True, metavar="DIR", help="the store's folder")
            command.add_argument("--user", required=True, metavar="NAME", help="who signs in")
            command.add_argument("--passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
        if flags.get("json", True):
            command.add_argument("--json", action="store_true", help="one JSON document on standard output")
        return command

    def person(command: Any) -> None:
        command.add_argument("--display-name", required=True, metavar="TEXT", help="the name printed with signatures")
        command.add_argument("--roles", required=True, metavar="LIST", help=f"comma-separated: {', '.join(ROLES)}")
        command.add_argument("--credential", default="", metavar="TEXT", help="for example: MD, psychiatry")

    person(add("init-store", init_store, "New encrypted store and its first user.", store=True))
    users = commands.add_parser("users", help="Accounts and roles.", description="Accounts and roles.")
    user_commands = users.add_subparsers(required=True, metavar="ACTION")
    command = add("add", users_add, "Add an account.", user_commands, store=True)
    command.add_argument("--name", required=True, help="the new person's user name")
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
    person(command)
    add("list", users_list, "List accounts.", user_commands, store=True)
    command = add("disable", users_disable, "Close an account.", user_commands, store=True)
    command.add_argument("--name", required=True, help="whose account")

    command = add("import-records", import_records, "Import de-identified records; all or nothing.", store=True)
    command.add_argument("path", type=Path, metavar="PATH", help="a canonical folder or a flat CSV file")
    command.add_argument("--dry-run", action="store_true", help="check only; write nothing")
    command.add_argument("--attest", action="store_true", help="I know of nothing else here that identifies a person")
    command.add_argument("--format", choices=("canonical_folder", "flat_csv"), help="otherwise it is detected")
    command.add_argument("--index-day", metavar="DATE", help="names day 0 for formats with dates")
    add("list-patients", list_patients, "The worklist.", store=True)
    command = add("compare", compare, "Readiness, cautions and estimates for one stored patient.", store=True)
    command.add_argument("pseudonym", metavar="PSEUDONYM")
    command.add_argument("--explain", action="store_true", help="with the explanation of every estimate")
    command = add("score", score, "Score a record set, one JSON line a patient; nothing is kept.")
    command.add_argument("path", type=Path, metavar="PATH", help="a canonical folder or a flat CSV file")
    command.add_argument("--explain", action="store_true", help="with the explanation of every estimate")
    command.add_argument("--output", type=Path, metavar="FILE", help="otherwise standard output")
    command = add("export-log", export_log, "Export the signed decision log.", store=True)
    command.add_argument("--output", type=Path, required=True, metavar="FILE")
    command.add_argument("--purpose", required=True, metavar="TEXT", help="why; it is logged")
    command.add_argument("--recipient", required=True, metavar="TEXT", help="for whom; it is logged")
    command = add("verify-log", verify_log, "Check an exported log; needs no store.")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--anchor", type=Path, metavar="FILE", help="an earlier export or checkpoint kept elsewhere")
    command = add("replay", replay, "Recompute a stored assessment and compare.", store=True)
    command.add_argument("pseudonym", metavar="PSEUDONYM")
    command = add("back-up", back_up, "Copy the encrypted store, verified.", store=True)
    command.add_argument("--output", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    command = add("change-passphrase", change_passphrase, "Change your own passphrase.", store=True)
    command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")

    models = commands.add_parser("models", help="Model bundles.", description="Model bundles.")
    model_commands = models.add_subparsers(required=True, metavar="ACTION")
    add("list", models_list, "List the bundles and whether each verifies.", model_commands)
    add("show", models_show, "Show a bundle's card.", model_commands).add_argument("bundle", metavar="ID")
    add("verify", models_verify, "Verify a bundle.", model_commands).add_argument("bundle", metavar="ID")
    command = add("self-check", self_check, "Check cipher, catalogue, policy, bundles, space and permissions.")
    command.add_argument("--store", type=Path, metavar="DIR", help="check this store too")
    command.add_argument("--user", metavar="NAME", help="sign in and check the store and its log in full")
    command.add_argument("--passphrase-file", type=Path, metavar="FILE")
    command = add("demo", lambda _: USAGE, "The main job on the sample records, in the real window.", json=False)
    command.add_argument("--output", type=Path, metavar="DIR", help="where pictures, documents and the log go")
    return parser


# --- reading and writing ----------------------------------------------------------------------------------------


def with_session(args: Arguments, work: Callable[[Session], int], passphrase: str | None = None) -> int:
    """Open the store on this thread, do the work, close it."""
    session = open_session(
        Surroundings.of_this_machine(),
        args.store,
        name=args.user,
        passphrase=passphrase or passphrase_of(args.passphrase_file, "Passphrase: "),
        surface="command_line",
    )
    try:
        return work(session)
    finally:
        session.close()


def passphrase_of(file: Path | None, prompt: str, *, repeat: bool = False) -> str:
    """A passphrase from a file (its last line end does not count) or from a prompt; never from the command line."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").removesuffix("\n").removesuffix("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise CdsError("passphrase_file") from error
    try:
        with warnings.catch_warnings(action="ignore"):  # without a terminal Python warns that it cannot hide typing
            first = getpass.getpass(prompt)
            second = getpass.getpass("Again: ") if repeat else first
    except EOFError as error:
        raise CdsError("passphrase_missing") from error
    if first != second:
        raise CdsError("passphrases_differ")
    return first


def roles_of(args: Arguments) -> tuple[str, ...]:
    return tuple(role.strip() for role in args.roles.split(",") if role.strip())


def report(args: Arguments, data: dict[str, Any], text: str) -> None:
    """The answer: one JSON document with --json, sentences without."""
    print(json.dumps(data, ensure_ascii=False, indent=1) if args.json else text)


def say_error(text: str) -> None:
    print(text, file=sys.stderr)


def show_progress(rows: int) -> None:
    """Progress on standard error, and only where somebody can watch it."""
    if sys.stderr.isatty():
        print(f"\r{rows} rows read", end="", file=sys.stderr)


def finding_json(finding: Any) -> dict[str, Any]:
    return asdict(finding) | {"sentence": finding_words(finding)}


def finding_line(finding: Any) -> str:
    place = ", ".join(
        part for part in (finding.file, f"row {finding.row}" if finding.row else "", finding.column or "") if part
    )
    return f"{place}: {finding_words(finding)}"


def finding_words(finding: Any) -> str:
    return intake_words.FINDINGS[finding.code].filled(**finding.params)


def rating_text(scale: str | None, total: int | None) -> str:
    return "no rating" if scale is None else f"{scale} {total}"


def comparison_text(session: Session, data: dict[str, Any]) -> str:
    """A comparison for a terminal: what to know first, one line a drug, the rules that fired, the explanations."""
    lines = [f"{data['pseudonym']} · {data['bundle']['basis']}"]
    for finding in data["readiness"]:
        name = f" {finding['input']}:" if "input" in finding else ""
        lines.append(f"  {finding['severity']}:{name} {FINDINGS[finding['code']].filled()}")
    lines.append(f"{'per 100 people':18}" + "".join(f"{o.replace('_', ' '):>20}" for o in OUTCOMES))
    by_drug: dict[str, dict[str, dict[str, Any]]] = {}
    for estimate in data["estimates"]:
        by_drug.setdefault(estimate["drug"], {})[estimate["outcome"]] = estimate
    for drug, found in by_drug.items():
        lines.append(f"{drug:18}" + "".join(f"{cell(found[o]):>20}" for o in OUTCOMES))
    rules = {rule.id: rule for rule in session.catalogue.rules}
    if data["cautions"]:
        lines.append("Rules (not clinically reviewed unless said otherwise):")
    for caution in data["cautions"]:
        rule = rules[caution["rule"]]
        known = "" if caution["known"] else " (cannot be told from this record)"
        lines.append(f"  {caution['drug']}: {caution['severity']}{known}, {rule.title}. {rule.sentence}")
    for explanation in data.get("explanations", ()):
        parts = ", ".join(f"{c['input']} {100 * c['points']:+.1f}" for c in explanation["contributions"])
        base, made = 100 * explanation["base"], 100 * explanation["probability"]
        lines.append(f"{explanation['drug']}, {explanation['outcome']}: {base:.1f} on average; {parts}; = {made:.1f}")
    if data.get("explanations"):
        lines.append("Points of 100 people. Contributions are associations in the model, not causes.")
    return "\n".join(lines)


def cell(estimate: dict[str, Any]) -> str:
    if estimate["status"] != "estimated":
        return str(estimate["status"])
    low, middle, high = (round(100 * estimate[name]) for name in ("low", "probability", "high"))
    return f"{middle} ({low}–{high})"


def write_lines(target: Path, lines: Iterable[str]) -> int:
    """Write all lines or nothing: into a temporary file beside the target, renamed at the end."""
    count = 0
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise CdsError("not_writable", path=str(target))
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".score-")
    except OSError as error:
        raise CdsError("not_writable", path=str(target)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            for line in lines:
                file.write(line + "\n")
                count += 1
        Path(temporary).replace(target)
    except OSError as error:
        raise CdsError("not_writable", path=str(target)) from error
    finally:
        Path(temporary).unlink(missing_ok=True)
    return count
