# ruff: noqa: E501  (one drug a line is easier to compare)
"""Codes, doses, published effects and side effects as the evidence gave them, so that nothing drifts unseen."""

from __future__ import annotations

# name: ATC, RxNorm, (start, usual minimum, usual maximum, maximum), published odds ratios (response, all-cause dropout)
DRUGS = {
    "agomelatine": ("N06AX22", None, ("25 (bedtime)", 25.0, 50.0, 50.0), ((1.65, 1.44, 1.88), (0.84, 0.72, 0.97))),
    "amitriptyline": ("N06AA09", "704", ("25-75", 75.0, 150.0, 300.0), ((2.13, 1.89, 2.41), (0.95, 0.83, 1.08))),
    "bupropion": ("N06AX12", "42347", ("150 (XL/SR am)", 150.0, 300.0, 450.0), ((1.58, 1.35, 1.86), (0.96, 0.81, 1.14))),
    "citalopram": ("N06AB04", "2556", ("20", 20.0, 40.0, 40.0), ((1.52, 1.33, 1.74), (0.94, 0.8, 1.09))),
    "clomipramine": ("N06AA04", "2597", ("25", 100.0, 250.0, 250.0), ((1.49, 1.21, 1.85), (1.3, 1.01, 1.68))),
    "desvenlafaxine": ("N06AX23", "734064", ("50", 50.0, 100.0, 400.0), ((1.49, 1.24, 1.79), (1.08, 0.88, 1.33))),
    "duloxetine": ("N06AX21", "72625", ("30-60", 60.0, 60.0, 120.0), ((1.85, 1.66, 2.07), (1.09, 0.96, 1.23))),
    "escitalopram": ("N06AB10", "321988", ("10", 10.0, 20.0, 20.0), ((1.68, 1.5, 1.87), (0.9, 0.8, 1.02))),
    "fluoxetine": ("N06AB03", "4493", ("20", 20.0, 60.0, 80.0), ((1.52, 1.4, 1.66), (0.88, 0.8, 0.96))),
    "fluvoxamine": ("N06AB08", "42355", ("50", 50.0, 200.0, 300.0), ((1.69, 1.41, 2.02), (1.1, 0.91, 1.33))),
    "levomilnacipran": ("N06AX28", "1433212", ("20", 40.0, 120.0, 120.0), ((1.59, 1.24, 2.05), (1.19, 0.93, 1.53))),
    "milnacipran": ("N06AX17", "588250", ("12.5-25", 100.0, 200.0, 200.0), ((1.74, 1.37, 2.23), (0.95, 0.73, 1.26))),
    "mirtazapine": ("N06AX11", "15996", ("15 (bedtime)", 15.0, 45.0, 45.0), ((1.89, 1.64, 2.2), (0.99, 0.85, 1.15))),
    "nefazodone": ("N06AX06", "31565", ("200 (divided)", 300.0, 600.0, 600.0), ((1.67, 1.32, 2.12), (0.93, 0.72, 1.19))),
    "nortriptyline": ("N06AA10", "7531", ("25", 50.0, 150.0, 150.0), ()),
    "paroxetine": ("N06AB05", "32937", ("20", 20.0, 50.0, 50.0), ((1.75, 1.61, 1.9), (0.95, 0.87, 1.03))),
    "reboxetine": ("N06AX18", "60842", ("8 (4 bid)", 8.0, 10.0, 12.0), ((1.37, 1.16, 1.63), (1.16, 0.96, 1.4))),
    "sertraline": ("N06AB06", "36437", ("50", 50.0, 200.0, 200.0), ((1.67, 1.49, 1.87), (0.96, 0.85, 1.08))),
    "trazodone": ("N06AX05", "10737", ("100-150 (divided or bedtime)", 200.0, 400.0, 600.0), ((1.51, 1.25, 1.83), (1.15, 0.93, 1.42))),
    "venlafaxine": ("N06AX16", "39786", ("37.5-75 (XR)", 75.0, 225.0, 375.0), ((1.78, 1.61, 1.96), (1.04, 0.93, 1.15))),
    "vilazodone": ("N06AX24", "1086769", ("10 (with food)", 20.0, 40.0, 40.0), ((1.6, 1.28, 2.0), (1.14, 0.88, 1.47))),
    "vortioxetine": ("N06AX26", "1455099", ("10", 10.0, 20.0, 20.0), ((1.66, 1.45, 1.92), (1.01, 0.86, 1.19))),
}  # fmt: skip

# (monograph %, ordinal level) by concern: weight gain, sexual dysfunction, sedation, insomnia, nausea, discontinuation
MONOGRAPH = {
    "agomelatine": ((None, 0.0), (None, 1.0), (None, 1.0), (None, 1.0), (None, 1.5), (None, 0.0)),
    "amitriptyline": ((None, 3.0), (None, 2.0), (None, 3.0), (None, 1.0), (None, 1.0), (None, 2.0)),
    "bupropion": ((None, 0.0), (None, 1.0), (None, 0.0), (16.0, 3.0), (13.0, 1.5), (None, 1.0)),
    "citalopram": ((None, 1.5), (9.0, 3.0), (None, 1.5), (None, 1.5), (21.0, 2.0), (None, 2.0)),
    "clomipramine": ((None, 2.5), (None, 3.0), (None, 2.5), (None, 1.0), (None, 2.0), (None, 2.5)),
    "desvenlafaxine": ((None, 1.0), (6.0, 2.0), (4.0, 1.0), (9.0, 2.5), (22.0, 2.5), (None, 3.0)),
    "duloxetine": ((None, 1.0), (10.0, 2.0), (7.0, 1.5), (11.0, 2.0), (20.0, 2.5), (None, 2.5)),
    "escitalopram": ((None, 1.5), (10.0, 2.5), (4.0, 1.0), (8.0, 1.5), (15.0, 2.0), (None, 2.0)),
    "fluoxetine": ((None, 1.0), (2.0, 3.0), (13.0, 1.0), (16.0, 2.0), (21.0, 2.0), (None, 1.0)),
    "fluvoxamine": ((None, 1.0), (1.0, 2.0), (26.0, 3.0), (14.0, 2.0), (37.0, 3.0), (None, 2.0)),
    "levomilnacipran": ((None, 1.0), (11.0, 2.0), (None, 1.0), (6.0, 1.5), (17.0, 2.0), (None, 2.0)),
    "milnacipran": ((None, 1.0), (None, 1.5), (None, 1.0), (None, 2.0), (12.0, 2.0), (None, 2.0)),
    "mirtazapine": ((12.0, 3.0), (None, 1.0), (54.0, 3.0), (None, 1.0), (0.0, 1.0), (None, 1.5)),
    "nefazodone": ((None, 1.0), (None, 1.0), (None, 2.0), (None, 1.0), (None, 2.0), (None, 1.5)),
    "nortriptyline": ((None, 2.0), (None, 1.5), (None, 2.0), (None, 1.0), (None, 1.0), (None, 2.0)),
    "paroxetine": ((None, 2.0), (16.0, 3.0), (23.0, 2.0), (13.0, 2.0), (26.0, 2.5), (None, 3.0)),
    "reboxetine": ((None, 1.0), (None, 1.5), (None, 0.0), (None, 3.0), (None, 2.0), (None, 1.0)),
    "sertraline": ((None, 1.0), (16.0, 3.0), (13.0, 1.5), (16.0, 2.0), (26.0, 3.0), (None, 2.0)),
    "trazodone": ((None, 1.0), (None, 1.0), (None, 3.0), (None, 1.0), (None, 1.5), (None, 1.5)),
    "venlafaxine": ((None, 1.0), (16.0, 3.0), (17.0, 2.0), (17.0, 2.5), (31.0, 3.0), (None, 3.0)),
    "vilazodone": ((None, 1.0), (5.0, 1.5), (5.0, 1.0), (6.0, 1.5), (24.0, 3.0), (None, 2.0)),
    "vortioxetine": ((None, 1.0), (None, 1.0), (None, 1.0), (None, 1.0), (23.0, 2.5), (None, 1.0)),
}  # fmt: skip
