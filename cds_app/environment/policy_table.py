"""Every setting that IT can fix, as one table: loader, policy page, manual, example and JSON Schema come from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.retention import CHOICES, FLOOR, FOR_EVER
from cds_app.domain.roles import OPERATIONS

Kind = Literal["choice", "yes_no", "number", "text", "version", "names", "folders", "choices"]
Tighter = Literal["listed_first", "no", "lower", "higher", "more", "fewer", "none"]
"""Which way a setting becomes stricter; "none" where one wording is no stricter than another."""

FIRST, SECOND = "0.1.0", "0.2.0"
VERSION = r"^[0-9]{1,9}(\.[0-9]{1,9}){0,3}$"
FULL_PATH = r"^(/|[A-Za-z]:[\\/]|\\\\[^\\/]+\\[^\\/]+)"
"""A folder from the top: Linux and macOS, a Windows drive, a Windows share."""
EXPORT_FORMATS = ("csv", "fhir", "feedback", "verifier")
_LISTS = ("names", "folders", "choices")


@dataclass(frozen=True)
class Setting:
    """One setting.

    key: its name in the file. title, effect: what it is called and one sentence of what it does.
    values: what a choice or a list of choices may hold, the strictest first. least, most: a number's range, a text's
    length in characters, or how many entries a list needs; `unit` says of what a number is.
    tighter, floor: which way it becomes stricter, and the least strict value that any policy can reach.
    since: the version of the program that brought it; at its default a setting that came after `FIRST` leaves a
    policy's hash as it was.
    personal: everybody may choose for themselves, unless a policy makes it mandatory. may_fix: whether it can.
    """

    key: str
    kind: Kind
    default: Any
    floor: Any
    title: str
    effect: str
    tighter: Tighter
    since: str = SECOND
    values: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    personal: bool = False
    may_fix: bool = True

    def accepts(self, value: Any) -> bool:
        """Whether a value from a file is of the right type and inside the floors. Never raises."""
        if self.kind in _LISTS:
            return isinstance(value, list) and len(value) >= self.least and all(map(self._accepts_entry, value))
        if self.kind == "yes_no":
            return isinstance(value, bool)
        if self.kind == "number":
            whole = isinstance(value, int) and not isinstance(value, bool)
            allowed = not self.values or str(value) in self.values
            return whole and allowed and self.least <= value <= self.most
        if not isinstance(value, str):
            return False
        if self.kind == "choice":
            return value in self.values
        if self.kind == "version":
            return re.fullmatch(VERSION.removesuffix("$"), value) is not None
        return bool(value.strip()) and self.least <= len(value) <= self.most

    def _accepts_entry(self, value: Any) -> bool:
        if not isinstance(value, str):
            return False
        if self.kind == "folders":
            return re.match(FULL_PATH, value) is not None
        return value in self.values if self.kind == "choices" else bool(value)

    def needs(self) -> str:
        """What a value has to be, in one sentence; it repeats nothing that stood in the file."""
        listed = ", ".join(self.values)
        if self.kind == "number" and self.values:
            return f"It needs one of these numbers: {listed}."
        return {
            "choice": f"It needs one of: {listed}.",
            "yes_no": "It needs true or false, without quotation marks.",
            "number": f"It needs a whole number from {self.least} to {self.most}.",
            "text": f"It needs a text of {self.least} to {self.most} characters.",
            "version": "It needs a version in quotation marks: whole numbers with points between them.",
            "names": "It needs a list of names in square brackets.",
            "folders": "It needs a list of folders, each named from the top.",
            "choices": f"It needs a list{' of one or more' if self.least else ''} of: {listed}.",
        }[self.kind]


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "own_view", "choice", "required", "off",
        QT_TRANSLATE_NOOP("admin", "Own view first"),
        QT_TRANSLATE_NOOP(
            "admin", "Whether the clinician's own view must, may or need not be recorded before estimates show."
        ),
        "listed_first", FIRST, values=("required", "optional", "off"),
    ),
    Setting(
        "allow_pregnancy", "yes_no", False, True,
        QT_TRANSLATE_NOOP("admin", "Compare in pregnancy"),
        QT_TRANSLATE_NOOP("admin", "Whether a pregnancy stops the comparison. The model knows nothing of pregnancy."),
        "no", FIRST,
    ),
    Setting(
        "item9_wording", "text",
        QT_TRANSLATE_NOOP(
            "policy", "Thoughts of self-harm were reported. Ask about them now, and complete the C-SSRS screener."
        ),
        None,
        QT_TRANSLATE_NOOP("admin", "Sentence on self-harm"),
        QT_TRANSLATE_NOOP("admin", "What is shown when a rating tells of thoughts of self-harm."),
        "none", FIRST, least=20, most=1000,
    ),
    Setting(
        "crisis_line", "text",
        QT_TRANSLATE_NOOP("policy", "your clinic, or the emergency number of your country"),
        None,
        QT_TRANSLATE_NOOP("admin", "Contact in a crisis"),
        QT_TRANSLATE_NOOP("admin", "Stands on the patient's handout."),
        "none", FIRST, least=3, most=1000,
    ),
    Setting(
        "signature_meaning", "text",
        QT_TRANSLATE_NOOP(
            "policy",
            "I have seen the patient's data, the estimates with their limits, and the cautions listed, "
            "and this is my own clinical decision.",
        ),
        None,
        QT_TRANSLATE_NOOP("admin", "Meaning of a signature"),
        QT_TRANSLATE_NOOP("admin", "The sentence that a clinician signs."),
        "none", FIRST, least=20, most=1000,
    ),
    Setting(
        "absolute_numbers", "choice", "shown", "shown",
        QT_TRANSLATE_NOOP("admin", "Absolute numbers"),
        QT_TRANSLATE_NOOP(
            "admin",
            "Whether numbers about a patient are shown, printed and given out, or only groups and words. "
            "The signed log holds them always.",
        ),
        "listed_first", values=("hidden", "shown"),
    ),
    Setting(
        "minimum_bundle_version", "version", "0", "0",
        QT_TRANSLATE_NOOP("admin", "Oldest model version"),
        QT_TRANSLATE_NOOP("admin", "No model with a lower version gives estimates."),
        "higher",
    ),
    Setting(
        "suspended_bundles", "names", (), (),
        QT_TRANSLATE_NOOP("admin", "Suspended models"),
        QT_TRANSLATE_NOOP("admin", "Models that give no estimate until they are taken off this list."),
        "more",
    ),
    Setting(
        "checkpoint_folders", "folders", (), (),
        QT_TRANSLATE_NOOP("admin", "Places for checkpoints"),
        QT_TRANSLATE_NOOP("admin", "Folders to which the log's signed head is copied at lock, exit and export."),
        "more",
    ),
    Setting(
        "retention", "choice", FOR_EVER, FLOOR,
        QT_TRANSLATE_NOOP("admin", "How long the log is kept"),
        QT_TRANSLATE_NOOP(
            "admin", "How old an entry must be before an administrator may dispose of it. Nothing goes by itself."
        ),
        "listed_first", values=CHOICES,
    ),
    Setting(
        "small_group_k", "number", 5, 2,
        QT_TRANSLATE_NOOP("admin", "Smallest group shown"),
        QT_TRANSLATE_NOOP("admin", "The least number of decisions that the oversight report shows a figure for."),
        "higher", least=2, most=1000, unit="decisions",
    ),
    Setting(
        "idle_lock_minutes", "number", 10, 30,
        QT_TRANSLATE_NOOP("admin", "Lock after minutes"),
        QT_TRANSLATE_NOOP("admin", "After so many minutes without a key or the mouse the program locks."),
        "lower", least=1, most=30, unit="minutes",
    ),
    Setting(
        "session_hours", "number", 12, 24,
        QT_TRANSLATE_NOOP("admin", "Longest sitting in hours"),
        QT_TRANSLATE_NOOP("admin", "After so many hours the program locks, however busy it is."),
        "lower", least=1, most=24, unit="hours",
    ),
    Setting(
        "uniqueness_k", "number", 1, 1,
        QT_TRANSLATE_NOOP("admin", "Smallest group imported"),
        QT_TRANSLATE_NOOP(
            "admin", "How many patients have to share what an outsider could know of them; with 1 it is only reported."
        ),
        "higher", least=1, most=1000, unit="patients",
    ),
    Setting(
        "bulk_scoring_limit", "number", 500, 20_000,
        QT_TRANSLATE_NOOP("admin", "Patients scored at once"),
        QT_TRANSLATE_NOOP(
            "admin", "How many stored patients an analyst may have scored in any 24 hours; with 0 it is switched off."
        ),
        "lower", least=0, most=20_000, unit="patients",
    ),
    Setting(
        "export_roles", "choices", tuple(sorted(OPERATIONS["export_log"])), tuple(sorted(OPERATIONS["export_log"])),
        QT_TRANSLATE_NOOP("admin", "Who may export the log"),
        QT_TRANSLATE_NOOP("admin", "Only people who hold one of these roles can export the log."),
        "fewer", values=tuple(sorted(OPERATIONS["export_log"])), least=1,
    ),
    Setting(
        "export_formats", "choices", EXPORT_FORMATS, EXPORT_FORMATS,
        QT_TRANSLATE_NOOP("admin", "Forms of an export"),
        QT_TRANSLATE_NOOP("admin", "What can be written beside the signed log when it is exported."),
        "fewer", values=EXPORT_FORMATS,
    ),
    Setting(
        "language", "choice", "en", "system",
        QT_TRANSLATE_NOOP("admin", "Language"),
        QT_TRANSLATE_NOOP("admin", "The language of the window. A translation that nobody reviewed says so."),
        "none", values=("en", "es", "system"), personal=True,
    ),
    Setting(
        "theme", "choice", "system", "system",
        QT_TRANSLATE_NOOP("admin", "Look of the window"),
        QT_TRANSLATE_NOOP("admin", "Where somebody begins who has not chosen a look. Everybody may choose another."),
        "none", values=("system", "light", "dark", "high_contrast"), personal=True, may_fix=False,
    ),
    Setting(
        "text_scale", "number", 100, 100,
        QT_TRANSLATE_NOOP("admin", "Size of the text"),
        QT_TRANSLATE_NOOP("admin", "Where somebody begins who has not chosen a size. Everybody may choose another."),
        "none", values=("100", "125", "150", "175", "200"), least=100, most=200, unit="percent",
        personal=True, may_fix=False,
    ),
)  # fmt: skip
BY_KEY = {setting.key: setting for setting in SETTINGS}

DEFAULTS: dict[str, Any] = {setting.key: setting.default for setting in SETTINGS}
"""What holds where no policy says anything."""
