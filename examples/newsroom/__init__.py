"""A small newsroom service: it reads articles and writes sheets with their quotes for the desk."""
