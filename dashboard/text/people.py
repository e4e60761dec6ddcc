"""What a visitor said of their education, and what they vouch for, in words."""

from dashboard.catalog.catalog import Catalog
from dashboard.rules.people import Answer, Dated
from dashboard.text.words import Words


def education_words(words: Words, catalog: Catalog, education: Dated) -> str:
    """ "学历：本科 2027-06-30"; that nothing is said of it, where it is empty."""
    return words("said.education", education=education_list(words, catalog, education))


def education_list(words: Words, catalog: Catalog, education: Dated) -> str:
    """ "本科 2027-06-30"; that nothing is said of it, where it is empty."""
    said = []
    for education_id, day in education:
        name = words.name(catalog.education_of(education_id))
        said.append(f"{name} {words.date(day)}" if day else name)
    return words.all_of(said) if said else words("ask.education.not_said")


def answer_words(words: Words, catalog: Catalog, question_id: str, answer: Answer | None) -> str:
    """ "有35小时培训：是"."""
    question = words.of(catalog.question(question_id), "text")
    return words("said.answer", question=question, answer=answer_word(words, answer))


def answer_word(words: Words, answer: Answer | None) -> str:
    """Yes, from a day where one is given; no; or that the question was not answered."""
    if answer is None:
        return words("ask.answer.not_answered")
    if not answer.yes:
        return words("ask.answer.no")
    return words("said.answer.from", date=words.date(answer.day)) if answer.day else words("ask.answer.yes")
