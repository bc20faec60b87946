"""What can go wrong in `intake`, in words.

`FINDINGS` stand beside file, row and column, which whoever shows them puts in front. No sentence has a place for what
stood in a cell.
"""

from __future__ import annotations

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP, Message

ERRORS: dict[str, Message] = {
    "record_set_not_found": Message(
        QT_TRANSLATE_NOOP("errors", "There is no file or folder at this place."),
        QT_TRANSLATE_NOOP("errors", "Check the path, or choose the record set again."),
    ),
    "record_set_format_unknown": Message(
        QT_TRANSLATE_NOOP("errors", "This folder is in no format that is known here."),
        QT_TRANSLATE_NOOP(
            "errors", "It should hold patients.csv and ratings.csv, FHIR R4 as JSON, or the tables of OMOP as CSV."
        ),
    ),
    "record_set_is_xml": Message(
        QT_TRANSLATE_NOOP("errors", "This folder holds XML files, which are not read."),
        QT_TRANSLATE_NOOP("errors", "Export the same data as JSON and choose that folder."),
    ),
    "record_set_not_readable": Message(
        QT_TRANSLATE_NOOP("errors", "{file} cannot be read from this place."),
        QT_TRANSLATE_NOOP("errors", "Check that it is a plain file, that you may read it and that the disk is there."),
    ),
    "record_set_changed": Message(
        QT_TRANSLATE_NOOP("errors", "{file} was changed while it was being read."),
        QT_TRANSLATE_NOOP("errors", "Wait until whatever writes it has finished, then start again."),
    ),
    "codes_invalid": Message(
        QT_TRANSLATE_NOOP("errors", "The tables of codes that came with the program cannot be read."),
        QT_TRANSLATE_NOOP("errors", "Nothing was imported. Ask IT to install the program again."),
    ),
    "mapping_invalid": Message(
        QT_TRANSLATE_NOOP(
            "errors", "The mapping profile cannot be used: {where} is not what the data dictionary knows."
        ),
        QT_TRANSLATE_NOOP("errors", "Make the profile anew, or correct that part of it."),
    ),
    "mapping_needed": Message(
        QT_TRANSLATE_NOOP("errors", "The columns of this file are not those of the data dictionary."),
        QT_TRANSLATE_NOOP("errors", "Say once what each column means, on the Import page or with propose-mapping."),
    ),
    "mapping_not_possible": Message(
        QT_TRANSLATE_NOOP("errors", "No column of this file can hold the patients' pseudonyms."),
        QT_TRANSLATE_NOOP("errors", "Name that column record_id or pseudonym in the source system and export again."),
    ),
    "pseudonym_is_identifier": Message(
        QT_TRANSLATE_NOOP("errors", "The column that should hold the pseudonyms is flagged as an identifier."),
        QT_TRANSLATE_NOOP("errors", "Choose a column with codes that name nobody, and export that too."),
    ),
    "dictionary_invalid": Message(
        QT_TRANSLATE_NOOP("errors", "This is not a REDCap data dictionary."),
        QT_TRANSLATE_NOOP("errors", "Download the dictionary of the project as CSV and choose that file."),
    ),
}


FINDINGS: dict[str, Message] = {
    # the file as a whole
    "file_missing": Message(
        QT_TRANSLATE_NOOP("findings", "This file is required and is not in the folder."),
        QT_TRANSLATE_NOOP("findings", "Export it, or choose another folder."),
    ),
    "file_empty": Message(
        QT_TRANSLATE_NOOP("findings", "The file is empty."),
        QT_TRANSLATE_NOOP("findings", "Export it again; leave an optional file out when nothing is known."),
    ),
    "no_rows": Message(
        QT_TRANSLATE_NOOP("findings", "The file has a header and no rows."),
        QT_TRANSLATE_NOOP("findings", "Export it again."),
    ),
    "no_rows_means_none": Message(
        QT_TRANSLATE_NOOP("findings", "The file has a header and no rows, which says that no patient has any."),
        QT_TRANSLATE_NOOP("findings", "If this is not known, leave the file out."),
    ),
    "file_too_large": Message(
        QT_TRANSLATE_NOOP("findings", "The file is larger than {limit} bytes."),
        QT_TRANSLATE_NOOP("findings", "Split the record set into several folders."),
    ),
    "too_many_rows": Message(
        QT_TRANSLATE_NOOP("findings", "The file has more than {limit} rows."),
        QT_TRANSLATE_NOOP("findings", "Split the record set into several folders."),
    ),
    "too_many_columns": Message(
        QT_TRANSLATE_NOOP("findings", "The file has more than {limit} columns."),
        QT_TRANSLATE_NOOP("findings", "Export only the columns of the data dictionary."),
    ),
    "cell_too_long": Message(
        QT_TRANSLATE_NOOP("findings", "A cell or row is longer than {limit} characters."),
        QT_TRANSLATE_NOOP("findings", "Export only the columns of the data dictionary; none holds long text."),
    ),
    "encoding_utf16": Message(
        QT_TRANSLATE_NOOP("findings", "The file is written in UTF-16 or UTF-32."),
        QT_TRANSLATE_NOOP("findings", 'Save it as "CSV UTF-8".'),
    ),
    "encoding_not_utf8": Message(
        QT_TRANSLATE_NOOP("findings", "The file is not valid UTF-8 from this row on; it may be in an older encoding."),
        QT_TRANSLATE_NOOP("findings", 'Save it as "CSV UTF-8".'),
    ),
    "character_not_allowed": Message(
        QT_TRANSLATE_NOOP("findings", "A cell holds the invisible or control character {code_point}."),
        QT_TRANSLATE_NOOP("findings", "Remove it at the source."),
    ),
    "file_is_archive": Message(
        QT_TRANSLATE_NOOP("findings", "The file is a compressed archive, whatever its name says."),
        QT_TRANSLATE_NOOP("findings", "Unpack it and choose the CSV files."),
    ),
    "file_is_workbook": Message(
        QT_TRANSLATE_NOOP("findings", "The file is a spreadsheet workbook, whatever its name says."),
        QT_TRANSLATE_NOOP("findings", 'Save each sheet as "CSV UTF-8".'),
    ),
    "file_is_markup": Message(
        QT_TRANSLATE_NOOP("findings", "The file is XML or HTML, which is not accepted."),
        QT_TRANSLATE_NOOP("findings", 'Export it as "CSV UTF-8".'),
    ),
    "file_is_json": Message(
        QT_TRANSLATE_NOOP("findings", "The file is JSON, not a comma-separated table."),
        QT_TRANSLATE_NOOP("findings", 'Export it as "CSV UTF-8".'),
    ),
    "file_is_binary": Message(
        QT_TRANSLATE_NOOP("findings", "The file is not text."),
        QT_TRANSLATE_NOOP("findings", "Choose the CSV files of the record set."),
    ),
    "line_ends_not_known": Message(
        QT_TRANSLATE_NOOP("findings", "A line ends with a lone carriage return."),
        QT_TRANSLATE_NOOP("findings", "Save the file with the line ends of Windows (CR LF) or Unix (LF)."),
    ),
    "separator_line": Message(
        QT_TRANSLATE_NOOP("findings", 'The file begins with a "sep=" line.'),
        QT_TRANSLATE_NOOP("findings", "Remove that line; columns are separated by commas."),
    ),
    "delimiter_not_comma": Message(
        QT_TRANSLATE_NOOP("findings", "The columns are separated by {delimiter}, not by commas."),
        QT_TRANSLATE_NOOP("findings", "Export the file with commas."),
    ),
    "quote_not_closed": Message(
        QT_TRANSLATE_NOOP("findings", "A quotation mark is opened here and not closed."),
        QT_TRANSLATE_NOOP("findings", "Close it; a quotation mark inside a cell is written twice."),
    ),
    "quote_misplaced": Message(
        QT_TRANSLATE_NOOP("findings", "Something follows a closing quotation mark before the next comma."),
        QT_TRANSLATE_NOOP("findings", "A quotation mark inside a cell is written twice."),
    ),
    # the header
    "column_missing": Message(
        QT_TRANSLATE_NOOP("findings", "This required column is missing."),
        QT_TRANSLATE_NOOP("findings", "Add it, or check how it is spelled in the first line."),
    ),
    "column_repeated": Message(
        QT_TRANSLATE_NOOP("findings", "Two columns have the same name, apart from case, spaces or letter form."),
        QT_TRANSLATE_NOOP("findings", "Keep one of them."),
    ),
    "column_unnamed": Message(
        QT_TRANSLATE_NOOP("findings", "Column {place} has no name."),
        QT_TRANSLATE_NOOP("findings", "Name or remove it; a comma at the end of the first line makes such a column."),
    ),
    # a row
    "field_count": Message(
        QT_TRANSLATE_NOOP("findings", "The row has {found} cells, the header has {expected}."),
        QT_TRANSLATE_NOOP("findings", "Put a cell that holds a comma between quotation marks; remove what is extra."),
    ),
    "header_repeated": Message(
        QT_TRANSLATE_NOOP("findings", "The header stands here a second time."),
        QT_TRANSLATE_NOOP("findings", "Remove this line; check that the files were joined completely."),
    ),
    "row_repeated": Message(
        QT_TRANSLATE_NOOP("findings", "The same entry stands in an earlier row."),
        QT_TRANSLATE_NOOP("findings", "Keep one of them."),
    ),
    "too_many_entries": Message(
        QT_TRANSLATE_NOOP("findings", "The patient has more than {limit} entries in this file."),
        QT_TRANSLATE_NOOP("findings", "Check the pseudonyms; these may be several patients."),
    ),
    # a cell
    "value_missing": Message(
        QT_TRANSLATE_NOOP("findings", "This cell must not be empty."),
        QT_TRANSLATE_NOOP("findings", "Fill it in, or remove the row."),
    ),
    "category_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "The word is not one of: {allowed}."),
        QT_TRANSLATE_NOOP("findings", "Use one of them as spelled here, or leave the cell empty when it is not known."),
    ),
    "number_form": Message(
        QT_TRANSLATE_NOOP("findings", "This is not a plain number."),
        QT_TRANSLATE_NOOP(
            "findings",
            "Use the digits 0 to 9 with a point as decimal mark; leave the cell empty when the number is not known.",
        ),
    ),
    "whole_number_needed": Message(
        QT_TRANSLATE_NOOP("findings", "The number must be whole."),
        QT_TRANSLATE_NOOP("findings", "Round it at the source."),
    ),
    "out_of_range": Message(
        QT_TRANSLATE_NOOP("findings", "The number is outside the range {allowed}."),
        QT_TRANSLATE_NOOP("findings", "Check the value and its unit at the source."),
    ),
    "age_not_allowed": Message(
        QT_TRANSLATE_NOOP("findings", "The age is not a whole number from {low} to 89, nor {oldest}+."),
        QT_TRANSLATE_NOOP(
            "findings",
            "Write {oldest}+ for everyone aged {oldest} or older; leave out patients younger than {low}.",
        ),
    ),
    # the pseudonym
    "pseudonym_form": Message(
        QT_TRANSLATE_NOOP("findings", "The pseudonym is not 1 to 64 of A-Z, a-z, 0-9, _ and -."),
        QT_TRANSLATE_NOOP("findings", "Give the patient another pseudonym, in all files."),
    ),
    "pseudonym_like_date": Message(
        QT_TRANSLATE_NOOP("findings", "The pseudonym looks like a date."),
        QT_TRANSLATE_NOOP("findings", "Give the patient a pseudonym that is not made from a date, in all files."),
    ),
    "pseudonym_like_hash": Message(
        QT_TRANSLATE_NOOP("findings", "The pseudonym looks like a hash, which can be traced to its source."),
        QT_TRANSLATE_NOOP("findings", "Give the patient a pseudonym that is drawn at random, in all files."),
    ),
    "pseudonym_like_social_security_number": Message(
        QT_TRANSLATE_NOOP("findings", "The pseudonym looks like a social-security or personal number."),
        QT_TRANSLATE_NOOP("findings", "Give the patient a pseudonym that is drawn at random, in all files."),
    ),
    "pseudonym_like_phone_number": Message(
        QT_TRANSLATE_NOOP("findings", "The pseudonym looks like a phone number."),
        QT_TRANSLATE_NOOP("findings", "Give the patient a pseudonym that is drawn at random, in all files."),
    ),
    "pseudonym_like_record_number": Message(
        QT_TRANSLATE_NOOP("findings", "The pseudonym looks like a medical record number."),
        QT_TRANSLATE_NOOP("findings", "Give the patient a pseudonym that is drawn at random, in all files."),
    ),
    "duplicate_pseudonym": Message(
        QT_TRANSLATE_NOOP("findings", "This pseudonym stands in an earlier row."),
        QT_TRANSLATE_NOOP("findings", "Keep one row per patient; two patients need two pseudonyms."),
    ),
    "pseudonym_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "This pseudonym does not stand in patients.csv."),
        QT_TRANSLATE_NOOP("findings", "Add the patient there, or remove the row."),
    ),
    "pseudonym_in_store": Message(
        QT_TRANSLATE_NOOP("findings", "{count} of these pseudonyms are in the store already."),
        QT_TRANSLATE_NOOP("findings", "Leave these patients out, or import the set into a new store."),
    ),
    "groups_too_small": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "{count} patients share age band, sex, employment, education, partner and pregnancy with fewer than {k} "
            "people, the least that your policy asks for.",
        ),
        QT_TRANSLATE_NOOP(
            "findings", "Leave these patients out, or export fewer of those columns in the source system."
        ),
    ),
    # the patient's numbers against each other
    "onset_after_age": Message(
        QT_TRANSLATE_NOOP("findings", "The age at onset is higher than the age."),
        QT_TRANSLATE_NOOP("findings", "Check both at the source."),
    ),
    "episode_longer_than_life": Message(
        QT_TRANSLATE_NOOP("findings", "The episode is longer than the patient's life."),
        QT_TRANSLATE_NOOP("findings", "Check that it is given in weeks."),
    ),
    # ratings
    "item_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "{scale} has no such item; allowed: {allowed}."),
        QT_TRANSLATE_NOOP("findings", "Check scale and item at the source."),
    ),
    "rating_repeated": Message(
        QT_TRANSLATE_NOOP("findings", "The same rating of {scale} (patient, day and item) stands in an earlier row."),
        QT_TRANSLATE_NOOP("findings", "Keep one of them."),
    ),
    "rating_contradicted": Message(
        QT_TRANSLATE_NOOP("findings", "An earlier row gives the same rating of {scale} another value."),
        QT_TRANSLATE_NOOP("findings", "Find out at the source which one is right."),
    ),
    "total_disagrees": Message(
        QT_TRANSLATE_NOOP("findings", "The total of {scale} is not what its items of that day make."),
        QT_TRANSLATE_NOOP("findings", "Check the items at the source, or leave the total out."),
    ),
    # treatments, medications, preferences
    "drug_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "This is no generic name or ATC code of an antidepressant in the catalogue."),
        QT_TRANSLATE_NOOP("findings", "Use the generic name in English, one drug a row; brand names are not read."),
    ),
    "dose_implausible": Message(
        QT_TRANSLATE_NOOP("findings", "The dose is far outside what is given of this drug in mg a day."),
        QT_TRANSLATE_NOOP("findings", "Check that it is in milligrams a day, not in grams or a week."),
    ),
    "end_before_start": Message(
        QT_TRANSLATE_NOOP("findings", "The treatment ends before it starts."),
        QT_TRANSLATE_NOOP("findings", "Check both days; days before the index day are negative."),
    ),
    "stop_reason_without_end": Message(
        QT_TRANSLATE_NOOP("findings", "A stop reason without an end day: the treatment is read as ongoing."),
        QT_TRANSLATE_NOOP("findings", "Give the end day if the treatment was stopped."),
    ),
    "medication_unknown": Message(
        QT_TRANSLATE_NOOP("findings", "This is no ATC code of level 4 or 5 and no name on the interaction list."),
        QT_TRANSLATE_NOOP("findings", "Use the ATC code, such as M01AE01."),
    ),
    "preference_contradicted": Message(
        QT_TRANSLATE_NOOP("findings", "The same concern stands in an earlier row."),
        QT_TRANSLATE_NOOP("findings", "Keep one weight for each concern."),
    ),
    # the report itself
    "too_many_findings": Message(
        QT_TRANSLATE_NOOP("findings", "Reading stopped after {count} errors; there may be more."),
        QT_TRANSLATE_NOOP("findings", "Correct these first, then try again."),
    ),
    "more_information": Message(
        QT_TRANSLATE_NOOP("findings", "{count} more notes of this kind are not listed."),
    ),
    # foreign formats
    "file_is_xml": Message(
        QT_TRANSLATE_NOOP("findings", "The file is XML, which is not read."),
        QT_TRANSLATE_NOOP("findings", "Export the same data as JSON and choose that."),
    ),
    "json_invalid": Message(
        QT_TRANSLATE_NOOP("findings", "The file is not valid JSON."),
        QT_TRANSLATE_NOOP("findings", "Export it again; it may have been cut off."),
    ),
    "json_too_deep": Message(
        QT_TRANSLATE_NOOP("findings", "The file nests its data deeper than any record does."),
        QT_TRANSLATE_NOOP("findings", "Export it again from the source system."),
    ),
    "json_key_repeated": Message(
        QT_TRANSLATE_NOOP(
            "findings", "The same name stands twice in one object, so that two values contradict each other."
        ),
        QT_TRANSLATE_NOOP("findings", "Ask whoever runs the source system to correct the export."),
    ),
    "json_number": Message(
        QT_TRANSLATE_NOOP("findings", "A number in the file is no number that can be measured."),
        QT_TRANSLATE_NOOP("findings", "Ask whoever runs the source system to correct the export."),
    ),
    "json_not_fhir": Message(
        QT_TRANSLATE_NOOP("findings", "This JSON is not FHIR: it has no resource type."),
        QT_TRANSLATE_NOOP("findings", "Choose a FHIR R4 Bundle, single resources, or bulk NDJSON."),
    ),
    "fhir_release_not_r4": Message(
        QT_TRANSLATE_NOOP("findings", "The file is of another release of FHIR than R4."),
        QT_TRANSLATE_NOOP(
            "findings", "Export it as FHIR R4 (4.0.1): the same names mean other things in other releases."
        ),
    ),
    "fhir_implicit_rules": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "The file says that it must be read by rules of its own (implicitRules), which this program does not know.",
        ),
        QT_TRANSLATE_NOOP("findings", "Ask whoever runs the source system for an export without them."),
    ),
    "no_patients": Message(
        QT_TRANSLATE_NOOP("findings", "No patient was found."),
        QT_TRANSLATE_NOOP("findings", "Check that the export holds the patients themselves, not only their data."),
    ),
    "date_form": Message(
        QT_TRANSLATE_NOOP("findings", "This is not a date that can be read."),
        QT_TRANSLATE_NOOP("findings", "Write dates as year-month-day."),
    ),
    "date_in_future": Message(
        QT_TRANSLATE_NOOP("findings", "A date lies after today."),
        QT_TRANSLATE_NOOP("findings", "Correct it in the source system and export again."),
    ),
    "born_too_long_ago": Message(
        QT_TRANSLATE_NOOP("findings", "By the birth date this person would be older than anybody has ever been."),
        QT_TRANSLATE_NOOP("findings", "Correct it in the source system and export again."),
    ),
    "born_after_index": Message(
        QT_TRANSLATE_NOOP("findings", "The birth date lies after the index day."),
        QT_TRANSLATE_NOOP("findings", "Correct it in the source system, or name another index day."),
    ),
    "person_not_in_the_set": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "{count} people are spoken of but are not in the set themselves; what is said of them was not read.",
        ),
        QT_TRANSLATE_NOOP("findings", "Export the patients together with their data."),
    ),
    "without_day": Message(
        QT_TRANSLATE_NOOP("findings", "{count} values have no day and were not read."),
        QT_TRANSLATE_NOOP("findings", "If they matter, add their dates in the source system."),
    ),
    "measurement_out_of_range": Message(
        QT_TRANSLATE_NOOP("findings", "{count} measurements lie outside their range and were not read."),
        QT_TRANSLATE_NOOP("findings", "Look at them in the source system."),
    ),
    "too_long_ago": Message(
        QT_TRANSLATE_NOOP("findings", "{count} values lie more than a hundred years away and were not read."),
        QT_TRANSLATE_NOOP("findings", "Look at their dates in the source system."),
    ),
    "after_index_day": Message(
        QT_TRANSLATE_NOOP("findings", "{count} entries begin after the index day and were not read."),
        QT_TRANSLATE_NOOP("findings", "Name a later index day if they belong to the record."),
    ),
    "medicine_not_at_index_day": Message(
        QT_TRANSLATE_NOOP(
            "findings", "{count} medicines were not taken in the five weeks before the index day and were not read."
        ),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "meaning_changed": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "{count} entries change their meaning by a rule that this program does not know, and were not read.",
        ),
        QT_TRANSLATE_NOOP("findings", "Look at them in the source system."),
    ),
    "not_about_a_patient": Message(
        QT_TRANSLATE_NOOP("findings", "{count} entries are not about a patient and were not read."),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "not_final": Message(
        QT_TRANSLATE_NOOP("findings", "{count} observations or questionnaires are not final and were not read."),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "observation_not_known": Message(
        QT_TRANSLATE_NOOP(
            "findings", "{count} observations are of kinds that the record has no place for, and were not read."
        ),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "questionnaire_not_known": Message(
        QT_TRANSLATE_NOOP(
            "findings", "{count} questionnaires are not among those that the record has a place for, and were not read."
        ),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "unit_not_known": Message(
        QT_TRANSLATE_NOOP("findings", "{count} measurements are in a unit that is not known here, and were not read."),
        QT_TRANSLATE_NOOP("findings", "Look at them in the source system."),
    ),
    "not_confirmed": Message(
        QT_TRANSLATE_NOOP(
            "findings", "{count} diagnoses are refuted, unconfirmed or entered in error, and were not read."
        ),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "condition_not_known": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "{count} diagnoses are not among the conditions that the record has a place for, and were not read.",
        ),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done; look through them if you expected one."),
    ),
    "not_to_be_done": Message(
        QT_TRANSLATE_NOOP(
            "findings", "{count} orders say that a medicine must not be given, and were not read as medicines."
        ),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "not_taken": Message(
        QT_TRANSLATE_NOOP("findings", "{count} medicines were planned, cancelled or not taken, and were not read."),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "medicine_not_known": Message(
        QT_TRANSLATE_NOOP("findings", "{count} medicines are in no rule of this program and were not read."),
        QT_TRANSLATE_NOOP("findings", "Nothing has to be done."),
    ),
    "medicine_not_in_the_set": Message(
        QT_TRANSLATE_NOOP("findings", "{count} orders name a medicine that is not in the set, and were not read."),
        QT_TRANSLATE_NOOP("findings", "Export the medicines together with the orders."),
    ),
    "value_contradicted": Message(
        QT_TRANSLATE_NOOP("findings", "This row says something else than an earlier row of the same patient."),
        QT_TRANSLATE_NOOP("findings", "Correct it in the source system and export again."),
    ),
    "code_not_mapped": Message(
        QT_TRANSLATE_NOOP("findings", "This cell holds a code that the mapping does not explain."),
        QT_TRANSLATE_NOOP("findings", "Add the code to the mapping, or correct the cell."),
    ),
    "decimal_mark_other": Message(
        QT_TRANSLATE_NOOP("findings", "The number has another decimal mark than the mapping names."),
        QT_TRANSLATE_NOOP("findings", "Choose the right mark in the mapping; one file has one decimal mark."),
    ),
    "date_form_other": Message(
        QT_TRANSLATE_NOOP("findings", "This cell is not a date in the form that the mapping names."),
        QT_TRANSLATE_NOOP("findings", "Choose the right form in the mapping, or correct the cell."),
    ),
    "date_without_day_0": Message(
        QT_TRANSLATE_NOOP(
            "findings",
            "{count} dates stand beside ratings that have none, so that they cannot be placed, and were not read.",
        ),
        QT_TRANSLATE_NOOP("findings", "Name the index day, or map the date of the ratings."),
    ),
}
"""Every code an `ImportFinding` can carry."""
