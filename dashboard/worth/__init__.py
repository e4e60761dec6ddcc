"""What a plan costs and brings, by the visitor's own figures: unknown stays unknown."""

from dashboard.worth.benefits import BENEFITS, Benefit, BenefitName, Benefits, benefits_of
from dashboard.worth.costs import KINDS, Asked, CostKind, CostPart, Costs, costs_of
from dashboard.worth.payback import YEARS_SHOWN, Payback, Span, payback

__all__ = [
    "BENEFITS",
    "KINDS",
    "YEARS_SHOWN",
    "Asked",
    "Benefit",
    "BenefitName",
    "Benefits",
    "CostKind",
    "CostPart",
    "Costs",
    "Payback",
    "Span",
    "benefits_of",
    "costs_of",
    "payback",
]
