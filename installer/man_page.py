"""The manual page of the command, made from the command line's own help, so that it cannot say something else."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

from cds_app import __version__
from cds_app.cli import build_parser

EXIT_CODES = (
    ("0", "done"),
    ("1", "findings, a refusal, or a check that failed"),
    ("2", "wrong usage"),
    ("3", "something unexpected; noted in the technical log without patient data"),
)
FILES = (
    ("~/.local/share/cds-app/store", "the store, encrypted, when no other folder is named"),
    ("/etc/cds-app/policy.json", "what IT fixed for this machine"),
    ("/usr/lib/cds-app/SHA256SUMS, SHA256SUMS.sig", "the signed list of the program's files"),
)


def man_page(seconds: int) -> str:
    """The page in roff, dated by seconds since 1970."""
    parser = build_parser()
    day = time.strftime("%Y-%m-%d", time.gmtime(seconds))
    lines = [f'.TH CDS-APP 1 "{day}" "cds-app {__version__}" "User commands"']
    lines += [".SH NAME", r"cds-app \- compare antidepressants with a patient, decide, sign, keep a verifiable log"]
    lines += [".SH SYNOPSIS", ".B cds-app", ".br", ".B cds-app", r"\fICOMMAND\fR [\fIOPTIONS\fR]"]
    lines += [".SH DESCRIPTION", roff(f"{parser.description or ''} Without a command, the window opens. ")]
    lines += [roff("The program opens no network connection."), ".SH COMMANDS"]
    for name, command in commands(parser):
        lines += [".SS " + roff(name), roff(command.description or ""), *_arguments(command)]
    lines.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES:
        lines += [".TP", f".B {code}", roff(meaning)]
    lines.append(r".PP")
    lines.append(roff("verify-log has codes of its own; its help names them."))
    lines.append(".SH FILES")
    for file, meaning in FILES:
        lines += [".TP", f".I {roff(file)}", roff(meaning)]
    return "\n".join(lines) + "\n"


def commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its full name, groups replaced by their actions, in the order of the help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                inner = list(commands(command, f"{before}{name} "))
                yield from inner or [(f"{before}{name}", command)]


def _arguments(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._HelpAction):
            continue
        value = action.metavar or (action.dest if action.nargs != 0 else "")
        named = " ".join(value) if isinstance(value, tuple) else str(value)
        shown = f"{', '.join(action.option_strings)} {named}".strip()
        yield ".TP"
        yield f".B {roff(shown)}"
        yield roff(_help(action)) or r"\&"


def _help(action: argparse.Action) -> str:
    chosen = f"one of {', '.join(map(str, action.choices))}" if action.choices else ""
    return "; ".join(part for part in (action.help or "", chosen) if part)


def roff(words: str) -> str:
    """A text as roff shows it: backslashes and hyphens kept, no line taken for a request."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join(rf"\&{line}" if line.startswith((".", "'")) else line for line in escaped.splitlines())
