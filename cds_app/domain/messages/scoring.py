"""What can go wrong in `scoring`, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

_REINSTALL = QT_TRANSLATE_NOOP(
    "errors", "No estimate is made with it. Ask IT to install the program again; decide without estimates until then."
)
_AGAIN = QT_TRANSLATE_NOOP(
    "errors",
    "No estimate is made with it. Ask IT to install the program again, or to import the bundle again from its source;"
    " decide without estimates until then.",
)
_NEW_BUNDLE = QT_TRANSLATE_NOOP(
    "errors", "No estimate is made with it. Ask IT for a program version with a newer one; decide without estimates."
)
_MAKER = QT_TRANSLATE_NOOP("errors", "No estimate is made with it. Ask whoever made the bundle for a corrected one.")
_MORE_PEOPLE = QT_TRANSLATE_NOOP("errors", "Use a record set with more people.")

ERRORS: dict[str, Message] = {
    "bundle_none": Message(QT_TRANSLATE_NOOP("errors", "No model bundle is installed."), _REINSTALL),
    "bundle_missing": Message(
        QT_TRANSLATE_NOOP("errors", "There is no model bundle named {name}."),
        QT_TRANSLATE_NOOP("errors", "List the bundles to see which are installed."),
    ),
    "bundle_unreadable": Message(
        QT_TRANSLATE_NOOP("errors", "The system does not let the program read the model bundle's file {file}."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to check the permissions of the program's folder."),
    ),
    "bundle_keys_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The list of trusted keys cannot be read, so no model bundle can be checked."),
        _REINSTALL,
    ),
    "bundle_keys_not_valid": Message(
        QT_TRANSLATE_NOOP("errors", "The list of trusted keys is damaged, so no model bundle can be checked."),
        _REINSTALL,
    ),
    "bundle_signature": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle's signature is missing or does not hold."), _AGAIN
    ),
    "bundle_key_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle is signed with a key that this program does not trust."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Use a bundle from a trusted source, or ask IT whether its key belongs on the list of trusted keys.",
        ),
    ),
    "bundle_key_revoked": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle is signed with key {key}, which has been revoked."), _NEW_BUNDLE
    ),
    "bundle_file_changed": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle's file {file} is not what was signed."), _AGAIN
    ),
    "bundle_file_missing": Message(QT_TRANSLATE_NOOP("errors", "The model bundle lacks its file {file}."), _AGAIN),
    "bundle_file_extra": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle's folder holds {file}, which does not belong to it."),
        QT_TRANSLATE_NOOP(
            "errors", "No estimate is made with it. Ask IT where the file comes from, then to remove it."
        ),
    ),
    "bundle_file_kind": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle holds {file}, a kind of file that is never read here."), _MAKER
    ),
    "bundle_table": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle's table {file} is not in the form this program reads."), _MAKER
    ),
    "bundle_features": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle was made for other inputs than this program's, first {input}."),
        QT_TRANSLATE_NOOP(
            "errors", "No estimate is made with it. Use the program version that the bundle was made for."
        ),
    ),
    "bundle_expired": Message(QT_TRANSLATE_NOOP("errors", "The model bundle expired on {day}."), _NEW_BUNDLE),
    "bundle_suspended": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle {name} is suspended on this machine."),
        QT_TRANSLATE_NOOP(
            "errors",
            "No new estimate is made with it; past decisions stay readable. Ask IT why, or activate another bundle.",
        ),
    ),
    "bundle_too_old": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The model bundle has version {version}; this machine uses none older than {least}."
        ),
        _NEW_BUNDLE,
    ),
    "bundle_exam_crashed": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The model bundle brought down the separate process that computed its reference cases."
        ),
        _MAKER,
    ),
    "bundle_exam_late": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The model bundle did not answer its reference cases within {seconds} seconds, so it was stopped."
        ),
        _MAKER,
    ),
    "bundle_exam_not_started": Message(
        QT_TRANSLATE_NOOP("errors", "The system did not let the program start the process that examines a bundle."),
        QT_TRANSLATE_NOOP("errors", "Nothing was imported. Ask IT to let the program start itself, and try again."),
    ),
    "public_key_file": Message(
        QT_TRANSLATE_NOOP("errors", "The file does not hold one Ed25519 public key."),
        QT_TRANSLATE_NOOP("errors", "Name a file with a public key as PEM, as base64, or as JSON."),
    ),
    "public_key_private": Message(
        QT_TRANSLATE_NOOP("errors", "The file holds a private key, which was not used."),
        QT_TRANSLATE_NOOP("errors", "Keep it to whoever signs bundles, and name a file with its public half."),
    ),
    "bundle_draws": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle does not hold all its models for {outcome}."), _MAKER
    ),
    "bundle_model": Message(
        QT_TRANSLATE_NOOP("errors", "The model in {file} is of a kind that this program does not use."), _MAKER
    ),
    "bundle_reference_cases": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle does not give the answers to its own reference cases here."),
        _AGAIN,
    ),
    "drug_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle holds no estimates for {drug}."),
        QT_TRANSLATE_NOOP("errors", "Choose a drug of the comparison."),
    ),
    "drug_not_in_catalogue": Message(
        QT_TRANSLATE_NOOP(
            "errors",
            "The model bundle estimates {drug}, for which the catalogue has no safety rules; nothing is shown.",
        ),
        QT_TRANSLATE_NOOP("errors", "Ask IT to install a bundle and a catalogue that belong together."),
    ),
    "not_estimated": Message(
        QT_TRANSLATE_NOOP("errors", "There is no estimate for {drug}, so there is nothing to explain."),
        QT_TRANSLATE_NOOP("errors", "The comparison says why it was left out."),
    ),
    "figure_no_people": Message(QT_TRANSLATE_NOOP("errors", "There is nobody to calculate this from."), _MORE_PEOPLE),
    "figure_one_outcome": Message(
        QT_TRANSLATE_NOOP("errors", "Everybody had the outcome or nobody had, so there is nothing to tell apart."),
        _MORE_PEOPLE,
    ),
    "figure_no_spread": Message(
        QT_TRANSLATE_NOOP("errors", "Everybody has the same estimate, so there is nothing to compare."), _MORE_PEOPLE
    ),
    "figure_separated": Message(
        QT_TRANSLATE_NOOP("errors", "The estimates tell the outcome apart without a fault, so no line can be fitted."),
        QT_TRANSLATE_NOOP("errors", "Look for a mistake in the records first: so good a fit is not credible."),
    ),
    "input_out_of_range": Message(
        QT_TRANSLATE_NOOP("errors", "The input {input} is outside what its column allows, so nothing was estimated."),
        QT_TRANSLATE_NOOP("errors", "Correct the record where it comes from and import it again."),
    ),
    "explanation_of_another": Message(
        QT_TRANSLATE_NOOP("errors", "The record, the comparison and the model bundle do not belong together."),
        QT_TRANSLATE_NOOP("errors", "Open the patient again and compare anew."),
    ),
}

FINDINGS: dict[str, Message] = {
    "input_missing": Message(
        QT_TRANSLATE_NOOP("findings", "Not known, so the ranges shown are wider."),
        QT_TRANSLATE_NOOP("findings", "Find out and record it if it can be had."),
    ),
    "failed_trials_missing": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "How many treatments failed in this episode is not known. After two or more, response and remission are"
            " less likely than shown, often beyond the range.",
        ),
        QT_TRANSLATE_NOOP("findings", "Ask, and record the treatments of this episode, before relying on the numbers."),
    ),
    "unlike_training": Message(
        QT_TRANSLATE_NOOP("findings", "Outside the values of nearly all cases that the model was made from."),
        QT_TRANSLATE_NOOP("findings", "Check the value; if it is right, rely on the estimates less."),
    ),
    "unlike_training_jointly": Message(
        QT_TRANSLATE_NOOP("findings", "Hardly any case that the model was made from combines these values."),
        QT_TRANSLATE_NOOP("findings", "Check the record; if it is right, rely on the estimates less."),
    ),
}
"""Findings that scoring adds to readiness. The two checks of likeness cannot find every patient who is unlike."""
