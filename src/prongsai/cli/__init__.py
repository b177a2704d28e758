"""The command line: a command parses, calls one room, prints."""

from prongsai.cli.door import main

__all__ = ["main"]
