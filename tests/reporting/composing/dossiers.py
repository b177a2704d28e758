"""Two invented dossiers: one signed and whole, one a draft with tables of its own."""

from __future__ import annotations

ACTING = "รักษาราชการแทน"
ADDRESS = "https://www.example.go.th/ita/2566/o42.pdf"
MARKUP = '#read("x") *ตัวหนา* $x$ @อ้าง <b> =1+1'

COMPLETE = {
    "schema": "prongsai/dossier/1",
    "fiscal_year": 2566,
    "is_demonstration": True,
    "agency": {
        "name": "องค์การบริหารส่วนตำบลบึงตรวจสอบ",
        "kind": "subdistrict-organisation",
        "district": "ทุ่งสุจริต",
        "province": "สมมติธานี",
        "letter_prefix": "มต 70101",
        "telephone": "0 2000 0000",
        "website": "https://www.example.go.th",
    },
    "settings": {"digits": "thai"},
    "units": [
        {"key": "clerk", "name": "สำนักปลัด"},
        {"key": "finance", "name": "กองคลัง"},
        {"key": "works", "name": "กองช่าง"},
    ],
    "people": [
        {"key": "officer", "name": "นางสาวสมมติ ใจตรง", "position": "นักวิเคราะห์นโยบายและแผน"},
        {"key": "head", "name": "นายตัวอย่าง รักงาน", "position": "หัวหน้าสำนักปลัด"},
        {
            "key": "deputy",
            "name": "นางสาธิต มั่นคง",
            "position": "รองปลัดองค์การบริหารส่วนตำบล",
            "capacity": {"words": ACTING, "office": "ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ"},
        },
        {
            "key": "chief",
            "name": "นายจำลอง เปิดเผย",
            "position": "นายกองค์การบริหารส่วนตำบลบึงตรวจสอบ",
        },
    ],
    "assessments": [
        {"fiscal_year": 2564, "indicators": []},
        {
            "fiscal_year": 2565,
            "indicators": [{"indicator": "open-data", "score": "100.00"}],
        },
    ],
    "analysis": {
        "of": 2565,
        "issues": [
            {
                "instrument": "EIT",
                "points": ["ผู้รับบริการบางส่วนยังไม่ทราบช่องทางสอบถามทางออนไลน์"],
            }
        ],
    },
    "plan": {
        "rests_on": 2565,
        "approved_on": "2022-11-15",
        "measures": [
            {
                "key": "risk",
                "number": "1",
                "group": "ด้านการป้องกันการทุจริต",
                "title": "ทบทวนความเสี่ยงการทุจริตร่วมกันทุกส่วนราชการ",
                "indicators": ["corruption-prevention"],
                "steps": ["ประชุมทบทวนกระบวนงาน", "กำหนดวิธีลดความเสี่ยง", "เผยแพร่ผลตามข้อ O34"],
                "owners": ["clerk", "finance"],
                "starts": "2022-10-01",
                "ends": "2023-09-30",
                "reporting": "quarter",
                "targets": [{"what": "กระบวนงานที่ทบทวน", "amount": "5", "unit": "กระบวนงาน"}],
            },
            {
                "key": "answers",
                "number": "2",
                "group": "ด้านการสื่อสาร",
                "title": "ตอบคำถามของประชาชนภายใน 2 วันทำการ",
                "indicators": ["communication-efficiency"],
                "steps": ["กำหนดผู้ตอบของแต่ละช่องทาง"],
                "owners": ["clerk"],
                "ends": "2023-08-31",
                "reporting": "quarter",
            },
            {
                "key": "counter",
                "number": "3",
                "group": "ด้านการสื่อสาร",
                "title": "รวมจุดรับคำขอไว้ที่เดียว",
                "indicators": ["work-improvement", "service-quality"],
                "steps": ["1. สำรวจพื้นที่", "2. ย้ายจุดรับคำขอ"],
                "owners": ["works"],
                "starts": "2022-12-01",
                "ends": "2023-07-31",
                "reporting": "half-year",
            },
            {
                "key": "borrowing",
                "number": "4",
                "group": "ด้านการรักษาระดับ",
                "title": "ตรวจนับทรัพย์สินที่ให้ยืมทุกสิ้นเดือน",
                "indicators": ["use-of-public-property"],
                "owners": ["finance"],
            },
        ],
    },
    "progress": {
        "period": "2566-Q2",
        "reports": [
            {
                "measure": "risk",
                "period": "2566-Q1",
                "status": "in-progress",
                "done": ["ประชุมทบทวนกระบวนงานครั้งแรก"],
                "outputs": [{"what": "กระบวนงานที่ทบทวน", "amount": "2", "unit": "กระบวนงาน"}],
            },
            {
                "measure": "risk",
                "period": "2566-Q2",
                "status": "done",
                "done": ["ทบทวนครบทุกกระบวนงาน", "เผยแพร่ผลบนเว็บไซต์"],
                "outputs": [{"what": "กระบวนงานที่ทบทวน", "amount": "1250.50", "unit": "กระบวนงาน"}],
                "outcome": "ทุกส่วนราชการทราบความเสี่ยงของตน",
                "evidence": [{"title": "รายงานผล", "address": ADDRESS}],
            },
            {
                "measure": "answers",
                "period": "2566-Q1",
                "status": "in-progress",
                "done": ["กำหนดผู้ตอบครบทุกช่องทาง"],
                "obstacles": "ช่องทางเดิมไม่มีผู้ดูแล",
            },
            {
                "measure": "counter",
                "period": "2566-Q2",
                "status": "cancelled",
                "reason": "อาคารอยู่ระหว่างซ่อมแซม",
            },
        ],
    },
    "memos": [
        {
            "about": "plan",
            "number": "มต 70101/123",
            "date": "2022-11-10",
            "chain": [
                {"kind": "signature", "person": "officer"},
                {"kind": "opinion", "person": "head", "opinion": "เพื่อโปรดพิจารณา"},
                {"kind": "opinion", "person": "deputy"},
                {"kind": "opinion", "person": "chief", "opinion": "เห็นชอบ"},
            ],
            "is_signed": True,
        },
        {
            "about": "progress",
            "period": "2566-Q1",
            "number": "มต 70101/45",
            "date": "2023-01-12",
            "chain": [{"kind": "signature", "person": "officer"}],
            "is_signed": True,
        },
        {
            "about": "progress",
            "period": "2566-Q2",
            "number": "มต 70101/999",
            "date": "2023-04-10",
            "to": "นายจำลอง เปิดเผย",
            "chain": [
                {"kind": "signature", "person": "officer"},
                {"kind": "opinion", "person": "deputy"},
            ],
        },
    ],
    "announcement": {"date": "2022-11-16", "signer": "chief", "is_signed": True},
    "order": {
        "number": "77/2565",
        "date": "2022-10-03",
        "members": [
            {"person": "deputy", "role": "ประธานคณะทำงาน"},
            {"person": "officer", "role": "เลขานุการ"},
        ],
        "signer": "chief",
        "is_signed": True,
    },
    "oit_checklist": {
        "edition": 2566,
        "entries": [
            {
                "item": "O1",
                "owner": "clerk",
                "address": "https://www.example.go.th/o1",
                "checked_on": "2023-03-01",
                "state": "checked",
            },
            {"item": "O2", "owner": "clerk", "state": "published"},
            {"item": "O3", "owner": "finance", "state": "in-progress", "note": "รอข้อมูลปี 2566"},
        ],
    },
}

DRAFT = {
    "schema": "prongsai/dossier/1",
    "fiscal_year": 2569,
    "is_demonstration": True,
    "agency": {
        "name": "เทศบาลตำบลปากคลองทดลอง",
        "kind": "subdistrict-municipality",
        "district": "เกาะจำลอง",
        "province": "สมมติธานี",
        "letter_prefix": "มต 52001",
    },
    "settings": {"digits": "arabic"},
    "units": [{"key": "clerk", "name": "สำนักปลัดเทศบาล"}],
    "people": [{"key": "officer", "name": "นายแบบร่าง ทดลอง", "position": "นิติกร"}],
    "assessments": [
        {"fiscal_year": 2568, "indicators": [{"indicator": "open-data", "score": "92.00"}]}
    ],
    "plan": {
        "columns": [
            {"title": "ลำดับที่", "field": "number"},
            {"title": "มาตรการ/กิจกรรม", "field": "measure"},
            {"title": "รหัสเดิม"},
            {"title": "หน่วยงาน", "field": "owner", "over": "การมอบหมาย"},
            {"title": "กำหนดแล้วเสร็จ", "field": "due", "over": "การมอบหมาย"},
        ],
        "measures": [
            {"key": "a", "title": MARKUP, "owners": ["clerk"], "ends": "2026-09-30"},
            {"key": "b", "title": "เปิดช่องทางร้องเรียนทาง LINE 2 ช่องทาง"},
        ],
        "as_printed": {
            "title": "มาตรการเดิม",
            "columns": [
                {"title": "ลำดับที่"},
                {"title": "มาตรการ", "over": "รายละเอียด ๑"},
                {"title": "รหัสเดิม", "over": "รายละเอียด ๑"},
            ],
            "rows": [
                {"cells": ["๑. ด้านบริการ 2569", "", ""], "group": True},
                {"cells": ["๑.", f"{MARKUP}\nบรรทัดที่ 2", "ก-๗/1"], "measure": "a"},
                {"cells": ["2.", "สั้นกว่าตาราง"], "measure": "b"},
            ],
        },
    },
    "progress": {
        "introduction": ["รายงานฉบับนี้จัดทำตามแบบเดิมของเทศบาล"],
        "reports": [
            {"measure": "a", "period": "2569-H1", "status": "in-progress", "done": [MARKUP]},
        ],
        "status_columns": [
            {"title": "มาตรการ", "field": "measure"},
            {"title": "เสร็จ", "field": "done"},
        ],
    },
    "memos": [
        {"about": "plan", "number": "มต 52001/888", "date": "2025-11-03"},
        {"about": "progress", "chain": [{"kind": "signature", "person": "officer"}]},
    ],
    "announcement": {"date": "2025-12-01"},
    "order": {"number": "9/2568"},
    "oit_checklist": {"edition": 2568, "entries": []},
}
