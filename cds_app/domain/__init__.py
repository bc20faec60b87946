"""The values and rules of the subject, in plain Python: no files, no clock, no third-party package."""
