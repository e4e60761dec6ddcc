"""What the tables say: row types, loading, and all their faults at once."""

from dashboard.catalog.catalog import (
    Catalog,
    Certificate,
    Condition,
    Experience,
    NoneStated,
    Route,
)
from dashboard.catalog.changes import RuleChange, rule_changes
from dashboard.catalog.faults import Fault
from dashboard.catalog.loading import TABLES, CatalogError, load
from dashboard.catalog.past import kept_versions, past_catalog
from dashboard.catalog.rows import READINGS, Clock, Exam, Level, Reading

__all__ = [
    "READINGS",
    "TABLES",
    "Catalog",
    "CatalogError",
    "Certificate",
    "Clock",
    "Condition",
    "Exam",
    "Experience",
    "Fault",
    "Level",
    "NoneStated",
    "Reading",
    "Route",
    "RuleChange",
    "kept_versions",
    "load",
    "past_catalog",
    "rule_changes",
]
