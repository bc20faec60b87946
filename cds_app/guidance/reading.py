"""References, scales, interaction groups and reasons, from the catalogue's files to values."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cds_app.domain.catalogue import Reference
from cds_app.domain.decision import Reason
from cds_app.domain.rating import Band, Scale
from cds_app.domain.treatment import Drug, InteractionGroup
from cds_app.guidance.entries import STATUSES, Entry
from cds_app.guidance.medicines import ATC

MEASURES = ("depression", "anxiety", "suicide_screen")


def read_references(file: Entry) -> dict[str, Reference]:
    found: dict[str, Reference] = {}
    for entry in file.entries("references", "key"):
        key = entry.text("key")
        if key in found:
            entry.refuse("key")
        found[key] = Reference(key, entry.text("citation"), entry.choice("status", STATUSES), entry.text("how"))
        entry.done()
    return found


def read_scales(file: Entry, references: Collection[str]) -> dict[str, Scale]:
    """The scales in the file's order, which breaks ties between baselines of one day."""
    found: dict[str, Scale] = {}
    for entry in file.entries("scales", "code"):
        scale = _scale(entry, references)
        if scale.code in found:
            entry.refuse("code")
        found[scale.code] = scale
    return found


def _scale(entry: Entry, references: Collection[str]) -> Scale:
    sources: dict[str, str] = {}
    statuses: dict[str, str] = {}

    def figure(key: str) -> int | None:
        part = entry.entry_or_none(key)
        if part is None:
            return None
        sources[key], statuses[key] = part.provenance(references)
        value = part.integer("value")
        part.done()
        return value

    items = tuple(_range(entry, "item_ranges", part) for part in entry.lists("item_ranges"))
    total = entry.take("total_range")
    bands: tuple[Band, ...] = ()
    band_entry = entry.entry_or_none("bands")
    if band_entry is not None:
        sources["bands"], statuses["bands"] = band_entry.provenance(references)
        bands = tuple(_band(part) for part in band_entry.entries("values", "code"))
        band_entry.done()
    source, status = entry.provenance(references)
    scale = Scale(
        code=entry.text("code"),
        measures=entry.choice("measures", MEASURES),
        item_ranges=items,
        total_range=None if total is None else _range(entry, "total_range", total),
        domains=tuple(_items_of(entry, "domains", part, len(items)) for part in entry.lists("domains")),
        bands=bands,
        remission_max=figure("remission_max"),
        self_harm_item=figure("self_harm_item"),
        source=source,
        status=status,
        asked_only_if=_asked_only_if(entry, references, len(items)),
        group_sources=sources,
        group_status=statuses,
        note=entry.any_text("note"),
        reviewed_on=entry.date_or_none("reviewed_on"),
        recorded_apart=_recorded_apart(entry, len(items)),
    )
    _check_bands(entry, scale)
    entry.done()
    return scale


def _range(entry: Entry, key: str, value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2 or not all(type(v) is int for v in value) or value[0] >= value[1]:
        entry.refuse(key)
    return value[0], value[1]


def _items_of(entry: Entry, key: str, value: object, count: int) -> tuple[int, ...]:
    if not isinstance(value, list):
        entry.refuse(key)
    items = [v for v in value if type(v) is int and 1 <= v <= count]
    if not items or len(items) != len(value):
        entry.refuse(key)
    return tuple(items)


def _band(entry: Entry) -> Band:
    band = Band(entry.text("code"), entry.integer("low"), entry.integer("high"))
    entry.done()
    return band


def _asked_only_if(entry: Entry, references: Collection[str], count: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in entry.entries("conditional_items", "asked_if"):
        part.provenance(references)
        asked_if = part.integer("asked_if")
        found.update(dict.fromkeys(_items_of(part, "items", list(part.integers("items")), count), asked_if))
        part.done()
    return found


def _recorded_apart(entry: Entry, count: int) -> tuple[int, ...]:
    value = entry.take("recorded_apart")
    return () if value == [] else _items_of(entry, "recorded_apart", value, count)


def _check_bands(entry: Entry, scale: Scale) -> None:
    """Bands must cover the whole range of the total, without a gap or an overlap."""
    if scale.total_range is None:
        if scale.bands:
            entry.refuse("bands")
        return
    expected = scale.total_range[0]
    for band in scale.bands:
        if band.low != expected or band.high < band.low:
            entry.refuse("bands")
        expected = band.high + 1
    if expected != scale.total_range[1] + 1:
        entry.refuse("bands")


def read_interactions(
    file: Entry, references: Collection[str], drugs: Mapping[str, Drug]
) -> dict[str, InteractionGroup]:
    found: dict[str, InteractionGroup] = {}
    for entry in file.entries("interactions", "code"):
        code = entry.text("code")
        prefixes, names = entry.texts("atc_prefixes"), entry.texts("names")
        if code in found:
            entry.refuse("code")
        if any(ATC.fullmatch(prefix) is None and len(prefix) not in (3, 4) for prefix in prefixes):
            entry.refuse("atc_prefixes")
        if any(name != name.strip().lower() for name in names):
            entry.refuse("names")
        source, status = entry.provenance(references)
        members = tuple(d.name for d in drugs.values() if d.name in names or d.atc.startswith(prefixes))
        found[code] = InteractionGroup(code, prefixes, names, source, status, members)
        entry.done()
    return found


def read_reasons(file: Entry) -> tuple[Reason, ...]:
    return _reasons(file, "reasons")


def read_own_view_reasons(file: Entry) -> tuple[Reason, ...]:
    return _reasons(file, "own_view_reasons")


def _reasons(file: Entry, key: str) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for entry in file.entries(key, "code"):
        found.append(Reason(entry.text("system"), entry.text("code"), entry.text("display")))
        if len({reason.code for reason in found}) != len(found):
            entry.refuse("code")
        entry.done()
    return tuple(found)
