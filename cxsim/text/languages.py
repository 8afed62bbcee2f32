"""The languages of cxsim: an entry here and a catalogue `<code>.ftl` beside this file make one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
IMMENSE = 1e15  # from here on a number is written with its power of ten: CLDR's patterns end at 28 digits


@dataclass(frozen=True)
class Language:
    """How a language is written.

    Parameters
    ----------
    code
        In studies, in options, and in the `lang` of a page.
    region
        The CLDR locale of its numbers, dates, lists and plurals.
    name
        Of the language, in itself.
    spaces
        The space that its typography puts before or after a sign, which no line break may part from its word. They are put into the
        catalogue when it is read (which is typed with plain spaces) and into numbers; never into what the user wrote.
    says_thousands
        Whether amounts below a million are said in thousands.
    suffixes
        Of large numbers in pictures, for thousand, million and billion.
    file
        Of its catalogue.
    """

    code: str
    region: str
    name: str
    spaces: tuple[tuple[str, str], ...] = ()
    says_thousands: bool = True
    suffixes: tuple[str, str, str] = ("k", "M", "bn")
    file: Path | None = None

    def spaced(self, text: str) -> str:
        """A text of the catalogue whose plain spaces before and after signs are those of the language's typography."""
        for pair, space in self.spaces:
            text = text.replace(pair, pair.replace(" ", space))
        return text

    @property
    def catalogue(self) -> Path:
        """The file of its messages."""
        return self.file or FOLDER / f"{self.code}.ftl"


_NARROW, _WIDE = "\u202f", "\u00a0"

LANGUAGES = {
    each.code: each
    for each in (
        Language("en", "en_GB", "English"),
        Language(
            "fr",
            "fr",
            "français",
            spaces=((" ;", _NARROW), (" ?", _NARROW), (" !", _NARROW), (" %", _NARROW), (" :", _WIDE), (" »", _WIDE), ("« ", _WIDE)),
            says_thousands=False,
            suffixes=("k", "M", "Md"),
        ),
    )
}
