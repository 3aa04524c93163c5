"""Whether two agreement findings are one agreement, and which findings so make one dossier."""

from depositary.register.identity.clustering import clusters
from depositary.register.identity.comparing import Reason, compare
from depositary.register.identity.finding import Finding, draw

__all__ = ["Finding", "Reason", "clusters", "compare", "draw"]
