"""A name that the report gives to a person is no place in it."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Michael Welch was shot. Police said Welch died.", "Welch", id="a surname"),
        pytest.param("Mr Selby spoke. Then Selby left the hall.", "Selby", id="a title"),
        pytest.param(
            "Georgia Stevens is nine. Today Georgia skates every day.", "Georgia", id="a given name"
        ),
    ],
)
def test_a_persons_name_is_no_place(places, text, name):
    assert name not in places(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Michael Welch lives in Welch. People in Welch like him.", "Welch", id="lives there"
        ),
        pytest.param("Taco Bell Canada recalled lettuce in Canada.", "Canada", id="a country"),
        pytest.param(
            "The Washington Post wrote it. Officials in Washington denied.", "Washington", id="post"
        ),
    ],
)
def test_a_place_stays_one_where_something_happens(places, text, name):
    assert name in places(text)
