"""Noun phrases that name a side: neighbouring words of the lexicon, joined and given one name.

"Iran-backed Iraqi militias", "members of the Revolutionary Guards", "Pakistani security forces",
"suspected gunmen": each is one side, with its backer and its country where the words say them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.text import side_words as sw
from geo.text.numbers import is_number
from geo.text.parties import STATE
from geo.text.phrases import Entry
from geo.text.pieces import Piece, name_of, split_patron, type_behind
from geo.text.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.text.background import Background
    from geo.text.parties import Actor, Country, Noun
    from geo.text.words import Word


class Side(NamedTuple):
    """A side at words ``first`` to ``last`` (exclusive) of a sentence."""

    first: int
    last: int
    name: str
    kind: str
    known: bool
    country: str
    noun: str
    patron: str
    many: bool
    arm: str


class _Phrase(NamedTuple):
    """A noun phrase: its own words, its head, who backs it, and whether it is one phrase alone."""

    own: list[Piece]
    head: Piece
    patron: Piece | None
    alone: bool


_MACHINES = frozenset(("bomber", "fighter"))  # aircraft, behind the name of a type
_TYPE = re.compile(r"\b[A-Z]{1,3}-?\d{1,3}\w?['’\"]?\s+$")  # "B-1B", "F-15"


class _Name(NamedTuple):
    name: str
    kind: str
    known: bool
    country: str


_QUALITY = Entry(modifier=True, proper=True)  # "anti-Pakistan": a quality, not the side


class NounPhrases:
    """One sentence while its sides are being found."""

    def __init__(
        self,
        said: Sequence[Word],
        matched: Sequence[tuple[int, int, Entry]],
        background: Background,
    ) -> None:
        self._said = said
        self._background = background
        self._pieces: list[Piece] = []
        self._stands = Standing(said, self._pieces)
        self._fold = self._stands.fold
        self._pieces.extend(self._piece(*match) for match in matched)
        self._at = {piece.first: piece for piece in self._pieces}

    def _piece(self, first: int, last: int, entry: Entry) -> Piece:
        if self._fold(first - 1) in {"anti", "pro"}:
            return Piece(first - 1, last, _QUALITY, None, None)
        actor, noun = None, entry.noun
        if (
            entry.seat
            and is_number(self._fold(first))
            and not self._background.named[entry.seat.code]
        ):
            return Piece(first, last, _QUALITY, None, None)  # "lima tentara": five, not Peru's
        if entry.here or len(entry.actors) > 1:
            named = self._background.named
            here = [a for a in entry.here if named[a.country]]
            actor = max([*entry.actors, *here], key=lambda a: named[a.country], default=None)
        elif entry.actors:
            actor = entry.actors[0]
        partly = actor is not None or entry.arm or entry.here  # "urban guerrillas" elsewhere
        if noun is None and partly and last - first > 1:
            noun = self._background.lexicon.noun_of(self._fold(last - 1))
        return Piece(first, last, entry, actor, noun)

    def sides(self) -> Iterator[Side]:
        """Yield the sides of the sentence, from left to right, never overlapping."""
        done = 0
        for chunk in self._chunks():
            if chunk[0].first >= done and (side := self._side(chunk)) is not None:
                done = side.last
                yield side

    def _chunks(self) -> Iterator[list[Piece]]:
        """Yield runs of neighbouring phrases that belong to one noun phrase."""
        run: list[Piece] = []
        for piece in self._pieces:
            if run and (not self._touch(run[-1], piece) or self._begins_anew(run[-1], piece)):
                yield run
                run = []
            run.append(piece)
        if run:
            yield run

    def _touch(self, before: Piece, piece: Piece) -> bool:
        """Tell whether two phrases are neighbours: "Iranian army", "Iran's army"."""
        owned = bool(before.entry.country) and self._fold(before.last) == "'s"
        if before.last + owned == piece.first:
            return True
        behind = type_behind(self._background.text, self._said, before.last)
        return before.state is not None and behind == piece.first

    def _begins_anew(self, before: Piece, piece: Piece) -> bool:
        """Tell whether `piece` cannot belong to the noun phrase that ends in `before`."""
        if before.entry.patron and not before.entry.noun:
            return False
        fresh = bool(piece.state or piece.actor)
        if before.noun is not None:
            plural = self._fold(before.last - 1) != before.noun.one.split()[-1]
            if before.noun.kind in sw.PARTS:  # "jets strike depots": a verb
                return fresh or (plural and piece.noun is None)
            single = piece.noun is not None and self._fold(piece.last - 1) == piece.noun.one
            if before.noun.one in sw.SOMEBODY:
                return True  # "the man police arrested"
            return plural and (piece.noun is None or fresh or single)
        if before.entry.country and self._fold(before.last) == "'s":
            return bool(piece.state)
        return bool(before.actor or before.entry.country) and fresh and piece.noun is None

    def _side(self, chunk: list[Piece]) -> Side | None:
        """Return the side that a run of phrases names, with what follows it; None for no side."""
        while chunk and not chunk[-1].names_somebody:
            chunk = chunk[:-1]
        while chunk and chunk[0].noun is None and chunk[0].entry.patron:
            chunk = chunk[1:]
        if not chunk:
            return None
        patron, own = split_patron(chunk)
        head, last = own[-1], own[-1].last
        if self._fold(last) in sw.CLOTHES:
            return None  # "men in military uniforms"
        noun = head.noun
        if noun is not None and (link := self._linked(last)) is not None:
            relation, other = link
            if relation == "link" and noun.kind in sw.BACKED_KINDS:
                patron, last = other, other.last
            elif relation == "of" and noun.one in sw.MEMBERS and not any(p.actor for p in own):
                own, last = [*own, other], other.last
        named = self._named(_Phrase(own, head, patron, alone=len(chunk) == 1))
        if named is None:
            return None
        one = noun.one if noun else ""
        if noun is None:
            many = not head.entry.people or self._fold(head.last - 1).endswith("s")
        else:
            many = noun.one == noun.many or self._fold(head.last - 1) != one.split()[-1]
        arm = "" if named.known or named.kind != STATE else head.entry.arm
        return Side(chunk[0].first, last, *named, one, name_of(patron), many, arm)

    def _linked(self, at: int) -> tuple[str, Piece] | None:
        """Return the side that "of the BLA" or "backed by Iran" after a head noun names."""
        pair = (self._fold(at), self._fold(at + 1))
        if pair in sw.LINKS:
            relation, then = "link", at + 2
        elif pair == ("belonging", "to"):
            relation, then = "of", at + 2
        elif pair[0] in sw.OF:
            relation, then = "of", at + 1
        else:
            return None
        while self._fold(then) in sw.ARTICLES or (
            self._fold(then) in sw.ADJECTIVES_BETWEEN and then not in self._at
        ):
            then += 1
        piece = self._at.get(then)
        while (
            piece is not None
            and not piece.actor
            and piece.entry.modifier
            and piece.last in self._at
        ):
            piece = self._at[piece.last]
        if piece is None or not (piece.actor or (piece.state and relation == "link")):
            return None
        return relation, piece

    def _named(self, phrase: _Phrase) -> _Name | None:
        """Return what a noun phrase is called; None if it names no side."""
        own, head, noun = phrase.own, phrase.head, phrase.head.noun
        country = next((piece.state for piece in own if piece.state), None)
        if phrase.patron is not None and noun is not None and noun.kind in sw.BACKED_KINDS:
            return self._backed(own, phrase.patron, country, noun.kind)
        side = next((piece.actor for piece in reversed(own) if piece.actor), None)
        if side is not None:
            of_side = noun is not None and (
                (noun.one in sw.SOMEBODY and self._is_armed_name(own))
                or (noun.one in sw.SPLINTERS and side.kind in sw.BACKED_KINDS)
            )
            if noun and head.actor is None and noun.kind in sw.OTHERS and not of_side:
                return _Name(self._clean(own), noun.kind, False, side.country)
            return _Name(side.name, side.kind, True, side.country)
        if noun is None and not head.entry.arm:
            return self._lone(head, alone=phrase.alone)
        if force := self._force(own, head, country):
            return _Name(force.name, STATE, True, force.country)
        return self._common(phrase, country)

    def _is_armed_name(self, own: list[Piece]) -> bool:
        """Tell whether a listed name, not one that a people shares, stands before "men"."""
        return any(p.actor and p.actor in p.entry.actors and p.noun is None for p in own)

    def _common(self, phrase: _Phrase, country: Country | None) -> _Name | None:
        """Return people that are called by a common noun alone: "suspected gunmen"."""
        noun = phrase.head.noun
        if noun is not None and noun.kind in sw.PARTS and len(phrase.own) > 1:
            noun = self._owner(phrase.own)  # "regime helicopters", "militia members"
        if (
            noun is None
            or noun.kind in sw.PARTS
            or (phrase.alone and self._stands.in_a_name(phrase.head))
        ):
            return None
        if self._fold(phrase.head.last) in sw.INSTITUTIONS and self._said[phrase.head.last].capital:
            return None  # "the Federal Government College"
        if noun.one in _MACHINES and self._typed(phrase.head):  # "two US F-15 fighters"
            return _Name(country.name, STATE, True, country.code) if country else None
        return _Name(self._clean(phrase.own), noun.kind, False, country.code if country else "")

    def _typed(self, head: Piece) -> bool:
        """Tell whether the name of a type of aircraft stands right before a phrase."""
        start = self._said[head.first].start
        return _TYPE.search(self._background.text, max(start - 8, 0), start) is not None

    def _owner(self, own: list[Piece]) -> Noun | None:
        """Return the noun of those whose members or things a phrase names."""
        nouns = [piece.noun for piece in own[:-1] if piece.noun is not None]
        return nouns[-1] if nouns and nouns[-1].kind in sw.BACKED_KINDS else None

    def _force(self, own: list[Piece], head: Piece, country: Country | None) -> Actor | None:
        """Return the state whose arm a phrase names: "army officers", not "army supporters".

        "Police" without a country are those of the country that the text is about.
        """
        lexicon = self._background.lexicon
        arm = next((piece.entry.arm for piece in reversed(own) if piece.entry.arm), "")
        kind = head.noun.kind if head.noun else ""
        if country is None:
            arms = all(piece.entry.arm for piece in own)  # "army soldiers", "government aircraft"
            bare = arms and (kind == STATE or len(own) > 1) and not self._stands.in_a_name(head)
            home = self._background.home if bare else ""
            return lexicon.state(home, head.entry.arm) if home else None
        if head.noun is not None and head.noun.one.endswith(("agency", "service")):
            return None  # it keeps its own name
        if head.entry.arm or kind == STATE:
            return lexicon.state(country.code, arm or "main")
        if kind == "belongings" and not any(p.entry.people or p.entry.arm for p in own):
            return None
        of_state = all(p.noun is None or p.noun.kind in sw.OF_STATES for p in own)
        return lexicon.state(country.code, arm or "main") if kind in sw.PARTS and of_state else None

    def _lone(self, head: Piece, *, alone: bool) -> _Name | None:
        """Read a country, a capital or a people word without a noun behind it."""
        entry, state = head.entry, head.state
        if state is not None and type_behind(self._background.text, self._said, head.last) > 0:
            return _Name(state.name, STATE, True, state.code)  # "a US AC-130"
        if state is None or (entry.country and alone and not self._stands.is_side(head)):
            return None
        if entry.country and alone and self._stands.within_a_name(head):
            return None  # "Villa El Salvador", "Little Italy"
        if entry.country or (entry.seat and self._stands.acts(head)):
            return _Name(state.name, STATE, True, state.code)
        people = self._said[head.last - 1]
        before, behind = self._fold(head.first - 1), self._fold(head.last)
        one = alone and before in sw.ONE and behind in sw.BEHIND_ONE  # "killed a Palestinian who"
        if entry.people and (one or people.folded.endswith("s")):  # "Americans"
            return _Name(people.text, "civilians", False, state.code)
        return None

    def _backed(self, own: list[Piece], patron: Piece, country: Country | None, kind: str) -> _Name:
        """Return the side that somebody backs; the lexicon may know it ("Iran-backed militias")."""
        word = "linked" if patron.actor and patron.actor.kind != STATE else "backed"
        backed = f"{name_of(patron).partition(' (')[0]}-{word}"
        code = country.code if country else ""
        for name in (
            f"{backed} militias in {country.name}" if country else "",
            f"{backed} {self._clean(own)}",
            f"{backed} {self._clean(own[-1:])}",
        ):
            if name and (known := self._background.lexicon.actor(name)):
                return _Name(known.name, known.kind, True, code or known.country)
        return _Name(f"{backed} {self._clean(own)}", kind, False, code)

    def _clean(self, own: list[Piece]) -> str:
        """Return the phrase's words as a name: single spaces, lower case unless a name."""
        name, before = "", -1
        for piece in own:
            proper = piece.entry.proper or piece.entry.acronym
            for word in self._said[piece.first : piece.last]:
                glued = self._background.text[before : word.start] == "-"
                keep = proper or (
                    word.capital and word is not self._stands.opening and not self._stands.title
                )
                name += ("-" if glued else " ") + (word.text if keep else word.text.lower())
                before = word.end
        return name[1:]
