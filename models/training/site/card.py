"""The card of a site's bundle: what it is for, what it rests on, what it is worth, and the 31 source attributes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.training.cards.card_attributes import NOT_AVAILABLE, sensitive_inputs, source_attributes
from models.training.paths import write_json
from models.training.site.report import rounded
from models.training.site.report_words import ADDITIVE, sections

LIMITS = (
    "The site's patients were not given their drugs at random. Weighting and the inputs correct for what is recorded; "
    "what is not recorded and drives both the choice and the outcome is not corrected for.",
    "Where the site's patients say little about a drug, its effect is that of the bundle that was in use, with what "
    "that bundle rests on.",
    ADDITIVE,
    "Response and remission are known only of patients who were rated again; the others are stood in for by weights.",
    "Made for this site. Elsewhere it has not been tested.",
)
KEPT_FROM_REPORT = ("split", "drugs", "drugs_left_out", "overlap", "drug_effects", "recalibration", "metrics",
                    "against_bundle", "against_bundle_recalibrated", "groups", "policy", "not_seen", "bundle_in_use",
                    "thresholds", "trained_on")  # fmt: skip


def write_card(folder: Path, head: dict[str, Any], report: dict[str, Any]) -> None:
    """Write `card.json`, `CARD.md` and `metrics.json` from the manifest's head and the report's content."""
    found = {name: report[name] for name in KEPT_FROM_REPORT}
    basics = {name: head[name] for name in ("id", "version", "basis", "basis_code", "intended_use", "eligibility")}
    card = rounded(
        basics | found | {"limits": list(LIMITS), "source_attributes": source_attributes(_facts(head, found))}
    )
    write_json(folder / "card.json", card)
    write_json(folder / "metrics.json", rounded({o: found["metrics"][o] for o in found["metrics"]}))
    (folder / "CARD.md").write_text(_markdown(card), encoding="utf-8", newline="\n")


def _markdown(card: dict[str, Any]) -> str:
    parts = [
        f"# {card['id']} {card['version']}",
        f"**{card['basis'].capitalize()}.**",
        "## Intended use\n\n" + card["intended_use"],
        "## Intended patients\n\n" + card["eligibility"],
        "## Limits\n\n" + "\n".join(f"- {line}" for line in card["limits"]),
        *sections(card),
        "## Source attributes\n\n"
        + "\n".join(f"{each['number']}. {each['attribute']}: {each['value']}" for each in card["source_attributes"]),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(head: dict[str, Any], found: dict[str, Any]) -> dict[str, str]:
    """What is declared, by the names of `card_attributes.ATTRIBUTES`."""
    areas = ", ".join(
        f"{outcome} {each['models']['site']['auc']['value']:.3f}" for outcome, each in found["metrics"].items()
    )
    one_site = f"{NOT_AVAILABLE}: the model was tested at the site that it was trained at, and nowhere else"
    used = found["bundle_in_use"]
    return {
        "developer": head["developer"],
        "contact": f"{NOT_AVAILABLE}: the site adds its own",
        "funding": "none declared",
        "outputs": "probability, 0 to 1, of each of four outcomes within eight weeks, with a 90 % interval",
        "kind": "prediction",
        "intended_use": head["intended_use"],
        "intended_patients": head["eligibility"],
        "intended_users": "psychiatrists of the site",
        "role": "informs",
        "careful": "people unlike the site's own patients; the program marks a record unlike the training cases",
        "risks": " ".join(LIMITS),
        "training_data": f"{found['split']['training']} patients of the site with one antidepressant begun on day 0 "
                         "and an outcome that can be told; patients for whom the program stops were left out",
        "sensitive_inputs": sensitive_inputs(),
        "representativeness": "the site's own patients of the record set; race, ethnicity, language, sexual "
                              "orientation and gender identity are not part of the records",
        "relevance": "trained where it is used",
        "fairness_approach": "age and sex are not inputs; employment is, because it is an established prognostic "
                             "factor, and lowers estimates alike for every drug; figures by sex, age band, severity, "
                             "employment and education stand in the card",
        "bias_handling": "overlap weights for the choice of drug, weights for being seen again; thresholds were fixed "
                         "before the training",
        "external_data": one_site,
        "external_by": one_site,
        "external_representativeness": one_site,
        "external_how": one_site,
        "validity": f"area under the curve on patients held out: {areas}; split {found['split']['how']}",
        "fairness": "by sex, age band, severity, employment and education: see the table by group",
        "external_validity": one_site,
        "external_fairness": one_site,
        "outcomes_of_use": f"{NOT_AVAILABLE}: the bundle has not been used in care",
        "monitoring_validity": "by the site, with the program's evaluate command",
        "local_validity": f"area under the curve on the site's patients held out: {areas}; compared there with "
                          f"{used['id']} {used['version']}",
        "monitoring_fairness": "by the site, with the program's evaluate command, by subgroup",
        "local_fairness": "by sex, age band, severity, employment and education: see the table by group",
        "updates": f"a new bundle with a new id; this one scores nothing after {head['expires']}",
        "corrections": "with each new bundle; the site can go back to the bundle that was in use before",
    }  # fmt: skip
