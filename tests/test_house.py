"""The house rules that a machine can check."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "geo").rglob("*.py"))


def test_imports_go_down_only():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_holds_more_than_one_thing(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_room_says_what_it_is_for(path):
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_nothing_is_unpickled_or_evaluated():
    risky = re.compile(r"\b(?:import (?:pickle|marshal|shelve)|eval\(|exec\()")

    assert not [path.name for path in SOURCES if risky.search(path.read_text(encoding="utf-8"))]


def test_the_page_needs_no_cdn():
    served = [*SOURCES, *(ROOT / "geo").rglob("*.js"), *(ROOT / "geo").rglob("*.css")]
    cdn = re.compile(r"https?://(?:cdn|cdnjs|unpkg|code\.jquery|netdna|fonts\.)")

    assert not [path.name for path in served if cdn.search(path.read_text(encoding="utf-8"))]
