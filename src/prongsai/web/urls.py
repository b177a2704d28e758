"""Where is every page?"""

from __future__ import annotations

from django.urls import include, path

handler400 = "prongsai.web.pages.views.bad_request"
handler403 = "prongsai.web.pages.views.forbidden"
handler404 = "prongsai.web.pages.views.not_found"
handler429 = "prongsai.web.pages.views.too_many"
handler500 = "prongsai.web.pages.views.broken"

_YEAR = "authorities/<int:authority>/years/<int:year>/"
urlpatterns = [
    path("", include("prongsai.web.board.urls")),
    path("", include("prongsai.web.pages.urls")),
    path("", include("prongsai.web.people.urls")),
    path("", include("prongsai.web.journal.urls")),
    path("authorities/<int:authority>/files/", include("prongsai.web.storage.urls")),
    path("accounts/", include("prongsai.web.people.account_urls")),
    path(f"{_YEAR}reports/", include("prongsai.web.reports.urls")),
    path("authorities/<int:authority>/years/", include("prongsai.web.years.urls")),
    path(f"{_YEAR}plan/", include("prongsai.web.plan.urls")),
    path(f"{_YEAR}checklist/", include("prongsai.web.checklist.urls")),
    path("authorities/<int:authority>/years/", include("prongsai.web.exchange.urls")),
    path(f"{_YEAR}documents/", include("prongsai.web.documents.urls")),
    path(f"{_YEAR}intake/", include("prongsai.web.intakes.urls")),
    path(f"{_YEAR}approvals/", include("prongsai.web.approvals.urls")),
]
