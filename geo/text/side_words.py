"""The words around the names of sides that say what part they play. All words are folded."""

from __future__ import annotations

from geo.text.parties import STATE
from geo.text.words import word_set

# Before a country's name these say "where", not "who".
WHERE = word_set(
    """in near across around inside outside within throughout into to from at over toward towards
    visit visited leave left reach reached enter entered via through northern southern eastern
    western central north south east west northeastern northwestern southeastern southwestern
    neighbouring neighboring n s e w nw ne sw se northwest northeast southwest southeast en dans
    im aus nach di"""
)
# After a government's seat these say that the government is meant, not the town.
ACTS = word_set(
    """said says has have had was is would will could denied denies blamed blames accused accuses
    attributed carried launched launches vowed vows warned warns rejected rejects claimed claims
    condemned condemns threatened insists insisted backed backs supports supported ordered orders
    called calls responded retaliated announced confirmed confirms did does sent sends agreed
    wants wanted considers considered maintains maintained severed expelled summoned declared
    urged imposed"""
)
TO_SOMEBODY = word_set(
    """attributed attributes attributing loyal linked tied belonging close allied according opposed
    hostile threat threats blow message warning reply response support due traced"""
)
LINKS = frozenset(
    tuple(pair.split())
    for pair in (
        "backed by", "linked to", "linked with", "affiliated with", "affiliated to", "aligned with",
        "allied with", "allied to", "loyal to", "close to", "supported by", "sponsored by",
        "funded by", "tied to", "led by", "supportive of", "associated with",
    )
)  # fmt: skip
OF = word_set("of from")
ARTICLES = word_set("the a an")
ONE = word_set("a an one another old young elderly")  # before "Palestinian who": one person
BEHIND_ONE = word_set(
    "to who in at near on was after while during from . , ; with for by and inside"
)
ADJECTIVES_BETWEEN = word_set(
    "banned outlawed so-called extremist armed militant group outlawed called so notorious"
)
# Of these, "of the BLA" says which side they are.
MEMBERS = word_set(
    """member fighter militant gunman troop soldier force personnel unit branch wing insurgent rebel
    terrorist jihadist guerrilla affiliate commander leader official supporter officer militia
    faction remnant dissident deserter position camp base site headquarters facility
    stronghold group"""
)
SPLINTERS = word_set("dissident deserter")  # of an armed group they are armed, of a party not
BACKED_KINDS = frozenset((STATE, "rebel", "political militia", "identity militia"))
PARTS = frozenset(("role", "belongings"))
OTHERS = frozenset(("civilians", "protesters", "rioters"))  # "Karen villagers" are not the KNU
OF_STATES = PARTS | {STATE}
TITLE_CASE = 0.7
SOMEBODY = word_set("man woman boy girl person")  # of these, no next noun is a part
CLOTHES = word_set(
    "uniform uniforms fatigues attire clothes clothing dress gear outfit outfits camouflage"
)
INSTITUTIONS = word_set(
    """college school university hospital house secondary primary polytechnic institute academy
    road street girls boys clinic barracks"""
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
