"""Who a report speaks of: sides, people and the parts they play, with their offsets.

Known names are found first, by their longest match; then neighbouring phrases are joined into noun
phrases ("Iran-backed Iraqi militias", "members of the Revolutionary Guards") and each is named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.lexicon import STATE, Entry, Lexicon
from geo.text.weapons import WeaponMention, find_weapons
from geo.text.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Document
    from geo.text.lexicon import Actor, Country, Noun

__all__ = ["ActorMention", "WeaponMention", "find_actors", "find_weapons"]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a country's name these say "where", not "who".
_WHERE = _set(
    """in near across around inside outside within throughout into to from at over toward towards visit
    visited leave left reach reached enter entered via through northern southern eastern western
    central north south east west northeastern northwestern southeastern southwestern neighbouring
    neighboring n s e w nw ne sw se northwest northeast southwest southeast en dans im aus nach di"""
)
# After a government's seat these say that the government is meant, not the town.
_ACTS = _set(
    """said says has have had was is would will could denied denies blamed blames accused accuses
    attributed carried launched launches vowed vows warned warns rejected rejects claimed claims
    condemned condemns threatened insists insisted backed backs supports supported ordered orders
    called calls responded retaliated announced confirmed confirms did does sent sends agreed wants
    wanted considers considered maintains maintained severed expelled summoned declared urged
    imposed"""
)
_TO_SOMEBODY = _set(
    """attributed attributes attributing loyal linked tied belonging close allied according opposed
    hostile threat threats blow message warning reply response support due traced"""
)
_LINKS = frozenset(
    tuple(pair.split())
    for pair in (
        "backed by", "linked to", "linked with", "affiliated with", "affiliated to", "aligned with",
        "allied with", "allied to", "loyal to", "close to", "supported by", "sponsored by",
        "funded by", "tied to", "led by", "supportive of", "associated with",
    )
)  # fmt: skip
_OF = _set("of from")
_ARTICLES = _set("the a an")
_ADJECTIVES_BETWEEN = _set(
    "banned outlawed so-called extremist armed militant group outlawed called so notorious"
)
# Of these, "of the BLA" says which side they are.
_MEMBERS = _set(
    """member fighter militant gunman troop soldier force personnel unit branch wing insurgent rebel
    terrorist jihadist guerrilla affiliate commander leader official supporter officer militia
    faction remnant position camp base site headquarters facility stronghold group"""
)
_BACKED_KINDS = frozenset((STATE, "rebel", "political militia", "identity militia"))
_PARTS = frozenset(("role", "belongings"))
_OTHERS = frozenset(("civilians", "protesters", "rioters"))  # "Karen villagers" are not the KNU
_OF_STATES = _PARTS | {STATE}
_TITLE_CASE = 0.6
_MOSTLY = 0.6  # of the countries a text names, for it to be about one


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that names a side, or people.

    ``name`` is the lexicon's main name where it knows the side (``known``), else the cleaned noun
    phrase. ``kind`` is state forces, rebel, political militia, identity militia, external forces,
    civilians, protesters or rioters. ``noun`` is its head noun, ``patron`` who backs it.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    known: bool
    country: str = ""  # ISO 3166-1 alpha-2 of the side, where the words say it
    noun: str = ""
    patron: str = ""
    many: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    """A phrase of the lexicon at words ``first`` to ``last`` (exclusive) of a sentence."""

    first: int
    last: int
    entry: Entry
    actor: Actor | None
    noun: Noun | None

    @property
    def state(self) -> Country | None:
        """Return the country that the phrase names in any way."""
        return self.entry.people or self.entry.country or self.entry.seat

    @property
    def names_somebody(self) -> bool:
        """Tell whether the phrase is more than a modifier."""
        return bool(self.actor or self.noun or self.state or self.entry.arm)


def find_actors(document: Document, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Return the sides and people that `document` names, in reading order.

    A name that several sides share goes to the one whose country the text names most.
    """
    read = [
        words(document.text, sentence.start, sentence.end)
        for sentence in document.sentences
        if sentence.role is not Role.FURNITURE
    ]
    matched = [_matches(said, lexicon) for said in read]
    named = Counter(
        country.code
        for row in matched
        for _, _, entry in row
        if (country := entry.people or entry.country)
    )
    for row in matched:
        for _, _, entry in row:
            named.update(
                a.country for a in entry.actors[:1] if a.country and len(entry.actors) == 1
            )
    home = _home(named)
    return tuple(
        mention
        for said, row in zip(read, matched, strict=True)
        for mention in _Reading(document.text, said, row, named, home, lexicon).mentions()
    )


def _home(named: Counter[str]) -> str:
    """Return the country whose police "police" are: the one that the text is about, if any."""
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] >= _MOSTLY * named.total() else ""


def _matches(said: Sequence[Word], lexicon: Lexicon) -> list[tuple[int, int, Entry]]:
    """Return the lexicon's phrases in a sentence, longest first from the left."""
    found: list[tuple[int, int, Entry]] = []
    folded = [word.folded for word in said]
    i = 0
    while i < len(said):
        match = lexicon.phrases.match(said, folded, i)
        if match is None:
            i += 1
            continue
        found.append((i, *match))
        i = match[0]
    return found


_HOSTILE = Entry(modifier=True, proper=True)  # "anti-Pakistan": a quality, not the side


class _Reading:
    """One sentence while its sides are being found."""

    def __init__(
        self,
        text: str,
        said: Sequence[Word],
        matched: Sequence[tuple[int, int, Entry]],
        named: Counter[str],
        home: str,
        lexicon: Lexicon,
    ) -> None:
        self.home = lexicon.countries.get(home)
        self.text = text
        self.said = said
        self.lexicon = lexicon
        self.pieces = [self._piece(*match, named) for match in matched]
        self.at = {piece.first: piece for piece in self.pieces}
        letters = [word for word in said if word.text[0].isalpha()]
        capitals = sum(word.capital for word in letters)
        self.title = capitals > _TITLE_CASE * len(letters)

    def _piece(self, first: int, last: int, entry: Entry, named: Counter[str]) -> _Piece:
        noun = entry.noun
        actor = None
        if first and self.said[first - 1].folded in {"anti", "pro"}:
            return _Piece(first - 1, last, _HOSTILE, None, None)
        if entry.actors or entry.here:
            here = [a for a in entry.here if named[a.country]]
            actor = max([*entry.actors, *here], key=lambda a: named[a.country], default=None)
        if noun is None and actor is not None and last - first > 1:
            noun = self.lexicon.noun_of(self.said[last - 1].folded)
        return _Piece(first, last, entry, actor, noun)

    def mentions(self) -> Iterator[ActorMention]:
        """Yield the sides of the sentence, from left to right, never overlapping."""
        done = 0
        for chunk in self._chunks():
            if chunk[0].first >= done and (built := self._mention(chunk)) is not None:
                mention, done = built
                yield mention

    def _chunks(self) -> Iterator[list[_Piece]]:
        """Yield runs of neighbouring phrases that belong to one noun phrase."""
        run: list[_Piece] = []
        for piece in self.pieces:
            if run and (not self._touch(run[-1], piece) or self._begins_anew(run[-1], piece)):
                yield run
                run = []
            run.append(piece)
        if run:
            yield run

    def _touch(self, before: _Piece, piece: _Piece) -> bool:
        """Tell whether two phrases are neighbours: "Iranian army", "Iran's army"."""
        owned = bool(before.entry.country) and self._fold(before.last) == "'s"
        return before.last + owned == piece.first

    def _begins_anew(self, before: _Piece, piece: _Piece) -> bool:
        """Tell whether `piece` cannot belong to the noun phrase that ends in `before`."""
        if before.entry.patron and not before.entry.noun:
            return False
        fresh = bool(piece.state or piece.actor)
        if before.noun is not None:
            if before.noun.kind in _PARTS:
                return fresh
            plural = self._fold(before.last - 1) != before.noun.one.split()[-1]
            single = piece.noun is not None and self._fold(piece.last - 1) == piece.noun.one
            return plural and (piece.noun is None or fresh or single)
        if before.entry.country and self._fold(before.last) == "'s":
            return bool(piece.state)
        return bool(before.actor or before.entry.country) and fresh and piece.noun is None

    def _mention(self, chunk: list[_Piece]) -> tuple[ActorMention, int] | None:
        while chunk and not chunk[-1].names_somebody:
            chunk = chunk[:-1]
        while chunk and chunk[0].noun is None and chunk[0].entry.patron:
            chunk = chunk[1:]
        if not chunk:
            return None
        patron, own = _split_patron(chunk)
        head, last = own[-1], own[-1].last
        if head.noun is not None and (link := self._linked(last)) is not None:
            relation, other = link
            if relation == "link" and head.noun.kind in _BACKED_KINDS:
                patron, last = other, other.last
            elif relation == "of" and head.noun.one in _MEMBERS and not any(p.actor for p in own):
                own, last = [*own, other], other.last
        named = self._named(chunk, own, head, patron)
        if named is None:
            return None
        start, end = self.said[chunk[0].first].start, self.said[last - 1].end
        noun = head.noun
        mention = ActorMention(
            start, end, self.text[start:end], *named,
            noun.one if noun else "", _name_of(patron) if patron else "", self._many(head),
        )  # fmt: skip
        return mention, last

    def _many(self, head: _Piece) -> bool:
        noun = head.noun
        return (
            noun is None
            or self._fold(head.last - 1) != noun.one.split()[-1]
            or noun.one == noun.many
        )

    def _linked(self, at: int) -> tuple[str, _Piece] | None:
        """Return the side that "of the BLA" or "backed by Iran" after a head noun names."""
        pair = (self._fold(at), self._fold(at + 1))
        if pair in _LINKS:
            relation, then = "link", at + 2
        elif pair == ("belonging", "to"):
            relation, then = "of", at + 2
        elif pair[0] in _OF:
            relation, then = "of", at + 1
        else:
            return None
        while self._fold(then) in _ARTICLES or (
            self._fold(then) in _ADJECTIVES_BETWEEN and then not in self.at
        ):
            then += 1
        piece = self.at.get(then)
        while (
            piece is not None and not piece.actor and piece.entry.modifier and piece.last in self.at
        ):
            piece = self.at[piece.last]
        if piece is None or not (piece.actor or (piece.state and relation == "link")):
            return None
        return relation, piece

    # ------------------------------------------------------------ the name of a noun phrase
    def _named(
        self, chunk: list[_Piece], own: list[_Piece], head: _Piece, patron: _Piece | None
    ) -> tuple[str, str, bool, str] | None:
        """Return name, kind, whether the lexicon knows it, and country; None if it is no side."""
        noun = head.noun
        country = next((piece.state for piece in own if piece.state), None)
        if patron is not None and noun is not None and noun.kind in _BACKED_KINDS:
            return self._backed(own, patron, country, noun.kind)
        side = next((piece.actor for piece in reversed(own) if piece.actor), None)
        if side is not None and noun is not None and head.actor is None and noun.kind in _OTHERS:
            return self._clean(own), noun.kind, False, side.country
        if side is not None:
            return side.name, side.kind, True, side.country
        if noun is None and not head.entry.arm:
            return self._lone(head, alone=len(chunk) == 1)
        if country is not None and (force := self._force(own, head, country)):
            return force.name, STATE, True, country.code
        if noun is None or noun.kind in _PARTS or self._in_a_name(chunk, head):
            return None
        if country is None and self.home and head.entry.arm and noun.kind == STATE:
            force = self.lexicon.state(self.home.code, head.entry.arm)
            if force is not None and not any(p.entry.people for p in own):
                return force.name, STATE, True, self.home.code
        return self._clean(own), noun.kind, False, country.code if country else ""

    def _force(self, own: list[_Piece], head: _Piece, country: Country) -> Actor | None:
        """Return the state whose arm a phrase names: "army officers", not "army supporters"."""
        arm = next((piece.entry.arm for piece in reversed(own) if piece.entry.arm), "")
        kind = head.noun.kind if head.noun else ""
        armed = any(piece.noun and piece.noun.kind not in _OF_STATES for piece in own)
        if head.entry.arm or kind == STATE:
            return self.lexicon.state(country.code, arm or "main")
        if kind == "belongings" and not any(p.entry.people or p.entry.arm for p in own):
            return None
        if kind in _PARTS and not armed:
            return self.lexicon.state(country.code, arm or "main")
        return None

    def _lone(self, head: _Piece, *, alone: bool) -> tuple[str, str, bool, str] | None:
        """Read a country, a capital or a people word without a noun behind it."""
        entry, state = head.entry, head.state
        if state is None:
            return None
        before, after = self._fold(head.first - 1), self._fold(head.last)
        if entry.country:
            if alone and self._is_where(head):
                return None
            return state.name, STATE, True, state.code
        if entry.seat:
            if after.endswith("ly") or after in {"also", "then", "later"}:
                after = self._fold(head.last + 1)
            if before in _WHERE or before == "of" or after not in _ACTS:
                return None
            return state.name, STATE, True, state.code
        if self._fold(head.last - 1).endswith("s"):  # "Americans"
            return (
                self.text[self.said[head.first].start : self.said[head.last - 1].end],
                "civilians",
                False,
                state.code,
            )
        return None

    def _is_where(self, head: _Piece) -> bool:
        """Tell whether a country's name says where: "in Iraq and Syria", "Erbil, Iraq"."""
        i = head.first
        if self._fold(i - 1) == "the":
            i -= 1
        before = self._fold(i - 1)
        if before == "to" and self._fold(i - 2) in _TO_SOMEBODY:
            return False
        if before in _WHERE or (before == "of" and self._fold(head.last) in {",", "."}):
            return True
        after = self._fold(head.last)
        if after == ":" and i == 0:
            return True
        if before in {"and", ",", "or"}:
            listed = next((p for p in self.pieces if p.last == i - 1 and p.entry.country), None)
            if listed is not None:
                return self._is_where(listed)
            return before == "," and after in {",", ".", "", ")"}
        return False

    def _in_a_name(self, chunk: list[_Piece], head: _Piece) -> bool:
        """Tell whether a lone capitalised noun belongs to a name: "Joint Chiefs of Staff"."""
        first = self.said[head.first]
        return len(chunk) == 1 and first.capital and head.first > 0 and not self.title

    def _backed(
        self, own: list[_Piece], patron: _Piece, country: Country | None, kind: str
    ) -> tuple[str, str, bool, str]:
        """Return the side that somebody backs; the lexicon may know it ("Iran-backed militias")."""
        backer = _name_of(patron)
        word = "linked" if patron.actor and patron.actor.kind != STATE else "backed"
        code = country.code if country else ""
        for name in (
            f"{backer}-backed militias in {country.name}" if country else "",
            f"{backer}-{word} {self._clean(own)}",
            f"{backer}-{word} {self._clean(own[-1:])}",
        ):
            if name and (known := self.lexicon.actor(name)):
                return known.name, known.kind, True, code or known.country
        return f"{backer}-{word} {self._clean(own)}", kind, False, code

    def _clean(self, own: list[_Piece]) -> str:
        """Return the phrase's words as a name: single spaces, lower case unless a name."""
        return " ".join(
            word.text if piece.entry.proper or piece.entry.acronym else word.text.lower()
            for piece in own
            for word in self.said[piece.first : piece.last]
        )

    def _fold(self, i: int) -> str:
        return self.said[i].folded if 0 <= i < len(self.said) else ""


def _split_patron(chunk: list[_Piece]) -> tuple[_Piece | None, list[_Piece]]:
    """Return who backs the side ("Iran-backed"), and the rest of the phrase."""
    for k, piece in enumerate(chunk[1:-1], start=1):
        if piece.entry.patron and not piece.noun and (chunk[k - 1].actor or chunk[k - 1].state):
            return chunk[k - 1], chunk[k + 1 :]
    return None, chunk


def _name_of(piece: _Piece) -> str:
    return piece.actor.name if piece.actor else piece.state.name if piece.state else ""
