import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Report, Role
from geo.text.document import cut


def words(text):
    return [[t.text for t in s.tokens] for s in cut(Report(id="r", text=text)).sentences]


def said(text):
    document = cut(Report(id="r", text=text))
    return [text[s.start : s.end] for s in document.sentences]


def roles(text, title=""):
    document = cut(Report(id="r", text=text, title=title))
    return [(text[s.start : s.end], s.role) for s in document.sentences]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("Iraq’s army", ["Iraq", "’s", "army"], id="a-possessive-is-two-tokens"),
        pytest.param(
            "Sana'a and don't", ["Sana'a", "and", "don't"], id="an-inner-apostrophe-joins"
        ),
        pytest.param("Deir ez-Zor", ["Deir", "ez-Zor"], id="a-hyphen-joins"),
        pytest.param("2-3 May", ["2", "-", "3", "May"], id="but-not-two-numbers"),
        pytest.param("a 22-year-old", ["a", "22-year-old"], id="a-number-and-a-word"),
        pytest.param("1,200 at 6:30", ["1,200", "at", "6:30"], id="numbers-keep-their-marks"),
        pytest.param("the U.S. army", ["the", "U.S.", "army"], id="initials-keep-their-stops"),
        pytest.param(
            "Paris, Ky., is", ["Paris", ",", "Ky.", ",", "is"], id="a-state-keeps-its-stop"
        ),
        pytest.param(
            "militias' men", ["militias", "'", "men"], id="a-bare-apostrophe-stands-alone"
        ),
        pytest.param("Küçükçekmece", ["Küçükçekmece"], id="letters-with-marks"),
        pytest.param("Ku\u0308rdistan", ["Ku\u0308rdistan"], id="combining-marks-stay-in-the-word"),
        pytest.param("काबुल में", ["काबुल", "में"], id="vowel-signs-stay-in-the-word"),
        pytest.param("بغداد، العراق", ["بغداد", "،", "العراق"], id="arabic"),
    ],
)
def test_a_sentence_is_cut_into_tokens(text, tokens):
    assert words(text) == [tokens]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param(
            "Lt. Gen. Smith left. He won.", ["Lt. Gen. Smith left.", "He won."], id="titles"
        ),
        pytest.param(
            "On Nov. 6 it hit. Two died.", ["On Nov. 6 it hit.", "Two died."], id="months"
        ),
        pytest.param("In St. Louis. The end.", ["In St. Louis.", "The end."], id="saints"),
        pytest.param(
            "The U.S. Army fired. It left the U.S. The end.",
            ["The U.S. Army fired.", "It left the U.S.", "The end."],
            id="initials-end-a-sentence-only-before-a-starter",
        ),
        pytest.param(
            "“They fled.” He saw it.", ["“They fled.”", "He saw it."], id="quotes-close-after-it"
        ),
        pytest.param(
            '"We fled." she said. It ended.',
            ['"We fled." she said.', "It ended."],
            id="a-quote-goes-on",
        ),
        pytest.param(
            "It hit at 6:30 p.m. (Baghdad time; 5:30 p.m. GST) on Monday. Two died.",
            ["It hit at 6:30 p.m. (Baghdad time; 5:30 p.m. GST) on Monday.", "Two died."],
            id="a-clock-in-brackets",
        ),
        pytest.param(
            "At 3 p.m. Monday it hit.", ["At 3 p.m. Monday it hit."], id="a-clock-and-a-day"
        ),
        pytest.param(
            "Am 20. Januar kam er. Gut.", ["Am 20. Januar kam er.", "Gut."], id="german-ordinals"
        ),
        pytest.param(
            "It blew up.The end came.", ["It blew up.", "The end came."], id="a-space-is-missing"
        ),
        pytest.param("He said.Tom fled.", ["He said.", "Tom fled."], id="a-space-before-a-name"),
        pytest.param("See example.com. Now go.", ["See example.com.", "Now go."], id="an-address"),
        pytest.param("Why? Because! So…", ["Why?", "Because!", "So…"], id="other-stops"),
        pytest.param("هل مات؟ نعم۔ لا", ["هل مات؟", "نعم۔", "لا"], id="arabic-and-urdu-stops"),
        pytest.param(
            "al-Shabaab left. al-Shabaab came.",
            ["al-Shabaab left.", "al-Shabaab came."],
            id="an-article-may-begin",
        ),
        pytest.param("J. R. Smith and No. 5 left.", ["J. R. Smith and No. 5 left."], id="initials"),
    ],
)
def test_a_paragraph_is_cut_into_sentences(text, sentences):
    assert said(text) == sentences


def test_every_line_is_a_paragraph_unless_the_text_is_wrapped():
    document = cut(Report(id="r", text="One fell here.\nTwo fell.\n\nThree fell."))

    assert [s.paragraph for s in document.sentences] == [0, 1, 2]


def test_lines_wrapped_at_a_column_are_one_paragraph():
    text = (
        "Gunmen on motorbikes attacked a village in the north of the\n"
        "country before dawn and killed at least nine people, police in\n"
        "Katsina said.\n\nThey fled."
    )
    document = cut(Report(id="r", text=text))

    assert [s.paragraph for s in document.sentences] == [0, 1]
    assert document.sentences[0].tokens[-1].text == "."


def test_a_list_keeps_one_sentence_an_item():
    assert said("Attacks:\n- Mosul on Monday\n- Kirkuk on Friday") == [
        "Attacks:",
        "Mosul on Monday",
        "Kirkuk on Friday",
    ]


def test_the_date_line_is_furniture_and_the_rest_of_its_line_is_not():
    found = roles(" date 2024-01-21 Two people died. It was Sunday.")

    assert found == [
        ("date 2024-01-21", Role.FURNITURE),
        ("Two people died.", Role.BODY),
        ("It was Sunday.", Role.BODY),
    ]


def test_a_first_line_without_a_stop_is_the_title():
    found = roles("Two die in Hama\n\nTwo people died on Monday.")

    assert [role for _, role in found] == [Role.TITLE, Role.BODY]


def test_a_first_line_that_goes_on_in_the_next_is_no_title():
    found = roles(
        "The department on Wednesday issued guidelines for makers of\n    mobile devices."
    )

    assert [role for _, role in found] == [Role.BODY]


def test_a_lone_note_without_a_stop_is_no_title():
    assert roles("On 5 May 2020, farmers protested in Lahore") == [
        ("On 5 May 2020, farmers protested in Lahore", Role.BODY)
    ]


def test_a_given_title_is_found_again_in_the_text():
    found = roles("Two die in Hama. Two people died on Monday.", title="Two die in Hama")

    assert [role for _, role in found] == [Role.TITLE, Role.BODY]


BODY = "Two people died in Hama on Monday.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "FILE - Soldiers stand guard in Kabul, Afghanistan, on Jan. 4, 2022.",
        "Smoke rises over Goma, Congo, Tuesday, Jan. 28, 2025. (AP Photo/Moses Sawasawa)",
        "Rescuers search the rubble in Kharkiv. Photo: State Emergency Service",
        "A destroyed house in Sidon [Aziz Taher/Reuters]",
        "Foto: Antara",
        "Photo by Jane Doe",
        "A drone is seen near the base, Tuesday, Jan. 4, 2022.",
        "![the square after the blast](square.jpg)",
    ],
)
def test_captions_are_told_from_the_story(line):
    assert {role for text, role in roles(BODY + line) if text not in BODY} == {Role.CAPTION}


def test_a_line_printed_twice_is_a_caption_and_its_alternative_text():
    twice = "The wreck of a truck lies beside the road to Bamako.\n"
    found = roles(BODY + twice + twice.strip() + " Picture: Alamy\n\nThree more died on Friday.")

    assert [role for _, role in found] == [Role.BODY, *[Role.CAPTION] * 3, Role.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe and Ahmed Ali",
        "Tags: Syria, Iraq",
        "6 August 2024, 08:36",
        "Published: 3 May 2021",
        "Read more: Who are the rebels?",
        "Subscribe to our newsletter",
        "We use cookies to improve your experience.",
        "© 2024 Example News. All rights reserved.",
        "Reporting by Jane Doe; Editing by John Roe",
        "Jane Doe is a reporter at the Example Times covering West Africa.",
        "Lesen Sie auch: Angriff in Hama",
        "Baca juga: Serangan di Hama",
        "https://example.org/story",
        "#Sudan #Darfur",
        "ADVERTISEMENT",
    ],
)
def test_what_a_page_prints_around_a_story_is_furniture(line):
    assert {role for text, role in roles(BODY + line) if text not in BODY} == {Role.FURNITURE}


@pytest.mark.parametrize(
    "line",
    [
        "Police shared a photo of the attack and said two men fled.",
        "Subscribers of the network lost service when a missile hit the tower, officials said.",
        "By Monday evening the army had retaken the town.",
        "Maria Lopez is a reporter who was killed when gunmen attacked her car in Tijuana.",
        "Follow-up strikes killed three.",
        "Watch towers were attacked by gunmen, the army said.",
    ],
)
def test_a_sentence_that_speaks_of_such_things_stays_in_the_story(line):
    assert {role for text, role in roles(BODY + line) if text not in BODY} == {Role.BODY}


def test_site_tags_at_the_end_are_furniture():
    found = roles(BODY + "Tags: ,\n\n\nIslamic state\n\n\n\nAl shabaab\n\nBoko Haram")

    assert [role for _, role in found] == [Role.BODY, *[Role.FURNITURE] * 4]


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=300)
def test_offsets_give_every_token_back_for_any_text(text):
    document = cut(Report(id="r", text=text))
    end = 0

    for sentence in document.sentences:
        assert sentence.start >= end
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert token.start >= end
            assert text[token.start : token.end] == token.text
            end = token.end


PIECES = """Lt. U.S. 5 Nov. ( ) “ ” " ' . ! the A a p.m. – - s"""


@given(st.lists(st.sampled_from([*PIECES.split(), "\n"])))
@settings(deadline=None, max_examples=200)
def test_no_letter_of_a_text_is_lost(pieces):
    text = " ".join(pieces)
    kept = "".join(t.text for s in cut(Report(id="r", text=text)).sentences for t in s.tokens)

    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum())


@pytest.mark.parametrize("piece", ["a ", "(", "By A ", "U.", "“", "x-", "'s", "1,", "\n", "Tags: "])
def test_a_long_line_of_one_thing_takes_linear_time(piece):
    text = piece * (40_000 // len(piece))

    document = cut(Report(id="r", text=text))

    assert document.text == text
