"""What records could there be? Strategies that tests of several rooms share."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from prongsai.core.dates import FiscalYear, Period
from prongsai.core.tree import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Digits,
    Document,
    Emblem,
    Face,
    Figure,
    Heading,
    ListItem,
    MemoHead,
    NumberedList,
    Numbering,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Rule,
    Run,
    Section,
    Signature,
    Table,
    Text,
    Threshold,
)
from prongsai.dossier import Dossier

# Words with what breaks in Thai: ำ alone and under tone marks, two marks on a letter, ฤ, ๆ, ฯ.
_THAI = (
    "องค์การบริหารส่วนตำบล",
    "แหล่งน้ำสาธารณะ",
    "ให้คำแนะนำ",
    "จำนวนครั้งที่ดำเนินการ",
    "ซ้ำ ๆ กัน",
    "ปีที่ผ่านมา",
    "ผู้รับบริการ",
    "กู้ยืม",
    "เจ้าหน้าที่ผู้ปฏิบัติงาน",
    "ค่ำ",
    "พฤษภาคม",
    "ฤดูฝน",
    "กรุงเทพฯ",
    "ศูนย์บริการประชาชน",
    "ไม่ใช้ทรัพย์สินของราชการ",
    "สิ้นปีงบประมาณ",
    "๒๕๖๘",
    "ร้อยละ ๙๕.๗๕",
    "(๑)",
    "พ.ศ.",
)
_OTHER = (
    "E-Service",
    "ITA 2.0",
    "O42",
    "No Gift Policy",
    "2568",
    "95.75",
    "https://www.example.go.th/ita?y=2568&q=1",
    "officer@example.go.th",
    "A",
    "-",
    "“คำพูด”",
    "…",
    "naïve café",
)
_MARKUP = (
    '#read("x")',
    "*x*",
    "_x_",
    "$x$",
    "@x",
    "<b>",
    "</td>",
    "&amp;",
    "]]>",
    "=1+1",
    "+1",
    "{{ x }}",
    "\\n",
    "// x",
    "%s",
    "`x`",
    "<!-- x -->",
)

_words = st.one_of(
    st.sampled_from(_THAI),
    st.sampled_from(_THAI),
    st.sampled_from(_OTHER),
    st.sampled_from(_MARKUP),
)


@st.composite
def phrases(draw: st.DrawFn, most: int = 6) -> str:
    """Words of all kinds, some with a space between them; no control character."""
    words = draw(st.lists(_words, min_size=1, max_size=most))
    gaps = draw(st.lists(st.sampled_from(["", " "]), min_size=len(words), max_size=len(words)))
    return "".join(word + gap for word, gap in zip(words, gaps, strict=True)).strip()


@st.composite
def long_phrases(draw: st.DrawFn) -> str:
    """Hundreds of characters."""
    once = draw(phrases(8))
    return " ".join([once] * draw(st.integers(2, 1 + 600 // len(once))))


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A stretch of text in some style."""
    return Run(
        text=draw(phrases()),
        bold=draw(st.booleans()),
        keep=draw(st.sampled_from([False, False, False, True])),
        verbatim=draw(st.booleans()),
    )


def texts() -> st.SearchStrategy[Text]:
    """One to three runs, never empty."""
    return st.lists(runs(), min_size=1, max_size=3).map(tuple)


def _some_or_no_text() -> st.SearchStrategy[Text]:
    return st.one_of(texts(), st.just(()))


def _aligns() -> st.SearchStrategy[Align]:
    return st.sampled_from(Align)


def headings() -> st.SearchStrategy[Heading]:
    """A heading of one of the three levels."""
    return st.builds(Heading, level=st.integers(1, 3), text=texts())


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """A paragraph in any role; some are long."""
    long = long_phrases().map(lambda words: (Run(text=words),))
    return st.builds(
        Paragraph,
        text=st.one_of(texts(), texts(), long),
        role=st.sampled_from(Role),
        align=_aligns(),
        indent=st.booleans(),
    )


@st.composite
def numbered_lists(draw: st.DrawFn, depth: int = 3) -> NumberedList:
    """A list in any numbering, nested up to ``depth`` levels."""
    below = st.none() if depth == 1 else st.one_of(st.none(), numbered_lists(depth - 1))
    items = st.builds(ListItem, text=texts(), below=below)
    return NumberedList(
        items=tuple(draw(st.lists(items, min_size=1, max_size=3))),
        numbering=draw(st.sampled_from(Numbering)),
        start=draw(st.integers(1, 12)),
    )


def _cell_lines() -> st.SearchStrategy[tuple[Text, ...]]:
    few = st.lists(texts(), min_size=1, max_size=3).map(tuple)
    long = long_phrases().map(lambda words: ((Run(text=words),),))
    return st.one_of(few, few, few, long, st.just(()))


@st.composite
def bands(draw: st.DrawFn, *, rows: int, columns: int) -> tuple[Row, ...]:
    """Rows whose spans fill a grid of ``rows`` by ``columns`` exactly.

    No row is covered wholly by spans from above: one column never spans downwards.
    """
    anchor = draw(st.integers(0, columns - 1))
    taken: set[tuple[int, int]] = set()
    made = []
    for at in range(rows):
        cells = []
        for column in range(columns):
            if (at, column) in taken:
                continue
            free = next(
                (width for width in range(1, columns - column) if (at, column + width) in taken),
                columns - column,
            )
            across = min(free, draw(st.sampled_from([1, 1, 1, 2, 3])))
            anchored = column <= anchor < column + across
            down = 1 if anchored else min(rows - at, draw(st.sampled_from([1, 1, 2, 3])))
            taken |= {(at + y, column + x) for y in range(down) for x in range(across)}
            cells.append(
                Cell(
                    lines=draw(_cell_lines()),
                    colspan=across,
                    rowspan=down,
                    align=draw(st.one_of(st.none(), _aligns())),
                )
            )
        made.append(Row(cells=tuple(cells)))
    return tuple(made)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with one or two header rows, spans, group rows, empty and long cells."""
    width = draw(st.integers(1, 6))
    rows: list[Row] = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            named = Cell(lines=(draw(texts()),), colspan=width)
            rows.append(Row(cells=(named,), group=True))
        rows.extend(draw(bands(rows=draw(st.integers(1, 3)), columns=width)))
    return Table(
        columns=tuple(
            Column(weight=draw(st.integers(1, 5)), align=draw(_aligns())) for _ in range(width)
        ),
        header=draw(bands(rows=draw(st.integers(1, 2)), columns=width)),
        rows=tuple(rows),
        summary=draw(phrases()),
    )


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """A picture of one to six bars, some without a value."""
    points = st.decimals(0, 100, places=2)
    bars = draw(
        st.lists(
            st.builds(
                Bar,
                label=st.sampled_from(_THAI),
                series=st.sampled_from(["ปี ๒๕๖๗", "ปี ๒๕๖๘"]),
                value=st.one_of(points, points, st.none()),
                shown=st.sampled_from(["๙๕.๗๕", "88.00", "-"]),
            ),
            min_size=1,
            max_size=6,
            unique_by=lambda bar: (bar.label, bar.series),
        )
    )
    thresholds = st.builds(Threshold, value=points, label=st.sampled_from(_THAI))
    return Chart(
        kind=draw(st.sampled_from(ChartKind)),
        bars=tuple(bars),
        thresholds=tuple(draw(st.lists(thresholds, max_size=2))),
        maximum=Decimal(100),
    )


def figures() -> st.SearchStrategy[Figure]:
    """A chart with a caption and its text alternative."""
    return st.builds(Figure, chart=charts(), caption=texts(), alternative=phrases())


def emblems() -> st.SearchStrategy[Emblem]:
    """The Garuda's place, without a picture."""
    return st.builds(Emblem, height_mm=st.sampled_from([15, 30]), align=_aligns())


def memo_heads() -> st.SearchStrategy[MemoHead]:
    """The head of a memo; any of its places may be empty."""
    return st.builds(
        MemoHead,
        emblem=emblems(),
        title=st.just("บันทึกข้อความ"),
        department_label=st.just("ส่วนราชการ"),
        department=_some_or_no_text(),
        number_label=st.just("ที่"),
        number=_some_or_no_text(),
        date_label=st.just("วันที่"),
        date=_some_or_no_text(),
        subject_label=st.just("เรื่อง"),
        subject=_some_or_no_text(),
    )


def signatures() -> st.SearchStrategy[Signature]:
    """A place to sign, with or without a heading and an opinion."""
    return st.builds(
        Signature,
        below=st.lists(texts(), min_size=1, max_size=3).map(tuple),
        heading=st.one_of(st.none(), texts()),
        opinion=st.one_of(st.none(), st.just(()), texts()),
        align=_aligns(),
    )


def blocks() -> st.SearchStrategy[Block]:
    """Any block but a memo's head."""
    return st.one_of(
        paragraphs(),
        headings(),
        tables(),
        numbered_lists(),
        signatures(),
        figures(),
        emblems(),
        st.builds(Rule),
        st.builds(PageBreak),
    )


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """Some pages that lie one way; some begin with a memo's head."""
    head = draw(st.one_of(st.just([]), st.just([]), memo_heads().map(lambda made: [made])))
    return Section(
        blocks=(*head, *draw(st.lists(blocks(), min_size=1, max_size=5))),
        orientation=draw(st.sampled_from(Orientation)),
    )


def documents(most_sections: int = 3) -> st.SearchStrategy[Document]:
    """A whole document tree: every block, every style, both orientations."""
    return st.builds(
        Document,
        kind=st.just("analysis"),
        title=phrases(3),
        agency=st.just("องค์การบริหารส่วนตำบลตัวอย่าง"),
        fiscal_year=st.integers(2563, 2569),
        sections=st.lists(sections(), min_size=1, max_size=most_sections).map(tuple),
        digits=st.sampled_from(Digits),
        face=st.just(Face.SARABUN),
        is_draft=st.booleans(),
        page_numbers=st.booleans(),
    )


# Texts that a file format could take for something else, or lose the ends of.
_TREACHEROUS = (
    "no",
    "1e3",
    "null",
    "~",
    "0x10",
    "2025-01-17",
    "2568",
    "true",
    "=1+1",
    "+66",
    "-5",
    "@x",
    "'",
    '"',
    '"คำ"',
    '"\\"คำ\\""',
    '""',
    "a: b",
    "# x",
    "- x",
    "&a *a",
    "!tag",
    "|",
    ">",
    "%",
    "…",
    "_x000D_",
    "  ย่อหน้า",
    "ท้ายมีช่องว่าง ",
    "\tแท็บ",
    "สอง\nบรรทัด",
    "\nขึ้นต้นว่าง",
    "จบด้วยบรรทัดใหม่\n",
    "ว่าง\n\nกลาง",
    "a\u00a0b",
    "\u200bศูนย์",
    "\u2028",
    "\ufeff",
    "🙂",
    " ",
    "",
)


def dossier_texts() -> st.SearchStrategy[str]:
    """Any text that a dossier may hold: no control character but newline and tab."""
    letters = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
    return st.one_of(
        phrases(4),
        st.sampled_from(_TREACHEROUS),
        st.text(st.one_of(letters, st.sampled_from("\n\t \"'=")), max_size=12),
    )


def _dossier_field(name: str, annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:  # noqa: PLR0911
    """Values of one field of a dossier's part, by its type."""
    inner = get_args(annotation)
    origin = get_origin(annotation)
    if origin is Annotated:
        return _dossier_field(name, inner[0], [*metadata, *inner[1:]])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.lists(_dossier_field(name, inner[0], []), max_size=2).map(tuple)
    if type(None) in inner:
        return st.none() | _dossier_field(name, inner[0], metadata)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return dossier_parts(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    if annotation is str:
        return _dossier_text(name, metadata)
    return {
        bool: st.booleans(),
        date: st.dates(date(1950, 1, 1), date(2100, 12, 31)),
        datetime: st.datetimes(datetime(1950, 1, 1), datetime(2100, 12, 31)).map(  # noqa: DTZ001
            lambda each: each.replace(tzinfo=timezone(timedelta(hours=7)))
        ),
        FiscalYear: st.integers(2500, 2600).map(FiscalYear),
        Period: st.from_regex("25[0-9]{2}(-(Q[1-4]|H[12]))?", fullmatch=True).map(Period.parse),
        Decimal: st.decimals(0, 100, places=2) | st.integers(0, 100).map(Decimal),
    }[annotation]


def _dossier_text(name: str, metadata: list[Any]) -> st.SearchStrategy[str]:
    if name in {"sha256", "digest", "scan"}:
        return st.from_regex("[0-9a-f]{64}", fullmatch=True)
    is_never_blank = any(type(each).__name__ == "MinLen" for each in metadata)
    return dossier_texts().filter(str.strip) if is_never_blank else dossier_texts()


@cache
def dossier_parts(part: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Any part of a dossier, every field of it filled or left out; names may lead nowhere."""
    fields = {
        field.alias or name: _dossier_field(name, field.annotation, field.metadata)
        for name, field in part.model_fields.items()
    }
    return st.fixed_dictionaries(fields).map(part.model_validate)


def dossiers() -> st.SearchStrategy[Dossier]:
    """A whole dossier."""
    return dossier_parts(Dossier)


def exact_scores() -> st.SearchStrategy[Fraction]:
    """Scores from 0 to 100, many at and beside a rounding edge or a level's boundary."""
    anywhere = st.fractions(min_value=0, max_value=100, max_denominator=10_000)
    edges = st.builds(
        lambda hundredths, beside: Fraction(2 * hundredths + 1, 200) + Fraction(beside, 10**6),
        st.integers(min_value=0, max_value=9_998),
        st.sampled_from((-1, 0, 1)),
    )
    cuts = st.builds(
        lambda cut, beside: min(Fraction(100), cut + Fraction(beside, 1000)),
        st.sampled_from((50, 55, 65, 70, 75, 85, 95, 100)),
        st.integers(min_value=-11, max_value=11),
    )
    return st.one_of(anywhere, edges, cuts)


def ten_scores() -> st.SearchStrategy[list[str | None]]:
    """Ten indicators' scores as texts, some missing, many tied, at or beside a threshold."""
    edges = ("84.99", "84.995", "84.994", "85", "94.99", "94.995", "95", "100", "0", "92.5", "87.5")
    anywhere = st.integers(0, 10_000).map(lambda hundredths: str(Decimal(hundredths).scaleb(-2)))
    one = st.one_of(st.sampled_from(edges), anywhere, st.none())
    return st.lists(one, min_size=10, max_size=10)


def edition_years() -> st.SearchStrategy[int]:
    """A year that has an edition."""
    return st.integers(2563, 2569)
