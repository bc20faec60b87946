"""Compare antidepressants with a patient, decide, sign, and export a log that anyone can verify."""

__version__ = "0.1.0"
