import json
import socket

import pytest

from geo.__main__ import main
from geo.settings import Settings


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["explode"], id="an unknown command"),
        pytest.param(["parse", "--workers", "0"], id="no workers"),
        pytest.param(["events", "--published-default", "soon"], id="no date"),
        pytest.param(["link", "--events", "x"], id="no records"),
    ],
)
def test_wrong_usage_is_exit_two(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_missing_folder_is_one_sentence_and_exit_one(capsys, tmp_path):
    code = main(["events", "--seeds", str(tmp_path / "nowhere")])

    assert code == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_port_in_use_is_one_sentence_with_the_next_step(capsys):
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code = main(["serve", "--port", str(port)])

    said = capsys.readouterr().err
    assert code == 1
    assert f"port {port}" in said
    assert f"--port {port + 1}" in said


def test_geocode_prints_one_place_its_rivals_and_why(capsys):
    code = main(["geocode", "Ain al-Asad", "--near", "Iraq"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert abs(answer["place"]["lat"] - 33.79) < 0.1
    assert answer["rule"]
    assert answer["reasons"]


def test_an_unknown_name_is_an_answer_with_a_reason(capsys):
    code = main(["geocode", "Xyzzyqwertz"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["place"] is None
    assert answer["rule"]


def test_parse_reads_files_and_says_which_one_it_could_not(capsys, tmp_path):
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(" date 2024-01-21 A bomb killed two soldiers in Mosul, Iraq, on Saturday.")
    bad.write_bytes(b"\x00\x01\x02\xff" * 100)
    code = main(["parse", str(good), str(bad)])

    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert code == 1
    assert "b.txt" in said.err
    assert answer["published"] == "2024-01-21"
    assert {one["text"] for one in answer["mentions"]} >= {"Mosul", "Iraq"}
    (event,) = answer["events"]
    assert (event["date_start"], event["fatalities_best"]) == ("2024-01-20", 2)


def test_every_setting_is_documented():
    named = Settings.__doc__ or ""
    module = __import__("geo.settings", fromlist=["__doc__"]).__doc__ or ""

    for name in ("SEEDS", "DATA", "STORE", "CACHE", "CORRECTIONS", "GEOCODER"):
        assert f"DATELINE_{name}" in module
    assert named


def test_settings_follow_the_environment(tmp_path):
    settings = Settings.from_env({"DATELINE_STORE": str(tmp_path), "DATELINE_GEOCODER": "photon"})

    assert settings.store == tmp_path
    assert settings.geocoder == "photon"
    assert settings.seeds == Settings().seeds
