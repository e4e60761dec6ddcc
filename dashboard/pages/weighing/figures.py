"""值不值, by the visitor's own figures: the sentence that answers, what it costs, brings and comes to."""

import streamlit as st

from dashboard import session, widgets
from dashboard.choices import Choices
from dashboard.pages.weighing.benefits import show_benefits
from dashboard.pages.weighing.costs import show_costs
from dashboard.pages.weighing.result import show_result
from dashboard.pages.weighing.weighed import weigh
from dashboard.planner import Plan
from dashboard.session import Visit
from dashboard.text import path_levels, plain, without_plan, worth_answer
from dashboard.worth import benefits_of


def show_answer(visit: Visit) -> None:
    """The answer, on top of every tab."""
    if plan := session.plan(visit):
        show_worth(visit, plan)
    else:
        show_without_plan(visit)
    st.caption(visit.words("worth.no_pay_data"))


def show_worth(visit: Visit, plan: Plan) -> None:
    words, catalog, weighed = visit.words, visit.catalog, weigh(visit, plan)
    answer = worth_answer(words, catalog, plan, weighed.costs, weighed.benefits, weighed.found)
    st.title(plain(answer), anchor=False)
    st.markdown(plain(words("planner.path", path=path_levels(words, catalog, plan))))
    if session.path_is_lost(visit):
        st.warning(words("path.lost"), icon=":material/alt_route:")
    if session.path_is_chosen(visit):
        widgets.show_chosen_path(visit)
    if nothing_typed(visit.choices):
        st.info(words("worth.first"), icon=":material/edit:")


def nothing_typed(choices: Choices) -> bool:
    typed = choices.fees or choices.resits or choices.hour_value is not None
    return not typed and not benefits_of(choices).named


def show_without_plan(visit: Visit) -> None:
    """A target that is held, awaited, or that nothing leads to: nothing is to be paid."""
    words = visit.words
    standing = session.standings(visit)[visit.choices.target]
    st.title(plain(without_plan(words, visit.catalog, standing)), anchor=False)
    st.markdown(words("worth.no_plan"))


def show_figures(visit: Visit) -> None:
    """The visitor's figures and what they come to; without a plan there is nothing to work out."""
    if plan := session.plan(visit):
        weighed = weigh(visit, plan)
        show_costs(visit, weighed)
        show_benefits(visit, weighed.costs.currency)
        show_result(visit, weighed)
