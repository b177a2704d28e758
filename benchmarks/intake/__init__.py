"""How much of the real cases is read right, beside their truth? `python -m benchmarks.intake`."""
