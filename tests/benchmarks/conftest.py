"""One small corpus for all tests."""

import pytest

from benchmarks.corpus import Corpus, write_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return write_corpus(60, tmp_path_factory.mktemp("corpus") / "corpus")
