"""What somebody sends to do harm: HTML, SVG, files of two kinds, bombs, names that wander."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from django.test import Client
from PIL import Image

from prongsai.core.files import sha256_of
from prongsai.web.audit import queries as audit
from prongsai.web.rights import Role
from prongsai.web.storage import disk, queries
from prongsai.web.storage.actions import FileRefused, keep, keep_made
from prongsai.web.storage.kinds import LARGEST
from prongsai.web.storage.models import FileRow
from prongsai.web.storage.names import clean_name

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
SCRIPT = b"<html><body><script>alert(1)</script></body></html>"
CONTENTS = b'<?xml version="1.0"?><Types><Override PartName="/word/document.xml"/></Types>'


def office(main="word/document.xml", **more):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", more.pop("contents", CONTENTS))
        archive.writestr(main, b"<w:document/>")
        for name, data in more.pop("parts", {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def picture(kind):
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, kind)
    return made.getvalue()


def bare_zip(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def bomb():
    """Four hundred megabytes of nothing in a few hundred kilobytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENTS)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b"\0" * 2**20)
    return made.getvalue()


SOUND = {
    "pdf": PDF,
    "png": picture("PNG"),
    "jpeg": picture("JPEG"),
    "docx": office(),
    "xlsx": office("xl/workbook.xml"),
    "text": "ลำดับ,จำนวน\n1,2\n".encode(),
}
HARMFUL = {
    "nothing": b"",
    "web page": SCRIPT,
    "web page after blanks": b"\n\n  <!DOCTYPE html><p>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "drawing as xml": b'<?xml version="1.0"?><svg onload="alert(1)"/>',
    "text with a script": b"a,b\n1,<script>alert(1)</script>\n",
    "text with marks that hide it": b"\xef\xbb\xbf<html>",
    "program for windows": b"MZ\x90\x00" + b"\0" * 60,
    "program for linux": b"\x7fELF\x02\x01" + b"\0" * 60,
    "shell script": b"#!/bin/sh\nrm -rf /\n",
    "php": b"<?php system($_GET['c']); ?>",
    "animation": b"GIF89a" + b"\0" * 20,
    "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60,
    "not unicode": "ลำดับ".encode("cp874"),
    "sixteen bit text": "ลำดับ".encode("utf-16"),
    "pdf and web page": b"%PDF-1.4\n" + SCRIPT + PDF,
    "pdf and zip": PDF + office(),
    "pdf and zip with an end of its own": PDF + office() + b"%%EOF",
    "pdf cut off": b"%PDF-1.4\n1 0 obj",
    "pdf late": SCRIPT + PDF,
    "picture that is none": b"\x89PNG\r\n\x1a\n" + SCRIPT,
    "photo that is none": b"\xff\xd8\xff\xe0" + SCRIPT,
    "another zip": bare_zip({"a.txt": b"a"}),
    "zip with a web page": bare_zip({"index.html": SCRIPT}),
    "document without its list": bare_zip({"word/document.xml": b"a"}),
    "document and workbook": office(parts={"xl/workbook.xml": b"a"}),
    "macros": office(parts={"word/vbaProject.bin": b"a"}),
    "macros by their type": office(contents=CONTENTS + b"application/x.macroEnabled.main+xml"),
    "program in a document": office(parts={"word/embeddings/a.exe": b"MZ"}),
    "page in a document": office(parts={"word/afchunk.html": SCRIPT}),
    "names that wander up": office(parts={"../../etc/passwd": b"a"}),
    "names from the root": office(parts={"/etc/passwd": b"a"}),
    "names of windows": office(parts={"..\\a": b"a"}),
    "zip cut off": office()[:-30],
}


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_file_is_of_its_kind_whatever_it_is_called(kind, cast):
    kept = keep(authority=cast.own, by="p", name="รูป.exe", data=SOUND[kind])

    assert kept.kind == kind
    assert sha256_of(queries.data_of(kept)) == kept.sha256
    assert not kept.name.endswith(".exe")


@pytest.mark.parametrize("what", HARMFUL)
def test_a_harmful_file_is_refused_and_leaves_nothing(what, cast):
    before = set(queries.path_of("0" * 64).parent.parent.glob("*/*"))

    with pytest.raises(FileRefused):
        keep(authority=cast.own, by="p", name="รายงาน.pdf", data=HARMFUL[what])

    assert not FileRow.objects.exists()
    assert set(queries.path_of("0" * 64).parent.parent.glob("*/*")) == before


def test_a_bomb_is_refused(cast):
    data = bomb()
    assert len(data) < 2**20

    with pytest.raises(FileRefused, match="swells"):
        keep(authority=cast.own, by="p", name="a.docx", data=data)


def test_a_file_larger_than_the_limit_is_refused(cast):
    with pytest.raises(FileRefused, match="20 MB"):
        keep(authority=cast.own, by="p", name="a.txt", data=b"a" * (LARGEST + 1))


@pytest.mark.parametrize(
    ("name", "kind", "clean"),
    [
        ("../../etc/passwd", "pdf", "passwd.pdf"),
        ("C:\\Windows\\system32\\รายงาน.PDF", "pdf", "รายงาน.pdf"),
        ("รูป\u202egpj.exe", "jpeg", "รูปgpj.exe.jpg"),
        ("a\r\nSet-Cookie: x=1.png", "png", "aSet-Cookie_ x=1.png"),
        ('a";filename="b.html', "text", "a_;filename=_b.html.txt"),
        ("รายชื่อ.csv", "text", "รายชื่อ.csv"),
        ("con.pdf", "pdf", "file-con.pdf"),
        ("", "xlsx", "file.xlsx"),
        ("...", "docx", "file.docx"),
        (".htaccess", "text", "htaccess.txt"),
        ("a.pdf\0.exe", "pdf", "a.pdf.exe.pdf"),
    ],
)
def test_a_name_is_made_safe(name, kind, clean):
    assert clean_name(name, kind).lower() == clean.lower()


def test_a_long_name_stays_within_what_systems_allow():
    assert len(clean_name("ก" * 400, "pdf").encode()) <= 255


def test_the_same_content_is_one_file_and_one_event(cast):
    first = keep(authority=cast.own, by="p", name="a.pdf", data=PDF)
    second = keep(authority=cast.own, by="p", name="b.pdf", data=PDF)

    assert first == second
    told = [each.kind for each in audit.events_of(cast.own, most=9)]
    assert told.count("file.kept") == 1


def test_what_a_killed_upload_left_does_not_stand_in_the_way(cast):
    path = queries.path_of(sha256_of(PDF))
    for left in (PDF, PDF[:9]):  # its bytes without a row; bytes that a dying disk halved
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(left)

        kept = keep(authority=cast.own, by="p", name="a.pdf", data=PDF)

        assert queries.data_of(kept) == PDF


def test_bytes_are_whole_private_and_nothing_unfinished_is_left(cast):
    kept = keep(authority=cast.own, by="p", name="a.pdf", data=PDF)

    path = queries.path_of(kept.sha256)
    path.unlink()
    keep(authority=cast.own, by="p", name="a.pdf", data=PDF)
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_what_a_killed_process_left_is_swept_away(tmp_path, monkeypatch):
    left = tmp_path / "ab" / ".unfinished-x"
    left.parent.mkdir()
    left.write_bytes(b"half")
    later = left.stat().st_mtime + 90_000

    assert disk.sweep(tmp_path) == 0
    monkeypatch.setattr(time, "time", lambda: later)
    assert disk.sweep(tmp_path) == 1
    assert not left.exists()


def test_a_damaged_file_is_said_to_be_damaged(cast):
    kept = keep(authority=cast.own, by="p", name="a.pdf", data=PDF)
    path = queries.path_of(kept.sha256)
    path.write_bytes(b"else")
    try:
        answer = cast.client(Role.OFFICER).get(address(cast, kept))
    finally:
        path.unlink()

    assert answer.status_code == 409
    assert "เสียหาย" in answer.content.decode()


def address(cast, kept, place=None):
    return f"/authorities/{place or cast.own}/files/{kept.sha256}/"


@pytest.mark.parametrize("kind", SOUND)
def test_a_file_is_served_so_that_nothing_in_it_runs(kind, cast):
    kept = keep(authority=cast.own, by="p", name="รายงาน.html", data=SOUND[kind])

    answer = cast.client(Role.AUDITOR).get(address(cast, kept))

    assert answer.status_code == 200
    shown = "inline" if kind in ("pdf", "png", "jpeg") else "attachment"
    assert answer["Content-Disposition"].startswith(f"{shown}; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "no-store" in answer["Cache-Control"]
    served = answer["Content-Type"].partition(";")[0]
    expected = {
        "pdf": "application/pdf",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "text": "text/plain",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    assert served == expected[kind]
    loaded = cast.client(Role.AUDITOR).get(address(cast, kept), {"download": "1"})
    assert loaded["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("kind", ["html", "zip", "svg"])
def test_what_the_program_made_is_downloaded_as_bytes(kind, cast):
    name = 'แผน"\r\nX-Evil: 1.html'
    kept = keep_made(authority=cast.own, by="p", name=name, kind=kind, data=SCRIPT)

    answer = cast.client(Role.AUDITOR).get(address(cast, kept))

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "X-Evil" not in answer.headers


def test_a_file_is_for_the_people_of_its_authority_alone(cast):
    kept = keep(authority=cast.own, by="p", name="a.pdf", data=PDF)

    for role in (Role.OFFICER, Role.UNIT_HEAD, Role.AUDITOR):
        stranger = cast.client(role, cast.neighbour)
        assert stranger.get(address(cast, kept)).status_code == 404
        assert stranger.get(address(cast, kept, cast.neighbour)).status_code == 404
        assert cast.client(role).get(address(cast, kept)).status_code == 200
    assert cast.client(Role.ADMINISTRATOR).get(address(cast, kept)).status_code == 403
    asked = Client().get(address(cast, kept))
    assert asked.status_code == 302
    assert asked["Location"].startswith("/accounts/login/")


def test_no_such_file_is_not_found(cast):
    client = cast.client(Role.OFFICER)

    for name in ("0" * 64, "..", "%2e%2e%2fsecret.key", "a" * 5000):
        assert client.get(f"/authorities/{cast.own}/files/{name}/").status_code == 404


def test_a_request_of_too_many_bytes_is_not_even_read(cast):
    client = cast.client(Role.OFFICER)

    answer = client.post(
        "/language/",
        data=b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(500 * 2**20),
    )

    assert answer.status_code == 400
