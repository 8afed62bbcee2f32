"""The words of a report by the code of its language."""

from __future__ import annotations

from cxsim.report.language.borrowed import Borrowed
from cxsim.report.language.fr.borrowed import PAIRS
from cxsim.report.language.fr.borrowed_plan import FIELDS
from cxsim.report.language.fr.sentences import FRENCH_SENTENCES
from cxsim.report.language.fr.workbook import FRENCH_LABELS
from cxsim.report.words import Words

NARROW = "\u202f"
MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT_FR = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
NUMBERS_FR = {"decimal": ",", "thousands": NARROW, "grouping": [3], "currency": ["", "\u00a0€"], "percent": f"{NARROW}%"}
DATES_FR = {
    "dateTime": "%A %e %B %Y à %X",
    "date": "%d/%m/%Y",
    "time": "%H:%M:%S",
    "periods": ["AM", "PM"],
    "days": ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    "shortDays": ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
    "months": list(MONTHS_FR),
    "shortMonths": list(SHORT_FR),
}

ENGLISH = Words()
FRENCH = Words(
    code="fr",
    say=FRENCH_SENTENCES,
    sheet=FRENCH_LABELS,
    month_names=MONTHS_FR,
    month_short=SHORT_FR,
    thousands=NARROW,
    decimal=",",
    says_thousand=False,
    numbers=NUMBERS_FR,
    dates=DATES_FR,
    suffixes=("k", "M", "Md"),
    fields=FIELDS,
    borrowed=Borrowed.of(PAIRS),
)
SPOKEN = {words.code: words for words in (ENGLISH, FRENCH)}


def words_of(code: str) -> Words:
    """The words of a language.

    Raises
    ------
    KeyError
        If no report is written in it.
    """
    return SPOKEN[code]
