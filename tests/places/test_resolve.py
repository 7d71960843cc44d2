import numpy as np
import pytest

from geo.model import Kind
from geo.places.evidence import NAMES, Asked, Setting
from geo.places.resolve import FIRST, Weights, resolve


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        pytest.param("A man from Paris, Texas won.", "Paris", "US", "Texas", id="city, state"),
        pytest.param(
            "Police in Long Beach, CA said so.", "Long Beach", "US", "California", id="city, ST"
        ),
        pytest.param(
            "A fire in London, Ky. on Friday.", "London", "US", "Kentucky", id="city, Abbr."
        ),
        pytest.param("He lives in London, Ont. now.", "London", "CA", "Ontario", id="a province"),
        pytest.param(
            "Clashes in Tripoli in northern Lebanon.", "Tripoli", "LB", None, id="X in northern Y"
        ),
        pytest.param("Bombs fell on Tripoli (Lebanon).", "Tripoli", "LB", None, id="in brackets"),
        pytest.param(
            "The Lebanese city of Tripoli was quiet.",
            "Tripoli",
            "LB",
            None,
            id="the Lebanese city of",
        ),
        pytest.param(
            "Tbilisi said Georgia was ready. Batumi and Gori are calm.",
            "Georgia",
            "GE",
            None,
            id="a country by its cities",
        ),
        pytest.param(
            "Atlanta and Savannah are in Georgia.",
            "Georgia",
            "US",
            "Georgia",
            id="a state by its cities",
        ),
        pytest.param(
            "Talks were held in Washington.",
            "Washington",
            "US",
            "District of Columbia",
            id="a capital",
        ),
    ],
)
def test_the_text_says_which_place_is_meant(places, text, name, country, admin1):
    place = places(text)[name].place

    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_a_list_of_countries_is_not_a_containment(places):
    found = places("Leaders of Mali, Guinea and Senegal met in Dakar.")

    assert {n: found[n].place.kind for n in ("Mali", "Guinea", "Senegal")} == {
        "Mali": Kind.COUNTRY, "Guinea": Kind.COUNTRY, "Senegal": Kind.COUNTRY,
    }  # fmt: skip


def test_a_list_of_states_is_not_a_containment(places):
    found = places("Storms hit Ohio, Nebraska, Wyoming and Washington state.")

    assert all(found[n].place.kind is Kind.ADMIN1 for n in ("Ohio", "Nebraska", "Wyoming"))


def test_the_outlets_home_decides_where_the_text_does_not(places):
    text = "Police in Athens arrested two men on Monday."

    here = places(text, outlet="athensreview.com")["Athens"]

    assert (here.place.country, here.place.admin1) == ("US", "Texas")
    assert places(text)["Athens"].place.country == "GR"


def test_one_name_means_one_place_in_one_report(locator, document):
    text = "Shots were fired in Tripoli, Lebanon. Tripoli has been tense. In Tripoli, shops closed."

    ids = {m.place.id for m in locator.mentions(document(text)) if m.text == "Tripoli"}

    assert len(ids) == 1


def test_a_city_that_the_written_state_does_not_have_is_placed_in_that_state(locator, document):
    text = "He grew up in Qarabagh, Ohio, and left."

    (mention, _) = locator.mentions(document(text), [(14, 22), (24, 28)])

    assert (mention.place.name, mention.place.kind) == ("Ohio", Kind.ADMIN1)
    assert "placed in Ohio" in mention.rule


def test_a_name_that_is_nowhere_gets_no_place_and_says_so(locator, document):
    text = "They met at Qwzrtplm yesterday."

    (mention,) = locator.mentions(document(text), [(12, 20)])

    assert mention.place is None
    assert "not in the gazetteer" in mention.rule


def named(locator, document, text, *names):
    """Return the mention of the first of some names that are said to be places."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return next(m for m in locator.mentions(document(text), spans) if m.text == names[0])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Officials in Iraq said that Haram was struck.", ("Haram", "Iraq"), id="small and far"
        ),
        pytest.param(
            "In Canada, they sailed on the Madeira River.",
            ("Madeira River", "Canada"),
            id="an island is no river",
        ),
        pytest.param(
            "Separatists in Cameroon shot a man in Bambuí.", ("Bambuí", "Cameroon"), id="a town"
        ),
    ],
)
def test_a_namesake_in_a_country_that_nobody_names_is_refused(locator, document, text, names):
    mention = named(locator, document, text, *names)

    assert mention.place is None
    assert "far from all it names" in mention.rule


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("They met at Haram yesterday.", ("Haram",), id="no country is named"),
        pytest.param(
            "Officials in Norway said that Haram was struck.", ("Haram", "Norway"), id="its own is"
        ),
        pytest.param(
            "Iraq sent a letter to Heathrow.", ("Heathrow", "Iraq"), id="a site everybody knows"
        ),
    ],
)
def test_a_namesake_stays_where_nothing_speaks_against_it(locator, document, text, names):
    mention = named(locator, document, text, *names)

    assert mention.place


def test_the_lead_is_the_distance_to_the_best_rival(locator, document):
    (mention, *_) = locator.mentions(document("Fighting in Tripoli on Monday."))

    assert mention.margin == pytest.approx(mention.score - mention.rivals[0].score, abs=0.02)


def test_the_reasons_are_the_weightiest_parts_of_the_score(locator, document):
    (mention, *_) = locator.mentions(document("Fighting in Tripoli on Monday."))

    weights = [abs(reason.weight) for reason in mention.reasons]
    assert weights == sorted(weights, reverse=True)
    assert sum(r.weight for r in mention.reasons) == pytest.approx(mention.score, abs=0.5)


def test_a_rule_is_one_of_the_named_pieces_of_evidence(locator, document):
    (mention,) = locator.mentions(document("It happened in Paris."))

    assert mention.rule in NAMES


def test_weights_are_read_by_name(tmp_path):
    path = tmp_path / "resolver.json"
    path.write_text('{"first": {"population": 2}, "second": {"a capital": 3}}', encoding="utf-8")

    weights = Weights.load(path)

    assert weights.first[NAMES.index("population")] == 2
    assert weights.second[NAMES.index("a capital")] == 3
    assert weights.first.shape == (FIRST,)


def test_the_evidence_decides_and_not_the_order(locator):
    senses = locator.senses("Paris")
    weights = Weights(np.zeros(FIRST), -np.eye(len(NAMES))[NAMES.index("population")])

    (decision,) = resolve([Asked(senses, 1, frozenset(), frozenset())], Setting({}, {}), weights)

    assert decision.place.population == min(c.place.population for c in senses.candidates)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        pytest.param("Manila Cathedral", "PH", id="a building"),
        pytest.param("University of Nairobi", "KE", id="behind of"),
        pytest.param("Ariel Henry", None, id="a person"),
    ],
)
def test_a_longer_name_is_placed_by_the_city_in_it_unless_it_is_a_persons(locator, name, country):
    place = locator.geocode(name).place

    assert (place.country if place else None) == country


def test_a_quarter_that_is_in_no_list_is_placed_in_its_town(places):
    found = places("Gangs traded fire in the Santa Martha neighbourhood of Esmeraldas, Ecuador.")

    assert found["Santa Martha"].place.name == "Esmeraldas"
    assert "as written" in found["Santa Martha"].rule


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        pytest.param("São Paulo, police said", Kind.POPULATED, id="of a great city"),
        pytest.param("São Paulo state, police said", Kind.ADMIN1, id="the state is named"),
    ],
)
def test_a_quarter_lies_in_the_city_that_a_province_is_called_after(places, behind, kind):
    found = places(f"A bus burned in Paraisópolis, {behind}.")

    assert found["Paraisópolis"].place.kind is kind
    assert found["São Paulo"].place.kind is kind


def test_a_quarter_that_is_listed_stays_where_it_is(places):
    found = places("A blast in the Kibera slum of Nairobi hurt two.")

    assert found["Kibera"].place.name == "Kibera"


def test_a_village_that_is_said_to_lie_in_a_district_is_nowhere_else(places):
    found = places("Gunmen stormed Gana, a village in the Maradun district, Nigeria, on Friday.")

    assert found["Gana"].place.country == "NG"


def test_the_first_of_a_list_does_not_lie_in_the_second(places):
    found = places("Shelling hit Stepanakert, Martuni and Hadrut on Sunday, officials said.")

    assert found["Stepanakert"].place.id != found["Martuni"].place.id


def test_a_capital_is_a_town_and_not_its_province(places):
    assert places("Clashes erupted in the Libyan capital.")["capital"].place.name == "Tripoli"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Teams in Bangladesh treated Rohingya after the attack in Maungdaw, survivors said.",
            ("Maungdaw", "Bangladesh"),
            id="over the border",
        ),
        pytest.param(
            "Pakistan denied any part in the gunfight in Doda on Monday.",
            ("Doda", "Pakistan"),
            id="a district by the border",
        ),
    ],
)
def test_a_place_by_the_border_of_a_country_that_is_named_may_be_meant(
    locator, document, text, names
):
    mention = named(locator, document, text, *names)

    assert mention.place is not None
