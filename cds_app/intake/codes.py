"""Codes of the outside world to the words of the data dictionary: golden tables, each row with source and status.

The tables lie in `resources/codes/`. SNOMED CT is not among them, because it may not be shipped; a condition that is
coded in nothing else is known by its plain words, read whole and never as a part of other words.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError

_NOT_THE_CONDITION = re.compile(
    r"\b(?:no|not|without|denies|family|history|risk|suspected|screening|rule out|gestational|pulmonary|portal"
    r"|intracranial|ocular|heat|fear of|phobia of|carrier|relative)\b"
)
"""Words beside which a condition's name does not say that the person has it, or says another condition."""

_ICD10_SYSTEMS = ("icd-10", "icd10")


@dataclass(frozen=True)
class Coding:
    """One code as a source gives it: system (any spelling), code, and the words beside it."""

    system: str
    code: str
    display: str = ""


@dataclass(frozen=True)
class RatingItem:
    """What a code of a rating stands for. `item` is a number or "total"."""

    scale: str
    item: str


@dataclass(frozen=True)
class Measurement:
    """A column of patients.csv and the spellings of the unit that it is kept in; none for a column of words."""

    column: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Codes:
    """Every table as a look-up. Codes are compared exactly, words after folding."""

    catalogue: Catalogue
    rating_items: Mapping[str, RatingItem]
    answers: Mapping[str, str]
    measurements: Mapping[str, Measurement]
    conversions: Mapping[tuple[str, str], str]
    products: Mapping[str, str]
    brands: Mapping[str, str]
    icd10: Mapping[str, str]
    words: Mapping[str, str]
    _medicines: Mapping[str, str] = field(repr=False, default_factory=dict)

    def drug(self, codings: Iterable[Coding]) -> str | None:
        """The one antidepressant of the catalogue that the codings name; None when there is none, or more than one.

        An ingredient code or an ATC code decides; then a known product code; then names and brand names in the words.
        """
        codings = tuple(codings)
        for coding in codings:
            named = self._by_code(coding)
            if named is not None:
                return named
        found = {name for coding in codings for name in self.drugs_in(coding.display)}
        return found.pop() if len(found) == 1 else None

    def _by_code(self, coding: Coding) -> str | None:
        """A drug by a code of a system that is named: a bare number of a source may be anything."""
        system = coding.system.casefold()
        if "rxnorm" in system:
            return self._ingredients.get(coding.code) or self.products.get(coding.code)
        drug = self.catalogue.drug_named(coding.code) if "atc" in system else None
        return None if drug is None else drug.name

    def drugs_in(self, text: str) -> tuple[str, ...]:
        """The antidepressants that a text names, by generic or brand name."""
        tokens = re.findall(r"[a-z]+", text.casefold())
        names = (token if token in self.catalogue.drugs else self.brands.get(token) for token in tokens)
        return tuple(dict.fromkeys(name for name in names if name is not None))

    def medicine(self, codings: Iterable[Coding]) -> str | None:
        """A medicine that the catalogue's interaction list knows, by ATC code or by name; None when it knows none."""
        codings = tuple(codings)
        for coding in codings:
            code = coding.code.upper()
            if "atc" in coding.system.casefold() and re.fullmatch(r"[A-Z][0-9]{2}[A-Z]{2}([0-9]{2})?", code):
                return code
        for coding in codings:
            plain = f" {' '.join(re.findall(r'[a-z]+', coding.display.casefold()))} "
            for name, kept in self._medicines.items():
                if f" {name} " in plain:
                    return kept
        return None

    def condition(self, codings: Iterable[Coding]) -> str | None:
        """The condition of the data dictionary: by the longest ICD-10 prefix, then by plain words."""
        codings = tuple(codings)
        for coding in codings:
            if any(name in coding.system.casefold() for name in _ICD10_SYSTEMS):
                found = self._by_prefix(coding.code.upper())
                if found is not None:
                    return found
        return next(filter(None, (self._by_words(coding.display) for coding in codings)), None)

    def _by_prefix(self, code: str) -> str | None:
        bare = code.replace(".", "")
        for length in range(len(bare), 2, -1):
            found = self.icd10.get(bare[:length])
            if found is not None:
                return found
        return None

    def _by_words(self, display: str) -> str | None:
        plain = f" {folded_words(display)} "
        if _NOT_THE_CONDITION.search(plain):
            plain = _without_aura(plain)
        if _NOT_THE_CONDITION.search(plain):
            return None
        found = [words for words in self.words if f" {words} " in plain]
        return self.words[max(found, key=len)] if found else None

    @cached_property
    def _ingredients(self) -> Mapping[str, str]:
        return {drug.rxnorm: name for name, drug in self.catalogue.drugs.items() if drug.rxnorm}


def load_codes(folder: Path, catalogue: Catalogue) -> Codes:
    """Read the tables. Raises `CdsError` "codes_invalid" when one is missing or names what the dictionary has not."""
    try:
        items = {r["code"]: RatingItem(r["scale"], r["item"]) for r in _rows(folder, "rating_items")}
        measurements = {r["code"]: Measurement(r["column"], _split(r["units"])) for r in _rows(folder, "measurements")}
        names = (name for group in catalogue.interactions.values() for name in group.names)
        return Codes(
            catalogue=catalogue,
            rating_items={code: item for code, item in items.items() if item.scale in catalogue.scales},
            answers={r["code"]: r["value"] for r in _rows(folder, "answers")},
            measurements=measurements,
            conversions={(r["column"], r["unit"]): r["factor"] for r in _rows(folder, "unit_conversions")},
            products={r["code"]: r["drug"] for r in _rows(folder, "rxnorm_products")},
            brands={r["name"]: r["drug"] for r in _rows(folder, "brand_names")},
            icd10={r["prefix"].replace(".", ""): r["condition"] for r in _rows(folder, "icd10_conditions")},
            words={folded_words(r["words"]): r["condition"] for r in _rows(folder, "condition_words")},
            _medicines={" ".join(re.findall(r"[a-z]+", name.casefold())): name for name in names},
        )
    except (OSError, KeyError, ValueError, csv.Error) as error:
        raise CdsError("codes_invalid") from error


def folded_words(text: str) -> str:
    """Words as they are compared: letter case and Unicode form folded, everything else a blank."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(re.findall(r"[\w'-]+", folded))


def _without_aura(plain: str) -> str:
    """ "Migraine without aura" is a migraine; the rule against "without" is about having none."""
    return plain.replace(" without aura ", " ")


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, strict=True) if None not in row]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
