"""Similar articles by their titles and tags: TF-IDF over plain syllables with marks, no word segmenter.

An article is compared with those published before it, weighed by the archive as it then stood. So what was found once
stays found: publishing never changes the similar pieces of an older article.
"""

import functools
import heapq
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence

from tindoingoai.vietnamese.text import split_syllables, unify_tones

# A title is compared with the newest bearers of its rarest syllables, until there are this many: enough to find what is
# near in an archive of any size, and bounded.
ENOUGH = 24
NEWEST = 60
# Below this share of its own weight two titles only have words in common that every title has.
MIN_SHARE = 0.08


def split_terms(title: str, tags: Iterable[str] = ()) -> frozenset[str]:
    """The syllables, and pairs of neighbouring syllables, by which an article is compared."""
    terms: set[str] = set()
    for text in (title, *tags):
        syllables = split_syllables(unify_tones(text))
        terms.update(syllables)
        terms.update(f"{first} {second}" for first, second in itertools.pairwise(syllables))
    return frozenset(terms)


def find_similar(archive: Sequence[tuple[str, frozenset[str]]], wanted: Mapping[str, int]) -> dict[str, list[str]]:
    """For each key wanted, so many keys of earlier articles, most similar first; `archive` runs from the oldest."""
    bearers: dict[str, list[int]] = {}
    frequencies: dict[str, int] = {}
    found: dict[str, list[str]] = {}
    for index, (key, terms) in enumerate(archive):
        if wanted.get(key):
            found[key] = _earlier(archive, index, bearers, frequencies, wanted[key])
        for term in terms:
            bearers.setdefault(term, []).append(index)
            frequencies[term] = frequencies.get(term, 0) + 1
    return found


def _earlier(
    archive: Sequence[tuple[str, frozenset[str]]],
    index: int,
    bearers: dict[str, list[int]],
    frequencies: dict[str, int],
    count: int,
) -> list[str]:
    terms = archive[index][1]
    candidates: set[int] = set()
    for term in sorted((term for term in terms if term in frequencies), key=lambda term: (frequencies[term], term)):
        candidates.update(bearers[term][-NEWEST:])
        if len(candidates) >= ENOUGH:
            break
    weigh = functools.partial(_weigh, frequencies=frequencies, total=index)
    floor = MIN_SHARE * weigh(terms)
    scores: dict[int, float] = {}
    for bearer in candidates:
        other = archive[bearer][1]
        shared = weigh(terms & other)
        if shared >= floor:
            # Over the root of its length, so that long titles do not win by length alone.
            scores[bearer] = shared / math.sqrt(len(other))
    return [archive[bearer][0] for bearer in heapq.nlargest(count, scores, key=lambda bearer: (scores[bearer], bearer))]


def _weigh(terms: frozenset[str], frequencies: Mapping[str, int], total: int) -> float:
    """The sum of the terms' rarities; sorted, since sums of floats depend on their order."""
    return sum(math.log((1 + total) / (1 + frequencies.get(term, 0))) + 0.1 for term in sorted(terms))
