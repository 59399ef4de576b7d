"""What is handed out, tried as it is handed out: ``python -m tests.delivery wheels|program``."""
