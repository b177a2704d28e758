"""Pictures of pages read by tesseract: what is written on them, and where lines are ruled."""

from prongsai.intake.ocr.sight import Sight, Sign, Stroke, see
from prongsai.intake.ocr.tesseract import HOW_TO_GET_IT, Unread, Want, is_at_hand

__all__ = ["HOW_TO_GET_IT", "Sight", "Sign", "Stroke", "Unread", "Want", "is_at_hand", "see"]
