"""Charts that the tests share."""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.tree import Bar, Chart, ChartKind, Threshold


def bar(label: str, series: str, value: str | None, shown: str) -> Bar:
    return Bar(
        label=label, series=series, value=None if value is None else Decimal(value), shown=shown
    )


BARS = Chart(
    kind=ChartKind.BARS,
    bars=(
        bar("๑. การปฏิบัติหน้าที่", "IIT", "86.03", "๘๖.๐๓"),
        bar("๔. การใช้ทรัพย์สินของราชการ", "IIT", "63.91", "๖๓.๙๑"),
        bar("๖. คุณภาพการดำเนินงาน", "EIT", "81.55", "๘๑.๕๕"),
        bar("๙. การเปิดเผยข้อมูล", "OIT", None, "ไม่มีคะแนน"),
        bar("๑๐. การป้องกันการทุจริต", "OIT", "100", "๑๐๐.๐๐"),
    ),
    thresholds=(
        Threshold(value=Decimal(95), label="จุดแข็ง ๙๕.๐๐"),
        Threshold(value=Decimal(85), label="รักษาระดับ ๘๕.๐๐"),
    ),
)
CHANGE = Chart(
    kind=ChartKind.CHANGE,
    bars=(
        bar("น้ำใจให้คำแนะนำ", "ปี ๒๕๖๔", "86.03", "๘๖.๐๓"),
        bar("น้ำใจให้คำแนะนำ", "ปี ๒๕๖๕", "100", "๑๐๐.๐๐"),
        bar("การใช้อำนาจ", "ปี ๒๕๖๔", None, "-"),
        bar("การใช้อำนาจ", "ปี ๒๕๖๕", "50", "๕๐.๐๐"),
    ),
)
PROGRESS = Chart(
    kind=ChartKind.PROGRESS,
    bars=(
        bar("ไตรมาสที่ ๑", "ยังไม่ดำเนินการ", "6", "๖"),
        bar("ไตรมาสที่ ๑", "อยู่ระหว่างดำเนินการ", "2", "๒"),
        bar("ไตรมาสที่ ๑", "ดำเนินการแล้วเสร็จ", "0", "๐"),
        bar("ไตรมาสที่ ๒", "ยังไม่ดำเนินการ", "1", "๑"),
        bar("ไตรมาสที่ ๒", "อยู่ระหว่างดำเนินการ", "3", "๓"),
        bar("ไตรมาสที่ ๒", "ดำเนินการแล้วเสร็จ", "4", "๔"),
    ),
    maximum=Decimal(8),
)
