"""What can stand in the way of a decision, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "role_missing": Message(
        QT_TRANSLATE_NOOP("errors", "Your roles do not include this."),
        QT_TRANSLATE_NOOP("errors", "It needs one of: {roles}. An administrator can change roles."),
    ),
    "move_not_declared": Message(
        QT_TRANSLATE_NOOP("errors", "This assessment cannot go from {state} to {to}."),
        QT_TRANSLATE_NOOP("errors", "Open the patient again to start a new assessment."),
    ),
    "own_view_first": Message(
        QT_TRANSLATE_NOOP("errors", "No estimate is computed before your own view is recorded."),
        QT_TRANSLATE_NOOP("errors", "Record your own view, then compare."),
    ),
    "own_view_options": Message(
        QT_TRANSLATE_NOOP("errors", "The own view needs one to {most} different options from the list."),
        QT_TRANSLATE_NOOP("errors", "Choose again."),
    ),
    "own_view_confidence": Message(
        QT_TRANSLATE_NOOP("errors", "The own view needs a confidence from 1 to 5."),
        QT_TRANSLATE_NOOP("errors", "Choose one of the five steps."),
    ),
    "own_view_reason": Message(
        QT_TRANSLATE_NOOP("errors", "The own view needs its main reason."),
        QT_TRANSLATE_NOOP("errors", "Choose one from the list."),
    ),
    "concerns_too_many": Message(
        QT_TRANSLATE_NOOP("errors", "At most {most} concerns can be chosen."),
        QT_TRANSLATE_NOOP("errors", "Take one away first."),
    ),
    "concern_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "One of the concerns is not in the list."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Choose from the list."),
    ),
    "concern_twice": Message(
        QT_TRANSLATE_NOOP("errors", "A concern was chosen twice."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Choose each one once."),
    ),
    "weight_outside": Message(
        QT_TRANSLATE_NOOP("errors", "A weight is a whole number from 0 to {most}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Set the weight again."),
    ),
    "what_if_locked": Message(
        QT_TRANSLATE_NOOP("errors", "This input cannot be changed in a what-if."),
        QT_TRANSLATE_NOOP("errors", "Choose one of the inputs that are offered."),
    ),
    "what_if_outside": Message(
        QT_TRANSLATE_NOOP("errors", "A value lies outside what a what-if may try."),
        QT_TRANSLATE_NOOP("errors", "Choose one inside the bounds that are shown."),
    ),
    "what_if_unchanged": Message(
        QT_TRANSLATE_NOOP("errors", "Nothing differs from the record, so there is nothing to compare."),
        QT_TRANSLATE_NOOP("errors", "Change at least one input."),
    ),
    "comment_identifies": Message(
        QT_TRANSLATE_NOOP("errors", "The comment seems to hold {kinds}; nothing was signed."),
        QT_TRANSLATE_NOOP("errors", "The log keeps comments for good: write it without what tells who somebody is."),
    ),
    "not_ready_to_sign": Message(
        QT_TRANSLATE_NOOP("errors", "The decision cannot be signed yet: {left} is missing."),
        QT_TRANSLATE_NOOP("errors", "Complete it and sign again."),
    ),
    "stale_assessment": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The record, the model or the catalogue has changed since these estimates were made."
        ),
        QT_TRANSLATE_NOOP("errors", "Start a new assessment; this one was not signed."),
    ),
    "assessment_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "There is no such assessment in this store."),
        QT_TRANSLATE_NOOP("errors", "Open the patient from the worklist."),
    ),
    "patient_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "There is no patient with this pseudonym in the store."),
        QT_TRANSLATE_NOOP("errors", "Look at the worklist for the pseudonyms that are there."),
    ),
    "nothing_to_replay": Message(
        QT_TRANSLATE_NOOP("errors", "No estimates have been stored for this patient."),
        QT_TRANSLATE_NOOP("errors", "Replay works on assessments whose estimates were shown in the window."),
    ),
    "attestation_missing": Message(
        QT_TRANSLATE_NOOP("errors", "Nothing was imported: the attestation is missing."),
        QT_TRANSLATE_NOOP(
            "errors",
            "State with --attest, or in the window, that you know of nothing else here that identifies a person.",
        ),
    ),
    "import_stopped": Message(
        QT_TRANSLATE_NOOP("errors", "The import was stopped; the store is as it was before."),
    ),
    "explanation_does_not_add_up": Message(
        QT_TRANSLATE_NOOP("errors", "The explanation does not add up to the estimate, so neither is shown."),
        QT_TRANSLATE_NOOP("errors", "Decide without the estimate, and tell whoever looks after the program."),
    ),
}
