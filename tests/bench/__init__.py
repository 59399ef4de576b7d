"""Speed and memory of the project beside its peers: ``python -m tests.bench`` prints a table."""
