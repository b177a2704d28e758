"""People of an authority, and how they come."""

from __future__ import annotations

from django.urls import path

from prongsai.web.people import views

_HERE = "authorities/<int:authority>/people/"
urlpatterns = [
    path("invitations/<str:secret>/", views.accept, name="invitation"),
    path("persons/<uuid:person>/erase/", views.erase, name="erase-person"),
    path(_HERE, views.people, name="people"),
    path(f"{_HERE}invite/", views.invite, name="invite"),
    path(f"{_HERE}units/", views.units, name="units"),
    path(f"{_HERE}<int:member>/end/", views.end, name="end-membership"),
    path(
        f"{_HERE}invitations/<int:invitation>/withdraw/",
        views.withdraw,
        name="withdraw-invitation",
    ),
]
