"""A model bundle: found, verified, then read. The order is the point.

1. signature over the manifest, 2. hash of every file, no file more or less, 3. the feature table equals ours,
4. nothing bars the bundle from use (`admission`), 5. the tables, 6. the model texts are of our kind, 7. LightGBM
reads them from those same verified bytes, 8. the bundle's own reference cases come out again, from LightGBM and from
the steps that the program scores with. Steps 1 to 6 never call
LightGBM: it crashes on a cut file, hangs on a cyclic one and loads a changed number without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.estimate import BundleRef
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.scoring.admission import NO_LIMITS, Limits, check_admission
from cds_app.scoring.bundle_tables import BundleFacts, read_facts, read_reference_cases, read_reference_sample
from cds_app.scoring.bundle_tables import read_outcome_tables as read_tables
from cds_app.scoring.calibration import Floats, probabilities, probability
from cds_app.scoring.ensemble import OutcomeModel, evidence_spread, in_order
from cds_app.scoring.evidence_quality import read_evidence_quality
from cds_app.scoring.follow_up import FollowUpModel, read_follow_up
from cds_app.scoring.sealed_files import MANIFEST, SealedFiles, open_sealed_files
from cds_app.scoring.steps import Steps, read_steps
from cds_app.scoring.support import Support, read_support
from cds_app.scoring.trees import misfit
from cds_app.scoring.trust import Keys

FIGURES = "figures/"
REFERENCE_TOLERANCE = 1e-9
"""How far a reference case may come out from the number in the bundle: rounding, nothing else."""


@dataclass(frozen=True)
class Bundle:
    """A verified bundle. `drugs` is in the manifest's order; `reference` (n, inputs) is the reference sample.

    `card` is the verified text of `CARD.md`, empty without one. `papers` are the verified bytes of what else is there
    to be read, by path: `card.json` and the figures.
    """

    ref: BundleRef
    manifest: Mapping[str, Any]
    key_kind: str
    expires: date
    card: str
    drugs: tuple[str, ...]
    coverage: float
    weeks: Mapping[Outcome, int]
    models: Mapping[Outcome, OutcomeModel]
    support: Support
    reference: Floats
    evidence_quality: EvidenceQuality | None = None
    follow_up: FollowUpModel | None = None
    papers: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def drug_place(self, drug: str) -> int:
        """A drug's place in the bundle's list. Raises `CdsError` "drug_unknown"."""
        if drug not in self.drugs:
            raise CdsError("drug_unknown", drug=drug)
        return self.drugs.index(drug)

    @cached_property
    def reference_logits(self) -> Mapping[Outcome, Floats]:
        """The central logits of the reference sample with every drug, (n, drugs), per outcome."""
        return {outcome: model.central_with_every_drug(self.reference) for outcome, model in self.models.items()}

    @cached_property
    def reference_means(self) -> Mapping[Outcome, Floats]:
        """The reference sample's mean probability per drug, (drugs,), per outcome."""
        return {outcome: probabilities(logits).mean(axis=0) for outcome, logits in self.reference_logits.items()}

    @cached_property
    def base_rates(self) -> tuple[tuple[Outcome, float], ...]:
        """The reference sample's mean probability over all drugs, per outcome."""
        return tuple((outcome, float(self.reference_means[outcome].mean())) for outcome in OUTCOMES)


def find_bundles(directory: Path) -> tuple[Path, ...]:
    """The folders that hold a manifest, oldest first: by the year and month that end a bundle's id, then by name.

    Nothing is read. Raises `CdsError` "bundle_none" when there is none.
    """
    found = [path.parent for path in directory.glob("*/" + MANIFEST)] if directory.is_dir() else []
    if not found:
        raise CdsError("bundle_none")
    return tuple(sorted(found, key=lambda path: (path.name[-7:], path.name)))


def load_bundle(directory: Path, trusted: Path | Keys, *, today: date | None, limits: Limits = NO_LIMITS) -> Bundle:
    """Verify a bundle's folder in full and read it.

    `trusted` is the keys or the file that lists them. Without `today` nothing but soundness counts: for replaying
    what an expired or suspended bundle gave when it was in use.
    Raises `IntegrityError` for anything that is not as it was signed or does not fit this program, `CdsError`
    "bundle_missing", "bundle_unreadable", "bundle_keys_missing", "bundle_expired", "bundle_suspended" or
    "bundle_too_old".
    """
    sealed = open_sealed_files(directory, trusted)
    facts = read_facts(sealed)
    if today is not None:
        check_admission(facts.ref, facts.expires, today, limits)
    support = _support(sealed)
    reference = read_reference_sample(sealed)
    bundle = Bundle(
        ref=facts.ref,
        manifest=sealed.manifest,
        key_kind=sealed.key.kind,
        expires=facts.expires,
        card=sealed.text("CARD.md") if "CARD.md" in sealed.files else "",
        drugs=facts.drugs,
        coverage=facts.coverage,
        weeks=facts.weeks,
        models={outcome: _outcome_model(sealed, facts, outcome) for outcome in OUTCOMES},
        support=support,
        reference=reference,
        evidence_quality=read_evidence_quality(sealed),
        follow_up=read_follow_up(sealed),
        papers={path: content for path, content in sealed.files.items() if _is_paper(path)},
    )
    _sit_exam(bundle, sealed)
    return bundle


def _is_paper(path: str) -> bool:
    return path == "card.json" or (path.startswith(FIGURES) and path.endswith(".svg"))


def _support(sealed: SealedFiles) -> Support:
    try:
        return read_support(sealed.json("support.json"))
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("bundle_table", file="support.json") from None


def _outcome_model(sealed: SealedFiles, facts: BundleFacts, outcome: Outcome) -> OutcomeModel:
    tables = read_tables(sealed, outcome, len(facts.drugs))
    try:
        draws = in_order([name for name in sealed.files if name.startswith(f"{outcome}/draw_")])
    except ValueError:
        raise IntegrityError("bundle_draws", outcome=outcome) from None
    if len(draws) != len(tables.draw_effects) or len(draws) < 2:
        raise IntegrityError("bundle_draws", outcome=outcome)
    central = f"{outcome}/central.txt"
    for name in (central, *draws):
        if misfit(sealed.text(name)):
            raise IntegrityError("bundle_model", file=name)
    return OutcomeModel(
        outcome=outcome,
        weeks=facts.weeks[outcome],
        central=_booster(sealed, central),
        central_text=sealed.text(central),
        draws=tuple(_booster(sealed, name) for name in draws),
        effects=tables.effects,
        draw_effects=tables.draw_effects,
        calibration=tables.calibration,
        steps=_steps(sealed, (central, *draws), np.vstack([tables.effects, tables.draw_effects])),
    )


def _steps(sealed: SealedFiles, names: tuple[str, ...], effects: Floats) -> Steps | None:
    try:
        return read_steps([sealed.text(name) for name in names], effects)
    except (LookupError, ValueError):
        raise IntegrityError("bundle_model", file=names[0]) from None


def _booster(sealed: SealedFiles, name: str) -> Any:
    """The only place where a model text reaches LightGBM. Raises `IntegrityError` "bundle_model" when it says no."""
    try:
        return lightgbm.Booster(model_str=sealed.text(name))
    except (lightgbm.basic.LightGBMError, ValueError):  # the second for parameters it cannot read as JSON
        raise IntegrityError("bundle_model", file=name) from None


def _sit_exam(bundle: Bundle, sealed: SealedFiles) -> None:
    """Recompute the reference cases. Raises `IntegrityError` "bundle_reference_cases" unless every one comes out."""
    cases = read_reference_cases(sealed)
    if any(case.drug not in bundle.drugs for case in cases):
        raise IntegrityError("bundle_reference_cases")
    for outcome, model in bundle.models.items():
        mine = [case for case in cases if case.outcome == outcome]
        if not mine:
            raise IntegrityError("bundle_reference_cases")
        patients = np.array([case.inputs for case in mine])
        drugs = np.array([bundle.drug_place(case.drug) for case in mine])
        logits, draws = model.central_logits(patients, drugs), model.draw_logits(patients, drugs)
        if not np.array_equal(model.with_every_drug(patients)[:, np.arange(len(mine)), drugs], [logits, *draws]):
            raise IntegrityError("bundle_reference_cases")
        spread = evidence_spread(draws)
        for case, logit, sd in zip(mine, logits, spread, strict=True):
            off = (probability(float(logit)) - case.probability, float(sd) - case.sd)
            if not all(abs(part) <= REFERENCE_TOLERANCE for part in off):
                raise IntegrityError("bundle_reference_cases")
