"""Somebody's file in; what it says, each part with its place, out."""

from prongsai.intake.dispatch import read

__all__ = ["read"]
