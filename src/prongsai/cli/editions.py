"""Which fiscal years have rules, and what are they?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.cli.options import group, json_option
from prongsai.cli.speech import Speech

if TYPE_CHECKING:
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
        for line in (*_rules(edition, speech), *_bases(edition, speech)):
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
    items = edition.oit.items
    yield speech.say(f"รายการ OIT {len(items)} ข้อ", f"{len(items)} OIT items")
    yield from (f"  {item.code:<4}{item.title_th}" for item in items)


def _of_instruments(level: "Level", speech: Speech) -> str:
    least = level.instruments_from
    if least is None:
        return ""
    return speech.say(f" และทุกเครื่องมือตั้งแต่ {least}", f", each instrument from {least}")


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
