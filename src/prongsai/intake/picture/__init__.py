"""Pictures (PNG, JPEG, TIFF, WebP, BMP, GIF): read like scanned PDF files, or only cleaned."""

from prongsai.intake.picture.cleaning import clean_picture
from prongsai.intake.picture.reader import read_picture

__all__ = ["clean_picture", "read_picture"]
