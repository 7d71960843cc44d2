"""The gazetteer is built once, whole or not at all, from sourced tables."""

import collections
import csv
import dataclasses
import json
import multiprocessing
import os
import threading

import pytest
from gazetteers import ROWS, small_index

from geo.errors import FormatError, SourceUnavailableError
from geo.model import Kind
from geo.places import build, handkept, libraries
from geo.places.airfields import airfield_names
from geo.places.gazetteer import PlaceIndex
from geo.places.provinces import Provinces
from geo.places.rows import Row, area_radius_km, distance_km, town_radius_km
from geo.settings import ROOT, Settings

DATA = ROOT / "data"


@pytest.fixture
def few_rows(monkeypatch):
    built = []

    def rows(_data, _full=None):
        built.append(1)
        return iter(ROWS)

    monkeypatch.setattr(build, "all_rows", rows)
    return built


def test_a_gazetteer_is_built_once(tmp_path, few_rows):
    settings = Settings(cache=tmp_path)
    first, second = build.ensure(settings), build.ensure(settings)

    assert first == second
    assert len(few_rows) == 1


def test_threads_that_start_together_build_once(tmp_path, few_rows):
    settings = Settings(cache=tmp_path)
    threads = [threading.Thread(target=build.ensure, args=(settings,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(few_rows) == 1


def test_a_stopped_build_leaves_nothing_that_looks_whole(tmp_path, monkeypatch):
    def broken(_data, _full=None):
        yield ROWS[0]
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "all_rows", broken)
    settings = Settings(cache=tmp_path)
    with pytest.raises(KeyboardInterrupt):
        build.ensure(settings)
    monkeypatch.setattr(build, "all_rows", lambda _data, _full=None: iter(ROWS))

    path = build.ensure(settings)
    assert [folder.name for folder in tmp_path.iterdir() if folder.is_dir()] == [path.name]


def test_other_inputs_make_another_gazetteer(tmp_path, few_rows):
    data = tmp_path / "data"
    data.mkdir()
    (data / "places.csv").write_text("id,name\n", encoding="utf-8")
    before = build.key_of(Settings(data=data, cache=tmp_path))
    (data / "places.csv").write_text("id,name\nx,y\n", encoding="utf-8")

    assert build.key_of(Settings(data=data, cache=tmp_path)) != before
    assert few_rows == []


def test_a_build_removes_gazetteers_of_long_ago_and_no_others(tmp_path, few_rows):
    old, new, mine = (tmp_path / name for name in ("gazetteer-old", "gazetteer-new", "notes"))
    for folder in (old, new, mine):
        folder.mkdir()
    os.utime(old, (0, 0))
    os.utime(mine, (0, 0))
    build.ensure(Settings(cache=tmp_path))

    assert [folder.exists() for folder in (old, new, mine)] == [False, True, True]
    assert few_rows == [1]


def test_keys_that_spill_to_disk_give_the_same_answers(tmp_path, monkeypatch):
    in_memory = small_index(tmp_path / "memory")
    monkeypatch.setattr(build.Spill.__init__, "__defaults__", (3,))
    spilled = small_index(tmp_path / "spilled")
    names = [name for row in ROWS for name in (row.name, *row.alternates, *row.written)]

    assert [spilled.lookup(n) for n in names] == [in_memory.lookup(n) for n in names]
    in_memory.close()
    spilled.close()


def test_a_missing_package_is_named():
    with pytest.raises(SourceUnavailableError, match="no_such_package"):
        libraries.packaged("no_such_package", "x.csv")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        pytest.param("Al-Anbar Governorate", "Al-Anbar", id="governorate"),
        pytest.param("Provincia de Puno", "Puno", id="provincia de"),
        pytest.param("Orange County", "", id="a county keeps its word"),
        pytest.param("Département du Mayo-Danay", "Mayo-Danay", id="French"),
        pytest.param("Kabupaten Nduga", "Nduga", id="Indonesian"),
        pytest.param("Uiseong-gun", "Uiseong", id="Korean"),
        pytest.param("Makurdi Local Government Area", "Makurdi", id="Nigerian"),
        pytest.param("Kentucky", "", id="nothing to cut"),
    ],
)
def test_an_area_is_also_known_without_the_word_for_it(name, short):
    assert libraries.short_area_name(name) == short


@pytest.mark.parametrize(
    ("code", "short"),
    [
        pytest.param("SS.01.1", ("Juba",), id="of South Sudan"),
        pytest.param("US.CA.059", (), id="of the United States"),
    ],
)
def test_a_county_loses_its_word_where_there_are_few(code, short):
    area = libraries.Area(code, "1", "Juba County", "county", (), 2, code.rpartition(".")[0])

    assert libraries.short_names(area, ()) == short


@pytest.mark.parametrize(
    ("name", "city", "long", "bare"),
    [
        ("London Heathrow Airport", "London", ("Heathrow Airport",), ("Heathrow",)),
        ("Paris-Orly Airport", "Paris", ("Orly Airport",), ()),
        ("London City Airport", "London", ("City Airport",), ()),
        ("Al Asad Air Base", "Hit", ("Al Asad Airbase", "Al Asad base"), ()),
    ],
)
def test_an_airport_is_also_known_by_its_short_names(name, city, long, bare):
    assert airfield_names(name, city) == (long, bare)


def test_names_no_newspaper_prints_are_left_out():
    names = ["Baghdad", "BGW", "bghdad", "Bagdad", "بغداد", "x", "12345", "N" * 200]

    assert libraries.plain_names(names) == ("Baghdad", "Bagdad", "بغداد")


def test_a_base_lies_in_the_province_of_the_nearest_town():
    provinces = Provinces()
    for town in (row for row in ROWS if row.kind is Kind.POPULATED and row.admin1_code):
        provinces.add(town)
    base = Row("t:1", "Base", Kind.SITE, "base", 35.3, 40.2, 3.0, "SY")
    abroad = dataclasses.replace(base, country="IQ")
    region = dataclasses.replace(base, kind=Kind.REGION)

    assert [provinces.of(row) for row in (base, abroad, region)] == ["SY.07", "", ""]


def test_a_larger_town_reaches_farther():
    radii = [town_radius_km(people) for people in (0, 50_000, 1_000_000, 9_000_000, 40_000_000)]

    assert radii == sorted(radii)
    assert radii[0] == 2.0
    assert radii[-1] == 25.0


def test_the_radius_of_an_area_is_that_of_its_circle():
    assert area_radius_km(100 * 3.14159265) == pytest.approx(10.0)


# ---------------------------------------------------------------- the tables of data/
def tables():
    return [pytest.param(table, id=table.file) for table in handkept.PLACE_TABLES]


@pytest.mark.parametrize("table", tables())
def test_every_row_of_a_table_is_a_sourced_place(table):
    with (DATA / table.file).open(encoding="utf-8", newline="") as file:
        rows = [handkept._place(table, cells) for cells in csv.DictReader(file)]

    assert rows
    assert all(row.name and row.source and row.radius_km > 0 for row in rows)


def test_ids_are_given_once():
    ids = collections.Counter(row.id for row in handkept.read_places(DATA))

    assert [id_ for id_, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("table", tables())
def test_a_table_is_text_and_names_an_id_once(table):
    text = (DATA / table.file).read_text(encoding="utf-8")
    ids = collections.Counter(row.get("id") for row in csv.DictReader(text.splitlines()))

    assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) <= {"\n", "\xad"}
    assert [id_ for id_, times in ids.items() if id_ and times > 1] == []


def test_every_area_code_of_a_table_exists():
    _, areas = libraries.read_areas()
    codes = set(handkept.read_abbreviations(DATA)) | set(handkept.read_area_points(DATA))

    assert codes - set(areas) == set()


def test_every_unusable_row_is_named_at_once(tmp_path):
    (tmp_path / "places.csv").write_text(
        "id,name,kind,feature,lat,lon,radius_km,country,source\n"
        "a,A,site,base,95,0,3,IQ,x\nb,B,castle,base,1,0,3,IQ,x\nc,C,site,base,1,0,3,IQ,\n",
        encoding="utf-8",
    )
    with pytest.raises(FormatError, match=r"line 2 .*line 3 .*line 4"):
        list(handkept.read_places(tmp_path))


# ---------------------------------------------------------------- the real thing
@pytest.fixture(scope="module")
def world():
    index = PlaceIndex.open(build.ensure(Settings.from_env()))
    yield index
    index.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind", "about", "km"),
    [
        pytest.param("Queensland", Kind.ADMIN1, (-21, 144), 300, id="a large province"),
        pytest.param("the Sahel", Kind.REGION, (15, 5), 500, id="a region"),
        pytest.param("Strait of Hormuz", Kind.SEA, (26.6, 56.4), 60, id="a strait"),
        pytest.param("Heathrow", Kind.SITE, (51.47, -0.46), 5, id="an airport's short name"),
        pytest.param("Ain al-Assad", Kind.SITE, (33.79, 42.44), 5, id="a base, respelt"),
        pytest.param("B.C.", Kind.ADMIN1, (54, -125), 200, id="a province abbreviated"),
        pytest.param("Ivory Coast", Kind.COUNTRY, (8, -5), 200, id="a country's common name"),
        pytest.param("Burma", Kind.COUNTRY, (22, 98), 200, id="a country's old name"),
        pytest.param("Zaatari", Kind.POPULATED, (32.29, 36.32), 10, id="a camp"),
        pytest.param("Orange County", Kind.ADMIN2, (33.7, -117.8), 60, id="a county"),
        pytest.param("Lore City", Kind.POPULATED, (40.0, -81.5), 30, id="a hamlet"),
        pytest.param("Nyanza Province", Kind.ADMIN1, (-0.5, 34.5), 80, id="a former province"),
        pytest.param("Euphrates", Kind.RIVER, (34.6, 41), 200, id="a river"),
    ],
)
def test_the_world_is_covered(world, name, kind, about, km):
    places = [p for p in world.lookup(name) if p.kind is kind]

    assert any(distance_km(*about, p.lat, p.lon) <= km for p in places)


@pytest.mark.slow
def test_the_places_of_a_country_lie_in_or_near_it(world):
    """A slip of a digit in places.csv moves a place to another country."""
    strays = []
    for row in handkept.read_places(DATA):
        if row.kind is Kind.SITE and row.country and row.id.startswith("dateline:"):
            near = world.near(row.lat, row.lon, 60)
            if near and row.country not in {p.country for p in near}:
                strays.append(row.name)

    assert strays == []


@pytest.mark.slow
def test_processes_share_one_gazetteer(world):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        path = pool.apply(build.ensure, (Settings.from_env(),))

    assert path == build.ensure(Settings.from_env())
    assert dataclasses.is_dataclass(world.lookup("Baghdad")[0])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("corpus", "least"), [("trnews", 0.96), ("lgl", 0.94), ("geowebnews", 0.74), ("geovirus", 0.88)]
)
def test_the_places_of_real_reports_have_a_candidate_near(world, shared, corpus, least):
    """GeoWebNews holds schools and shops, GeoVirus Wikipedia's own points for countries."""
    file = shared / "corpora" / f"{corpus}.dev.jsonl"
    with (DATA / "demonyms.csv").open(encoding="utf-8", newline="") as table:
        people = {row["word"]: row["place"] for row in csv.DictReader(table)}
    gold = [
        toponym
        for line in file.read_text("utf-8").splitlines()
        for toponym in json.loads(line)["toponyms"]
        if toponym.get("lat") is not None and toponym.get("type") not in NOT_SHOWN
    ]

    assert sum(_covered(world, people, toponym) for toponym in gold) / len(gold) >= least


NOT_SHOWN = {
    "Non_Literal_Modifier", "Metonymic", "Embedded_Non_Lit", "Demonym", "Homonym", "Language",
}  # fmt: skip


def _covered(world, people, toponym):
    name = people.get(toponym["name"], toponym["name"])
    area = world.area(name)
    places = (area.place,) if area else world.lookup(name)
    return any(
        distance_km(toponym["lat"], toponym["lon"], place.lat, place.lon) <= 161 for place in places
    )
