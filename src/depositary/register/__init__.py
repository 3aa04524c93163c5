"""The register: many reports, one dossier per agreement."""

from depositary.register.register import Register, open_register

__all__ = ["Register", "open_register"]
