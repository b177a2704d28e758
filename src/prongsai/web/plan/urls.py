"""The measures of a year."""

from __future__ import annotations

from django.urls import path

from prongsai.web.plan import views

urlpatterns = [
    path("", views.plan, name="plan"),
    path("order/", views.order, name="order-measures"),
    path("add/", views.add, name="add-measure"),
    path("suggestions/", views.suggestions, name="suggestions"),
    path("carry-over/", views.carry_over, name="carry-over"),
    path("workbook/", views.workbook, name="workbook"),
    path("workbook/upload/", views.upload_workbook, name="upload-workbook"),
    path("workbook/<slug:sha256>/", views.workbook_preview, name="plan-workbook"),
    path("measures/<slug:measure>/", views.measure, name="measure"),
    path("measures/<slug:measure>/edit/", views.edit, name="edit-measure"),
    path("measures/<slug:measure>/remove/", views.remove, name="remove-measure"),
]
