"""Small made-up ladders, as the text of their tables, for the worked examples of rules that close.

Each is short enough to be read beside the examples. Columns that stand in no table here are empty.
"""

import csv
import io

from tests.slow.files import row_of
from tests.slow.tables import Tables

CLUSTERS = {
    "schemes": "scheme_id\nclusters",
    "levels": """level_id,scheme_id,rank,kind
admin,clusters,1,exam
developer,clusters,2,exam
security,clusters,3,exam
all-round,clusters,4,award""",
    "prerequisites": """level_id,route,fact,scope
admin,anybody,none_required,
developer,anybody,none_required,
security,valid-admin,valid_certificate,admin
all-round,all-three,valid_certificate,admin
all-round,all-three,valid_certificate,developer
all-round,all-three,valid_certificate,security""",
    "exams": """level_id,study_hours,sittings,results_days,fee_training,fee_materials,fee_exam,currency,basis
admin,40,any,0,0,0,395,USD,stated
developer,40,any,0,0,0,395,USD,stated
security,60,any,0,0,0,395,USD,stated
all-round,0,,0,0,0,0,USD,stated""",
    "validity": """level_id,months,from,until
admin,36,,2024-04-01
admin,24,2024-04-01,
developer,24,,
security,24,,""",
}
"""Three exams and an award for whoever holds all three at once. What admin is valid for changed on a day."""

TERMS = {
    "schemes": "scheme_id\nterms",
    "levels": """level_id,scheme_id,rank
one-year,terms,1
two-years,terms,2
shortened,terms,3
no-longer-for-life,terms,4
for-life,terms,5
nobody-says,terms,6""",
    "prerequisites": """level_id,route,fact
one-year,anybody,none_required
two-years,anybody,none_required
shortened,anybody,none_required
no-longer-for-life,anybody,none_required
for-life,anybody,none_required
nobody-says,anybody,none_required""",
    "exams": """level_id,study_hours,sittings,results_days,basis
one-year,20,any,10,stated""",
    "validity": """level_id,months,from,until
one-year,12,,
two-years,24,,
shortened,36,,2023-01-01
shortened,24,2023-01-01,
no-longer-for-life,none,,2011-01-01
no-longer-for-life,36,2011-01-01,
for-life,none,,""",
}
"""One certificate for each way in which a table can say how long it is valid."""

TITLES = {
    "schemes": "scheme_id\ntitles",
    "levels": """level_id,scheme_id,rank,kind
security-exam,titles,1,exam
security-title,titles,2,award
audit-exam,titles,3,exam
audit-title,titles,4,award""",
    "clocks": "clock_id,within\nwork,\nsecurity,work\naudit,work",
    "education": "education_id,rank\nschool,1\nbachelor,2",
    "prerequisites": """level_id,route,fact,scope,value,within
security-exam,anybody,none_required,,,
security-title,five-years,certificate,security-exam,,6
security-title,five-years,experience,security,5,
security-title,degree,certificate,security-exam,,6
security-title,degree,experience,security,4,
security-title,degree,education,bachelor,,
audit-exam,anybody,none_required,,,
audit-title,five-years,certificate,audit-exam,,5
audit-title,five-years,experience,audit,5,10""",
    "exams": """level_id,study_hours,sittings,results_days,basis
security-exam,90,any,0,stated
security-title,0,,0,stated
audit-exam,60,any,0,stated
audit-title,0,,0,stated""",
}
"""The exam comes first, the title is applied for within six or five years of it, once the years are there."""

GATES = {
    "schemes": "scheme_id\ngates",
    "levels": """level_id,scheme_id,rank,first_sitting_on,last_sitting_on
retired,gates,1,,2026-06-30
new,gates,2,2026-07-01,
reformed,gates,3,,
endorsed,gates,4,,
advised,gates,5,,""",
    "clocks": "clock_id,within\nwork,\ncare,work",
    "questions": "question_id\nendorsement",
    "prerequisites": """level_id,reading,route,fact,scope,value,force,from,until
retired,,anybody,none_required,,,,,
new,,anybody,none_required,,,,,
reformed,,before,experience,work,1,,,2026-07-01
reformed,,since,experience,work,2,,2026-07-01,
endorsed,,vouched-for,answer,endorsement,,,,
endorsed,strict,vouched-for,experience,care,1,,,
advised,,advice,experience,work,5,recommended,,""",
    "exams": """level_id,study_hours,sittings,results_days,basis
retired,30,monthly,0,stated
new,30,monthly,0,stated
reformed,30,any,0,stated
endorsed,30,any,0,stated
advised,30,,0,stated""",
}
"""Last and first sittings, a rule that changes on a day, what only the person can vouch for, mere advice."""

LADDERS = {"clusters": CLUSTERS, "terms": TERMS, "titles": TITLES, "gates": GATES}


def tables_of(ladder: str) -> Tables:
    """The rows of one ladder, each with every column of its table."""
    return {
        table: [
            row_of(table, **{f"{column}_": cell for column, cell in row.items()})
            for row in csv.DictReader(io.StringIO(text))
        ]
        for table, text in LADDERS[ladder].items()
    }
