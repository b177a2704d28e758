"""Reports of a year, one of them, and its periods."""

from __future__ import annotations

from django.urls import path

from prongsai.web.reports import views

# A measure's key may hold any letter, and so comes last.
_PLACE = "<str:period>/<path:measure>"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("periods/<str:period>/", views.period, name="report-period"),
    path("periods/<str:period>/lock/", views.lock, name="lock-period"),
    path("periods/<str:period>/reopen/", views.reopen, name="reopen-period"),
    path(f"of/{_PLACE}/", views.report, name="report"),
    path(f"write/{_PLACE}/", views.write_report, name="write-report"),
    path(f"return/{_PLACE}/", views.return_report, name="return-report"),
]
