"""A change: the only object that can write, and it exists only with an audit event in hand."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.commitment import FIELD
from cds_app.domain.course import Course
from cds_app.domain.decision import Assessment
from cds_app.domain.draft import Draft, DraftKind
from cds_app.domain.patient import PatientRecord, Preference
from cds_app.domain.rating import Rating, Scale
from cds_app.domain.recalibration_proposal import Proposal
from cds_app.domain.record_block import RecordBlock
from cds_app.store import (
    accounts,
    assessments,
    batches,
    bundles,
    disposal,
    drafts,
    meta,
    notices,
    personal,
    recalibrations,
    records,
    signing,
)
from cds_app.store.accounts import User
from cds_app.store.audit_log import Clock, Writer, timestamp
from cds_app.store.courses import add_course
from cds_app.store.database import Database
from cds_app.store.disposal import Plan
from cds_app.store.meta import SheetNote
from cds_app.store.passphrase_rules import check_new
from cds_app.store.passphrases import DEFAULT, KdfParameters
from cds_app.store.preferences import add_set
from cds_app.store.ratings import add_ratings, correct_ratings
from cds_app.store.sheets import EMERGENCY, RECOVERY, Sheet
from cds_app.store.slot_changes import SlotChanges
from cds_app.store.slots import Slot, SlotFile
from cds_app.store.wrapping import Wrapped

SIGNING = (EventKind.DECISION_SIGNED, EventKind.DECISION_AMENDED)


class Change:
    """Open inside `with store.change(...)`: everything written here and its entry are committed together.

    `entry_index` is the index that the entry will have.
    """

    def __init__(
        self,
        database: Database,
        installation: str,
        user: User,
        clock: Clock,
        slots: SlotFile,
        key: bytes,
        kind: EventKind,
        data: Mapping[str, Any],
    ) -> None:
        self._open_database: Database | None = database
        self._user, self._clock, self._slots, self._key = user, clock, SlotChanges(slots), key
        self._kind, self._data = kind, dict(data)
        self._kind_told = False
        self._further: list[tuple[EventKind, dict[str, Any]]] = []
        self._writer = Writer(database, installation, user, clock)
        self._saved: set[str] = set()
        self.entry_index = self._writer.next_index

    @property
    def _database(self) -> Database:
        if self._open_database is None:
            raise RuntimeError("this change is over")
        return self._open_database

    def note(self, **data: Any) -> None:
        """Add to the event's data: text, whole numbers, booleans, None, lists and dicts of these."""
        self._data.update(data)

    # -- accounts and keys -----------------------------------------------------------------------------------------

    def add_user(
        self,
        *,
        name: str,
        display_name: str,
        credential: str,
        roles: tuple[str, ...],
        passphrase: str,
        kdf: KdfParameters = DEFAULT,
    ) -> User:
        """A new account with its slot, and a signing key for a clinician.

        The slot is written just before the commit and taken back when that fails. A crash between the two leaves a
        slot without an account, which opens nothing and goes at the next sign-in.
        Raises `CdsError` "user_name_invalid", "roles_unknown", "user_exists", or what `check_new` says.
        """
        return self._admit(accounts.new_user(name, display_name, credential, roles), passphrase, kdf)

    def _admit(self, user: User, passphrase: str, kdf: KdfParameters) -> User:
        check_new(passphrase, (user.name, user.display_name))
        accounts.insert(self._database, user)
        self._give_slot(Slot.seal(self._key, user.user_id, user.name, passphrase, kdf))
        told = {"user_id": user.user_id, "roles": list(user.roles)}
        named = {"name": user.name, "display_name": user.display_name, "credential": user.credential}
        self._tell(EventKind.USER_ADDED, told, **named)
        if "clinician" in user.roles:
            index = self._next_further(EventKind.KEY_ENROLLED)
            self._tell_enrolled(signing.enrol_clinician(self._database, user, passphrase, kdf, index))
        return user

    def _give_slot(self, slot: Slot) -> None:
        self._slots.put(slot)
        meta.keep_personal_key(self._database, slot.user_id, slot.public)

    def reset_passphrase(self, user_id: str, passphrase: str, kdf: KdfParameters = DEFAULT) -> User:
        """A new way in for somebody who has forgotten theirs; and a new signing key, since nobody can open the old one.

        Both stand in the log. Raises `CdsError` "user_unknown", "user_disabled", or what `check_new` says.
        """
        user = accounts.open_account(self._database, user_id)
        check_new(passphrase, (user.name, user.display_name))
        slot = Slot.seal(self._key, user.user_id, user.name, passphrase, kdf)
        self._give_slot(replace(slot, unlogged=True))  # until the commit; a crash before it, the next sign-in finishes
        self._tell(EventKind.PASSPHRASE_CHANGED, {"user_id": user_id, "reset": True})
        if "clinician" in user.roles:
            self._exchange_signing_key(user, passphrase, kdf)
        return user

    def renew_signing_key(self, passphrase: str, kdf: KdfParameters = DEFAULT) -> None:
        """A new signing key for the signed-in clinician; an old one is retired."""
        self._exchange_signing_key(self._user, passphrase, kdf)

    def _exchange_signing_key(self, user: User, passphrase: str, kdf: KdfParameters) -> None:
        self._retire_signing_key(user.user_id)
        index = self._next_further(EventKind.KEY_ENROLLED)
        self._tell_enrolled(signing.enrol_clinician(self._database, user, passphrase, kdf, index))

    def _retire_signing_key(self, user_id: str) -> None:
        key = signing.key_of(self._database, user_id)
        if key is not None:
            index = self._next_further(EventKind.KEY_RETIRED)
            signing.retire(self._database, key.key_id, index)
            self._tell(EventKind.KEY_RETIRED, {"key_id": key.key_id, "user_id": user_id})

    def change_roles(self, user_id: str, roles: tuple[str, ...]) -> User:
        """Give an account other roles. Whoever is no clinician any more has their signing key retired.

        A new clinician's key is sealed under the person's own passphrase, so it is enrolled at the next sign-in.
        Raises `CdsError` "user_unknown", "user_disabled", "roles_unknown", "roles_same" or "last_administrator".
        """
        before, user = accounts.change_roles(self._database, user_id, roles)
        event = {"user_id": user_id, "before": list(before.roles), "roles": list(user.roles)}
        self._tell(EventKind.ROLES_CHANGED, event, name=user.name)
        if "clinician" not in user.roles:
            self._retire_signing_key(user_id)
        return user

    def make_sheet(self, kind: str, public: bytes) -> SheetNote:
        """A sealed sheet of paper opens the store from now on; an earlier one of its kind does no longer."""
        note = SheetNote(base64.b64encode(public).decode(), timestamp(self._clock), self._user.user_id)
        self._slots.put_sheet(Sheet.seal(kind, public, self._key))
        meta.keep_sheet(self._database, kind, note)
        self._tell(EventKind.SHEET_MADE, {"sheet": kind})
        return note

    def ask_for_rekey(self, why: str) -> None:
        """The database is to get a new key: right after this change, or at an administrator's next sign-in."""
        meta.ask_for_rekey(self._database, why)

    def enrol_installation_key(self) -> None:
        """The key that signs checkpoints. Part of creating a store."""
        index = self._next_further(EventKind.KEY_ENROLLED)
        self._tell_enrolled(signing.enrol_installation(self._database, index))

    def disable_user(self, user_id: str) -> None:
        """Close an account: its slot goes, its signing key is retired and erased, its name is never used again.

        Raises `CdsError` "user_unknown", "user_disabled" or "last_administrator".
        """
        user = accounts.disable(self._database, user_id)
        self._slots.close(user_id)
        meta.forget_personal_key(self._database, user_id)
        self._tell(EventKind.USER_DISABLED, {"user_id": user_id}, name=user.name)
        self._retire_signing_key(user_id)
        for kind in (RECOVERY, EMERGENCY):  # whoever made a sheet has seen what stands on it
            note = meta.sheet(self._database, kind)
            if note is not None and note.made_by == user_id:
                meta.forget_sheet(self._database, kind)
        self.ask_for_rekey("account_closed")

    def keep_signing_key(self, key_id: str, wrapped: Wrapped) -> None:
        """Replace how the signed-in person's own key is sealed."""
        own = signing.key_of(self._database, self._user.user_id)
        if own is None or own.key_id != key_id:
            raise ValueError("only one's own key is sealed anew")
        signing.keep(self._database, key_id, wrapped)

    def _tell_enrolled(self, key: signing.KeyInfo) -> None:
        self._tell(
            EventKind.KEY_ENROLLED,
            {"key_id": key.key_id, "kind": key.kind, "user_id": key.user_id, "public_key": key.public_key},
        )

    # -- records ---------------------------------------------------------------------------------------------------

    def add_batch(
        self, batch_id: str, sha256: str, format: str, files: Iterable[Sequence[Any]], counts: Mapping[str, int]
    ) -> None:
        """Note where records come from: `files` as (name, sha256, bytes). Raises `CdsError` "batch_present"."""
        moment = timestamp(self._clock)
        batches.add(self._database, self._user.user_id, moment, batch_id, sha256, format, files, counts)

    def add_records(self, patients: Iterable[PatientRecord], batch_id: str, scales: Mapping[str, Scale]) -> list[str]:
        """Keep records of a batch under new random ids, returned in order. `scales` are the catalogue's.

        Raises `CdsError` "pseudonym_present".
        """
        return records.add_records(self._database, patients, batch_id, scales)

    def add_blocks(self, blocks: Iterable[RecordBlock], batch_id: str, scales: Mapping[str, Scale]) -> list[str]:
        """As `add_records`, from blocks."""
        return records.add_blocks(self._database, blocks, batch_id, scales)

    def remove_batch(self, batch_id: str) -> int:
        """Take an import back with all its records; returns how many. Raises "batch_unknown", "batch_in_use"."""
        return batches.remove(self._database, batch_id)

    def raise_ages(self, patients: list[int], age: int, today: str) -> None:
        """Give the patients of `grown_old` this age, and note the day of the look."""
        batches.raise_ages(self._database, patients, age)
        meta.put(self._database, meta.AGES_LOOKED_AT, today)

    def add_ratings(self, record_id: str, ratings: Iterable[Rating], scales: Mapping[str, Scale]) -> None:
        """Add answers or totals to a record. Raises `CdsError` "patient_unknown" or "rating_present"."""
        add_ratings(self._database, record_id, ratings, scales)

    def correct_ratings(
        self, record_id: str, earlier: Sequence[Rating], ratings: Sequence[Rating], scales: Mapping[str, Scale]
    ) -> None:
        """Put a new set of one scale and day beside the one that stands; both are kept, the new one counts.

        Raises `CdsError` "patient_unknown", or "rating_changed" when `earlier` is not what stands.
        """
        correct_ratings(self._database, record_id, earlier, ratings, scales)

    def record_preferences(self, record_id: str, preferences: Sequence[Preference]) -> None:
        """Keep what a patient wants to avoid, in the patient's order; sets before it stay. Raises "patient_unknown"."""
        add_set(self._database, record_id, preferences, self.entry_index)

    def record_course(self, record_id: str, assessment_id: str, course: Course) -> None:
        """Keep what became of a decided treatment; what was told before stays. Raises `CdsError` "patient_unknown"."""
        add_course(self._database, record_id, assessment_id, course, self.entry_index)

    def record_notice(self, assessment_id: str) -> None:
        """This change's entry tells of a notice to the patient about an assessment."""
        if self._kind is not EventKind.NOTICE_GIVEN:
            raise ValueError("a notice is recorded with its own event")
        notices.add(self._database, assessment_id, self.entry_index)

    # -- decisions -------------------------------------------------------------------------------------------------

    def save_assessment(self, assessment: Assessment) -> str:
        """Keep an assessment, or what became of it; returns the SHA-256 of its snapshot.

        Raises `NotAllowed` "assessment_signed", "own_view_locked" or "move_not_declared".
        """
        self._saved.add(assessment.assessment_id)
        return assessments.save(self._database, assessment)

    def save_signature(self, assessment_id: str, statement: Mapping[str, Any], key_id: str, signature: str) -> None:
        """Keep a signature over a saved assessment; statement, key and signature become the entry's data.

        Raises `IntegrityError` "signature_refused" unless everything fits together and is the signed-in person's.
        """
        if self._kind not in SIGNING:
            raise ValueError("a signature belongs to an event of signing")
        assessments.save_signature(
            self._database, self._user, assessment_id, statement, key_id, signature, self.entry_index
        )
        self.note(statement=dict(statement), key_id=key_id, signature=signature)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what the signed-in person has entered, in the place of what was there; an empty one removes that."""
        drafts.keep(self._database, self._user.user_id, draft, self.entry_index)

    def drop_draft(self, kind: DraftKind, subject: str) -> None:
        """Remove what the signed-in person had entered: it has been recorded, signed or given up."""
        drafts.drop(self._database, self._user.user_id, kind, subject)

    # -- bundles ---------------------------------------------------------------------------------------------------

    def trust_bundle_key(self, key_id: str, public_key: str) -> None:
        """Trust a key of the site's for bundles. Raises `CdsError` "bundle_key_present"."""
        bundles.trust(self._database, key_id, public_key, self.entry_index)

    def revoke_bundle_key(self, key_id: str, kind: str, public_key: str) -> None:
        """Trust a bundle key no longer, for good. Raises `CdsError` "bundle_key_revoked_before"."""
        bundles.revoke(self._database, key_id, kind, public_key, self.entry_index)

    def note_bundle(self, bundle_id: str, version: str, sha256: str, key_id: str) -> None:
        """Note an imported bundle, whose files are there. Raises `CdsError` "bundle_present"."""
        bundles.note_import(
            self._database, bundles.ImportedBundle(bundle_id, version, sha256, key_id, self.entry_index)
        )

    def activate_bundle(self, bundle_id: str, version: str, sha256: str, replaced: tuple[str, str] | None) -> None:
        """Put a bundle to use. `replaced` is id and SHA-256 of the one in use until now, None when there was none."""
        replaced_id, replaced_sha256 = replaced or (None, None)
        made = bundles.Activation(bundle_id, version, sha256, replaced_id, replaced_sha256, self.entry_index)
        bundles.note_activation(self._database, made)

    # -- recalibration ---------------------------------------------------------------------------------------------

    def propose_recalibration(self, recalibration_id: str, proposal: Proposal) -> None:
        """Keep a recalibration that the signed-in person proposes; it changes no estimate."""
        recalibrations.propose(self._database, recalibration_id, proposal, self._act())

    def approve_recalibration(self, recalibration_id: str) -> None:
        """Put a proposal to use. Raises `CdsError` "recalibration_decided" for one's own, or one that was decided."""
        recalibrations.act_on(self._database, recalibration_id, recalibrations.APPROVED, self._act())

    def withdraw_recalibration(self, recalibration_id: str) -> None:
        """Take a proposal, or one in use, back for good. Raises `CdsError` "recalibration_decided"."""
        recalibrations.act_on(self._database, recalibration_id, recalibrations.WITHDRAWN, self._act())

    def _act(self) -> recalibrations.Act:
        return recalibrations.Act(self._user.user_id, timestamp(self._clock), self.entry_index)

    # -- the log -------------------------------------------------------------------------------------------------------

    def dispose(self, made: Plan, statement: Mapping[str, Any]) -> None:
        """Empty the entries of a plan; the signed statement of it becomes the entry's data."""
        if self._kind is not EventKind.ENTRIES_DISPOSED:
            raise ValueError("disposing has an event of its own")
        self.note(**disposal.carry_out(self._database, made, statement, self.entry_index))

    def name_person(self, **named: str) -> None:
        """Commit this change's entry to what somebody without an account is called; that stands beside the log."""
        self.note(**{FIELD: personal.keep(self._database, self.entry_index, None, named)})

    def erase_personal(self, user_id: str) -> tuple[int, ...]:
        """Erase what stands beside the log about the person of a closed account; the indexes of those entries.

        Raises `CdsError` "personal_nothing".
        """
        if self._kind is not EventKind.PERSONAL_ERASED:
            raise ValueError("erasing has an event of its own")
        found = personal.erase(self._database, user_id, self.entry_index)
        self.note(user_id=user_id, entries=list(found))
        return found

    # -- the end ---------------------------------------------------------------------------------------------------

    def _tell(self, kind: EventKind, data: dict[str, Any], **named: str) -> None:
        """Put what was done into this change's own event, or into a further entry when it is another event.

        To what is `named` of the person of `data`, the entry is only committed: it stands beside the log.
        """
        if named:
            made = personal.keep(self._database, self._next_further(kind), data["user_id"], named)
            data = {**data, FIELD: made}
        if kind is self._kind and not self._kind_told:
            self._kind_told = True
            self._data.update(data)
        else:
            self._further.append((kind, data))

    def _next_further(self, kind: EventKind) -> int:
        if kind is self._kind and not self._kind_told:
            return self.entry_index
        return self.entry_index + 1 + len(self._further)

    def _finish(self) -> None:
        """Append the entries, and write new slots: the last steps before the commit."""
        if assessments.unsigned_among(self._database, self._saved):
            raise ValueError("an assessment says that it is signed and has no signature")
        self._writer.append(self._kind, self._data)
        for kind, data in self._further:
            self._writer.append(kind, data)
        self._slots.write()

    def _undo(self) -> None:
        """Put the slots back as they were. The database has rolled back by itself."""
        self._slots.undo()

    def _settle(self) -> None:
        """After the commit: remove what it made useless in slots.json. Raises `CdsError` "slot_not_removed"."""
        self._slots.settle()

    def _end(self) -> None:
        """Nothing can be written through this change any more."""
        self._open_database = None
