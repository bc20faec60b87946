"""Administration: people, the policy in force, backups, keys, self-check. No patient is on this page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs, Ticket
from cds_app.gui.widgets.admin_backup import BackupPanel
from cds_app.gui.widgets.admin_check import CheckPanel
from cds_app.gui.widgets.admin_keys import KeysPanel
from cds_app.gui.widgets.admin_people import PeoplePanel
from cds_app.gui.widgets.admin_person_form import NewPerson
from cds_app.gui.widgets.admin_policy import PolicyPanel
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.gui.widgets.tab_part import TabPart
from cds_app.workflow.back_up import back_up_into
from cds_app.workflow.diagnostics import diagnostics, keep_diagnostics
from cds_app.workflow.emergency import emergency_state, make_emergency
from cds_app.workflow.manage_users import add_user, change_roles, disable_user, reset_passphrase
from cds_app.workflow.recovery import make_recovery, recovery_state
from cds_app.workflow.restore import accept_state, confirm_restore, drill, store_state
from cds_app.workflow.rotate_key import rotate_key, who_waits
from cds_app.workflow.session import SignedIn
from cds_app.workflow.show_administration import last_backup, show_keys, show_people, store_folder
from cds_app.workflow.show_policy import show_policy

PEOPLE, POLICY, BACKUP, KEYS, CHECK = "people", "policy", "backup", "keys", "check"
DIAGNOSTICS_FILE = "diagnostics.txt"


class AdministrationPage(QWidget):
    """One tab a concern, read when it is looked at. `models_wanted` asks for the page of the models."""

    help_topic = "administration"
    models_wanted = Signal()
    restore_wanted = Signal(object)
    """A `RestoreWanted` that was confirmed: this session has to be closed for it."""
    state_accepted = Signal()

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self._rotation: Ticket | None = None
        self._build()

    # --- the tabs' parts: each is made when it is first looked at

    @cached_property
    def people(self) -> PeoplePanel:
        panel = PeoplePanel()
        panel.add_wanted.connect(self._add)
        panel.roles_wanted.connect(self._change_roles)
        panel.reset_wanted.connect(self._reset)
        panel.close_wanted.connect(self._close_account)
        return panel

    @cached_property
    def policy(self) -> PolicyPanel:
        return PolicyPanel()

    @cached_property
    def backup(self) -> BackupPanel:
        panel = BackupPanel()
        panel.wanted.connect(self._back_up)
        panel.drill_wanted.connect(self._drill)
        panel.restore.wanted.connect(self._restore)
        panel.state.accepted.connect(self._accept)
        panel.busy.follow(self.jobs, "back_up")
        panel.drill_busy.follow(self.jobs, "drill")
        panel.restore.busy.follow(self.jobs, "restore")
        return panel

    @cached_property
    def keys(self) -> KeysPanel:
        panel = KeysPanel()
        panel.rotate_wanted.connect(self._rotate)
        panel.stop_wanted.connect(self._stop)
        panel.recovery_wanted.connect(self._make_recovery)
        panel.emergency_wanted.connect(self._make_emergency)
        return panel

    @cached_property
    def check(self) -> CheckPanel:
        panel = CheckPanel()
        panel.wanted.connect(self._check)
        panel.save_wanted.connect(self._choose_target)
        panel.busy.follow(self.jobs, CHECK)
        return panel

    def make_ahead(self) -> Iterator[None]:
        """The tabs that are not on screen, one at a time: each takes longer than a click may."""
        for part in self._parts:
            yield from part.made()

    def refresh(self) -> None:
        """Read what the tab on screen shows."""
        name = self._names[self.tabs.currentIndex()]
        if name == PEOPLE:
            self._run(show_people, done=self.people.show_people, slot=PEOPLE)
        elif name == POLICY:
            self._run(show_policy, done=self.policy.show_policy, slot=POLICY)
        elif name == BACKUP:
            self._run(last_backup, done=self.backup.show_last, slot=BACKUP)
            self._run(store_folder, done=self._say_command, slot="folder")
            self._run(store_state, done=self.backup.state.show_state, slot="state")
        elif name == KEYS:
            self._read_keys()

    def show_tab(self, name: str) -> None:
        """Go to one of the tabs: PEOPLE, POLICY, BACKUP, KEYS or CHECK."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def save_diagnostics(self, target: Path) -> None:
        """Write the text that was read."""
        if self.check.made is not None:
            words = self.tr("Saved in {file}.").format(file=target)
            self._run(keep_diagnostics, self.check.made, target, done=partial(self._say, words))

    # --- people

    def _add(self, person: NewPerson, confirm: str) -> None:
        words = self.tr("{name} can now sign in.").format(name=person.display_name)
        self._act(
            add_user,
            words,
            name=person.name,
            display_name=person.display_name,
            credential=person.credential,
            roles=person.roles,
            passphrase=person.passphrase,
            confirm=confirm,
        )

    def _change_roles(self, name: str, roles: tuple[str, ...], confirm: str) -> None:
        words = self.tr("{name} has other roles now. They count from the next sign-in.").format(name=name)
        self._act(change_roles, words, name, roles, confirm)

    def _reset(self, name: str, passphrase: str, confirm: str) -> None:
        words = self.tr("{name} can sign in with the new passphrase.").format(name=name)
        self._act(reset_passphrase, words, name, passphrase, confirm)

    def _close_account(self, name: str, confirm: str) -> None:
        words = self.tr("{name} can no longer sign in, and the store has a new key. Make a backup.").format(name=name)
        self._act(disable_user, words, name, confirm)

    def _act(self, use_case: Callable[..., Any], words: str, *args: Any, **kwargs: Any) -> None:
        """Change something about people; the list follows whatever came of it."""
        self._frame.clear_notice()
        self.jobs.run(use_case, *args, done=partial(self._acted, words), failed=self._not_acted, slot="act", **kwargs)

    def _acted(self, words: str, _value: object) -> None:
        self._say(words)
        self.refresh()

    def _not_acted(self, error: Exception) -> None:
        self._failed(error)
        if getattr(error, "code", "").startswith("rekey_"):  # the account is closed; only the key has to wait
            self.refresh()

    # --- backups

    def _back_up(self, into: Path, keep: int | None) -> None:
        self._run(back_up_into, into, keep, done=self._backed_up, slot="back_up")

    def _backed_up(self, made: tuple[Path, Any]) -> None:
        self.backup.show_made(made[0], len(made[1].removed))
        self.refresh()

    def _drill(self, folder: Path, passphrase: str) -> None:
        self._run(
            drill,
            folder,
            passphrase=passphrase or None,
            progress=self.backup.show_progress,
            done=self.backup.show_drill,
            slot="drill",
        )

    def _restore(self, folder: Path, confirm: str, then: str) -> None:
        self._frame.clear_notice()
        self._run(
            confirm_restore, folder, confirm, passphrase=then or None, done=self.restore_wanted.emit, slot="restore"
        )

    def _accept(self, confirm: str, reason: str) -> None:
        self._frame.clear_notice()
        self._run(accept_state, confirm, reason, done=self._accepted, slot="accept")

    def _accepted(self, _found: str) -> None:
        self._say(self.tr("The log says that this store is the one to go on with. Signing is possible again."))
        self.state_accepted.emit()
        self.refresh()

    def _say_command(self, folder: Path) -> None:
        self.backup.set_store(str(folder), self.who.user.name)

    # --- keys

    def _read_keys(self) -> None:
        self._run(show_keys, done=self.keys.show_keys, slot=KEYS)
        self._run(who_waits, done=self.keys.show_waiting, slot="waits")
        self._run(recovery_state, done=self.keys.show_recovery_state, slot="recovery")
        self._run(emergency_state, done=self.keys.show_emergency_state, slot="emergency")

    def _rotate(self, confirm: str, drop: bool) -> None:
        self._frame.clear_notice()
        self.keys.begin_rotation()
        self._rotation = self.jobs.run(
            rotate_key,
            confirm,
            drop=drop,
            progress=self.keys.show_progress,
            stoppable=True,
            done=self._rotated,
            failed=self._not_rotated,
            slot="rotate",
        )

    def _rotated(self, _nothing: None) -> None:
        self.keys.end_rotation(self.tr("The store has a new key. Everybody keeps the passphrase. Make a new backup."))
        self._read_keys()

    def _not_rotated(self, error: Exception) -> None:
        self.keys.end_rotation()
        self._failed(error)

    def _stop(self) -> None:
        if self._rotation is not None:
            self._rotation.stop()

    def _make_recovery(self, confirm: str) -> None:
        self._run(make_recovery, confirm, done=self.keys.show_recovery, slot="make")
        self._run(recovery_state, done=self.keys.show_recovery_state, slot="recovery")

    def _make_emergency(self, confirm: str) -> None:
        self._run(make_emergency, confirm, done=self.keys.show_emergency, slot="make")
        self._run(emergency_state, done=self.keys.show_emergency_state, slot="emergency")

    # --- self-check

    def _check(self) -> None:
        self._run(diagnostics, done=self.check.show_made, slot=CHECK)

    def _choose_target(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the diagnostics"), DIAGNOSTICS_FILE)
        if path:
            self.save_diagnostics(Path(path))

    # --- how

    def _run(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.jobs.run(use_case, *args, failed=self._failed, **kwargs)

    def _say(self, words: str, _value: object = None) -> None:
        self._frame.show_notice("information", words)

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or a locked window: what is secret or half asked goes."""
        super().hideEvent(event)
        self._forget()

    def _forget(self) -> None:
        for name in (KEYS, PEOPLE, BACKUP):
            if name in self.__dict__:
                getattr(self, name).forget()

    def _turned(self, _place: int) -> None:
        """Another tab: nothing secret stays on the one before, and this one is read."""
        self._frame.clear_notice()
        self._forget()
        self.refresh()

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Administration"), scroll=False)
        self._frame.add_action(BusyLabel(self.tr("Reading …")).follow(self.jobs, PEOPLE))
        self._frame.add_action(BusyLabel(self.tr("Changing the account …")).follow(self.jobs, "act"))
        self._frame.add_action(button(self.tr("Mo&dels"), self.models_wanted.emit, icon_name="model"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("What to look after"))
        parts = (
            (PEOPLE, self.tr("Peop&le")),
            (POLICY, self.tr("Polic&y")),
            (BACKUP, self.tr("&Backup")),
            (KEYS, self.tr("&Keys")),
            (CHECK, self.tr("Sel&f-check")),
        )
        self._names = [name for name, _ in parts]
        self._parts = [TabPart(partial(getattr, self, name)) for name in self._names]
        for part, (_, words) in zip(self._parts, parts, strict=True):
            self.tabs.addTab(part, words)
        self.tabs.currentChanged.connect(self._turned)
        self._frame.body.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
