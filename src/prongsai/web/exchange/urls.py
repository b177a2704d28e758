"""A year in and out."""

from __future__ import annotations

from django.urls import path

from prongsai.web.exchange import views

urlpatterns = [
    path("import/", views.import_page, name="import-year"),
    path("<int:year>/export/", views.export_page, name="export-year"),
]
