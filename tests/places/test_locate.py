from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Document, Kind, Report
from geo.text.document import cut

WORDS = st.sampled_from(
    ("Paris", "in", "Texas", ",", "U.S.", "the", "army", "near", "Bağdat", "N’Djamena", "إدلب",
     "🙂", ".", "“", "Sana'a", "Deir", "ez-Zor", "-based", "ne\u0301e", "\u202e", "Київ", "北京",
     "\n", "\x00")
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))
PLENTY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@PLENTY
@given(TEXTS)
def test_offsets_give_the_surface_back(locator, text):
    for mention in locator.mentions(cut(Report("r", text))):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""


@PLENTY
@given(TEXTS)
def test_mentions_are_in_order_and_never_overlap(locator, text):
    mentions = locator.mentions(cut(Report("r", text)))

    assert all(a.end <= b.start for a, b in pairwise(mentions))


@PLENTY
@given(TEXTS)
def test_the_same_text_twice_gives_the_same_answer(locator, text):
    assert locator.mentions(cut(Report("r", text))) == locator.mentions(cut(Report("r", text)))


@pytest.mark.parametrize(
    ("pair", "country"),
    [
        pytest.param("Paris, France", "FR", id="Paris"),
        pytest.param("Tripoli, Lebanon", "LB", id="Tripoli"),
        pytest.param("San José, Costa Rica", "CR", id="San José"),
        pytest.param("Hyderabad, Pakistan", "PK", id="Hyderabad"),
        pytest.param("Alexandria, Egypt", "EG", id="Alexandria"),
    ],
)
@pytest.mark.parametrize(
    "unrelated",
    [
        pytest.param(
            "Police in Dallas and Houston, Texas, met officials from Oklahoma.", id="Texas"
        ),
        pytest.param("Libyan forces left Benghazi for Misrata and Sirte.", id="Libya"),
        pytest.param(
            "Indian troops and Virginia officials spoke in Delhi and Richmond.", id="mixed"
        ),
    ],
)
def test_an_unrelated_paragraph_does_not_move_a_place_written_with_its_country(
    places, pair, country, unrelated
):
    name = pair.split(",")[0]
    alone = places(f"A bomb went off in {pair}.")[name].place

    beside = places(f"A bomb went off in {pair}.\n\n{unrelated}")[name].place

    assert alone == beside
    assert alone.country == country


def test_given_spans_are_resolved_and_nothing_else(locator):
    text = "From Oslo to Bergen by train."

    (mention,) = locator.mentions(cut(Report("r", text)), [(13, 19)])

    assert (mention.text, mention.place.country) == ("Bergen", "NO")


def test_given_spans_may_lie_anywhere(locator):
    text = "xOslox"

    assert len(locator.mentions(cut(Report("r", text)), [(1, 5), (0, 6), (1, 5)])) == 2


def test_a_report_without_sentences_has_no_mentions(locator):
    assert locator.mentions(Document(Report("r", ""), ())) == ()


@pytest.mark.parametrize(
    ("name", "near", "country", "kind"),
    [
        pytest.param("Ain al-Asad", "Iraq", "IQ", Kind.SITE, id="a base near a country"),
        pytest.param(
            "Saraqib, Saraqib district, Idlib governorate, Syria",
            "",
            "SY",
            Kind.POPULATED,
            id="four levels",
        ),
        pytest.param("Kiev", "", "UA", Kind.POPULATED, id="another spelling"),
        pytest.param("Springfield", "Illinois", "US", Kind.POPULATED, id="a namesake"),
        pytest.param("Anbar province", "Iraq", "IQ", Kind.ADMIN1, id="a province"),
        pytest.param("Darfur", "", "SD", None, id="a region"),
    ],
)
def test_one_name_is_geocoded(locator, name, near, country, kind):
    mention = locator.geocode(name, near)

    assert mention.place.country == country
    assert kind is None or mention.place.kind is kind


def test_an_unknown_village_falls_back_to_its_district_and_says_so(locator):
    mention = locator.geocode("Qwzrtplm, Jisr al-Shughur, Idlib, Syria")

    assert mention.place.country == "SY"
    assert "'Qwzrtplm' is not in the gazetteer" in mention.rule


def test_nothing_asked_is_nothing_found(locator):
    assert locator.geocode("  ,").place is None


def test_rivals_do_not_hold_the_winner(locator):
    mention = locator.geocode("Paris")

    assert mention.rivals
    assert mention.place not in [r.place for r in mention.rivals]
