"""Files that pages show or load, by address: the site's own static/, files beside articles, and the theme's."""

import functools
import itertools
import os
import pathlib
from collections.abc import Iterable, Iterator

import msgspec

from tindoingoai.digest import digest_bytes, digest_value
from tindoingoai.disk import find_spelling
from tindoingoai.kinds import BESIDE, CLOSED, CLOSED_FILMS, FONTS, SOURCES, ending_of, is_misnamed
from tindoingoai.media.file_list import DiskFile, FileList, warn_of_hidden
from tindoingoai.media.measurement import Measurement, pixels_fault
from tindoingoai.media.size import measure_chunk, measure_one
from tindoingoai.media.sniffing import sniff
from tindoingoai.media.variants import DRAWING, Variant, plan_crops, plan_family, plan_variants
from tindoingoai.model import Crop, FileInfo, Value
from tindoingoai.problems import Problem, nearest
from tindoingoai.settings import Pictures
from tindoingoai.site_folders import CONTENT, STATIC
from tindoingoai.stamps import stamp_of
from tindoingoai.store import Store, StoredMedia
from tindoingoai.vietnamese.text import to_nfc

THEME = "/theme/"
# Raised when more is found out about a file, or otherwise, than was when the store learned of it.
MEASURING = 4
# What is in pictures that few browsers show.
_CLOSED_HELD = ("HEIF", "TIFF", "JPEG2000")
# Pictures that one process measures at a time.
_CHUNK = 8


# To look for a name like another takes time, and an archive may lack thousands of files.
MOST_SOUGHT = 50


class SiteFiles:
    """Looks up what an address stands for: a file of `static`, by address, or one beside an article.

    Nothing is noted of what was asked: which files are published is worked out from articles, profiles and settings.
    """

    def __init__(
        self,
        site: pathlib.Path,
        theme: pathlib.Path,
        store: Store,
        problems: list[Problem],
        settings: Pictures,
        jobs: int = 1,
    ) -> None:
        self.site = site
        self.settings = settings
        self._store = store
        self._problems = problems
        self._jobs = jobs
        self._known = store.media()
        self._fresh: dict[str, StoredMedia] = {}
        # What pages may know of the file behind an address; None where there is none.
        self.measure = functools.cache(self._measure)
        # Inside the site a file is called by its place there.
        folder = theme / STATIC
        name = folder.relative_to(site).as_posix() if folder.is_relative_to(site) else str(folder)
        ours = {address: file for address, file in FileList(folder, name).files.items() if address.startswith(THEME)}
        self.static = ours | dict(self._own_static())
        # A folder is listed only for a name that the disk spells otherwise, or that is not there.
        self._list_names = functools.cache(os.listdir)
        self._sought = 0
        self._entries: dict[str, _FileEntry | None] = {}
        self._infos: dict[str, FileInfo] = {}

    def faults(self, addresses: Iterable[str]) -> Iterator[Problem]:
        """What keeps those of these pictures from being published that cannot be."""
        for address in addresses:
            entry, seen = self._entry(address), self.measure(address)
            if entry and seen and seen.fault:
                yield Problem(entry.file.path, 0, 0, seen.fault, hint=seen.hint)

    def digest(self, address: str) -> str:
        """The digest of the file behind an address; empty where there is none."""
        file = self.find(address)
        return file.digest if file else ""

    def find(self, address: str) -> StoredMedia | None:
        """What is known of the file behind an address; None where there is none."""
        entry = self._entry(address)
        return entry.file if entry else None

    def on_disk(self, address: str) -> DiskFile | None:
        """Where the file behind an address lies; None where there is none."""
        entry = self._entry(address)
        return entry.disk if entry else None

    def nearest(self, address: str) -> str:
        """The address of the file that one which is not there most likely meant; empty where none is like it."""
        self._sought += 1
        if self._sought > MOST_SOUGHT:
            return ""
        folder, _, name = address.rpartition("/")
        near = nearest(name, dict.fromkeys((*self._names.get(folder, ()), *self._names_beside(folder))))
        return f"{folder}/{near}" if near else self._by_name.get(name.casefold(), "")

    def _names_beside(self, folder: str) -> Iterator[str]:
        """The names of the files in a folder of articles that these may have beside them."""
        place = find_spelling(self.site / CONTENT, folder.lstrip("/"), self._list_names)
        for name in map(to_nfc, sorted(os.listdir(place)) if place.is_dir() else ()):  # noqa: PTH208 - names alone
            if ending_of(name) in BESIDE and self._beside_article(f"{folder}/{name}"):
                yield name

    @functools.cached_property
    def _names(self) -> dict[str, list[str]]:
        """The names of the files of each folder of static/."""
        names: dict[str, list[str]] = {}
        for address in self.static:
            folder, _, name = address.rpartition("/")
            names.setdefault(folder, []).append(name)
        return names

    @functools.cached_property
    def _by_name(self) -> dict[str, str]:
        """A file of static/ of each name, whatever its case."""
        return {address.rpartition("/")[2].casefold(): address for address in sorted(self.static, reverse=True)}

    def beside_articles(self, addresses: Iterable[str]) -> dict[str, DiskFile]:
        """Those of these addresses whose file lies beside an article, each with that."""
        found = ((address, self.on_disk(address)) for address in addresses if address not in self.static)
        return {address: file for address, file in found if file}

    def _measure(self, address: str) -> FileInfo | None:
        return self._info(address) if self._entry(address) else None

    def cut(self, address: str, focus: str) -> tuple[Crop, ...]:
        """The crops of the picture behind an address."""
        entry = self._entry(address)
        if not entry or self._info(address).fault:
            return ()
        return plan_crops(address, self._made_from(entry), self.settings, focus)

    def variants(self, address: str, focuses: Iterable[str]) -> Iterator[Variant]:
        """What is to be made of the picture behind an address; also crops, around each focus."""
        entry = self._entry(address)
        if entry and not self._info(address).fault:
            yield from plan_variants(address, self._made_from(entry), self.settings, focuses)

    def measure_all(self, addresses: Iterable[str]) -> None:
        """Measures many new pictures at once, each of which would have its turn anyway, by several processes."""
        found = [(address, self._entry(address)) for address in dict.fromkeys(addresses)]
        fresh = [(address, entry) for address, entry in found if entry and entry.file.measured != MEASURING]
        if not fresh:
            return
        # A build that knows all pictures starts no process.
        from tindoingoai.parallel import map_chunks

        work = [(entry.disk.path, self._most_pixels) for _, entry in fresh]
        measurements = itertools.chain.from_iterable(map_chunks(measure_chunk, work, self._jobs, _CHUNK, _lost))
        for (address, entry), measurement in zip(fresh, measurements, strict=True):
            self._keep_measurement(address, entry, measurement)

    @property
    def _most_pixels(self) -> int:
        return self.settings.max_megapixels * 1_000_000

    def made_from(self, address: str) -> str:
        """The digest of all that variants of the picture behind an address are made from."""
        entry = self._entry(address)
        return self._made_from(entry).digest if entry else ""

    def _made_from(self, entry: "_FileEntry") -> StoredMedia:
        """The file itself; of a drawing, under the digest of its letters too."""
        if entry.file.kind != "drawing":
            return entry.file
        return msgspec.structs.replace(entry.file, digest=digest_value([DRAWING, entry.file.digest, self._lettering]))

    @functools.cached_property
    def fonts(self) -> tuple[str, ...]:
        """The addresses of the theme's fonts."""
        return tuple(address for address in sorted(self.static) if self._is_font(address))

    def _is_font(self, address: str) -> bool:
        return address.startswith(THEME) and ending_of(address) in FONTS

    @functools.cached_property
    def _lettering(self) -> list[str]:
        return [self.digest(address) for address in self.fonts]

    def is_copied(self, address: str) -> bool:
        """Whether a file that is there is published itself, and not only what is made of it, or nothing."""
        entry = self._entry(address)
        if entry is None or self._refuse(entry.file)[0]:
            return False
        is_closed = ending_of(address) in SOURCES or entry.file.held in _CLOSED_HELD
        return not is_closed or self.settings.originals == "as_is"

    def withheld(self, addresses: Iterable[str]) -> Iterator[Problem]:
        """Of each of these files, which no page shows, that it is not published if that is so."""
        for address in addresses:
            if (entry := self._entry(address)) and not self.is_copied(address):
                fault, hint = self._refuse(entry.file)
                fault = fault or "no page shows this picture, and few browsers could: it is not published"
                hint = hint or "show it in an article, save it as JPEG, or set `pictures.originals: as_is`"
                yield Problem(entry.file.path, 0, 0, fault, hint=hint, severity="warning")

    def _refuse(self, file: StoredMedia) -> tuple[str, str]:
        """Why a file must not be published, with a hint; empty for one that may."""
        if file.held == "pointer":
            return "this is only a pointer of Git LFS to a file: it is not published", "run `git lfs pull`"
        if self.settings.originals == "as_is":
            return "", ""
        ending, held = ending_of(file.path), file.held
        if ending in CLOSED or held == "closed":
            better = "the film as MP4" if ending in CLOSED_FILMS else "the picture as JPEG"
            hint = f"save {better}, or publish all files as they are with `pictures.originals: as_is`"
            return "a file of this kind may tell where it was made, and cannot be cleaned: it is not published", hint
        if held in _CLOSED_HELD and ending not in SOURCES and not is_misnamed(file.path, held):
            hint = "give it the ending of what it is, or save it as JPEG"
            return f"this file holds a {held} picture, which its name does not say: it is not published", hint
        return "", ""

    def versions(self, prefix: str) -> dict[str, str]:
        """Addresses below a prefix, each with a mark that changes with the file, so that browsers may keep it."""
        found = ((address, self.find(address)) for address in sorted(self.static) if address.startswith(prefix))
        return {address: f"{address}?v={file.digest[:8]}" for address, file in found if file}

    def keep(self) -> None:
        """Stores what was found out about files."""
        self._store.keep_media(list(self._fresh.values()))
        self._fresh.clear()

    def _own_static(self) -> Iterator[tuple[str, DiskFile]]:
        """The site's own static files; a link that leads out of static/ is a problem, never published."""
        folder = self.site / STATIC
        root = folder.resolve()
        listed = FileList(folder, STATIC, self._known)
        self._problems += listed.problems
        if listed.hidden:
            self._problems.append(warn_of_hidden(STATIC, listed.hidden))
        for address, file in listed.files.items():
            if file.is_link and not pathlib.Path(file.path).resolve().is_relative_to(root):
                hint = "copy here what it was meant to lead to"
                self._problems.append(Problem(file.name, 0, 0, "a link that leads out of static/", hint=hint))
            else:
                yield address, file

    def _beside_article(self, address: str) -> DiskFile | None:
        if "/." in address or ending_of(address) not in BESIDE:
            return None
        content = self.site / CONTENT
        path = find_spelling(content, address.removeprefix("/"), self._list_names)
        try:
            is_inside = path.resolve(strict=True).is_relative_to(content.resolve())
        except (OSError, RuntimeError, ValueError):
            return None
        if not (is_inside and path.is_file()):
            return None
        name = f"{CONTENT}/{path.relative_to(content).as_posix()}"
        return DiskFile(str(path), name, stamp_of(path.stat()))

    def _elsewhere(self, address: str) -> DiskFile | None:
        """The file that other generators find where none is: one of `static`, or one in `images` beside an article.

        They take a path without a slash before it for one from the site's root.
        """
        if ending_of(address) not in BESIDE:
            return None
        folders = address.split("/")[1:]
        for number in range(1, len(folders)):
            if found := self.static.get("/" + "/".join(folders[number:])):
                return found
        return self._beside_article("/" + "/".join([*folders[:-1], "images", folders[-1]]))

    def _entry(self, address: str) -> "_FileEntry | None":
        if address not in self._entries:
            disk = self.static.get(address) or self._beside_article(address) or self._elsewhere(address)
            self._entries[address] = self._read_entry(disk) if disk else None
        return self._entries[address]

    def _read_entry(self, disk: DiskFile) -> "_FileEntry":
        known = self._known.get(disk.name)
        if known and disk.stamp and known.stamp == disk.stamp:
            return _FileEntry(disk, known)
        data = pathlib.Path(disk.path).read_bytes()
        digest = digest_bytes(data)
        if known and known.digest == digest:
            file = msgspec.structs.replace(known, stamp=disk.stamp)
        else:
            file = StoredMedia(disk.name, disk.stamp, digest, held=sniff(data))
        self._fresh[disk.name] = file
        return _FileEntry(disk, file)

    def _info(self, address: str) -> FileInfo:
        """What pages may know of a file that is there."""
        if address not in self._infos:
            entry = self._entry(address)
            assert entry
            if entry.file.measured != MEASURING:
                entry = self._keep_measurement(address, entry, measure_one(entry.disk.path, self._most_pixels))
            if not entry.fault:
                # The limit may have been another one when it was measured.
                entry = _check_pixels(entry, self._most_pixels)
            self._infos[address] = self._info_of(address, entry)
        return self._infos[address]

    def _keep_measurement(self, address: str, entry: "_FileEntry", measurement: Measurement | str) -> "_FileEntry":
        if isinstance(measurement, str):
            # Not kept: the next build has to tell of it again.
            entry = _FileEntry(entry.disk, entry.file, measurement)
        else:
            file = msgspec.structs.replace(entry.file, measured=MEASURING, **msgspec.structs.asdict(measurement))
            entry = _FileEntry(entry.disk, file)
            self._fresh[file.path] = file
        self._entries[address] = entry
        return entry

    def _info_of(self, address: str, entry: "_FileEntry") -> FileInfo:
        file = entry.file
        fault, hint = self._refuse(file)
        if fault:
            return FileInfo(fault=fault, hint=hint)
        if entry.fault:
            return FileInfo(fault=entry.fault, hint="open it in an image editor and save it again, smaller if need be")
        family = plan_family(address, self._made_from(entry), self.settings)
        is_drawing = file.kind == "drawing"
        # What is in static/ the newsroom put there itself, and has it drawn as it is.
        note = "" if is_drawing and not file.path.startswith(f"{CONTENT}/") else file.note
        hint = _hint_for(file) if note else ""
        if not (found := to_nfc(file.path)).endswith(address):
            note, hint = f"is not there: {found} is shown", f"write {found[found.index('/') :]}"
        return FileInfo(
            width=file.width,
            height=file.height,
            color=file.color,
            stem=family.stem,
            widths=family.widths,
            formats=family.formats,
            plain=family.plain,
            raster=family.full if is_drawing else "",
            address="" if is_drawing else family.full,
            note=note,
            hint=hint,
        )


class _FileEntry(Value, frozen=True):
    """A file that is there; `fault` says what is wrong with a picture."""

    disk: DiskFile
    file: StoredMedia
    fault: str = ""


def _check_pixels(entry: _FileEntry, most: int) -> _FileEntry:
    file = entry.file
    if file.kind in ("", "drawing"):
        return entry
    return _FileEntry(entry.disk, file, pixels_fault(file.width, file.height, most))


def _hint_for(file: StoredMedia) -> str:
    """How to mend what is noted of a file."""
    if file.kind == "drawing":
        return "save the drawing without it"
    if is_misnamed(file.path, file.held):
        return "it is shown all the same; give it the ending of what it is, and mend what names it"
    return "it is shown without it; open it in an image editor and save it again"


def _lost(_: tuple[str, int], how: str) -> list[Measurement | str]:
    return [f"whatever process opens this picture dies of it: {how}"]
