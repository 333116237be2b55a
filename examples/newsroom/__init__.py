"""A small newsroom service: articles come in, sheets with their quotes for the desk go out."""
