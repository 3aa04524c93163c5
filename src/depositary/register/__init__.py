"""The register: many reports, one dossier per agreement."""

from depositary.register.origin import Origin
from depositary.register.register import Register, open_register

__all__ = ["Origin", "Register", "open_register"]
