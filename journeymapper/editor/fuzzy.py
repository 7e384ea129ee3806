"""How well a few typed letters fit a name: for lists that shrink while one types."""

from __future__ import annotations

import unicodedata

_EXACT, _START, _WORDS, _INSIDE, _LETTERS = 100.0, 80.0, 60.0, 40.0, 10.0


def fit(typed: str, name: str) -> float:
    """How well `typed` fits `name`: 0 for not at all, more for better.

    Best is the whole name, then its beginning, then beginnings of its words ("zo wi" for "Zoom to width"),
    then any part of it, then its letters in order ("zmwd"). Short names win over long ones. Case and
    accents do not matter.
    """
    wanted, words = plain(typed).split(), plain(name)
    if not wanted:
        return 1.0
    joined = " ".join(wanted)
    shorter = 5.0 / (1.0 + len(words) / 10.0)
    if words == joined:
        return _EXACT + shorter
    if words.startswith(joined):
        return _START + shorter
    if _start_words(wanted, words.split()):
        return _WORDS + shorter
    if all(part in words for part in wanted):
        return _INSIDE + shorter
    spread = _spread("".join(wanted), words)
    return _LETTERS + shorter - min(9.0, spread) if spread >= 0 else 0.0


def plain(text: str) -> str:
    """Without case, accents and the marks around words."""
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _start_words(wanted: list[str], words: list[str]) -> bool:
    """Whether each typed part begins a word, in their order."""
    place = 0
    for part in wanted:
        while place < len(words) and not words[place].startswith(part):
            place += 1
        if place == len(words):
            return False
        place += 1
    return True


def _spread(letters: str, name: str) -> float:
    """How far apart the letters lie when they come in order; -1 when they do not. At most one gap a
    letter, and the first letter begins a word: else everything fits everything."""
    if len(letters) < 2:
        return -1.0
    starts = [n for n in range(len(name)) if name[n] == letters[0] and (n == 0 or not name[n - 1].isalnum())]
    for start in starts:
        place, gaps = start, 0
        for letter in letters[1:]:
            after = name.find(letter, place + 1)
            if after < 0:
                break
            gaps += after != place + 1
            place = after
        else:
            if place - start < 4 * len(letters):
                return gaps / 2
    return -1.0
