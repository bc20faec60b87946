"""Where somebody was when the window was locked, and the way back there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cds_app.environment.restart import Place

if TYPE_CHECKING:
    from cds_app.gui.frame import SignedInFrame
    from cds_app.workflow.open_patient import PatientView

_ONCE_AND_LATER = Qt.ConnectionType(
    Qt.ConnectionType.SingleShotConnection.value | Qt.ConnectionType.QueuedConnection.value
)


def place_of(frame: SignedInFrame, tour: bool) -> Place:
    """The person, the rail's page and the record on screen; `tour` says that the tour is to begin."""
    page = next((name for name, chosen in frame.rail.buttons.items() if chosen.isChecked()), "")
    record_id = "" if frame.view is None else frame.view.record_id
    return Place(frame.who.user.user_id, page, record_id, tour)


def return_to(frame: SignedInFrame, place: Place) -> None:
    """Go back there; estimates stay hidden until they are asked for again."""
    if place.page == "follow_up" and place.record_id:
        frame.open_follow_up(place.record_id)
    elif place.record_id and frame.shows_patients():
        if place.page == "compare":
            frame.patient.opened.connect(partial(_to_comparison, frame, place), _ONCE_AND_LATER)
        frame.open_patient(place.record_id)
    else:
        frame.go(place.page)


def _to_comparison(frame: SignedInFrame, place: Place, view: PatientView) -> None:
    if view.record_id == place.record_id:
        frame.go(place.page)
