"""PDF files that nobody's program writes: turned, stripped, locked, damaged."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

Instructions = list[pikepdf.ContentStreamInstruction]

_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """The file after the change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, **saving)  # type: ignore[arg-type] # one of its many options
    return out.getvalue()


def without_ruling(data: bytes) -> bytes:
    """Every line and shade left out; the letters stay where they are."""

    def strip(operation: pikepdf.ContentStreamInstruction) -> pikepdf.ContentStreamInstruction:
        if str(operation.operator) in _PAINTING:
            return pikepdf.ContentStreamInstruction([], pikepdf.Operator("n"))
        return operation

    return changed(data, lambda pdf: _rewrite(pdf, strip))


def without_actual_text(data: bytes) -> bytes:
    """What a program loses that knows no ActualText."""

    def strip(operation: pikepdf.ContentStreamInstruction) -> pikepdf.ContentStreamInstruction:
        if str(operation.operator) == "BDC" and "/ActualText" in operation.operands[1]:
            operands = [operation.operands[0], pikepdf.Dictionary()]
            return pikepdf.ContentStreamInstruction(operands, operation.operator)
        return operation

    return changed(data, lambda pdf: _rewrite(pdf, strip))


def _rewrite(
    pdf: pikepdf.Pdf,
    strip: Callable[[pikepdf.ContentStreamInstruction], pikepdf.ContentStreamInstruction],
) -> None:
    for page in pdf.pages:
        operations = [strip(each) for each in pikepdf.parse_content_stream(page)]  # type: ignore[arg-type] # no picture in the text
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))


def hidden(data: bytes) -> bytes:
    """A picture over each page, and its letters unseen, as programs leave a scan."""

    def hide(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"\x80", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Width = picture.Height = 1
        picture.BitsPerComponent, picture.ColorSpace = 8, pikepdf.Name.DeviceGray
        for page in pdf.pages:
            page.Resources.XObject = pikepdf.Dictionary(Scan=picture)
            operations: list[pikepdf.ContentStreamInstruction] = []
            for each in pikepdf.parse_content_stream(page):
                if str(each.operator) == "Tr":
                    continue
                operations.append(each)  # type: ignore[arg-type] # likewise
                if str(each.operator) == "BT":
                    operations.append(pikepdf.ContentStreamInstruction([3], pikepdf.Operator("Tr")))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
            page.contents_add(b"q 500 0 0 500 0 0 cm /Scan Do Q\n", prepend=True)

    return changed(data, hide)


def turned(data: bytes, quarters: int) -> bytes:
    """Every page drawn sideways, and shown upright by its /Rotate."""

    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            wide, tall = (float(side) for side in page.mediabox[2:])
            matrix = {
                1: f"0 1 -1 0 {tall} 0",
                2: f"-1 0 0 -1 {wide} {tall}",
                3: f"0 -1 1 0 0 {wide}",
            }[quarters]
            page.contents_add(f"q {matrix} cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            if quarters % 2:
                page.obj.MediaBox = pikepdf.Array([0, 0, tall, wide])
            page.Rotate = quarters * 90

    return changed(data, turn)
