"""One FHIR R4 resource to facts, and what is not a fact to a reason.

What is meant the other way round never becomes a fact: entered in error, refuted, not taken, not to be done, a
relative's, planned, or changed in its meaning by an extension that this program does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from cds_app.intake.codes import Codes, Coding
from cds_app.intake.facts import Answer, Course, Diagnosis, Fact, Measured, Medicine, Person, Place
from cds_app.intake.readers.fhir_doses import dose_mg_day, strength_mg
from cds_app.intake.readers.fhir_values import (
    Resource,
    at,
    born,
    code_of,
    codings,
    ended_on,
    many,
    moment,
    nested,
    number_text,
    reference,
    text,
)

_FINAL = ("final", "amended", "corrected")
_ANSWERED = ("completed", "amended")
_REQUESTED = ("active", "on-hold", "completed", "stopped")
_ORDERS = ("order", "original-order", "reflex-order", "filler-order", "instance-order")
_TAKEN = ("active", "completed", "stopped", "on-hold")
_GIVEN = ("in-progress", "completed", "stopped", "on-hold")
_ENDED = ("completed", "stopped")
_NO_FACT_YET = ("refuted", "entered-in-error", "unconfirmed", "provisional", "differential")
_PAST = ("inactive", "remission", "resolved")
_SEXES = {"male": "male", "female": "female", "other": "other", "unknown": "unknown"}
_SMOKES = (("never", "no"), ("former", "no"), ("ex-smoker", "no"), ("non-smoker", "no"), ("smok", "yes"))
_PREGNANCY = (("not pregnant", "no"), ("pregnant", "pregnant"))
KINDS = {
    "Patient": "patients",
    "Observation": "ratings",
    "QuestionnaireResponse": "ratings",
    "Condition": "conditions",
    "MedicationRequest": "medications",
    "MedicationStatement": "medications",
    "MedicationAdministration": "medications",
}
"""The resources that are read, and what they speak of. Every other kind is left unread."""


class NoFact(Exception):
    """A resource says nothing that may be taken. Carries the reason's code. Never leaves intake."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Interpreter:
    """Turns resources into facts. `medications` are the Medication resources of the set, by id."""

    def __init__(self, codes: Codes, aliases: dict[str, str], medications: dict[str, Resource]) -> None:
        self._codes, self._aliases, self._medications = codes, aliases, medications

    def facts(self, resource: Resource, place: Place) -> Iterator[Fact]:
        """The facts of one resource. Raises `NoFact` when it must not be taken, or says nothing that has a place."""
        if at(resource, "implicitRules") or many(resource, "modifierExtension"):
            raise NoFact("meaning_changed")
        kind = resource["resourceType"]
        if kind == "Patient":
            yield self._person(resource, place)
            return
        who = self._who(resource)
        if kind == "Observation":
            yield from self._observation(resource, who, place)
        elif kind == "QuestionnaireResponse":
            yield from self._answers(resource, who, place)
        elif kind == "Condition":
            yield self._diagnosis(resource, who, place)
        else:
            yield self._medicine(resource, kind, who, place)

    def _person(self, patient: Resource, place: Place) -> Person:
        who = text(patient, "id")
        sex = _SEXES.get(text(patient, "gender"), "")
        return Person(who, place, {"sex": sex}, born(text(patient, "birthDate")))

    def _who(self, resource: Resource) -> str:
        subject = at(resource, "subject")
        kind = text(subject, "reference").rsplit("/", 2)
        if len(kind) > 1 and kind[-2] not in ("Patient", ""):
            raise NoFact("not_about_a_patient")
        key = reference(subject)
        if not key:
            raise NoFact("not_about_a_patient")
        return self._aliases.get(key, key)

    # -- ratings and measurements ----------------------------------------------------------------------------------

    def _observation(self, resource: Resource, who: str, place: Place) -> Iterator[Fact]:
        if text(resource, "status") not in _FINAL:
            raise NoFact("not_final")
        when = moment(resource, "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
        found = list(self._coded(resource, who, when, place))
        for part in many(resource, "component"):
            found += self._coded(part, who, when, place)
        if not found:
            raise NoFact("observation_not_known")
        yield from found

    def _coded(self, part: Resource, who: str, when: date | None, place: Place) -> Iterator[Fact]:
        if at(part, "dataAbsentReason"):
            return
        for coding in codings(at(part, "code")):
            item = self._codes.rating_items.get(coding.code)
            if item is not None:
                cell = self._answer(part)
                if cell:
                    yield Answer(who, place, item.scale, item.item, cell, when)
                return
            if coding.code in self._codes.measurements:
                yield from self._measured(part, coding.code, who, when, place)
                return

    def _answer(self, part: Resource, prefix: str = "value") -> str:
        """The value of an item as a cell: a number, a coded answer, or yes and no."""
        for name in ("Integer", "Decimal", "String"):
            cell = number_text(at(part, f"{prefix}{name}"))
            if cell:
                return cell
        cell = number_text(at(part, f"{prefix}Quantity", "value"))
        if cell:
            return cell
        yes = at(part, f"{prefix}Boolean")
        if isinstance(yes, bool):
            return "1" if yes else "0"
        concept = (*codings(at(part, f"{prefix}CodeableConcept")), *_one_coding(at(part, f"{prefix}Coding")))
        return next((self._codes.answers[c.code] for c in concept if c.code in self._codes.answers), "")

    def _measured(self, part: Resource, code: str, who: str, when: date | None, place: Place) -> Iterator[Fact]:
        measurement = self._codes.measurements[code]
        if not measurement.units:
            words = " ".join(c.display.casefold() for c in codings(at(part, "valueCodeableConcept")))
            table = _SMOKES if measurement.column == "smoker" else _PREGNANCY
            cell = next((value for marker, value in table if marker in words), "")
        else:
            cell = self._in_our_unit(part, measurement.column, measurement.units)
        if cell:
            yield Measured(who, place, measurement.column, cell, when)

    def _in_our_unit(self, part: Resource, column: str, units: tuple[str, ...]) -> str:
        """The value in the dictionary's unit. Raises `NoFact` for a unit that is neither that nor one it is made of."""
        quantity = at(part, "valueQuantity")
        cell = number_text(at(quantity, "value"))
        if not cell:
            return ""
        named = {text(quantity, "code"), text(quantity, "unit")} - {""}
        if named & set(units):
            return _to_the_hundredth(Decimal(cell))
        factor = next((self._codes.conversions[column, u] for u in named if (column, u) in self._codes.conversions), "")
        if not factor:
            raise NoFact("unit_not_known")
        try:
            return _to_the_hundredth(Decimal(cell) * Decimal(factor))
        except InvalidOperation:
            return ""

    def _answers(self, resource: Resource, who: str, place: Place) -> Iterator[Fact]:
        if text(resource, "status") not in _ANSWERED:
            raise NoFact("not_final")
        when = moment(resource, "authored")
        found = []
        for item in nested(resource):
            known = self._codes.rating_items.get(text(item, "linkId").strip("/").rsplit("/", 1)[-1])
            cell = next(filter(None, (self._answer(answer) for answer in many(item, "answer"))), "")
            if known is not None and cell:
                found.append(Answer(who, place, known.scale, known.item, cell, when))
        if not found:
            raise NoFact("questionnaire_not_known")
        yield from found

    # -- conditions and medicines ----------------------------------------------------------------------------------

    def _diagnosis(self, resource: Resource, who: str, place: Place) -> Diagnosis:
        if code_of(at(resource, "verificationStatus")) in _NO_FACT_YET:
            raise NoFact("not_confirmed")
        condition = self._codes.condition(codings(at(resource, "code")))
        if condition is None:
            raise NoFact("condition_not_known")
        clinical = code_of(at(resource, "clinicalStatus"))
        over = clinical in _PAST or (not clinical and _has_abated(resource))
        if condition == "recent_myocardial_infarction" and over:
            raise NoFact("condition_not_known")
        when = moment(resource, "onsetDateTime", "onsetPeriod", "recordedDate")
        return Diagnosis(who, place, condition, "past" if over else "current", when)

    def _medicine(self, resource: Resource, kind: str, who: str, place: Place) -> Fact:
        status = text(resource, "status")
        if at(resource, "doNotPerform") is True:
            raise NoFact("not_to_be_done")
        if kind == "MedicationRequest":
            accepted = status in _REQUESTED and text(resource, "intent") in _ORDERS
            start = moment(resource, "authoredOn")
            end = ended_on(resource, "dosageInstruction", "timing") or _bounds_end(resource, "dosageInstruction")
            doses = many(resource, "dosageInstruction")
        elif kind == "MedicationStatement":
            accepted = status in _TAKEN
            start = moment(resource, "effectivePeriod", "effectiveDateTime", "dateAsserted")
            end = ended_on(resource, "effectivePeriod", "end")
            doses = many(resource, "dosage")
        else:
            accepted = status in _GIVEN
            start = moment(resource, "effectivePeriod", "effectiveDateTime")
            end = ended_on(resource, "effectivePeriod", "end") or start
            doses = []
        if not accepted:
            raise NoFact("not_taken")
        concept = self._concept(resource)
        ended = status in _ENDED or kind == "MedicationAdministration"
        drug = self._codes.drug(concept)
        if drug is not None:
            dose = dose_mg_day(doses, strength_mg(concept))
            return Course(who, place, drug, start, end, ended, dose)
        medicine = self._codes.medicine(concept)
        if medicine is None:
            raise NoFact("medicine_not_known")
        return Medicine(who, place, medicine, start, end, ended)

    def _concept(self, resource: Resource) -> tuple[Coding, ...]:
        concept = at(resource, "medicationCodeableConcept")
        if concept is not None:
            return codings(concept)
        key = reference(at(resource, "medicationReference"))
        if key.startswith("#"):
            inside = (c for c in many(resource, "contained") if text(c, "id") == key[1:])
            return codings(at(next(inside, None), "code"))
        if key not in self._medications:
            raise NoFact("medicine_not_in_the_set")
        return codings(at(self._medications[key], "code"))


def _one_coding(coding: object) -> tuple[Coding, ...]:
    return (Coding(text(coding, "system"), text(coding, "code"), text(coding, "display")),) if coding else ()


def _to_the_hundredth(value: Decimal) -> str:
    """Sources carry sixteen decimals of a computed index; nobody measures more than hundredths of these."""
    return number_text(value.quantize(Decimal("0.01")))


def _has_abated(resource: Resource) -> bool:
    return any(name.startswith("abatement") for name in resource)


def _bounds_end(resource: Resource, name: str) -> date | None:
    ends = (ended_on(dose, "timing", "repeat", "boundsPeriod", "end") for dose in many(resource, name))
    return max(filter(None, ends), default=None)
