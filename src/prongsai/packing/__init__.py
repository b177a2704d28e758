"""A dossier in, a pack of documents or its mistakes out; both doors call it."""

from prongsai.packing.checks import check_file
from prongsai.packing.orders import Format, FormatUnknown, Order
from prongsai.packing.packs import build_pack, build_packs
from prongsai.packing.records import LeftOut, Listed, Made, Pack

__all__ = [
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
]
