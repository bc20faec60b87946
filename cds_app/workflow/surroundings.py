"""What a machine gives before anybody has signed in: its policy, clock and folders, and whether there is a store.

The window's first page rests on this alone; catalogue, cipher and store are imported when a session is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app.environment import paths

if TYPE_CHECKING:
    from cds_app.domain.catalogue import Catalogue
    from cds_app.environment.clock import Clock
    from cds_app.environment.policy import Policy


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that comes with the program. Raises `CdsError` when it is not valid."""
    from cds_app.guidance.formulary import load_catalogue

    return load_catalogue(paths.resource("catalogue"))


@dataclass
class Surroundings:
    """What a session needs of the machine. Tests and the demo name their own; `of_this_machine` is the real one."""

    policy: Policy
    read_catalogue: Callable[[], Catalogue]
    clock: Clock
    bundles: Path
    trusted_keys: Path
    state: Path | None = None
    """Where the newest state of a store is noted outside its folder; None for stores that are thrown away."""

    @classmethod
    def of_this_machine(cls) -> Surroundings:
        """Raises `CdsError` when the policy is not valid."""
        from cds_app.environment.clock import SystemClock
        from cds_app.environment.policy import load_policy

        return cls(
            policy=load_policy(paths.policy_file()),
            read_catalogue=shipped_catalogue,
            clock=SystemClock(),
            bundles=paths.bundles(),
            trusted_keys=paths.trusted_bundle_keys(),
            state=paths.state_folder(),
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """Read when it is first asked for. Raises `CdsError` when it is not valid."""
        return self.read_catalogue()


def store_exists(directory: Path) -> bool:
    """Whether a folder holds a store (whatever its state)."""
    return (directory / "store.db").exists() or (directory / "slots.json").exists()
