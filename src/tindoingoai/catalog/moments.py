"""Dates in heads that have not come: told, and not used before they have."""

import datetime
from collections.abc import Iterator

import msgspec

from tindoingoai.catalog.references import article_problem
from tindoingoai.digest import digest_value
from tindoingoai.model import Article, Correction
from tindoingoai.problems import Problem


def moments_of(article: Article) -> list[tuple[str, datetime.datetime]]:
    """What a head dates besides the piece itself, by field."""
    front = article.front
    dated = [("updated", front.updated)]
    dated += [(f"corrections[{index}].date", correction.date) for index, correction in enumerate(front.corrections)]
    return [(field, moment) for field, moment in dated if moment]


def without_future(article: Article, now: datetime.datetime) -> Article:
    """The article as it is at a moment: itself, or without the dates that have not come."""
    if all(moment <= now for _, moment in moments_of(article)):
        return article
    front = article.front
    is_past = [correction.date is None or correction.date <= now for correction in front.corrections]
    front = msgspec.structs.replace(
        front,
        updated=front.updated if front.updated and front.updated <= now else None,
        corrections=tuple(
            correction if past else Correction(correction.text)
            for correction, past in zip(front.corrections, is_past, strict=True)
        ),
    )
    # Pages may see something else of it than its outline says.
    return msgspec.structs.replace(article, front=front, outline=digest_value([article.outline, front]))


def warn_of_future(article: Article, now: datetime.datetime) -> Iterator[Problem]:
    """A warning for each date that `without_future` takes away."""
    for field, moment in moments_of(article):
        if moment > now:
            message = f"`{field}` is in the future, so it is not used before then"
            hint = "mend it, or delete it"
            yield article_problem(article, message, hint, article.places.get(field, (0, 0)), is_warning=True)
