"""The help: every page has one, every link and picture leads somewhere inside, it is easy to read, and F1 finds it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cds_app.gui import pages, style
from cds_app.gui.widgets.help_pages import find, help_folder, load_sections, pages_by_topic, plain
from cds_app.gui.widgets.help_text import HelpText
from cds_app.gui.widgets.help_window import HelpWindow

ROOT = Path(__file__).resolve().parents[2]
TOPICS = sorted(pages_by_topic())
WORDS_A_SENTENCE, WORDS_IN_THE_LONGEST, EASE = 18, 34, 55


def page_classes() -> dict[str, type]:
    """Every page class of the window by its name."""
    found = {}
    for module in pkgutil.iter_modules(pages.__path__):
        loaded = importlib.import_module(f"{pages.__name__}.{module.name}")
        for name, made in inspect.getmembers(loaded, inspect.isclass):
            if made.__module__ == loaded.__name__ and name.endswith("Page") and issubclass(made, QWidget):
                found[name] = made
    return found


def sentences(topic: str) -> list[list[str]]:
    """The words of each sentence; the end of a block ends a sentence as well."""
    markup = re.sub(r"</(p|li|h1|h2|td|th|dt|dd)>", ".", pages_by_topic()[topic].html)
    parts = re.split(r"[.:;?!]+(?=\s|$|[\"'”])", plain(markup))
    found = [re.findall(r"[A-Za-z][A-Za-z'’-]*|\d+", part) for part in parts]
    return [words for words in found if words]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end; at least one."""
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def reading_ease(topic: str) -> float:
    """Flesch's reading ease: 206.835 − 1.015 · words a sentence − 84.6 · syllables a word."""
    found = sentences(topic)
    words = [word for sentence in found for word in sentence]
    return 206.835 - 1.015 * len(words) / len(found) - 84.6 * sum(map(syllables, words)) / len(words)


# --- every page has its help


def test_every_page_class_names_a_topic_that_exists():
    without = {name for name, made in page_classes().items() if getattr(made, "help_topic", None) not in TOPICS}
    assert without == set()


def test_every_page_of_the_page_by_page_part_belongs_to_a_page_class():
    part = next(section for section in load_sections() if section.title == "Page by page")
    assert {page.topic for page in part.pages} == {made.help_topic for made in page_classes().values()}


def test_every_file_of_the_help_is_in_the_contents_once():
    listed = [page.topic for section in load_sections() for page in section.pages]
    assert sorted(listed) == sorted(path.stem for path in help_folder().glob("*.html"))


# --- nothing leads outside


@pytest.mark.parametrize("topic", TOPICS)
def test_every_link_leads_to_a_page_of_the_help(topic):
    for address in re.findall(r'href="([^"]*)"', pages_by_topic()[topic].html):
        assert address == "tour:" or address.removesuffix(".html") in TOPICS, address


@pytest.mark.parametrize("topic", TOPICS)
def test_every_picture_is_there_in_light_and_dark_and_says_what_it_shows(topic):
    markup = pages_by_topic()[topic].html
    for tag in re.findall(r"<img[^>]*>", markup):
        found = re.fullmatch(r'<img src="pictures/([\w.-]+-light\.png)" alt="[^"]{10,}">', tag)
        assert found, tag
        assert (help_folder() / "pictures" / found.group(1)).is_file()
        assert (help_folder() / "pictures" / found.group(1).replace("-light", "-dark")).is_file()


def test_every_picture_is_shown_somewhere_and_is_there_in_light_dark_and_large():
    folder = help_folder() / "pictures"
    there = {path.name for path in folder.glob("*.png")}
    shown = {name for page in pages_by_topic().values() for name in re.findall(r"pictures/([\w.-]+)-light", page.html)}
    wanted = {f"{name}-{look}.png" for name in shown for look in ("light", "dark", "200")}
    in_the_readme = set(re.findall(r"pictures/([\w.-]+\.png)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert there == wanted
    assert in_the_readme <= wanted


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_in_the_help_names_a_host_or_a_path(topic):
    markup = pages_by_topic()[topic].html
    assert not re.search(r"https?:|//|www\.|\bmailto:|[\w-]+\.(com|org|net|io|dev)\b|/(home|tmp|work|etc)/", markup)
    assert not re.search(r"<(script|link|iframe|object|style)\b|\bon\w+=", markup, re.IGNORECASE)


@pytest.mark.parametrize("picture", sorted((help_folder() / "pictures").glob("*-*-*.png")) or ["none"], ids=str)
def test_a_picture_is_small(picture):
    assert picture.stat().st_size < 120_000


# --- it can be read


@pytest.mark.parametrize("topic", TOPICS)
def test_sentences_are_short_and_words_easy(topic):
    found = sentences(topic)
    assert sum(map(len, found)) / len(found) <= WORDS_A_SENTENCE
    longest = max(found, key=len)
    assert len(longest) <= WORDS_IN_THE_LONGEST, " ".join(longest)
    assert reading_ease(topic) >= EASE, round(reading_ease(topic))


def test_the_measure_of_ease_tells_plain_from_heavy():
    assert syllables("range") == 1
    assert syllables("table") == 2
    assert syllables("explanation") == 4


# --- searching


def test_search_finds_pages_that_hold_every_word_titles_first():
    every = tuple(pages_by_topic().values())
    found = find(every, "own VIEW")
    assert found[0].topic == "own_view"
    assert all("own" in page.words.casefold() and "view" in page.words.casefold() for page in found)
    assert find(every, "  ") == ()
    assert find(every, "xylophone") == ()


# --- the window


@pytest.fixture
def shown(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open_at("compare")
    return window


def test_it_goes_back_and_forward_by_keyboard(qtbot, shown):
    shown.follow("detail.html")
    shown.follow("words.html")
    qtbot.keyClick(shown.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.topic == "detail"
    qtbot.keyClick(shown.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(shown.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.topic == "compare"
    qtbot.keyClick(shown.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.topic == "detail"


def test_search_lists_what_it_finds_and_enter_opens_the_first(qtbot, shown):
    qtbot.keyClick(shown.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.focusWidget() is shown.search
    qtbot.keyClicks(shown.search, "sixteen")
    titles = [shown.contents.item(row).text() for row in range(shown.contents.count())]
    assert titles[0] == "Words"
    assert len(titles) < 5
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.topic == "words"
    assert shown.text.textCursor().selectedText().casefold() == "sixteen"
    assert shown.isVisible()


def test_nothing_found_says_so_and_opens_nothing(qtbot, shown):
    shown.search.setText("xylophone")
    assert shown.contents.item(0).text().startswith("Nothing found")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.topic == "compare"


def test_every_page_of_the_contents_can_be_opened_by_keyboard(qtbot, shown):
    shown.contents.setFocus()
    opened = set()
    shown.contents.setCurrentRow(0)
    for _ in range(shown.contents.count() + 1):
        qtbot.keyClick(shown.contents, Qt.Key.Key_Return)
        opened.add(shown.topic)
        qtbot.keyClick(shown.contents, Qt.Key.Key_Down)
    assert opened == set(TOPICS)


@pytest.mark.parametrize(
    "address", ["https://example.org/x", "file:///etc/hosts", "//example.org/x", "../CHANGELOG.md"]
)
def test_an_address_outside_is_not_followed_and_not_loaded(qtbot, shown, address):
    shown.text.anchorClicked.emit(QUrl(address))
    assert shown.topic == "compare"
    kind = QTextDocument.ResourceType.ImageResource.value
    assert shown.text.loadResource(kind, QUrl(address)) is None
    assert shown.text.loadResource(kind, QUrl("pictures/../../CHANGELOG.md")) is None


def test_a_picture_opens_large_and_back_returns(shown):
    shown.text.anchorClicked.emit(QUrl("pictures/compare-light.png"))
    assert shown.address == "pictures/compare-light.png"
    assert shown.topic == ""
    shown.go_back()
    assert shown.topic == "compare"


def test_links_are_reached_and_followed_by_keyboard(qtbot, shown):
    shown.follow("start.html")
    qtbot.keyClick(shown.text, Qt.Key.Key_Tab)
    qtbot.keyClick(shown.text, Qt.Key.Key_Return)
    assert shown.topic == "worklist"


def test_escape_closes_it(qtbot, shown):
    qtbot.keyClick(shown.text, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_an_unknown_topic_opens_the_first_page(shown):
    shown.open_at("no such topic")
    assert shown.topic == "start"


def test_every_control_is_named_and_no_window_is_modal(shown):
    assert not shown.isModal()
    for widget in (shown, shown.search, shown.contents, shown.text):
        assert widget.accessibleName()
    assert "Compare" in shown.text.accessibleName()


@pytest.mark.parametrize(("name", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0), ("high_contrast", 1.0)])
def test_no_page_is_wider_than_the_smallest_window_in_any_look(qtbot, qapp, name, scale):
    before = style.theme()
    style.apply(qapp, before.variant(name, scale))
    try:
        text = HelpText()
        qtbot.addWidget(text)
        text.resize(700, 600)
        text.show()
        for page in pages_by_topic().values():
            text.show_page(page.html)
            assert text.horizontalScrollBar().maximum() == 0, page.topic
    finally:
        style.apply(qapp, before)


def test_the_dark_look_shows_the_dark_picture_and_its_own_colours(qtbot, qapp):
    text = HelpText()
    qtbot.addWidget(text)
    text.resize(700, 600)
    text.show()
    text.show_page(pages_by_topic()["compare"].html)
    light = text.loadResource(2, QUrl("pictures/compare-light.png")).pixelColor(20, 20)
    before = style.theme()
    style.apply(qapp, before.variant("dark"))
    try:
        dark = text.loadResource(2, QUrl("pictures/compare-light.png")).pixelColor(20, 20)
        ink = text.document().begin().charFormat().foreground().color().name()
        assert ink == style.theme().colour("text").name()
    finally:
        style.apply(qapp, before)
    assert light.lightness() > 200 > 100 > dark.lightness()
