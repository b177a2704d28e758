"""The audit log of an authority."""

from __future__ import annotations

from django.urls import path

from prongsai.web.journal import views

_HERE = "authorities/<int:authority>/audit/"
urlpatterns = [
    path(_HERE, views.journal, name="journal"),
    path(f"{_HERE}verify/", views.verify, name="verify-journal"),
]
