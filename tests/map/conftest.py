import pytest
from invented import small_build


@pytest.fixture
def build():
    return small_build()
