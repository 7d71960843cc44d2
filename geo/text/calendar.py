"""The names of days and months, and the days and periods that news speaks of."""

from __future__ import annotations

import calendar
import datetime as dt

YEARS = range(1800, 2200)
_MONTH_NAMES = {
    1: "january jan januar jänner janvier janv enero ene janeiro januari gennaio ocak "
    "января январь يناير",
    2: "february feb februar février févr fevrier febrero fevereiro fev februari febbraio şubat "
    "февраля февраль فبراير",
    3: "march mar märz mars marzo março maret mart maart марта март مارس",
    4: "april apr avril avr abril abr aprile nisan апреля апрель أبريل",
    5: "may mai mayo maio mei mayıs maggio мая май مايو",
    6: "june jun juni juin junio junho haziran giugno июня июнь يونيو",
    7: "july jul juli juillet juil julio julho temmuz luglio июля июль يوليو",
    8: "august aug août aout agosto ago agustus ağustos augustus августа август أغسطس",
    9: "september sept sep septembre septiembre setembro set eylül settembre сентября "
    "сентябрь سبتمبر",
    10: "october oct oktober okt octobre octubre outubro out ekim ottobre октября октябрь أكتوبر",
    11: "november nov novembre noviembre novembro kasım ноября ноябрь نوفمبر",
    12: "december dec dezember dez décembre déc diciembre dic dezembro desember des aralık "
    "dicembre "
    "декабря декабрь ديسمبر",
}
_DAY_NAMES = {
    0: "monday mon montag lundi lunes segunda-feira senin pazartesi lunedì maandag "
    "понедельник الاثنين",
    1: "tuesday tue tues dienstag mardi martes terça-feira selasa salı martedì dinsdag "
    "вторник الثلاثاء",
    2: "wednesday wed mittwoch mercredi miércoles quarta-feira rabu çarşamba mercoledì "
    "woensdag среду среда "
    "الأربعاء",
    3: "thursday thu thur thurs donnerstag jeudi jueves quinta-feira kamis perşembe giovedì "
    "donderdag "
    "четверг الخميس",
    4: "friday fri freitag vendredi viernes sexta-feira jumat jum'at cuma venerdì vrijdag "
    "пятницу пятница "
    "الجمعة",
    5: "saturday sat samstag sonnabend samedi sábado sabtu cumartesi sabato zaterdag "
    "субботу суббота السبت",
    6: "sunday sun sonntag dimanche domingo minggu pazar domenica zondag воскресенье الأحد",
}
MONTHS = {name: number for number, names in _MONTH_NAMES.items() for name in names.split()}
WEEKDAYS = {name: number for number, names in _DAY_NAMES.items() for name in names.split()}


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
