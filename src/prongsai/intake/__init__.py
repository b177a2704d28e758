"""Files of any office into readings, and readings into a dossier."""
