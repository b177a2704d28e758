"""What changed between two versions of a document?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from prongsai.web.documents.records import Change

_MOST = 300


def changes_between(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """The passages that differ, in the order of the newer version.

    >>> changes_between(["a", "b"], ["a", "c", "d"])
    (Change(was='b', now='c'), Change(was='', now='d'))
    """
    return tuple(_changes(before, after))[:_MOST]


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(j - i, m - k)):
            was = before[i + at] if i + at < j else ""
            now = after[k + at] if k + at < m else ""
            yield Change(was=was, now=now)
