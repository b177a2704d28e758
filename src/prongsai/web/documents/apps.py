"""Documents as an app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Every document of a year in every format, each version kept."""

    name = "prongsai.web.documents"
    label = "documents"

    def ready(self) -> None:
        """Offer what the worker does for us."""
        from prongsai.web.documents import works
        from prongsai.web.jobs.registry import offer

        offer(works.DOCUMENTS, works.build_documents)
        offer(works.PACK, works.build_the_pack)
