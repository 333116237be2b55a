"""English: word lists in `words`, and the patterns that rules look for."""
