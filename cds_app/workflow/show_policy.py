"""The policy in force, setting by setting, and where each value comes from. Nothing here can be changed."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.policy import Policy, load_policy
from cds_app.workflow.session import Session

FROM_FILE, FROM_DEFAULT = "file", "default"


@dataclass(frozen=True)
class PolicySetting:
    """One setting. `value` and `default` as the policy holds them; `source` is FROM_FILE or FROM_DEFAULT."""

    key: str
    value: Any
    default: Any
    source: str


@dataclass(frozen=True)
class PolicyView:
    """Every setting in the order of the policy's own table.

    `file` is where IT lays the machine policy; `in_force` says whether one was there when the program started.
    `changed_since`: the file is no longer the one that was read then, so the next start will find other settings,
    or refuse to start.
    """

    file: Path
    in_force: bool
    sha256: str
    settings: tuple[PolicySetting, ...]
    changed_since: bool


def show_policy(session: Session) -> PolicyView:
    """What IT fixed for this machine, for everybody who is signed in."""
    return policy_view(session.policy, paths.policy_file())


def policy_view(policy: Policy, usual_file: Path) -> PolicyView:
    """The view of a policy; `usual_file` is named where the policy came from no file."""
    defaults = Policy()
    in_force = policy.source != defaults.source
    file = Path(policy.source) if in_force else usual_file
    fields = [field.name for field in dataclasses.fields(Policy) if field.name != "source"]
    laid = _keys_of(file) if in_force else set()
    settings = tuple(
        PolicySetting(
            key,
            getattr(policy, key),
            getattr(defaults, key),
            FROM_FILE if key in laid or getattr(policy, key) != getattr(defaults, key) else FROM_DEFAULT,
        )
        for key in fields
    )
    return PolicyView(file, in_force, policy.sha256, settings, _differs_now(policy, file))


def _keys_of(file: Path) -> set[str]:
    """The settings that a policy file names; none when it cannot be read any more."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    return set(data) if isinstance(data, dict) else set()


def _differs_now(policy: Policy, file: Path) -> bool:
    try:
        return load_policy(file).sha256 != policy.sha256
    except CdsError:
        return True
