"""The policy in force: each setting, its value, where it comes from and what it does. Nothing here can be changed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_words import setting_effect, setting_name, setting_value, tr
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.fact_grid import FactGrid
from cds_app.gui.widgets.in_turn import InTurn
from cds_app.gui.widgets.labels import paragraph
from cds_app.workflow.show_policy import FILE_BEGINS, FROM_DEFAULT, PolicySetting, PolicyView


class PolicyPanel(QWidget):
    """A table of words, made from the policy's own table of settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: PolicyView | None = None
        self._turns = InTurn(self)
        self._where, self._changed = paragraph(), paragraph("", "problem")
        self.grid = FactGrid(tr(QT_TRANSLATE_NOOP("admin", "Policy in force")), (2, 3, 2, 3))
        card = Card(tr(QT_TRANSLATE_NOOP("admin", "Policy in force")))
        fixed = QT_TRANSLATE_NOOP(
            "admin", "IT fixes these settings for this machine. They cannot be changed here: IT changes the file, and "
            "the program reads it when it starts.",
        )  # fmt: skip
        card.add(paragraph(tr(fixed), "muted"))
        card.add(self._where)
        card.add(self._changed)
        card.add(self.grid)
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0))
        column.addWidget(card)
        column.addStretch(1)
        self._changed.hide()

    def show_policy(self, view: PolicyView) -> None:
        self.view = view
        laid = QT_TRANSLATE_NOOP("admin", "Read from {file} when the program started.")
        absent = QT_TRANSLATE_NOOP("admin", "There is no policy file at {file}, so the program's own defaults hold.")
        self._where.setText(tr(laid if view.in_force else absent, file=str(view.file)))
        changed = QT_TRANSLATE_NOOP(
            "admin", "The file has changed since then. Close the program and open it again to work by it."
        )
        self._changed.setText(tr(changed) if view.changed_since else "")
        self._changed.setVisible(view.changed_since)
        self._turns.begin(self.grid.fill((self._heads(), *(self._row(setting) for setting in view.settings))))

    def _row(self, setting: PolicySetting) -> tuple[str, ...]:
        return (
            setting_name(setting.key),
            setting_value(setting.key, setting.value),
            self._source(setting),
            setting_effect(setting.key),
        )

    def _source(self, setting: PolicySetting) -> str:
        if setting.source == FROM_DEFAULT:
            return tr(QT_TRANSLATE_NOOP("admin", "the program's default"))
        if setting.source == FILE_BEGINS:
            return tr(QT_TRANSLATE_NOOP("admin", "policy file; everybody may choose another"))
        if setting.value == setting.default:
            return tr(QT_TRANSLATE_NOOP("admin", "policy file; it says the same as the default"))
        default = setting_value(setting.key, setting.default)
        return tr(QT_TRANSLATE_NOOP("admin", "policy file; the default is: {default}"), default=default)

    def _heads(self) -> tuple[str, ...]:
        return (
            tr(QT_TRANSLATE_NOOP("admin", "Setting")),
            tr(QT_TRANSLATE_NOOP("admin", "Value, fixed")),
            tr(QT_TRANSLATE_NOOP("admin", "Where from")),
            tr(QT_TRANSLATE_NOOP("admin", "What it does")),
        )
