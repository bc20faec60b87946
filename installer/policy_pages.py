"""What IT reads about the policy, made from its one table: the help's page, an example, and a JSON Schema.

python -m installer.policy_pages        # writes all three; a test says when they no longer fit the table
"""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cds_app.environment.policy import DEFAULT, MANDATORY
from cds_app.environment.policy_table import FULL_PATH, SETTINGS, VERSION, Setting

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "resources" / "help" / "policy.html"
EXAMPLE = ROOT / "installer" / "policy.example.json"
SCHEMA = ROOT / "installer" / "policy.schema.json"
STRICTER = {
    "listed_first": "what is named first",
    "no": "no",
    "lower": "a lower number",
    "higher": "a higher one",
    "more": "a longer list",
    "fewer": "a shorter list",
}


def made() -> dict[Path, str]:
    """Every file that is made from the table, with its text."""
    return {PAGE: page(), EXAMPLE: example(), SCHEMA: schema_text()}


def example() -> str:
    """A policy that says what holds without one: to be copied, and cut down to what a site wants to fix."""
    lines = []
    for setting in SETTINGS:
        given = {DEFAULT if setting.personal else MANDATORY: _plain(setting.default)}
        lines.append(f"  {json.dumps(setting.key)}: {json.dumps(given, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def schema_text() -> str:
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """The policy file as JSON Schema, for editors and for tools that lay policies out."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Machine policy of cds-app",
        "type": "object",
        "additionalProperties": False,
        "properties": {setting.key: _given(setting) for setting in SETTINGS},
    }


def _given(setting: Setting) -> dict[str, Any]:
    value = _value(setting)
    forms: list[dict[str, Any]] = [value, _object(MANDATORY, value)] if setting.may_fix else []
    if setting.personal:
        forms.append(_object(DEFAULT, value))
    return {"title": setting.title, "description": setting.effect, "default": _plain(setting.default), "anyOf": forms}


def _object(mode: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {mode: value}, "required": [mode], "additionalProperties": False}


def _value(setting: Setting) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "string", "minLength": 1}
    if setting.kind == "folders":
        entry = {"type": "string", "pattern": FULL_PATH}
    elif setting.kind == "choices":
        entry = {"enum": list(setting.values)}
    numbers: dict[str, Any] = {"type": "integer", "minimum": setting.least, "maximum": setting.most}
    if setting.values and setting.kind == "number":
        numbers = {"type": "integer", "enum": [int(value) for value in setting.values]}
    lists = {"type": "array", "items": entry, "minItems": setting.least}
    kinds: dict[str, dict[str, Any]] = {
        "choice": {"enum": list(setting.values)},
        "yes_no": {"type": "boolean"},
        "number": numbers,
        "text": {"type": "string", "minLength": setting.least, "maxLength": setting.most, "pattern": r"\S"},
        "version": {"type": "string", "pattern": VERSION},
    }
    return kinds.get(setting.kind, lists)


# --- the page


def page() -> str:
    parts = [
        "<html><body>",
        "<h1>The policy file</h1>",
        '<p class="lead">With this file IT fixes how the program works on one computer. Nobody can change it in the '
        "window.</p>",
        *_paragraphs(),
        "<h2>Each setting</h2>",
        *(line for setting in SETTINGS for line in _setting(setting)),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _paragraphs() -> Iterable[str]:
    yield "<h2>Where it lies</h2>"
    yield (
        "<p>It is called policy.json. On Linux and macOS it lies in the folder <code>cds-app</code> under "
        "<code>etc</code>. On Windows it lies in the folder <code>cds-app</code> under <code>ProgramData</code>. Let "
        "only administrators write this file and its folder. <code>cds-app self-check</code> says when others can.</p>"
    )
    yield "<p>The program reads it when it starts. Without a file, the program's own defaults hold.</p>"
    yield "<h2>What stands in it</h2>"
    yield (
        "<p>It is a JSON file. Each setting stands in it in one of these ways, or not at all.</p>"
        '<ul><li><code>{"idle_lock_minutes": {"mandatory": 5}}</code>: this value holds, and nobody can choose '
        "another.</li>"
        '<li><code>{"idle_lock_minutes": 5}</code>: the same, in short.</li>'
        '<li><code>{"language": {"default": "es"}}</code>: people begin with this value and may choose another. Only '
        "the settings that people choose for themselves can have it.</li></ul>"
    )
    yield (
        "<p>What is mandatory wins. Then comes what somebody chose for themselves. Then comes the default of the "
        "file, and last the program's own.</p>"
    )
    yield (
        "<p>Begin with <code>policy.example.json</code>, which comes with the program and says what holds without a "
        "file. Take out what you do not want to fix. <code>policy.schema.json</code> lets an editor check what you "
        "write.</p>"
    )
    yield "<h2>Stricter, and no further than the floor</h2>"
    yield (
        "<p>A policy can make the program stricter. It can also relax some settings, down to a floor and no further. "
        "Each setting below names its floor.</p>"
    )
    yield "<h2>When it is wrong</h2>"
    yield (
        "<p>The program does not start on a policy that it cannot read or does not fully understand. It names the "
        "setting and says why. This holds for a setting it does not know, for one that stands there twice, for a "
        "value of the wrong kind, and for one past its floor.</p>"
    )
    yield (
        '<p>The policy in force stands on the page <a href="administration.html">Administration</a>, with the place '
        "each value comes from. Each signed decision carries the hash of the policy it was made under.</p>"
    )


def _setting(setting: Setting) -> Iterable[str]:
    yield f"<p><b>{_said(setting.title)}.</b> <code>{setting.key}</code>. {_said(setting.effect)}</p>"
    lines = [
        _said(setting.needs()),
        f"It came with version {setting.since}.",
        f"Without a policy it is: {_shown(setting, setting.default)}.",
    ]
    if setting.unit:
        lines.append(f"It counts {setting.unit}.")
    if setting.tighter != "none":
        lines.append(f"Stricter is: {STRICTER[setting.tighter]}. The floor is: {_shown(setting, setting.floor)}.")
    if setting.personal:
        fixed = "unless the policy makes it mandatory" if setting.may_fix else "and no policy can take that away"
        lines.append(f"Everybody may choose it for themselves, {fixed}.")
    yield "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _shown(setting: Setting, value: Any) -> str:
    if isinstance(value, tuple):
        return _said(", ".join(value)) if value else "an empty list"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _said(str(value).rstrip("."))


def _said(words: str) -> str:
    return html.escape(words, quote=False)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def main() -> int:
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
