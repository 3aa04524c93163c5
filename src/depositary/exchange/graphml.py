"""Actors and agreements as a graph (GraphML): parties, relations, positions and demands as edges.

http://graphml.graphdrawing.org; every edge carries the words that it rests on and who said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from depositary.exchange.visible import visible
from depositary.exchange.wording import told
from depositary.register import Register
from depositary.register.view import Dossier, Said

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE = ("label", "type", "kind", "status")
EDGE = ("relation", "quote", "report", "chain")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no part of XML
Edge = tuple[str, str, dict[str, str]]


def write(register: Register) -> bytes:
    """The graph, from parties to agreements, from agreements to those they stand in relation to."""
    dossiers = [_lean(held) for held in register.each()]
    root = etree.Element(f"{{{NAMESPACE}}}graphml", nsmap={None: NAMESPACE})
    for place, names in (("node", NODE), ("edge", EDGE)):
        for name in names:
            key = {"id": f"{place}-{name}", "for": place, "attr.name": name, "attr.type": "string"}
            etree.SubElement(root, f"{{{NAMESPACE}}}key", key)
    graph = etree.SubElement(root, f"{{{NAMESPACE}}}graph", {"id": "register", "edgedefault": "directed"})
    for ref, facts in _nodes(dossiers).items():
        _data(etree.SubElement(graph, f"{{{NAMESPACE}}}node", {"id": ref}), "node", facts)
    for number, (left, right, facts) in enumerate(_edges(dossiers), start=1):
        ends = {"id": f"e{number}", "source": left, "target": right}
        _data(etree.SubElement(graph, f"{{{NAMESPACE}}}edge", ends), "edge", facts)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _lean(held: Dossier) -> Dossier:
    """The dossier without what the graph does not show."""
    return msgspec.structs.replace(held, life=(), since=(), conflicts=(), provisions=(), members=(), names=())


def _data(element: etree._Element, place: str, facts: dict[str, str]) -> None:
    for name, value in facts.items():
        etree.SubElement(element, f"{{{NAMESPACE}}}data", {"key": f"{place}-{name}"}).text = _legal(value)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", visible(text))


def _nodes(dossiers: list[Dossier]) -> dict[str, dict[str, str]]:
    """Agreements by id, then actors by side or name."""
    nodes = {
        d.id: {"label": d.name, "type": "agreement", "kind": d.kind, "status": d.status} for d in dossiers
    }  # fmt: skip
    for dossier in dossiers:
        for party in dossier.parties:
            nodes.setdefault(_actor(party.name), {"label": party.name, "type": "actor"})
        for view in (*dossier.positions, *dossier.demands):
            for name in filter(None, (view.who, view.of)):
                nodes.setdefault(_actor(name), {"label": name, "type": "actor"})
    return nodes


def _edges(dossiers: list[Dossier]) -> Iterator[Edge]:
    for dossier in dossiers:
        for party in dossier.parties:
            yield _actor(party.name), dossier.id, {"relation": "party"}
        for tie in dossier.relations:
            yield dossier.id, tie.to, {"relation": tie.type, **_words(tie.evidence)}
        for view in dossier.positions:
            if view.who:
                yield _actor(view.who), dossier.id, {"relation": view.sort, **_words(view.evidence)}
        for want in dossier.demands:
            if want.who:
                to = _actor(want.of) if want.of else dossier.id
                yield _actor(want.who), to, {"relation": "demands", **_words(want.evidence)}


def _words(said: Said) -> dict[str, str]:
    return {"quote": said.text, "report": said.report, "chain": told(said)}


def _actor(name: str) -> str:
    return "actor:" + "-".join(_legal(name).split())
