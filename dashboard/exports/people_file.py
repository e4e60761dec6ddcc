"""A team's people as a plain file: byte for byte what the team command writes of the same roster."""

from io import BytesIO

from dashboard.exports.team_takeaway import TeamTakeaway
from dashboard.roster.files_out import rows_for, writer_for
from dashboard.roster.plans_out import plan_roster


def people_file(team: TeamTakeaway, suffix: str) -> bytes:
    """The plans of everyone; `suffix` is `.csv`, `.parquet` or `.xlsx`.

    Raises `OutputError` for what a file of this format cannot hold.
    """
    columns = plan_roster(team.catalog, team.roster, team.reading)
    file = BytesIO()
    writer = writer_for(suffix, file, list(columns), team.today)
    writer.add(rows_for(suffix)(columns))
    writer.close()
    return file.getvalue()
