"""Values to the JSON that the command line and the API answer with; nothing else writes it.

Keys are snake case, dates ISO 8601, offsets Python characters into the report's text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    import datetime as dt

    from geo.model import (
        ContextFact,
        Event,
        Figure,
        Link,
        Mention,
        Place,
        Reason,
        Record,
        Report,
        Rival,
    )

Answer = dict[str, Any]


def line_of(answer: Answer) -> str:
    """Return an answer as one line of JSON.

    Half a surrogate pair, which a report may hold and UTF-8 cannot, is written as an escape.
    """
    try:
        return orjson.dumps(answer).decode()
    except TypeError:
        return json.dumps(answer)


def place_answer(place: Place | None) -> Answer | None:
    """Return a place as JSON, or null."""
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "radius_km": round(place.radius_km, 1),
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "source": place.source,
    }


def mention_answer(mention: Mention) -> Answer:
    """Return a mention with its place, the rule that chose it and the rivals it beat."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "place": place_answer(mention.place),
        "rule": mention.rule,
        "vague": mention.vague,
        "score": round(mention.score, 3),
        "margin": round(mention.margin, 3),
        "reasons": dict(mention.reasons),  # rounded where they were weighed
        "rivals": [_rival(rival) for rival in mention.rivals],
    }


def reasons_answer(reasons: tuple[Reason, ...]) -> Answer:
    """Return named weights as an object, in their order."""
    return {name: round(weight, 3) for name, weight in reasons}


def report_answer(report: Report) -> Answer:
    """Return what is known of a report, without its text."""
    return {
        "id": report.id,
        "title": report.title,
        "published": _day(report.published),
        "published_precision": report.published_precision.value,
        "how": report.published_how,
        "source": report.source,
        "url": report.url,
        "outlet": report.outlet,
        "language": report.language,
    }


def event_answer(event: Event) -> Answer:
    """Return an event with its place, sides, figures, claims and the spans it rests on."""
    place = event.place
    return {
        "id": event.id,
        "date_start": _day(event.date_start),
        "date_end": _day(event.date_end),
        "date_precision": event.date_precision.value,
        "date_rule": event.date_rule,
        "place": place_answer(place),
        "place_text": event.mention.text if event.mention else None,
        "place_rule": event.mention.rule if event.mention else None,
        "lat": round(place.lat, 5) if place else None,
        "lon": round(place.lon, 5) if place else None,
        "radius_km": round(place.radius_km, 1) if place else None,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "initiators": list(event.initiators),
        "targets": list(event.targets),
        "weapons": list(event.weapons),
        **_figure("fatalities", event.fatalities),
        **_figure("injuries", event.injuries),
        "claimed_by": list(event.claimed_by),
        "attributed": [{"to": one.to, "by": one.by} for one in event.attributed],
        "denied_by": list(event.denied_by),
        "modality": event.modality.value,
        "status": event.status.value,
        "reports": list(event.reports),
        "n_reports": event.n_reports,
        "origins": list(event.origins),
        "n_origins": event.n_origins,
        "claims": [
            {
                "field": claim.field,
                "value": claim.value,
                "speaker": claim.speaker,
                "report": claim.report,
                "start": claim.start,
                "end": claim.end,
                "low": claim.low,
                "best": claim.best,
                "high": claim.high,
                "superseded": claim.superseded,
            }
            for claim in event.claims
        ],
        "evidence": [
            {"report": one.report, "start": one.start, "end": one.end, "field": one.field}
            for one in event.evidence
        ],
    }


def context_answer(fact: ContextFact) -> Answer:
    """Return a figure that is not one event, with its place, period and evidence."""
    return {
        "what": fact.what,
        "value": fact.value,
        "unit": fact.unit,
        "at_least": fact.at_least,
        "place": fact.place,
        "from": _day(fact.period_start),
        "to": _day(fact.period_end),
        "evidence": {
            "report": fact.evidence.report,
            "start": fact.evidence.start,
            "end": fact.evidence.end,
        },
    }


def link_answer(link: Link) -> Answer:
    """Return a link, or the explicit answer "no record" (``record_id`` null)."""
    return {
        "event_id": link.event,
        "record_id": link.record,
        "probability": round(link.probability, 4),
        "ambiguous": link.ambiguous,
        "runner_up": link.runner_up,
        "because": reasons_answer(link.because),
    }


def record_answer(record: Record) -> Answer:
    """Return a dataset's record in an event's terms, with the row as it came."""
    return {
        "id": record.id,
        "dataset": record.dataset,
        "licence": record.licence,
        "date_start": _day(record.date_start),
        "date_end": _day(record.date_end),
        "date_precision": record.date_precision.value,
        "place": record.place_name,
        "lat": record.lat,
        "lon": record.lon,
        "radius_km": record.radius_km,
        "country": record.country,
        "admin1": record.admin1,
        "event_type": record.event_type,
        "sub_event_type": record.sub_event_type,
        "initiators": list(record.initiators),
        "targets": list(record.targets),
        "directed": record.directed,
        "weapons": list(record.weapons),
        **_figure("fatalities", record.fatalities),
        **_figure("injuries", record.injuries),
        "claimed_by": list(record.claimed_by),
        "attributed": [{"to": one.to, "by": one.by} for one in record.attributed],
        "denied_by": list(record.denied_by),
        "sources": list(record.sources),
        "summary": record.summary,
        "raw": dict(record.raw),
    }


def _rival(rival: Rival) -> Answer:
    return {
        "place": place_answer(rival.place),
        "score": round(rival.score, 3),
        "reasons": dict(rival.reasons),
    }


def _figure(name: str, figure: Figure) -> Answer:
    return {
        f"{name}_low": figure.low,
        f"{name}_best": figure.best,
        f"{name}_high": figure.high,
        f"{name}_words": figure.words,
        f"{name}_said_by": figure.said_by,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
