"""How do forms look?"""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Every form with our templates: labels above, errors below and tied to their fields."""

    form_template_name = "pages/form.html"
    field_template_name = "pages/field.html"
