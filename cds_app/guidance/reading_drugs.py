"""Drugs, from drugs.json to values: every figure with its source and status."""

from __future__ import annotations

from collections.abc import Collection

from cds_app.domain.patient import CONCERNS
from cds_app.domain.treatment import Drug, PublishedEffect, SideEffect
from cds_app.guidance.entries import STATUSES, Entry
from cds_app.guidance.medicines import ATC

PUBLISHED_OUTCOMES = ("response", "early_stop")
HIGHEST_LEVEL = 3.0
GUIDELINE_LINES = (1, 2, 3)


def read_drugs(file: Entry, references: Collection[str]) -> dict[str, Drug]:
    """The drugs by generic name, in the file's order."""
    found: dict[str, Drug] = {}
    for entry in file.entries("drugs", "name"):
        drug = _drug(entry, references)
        if drug.name in found or drug.atc in {other.atc for other in found.values()}:
            entry.refuse("name")
        found[drug.name] = drug
    return found


class _Groups:
    """Collects source and status by field group while a drug is being read."""

    def __init__(self, references: Collection[str]) -> None:
        self.references = references
        self.sources: dict[str, str] = {}
        self.status: dict[str, str] = {}

    def note(self, group: str, entry: Entry) -> None:
        source, status = entry.provenance(self.references)
        keys = dict.fromkeys([*self.sources.get(group, "").split(";"), *source.split(";")])
        self.sources[group] = ";".join(key for key in keys if key)
        # a group is no better known than its weakest figure
        self.status[group] = min(status, self.status.get(group, status), key=STATUSES.index)


def _drug(entry: Entry, references: Collection[str]) -> Drug:
    groups = _Groups(references)
    codes, dose, dose_max = entry.entry("codes"), entry.entry("dose"), entry.entry("dose_max")
    for name, part in (("codes", codes), ("dose", dose), ("dose_max", dose_max)):
        groups.note(name, part)
    facts = {}
    for key, part in entry.mapping("facts"):
        groups.note(key, part)
        facts[key] = part.text("text")
        part.done()
    sources = entry.texts("sources")
    if not set(sources) <= set(references):
        entry.refuse("sources")
    drug = Drug(
        name=entry.text("name"),
        drug_class=entry.text("drug_class"),
        atc=codes.text("atc"),
        rxnorm=codes.text_or_none("rxnorm"),
        has_trial_evidence=entry.flag("has_trial_evidence"),
        dose_start=dose.text("start"),
        dose_usual_min=dose.number_or_none("usual_min"),
        dose_usual_max=dose.number_or_none("usual_max"),
        dose_max=dose_max.number_or_none("value"),
        side_effects=tuple(_side_effect(part, groups) for part in entry.entries("side_effects", "concern")),
        facts=facts,
        status=groups.status,
        sources=sources,
        guideline_line=entry.integer_or_none("guideline_line"),
        group_sources=groups.sources,
        published=tuple(_published(part, groups) for part in entry.entries("published", "outcome")),
        reviewed_on=entry.date_or_none("reviewed_on"),
    )
    for part in (codes, dose, dose_max, entry):
        part.done()
    _check(entry, drug)
    return drug


def _check(entry: Entry, drug: Drug) -> None:
    doses = [dose for dose in (drug.dose_usual_min, drug.dose_usual_max, drug.dose_max) if dose is not None]
    if doses != sorted(doses) or any(dose <= 0 for dose in doses):
        entry.refuse("dose")
    if ATC.fullmatch(drug.atc) is None or len(drug.atc) != 7 or not (drug.rxnorm is None or drug.rxnorm.isdecimal()):
        entry.refuse("codes")
    if drug.guideline_line not in (None, *GUIDELINE_LINES):
        entry.refuse("guideline_line")
    if tuple(effect.concern for effect in drug.side_effects) != CONCERNS:
        entry.refuse("side_effects")


def _side_effect(entry: Entry, groups: _Groups) -> SideEffect:
    percent, percent_source, percent_status = _figure(entry, "percent", "percentages", groups, 100.0)
    level, level_source, level_status = _figure(entry, "level", "levels", groups, HIGHEST_LEVEL)
    effect = SideEffect(
        concern=entry.choice("concern", CONCERNS),
        percent=percent,
        level=level,
        source=percent_source or level_source,
        status=percent_status or level_status,
        level_source=level_source,
        level_status=level_status,
        note=entry.any_text("note"),
    )
    entry.done()
    return effect


def _figure(entry: Entry, key: str, group: str, groups: _Groups, highest: float) -> tuple[float | None, str, str]:
    part = entry.entry_or_none(key)
    if part is None:
        return None, "", ""
    groups.note(group, part)
    source, status = part.provenance(groups.references)
    value = part.number("value")
    if not 0 <= value <= highest:
        entry.refuse(key)
    part.done()
    return value, source, status


def _published(entry: Entry, groups: _Groups) -> PublishedEffect:
    groups.note("published", entry)
    source, status = entry.provenance(groups.references)
    effect = PublishedEffect(
        outcome=entry.choice("outcome", PUBLISHED_OUTCOMES),
        odds_ratio=entry.number("odds_ratio"),
        low=entry.number("low"),
        high=entry.number("high"),
        source=source,
        status=status,
    )
    if not 0 < effect.low <= effect.odds_ratio <= effect.high:
        entry.refuse("odds_ratio")
    entry.done()
    return effect
