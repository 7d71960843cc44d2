"""Every error this project raises on purpose.

* GeoError
    * InputError             a file or text that a user gave cannot be used     (ValueError)
        * FormatError            its content is not what its name or header says
        * TooLargeError          it is larger than a setting allows
    * SchemaError            a table is not what its schema declares            (ValueError)
    * StoreError             the built store cannot be used
        * StoreMissingError      nothing has been built yet                     (FileNotFoundError)
        * StoreVersionError      it was built by another version
    * SourceError            an outside data source cannot be used
        * SourceUnavailableError no answer                                      (OSError)

A place name that cannot be resolved is no error: it is a Mention without a place. An event with
no record is no error either: it is a Link whose record is None.

A message is one sentence: what, where, what was expected, and the next step if there is one.
"""


class GeoError(Exception):
    """Base of every error this project raises on purpose."""


class InputError(GeoError, ValueError):
    """A file or text that a user gave cannot be used."""


class FormatError(InputError):
    """The content is not what the name or the header says."""


class TooLargeError(InputError):
    """The input is larger than a setting allows."""


class SchemaError(GeoError, ValueError):
    """A table does not have the columns, key or geometry its schema declares."""


class StoreError(GeoError):
    """The built store cannot be used."""


class StoreMissingError(StoreError, FileNotFoundError):
    """Nothing has been built yet."""


class StoreVersionError(StoreError):
    """The store was built by another version."""


class SourceError(GeoError):
    """An outside data source cannot be used."""


class SourceUnavailableError(SourceError, OSError):
    """The source did not answer."""
