"""Rules, stops and notes, from rules.json and stops.json to values, each circumstance checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from cds_app.domain.estimate import RuleSeverity
from cds_app.domain.patient import COLUMNS_BY_NAME
from cds_app.domain.safety import EligibilityStop, NoteSeverity, PatientNote, Rule
from cds_app.domain.treatment import Drug
from cds_app.guidance.checking import Vocabulary, is_well_formed
from cds_app.guidance.entries import Entry
from cds_app.guidance.rulebook import ORDER

NOTE_SEVERITIES = ("caution", "information")
POLICY_SWITCHES = ("allow_pregnancy",)
FILES_OF_A_RECORD = ("ratings.csv", "treatments.csv", "conditions.csv", "medications.csv")


def read_rules(
    file: Entry, references: Collection[str], drugs: Mapping[str, Drug], words: Vocabulary
) -> tuple[Rule, ...]:
    sets = _drug_sets(file.entry("drug_sets"), drugs)
    found: list[Rule] = []
    for entry in file.entries("rules", "id"):
        source, status = entry.provenance(references)
        rule = Rule(
            id=entry.text("id"),
            drugs=expand(entry, entry.texts("drugs"), drugs, sets),
            severity=cast(RuleSeverity, entry.choice("severity", ORDER)),
            when=_when(entry, words),
            if_unknown=cast(RuleSeverity | None, entry.choice_or_none("if_unknown", NOTE_SEVERITIES)),
            title=entry.text("title"),
            sentence=entry.text("sentence"),
            source=source,
            status=status,
            reviewed_on=entry.date_or_none("reviewed_on"),
            acknowledge=entry.flag("acknowledge"),
        )
        if rule.id in {other.id for other in found}:
            entry.refuse("id")
        entry.done()
        found.append(rule)
    return tuple(found)


def _drug_sets(entry: Entry, drugs: Mapping[str, Drug]) -> dict[str, tuple[str, ...]]:
    """The named sets of drugs, each of which may use the sets before it."""
    sets: dict[str, tuple[str, ...]] = {}
    for name in entry.names():
        sets[name] = expand(entry, entry.texts(name), drugs, sets)
    return sets


def expand(
    entry: Entry, tokens: Sequence[str], drugs: Mapping[str, Drug], sets: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Drug names in catalogue order. A token is a name, a set, "all", "class:<class>", or any of these after "-"."""
    chosen: set[str] = set()
    for token in tokens:
        named = _named(token.removeprefix("-"), drugs, sets)
        if not named:
            entry.refuse("drugs")
        chosen = chosen - named if token.startswith("-") else chosen | named
    if not chosen:
        entry.refuse("drugs")
    return tuple(name for name in drugs if name in chosen)


def _named(token: str, drugs: Mapping[str, Drug], sets: Mapping[str, tuple[str, ...]]) -> set[str]:
    if token == "all":  # noqa: S105  (a word of the rules file, not a secret)
        return set(drugs)
    if token.startswith("class:"):
        return {name for name, drug in drugs.items() if drug.drug_class == token.removeprefix("class:")}
    return set(sets.get(token, ())) or ({token} & set(drugs))


def read_stops(file: Entry, references: Collection[str], words: Vocabulary) -> tuple[EligibilityStop, ...]:
    found: list[EligibilityStop] = []
    for entry in file.entries("stops", "code"):
        switch = entry.choice_or_none("policy_switch", POLICY_SWITCHES)
        found.append(EligibilityStop(policy_switch=switch, **_common(entry, references, words)))
        entry.done()
    _check_codes(file, [stop.code for stop in found])
    return tuple(found)


def read_notes(file: Entry, references: Collection[str], words: Vocabulary) -> tuple[PatientNote, ...]:
    found: list[PatientNote] = []
    for entry in file.entries("notes", "code"):
        severity = cast(NoteSeverity, entry.choice("severity", NOTE_SEVERITIES))
        found.append(PatientNote(severity=severity, **_common(entry, references, words)))
        entry.done()
    _check_codes(file, [note.code for note in found])
    return tuple(found)


def _common(entry: Entry, references: Collection[str], words: Vocabulary) -> dict[str, Any]:
    source, status = entry.provenance(references)
    return {
        "code": entry.text("code"),
        "when": _when(entry, words),
        "if_unknown": entry.choice_or_none("if_unknown", NOTE_SEVERITIES),
        "input": entry.choice("input", {*COLUMNS_BY_NAME, *FILES_OF_A_RECORD, *words.scales}),
        "title": entry.text("title"),
        "sentence": entry.text("sentence"),
        "source": source,
        "status": status,
        "reviewed_on": entry.date_or_none("reviewed_on"),
    }


def _when(entry: Entry, words: Vocabulary) -> Mapping[str, Any]:
    when = entry.take("when")
    if not is_well_formed(when, words):
        entry.refuse("when")
    return cast(Mapping[str, Any], when)


def _check_codes(file: Entry, codes: Sequence[str]) -> None:
    if len(set(codes)) != len(codes):
        file.refuse("code")
