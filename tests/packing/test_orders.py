import pytest

from prongsai.core.dates import Period
from prongsai.core.errors import ValueUnreadable
from prongsai.packing import Format, FormatUnknown, Order
from prongsai.reporting import Kind, KindUnknown


def test_no_words_ask_for_every_format_and_no_kind_in_particular():
    assert Order.parse() == Order(kinds=(), formats=tuple(Format), period=None)


def test_lists_are_parted_by_commas_and_named_once():
    order = Order.parse(only="plan, memo-plan,plan", formats="pdf,docx")

    assert order.kinds == (Kind.PLAN, Kind.MEMO_PLAN)
    assert order.formats == (Format.PDF, Format.DOCX)


def test_a_period_is_read_as_it_is_written_in_a_dossier():
    assert Order.parse(period="2566-H1").period == Period.parse("2566-H1")


def test_an_unknown_kind_is_answered_with_the_kinds_there_are():
    with pytest.raises(KindUnknown) as raised:
        Order.parse(only="analysis,poster")

    assert "poster" in raised.value.said.en
    assert "oit-checklist" in raised.value.remedy.th


def test_an_unknown_format_is_answered_with_the_formats_there_are():
    with pytest.raises(FormatUnknown) as raised:
        Order.parse(formats="odt")

    assert "odt" in raised.value.said.th
    assert "xlsx" in raised.value.remedy.en


def test_a_period_that_is_none_is_refused():
    with pytest.raises(ValueUnreadable):
        Order.parse(period="2566-Q5")
