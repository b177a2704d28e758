"""The documentation's settings; pages that repeat the program are made from it."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pages

import prongsai

project = "Prongsai"
copyright = "the Prongsai maintainers"
version = release = prongsai.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Prongsai"
html_copy_source = False
# The package's own typeface beside the style sheet: pages read the same everywhere.
html_static_path = ["_static", str(files("fontpkg_sarabun").joinpath("files"))]
html_css_files = ["thai.css"]
html_theme_options = {
    "light_css_variables": {
        "font-stack": "Sarabun, system-ui, sans-serif",
        "font-stack--monospace": "ui-monospace, Consolas, monospace, Sarabun",
    }
}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_class_signature = "separated"
autodoc_default_options = {"exclude-members": "__new__"}  # an enumeration's says nothing
nitpicky = False


def setup(app: object) -> None:
    app.connect("builder-inited", lambda _app: pages.write_generated_pages())
