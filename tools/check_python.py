"""Can this Python carry the program? Run by `make` before anything else, with any Python 3."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (it is here to meet older ones)
    sys.exit(
        "Prongsai needs Python 3.11 or newer; this is {}.\n"  # noqa: UP032 (an old one reads this)
        "Name a newer one: make run PYTHON=python3.12".format(sys.version.split()[0])
    )
try:
    import ensurepip  # noqa: F401
    import venv  # noqa: F401
except ImportError:
    sys.exit(
        "This Python cannot make a virtual environment: its modules venv and ensurepip are missing."
        "\nOn Debian or Ubuntu: sudo apt install python3-venv"
    )
