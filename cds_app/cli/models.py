"""`models`: the bundles that are here, importing one, putting one to use, and the keys that make one acceptable."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.cli import recalibration
from cds_app.cli.answers import DONE, REFUSED, Arguments, passphrase_of, report, with_session
from cds_app.cli.commands import Commands
from cds_app.cli.model_words import impact_text, status_line
from cds_app.cli.records import show_progress
from cds_app.domain.errors import CdsError
from cds_app.domain.snapshot import to_plain
from cds_app.workflow.session import Session, Surroundings

if TYPE_CHECKING:
    from cds_app.store.session import Store
    from cds_app.workflow.show_models import BundleStatus


def add_commands(commands: Commands) -> None:
    models = commands.group("models", "Model bundles.")
    add_looking(models)
    recalibration.add_commands(models)
    command = models.add("import", models_import, "Import a signed bundle into the store.", store=True)
    command.add_argument("path", type=Path, metavar="PATH", help="the bundle's folder")
    command.add_argument("--dry-run", action="store_true", help="check and examine only; keep nothing")
    command = models.add("activate", models_activate, "Put a bundle to use, after a report of its impact.", store=True)
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("bundle", nargs="?", metavar="ID")
    which.add_argument("--previous", action="store_true", help="go back to the bundle that was in use before")
    command.add_argument("--dry-run", action="store_true", help="the report only; change nothing")
    command = models.add("trust", models_trust, "Trust a site's public key for bundles.", store=True)
    command.add_argument("--key", type=Path, required=True, metavar="FILE", help="the public key: PEM, base64 or JSON")
    command = models.add("revoke-key", models_revoke, "Accept nothing signed with a key any more.", store=True)
    command.add_argument("key", metavar="KEY_ID")
    text = "Load a bundle in this process and sit its reference cases; import runs this apart, with a time limit."
    command = models.add("examine", models_examine, text, json=False)
    command.add_argument("path", type=Path, metavar="PATH")
    command.add_argument("key", metavar="PUBLIC_KEY", help="base64 of the key that signed it")


def add_looking(models: Commands) -> None:
    """What looks and changes nothing; with a store it shows the imported bundles and the one in use too."""
    plain = [
        models.add("list", models_list, "List the bundles and whether each verifies."),
        models.add("show", models_show, "Show a bundle's card."),
        models.add("verify", models_verify, "Verify a bundle."),
    ]
    for command in plain[1:]:
        command.add_argument("bundle", metavar="ID")
    for command in plain:
        command.add_argument("--store", type=Path, metavar="DIR", help="show this store's imported bundles too")
        command.add_argument("--user", metavar="NAME", help="who signs in to the store")
        command.add_argument("--passphrase-file", type=Path, metavar="FILE", help="otherwise it is asked for")


def looking(args: Arguments, work: Callable[[Surroundings, Store | None], int]) -> int:
    """Do the work on the program's bundles alone, or signed in to a store."""
    if (args.store is None) != (args.user is None):
        raise CdsError("store_without_user")
    if args.store is None:
        return work(Surroundings.of_this_machine(), None)
    return with_session(args, lambda session: work(session.surroundings, session.store))


def models_list(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundles

    def work(surroundings: Surroundings, store: Store | None) -> int:
        found = model_bundles(surroundings, store)
        report(args, {"bundles": [status_json(b) for b in found]}, "\n".join(status_line(b) for b in found))
        return DONE if all(b.verified and not (b.active and b.problem) for b in found) else REFUSED

    return looking(args, work)


def models_show(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundle

    def work(surroundings: Surroundings, store: Store | None) -> int:
        found = model_bundle(surroundings, args.bundle, store)
        data = {**status_json(found), "card": found.card, "manifest": found.manifest}
        # the card of a bundle that does not verify may be anybody's words
        text = f"{status_line(found)}\n\n{found.card}" if found.verified else str(found.problem)
        report(args, data, text)
        return DONE if found.verified else REFUSED

    return looking(args, work)


def models_verify(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundle

    def work(surroundings: Surroundings, store: Store | None) -> int:
        found = model_bundle(surroundings, args.bundle, store)
        text = found.problem or f"{found.id}: signature, every file, the feature table and the reference cases hold."
        report(args, status_json(found), text)
        return DONE if found.problem is None else REFUSED

    return looking(args, work)


def models_import(args: Arguments) -> int:
    from cds_app.workflow.manage_bundles import import_bundle

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        made = import_bundle(session, args.path, confirm=own, dry_run=args.dry_run)
        words = {
            "imported": "imported. It is not in use: look at its impact with activate --dry-run.",
            "already_imported": "was imported before; nothing has changed.",
            "dry_run": "could be imported; nothing was kept.",
        }
        text = f"{made.bundle.id} {made.bundle.version} ({made.bundle.basis}) {words[made.status]}"
        report(args, {**asdict(made), "bundle": to_plain(made.bundle)}, text)
        return DONE

    return with_session(args, work, passphrase=own)


def models_activate(args: Arguments) -> int:
    from cds_app.workflow.manage_bundles import activate_bundle

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        chosen = None if args.previous else args.bundle
        made = activate_bundle(session, chosen, confirm=own, dry_run=args.dry_run, progress=show_progress)
        words = {
            "activated": f"{made.bundle.id} is in use now.",
            "rolled_back": f"{made.bundle.id}, in use before, is in use again.",
            "dry_run": "Nothing was changed.",
        }
        data = {**asdict(made), "bundle": to_plain(made.bundle)}
        report(args, data, f"{impact_text(made.impact)}\n{words[made.status]}")
        return DONE

    return with_session(args, work, passphrase=own)


def models_trust(args: Arguments) -> int:
    from cds_app.workflow.manage_bundle_keys import trust_key

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        key_id = trust_key(session, args.key, own)
        report(args, {"key_id": key_id}, f"Bundles signed with key {key_id} can be imported into this store.")
        return DONE

    return with_session(args, work, passphrase=own)


def models_revoke(args: Arguments) -> int:
    from cds_app.workflow.manage_bundle_keys import revoke_key

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        revoke_key(session, args.key, own)
        report(args, {"revoked": args.key}, f"Nothing signed with key {args.key} is accepted any more.")
        return DONE

    return with_session(args, work, passphrase=own)


def models_examine(args: Arguments) -> int:
    from cds_app.scoring.bundle_exam import examine

    answer = examine(args.path, args.key)
    report(argparse.Namespace(json=True), answer, "")
    return DONE if answer["passed"] else REFUSED


def status_json(status: BundleStatus) -> dict[str, Any]:
    return {k: v for k, v in asdict(status).items() if k not in ("path", "manifest", "card", "papers")}
