"""Tells a report's own words from what a page puts around them: captions, tags, bylines, notices.

The rule of this room: a line is only furniture when its form says so. A sentence that merely
speaks of a picture or a newsletter stays in the body.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = re.compile(r"[\ufeff\s]{0,20}date[ \t]{1,4}(\d{4}-\d{2}-\d{2})(?=\s|$)", re.IGNORECASE)
FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:[\w-]{1,40}:[^\n]{0,500}\r?\n){1,30}---[ \t]*(?=\r?\n|$)"
)

_MONTH = (
    r"(?:Jan|Feb|March|Mar|Apr|April|May|June|July|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ust|ember|tember|ober)?\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CAPTION_START = re.compile(
    r"""(?: FILE\ ?(?:PHOTO|PIC|IMAGE)?\ ?[-–—:] | File\ (?:photo|picture|pic|image)\b
      | (?:Photo|Picture|Image|Photograph|Illustration|Foto|Bild|Imagen|Imagem|Gambar
        |Фото)\ ?(?:credit)?\ ?[:|©(]
      | \(?(?:Photo|Image|Photograph|Foto|Picture)\ (?:by|from|courtesy|via|oleh|von|de)\b
      | Fotoğraf | Screen(?:shot|grab)\b | A\ (?:screenshot|screengrab|handout|file\ photo)\b
      | !\[ | Caption\ ?: | A\ satellite\ image\ (?:shows|from)
      | In\ this\ (?:\w+\ )?(?:photo|image|picture)\b
    )""",
    re.VERBOSE,
)
_CREDIT = re.compile(
    r"""(?: (?:Picture|Photo|Photograph|Image|Credit|Foto|Crédit|Photo\ credit
        |Image\ credit)\ ?:\ ?[^.:]{2,60}
      | [(\[]\ ?(?:AP|EPA|AFP|Reuters|REUTERS|Getty|Anadolu|Xinhua|Photo|Image|File|Foto|Credit
        |Courtesy|Supplied|Handout)
        (?:\ (?:Photo|Images|Agency|by)|\ ?[/:]|[^()\[\]]{0,60}Getty)[^()\[\]]{0,80}[)\]]
      | (?:Getty\ Images|REUTERS/[\w .'-]{2,40}|EPA-EFE(?:/[\w .'-]{2,40})?|AFP/Getty
        |Anadolu\ via\ Getty\ Images|Alamy|Shutterstock)
      | \[[A-Z][\w .'-]{1,40}/(?:AFP|AP|Reuters|EPA|Anadolu|Al\ Jazeera)\b[^\]]{0,30}\]
      | [-–—/]\ ?(?:AFP|AP|EPA|Reuters)\ (?:pic|photo|file|Photo)
    )\s*$""",
    re.VERBOSE,
)
_CAPTION_END = re.compile(
    rf"(?:\bon |, |in )(?:{_WEEKDAY}, )?{_MONTH} \d{{1,2}}, \d{{4}}\.?\s*(?:\([^()]{{0,60}}\)\s*)?$"
)
_PICTURED = re.compile(
    r"(?:\b(?:is|are) (?:seen|pictured|shown|laid out|displayed|photographed)\b|\bpictured\b"
    r"|^(?:\S+ ){1,12}(?:walk|walks|stand|stands|inspect|inspects|gather|gathers|look|looks|carry"
    r"|carries|hold|holds|mourn|pray|attend|wave|waves|sit|sits|ride|rides|pass|passes)\b)"
)
_FURNITURE_START = re.compile(
    r"""(?: Tags?\b(?=\ ?[:;]|\s*$) | Topics?\ ?: | Keywords?\ ?: | Categor(?:y|ies)\ ?:
      | Labels?\ ?: | Filed\ under | Posted\ in
      | Read\ (?:more|also|next|the\ full)\b | Also\ read\b | See\ also\b
      | More\ (?:on|from)\ (?:this|the)\b | Related(?:\ \w+)?\ ?(?::|$)
      | Recommended\ ?(?::|$|stor) | You\ (?:may|might)\ also\ like
      | Most\ (?:read|popular|viewed)\s*$ | Trending\s*$
      | Watch(?:\ (?:live|now|more))?\ ?: | Listen(?:\ now)?\ ?: | VIDEO\ ?: | Video\ ?: | LISTEN
      | WATCH
      | Sign\ up\b | Subscribe\b | Get\ (?:the|our)\ .{0,40}(?:newsletter|app|inbox)
      | Newsletter\b | Follow\ (?:us|him|her|me|@|our)\b
      | Share\ (?:this|on|via)\b | Share\s*$ | Tweet\s*$ | Print\s*$ | E-?mail\s*$
      | Comments?\s*(?:\(\d+\))?\s*$ | Leave\ a\ (?:reply|comment)
      | (?i:advertis(?:e)?ments?)\b | Sponsored\b | Story\ continues\ below | Loading\b
      | Skip\ (?:to|ad)
      | Click\ here | Tap\ here | Download\ (?:our|the)\ app
      | ©|\(c\)\ ?\d{4} | Copyright\b | All\ rights\ reserved | Terms\ (?:of|and)
      | Privacy\ (?:policy|notice) | Cookies?\ (?:policy|settings|notice)
      | We\ use\ cookies | This\ (?:site|website|page)\ uses\ cookies
      | By\ (?:continuing|clicking|using)\ (?:to|this|our|“|")
      | (?:Additional\ |With\ )?[Rr]eporting\ (?:by|from)\b | Additional\ reporting | Writing\ by
      | Edit(?:ed|ing)\ by | Written\ by | Compiled\ by | Translated\ by
      | (?:Published|Updated|Last\ (?:updated|modified)|Posted|Modified|First\ published|Publié
        |Veröffentlicht|Stand|Publicado|Diterbitkan)\b(?:\ on)?\ ?(?:[:|]|\d|at\b|le\b|am\b
        |el\b|em\b)
      | This\ (?:article|story|report|piece)\ (?:was|is|has\ been|originally|first)\b
      | The\ (?:Associated\ Press|AP)\ (?:contributed|is\ solely)
      | Our\ (?:Standards|journalism) | Support\ (?:our|independent) | Donate\b
      | Become\ a\ (?:member|subscriber|patron) | Join\ (?:our|us\ on)
      | For\ more\ (?:news|stories|information|on\ this) | To\ read\ more
      | Contact\ (?:us|the\ (?:author|writer|reporter))
      | Lesen\ Sie\ (?:auch|mehr) | Mehr\ zum\ Thema | Lire\ aussi | À\ lire | Baca\ [Jj]uga
      | Leia\ (?:também|mais) | Le(?:a|er)\ (?:también|más)
      | Ler\ mais | İlgili | Читайте\ также | اقرأ\ أيضا | Simak\ (?:juga|[Vv]ideo)
    )""",
    re.VERBOSE,
)
_NOTICE = re.compile(
    r"""\b(?:all\ rights\ reserved|(?:our|free|daily|weekly)\ newsletter|your\ (?:inbox|privacy
        |consent|browser)|cookie\ (?:policy|settings|preferences)|accept\ (?:all\ )?cookies
      |use\ (?:of\ )?cookies|terms\ of\ (?:use|service)|privacy\ policy
        |may\ not\ be\ (?:published|reproduced)|without\ (?:prior\ )?(?:written\ )?permission
      |follow\ (?:us|him|her|them)\ on\ (?:X|Twitter|Facebook|Instagram|Telegram)
        |subscribe\ (?:to|now)|creative\ commons)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Von|Par|Por|Oleh|Di)\s+(?P<name>[A-Z][\w.'’-]*"
    r"(?:[\s,&|]+(?:and|und|et|y|e|dan|in|for|[A-Z][\w.'’-]*)){1,12})\s*$"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_CLOCK = (
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?[A-Z]{2,4}\)?(?:[+-]\d{1,2}(?::\d{2})?)?)?"
)
_STAMP = re.compile(rf"(?:{_WEEKDAY},? )?{_DAY}(?:[T ,|·•–—@-]{{1,3}}(?:at )?{_CLOCK})?\s*$")
_ROLES_OF_AUTHORS = (
    r"(?:reporter|correspondent|journalist|analyst|fellow|editor|writer|columnist|professor|lecturer"
    r"|contributor|freelancer|blogger|photographer|photojournalist|producer|author|researcher"
    r"|intern"
    r"|co-?founder|director|bureau chief)"
)
_BIOGRAPHY = re.compile(
    rf"(?:[A-Z][\w.'’-]*\s){{2,5}}(?:is|was|covers|writes|reports|has been|works)\s"
    rf"(?:\S+\s){{0,9}}?(?:{_ROLES_OF_AUTHORS}s?\b|for\s(?:the\s)?[A-Z]|on\s|about\s|from\s)"
)
_PRESS = re.compile(
    r"\b(?:at|for|with|of|in)\b.*(?:Journal|News|Times|Post|Press|Institute|Foundation|Center"
    r"|Centre"
    r"|University|Council|Project|Agency|Reuters|Guardian|Magazine|Review|Program|VOA|BBC|CNN"
    r"|AP|AFP)"
    r"|\b(?:covering|focus(?:ed|es|ing)|based in|who covers|specializing|specialising)\b"
)
_ADDRESS_ONLY = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|#\w+(?:\s+#\w+)*)\s*$")
_SENTENCE_CAPTION = re.compile(r"FILE ?(?:PHOTO|PIC|IMAGE)? ?[-–—:] ")
_ENDS = (".", "!", "?", "…", "。", "؟", "।", "۔", ":", ";", ",", "”", '"', "»", ")")
_LONGEST_HEADLINE = 260
_LONGEST_CREDITED = 500
_LONGEST_NOTICE = 400
_LONGEST_CREDIT = 120
_DATED_WITHIN = 8  # characters from the end
_DIGITS = frozenset("0123456789")
_SHORT_WORDS = 4
_BIOGRAPHY_WITHIN = 4  # of the last lines
_TRAILING_TAGS = 3


def roles_of_lines(lines: Sequence[str], title: str = "") -> list[Role]:
    """Return the role of every line of a page, given in reading order."""
    roles = [_role_of_line(line) for line in lines]
    _mark_repeats(lines, roles)
    _mark_names_above_bylines(lines, roles)
    _mark_tags(lines, roles)
    _mark_biographies(lines, roles)
    _mark_title(lines, roles, title)
    return roles


def role_of_sentence(sentence: str, role_of_its_line: Role) -> Role:
    """Return a sentence's role: its line's, unless it is a caption run into the body."""
    if role_of_its_line is Role.BODY and (
        (sentence.startswith("FILE") and _SENTENCE_CAPTION.match(sentence))
        or (
            sentence.endswith(")")
            and len(sentence) < _LONGEST_CREDITED
            and _CREDIT.search(sentence)
        )
    ):
        return Role.CAPTION
    return role_of_its_line


@lru_cache(maxsize=64)  # the head of a report is read before the report is cut
def _role_of_line(line: str) -> Role:
    """Return what one line says it is by its own form."""
    if _ADDRESS_ONLY.match(line) or _STAMP.match(line) or _BYLINE.match(line):
        return Role.FURNITURE
    if _FURNITURE_START.match(line) and (
        len(line) < _LONGEST_NOTICE
        and (not _is_prose(line) or _NOTICE.search(line) or ":" in line[:40])
    ):
        return Role.FURNITURE
    if len(line) < _LONGEST_NOTICE and _is_notice(line):
        return Role.FURNITURE
    if len(line) < _LONGEST_CREDITED and (
        _CAPTION_START.match(line) or _is_credited(line) or _is_dated_caption(line)
    ):
        return Role.CAPTION
    return Role.BODY


# Most lines hold none of these words, and asking for them is quicker than the patterns.
_NOTICE_WORDS = (
    *("reserved", "newsletter", "inbox", "privacy", "consent", "browser", "cookie", "terms of"),
    *("permission", "published", "reproduced", "follow", "subscribe", "creative commons"),
)
_CREDIT_WORDS = ("Images", "REUTERS", "EPA", "AFP", "AP ", "Reuters", "Alamy", "Shutterstock")


def _is_notice(line: str) -> bool:
    """Return whether a line is about cookies, copyright or the newsletter."""
    low = line.lower()
    return any(word in low for word in _NOTICE_WORDS) and _NOTICE.search(line) is not None


def _is_credited(line: str) -> bool:
    """Return whether a line ends with the credit of a picture."""
    tail = line[-_LONGEST_CREDIT:]
    likely = ":" in tail or tail.endswith((")", "]")) or any(w in tail for w in _CREDIT_WORDS)
    return likely and _CREDIT.search(tail) is not None


def _is_dated_caption(line: str) -> bool:
    """Return whether a line says what is seen and ends with the full date it was taken on."""
    tail = line[-_LONGEST_CREDIT:]
    if not tail.endswith(")") and _DIGITS.isdisjoint(tail[-_DATED_WITHIN:]):
        return False
    return bool(_CAPTION_END.search(tail) and _PICTURED.search(line))


_PROSE = re.compile(
    r"\b(?:said|says|told|killed|wounded|injured|attacked|fired|reported|according)\b"
)


def _is_prose(line: str) -> bool:
    """Return whether a line reads like a sentence of a story."""
    return line.endswith((".", '"', "”")) and bool(_PROSE.search(line))


def _mark_repeats(lines: Sequence[str], roles: list[Role]) -> None:
    """Mark a line that the page prints twice in a row: a caption and its alternative text."""
    for i in range(len(lines) - 1):
        one, two = lines[i], lines[i + 1]
        short, long = (one, two) if len(one) <= len(two) else (two, one)
        if len(short.split()) > _SHORT_WORDS and long.startswith(short):
            if roles[i] is Role.BODY and (i > 0 or roles[i + 1] is Role.CAPTION):
                roles[i] = Role.CAPTION
            if roles[i + 1] is Role.BODY:
                roles[i + 1] = Role.CAPTION


def _mark_names_above_bylines(lines: Sequence[str], roles: list[Role]) -> None:
    """Mark the author's name where a page prints it alone beside the byline."""
    for i, line in enumerate(lines):
        if byline := _BYLINE.match(line):
            name = byline["name"].strip()
            for j in (i - 1, i + 1):
                if 0 <= j < len(lines) and lines[j].strip() == name:
                    roles[j] = Role.FURNITURE


def _mark_tags(lines: Sequence[str], roles: list[Role]) -> None:
    """Mark the short lines that follow a tag line, and a run of them that ends the page."""
    tagging = False
    for i, line in enumerate(lines):
        if re.match(r"(?:Tags?|Topics?|Keywords?|Related|Most (?:read|popular))\b", line):
            tagging = roles[i] is Role.FURNITURE
        elif tagging and _is_label(line):
            roles[i] = Role.FURNITURE
        else:
            tagging = False
    run = 0
    while run < len(lines) - 1 and _is_label(lines[-1 - run]):
        run += 1
    if run >= _TRAILING_TAGS:
        roles[len(lines) - run :] = [Role.FURNITURE] * run


def _is_label(line: str) -> bool:
    """Return whether a line is a few words without a stop: a tag, a section's name."""
    return len(line.split()) <= _SHORT_WORDS and not line.endswith(_ENDS)


def _mark_biographies(lines: Sequence[str], roles: list[Role]) -> None:
    """Mark the paragraphs about the authors at the end of the story."""
    told = [i for i, role in enumerate(roles) if role is Role.BODY]
    for i in told[-_BIOGRAPHY_WITHIN:]:
        line = lines[i]
        if i > 0 and _BIOGRAPHY.match(line) and _PRESS.search(line) and not _PROSE.search(line):
            roles[i] = Role.FURNITURE


def _mark_title(lines: Sequence[str], roles: list[Role], title: str) -> None:
    """Mark the headline: a first line without a stop above a story, or the given title again."""
    wanted = title.strip().casefold()
    for i, line in enumerate(lines[:6]):
        if wanted and line.strip().casefold() == wanted:
            roles[i] = Role.TITLE
            return
    for i, line in enumerate(lines[:4]):
        if roles[i] is Role.BODY:
            rest = any(role is Role.BODY for role in roles[i + 1 :])
            goes_on = i + 1 < len(lines) and lines[i + 1][:1].islower()
            headline = len(line) <= _LONGEST_HEADLINE and not line.endswith(_ENDS[:-3])
            if rest and headline and not goes_on:
                roles[i] = Role.TITLE
            return
