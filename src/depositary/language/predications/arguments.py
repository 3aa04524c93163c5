"""The arguments of a verb: subject, objects and obliques, also where they are shared, moved or left out."""

from __future__ import annotations

from depositary.language.parse import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Token
from depositary.language.predications.grammar import Grammar

VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"which", "that", "who", "whom"})
DEEPEST = 40  # steps up a chain of clauses; deeper than any sentence that a person wrote


def is_verb(token: Token) -> bool:
    """Whether the word heads a clause: a verb that helps no other verb, or a copula."""
    return token.pos in VERBAL and token.dep not in ("aux", "auxpass", "amod", "compound")


def is_infinitive(verb: Token) -> bool:
    """Whether it stands with "to"."""
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Passive: with its auxiliary, a bare participle behind a noun, or beside a passive ("was drafted and signed")."""
    for child in verb.children:
        if child.dep == "auxpass" or child.dep in PASSIVE_SUBJECTS:
            return True
    if is_reduced(verb):
        return True
    if verb.tag != "VBN" or any(c.dep == "aux" and c.lemma == "have" for c in verb.children):
        return False
    if verb.dep == "conj" and is_verb(verb.head):
        own = any(c.dep in SUBJECTS or c.dep == "aux" for c in verb.children)
        return not own and is_passive(verb.head)
    active = any(c.dep in SUBJECTS or c.dep in OBJECTS for c in verb.children)
    if verb.dep == "ccomp" and not any(c.dep in ("aux", "mark") or c.dep in OBJECTS for c in verb.children):
        return True  # "declared the treaty terminated"
    return verb.dep in ("acl", "advcl", "relcl", "ccomp", "ROOT", "dep", "pcomp") and not active


def is_reduced(verb: Token) -> bool:
    """ "the memorandum agreed in May", "that treaty, concluded in 2010": a participle taken for a past."""
    filled = any(c.dep in SUBJECTS or c.dep in OBJECTS or c.dep in ("aux", "auxpass", "mark") for c in verb.children)
    return verb.dep == "acl" and verb.tag == "VBD" and not filled


def heads(noun: Token, grammar: Grammar) -> tuple[Token, ...]:
    """The noun and those coordinated with it; of "dozens of agreements" or "one of the treaties", what is counted."""
    found: list[Token] = []
    for token in noun.conjuncts():
        counted = _counted(token, grammar)
        found += counted.conjuncts() if counted is not None else [token]
    return tuple(found)


def _counted(noun: Token, grammar: Grammar) -> Token | None:
    if noun.lemma not in grammar.partitive and noun.lower not in grammar.partitive and noun.pos != "NUM":
        return None
    prep = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    return prep.child("pobj") if prep is not None else None


def coordinated(verb: Token) -> Token:
    """The verb that this one is coordinated with. A finite verb is never beside an infinitive or participle
    ("calls on X to assess it and calls on Y"), whatever the parser says: then it is beside the finite verb above.
    """
    head = verb.head
    if not is_finite(verb):
        return head
    for above in (head, *head.ancestors()):
        if is_verb(above) and is_finite(above):
            return above
    return head


def is_finite(verb: Token) -> bool:
    """Whether the verb or its first helper is finite: signs, signed, has signed, will sign."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    return (helpers[0] if helpers else verb).tag in ("VBD", "VBZ", "VBP", "MD")


def subject(verb: Token, grammar: Grammar, depth: int = 0) -> tuple[Token, ...]:
    """Who or what the clause is about, as its surface has it: own, shared, controlled or the noun that it describes."""
    if depth > DEEPEST:
        return ()
    own = _own_subject(verb)
    if own is not None and own.lower in RELATIVE and own.tag in ("WDT", "WP", "IN", "DT"):
        return antecedent(verb) or (own,)
    if own is not None:
        return (*heads(own, grammar), *_listed(verb, own))
    return _shared(verb, grammar, depth + 1)


def _own_subject(verb: Token) -> Token | None:
    """The subject on the verb, or on its helper, where some parsers leave it."""
    holders = [verb, *verb.kids("aux", "auxpass")]
    return next((c for v in holders for c in v.children if c.dep in SUBJECTS or c.dep in PASSIVE_SUBJECTS), None)


def _listed(verb: Token, own: Token) -> list[Token]:
    """Further subjects that headlines part by a comma alone: "Laos, Nepal begin drills"."""
    names = [c for c in verb.kids("nsubj") if own.i < c.i < verb.i and c.pos == "PROPN"]
    return names if own.pos == "PROPN" else []


def _shared(verb: Token, grammar: Grammar, depth: int) -> tuple[Token, ...]:
    head = verb.head
    match verb.dep:
        case "conj" if is_verb(head):
            return subject(coordinated(verb), grammar, depth)
        case "xcomp" | "ccomp" if is_verb(head):
            return controller(head, verb, grammar, depth) if verb.dep == "xcomp" or is_infinitive(verb) else ()
        case "xcomp" | "advcl" | "ccomp" if head.dep in ("acomp", "oprd") and is_verb(head.head):
            return subject(head.head, grammar, depth)
        case "advcl" if is_verb(head) and is_asked(verb, grammar):
            return controller(head, verb, grammar, depth)
        case "advcl" if is_verb(head) and (verb.tag in ("VBG", "VBN") or is_infinitive(verb)):
            return subject(head, grammar, depth)
        case "acl" if is_infinitive(verb):
            return _holder(head, grammar, depth)
        case "acl" | "relcl":
            return (head,) if verb.tag in ("VBG", "VBN") or verb.dep == "relcl" or is_reduced(verb) else ()
        case "pcomp" | "pobj":
            return _gerund_subject(head.head, grammar, depth)
    return ()


def is_asked(verb: Token, grammar: Grammar) -> bool:
    """Whether an infinitive is what is asked, though the parser has it as a purpose: "calls on Fiji to leave"."""
    asking = grammar.modality.get(("verb", verb.head.lemma)) in ("proposed", "ordered") or (
        verb.head.lemma in grammar.wanting and any(c.pos == "PRON" for c in verb.head.kids("dobj"))
    )
    return (
        asking
        and verb.dep == "advcl"
        and is_infinitive(verb)
        and not any(c.dep == "mark" or c.lower == "order" for c in verb.children)
    )


def antecedent(verb: Token) -> tuple[Token, ...]:
    """The noun that a relative clause describes."""
    token = verb
    for _ in range(DEEPEST):
        if token.dep in ("relcl", "acl"):
            return (token.head,)
        if token.head is token or token.dep not in ("conj", "ccomp", "xcomp", "advcl"):
            return ()
        token = token.head
    return ()


def controller(matrix: Token, verb: Token, grammar: Grammar, depth: int = 0) -> tuple[Token, ...]:
    """Who does the embedded act: the object of "instruct", the oblique of "call on", else the subject of the matrix."""
    if matrix.lemma not in grammar.subject_control:
        direct = next((c for c in matrix.children if c.dep in OBJECTS or c.dep == "dative"), None)
        if direct is not None and direct.pos != "ADP" and direct.i < verb.i:
            return tuple(direct.conjuncts())
        if grammar.modality.get(("verb", matrix.lemma)) in ("proposed", "ordered"):
            for prep in matrix.kids("prep", "dative"):
                if (
                    prep.lower in ("on", "upon", "to", "with", "for")
                    and prep.i < verb.i
                    and (noun := prep.child("pobj"))
                ):
                    return tuple(noun.conjuncts())
    return subject(matrix, grammar, depth)


def _holder(noun: Token, grammar: Grammar, depth: int) -> tuple[Token, ...]:
    """Whose order, plan or refusal it is: the possessor, else the subject of the verb whose object it is."""
    owner = noun.child("poss")
    if owner is not None:
        return tuple(owner.conjuncts())
    if noun.dep in OBJECTS and is_verb(noun.head):
        return subject(noun.head, grammar, depth)
    return ()


def _gerund_subject(governor: Token, grammar: Grammar, depth: int) -> tuple[Token, ...]:
    if not is_verb(governor):
        return _holder(governor, grammar, depth)
    if governor.lemma in grammar.object_gerund and not is_passive(governor):
        direct = governor.child("dobj")
        if direct is not None:
            return tuple(direct.conjuncts())
    return subject(governor, grammar, depth)


def objects(verb: Token, grammar: Grammar) -> tuple[Token, ...]:
    """The direct object: own, moved out of a relative clause, or shared with the next verb ("negotiate and sign")."""
    own = next((c for c in verb.children if c.dep in OBJECTS), None)
    if own is not None and own.lower in RELATIVE and own.tag in ("WDT", "WP", "IN", "DT"):
        return antecedent(verb) or (own,)
    if own is not None:
        return heads(own, grammar)
    if _has_gap(verb):
        return (verb.head,)
    return _shared_object(verb, grammar)


def _has_gap(verb: Token) -> bool:
    """A relative clause with a subject of its own and no object: "the deal X signed"."""
    if verb.dep != "relcl" or verb.pos != "VERB":
        return False
    filled = any(
        c.dep in ("ccomp", "xcomp", "acomp", "attr", "auxpass") or (c.dep == "prep" and not c.children)
        for c in verb.children
    )
    own = next((c for c in verb.children if c.dep in SUBJECTS), None)
    asked = any(c.lower in ("where", "when", "why") or (c.dep == "prep" and _relative(c)) for c in verb.children)
    owned = own is not None and any(c.lower == "whose" for c in own.children)  # "the pact, whose term ran out"
    return own is not None and own.lower not in RELATIVE and not filled and not asked and not owned


def _relative(prep: Token) -> bool:
    noun = prep.child("pobj")
    return noun is not None and noun.lower in RELATIVE | {"whose"}


def _shared_object(verb: Token, grammar: Grammar) -> tuple[Token, ...]:
    following = next((c for c in verb.children if c.dep == "conj" and is_verb(c)), None)
    if following is None or any(c.dep in ("ccomp", "xcomp", "prep", "attr", "acomp", "prt") for c in verb.children):
        return ()
    between = [c for c in verb.children if verb.i < c.i < following.i]
    bare = all(c.dep in ("cc", "punct") for c in between) and following.i - verb.i <= 3
    return objects(following, grammar) if bare else ()


def agents(verb: Token, grammar: Grammar) -> tuple[Token, ...]:
    """The by-phrase of a passive."""
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by" and is_passive(verb)):
            nouns = [n for noun in child.kids("pobj") for n in heads(noun, grammar)]
            if nouns and nouns[0].entity not in ("DATE", "TIME"):
                return tuple(nouns)
    return ()


def obliques(token: Token, grammar: Grammar) -> tuple[tuple[str, Token], ...]:
    """(preposition, noun) of the phrases that hang on a verb, noun or adjective, in text order."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep in ("prep", "dative", "agent") and child.pos in ("ADP", "SCONJ", "ADV", "VERB", "PART", "ADJ"):
            for prep in [child, *child.kids("conj")]:
                found += _phrase(prep, token, grammar)
        elif child.dep in ("advmod", "acomp", "prt") and (inner := child.child("prep")):
            name = f"{child.lower} {inner.lower}"
            if name in grammar.complex_adverb:
                found += [(name, n) for noun in inner.kids("pobj") for n in heads(noun, grammar)]
    return tuple(found)


def _phrase(prep: Token, token: Token, grammar: Grammar) -> list[tuple[str, Token]]:
    inner = prep.child("prep")
    if inner is not None and not prep.child("pobj"):
        return [(f"{prep.lower} {inner.lower}", n) for noun in inner.kids("pobj") for n in heads(noun, grammar)]
    found: list[tuple[str, Token]] = []
    for noun in prep.kids("pobj"):
        if noun.lower in RELATIVE:
            found += [(prep.lower, n) for n in antecedent(token)]
            continue
        found += _complex(prep, noun, grammar) or [(prep.lower, n) for n in heads(noun, grammar)]
    if not prep.children and token.dep == "relcl":
        found += [(prep.lower, n) for n in antecedent(token)]
    return found


def _complex(prep: Token, noun: Token, grammar: Grammar) -> list[tuple[str, Token]]:
    """ "on behalf of Moscow", "on Moscow's behalf"."""
    for inner in noun.kids("prep"):
        name = f"{prep.lower} {noun.lower} {inner.lower}"
        if name in grammar.complex:
            return [(name, n) for last in inner.kids("pobj") for n in last.conjuncts()]
    owner = noun.child("poss")
    name = f"{prep.lower} {noun.lower} of"
    if owner is not None and name in grammar.complex:
        return [(name, n) for n in owner.conjuncts()]
    return []
