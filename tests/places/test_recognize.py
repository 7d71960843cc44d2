import tomllib

import pytest

from geo.model import Token
from geo.places.memory import FORM, About, Memory
from geo.places.names import fold
from geo.places.recognize import INSIDE, MODEL, OUT, viterbi
from geo.places.signs import BODY, OF, TITLE, TOWARDS, WITHIN, shape_of
from geo.places.sites import with_sites
from geo.places.templates import TEMPLATES, template_size
from geo.places.words import WordBook, words_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Gunmen killed seven soldiers near Gao in northern Mali, officials in Bamako said.",
            ["Gao", "Mali", "Bamako"],
            id="plain",
        ),
        pytest.param(
            "Lloyd Austin said in Washington that the strike was right.",
            ["Washington"],
            id="a person named after a city",
        ),
        pytest.param("Paris Hilton arrived on Friday in Madrid.", ["Madrid"], id="a given name"),
        pytest.param(
            "Most of them fled. Since then Central banks have been Hit hard in Nairobi.",
            ["Nairobi"],
            id="words that are towns as well",
        ),
        pytest.param(
            "The ambassador spoke about romance in Rome.", ["Rome"], id="names inside words"
        ),
        pytest.param(
            "Syria's army and Lebanon’s Hezbollah fought.", ["Syria", "Lebanon"], id="possessives"
        ),
        pytest.param(
            "Protests were held in Lagos, Abuja, Kano and Port Harcourt.",
            ["Lagos", "Abuja", "Kano", "Port Harcourt"],
            id="a list",
        ),
        pytest.param(
            "BEIRUT (AP) — Shells fell on Tyre.", ["BEIRUT", "Tyre"], id="a dateline in capitals"
        ),
        pytest.param(
            "ROCKETS HIT AIRPORT IN MOGADISHU AND KISMAYO, SOMALIA",
            ["MOGADISHU", "KISMAYO", "SOMALIA"],
            id="all in capitals",
        ),
        pytest.param(
            "Turkish troops and Russian jets struck Idlib.", ["Idlib"], id="demonyms are no places"
        ),
        pytest.param(
            "The U.S. and the UK met the DRC government in Geneva.",
            ["U.S.", "UK", "DRC", "Geneva"],
            id="abbreviations",
        ),
        pytest.param(
            "The Britain-based group met at the Iraq-Syria border.",
            ["Britain", "Iraq", "Syria"],
            id="joined by a hyphen",
        ),
    ],
)
def test_names_of_places_are_found(places, text, names):
    assert list(places(text)) == names


def test_lower_case_text_keeps_its_large_places(places):
    found = places("gunmen attacked a village near mosul in iraq, killing five people in baghdad")

    assert list(found) == ["mosul", "iraq", "baghdad"]


def test_a_script_without_capitals_is_searched_by_longest_match(places):
    found = places("قتل خمسة أشخاص في غارة جوية على مدينة إدلب وفي حلب")

    assert [m.place.country for m in found.values()] == ["SY", "SY"]


def test_a_case_ending_does_not_hide_a_cyrillic_city(places):
    found = places("Взрыв прогремел в центре Киева, сообщили власти. В Москве это отрицают.")

    assert [m.place.country for m in found.values()] == ["UA", "RU"]


def test_a_site_is_one_mention_with_its_noun(places):
    found = places("Rockets hit the Conoco gas field and Ain al-Asad Air Base on Monday.")

    assert list(found) == ["Conoco gas field", "Ain al-Asad Air Base"]


def test_an_empty_report_names_nothing(places):
    assert places("") == {}


def test_the_best_labels_pay_for_their_moves():
    moves = [[0.0, 0.0, 0.0], [0.0, -9.0, 2.0], [0.0, 0.0, 0.0]]

    labels, lead = viterbi([[0.0, 3.0, 0.0], [0.0, 1.0, 0.5]], moves)

    assert labels == [1, INSIDE]
    assert lead == pytest.approx(5.5)


def test_a_name_never_begins_inside():
    labels, _ = viterbi([[0.0, -5.0, 9.0]], [[0.0] * 3] * 3)

    assert labels == [OUT]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("Britain-based", False, id="a name and a participle"),
        pytest.param("Port-au-Prince", True, id="a name of its own"),
        pytest.param("al-Asad", True, id="an article"),
        pytest.param("30-year-old", True, id="no name"),
        pytest.param("Canapé-Port", True, id="one name of two"),
        pytest.param("Port-Britain", False, id="two names"),
        pytest.param("Britain-NCR", False, id="a name and letters"),
        pytest.param("Port-e", True, id="a link"),
    ],
)
def test_hyphens_join_names_to_other_words(document, text, whole):
    known = {"britain", "port au prince", "port"}

    words = words_of(document(text).sentences[0].tokens, known.__contains__)

    assert (len(words) == 1) is whole
    assert "".join(w.text for w in words) == text


def test_an_abbreviation_of_two_parts_is_one_word(document):
    text = "CHARLESTON, W.Va. (AP) - It rained."

    words = words_of(document(text).sentences[0].tokens, lambda _: False)

    assert [w.text for w in words][:3] == ["CHARLESTON", ",", "W.Va."]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("Clyburn, D-S.C., agreed.", "S.C.", id="two letters"),
        pytest.param("Tester, D-Mont., agreed.", "Mont.", id="a short word"),
        pytest.param("Both were from D-Iowa.", "Iowa", id="at the end of a sentence"),
    ],
)
def test_a_state_behind_a_party_is_a_word_of_its_own(document, text, state):
    words = words_of(document(text).sentences[0].tokens, lambda _: False)

    assert state in [w.text for w in words]


def test_a_camp_is_taken_whole_only_if_the_gazetteer_has_it():
    words = [Token(0, 4, "Bidi"), Token(5, 9, "Bidi"), Token(10, 14, "camp")]

    def find(known):
        return with_sites(
            words,
            [(0, 9)],
            nouns=[2],
            articles=[],
            is_name=known.__contains__,
            is_people=lambda _: False,
        )

    assert find({"bidi bidi camp"}) == [(0, 14)]
    assert find(set()) == [(0, 9)]


def test_a_name_goes_on_behind_an_article():
    words = [Token(0, 4, "Jurf"), Token(5, 7, "al"), Token(8, 12, "Saqr")]

    found = with_sites(
        words, [(0, 4)], nouns=[], articles=[1], is_name=lambda _: False, is_people=lambda _: False
    )

    assert found == [(0, 12)]


def test_what_is_remembered_of_words_survives_a_new_table():
    memory = Memory(lambda text: (About(len(text), *[0] * 6), text.lower()), About(*[0] * 7))
    words = [f"Word{n}" for n in range(10_000)]

    first = memory.codes([memory[word] for word in words])
    again = memory.codes([memory[word] for word in reversed(words)])

    assert first[0].tolist() == [len(word) for word in words]
    assert (again[:, ::-1] == first).all()


def test_two_writings_of_a_word_share_their_form():
    memory = Memory(lambda text: (About(*[0] * 7), text.lower()), About(*[0] * 7))

    one, other, third = memory.codes([memory["Most"], memory["most"], memory["least"]])[FORM]

    assert one == other != third


def test_words_are_forgotten_before_they_fill_the_memory():
    memory = Memory(lambda text: (About(*[0] * 7), text), About(*[0] * 7))

    memory.codes([memory["x" * 1_000_000 + str(n)] for n in range(5)])

    assert memory.full


def test_the_numbers_of_word_lists_are_those_of_the_file():
    lists = tomllib.loads((MODEL / "contexts.toml").read_text(encoding="utf-8"))
    names = [name for part in lists.values() for name in part]

    assert [names[n - 1] for n in (WITHIN, TOWARDS, OF, TITLE, BODY)] == [
        "within", "towards", "of", "title", "body",
    ]  # fmt: skip
    assert len(names) < 32


def test_the_model_is_small_and_no_pickle():
    files = [f for f in MODEL.iterdir() if not f.name.startswith(".")]

    assert sum(f.stat().st_size for f in files) < 5 * 2**20
    assert {f.suffix for f in files} <= {".npz", ".json", ".toml", ".gz"}


def test_every_shape_and_template_fits_its_table():
    assert (
        max(
            shape_of(t)
            for t in ("Ab", "AB", "A", "ab", "U.S.", "A417", "3rd", "McX", "“", "iOS", "ق")
        )
        < 16
    )
    assert all(template_size(t) > 0 for t in TEMPLATES)


def test_word_lists_know_ordinary_words_and_names():
    book = WordBook.load(MODEL / "words.txt.gz")

    assert book.about("most").kinds & 4
    assert book.about("james").kinds & 1
    assert book.about(fold("Zxqv")).frequency == 0
