"""The benchmark of serving: its saves, its report, and a whole run with few articles and nobody but this program."""

import contextlib
import http.server
import io
import pathlib
import threading
from collections.abc import Iterator

import msgspec
import pytest
from click.testing import CliRunner

from benchmarks.contestants import HUGO, OURS
from benchmarks.corpus import Corpus, write_corpus
from benchmarks.prepare import lay_out_hugo, lay_out_ours
from benchmarks.serving.browser import Browser, SilenceError, read_frame
from benchmarks.serving.load import MARK, fault_of
from benchmarks.serving.report import page
from benchmarks.serving.results import Edition, Results, Sample, Start, read_results
from benchmarks.serving.run import EVENTS, JOBS, Session, main
from benchmarks.serving.saves import Desk, detach, editable, save_in_place
from benchmarks.serving.servers import Contestant, Memory, contestants
from tests.conftest import PATIENCE, read_tree


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["events", "polling"])
def test_a_run_measures_every_save_and_reports_it(
    tmp_path: pathlib.Path, measure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.serving.run.LIST_PATIENCE", PATIENCE)
    monkeypatch.setattr("benchmarks.serving.run.SETTLING", 0)
    arguments = ["--sizes", "60", "--rounds", "2", "--starts", "1", "--load", "1", "--only", OURS, "--measure", measure]
    into = tmp_path / "out"
    done = CliRunner().invoke(main, [*arguments, "--into", str(into), "--scratch", str(tmp_path)])
    assert done.exit_code == 0, done.output
    (edition,) = read_results(into / "serve.json").editions
    assert edition.failures == []
    jobs = ["body", "title", "publish", "stylesheet", "template"]
    assert [(sample.job, sample.round) for sample in edition.samples] == [(job, at) for at in (1, 2) for job in jobs]
    assert all(0 < sample.told <= sample.shown for sample in edition.samples)
    assert not any(sample.is_unlisted for sample in edition.samples)
    assert [start.number for start in edition.starts] == [1]
    assert edition.memory[OURS].pss > 10_000_000
    assert edition.answers
    assert edition.answers.faults == []
    assert edition.answers.count > 0
    assert "| tindoingoai | article published | 2 |" in (into / "SERVE.md").read_text("utf-8")
    assert list(tmp_path.iterdir()) == [into]


def test_saves_are_written_in_place_and_reach_no_other_site(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    site, before = lay_out_ours(corpus, tmp_path / "site", {}), read_tree(corpus.folder)
    desk = Desk(site, corpus)
    article = desk.article(4)
    file = site.articles / f"{article.path}.md"
    inode = file.stat().st_ino
    desk.do("body", 4)
    assert file.stat().st_ino == inode
    assert "Đoạn thêm lần 4." in file.read_text("utf-8")
    desk.do("publish", 4)
    assert (site.articles / "thoi-su" / "bai-moi-4.md").is_file()
    assert read_tree(corpus.folder) == before
    shared = next((site.articles / "thoi-su").glob("bai-0*.md"))
    with pytest.raises(ValueError, match="another site's"):
        save_in_place(shared, "x")
    detach(shared)
    save_in_place(shared, "x")
    assert read_tree(corpus.folder) == before


def test_articles_vary_and_stand_on_the_front_page_of_their_section(tmp_path: pathlib.Path) -> None:
    corpus = write_corpus(400, tmp_path / "corpus")
    chosen = editable(corpus)
    assert len(chosen) == len(set(chosen)) > 100
    for index in chosen:
        section = corpus.heads[index].path.partition("/")[0]
        newer = [head for head in corpus.heads[:index] if head.path.startswith(f"{section}/")]
        assert section != "thoi-su"
        assert 5 <= len(newer) < 18
    sections = [corpus.heads[index].path.partition("/")[0] for index in chosen[:11]]
    assert len(set(sections)) == 11


def test_a_save_is_looked_for_where_it_must_show(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    desk = Desk(lay_out_hugo(corpus, tmp_path / "site"), corpus)
    browser = Browser(1)
    for job in JOBS:
        save = desk.coming(job, 3, browser)
        desk.do(job, 3)
        file = desk.site.articles / f"{save.page.strip('/').removesuffix('.html')}.md"
        assert save.mark in file.read_text("utf-8")
    with pytest.raises(ValueError, match="nichts"):
        desk.coming("nichts", 3, browser)


@contextlib.contextmanager
def answering(texts: list[str]) -> Iterator[Browser]:
    """A server that answers with one text after the other, and then with the last one for ever."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = (texts.pop(0) if len(texts) > 1 else texts[0]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(server.server_port)
        try:
            yield browser
        finally:
            browser.close()
            server.shutdown()


def test_a_page_is_asked_for_until_it_is_new() -> None:
    texts = ["cũ", "cũ", "mới"]
    with answering(texts) as browser:
        assert browser.wait_until("/", lambda status, text: text == "mới") > 0
        assert texts == ["mới"]
        with pytest.raises(SilenceError, match="did not show"):
            browser.wait_until("/", lambda status, text: text == "khác", patience=0.01)


def test_messages_of_a_web_socket_are_read_whole() -> None:
    for size, head in (
        (5, b"\x81\x05"),
        (300, b"\x81\x7e\x01\x2c"),
        (70_000, b"\x81\x7f" + (70_000).to_bytes(8, "big")),
    ):
        assert read_frame(io.BytesIO(head + b"x" * size + b"rest")) == b"x" * size
    with pytest.raises(ConnectionError):
        read_frame(io.BytesIO(b"\x81\x05abc"))


def test_what_is_wrong_with_an_answer_is_told() -> None:
    first, second = MARK.format(1).encode(), MARK.format(2).encode()
    assert fault_of("/", 200, b"<p>" + first + first + b"</html>\n", 200) == ""
    assert "torn" in fault_of("/a.html", 200, b"<p>", 200)
    assert "mix" in fault_of("/", 200, first + second + b"</html>", 200)
    assert "status 404" in fault_of("/a.css", 404, b"x", 200)
    assert "empty" in fault_of("/a.css", 200, b"", 200)
    assert fault_of("/a.css", 200, b"x", 200) == ""


@pytest.fixture
def edition() -> Edition:
    """Three rounds; Hugo takes 12, 20 and 8 times as long, and its lists once do not follow."""
    samples = []
    for at, (ours, hugo) in enumerate(((0.05, 0.6), (0.04, 0.8), (0.1, 0.8)), 1):
        for job in JOBS:
            samples.append(Sample(OURS, job, at, ours, ours, ours if job == "title" else None))
            samples.append(Sample(HUGO, job, at, hugo, hugo, is_unlisted=at == 1))
    machine = {"processor": "P", "cores": 2, "memory": 1 << 30, "kernel": "K", "scratch": "disk"}
    told = {
        "articles": 10_000,
        "began": "2026",
        "machine": machine,
        "versions": {},
        "load_before": 0,
        "measure": EVENTS,
    }
    edition = msgspec.convert(told, Edition)
    edition.samples = samples
    edition.starts = [Start(OURS, 1, 1.2, 0.3), Start(OURS, 2, 1.6, 0.2), Start(HUGO, 1, 5.0, 2.0)]
    edition.memory = {OURS: Memory(350_000_000, 410_000_000, 360_000_000, 1)}
    return edition


def test_ratios_are_those_of_the_same_round(edition: Edition) -> None:
    ratio = edition.ratio(HUGO, OURS, "body")
    assert ratio
    assert (round(ratio.median), round(ratio.low), round(ratio.high)) == (12, 8, 20)
    assert edition.ratio(HUGO, "nobody", "body") is None


def test_the_report_tells_median_worst_and_what_was_to_be_reached(edition: Edition) -> None:
    text = page(Results([edition]))
    assert "| tindoingoai | body edited | 3 | 50 ms (40–100) | – | – |" in text
    assert "| Hugo | title edited | 3 | 800 ms (600–800) | 12.0 (8.0–20.0) | –; not at all 1 times |" in text
    assert "| body edited | ≤ 150 ms | 50 ms | 100 ms | reached |" in text
    assert "| Hugo, body edited | ≥ 10 × ours | 12.0 × | 8.0 × | reached |" in text
    assert "| start with a warm store | ≤ 1,500 ms | 1400 ms | 1600 ms | reached, not by the worst |" in text
    assert "| memory, PSS | ≤ 400 MB | 410 MB | – | missed |" in text
    assert "The machine was busy" not in text
    edition.others = 0.5
    edition.articles = 1_000
    text = page(Results([edition]))
    assert "others used 0.50 of its 2 cores" in text
    assert "| body edited | ≤ 60 ms | 50 ms | 100 ms | reached, not by the worst |" in text
    assert "memory, PSS" not in text


def test_a_server_that_does_not_start_is_told_and_left_out(
    corpus: Corpus, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, edition: Edition
) -> None:
    monkeypatch.setattr("benchmarks.serving.run.SETTLING", 0)
    edition.samples, edition.starts, edition.memory = [], [], {}
    broken = Contestant("Gãy", lay_out_hugo, ("sh", "-c", "echo không được"), contestants()[0].news)
    Session(edition, corpus, tmp_path).run(1, 1, 0, [broken])
    assert [(failure.contestant, failure.job) for failure in edition.failures] == [("Gãy", "start")]
    assert "không được" in edition.failures[0].message
    assert edition.samples == []
