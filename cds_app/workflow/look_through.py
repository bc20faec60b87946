"""A source before it is imported: what it is, and for delimited files the mapping, looked through line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.intake.findings import ImportFinding
from cds_app.intake.mapping import MappingProfile, check
from cds_app.intake.mapping_lines import (
    MappingLine,
    lines,
    number_of,
    targets,
    with_field,
    with_target,
    without_number,
)
from cds_app.intake.preview import ColumnPreview, preview
from cds_app.intake.readers.delimited import header_of
from cds_app.intake.readers.sniffing import HEAD_BYTES
from cds_app.intake.record_set import FOREIGN, detect_format
from cds_app.intake.tables import PSEUDONYM
from cds_app.workflow.mapping import DELIMITERS, load_mapping, propose_mapping, save_mapping, saved_mappings
from cds_app.workflow.session import Session

__all__ = ["DELIMITERS", "ColumnPreview", "MappingLine", "MappingProfile", "number_of", "without_number"]


@dataclass(frozen=True)
class Source:
    """What lies at a path. `dated`: day 0 has to be chosen; `mapped`: its columns have to be explained."""

    path: Path
    format: str
    dated: bool
    mapped: bool


@dataclass(frozen=True)
class MappingDraft:
    """A profile over one file, not yet confirmed. `found` is wrong with the file itself, or with its first rows.

    `problems` are pairs of a column and a code: "codes_left", "too_many_codes", "dates_unread", "numbers_unread",
    "other_mark".
    """

    path: Path
    profile: MappingProfile
    columns: tuple[str, ...]
    never_read: tuple[str, ...]
    lines: tuple[MappingLine, ...]
    previews: Mapping[str, ColumnPreview]
    targets: tuple[str, ...]
    found: tuple[ImportFinding, ...]
    problems: tuple[tuple[str, str], ...]


def look_at(session: Session, path: Path) -> Source:
    """What a path holds, by its content. Raises `NotAllowed`, `CdsError` as `detect_format`."""
    session.require("import_records")
    name = detect_format(path)
    own = name == "flat_csv" and _has_pseudonyms(path)
    if name == "flat_csv" and not own:
        return Source(path, "mapped_csv", True, True)
    return Source(path, name, name in FOREIGN, name == "redcap")


def draft_mapping(
    session: Session,
    path: Path,
    dictionary: Path | None = None,
    profile: Path | None = None,
    delimiter: str | None = None,
) -> MappingDraft:
    """A proposal from the names of the columns, or a saved `profile` over them.

    Raises `NotAllowed`, `CdsError` "mapping_not_possible", "mapping_invalid", "dictionary_invalid",
    "record_set_not_found" or what the reader raises.
    """
    session.require("import_records")
    proposed = propose_mapping(session.catalogue, path, dictionary, delimiter)
    chosen = proposed.profile if profile is None else load_mapping(session.catalogue, profile)
    return _drafted(session, path, chosen, proposed.columns, proposed.never_read)


def change_draft(
    session: Session,
    draft: MappingDraft,
    column: str | None = None,
    *,
    target: str | None = None,
    values: Mapping[str, str] | None = None,
    form: str | None = None,
    decimal_comma: bool | None = None,
) -> MappingDraft:
    """The draft with one line changed, and how the first rows come out by it."""
    profile = draft.profile
    if column is not None and target is not None:
        profile = with_target(profile, column, target)
    if column is not None and (values is not None or form is not None):
        profile = with_field(profile, column, values, form)
    if decimal_comma is not None:
        profile = replace(profile, decimal_comma=decimal_comma)
    return _drafted(session, draft.path, profile, draft.columns, draft.never_read)


def confirm_draft(session: Session, draft: MappingDraft) -> MappingProfile:
    """The profile of a draft that can be read by. Raises `CdsError` "mapping_invalid" (where)."""
    try:
        check(draft.profile, session.catalogue)
    except ValueError as error:
        raise CdsError("mapping_invalid", where=str(error)) from None
    return draft.profile


def keep_draft_as(session: Session, draft: MappingDraft, name: str) -> Path:
    """Save a draft's profile under a name for this person; returns the file. One of the same name is replaced."""
    profile = replace(confirm_draft(session, draft), name=name.strip())
    file = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if not file:
        raise CdsError("mapping_invalid", where="name")
    path = paths.mappings() / f"{file}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    save_mapping(profile, path)
    return path


def kept_profiles(session: Session) -> tuple[tuple[Path, str], ...]:
    """The profiles that this person saved: file and name. One that cannot be read any more is left out."""
    found = []
    for path in saved_mappings():
        try:
            found.append((path, load_mapping(session.catalogue, path).name or path.stem))
        except CdsError:
            continue
    return tuple(found)


def _drafted(
    session: Session, path: Path, profile: MappingProfile, columns: tuple[str, ...], never: tuple[str, ...]
) -> MappingDraft:
    previews, found = preview(path, profile, never)
    by_name = {p.column: p for p in previews}
    told = lines(profile, columns, never)
    problems = tuple((line.column, code) for line in told for code in _problems(line, by_name.get(_key(line.column))))
    return MappingDraft(
        path, profile, columns, never, told, by_name, targets(session.catalogue, profile), tuple(found), problems
    )


def _problems(line: MappingLine, seen: ColumnPreview | None) -> list[str]:
    if seen is None or not line.target or line.identifier:
        return []
    found = []
    if seen.codes is None:
        found.append("too_many_codes")
    elif line.allowed and set(seen.codes) - set(line.values or {word: word for word in line.allowed}):
        found.append("codes_left")
    if seen.other_mark:
        found.append("other_mark")
    elif seen.unread:
        found.append("dates_unread" if line.form else "numbers_unread")
    return found


def _has_pseudonyms(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return PSEUDONYM in {_key(name) for name in header_of(file.read(HEAD_BYTES))}
    except OSError:
        return True  # the reader says what is wrong with it


def _key(name: str) -> str:
    return name.strip().casefold()
