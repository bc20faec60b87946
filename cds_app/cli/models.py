"""`models`: the bundles."""

from __future__ import annotations

from cds_app.cli.answers import DONE, REFUSED, Arguments, report
from cds_app.cli.commands import Commands
from cds_app.workflow.session import Surroundings


def add_commands(commands: Commands) -> None:
    models = commands.group("models", "Model bundles.")
    models.add("list", models_list, "List the bundles and whether each verifies.")
    models.add("show", models_show, "Show a bundle's card.").add_argument("bundle", metavar="ID")
    models.add("verify", models_verify, "Verify a bundle.").add_argument("bundle", metavar="ID")


def models_list(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundles

    found = model_bundles(Surroundings.of_this_machine())
    data = {"bundles": [{"id": b.id, "verified": b.verified, "problem": b.problem, "sha256": b.sha256} for b in found]}
    report(args, data, "\n".join(f"{b.id:30} {'verified' if b.verified else b.problem}" for b in found))
    return DONE if all(b.verified for b in found) else REFUSED


def models_show(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundle

    found = model_bundle(Surroundings.of_this_machine(), args.bundle)
    # the card of a bundle that does not verify may be anybody's words
    card = (found.path / "CARD.md").read_text(encoding="utf-8") if found.verified else str(found.problem)
    report(args, {"id": found.id, "sha256": found.sha256, "manifest": found.manifest}, card)
    return DONE if found.verified else REFUSED


def models_verify(args: Arguments) -> int:
    from cds_app.workflow.show_models import model_bundle

    found = model_bundle(Surroundings.of_this_machine(), args.bundle)
    text = found.problem or f"{found.id}: signature, every file, the feature table and the reference cases hold."
    report(args, {"id": found.id, "verified": found.verified, "problem": found.problem}, text)
    return DONE if found.verified else REFUSED
