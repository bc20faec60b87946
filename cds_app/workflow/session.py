"""One unlocked sitting of one named person: store, catalogue, policy, bundle, clock. Built here and nowhere else."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app import __version__
from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError, NotAllowed
from cds_app.domain.roles import EMERGENCY, may, require
from cds_app.workflow.surroundings import Surroundings as Surroundings  # a session is opened in them

if TYPE_CHECKING:  # the rest is imported where it is used: most uses need little of it
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
    from cds_app.workflow.list_patients import FirstLook


BARRED = ("bundle_suspended", "bundle_too_old", "bundle_expired")
"""Why a sound bundle gives no estimates any more, as codes of errors and of the log."""


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
    surroundings: Surroundings,
    directory: Path,
    *,
    name: str,
    passphrase: str,
    surface: str = "window",
    progress: Callable[[SignedIn, FirstLook | None], object] | None = None,
) -> Session:
    """Unlock a store. Raises `CdsError` when it cannot be: wrong passphrase, damaged, held by another copy.

    With `progress`, a store that is to the page as it was closed may be looked at while its pages are proved: it gets
    who it is, and once the sign-in is in the log the beginning of the worklist as well. Nothing can be done in the
    store before it is proved, and an error after that means that what was shown has to go.
    """
    from cds_app.store.session import Store

    catalogue = surroundings.catalogue  # without it there is nothing to work with
    early = None if progress is None else lambda user: progress(SignedIn(user, surroundings.policy, catalogue), None)
    store = Store.open(
        directory,
        name=name,
        passphrase=passphrase,
        clock=surroundings.clock,
        program=__version__,
        state=surroundings.state,
        early=early,
    )
    session = Session(store, surroundings, surface)
    try:
        if progress is not None and not store.walked:
            _show_first(session, progress)
        store.walk()
    except BaseException:
        store.give_up()
        raise
    started(session)
    _look_at_ages(session)
    return session


def _show_first(session: Session, progress: Callable[[SignedIn, FirstLook | None], object]) -> None:
    from cds_app.workflow.list_patients import first_look

    if may(session.user.roles, "view_patients"):
        progress(signed_in(session), first_look(session))


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
    _keep_what_was_imported()
    return basis


@cache
def _keep_what_was_imported() -> None:
    """Once a process, as after the start (`gui/app.py`): what explaining imports is 150,000 objects that stay, and to
    look through them for garbage would stop the window for a tenth of a second while somebody types.
    """
    gc.freeze()
