"""`import-records`, `list-patients` and `score`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

from cds_app.cli import reading, score_stored
from cds_app.cli.answers import DONE, REFUSED, Arguments, report, say_error, with_session, write_lines
from cds_app.cli.commands import Commands
from cds_app.cli.findings import SHOWN_FINDINGS, finding_json, finding_line
from cds_app.domain.errors import CdsError
from cds_app.intake.uniqueness import Uniqueness
from cds_app.workflow.session import Session, Surroundings

SHORT = 12
"""Characters of a batch's id that are printed; the first ones are enough to name it."""
PATHS = "a canonical folder, a flat CSV, a REDCap export, FHIR R4 as JSON, a folder of OMOP tables, or a mapped CSV"
FORMATS = ("canonical_folder", "flat_csv", "redcap", "fhir", "omop", "mapped_csv")


def add_commands(commands: Commands) -> None:
    command = commands.add(
        "import-records", import_records, "Import de-identified records; all or nothing.", store=True
    )
    command.add_argument("path", type=Path, metavar="PATH", help=PATHS)
    command.add_argument("--dry-run", action="store_true", help="check only; write nothing")
    command.add_argument("--attest", action="store_true", help="I know of nothing else here that identifies a person")
    command.add_argument("--format", choices=FORMATS, help="otherwise it is detected")
    reading.add_arguments(command)
    command.add_argument("--skip-refused", action="store_true", help="import the patients in whom nothing is wrong")
    command = commands.add("propose-mapping", propose_mapping, "A first mapping profile for a site's own CSV.")
    command.add_argument("path", type=Path, metavar="PATH", help="a delimited file; only its first line is read")
    command.add_argument("--dictionary", type=Path, metavar="FILE", help="REDCap's data dictionary of the project")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=WHAT",
        help="what a column is, as visit=day, drug2=treatments#2:drug; may be repeated",
    )
    command.add_argument(
        "--dates",
        action="append",
        default=[],
        metavar="NAME=FORM",
        help="how its dates are written, as visit=%%d.%%m.%%Y; may be repeated",
    )
    command.add_argument(
        "--code",
        action="append",
        default=[],
        metavar="NAME:CODE=WORD",
        help="what a code of it means, as sex:1=female; may be repeated",
    )
    command.add_argument("--decimal-comma", action="store_true", help="its numbers are written as 24,5")
    command.add_argument("--output", type=Path, metavar="FILE", help="otherwise standard output")
    commands.add("list-imports", list_imports, "What was imported, and whether it can be taken back.", store=True)
    command = commands.add("undo-import", undo_import, "Take an import back, with all its patients.", store=True)
    command.add_argument("batch", metavar="BATCH", help="its id, or the first characters of it, as in list-imports")
    commands.add("list-patients", list_patients, "The worklist.", store=True)
    command = commands.add("score", score, "Score a record set, one JSON line a patient; nothing is kept.")
    command.add_argument("path", nargs="?", type=Path, metavar="PATH", help=PATHS)
    reading.add_arguments(command)
    command.add_argument("--explain", action="store_true", help="with the explanation of every estimate")
    command.add_argument("--output", type=Path, metavar="FILE", help="otherwise standard output")
    command.add_argument("--bundle", metavar="ID_OR_PATH", help="another bundle than the one in use")
    command.add_argument("--bundle-key", type=Path, metavar="FILE", help="a public key to trust for that bundle")
    score_stored.add_arguments(command)


def import_records(args: Arguments) -> int:
    from cds_app.workflow.import_records import import_records as use_case
    from cds_app.workflow.mapping import load_mapping

    def work(session: Session) -> int:
        found = use_case(
            session,
            args.path,
            attested=args.attest,
            dry_run=args.dry_run,
            file_format=args.format,
            index_day=args.index_day,
            skip_refused=args.skip_refused,
            mapping=None if args.mapping is None else load_mapping(session.catalogue, args.mapping),
            dictionary=args.dictionary,
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
        if found.uniqueness is not None:
            lines.append(uniqueness_line(found.uniqueness))
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


def propose_mapping(args: Arguments) -> int:
    from cds_app.intake.mapping import profile_text
    from cds_app.workflow.mapping import answered, save_mapping
    from cds_app.workflow.mapping import propose_mapping as use_case

    catalogue = Surroundings.of_this_machine().catalogue
    proposed = use_case(catalogue, args.path, args.dictionary)
    found = answered(catalogue, proposed, args.column, args.dates, args.code)
    name = (args.output or args.path).stem
    found = replace(found, profile=replace(found.profile, name=name, decimal_comma=args.decimal_comma))
    if args.output is None:
        print(profile_text(found.profile), end="")
    else:
        save_mapping(found.profile, args.output)
        mapped = {name.casefold() for name in found.profile.columns_read()}
        left = [name for name in found.columns if name.casefold() not in mapped]
        report(
            args,
            {"mapping": str(args.output), "columns": len(found.columns), "left_out": left},
            f"Wrote {args.output}: {len(mapped)} of {len(found.columns)} columns are mapped. Look it through first."
            + (f"\nLeft out: {', '.join(left)}" if left else ""),
        )
    return DONE


def list_imports(args: Arguments) -> int:
    from cds_app.workflow.undo_import import list_imports as use_case
    from cds_app.workflow.undo_import import uniqueness_of_store

    def work(session: Session) -> int:
        found, unique = use_case(session), uniqueness_of_store(session)
        lines = [
            f"{b.batch_id[:SHORT]}  {b.imported_at[:16]}  {b.imported_by:12} {b.format:16} {b.patients:6} patients  "
            + ("can be taken back" if b.can_undo else "in use")
            for b in found
        ]
        lines.append(uniqueness_line(unique) if found else "Nothing was imported.")
        report(args, {"imports": [asdict(b) for b in found], "uniqueness": asdict(unique)}, "\n".join(lines))
        return DONE

    return with_session(args, work)


def undo_import(args: Arguments) -> int:
    from cds_app.workflow.undo_import import list_imports as all_imports
    from cds_app.workflow.undo_import import undo_import as use_case

    def work(session: Session) -> int:
        named = [b.batch_id for b in all_imports(session) if b.batch_id.startswith(args.batch)]
        if len(named) != 1:
            raise CdsError("batch_unknown")
        removed = use_case(session, named[0])
        words = f"Took the import back: {removed} patients are no longer in the store."
        report(args, {"batch_id": named[0], "patients": removed}, words)
        return DONE

    return with_session(args, work)


def uniqueness_line(found: Uniqueness) -> str:
    """The report of `intake.uniqueness` in one sentence."""
    line = (
        f"Of {found.people} patients {found.alone} are the only one with their age band, sex, employment, education, "
        f"partner and pregnancy; the smallest group has {found.smallest}."
    )
    return line if found.k == 1 else f"{line} In groups under {found.k}: {found.below}."


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


def score(args: Arguments) -> int:
    from cds_app.workflow.score_records import score_records

    score_stored.check_source(args)
    if args.store is not None:
        return score_stored.score_stored(args)
    found = score_records(
        Surroundings.of_this_machine(),
        args.path,
        explain=args.explain,
        bundle=args.bundle,
        bundle_key=args.bundle_key,
        how=reading.how(args),
    )
    lines = (json.dumps(line, ensure_ascii=False) for line in found)
    if args.output is None:
        for line in lines:
            print(line)
    else:
        count = write_lines(args.output, lines)
        print(f"Scored {count} patients into {args.output}.", file=sys.stderr)
    return DONE


def show_progress(rows: int) -> None:
    """Progress on standard error, and only where somebody can watch it."""
    if sys.stderr.isatty():
        print(f"\r{rows} rows read", end="", file=sys.stderr)


def rating_text(scale: str | None, total: int | None) -> str:
    return "no rating" if scale is None else f"{scale} {total}"
