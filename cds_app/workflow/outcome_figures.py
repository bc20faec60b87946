"""What a whole cohort and a subgroup have in common, as figures; one that cannot be had carries its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cds_app.domain.evaluation import Figure, Figures

if TYPE_CHECKING:
    from cds_app.scoring.performance import Measured

Floats = NDArray[np.float64]


def figures_of(p: Floats, happened: Floats) -> Figures:
    """All of `Figures` from estimates and outcomes."""
    from cds_app.scoring import performance as of

    logit = of.logits(p)
    return Figures(
        observed=figure(lambda: of.wilson(int(happened.sum()), len(happened))),
        difference=figure(lambda: of.mean_measured(happened - p)),
        auc=figure(lambda: of.auc_measured(p, happened)),
        in_the_large=figure(lambda: of.calibration_in_the_large(logit, happened)),
        intercept=figure(lambda: of.recalibration_measured(logit, happened)[0]),
        slope=figure(lambda: of.recalibration_measured(logit, happened)[1]),
    )


def figure(made: Callable[[], Measured]) -> Figure:
    """A figure, or the code of the reason why it cannot be had."""
    from cds_app.scoring.performance import NoFigure

    try:
        found = made()
    except NoFigure as why:
        return Figure(why=why.code)
    return Figure(found.value, found.low, found.high)
