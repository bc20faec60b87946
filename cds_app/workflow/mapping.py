"""Mapping profiles: propose one for a file, keep it, find it again; how one is looked through is in `look_through`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.intake.mapping import MappingProfile, profile_text, read_profile
from cds_app.intake.mapping_lines import DAY_FORMS, lines, targets, with_field, with_target
from cds_app.intake.proposal import propose
from cds_app.intake.readers.delimited import header_of
from cds_app.intake.readers.redcap import RedcapField, read_dictionary
from cds_app.intake.readers.sniffing import HEAD_BYTES
from cds_app.reporting.atomic_file import atomic_file

DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True)
class Proposal:
    """A first profile, with every column of the file in order, and those that must not be read."""

    profile: MappingProfile
    columns: tuple[str, ...]
    never_read: tuple[str, ...]


def propose_mapping(
    catalogue: Catalogue, path: Path, dictionary: Path | None = None, delimiter: str | None = None
) -> Proposal:
    """What the names of the columns suggest. Nothing but the first line of the file is read.

    Without a `delimiter` the one that makes most columns is taken.
    Raises `CdsError` "record_set_not_found", "mapping_not_possible", "dictionary_invalid".
    """
    fields: tuple[RedcapField, ...] = () if dictionary is None else read_dictionary(dictionary)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        raise CdsError("record_set_not_found") from None
    delimiter = delimiter or max(DELIMITERS, key=lambda mark: len(header_of(head, mark)))
    header = header_of(head, delimiter)
    profile = propose(header, catalogue, fields, delimiter=delimiter)
    never = {field.name.casefold() for field in fields if not field.readable}
    return Proposal(profile, tuple(header), tuple(name for name in header if name.strip().casefold() in never))


def answered(
    catalogue: Catalogue, found: Proposal, columns: Iterable[str], dates: Iterable[str], codes: Iterable[str]
) -> Proposal:
    """The proposal with what a person says of it: "visit=day", "visit=%d.%m.%Y", "sex:1=female".

    Raises `CdsError` "mapping_answer_unknown" (answer) for a column that the file has not, or something that it cannot
    be.
    """
    profile, there = found.profile, {name.strip().casefold() for name in found.columns}

    def split(answer: str) -> tuple[str, str]:
        name, equals, said = answer.rpartition("=")
        if not equals or name.partition(":")[0].strip().casefold() not in there:
            raise CdsError("mapping_answer_unknown", answer=answer)
        return name.strip(), said

    for answer in columns:
        name, said = split(answer)
        if said not in targets(catalogue, profile):
            raise CdsError("mapping_answer_unknown", answer=answer)
        profile = with_target(profile, name, said)
    for answer in dates:
        name, said = split(answer)
        if said not in DAY_FORMS:
            raise CdsError("mapping_answer_unknown", answer=answer)
        profile = with_field(profile, name, form=said)
    for answer in codes:
        coded, said = split(answer)
        name, _, code = coded.partition(":")
        line = lines(profile, [name])[0]
        if said not in line.allowed:
            raise CdsError("mapping_answer_unknown", answer=answer)
        profile = with_field(profile, name, values={**line.values, code: said})
    return replace(found, profile=profile)


def load_mapping(catalogue: Catalogue, path: Path) -> MappingProfile:
    """A saved profile. Raises `CdsError` "mapping_invalid"."""
    try:
        return read_profile(path.read_bytes(), catalogue)
    except OSError:
        raise CdsError("mapping_invalid", where=path.name) from None


def save_mapping(profile: MappingProfile, path: Path) -> None:
    """Write a profile where a person wants it, whole or not at all. Raises `CdsError` "export_not_writable"."""
    with atomic_file(path, overwrite=True) as file:
        file.write(profile_text(profile).encode())


def saved_mappings(folder: Path | None = None) -> tuple[Path, ...]:
    """The profiles kept on this machine for this person, by name."""
    where = folder or paths.mappings()
    return tuple(sorted(where.glob("*.json"))) if where.is_dir() else ()
