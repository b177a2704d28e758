"""Pages that belong to no step of the year."""

from __future__ import annotations

from django.urls import path

from prongsai.web.pages import views

urlpatterns = [
    path("language/", views.language, name="language"),
    path("healthz", views.health, name="health"),
]
