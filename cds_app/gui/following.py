"""Which pages are sure to follow a page, for whom; the others are not worth their memory, a megabyte each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cds_app.domain.roles import may
from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.patient import PatientPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.pages.worklist import WorklistPage
from cds_app.gui.rail import pages_for
from cds_app.workflow.session import SignedIn


def following(who: SignedIn, page: QWidget) -> tuple[str, ...]:
    """The names of the pages that `page` leads to and this person may open, in the order of their need."""
    if isinstance(page, WorklistPage):
        return _after_worklist(who, page)
    if isinstance(page, PatientPage):
        return _after_patient(who)
    if isinstance(page, OwnViewPage):
        return ("compare",)
    if isinstance(page, ComparePage):
        allowed = (("sign", "sign_off"), ("record_preferences", "preferences"))
        return ("detail", *(name for act, name in allowed if may(who.user.roles, act)), "what_if")
    return ("output",) if isinstance(page, SignOffPage) else ()


def _after_worklist(who: SignedIn, page: WorklistPage) -> tuple[str, ...]:
    if page.model.rowCount() == 0 and may(who.user.roles, "import_records"):
        return ("import_page",)
    shown = pages_for(who.user.roles)
    return tuple(name for name in ("patient", "log") if name in shown)


def _after_patient(who: SignedIn) -> tuple[str, ...]:
    rated = ("rating",) if may(who.user.roles, "record_ratings") else ()
    if "compare" not in pages_for(who.user.roles):
        return rated
    own = () if who.policy.own_view == "off" else ("own_view",)
    return (*own, "compare", *rated)
