"""Where everything starts."""

from __future__ import annotations

from django.urls import path

from prongsai.web.board import views

urlpatterns = [
    path("", views.home, name="home"),
    path("authorities/<int:authority>/", views.authority_home, name="authority"),
    path("authorities/<int:authority>/years/<int:year>/", views.board, name="board"),
]
