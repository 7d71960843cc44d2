"""What a word is in its sentence: noun or verb, and a verb's voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.words import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.events.triggers import Found
    from geo.events.view import View

_ADVERBS = word_set(
    "not also then later reportedly allegedly apparently subsequently still already just since "
    "again once all both now never soon first initially even only briefly instead either "
    "n't previously recently earlier indiscriminately"
)
_LEFT = word_set("left leaving leaves")
_TRANSITIVE = word_set("kill assassinate harm hurt abduct arrest launch")
_AFTER_PARTICIPLE = word_set(
    "by in on at near when during after while before since last over outside inside "
    "early late from along around . ; following amid as"
)


def settled(view: View, found: Iterable[Found]) -> list[Found]:
    """Decide noun or verb, past or participle, and keep one act a place."""
    kept: list[Found] = []
    reach = -1
    for one in _chosen(view, found):
        if one.first <= reach and not (kept and one.last > kept[-1].last):
            continue
        if kept and one.first <= reach:
            phrase = kept[-1].last > kept[-1].first
            if kept[-1].part == "verb" and one.first > kept[-1].first:
                if one.part == "noun":
                    continue  # "blocked the road with burning tyres": the verb has the subject
                if phrase and one.last > one.first:
                    continue  # "traded fire at the airport" is no "fire at"
            kept.pop()
        kept.append(one)
        reach = one.last
    return kept


def _chosen(view: View, found: Iterable[Found]) -> list[Found]:
    """Return the acts whose part of speech fits their place."""
    by_place: dict[int, list[Found]] = {}
    for one in found:
        by_place.setdefault(one.first, []).append(one)
    chosen: list[Found] = []
    for first, rivals in by_place.items():
        parts = {one.part for one in rivals}
        part = rivals[0].part
        forms = {one.form for one in rivals}
        if len(parts) > 1 or ("ed" not in forms and _ambiguous(view, rivals[0])):
            part = "noun" if _stands_as_noun(view, first, rivals[0].last) else "verb"
        row = [one for one in rivals if one.part == part]
        forms = {one.form for one in row}
        if {"base", "ed"} <= forms:
            bare = view.word(first - 1) == "to" or view.word(first - 1) in MODALS
            row = [one for one in row if (one.form == "base") is bare]
        chosen.extend(row)
    return chosen


# Verbs of the table whose base form is as often a noun that tells nothing.
_NOUNISH = word_set(
    "shot shots fire fires shell shells storm storms target targets march marches torch torches "
    "stones stone down free gas drone stage form surrender retreat recruit recruits hit hits "
    "raid raids pound pounds barricade barricades test tests jail release releases deploy "
    "shooting killing wound wounds land"
)


def _ambiguous(view: View, one: Found) -> bool:
    return (
        one.part == "verb"
        and one.form in {"base", "s"}
        and one.first == one.last
        and view.words[one.first] in _NOUNISH
    )


_NOUN_BEFORE = DETERMINERS | PREPOSITIONS - {"to"} | {"'s", "’s", "’", "'", "of"}
_VERB_BEFORE = MODALS | word_set("to and they we who not never n't then which that")
_OPENING = PREPOSITIONS | word_set("meanwhile separately elsewhere earlier later overnight")
_NOUN_AFTER = word_set(
    "on against by in at near of that was were is are has had have which killed left "
    "and . , took occurred targeting came began happened after during from for between among "
    "erupted broke ensued continued resumed raged lasted involving resulted caused claimed with "
    "followed started ended inside outside around across"
)


def _stands_as_noun(view: View, first: int, last: int) -> bool:
    """Tell whether a word that is noun and verb ("attack", "protests") is a noun here."""
    before, after = view.word(first - 1), view.word(last + 1)
    if before in {"us", "u.s."} and view.capital(first - 1) and view.word(first).endswith("s"):
        return True  # "in two US strikes"
    if view.word(first).endswith("ing") and before in {",", "and"}:
        opens = before == "," and _opening(view, first - 1)  # "On Tuesday, shelling by X killed"
        return after in {"of", "in", "by"} and (opens or before == "and")
    if before in _NOUN_BEFORE or before.endswith(("'s", "’s")) or before.isdigit():
        return True
    if before in _VERB_BEFORE:
        return before in {"and", "that"} and after in _NOUN_AFTER
    if (after in DETERMINERS and after != "that") or view.capital(last + 1):
        return False
    return _by_what_follows(before, after)


def _opening(view: View, comma: int) -> bool:
    """Tell whether nothing but when or where stands before a comma."""
    return view.words[0] in _OPENING and "," not in view.words[:comma]


def _by_what_follows(before: str, after: str) -> bool:
    """Tell noun from verb where only the words beside it help ("rebels attack in X")."""
    if before in {"", ",", "(", '"', "“"}:
        return after in _NOUN_AFTER
    if after not in _NOUN_AFTER:
        return not before.endswith("s")
    plural_subject = before.endswith("s") and not before.endswith(("ss", "ous", "'s"))
    return not (plural_subject and after in {"on", "against", "in", "at", "near", "after"})


def passive(view: View, one: Found) -> bool:
    """Tell whether the subject of a verb suffers it ("were killed", "a man killed by")."""
    if one.form != "ed" or one.part != "verb" or one.act.direction not in {"doer", "release"}:
        return one.form == "ed" and one.act.name == "mob" and _auxiliary(view, one.first) in BE
    auxiliary = _auxiliary(view, one.first)
    after = view.word(one.last + 1)
    if auxiliary or after == "by":
        return not auxiliary or auxiliary in BE
    if one.act.name not in _TRANSITIVE or view.word(one.first - 1) in {"and", ",", "who"}:
        return False
    if one.act.name == "harm" and _LEFT & set(view.words[max(one.first - 6, 0) : one.first - 1]):
        return True  # "left eight people injured"
    if after == "and":  # "a soldier injured and two missing", not "gunmen killed and wounded"
        person = any(view.last_of(a) == one.first - 1 for a in view.noticed.actors)
        return person and one.act.name == "harm" and not view.word(one.last + 2).endswith("ed")
    told = after in _AFTER_PARTICIPLE and not _has_object(view, one)
    return told or _counted_before(view, one)  # "52 civilians killed, including five children"


def _counted_before(view: View, one: Found) -> bool:
    """Tell whether a figure says that those before a participle suffered it."""
    start = view.sentence.tokens[one.first].start
    return any(
        f.start <= f.victims_start < f.victims_end <= start < f.end and not f.part
        for f in view.noticed.figures
    )


def _has_object(view: View, one: Found) -> bool:
    """Tell whether a verb has its object: "killed at least five", "shot five people dead"."""
    counted = view.word(one.last + 1) == "at" and view.word(one.last + 2) in {"least", "most"}
    return counted or any(one.first < view.first_of(a) <= one.last for a in view.noticed.actors)


def _auxiliary(view: View, first: int) -> str:
    """Return the auxiliary before a verb, over adverbs; "been" counts as a form of be."""
    i = first - 1
    steps = 0
    while i >= 0 and steps < 4:  # noqa: PLR2004 - "had reportedly also been"
        word = view.words[i]
        if word in BE or word in HAVE:
            return word
        if word not in _ADVERBS and not word.endswith("ly"):
            return ""
        i -= 1
        steps += 1
    return ""
