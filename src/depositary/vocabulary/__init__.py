"""Closed lists and knowledge of the world, kept in YAML that a person can read and mend."""
