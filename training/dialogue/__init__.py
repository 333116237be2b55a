"""Learn who speaks in dialogue, and for whom pronouns stand in stories."""
