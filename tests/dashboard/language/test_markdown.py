"""What a user typed, as Markdown that says it, and back. What a browser makes of it: browser/test_hostile.py."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzemodel.dashboard.language.markdown import APART, address, escape, link, plain, split_bold
from tests.hostile import HOSTILE, TEXTS

LETTERS = st.text(alphabet=st.sampled_from("ab1 .:@<>=~-[](){}!#$*_`|\\&\"'/\nwW€é"))


@given(st.one_of(st.sampled_from(TEXTS), LETTERS, st.lists(st.sampled_from(TEXTS)).map("".join)))
def test_user_text_comes_back_as_it_was(text):
    """On one line; also out of bold, and out of a link with the text beside the pointer."""
    there = " ".join(text.split())
    assert plain(escape(text)) == there
    assert plain(f"**{escape(text)}**") == there and plain(link(escape(text), "maatregelen?stap=1", text)) == there


@given(st.one_of(st.sampled_from(TEXTS), LETTERS))
def test_no_sign_of_markdown_is_left(text):
    """But for what keeps runs of text apart, and bare minus, plus and point where they mean nothing."""
    bare = re.sub(r"\\.", "", escape(text).replace(APART, ""))
    assert not re.search(r"[\\`*_{}\[\]<>#|~$:&]", bare) and escape(text)[:1] not in tuple("-+=")
    assert len(split_bold(f"a **{escape(text)}** b")) == 3


@pytest.mark.parametrize("text", [HOSTILE, *TEXTS])
def test_no_run_of_text_holds_what_streamlit_looks_for(text):
    """After all has been read, Streamlit changes each run of text once more."""
    runs = [re.sub(r"\\(.)", r"\1", run) for run in escape(text).split(APART)]
    found = r"(?i)https?://|www\.|\S@\S|:[\w+-]+:|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)"
    assert not any(re.search(found, run) for run in runs)


@pytest.mark.parametrize(
    "name", ["Grip op instroom", "Hulp (POH)", "Wet & regels!", "Zorg+", "5.1 Naam", "Zij zei 'ja'", "€ 5", "a = b"]
)
def test_an_ordinary_name_gets_no_backslash(name):
    """A slider is called by its label as it stands, by who hears it read out."""
    assert escape(name).replace("\\&", "&") == name


def test_a_title_ends_where_it_ends():
    """Whatever signs it has."""
    made = link("5", "maatregelen?stap=5", 'a" onmouseover="x) [b](c) \\ `d` :material/delete: &quot;')
    assert re.fullmatch(r'\[5\]\(maatregelen\?stap=5 "[^"\\<>`*:\[\]]*"\)', made) and plain(made) == "5"


def test_only_an_address_of_the_dashboard_is_a_link():
    """And only where it begins so."""
    assert address("http://here/?a=1~2 (alleen hier)") == "<http://here/?a=1~2> (alleen hier)"
    assert address("Gebalanceerd") == "" and address("https://x<b> y") == ""


@pytest.mark.parametrize("text", ["naam", *TEXTS])
def test_a_link_with_a_bold_part_is_said_in_pieces(text):
    """A step is such a link: its code bold, its address nowhere."""
    line = f"beter met {link(f'**5.1** {escape(text)}', 'maatregelen?stap=5.1~2', text)} erbij"
    pieces = split_bold(line)
    assert list(map(plain, pieces)) == ["beter met ", "5.1", f" {' '.join(text.split())} erbij"]
