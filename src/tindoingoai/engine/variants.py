"""Which variants of pictures a build has to make, and their making: in processes, once ever, kept for later builds."""

import functools
import pathlib
from collections.abc import Collection, Mapping, Set

from tindoingoai.engine.options import BuildOptions, Progress
from tindoingoai.kinds import DRAWINGS, ending_of
from tindoingoai.media.file_list import DiskFile
from tindoingoai.media.files import SiteFiles
from tindoingoai.media.sniffing import sniff
from tindoingoai.media.variant_cache import VariantCache
from tindoingoai.media.variants import CLEANING, Encoded, Job, Variant
from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.settings import Pictures
from tindoingoai.site_folders import CONTENT
from tindoingoai.store import StoredMedia

HINT = "open it in an image editor and save it again"


class VariantFile(Value, frozen=True):
    """A variant to be made: of which file, what the site calls that, and the file in the cache that it becomes.

    `fonts` are those that a drawing is lettered in.
    """

    source: str
    name: str
    variant: Variant
    path: pathlib.Path
    fonts: tuple[str, ...] = ()


class VariantMaker:
    """Makes what is missing. Pages do not wait for it: they know the names of all that will be there."""

    def __init__(self, options: BuildOptions, settings: Pictures, files: SiteFiles) -> None:
        self._jobs = options.jobs
        self._settings = settings
        self._files = files
        self.cache = VariantCache(options.pictures or options.cache / "media")

    def find(self, shown: Mapping[str, Collection[str]]) -> dict[str, VariantFile]:
        """All variants by address; `shown` are the pictures on pages, each with the points that crops keep."""
        variants = {}
        for address, focuses in shown.items():
            file = self._files.find(address)
            source = self._files.on_disk(address)
            if file and source:
                fonts = self._fonts if file.kind == "drawing" else ()
                for variant in self._files.variants(address, focuses):
                    path = self.cache.path(variant, self._files.made_from(address), self._settings.quality)
                    variants[variant.address] = VariantFile(source.path, source.name, variant, path, fonts)
        return variants

    def order(self, addresses: Collection[str], shown: Mapping[str, Collection[str]], variants: Set[str]) -> "Assets":
        """Those files and variants that a build needs; `variants` are the addresses of all that `shown` asks for."""
        found = {} if variants.isdisjoint(addresses) else self.find(shown)
        ordered = {address: found[address] for address in addresses if address in found}
        files = {address: self._files.on_disk(address) for address in addresses if address not in ordered}
        return Assets({address: file for address, file in files.items() if file}, ordered, self)

    @functools.cached_property
    def _fonts(self) -> tuple[str, ...]:
        return tuple(self._files.static[address].path for address in self._files.fonts)

    def sweep(self, shown: Mapping[str, Collection[str]]) -> None:
        """Deletes what has long been of no use."""
        if shown:
            self.cache.sweep(lambda: [each.path for each in self.find(shown).values()])

    def make(self, variants: Collection[VariantFile], progress: Progress) -> list[Problem]:
        """Makes those that are not in the cache; what cannot be made is a problem that names the picture."""
        missing: dict[str, list[VariantFile]] = {}
        for each in variants:
            if not self.cache.has(each.path):
                missing.setdefault(each.source, []).append(each)
        if not missing:
            return []
        # A build that makes none does without Pillow.
        from tindoingoai.media.encoding import encode_chunk
        from tindoingoai.parallel import map_chunks

        self.cache.open()
        work = [job_of(wanted, self._settings.quality) for wanted in missing.values()]

        def lose(job: Job, how: str) -> list[Encoded]:
            return [Encoded(job.name, f"whatever process opens this picture dies of it: {how}")]

        problems, done = [], 0
        for results in map_chunks(encode_chunk, work, self._jobs, 1, lose):
            done += len(results)
            progress.advance("pictures", done, len(work))
            problems += [Problem(result.name, 0, 0, result.fault, hint=HINT) for result in results if result.fault]
        return problems

    def make_at_once(self, each: VariantFile) -> bytes | None:
        """The bytes of one variant, for whoever cannot wait for the build; None when it cannot be made."""
        if not self.cache.has(each.path):
            from tindoingoai.media.encoding import encode

            self.cache.open()
            if encode(job_of([each], self._settings.quality)).fault:
                return None
        return each.path.read_bytes()

    def data_of(self, file: StoredMedia) -> str:
        """The digest of what is published of a file: of its bytes, and of how they are cleaned."""
        return f"{file.digest} {CLEANING}" if self._is_cleaned(file.path, file.held) else file.digest

    def published(self, file: DiskFile) -> bytes:
        """What is published of a file: of a picture or film no private notes, of a contributor's SVG no scripts."""
        data = pathlib.Path(file.path).read_bytes()
        if not self._is_cleaned(file.name, sniff(data)):
            return data
        from tindoingoai.media.cleaning import clean_file

        return clean_file(file.name, data)

    def _is_cleaned(self, name: str, held: str) -> bool:
        if ending_of(name) in DRAWINGS:
            # What lies in static/ is the owner's own.
            return name.startswith(f"{CONTENT}/")
        return self._settings.originals == "clean" and held != ""


class Assets(Value, frozen=True):
    """Files to be copied and variants to be made, by address."""

    files: dict[str, DiskFile]
    variants: dict[str, VariantFile]
    maker: VariantMaker

    def make_variants(self, progress: Progress) -> list[Problem]:
        """Makes the variants that are missing."""
        return self.maker.make(self.variants.values(), progress)

    def read(self, address: str) -> bytes | None:
        """What is published there; None for what is no asset, or could not be made."""
        if address in self.files:
            return self.maker.published(self.files[address])
        made = self.variants.get(address)
        return made.path.read_bytes() if made and self.maker.cache.has(made.path) else None

    def read_at_once(self, address: str) -> bytes | None:
        """The same for whoever cannot wait until all are made."""
        made = self.variants.get(address)
        return self.maker.make_at_once(made) if made else self.read(address)


def job_of(variants: Collection[VariantFile], quality: int) -> Job:
    """The making of several variants of one picture."""
    first = next(iter(variants))
    wanted = tuple({str(each.path): (each.variant, str(each.path)) for each in variants}.values())
    return Job(first.name, first.source, wanted, quality, first.fonts)
