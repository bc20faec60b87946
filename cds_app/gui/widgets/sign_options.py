"""What a clinician would do: up to three options of a list of drugs to search, and three that are no drug."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.decision import MOST_OPTIONS, NOT_A_DRUG
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.treatment import Drug
from cds_app.gui import text
from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import Button
from cds_app.gui.widgets.chip import FilterChip
from cds_app.gui.widgets.compare_label import words
from cds_app.gui.widgets.sign_words import tr

CODE = int(Qt.ItemDataRole.UserRole)
LINE = 28
"""Pixels that a line of the list takes at 100 %."""


class OptionPicker(QWidget):
    """`changed` tells that another set of options is chosen. Letters search, Enter takes the first that is found."""

    changed = Signal()

    def __init__(self, drugs: Iterable[Drug], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._chosen: list[str] = []
        self._filling = False
        column = QVBoxLayout(self)
        space(column, gap=8)
        self._summary = words()
        self._summary.setMinimumHeight(look.px(20))
        column.addWidget(self._summary)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(QT_TRANSLATE_NOOP("sign", "Search drug or class")))
        self.search.setAccessibleName(
            tr(QT_TRANSLATE_NOOP("sign", "Search drug or class; Enter takes the first found"))
        )
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(QT_TRANSLATE_NOOP("sign", "Drugs by class; Space takes or leaves one")))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._item_changed)
        self.list.setMinimumHeight(look.px(180))
        column.addWidget(self.list, 1)
        chips = QHBoxLayout()
        space(chips, gap=8)
        self.chips: dict[str, Button] = {}
        for code in NOT_A_DRUG:
            chip = FilterChip(text.choice_name(code))
            chip.setAccessibleName(text.choice_name(code))
            chip.toggled.connect(lambda on, code=code: self._toggled(code, on))
            self.chips[code] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        self._fill(drugs)
        self._say()

    def options(self) -> tuple[str, ...]:
        """What is chosen, in the order in which it was."""
        return tuple(self._chosen)

    def clear(self) -> None:
        """Nothing is chosen and nothing is searched for."""
        for code in tuple(self._chosen):
            self._mark(code, False)
        self._chosen = []
        self.search.clear()
        self.list.setCurrentRow(-1)
        self.list.scrollToTop()
        self._say()

    def toggle(self, code: str) -> None:
        """Take an option, or leave it again."""
        self._toggled(code, code not in self._chosen)

    # --- inside

    def _fill(self, drugs: Iterable[Drug]) -> None:
        by_class: dict[str, list[Drug]] = {}
        for drug in drugs:
            by_class.setdefault(text.class_name(drug.drug_class), []).append(drug)
        self._items: dict[str, QListWidgetItem] = {}
        self._heads: list[tuple[QListWidgetItem, list[QListWidgetItem]]] = []
        for name in sorted(by_class, key=lambda found: (-len(by_class[found]), found.lower())):
            head = QListWidgetItem(text.sentence_case(name))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(head)
            members = []
            for drug in sorted(by_class[name], key=lambda found: found.name):
                item = QListWidgetItem(text.drug_name(drug.name))
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setData(CODE, drug.name)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text.drug_name(drug.name)}, {name}")
                self.list.addItem(item)
                self._items[drug.name] = item
                members.append(item)
            self._heads.append((head, members))
        self._dress_heads()

    def _dress_heads(self) -> None:
        """The classes are read and not chosen: small and strong, in an ink that can be read. Lines can be hit."""
        look = theme()
        line = QSize(0, look.px(LINE))
        for head, members in self._heads:
            head.setFont(look.font("small", strong=True))
            head.setForeground(look.colour("muted"))
            for item in (head, *members):
                item.setSizeHint(line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_heads"):
            filling, self._filling = self._filling, True
            self._dress_heads()
            self._filling = filling

    def _filter(self, wanted: str) -> None:
        words_wanted = wanted.casefold().split()
        for head, members in self._heads:
            of_class = all(word in head.text().casefold() for word in words_wanted)
            for item in members:
                shown = of_class or all(word in item.text().casefold() for word in words_wanted)
                item.setHidden(not shown)
            head.setHidden(all(item.isHidden() for item in members))

    def _first_found(self) -> QListWidgetItem | None:
        if not self.search.text().strip():
            return None
        return next((item for _, members in self._heads for item in members if not item.isHidden()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the search takes the first found, Down goes into the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                found = self._first_found()
                if found is not None:
                    self.toggle(found.data(CODE))
                    self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                first = self._first_found() or next((i for i in self._items.values() if not i.isHidden()), None)
                if first is not None:
                    self.list.setCurrentItem(first)
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _item_changed(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self._toggled(item.data(CODE), item.checkState() == Qt.CheckState.Checked)

    def _toggled(self, code: str, on: bool) -> None:
        if self._filling:
            return
        if on and code not in self._chosen:
            if len(self._chosen) == MOST_OPTIONS:
                self._mark(code, False)
                self._say(full=True)
                return
            self._chosen.append(code)
        elif not on and code in self._chosen:
            self._chosen.remove(code)
        self._mark(code, on)
        self._say()
        self.changed.emit()

    def _mark(self, code: str, on: bool) -> None:
        self._filling = True
        if code in self.chips:
            self.chips[code].setChecked(on)
        elif code in self._items:
            self._items[code].setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._filling = False

    def _say(self, *, full: bool = False) -> None:
        if not self._chosen:
            sentence = tr(QT_TRANSLATE_NOOP("sign", "Nothing chosen yet; up to {n} options."), n=MOST_OPTIONS)
        else:
            names = ", ".join(text.choice_name(code) for code in self._chosen)
            sentence = tr(QT_TRANSLATE_NOOP("sign", "Chosen: {names}."), names=names)
        if full:
            most = tr(QT_TRANSLATE_NOOP("sign", "{n} options at most; take one away first."), n=MOST_OPTIONS)
            sentence = f"{sentence} {most}"
        self._summary.setText(sentence)
        self.setAccessibleDescription(sentence)
