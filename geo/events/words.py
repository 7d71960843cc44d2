"""The small words of English that sentences are built with, as sets."""

from __future__ import annotations

from geo.text.words import word_set

BE = word_set("is are was were be been being am 's gets got getting get")
HAVE = word_set("has have had having 've")
MODALS = word_set(
    "will would shall should may might can could must cannot won't wouldn't couldn't 'll "
    "won’t wouldn’t couldn’t can’t can't"
)
DETERMINERS = word_set(
    "the a an this that these those its their his her our my your some any no every each another "
    "several many most all both dozens hundreds thousands"
)
PREPOSITIONS = word_set(
    "in on at near of from with by to for against during after before since under over into "
    "between among around outside inside within through across along toward towards upon via "
    "behind beyond despite amid about as off onto until throughout"
)
