from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.tracking.reports import QUARTERS, at, output, progress, report

from prongsai.tracking import total_outputs

AMOUNTS = st.decimals(min_value=0, max_value=1000, places=2).map(str)


@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.randoms())
def test_quarters_are_summed_exactly_in_any_order(amounts, chance):
    reports = [
        report(quarter.code, outputs=(output("การตรวจ", amount),))
        for quarter, amount in zip(QUARTERS, amounts, strict=False)
    ]
    chance.shuffle(reports)

    (total,) = total_outputs(progress(*reports), "a", at("2568"))

    assert total.amount == sum(map(Decimal, amounts))


def test_things_and_units_are_kept_apart_in_the_order_first_said():
    told = progress(
        report("2568-Q1", outputs=(output("ประชุม", "2"), output("ประชุม", "30", "คน"))),
        report("2568-Q2", outputs=(output("อบรม", "1"), output("ประชุม", "3"))),
    )

    assert total_outputs(told, "a", at("2568")) == (
        output("ประชุม", "5"),
        output("ประชุม", "30", "คน"),
        output("อบรม", "1"),
    )


def test_words_that_differ_only_in_blanks_mean_the_same():
    told = progress(
        report("2568-Q1", outputs=(output("การ ตรวจ", "1"),)),
        report("2568-Q2", outputs=(output("การตรวจ ", "2"),)),
    )

    assert total_outputs(told, "a", at("2568")) == (output("การ ตรวจ", "3"),)


def test_only_the_asked_period_and_measure_count():
    told = progress(
        report("2568-Q1", outputs=(output("ประชุม", "1"),)),
        report("2568-Q2", outputs=(output("ประชุม", "2"),)),
        report("2568-Q3", outputs=(output("ประชุม", "4"),)),
        report("2568-Q1", key="b", outputs=(output("ประชุม", "8"),)),
    )

    assert total_outputs(told, "a", at("2568-H1")) == (output("ประชุม", "3"),)
    assert total_outputs(told, "a", at("2568-Q3")) == (output("ประชุม", "4"),)
    assert total_outputs(told, "a", at("2568-Q4")) == ()


def test_a_longer_report_sums_up_the_shorter_ones_and_is_not_added_to_them():
    told = progress(
        report("2568-Q1", outputs=(output("ประชุม", "1"),)),
        report("2568-Q2", outputs=(output("ประชุม", "2"),)),
        report("2568-H1", outputs=(output("ประชุม", "3"),)),
        report("2568-Q3", outputs=(output("ประชุม", "5"),)),
    )

    assert total_outputs(told, "a", at("2568")) == (output("ประชุม", "8"),)


def test_a_longer_report_that_is_silent_on_a_thing_takes_nothing_away():
    told = progress(
        report("2568-Q1", outputs=(output("ประชุม", "1"),)),
        report("2568-H1", outputs=(output("อบรม", "3"), output("ประชุม", None))),
    )

    assert total_outputs(told, "a", at("2568")) == (output("ประชุม", "1"), output("อบรม", "3"))


def test_an_amount_that_nobody_said_stays_unsaid():
    told = progress(report("2568-Q1", outputs=(output("ประชุม", None),)))

    assert total_outputs(told, "a", at("2568")) == (output("ประชุม", None),)


def test_shares_are_not_added_up():
    told = progress(
        report("2568-Q1", outputs=(output("คำขอที่เสร็จในกำหนด", "80", "ร้อยละ"),)),
        report("2568-Q2", outputs=(output("คำขอที่เสร็จในกำหนด", "95", "ร้อยละ"),)),
    )

    assert total_outputs(told, "a", at("2568")) == (output("คำขอที่เสร็จในกำหนด", "95", "ร้อยละ"),)
