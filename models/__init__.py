"""The bundled models: the evidence they rest on, the code that trains them, and the released bundles."""
