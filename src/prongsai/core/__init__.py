"""What every room stands on: Thai text, dates, places, Problem, the document tree, approval."""
