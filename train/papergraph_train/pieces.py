"""Cuts a text into word pieces with UTF-16 offsets and says how each piece's word is written.

The vocabularies are lower-cased, so the writing (capitals, digits) reaches the encoder as a feature of its own.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

SHAPES = 9
FEATURES = 2 * SHAPES
PUNCTUATION = 1
WINDOW = 512


@dataclass(frozen=True)
class Pieces:
    """One text: `ids` and `features` (pieces + 2) with the special pieces at the ends, `offsets` (pieces, 2) without."""

    ids: np.ndarray
    features: np.ndarray
    offsets: np.ndarray


def text_of(paper: dict) -> str:
    """Title and abstract as one text, as the gold counts its offsets."""
    return f"{paper['title']}\n{paper['abstract']}" if paper.get("title") else paper["abstract"]


def utf16_offsets(text: str) -> np.ndarray:
    """(characters + 1,): where each code point starts in UTF-16 units."""
    return np.concatenate([[0], np.cumsum([2 if ord(c) > 0xFFFF else 1 for c in text])]).astype(np.int64)


def is_word_character(c: str) -> bool:
    """Letters, numbers and `_` make words."""
    return c == "_" or unicodedata.category(c)[0] in "LN"


def shape_of(word: str) -> int:
    """How a word is written, 0 to SHAPES - 1."""
    letters = [c for c in word if unicodedata.category(c)[0] == "L"]
    upper = [c.lower() != c for c in word]
    if not letters:
        return 2 if any(unicodedata.category(c)[0] == "N" for c in word) else PUNCTUATION
    if any(unicodedata.category(c)[0] == "N" for c in word):
        return 3
    if all(c.lower() != c for c in letters):
        return 4 if len(word) > 1 else 5
    if upper[0]:
        return 7 if any(upper[1:]) else 6
    return 8 if any(upper) else 0


def shapes_of(text: str) -> np.ndarray:
    """(characters,): the shape of the word that each character belongs to."""
    shapes = np.full(len(text), PUNCTUATION, np.int64)
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and is_word_character(text[end]):
            end += 1
        shapes[start:end] = shape_of(text[start:end]) if end > start else PUNCTUATION
        start = max(end, start + 1)
    return shapes


class PieceCutter:
    """A word-piece vocabulary, applied to papers."""

    def __init__(self, vocabulary: Path, window: int = WINDOW):
        self.window = window
        self.tokenizer = Tokenizer.from_file(str(vocabulary))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def cut(self, paper: dict) -> Pieces:
        """The first pieces of a paper, as many as the window holds (special pieces included)."""
        text = text_of(paper)
        encoding = self.tokenizer.encode(text)
        kept = min(len(encoding.ids), self.window) - 2
        characters = np.array(encoding.offsets[1 : kept + 1], np.int64).reshape(-1, 2)
        shapes = shapes_of(text)[characters[:, 0]]
        title = len(paper["title"]) if paper.get("title") else 0
        features = shapes + SHAPES * (characters[:, 0] < title)
        ids = [encoding.ids[0], *encoding.ids[1 : kept + 1], encoding.ids[-1]]
        return Pieces(
            np.array(ids, np.int64),
            np.concatenate([[PUNCTUATION], features, [PUNCTUATION]]).astype(np.int64),
            utf16_offsets(text)[characters],
        )
