"""Every sentence of a report, as a table of fields; what stands here is English, another language fills in all of them again."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.report.language.en.churn_model import ChurnModel
from cxsim.report.language.en.customers import Customers
from cxsim.report.language.en.decision import Decision
from cxsim.report.language.en.drivers import Drivers
from cxsim.report.language.en.model_card import ModelCard
from cxsim.report.language.en.money import Money
from cxsim.report.language.en.numbers import Numbers
from cxsim.report.language.en.page import Page
from cxsim.report.language.en.plan_shown import PlanShown


@dataclass(frozen=True)
class Sentences(Numbers, Page, Decision, Customers, ChurnModel, Money, PlanShown, Drivers, ModelCard):
    """The sentences of all pages by their key; each page has a file of its own beside this one."""
