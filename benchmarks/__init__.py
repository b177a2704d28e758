"""How quick is it, beside what else could do the same? `make bench` writes results.md."""
