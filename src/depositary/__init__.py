"""Depositary reads news reports and keeps a register of what they say about international agreements."""

__version__ = "0.1.0"
