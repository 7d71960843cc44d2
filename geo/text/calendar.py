"""The names of days and months in the languages we read, and arithmetic with days."""

from __future__ import annotations

import calendar
import datetime as dt

YEARS = range(1800, 2200)
# Twelve months and seven days (Monday first); names of one month are joined by "/".
_MONTHS = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
    "september/sept/sep october/oct november/nov december/dec",
    "de": "januar/jänner februar märz april mai juni juli august september oktober/okt november "
    "dezember/dez",
    "fr": "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre "
    "novembre décembre/decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre "
    "noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ru": "января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль "
    "августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر "
    "أكتوبر/اكتوبر نوفمبر ديسمبر",
}
_WEEKDAYS = {
    "en": "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri "
    "saturday/sat sunday/sun",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo",
    "pt": "segunda-feira/segunda terça-feira/terça quarta-feira/quarta quinta-feira/quinta "
    "sexta-feira/sexta sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "id": "senin selasa rabu kamis jumat/jum'at sabtu minggu/ahad",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "ru": "понедельник вторник среду/среда четверг пятницу/пятница субботу/суббота воскресенье",
    "uk": "понеділок вівторок середу четвер п'ятницю суботу неділю",
    "ar": "الاثنين/الإثنين الثلاثاء الأربعاء/الاربعاء الخميس الجمعة السبت الأحد/الاحد",
}
ABBREVIATED_DAYS = frozenset(
    ("mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")
)


def _numbered(names: str, first: int) -> dict[str, int]:
    return {
        name: number
        for number, group in enumerate(names.split(), first)
        for name in group.split("/")
    }


MONTHS_OF = {language: _numbered(names, 1) for language, names in _MONTHS.items()}
WEEKDAYS_OF = {language: _numbered(names, 0) for language, names in _WEEKDAYS.items()}
MONTHS = {name: number for names in MONTHS_OF.values() for name, number in names.items()}


def day_of_match(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, or None where there is no such day."""
    if year not in YEARS or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def month_span(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def month_before(day: dt.date, months: int = 1) -> tuple[int, int]:
    """Return year and month so many months before a day's own."""
    index = day.year * 12 + day.month - 1 - months
    return index // 12, index % 12 + 1


def weekday_before(anchor: dt.date, weekday: int) -> dt.date:
    """Return the latest such weekday on or before a day."""
    return anchor - dt.timedelta(days=(anchor.weekday() - weekday) % 7)
