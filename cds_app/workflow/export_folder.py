"""Export the log as a folder that explains itself: the signed log, everything needed to judge it, one signed list."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from cds_app.domain.commitment import FIELD
from cds_app.domain.errors import CdsError
from cds_app.domain.log_filter import LogFilter
from cds_app.environment import paths
from cds_app.environment.clock import rfc3339
from cds_app.environment.policy_table import SETTINGS
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.decision_log import ExportResult
from cds_app.reporting.decision_table import write_text
from cds_app.reporting.folder_list import verifiers, write_list
from cds_app.reporting.folder_verification import CHECKPOINT, LOG, PAGE, PERSONAL, PROOFS, page_lines
from cds_app.reporting.verification import LONGEST_LAST_LINE, parse, read_lines
from cds_app.workflow.choose_bundle import load, places, trusted_keys
from cds_app.workflow.export_log import FORMATS, GUIDE, export_log
from cds_app.workflow.session import Session

Entries = Callable[[], Iterator[dict[str, Any]]]
_EVERYTHING = LogFilter()


def export_folder(
    session: Session,
    target: Path,
    *,
    purpose: str,
    recipient: str,
    confirm: str | None = None,
    only: LogFilter = _EVERYTHING,
) -> ExportResult:
    """Write the log and all that goes with it into a new folder, whole or not at all.

    Beside what `export_log` writes (the forms that policy leaves open): checkpoint, heads of earlier exports, keys
    with their enrolment, co-signatures, policy, cards of the bundles that are named, the dictionary of the log, coded
    reasons, a page for reading, the verifiers, an explanation, and MANIFEST.json, signed with the installation's key.
    Raises as `export_log`; "export_exists" for a folder that is there already.
    """
    if os.path.lexists(target):
        raise CdsError("export_exists", path=str(target))
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.part")
    try:
        draft.mkdir(mode=0o700)
        forms = tuple(form for form in FORMATS if form in session.policy.open_formats)
        result = export_log(
            session,
            draft / LOG,
            purpose=purpose,
            recipient=recipient,
            confirm=confirm,
            only=only,
            formats=forms,
            folder=True,
        )
        _explain(session, draft)
        _list(session, draft, result)
        draft.rename(target)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise CdsError("export_not_writable", path=str(target)) from error
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    copies = tuple(target / path.relative_to(draft) for path in result.copies)
    return replace(result, path=target / LOG, copies=copies, folder=target)


def _list(session: Session, draft: Path, result: ExportResult) -> None:
    write_list(
        draft,
        installation=session.store.installation,
        size=result.size,
        head=result.head,
        time=rfc3339(session.clock.now()),
        sign=session.store.sign_checkpoint,
    )


def _explain(session: Session, draft: Path) -> None:
    """Everything that only says what the log holds and how to judge it; the log itself is written."""
    log = draft / LOG

    def entries() -> Iterator[dict[str, Any]]:
        with log.open("rb") as file:
            yield from (line["entry"] for line in map(parse, read_lines(file)) if "entry" in line)

    if not session.policy.hides_numbers:  # the page repeats the log word for word
        write_text(draft / PAGE, page_lines(log))
    _write(draft / CHECKPOINT, _last_line(log))
    _write_json(draft / PROOFS, {"proofs": [*_exported_before(session), *_signed_for(entries)]})
    _write_json(draft / "keys.json", {"keys": _keys(log, entries)})
    _write_json(draft / "co_signatures.json", {"co_signatures": _co_signatures(entries)})
    _write_json(draft / PERSONAL, {"values": _personal(session, entries)})
    _write_json(draft / "policy.json", _policy(session))
    _write_json(draft / "reasons.json", _reasons(session))
    _cards(session, draft, entries)
    _write(draft / "data_dictionary.json", paths.resource("verifier/data_dictionary.json").read_bytes())
    _write(draft / "README.txt", paths.resource("verifier/folder_readme.txt").read_bytes())
    for name, content in (*verifiers().items(), (GUIDE, paths.resource(f"verifier/{GUIDE}").read_bytes())):
        _write(draft / name, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with atomic_file(path, overwrite=True) as file:
        file.write(content)


def _write_json(path: Path, value: Any) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")


def _last_line(log: Path) -> bytes:
    with log.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST_LAST_LINE))
        return file.read().splitlines(keepends=True)[-1]


def _exported_before(session: Session) -> Iterator[dict[str, Any]]:
    for size, head, time in session.store.all_exports()[:-1]:
        yield {"what": "export", "size": size, "head": head, "time": time}


def _signed_for(entries: Entries) -> Iterator[dict[str, Any]]:
    """The heads that entries of the log itself were signed for: by a second person, and at a disposal."""
    for entry in entries():
        if entry["event"] in ("log_co_signed", "entries_disposed"):
            told = entry["data"]["statement"]
            size = told.get("size", told.get("end"))
            yield {"what": entry["event"], "size": size, "head": told["head"], "time": entry["time"]}


def _keys(log: Path, entries: Entries) -> list[dict[str, Any]]:
    """Every key of the head line, with the whole entries in which it was enrolled and retired."""
    with log.open("rb") as file:
        found = [dict(key) for key in parse(next(read_lines(file)))["keys"]]
    told = {("key_enrolled", e["index"]): e for e in entries() if e["event"] == "key_enrolled"}
    told |= {("key_retired", e["index"]): e for e in entries() if e["event"] == "key_retired"}
    return [
        {
            **key,
            "enrolment": told.get(("key_enrolled", key["enrolled_at_entry"])),
            "retirement": told.get(("key_retired", key["retired_at_entry"])),
        }
        for key in found
    ]


def _co_signatures(entries: Entries) -> list[dict[str, Any]]:
    return [{"entry": e["index"], "time": e["time"], **e["data"]} for e in entries() if e["event"] == "log_co_signed"]


def _personal(session: Session, entries: Entries) -> list[dict[str, Any]]:
    """Names that stand beside the log, each with its salt, of the entries that go out in full."""
    shown = {entry["index"] for entry in entries() if FIELD in entry["data"]}
    return [
        {"index": index, "field": field, "salt": salt, "text": value}
        for index, field, salt, value in session.store.personal_openings()
        if index in shown
    ]


def _policy(session: Session) -> dict[str, Any]:
    """The policy in force. What was in force earlier, the entries name by its hash."""
    values = {setting.key: getattr(session.policy, setting.key) for setting in SETTINGS}
    return {"sha256": session.policy.sha256, "settings": values, "laid_down": dict(session.policy.laid)}


def _reasons(session: Session) -> dict[str, Any]:
    def coded(reasons: Any) -> list[dict[str, str]]:
        return [{"system": r.system, "code": r.code, "display": r.display} for r in reasons]

    return {"sign_off": coded(session.catalogue.reasons), "own_view": coded(session.catalogue.own_view_reasons)}


def _cards(session: Session, draft: Path, entries: Entries) -> None:
    """The card of each bundle that an entry names, and of the one in use; of one that is not here, that it is not."""
    named = {bundle: None for entry in entries() if (bundle := _bundle_of(entry)) is not None}
    with suppress(CdsError):
        named[session.bundle.ref.id] = None
    found = {place.id: place.path for place in places(session.surroundings, session.store)}
    told = []
    for bundle_id in named:
        card = _card(session, found.get(bundle_id))
        name = f"models/{bundle_id}.md"
        if card is not None:
            _write(draft / name, card["content"].encode())
        told.append({"id": bundle_id, "card": None if card is None else name, **_identity(card)})
    _write_json(draft / "models" / "bundles.json", {"bundles": told})


def _identity(card: Mapping[str, str] | None) -> dict[str, str | None]:
    return {name: None if card is None else card[name] for name in ("version", "sha256")}


def _card(session: Session, folder: Path | None) -> dict[str, str] | None:
    """A bundle's card, once the bundle is verified; None for one that is not here or not as it was signed."""
    if folder is None:
        return None
    try:
        bundle = load(session.surroundings, trusted_keys(session.surroundings, session.store), folder, for_use=False)
    except CdsError:
        return None
    return {"content": bundle.card, "version": bundle.ref.version, "sha256": bundle.ref.sha256}


def _bundle_of(entry: Mapping[str, Any]) -> str | None:
    data = entry["data"]
    found = data.get("statement", {}).get("bundle", data.get("bundle", {}))
    name = found.get("id") if isinstance(found, Mapping) else found
    name = data.get("bundle_id", name)
    return name if isinstance(name, str) and name else None
