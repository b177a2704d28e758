"""A year of an authority: opening it, its scores, taking it out."""

from __future__ import annotations

from django.urls import path

from prongsai.web.years import views

urlpatterns = [
    path("open/", views.open_year, name="open-year"),
    path("<int:year>/scores/", views.scores_page, name="scores"),
]
