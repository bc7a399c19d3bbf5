"""Similar articles by their titles and tags: TF-IDF over plain syllables with marks, no word segmenter.

An article is compared with those published before it, weighed by the archive as it then stood. So what was found once
stays found: publishing never changes the similar pieces of an older article.
"""

import collections
import heapq
import itertools
import math
from collections.abc import Iterable, Mapping

from tindoingoai.model import Value
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


# Keys and terms of articles, from the oldest.
Archive = list[tuple[str, frozenset[str]]]


class Similar(Value, frozen=True):
    """What was found in an archive: for each key wanted, so many keys of earlier articles, most similar first.

    `looked_at` are the places of those that each was compared with.
    """

    archive: Archive
    wanted: dict[str, int]
    found: dict[str, list[str]]
    looked_at: dict[str, tuple[int, ...]]


def find_similar(archive: Archive, wanted: dict[str, int], before: Similar | None = None) -> Similar:
    """The articles similar to those wanted; `before` is what was found in the archive as it was, and saves work."""
    settled = _kept_lists(archive, wanted, before) if before else frozenset()
    bearers: dict[str, list[int]] = collections.defaultdict(list)
    found: dict[str, list[str]] = {}
    looked_at: dict[str, tuple[int, ...]] = {}
    for index, (key, terms) in enumerate(archive):
        if before and key in settled:
            found[key], looked_at[key] = before.found[key], before.looked_at[key]
        elif wanted.get(key):
            looked_at[key] = candidates = _find_candidates(terms, bearers)
            found[key] = _most_similar(archive, index, candidates, bearers, wanted[key])
        for term in terms:
            bearers[term].append(index)
    return Similar(archive, wanted, found, looked_at)


def _kept_lists(archive: Archive, wanted: dict[str, int], before: Similar) -> frozenset[str]:
    """The keys for which what was found before is what would be found now."""
    same = [key for key in before.found if wanted.get(key) == before.wanted[key]]
    if [key for key, _ in archive] != [key for key, _ in before.archive]:
        # Of those that come after one that is new or gone, each would be weighed by another archive.
        pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(archive, before.archive, strict=False))
        return frozenset(key for (key, _), _ in pairs).intersection(same)
    edited: set[int] = set()
    changed: set[str] = set()
    for index, ((_, terms), (_, old)) in enumerate(zip(archive, before.archive, strict=True)):
        if terms != old:
            edited.add(index)
            changed |= terms ^ old
    places = {key: index for index, (key, _) in enumerate(archive)}
    return frozenset(
        key
        for key in same
        if (place := places[key]) not in edited
        # Neither its own terms are rarer or commoner than they were, nor is one that it was compared with another.
        and (archive[place][1].isdisjoint(changed) and edited.isdisjoint(before.looked_at[key]))
    )


def _find_candidates(terms: Iterable[str], bearers: Mapping[str, list[int]]) -> tuple[int, ...]:
    """The newest bearers of the rarest terms, until they are enough."""
    candidates: set[int] = set()
    for term in sorted((term for term in terms if term in bearers), key=lambda term: (len(bearers[term]), term)):
        candidates.update(bearers[term][-NEWEST:])
        if len(candidates) >= ENOUGH:
            break
    return tuple(candidates)


def _most_similar(
    archive: Archive, index: int, candidates: Iterable[int], bearers: Mapping[str, list[int]], count: int
) -> list[str]:
    terms = archive[index][1]
    rarity = {term: math.log((1 + index) / (1 + len(bearers.get(term, ())))) + 0.1 for term in terms}
    # Exact sums: those of floats would depend on their order.
    floor = MIN_SHARE * math.fsum(rarity.values())
    scores: dict[int, float] = {}
    for bearer in candidates:
        other = archive[bearer][1]
        shared = math.fsum(map(rarity.__getitem__, terms & other))
        if shared >= floor:
            # Over the root of its length, so that long titles do not win by length alone.
            scores[bearer] = shared / math.sqrt(len(other))
    return [archive[bearer][0] for bearer in heapq.nlargest(count, scores, key=lambda bearer: (scores[bearer], bearer))]
