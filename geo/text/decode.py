"""Turns the bytes of a file into text, whatever their encoding, or says why it cannot."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from geo.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536  # bytes that decide on an encoding
_WIDE = 0.3  # share of zero bytes in every second place that makes a text UTF-16
_BINARY = 0.02  # share of control characters above which bytes are no text
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f\b")) + b"\x7f"


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes; ``name`` is the file's, for the message.

    A byte order mark decides, then UTF-8, then a guess from the bytes. Bytes that fit no encoding
    are replaced rather than lost.

    Raises
    ------
    FormatError
        The bytes are no text.
    """
    return data.decode(encoding_of(data[:_SAMPLE], name), errors="replace")


def encoding_of(sample: bytes, name: str) -> str:
    """Return the encoding that the first bytes of a file speak for."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    wide = _wide_encoding(sample)
    narrow = sample.decode(wide, "ignore").encode("latin-1", "replace") if wide else sample
    if sum(narrow.count(byte) for byte in _CONTROLS) > _BINARY * len(narrow):
        raise FormatError(
            f"{name!r} holds binary data where the text of a report was expected; "
            "save it as plain text, Markdown, HTML, JSON Lines or CSV"
        )
    if wide:
        return wide
    if _is_utf8(sample):
        return "utf-8"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as err:
        return err.start >= len(sample) - 3 and err.reason == "unexpected end of data"
    return True


def _wide_encoding(sample: bytes) -> str:
    """Return the UTF-16 that unmarked bytes are in, or nothing."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > _WIDE * half and not sample[0::2].count(0):
        return "utf-16-le"
    if half and sample[0::2].count(0) > _WIDE * half and not sample[1::2].count(0):
        return "utf-16-be"
    return ""
