"""How does a copy of a Word file come to bear comments, with nothing else in it changed?

Only the text's own part, the comments and what lists the parts are written anew; every other
part is copied as it is.
"""

from __future__ import annotations

import io
import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Said
from prongsai.core.reading import Reading
from prongsai.intake.notes import Note
from prongsai.intake.word.anchors import Anchor, Anchors, Spot
from prongsai.intake.word.package import DAMAGED, Package, damaged, no_word_file
from prongsai.intake.word.wordml import MAIN, RELATIONS, Element, W, whole

_MOST_BYTES = 100_000_000
_MOST_UNPACKED = 500_000_000  # pictures are copied too
_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS_SPACE}"/>'
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]+")
_FONT = "TH Sarabun New"
_HALF_POINTS = "28"
_JOINED_TO_NEXT = "เแโใไ"
_JOINED_TO_LAST = "ะาำๅๆ"


def with_comments(path: Path, reading: Reading, notes: Sequence[Note], *, author: str) -> bytes:
    """The bytes of a copy with a comment for each note, at the words that it quotes.

    What stands in a box is commented where the box is anchored; what stands on every page, and
    what cannot be found, at the first paragraph. The same notes give the same bytes.
    Errors: FileUnusable.
    """
    try:
        package = Package(path)
        try:
            package.document()  # within all limits
            made = _Copy(path, package.main, package.address_of("comments"))
        finally:
            package.close()
        return made.write(reading, notes, author)
    except DAMAGED as error:
        raise damaged(path) from error


class _Copy:
    """The parts of the new file."""

    def __init__(self, path: Path, main: str, comments: str | None) -> None:
        self._path = path
        self._main = main
        archive = zipfile.ZipFile(io.BytesIO(read_whole(path, limit=_MOST_BYTES)))
        self._parts = {info.filename: info for info in archive.infolist()}
        if sum(info.file_size for info in self._parts.values()) > _MOST_UNPACKED:
            raise _too_large(path)
        self._archive = archive
        self._changed: dict[str, bytes] = {}
        self._comments = comments

    def write(self, reading: Reading, notes: Sequence[Note], author: str) -> bytes:
        document = self._parsed(self._main)
        body = document.find(f"{W}body")
        if body is None:
            raise no_word_file(self._path)  # or one in Word's strict form, which nobody writes
        comments = (
            self._parsed(self._comments)
            if self._comments in self._parts and self._comments is not None
            else etree.Element(f"{W}comments", nsmap={"w": MAIN})
        )
        anchors = Anchors(reading, body)
        found = [(note, anchors.find(note) or anchors.first()) for note in notes]
        marking = _Marking()
        number = _first_free(document, comments)
        for note, anchor in found:
            if anchor is None:
                continue
            comments.append(_comment(note, number, author))
            marking.mark(anchor, number)
            number += 1
        self._changed[self._main] = _bytes_of(document)
        self._keep(comments)
        return self._packed()

    def _keep(self, comments: Element) -> None:
        folder = posixpath.dirname(self._main)
        if self._comments is None or self._comments not in self._parts:
            name = posixpath.join(folder, "comments.xml")
            if name in self._parts:
                name = posixpath.join(folder, "prongsaiComments.xml")
            self._relate(posixpath.basename(name))
            self._declare(name)
            self._comments = name
        self._changed[self._comments] = _bytes_of(comments)

    def _relate(self, target: str) -> None:
        folder, main = posixpath.split(self._main)
        name = posixpath.join(folder, "_rels", f"{main}.rels")
        root = self._parsed(name) if name in self._parts else etree.fromstring(_NO_RELATIONS)
        taken = {each.get("Id") for each in root}
        key = next(f"rIdPs{n}" for n in range(1, len(taken) + 2) if f"rIdPs{n}" not in taken)
        relation = etree.SubElement(root, f"{{{_RELATIONS_SPACE}}}Relationship")
        relation.set("Id", key)
        relation.set("Type", f"{RELATIONS}/comments")
        relation.set("Target", target)
        self._changed[name] = _bytes_of(root)

    def _declare(self, name: str) -> None:
        root = self._parsed(_TYPES)
        override = etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", _COMMENTS_TYPE)
        self._changed[_TYPES] = _bytes_of(root)

    def _parsed(self, name: str) -> Element:
        # Unlike for reading, what is no element stays: the copy is to be the same.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._archive.read(self._parts[name]), parser)

    def _packed(self) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for name, info in self._parts.items():
                data = self._changed.pop(name, None)
                made.writestr(info, self._archive.read(info) if data is None else data)
            for name, data in self._changed.items():
                member = zipfile.ZipInfo(name, date_time=self._parts[self._main].date_time)
                member.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(member, data)
        return target.getvalue()


class _Marking:
    """Marks stretches of letters, parting runs where they begin and end."""

    def __init__(self) -> None:
        # The pieces of each run that was parted, by the letter that each begins with.
        self._pieces: dict[Element, list[tuple[int, Element]]] = {}
        self._words: dict[Element, str] = {}

    def mark(self, anchor: Anchor, number: int) -> None:
        """Put the comment's marks around the letters, and its sign behind them."""
        first, last = anchor.first, anchor.last
        if first.at is not None:
            self._part(first.run, _cluster_start(self._words_of(first.run), first.at))
        if last.at is not None:
            self._part(last.run, _cluster_end(self._words_of(last.run), last.at + 1))
        begins, ends = self._piece(first), self._piece(last)
        opening = etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)})
        closing = etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)})
        begins.addprevious(opening)
        ends.addnext(closing)
        outer = closing
        while (above := outer.getparent()) is not None and above is not last.paragraph:
            outer = above
        outer.addnext(_sign(number))

    def _words_of(self, run: Element) -> str:
        """The letters of a run as it was before it was parted."""
        words = "".join(each.text or "" for each in run if each.tag == f"{W}t")
        return self._words.setdefault(run, words)

    def _piece(self, spot: Spot) -> Element:
        pieces = self._pieces.get(spot.run, [(0, spot.run)])
        at = spot.at or 0
        return next(piece for begins, piece in reversed(pieces) if begins <= at)

    def _part(self, run: Element, at: int) -> None:
        """Part a run in two before that letter, where it holds nothing but letters."""
        pieces = self._pieces.setdefault(run, [(0, run)])
        where = next(n for n in reversed(range(len(pieces))) if pieces[n][0] <= at)
        begins, piece = pieces[where]
        letters = _only_letters(piece)
        words = "" if letters is None else letters.text or ""
        cut = at - begins
        if letters is None or not 0 < cut < len(words):
            return
        rest = deepcopy(piece)
        rest.tail = None
        rest_letters = _only_letters(rest)
        if rest_letters is None:
            return
        for each, part in ((letters, words[:cut]), (rest_letters, words[cut:])):
            each.text = part
            each.set(_PRESERVED, "preserve")
        piece.addnext(rest)
        pieces.insert(where + 1, (at, rest))


def _only_letters(run: Element) -> Element | None:
    """The one text element of a run that holds nothing else, and no blanks that do not print."""
    held = [each for each in run if each.tag != f"{W}rPr"]
    if len(held) != 1 or held[0].tag != f"{W}t":
        return None
    words = held[0].text or ""
    is_kept = held[0].get(_PRESERVED) == "preserve" or words == words.strip()
    return held[0] if is_kept else None


def _cluster_start(words: str, at: int) -> int:
    """The same place, moved back to where a written syllable begins."""
    while 0 < at < len(words) and _hangs_together(words, at):
        at -= 1
    return at


def _cluster_end(words: str, at: int) -> int:
    while 0 < at < len(words) and _hangs_together(words, at):
        at += 1
    return at


def _hangs_together(words: str, at: int) -> bool:
    is_mark = unicodedata.category(words[at]) == "Mn" or words[at] in _JOINED_TO_LAST
    return is_mark or words[at - 1] in _JOINED_TO_NEXT


def _sign(number: int) -> Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})
    return run


def _comment(note: Note, number: int, author: str) -> Element:
    # Without a date: the same document gives the same copy.
    comment = etree.Element(
        f"{W}comment",
        {f"{W}id": str(number), f"{W}author": author, f"{W}initials": author[:2].upper()},
    )
    for line in note.lines:
        paragraph = etree.SubElement(comment, f"{W}p")
        run = etree.SubElement(paragraph, f"{W}r")
        look = etree.SubElement(run, f"{W}rPr")
        etree.SubElement(
            look, f"{W}rFonts", {f"{W}{kind}": _FONT for kind in ("ascii", "hAnsi", "cs")}
        )
        etree.SubElement(look, f"{W}sz", {f"{W}val": _HALF_POINTS})
        etree.SubElement(look, f"{W}szCs", {f"{W}val": _HALF_POINTS})
        # Word sets Thai by the complex-script properties of runs that say so.
        etree.SubElement(look, f"{W}cs")
        etree.SubElement(look, f"{W}lang", {f"{W}val": "en-US", f"{W}bidi": "th-TH"})
        words = etree.SubElement(run, f"{W}t", {_PRESERVED: "preserve"})
        words.text = _CONTROL.sub(" ", line)
    return comment


def _first_free(document: Element, comments: Element) -> int:
    """The first number that neither a comment nor a mark of one has."""
    named = (*comments.iter(f"{W}comment"), *document.iter(f"{W}commentRangeStart"))
    return max((whole(each.get(f"{W}id"), 0) for each in named), default=-1) + 1


def _bytes_of(root: Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _too_large(path: Path) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th="แฟ้มใหญ่เกินไปสำหรับทำสำเนา", en="the file is too large to be copied."),
        Said(
            th="ลดขนาดภาพในเอกสาร หรือใช้ --report แทน",
            en="Make its pictures smaller, or use --report instead.",
        ),
    )
