"""What every command shares: opening the store, asking for a passphrase, giving the answer."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.workflow.session import Session, Surroundings, open_session

DONE, REFUSED, USAGE, UNEXPECTED = 0, 1, 2, 3

Arguments = argparse.Namespace


def with_session(args: Arguments, work: Callable[[Session], int], passphrase: str | None = None) -> int:
    """Open the store on this thread, do the work, close it."""
    session = open_session(
        Surroundings.of_this_machine(),
        args.store,
        name=args.user,
        passphrase=passphrase or passphrase_of(args.passphrase_file, "Passphrase: "),
        surface="command_line",
    )
    if session.store.rekeyed_for is not None:
        say_error("The store was given a new key at this sign-in, as was due. Make a new backup.")
    if "emergency" in (session.store.rekeyed_for or ""):
        say_error("Emergency access was used since: see the log, and make and seal a new sheet (emergency make).")
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


def report(args: Arguments, data: dict[str, Any], text: str) -> None:
    """The answer: one JSON document with --json, sentences without."""
    print(json.dumps(data, ensure_ascii=False, indent=1) if args.json else text)


def say_error(text: str) -> None:
    print(text, file=sys.stderr)


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
