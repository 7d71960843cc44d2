"""From news reports to a map of conflict events.

The route, in reading order; each step imports only what lies below it::

    text/      reports, sentences, dates, lexicon   what does a report say?
    places/    gazetteer, recognize, resolve        where is that?
    sources/   acled, ucdp, gdelt, hdx, table       what do the datasets record?
    events/    extract, merge, link, query          which event is it?
    map/       payload, page, static                how does it look?
"""

import logging

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())
