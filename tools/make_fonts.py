"""Makes the theme's fonts, one file a face, and tells the measures of their stand-ins for news.css.

    npm install --prefix DIR @fontsource/source-serif-4@5.3.1 @fontsource/be-vietnam-pro@5.3.0 \
        @fontsource/tinos @fontsource/arimo @fontsource/roboto @fontsource/noto-serif
    .venv/bin/python tools/make_fonts.py DIR/node_modules/@fontsource

The packages cut each face into a latin and a vietnamese file, and every Vietnamese word needs both: half a word would
stand in another type until the second came. So the two are joined, without hinting and the features that the theme
does not use. Source Serif 4 has a reserved name, so what is changed goes by another: Tin Serif.

A stand-in is a font that readers have already, stretched (`size-adjust`) until the demo's own text takes the same
width, with the heights of the real font. Tinos and Arimo have the widths of Times New Roman and Arial.
"""

import pathlib
import sys
import tempfile

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = pathlib.Path(__file__).parents[1]
FONTS = ROOT / "static" / "theme" / "fonts"
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "lnum", "pnum", "tnum"]
FACES = {
    "tin-serif-400": ("source-serif-4", "400-normal"),
    "tin-serif-400-italic": ("source-serif-4", "400-italic"),
    "tin-serif-600": ("source-serif-4", "600-normal"),
    "be-vietnam-pro-500": ("be-vietnam-pro", "500-normal"),
}
STAND_INS = [
    ("tin-serif-400", "tinos", "400-normal", "Times New Roman"),
    ("tin-serif-400", "noto-serif", "400-normal", "Noto Serif"),
    ("tin-serif-600", "tinos", "700-normal", "Times New Roman Bold"),
    ("tin-serif-600", "noto-serif", "700-normal", "Noto Serif Bold"),
    ("be-vietnam-pro-500", "arimo", "400-normal", "Arial"),
    ("be-vietnam-pro-500", "roboto", "400-normal", "Roboto"),
]
RESERVED, OURS = ("Source Serif 4", "SourceSerif4"), ("Tin Serif", "TinSerif")


def join(packages: pathlib.Path, package: str, face: str) -> TTFont:
    """The latin and the vietnamese file of a package as one font."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for script in ("latin", "vietnamese"):
            font = TTFont(packages / package / "files" / f"{package}-{script}-{face}.woff2")
            font.flavor = None
            options = Options(hinting=False, layout_features=FEATURES, name_IDs=["*"], notdef_outline=True)
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=font.getBestCmap())
            subsetter.subset(font)
            parts.append(str(pathlib.Path(folder) / f"{script}.ttf"))
            font.save(parts[-1])
        return Merger().merge(parts)


def rename(font: TTFont) -> None:
    """Gives a changed font a name of ours, as its licence asks."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            text = record.toUnicode()
            for old, new in zip(RESERVED, OURS, strict=True):
                text = text.replace(old, new)
            record.string = text
    assert not any("Source" in str(font["name"].getDebugName(name)) for name in (1, 4, 6, 16))


def width(font: TTFont, text: str) -> float:
    """How wide a text is, in ems; characters that the font lacks are left out."""
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    units = sum(widths[glyphs[ord(letter)]][0] for letter in text if ord(letter) in glyphs)
    return float(units / font["head"].unitsPerEm)


def main(packages: pathlib.Path) -> None:
    """Writes the faces and prints the stand-ins."""
    fonts = {}
    for name, (package, face) in FACES.items():
        fonts[name] = font = join(packages, package, face)
        if name.startswith("tin-serif"):
            rename(font)
        font.flavor = "woff2"
        font.save(FONTS / f"{name}.woff2")
        print(f"{name}.woff2: {(FONTS / f'{name}.woff2').stat().st_size:,} bytes, {len(font.getBestCmap())} characters")
    text = "".join(path.read_text("utf-8").rpartition("\n---\n")[2] for path in sorted(ROOT.glob("content/**/*.md")))
    for name, package, face, local in STAND_INS:
        real, other = fonts[name], join(packages, package, face)
        # Only letters that both have: what stands on the page comes from one of them alone.
        shared = "".join(letter for letter in text if ord(letter) in other.getBestCmap().keys() & real.getBestCmap())
        adjust = width(real, shared) / width(other, shared)
        head, unit = real["hhea"], real["head"].unitsPerEm
        ascent, descent, gap = (abs(value) / unit / adjust for value in (head.ascent, head.descent, head.lineGap))
        print(
            f'{name}: src:local("{local}");size-adjust:{adjust:.1%};ascent-override:{ascent:.1%};'
            f"descent-override:{descent:.1%};line-gap-override:{gap:.0%}"
        )


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
