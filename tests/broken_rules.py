"""Ways to break clocks, education, questions, validity and the other tables of rules; as `broken_tables`."""

from tests.broken_tables import (
    ADVANCED,
    INTERMEDIATE,
    JUNIOR,
    Breakage,
    Edit,
    Told,
    body,
    case,
    cell,
    insert,
    line_of,
    only_header,
    rule,
)

RULES = "prerequisites.csv"
ASKED = ("questions", line_of("questions", question_id="endorsed", text_zh="有人推荐", text_en="Endorsed"))


def wrong_rule(name: str, text: str, *wrong: tuple[str, str, str]) -> Breakage:
    """One line of prerequisites, and its wrong columns with the codes and values told."""
    told = (Told(RULES, 2, column, code, value) for column, code, value in wrong)
    return case(name, body(*ASKED), body("prerequisites", text), *told)


WRONG_RULES = (
    wrong_rule(
        "a condition where nothing is required",
        rule(JUNIOR, "none_required", "work", "1", within="2"),
        ("scope", "must_be_empty", "work"),
        ("value", "must_be_empty", "1"),
        ("within", "must_be_empty", "2"),
    ),
    wrong_rule(
        "experience within fewer years than it asks for",
        rule(JUNIOR, "experience", "work", "3", within="2.9999"),
        ("within", "within_below_value", "2.9999"),
    ),
    wrong_rule(
        "a certificate obtained longer ago than it may be",
        rule(ADVANCED, "certificate", INTERMEDIATE, "2", within="1"),
        ("within", "within_below_value", "1"),
    ),
    wrong_rule(
        "a valid certificate obtained longer ago than it may be",
        rule(ADVANCED, "valid_certificate", INTERMEDIATE, "2", within="0"),
        ("within", "within_below_value", "0"),
    ),
    wrong_rule(
        "years that are no number say nothing of those within which they lie",
        rule(JUNIOR, "experience", "work", "three", within="2"),
        ("value", "not_a_number", "three"),
    ),
    wrong_rule(
        "a valid certificate of no level",
        rule(JUNIOR, "valid_certificate"),
        ("scope", "certificate_missing", ""),
    ),
    wrong_rule(
        "a valid certificate of an unknown level",
        rule(JUNIOR, "valid_certificate", f"{INTERMEDIATE}|gone"),
        ("scope", "unknown_id", "gone"),
    ),
    wrong_rule(
        "two kinds of education in one condition",
        rule(JUNIOR, "education", "bachelor|master"),
        ("scope", "not_one_id", "bachelor|master"),
    ),
    wrong_rule("no education", rule(JUNIOR, "education", "", "2"), ("scope", "id_missing", "")),
    wrong_rule(
        "education that there is not, within some years",
        rule(JUNIOR, "education", "diploma", "2", within="3"),
        ("scope", "unknown_id", "diploma"),
        ("within", "must_be_empty", "3"),
    ),
    wrong_rule(
        "an answer to a question that there is not",
        rule(JUNIOR, "answer", "apprenticeship"),
        ("scope", "unknown_id", "apprenticeship"),
    ),
    wrong_rule(
        "years of an answer",
        rule(JUNIOR, "answer", "endorsed", "1", within="2"),
        ("value", "must_be_empty", "1"),
        ("within", "must_be_empty", "2"),
    ),
    wrong_rule(
        "two answers in one condition",
        rule(JUNIOR, "answer", "endorsed|endorsed"),
        ("scope", "not_one_id", "endorsed|endorsed"),
    ),
    wrong_rule("no question", rule(JUNIOR, "answer"), ("scope", "id_missing", "")),
    wrong_rule(
        "a row that applies to the day before it begins",
        rule(JUNIOR, "none_stated", from_day="2027-03-20", until="2027-03-19"),
        ("until", "until_not_after_from", "2027-03-19"),
    ),
    wrong_rule(
        "a row that applies on no day",
        rule(JUNIOR, "none_stated", from_day="2027-03-20", until="2027-03-20"),
        ("until", "until_not_after_from", "2027-03-20"),
    ),
    wrong_rule(
        "days that are none",
        rule(JUNIOR, "none_stated", from_day="2027-02-30", until="2027-02"),
        ("from", "not_a_date", "2027-02-30"),
        ("until", "not_a_date", "2027-02"),
    ),
    wrong_rule(
        "a force that there is not",
        rule(JUNIOR, "none_stated", force="preferred"),
        ("force", "unknown_word", "preferred"),
    ),
    wrong_rule(
        "a recommended row is as wrong as a required one",
        rule(JUNIOR, "experience", "study", "-1", force="recommended"),
        ("scope", "unknown_id", "study"),
        ("value", "negative", "-1"),
    ),
    *(
        case(
            f"a certificate that is valid for {months!r} months",
            body("validity", line_of("validity", level_id=JUNIOR, months=months)),
            Told("validity.csv", 2, "months", "not_lasting", months),
        )
        for months in ("0", "-1", "36.5", "1201", "None", "ever", "3 years", "３６")
    ),
    case(
        "a certificate whose months are left out",
        body("validity", line_of("validity", level_id=JUNIOR)),
        Told("validity.csv", 2, "months", "months_missing"),
    ),
    case(
        "a certificate that is valid from and until one day",
        body("validity", "aigc-junior,36,2027-01-01,2027-01-01,"),
        Told("validity.csv", 2, "until", "until_not_after_from", "2027-01-01"),
    ),
    *(
        case(
            f"renewals.{column} is {text!r}",
            body("renewals", line_of("renewals", **{"level_id": JUNIOR, "how": "fee", column: text})),
            Told("renewals.csv", 2, column, code, text),
        )
        for column, text, code in (
            ("how", "pray", "unknown_word"),
            ("counts_from", "other", "unknown_word"),
            ("value", "-1", "negative"),
            ("opens_months", "1.5", "not_whole"),
            ("opens_months", "1201", "too_large"),
            ("opens_days", "-30", "negative"),
            ("grace_days", "a week", "not_a_number"),
            ("fee", "500 CNY", "not_a_number"),
        )
    ),
    *(
        case(
            f"{table}.{column} is {text!r}",
            cell(table, 2, column, text),
            Told(f"{table}.csv", 2, column, code, text),
        )
        for table, column, text, code in (
            ("levels", "kind", "title", "unknown_word"),
            ("levels", "first_sitting_on", "2027-13-01", "not_a_date"),
            ("levels", "last_sitting_on", "2027", "not_a_date"),
            ("levels", "successor", "two levels", "not_an_id"),
            ("exams", "resit_days", "30.5", "not_whole"),
            ("exams", "resit_days", "-1", "negative"),
            ("education", "rank", "-1", "negative"),
            ("education", "rank", "high", "not_a_number"),
            ("contradictions", "role", "C4", "unknown_word"),
            ("schemes", "url", "www.miit.example", "not_a_url"),
            ("schemes", "fields", "a,b", "not_an_id"),
        )
    ),
)


def one_of_two(times: int) -> tuple[Edit, ...]:
    """The advanced level asks for one of two certificates so many times, each pair another."""
    pairs = [(f"x{number}a", f"x{number}b") for number in range(times)]
    cells = {"scheme_id": "aigc-prompt-engineer", "rank": "1", "name_zh": "新", "name_en": "New"}
    return (
        *(insert("levels", 6, line_of("levels", level_id=each, **cells)) for pair in pairs for each in pair),
        *(insert("prerequisites", 2, rule(ADVANCED, "certificate", "|".join(pair))) for pair in pairs),
    )


REFERENCES = (
    case(
        "every new column points to what is not there",
        cell("contradictions", 2, "scheme_id", "gone"),
        cell("schemes", 2, "fields", "it|design"),
        cell("levels", 2, "successor", "gone"),
        body("aliases", line_of("aliases", alias="初级", level_id="gone")),
        cell("clocks", 3, "within", "gone"),
        body("validity", line_of("validity", level_id="gone", months="none")),
        body(
            "renewals",
            line_of("renewals", level_id="gone", how="credits", scope="any-id", value="60"),
            line_of("renewals", level_id=JUNIOR, how="pass_other", scope=f"{INTERMEDIATE}|gone"),
        ),
        Told("contradictions.csv", 2, "scheme_id", "unknown_id", "gone"),
        Told("schemes.csv", 2, "fields", "unknown_id", "design"),
        Told("schemes.csv", 2, "fields", "unknown_id", "it"),
        Told("levels.csv", 2, "successor", "unknown_id", "gone"),
        Told("aliases.csv", 2, "level_id", "unknown_id", "gone"),
        Told("clocks.csv", 3, "within", "unknown_id", "gone"),
        Told("validity.csv", 2, "level_id", "unknown_id", "gone"),
        Told("renewals.csv", 2, "level_id", "unknown_id", "gone"),
        Told("renewals.csv", 3, "scope", "unknown_id", "gone"),
    ),
    case(
        "the new tables cite what is not there",
        cell("clocks", 2, "cites", "S99"),
        body("questions", line_of("questions", question_id="endorsed", cites="S99")),
        body("validity", line_of("validity", level_id=JUNIOR, months="36", cites="S99")),
        body("renewals", line_of("renewals", level_id=JUNIOR, how="fee", cites="S99")),
        Told("clocks.csv", 2, "cites", "unknown_id", "S99"),
        Told("questions.csv", 2, "cites", "unknown_id", "S99"),
        Told("validity.csv", 2, "cites", "unknown_id", "S99"),
        Told("renewals.csv", 2, "cites", "unknown_id", "S99"),
    ),
    case(
        "clocks hold their header alone, and experience is asked for",
        only_header("clocks"),
        *(
            Told(RULES, number, "scope", "unknown_id", clock)
            for number, clock in ((3, "aigc"), (4, "work"), (6, "aigc"), (7, "work"))
        ),
    ),
    case(
        "there is a clock, and not the one that all lie within",
        body("clocks", "aigc,work,应用,AIGC,,,"),
        Told("clocks.csv", 2, "within", "unknown_id", "work"),
        *(Told(RULES, number, "scope", "unknown_id", "work") for number in (4, 7)),
    ),
)

SEVERAL_ROWS = (
    case(
        "a level asks ten times for one of two certificates, which is 1024 choices",
        *one_of_two(10),
        Told("levels.csv", 4, "level_id", "too_many_choices", ADVANCED),
    ),
    case(
        "a clock lies within none",
        cell("clocks", 3, "within", ""),
        Told("clocks.csv", 3, "within", "clock_without_root"),
    ),
    case(
        "the clock that all lie within lies within another",
        cell("clocks", 2, "within", "aigc"),
        Told("clocks.csv", 2, "within", "must_be_empty", "aigc"),
    ),
    case(
        "a clock lies within itself",
        cell("clocks", 3, "within", "aigc"),
        Told("clocks.csv", 3, "within", "clock_circle", "aigc"),
    ),
    case(
        "clocks lie within one another in a circle, and another within one of them",
        insert("clocks", 4, "a,c,甲,A,,,"),
        insert("clocks", 5, "b,a,乙,B,,,"),
        insert("clocks", 6, "c,b,丙,C,,,"),
        insert("clocks", 7, "d,c,丁,D,,,"),
        Told("clocks.csv", 4, "within", "clock_circle", "c"),
        Told("clocks.csv", 5, "within", "clock_circle", "a"),
        Told("clocks.csv", 6, "within", "clock_circle", "b"),
    ),
    case(
        "two rows of validity without a day to begin on",
        body("validity", "aigc-junior,36,,,", "aigc-junior,24,,2027-01-01,"),
        Told("validity.csv", 3, "level_id", "duplicate_key", JUNIOR),
    ),
    case(
        "rows of validity overlap, whatever their order, and those of another level don't",
        body(
            "validity",
            "aigc-junior,36,2027-01-01,,",
            "aigc-junior,24,,2027-01-02,",
            "aigc-junior,12,2026-06-01,2027-06-01,",
            "aigc-advanced,12,2026-06-01,2027-06-01,",
            "aigc-advanced,none,2027-06-01,,",
        ),
        Told("validity.csv", 3, "from", "validity_overlaps", JUNIOR),
        Told("validity.csv", 4, "from", "validity_overlaps", JUNIOR),
    ),
    case(
        "an alias is the id of a level, of its own or of another",
        body(
            "aliases", "aigc-junior,aigc-junior", "aigc-advanced,aigc-junior", "AIGC-Advanced,aigc-advanced"
        ),
        Told("aliases.csv", 2, "alias", "alias_is_level", JUNIOR),
        Told("aliases.csv", 3, "alias", "alias_is_level", ADVANCED),
    ),
    case(
        "an alias is there twice, for one level and for two",
        body("aliases", "初,aigc-junior", "初,aigc-junior", "初,aigc-advanced"),
        Told("aliases.csv", 3, "alias", "duplicate_key", "初"),
        Told("aliases.csv", 4, "alias", "duplicate_key", "初"),
    ),
    case(
        "a whole renewal is there twice",
        body(
            "renewals",
            *2 * [line_of("renewals", level_id=JUNIOR, route="points", how="credits", value="60")],
            line_of("renewals", level_id=JUNIOR, route="points", how="credits", value="61"),
        ),
        Told("renewals.csv", 3, "level_id", "duplicate_key", JUNIOR),
    ),
    case(
        "a prerequisite is there twice, required in so many words and required by silence",
        body(
            "prerequisites",
            rule(JUNIOR, "none_stated"),
            rule(JUNIOR, "none_stated", force="required"),
            rule(JUNIOR, "none_stated", from_day="2027-01-01"),
        ),
        Told(RULES, 3, "level_id", "duplicate_key", JUNIOR),
    ),
    *(
        case(
            f"a {table} id is there twice",
            body(table, text, text),
            Told(f"{table}.csv", 3, column, "duplicate_key", "x"),
        )
        for table, column, text in (
            ("fields", "field_id", "x,甲,A"),
            ("questions", "question_id", "x,,,,,"),
            ("education", "education_id", "x,1,甲,A"),
        )
    ),
)

FILLED = (
    *(
        case(
            f"{table}.{column} is left out",
            cell(table, 2, column, ""),
            Told(f"{table}.csv", 2, column, "empty"),
        )
        for table, columns in {
            "contradictions": "contradiction_id scheme_id",
            "schemes": "name_zh name_en",
            "levels": "scheme_id rank name_zh name_en",
            "clocks": "name_zh name_en",
            "education": "rank name_zh name_en",
            "subjects": "level_id name_zh name_en",
            "duties": "name_zh name_en",
            "industries": "name_zh name_en",
            "audiences": "name_zh name_en",
        }.items()
        for column in columns.split()
    ),
    case(
        "what must be filled in the tables that are frozen without rows is left out",
        body("fields", "x,,"),
        body("aliases", "初,"),
        insert("aliases", 3, '"",aigc-junior'),
        body("questions", line_of("questions", text_en="Endorsed?")),
        body("validity", line_of("validity", months="36")),
        body("renewals", line_of("renewals", how="fee")),
        Told("fields.csv", 2, "name_en", "empty"),
        Told("fields.csv", 2, "name_zh", "empty"),
        Told("aliases.csv", 2, "level_id", "empty"),
        Told("aliases.csv", 3, "alias", "empty"),
        Told("questions.csv", 2, "question_id", "empty"),
        Told("validity.csv", 2, "level_id", "empty"),
        Told("renewals.csv", 2, "level_id", "empty"),
    ),
)
