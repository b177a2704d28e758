"""A dossier in, a pack of documents or its mistakes out; both doors call it."""

from prongsai.packing.checks import FileChecked, check_file, check_text
from prongsai.packing.corrections import Correction
from prongsai.packing.fixing import Fixed, fix_file
from prongsai.packing.orders import Format, FormatUnknown, Order
from prongsai.packing.packs import build_pack, build_packs
from prongsai.packing.records import LeftOut, Listed, Made, Pack
from prongsai.packing.reports import refuse_report, write_report
from prongsai.packing.stacks import check_files

__all__ = [
    "Correction",
    "FileChecked",
    "Fixed",
    "Format",
    "FormatUnknown",
    "LeftOut",
    "Listed",
    "Made",
    "Order",
    "Pack",
    "build_pack",
    "build_packs",
    "check_file",
    "check_files",
    "check_text",
    "fix_file",
    "refuse_report",
    "write_report",
]
