from hypothesis import given
from hypothesis import strategies as st
from invented import TEXT, event, span

from geo.map.quotes import quotations, sentences, spans
from geo.model import Evidence, Report

REPORT = Report("r1", TEXT)


def test_the_sentence_is_quoted_with_its_evidence_marked():
    told = event(
        evidence=(
            span("Drones struck Fort Larch on Monday.", "event"),
            span("Fort Larch", "place"),
        )
    )

    [quotation] = quotations(told, REPORT)

    assert [segment.text for segment in quotation] == [
        "Drones struck ",
        "Fort Larch",
        " on Monday.",
    ]
    assert [segment.fields for segment in quotation] == [(), ("place",), ()]


def test_a_mark_outside_every_event_sentence_brings_its_own_sentence():
    told = event(evidence=(span("Two soldiers", "fatalities"),))

    [quotation] = quotations(told, REPORT)

    text = "".join(segment.text for segment in quotation)
    assert text == "Two soldiers, one of them a “cook”, were killed."


def test_a_sentence_in_two_evidences_is_quoted_once():
    told = event(evidence=(span("Two soldiers", "fatalities"), span("killed", "fatalities")))

    assert len(quotations(told, REPORT)) == 1


def test_marks_that_lie_over_each_other_name_both_fields_the_narrower_first():
    told = event(
        evidence=(span("Two soldiers", "target"), span("Two", "fatalities")),
    )

    [quotation] = quotations(told, REPORT)

    assert quotation[0].text == "Two"
    assert quotation[0].fields == ("fatalities", "target")


def test_evidence_of_another_report_or_outside_the_text_is_left_out():
    told = event(evidence=(Evidence("r2", 0, 5), Evidence("r1", 5, 9999), Evidence("r1", 7, 7)))

    assert quotations(told, REPORT) == []
    assert sentences(told, {"r1": REPORT}) == []


def test_a_quotation_is_never_longer_than_a_few_sentences():
    text = "word " * 100_000
    marks = [Evidence("r1", 1000, 90_000, "event"), Evidence("r1", 200_000, 200_004, "place")]

    assert all(one.end - one.start <= 700 for one in spans(text, marks))


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 130), st.integers(0, 130))))
def test_segments_always_give_a_stretch_of_the_report_back(text, pairs):
    marks = tuple(Evidence("r1", start, end, "place") for start, end in pairs)

    for quotation in quotations(event(evidence=marks), Report("r1", text)):
        assert "".join(segment.text for segment in quotation) in text


def test_a_headline_is_not_run_into_the_sentence_below_it():
    text = "Drones strike base\n\nDrones struck the base. Two died."
    marks = (Evidence("r1", 0, 18), Evidence("r1", 20, 43), Evidence("r1", 44, 53))

    found = quotations(event(evidence=marks), Report("r1", text))

    assert ["".join(segment.text for segment in one) for one in found] == [
        "Drones strike base",
        "Drones struck the base. Two died.",
    ]


def test_a_sentence_does_not_end_at_a_short_form_or_a_german_day():
    text = "Es war ruhig. Am 20. November traf Gen. J. Smith in Bagdad ein. Dann kam Regen."
    report = Report("r1", text)
    told = event(
        evidence=(Evidence("r1", text.index("Bagdad"), text.index("Bagdad") + 6, "place"),)
    )

    assert sentences(told, {"r1": report}) == ["Am 20. November traf Gen. J. Smith in Bagdad ein."]
