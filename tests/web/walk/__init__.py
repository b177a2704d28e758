"""One year of a new authority, walked through its pages."""
