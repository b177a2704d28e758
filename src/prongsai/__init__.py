"""The yearly cycle of the Thai Integrity and Transparency Assessment (ITA).

One package, one room for each step of the cycle; see ``docs/`` for the map.
"""

__version__ = "0.1.0"
