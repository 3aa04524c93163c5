"""Learned models: what lies beside their weights, how it is checked, and how they are run."""
