"""What IT fixed for this machine: a read-only JSON file over safe defaults. What it does not know, it refuses."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from cds_app.domain.decision import OwnViewPolicy
from cds_app.domain.errors import CdsError

_LATER = ("minimum_bundle_version", "suspended_bundles")
"""Keys that came after the first release: at their defaults they leave `sha256` as it was, so that a decision made
before an update of the program does not look as if the policy had changed."""


@dataclass(frozen=True)
class Policy:
    """The settings in force. `source` says where they come from: "defaults" or the file's path.

    own_view: whether the clinician's own view must, may or need not be recorded before estimates.
    allow_pregnancy: compare for pregnant patients (the model knows nothing of pregnancy).
    item9_wording: the site's sentence shown when a self-harm item is positive.
    crisis_line: the site's contact shown on the patient handout.
    signature_meaning: the sentence that a signature stands for.
    minimum_bundle_version: no model bundle with a lower version gives estimates; dotted whole numbers.
    suspended_bundles: ids of model bundles that give no estimates until they are taken off the list.
    """

    own_view: OwnViewPolicy = "required"
    allow_pregnancy: bool = False
    item9_wording: str = "Thoughts of self-harm were reported. Ask about them now, and complete the C-SSRS screener."
    crisis_line: str = "your clinic, or the emergency number of your country"
    signature_meaning: str = (
        "I have seen the patient's data, the estimates with their limits, and the cautions listed, "
        "and this is my own clinical decision."
    )
    minimum_bundle_version: str = "0"
    suspended_bundles: tuple[str, ...] = ()
    source: str = "defaults"

    @property
    def sha256(self) -> str:
        """SHA-256 of the settings themselves, wherever they come from."""
        kept = [f for f in dataclasses.fields(self) if f.name != "source"]
        values = {f.name: getattr(self, f.name) for f in kept if f.name not in _LATER or self._differs(f)}
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()

    def _differs(self, field: dataclasses.Field[Any]) -> bool:
        return bool(getattr(self, field.name) != field.default)


def load_policy(path: Path) -> Policy:
    """The policy in force. Without a file, the defaults.

    Raises `CdsError` "policy_invalid" for a file that cannot be read, an unknown key or a wrong type: the program
    does not start on a policy that it does not fully understand.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Policy()
    except (OSError, UnicodeDecodeError) as error:
        raise CdsError("policy_unreadable", path=str(path)) from error
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CdsError("policy_invalid", path=str(path), key="the whole file") from error
    if not isinstance(data, dict):
        raise CdsError("policy_invalid", path=str(path), key="the whole file")
    for key, value in data.items():
        _check(str(path), str(key), value)
    if "suspended_bundles" in data:
        data["suspended_bundles"] = tuple(data["suspended_bundles"])
    return Policy(**data, source=str(path))


_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "own_view": lambda value: value in get_args(OwnViewPolicy),
    "minimum_bundle_version": lambda value: re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}", value) is not None,
    "suspended_bundles": lambda value: all(isinstance(name, str) and name for name in value),
}
"""What a value of the right type must be besides."""


def _check(path: str, key: str, value: Any) -> None:
    kinds = {"own_view": str, "allow_pregnancy": bool, "item9_wording": str, "crisis_line": str,
             "signature_meaning": str, "minimum_bundle_version": str, "suspended_bundles": list}  # fmt: skip
    if key not in kinds or not isinstance(value, kinds[key]):
        raise CdsError("policy_invalid", path=path, key=key)
    if not _CHECKS.get(key, lambda _: True)(value):
        raise CdsError("policy_invalid", path=path, key=key)
