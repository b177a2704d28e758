"""Which fiscal years have rules, and what are they?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.cli.options import group, json_option
from prongsai.cli.speech import Speech

if TYPE_CHECKING:
    from datetime import date

    from prongsai.editions import Edition, Level


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``editions list`` and ``editions show``."""
    commands = group(
        app,
        "editions",
        speech.say("เกณฑ์การประเมินของแต่ละปีงบประมาณ", "The rules of each fiscal year."),
    )
    in_json = json_option(speech)

    @commands.command("list", help=speech.say("ปีที่มีเกณฑ์", "The years that have rules."))
    def list_editions(as_json: Annotated[bool, in_json] = False) -> None:
        from prongsai.editions import known_years

        years = [year.be for year in known_years()]
        if as_json:
            speech.show_json({"editions": years})
            return
        for year in years:
            typer.echo(str(year))

    @commands.command(
        "show",
        help=speech.say(
            "เกณฑ์ของปีหนึ่ง และที่มาของเกณฑ์แต่ละส่วน", "The rules of one year, and what each rests on."
        ),
    )
    def show_edition(
        year: Annotated[
            str,
            typer.Argument(
                metavar="YEAR", help=speech.say("ปีงบประมาณ พ.ศ.", "Fiscal year (B.E.).")
            ),
        ],
        as_json: Annotated[bool, in_json] = False,
    ) -> None:
        from prongsai.core.dates import parse_fiscal_year
        from prongsai.core.shapes import shape_of
        from prongsai.editions import load, rule_hints

        edition = load(parse_fiscal_year(year))
        if as_json:
            shapes = [hint.to_shape() for hint in rule_hints(edition)]
            speech.show_json({"edition": shape_of(edition), "problems": shapes})
            return
        for part in (_rules, _publications, _samples, _calendar, _items, _changes, _bases):
            for line in part(edition, speech):
                speech.line(line)


def _rules(edition: "Edition", speech: Speech) -> Iterator[str]:
    year = edition.fiscal_year
    yield speech.say(f"เกณฑ์ปีงบประมาณ พ.ศ. {year}", f"Rules of fiscal year {year} (B.E.)")
    for instrument in edition.instruments:
        name = speech.say(instrument.name_th, instrument.name_en)
        yield f"{instrument.slug} {instrument.weight * 100}% {name}"
        for each in edition.of_instrument(instrument.slug):
            yield f"  {each.number:>2}. {speech.say(each.name_th, each.name_en)}"
    yield speech.say("ระดับ (คะแนนรวมตั้งแต่)", "Levels (overall from)")
    for level in edition.levels.levels:
        name = speech.say(level.name_th, level.name_en)
        yield f"  {name} {level.overall_from}{_of_instruments(level, speech)}"
    passing = edition.levels.pass_from
    yield speech.say(f"ผ่านเกณฑ์ตั้งแต่ {passing}", f"Pass from {passing}")


def _of_instruments(level: "Level", speech: Speech) -> str:
    least = level.instruments_from
    if least is None:
        return ""
    return speech.say(f" และทุกเครื่องมือตั้งแต่ {least}", f", each instrument from {least}")


def _publications(edition: "Edition", speech: Speech) -> Iterator[str]:
    from prongsai.editions import ReportCovers

    unknown = speech.say("ไม่ทราบ", "not known")
    places = edition.publications
    yield speech.say("ข้อ OIT ที่เผยแพร่ผลของ ITA เอง", "OIT items on the ITA itself")
    for th, en, code in (
        ("การวิเคราะห์ผล", "analysis", places.analysis_item),
        ("มาตรการ", "measures", places.measures_item),
        ("รายงานผลตามมาตรการ", "report on the measures", places.report_item),
    ):
        yield f"  {speech.say(th, en)}: {code or unknown}"
    covered = edition.fiscal_year
    if places.report_covers is ReportCovers.PREVIOUS:
        covered = covered.previous
    yield speech.say(f"  รายงานผลของปี {covered}", f"  the report covers {covered}")


def _samples(edition: "Edition", speech: Speech) -> Iterator[str]:
    yield speech.say("จำนวนผู้ตอบขั้นต่ำ", "The least number of answers")
    for rule in edition.samples:
        yield f"  {rule.instrument}: {speech.say(rule.words_th, rule.words_en)}"


def _calendar(edition: "Edition", speech: Speech) -> Iterator[str]:
    yield speech.say("ปฏิทินการประเมิน", "Calendar")
    if not edition.calendar:
        yield speech.say("  ไม่พบข้อมูล", "  not found")
    for entry in edition.calendar:
        first, last = (_day(day, speech) for day in (entry.starts, entry.ends))
        days = first if first == last else f"{first} – {last}"
        yield f"  {speech.say(entry.name_th, entry.name_en)}: {days}"


def _day(day: "date | None", speech: Speech) -> str:
    from prongsai.core.day_texts import english_day, thai_day

    return "?" if day is None else speech.say(thai_day(day), english_day(day))


def _items(edition: "Edition", speech: Speech) -> Iterator[str]:
    items = edition.oit.items
    if not items:
        yield speech.say("ไม่พบรายการ OIT ของปีนี้", "The OIT items of this year were not found")
        return
    use = "" if edition.oit.is_for_scoring else speech.say(" (ใช้ตรวจเท่านั้น)", ", a checklist only")
    yield speech.say(f"รายการ OIT {len(items)} ข้อ", f"{len(items)} OIT items") + use
    for item in items:
        below = f"{item.sub_indicator:<5}" if item.sub_indicator else ""
        doubt = "" if item.basis.verified else speech.say(" (ยังไม่ยืนยัน)", " (unconfirmed)")
        yield f"  {item.code:<4}{below}{item.title_th}{doubt}"


def _changes(edition: "Edition", speech: Speech) -> Iterator[str]:
    from prongsai.editions import Relation, crosswalk, known_years, load

    earlier = edition.fiscal_year.previous
    walk = crosswalk(load(earlier), edition) if earlier in known_years() else None
    if walk is None or not walk.are_items_known:
        return
    became = {
        Relation.SPLIT: ("แยกเป็นหลายข้อ", "split"),
        Relation.MERGED: ("รวมเป็นข้อเดียว", "merged"),
        Relation.REPLACED: ("แทนด้วยข้อที่ไม่เหมือนเดิม", "replaced, not the same item"),
        Relation.NEW: ("ข้อใหม่", "new"),
        Relation.DROPPED: ("ไม่มีแล้ว", "dropped"),
    }
    yield speech.say(
        f"ข้อ OIT ที่ต่างจากปี {earlier} นอกจากเปลี่ยนเลขข้อ",
        f"OIT items changed since {earlier}, beside their numbers",
    )
    for entry in walk.items:
        if entry.relation in became:
            before, after = (", ".join(codes) or "–" for codes in (entry.before, entry.after))
            yield f"  {before} → {after} {speech.say(*became[entry.relation])}"


def _bases(edition: "Edition", speech: Speech) -> Iterator[str]:
    from prongsai.editions import part_bases

    yield speech.say("ที่มาของเกณฑ์", "What the rules rest on")
    for each in part_bases(edition):
        verified = (
            speech.say("ตรวจสอบแล้ว", "verified")
            if each.basis.verified
            else speech.say("ยังไม่ได้ตรวจสอบ", "not verified")
        )
        name, rests_on = (said.in_language(speech.language) for said in (each.name, each.rests_on))
        yield f"  {name.strip()}: {rests_on} [{verified}]"
