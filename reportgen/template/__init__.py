"""Templates: found by name and year, compiled once, rendered many times."""
