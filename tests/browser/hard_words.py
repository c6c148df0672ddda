"""A record of words that are hard to set: very long ones, from right to left, and of many values."""

from decimal import Decimal

from tests import factories as make

LONG = "Donaudampfschifffahrtsgesellschaftskapitän of the United Municipalities of Upper and Lower Nowhere-upon-Sea"
WORDS = (
    ("Wire", "The road is allegedly 100 km (75 miles) long", 100, "exactly", "en"),
    ("صحيفة المثال اليومية", "يبلغ طول الطريق حوالي ١٠٠ كم بحسب الوزارة", 100, "about", "ar"),
    ("עיתון הדוגמה", "הכביש באורך 62 קילומטר לפחות", 62, "at_least", "he"),
    (f"Gazette of {LONG}", f"{'x' * 600} of under 1,000 km", 1000, "under", "de"),
    ("Daily", "95 km 👩‍👩‍👧‍👦 or more", 95, "over", "en"),
)


def enter() -> None:
    """Into the database of the settings."""
    speaker = make.SpeakerFactory(name=f"Ministry of {LONG}")
    measure = make.MeasureFactory(name=f"length of the road {'w' * 120}", dimension="length", unit="km")
    claim = make.QuantityFactory(
        statement="The road is long, " + "very " * 60 + "y" * 100, measure=measure, low=Decimal(100),
        high=Decimal(100), unit="km", denominator="z" * 200, finding="Ω" * 290, published=True,
    )  # fmt: skip
    taken: list[object] = [speaker]
    for number, (outlet, quote, value, comparator, language) in enumerate(WORDS):
        article = make.ArticleFactory(
            outlet=make.OutletFactory(name=outlet), title=quote[:250], published=f"2024-05-0{number + 1}",
            published_basis="printed", language=language,
        )  # fmt: skip
        report = make.AttributionFactory(
            claim=claim, article=article, quote=quote, low=Decimal(value), high=Decimal(value), unit="km",
            comparator=comparator, denominator=f"{'v' * 150} {outlet}"[:200], chain=taken[-1:], voice="attributed",
        )  # fmt: skip
        taken.append(report)
