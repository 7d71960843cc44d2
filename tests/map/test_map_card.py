import json
from dataclasses import replace

from geo.map.card import Cards


def test_a_card_tells_the_sentence_the_rule_and_the_rivals(build):
    card = Cards.of(build).card("larch")

    assert card["sources"][0]["quotes"][0][1] == {"text": "Fort Larch", "fields": ["place"]}
    assert card["where"]["mention"]["rule"] == "near_sure_places"
    assert card["where"]["mention"]["rivals"][0]["place"]["name"] == "Larch"


def test_a_card_tells_the_weights_of_the_link_but_never_the_datasets_row(build):
    card = Cards.of(build).card("larch")

    assert card["link"]["because"] == {"prior": -6.0, "place": 5.0}
    assert card["link"]["record"]["dataset"] == "Invented dataset"
    assert "never shown" not in json.dumps(card)


def test_no_record_is_an_answer_and_not_a_missing_one(build):
    cards = Cards.of(build)

    assert cards.card("later")["link"]["record"] is None
    assert cards.card("wide")["link"] is None


def test_an_unknown_event_has_no_card(build):
    assert Cards.of(build).card("nobody") is None


def test_a_report_that_is_gone_is_named_and_not_quoted(build):
    gone = type(build)(build.events, (), build.records, build.links)

    [source] = Cards.of(gone).card("larch")["sources"]

    assert source == {"id": "r1", "missing": True, "quotes": []}


def test_a_record_that_is_the_users_own_stays_out_of_files_that_are_passed_on(build):
    [record] = build.records
    own = replace(record, licence="Some terms: the user's own copy")
    cards = Cards.of(replace(build, records=(own,)))

    passed_on = cards.all(["larch"])["larch"]["link"]["record"]

    assert set(passed_on) == {"id", "dataset", "licence", "withheld"}
    assert cards.card("larch")["link"]["record"]["place"] == "Fort Larch"


def test_an_open_record_goes_with_the_file(build):
    assert Cards.of(build).all(["larch"])["larch"]["link"]["record"]["place"] == "Fort Larch"
