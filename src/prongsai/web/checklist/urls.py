"""The OIT checklist of a year."""

from __future__ import annotations

from django.urls import path

from prongsai.web.checklist import views

urlpatterns = [
    path("", views.checklist, name="checklist"),
    path("save/", views.save, name="save-checklist"),
    path("edition/", views.edition, name="checklist-edition"),
]
