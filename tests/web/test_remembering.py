"""What is told of a content is worked out once, and the memory does not grow without end."""

from __future__ import annotations

from functools import partial

from prongsai.web.years.remembering import Memory


def test_a_content_is_worked_out_once_even_where_nothing_is_told_of_it():
    asked: list[str] = []
    memory: Memory[None] = Memory(most=2)

    told = [memory.of("one", lambda: asked.append("one")) for _ in range(3)]

    assert told == [None, None, None]
    assert asked == ["one"]


def test_what_is_forgotten_is_worked_out_again():
    asked: list[str] = []
    memory: Memory[str] = Memory(most=2)

    def tell(key):
        asked.append(key)
        return key.upper()

    told = [memory.of(key, partial(tell, key)) for key in ("a", "b", "c", "a", "c")]

    assert told == ["A", "B", "C", "A", "C"]
    assert asked == ["a", "b", "c", "a"]
