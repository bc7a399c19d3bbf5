"""Dates in heads that have not come: told, and not used before they have."""

import datetime
from collections.abc import Iterator

import msgspec

from tindoingoai.catalog.references import article_problem
from tindoingoai.digest import digest_value
from tindoingoai.model import Article, Correction, Row
from tindoingoai.problems import Problem


def without_future(row: Row, now: datetime.datetime) -> Row:
    """The row as it is at a moment: itself, or without the dates that have not come."""
    future = [field for field, moment in row.moments if moment > now]
    if not future:
        return row
    # Pages may see something else of it than its own digest says.
    digest = digest_value([row.digest, future])
    return msgspec.structs.replace(row, updated=None if "updated" in future else row.updated, digest=digest)


def article_without_future(article: Article, now: datetime.datetime) -> Article:
    """The whole article, likewise."""
    front = article.front
    front = msgspec.structs.replace(
        front,
        updated=front.updated if front.updated and front.updated <= now else None,
        corrections=tuple(
            correction if correction.date is None or correction.date <= now else Correction(correction.text)
            for correction in front.corrections
        ),
    )
    return msgspec.structs.replace(article, front=front)


def warn_of_future(row: Row, now: datetime.datetime) -> Iterator[Problem]:
    """A warning for each date that `without_future` takes away."""
    for field, moment in row.moments:
        if moment > now:
            message = f"`{field}` is in the future, so it is not used before then"
            yield article_problem(row.path, message, "mend it, or delete it", field, is_warning=True)
