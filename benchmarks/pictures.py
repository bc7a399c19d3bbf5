"""Measures what pictures cost, beside Hugo: `python -m benchmarks.pictures`.

Both contestants make of each photograph of 12 megapixels the six widths as AVIF and WebP, one JPEG and three crops,
with the same filter, quality and effort of the encoders. Every build is a fresh process, and its files are counted and
opened.
"""

import datetime
import pathlib
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence

import click
import msgspec
from PIL import Image

from benchmarks import install
from benchmarks.machine import describe, versions
from benchmarks.measure import Measurement, measure
from benchmarks.photographs import draw_photographs
from benchmarks.results import Machine
from tindoingoai.media.encoding import AVIF_LESS, AVIF_SPEED, JPEG_MORE, WEBP_METHOD
from tindoingoai.settings import Pictures

HERE = pathlib.Path(__file__).parent
SIZE = (4000, 3000)
QUALITY = 92
OURS, HUGO = "tindoingoai", "Hugo"
COLD, WARM, ONE = "nothing made yet", "nothing changed", "one photograph added"
JOBS = (COLD, WARM, ONE)
CROPS = ((1200, 675), (1200, 900), (1200, 1200))
PLAIN = 1280
NOW = "2026-11-20T12:00:00+00:00"


class Sample(msgspec.Struct, frozen=True):
    contestant: str
    job: str
    round: int
    measured: Measurement
    variants: int
    bytes: int


class Results(msgspec.Struct):
    photographs: int
    photograph_bytes: int
    began: str
    machine: Machine
    versions: dict[str, str]
    samples: list[Sample] = []


class PictureError(Exception):
    """A contestant that failed, or did not make what it had to."""


class Contestant:
    """A site that shows each photograph on a page of its own."""

    name: str
    command: tuple[str, ...]
    kept: str

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.lay_out()

    def lay_out(self) -> None:
        raise NotImplementedError

    def add(self, number: int, photograph: pathlib.Path) -> None:
        raise NotImplementedError

    def variants(self) -> Iterator[pathlib.Path]:
        raise NotImplementedError

    def forget(self) -> None:
        for name in (self.kept, self.output):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    @property
    def output(self) -> str:
        raise NotImplementedError


class Ours(Contestant):
    name = OURS
    command = (sys.executable, "-m", "tindoingoai", "build", "--now", NOW)
    kept = ".tindoingoai"
    output = "build"

    def lay_out(self) -> None:
        (self.folder / "content" / "thoi-su").mkdir(parents=True)
        (self.folder / "site.yaml").write_text("title: Báo\nbase_url: https://example.org\n", "utf-8")

    def add(self, number: int, photograph: pathlib.Path) -> None:
        section = self.folder / "content" / "thoi-su"
        (section / photograph.name).hardlink_to(photograph)
        image = f"{{src: {photograph.name}, alt: Ảnh}}"
        head = f"title: Bài {number}\ndate: 2026-11-01 08:00\nsummary: Sapo.\nimage: {image}\n"
        (section / f"bai-{number}.md").write_text(f"---\n{head}---\n\nThân bài.\n", "utf-8")

    def variants(self) -> Iterator[pathlib.Path]:
        return (self.folder / "build" / "media").iterdir()


class Hugo(Contestant):
    name = HUGO
    command = (*install.hugo(), "--quiet")
    kept = "resources"
    output = "public"

    def lay_out(self) -> None:
        (self.folder / "content").mkdir(parents=True)
        (self.folder / "layouts").mkdir()
        settings = Pictures()
        (self.folder / "hugo.toml").write_text(
            'baseURL = "https://example.org/"\n[imaging]\nresampleFilter = "lanczos"\n'
            f"[imaging.jpeg]\nquality = {settings.quality + JPEG_MORE}\n"
            f"[imaging.webp]\nquality = {settings.quality}\nmethod = {WEBP_METHOD}\n"
            f"[imaging.avif]\nquality = {settings.quality - AVIF_LESS}\nencoderSpeed = {AVIF_SPEED}\n",
            "utf-8",
        )
        steps = [f'.Resize "{width}x {name}"' for width in settings.widths for name in settings.formats]
        steps += [f'.Resize "{PLAIN}x jpg"', *(f'.Fill "{width}x{height} Center jpg"' for width, height in CROPS)]
        shown = "".join(f'<img src="{{{{ ({step}).RelPermalink }}}}" alt="">' for step in steps)
        layout = (
            f'<h1>{{{{ .Title }}}}</h1>{{{{ with .Resources.GetMatch "*.jpg" }}}}{shown}{{{{ end }}}}{{{{ .Content }}}}'
        )
        (self.folder / "layouts" / "page.html").write_text(layout, "utf-8")
        for name in ("home", "section", "taxonomy", "term"):
            listing = "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"
            (self.folder / "layouts" / f"{name}.html").write_text(listing, "utf-8")

    def add(self, number: int, photograph: pathlib.Path) -> None:
        page = self.folder / "content" / "thoi-su" / f"bai-{number}"
        page.mkdir(parents=True)
        (page / photograph.name).hardlink_to(photograph)
        text = f"---\ntitle: Bài {number}\ndate: 2026-11-01T08:00:00+07:00\n---\n\nThân bài.\n"
        (page / "index.md").write_text(text, "utf-8")

    def variants(self) -> Iterator[pathlib.Path]:
        return (self.folder / "public").rglob("*_hu_*")


def sizes_of(variants: Sequence[pathlib.Path]) -> list[tuple[str, int, int]]:
    """Format, width and height of each variant."""
    found = []
    for path in variants:
        with Image.open(path) as picture:
            found.append((picture.format or "", *picture.size))
    return sorted(found)


def wanted_sizes(photographs: int) -> list[tuple[str, int, int]]:
    settings = Pictures()
    widths = [(name, width) for width in settings.widths for name in ("AVIF", "WEBP")] + [("JPEG", PLAIN)]
    each = [(name, width, width * SIZE[1] // SIZE[0]) for name, width in widths]
    each += [("JPEG", width, height) for width, height in CROPS]
    return sorted(each * photographs)


def run_round(number: int, contestant: Contestant, photographs: Sequence[pathlib.Path]) -> Iterator[Sample]:
    """All jobs of one contestant; the last photograph is the one that is added."""
    *first, last = photographs
    for index, photograph in enumerate(first):
        contestant.add(index, photograph)
    contestant.forget()
    for job in JOBS:
        if job == ONE:
            contestant.add(len(first), last)
        log = contestant.folder.parent / f"{contestant.name}.log"
        measured = measure(contestant.command, contestant.folder, {}, log)
        if measured.exit_code:
            raise PictureError(f"{contestant.name} ended with {measured.exit_code}: {log.read_text('utf-8')[-1000:]}")
        variants = list(contestant.variants())
        if sizes_of(variants) != wanted_sizes(len(first) + (job == ONE)):
            raise PictureError(f"{contestant.name} made other variants than were asked for")
        total = sum(path.stat().st_size for path in variants)
        yield Sample(contestant.name, job, number, measured, len(variants), total)


def write_report(results: Results, path: pathlib.Path) -> None:
    """The medians and the ratios within each round, as a page of Markdown."""
    rounds = max(sample.round for sample in results.samples)
    machine = results.machine
    tried = (
        f"Written by `python -m benchmarks.pictures`, {results.began}: {results.photographs} photographs of"
        f" {SIZE[0]} × {SIZE[1]} pixels ({results.photograph_bytes / 1e6:.0f} MB), rounds: {rounds}."
    )
    used = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    made = (
        "Of each photograph: AVIF and WebP in six widths up to 1920, a JPEG of 1280, crops of 16:9, 4:3 and 1:1;"
        f" Lanczos; the same quality; AVIF at speed {AVIF_SPEED} and WebP at method {WEBP_METHOD} for both."
    )
    lines = [
        "# Pictures: what was measured",
        "",
        tried,
        "",
        f"{machine.processor}, {machine.cores} cores, {machine.kernel}, {machine.scratch}; {used}.",
        "",
        made,
        "",
        "| job | contestant | seconds | processor | peak memory | time to Hugo's | memory to Hugo's | others' cores |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for job in JOBS:
        for name in (OURS, HUGO):
            found = _of(results, name, job)
            wall = statistics.median([each.wall for each in found])
            memory = statistics.median([each.memory for each in found])
            time_ratio, memory_ratio = (_ratio(results, name, job, what) for what in ("wall", "memory"))
            others = statistics.median([each.others / each.wall for each in found])
            lines.append(
                f"| {job} | {name} | {wall:.2f} | {statistics.median([each.processor for each in found]):.2f} |"
                f" {memory / 1e6:.0f} MB | {time_ratio:.2f} | {memory_ratio:.2f} | {others:.2f} |"
            )
    cold = {each.contestant: each for each in results.samples if each.job == COLD}
    sizes = ", ".join(f"{name} {cold[name].bytes / 1e6:.1f} MB" for name in (OURS, HUGO))
    lines += ["", f"Bytes of all variants: {sizes}."]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _of(results: Results, name: str, job: str) -> list[Measurement]:
    return [each.measured for each in results.samples if (each.contestant, each.job) == (name, job)]


def _ratio(results: Results, name: str, job: str, what: str) -> float:
    """The median of the ratios within each round."""
    pairs = zip(_of(results, name, job), _of(results, HUGO, job), strict=True)
    return float(statistics.median([getattr(ours, what) / getattr(theirs, what) for ours, theirs in pairs]))


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=500, show_default=True, help="Photographs.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--scratch", type=click.Path(path_type=pathlib.Path, exists=True), default="/tmp", show_default=True)
@click.option("--into", type=click.Path(path_type=pathlib.Path, file_okay=False), default=HERE, show_default=True)
def main(count: int, rounds: int, scratch: pathlib.Path, into: pathlib.Path) -> None:
    """Measures both, in turn, and writes `pictures.json` and `PICTURES.md`."""
    if not install.hugo():
        raise click.UsageError("there is no Hugo: run `python -m benchmarks.install`")
    with tempfile.TemporaryDirectory(dir=scratch, prefix="pictures-") as folder:
        here = pathlib.Path(folder)
        click.echo(f"drawing {count + 1} photographs")
        photographs = draw_photographs(here / "photographs", SIZE, [QUALITY] * (count + 1))
        began = datetime.datetime.now(datetime.UTC).isoformat(timespec="minutes")
        size = sum(path.stat().st_size for path in photographs[:-1])
        results = Results(
            count, size, began, describe(scratch), {k: v for k, v in versions().items() if k in (OURS, HUGO, "Python")}
        )
        for number in range(1, rounds + 1):
            contestants: list[type[Contestant]] = [Ours, Hugo]
            for kind in contestants if number % 2 else reversed(contestants):
                with tempfile.TemporaryDirectory(dir=here) as site:
                    for sample in run_round(number, kind(pathlib.Path(site) / "site"), photographs):
                        measured = sample.measured
                        click.echo(
                            f"round {number}, {sample.contestant}, {sample.job}: {measured.wall:.2f} s,"
                            f" {measured.memory / 1e6:.0f} MB, {sample.variants} variants"
                        )
                        results.samples.append(sample)
    into.mkdir(exist_ok=True)
    (into / "pictures.json").write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")
    write_report(results, into / "PICTURES.md")


if __name__ == "__main__":
    main()
