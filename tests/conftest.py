"""All tests: none of them measures time, the examples of hypothesis included."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
