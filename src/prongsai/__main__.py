"""`python -m prongsai` is the command line."""

from prongsai.cli import main

if __name__ == "__main__":
    main()
