import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.safety import CONTROL, DANGEROUS, inert, plain, unguarded


@pytest.mark.parametrize("sign", DANGEROUS)
def test_cells_that_would_run_are_inert(sign: str) -> None:
    assert inert(f"{sign}1+1").startswith("'")
    assert inert(f"  \n{sign.strip() or '='}1+1").startswith("'")


@given(st.text())
def test_no_cell_begins_a_formula_or_holds_control_characters(text: str) -> None:
    cell = inert(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert not cell.startswith(("\t", "\r"))
    assert not CONTROL.search(cell)


@given(st.text(alphabet="=+-@'a \n", max_size=20))
def test_the_guard_comes_off_again(text: str) -> None:
    if not text.startswith("'"):
        assert unguarded(inert(text)) == text


def test_escape_characters_go() -> None:
    assert plain("a\x1b[31mb\u202ec\x9bd\r\ne") == "a[31mbcd\ne"
