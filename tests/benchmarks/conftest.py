"""One small corpus of each kind for all tests."""

import pytest

from benchmarks.corpus import PAPER, Corpus, write_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return write_corpus(60, tmp_path_factory.mktemp("corpus") / "corpus")


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return write_corpus(60, tmp_path_factory.mktemp("paper") / "corpus", PAPER)
