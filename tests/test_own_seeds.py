"""What the project ships with, as `make test` has built it: the first thing that a viewer sees."""

import pytest

from geo import store
from geo.settings import Settings


@pytest.fixture(scope="module")
def built():
    folder = Settings.from_env().store
    if not (folder / "manifest.json").is_file():
        pytest.skip("no store was built; `python -m geo build` makes it")
    return store.read(folder)


def test_every_record_that_the_seeds_tell_of_is_linked(built):
    linked = {link.record for link in built.links if link.record}

    assert {record.id for record in built.records} - linked == set()


def test_no_event_of_the_seeds_is_without_its_record(built):
    linked = {link.event for link in built.links if link.record}

    assert {event.id for event in built.events} - linked == set()
