"""How long an article takes to read."""

_SYLLABLES_A_MINUTE = 230
_SECONDS_A_PICTURE = 10


def reading_minutes(syllables: int, pictures: int) -> int:
    """Give whole minutes, rounded up, at least one."""
    # Both parts in units of a 230th of a second, so that the rounding is exact.
    needed = syllables * 60 + pictures * _SECONDS_A_PICTURE * _SYLLABLES_A_MINUTE
    a_minute = 60 * _SYLLABLES_A_MINUTE
    return max(1, -(-needed // a_minute))
