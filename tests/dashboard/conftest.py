import pytest
from streamlit.testing.v1 import AppTest

from geo import store
from geo.settings import ROOT
from tests.sample import BUILT


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A store of the sample, and nothing of this machine's own."""
    folder = tmp_path / "built"
    store.write(folder, BUILT)
    monkeypatch.setenv("DATELINE_STORE", str(folder))
    monkeypatch.setenv("DATELINE_CORRECTIONS", str(tmp_path / "corrections.csv"))
    return folder


@pytest.fixture
def page(built):  # noqa: ARG001 - the store is there when the page is drawn
    """Return a function that makes an AppTest of one page by its module's name."""
    return page_of


def page_of(name: str) -> AppTest:
    return AppTest.from_function(_render, args=(name,), default_timeout=30)


def _render(name: str) -> None:
    import importlib  # noqa: PLC0415 - AppTest runs this function's text by itself

    importlib.import_module(f"geo.dashboard.pages.{name}").render()


MAIN = str(ROOT / "geo" / "dashboard" / "front" / "main.py")
