"""The translation marker: does nothing, is found by Qt's extraction tool by its name, needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text; `pyside6-lupdate` collects it under the context."""
    return text


@dataclass(frozen=True)
class Message:
    """What happened, and what to do about it. Placeholders are named: {row}, {column}."""

    happened: str
    to_do: str = ""

    def filled(self, **params: str | int) -> str:
        """Both sentences with their placeholders filled."""
        return " ".join(part.format(**params) for part in (self.happened, self.to_do) if part)
