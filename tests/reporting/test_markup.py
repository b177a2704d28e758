from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from prongsai.reporting.letters import shown
from prongsai.reporting.markup import element, escaped

ANY = st.text(st.characters())


@given(ANY, ANY)
def test_an_xml_parser_finds_the_text_and_the_attribute_again(words, value):
    made = element("a", escaped(words), attributes={"b": value, "c": 1})

    read = etree.fromstring(made)
    assert (read.text or "", read.get("b"), read.get("c")) == (shown(words), shown(value), "1")


def test_a_text_cannot_close_its_element():
    assert element("a", escaped("</a><b>")) == "<a>&lt;/a&gt;&lt;b&gt;</a>"
