"""Who a report speaks of, and with what: sides, people and weapons, with their offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.lexicon import STATE, Entry, Lexicon
from geo.text.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Document, Sentence
    from geo.text.lexicon import Actor, Country

# Before a country's name these say "where", not "who".
_WHERE = frozenset(
    "in near across around inside outside within throughout into to from at over toward towards "
    "visit visited leave left reach reached enter entered via through northern southern eastern "
    "western central north south east west northeastern northwestern southeastern southwestern "
    "neighbouring neighboring".split()
)
# After a government's seat these say that the government is meant, not the town.
_ACTS = frozenset(
    "said says has have had was is would will could denied denies blamed blames accused accuses attributed "
    "carried launched launches launched vowed vows warned warns rejected rejects claimed claims "
    "condemned condemns threatened insists insisted backed backs supports supported ordered orders called calls "
    "responded retaliated announced confirmed confirms did does sent sends agreed wants wanted considers considered "
    "maintains maintained severed expelled summoned declared urged imposed loyal".split()
)
_LINKS = {
    ("backed", "by"), ("linked", "to"), ("linked", "with"), ("affiliated", "with"), ("affiliated", "to"),
    ("aligned", "with"), ("allied", "with"), ("allied", "to"), ("loyal", "to"), ("close", "to"),
    ("supported", "by"), ("sponsored", "by"), ("funded", "by"), ("tied", "to"), ("led", "by"), ("supportive", "of"),
}  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an"))
_MEMBERS = frozenset(
    "member fighter militant gunman troop soldier force personnel unit branch wing insurgent rebel "
    "terrorist jihadist guerrilla affiliate commander leader official supporter officer militia "
    "faction remnant".split()
)
_FOR_SIDES_OF_THEIR_OWN = frozenset(("role", "civilians", "protesters", "rioters"))


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that names a side, a group of people or a person's part in one.

    ``name`` is the lexicon's main name where it knows the side (``known``), else the cleaned noun
    phrase. ``kind`` is state forces, rebel, political militia, identity militia, external forces,
    civilians, protesters, rioters or role. ``patron`` is who backs it, ``noun`` its head noun.
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
class WeaponMention:
    """A stretch of text that names a weapon, with the ACLED sub type that its use suggests."""

    start: int
    end: int
    text: str
    name: str
    family: str
    sub_type: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A phrase of the lexicon at words ``first`` to ``last`` (exclusive) of a sentence."""

    first: int
    last: int
    entry: Entry


def find_actors(document: Document, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Return the sides and people that `document` names, in reading order.

    Known names are found by their longest match, then joined with the common nouns beside them
    ("Iran-backed Iraqi militias", "BLA militants", "members of the Revolutionary Guards").
    """
    found: list[ActorMention] = []
    for sentence in document.sentences:
        if sentence.role is not Role.FURNITURE:
            found.extend(_in_sentence(document.text, sentence, lexicon))
    return tuple(found)


def find_weapons(document: Document, lexicon: Lexicon) -> tuple[WeaponMention, ...]:
    """Return the weapons that `document` names, in reading order."""
    found: list[WeaponMention] = []
    for sentence in document.sentences:
        if sentence.role is Role.FURNITURE:
            continue
        said, i = words(document.text, sentence.start, sentence.end), 0
        while i < len(said):
            match = lexicon.arms_phrases.match(said, i)
            if match is None or (weapon := match[1].weapon) is None:
                i += 1
                continue
            start, end = said[i].start, said[match[0] - 1].end
            found.append(
                WeaponMention(
                    start,
                    end,
                    document.text[start:end],
                    weapon.name,
                    weapon.family,
                    weapon.sub_type,
                )
            )
            i = match[0]
    return tuple(found)


# ---------------------------------------------------------------- one sentence
def _in_sentence(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[ActorMention]:
    said = words(text, sentence.start, sentence.end)
    pieces = _pieces(said, lexicon)
    skip = 0
    for chunk in _chunks(said, pieces):
        if chunk[0].first < skip:
            continue
        mention, end = _mention(text, said, chunk, pieces, lexicon)
        if mention is not None:
            skip = end
            yield mention


def _pieces(said: Sequence[Word], lexicon: Lexicon) -> dict[int, _Piece]:
    """Return the lexicon's phrases in a sentence by the word they begin at."""
    pieces: dict[int, _Piece] = {}
    i = 0
    while i < len(said):
        match = lexicon.phrases.match(said, i)
        if match is None:
            i += 1
            continue
        pieces[i] = _Piece(i, match[0], match[1])
        i = match[0]
    return pieces


def _chunks(said: Sequence[Word], pieces: dict[int, _Piece]) -> Iterator[list[_Piece]]:
    """Yield runs of neighbouring phrases that belong to one noun phrase."""
    run: list[_Piece] = []
    for piece in pieces.values():
        if run and (run[-1].last != piece.first or _begins_anew(said, run[-1], piece)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _begins_anew(said: Sequence[Word], before: _Piece, piece: _Piece) -> bool:
    """Tell whether `piece` cannot belong to the phrase that ends in `before`."""
    noun = before.entry.noun
    if noun is not None and noun.kind != "role" and said[before.last - 1].folded != noun.one:
        return piece.entry.noun is None or piece.entry.people is not None
    if before.entry.actor or before.entry.country:
        return bool(piece.entry.people or piece.entry.country or piece.entry.actor) and not (
            piece.entry.noun or piece.entry.patron
        )
    return False


def _mention(
    text: str,
    said: Sequence[Word],
    chunk: list[_Piece],
    pieces: dict[int, _Piece],
    lexicon: Lexicon,
) -> tuple[ActorMention | None, int]:
    while chunk and chunk[-1].entry.modifier and not _names_somebody(chunk[-1].entry):
        chunk = chunk[:-1]
    patron, own = _split_patron(chunk)
    if not own or not any(_names_somebody(piece.entry) for piece in own):
        return None, 0
    head = own[-1]
    first, last = chunk[0].first, head.last
    linked = _linked(said, last, pieces)
    if linked is not None and head.entry.noun is not None:
        relation, other = linked
        last = other.last
        if relation == "of":
            own = [*own, other] if head.entry.noun.one in _MEMBERS else own
            last = other.last if head.entry.noun.one in _MEMBERS else head.last
        else:
            patron = other.entry
    side = _side(own)
    start, end = said[first].start, said[last - 1].end
    built = _describe(said, chunk, own, head, side, patron, lexicon)
    if built is None:
        return None, 0
    if built == "seat" or (head is own[-1] and len(chunk) == 1 and not _is_side_here(said, head)):
        return None, 0
    name, kind, known, country = built
    noun = head.entry.noun
    return (
        ActorMention(
            start, end, text[start:end], name, kind, known, country,
            noun.one if noun else "",
            _name_of(patron, lexicon) if patron else "",
            noun is None or said[head.last - 1].folded != noun.one.split()[-1],
        ),
        last,
    )  # fmt: skip


def _names_somebody(entry: Entry) -> bool:
    return bool(
        entry.actor or entry.country or entry.people or entry.noun or entry.seat or entry.arm
    )


def _split_patron(chunk: list[_Piece]) -> tuple[Entry | None, list[_Piece]]:
    """Return who backs the side ("Iran-backed"), and the rest of the phrase."""
    for k, piece in enumerate(chunk):
        if piece.entry.patron and 0 < k < len(chunk) - 1:
            before = chunk[k - 1].entry
            if before.actor or before.country or before.people:
                return before, chunk[k + 1 :]
    return None, chunk


def _linked(said: Sequence[Word], at: int, pieces: dict[int, _Piece]) -> tuple[str, _Piece] | None:
    """Return what "of the BLA" or "backed by Iran" after a head noun says."""
    if at + 1 >= len(said):
        return None
    pair = (said[at].folded, said[at + 1].folded)
    if pair in _LINKS:
        relation, then = "link", at + 2
    elif pair[0] in {"of", "from"}:
        relation, then = "of", at + 1
    else:
        return None
    if then < len(said) and said[then].folded in _ARTICLES:
        then += 1
    piece = pieces.get(then)
    if piece is None or not (piece.entry.actor or (piece.entry.country and relation == "link")):
        return None
    return relation, piece


def _side(own: list[_Piece]) -> Actor | None:
    """Return the listed side that a phrase names: the last one named wins."""
    named = [piece.entry.actor for piece in own if piece.entry.actor]
    return named[-1] if named else None


def _describe(
    said: Sequence[Word], chunk: list[_Piece], own: list[_Piece], head: _Piece,
    side: Actor | None, patron: Entry | None, lexicon: Lexicon,
) -> tuple[str, str, bool, str] | None:  # fmt: skip
    """Return name, kind, whether the lexicon knows it, and country."""
    if side is not None:
        return side.name, side.kind, True, side.country
    country = _country(own)
    arm = next((p.entry.arm for p in reversed(own) if p.entry.arm), "")
    noun = head.entry.noun
    if patron is not None and noun is not None and noun.kind not in _FOR_SIDES_OF_THEIR_OWN:
        return _backed(said, own, patron, country, noun.kind, lexicon)
    if country is not None and arm and _is_force(own, head):
        force = lexicon.state(country.code, arm)
        if force is not None:
            return force.name, STATE, True, country.code
    if noun is None:
        state = country or head.entry.seat
        if (
            head.entry.people
            and not head.entry.country
            and not said[head.last - 1].folded.endswith("s")
        ):
            return None
        kind = STATE if head.entry.country or head.entry.seat else "civilians"
        name = state.name if state and kind == STATE else _clean(said, own)
        return (name, kind, kind == STATE, state.code if state else "") if state else None
    if noun.kind == "role" and country is None:
        return None
    if noun.kind == "role" and country is not None:
        return country.name, STATE, True, country.code
    return _clean(said, own), noun.kind, False, country.code if country else ""


def _is_force(own: list[_Piece], head: _Piece) -> bool:
    """Tell whether the head is of the state: "army officers", not "government supporters"."""
    noun = head.entry.noun
    return bool(head.entry.arm) or (noun is not None and noun.kind in {STATE, "role"})


def _country(own: list[_Piece]) -> Country | None:
    named = [p.entry.people or p.entry.country or p.entry.seat for p in own]
    return next((c for c in named if c), None)


def _backed(
    said: Sequence[Word],
    own: list[_Piece],
    patron: Entry,
    country: Country | None,
    kind: str,
    lexicon: Lexicon,
) -> tuple[str, str, bool, str]:
    """Return the side that somebody backs; the lexicon may know it ("Iran-backed militias")."""
    backer = _name_of(patron, lexicon)
    plain = f"{backer}-backed {_clean(said, own[-1:])}"
    where = f"{backer}-backed militias in {country.name}" if country else ""
    known = lexicon.actor(where) or lexicon.actor(plain)
    if known is not None:
        return known.name, known.kind, True, country.code if country else known.country
    return f"{backer}-backed {_clean(said, own)}", kind, False, country.code if country else ""


def _name_of(entry: Entry, lexicon: Lexicon) -> str:
    if entry.actor:
        return entry.actor.name
    country = entry.country or entry.people or entry.seat
    return country.name if country else ""


def _clean(said: Sequence[Word], own: list[_Piece]) -> str:
    """Return the phrase's words as a name: single spaces, lower case unless a name."""
    out = []
    for piece in own:
        proper = piece.entry.proper or piece.entry.acronym
        for word in said[piece.first : piece.last]:
            out.append(word.text if proper else word.text.lower())
    return " ".join(out)


def _is_side_here(said: Sequence[Word], piece: _Piece) -> bool:
    """Tell whether a lone country, seat or people word acts here, or is only where or whose."""
    entry = piece.entry
    if entry.actor or entry.noun:
        return True
    before = said[piece.first - 1].folded if piece.first else ""
    after = said[piece.last].folded if piece.last < len(said) else ""
    if entry.country:
        if before == "the" and piece.first > 1:
            before = said[piece.first - 2].folded
        address = before == "," and piece.first > 1 and said[piece.first - 2].capital
        return before not in _WHERE and not (address and after in {",", ".", ""})
    if entry.seat:
        return before not in _WHERE and before != "of" and after in _ACTS
    return bool(entry.people) and said[piece.last - 1].folded.endswith("s")
