"""A bundle and the impact of changing it, in lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_app.workflow.bundle_impact import Impact, OutcomeImpact
    from cds_app.workflow.show_models import BundleStatus


def status_line(status: BundleStatus) -> str:
    """One bundle: whether it is in use, where it comes from, what it rests on, how long it may be used."""
    mark = "*" if status.active else " "
    origin = "imported" if status.imported else "shipped"
    if not status.verified:
        return f"{mark} {status.id:30} {origin:9} {status.problem}"
    facts = (
        f"version {status.version}", f"{status.key_kind} key", f"expires {status.expires} ({status.days_left} days)",
        status.basis,
    )  # fmt: skip
    line = f"{mark} {status.id:30} {origin:9} {', '.join(facts)}"
    return line if status.problem is None else f"{line}\n    {status.problem}"


def impact_text(impact: Impact) -> str:
    """The impact report: what a person must see before putting another bundle to use."""
    old = impact.old or "no bundle that can be compared with"
    lines = [f"{impact.new} in place of {old}, on {impact.patients} patients, {impact.patients_affected} affected."]
    lines += [outcome_line(o) for o in impact.outcomes]
    lines.append(f"  Patients who lose every estimate: {impact.newly_without}, who get one: {impact.no_longer_without}")
    for words, drugs in (("gain", impact.drugs_gained), ("lose", impact.drugs_lost)):
        if drugs:
            lines.append(f"  Drugs that {words} estimates: {', '.join(drugs)}")
    return "\n".join(lines)


def outcome_line(o: OutcomeImpact) -> str:
    return (
        f"  {o.outcome.replace('_', ' '):18} best group changes for {o.best_group_changed} patients;"
        f" of {o.compared} estimates {o.beyond_interval} leave their interval, {o.beyond_points} move by more than"
        f" 5 points; largest move {100 * o.largest_shift:.1f} points"
    )
