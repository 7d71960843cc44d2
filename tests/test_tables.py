from geo.tables import read_toml


def test_a_table_is_parsed_once_and_again_when_it_changes(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text("a = 1", encoding="utf-8")
    first, again = read_toml(path), read_toml(path)
    path.write_text("a = 12", encoding="utf-8")

    changed = read_toml(path)

    assert first is again
    assert (first, changed) == ({"a": 1}, {"a": 12})
