"""The policy in force, setting by setting, and where each value comes from. Nothing here can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.policy import DEFAULT, Policy, load_policy
from cds_app.environment.policy_table import SETTINGS
from cds_app.workflow.session import Session

FROM_FILE, FILE_BEGINS, FROM_DEFAULT = "file", "file_begins", "default"
"""Fixed by the file; only begun with by the file, so that people may choose otherwise; the program's own default."""


@dataclass(frozen=True)
class PolicySetting:
    """One setting. `value` and `default` as the policy holds them; `source` is one of the three above."""

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
    in_force = policy.source != Policy().source
    file = Path(policy.source) if in_force else usual_file
    settings = tuple(
        PolicySetting(s.key, getattr(policy, s.key), s.default, _source(policy, s.key, s.default)) for s in SETTINGS
    )
    return PolicyView(file, in_force, policy.sha256, settings, _differs_now(policy, file))


def _source(policy: Policy, key: str, default: object) -> str:
    if policy.mode(key) == DEFAULT:
        return FILE_BEGINS
    return FROM_FILE if policy.mode(key) or getattr(policy, key) != default else FROM_DEFAULT


def _differs_now(policy: Policy, file: Path) -> bool:
    try:
        now = load_policy(file)
        return (now.sha256, now.laid) != (policy.sha256, policy.laid)
    except CdsError:
        return True
