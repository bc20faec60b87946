"""How many of something there are, in words that agree with the number: "1 patient", "2 patients"."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.text.names import tr
from cds_app.gui.text.numbers import count, plural

_PATIENTS = (QT_TRANSLATE_NOOP("counts", "{n} patient"), QT_TRANSLATE_NOOP("counts", "{n} patients"))
_OF = (QT_TRANSLATE_NOOP("counts", "{shown} of {n} patient"), QT_TRANSLATE_NOOP("counts", "{shown} of {n} patients"))
_IMPORTED = (
    QT_TRANSLATE_NOOP("counts", "Imported {n} patient."),
    QT_TRANSLATE_NOOP("counts", "Imported {n} patients."),
)
_ROWS = (QT_TRANSLATE_NOOP("counts", "{n} row read"), QT_TRANSLATE_NOOP("counts", "{n} rows read"))
_FINDINGS = (QT_TRANSLATE_NOOP("counts", "{n} finding"), QT_TRANSLATE_NOOP("counts", "{n} findings"))
_PAGES = (
    QT_TRANSLATE_NOOP("counts", "Sent to the printer: {n} page."),
    QT_TRANSLATE_NOOP("counts", "Sent to the printer: {n} pages."),
)
_INPUTS = (QT_TRANSLATE_NOOP("counts", "{n} other input"), QT_TRANSLATE_NOOP("counts", "{n} other inputs together"))


def patients_text(n: int) -> str:
    """ "12 patients" """
    return plural("counts", *_PATIENTS, n)


def patients_shown(shown: int, there: int) -> str:
    """ "3 of 12 patients", or "12 patients" when the list shows everybody."""
    if shown == there:
        return patients_text(there)
    return tr("counts", _OF[0] if there == 1 else _OF[1], shown=count(shown), n=count(there))


def imported_text(n: int) -> str:
    """What an import brought in."""
    return plural("counts", *_IMPORTED, n)


def rows_read(n: int) -> str:
    """How far reading has come."""
    return plural("counts", *_ROWS, n)


def findings_text(n: int) -> str:
    """How much was found in files."""
    return plural("counts", *_FINDINGS, n)


def pages_sent(n: int) -> str:
    """What went to the printer."""
    return plural("counts", *_PAGES, n)


def other_inputs(n: int) -> str:
    """The inputs that are not named one by one."""
    return plural("counts", *_INPUTS, n)
