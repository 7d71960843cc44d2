import datetime as dt
import random
from dataclasses import replace

import pytest

from geo.events.corrections import Anchor
from geo.events.likeness import APART, TOGETHER, likeness, reasons
from geo.events.merge import Merger, merge
from geo.events.profile import profile_of
from geo.model import (
    Attribution,
    Claim,
    DatePrecision,
    Event,
    Evidence,
    Figure,
    Kind,
    Mention,
    Place,
    Report,
)
from geo.settings import Settings
from geo.text.lexicon import Lexicon

SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
AIR = ("Explosions/Remote violence", "Air/drone strike")
SATURDAY = dt.date(2024, 1, 20)
ASAD = Place("x:asad", "Ain al-Asad", Kind.SITE, 33.79, 42.44, 3.0, "IQ")
TANF = Place("x:tanf", "al-Tanf", Kind.SITE, 33.49, 38.66, 3.0, "SY")
TOWER = Place("x:tower", "Tower 22", Kind.SITE, 33.31, 38.70, 3.0, "JO")
WEST = Place("x:west", "western Iraq", Kind.REGION, 33.3, 42.0, 180.0, "IQ")
IRAQ = Place("x:iraq", "Iraq", Kind.COUNTRY, 33.0, 44.0, 400.0, "IQ")
LAHORE = Place("x:lahore", "Lahore", Kind.POPULATED, 31.55, 74.34, 12.0, "PK")


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(Settings().data)


def report(name, published=dt.date(2024, 1, 21), text=""):
    return Report(id=name, text=text or f"{name} says so on its own.", published=published)


def telling(name, place=ASAD, day=SATURDAY, kind=SHELLING, **fields):
    made = {
        "id": f"{name}-1",
        "event_type": kind[0],
        "sub_event_type": kind[1],
        "date_start": day,
        "date_end": day,
        "date_precision": DatePrecision.DAY if day else DatePrecision.NONE,
        "date_rule": "weekday",
        "mention": Mention(0, 4, place.name, place),
        "reports": (name,),
        "evidence": (Evidence(name, 0, 10),),
    }
    return Event(**(made | fields))


def merged(tellings, lexicon, reports=None, **corrections):
    known = {r.id: r for r in reports or [report(t.reports[0]) for t in tellings]}
    return merge(tellings, known, lexicon, **corrections)


def groups(events):
    return sorted(sorted(event.reports) for event in events)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(telling("a"), telling("b"), id="same-place-same-day"),
        pytest.param(telling("a"), telling("b", place=WEST, targets=()), id="inside-a-region"),
        pytest.param(
            telling("a", initiators=("Islamic Resistance in Iraq",)),
            telling("b", initiators=("Iran-backed militias",)),
            id="under-another-name",
        ),
        pytest.param(
            telling("a", initiators=("Kata'ib Hezbollah",)),
            telling("b", attributed=(Attribution("Kata'ib Hezbollah", "United States"),)),
            id="blamed-and-told",
        ),
        pytest.param(
            telling("a"), telling("b", kind=AIR, weapons=("drone",)), id="type-told-otherwise"
        ),
        pytest.param(
            telling("a", day=SATURDAY, date_end=SATURDAY + dt.timedelta(1)),
            telling("b", day=SATURDAY + dt.timedelta(1)),
            id="a-night-of-two-days",
        ),
        pytest.param(
            telling("a", place=LAHORE, kind=("Protests", "Peaceful protest")),
            telling("b", place=LAHORE, kind=("Riots", "Violent demonstration")),
            id="a-protest-that-turned",
        ),
        pytest.param(
            telling("a", day=dt.date(2024, 1, 15)),
            telling("b", day=None, date_start=dt.date(2024, 1, 14), date_end=dt.date(2024, 1, 20),
                    date_precision=DatePrecision.WEEK),
            id="within-a-week",
        ),
    ],
)  # fmt: skip
def test_two_tellings_of_one_event_become_one(one, other, lexicon):
    assert groups(merged([one, other], lexicon)) == [["a", "b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            telling("a"), telling("b", day=SATURDAY - dt.timedelta(1)), id="the-day-before"
        ),
        pytest.param(telling("a"), telling("b", day=SATURDAY + dt.timedelta(9)), id="another-week"),
        pytest.param(
            telling("a", place=TANF), telling("b", place=TOWER), id="near-but-across-a-border"
        ),
        pytest.param(telling("a"), telling("b", place=TANF), id="another-place"),
        pytest.param(
            telling("a", initiators=("Islamic Resistance in Iraq",), targets=("United States",)),
            telling("b", initiators=("United States",), targets=("Islamic Resistance in Iraq",)),
            id="the-answer-to-it",
        ),
        pytest.param(
            telling("a"),
            telling("b", kind=("Protests", "Peaceful protest")),
            id="another-kind",
        ),
        pytest.param(
            telling("a", place=LAHORE, fatalities=Figure(90, 90, 90), initiators=("Taliban",)),
            telling(
                "b", place=LAHORE, fatalities=Figure(1, 1, 1), initiators=("police",), kind=AIR
            ),
            id="another-toll-and-other-sides",
        ),
        pytest.param(
            telling("a", place=IRAQ), telling("b", place=IRAQ, kind=AIR), id="only-the-country"
        ),
    ],
)
def test_two_events_stay_two(one, other, lexicon):
    assert groups(merged([one, other], lexicon)) == [["a"], ["b"]]


def test_the_order_of_tellings_does_not_matter(lexicon):
    told = [
        telling("a"),
        telling("b", place=WEST),
        telling("c", place=TANF),
        telling("d", day=SATURDAY - dt.timedelta(4)),
        telling("e"),
    ]
    first = merged(told, lexicon)

    for seed in range(5):
        assert merged(random.Random(seed).sample(told, len(told)), lexicon) == first  # noqa: S311 - dice that fall the same every time


def test_an_events_id_stays_when_a_later_report_joins(lexicon):
    early, late = report("a"), report("b", dt.date(2024, 1, 23))
    (alone,) = merged([telling("a")], lexicon, [early])
    (both,) = merged([telling("a"), telling("b")], lexicon, [early, late])

    assert alone.id == both.id
    assert both.reports == ("a", "b")


def test_everything_that_was_told_is_kept(lexicon):
    claim = Claim("fatalities", "5", "police", "a", 0, 4, 5, 5, 5)
    (event,) = merged(
        [
            telling("a", weapons=("rocket",), claims=(claim,)),
            telling("b", weapons=("missile",), claimed_by=("Islamic Resistance in Iraq",)),
        ],
        lexicon,
    )

    assert set(event.weapons) == {"rocket", "missile"}
    assert event.claims == (claim,)
    assert event.claimed_by == ("Islamic Resistance in Iraq",)
    assert {one.report for one in event.evidence} == {"a", "b"}


def test_the_exact_place_and_the_firm_day_win(lexicon):
    (event,) = merged(
        [
            telling("a", place=WEST, date_rule="day of publication"),
            telling("b", place=ASAD),
        ],
        lexicon,
    )

    assert event.place == ASAD
    assert event.date_rule == "weekday"


def test_a_known_side_replaces_a_common_noun(lexicon):
    (event,) = merged(
        [telling("a", initiators=("militants",)), telling("b", initiators=("Islamic State",))],
        lexicon,
    )

    assert event.initiators == ("Islamic State",)


def test_a_later_and_larger_toll_supersedes_the_first(lexicon):
    monday = report("b", dt.date(2024, 1, 22))
    first = Claim("fatalities", "four", "", "a", 0, 4, 4, 4, 4)
    later = Claim("fatalities", "six", "", "b", 0, 4, 6, 6, 6)
    (event,) = merged(
        [
            telling("a", fatalities=Figure(4, 4, 4), claims=(first,)),
            telling("b", fatalities=Figure(6, 6, 6), claims=(later,)),
        ],
        lexicon,
        [report("a"), monday],
    )

    assert event.fatalities == Figure(6, 6, 6)
    assert [(c.best, c.superseded) for c in event.claims] == [(4, True), (6, False)]


def test_tolls_of_the_same_day_stand_side_by_side(lexicon):
    (event,) = merged(
        [telling("a", fatalities=Figure(5, 5, 5)), telling("b", fatalities=Figure(8, 8, 8))],
        lexicon,
    )

    assert (event.fatalities.low, event.fatalities.high) == (5, 8)


def test_not_said_is_not_zero(lexicon):
    (event,) = merged([telling("a"), telling("b")], lexicon)

    assert event.fatalities == Figure()


def test_one_slip_of_killed_for_injured_is_not_adopted(lexicon):
    five = Figure(5, 5, 5)
    (event,) = merged(
        [
            telling("a", injuries=five),
            telling("b", injuries=five),
            telling("c", fatalities=five),
        ],
        lexicon,
    )

    assert event.fatalities == Figure()
    assert event.injuries == five


def test_two_tellings_of_one_report_join_only_when_much_speaks_for_it(lexicon):
    twice = [telling("a"), telling("a", id="a-2", initiators=("Israel",))]
    same = replace(
        telling("a", targets=("United States",), weapons=("rocket",)), initiators=("Hamas",)
    )

    assert len(merged([same, replace(same, id="a-2")], lexicon)) == 1
    assert len(merged([replace(twice[0], initiators=("Hamas",)), twice[1]], lexicon)) == 2


def test_a_report_that_tells_one_event_twice_has_one_event(lexicon):
    five = Figure(5, 5, 5)
    clash, both = ("Battles", "Armed clash"), {"fatalities": five}
    twice = [
        telling("a", kind=clash, place=WEST, targets=("Popular Mobilization Forces",), **both),
        telling("a", id="a-2", targets=("Kata'ib Hezbollah",), **both),
    ]

    assert len(merged(twice, lexicon)) == 1


def test_the_user_joins_and_separates_events(lexicon):
    told = [telling("a"), telling("b", place=TANF), telling("c", place=TANF)]
    one, two, three = (Anchor(name, 0) for name in "abc")

    joined = merged(told, lexicon, together=[(one, two)])
    parted = merged(told, lexicon, apart=[(two, three)])

    assert groups(joined) == [["a", "b", "c"]]
    assert groups(parted) == [["a"], ["b"], ["c"]]


def test_a_new_report_is_compared_with_its_neighbours_only(lexicon):
    reports = {f"r{i}": report(f"r{i}") for i in range(2000)}
    merger = Merger(lexicon, reports)
    for i in range(2000):
        place = replace(ASAD, id=f"x:{i}", lat=-40 + (i % 80), lon=-100 + (i % 200))
        merger.add(telling(f"r{i}", place=place, day=SATURDAY + dt.timedelta(days=i % 300)))

    asked = merger.neighbours(profile_of(telling("new"), reports))

    assert len(asked) <= 10


def test_a_telling_without_a_day_joins_no_event_of_a_day(lexicon):
    told = [telling("a"), telling("b", day=SATURDAY - dt.timedelta(60)), telling("c", day=None)]

    assert groups(merged(told, lexicon)) == [["a"], ["b"], ["c"]]


def test_the_reasons_add_up_to_the_likeness():
    one, other = (
        profile_of(telling(name, weapons=("rocket",), targets=("United States",)), {})
        for name in "ab"
    )

    def near(a, b, _country):
        return float(a == b)

    given = reasons(one, other, near)

    assert sum(reason.weight for reason in given) == pytest.approx(likeness(one, other, near))
    assert likeness(one, other, near) >= TOGETHER > APART


def test_nothing_told_gives_no_events(lexicon):
    assert merged([], lexicon) == ()


def test_a_telling_without_a_place_or_report_is_survived(lexicon):
    bare = telling("a", mention=None)

    assert len(merge([bare, replace(bare, id="x", reports=())], {}, lexicon)) >= 1


def test_a_far_corner_of_a_country_lies_in_it(lexicon):
    country = Place("x:jordan", "Jordan", Kind.COUNTRY, 31.0, 36.0, 170.0, "JO")
    told = [
        telling("a", place=TOWER, kind=AIR, fatalities=Figure(3, 3, 3)),
        telling("b", place=country, kind=AIR, fatalities=Figure(3, 3, 3)),
    ]

    assert groups(merged(told, lexicon)) == [["a", "b"]]


def test_a_place_of_a_province_lies_in_it(lexicon):
    province = Place("x:p", "Al Anbar", Kind.ADMIN1, 32.5, 41.5, 60.0, "IQ", "Al Anbar")
    base = replace(ASAD, admin1="Al Anbar")

    assert groups(merged([telling("a", place=base), telling("b", place=province)], lexicon)) == [
        ["a", "b"]
    ]


def dated(name, day, words):
    """Return a report and its telling, dated by a phrase such as "late on Monday"."""
    text = f"Shells fell {words}."
    start = text.index(words)
    evidence = (Evidence(name, 0, len(text)), Evidence(name, start, start + len(words), "date"))
    sides = {"initiators": ("Russia",), "targets": ("Ukraine",), "weapons": ("artillery",)}
    return report(name, day, text), telling(name, day=day, evidence=evidence, **sides)


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        pytest.param("late on Monday", "on Tuesday", 1, id="late-is-the-next-day-elsewhere"),
        pytest.param("on Monday", "early on Tuesday", 1, id="early-is-the-day-before-elsewhere"),
        pytest.param("on Monday", "on Tuesday", 2, id="two-days"),
        pytest.param("on Monday evening", "on Tuesday evening", 2, id="two-evenings"),
        pytest.param("early on Monday", "early on Tuesday", 2, id="two-mornings"),
        pytest.param("early on Monday", "late on Tuesday", 2, id="the-wrong-way-round"),
    ],
)
def test_daily_attacks_are_told_apart(first, second, events, lexicon):
    monday = dt.date(2024, 1, 15)
    one = dated("a", monday, first)
    other = dated("b", monday + dt.timedelta(1), second)

    assert len(merged([one[1], other[1]], lexicon, [one[0], other[0]])) == events


def test_a_town_shelled_every_day_is_shelled_every_day(lexicon):
    days = [dt.date(2024, 1, 1) + dt.timedelta(i) for i in range(30)]
    both = [dated(f"r{i:02}", day, "overnight") for i, day in enumerate(days)]

    assert len(merged([t for _, t in both], lexicon, [r for r, _ in both])) == 30


def test_officials_of_a_far_state_date_by_their_own_clock(lexicon):
    tuesday = dt.date(2023, 11, 21)
    here = report("a", tuesday, "US jets struck a depot on Tuesday, defense officials said.")
    there = report("b", tuesday, "US jets struck a depot on Wednesday.")
    told = [
        telling(
            name,
            day=day,
            kind=AIR,
            initiators=("United States",),
            evidence=(Evidence(name, 0, 58),),
        )
        for name, day in (("a", tuesday), ("b", tuesday + dt.timedelta(1)))
    ]

    assert groups(merged(told, lexicon, [here, there])) == [["a", "b"]]


def test_an_evening_does_not_chain_the_days_around_it(lexicon):
    monday = dt.date(2024, 1, 15)
    told = [
        (monday + dt.timedelta(day), words)
        for day in range(4)
        for words in ("on that day", "in the evening")
    ]
    said = [dated(f"r{i}", day, words) for i, (day, words) in enumerate(told)]

    events = merged([t for _, t in said], lexicon, [r for r, _ in said])

    assert groups(events) == [["r0", "r1"], ["r2", "r3"], ["r4", "r5"], ["r6", "r7"]]


def test_a_region_of_several_countries_is_found(lexicon):
    kurdistan = Place("x:kurdistan", "Kurdistan", Kind.REGION, 36.2, 44.0, 150.0, "")
    north = Place("x:north", "northern Iraq", Kind.REGION, 35.5, 43.5, 200.0, "IQ")
    erbil = Place("x:erbil", "Erbil", Kind.POPULATED, 36.19, 44.01, 12.0, "IQ")
    told = [telling("a", place=kurdistan), telling("b", place=north), telling("c", place=erbil)]

    assert groups(merged(told, lexicon)) == [["a", "b", "c"]]


def test_of_two_regions_the_smaller_one_places_the_event(lexicon):
    small = Place("x:s", "Kurdistan", Kind.REGION, 36.2, 44.0, 150.0, "")
    large = Place("x:l", "northern Iraq", Kind.REGION, 35.5, 43.5, 220.0, "IQ")
    told = [telling("a", place=large), telling("b", place=large), telling("c", place=small)]

    (event,) = merged(told, lexicon)

    assert event.place == small


def test_arms_that_a_report_gives_to_one_attack_are_not_the_other_ones(lexicon):
    sites = telling("a", kind=AIR, initiators=("United States",))
    vehicle = telling("a", id="a-2", kind=AIR, place=IRAQ, weapons=("gunship",))
    gunship = telling(
        "b", kind=AIR, place=WEST, initiators=("United States",), weapons=("gunship",)
    )

    events = merged([sites, vehicle, gunship], lexicon)

    assert sorted(e.weapons for e in events) == [(), ("gunship",)]


def test_a_drone_is_no_such_arms_as_a_report_tells_of_one_attack_alone(lexicon):
    sites = telling("a", kind=AIR, initiators=("United States",))
    vehicle = telling("a", id="a-2", kind=AIR, place=IRAQ, weapons=("drone",))
    drone = telling("b", kind=AIR, initiators=("United States",), weapons=("drone",))

    events = merged([sites, vehicle, drone], lexicon)

    assert ["a", "b"] in groups(events)
    assert next(e for e in events if e.place == ASAD).n_reports == 2
