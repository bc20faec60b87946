"""What one change does to slots.json: written just before the commit, taken back when that fails."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from cds_app.domain.errors import CdsError
from cds_app.store.sheets import Sheet
from cds_app.store.slots import Slot, SlotFile, SlotSet, folded


class SlotChanges:
    """New slots and sheets go in before the commit, closed ones out after it.

    So a crash between the two leaves a slot too many, which opens nothing: the database knows whose account is open
    and which sheet is good, and the next sign-in removes the rest.
    """

    def __init__(self, file: SlotFile) -> None:
        self._file = file
        self._new: list[Slot] = []
        self._sheets: list[Sheet] = []
        self._closed: set[str] = set()
        self._before: SlotSet | None = None

    def put(self, slot: Slot) -> None:
        """A slot for a person, in the place of an old one if there is any."""
        self._new.append(slot)

    def put_sheet(self, sheet: Sheet) -> None:
        """A sheet, beside an old one of its kind until the commit."""
        self._sheets.append(sheet)

    def close(self, user_id: str) -> None:
        """Remove a person's slot after the commit."""
        self._closed.add(user_id)

    def write(self) -> None:
        """The last step before the commit."""
        if not self._new and not self._sheets:
            return
        before = self._file.whole()
        names = {folded(slot.name) for slot in self._new}  # a crash may have left a slot of this name behind
        kept = (slot for slot in before.slots if folded(slot.name) not in names)
        self._before = before
        self._file.put(replace(before, slots=(*kept, *self._new), sheets=(*before.sheets, *self._sheets)))

    def undo(self) -> None:
        """After a commit that failed: as it was. The database has rolled back by itself."""
        if self._before is not None:
            with suppress(CdsError):  # what is left opens nothing; the first error is the one to tell
                self._file.put(self._before)

    def settle(self) -> None:
        """After the commit: what it made useless goes. Raises `CdsError` "slot_not_removed" for a closed account."""
        if not self._closed and not self._sheets and not any(slot.unlogged for slot in self._new):
            return
        logged = {slot.user_id for slot in self._new}
        kinds, good = {sheet.kind for sheet in self._sheets}, {sheet.public for sheet in self._sheets}
        try:
            whole = self._file.whole()
            slots = tuple(
                replace(slot, unlogged=False, pending=None) if slot.user_id in logged else slot
                for slot in whole.slots
                if slot.user_id not in self._closed
            )
            sheets = tuple(s for s in whole.sheets if s.kind not in kinds or s.public in good)
            self._file.put(replace(whole, slots=slots, sheets=sheets))
        except CdsError as error:
            if self._closed:
                raise CdsError("slot_not_removed", path=str(self._file.path)) from error
