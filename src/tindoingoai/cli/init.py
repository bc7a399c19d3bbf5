"""`tindoingoai init`."""

import datetime
import json
import pathlib
import re
from collections.abc import Iterator

import click

from tindoingoai import __version__
from tindoingoai.settings import MostRead

STARTER = pathlib.Path(__file__).parents[1] / "starter"
# In a checkout these stand at the top of the repository, which publishes its own demo with them.
PUBLISHING = (".github/workflows/publish.yml", ".gitlab-ci.yml")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:]{8}\+07:00")


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=pathlib.Path, file_okay=False))
def command(folder: pathlib.Path) -> None:
    """Make a new newspaper that builds as it is."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; choose a new folder")
    for name, source in starter_files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_read_of_today(source) if name == MostRead().reads else source.read_bytes())
    (folder / "requirements.txt").write_text(f"tindoingoai=={__version__}\n", encoding="utf-8")
    click.echo(f"A newspaper is in {folder}. Next:\n  cd {folder}\n  tindoingoai serve")


def _read_of_today(source: pathlib.Path) -> bytes:
    """Reads like those of the starter, in the last hours before now."""
    text = source.read_text("utf-8")
    then = datetime.datetime.fromisoformat(json.loads(text)["updated"])
    later = datetime.datetime.now(then.tzinfo).replace(minute=0, second=0, microsecond=0) - then
    moved = _MOMENT.sub(lambda found: (datetime.datetime.fromisoformat(found[0]) + later).isoformat(), text)
    return moved.encode()


def starter_files() -> Iterator[tuple[str, pathlib.Path]]:
    """Every file of a new newspaper: its name there, and where it lies here."""
    for path in sorted(STARTER.rglob("*")):
        name = path.relative_to(STARTER).as_posix()
        if path.is_file() and "__pycache__" not in path.parts and name not in PUBLISHING:
            yield name, path
    for name in PUBLISHING:
        installed = STARTER / name
        yield name, installed if installed.is_file() else STARTER.parents[2] / name
