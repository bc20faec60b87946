"""What IT fixed for this machine: a read-only JSON file over the program's defaults. What it does not know, it refuses.

The settings stand in `policy_table`. A file gives each one of them as mandatory, `{"key": value}` or
`{"key": {"mandatory": value}}`; as a default that people may choose away from, `{"key": {"default": value}}`, where
there is a choice; or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.domain.errors import CdsError
from cds_app.environment.policy_table import BY_KEY, DEFAULTS, FIRST, SETTINGS, Setting

if TYPE_CHECKING:
    from cds_app.domain.decision import OwnViewPolicy

MANDATORY, DEFAULT = "mandatory", "default"


@dataclass(frozen=True)
class Policy:
    """The settings in force; what each does stands in `policy_table.SETTINGS`, in the same order.

    `source` says where they come from: "defaults" or the file's path. `laid` names each setting that the file gives,
    with MANDATORY or DEFAULT, by key.
    """

    own_view: OwnViewPolicy = DEFAULTS["own_view"]
    allow_pregnancy: bool = DEFAULTS["allow_pregnancy"]
    item9_wording: str = DEFAULTS["item9_wording"]
    crisis_line: str = DEFAULTS["crisis_line"]
    signature_meaning: str = DEFAULTS["signature_meaning"]
    absolute_numbers: str = DEFAULTS["absolute_numbers"]
    minimum_bundle_version: str = DEFAULTS["minimum_bundle_version"]
    suspended_bundles: tuple[str, ...] = DEFAULTS["suspended_bundles"]
    checkpoint_folders: tuple[str, ...] = DEFAULTS["checkpoint_folders"]
    retention: str = DEFAULTS["retention"]
    small_group_k: int = DEFAULTS["small_group_k"]
    idle_lock_minutes: int = DEFAULTS["idle_lock_minutes"]
    session_hours: int = DEFAULTS["session_hours"]
    uniqueness_k: int = DEFAULTS["uniqueness_k"]
    bulk_scoring_limit: int = DEFAULTS["bulk_scoring_limit"]
    export_roles: tuple[str, ...] = DEFAULTS["export_roles"]
    export_formats: tuple[str, ...] = DEFAULTS["export_formats"]
    language: str = DEFAULTS["language"]
    theme: str = DEFAULTS["theme"]
    text_scale: int = DEFAULTS["text_scale"]
    source: str = "defaults"
    laid: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 of the settings themselves, wherever they come from.

        What came after the first release counts only away from its default, so that a decision made before an update
        of the program does not look as if the policy had changed.
        """
        import hashlib  # the first window shows without it

        values = {s.key: getattr(self, s.key) for s in SETTINGS if s.since == FIRST or self._differs(s)}
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()

    @property
    def hides_numbers(self) -> bool:
        """Whether no absolute number about a patient may be shown, printed or given out."""
        return self.absolute_numbers == "hidden"

    @property
    def open_formats(self) -> tuple[str, ...]:
        """What can be written beside an exported log. Tables repeat the log word for word, its numbers included."""
        return tuple(form for form in self.export_formats if form != "csv" or not self.hides_numbers)

    def mode(self, key: str) -> str:
        """MANDATORY or DEFAULT where the file gives the setting; empty where it does not."""
        return dict(self.laid).get(key, "")

    def _differs(self, setting: Setting) -> bool:
        return bool(getattr(self, setting.key) != setting.default)


def load_policy(path: Path) -> Policy:
    """The policy in force. Without a file, the defaults.

    Raises `CdsError` "policy_unreadable", or "policy_invalid" with the reason for what is no JSON object, names a
    setting twice or one that does not exist, or gives a value of the wrong type or past a floor: the program does not
    start on a policy that it does not fully understand.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Policy()
    except (OSError, UnicodeDecodeError) as error:
        raise CdsError("policy_unreadable", path=str(path)) from error
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except _Twice as error:
        raise _invalid(path, str(error), "It stands there twice.") from error
    except (ValueError, RecursionError) as error:
        raise _invalid(path, "the whole file", "It is not JSON.") from error
    if not isinstance(data, dict):
        raise _invalid(path, "the whole file", "It needs names and values in curly brackets.")
    given = {key: _taken(path, key, value) for key, value in data.items()}
    settings: dict[str, Any] = {key: value for key, (_, value) in given.items()}
    laid = tuple((s.key, given[s.key][0]) for s in SETTINGS if s.key in given)
    return Policy(**settings, source=str(path), laid=laid)


class _Twice(Exception):
    """A name that stands twice in one object; JSON would quietly keep the last."""


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _taken(path: Path, key: str, given: Any) -> tuple[str, Any]:
    """MANDATORY or DEFAULT, and the value as the policy holds it."""
    setting = BY_KEY.get(key)
    if setting is None:
        raise _invalid(path, key, "There is no setting of this name.")
    mode, value = _mode(path, setting, given)
    if not setting.accepts(value):
        raise _invalid(path, key, setting.needs())
    return mode, tuple(value) if isinstance(value, list) else value


def _mode(path: Path, setting: Setting, given: Any) -> tuple[str, Any]:
    """Where people have no choice there is nothing to begin from, and where they must have it nothing is fixed."""
    if not isinstance(given, dict):
        mode, value = MANDATORY, given
    elif len(given) == 1 and next(iter(given)) in (MANDATORY, DEFAULT):
        mode, value = next(iter(given.items()))
    else:
        raise _invalid(path, setting.key, 'In curly brackets it needs "mandatory" or "default", and nothing else.')
    if mode == DEFAULT and not setting.personal:
        raise _invalid(path, setting.key, "Nobody can choose it for themselves, so it can only be mandatory.")
    if mode == MANDATORY and not setting.may_fix:
        raise _invalid(path, setting.key, 'Everybody may choose it for themselves, so it can only be a "default".')
    return mode, value


def _invalid(path: Path, key: str, why: str) -> CdsError:
    return CdsError("policy_invalid", path=str(path), key=key, why=why)
