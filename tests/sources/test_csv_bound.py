import csv

import pytest

from geo.errors import InputError
from geo.sources.base import read_records


@pytest.fixture(autouse=True)
def _raised():
    """Reports with long texts raise the library's bound for the whole process."""
    before = csv.field_size_limit(10**9)
    yield
    csv.field_size_limit(before)


def test_an_unclosed_quote_is_found_whatever_was_read_before(tmp_path):
    path = tmp_path / "records.csv"
    path.write_text('id,date_start,lat,lon,place\na,2024-08-05,1,2,"' + "x\n" * 70_000)

    assert any(isinstance(found, InputError) for found in read_records(path))
