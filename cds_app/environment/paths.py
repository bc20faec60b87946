"""Where things lie: one answer for source tree, wheel and frozen program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP = "cds-app"
PACKAGE = Path(__file__).resolve().parent.parent


def _root(inside_wheel: str, in_source: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    for candidate in (
        Path(frozen) / inside_wheel if frozen else None,
        PACKAGE / inside_wheel,
        PACKAGE.parent / in_source,
    ):
        if candidate is not None and candidate.is_dir():
            return candidate
    raise FileNotFoundError(in_source)


def resource(name: str = "") -> Path:
    """A file or folder under `resources/`."""
    return _root("_resources", "resources") / name


def bundles() -> Path:
    """The folder of shipped model bundles, whether or not it is there: without a model the rest still works."""
    try:
        return _root("_bundles", "models/bundles")
    except FileNotFoundError:
        return PACKAGE.parent / "models/bundles"


def trusted_bundle_keys() -> Path:
    """The public keys whose signature makes a bundle acceptable."""
    return resource("trust/bundle_keys.json")


def default_store() -> Path:
    """The store's folder when none is named: per user, on this machine."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "store"


def state_folder() -> Path:
    """Where this machine keeps, for this person, which state of a store was the newest."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False)) / "freshness"


def mappings() -> Path:
    """Where a person's mapping profiles are kept: names of columns and codes, nothing of a patient."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "mappings"


def settings_file() -> Path:
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.json"


def logbook_file() -> Path:
    return Path(platformdirs.user_log_dir(APP, appauthor=False)) / "technical.log"


def policy_file() -> Path:
    """The machine policy, in a folder only an administrator may write."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / APP / "policy.json"
    return Path("/etc") / APP / "policy.json"
