"""The two documents and the chart text: the numbers of the screen, the words of the house, nothing that misleads."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cds_app.domain import messages
from cds_app.domain.decision import Decision, OwnView
from cds_app.domain.estimate import Caution, Estimate, Finding
from cds_app.domain.explanation import Contribution
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import CONCERNS, Preference
from cds_app.domain.rating import Rating
from cds_app.reporting import charts, words
from cds_app.reporting.documents import DRAFT, chart_text, clinician_report, patient_handout
from cds_app.reporting.numbers import figure, of_100, people, points
from cds_app.reporting.patient_handout import _CONCERNS, _HAPPENS, _OTHERWISE
from cds_app.reporting.rows import TITLES
from cds_app.scoring.features import FEATURES
from tests.reporting.assessments import CRISIS_LINE, RECEIPT, an_assessment, sign, words_of
from tests.support.factories import make_comparison, make_record
from tests.support.wording import hit

BASIS = "simulated from published evidence; not validated on patients"
NOT_ON_PAPER = re.compile(
    r"\b(best|optimal|superior|relative risk|odds ratio|suicide (score|risk level|band))\b", re.IGNORECASE
)
"""Beside the words that are said nowhere."""
GROUP_TITLE = re.compile(r"(no clear|without a clear) difference from the best", re.IGNORECASE)


@pytest.fixture(scope="module", autouse=True)
def pictures_drawn_once():
    """The real pictures, each drawn once for the same values: the documents of many states share a few."""
    drawn = {}

    def once(draw):
        def remembered(*values):
            key = (draw.__name__, repr(values))
            if key not in drawn:
                drawn[key] = draw(*values)
            return drawn[key]

        return remembered

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cds_app.reporting.clinician_report.interval_chart", once(charts.interval_chart))
        patch.setattr("cds_app.reporting.patient_handout.icon_array", once(charts.icon_array))
        yield


def handout(assessment, catalogue):
    return patient_handout(assessment, catalogue, crisis_line=CRISIS_LINE)


@pytest.fixture(scope="module")
def report(signed_assessment, catalogue):
    return clinician_report(signed_assessment, catalogue)


@pytest.fixture(scope="module")
def page(signed_assessment, catalogue):
    return handout(signed_assessment, catalogue)


def every_text(assessments, catalogue):
    for assessment in assessments:
        yield words_of(clinician_report(assessment, catalogue).html)
        yield words_of(handout(assessment, catalogue).html)
        yield chart_text(assessment, catalogue)


def variants(assessment):
    """States and decisions that a document has to be made of."""
    comparison = assessment.comparison
    abstained = tuple(Estimate(e.drug, e.outcome, "abstained", "dementia") for e in comparison.estimates)
    stopped = replace(
        assessment, explanations=(), comparison=replace(comparison, estimates=abstained, cautions=(),
        readiness=(Finding("dementia", "stop", "conditions.csv"),)),
    )  # fmt: skip
    yield assessment
    yield replace(assessment, own_view=None, explanations=())
    yield replace(assessment, comparison=None, explanations=())
    yield stopped
    for kind in ("other_treatment", "defer", "none"):
        yield sign(assessment, Decision(kind))
    for drug in ("escitalopram", "mirtazapine", "reboxetine", "bupropion", "nortriptyline"):
        yield sign(assessment, Decision("treat", drug, 37.5))
    yield sign(stopped, Decision("treat", "escitalopram", 10.0))
    yield sign(replace(assessment, amends="b" * 32), comment=None)


# --- the clinician report ---------------------------------------------------------------------------------------


def test_the_report_holds_every_number_of_the_comparison(report, signed_assessment):
    text = words_of(report.html).splitlines()
    comparison = signed_assessment.comparison
    for drug in comparison.drugs():
        estimates = [comparison.of(drug, outcome) for outcome in OUTCOMES]
        if estimates[0].status == "estimated":
            place = text.index(words.drug_name(drug))
            assert text[place + 1 : place + 5] == [figure(e) for e in estimates]
    place = text.index("Average of all people and drugs")
    assert text[place + 1 : place + 5] == [str(people(comparison.base_rate(o))) for o in OUTCOMES]


def test_the_report_groups_as_the_screen_does_and_ranks_nothing(report):
    text = words_of(report.html)
    titles = [
        f"{TITLES[group]} ({n})" for group, n in (("tied", 2), ("lower", 1), ("excluded", 1), ("not_estimated", 1))
    ]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert text.index("Escitalopram\n") < text.index("Mirtazapine\n") < text.index("Reboxetine\n")


def test_a_guideline_line_comes_before_the_name_inside_a_group(signed_assessment, catalogue):
    first = replace(catalogue.drugs["mirtazapine"], guideline_line=1)
    changed = replace(catalogue, drugs={**catalogue.drugs, "mirtazapine": first})
    text = words_of(clinician_report(signed_assessment, changed).html)
    assert text.index("Mirtazapine\n") < text.index("Escitalopram\n")


def test_an_excluded_drug_stays_with_its_reason_and_its_source(report):
    assert "Bupropion\nSeizure disorder (Bupropion label of 2023)" in words_of(report.html)
    assert "Nortriptyline\nNot in the trials that the estimates rest on" in words_of(report.html)


def test_the_parts_that_are_shown_add_up_to_the_number(report, signed_assessment):
    text = words_of(report.html)
    explanation = signed_assessment.explanations[0]
    assert f"{of_100(explanation.probability)} people like this respond; 46 do not." in text
    assert f"in the reference population is {of_100(explanation.base)}." in text
    for contribution in explanation.contributions:
        assert points(contribution.points) in text
    assert "Anxious distress, yes: −5" in text
    assert "Severity of depression, 3.4 of 5: −2" in text
    assert "Unemployed, no: +3" in text
    assert "All other inputs together: 0" in text


def test_only_the_chosen_drug_is_explained_once_there_is_one(report, open_assessment, catalogue):
    assert "Escitalopram: response" in words_of(report.html)
    assert "Reboxetine: response" not in words_of(report.html)
    draft = words_of(clinician_report(open_assessment, catalogue).html)
    assert "Escitalopram: response" in draft
    assert "Reboxetine: response" in draft


@pytest.mark.requirement("EXP-05")
def test_contributions_are_called_associations_wherever_they_stand(open_assessment, report, catalogue):
    for text in (words_of(report.html), words_of(clinician_report(open_assessment, catalogue).html)):
        assert words.NOT_CAUSES in text


def test_the_choice_stands_beside_the_own_view_in_neutral_words(report):
    text = words_of(report.html)
    assert "Decision\nEscitalopram, 10 mg a day" in text
    assert "Own view before the estimates\nReboxetine, Wait and see (confidence 4, sure; Earlier response)" in text
    assert "Where the decision stands\nNo clear difference from the best" in text
    assert "Escitalopram beside the own view, Reboxetine" in text
    assert "Response: Escitalopram 54, Reboxetine 40 of 100; difference +14." in text
    assert "The drug's own effect: +14" in text


def test_no_contrast_is_made_up_where_one_side_was_not_opened(open_assessment, catalogue):
    one = sign(replace(open_assessment, explanations=open_assessment.explanations[:1]))
    assert "beside the own view" not in words_of(clinician_report(one, catalogue).html)
    same = sign(replace(open_assessment, own_view=OwnView(("escitalopram",), 3, "past_response")))
    assert "beside the own view" not in words_of(clinician_report(same, catalogue).html)


def test_the_rest_of_a_contrast_is_said_too(open_assessment, catalogue):
    a, b = open_assessment.explanations
    parts = tuple(Contribution(f"input_{n}", "yes", 0.01) for n in range(5))
    a = replace(a, base=a.base - 0.05, contributions=(*a.contributions, *parts))
    text = words_of(clinician_report(sign(replace(open_assessment, explanations=(a, b))), catalogue).html)
    assert "The drug's own effect: +9" in text
    assert "All other inputs together: +2" in text


def test_the_report_says_what_is_not_known_and_what_was_acknowledged(report):
    text = words_of(report.html)
    assert "Not known, so the ranges are wider: Post-traumatic stress disorder." in text
    assert f"What the estimates rest on: {BASIS}." in text
    assert "Caution: Bleeding <with> NSAID & more." in text
    assert "agreed <together> & written down" in text
    assert "The patient's own preference" in text


def test_every_rule_has_its_sentence_its_drugs_its_source_and_how_well_it_is_founded(report):
    text = words_of(report.html)
    assert "Caution: Bleeding <with> NSAID & more. Sentence of ssri_bleeding." in text
    assert "For escitalopram. Source 1; source not seen, not clinically reviewed." in text
    assert "1. Other US labels" in text
    assert "2. Bupropion label of 2023" in text
    assert "seen in the source, not clinically reviewed" in text
    assert text.index("ssri_bleeding") < text.index("Sentence of bupropion_seizure")


def test_a_rule_that_cannot_be_judged_says_so(open_assessment, catalogue):
    caution = Caution("escitalopram", "ssri_bleeding", "caution", "labels_memory", known=False)
    comparison = replace(open_assessment.comparison, cautions=(caution,))
    text = words_of(clinician_report(replace(open_assessment, comparison=comparison), catalogue).html)
    assert "It cannot be told from this record whether this holds." in text


def test_the_report_names_the_bundle_and_everything_that_the_numbers_depend_on(report, signed_assessment):
    text = words_of(report.html)
    bundle = signed_assessment.comparison.bundle
    for part in (bundle.id, bundle.version, bundle.sha256, BASIS, "d" * 64, "e" * 64, signed_assessment.program,
                 signed_assessment.assessment_id, "P-0412 · 40–49 · PHQ-9 17, moderately severe, day 0"):  # fmt: skip
        assert part in text


def test_what_the_patient_wants_to_avoid_stands_with_figures_and_sources(report):
    text = words_of(report.html)
    assert "Nausea (weight 80): 26 of 100, graded high, All indications pooled. Kennedy 2016, Table 7" in text
    assert "Weight gain (weight 20): graded low to medium, levels; source not seen, not clinically reviewed." in text


def test_no_estimate_is_not_evidence_against_treatment(open_assessment, catalogue):
    stopped = list(variants(open_assessment))[3]
    text = words_of(clinician_report(stopped, catalogue).html)
    assert words.NOT_AGAINST in text
    assert "Escitalopram\nDementia" in text
    assert "Stop: Conditions: Dementia is on the record." in text
    assert words.NOT_AGAINST in chart_text(stopped, catalogue)
    assert "does not mean that it does not work" in words_of(handout(sign(stopped), catalogue).html)
    assert clinician_report(stopped, catalogue).images == {}


# --- signature and draft ----------------------------------------------------------------------------------------


@pytest.mark.requirement("SIG-11")
def test_a_signed_document_shows_who_signed_when_in_which_sense_and_its_receipt(
    report, page, signed_assessment, catalogue
):
    for text in (words_of(report.html), words_of(page.html), chart_text(signed_assessment, catalogue)):
        flat = text.replace("\N{NO-BREAK SPACE}", " ")
        assert "Dr Ada Example, MD, clinician" in flat
        assert "2 Nov 2026, 10:00 (UTC+01:00)" in flat
        assert "This is my own clinical decision" in flat
        assert f"{RECEIPT}, entry 17 of the log, key 0123456789abcdef" in flat
        assert DRAFT not in flat
    assert not report.draft
    assert not page.draft


def test_an_unsigned_document_is_a_draft_and_says_so(open_assessment, catalogue):
    for document in (clinician_report(open_assessment, catalogue), handout(open_assessment, catalogue)):
        assert document.draft
        assert words_of(document.html).startswith(DRAFT)
        assert "Signed by" not in document.html
    text = chart_text(open_assessment, catalogue)
    assert text.startswith(DRAFT)
    assert text.rstrip().endswith(DRAFT)
    assert "Decision: none has been signed" in text


def test_each_page_carries_the_code_and_the_basis(report, page):
    for document in (report, page):
        assert document.header == f"P-0412 · {document.title}"
        assert document.footer == f"Estimates: {BASIS}"
        assert BASIS in words_of(document.html)


def test_an_amendment_names_what_it_amends(open_assessment, catalogue):
    amended = sign(replace(open_assessment, amends="b" * 32))
    assert f"assessment {'b' * 32}" in words_of(clinician_report(amended, catalogue).html)
    assert f"Amends assessment {'b' * 32}" in chart_text(amended, catalogue)


# --- the handout ------------------------------------------------------------------------------------------------


def test_the_handout_gives_benefit_and_harm_in_one_unit_with_both_frames_and_the_range(page, signed_assessment):
    text = words_of(page.html)
    for outcome in OUTCOMES:
        estimate = signed_assessment.comparison.of("escitalopram", outcome)
        n = people(estimate.probability)
        assert f"{n} of 100" in text
        assert f"{100 - n} do not." in text
        assert f"It could be between {people(estimate.low)} and {people(estimate.high)}." in text
    assert "54 of 100 people like you get much better within 8 weeks. 46 do not." in text
    assert "24 of 100 people like you stop within 8 weeks because of side effects. 76 do not." in text
    assert set(page.images) == {"response.png", "side_effect_stop.png"}


def test_the_handout_says_how_to_take_it_when_to_stop_and_whom_to_call(page):
    text = words_of(page.html)
    for part in (
        "Your medicine: Escitalopram",
        "Your dose is 10 mg a day.",
        "People start with 10 mg a day.*",
        "The usual range is 10 to 20 mg a day.*",
        "* Not yet checked by a clinician.",
        "It does not work at once.",
        "Do not stop all at once.",
        f"Call {CRISIS_LINE} if:",
        "You think of harming yourself",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("drug", "part"),
    [
        ("mirtazapine", "Take it at bedtime.*"),
        ("reboxetine", "Split it over the day.*"),
        ("bupropion", "Take it in the morning.*"),
        ("nortriptyline", "People start with 25 to 75 mg a day.*"),
    ],
)
def test_the_starting_dose_becomes_plain_words(open_assessment, catalogue, drug, part):
    text = words_of(handout(sign(open_assessment, Decision("treat", drug, 37.5)), catalogue).html)
    assert part in text
    assert "Your dose is 37.5 mg a day." in text


def test_a_reviewed_entry_has_no_mark(signed_assessment, catalogue):
    reviewed = replace(catalogue.drugs["escitalopram"], reviewed_on="2026-10-01")
    changed = replace(catalogue, drugs={**catalogue.drugs, "escitalopram": reviewed})
    text = words_of(handout(signed_assessment, changed).html)
    assert "a day.*" not in text
    assert "did not have it.*" not in text


def test_side_effects_are_the_patients_own_by_weight_and_else_those_with_a_number(signed_assessment, catalogue):
    text = words_of(handout(signed_assessment, catalogue).html)
    assert "The side effects that matter to you" in text
    assert text.index("Feeling sick\n26 of 100 people; 74 did not have it.*") < text.index("Weight gain\n")
    assert "Weight gain\nNo number is at hand. It is graded low to medium.*" in text
    plain = sign(replace(signed_assessment, record=make_record("P-0412"), signed=None))
    text = words_of(handout(plain, catalogue).html)
    assert "Feeling sick\n26 of 100" in text
    assert "Trouble sleeping\n16 of 100" in text
    assert "Weight gain" not in text
    asked = replace(signed_assessment, record=make_record("P-0412", preferences=(Preference("sedation", 50),)))
    assert "Feeling sleepy\nNo number is at hand. Ask your clinician." in words_of(handout(asked, catalogue).html)


def test_a_decision_against_a_drug_has_its_own_page(open_assessment, catalogue):
    for kind, said in _OTHERWISE.items():
        document = handout(sign(open_assessment, Decision(kind)), catalogue)
        assert said in words_of(document.html)
        assert f"Call {CRISIS_LINE} if:" in words_of(document.html)
        assert document.images == {}


def test_before_a_decision_the_handout_shows_what_was_looked_at_together(open_assessment, catalogue):
    text = words_of(handout(open_assessment, catalogue).html)
    assert "You and your clinician have not chosen yet." in text
    assert "Escitalopram\n54 of 100" in text
    assert "Reboxetine\n40 of 100" in text
    assert "Mirtazapine" not in text


def test_the_handout_is_short_enough_for_one_page(open_assessment, catalogue):
    """About 2,900 characters fill the page in the widest font at hand; the window's tests count the pages."""
    full = replace(
        open_assessment, record=make_record("P-0412", preferences=tuple(Preference(c, 50) for c in CONCERNS))
    )
    for drug in catalogue.drugs:
        assert len(words_of(handout(sign(full, Decision("treat", drug, 37.5)), catalogue).html)) < 2_700


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e; the usual estimate."""
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def school_grade(text: str) -> float:
    """Flesch–Kincaid grade level."""
    sentences = [s for s in re.split(r"[.!?:]\s|\n", text) if re.search(r"[A-Za-z]", s)]
    found = re.findall(r"[A-Za-z']+|[0-9.]+", " ".join(sentences))
    return 0.39 * len(found) / len(sentences) + 11.8 * sum(syllables(w) for w in found) / len(found) - 15.59


def test_the_grade_function_knows_easy_from_hard():
    assert school_grade("The cat sat on the mat. It was a good day.") < 2
    hard = (
        "Pharmacokinetic interactions necessitate individualised administration considerations in hepatic impairment."
    )
    assert school_grade(hard) > 20


def test_a_child_of_twelve_can_read_the_handout(open_assessment, catalogue):
    for assessment in variants(open_assessment):
        text = words_of(handout(assessment, catalogue).html)
        text = "\n".join(line for line in text.splitlines() if "Signed by" not in line)
        assert school_grade(text) <= 7


# --- all of them ------------------------------------------------------------------------------------------------


@pytest.mark.requirement("DOC-08")
def test_no_document_in_any_state_has_a_word_that_misleads(open_assessment, catalogue):
    for text in every_text(variants(open_assessment), catalogue):
        found = NOT_ON_PAPER.search(GROUP_TITLE.sub("", text))
        assert found is None, text[max(0, found.start() - 60) : found.end() + 20]
        assert hit(text) is None


def test_the_patient_never_reads_the_words_best_or_difference_from_the_best(open_assessment, catalogue):
    for assessment in variants(open_assessment):
        assert not re.search(r"\bbest\b", words_of(handout(assessment, catalogue).html), re.IGNORECASE)


def test_no_raw_code_reaches_a_reader(open_assessment, catalogue):
    for text in every_text(variants(open_assessment), catalogue):
        without_test_data = text.replace("ssri_bleeding", "").replace("bupropion_seizure", "")
        assert not re.search(r"[a-z]_[a-z]", without_test_data), re.findall(r"\w*[a-z]_[a-z]\w*", without_test_data)
        assert "None" not in text
        assert "nan" not in re.findall(r"\b\w+\b", text)


def test_the_same_assessment_makes_the_same_documents(signed_assessment, catalogue, report, page):
    assert clinician_report(signed_assessment, catalogue) == report
    assert handout(signed_assessment, catalogue) == page


class Balance(HTMLParser):
    """Every tag closed in its turn, and no picture that the document does not bring."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.pictures: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.pictures.append(dict(attrs)["src"])
            assert dict(attrs)["alt"]
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_html_is_balanced_and_brings_its_own_pictures(open_assessment, catalogue):
    for assessment in variants(open_assessment):
        for document in (clinician_report(assessment, catalogue), handout(assessment, catalogue)):
            parser = Balance()
            parser.feed(document.html)
            assert parser.open == []
            assert sorted(parser.pictures) == sorted(document.images)
            assert all(data.startswith(b"\x89PNG") for data in document.images.values())


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "<img src='file:///etc/passwd'>", "&lt;b&gt;", '"><b>']
)
def test_texts_from_outside_are_shown_and_never_obeyed(open_assessment, catalogue, hostile):
    hurt = sign(open_assessment, comment=hostile)
    texts = (clinician_report(hurt, catalogue), patient_handout(hurt, catalogue, crisis_line=hostile))
    for document in texts:
        parser = Balance()
        parser.feed(document.html)
        assert sorted(parser.pictures) == sorted(document.images)
        assert "<script" not in document.html
        assert hostile.rstrip(".") in words_of(document.html)


# --- words ------------------------------------------------------------------------------------------------------


def test_every_code_has_its_words():
    for feature in FEATURES:
        assert feature.name in words.INPUTS
    assert set(words.CONCERNS) == set(_CONCERNS) == set(CONCERNS)
    assert set(words.OUTCOMES) == set(words.VERBS) == set(_HAPPENS) == set(OUTCOMES)
    assert set(words.CONFIDENCE) == set(range(1, 6))


def test_every_finding_becomes_a_sentence(catalogue):
    for code in messages.FINDINGS:
        text = words.finding_words(Finding(code, "caution", "ptsd"), catalogue)
        assert text.startswith("Post-traumatic stress disorder: ")
        assert "{" not in text
    stop = words.finding_words(Finding("dementia", "stop"), replace(catalogue))
    assert stop.startswith("Dementia")
    assert words.finding_words(Finding("something_new", "caution"), catalogue) == "Something new."


def test_a_finding_that_only_the_catalogue_knows_takes_its_words_from_there(catalogue):
    own = replace(catalogue.stops[0], code="site_stop", title="A stop of the site", sentence="Its reason.")
    changed = replace(catalogue, stops=(own,))
    assert words.finding_words(Finding("site_stop", "stop"), changed) == "A stop of the site. Its reason."


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("dementia", "Dementia"),
        ("bupropion_seizure", "Seizure disorder"),
        ("input_missing", "An input that the model needs is not known"),
        (None, "The model cannot make one from this record"),
    ],
)
def test_why_there_is_no_estimate_is_said_in_words(catalogue, code, shown):
    assert words.reason_of_no_estimate(code, catalogue) == shown


def test_unknown_inputs_without_names_are_still_said(catalogue):
    bare = replace(make_comparison(), readiness=())
    assert (
        words.acknowledgement_words("inputs_missing", bare, catalogue)
        == "Inputs that are not known make the ranges wider."
    )
    reviewed = words.status_words("read", "2026-10-01")
    assert reviewed == "clinically reviewed 2026-10-01"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("failed_trials", "3", "3 trials or more"),
        ("failed_trials", "1", "1 trial"),
        ("prior_episodes", "2", "2 episodes"),
        ("episode_months", "13.8", "13.8 months"),
        ("severity_level", "3.4", "3.4 of 5"),
        ("ptsd", None, "not known"),
        ("ptsd", "no", "no"),
        ("other", "7", "7"),
    ],
)
def test_a_value_is_shown_with_its_unit(name, value, shown):
    assert words.input_value(Contribution(name, value, 0.0)) == shown


def test_the_patient_line_says_when_something_is_missing(catalogue):
    bare = an_assessment(record=make_record("P-1", phq9=None, values={"age_years": None}))
    assert words.patient_line(bare, catalogue) == "P-1 · age not known · no depression rating"
    old = an_assessment(record=make_record("P-1", ratings=(Rating(-14, "PHQ-9", "total", 20),)))
    assert words.patient_line(old, catalogue) == "P-1 · 40–49 · PHQ-9 20, severe, day −14"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("no_estimate_is_not_evidence_against_treatment", words.NOT_AGAINST),
        ("exclude:bupropion_seizure", "Excluded: Seizure disorder."),
        ("caution:not_here", "Caution: Not here."),
        ("something_new", "Something new."),
    ],
)
def test_every_acknowledgement_becomes_a_sentence(catalogue, code, shown):
    assert words.acknowledgement_words(code, make_comparison(), catalogue) == shown


def test_chart_text_is_plain_and_whole(signed_assessment, catalogue):
    text = chart_text(signed_assessment, catalogue)
    for part in (
        "P-0412 · 40–49",
        "Decision: Escitalopram, 10\N{NO-BREAK SPACE}mg a day",
        "Escitalopram: response 54 (47–61); remission 44 (37–51); early stop 34 (27–41); "
        "stop for side effects 24 (17–31) [No clear difference from the best]",
        "Reboxetine: response 40 (33–47)",
        "Not known: Post-traumatic stress disorder",
        "Cautions for the choice: Bleeding <with> NSAID & more",
        f"Estimates: {BASIS}.",
    ):
        assert part in text
    assert "Mirtazapine" not in text
