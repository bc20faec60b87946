"""What has been chosen so far, before it is saved: a value that the form changes step by step and can take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cds_app.domain.patient import Preference
from cds_app.domain.preference import MOST_CONCERNS


@dataclass(frozen=True)
class Draft:
    """Concerns in the patient's order, each with its weight; None until the patient has said one."""

    choices: tuple[tuple[str, int | None], ...] = ()

    @classmethod
    def of(cls, preferences: Iterable[Preference]) -> Draft:
        """What is recorded, as far as a form can hold it."""
        return cls(tuple((p.concern, p.weight) for p in preferences)[:MOST_CONCERNS])

    @property
    def concerns(self) -> tuple[str, ...]:
        return tuple(concern for concern, _ in self.choices)

    @property
    def full(self) -> bool:
        return len(self.choices) >= MOST_CONCERNS

    def weight(self, concern: str) -> int | None:
        return dict(self.choices).get(concern)

    def with_concern(self, concern: str) -> Draft:
        """Chosen as the last one, without a weight; unchanged when it is there or there is no room."""
        if self.full or concern in self.concerns:
            return self
        return Draft((*self.choices, (concern, None)))

    def without(self, concern: str) -> Draft:
        return Draft(tuple(choice for choice in self.choices if choice[0] != concern))

    def moved(self, concern: str, place: int) -> Draft:
        """The concern at another place, counted from 0; places beyond the ends are the ends."""
        others = [choice for choice in self.choices if choice[0] != concern]
        others.insert(max(0, place), (concern, self.weight(concern)))
        return Draft(tuple(others))

    def weighed(self, concern: str, weight: int) -> Draft:
        return Draft(tuple((c, weight if c == concern else w) for c, w in self.choices))

    def left(self) -> tuple[str, ...]:
        """The concerns that have no weight yet."""
        return tuple(concern for concern, weight in self.choices if weight is None)

    def pairs(self) -> tuple[tuple[str, int], ...]:
        """What is saved. Only of a draft in which nothing is left."""
        return tuple((concern, weight) for concern, weight in self.choices if weight is not None)

    def shown(self) -> tuple[str, ...]:
        """The concerns that would get a column."""
        return tuple(concern for concern, weight in self.choices if weight is None or weight > 0)
