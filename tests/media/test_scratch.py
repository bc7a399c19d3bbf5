"""Names that programs leave behind, and names that people give."""

import pytest

from tindoingoai.scratch import is_scratch

SCRATCH = {
    "vim": [".bai.md.swp", ".bai.md.swo", ".bai.md.swn", ".bai.md.swx", "bai.md.swp", "4913", "bai.md~"],
    "emacs": [".#bai.md", "#bai.md#", "bai.md~", "bai.md.~1~"],
    "nano": [".bai.md.swp", "bai.md~"],
    "kate": [".bai.md.kate-swp", "bai.md~"],
    "gedit": [".goutputstream-A1B2C3"],
    "PyCharm": ["bai.md___jb_tmp___", "bai.md___jb_old___"],
    "zed": [".tmpAbC123"],
    "Word": ["~$bai.docx"],
    "LibreOffice": [".~lock.bai.odt#"],
    "sed": ["sedAb12Cd"],
    "rsync": [".bai.md.Ab12Cd"],
    "git": [".git", ".gitignore", "bai.md.orig", "bai.md.rej"],
    "browsers": ["anh.jpg.crdownload", "anh.jpg.part"],
    "systems": [".DS_Store", "._bai.md", "Thumbs.db", "desktop.ini", "BAI.TMP", "bai.md.bak"],
}
WORK = [
    "bai.md",
    "2026.md",
    "4913.md",
    "sediment.md",
    "sedan",
    "anh~1.jpg",
    "a#b.md",
    "backup.md",
    "tmp.md",
    "part.html",
    "site.yaml",
    "đối ngoại.md",
]


@pytest.mark.parametrize(("program", "name"), [(program, name) for program, names in SCRATCH.items() for name in names])
def test_what_programs_leave_behind_is_scratch(program: str, name: str) -> None:
    assert is_scratch(name), program


@pytest.mark.parametrize("name", WORK)
def test_what_people_write_is_not(name: str) -> None:
    assert not is_scratch(name)
