"""`compare`: one stored patient, for a terminal."""

from __future__ import annotations

from typing import Any

from cds_app.cli.answers import DONE, Arguments, report, with_session
from cds_app.cli.commands import Commands
from cds_app.domain.messages import FINDINGS
from cds_app.domain.outcome import OUTCOMES
from cds_app.workflow.session import Session


def add_commands(commands: Commands) -> None:
    command = commands.add("compare", compare, "Readiness, cautions and estimates for one stored patient.", store=True)
    command.add_argument("pseudonym", metavar="PSEUDONYM")
    command.add_argument("--explain", action="store_true", help="with the explanation of every estimate")


def compare(args: Arguments) -> int:
    from cds_app.workflow.compare_stored import compare_stored
    from cds_app.workflow.score_records import comparison_json, explanation_json

    def work(session: Session) -> int:
        comparison, explanations = compare_stored(session, args.pseudonym, explain=args.explain)
        data = comparison_json(comparison)
        if args.explain:
            data["explanations"] = [explanation_json(e) for e in explanations]
        report(args, data, comparison_text(session, data))
        return DONE

    return with_session(args, work)


def comparison_text(session: Session, data: dict[str, Any]) -> str:
    """A comparison for a terminal: what to know first, one line a drug, the rules that fired, the explanations."""
    lines = [f"{data['pseudonym']} · {data['bundle']['basis']}"]
    for finding in data["readiness"]:
        name = f" {finding['input']}:" if "input" in finding else ""
        lines.append(f"  {finding['severity']}:{name} {FINDINGS[finding['code']].filled()}")
    hidden = any(e["status"] == "estimated" and e["probability"] is None for e in data["estimates"])
    unit = "numbers hidden" if hidden else "per 100 people"
    lines.append(f"{unit:18}" + "".join(f"{o.replace('_', ' '):>20}" for o in OUTCOMES))
    by_drug: dict[str, dict[str, dict[str, Any]]] = {}
    for estimate in data["estimates"]:
        by_drug.setdefault(estimate["drug"], {})[estimate["outcome"]] = estimate
    for drug, found in by_drug.items():
        lines.append(f"{drug:18}" + "".join(f"{cell(found[o]):>20}" for o in OUTCOMES))
    rules = {rule.id: rule for rule in session.catalogue.rules}
    if data["cautions"]:
        lines.append("Rules (not clinically reviewed unless said otherwise):")
    for caution in data["cautions"]:
        rule = rules[caution["rule"]]
        known = "" if caution["known"] else " (cannot be told from this record)"
        lines.append(f"  {caution['drug']}: {caution['severity']}{known}, {rule.title}. {rule.sentence}")
    for explanation in data.get("explanations", ()):
        if "raises" in explanation:
            lines.append(unnumbered_text(explanation))
            continue
        parts = ", ".join(f"{c['input']} {100 * c['points']:+.1f}" for c in explanation["contributions"])
        base, made = 100 * explanation["base"], 100 * explanation["probability"]
        lines.append(f"{explanation['drug']}, {explanation['outcome']}: {base:.1f} on average; {parts}; = {made:.1f}")
    if data.get("explanations") and not hidden:
        lines.append("Points of 100 people. Contributions are associations in the model, not causes.")
    return "\n".join(lines)


def unnumbered_text(explanation: dict[str, Any]) -> str:
    """Which inputs raise and which lower a number that is not shown."""
    sides = (f"{side} {', '.join(c['input'] for c in explanation[side]) or 'nothing'}" for side in ("raises", "lowers"))
    return f"{explanation['drug']}, {explanation['outcome']}: {'; '.join(sides)}"


def cell(estimate: dict[str, Any]) -> str:
    if estimate["status"] != "estimated":
        return str(estimate["status"])
    if estimate["probability"] is None:
        return "tied" if estimate["tie_group"] in (None, 1) else "not tied"
    low, middle, high = (round(100 * estimate[name]) for name in ("low", "probability", "high"))
    return f"{middle} ({low}–{high})"
