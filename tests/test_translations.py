"""Every text can be translated, every translation fits its English text, and the tools that carry them lose nothing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from cds_app.domain.translated import english, texts, translated
from installer import translations
from tests.support.pseudo_locale import pseudo
from tests.support.translation_calls import (
    Module,
    bare_words,
    marked_names,
    modules,
    texts_asked_for,
    unmarked_look_ups,
)
from tests.support.world import real_catalogue

FILES = [pytest.param(translations.ts_file(language), id=language) for language in translations.LANGUAGES]
FORBIDDEN = re.compile(
    r"recomendad|recomienda|mejor (?:fármaco|medicamento)|certificad|anónim|\bsegur[oa]s? para\b", re.I
)
"""What the product never says, in Spanish."""
APART = "reporting/verification.py"
"""Handed over alone, and in English: what it calls translating is done to bytes."""
TYPED = "demo.py"
"""The demonstration types a made-up person's own words."""


@pytest.fixture(scope="module")
def collected():
    return translations.extracted()


def read(source: str) -> Module:
    return Module(Path(__file__).resolve().parent.parent / "cds_app" / "made_up.py", ast.parse(source))


def test_every_text_that_is_asked_for_is_collected(collected):
    """Qt's tool does not see inside f-strings, and not past a third argument."""
    lost = [
        f"{module.name}:{line}: {text!r}"
        for module in modules()
        for context, text, line in texts_asked_for(module)
        if (context, text) not in collected
    ]
    assert lost == []


def test_no_look_up_is_of_words_that_nobody_marked():
    marked = marked_names(modules())
    speaking = [module for module in modules("gui", "reporting") if not module.name.endswith(APART)]
    assert [found for module in speaking for found in unmarked_look_ups(module, marked)] == []


def test_the_search_for_unmarked_words_finds_them():
    bad = read(
        "def f(self):\n    words = fetch()\n    return tr('names', words) + self.tr(OTHER) + said(words.upper())"
    )
    assert len(list(unmarked_look_ups(bad, set()))) == 3
    good = read("def f(self, words):\n    for one in KNOWN:\n        tr('names', one)\n    return self.tr(words)")
    assert list(unmarked_look_ups(good, {"KNOWN"})) == []


def test_nothing_is_shown_in_the_window_without_asking_for_a_translation():
    shown = [words for module in modules("gui") if not module.name.endswith(TYPED) for words in bare_words(module)]
    assert shown == []


def test_the_search_for_bare_words_finds_them():
    bad = read("QLabel('Not translated')\nx.setText(f'{n} left over')\nx.setAccessibleName('Patient')")
    assert len(list(bare_words(bad))) == 3
    assert list(bare_words(read("QLabel('–')\nx.setText(f'{a} · {b}')\nx.setText(self.tr('Words'))"))) == []


@pytest.mark.parametrize("ts", FILES)
def test_the_file_holds_the_texts_of_the_program_and_no_others(ts, collected):
    """After a change of words: make translations."""
    kept = {(context, source) for context, source, _ in translations.entries(ts)}
    assert kept - collected == set()
    assert collected - kept == set()


@pytest.mark.parametrize("ts", FILES)
def test_a_translation_has_the_placeholders_of_its_english_text_and_no_forbidden_word(ts):
    for context, source, words in translations.entries(ts):
        if words:
            assert translations.placeholders(words) == translations.placeholders(source), (context, source)
            assert not FORBIDDEN.search(words), (context, words)
            assert words.startswith(" ") == source.startswith(" "), (context, source)


@pytest.mark.parametrize("ts", FILES)
def test_every_text_is_translated_or_listed_as_missing(ts):
    done = {(context, source) for context, source, words in translations.entries(ts) if words}
    listed = {(text["context"], text["source"]) for text in translations.missing(ts)}
    everything = {(context, source) for context, source, _ in translations.entries(ts)}
    assert done | listed == everything
    assert not done & listed


def test_a_language_that_is_called_complete_lacks_nothing():
    lacking = {language: translations.missing(translations.ts_file(language)) for language in translations.COMPLETE}
    assert {language: texts for language, texts in lacking.items() if texts} == {}


@pytest.mark.parametrize("ts", FILES)
def test_the_file_names_no_place_of_any_machine(ts):
    assert not re.search(r"<location|/home|/root|[A-Z]:\\\\|\.py", ts.read_text(encoding="utf-8"))


def test_an_update_keeps_what_was_translated_and_drops_what_is_gone(tmp_path):
    ts = tmp_path / "cds_app_es.ts"
    kept = ("numbers", "{n} of 100", "{n} de 100")
    translations._write(ts, "es", [kept, ("numbers", "no longer said", "ya no")])
    translations.update("es", ts)
    found = translations.entries(ts)
    assert kept in found
    assert "ya no" not in [words for _, _, words in found]


@pytest.mark.parametrize(
    "given",
    [
        {"context": "numbers", "source": "{n} of 100", "translation": "{m} de 100"},
        {"context": "numbers", "source": "{n} of 100", "translation": "de 100"},
        {"context": "numbers", "source": "never said", "translation": "nunca"},
    ],
)
def test_a_translation_that_does_not_fit_is_refused_and_nothing_is_changed(tmp_path, given):
    ts = tmp_path / "cds_app_es.ts"
    translations._write(ts, "es", [("numbers", "{n} of 100", ""), ("numbers", "Jan", "")])
    before = ts.read_bytes()
    with pytest.raises(ValueError, match=r"placeholders differ|no such text"):
        translations.merge(ts, "es", [{"context": "numbers", "source": "Jan", "translation": "ene"}, given])
    assert ts.read_bytes() == before


def test_texts_with_marks_of_markup_come_through_the_file_unchanged(tmp_path):
    ts, odd = tmp_path / "odd.ts", 'a <b> & "c" it\'s\n“d” {n}'
    translations._write(ts, "es", [("odd", odd, odd)])
    assert translations.entries(ts) == [("odd", odd, odd)]


def test_the_catalogue_in_english_is_the_catalogue_itself():
    catalogue = real_catalogue()
    assert translated(catalogue, english) == catalogue


def test_a_translated_catalogue_has_the_same_codes_sources_reasons_and_hash():
    catalogue = real_catalogue()
    other = translated(catalogue, lambda _context, words: pseudo(words))
    assert other.sha256 == catalogue.sha256
    assert other.references == catalogue.references
    assert (other.reasons, other.own_view_reasons) == (catalogue.reasons, catalogue.own_view_reasons)
    assert [rule.id for rule in other.rules] == [rule.id for rule in catalogue.rules]
    assert all(rule.sentence.startswith("[") and rule.title.startswith("[") for rule in other.rules)
    assert list(other.drugs) == list(catalogue.drugs)


def test_no_source_and_no_item_of_a_questionnaire_is_handed_to_a_translator(collected):
    from cds_app.gui.text.questionnaires import QUESTIONNAIRES

    catalogue, handed = real_catalogue(), {source for _, source in collected}
    assert not handed & {reference.citation for reference in catalogue.references.values()}
    items = {words for form in QUESTIONNAIRES.values() for words in form.items}
    items |= {words for code in ("PHQ-9", "GAD-7") for words in QUESTIONNAIRES[code].answers}
    assert not {source for context, source in collected if context == "forms"} & items
    assert all(context != "forms" for context, _ in texts(catalogue))
