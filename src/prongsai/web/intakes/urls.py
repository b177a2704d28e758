"""Documents brought into a year."""

from __future__ import annotations

from django.urls import path

from prongsai.web.intakes import views

urlpatterns = [
    path("", views.intakes, name="intakes"),
    path("<int:intake>/", views.confirm, name="intake"),
    path("<int:intake>/pages/<int:page>/", views.page, name="intake-page"),
]
