"""Similar pieces, as the store keeps them with the terms that they were found by: finding all anew takes seconds."""

from collections.abc import Sequence

from tindoingoai.digest import engine_digest
from tindoingoai.memo import Memo
from tindoingoai.model import Value
from tindoingoai.related import Similar, find_similar, split_terms
from tindoingoai.store import Store

_NAME = "similar"


class _StoredSimilar(Value, frozen=True):
    """What was found, and the texts whose terms the archive holds, in its order."""

    texts: list[str]
    similar: Similar


class SimilarFinder:
    """Finds the similar pieces of a build, most of which an earlier one has found."""

    def __init__(self, store: Store, memo: Memo) -> None:
        self._store = store
        self._memo = memo

    def find(self, texts: Sequence[tuple[str, str]], wanted: dict[str, int]) -> dict[str, list[str]]:
        """For each path wanted, so many paths of earlier pieces, most similar first.

        `texts` are the title and the tags of each piece, a line each, by path and from the oldest.
        """
        kept: _StoredSimilar | None = self._memo.get(_NAME)
        if kept is None:
            kept = self._store.recall(_NAME, engine_digest(), _StoredSimilar)
        known = {text: terms for text, (_, terms) in zip(kept.texts, kept.similar.archive, strict=True)} if kept else {}
        archive = [(path, known.get(text) or _split(text)) for path, text in texts]
        lines = [text for _, text in texts]
        if kept is None or (archive, lines, wanted) != (kept.similar.archive, kept.texts, kept.similar.wanted):
            kept = _StoredSimilar(lines, find_similar(archive, wanted, kept.similar if kept else None))
            self._store.remember(_NAME, engine_digest(), kept)
        self._memo.put(_NAME, kept)
        return kept.similar.found


def _split(text: str) -> frozenset[str]:
    title, *tags = text.split("\n")
    return split_terms(title, tags)
