"""How does a file become a reading, and a reading a dossier?"""
