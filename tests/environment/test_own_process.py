"""Core dumps and debuggers are off; tried in processes of their own, because the limits cannot be raised again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

CODE = """
import json, resource
from cds_app.environment.own_process import protect
found = protect()
print(json.dumps([found.no_core_dumps, found.no_debugger, resource.getrlimit(resource.RLIMIT_CORE)]))
"""


@pytest.mark.requirement("STO-16")
def test_core_dumps_and_debuggers_are_off_and_read_back():
    result = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == [True, True, [0, 0]]


@pytest.mark.requirement("STO-16")
def test_a_crash_leaves_no_image_of_memory(tmp_path):
    crash = "import os; from cds_app.environment.own_process import protect; protect(); os.abort()"
    result = subprocess.run([sys.executable, "-c", crash], cwd=tmp_path, capture_output=True, check=False)
    assert result.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.requirement("STO-16")
def test_the_program_asks_for_it_before_anything_else(monkeypatch, capsys):
    from cds_app import __main__
    from cds_app.environment import own_process

    asked = []
    monkeypatch.setattr(own_process, "protect", lambda: asked.append(True))
    monkeypatch.setattr(sys, "argv", ["cds-app", "verify-log"])
    with pytest.raises(SystemExit):
        __main__.main()
    assert asked == [True]


@pytest.mark.requirement("STO-16")
def test_a_machine_that_refuses_is_reported_and_does_not_stop_the_program(monkeypatch):
    import ctypes
    import resource

    from cds_app.environment.own_process import Protection, protect

    def refused(*_):
        raise OSError("not permitted")

    class Refusing:
        def prctl(self, *_):
            return 1

    monkeypatch.setattr(resource, "setrlimit", refused)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    monkeypatch.setattr(ctypes, "CDLL", lambda _: Refusing())
    assert protect() == Protection(no_core_dumps=False, no_debugger=False)


def test_windows_offers_no_such_call_and_that_is_reported(monkeypatch):
    from cds_app.environment.own_process import Protection, protect

    monkeypatch.setattr(sys, "platform", "win32")
    assert protect() == Protection(no_core_dumps=False, no_debugger=False)
