"""Makes the font of boxes: one empty box for every sign that no other font has.

Run by hand after a change: ``python tools/boxes_font.py``. Its bytes are the same on every run.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TARGET = Path(__file__).parent.parent / "src/prongsai/reporting/boxes/ProngsaiBoxes.ttf"

# Signs that are never seen: a box for them would be wrong.
UNSEEN = {
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x7F, 0xA1),
    *range(0x180B, 0x1810),
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xD800, 0xE000),
    *range(0xFE00, 0xFE10),
    *range(0xFFF0, 0xFFF9),
    *range(0x1D173, 0x1D17B),
    *range(0xE0000, 0xE1000),
}


def box() -> object:
    pen = TTGlyphPen(None)
    outer = [(60, 0), (60, 640), (540, 640), (540, 0)]
    inner = [(100, 40), (500, 40), (500, 600), (100, 600)]
    for corners in (outer, inner):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def main() -> None:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": box(), "box": box()})
    builder.setupHorizontalMetrics({".notdef": (600, 60), "box": (600, 60)})
    builder.setupHorizontalHeader(ascent=1068, descent=-232)
    builder.setupNameTable(
        {
            "familyName": "Prongsai Boxes",
            "styleName": "Regular",
            "fullName": "Prongsai Boxes",
            "psName": "ProngsaiBoxes-Regular",
        }
    )
    builder.setupOS2(sTypoAscender=1068, sTypoDescender=-232, usWinAscent=1068, usWinDescent=232)
    builder.setupPost()
    # Format 13 maps whole ranges to one glyph: a million signs in a few bytes.
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = {code: "box" for code in range(0x21, 0x110000) if code not in UNSEEN}
    builder.font["cmap"].tables = [table]
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.font.save(TARGET)


if __name__ == "__main__":
    main()
