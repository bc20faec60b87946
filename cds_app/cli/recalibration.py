"""`models recalibrate` (preview, propose, approve, withdraw, list) and `models drift`."""

from __future__ import annotations

from cds_app.cli.answers import DONE, REFUSED, Arguments, passphrase_of, report, with_session
from cds_app.cli.commands import Commands
from cds_app.cli.records import show_progress
from cds_app.domain.recalibration_proposal import Proposal
from cds_app.domain.snapshot import to_plain
from cds_app.workflow.session import Session


def add_commands(models: Commands) -> None:
    """Into the group `models`."""
    group = models.group("recalibrate", "An intercept and a slope from this store's own patients, by two people.")
    group.add("preview", preview, "What could be proposed now; keep nothing.", store=True)
    group.add("propose", propose, "Propose it: no estimate changes.", store=True)
    group.add("list", show, "Every proposal and what became of it.", store=True)
    for name, run, text in (
        ("approve", approve, "Put a colleague's proposal to use."),
        ("withdraw", withdraw, "Take one back: estimates are the signed bundle's own again."),
    ):
        group.add(name, run, text, store=True).add_argument(
            "id", metavar="ID", help="of the proposal, as list shows it"
        )
    models.add("drift", drift, "Measure drift over this store's patients against fixed limits.", store=True)


def preview(args: Arguments) -> int:
    from cds_app.workflow.propose_recalibration import preview_recalibration

    def work(session: Session) -> int:
        found = preview_recalibration(session, progress=show_progress)
        report(args, to_plain(found), "\n".join([*_lines(found), "Nothing was kept."]))
        return DONE if found.lines else REFUSED

    return with_session(args, work)


def propose(args: Arguments) -> int:
    from cds_app.workflow.propose_recalibration import propose_recalibration

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        made, found = propose_recalibration(session, own, progress=show_progress)
        text = [*_lines(found), f"Proposed as {made}. Another person approves it: models recalibrate approve."]
        report(args, {"recalibration_id": made, **to_plain(found)}, "\n".join(text))
        return DONE

    return with_session(args, work, passphrase=own)


def approve(args: Arguments) -> int:
    from cds_app.workflow.approve_recalibration import approve_recalibration

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        made = approve_recalibration(session, args.id, own)
        text = f"Estimates are recalibrated from now on, on {made.people} of the site's own patients, and say so."
        report(args, to_plain(made), text)
        return DONE

    return with_session(args, work, passphrase=own)


def withdraw(args: Arguments) -> int:
    from cds_app.workflow.approve_recalibration import withdraw_recalibration

    own = passphrase_of(args.passphrase_file, "Passphrase: ")

    def work(session: Session) -> int:
        withdraw_recalibration(session, args.id, own)
        text = "Withdrawn. Estimates rest on the signed bundle alone, unless a later recalibration is in use."
        report(args, {"withdrawn": args.id}, text)
        return DONE

    return with_session(args, work, passphrase=own)


def show(args: Arguments) -> int:
    from cds_app.workflow.show_recalibration import recalibration_view

    def work(session: Session) -> int:
        view = recalibration_view(session)
        lines = []
        for found in view.shown:
            used = ", in use" if found.in_use else "" if found.fits else ", for another bundle or catalogue"
            lines.append(
                f"{found.recalibration_id} {found.state}{used}: by {found.proposed.who}, {found.proposed.at[:10]}"
            )
            lines += [f"  {line}" for line in _lines(found.proposal)]
        data = {"bundle": view.bundle_id, "recalibrations": [to_plain(found) for found in view.shown]}
        report(args, data, "\n".join(lines) or "Nothing was ever proposed in this store.")
        return DONE

    return with_session(args, work)


def drift(args: Arguments) -> int:
    from cds_app.reporting.recalibration_words import drift_json, drift_lines
    from cds_app.workflow.measure_drift import measure_drift

    def work(session: Session) -> int:
        found = measure_drift(session, progress=show_progress)
        report(args, drift_json(found), "\n".join(drift_lines(found)))
        return DONE

    return with_session(args, work)


def _lines(found: Proposal) -> list[str]:
    from cds_app.reporting.recalibration_words import proposal_lines
    from cds_app.workflow.monitoring import limits_in_force

    return proposal_lines(found, limits_in_force())
