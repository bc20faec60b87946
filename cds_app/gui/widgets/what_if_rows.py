"""A what-if as plain values: one row a drug and outcome, both figures, and in words what differs between them."""

from __future__ import annotations

from dataclasses import dataclass

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import PRIMARY_OUTCOME
from cds_app.domain.estimate import Comparison, Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.what_if import SEVERITY
from cds_app.gui import text
from cds_app.gui.widgets.compare_rows import figure
from cds_app.gui.widgets.compare_words import reason_of_no_estimate, rule_title, tr
from cds_app.workflow.what_if import WhatIf

WATERMARK = QT_TRANSLATE_NOOP("compare", "What if: not this patient's data")
NOTHING_KEPT = QT_TRANSLATE_NOOP(
    "compare",
    "What if: not this patient's data. Never kept, signed, printed or copied.",
)
_STATUSES = {
    "excluded": QT_TRANSLATE_NOOP("compare", "excluded by a rule"),
    "abstained": QT_TRANSLATE_NOOP("compare", "no estimate"),
}


@dataclass(frozen=True)
class WhatIfRow:
    """One drug, one outcome, as shown for the patient and as it would be with the changed inputs."""

    drug: str
    name: str
    before: Estimate
    after: Estimate

    @property
    def changed(self) -> bool:
        """Whether anything that is shown differs: figure, range, status, or the group of the primary outcome."""
        return self.shown_before != self.shown_after or self._regrouped

    @property
    def shown_before(self) -> str:
        return shown(self.before)

    @property
    def shown_after(self) -> str:
        return shown(self.after)

    @property
    def _regrouped(self) -> bool:
        both = self.before.status == self.after.status == "estimated"
        grouped = self.before.outcome == PRIMARY_OUTCOME
        return both and grouped and (self.before.tie_group == 1) != (self.after.tie_group == 1)

    def difference(self) -> str:
        """What differs, in words; "same" where nothing that is shown does."""
        if not self.changed:
            return tr(QT_TRANSLATE_NOOP("compare", "same"))
        parts = [self._of_figures()]
        if self._regrouped:
            tied = QT_TRANSLATE_NOOP("compare", "no clear difference from the best")
            lower = QT_TRANSLATE_NOOP("compare", "in the lower group")
            parts.append(tr(tied if self.after.tie_group == 1 else lower))
        words = ", ".join(part for part in parts if part)
        return tr(QT_TRANSLATE_NOOP("compare", "changed: {what}"), what=words)

    def _of_figures(self) -> str:
        if self._regrouped and self.after.unnumbered:
            return ""  # the words of its group say it
        if self.before.probability is None or self.after.probability is None:
            return self.shown_after
        by = text.people(self.after.probability) - text.people(self.before.probability)
        if by:
            words = QT_TRANSLATE_NOOP("compare", "{n} more") if by > 0 else QT_TRANSLATE_NOOP("compare", "{n} fewer")
            return tr(words, n=abs(by))
        return "" if self.shown_before == self.shown_after else tr(QT_TRANSLATE_NOOP("compare", "only the range"))


def shown(estimate: Estimate) -> str:
    """ "54 (47–61)", or in words why there is no figure."""
    return figure(estimate) or tr(_STATUSES.get(estimate.status, _STATUSES["abstained"]))


def what_if_rows(result: WhatIf, outcome: str) -> tuple[WhatIfRow, ...]:
    """The drugs of the comparison for one outcome, by name: a what-if orders nothing."""
    rows = [
        WhatIfRow(drug, text.drug_name(drug), result.before.of(drug, outcome), result.after.of(drug, outcome))
        for drug in result.before.drugs()
    ]
    return tuple(sorted(rows, key=lambda row: row.name))


def changed_count(result: WhatIf, outcome: str) -> int:
    """How many drugs show something else for an outcome."""
    return sum(row.changed for row in what_if_rows(result, outcome))


def beside_sentences(result: WhatIf, catalogue: Catalogue) -> tuple[str, ...]:
    """What the changed inputs do beside the figures: stops, and rules that would fire or would not."""
    sentences = []
    for finding in result.after.readiness:
        if finding.severity == "stop" and finding not in result.before.readiness:
            words = QT_TRANSLATE_NOOP("compare", "With these values no estimate is made: {reason}.")
            sentences.append(tr(words, reason=reason_of_no_estimate(finding.code, catalogue)))
    before, after = _fired(result.before, catalogue), _fired(result.after, catalogue)
    more, fewer = sorted(after - before), sorted(before - after)
    if more:
        sentences.append(tr(QT_TRANSLATE_NOOP("compare", "Rules that would fire: {rules}."), rules="; ".join(more)))
    if fewer:
        sentences.append(tr(QT_TRANSLATE_NOOP("compare", "Rules that would not: {rules}."), rules="; ".join(fewer)))
    return tuple(sentences)


def _fired(comparison: Comparison, catalogue: Catalogue) -> set[str]:
    return {f"{text.drug_name(c.drug)}, {rule_title(c.rule, catalogue)}" for c in comparison.cautions if c.known}


def value_words(name: str, value: str | int) -> str:
    """A value of an input in words."""
    return str(value) if name == SEVERITY else text.column_value("anxious_distress", value)
