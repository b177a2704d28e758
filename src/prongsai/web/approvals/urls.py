"""The memos of a year."""

from __future__ import annotations

from django.urls import path

from prongsai.web.approvals import views

urlpatterns = [
    path("", views.overview, name="approvals"),
    path("new/", views.new, name="new-memo"),
    path("<str:memo>/", views.memo_view, name="memo"),
    path("<str:memo>/edit/", views.edit, name="edit-memo"),
    path("<str:memo>/propose/", views.propose, name="propose-memo"),
    path("<str:memo>/decide/", views.decide, name="decide-memo"),
    path("<str:memo>/register/", views.register, name="register-memo"),
    path("<str:memo>/paper/", views.paper, name="memo-on-paper"),
    path("<str:memo>/pages/<str:kind>.pdf", views.pages, name="memo-pages"),
]
