import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.model import DatePrecision, Report
from geo.settings import Settings
from geo.text.dates import date_report, find_dates, phrases_of, weekday_clues
from geo.text.document import cut
from geo.text.language import language_of
from geo.text.reports import read_reports, report_from_text

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
SUNDAY = dt.date(2024, 1, 21)  # the day of writing of most examples
TODAY = dt.date(2026, 6, 1)


def found(text, anchor=SUNDAY, language=""):
    report = Report(id="r", text=text, language=language or language_of(text))
    return find_dates(cut(report), anchor)


def days(text, anchor=SUNDAY, language=""):
    return [
        (m.text, str(m.date_start)[2:], str(m.date_end)[2:]) for m in found(text, anchor, language)
    ]


def one(text, anchor=SUNDAY, language=""):
    return [(str(m.date_start), str(m.date_end)) for m in found(text, anchor, language)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("It fell on Saturday.", "2024-01-20", None, id="the-latest-such-day"),
        pytest.param("It fell on Sunday.", "2024-01-21", None, id="the-day-of-writing-itself"),
        pytest.param("It fell last Sunday.", "2024-01-14", None, id="last-is-never-today"),
        pytest.param("It fell last Monday evening.", "2024-01-15", None, id="with-its-part"),
        pytest.param("The vote will be on Friday.", "2024-01-26", None, id="ahead"),
        pytest.param("It fell yesterday.", "2024-01-20", None, id="yesterday"),
        pytest.param("It fell today.", "2024-01-21", None, id="today"),
        pytest.param("It fell last night.", "2024-01-20", "2024-01-21", id="last-night"),
        pytest.param(
            "On the night of Monday to Tuesday it fell.", "2024-01-15", "2024-01-16", id="night"
        ),
        pytest.param(
            "It fell overnight Friday.", "2024-01-19", "2024-01-20", id="overnight-friday"
        ),
        pytest.param(
            "It fell on the night of 2-3 January.", "2024-01-02", "2024-01-03", id="night-of-days"
        ),
        pytest.param("It fell on January 20.", "2024-01-20", None, id="no-year"),
        pytest.param("It fell on Nov. 6.", "2023-11-06", None, id="the-year-before"),
        pytest.param("It fell on Nov. 21, 2023, at dawn.", "2023-11-21", None, id="full"),
        pytest.param("It fell on 20 Jan.", "2024-01-20", None, id="day-first"),
        pytest.param("It fell on the 3rd of May 2021.", "2021-05-03", None, id="ordinal"),
        pytest.param("It fell on Friday, Oct. 13.", "2023-10-13", None, id="weekday-and-day"),
        pytest.param("It fell on 2024-01-20.", "2024-01-20", None, id="iso"),
        pytest.param("It fell on 20/01/2024.", "2024-01-20", None, id="numeric-day-first"),
        pytest.param("It fell on 01/20/2024.", "2024-01-20", None, id="numeric-month-first"),
        pytest.param("It fell in mid-October.", "2023-10-11", "2023-10-20", id="mid"),
        pytest.param("It fell in late October.", "2023-10-21", "2023-10-31", id="late"),
        pytest.param(
            "It fell at the beginning of March.", "2023-03-01", "2023-03-10", id="beginning"
        ),
        pytest.param("It fell last week.", "2024-01-08", "2024-01-14", id="last-week"),
        pytest.param("It fell this week.", "2024-01-15", "2024-01-21", id="this-week"),
        pytest.param("It fell earlier this month.", "2024-01-01", "2024-01-21", id="this-month"),
        pytest.param("It fell last month.", "2023-12-01", "2023-12-31", id="last-month"),
        pytest.param("It fell in recent weeks.", "2023-12-24", "2024-01-21", id="recent-weeks"),
        pytest.param("It fell three days ago.", "2024-01-18", None, id="days-ago"),
        pytest.param("It fell a week ago.", "2024-01-13", "2024-01-15", id="a-week-ago"),
        pytest.param("They fell since October 7.", "2023-10-07", "2024-01-21", id="since"),
        pytest.param(
            "Between Oct. 17 and Jan. 17 many fell.", "2023-10-17", "2024-01-17", id="between"
        ),
        pytest.param("They fell in 2022.", "2022-01-01", "2022-12-31", id="year"),
        pytest.param("They fell in March 2022.", "2022-03-01", "2022-03-31", id="month-and-year"),
        pytest.param("It fell over the weekend.", "2024-01-20", "2024-01-21", id="weekend"),
        pytest.param("They fought from 5 to 7 January.", "2024-01-05", "2024-01-07", id="days"),
    ],
)
def test_a_phrase_is_read_against_the_day_of_writing(text, start, end):
    assert one(text) == [(start, end or start)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "A bomb fell on Monday. Two days later the town fell.", "2024-01-17", id="later"
        ),
        pytest.param(
            "A bomb fell on Monday. The next day the town fell.", "2024-01-16", id="next-day"
        ),
        pytest.param(
            "A bomb fell on Monday. The town fell the day before.", "2024-01-14", id="before"
        ),
        pytest.param(
            "A bomb fell on Monday. That evening the town fell.", "2024-01-15", id="that-evening"
        ),
        pytest.param(
            "They fled Monday. It comes a day after a raid.", "2024-01-14", id="told-after"
        ),
    ],
)
def test_a_day_is_counted_from_the_last_one_told(text, start):
    assert one(text)[1] == (start, start)


def test_a_period_is_counted_from_a_period():
    told = one("In late July rockets fell, and a week before that two drones.", dt.date(2024, 8, 6))

    assert told == [("2024-07-21", "2024-07-31"), ("2024-07-14", "2024-07-24")]


def test_today_in_a_quotation_is_the_day_it_was_said():
    text = "They fell on Monday, officials said.\n\n“There was an attack today,” one said."

    assert one(text, dt.date(2024, 8, 6))[1] == ("2024-08-05", "2024-08-05")


def test_of_two_calendars_the_local_one_counts():
    text = "It struck at about midnight local time, 4 p.m. in Washington on February 2, it said."

    assert one(text, dt.date(2024, 2, 5)) == [("2024-02-03", "2024-02-03")]


def test_the_local_day_can_be_the_earlier_one():
    text = "It struck at 8 p.m. local time, 1 a.m. GMT on March 3, in Cali."

    assert one(text, dt.date(2024, 3, 5)) == [("2024-03-02", "2024-03-02")]


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        pytest.param(
            "Am 21. November 2023 fiel sie.", "de", "2023-11-21", "2023-11-21", id="german"
        ),
        pytest.param(
            "Am Samstagabend fiel sie.", "de", "2024-01-20", "2024-01-20", id="german-part"
        ),
        pytest.param(
            "In der Nacht zum Dienstag fiel sie.",
            "de",
            "2024-01-15",
            "2024-01-16",
            id="german-night",
        ),
        pytest.param(
            "Vergangene Woche fiel sie.", "de", "2024-01-08", "2024-01-14", id="german-week"
        ),
        pytest.param(
            "Ils sont tombés mardi dernier.", "fr", "2024-01-16", "2024-01-16", id="french"
        ),
        pytest.param(
            "Dans la nuit de lundi à mardi.", "fr", "2024-01-15", "2024-01-16", id="french-night"
        ),
        pytest.param("Cayó el 5 de enero de 2024.", "es", "2024-01-05", "2024-01-05", id="spanish"),
        pytest.param("Caiu na segunda-feira.", "pt", "2024-01-15", "2024-01-15", id="portuguese"),
        pytest.param(
            "Jatuh pada 5 Agustus 2023.", "id", "2023-08-05", "2023-08-05", id="indonesian"
        ),
        pytest.param(
            "Jatuh pada Sabtu malam.", "id", "2024-01-20", "2024-01-20", id="indonesian-day"
        ),
        pytest.param("5 Ocak 2024 günü düştü.", "tr", "2024-01-05", "2024-01-05", id="turkish"),
        pytest.param(
            "Это было 5 января 2024 года.", "ru", "2024-01-05", "2024-01-05", id="russian"
        ),
        pytest.param("وقع الهجوم يوم السبت", "ar", "2024-01-20", "2024-01-20", id="arabic"),
    ],
)
def test_other_languages_are_read(text, language, start, end):
    assert one(text, SUNDAY, language) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Police may march on the town.",
        "The sun sat low.",
        "Bloody Sunday was remembered.",
        "USA Today reported it.",
        "About 2014 people fled.",
        "Vingt des pays sont venus.",
        "Two out of 5 died.",
        "The April family left.",
    ],
)
def test_words_that_only_look_like_dates_are_none(text):
    assert days(text) == []


def test_without_a_day_of_writing_a_phrase_is_found_and_left_open():
    (mention,) = found("It fell on Saturday.", None)

    assert (mention.text, mention.date_start, mention.rule) == ("Saturday", None, "weekday")
    assert mention.precision is DatePrecision.NONE


def test_a_day_without_its_year_takes_that_of_a_day_named_in_full():
    told = one("On Nov. 6 they warned. On Nov. 21, 2023, it fell.", None)

    assert told == [("2023-11-06", "2023-11-06"), ("2023-11-21", "2023-11-21")]


def test_furniture_names_no_days():
    assert days("Two people died.\n\nPublished: 3 May 2021") == []


def test_the_day_of_a_dateline_is_the_reports_and_no_event_s():
    text = "BAGHDAD, Jan. 19 (Reuters) - Shells fell on Thursday. More fell on Jan. 19."

    assert [m.text for m in found(text)] == ["Thursday", "Jan. 19"]


def test_a_stop_behind_a_date_is_not_part_of_it():
    assert [m.text for m in found("It fell on June 3. Two died in May 2021.")] == [
        "June 3",
        "May 2021",
    ]


# ---------------------------------------------------------------- the day of writing
def dated(text):
    report = date_report(cut(report_from_text(text, id="r")), TODAY)
    return str(report.published), report.published_how


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Rockets fell on Saturday, the army said.\n\nThey fell on January 20 at dusk.",
            "2024-01-20",
            id="a-weekday-and-a-day-fix-the-year",
        ),
        pytest.param(
            "Rockets fell on Saturday.\n\nOn January 20 they fell. Yesterday’s was the first.",
            "2024-01-21",
            id="yesterday-moves-it",
        ),
        pytest.param(
            "Rockets fell on Saturday, January 20.\n\nIn 2016, on May 3, 2016, there were more.",
            "2018-01-20",
            id="the-year-nearest-to-a-full-date",
        ),
        pytest.param(
            "On 5 May 2020, farmers protested in Lahore.", "2020-05-05", id="a-coded-note"
        ),
        pytest.param(
            "Officials said on Friday that the attack of 5 May 2020 killed two.",
            "2020-05-08",
            id="the-weekday-after-a-full-date",
        ),
    ],
)
def test_a_report_is_dated_by_what_it_says(text, day):
    assert dated(text) == (day, "said")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rockets fell on Saturday.", id="a-weekday-alone"),
        pytest.param("Rockets fell on January 20.", id="a-day-alone"),
        pytest.param(
            "Rockets fell on Saturday.\n\nThe army spoke. It did. Again. And again.\n\nLater it "
            "said so.\n\nOn Nov. 21, 2023, others had fallen.",
            id="a-full-date-of-something-older",
        ),
        pytest.param("Rockets fell.", id="nothing"),
        pytest.param("", id="empty"),
    ],
)
def test_a_report_that_does_not_say_stays_undated(text):
    assert dated(text) == ("None", "unknown")


def test_a_given_date_is_kept():
    report = Report(id="r", text="On 5 May 2020 it fell.", published=SUNDAY, published_how="given")

    assert date_report(cut(report), TODAY) is report


def test_clues_are_weekdays_and_days_without_a_year():
    document = cut(
        report_from_text("On Saturday it fell. On Jan. 3 too. Not on Jan. 3, 2020.", id="r")
    )

    assert [(c.weekday, c.month, c.day) for c in weekday_clues(document)] == [
        (5, None, None),
        (None, 1, 3),
    ]


# ---------------------------------------------------------------- any text
WORDS = """Monday to Tuesday night of the last week January 20 2024 31 Nov. since between and from 0
99 ago days a two later mid-October 2023-02-30 30/02/2023 February 29 overnight early , . “ ”"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(PIECES, max_size=30), st.dates())
@example(["mid-October"], dt.date(1, 1, 1))  # the October before is in no calendar
@settings(deadline=None, max_examples=300)
def test_any_mix_of_time_words_gives_spans_in_order(pieces, anchor):
    text = " ".join(pieces)
    end = 0

    for mention in found(text, anchor, "en"):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
        assert (mention.date_start is None) == (mention.precision is DatePrecision.NONE)
        if mention.date_start and mention.date_end:
            assert mention.date_start <= mention.date_end


@given(st.text(max_size=300), st.sampled_from(["en", "de", "fr", "id", "ru", "ar", ""]))
@settings(deadline=None, max_examples=150)
def test_any_text_is_survived(text, language):
    document = cut(Report(id="r", text=text, language=language))

    find_dates(document, SUNDAY)
    date_report(document, TODAY)
    weekday_clues(document)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the development reports are not here")
def test_the_report_of_january_20_is_dated_by_its_text():
    reports = {r.id[:3]: r for r in read_reports(SEEDS, Settings()) if isinstance(r, Report)}
    report = date_report(cut(reports["001"]), TODAY)

    assert (report.published, report.published_how) == (dt.date(2024, 1, 21), "said")


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("during the night from the late Monday to Tuesday", id="a-night"),
        pytest.param("since about the night of the 3 to 4 March 2024", id="a-frame"),
        pytest.param("earlier in the following week", id="a-week"),
        pytest.param("the past three few of weeks", id="a-count"),
        pytest.param("the very beginning of the January", id="a-part-of-a-month"),
    ],
)
def test_small_words_before_the_word_a_phrase_turns_on_belong_to_it(phrase):
    document = cut(Report(id="r", text=f"It was told {phrase} and again."))

    assert [document.text[p.start : p.end] for p in phrases_of(document)] == [phrase]


def test_phrases_handed_in_give_the_same_days_as_phrases_looked_for():
    document = cut(
        Report(id="r", text="On Saturday, January 20, it fell. It fell again yesterday.")
    )
    phrases = phrases_of(document)

    assert date_report(document, TODAY, phrases=phrases) == date_report(document, TODAY)
    assert find_dates(document, SUNDAY, phrases=phrases) == find_dates(document, SUNDAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("killed on Friday and Saturday", "2024-12-06", "2024-12-07", id="in a row"),
        pytest.param("killed on Monday and Friday", "2024-12-02", "2024-12-02", id="far apart"),
        pytest.param("Earlier in the week two died", "2024-12-02", "2024-12-07", id="in the week"),
    ],
)
def test_two_weekdays_in_a_row_are_a_span_and_earlier_in_the_week_is_before_today(
    text, first, last
):
    report = Report("r", text, published=dt.date(2024, 12, 8))

    found = find_dates(cut(report))

    assert (str(found[0].date_start), str(found[0].date_end)) == (first, last)


def test_a_street_called_by_a_day_is_no_date():
    assert one("Shells hit the 7th of July residential area. It burned.") == []
    assert one("It was on 7 July. It burned.") == [("2023-07-07", "2023-07-07")]
