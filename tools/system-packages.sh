#!/bin/sh
# Programs that the tests drive for real, from Debian's packages: LibreOffice opens our DOCX,
# Chromium prints and shows our HTML, poppler draws our PDF, tesseract reads our scans, Pango serves
# WeasyPrint in the benchmarks, PostgreSQL keeps the web tests' data, gettext their translations.
set -eu

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need soffice libreoffice-writer-nogui
need chromium chromium
need pdftoppm poppler-utils
need tesseract tesseract-ocr
need msgfmt gettext
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
tesseract --list-langs 2>/dev/null | grep -qx tha || missing="$missing tesseract-ocr-tha"
if [ "${1:-}" = pictures ]; then # LibreOffice Calc prints the workbook's sheets
    [ -e /usr/lib/libreoffice/program/libsclo.so ] || missing="$missing libreoffice-calc-nogui"
fi
ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0 || missing="$missing libpangoft2-1.0-0"
ldconfig -p 2>/dev/null | grep -q libharfbuzz-subset || missing="$missing libharfbuzz-subset0"

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" -ne 0 ]; then
    echo "These Debian packages are needed; install them and run again:$missing" >&2
    exit 1
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086  # a list of names
apt-get install -y -qq --no-install-recommends $missing >/dev/null
