"""A site's own model: the same kind of bundle as the program's, trained on the site's records.

`python -m models.training site --records DIR --output BUNDLE` reads a record set in the program's own format, derives
the outcomes as the data dictionary says, estimates how much each drug's effect departs from the bundle in use, trains
the boosters, judges them on patients held out, and writes a bundle only when every threshold that was fixed before is
met.
"""

from __future__ import annotations


def main(arguments: list[str]) -> int:
    """Run the step `site` of `python -m models.training`; returns the exit code (0 written, 1 refused)."""
    from models.training.site.command import run

    return run(arguments)
