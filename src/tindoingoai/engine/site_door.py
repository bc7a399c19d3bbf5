"""The door of a site: all that decides a build, for whoever asks whether there is anything to do."""

import pathlib

import msgspec

import tindoingoai
from tindoingoai import site_folders
from tindoingoai.door import BuildInputs, Door
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.output import MANIFEST, MARK, Output
from tindoingoai.settings import FILE_NAME
from tindoingoai.templating.view import theme_folder

# These options change how and when a build runs, never what it makes.
_WITHOUT_EFFECT = frozenset({"now", "jobs", "cluster", "wait"})


def open_door(options: BuildOptions) -> Door:
    """The door for builds with these options; it looks at the site at once."""
    package, theme = pathlib.Path(tindoingoai.__file__).parent, theme_folder()
    own = [options.site / name for name in site_folders.ALL]
    inputs = BuildInputs([*own, package, *(theme / name for name in site_folders.THEME)], [options.site / FILE_NAME])
    told = msgspec.structs.asdict(options).items()
    asked = {name: str(value) for name, value in told if name not in _WITHOUT_EFFECT}
    return Door(options.cache, options.output, inputs, asked, [MANIFEST, MARK], Output(options.output).leftovers)


def ask_door(door: Door, options: BuildOptions) -> Report | None:
    """What a build would report that has nothing left to do; None where that is not certain."""
    said = door.find(options.now)
    return None if said is None else msgspec.json.decode(said, type=Report)
