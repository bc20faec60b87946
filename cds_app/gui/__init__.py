"""The window: frame, pages, painted widgets. Builds on PySide6; holds no store and no model.

PySide puts an import of its own in the place of Python's, which after every import reads the whole source of the module
and looks in it for an option that renames Qt's functions (`from __feature__ import snake_case`). Nobody here uses that,
and it took a third of the time that all our imports take; so the import from before is put back.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 (what replaces the import)

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
