import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.roster.invisible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u200b姓名\u200e", "姓名"),
        ("姓\ufeff名", "姓名"),
        ("姓\u00a0名", "姓 名"),
        ("\u3000工作年限\u2009", "工作年限"),
        ("\u202d12\u202c", "12"),
        ("20\u200d27", "2027"),
        ("王\u200d伟", "王伟"),
        ("work\u2060_\u00adyears", "work_years"),
        ("\u2066a\u2069\u061c", "a"),
        ("\u200b \u2800\u3164\ufeff", ""),
        ("一\n二\t三", "一\n二\t三"),
        (" plain ", "plain"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("👨🏽\u200d🚀", "👨🏽\u200d🚀"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u200d💻\u200d", "💻"),
        ("高\ufe0f级", "高级"),
        ("甲\x0b\x07", "甲"),
        ("A\x0bB", "AB"),
    ],
)
def test_a_text_is_what_is_seen_of_it(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(st.text())
def test_what_is_seen_is_all_there_is_to_see(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible(f"\u200b{text}\ufeff") == visible(text)
