"""One source of what is declared about a bundle, and the 31 attributes of a predictive intervention made from it.

The other form of the same facts is `coalition_card`. What is not known says "not available" and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cds_app.scoring.features import PATIENT_INPUTS
from models.training.cards.card_text import BASIS, DEVELOPER

NOT_AVAILABLE = "not available"
DECLARED: dict[str, tuple[str, ...]] = {
    "race": (),
    "ethnicity": (),
    "language": (),
    "sexual orientation": (),
    "gender identity": (),
    "sex": (),
    "date of birth": (),
    "social determinants of health": ("unemployed",),
    "health-status assessments": (
        "severity_level", "failed_trials", "prior_episodes", "episode_months", "previous_treatment",
        "anxious_distress", "childhood_maltreatment", "personality_disorder", "ptsd", "chronic_pain",
    ),
}  # fmt: skip
"""Which inputs belong to each kind that must be declared. Every patient input belongs to one of them."""


def undeclared(features: Sequence[str] = PATIENT_INPUTS) -> set[str]:
    """Features that are used and not declared, or declared and not used; empty when both are the same."""
    return set(features) ^ {name for names in DECLARED.values() for name in names}


def sensitive_inputs() -> str:
    """The declaration in words. Raises ValueError when it is not what the model uses."""
    if differing := undeclared():
        raise ValueError(f"declared inputs differ from the model's: {sorted(differing)}")
    used = [f"{kind} ({', '.join(names)})" for kind, names in DECLARED.items() if names]
    return f"used: {'; '.join(used)}. Not used: {', '.join(kind for kind, names in DECLARED.items() if not names)}"


def facts(
    head: Mapping[str, Any], limits: Sequence[str], measures: Mapping[str, str], week_two: bool
) -> dict[str, str]:
    """What is declared, by name; `measures`: validity and fairness in words; `week_two`: the bundle has the update."""
    tested = "the week-2 update alone was tested on patients of other studies (see its table)" if week_two else None
    return {
        "developer": DEVELOPER,
        "contact": f"{NOT_AVAILABLE}: the project names none; whoever distributes the program adds theirs",
        "funding": "none declared",
        "outputs": "probability, 0 to 1, of each of four outcomes within eight weeks, with a 90 % interval",
        "kind": "prediction",
        "intended_use": head["intended_use"],
        "intended_patients": head["eligibility"],
        "intended_users": "psychiatrists",
        "role": "informs",
        "careful": "people unlike the trials' participants: severe comorbidity, old age, resistance to three or more "
                   "treatments; the program marks a record unlike the training cases, and stops where a rule says so",
        "risks": " ".join(limits),
        "training_data": "double-blind trials of adults with major depression, licensed doses; simulated people with "
                         "PHQ-9 of 10 or more",
        "sensitive_inputs": sensitive_inputs(),
        "representativeness": "severity, treatment, low income, sex, age band and education drawn together from a "
                              "United States survey of 2005 to 2012; other inputs by design or from single studies; "
                              "race, ethnicity, language, sexual orientation and gender identity are not simulated",
        "relevance": f"{NOT_AVAILABLE}: to be judged by the site with its own records (evaluate)",
        "fairness_approach": "age and sex are not inputs because evidence does not support them; employment is, "
                             "because it is an established prognostic factor, and lowers estimates alike for every "
                             "drug; figures by sex, age band, severity, employment, education and failed trials are "
                             "computed and limits on them enforced",
        "bias_handling": "the modifiers' sizes are published or computed from cited figures; none was tuned; a model "
                         "whose intervals miss their coverage in any reported subgroup is not accepted",
        "external_data": tested or f"{NOT_AVAILABLE}: no open data set of patients holds named drugs with these inputs",
        "external_by": "the developer, on open data" if week_two else f"{NOT_AVAILABLE}: there was none",
        "external_representativeness": "small studies of single drugs, decades old" if week_two
                                       else f"{NOT_AVAILABLE}: there was none",
        "external_how": "leave one study out: each study predicted from the others" if week_two
                        else f"{NOT_AVAILABLE}: there was none",
        "validity": measures["validity"],
        "fairness": measures["fairness"],
        "external_validity": measures["external_validity"] if week_two
                             else f"{NOT_AVAILABLE}: {BASIS}",
        "external_fairness": f"{NOT_AVAILABLE}: the studies are too small to be split by group",
        "outcomes_of_use": f"{NOT_AVAILABLE}: the bundle has not been used in care",
        "monitoring_validity": "by the site, with the program's evaluate command, as often as its governance says",
        "local_validity": f"{NOT_AVAILABLE}: a bundle from the vendor has seen no site's records",
        "monitoring_fairness": "by the site, with the program's evaluate command, by subgroup",
        "local_fairness": f"{NOT_AVAILABLE}: a bundle from the vendor has seen no site's records",
        "updates": f"a new bundle with a new id; this one scores nothing after {head['expires']}",
        "corrections": "with each new bundle; a bundle can be withdrawn at any time through the list of keys",
    }  # fmt: skip


ATTRIBUTES = (
    ("Developer name and contact", "developer", "contact"),
    ("Funding of the technical work", "funding"),
    ("Value that comes out", "outputs"),
    ("Kind of output", "kind"),
    ("Intended use", "intended_use"),
    ("Intended patients", "intended_patients"),
    ("Intended users", "intended_users"),
    ("Role in the decision", "role"),
    ("To be careful with", "careful"),
    ("Known risks, unsuitable uses, limits", "risks"),
    ("Inclusion and exclusion of the training data", "training_data"),
    ("Demographic, social and health-status inputs", "sensitive_inputs"),
    ("Representativeness of the training data", "representativeness"),
    ("Relevance to the place of use", "relevance"),
    ("Approach to fairness", "fairness_approach"),
    ("Handling of bias", "bias_handling"),
    ("External validation: data", "external_data"),
    ("External validation: who", "external_by"),
    ("External validation: representativeness", "external_representativeness"),
    ("External validation: how", "external_how"),
    ("Validity in test data of the same source", "validity"),
    ("Fairness in test data of the same source", "fairness"),
    ("Validity in external data", "external_validity"),
    ("Fairness in external data", "external_fairness"),
    ("References on outcomes of use", "outcomes_of_use"),
    ("Monitoring of validity", "monitoring_validity"),
    ("Validity in local data", "local_validity"),
    ("Monitoring of fairness", "monitoring_fairness"),
    ("Fairness in local data", "local_fairness"),
    ("Updates", "updates"),
    ("Correction of performance", "corrections"),
)
"""Each of the 31 attributes with the facts that it is made of."""


def source_attributes(declared: Mapping[str, str]) -> list[dict[str, Any]]:
    """The 31 attributes in their order."""
    return [
        {"number": number, "attribute": name, "value": "; ".join(declared[key] for key in keys)}
        for number, (name, *keys) in enumerate(ATTRIBUTES, start=1)
    ]
