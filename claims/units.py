"""Units: UCUM codes outside, pint inside.

A counting unit is a UCUM annotation (``{settlements}``) and converts only to itself; money is an ISO 4217 code and
never converts, since a rate is a claim of its own.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import pint
from django.core.exceptions import ValidationError

COUNTING = re.compile(r"^\{[^{}]{1,40}\}$")
CURRENCY = re.compile(r"^[A-Z]{3}$")


@dataclass(frozen=True)
class Unit:
    """How a unit is computed with, and how it is shown after a figure. `pint` is blank where it converts to no other:
    a percentage point is a difference of shares, not a share.
    """

    pint: str
    symbol: str


UNITS: dict[str, Unit] = {
    "1": Unit("dimensionless", ""),
    "%": Unit("percent", "%"),
    "[pp]": Unit("", "percentage points"),
    "[bp]": Unit("", "basis points"),
    "[ppth]": Unit("permille", "‰"),
    "[ppm]": Unit("ppm", "ppm"),
    "m": Unit("meter", "m"),
    "km": Unit("kilometer", "km"),
    "[mi_i]": Unit("mile", "miles"),
    "[ft_i]": Unit("foot", "ft"),
    "m2": Unit("meter**2", "m²"),
    "km2": Unit("kilometer**2", "km²"),
    "har": Unit("hectare", "ha"),
    "[acr_us]": Unit("acre", "acres"),
    "[mi_i]2": Unit("mile**2", "square miles"),
    "cm": Unit("centimeter", "cm"),
    "mm": Unit("millimeter", "mm"),
    "dm": Unit("decimeter", "dm"),
    "[in_i]": Unit("inch", "inches"),
    "[yd_i]": Unit("yard", "yards"),
    "[nmi_i]": Unit("nautical_mile", "nautical miles"),
    "[ft_i]2": Unit("foot**2", "square feet"),
    "m3": Unit("meter**3", "m³"),
    "[ft_i]3": Unit("foot**3", "cubic feet"),
    "L": Unit("liter", "l"),
    "mL": Unit("milliliter", "ml"),
    "[gal_us]": Unit("gallon", "gallons"),
    "[bbl_us]": Unit("oil_barrel", "barrels"),
    "mg": Unit("milligram", "mg"),
    "ug": Unit("microgram", "µg"),
    "[lb_av]": Unit("pound", "lb"),
    "[oz_av]": Unit("ounce", "oz"),
    "m/s": Unit("meter/second", "m/s"),
    "kW": Unit("kilowatt", "kW"),
    "MW": Unit("megawatt", "MW"),
    "GW": Unit("gigawatt", "GW"),
    "MBy": Unit("megadatabyte", "MB"),
    "GBy": Unit("gigadatabyte", "GB"),
    "bit": Unit("databit", "bit"),
    "s": Unit("second", "s"),
    "min": Unit("minute", "min"),
    "h": Unit("hour", "h"),
    "d": Unit("day", "days"),
    "wk": Unit("week", "weeks"),
    "mo": Unit("month", "months"),
    "a": Unit("year", "years"),
    "g": Unit("gram", "g"),
    "kg": Unit("kilogram", "kg"),
    "t": Unit("metric_ton", "t"),
    "Cel": Unit("degree_Celsius", "°C"),
    "[degF]": Unit("degree_Fahrenheit", "°F"),
    "km/h": Unit("kilometer/hour", "km/h"),
    "[mi_i]/h": Unit("mile/hour", "mph"),
    "cm2": Unit("centimeter**2", "cm²"),
    "mm2": Unit("millimeter**2", "mm²"),
    "[yd_i]2": Unit("yard**2", "square yards"),
    "km3": Unit("kilometer**3", "km³"),
    "um": Unit("micrometer", "µm"),
    "nm": Unit("nanometer", "nm"),
    "pm": Unit("picometer", "pm"),
    "ly": Unit("light_year", "light years"),
    "[fth_i]": Unit("fathom", "fathoms"),
    "cL": Unit("centiliter", "cl"),
    "dL": Unit("deciliter", "dl"),
    "hL": Unit("hectoliter", "hl"),
    "[tbs_us]": Unit("tablespoon", "tablespoons"),
    "[tsp_us]": Unit("teaspoon", "teaspoons"),
    "[cup_us]": Unit("cup", "cups"),
    "[pt_us]": Unit("pint", "pints"),
    "[qt_us]": Unit("quart", "quarts"),
    "[foz_us]": Unit("fluid_ounce", "fl oz"),
    "[bbl_us]/d": Unit("oil_barrel/day", "barrels a day"),
    "kt": Unit("kilometric_ton", "kt"),
    "Mt": Unit("megametric_ton", "Mt"),
    "[stone_av]": Unit("stone", "stone"),
    "[car_Au]": Unit("carat", "carats"),
    "ug/m3": Unit("microgram/meter**3", "µg/m³"),
    "km/s": Unit("kilometer/second", "km/s"),
    "[kn_i]": Unit("knot", "knots"),
    "W": Unit("watt", "W"),
    "TW": Unit("terawatt", "TW"),
    "[HP]": Unit("horsepower", "hp"),
    "V": Unit("volt", "V"),
    "kV": Unit("kilovolt", "kV"),
    "kW.h": Unit("kilowatt_hour", "kWh"),
    "MW.h": Unit("megawatt_hour", "MWh"),
    "GW.h": Unit("gigawatt_hour", "GWh"),
    "TW.h": Unit("terawatt_hour", "TWh"),
    "kJ": Unit("kilojoule", "kJ"),
    "MJ": Unit("megajoule", "MJ"),
    "kcal": Unit("kilocalorie", "kcal"),
    "Hz": Unit("hertz", "Hz"),
    "kHz": Unit("kilohertz", "kHz"),
    "MHz": Unit("megahertz", "MHz"),
    "GHz": Unit("gigahertz", "GHz"),
    "dB": Unit("", "dB"),
    "hPa": Unit("hectopascal", "hPa"),
    "kPa": Unit("kilopascal", "kPa"),
    "MPa": Unit("megapascal", "MPa"),
    "bar": Unit("bar", "bar"),
    "mbar": Unit("millibar", "mbar"),
    "mm[Hg]": Unit("millimeter_Hg", "mmHg"),
    "mSv": Unit("millisievert", "mSv"),
    "uSv": Unit("microsievert", "µSv"),
    "Bq": Unit("", "Bq"),
    "By": Unit("databyte", "bytes"),
    "kBy": Unit("kilodatabyte", "kB"),
    "TBy": Unit("teradatabyte", "TB"),
    "Mbit": Unit("megadatabit", "Mbit"),
    "Gbit": Unit("gigadatabit", "Gbit"),
    "Mbit/s": Unit("megadatabit/second", "Mbit/s"),
    "Gbit/s": Unit("gigadatabit/second", "Gbit/s"),
    "deg": Unit("", "°"),
    "rad": Unit("", "rad"),
    "ms": Unit("millisecond", "ms"),
    "us": Unit("microsecond", "µs"),
    "ns": Unit("nanosecond", "ns"),
}


class Incomparable(ValueError):
    """Two units measure different things."""


def validate_unit(code: str) -> None:
    """Raises ValidationError for a code that is neither known, nor counting, nor money."""
    if code not in UNITS and not COUNTING.fullmatch(code) and not CURRENCY.fullmatch(code):
        raise ValidationError(
            f"“{code[:40]}” is not a unit known here. Use a UCUM code such as %, km2 or mo, "
            "braces for things counted, such as {settlements}, or three capitals for money, such as USD.",
            code="unit",
        )


def symbol(code: str) -> str:
    """What stands after the figure on a page."""
    if code in UNITS:
        return UNITS[code].symbol
    return code.strip("{}")


@cache
def _registry() -> "pint.UnitRegistry[Decimal]":
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)
    # To pint a bit is a number, so that 5 MB would be a share.
    registry.define("databit = [information]")
    registry.define("databyte = 8 * databit")
    return registry


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """`value` of unit `source` in unit `target`. Raises Incomparable."""
    if source == target:
        return value
    if not (source in UNITS and target in UNITS and UNITS[source].pint and UNITS[target].pint):
        raise Incomparable(f"{symbol(source)} and {symbol(target)} are not the same thing.")
    registry = _registry()
    try:
        return Decimal(registry.Quantity(value, UNITS[source].pint).to(UNITS[target].pint).magnitude)
    except pint.DimensionalityError as error:
        raise Incomparable(f"{symbol(source)} cannot be given in {symbol(target)}.") from error


@lru_cache(maxsize=5_000)
def comparable(source: str, target: str) -> bool:
    """Whether a value of one unit can be given in the other."""
    try:
        convert(Decimal(1), source, target)
    except Incomparable:
        return False
    return True
