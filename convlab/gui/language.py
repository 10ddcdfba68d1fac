"""The languages of the app, switched while it runs: widgets are told by a LanguageChange event."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from convlab.assets import resource

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


def translate(context: str, text: str) -> str:
    """A text in the present language, for what is no widget's own: pyside6-lupdate finds calls of this name."""
    return QCoreApplication.translate(context, text)


def in_sequence(*sentences: str) -> str:
    """Sentences that follow one another, without the empty ones: Chinese has no space between them."""
    return functools.reduce(translate("Language", "{0} {1}").format, filter(None, sentences), "").strip()


def system_language() -> str:
    """The app's language that suits the desktop's."""
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Language:
    """`use` installs the translators of a language in place of those before."""

    def __init__(self, code: str) -> None:
        self.code = "en"
        self._translators: list[QTranslator] = []
        self.use(code)

    def use(self, code: str) -> None:
        """Raises KeyError for a language the app does not have."""
        LANGUAGES[code]
        app = QCoreApplication.instance()
        assert app is not None
        for translator in self._translators:
            app.removeTranslator(translator)
        self._translators = []
        self.code = code
        QLocale.setDefault(QLocale(code))
        if code == "en":
            return
        ours, qts = QTranslator(), QTranslator()  # without a parent: they go with this list
        if ours.load(f"convlab_{code}", str(resource("i18n"))):
            self._translators.append(ours)
        if qts.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._translators.append(qts)
        for translator in self._translators:
            app.installTranslator(translator)
