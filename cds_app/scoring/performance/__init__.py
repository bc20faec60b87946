"""How good predicted probabilities are against what happened: discrimination, calibration, net benefit.

Arrays hold one number per person. `happened` is 0/1 or True/False; `recalibration`, `calibration_in_the_large`, `brier`
and `log_loss` also take averaged outcomes between 0 and 1. Where a figure cannot be had from the data, `NoFigure`
says why; nothing here returns NaN. Definitions: Steyerberg, Clinical Prediction Models, 2019; Vickers and Elkin 2006
for net benefit; both from memory.
"""

from __future__ import annotations

from cds_app.scoring.performance.accuracy import auc, auc_measured, brier, log_loss, scaled_brier
from cds_app.scoring.performance.curves import (
    CalibrationGroup,
    NetBenefit,
    calibration_curve,
    decision_curve,
    quantile_groups,
)
from cds_app.scoring.performance.line import calibration_in_the_large, recalibration, recalibration_measured
from cds_app.scoring.performance.measured import (
    LEAST_EVENTS,
    LEVEL,
    Measured,
    NoFigure,
    is_small,
    logits,
    mean_measured,
    wilson,
    with_interval,
)

__all__ = [
    "LEAST_EVENTS",
    "LEVEL",
    "CalibrationGroup",
    "Measured",
    "NetBenefit",
    "NoFigure",
    "auc",
    "auc_measured",
    "brier",
    "calibration_curve",
    "calibration_in_the_large",
    "decision_curve",
    "is_small",
    "log_loss",
    "logits",
    "mean_measured",
    "quantile_groups",
    "recalibration",
    "recalibration_measured",
    "scaled_brier",
    "wilson",
    "with_interval",
]
