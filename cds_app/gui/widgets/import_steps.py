"""The steps of an import: which there are, where one is, and what the way on is called."""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.widgets.import_words import tr

SOURCE, COLUMNS, CHECK, DONE, EARLIER = "source", "columns", "check", "done", "earlier"
_NAMES: Mapping[str, str] = {
    SOURCE: QT_TRANSLATE_NOOP("import", "choose the records"),
    COLUMNS: QT_TRANSLATE_NOOP("import", "look through the columns"),
    CHECK: QT_TRANSLATE_NOOP("import", "read the check and attest"),
    DONE: QT_TRANSLATE_NOOP("import", "done"),
}
_ON: Mapping[str, str] = {
    SOURCE: QT_TRANSLATE_NOOP("import", "&Check"),
    COLUMNS: QT_TRANSLATE_NOOP("import", "&Check"),
    CHECK: QT_TRANSLATE_NOOP("import", "&Import"),
}
_LOOK = QT_TRANSLATE_NOOP("import", "&Look at the columns")
_LEAVE = QT_TRANSLATE_NOOP("import", "To the &worklist")


def steps(*, mapped: bool) -> tuple[str, ...]:
    """The steps in order; columns are looked through only where they have to be explained."""
    return (SOURCE, COLUMNS, CHECK, DONE) if mapped else (SOURCE, CHECK, DONE)


def before(step: str, *, mapped: bool) -> str | None:
    """Where the way back leads; None to the worklist."""
    if step == EARLIER:
        return SOURCE
    order = steps(mapped=mapped)
    place = order.index(step) if step in order else 0
    return order[place - 1] if place > 0 and step != DONE else None


def step_words(step: str, *, mapped: bool) -> str:
    """ "Step 2 of 3: read the check and attest"; nothing for what is no step of an import."""
    order = steps(mapped=mapped)
    if step not in order:
        return ""
    words = QT_TRANSLATE_NOOP("import", "Step {n} of {all}: {what}")
    return tr(words, n=order.index(step) + 1, all=len(order), what=tr(_NAMES[step]))


def on_words(step: str, *, mapped: bool) -> str:
    """What the button that goes on says."""
    if step == SOURCE and mapped:
        return tr(_LOOK)
    return tr(_ON[step]) if step in _ON else tr(_LEAVE)
