"""The documents of a year."""

from __future__ import annotations

from django.urls import path

from prongsai.web.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("build/", views.build, name="build-documents"),
    path("pack/", views.build_pack, name="build-pack"),
    path("jobs/", views.jobs, name="document-jobs"),
    path("versions/<int:version>/", views.version, name="document-version"),
    path("files/<int:file>/", views.download, name="document-file"),
]
