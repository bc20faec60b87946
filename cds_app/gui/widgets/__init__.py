"""The pieces pages are put together from: painted charts with text and table twins, and plain containers."""
