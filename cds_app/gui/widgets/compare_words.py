"""Words of the comparison, the detail and the sign-off that stand on more than one of these pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cds_app.domain.catalogue import Catalogue, Reference
from cds_app.domain.decision import OwnView
from cds_app.domain.estimate import Caution, Comparison, Finding
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.safety import Rule
from cds_app.domain.treatment import Drug, SideEffect
from cds_app.gui import text
from cds_app.gui.text import codes

CAUSES = QT_TRANSLATE_NOOP("compare", "Contributions are associations in the model, not causes.")
NOT_AGAINST = QT_TRANSLATE_NOOP("compare", "This is not evidence against treatment.")
NOT_REVIEWED = QT_TRANSLATE_NOOP("compare", "not clinically reviewed")
INTENDED_USE = QT_TRANSLATE_NOOP(
    "compare",
    "For psychiatrists; adults with unipolar depression. Informs, never decides. Not about suicide risk.",
)

_GROUPS = {
    "tied": QT_TRANSLATE_NOOP("compare", "No clear difference from the best ({n})"),
    "lower": QT_TRANSLATE_NOOP("compare", "Lower estimate ({n})"),
    "abstained": QT_TRANSLATE_NOOP("compare", "No estimate ({n})"),
    "excluded": QT_TRANSLATE_NOOP("compare", "Excluded by a rule ({n})"),
    "not_estimated": QT_TRANSLATE_NOOP("compare", "Not estimated ({n})"),
    "options": QT_TRANSLATE_NOOP("compare", "Options by name, in no other order ({n})"),
}
_SHORT_CLASSES = {
    "MT1/MT2 agonist + 5-HT2C antagonist": QT_TRANSLATE_NOOP("compare", "melatonin"),
    "NaSSA (tetracyclic)": QT_TRANSLATE_NOOP("compare", "NaSSA"),
    "SSRI + 5-HT1A partial agonist": QT_TRANSLATE_NOOP("compare", "SSRI + 1A"),
    "serotonin modulator and stimulator (multimodal)": QT_TRANSLATE_NOOP("compare", "multimodal"),
}
_SHORT_CONCERNS = {
    "weight_gain": QT_TRANSLATE_NOOP("compare", "Weight"),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("compare", "Sexual"),
    "sedation": QT_TRANSLATE_NOOP("compare", "Sedation"),
    "insomnia": QT_TRANSLATE_NOOP("compare", "Insomnia"),
    "nausea": QT_TRANSLATE_NOOP("compare", "Nausea"),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("compare", "Stopping"),
}
_STATUSES = {
    "read": QT_TRANSLATE_NOOP("compare", "seen in the source, not clinically reviewed"),
    "read-secondary": QT_TRANSLATE_NOOP("compare", "seen in a secondary source, not clinically reviewed"),
    "computed": QT_TRANSLATE_NOOP("compare", "computed, not clinically reviewed"),
    "memory": QT_TRANSLATE_NOOP("compare", "source not seen, not clinically reviewed"),
    "reviewed": QT_TRANSLATE_NOOP("compare", "clinically reviewed"),
}
_NO_ESTIMATE = {
    "input_missing": QT_TRANSLATE_NOOP("compare", "an input that the model needs is not known"),
    "unlike_training": QT_TRANSLATE_NOOP("compare", "unlike the people the model was made from"),
    "no_evidence": QT_TRANSLATE_NOOP("compare", "no trial evidence"),
    "no_trial_evidence": QT_TRANSLATE_NOOP("compare", "no trial evidence"),
}
_UNKNOWN = (
    QT_TRANSLATE_NOOP("compare", "{n} input is not known; the ranges are wider for it"),
    QT_TRANSLATE_NOOP("compare", "{n} inputs are not known; the ranges are wider for it"),
)
_UNKNOWN_AND_NO_RANGES = (
    QT_TRANSLATE_NOOP("compare", "{n} input is not known"),
    QT_TRANSLATE_NOOP("compare", "{n} inputs are not known"),
)
_SHORT_CITATION = 80
MOST_NAMES = 3
"""How many names stand in a line before the rest is only counted."""


_CHANGED = {
    "record": QT_TRANSLATE_NOOP("compare", "the patient's record"),
    "catalogue": QT_TRANSLATE_NOOP("compare", "the catalogue"),
    "policy": QT_TRANSLATE_NOOP("compare", "the site's policy"),
    "bundle": QT_TRANSLATE_NOOP("compare", "the model in use"),
    "program": QT_TRANSLATE_NOOP("compare", "the program"),
}


def tr(sentence: str, **params: str | int) -> str:
    """A sentence of these pages, translated."""
    return text.tr("compare", sentence, **params)


def changed_words(changes: Sequence[str]) -> str:
    """What has changed since the estimates were made, and what follows from that; nothing for nothing."""
    if not changes:
        return ""
    sentence = QT_TRANSLATE_NOOP(
        "compare",
        "Changed since these estimates were made: {what}. They can be read and not signed. Start again to compare.",
    )
    return tr(sentence, what=", ".join(tr(_CHANGED[code]) for code in changes))


def group_title(group: str, n: int) -> str:
    """The sentence over a group of drugs, with how many there are; "options" where nothing was estimated at all."""
    return tr(_GROUPS[group], n=n)


def short_class(code: str) -> str:
    """A drug class that fits a column; the full words stand in the detail and in the table of words."""
    if code in _SHORT_CLASSES:
        return tr(_SHORT_CLASSES[code])
    return text.class_name(code) if code else ""


def short_concern(concern: str) -> str:
    """A concern's name that fits the head of a column."""
    return tr(_SHORT_CONCERNS[concern])


def usual_dose(drug: Drug) -> str:
    """ "usually 10–20 mg a day", or nothing where no usable figure is at hand."""
    low, high = drug.dose_usual_min, drug.dose_usual_max
    if low is None or high is None:
        return ""
    if low == high:
        return tr(QT_TRANSLATE_NOOP("compare", "usually {dose} a day"), dose=text.dose(high))
    return tr(
        QT_TRANSLATE_NOOP("compare", "usually {low}–{high} a day"),
        low=text.number(low, 0 if float(low).is_integer() else 1),
        high=text.dose(high),
    )


def status_words(status: str) -> str:
    """How well a catalogue entry is founded, in words; whatever is not signed off says so."""
    return tr(_STATUSES.get(status, QT_TRANSLATE_NOOP("compare", "not clinically reviewed")))


def rule_of(code: str, catalogue: Catalogue) -> Rule | None:
    return next((rule for rule in catalogue.rules if rule.id == code), None)


def rule_title(code: str, catalogue: Catalogue) -> str:
    """The title of a rule; one that the catalogue does not hold is named by its code, in words."""
    rule = rule_of(code, catalogue)
    return rule.title if rule else code.replace("_", " ")


def reason_of_no_estimate(code: str | None, catalogue: Catalogue) -> str:
    """Why no estimate was made, in a few words."""
    for stop in catalogue.stops:
        if stop.code == code:
            return stop.title
    if code is not None and rule_of(code, catalogue) is not None:
        return rule_title(code, catalogue)
    if code in _NO_ESTIMATE:
        return tr(_NO_ESTIMATE[code])
    return tr(QT_TRANSLATE_NOOP("compare", "the model cannot make one from this record"))


def stop_sentences(readiness: Iterable[Finding], catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Title, sentence and sources of what stops every estimate for this patient."""
    found = []
    for finding in readiness:
        if finding.severity != "stop":
            continue
        stop = next((s for s in catalogue.stops if s.code == finding.code), None)
        if stop is None:
            found.append((reason_of_no_estimate(finding.code, catalogue), "", ""))
        else:
            found.append((stop.title, stop.sentence, short_sources([stop.source], catalogue)))
    return tuple(dict.fromkeys(found))


def input_name(code: str) -> str:
    """The name of a model input, a column or a part of the record."""
    if code in codes.FEATURES:
        return text.feature_name(code)
    plain = code.removesuffix(".csv")
    return text.column_name(plain) if plain in codes.COLUMNS else plain.replace("_", " ")


def unknown_of(comparison: Comparison | None) -> tuple[str, ...]:
    """The model inputs that are not known for this patient, each once."""
    found = comparison.readiness if comparison else ()
    return tuple(dict.fromkeys(f.input for f in found if f.code == "input_missing" and f.input))


def unknown_words(comparison: Comparison, most: int = MOST_NAMES) -> str:
    """ "3 inputs are not known; the ranges are wider for it: chronic pain, …"; says so too when all are known.

    With `most` 0 they are counted and not named. Where there are no estimates there are no ranges to be wider.
    """
    ranges = any(estimate.status == "estimated" for estimate in comparison.estimates)
    counted = text.plural("compare", *(_UNKNOWN if ranges else _UNKNOWN_AND_NO_RANGES), len(unknown_of(comparison)))
    names: Sequence[str] = [input_name(code) for code in unknown_of(comparison)]
    if not names:
        return tr(QT_TRANSLATE_NOOP("compare", "All inputs of the model are known"))
    if not most:
        return counted
    shown = inside_list(names[:most])
    if len(names) > most:
        more = QT_TRANSLATE_NOOP("compare", "{names} and {n} more")
        shown = tr(more, names=shown, n=len(names) - most)
    return f"{counted}: {shown}"


def inside_list(names: Sequence[str]) -> str:
    """Names in a sentence: the first letter small unless the word is an abbreviation."""
    return ", ".join(n if n[1:2].isupper() else n[:1].lower() + n[1:] for n in names)


def source_keys(source: str) -> tuple[str, ...]:
    """The keys in a source field, which may name several."""
    return tuple(key for key in re.split(r"[;,\s]+", source) if key)


def short_sources(sources: Iterable[str], catalogue: Catalogue) -> str:
    """Sources in a few words each, every one once."""
    keys = dict.fromkeys(key for source in sources for key in source_keys(source))
    return "; ".join(short_source(catalogue.references[key]) if key in catalogue.references else key for key in keys)


def short_source(reference: Reference) -> str:
    """ "Alberti 2015" for a paper, the citation itself for a label, cut at a clause where it is long."""
    author = re.match(r"^([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?) [A-Z]{1,3}[,. ]", reference.citation)
    year = re.search(r"\b(?:19|20)\d\d\b", reference.citation)
    if author and year:
        return f"{author.group(1)} {year.group()}"
    clause = re.split(r"[.:;(]", reference.citation)[0].split(", ")[0].strip()
    return clause if len(clause) <= _SHORT_CITATION else clause[: _SHORT_CITATION - 1].rsplit(" ", 1)[0] + "…"


def caution_words(caution: Caution, catalogue: Catalogue) -> str:
    """A caution in one line: word of its severity, title, and whether it could not be judged."""
    words = f"{text.severity_name(caution.severity)}: {rule_title(caution.rule, catalogue)}"
    if not caution.known:
        words += tr(QT_TRANSLATE_NOOP("compare", " (cannot be told from this record)"))
    return words


def own_view_words(view: OwnView | None) -> str:
    """The own view's options in words, in the order in which they were chosen."""
    if view is None:
        return tr(QT_TRANSLATE_NOOP("compare", "no own view was recorded"))
    return ", ".join(text.choice_name(option) for option in view.options)


def effect_words(effect: SideEffect) -> str:
    """One side effect's published figures, in words."""
    parts = []
    if effect.percent is not None:
        parts.append(tr(QT_TRANSLATE_NOOP("compare", "{n} of 100"), n=text.number(effect.percent)))
    if effect.level is not None:
        parts.append(text.level_text(effect.level))
    return ", ".join(parts) or tr(QT_TRANSLATE_NOOP("compare", "no figure at hand"))
