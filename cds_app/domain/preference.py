"""What a patient wants to avoid: up to five concerns in the patient's own order, each weighed 0 to 100.

Preferences change no estimate and rank no drug. They choose which side effects stand beside the estimates, and in
which order; a concern that weighs nothing is recorded and not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cds_app.domain.errors import NotAllowed
from cds_app.domain.patient import CONCERNS, Preference

MOST_CONCERNS = 5
HEAVIEST = 100


def check_preferences(preferences: Sequence[Preference]) -> None:
    """Raise unless there are at most five different, known concerns with whole weights of 0 to 100."""
    if len(preferences) > MOST_CONCERNS:
        raise NotAllowed("concerns_too_many", most=MOST_CONCERNS)
    if any(preference.concern not in CONCERNS for preference in preferences):
        raise NotAllowed("concern_unknown")
    if len({preference.concern for preference in preferences}) != len(preferences):
        raise NotAllowed("concern_twice")
    if any(type(p.weight) is not int or not 0 <= p.weight <= HEAVIEST for p in preferences):
        raise NotAllowed("weight_outside", most=HEAVIEST)


def heaviest_first(preferences: Iterable[Preference]) -> tuple[Preference, ...]:
    """The order of preferences that came without one, as preferences.csv brings them: by weight, then by name."""
    return tuple(sorted(preferences, key=lambda p: (-p.weight, p.concern)))


def concerns_shown(preferences: Iterable[Preference]) -> tuple[str, ...]:
    """The concerns that get a column, in the order in which they are recorded."""
    return tuple(p.concern for p in preferences if p.weight > 0)[:MOST_CONCERNS]
