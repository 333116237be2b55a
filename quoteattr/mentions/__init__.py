"""Mentions."""
