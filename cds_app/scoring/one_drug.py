"""The estimate of one drug for many patients: the comparison's own number at a fraction of its work."""

from __future__ import annotations

from dataclasses import replace

from cds_app.scoring.bundle import Bundle


def for_one_drug(bundle: Bundle, drug: str) -> Bundle:
    """The bundle as if it held one drug only: the same boosters, the effects of that drug, the same reference sample.

    Estimates and ranges are those of the whole bundle; ties between drugs have no meaning here. Its base rates are the
    drug's mean over the reference sample. Raises `CdsError` "drug_unknown".
    """
    place = bundle.drug_place(drug)
    models = {
        outcome: replace(model, effects=model.effects[[place]], draw_effects=model.draw_effects[:, [place]])
        for outcome, model in bundle.models.items()
    }
    return replace(bundle, drugs=(drug,), models=models)
