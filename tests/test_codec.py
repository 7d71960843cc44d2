import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.codec import from_plain, to_plain
from geo.model import (
    ContextFact,
    Event,
    Figure,
    Link,
    Mention,
    Place,
    Record,
    Report,
)

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
VALUES = st.one_of(
    st.from_type(kind)
    for kind in (Event, Figure, Link, Mention, Place, Record, Report, ContextFact)
)


@given(VALUES)
def test_every_value_survives_the_way_to_json_and_back(value):
    plain = json.loads(json.dumps(to_plain(value)))

    assert from_plain(type(value), plain) == value


def test_fields_at_their_default_are_left_out():
    assert to_plain(Figure(low=0)) == {"low": 0}


@pytest.mark.parametrize("foreign", [{"surprise": 1}, [1, 2], "text", None])
def test_foreign_json_is_refused(foreign):
    with pytest.raises((TypeError, ValueError, KeyError, AttributeError)):
        from_plain(Figure, foreign)
