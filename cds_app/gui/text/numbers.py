"""The one formatter for numbers, days and times. Same digits, point and signs whatever the machine's locale is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from cds_app.domain.messages import levels
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

MINUS, DASH, THIN = "\N{MINUS SIGN}", "\N{EN DASH}", "\N{NO-BREAK SPACE}"
_MONTHS = (
    QT_TRANSLATE_NOOP("numbers", "Jan"), QT_TRANSLATE_NOOP("numbers", "Feb"), QT_TRANSLATE_NOOP("numbers", "Mar"),
    QT_TRANSLATE_NOOP("numbers", "Apr"), QT_TRANSLATE_NOOP("numbers", "May"), QT_TRANSLATE_NOOP("numbers", "Jun"),
    QT_TRANSLATE_NOOP("numbers", "Jul"), QT_TRANSLATE_NOOP("numbers", "Aug"), QT_TRANSLATE_NOOP("numbers", "Sep"),
    QT_TRANSLATE_NOOP("numbers", "Oct"), QT_TRANSLATE_NOOP("numbers", "Nov"), QT_TRANSLATE_NOOP("numbers", "Dec"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def people(probability: float) -> int:
    """How many of 100 a probability (0–1) is, halves upwards, by the decimal digits and not the binary ones."""
    return int((Decimal(str(probability)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def bounds(low: float, probability: float, high: float) -> tuple[int, int, int]:
    """Low, number and high as people of 100; the interval always holds the number. Raises ValueError out of order."""
    if not 0 <= low <= probability <= high <= 1:
        raise ValueError((low, probability, high))
    return people(low), people(probability), people(high)


def of_100(probability: float) -> str:
    """ "54 of 100"."""
    return _tr(QT_TRANSLATE_NOOP("numbers", "{n} of 100")).format(n=people(probability))


def interval(low: float, high: float) -> str:
    """ "47–61", in people of 100."""
    return f"{people(low)}{DASH}{people(high)}"


def bracketed(low: float, high: float) -> str:
    """ "(47–61)", in people of 100."""
    return f"({interval(low, high)})"


def base_rate_text(probability: float) -> str:
    """What the dashed tick stands for."""
    return _tr(QT_TRANSLATE_NOOP("numbers", "average of all people and drugs: {n} of 100")).format(
        n=people(probability)
    )


def points(difference: float) -> str:
    """A signed difference in people of 100: "+4", "−12"; below half a person with one decimal: "−0.3"."""
    exact = Decimal(str(difference)) * 100
    step = Decimal("0.1") if abs(exact) < Decimal("0.5") else Decimal(1)
    rounded = exact.copy_abs().quantize(step, ROUND_HALF_UP)
    if not rounded:
        return "0"
    return f"{'+' if exact > 0 else MINUS}{rounded}"


def change(difference: int | None) -> str:
    """A change in points of a scale with its sign, "0" for none, nothing where there is none to tell."""
    if difference is None:
        return ""
    return "0" if difference == 0 else f"{'+' if difference > 0 else MINUS}{abs(difference)}"


def number(value: float, places: int = 0, unit: str = "") -> str:
    """A plain number with a point, a real minus sign and, where wanted, a unit that never breaks away from it."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{abs(rounded):f}"
    if rounded < 0:
        text = MINUS + text
    return f"{text}{THIN}{unit}" if unit else text


def count(value: int) -> str:
    """A count with its thousands set apart: "100 000" (no comma and no point that could be read as a decimal mark)."""
    return f"{value:,}".replace(",", THIN)


def percent(probability: float, places: int = 0) -> str:
    """ "54 %"."""
    return number(float(Decimal(str(probability)) * 100), places, "%")


def level_text(level: float) -> str:
    """A side effect's level of 0 to 3 in words: "graded low to medium"."""
    return QCoreApplication.translate(levels.CONTEXT, levels.level_words(level))


def dose(mg_per_day: float) -> str:
    """ "20 mg", "37.5 mg"."""
    return number(mg_per_day, 0 if float(mg_per_day).is_integer() else 1, "mg")


def day(number_of_day: int) -> str:
    """ "day 0", "day −14"."""
    return _tr(QT_TRANSLATE_NOOP("numbers", "day {n}")).format(n=number(number_of_day))


def date_text(value: date | str) -> str:
    """ "21 Nov 2025", never a form in which day and month could be mistaken. Takes a date or ISO text."""
    found = value if isinstance(value, date) else date.fromisoformat(value[:10])
    return f"{found.day}{THIN}{_tr(_MONTHS[found.month - 1])}{THIN}{found.year:04d}"


def time_text(value: datetime | str, zone: tzinfo | None = None) -> str:
    """ "05:02", by the 24-hour clock, in `zone` or else the machine's own."""
    return f"{_moment(value, zone):%H:%M}"


def moment(value: datetime | str, zone: tzinfo | None = None) -> str:
    """ "21 Nov 2025, 05:02" in `zone` or else the machine's own. Takes an aware time or ISO text."""
    found = _moment(value, zone)
    return f"{date_text(found)}, {found:%H:%M}"


def ago(then: datetime | str, now: datetime) -> str:
    """How long ago, in the largest whole unit: "just now", "5 minutes ago", "2 days ago"."""
    seconds = (now - _moment(then, UTC)) // timedelta(seconds=1)
    if seconds < 60:
        return _tr(QT_TRANSLATE_NOOP("numbers", "just now"))
    if seconds < 3600:
        return _ago(
            seconds // 60, QT_TRANSLATE_NOOP("numbers", "1 minute ago"), QT_TRANSLATE_NOOP("numbers", "{n} minutes ago")
        )
    if seconds < 86400:
        return _ago(
            seconds // 3600, QT_TRANSLATE_NOOP("numbers", "1 hour ago"), QT_TRANSLATE_NOOP("numbers", "{n} hours ago")
        )
    return _ago(
        seconds // 86400, QT_TRANSLATE_NOOP("numbers", "1 day ago"), QT_TRANSLATE_NOOP("numbers", "{n} days ago")
    )


def size_text(size: int) -> str:
    """A file's size: "812 bytes", "3.4 MB"."""
    if size < 1000:
        return number(size, 0, _tr(QT_TRANSLATE_NOOP("numbers", "bytes")))
    for unit, factor in (("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)):
        if size < factor * 1000 or unit == "GB":
            return number(size / factor, 1, unit)
    raise AssertionError(size)


def plural(context: str, one: str, many: str, n: int) -> str:
    """The translated sentence for one or for many, with {n} filled."""
    return QCoreApplication.translate(context, one if n == 1 else many).format(n=count(n))


def _ago(n: int, one: str, many: str) -> str:
    return plural("numbers", one, many, n)


def _moment(value: datetime | str, zone: tzinfo | None) -> datetime:
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    if found.tzinfo is None:
        raise ValueError("a time without its offset")
    return found.astimezone(zone)


def _tr(text: str) -> str:
    return QCoreApplication.translate("numbers", text)
