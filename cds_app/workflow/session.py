"""One unlocked sitting of one named person: store, catalogue, policy, bundle, clock. Built here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app import __version__
from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError, NotAllowed
from cds_app.domain.roles import EMERGENCY, require
from cds_app.environment import paths

if TYPE_CHECKING:  # the rest is imported where it is used: the unlock page shows before the store is there
    from cds_app.domain.catalogue import Catalogue
    from cds_app.domain.decision import Assessment
    from cds_app.domain.draft import Draft
    from cds_app.environment.clock import Clock
    from cds_app.environment.policy import Policy
    from cds_app.scoring.bundle import Bundle
    from cds_app.scoring.explainer import Explainer
    from cds_app.scoring.most_narrowing import Narrowing
    from cds_app.store.accounts import User
    from cds_app.store.session import Store


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that comes with the program. Raises `CdsError` when it is not valid."""
    from cds_app.guidance.formulary import load_catalogue

    return load_catalogue(paths.resource("catalogue"))


BARRED = ("bundle_suspended", "bundle_too_old", "bundle_expired")
"""Why a sound bundle gives no estimates any more, as codes of errors and of the log."""


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


@dataclass
class Session:
    """Handed to every use case as its first argument; closed at the end. `surface` is "window" or "command_line"."""

    store: Store
    surroundings: Surroundings
    surface: str = "window"
    program: str = field(default=__version__)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict, repr=False)
    """What was entered and neither recorded nor signed, by kind and subject; written when the session is closed."""
    noted: set[str] = field(default_factory=set, repr=False)
    """Codes of problems that the log knows of since this sitting began."""
    created: bool = False
    """Whether this sitting made the store."""

    @property
    def user(self) -> User:
        return self.store.user

    @property
    def policy(self) -> Policy:
        return self.surroundings.policy

    @property
    def catalogue(self) -> Catalogue:
        return self.surroundings.catalogue

    @property
    def clock(self) -> Clock:
        return self.surroundings.clock

    def as_shown(self, assessment: Assessment) -> Assessment:
        """What of an assessment may leave this room: all of it, or, where the policy says so, no absolute number.

        A decision that was signed without numbers is shown without them also under another policy: as it was seen.
        """
        from cds_app.domain.unnumbered import seen_without_numbers, unnumbered_assessment

        if self.policy.hides_numbers or seen_without_numbers(assessment):
            return unnumbered_assessment(assessment)
        return assessment

    @cached_property
    def bundle(self) -> Bundle:
        """The bundle in use, verified and loaded the first time it is asked for, with the site's recalibration if any.

        Raises `CdsError`. One that is not as it was signed, or that may not be used any more, is noted in the log, once
        a sitting.
        """
        try:
            signed = active_bundle(self.surroundings, self.store)
        except IntegrityError as error:
            self._note_unsound_bundle(error)
            raise
        except CdsError as error:
            self._note_barred_bundle(error)
            raise
        from cds_app.workflow.recalibration_in_use import with_recalibration

        return with_recalibration(signed, self.store, self.catalogue)

    @cached_property
    def explainer(self) -> Explainer:
        from cds_app.scoring.explainer import Explainer

        return Explainer(self.bundle)

    @cached_property
    def narrowing(self) -> Narrowing:
        """By how much knowing each input narrows a range: of the bundle in use, not of a patient; once a sitting."""
        from cds_app.scoring.most_narrowing import narrowing

        return narrowing(self.bundle)

    def forget_bundle(self) -> None:
        """After an activation or a recalibration: the next estimate asks for the bundle in use anew."""
        for name in ("bundle", "explainer", "narrowing"):
            self.__dict__.pop(name, None)

    def _note_unsound_bundle(self, error: IntegrityError) -> None:
        if error.code in self.noted:
            return
        chosen = self.store.activations()
        event = {"what": "bundle", "code": error.code, "bundle_id": chosen[-1].bundle_id if chosen else None}
        with self.store.change(EventKind.INTEGRITY_FAILURE, event):
            self.noted.add(error.code)

    def _note_barred_bundle(self, error: CdsError) -> None:
        if error.code not in BARRED or error.code in self.noted:
            return
        chosen = self.store.activations()
        event = {"what": "use", "code": error.code, "bundle_id": chosen[-1].bundle_id if chosen else None}
        self.noted.add(error.code)
        with suppress(NotAllowed), self.store.change(EventKind.BUNDLE_REFUSED, event):  # not while only reading
            pass

    def require(self, operation: str) -> None:
        """Raise `NotAllowed` unless the signed-in person's roles permit the operation."""
        require(self.user.roles, operation)

    def close(self, *, locked: bool = False) -> None:
        """Copy the log's head to where policy wants it, note the end (or the lock) in the log, and close the store.

        What was entered and not signed is kept with that entry.
        """
        from cds_app.workflow.checkpoints import copy_checkpoint

        copies = copy_checkpoint(self)
        kind = EventKind.LOCKED if locked else EventKind.PROGRAM_STOPPED
        with self.store.change(kind, {"surface": self.surface, **copies.told()}) as change:
            for draft in self.drafts.values():
                change.keep_draft(draft)
        self.store.close()


@dataclass(frozen=True)
class SignedIn:
    """What the window needs to know of the session: values only, never the session itself."""

    user: User
    policy: Policy
    catalogue: Catalogue
    patients: int
    after_emergency: bool = False
    """Whether this sign-in gave the store the new key that follows an emergency access."""
    first_run: bool = False
    """Whether this sitting made the store."""


def active_bundle(surroundings: Surroundings, store: Store | None = None) -> Bundle:
    """The bundle in use here, verified (see `choose_bundle`). Raises `CdsError` when there is none to be used."""
    from cds_app.workflow.choose_bundle import active_bundle as choose

    return choose(surroundings, store)


def create_session(
    surroundings: Surroundings,
    directory: Path,
    *,
    name: str,
    display_name: str,
    credential: str,
    roles: tuple[str, ...],
    passphrase: str,
    surface: str = "window",
) -> Session:
    """A new store with its first user, signed in. Raises `CdsError`; a failed creation leaves nothing behind."""
    from cds_app.store.session import Store

    _ = surroundings.catalogue  # without it there is nothing to work with
    store = Store.create(
        directory,
        name=name,
        display_name=display_name,
        credential=credential,
        roles=roles,
        passphrase=passphrase,
        clock=surroundings.clock,
        program=__version__,
        state=surroundings.state,
    )
    return started(Session(store, surroundings, surface, created=True))


def open_session(
    surroundings: Surroundings, directory: Path, *, name: str, passphrase: str, surface: str = "window"
) -> Session:
    """Unlock a store. Raises `CdsError` when it cannot be: wrong passphrase, damaged, held by another copy."""
    from cds_app.store.session import Store

    _ = surroundings.catalogue  # without it there is nothing to work with
    store = Store.open(
        directory,
        name=name,
        passphrase=passphrase,
        clock=surroundings.clock,
        program=__version__,
        state=surroundings.state,
    )
    session = started(Session(store, surroundings, surface))
    _look_at_ages(session)
    return session


def _look_at_ages(session: Session) -> None:
    from cds_app.workflow.rescan_ages import rescan_ages

    rescan_ages(session)


def started(session: Session) -> Session:
    """Note in the log that a sitting began."""
    with session.store.change(
        EventKind.PROGRAM_STARTED,
        {"surface": session.surface, "program": session.program, "policy_sha256": session.policy.sha256},
    ):
        pass
    return session


def signed_in(session: Session) -> SignedIn:
    """Who is signed in, under which policy, with which catalogue."""
    return SignedIn(
        session.user,
        session.policy,
        session.catalogue,
        session.store.count_patients(),
        EMERGENCY in (session.store.rekeyed_for or ""),
        session.created,
    )


def warm_up(_session: Session | None = None) -> None:
    """Import what signing in and scoring need, so that the seconds it takes pass while the passphrase is typed."""
    import cds_app.scoring.predictor
    import cds_app.store.session  # noqa: F401


def load_bundle_now(session: Session) -> str:
    """Verify and load the bundle, and then what explains it, ahead of the first comparison; returns its basis."""
    basis = session.bundle.ref.basis
    session.explainer.prepare()
    return basis


def store_exists(directory: Path) -> bool:
    """Whether a folder holds a store (whatever its state)."""
    return (directory / "store.db").exists() or (directory / "slots.json").exists()
