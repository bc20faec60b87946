from __future__ import annotations

from pathlib import Path

from cds_app.domain.messages import scoring

ROOM = Path(__file__).resolve().parents[2] / "cds_app" / "scoring"


def test_every_sentence_of_the_room_is_about_an_error_that_can_happen():
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    assert [name for name in (*scoring.ERRORS, *scoring.FINDINGS) if f'"{name}"' not in code] == []


def test_every_sentence_says_what_to_do():
    assert all(message.to_do for message in (*scoring.ERRORS.values(), *scoring.FINDINGS.values()))
