"""Where are the files of an authority?"""

from __future__ import annotations

from django.urls import path

from prongsai.web.storage import views

urlpatterns = [path("<str:sha256>/", views.file, name="file")]
