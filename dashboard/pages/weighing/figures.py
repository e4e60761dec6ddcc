"""值不值, by the visitor's own figures: the sentence that answers, what it costs, brings and comes to."""

import streamlit as st

from dashboard.pages.weighing.benefits import show_benefits
from dashboard.pages.weighing.costs import show_costs
from dashboard.pages.weighing.result import show_result
from dashboard.pages.weighing.weighed import weigh
from dashboard.planner.plan import Plan
from dashboard.state import worked_out
from dashboard.state.choices import Choices
from dashboard.state.session import Visit
from dashboard.text.cards import without_plan
from dashboard.text.paths import path_levels
from dashboard.text.words import plain
from dashboard.text.worth import worth_answer
from dashboard.widgets.blocks import show_chosen_path
from dashboard.worth.benefits import benefits_of


def show_answer(visit: Visit) -> None:
    """The answer, on top of every tab."""
    if plan := worked_out.plan(visit):
        show_worth(visit, plan)
    else:
        show_without_plan(visit)
    st.caption(visit.words("worth.no_pay_data"))


def show_worth(visit: Visit, plan: Plan) -> None:
    words, catalog, weighed = visit.words, visit.catalog, weigh(visit, plan)
    answer = worth_answer(words, catalog, plan, weighed.costs, weighed.benefits, weighed.found)
    st.title(plain(answer), anchor=False)
    st.markdown(plain(words("planner.path", path=path_levels(words, catalog, plan))))
    if worked_out.path_is_lost(visit):
        st.warning(words("path.lost"), icon=":material/alt_route:")
    if worked_out.path_is_chosen(visit):
        show_chosen_path(visit)
    if nothing_typed(visit.choices):
        st.info(words("worth.first"), icon=":material/edit:")


def nothing_typed(choices: Choices) -> bool:
    typed = choices.fees or choices.resits or choices.hour_value is not None
    return not typed and not benefits_of(choices).named


def show_without_plan(visit: Visit) -> None:
    """A target that is held, awaited, or that nothing leads to: nothing is to be paid."""
    words = visit.words
    standing = worked_out.standings(visit)[visit.choices.target]
    st.title(plain(without_plan(words, visit.catalog, standing)), anchor=False)
    st.markdown(words("worth.no_plan"))


def show_figures(visit: Visit) -> None:
    """The visitor's figures and what they come to; without a plan there is nothing to work out."""
    if plan := worked_out.plan(visit):
        weighed = weigh(visit, plan)
        show_costs(visit, weighed)
        show_benefits(visit, weighed.costs.currency)
        show_result(visit, weighed)
