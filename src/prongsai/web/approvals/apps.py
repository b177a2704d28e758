"""The app of approvals."""

from __future__ import annotations

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Memos, their chains, and what their signers decide."""

    name = "prongsai.web.approvals"
    label = "approvals"
