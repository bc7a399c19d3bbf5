"""The package stays light, and its modules stand on the lowest floor."""

import subprocess
import sys

REPORT = "import sys, tindoingoai.vietnamese{}; print(*sorted(m for m in sys.modules if m in {{{}}}))"


def _loaded_by(modules: str, watched: str) -> str:
    code = REPORT.format(modules, watched)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_package_loads_none_of_its_modules() -> None:
    watched = "'slugify', 'decimal', 'tindoingoai.vietnamese.text', 'tindoingoai.vietnamese.slugs'"
    assert _loaded_by("", watched) == ""


def test_only_the_slugs_need_another_package() -> None:
    others = "".join(
        f", tindoingoai.vietnamese.{name}" for name in ("collation", "dates", "numbers", "reading_time", "text")
    )
    assert _loaded_by(others, "'slugify', 'text_unidecode'") == ""


def test_the_transliteration_table_waits_for_the_first_marked_text() -> None:
    assert _loaded_by(".slugs", "'slugify', 'text_unidecode'") == "slugify"
