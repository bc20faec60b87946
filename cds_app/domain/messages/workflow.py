"""What a request can be refused for, in words."""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "recalibration_nothing": Message(
        QT_TRANSLATE_NOOP("errors", "No outcome can be recalibrated on the patients of this store."),
        QT_TRANSLATE_NOOP("errors", "Nothing was proposed. Record more outcomes and try again later."),
    ),
    "recalibration_own": Message(
        QT_TRANSLATE_NOOP("errors", "You proposed this recalibration yourself; it takes two people."),
        QT_TRANSLATE_NOOP("errors", "Ask a colleague to look at its figures and to approve or withdraw it."),
    ),
    "recalibration_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "There is no such recalibration in this store."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Choose one of those that are listed."),
    ),
    "recalibration_decided": Message(
        QT_TRANSLATE_NOOP("errors", "This recalibration was decided before: it is approved or withdrawn already."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Look at it anew; a new one can be proposed."),
    ),
    "recalibration_other_bundle": Message(
        QT_TRANSLATE_NOOP("errors", "This recalibration was made for a model bundle or catalogue that is not in use."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Propose a new one for what is in use."),
    ),
    "recalibration_not_newest": Message(
        QT_TRANSLATE_NOOP("errors", "There is a newer proposal for the model bundle in use."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Look at the newer one."),
    ),
    "monitoring_limits": Message(
        QT_TRANSLATE_NOOP("errors", "The program's file of monitoring limits is missing or not what it should be."),
        QT_TRANSLATE_NOOP("errors", "Nothing was measured or proposed. Ask IT to install the program again."),
    ),
    "account_open": Message(
        QT_TRANSLATE_NOOP("errors", "This account is not closed, so what the log says of its person stays."),
        QT_TRANSLATE_NOOP("errors", "Close the account first."),
    ),
    "store_unsound": Message(
        QT_TRANSLATE_NOOP("errors", "The check of the store found that something does not hold: {what}."),
        QT_TRANSLATE_NOOP("errors", "Keep the folder as it is, and ask IT to look into it."),
    ),
    "problem_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "This problem cannot be reported: its estimate or its kind is not known."),
        QT_TRANSLATE_NOOP("errors", "Nothing was saved. Choose one of the problems that are offered."),
    ),
    "comparison_stopped": Message(
        QT_TRANSLATE_NOOP("errors", "The comparison was stopped; no estimate was shown and none was kept."),
        QT_TRANSLATE_NOOP("errors", "Your own view is kept. Begin the comparison again when you want."),
    ),
    "bulk_scoring_limit": Message(
        QT_TRANSLATE_NOOP(
            "errors",
            "{count} patients would be scored, and of the {limit} that the policy permits in 24 hours {left} are left.",
        ),
        QT_TRANSLATE_NOOP("errors", "Nothing was scored. Wait, or ask your IT for a higher limit."),
    ),
    "bulk_scoring_purpose": Message(
        QT_TRANSLATE_NOOP("errors", "Scoring all stored patients needs one of these purposes: {purposes}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was scored. Choose one of them."),
    ),
    "score_one_source": Message(
        QT_TRANSLATE_NOOP("errors", "Either a record set is scored, or the patients of a store."),
        QT_TRANSLATE_NOOP("errors", "Name a path, or --store with --user and --purpose; not both."),
    ),
    "records_refused": Message(
        QT_TRANSLATE_NOOP("errors", "The record set has {count} errors, so nothing was scored."),
        QT_TRANSLATE_NOOP("errors", "Correct the rows that are named and try again."),
    ),
    "follow_up_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle in use holds no follow-up model, so nothing was estimated."),
        QT_TRANSLATE_NOOP("errors", "Name a bundle that holds one with --bundle, or ask IT for a newer one."),
    ),
    "scale_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "{scale} is not a rating scale that this program knows."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Choose one of the scales that are offered."),
    ),
    "rating_day_too_far": Message(
        QT_TRANSLATE_NOOP("errors", "The day is more than {most} days away from day 0."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Day 0 is the day the treatment is being chosen."),
    ),
    "rating_out_of_range": Message(
        QT_TRANSLATE_NOOP("errors", "An answer or total of {scale} is outside its range ({part})."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Check it and enter it again."),
    ),
    "rating_incomplete": Message(
        QT_TRANSLATE_NOOP("errors", "{scale} is not complete."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Still to answer: {items}."),
    ),
    "rating_not_asked": Message(
        QT_TRANSLATE_NOOP("errors", "{scale} has an answer to an item that it does not ask here (item {item})."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Leave that item out, or check the answer before it."),
    ),
    "rating_total_differs": Message(
        QT_TRANSLATE_NOOP("errors", "The total of {scale} is not the one that its answers make."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Check the answers, or leave the total out."),
    ),
    "rating_there": Message(
        QT_TRANSLATE_NOOP("errors", "{scale} is recorded for this day already."),
        QT_TRANSLATE_NOOP(
            "errors", "Nothing was changed. Check the day, or say that this is a correction; both are then kept."
        ),
    ),
    "rating_needs_answers": Message(
        QT_TRANSLATE_NOOP("errors", "{scale} of this day is recorded with its answers; a total alone would lose them."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Correct it with all its answers."),
    ),
    "course_day_outside": Message(
        QT_TRANSLATE_NOOP("errors", "The day lies before the treatment began, or more than ten years after it."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Enter a day between {first} and {last}."),
    ),
    "stop_reason_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "The reason for stopping is not one of those that this program knows."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Choose one of the reasons that are offered."),
    ),
    "no_drug_decided": Message(
        QT_TRANSLATE_NOOP("errors", "No drug was decided for this patient, so there is no treatment to follow."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Look at the signed decision."),
    ),
    "numbers_hidden": Message(
        QT_TRANSLATE_NOOP("errors", "The policy of this machine lets no number about a patient out."),
        QT_TRANSLATE_NOOP("errors", "Nothing was written. Compare in the window, which shows groups and words."),
    ),
    "notice_way_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "It is not known to the program what became of the notice."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Choose one of the ways that are offered."),
    ),
    "notice_nothing_compared": Message(
        QT_TRANSLATE_NOOP("errors", "Nothing was compared for this patient, so there is no notice."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Compare treatments first."),
    ),
    "decision_replaced": Message(
        QT_TRANSLATE_NOOP("errors", "A newer decision was signed for this patient since this page was opened."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Open the follow-up again and check what it is about."),
    ),
    "nothing_signed": Message(
        QT_TRANSLATE_NOOP("errors", "No decision is signed for this patient yet, so there is nothing to follow up."),
        QT_TRANSLATE_NOOP("errors", "Compare treatments and sign a decision first."),
    ),
    "screener_not_high": Message(
        QT_TRANSLATE_NOOP("errors", "No C-SSRS screener at its high level waits for an evaluation."),
        QT_TRANSLATE_NOOP("errors", "Nothing was recorded. Open the patient again to see what the record says now."),
    ),
    "batch_changed": Message(
        QT_TRANSLATE_NOOP("errors", "The files have changed since they were checked; nothing was imported."),
        QT_TRANSLATE_NOOP("errors", "Check them again."),
    ),
    "format_not_detected": Message(
        QT_TRANSLATE_NOOP("errors", "The files are not in the format that was named; nothing was imported."),
        QT_TRANSLATE_NOOP("errors", "Leave the format out to have it detected."),
    ),
    "mapping_answer_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "{answer} says nothing that a column of this file can be."),
        QT_TRANSLATE_NOOP("errors", "Name a column of the file, and what it is as the help of the command shows."),
    ),
    "index_day_not_used": Message(
        QT_TRANSLATE_NOOP("errors", "This format holds days, not dates, so an index day has no meaning here."),
        QT_TRANSLATE_NOOP("errors", "Leave --index-day out."),
    ),
    "index_day_invalid": Message(
        QT_TRANSLATE_NOOP("errors", "The index day is not a day up to today."),
        QT_TRANSLATE_NOOP("errors", "Write it as year-month-day, for example 2026-03-31, or leave it out."),
    ),
    "receipts_unreadable": Message(
        QT_TRANSLATE_NOOP("errors", "The receipts in {path} cannot be read."),
        QT_TRANSLATE_NOOP("errors", "Name a text file with one receipt a line."),
    ),
    "output_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "The name {path} does not say what to write, or it cannot be written here."),
        QT_TRANSLATE_NOOP("errors", "Use .html, .pdf or .csv."),
    ),
    "store_is_newest": Message(
        QT_TRANSLATE_NOOP("errors", "This store is the newest one, so there is nothing to accept."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    ),
    "retention_keeps_all": Message(
        QT_TRANSLATE_NOOP("errors", "By the policy of this machine the log is kept for ever; nothing was disposed of."),
        QT_TRANSLATE_NOOP("errors", "IT can set for how long it is kept, with the setting retention."),
    ),
    "retention_keeps_longer": Message(
        QT_TRANSLATE_NOOP("errors", "By the policy of this machine nothing from {day} on can be disposed of."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Name that day or an earlier one."),
    ),
    "disposal_without_backup": Message(
        QT_TRANSLATE_NOOP("errors", "No backup holds all of the entries that would be disposed of."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Make a backup, keep it apart, and begin again."),
    ),
    "disposal_empty": Message(
        QT_TRANSLATE_NOOP("errors", "There is nothing to dispose of before {day}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Signed decisions and keys are kept for ever."),
    ),
    "disposal_reason_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "This reason for disposing of entries is not known; nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Name one of: {reasons}."),
    ),
    "co_signer_alone": Message(
        QT_TRANSLATE_NOOP("errors", "Nobody but you stands in the log since it was last co-signed."),
        QT_TRANSLATE_NOOP("errors", "Nothing was signed. A second person has to sign for what the first one did."),
    ),
    "purpose_missing": Message(
        QT_TRANSLATE_NOOP("errors", "An export needs a purpose and a recipient."),
        QT_TRANSLATE_NOOP("errors", "Enter both; they become part of the log."),
    ),
    "bundle_of_replay_missing": Message(
        QT_TRANSLATE_NOOP("errors", "The assessment was made with bundle {bundle}, which is not here in that version."),
        QT_TRANSLATE_NOOP("errors", "Import that bundle again, or install the program version that shipped it."),
    ),
    "bundle_twice": Message(
        QT_TRANSLATE_NOOP("errors", "There are two model bundles named {name}: one shipped, one imported."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Ask whoever made the imported one for another name."),
    ),
    "bundle_name_taken": Message(
        QT_TRANSLATE_NOOP("errors", "The program ships a model bundle named {name} already; nothing was imported."),
        QT_TRANSLATE_NOOP("errors", "Ask whoever made the bundle for one with another name."),
    ),
    "bundle_in_use_gone": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle in use, {name}, is not there any more; no estimate is made."),
        QT_TRANSLATE_NOOP("errors", "Ask an administrator to bring it back from a backup, or to activate another."),
    ),
    "bundle_in_use_changed": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle {name} is not the version that was activated."),
        QT_TRANSLATE_NOOP(
            "errors", "No estimate is made with it. Ask an administrator to look at its impact and activate it anew."
        ),
    ),
    "bundle_active_already": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle {name} is in use already."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    ),
    "bundle_no_previous": Message(
        QT_TRANSLATE_NOOP("errors", "No model bundle was in use before this one."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Name the bundle to activate."),
    ),
    "bundle_previous_gone": Message(
        QT_TRANSLATE_NOOP("errors", "The model bundle that was in use before, {name}, is not here in that version."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed. Import it again, or name another bundle to activate."),
    ),
    "store_without_user": Message(
        QT_TRANSLATE_NOOP("errors", "A store and the person who signs in to it belong together."),
        QT_TRANSLATE_NOOP("errors", "Give both --store and --user, or neither."),
    ),
    "bundle_key_alone": Message(
        QT_TRANSLATE_NOOP("errors", "A bundle key was named without the bundle that it belongs to."),
        QT_TRANSLATE_NOOP("errors", "Name the bundle's folder with --bundle as well."),
    ),
    "bundle_key_not_listed": Message(
        QT_TRANSLATE_NOOP("errors", "No trusted key has the id {key}."),
        QT_TRANSLATE_NOOP("errors", "List the bundles to see which keys they are signed with."),
    ),
    "bundle_key_shipped": Message(
        QT_TRANSLATE_NOOP("errors", "The program trusts this key already; nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Bundles signed with it can be imported as they are."),
    ),
    "figure_too_few": Message(
        QT_TRANSLATE_NOOP("errors", "Fewer than five people had the outcome, or fewer than five did not."),
        QT_TRANSLATE_NOOP("errors", "Use a record set with more people."),
    ),
    "roles_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "At least one role is missing or unknown."),
        QT_TRANSLATE_NOOP("errors", "Choose from: {roles}."),
    ),
    "display_name_missing": Message(
        QT_TRANSLATE_NOOP("errors", "A person needs a name that is printed with signatures."),
        QT_TRANSLATE_NOOP("errors", "Enter the name."),
    ),
    "passphrase_missing": Message(
        QT_TRANSLATE_NOOP("errors", "No passphrase was given."),
        QT_TRANSLATE_NOOP("errors", "Type it at the prompt, or name a file with --passphrase-file."),
    ),
    "system_refused": Message(
        QT_TRANSLATE_NOOP("errors", "The system refused to read or write: {why}."),
        QT_TRANSLATE_NOOP("errors", "Check the path, its permissions and the free space, and try again."),
    ),
    "user_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "There is no user with this name."),
        QT_TRANSLATE_NOOP("errors", "List the users to see who is there."),
    ),
    "passphrases_differ": Message(
        QT_TRANSLATE_NOOP("errors", "The two passphrases are not the same."),
        QT_TRANSLATE_NOOP("errors", "Type them again."),
    ),
    "assessment_of_another": Message(
        QT_TRANSLATE_NOOP("errors", "This assessment was begun by another clinician."),
        QT_TRANSLATE_NOOP("errors", "Begin your own; an own view cannot be signed by somebody else."),
    ),
    "amend_unsigned": Message(
        QT_TRANSLATE_NOOP("errors", "Only a signed decision can be amended."),
        QT_TRANSLATE_NOOP("errors", "Continue with the open one instead."),
    ),
    "decision_unsigned": Message(
        QT_TRANSLATE_NOOP("errors", "This assessment was not signed, so there is no decision to be read."),
        QT_TRANSLATE_NOOP("errors", "Open the patient to see how far it has come."),
    ),
    "log_broken": Message(
        QT_TRANSLATE_NOOP("errors", "The log's chain breaks at entry {index}."),
        QT_TRANSLATE_NOOP("errors", "Sign nothing; keep the store as it is and call whoever looks after it."),
    ),
    "store_open_to_others": Message(
        QT_TRANSLATE_NOOP("errors", "Other users of this machine can read the folder {path}."),
        QT_TRANSLATE_NOOP("errors", "Ask IT to limit it to its owner."),
    ),
}
