"""The language of the window: Qt's translators, and what is shown in other words than it is stored in.

Numbers, dates and what a log holds are the same in every language. A translation that cannot be loaded leaves English.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.translated import CATALOGUE, not_reviewed_words, translated
from cds_app.environment import paths

if TYPE_CHECKING:
    from cds_app.workflow.session import SignedIn

ENGLISH = "en"
LANGUAGE_NAMES = {"en": "English", "es": "Español"}
"""Languages by code, each by its own name, which is the same in every language."""
_BASIS = QT_TRANSLATE_NOOP("bundle", "simulated from published evidence; not validated on patients")
"""The basis that the bundles of this program state; another maker's words are shown as they are."""
_installed: list[QTranslator] = []


def use_language(app: QCoreApplication, language: str) -> str:
    """Show the program in the language ("system", "en", "es"); the one in use from now on, of two letters.

    Pages that are already built keep their words: they are to be built anew.
    """
    while _installed:
        app.removeTranslator(_installed.pop())
    wanted = QLocale.system().name()[:2] if language == "system" else language
    if wanted not in LANGUAGE_NAMES or wanted == ENGLISH:
        return ENGLISH
    own = QTranslator(app)
    if not own.load(str(paths.resource(f"i18n/cds_app_{wanted}.qm"))):
        return ENGLISH
    qt = QTranslator(app)  # the buttons of Qt's own dialogs
    qt.load(f"qtbase_{wanted}", _translations_of_qt())
    for translator in (qt, own):
        app.installTranslator(translator)
        _installed.append(translator)
    own.setObjectName(wanted)
    return wanted


def _translations_of_qt() -> str:
    return QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.TranslationsPath)


def in_use() -> str:
    """The language that the window is shown in, of two letters."""
    return _installed[-1].objectName() if _installed else ENGLISH


def translate(context: str, words: str) -> str:
    """Qt's look-up, as it is handed to what writes documents; safe on any thread."""
    return QCoreApplication.translate(context, words)


def not_reviewed() -> str:
    """What stands under every page that is not in English; nothing in English."""
    return not_reviewed_words(translate)


def in_language(who: SignedIn) -> SignedIn:
    """The same person with catalogue and policy in the words of the window; what is stored is not touched.

    A policy's sentence that the site wrote itself stays as the site wrote it.
    """
    policy = replace(
        who.policy,
        item9_wording=translate("policy", who.policy.item9_wording),
        signature_meaning=translate("policy", who.policy.signature_meaning),
    )
    return replace(who, catalogue=translated(who.catalogue, translate), policy=policy)


def reason_name(display: str) -> str:
    """A coded reason in the words of the window; a signature keeps the English ones."""
    return translate(CATALOGUE, display)


def basis_words(basis: str) -> str:
    """What a bundle's estimates rest on."""
    return translate("bundle", basis)
