"""What assistive technology is told of the widgets that this program paints itself.

Qt knows the role of its own controls and takes a widget it does not know for a mere ground. Name, description and
what can be done come from the widget, as for every other one.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

from cds_app.gui.widgets.painted import Painted


def install() -> None:
    """Tell Qt of the painted widgets. To be called once, before the first window."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something about a widget that has the focus; silent where none is running."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Painted):
        return QAccessibleWidget(thing, getattr(QAccessible.Role, thing.spoken_role))
    if type(thing) is QScrollArea and thing.accessibleName():  # one that is read by scrolling, and named for it
        return QAccessibleWidget(thing, QAccessible.Role.Document)
    return None
