"""A catalogue's rules, stops and notes made ready to be judged: looked through once, not for each patient and drug."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Caution, RuleSeverity
from cds_app.domain.safety import EligibilityStop, PatientNote, Rule
from cds_app.guidance.circumstances import Judge, depends_on_drug, leaves, prepared

ORDER: tuple[RuleSeverity, ...] = ("exclude", "caution", "information")

Placed = tuple[int, Caution]
"""Something that a rule says about a drug, and its place among all that the catalogue's rules can say."""


@dataclass(frozen=True)
class ReadyRule:
    """A rule, its circumstance as a function, and for each of its drugs what it says when the circumstance holds and
    when that cannot be told. `apart` are drugs that are a group of medicines by themselves.
    """

    rule: Rule
    judge: Judge
    holding: Mapping[str, Placed]
    unknown: Mapping[str, Placed]
    by_drug: bool
    apart: frozenset[str]

    def alike(self, taken: Collection[str]) -> Iterable[tuple[str, ...]]:
        """The rule's drugs in groups that share one answer, given the catalogue's drugs that the record names.

        A circumstance looks at the drug under consideration only to find it in the record, or to leave it out of a
        group of medicines; to all drugs that are neither in the record nor a group of their own it gives one answer.
        """
        if not self.by_drug:
            return (self.rule.drugs,)
        own = [drug for drug in self.rule.drugs if drug in taken or drug in self.apart]
        rest = tuple(drug for drug in self.rule.drugs if drug not in own)
        return (*((drug,) for drug in own), *((rest,) if rest else ()))


@dataclass(frozen=True)
class Rulebook:
    """Everything of one catalogue that is judged, in the catalogue's order."""

    rules: tuple[ReadyRule, ...]
    stops: tuple[tuple[EligibilityStop, Judge], ...]
    notes: tuple[tuple[PatientNote, Judge], ...]


_kept: dict[int, tuple[Catalogue, Rulebook]] = {}


def rulebook(catalogue: Catalogue) -> Rulebook:
    """The rulebook of a catalogue; the last one is kept, and its catalogue with it, so that no other has its id."""
    found = _kept.get(id(catalogue))
    if found is None:
        found = (catalogue, _made(catalogue))
        _kept.clear()
        _kept[id(catalogue)] = found
    return found[1]


def _made(catalogue: Catalogue) -> Rulebook:
    sayings = [(number, caution) for number, rule in enumerate(catalogue.rules) for caution in _sayings(rule)]
    sayings.sort(key=lambda one: (one[1].drug, ORDER.index(one[1].severity)))
    said: list[list[Placed]] = [[] for _ in catalogue.rules]
    for place, (number, caution) in enumerate(sayings):
        said[number].append((place, caution))
    return Rulebook(
        rules=tuple(_ready(rule, catalogue, placed) for rule, placed in zip(catalogue.rules, said, strict=True)),
        stops=tuple((stop, prepared(stop.when)) for stop in catalogue.stops),
        notes=tuple((note, prepared(note.when)) for note in catalogue.notes),
    )


def _sayings(rule: Rule) -> Iterator[Caution]:
    """All that a rule can say: about each drug, known and, where it shows at all, not known."""
    for drug in rule.drugs:
        yield Caution(drug, rule.id, rule.severity, rule.source, known=True)
        if rule.if_unknown is not None:
            yield Caution(drug, rule.id, rule.if_unknown, rule.source, known=False)


def _ready(rule: Rule, catalogue: Catalogue, said: Sequence[Placed]) -> ReadyRule:
    groups = [catalogue.interactions[leaf["medication"]] for leaf in leaves(rule.when) if "medication" in leaf]
    return ReadyRule(
        rule=rule,
        judge=prepared(rule.when),
        holding={caution.drug: (place, caution) for place, caution in said if caution.known},
        unknown={caution.drug: (place, caution) for place, caution in said if not caution.known},
        by_drug=depends_on_drug(rule.when, catalogue),
        apart=frozenset(group.members[0] for group in groups if len(set(group.members)) == 1),
    )
