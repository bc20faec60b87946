"""A new bundle's exam in a child process with a time limit, so that what crashes or hangs the library is a refusal.

The child is this same program with the command `models examine`, which works from source, as a wheel and frozen
alike; nothing but words passes between the two. (A process pool would hand objects over as pickles, and none is read
or written here.) The parent checks signature and hashes first; the child checks them again, looks whether every tree
is one, which takes too long for each start, does what `load_bundle` does, and answers with an error's code.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.messages import scoring as words
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import load_bundle
from cds_app.scoring.model_text import whole_model
from cds_app.scoring.sealed_files import SealedFiles, open_sealed_files
from cds_app.scoring.trees import misfit
from cds_app.scoring.trust import TrustedKey, key_id_of

SECONDS = 120
"""Sitting the exam of the shipped bundle takes two of them, most of it for importing the library."""
PASSED, FAILED = 0, 1


def this_program() -> list[str]:
    """What starts this program again. `-P` keeps the folder that a person works in from supplying any module."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "cds_app"]


def examine_apart(
    directory: Path, key: TrustedKey, *, seconds: float = SECONDS, program: Sequence[str] | None = None
) -> None:
    """Have a child process load the bundle in `directory`, signed with `key`, and sit its reference cases.

    Raises what the child says (as `load_bundle` does), `IntegrityError` "bundle_exam_crashed" when it ends without
    a word, "bundle_exam_late" when it takes longer than `seconds`.
    """
    encoded = base64.b64encode(key.public_key).decode("ascii")
    command = [*(program or this_program()), "models", "examine", str(directory.absolute()), encoded]
    try:
        child = subprocess.run(  # noqa: S603 (this program itself, with no shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise IntegrityError("bundle_exam_late", seconds=round(seconds)) from None
    except OSError:
        raise CdsError("bundle_exam_not_started") from None
    if child.returncode != PASSED:
        raise _refusal(child.stdout)


def examine(directory: Path, public_key: str) -> dict[str, Any]:
    """In the child: load the bundle and answer in plain values. `public_key` is in base64."""
    try:
        raw = base64.b64decode(public_key, validate=True)
        key = TrustedKey(key_id_of(raw), "examined", False, raw)
        keys = {key.key_id: key}
        _check_trees(open_sealed_files(directory, keys))
        load_bundle(directory, keys, today=None)
    except CdsError as error:
        return {"passed": False, "code": error.code, "params": error.params}
    return {"passed": True}


def _check_trees(sealed: SealedFiles) -> None:
    """Raise `IntegrityError` "bundle_model" for a model text with a tree that is none: no parser has seen it yet."""
    for name in sealed.files:
        if name.startswith(tuple(f"{outcome}/" for outcome in OUTCOMES)) and name.endswith(".txt"):
            text = sealed.text(name)
            if misfit(text) or not whole_model(text):
                raise IntegrityError("bundle_model", file=name)


def _refusal(answer: bytes) -> CdsError:
    """The child's word as an error, when it is one of this room's; a crash otherwise."""
    try:
        said = json.loads(answer)
        code, params = said["code"], said["params"]
        words.ERRORS[code].filled(**params)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return IntegrityError("bundle_exam_crashed")
    return IntegrityError(code, **params)
