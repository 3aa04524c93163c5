"""The closed lists of the record format as types. Their definitions stand in `vocabulary/*.yaml`."""

from __future__ import annotations

from typing import Literal

ActorKind = Literal[
    "state", "de_facto_authority", "government", "government_body", "person", "armed_forces", "armed_group",
    "igo", "ngo", "party", "company", "media", "people", "collective",
]  # fmt: skip

AgreementKind = Literal[
    "treaty", "convention", "agreement", "protocol", "memorandum", "ceasefire", "peace_agreement",
    "joint_declaration", "exchange_of_notes", "roadmap", "other",
]  # fmt: skip

Status = Literal[
    "mentioned", "proposed", "negotiating", "authorised", "agreed", "initialled", "signed", "ratified", "in_force",
    "rejected", "suspended", "terminated", "expired",
]  # fmt: skip

Act = Literal[
    "propose", "draft", "negotiate", "mediate", "authorise", "agree", "initial", "adopt", "sign", "approve", "submit",
    "ratify", "accede", "enter_into_force", "implement", "extend", "amend", "suspend", "withdraw", "terminate",
    "expire", "reject", "breach",
]  # fmt: skip

Modality = Literal["occurred", "ongoing", "ordered", "planned", "proposed", "possible", "conditional", "denied"]

RelationType = Literal["implements", "under", "amends", "extends", "replaces", "violates"]

StatementKind = Literal[
    "report", "claim", "announcement", "demand", "criticism", "support", "commitment", "denial", "threat"
]

Force = Literal["shall", "may", "will", "aims"]

Stance = Literal[
    "supports", "recognises", "concerned", "opposes", "condemns", "considers_illegal", "does_not_recognise"
]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

Context = Literal[
    "political", "military", "intelligence", "peacekeeping", "economic", "diplomatic", "resource", "culture",
    "disease", "enviro_disaster", "migration", "humanitarian", "legal", "human_rights", "rights_freedoms", "gender",
    "lgbt", "terrorism", "human_security", "religion_ethnicity", "government", "election", "legislative", "cbrn",
    "cyber", "political_institutions", "corruption", "crime", "crime_murder", "crime_theft", "crime_drugs",
    "crime_sexual",
]  # fmt: skip
