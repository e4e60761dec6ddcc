"""What the visitor expects of the certificate: three kinds of money, each with how sure they are of it."""

import streamlit as st

from dashboard.pages.weighing.fields import ask_money, ask_whole, money_label
from dashboard.state.choices import RAISE_AFTER
from dashboard.state.of_clocks import PERCENT
from dashboard.state.session import Visit
from dashboard.worth.benefits import BENEFITS, BenefitName

SURE: dict[BenefitName, str] = {
    "raise_a_month": "raise_sure",
    "one_off": "one_off_sure",
    "subsidy": "subsidy_sure",
}
"""The field of the choices that says how sure they are."""


def show_benefits(visit: Visit, currency: str) -> None:
    words = visit.words
    st.subheader(words("worth.benefits.title"), anchor=False)
    st.markdown(words("worth.benefits.text"))
    for name in BENEFITS:
        with st.container(border=True):
            st.markdown(f"**{words(f'worth.benefit.{name}')}**")
            st.caption(words(f"worth.benefit.{name}.text"))
            amount, sure, after = st.columns(3)
            with amount:
                ask_money(visit, name, money_label(words, words(f"worth.benefit.{name}"), currency))
            with sure:
                ask_whole(visit, SURE[name], words("worth.sure"), PERCENT.most)
            if name == "raise_a_month":
                with after:
                    ask_whole(
                        visit,
                        "raise_after",
                        words("worth.raise_after"),
                        RAISE_AFTER.most,
                        empty=words("worth.raise_after.empty"),
                    )
