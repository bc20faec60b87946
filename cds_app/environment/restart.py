"""Begin the program anew in the place of this one: what the old one had in its memory is gone with it.

Python cannot wipe a string, and a deleted one leaves copies; ending the process is what forgets. What the new one
needs to know is where the person was: ids that mean nothing outside the store, never a name or a value.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from dataclasses import dataclass
from typing import NoReturn

VARIABLE = "CDS_APP_PLACE"


@dataclass(frozen=True)
class Place:
    """Where somebody was: their user id, the rail's page, and the record's id if a patient was open.

    `tour` says that the tour is to begin. `said` are words to begin with: what became of a restore, in counts.
    """

    user_id: str = ""
    page: str = ""
    record_id: str = ""
    tour: bool = False
    said: str = ""


def restart(place: Place) -> NoReturn:
    """Replace this process by a new one of the same command. Files and locks of the old one are closed by the system.

    On Windows, which cannot replace a process, the new one is started and this one ends at once.
    """
    os.environ[VARIABLE] = json.dumps(dataclasses.asdict(place))
    command = own_command()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has neither
            stream.flush()
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)  # noqa: S603 (our own command)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 (our own command)


def own_command() -> list[str]:
    """The command that this process was started with."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


def taken_place() -> Place | None:
    """Where the process before this one was, once; None for a fresh start or for something that is no place."""
    try:
        data = json.loads(os.environ.pop(VARIABLE))
        place = Place(**data)
    except (KeyError, ValueError, TypeError):
        return None
    sound = all(isinstance(text, str) for text in (place.user_id, place.page, place.record_id, place.said))
    return place if sound and isinstance(place.tour, bool) else None
