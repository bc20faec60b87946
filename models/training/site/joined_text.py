"""LightGBM model texts: one tree that gives each drug its effect exactly, and two texts joined into one.

The boosters learn from the patients' inputs, with the drug's effect as a fixed offset; the offset then becomes the
first tree. So the drug's part of the logit is exactly the estimated effect, and its uncertainty is that of the draws.
Only what scoring needs is kept: parameters, which would name the machines of a distributed training, are left out.
"""

from __future__ import annotations

import re

import lightgbm as lgb
import numpy as np

from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import FEATURE_NAMES

DRUG_PLACE = len(FEATURE_NAMES) - 1
_EACH = 2
END = "end of trees\n\npandas_categorical:null\n"


def drug_tree(effects: Floats, intercept: float) -> str:
    """Model text of one tree: intercept plus the drug's effect, for each of the distinct effects (K,)."""
    steps = np.unique(effects)
    if len(steps) == 1:
        steps = np.array([steps[0], steps[0] + 1.0])  # a tree needs something to split
    rows = np.zeros((_EACH * len(steps), len(FEATURE_NAMES)))
    rows[:, DRUG_PLACE] = np.repeat(steps, _EACH)
    settings = {
        "objective": "regression", "num_leaves": max(2, len(steps)), "min_data_in_leaf": 1, "learning_rate": 1.0,
        "min_sum_hessian_in_leaf": 0.0, "min_data_in_bin": 1, "max_bin": 255, "boost_from_average": False,
        "feature_pre_filter": False, "verbosity": -1, "num_threads": 1, "deterministic": True, "force_row_wise": True,
    }  # fmt: skip
    data = lgb.Dataset(rows, intercept + rows[:, DRUG_PLACE], feature_name=list(FEATURE_NAMES), params=settings)
    return str(lgb.train(settings, data, num_boost_round=1).model_to_string())


def joined(drug: str, patients: str) -> str:
    """One model text whose raw score is the sum of both: the drug's tree first, then the trees over the inputs.

    The header is that of `patients` (a binary objective), with the drug's range from the other.
    """
    header, trees = _parts(patients)
    first_header, first_trees = _parts(drug)
    blocks = [re.sub(r"^\d+", str(number), block, count=1) for number, block in enumerate([*first_trees, *trees])]
    blocks = [block.rstrip("\n") + "\n\n" for block in blocks]
    ranges = _field(header, "feature_infos").split()
    ranges[DRUG_PLACE] = _field(first_header, "feature_infos").split()[DRUG_PLACE]
    header = re.sub(r"^feature_infos=.*$", "feature_infos=" + " ".join(ranges), header, flags=re.MULTILINE)
    sizes = " ".join(str(len("Tree=") + len(block)) for block in blocks)
    header = re.sub(r"^tree_sizes=.*$", f"tree_sizes={sizes}", header, flags=re.MULTILINE)
    return header + "\n" + "".join("Tree=" + block for block in blocks) + END


def _parts(text: str) -> tuple[str, list[str]]:
    """The header, and each tree's block without its leading "Tree="."""
    header, *blocks = text.split("\nend of trees", 1)[0].split("\nTree=")
    return header, blocks


def _field(header: str, name: str) -> str:
    found = re.search(rf"^{name}=(.*)$", header, re.MULTILINE)
    assert found is not None
    return found.group(1)
