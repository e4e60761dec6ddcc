"""A team's people as a plain file: byte for byte what the team command writes of the same roster."""

from io import BytesIO

from dashboard.exports.team_takeaway import TeamTakeaway
from dashboard.roster import plan_roster, writer_for
from dashboard.roster.table import CHUNK_ROWS


def people_file(team: TeamTakeaway, suffix: str) -> bytes:
    """The plans of everyone; `suffix` is `.csv`, `.parquet` or `.xlsx`.

    Raises `OutputError` for what a file of this format cannot hold.
    """
    columns = plan_roster(team.catalog, team.roster, team.reading)
    file = BytesIO()
    writer = writer_for(suffix, file, list(columns), team.today)
    # Part by part, as the command does: a part is a row group of a Parquet file.
    for start in range(0, max(len(team), 1), CHUNK_ROWS):
        writer.write([column[start : start + CHUNK_ROWS] for column in columns.values()])
    writer.close()
    return file.getvalue()
