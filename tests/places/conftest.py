from collections.abc import Callable

import pytest

from geo.model import Document, Mention, Report
from geo.places.locate import Locator
from geo.settings import Settings
from geo.text.document import cut


@pytest.fixture(scope="session")
def locator(tmp_path_factory: pytest.TempPathFactory) -> Locator:
    """The real door over the real gazetteer, without anybody's corrections."""
    nobody = tmp_path_factory.mktemp("corrections") / "corrections.csv"
    return Locator.open(Settings(corrections=nobody))


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    def make(text: str, **report: str) -> Document:
        return cut(Report(id=report.pop("id", "r1"), text=text, **report))

    return make


@pytest.fixture(scope="session")
def places(
    locator: Locator, document: Callable[..., Document]
) -> Callable[..., dict[str, Mention]]:
    """The mentions of a text by surface; a surface that comes twice is there once."""

    def find(text: str, **report: str) -> dict[str, Mention]:
        return {m.text: m for m in locator.mentions(document(text, **report))}

    return find
