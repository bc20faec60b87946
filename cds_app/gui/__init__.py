"""The window: frame, pages, painted widgets. Builds on PySide6; holds no store and no model."""
