"""English: word lists in `words`, and the patterns that the rules use."""
