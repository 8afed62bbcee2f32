"""Every sentence of a report in French."""

from __future__ import annotations

from cxsim.report.language.en.sentences import Sentences
from cxsim.report.language.fr import churn_model, customers, decision, drivers, model_card, money, numbers, page, plan_shown

_PAGES = (numbers, page, decision, customers, churn_model, money, plan_shown, drivers, model_card)

FRENCH_SENTENCES = Sentences(**{key: said for each in _PAGES for key, said in vars(each.FRENCH).items()})
