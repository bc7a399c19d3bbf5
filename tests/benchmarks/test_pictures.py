"""The benchmark of pictures asks both contestants for what our plan makes, and reports ratios within each round."""

import pathlib

from PIL import Image

from benchmarks.measure import Measurement
from benchmarks.photographs import draw_photographs
from benchmarks.pictures import HUGO, JOBS, OURS, SIZE, Results, Sample, wanted_sizes, write_report
from benchmarks.results import Machine
from tindoingoai.media.variants import plan_variants
from tindoingoai.settings import Pictures
from tindoingoai.store import StoredMedia

FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


def test_both_are_asked_for_what_our_plan_makes() -> None:
    file = StoredMedia("a.jpg", "", "d" * 32, 1, *SIZE, "photo")
    planned = plan_variants("/a.jpg", file, Pictures(), ("",))
    assert sorted((FORMATS[each.format], each.width, each.height) for each in planned) == wanted_sizes(1)
    assert len(wanted_sizes(3)) == 3 * len(wanted_sizes(1))


def test_photographs_differ_and_are_the_same_each_time(tmp_path: pathlib.Path) -> None:
    drawn = [draw_photographs(tmp_path / name, (400, 300), [90] * 3) for name in ("a", "b")]
    once, again = ([path.read_bytes() for path in paths] for paths in drawn)
    assert once == again
    assert len(set(once)) == 3
    with Image.open(tmp_path / "a" / "anh-0.jpg") as photograph:
        assert (photograph.format, photograph.size) == ("JPEG", (400, 300))


def test_report_compares_within_a_round(tmp_path: pathlib.Path) -> None:
    results = Results(2, 5_000_000, "now", Machine("P", 2, 1, "Linux", "disk"), {"Hugo": "1"})
    for number, pace in ((1, 1.0), (2, 3.0)):
        for job in JOBS:
            for name, wall, memory in ((OURS, 2 * pace, 100_000_000), (HUGO, 10 * pace, 400_000_000)):
                measured = Measurement(wall, wall, memory, memory, 2, 0)
                results.samples.append(Sample(name, job, number, measured, 28, 1_000_000))
    write_report(results, tmp_path / "PICTURES.md")
    text = (tmp_path / "PICTURES.md").read_text("utf-8")
    assert "| nothing made yet | tindoingoai | 4.00 | 4.00 | 100 MB | 0.20 | 0.25 | 0.00 |" in text
    assert "rounds: 2" in text
