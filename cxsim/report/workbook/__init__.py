"""The workbook for finance: inputs, workings and results apart, live formulas with the figures they had when they were written."""

from cxsim.report.workbook.book import write_workbook

__all__ = ["write_workbook"]
