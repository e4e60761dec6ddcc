"""What somebody sees who looks at one ladder: its levels, what they build on, what is said of them."""

import pytest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.in_view import in_view, told_together
from dashboard.catalog.loading import load
from dashboard.catalog.reachable import reachable_levels
from dashboard.catalog.rows import READINGS, Scheme
from tests.conftest import SHIPPED
from tests.ladders_catalog import ladders_catalog

EVERY = [*((ladders_catalog(), each) for each in ladders_catalog().schemes_with_levels)]
EVERY += [(load(SHIPPED), each) for each in load(SHIPPED).schemes_with_levels]


def seen(catalog: Catalog, scheme_id: str) -> Catalog:
    return in_view(catalog, told_together(catalog, scheme_id))


@pytest.mark.parametrize(("catalog", "scheme"), EVERY)
def test_a_ladder_in_view_stands_by_itself(catalog: Catalog, scheme: Scheme) -> None:
    found = seen(catalog, scheme.scheme_id)
    own = [level.level_id for level in catalog.levels if level.scheme_id == scheme.scheme_id]
    assert {*own} <= {*found.level_ids}
    for reading in READINGS:
        assert {*reachable_levels(found.level_ids, found.prerequisites, reading)} == {*found.level_ids}
    for level_id in found.level_ids:
        assert found.exam(level_id) == catalog.exam(level_id)
        assert found.validity_of(level_id) == catalog.validity_of(level_id)


def test_a_ladder_has_in_view_what_its_levels_build_on_and_no_other(ladders: Catalog) -> None:
    # Audit tools are had by a drawing or a basic network certificate.
    auditing = {"audit-junior", "audit-tools", "audit-advanced", "audit-fellow"}
    drawing = {"draw-junior", "draw-intermediate", "draw-advanced"}
    assert {*seen(ladders, "auditing").level_ids} == auditing | drawing | {"net-basic"}
    network = {"net-basic", "net-professional-2024", "net-professional-2027", "net-expert"}
    assert {*seen(ladders, "networking").level_ids} == network


def test_what_is_said_of_one_ladder_is_not_said_of_another(ladders: Catalog) -> None:
    network, drawing = seen(ladders, "networking"), seen(ladders, "drawing")
    assert {row.scheme_id for row in network.contradictions} <= {"networking"}
    for table in ("claims", "checklist", "duties", "subjects", "reach"):
        both = {*getattr(network, table)} & {*getattr(drawing, table)}
        assert not both, table
    assert drawing.claims == ladders.claims


def test_schemes_told_by_one_text_are_seen_together(frozen: Catalog) -> None:
    together = {"aigc-application-engineer", "aigc-prompt-engineer"}
    assert told_together(frozen, "aigc-prompt-engineer") == together
    assert in_view(frozen, frozenset(together)) is frozen
