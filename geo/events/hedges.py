"""Words beside an act that say it may not have happened: "a possible attack", "fears of"."""

from __future__ import annotations

from geo.text.words import word_set

SUPPOSED = word_set(
    "possible potential threatened planned imminent future further any likely hypothetical "
    "anticipated impending foiled would-be eventual upcoming thwarted averted mock simulated "
    "rehearsed"
)
SUPPOSED_HEADS = word_set(
    "threat threats risk risks fear fears danger dangers possibility prospect plan plans plot "
    "plots warning warnings warned case prevent prevented preventing prevents avoid avoiding deter "
    "deterring anticipating anticipate call calls called ready prepare preparing threatening "
    "threatened end halt stop impede stopping against capable scenario event halting vow "
    "condemn repeat recurrence planning likelihood preparations authorized allegation "
    "allegations accused accusing defend proposal proposals"
)
