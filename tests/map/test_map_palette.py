"""The six types are told apart without full colour vision, on both backgrounds."""

import itertools
import math
import re

import pytest

from geo.map.assets import STATIC

TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
TYPES = ("battles", "explosions", "civilians", "protests", "riots", "strategic")
# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def token(name, scheme):
    light, dark = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", TOKENS).groups()
    word = (light if scheme == "light" else dark)[1:7]
    return tuple(int(word[k : k + 2], 16) / 255 for k in (0, 2, 4))


def linear(colour):
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]


def luminance(colour):
    return sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)
    )


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def oklab(rgb):
    """Return Björn Ottosson's OKLab of a linear colour; distances there are about as seen."""
    r, g, b = (max(0.0, part) for part in rgb)
    cones = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    lms = [math.cbrt(cone) for cone in cones]
    return (
        0.2104542553 * lms[0] + 0.7936177850 * lms[1] - 0.0040720468 * lms[2],
        1.9779984951 * lms[0] - 2.4285922050 * lms[1] + 0.4505937099 * lms[2],
        0.0259040371 * lms[0] + 0.7827717662 * lms[1] - 0.8086757660 * lms[2],
    )


def seen(colour, vision):
    rgb = linear(colour)
    return oklab([sum(a * b for a, b in zip(row, rgb, strict=True)) for row in VISION[vision]])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", list(VISION))
def test_any_two_types_differ_by_colour_in_every_kind_of_sight(scheme, vision):
    colours = {name: seen(token(f"type-{name}", scheme), vision) for name in TYPES}

    near = {
        (a, b): round(math.dist(colours[a], colours[b]), 3)
        for a, b in itertools.combinations(TYPES, 2)
        if math.dist(colours[a], colours[b]) < 0.09
    }
    assert near == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TYPES)
def test_every_type_stands_out_from_the_land_and_the_sea(scheme, name):
    colour = token(f"type-{name}", scheme)

    assert contrast(colour, token("land", scheme)) >= 3
    assert contrast(colour, token("sea", scheme)) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "warn"])
def test_text_has_contrast_on_paper(scheme, name):
    for background in ("paper", "raised", "wash"):
        assert contrast(token(name, scheme), token(background, scheme)) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_labels_have_contrast_on_land(scheme):
    assert contrast(token("label", scheme), token("land", scheme)) >= 4.5
    assert contrast(token("faint", scheme), token("land", scheme)) >= 3


def test_every_type_has_a_shape_of_its_own():
    shapes = re.findall(r'shape: "(\w+)"', (STATIC / "shapes.js").read_text())

    assert len(shapes) == len(set(shapes)) == 7
