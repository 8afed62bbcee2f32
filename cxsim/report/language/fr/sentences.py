"""Every sentence of a report in French."""

from __future__ import annotations

from cxsim.report.language.en.sentences import Sentences
from cxsim.report.language.fr import churn_model, customers, decision, money, numbers, page

_PAGES = (numbers, page, decision, customers, churn_model, money)

FRENCH_SENTENCES = Sentences(**{key: said for page in _PAGES for key, said in vars(page.FRENCH).items()})
