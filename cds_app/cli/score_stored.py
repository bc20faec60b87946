"""`score --store`: all stored patients at once, for whoever judges the model on them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from cds_app.cli.answers import DONE, Arguments, say_error, with_session, write_lines
from cds_app.domain.errors import CdsError
from cds_app.workflow.score_stored import PURPOSES
from cds_app.workflow.session import Session


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What scoring a store needs in the place of a path."""
    command.set_defaults(wrong_usage=command.error)
    stored = command.add_argument_group("all patients of a store, by an analyst")
    stored.add_argument("--store", type=Path, metavar="DIR", help="score its patients in the place of a record set")
    stored.add_argument("--user", metavar="NAME", help="who signs in to the store")
    stored.add_argument("--passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
    stored.add_argument("--purpose", choices=PURPOSES, help="what for; it becomes part of the log")


def check_source(args: Arguments) -> None:
    """Raise `CdsError` unless it is a record set alone, or a store with who and what for; neither is wrong usage."""
    if args.store is None and args.user is None and args.purpose is None:
        if args.path is None:
            args.wrong_usage("the following arguments are required: PATH")
        return
    if (args.store is None) != (args.user is None):
        raise CdsError("store_without_user")
    other = (args.path, args.bundle, args.bundle_key, args.index_day, args.mapping, args.dictionary)
    if args.store is None or args.purpose is None or any(value is not None for value in other):
        raise CdsError("score_one_source")


def score_stored(args: Arguments) -> int:
    from cds_app.workflow.score_stored import score_stored as use_case

    def work(session: Session) -> int:
        lines = (json.dumps(line, ensure_ascii=False) for line in use_case(session, args.purpose, explain=args.explain))
        if args.output is None:
            for line in lines:
                print(line)
        else:
            count = write_lines(args.output, lines)
            say_error(f"Scored {count} patients into {args.output}. It is noted in the log.")
        return DONE

    return with_session(args, work)
