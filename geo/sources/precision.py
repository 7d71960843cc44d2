"""How far off a dataset's coordinates and days may be, from its own precision codes.

The radii are this project's reading of the codebooks (UCDP GED 25.1, ACLED 2023, GTD 2021, GDELT
2.0), in kilometres; `docs/adding-a-source.md` has the table.
"""

from __future__ import annotations

from typing import Final

from geo.model import DatePrecision

EXACT_KM: Final = 3.0
NEAR_KM: Final = 25.0
DISTRICT_KM: Final = 35.0
PROVINCE_KM: Final = 100.0
AREA_KM: Final = 50.0
COUNTRY_KM: Final = 300.0

UCDP_RADIUS: Final = {
    "1": EXACT_KM,
    "2": NEAR_KM,
    "3": DISTRICT_KM,
    "4": PROVINCE_KM,
    "5": AREA_KM,
    "6": COUNTRY_KM,
    "7": COUNTRY_KM,
}
ACLED_RADIUS: Final = {"1": EXACT_KM, "2": NEAR_KM, "3": PROVINCE_KM}
GTD_RADIUS: Final = {
    "1": EXACT_KM,
    "2": DISTRICT_KM,
    "3": DISTRICT_KM,
    "4": PROVINCE_KM,
    "5": COUNTRY_KM,
}
GDELT_RADIUS: Final = {
    "1": COUNTRY_KM,
    "2": PROVINCE_KM,
    "3": NEAR_KM,
    "4": NEAR_KM,
    "5": PROVINCE_KM,
}
UCDP_DAYS: Final = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.WEEK,
    "3": DatePrecision.WEEK,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}
