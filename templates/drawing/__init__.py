"""What the shipped forms have in common: the Word file, the annexes, the fixed sentences."""
