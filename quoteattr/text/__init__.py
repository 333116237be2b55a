"""The text view."""
