"""Where a word ends and where a sentence ends, in a paragraph of news text.

A possessive is two tokens ("Iraq's" is "Iraq" and "'s"), an abbreviation keeps its stop ("U.S.",
"Ky.", "Gen."), a hyphen or apostrophe inside a word stays in it ("al-Asad", "Sana'a", "don't"), and
a hyphen between two numbers does not join them ("2-3 February").
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from geo.model import Token
from geo.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Vowel signs and the like, which belong to words though \w leaves them out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0980-\u0df3\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_LETTER = rf"[\w{_MARKS}]"
_POSSESSIVE = r"['’ʼ＇][sS](?!" + _LETTER + ")"
_TOKEN = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}                                # U.S.  a.m.  N.M.
    | \d+(?:[.,:/]\d+)*(?:[^\W\d_]+(?:-[^\W\d_]+)*|(?:-[^\W\d_]+)+)?  # 1,200  6:30  30-year-old
    | {_POSSESSIVE}                                       # the 's of a possessive
    | {_LETTER}+(?:(?!{_POSSESSIVE})['’ʼ‘`´＇\-‑]{_LETTER}+)*
    | \.{{2,}}
    | \S
    """,
    re.VERBOSE,
)
_STOPS = frozenset(".!?…。！？؟۔।॥։።။")
_CLOSERS = frozenset("\"'”’»)]}“›」』")
_OPENERS = frozenset("\"'“‘«([{„‹「『—–-•*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name: these never end a sentence.
_TITLES = _words(
    """lt gen col sgt maj capt cpl pvt adm cmdr cdr cmd brig spc pfc msgt ssgt dr mr mrs ms mx prof
    rev fr hon gov sen rep reps sens gens cols pres amb supt insp det messrs
    mme mlle sra srta st ste mt ft pt jl kab kec kel tgk kh ud hr frau asst dep atty fig figs pp
    vol approx ca cf vs viz nr str ул г им просп adj sis bro gral cnel tte cap dra dña""",
)
# These end a sentence only when a word follows that begins sentences.
_OTHERS = _words(
    """inc ltd co corp bros jr sr etc al dept univ assn ave blvd rd hwy rte sq bldg est
    jan feb mar apr jun jul aug sep sept oct nov dec
    ala ariz ark calif colo conn del fla ga ill ind kan ky mass md mich minn mo mont neb nev okla
    ore pa penn tenn tex va vt wash wis wyo ont que alta sask""",
)
_LIKE_WORDS = frozenset(("mo", "al", "co", "ill", "mass", "mar", "wash", "pa", "ore", "mont"))
_STARTERS = _words(
    """The A An In On At By For From With After Before Since During When While As If It He She They
    We I You This That These Those There But And Or So Yet However Meanwhile Although Though Earlier
    Later According Also Both Some Many Most Several No Not One Two Three Another Other Such His Her
    Their Our Its My Here What Who How Why Where Which Now Then Still Under Over Between Among About
    Despite Because Until Once All Each Every Last Next Today Yesterday""",
)
_AFTER_CLOCK = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday GMT UTC EST EDT CST CDT MST MDT PST
    PDT CET CEST BST IST Eastern Central Pacific Mountain Local""",
)
_MONTHS = _words(
    "jan feb mar mär apr may mai maj jun jul aug sep set oct okt out ott nov dec dez des dic déc "
    "ene abr ago fév avr jui aoû gen mag giu lug mei",
)
_INITIAL_CLOCKS = frozenset(("a.m.", "p.m."))
_ARTICLES = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-")
_LONGEST_NUMBER_OF_A_DAY = 2
_SHORTEST_LAST_WORD = 2
_BRACKET_WITHIN = 20  # tokens; a bracket left open further back is a slip


# Tokens are made by the hundred a report: the tuple itself costs a third of a call.
_token: Callable[[tuple[int, int, str]], Token] = partial(tuple.__new__, Token)


class _Pieces(Remembered[str | tuple[tuple[int, int, str], ...]]):
    """What stands between two blanks, and its tokens; itself if it is one and ends in no stop.

    Texts say the same pieces again and again; every token of one spelling shares one string.
    """

    def __missing__(self, piece: str) -> str | tuple[tuple[int, int, str], ...]:
        parts = tuple((m.start(), m.end(), m.group()) for m in _TOKEN.finditer(piece))
        whole = len(parts) == 1 and parts[0][2] == piece and piece[-1] not in _STOPS
        return self.kept(piece, piece if whole else parts)


_pieces = _Pieces()


def _tokens_of(text: str, start: int, end: int) -> tuple[list[Token], list[int]]:
    """Return the words, numbers and marks of ``text[start:end]``, and which of them are stops."""
    tokens: list[Token] = []
    stops: list[int] = []
    add, at = tokens.append, start
    for piece in text[start:end].split(" "):
        parts = _pieces[piece]
        to = at + len(piece)
        if isinstance(parts, str):
            add(_token((at, to, parts)))
        else:
            for first, last, part in parts:
                if part[-1] in _STOPS:
                    stops.append(len(tokens))
                add(_token((at + first, at + last, part)))
        at = to + 1
    return tokens, stops


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Token, ...]]:
    """Yield the sentences of one paragraph, each as its tokens."""
    tokens, stops = _tokens_of(text, start, len(text) if end is None else end)
    begin, last = 0, len(tokens)
    joined: list[int] = []
    for i in stops:
        if i < begin:
            continue
        if _abbreviates(tokens, i):
            joined.append(i)
        after = _after_closers(tokens, i + 1)
        if after < last and _ends_here(tokens, i, after) and not _in_brackets(tokens, begin, after):
            yield _with_stops(tokens, begin, after, joined)
            begin, joined = after, []
    if begin < last:
        yield _with_stops(tokens, begin, last, joined)


def _with_stops(tokens: list[Token], begin: int, end: int, joined: list[int]) -> tuple[Token, ...]:
    """Return a sentence's tokens with every abbreviation's stop put back on its word."""
    if not joined:
        return tuple(tokens[begin:end])
    sentence: list[Token] = []
    for token in tokens[begin:end]:
        if joined and token is tokens[joined[0]]:
            joined = joined[1:]
            word = sentence.pop()
            sentence.append(Token(word.start, token.end, word.text + token.text))
        else:
            sentence.append(token)
    return tuple(sentence)


def _abbreviates(tokens: list[Token], i: int) -> bool:
    """Return whether the stop at ``i`` belongs to the word before it."""
    if tokens[i].text != "." or i == 0 or tokens[i - 1].end != tokens[i].start:
        return False
    word = tokens[i - 1].text
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if len(word) == 1:
        return word.isalpha() and word.isupper() and following not in _STARTERS and following != ""
    low = word.lower()
    if low in _TITLES:
        return following != "" and (word[0].isupper() or not following[0].isupper())
    if low in {"no", "nos"}:
        return following[:1].isdigit()
    if low not in _OTHERS or (low in _LIKE_WORDS and not word[0].isupper()):
        return False
    comma_before = i > 1 and tokens[i - 2].text == ","
    return comma_before or (following != "" and following not in _STARTERS)


def _after_closers(tokens: list[Token], i: int) -> int:
    """Return the index after the quotes and brackets that close right behind a stop."""
    while i < len(tokens) and tokens[i].start == tokens[i - 1].end:
        if tokens[i].text not in _CLOSERS and tokens[i].text[0] not in _STOPS:
            break
        i += 1
    return i


def _ends_here(tokens: list[Token], i: int, after: int) -> bool:
    """Return whether a sentence ends with the stop at ``i``, ``after`` being the next token."""
    stop, following = tokens[i], tokens[after]
    glued = following.start == tokens[after - 1].end
    word = _first_word(tokens, after)
    if glued:
        return _ends_without_space(tokens, i, word)
    if word[0].islower() and not word.startswith(_ARTICLES):
        return False
    if stop.text == ".":
        if _abbreviates(tokens, i):
            return word in _STARTERS and tokens[i - 1].text.lower() in _OTHERS
        return not _is_ordinal(tokens, i, word)
    if len(stop.text) > 1 and stop.text[0] not in _STOPS:
        return _initials_end_here(stop.text, following.text, word)
    return True


def _initials_end_here(initials: str, following: str, word: str) -> bool:
    """Return whether a sentence ends with "U.S." or "p.m.", whose stop is theirs in any case."""
    if initials.lower() in _INITIAL_CLOCKS:
        clock = word in _AFTER_CLOCK or following == "(" or word[:3].lower() in _MONTHS
        return word[0].isupper() and not clock
    return word in _STARTERS


def _in_brackets(tokens: list[Token], begin: int, after: int) -> bool:
    """Return whether a bracket that opened shortly before is still to close shortly after."""
    depth = 0
    near = [token[2] for token in tokens[max(begin, after - _BRACKET_WITHIN) : after]]
    for mark in near if "(" in near else ():
        depth = depth + 1 if mark == "(" else depth - (mark == ")" and depth > 0)
    if not depth:
        return False
    ahead = [token.text for token in tokens[after : after + _BRACKET_WITHIN]]
    return ")" in ahead and "(" not in ahead[: ahead.index(")")]


def _first_word(tokens: list[Token], i: int) -> str:
    """Return the text of the first token from ``i`` that opens nothing."""
    for token in tokens[i : i + 3]:
        if token.text not in _OPENERS:
            return token.text
    return tokens[i].text


def _ends_without_space(tokens: list[Token], i: int, word: str) -> bool:
    """Return whether a stop ends a sentence although no space follows ("attack.The")."""
    if tokens[i].text in "。！？؟۔।":
        return True
    before = tokens[i - 1].text if i else ""
    return (
        tokens[i].text == "."
        and len(before) >= _SHORTEST_LAST_WORD
        and before.islower()
        and (word in _STARTERS or (len(before) > _SHORTEST_LAST_WORD and word.istitle()))
    )


def _is_ordinal(tokens: list[Token], i: int, word: str) -> bool:
    """Return whether a stop makes a day of the month of its number ("20. Januar")."""
    before = tokens[i - 1] if i else None
    return (
        before is not None
        and before.end == tokens[i].start
        and before.text.isdigit()
        and len(before.text) <= _LONGEST_NUMBER_OF_A_DAY
        and word[:3].lower() in _MONTHS
    )
