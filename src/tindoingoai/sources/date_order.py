"""What the dates of a head say of one another: one that cannot be true beside the piece's own is told, and not used."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

import msgspec

from tindoingoai.model import Correction, FrontMatter
from tindoingoai.vietnamese.dates import EPOCH

# Warns of a field: its name, what is wrong, how to mend it.
Warn = Callable[[str, str, str], None]


def moments_of(front: FrontMatter) -> Iterator[tuple[str, datetime]]:
    """What a head dates besides the piece itself, by field."""
    if front.updated:
        yield "updated", front.updated
    for index, correction in enumerate(front.corrections):
        if correction.date:
            yield f"corrections[{index}].date", correction.date


def check_moments(front: FrontMatter, date: datetime, days: Collection[str], warn: Warn) -> FrontMatter:
    """The head as far as it agrees with `date`; `days` are the fields for which a day was written, without a time."""
    if date < EPOCH:
        hint = "is it the day of publication? What happened when is for the text to say"
        warn("date", f"`date` is before {EPOCH.year}, so search engines are not told of it", hint)
    if front.expires and front.expires <= date:
        hint = "a day without a time begins at 00:00; delete the line, or mend one of the two"
        warn("expires", "`expires` is not after `date`, so the piece is never published", hint)
    return msgspec.structs.replace(
        front,
        updated=front.updated and _check_update(front.updated, date, "updated" in days, warn),
        corrections=tuple(
            _check_correction(correction, f"corrections[{index}].date", date, warn)
            for index, correction in enumerate(front.corrections)
        ),
    )


def _check_update(updated: datetime, date: datetime, is_day: bool, warn: Warn) -> datetime | None:
    # Of a day only: it was after the piece.
    if is_day and updated.date() == date.date():
        return max(updated, date)
    if updated >= date:
        return updated
    warn("updated", "`updated` is before `date`, so it is not used", "delete the line, or mend one of the two")
    return None


def _check_correction(correction: Correction, field: str, date: datetime, warn: Warn) -> Correction:
    # Readers see its day.
    if correction.date is None or correction.date.date() >= date.date():
        return correction
    hint = "delete it, or mend one of the two"
    warn(field, f"`{field}` is before `date`, so it is not used", hint)
    return Correction(correction.text)
