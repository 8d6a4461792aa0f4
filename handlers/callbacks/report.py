"""Carry what a curator wants to see of the report: a list, a file, the figures behind it."""

from aiogram.filters.callback_data import CallbackData


class ReportList(CallbackData, prefix="rpl"):
    """Look at what stands behind a number, page by page from 0."""

    show: str
    page: int = 0


class Figures(CallbackData, prefix="rpf"):
    """Look at the figures the report is measured against; 0 is the present year."""

    year: int = 0


class ChangeFigure(CallbackData, prefix="rpc"):
    """Enter a figure anew; a target has a year."""

    indicator: str
    year: int = 0


class TakeReport(CallbackData, prefix="rpx"):
    """Take the bases, the pairs and the chart away as a file."""
