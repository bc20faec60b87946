from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.gui.haystack import Haystack

WORDS = st.text(min_size=1, max_size=6).filter(lambda text: text.split() == [text])
TEXTS = st.lists(st.text(max_size=12), max_size=20)


@given(TEXTS, WORDS)
def test_it_finds_what_looking_into_each_text_finds(texts, word):
    assert Haystack(texts).holding(word).tolist() == [word in text for text in texts]


@given(TEXTS.filter(bool), st.data())
def test_every_part_of_a_text_is_found_in_it(texts, data):
    number = data.draw(st.integers(0, len(texts) - 1))
    for word in texts[number].split():
        start = data.draw(st.integers(0, len(word) - 1))
        assert Haystack(texts).holding(word[start:])[number]


@pytest.mark.parametrize("word", ["ab", "é", "b"])
def test_a_word_is_not_found_across_two_texts(word):
    texts = ["xa", "by", "ca", "fé"]
    assert Haystack(texts).holding(word).tolist() == [word in text for text in texts]
