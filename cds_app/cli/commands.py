"""How a group of commands is declared: its name, what runs, the options that many share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_app.cli.answers import Arguments


@dataclass(frozen=True)
class Commands:
    """The place where commands are added: the top level, or one group such as `users`."""

    actions: Any

    def add(
        self, name: str, run: Callable[[Arguments], int], text: str, *, store: bool = False, json: bool = True
    ) -> argparse.ArgumentParser:
        """A command. `store`: it signs in to a store; `json`: it can answer with one JSON document."""
        command: argparse.ArgumentParser = self.actions.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        if store:
            command.add_argument("--store", type=Path, required=True, metavar="DIR", help="the store's folder")
            command.add_argument("--user", required=True, metavar="NAME", help="who signs in")
            command.add_argument("--passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")
        if json:
            command.add_argument("--json", action="store_true", help="one JSON document on standard output")
        return command

    def group(self, name: str, text: str) -> Commands:
        """A command that has actions of its own."""
        parser = self.actions.add_parser(name, help=text, description=text)
        return Commands(parser.add_subparsers(required=True, metavar="ACTION"))
