"""One newspaper gives one output, whatever the machine, the folder and the number of processes that build it."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

from tests.conftest import NOW, Newspaper
from tests.engine import material

# Each differs from the first in one thing that must not matter.
MACHINES: dict[str, dict[str, str]] = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4711": {"PYTHONHASHSEED": "4711"},
    "locale C": {"LC_ALL": "C", "LANG": "C"},
    "locale POSIX": {"LC_ALL": "POSIX"},
    "locale C.UTF-8": {"LC_ALL": "C.UTF-8"},
    "zone of Auckland": {"TZ": "Pacific/Auckland"},
    "zone of Honolulu": {"TZ": "Pacific/Honolulu"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
}
# Locales with rules of their own for letters and numbers, where the machine has what they are made from.
LOCALES = ("tr_TR", "vi_VN", "de_DE")
LOCALE_SOURCES = pathlib.Path("/usr/share/i18n/locales")


@pytest.fixture
def weekend(newspaper: Newspaper) -> Newspaper:
    """Enough pieces for two workers, names of files beyond ASCII, and a letter that Turkish writes another way."""
    for number in range(90):
        section = ("thoi-su", "VĂN HÓA", "kinh-te/INDUSTRI")[number % 3]
        fields = {"tags": f"[ISTANBUL, biển {number % 5}, hoà bình]", "authors": f"[Tác giả {number % 4}]"}
        day = number % 19 + 1
        newspaper.article(
            f"{section}/bài số {number}", day, f"Đoạn **{number}** có ảnh.\n\n![I](/images/İ.png)", **fields
        )
    newspaper.article("thoi-su/lien-quan", 5, "::: lien-quan bai-so-3\n:::\n\n[^1]\n\n[^1]: Lời.", related="[bai-so-4]")
    newspaper.write("static/images/İ.png", material.picture("a.png", 4))
    newspaper.write("data/reads.json", material.FILES["data/reads.json"][0].replace("bai-1", "bai-so-7"))
    newspaper.write("data/authors.yaml", "tac-gia: {name: Tác giả 1, bio: INDIA}\n")
    return newspaper


def digest_of_build(
    site: pathlib.Path, environment: dict[str, str] | None = None, jobs: int = 1, output: pathlib.Path | None = None
) -> str:
    """Builds in a process of its own, without a store; the digest of all files with their names."""
    output = output or site / "build"
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(site / ".tindoingoai", ignore_errors=True)
    command = [sys.executable, "-m", "tindoingoai", "build", "--site", str(site), "--output", str(output)]
    command += ["--now", NOW.isoformat(), "--jobs", str(jobs)]
    # The new process has only what is named here, and what finds Python and its packages.
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "HOME", "TMPDIR")}
    done = subprocess.run(command, env=kept | (environment or {}), cwd=output.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    digest = hashlib.sha256()
    for path in sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()):
        digest.update(path.encode() + b"\0" + hashlib.sha256((output / path).read_bytes()).digest())
    return digest.hexdigest()


@pytest.mark.slow
def test_output_is_the_same_with_any_hash_seed_locale_time_zone_and_number_of_processes(
    weekend: Newspaper, tmp_path: pathlib.Path
) -> None:
    machines = MACHINES | make_locales(tmp_path / "locales")
    found = {name: digest_of_build(weekend.site, environment) for name, environment in machines.items()}
    found["two processes"] = digest_of_build(weekend.site, jobs=2)
    found["three processes, seed 1"] = digest_of_build(weekend.site, {"PYTHONHASHSEED": "1"}, jobs=3)
    expected = found["hash seed 0"]
    assert {name: digest for name, digest in found.items() if digest != expected} == {}


@pytest.mark.slow
def test_output_is_the_same_in_any_folder_with_any_times_of_files_and_any_umask(
    weekend: Newspaper, tmp_path: pathlib.Path
) -> None:
    expected = digest_of_build(weekend.site)
    before = os.umask(0o077)
    try:
        assert digest_of_build(weekend.site) == expected
    finally:
        os.umask(before)
    copy = tmp_path / "Tờ báo của tôi & bạn" / "2026"
    # Written in another order, so that the folder may list them in another one, and all at one time.
    for path in sorted((path for path in weekend.site.rglob("*") if path.is_file()), reverse=True):
        place = copy / path.relative_to(weekend.site)
        if "build" not in place.relative_to(copy).parts and ".tindoingoai" not in place.parts:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
            os.utime(place, (1, 1))
    assert digest_of_build(copy) == expected
    assert digest_of_build(copy, output=tmp_path / "elsewhere") == expected


def make_locales(folder: pathlib.Path) -> dict[str, dict[str, str]]:
    """The environment of each locale; those that the system does not come with are made in the folder."""
    folder.mkdir()
    if shutil.which("localedef") is None:
        return {}
    found = {}
    for name in LOCALES:
        if (LOCALE_SOURCES / name).is_file():
            place = folder / f"{name}.UTF-8"
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(place)], check=True, capture_output=True)
            found[f"locale {name}"] = {"LC_ALL": place.name, "LOCPATH": str(folder)}
    return found
