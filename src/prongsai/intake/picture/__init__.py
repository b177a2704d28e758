"""Pictures of pages (PNG, JPEG, TIFF, WebP, BMP, GIF) read like scanned PDF files."""

from prongsai.intake.picture.reader import read_picture

__all__ = ["read_picture"]
