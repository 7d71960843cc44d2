"""The words of time in the languages we read: data for the grammar of dates."""

from __future__ import annotations

_COUNTED = (
    "one/a/an/ein/einer/einem/une/un/satu two/zwei/deux/dos/dois/dua "
    "three/drei/trois/tres/três/tiga "
    "four/vier/quatre/cuatro/quatro/empat five/fünf/cinq/cinco/lima six/sechs/seis/enam "
    "seven/sieben/sept/siete/sete eight/acht nine/neun ten/zehn eleven/elf twelve/zwölf"
)
NUMBERS = {
    name: number for number, names in enumerate(_COUNTED.split(), 1) for name in names.split("/")
} | {"couple": 2, "few": 3, "several": 4, "some": 3, "many": 5}

# Days told by one word: how many after the day of writing.
DAY_WORDS = {
    "en": {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    "de": {"gestern": -1, "vorgestern": -2, "heute": 0},
    "fr": {"hier": -1, "avant-hier": -2, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
    "es": {"ayer": -1, "anteayer": -2, "hoy": 0, "anoche": -1},
    "pt": {"ontem": -1, "anteontem": -2, "hoje": 0},
    "it": {"ieri": -1, "oggi": 0, "stamattina": 0, "stasera": 0},
    "nl": {"gisteren": -1, "vandaag": 0},
    "id": {"kemarin": -1},
    "tr": {"dün": -1, "bugün": 0},
    "ru": {"вчера": -1, "позавчера": -2, "сегодня": 0},
    "uk": {"вчора": -1, "сьогодні": 0},
    "ar": {"أمس": -1, "اليوم": 0},
}
LAST_WEEK = {
    "de": ("letzte woche", "vergangene woche", "letzter woche", "vergangener woche"),
    "fr": ("la semaine dernière", "semaine dernière"),
    "es": ("la semana pasada", "semana pasada"),
    "pt": ("semana passada",),
    "it": ("la settimana scorsa", "settimana scorsa", "scorsa settimana"),
    "id": ("pekan lalu", "minggu lalu"),
    "nl": ("vorige week", "afgelopen week"),
    "tr": ("geçen hafta",),
    "ru": ("на прошлой неделе",),
}
LAST_MONTH = {
    "de": ("vergangenen monat", "letzten monat", "vorigen monat"),
    "fr": ("le mois dernier", "mois dernier"),
    "es": ("el mes pasado", "mes pasado"),
    "pt": ("mês passado",),
    "it": ("il mese scorso", "mese scorso"),
    "id": ("bulan lalu",),
    "nl": ("vorige maand",),
    "tr": ("geçen ay",),
    "ru": ("в прошлом месяце",),
}
# "the beginning of" and its like, as what they mean.
PARTS_OF_MONTH = {
    "mid": "mid", "middle": "mid", "mitte": "mid", "mi": "mid", "mediados": "mid", "meados": "mid",
    "pertengahan": "mid", "early": "early", "beginning": "early", "start": "early",
    "anfang": "early", "début": "early", "principios": "early", "início": "early",
    "awal": "early", "late": "late", "end": "late", "ende": "late", "fin": "late",
    "finales": "late", "final": "late", "akhir": "late",
}  # fmt: skip
AHEAD = frozenset(("will", "scheduled", "due", "slated", "upcoming"))
# Days of the year that have a name: month and day.
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new years eve": (12, 31), "new years day": (1, 1),
}  # fmt: skip
# Capitalised words that make a weekday a name: "Bloody Sunday", "Black Friday".
NAMED_DAYS = frozenset(
    ("black", "bloody", "good", "super", "ash", "cyber", "palm", "usa", "russia", "easter")
)
_BEFORE_A_YEAR = """in since of during from until by early late mid year before after around
    throughout back desde em en im seit tahun pada depuis nel dal yılında в с"""
BEFORE_A_YEAR = frozenset(_BEFORE_A_YEAR.split())
BEFORE_A_MONTH = BEFORE_A_YEAR | frozenset(("last", "this", "next", "and", "to", "between", "le"))
# Months that are words as well.
AMBIGUOUS_MONTHS = frozenset(("may", "march", "mar", "mars", "mart", "mai", "mei", "maret"))
