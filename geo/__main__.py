"""The command line: ``python -m geo build | events | parse | link | geocode | serve | gazetteer``.

Answers go to standard output as JSON, everything else to standard error. Exit 0: done; 1:
something was wrong with the input, said in one sentence; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import logging
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import GeoError, InputError
from geo.settings import ROOT, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.pipeline import Step

EPILOG = "Each command explains itself with --help."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = _parser().parse_args(argv)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    try:
        return int(arguments.run(arguments, Settings.from_env()) or 0)
    except GeoError as err:
        print(f"dateline: {err}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("dateline: interrupted; run the same command again to go on", file=sys.stderr)
        return 130


# ---------------------------------------------------------------- commands
def _build(arguments: argparse.Namespace, settings: Settings) -> None:
    from geo.pipeline import build_store  # noqa: PLC0415 - each command imports what it needs

    settings = replace(settings, store=arguments.out or settings.store)
    with _bar() as step:
        built = build_store(
            _with_seeds(settings, arguments.seeds), records=arguments.records, step=step
        )
    print(
        f"{len(built.reports)} reports, {len(built.events)} events, {len(built.records)} records,"
        f" {sum(link.record is not None for link in built.links)} links → {settings.store}",
        file=sys.stderr,
    )


def _events(arguments: argparse.Namespace, settings: Settings) -> None:
    from geo import answers  # noqa: PLC0415 - as above
    from geo.pipeline import build  # noqa: PLC0415

    with _bar() as step:
        built = build(
            _with_seeds(settings, arguments.seeds),
            records=arguments.records,
            published_default=arguments.published_default,
            step=step,
        )
    _print_json(
        {
            "events": [answers.event_answer(event) for event in built.events],
            "reports": [answers.report_answer(report) for report in built.reports],
            "context": [answers.context_answer(fact) for fact in built.context],
            "links": [answers.link_answer(link) for link in built.links],
        }
    )


def _parse(arguments: argparse.Namespace, settings: Settings) -> int:
    from geo.stream import parse_lines  # noqa: PLC0415 - as above

    if not arguments.jsonl:
        return _parse_files(arguments.files or ["-"], settings)
    for answer in parse_lines(
        _lines(arguments.files or ["-"]),
        settings,
        workers=arguments.workers,
        places_only=arguments.places_only,
    ):
        print(answer)
    return 0


def _parse_files(files: Sequence[str], settings: Settings) -> int:
    from geo.reader import Reader  # noqa: PLC0415 - as above
    from geo.stream import parsed_answer  # noqa: PLC0415
    from geo.text.reports import read_reports, report_from_text  # noqa: PLC0415

    reader, faults = Reader.open(settings), 0
    for name in files:
        found = (
            [report_from_text(sys.stdin.read(), id="-")]
            if name == "-"
            else read_reports(Path(name), settings)
        )
        for report in found:
            if isinstance(report, InputError):
                print(f"dateline: {report}", file=sys.stderr)
                faults += 1
            else:
                _print_json(parsed_answer(reader.parse(report)), indent=None)
    return 1 if faults else 0


def _link(arguments: argparse.Namespace, settings: Settings) -> None:
    from geo.events.link_file import link_file  # noqa: PLC0415 - as above

    for answer in link_file(
        arguments.events,
        arguments.records,
        settings,
        format=arguments.format,
        exclude_ids=arguments.exclude_ids,
    ):
        _print_json(answer, indent=None)


def _geocode(arguments: argparse.Namespace, settings: Settings) -> None:
    from geo import answers  # noqa: PLC0415 - as above
    from geo.places.locate import Locator  # noqa: PLC0415

    mention = Locator.open(settings, progress=True).geocode(arguments.name, arguments.near)
    _print_json(answers.mention_answer(mention))


def _serve(arguments: argparse.Namespace, _settings: Settings) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((arguments.host, arguments.port))
        except OSError as err:
            raise InputError(
                f"port {arguments.port} of {arguments.host} is in use ({err.strerror}); stop what"
                f" runs there or choose another one: python -m geo serve --port"
                f" {arguments.port + 1}"
            ) from err
    print(f"Dateline is at http://localhost:{arguments.port}", file=sys.stderr)
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.port", str(arguments.port), "--server.address", arguments.host]
    sys.stderr.flush()
    os.execv(sys.executable, command)  # noqa: S606 - no shell, our own program


def _fetch(arguments: argparse.Namespace, settings: Settings) -> None:
    from geo.places.fetch import fetch  # noqa: PLC0415 - as above

    path = fetch(settings, arguments.url, sha256=arguments.sha256, progress=True)
    print(f"installed {path}", file=sys.stderr)


# ---------------------------------------------------------------- the words
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m geo", description="From news reports to a map of events.", epilog=EPILOG
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="the whole route; writes the store")
    _add_inputs(build)
    build.add_argument("--out", type=Path, help="folder of the store (default: data/built)")
    build.set_defaults(run=_build)

    events = commands.add_parser("events", help="the whole route; prints events as JSON")
    _add_inputs(events)
    events.add_argument("--published-default", type=_day, metavar="DATE")
    events.set_defaults(run=_events)

    parse = commands.add_parser("parse", help="what single reports tell, one JSON object each")
    parse.add_argument("files", nargs="*", metavar="FILE", help="report files; - is standard input")
    parse.add_argument("--jsonl", action="store_true", help="the input is JSON Lines")
    parse.add_argument("--workers", type=_at_least_one, default=1, metavar="N")
    parse.add_argument("--places-only", action="store_true", help="leave events out")
    parse.set_defaults(run=_parse)

    link = commands.add_parser("link", help="which record of a dataset is each event")
    link.add_argument("--events", type=Path, required=True, metavar="FILE.jsonl")
    link.add_argument("--records", type=Path, required=True, metavar="FILE")
    link.add_argument(
        "--format", default="auto", choices=["auto", "acled", "ucdp", "gdelt", "table"]
    )
    link.add_argument("--exclude-ids", type=Path, metavar="FILE")
    link.set_defaults(run=_link)

    geocode = commands.add_parser("geocode", help="one place, its rivals, and why")
    geocode.add_argument("name")
    geocode.add_argument("--near", default="", help="a country or a place")
    geocode.set_defaults(run=_geocode)

    serve = commands.add_parser("serve", help="the dashboard, as `streamlit run app.py`")
    serve.add_argument("--port", type=int, default=8501)
    serve.add_argument("--host", default="localhost")
    serve.set_defaults(run=_serve)

    gazetteer = commands.add_parser("gazetteer", help="the gazetteer itself")
    verbs = gazetteer.add_subparsers(required=True, metavar="VERB")
    fetch = verbs.add_parser("fetch", help="install all of GeoNames (needs a network)")
    fetch.add_argument("--url", help="where the dump lies, if not at GeoNames")
    fetch.add_argument("--sha256", default="", help="the sum that the dump must have")
    fetch.set_defaults(run=_fetch)
    return parser


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="folder of the reports")
    parser.add_argument(
        "--records", type=Path, nargs="+", default=[], metavar="FILE", help="dataset files"
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as err:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; expected YYYY-MM-DD") from err


def _at_least_one(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; expected 1 or more")
    return int(text)


# ---------------------------------------------------------------- input and output
def _with_seeds(settings: Settings, seeds: Path | None) -> Settings:
    settings = replace(settings, seeds=seeds or settings.seeds)
    if not settings.seeds.exists():
        raise InputError(
            f"there is no folder {str(settings.seeds)!r}; give the folder of the reports with"
            " --seeds"
        )
    return settings


def _lines(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if name == "-":
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
            yield from sys.stdin
            continue
        try:
            with Path(name).open(encoding="utf-8-sig", errors="replace") as file:
                yield from file
        except OSError as err:
            raise InputError(f"{name!r} cannot be read ({err.strerror}); expected a file") from err


def _print_json(value: Any, indent: int | None = 1) -> None:  # noqa: ANN401 - any JSON
    print(json.dumps(value, ensure_ascii=False, indent=indent))


@contextlib.contextmanager
def _bar() -> Iterator[Step]:
    """Show the stages as one progress bar on a terminal, and nothing elsewhere."""
    from tqdm import tqdm  # noqa: PLC0415 - as above

    with tqdm(disable=None, file=sys.stderr, unit="", leave=False) as bar:

        def step(stage: str, done: int, total: int) -> None:
            bar.set_description(stage, refresh=False)
            bar.total, bar.n = total, done
            bar.refresh()

        yield step


if __name__ == "__main__":
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
