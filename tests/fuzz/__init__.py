"""What must hold of any input, and what looks for one of which it does not: see CONTRIBUTING.md."""
