"""The register as people look at it: dossiers, rebuilt from records and judgements each time."""

from depositary.register.view.building import build, reasons
from depositary.register.view.dossier import Conflict, Dossier, Member, Said, Side, Stage, Tie, View, Why

__all__ = ["Conflict", "Dossier", "Member", "Said", "Side", "Stage", "Tie", "View", "Why", "build", "reasons"]
