"""An archive of six papers in one folder, of as many pieces as are wanted, and what its pages must show."""

import types

from tests.archives import ghost, hexo, hugo, jekyll, pastes, wordpress
from tests.archives.pen import Pen
from tests.archives.sheet import Sheet
from tests.conftest import Newspaper

GENERATORS = (jekyll, hugo, wordpress, ghost, hexo, pastes)
# What an owner writes who has just put an archive into `content/`; variants of pictures would take the tests' time.
SETTINGS = """
default_category: thoi-su
categories:
- {slug: thoi-su, title: Thời sự}
- {slug: van-hoa, title: Văn hóa}
- {slug: kinh-te, title: Kinh tế}
- {slug: giao-duc, title: Giáo dục}
- {slug: du-lich, title: Du lịch}
- {slug: ghi-chep, title: Ghi chép}
pictures: {variants: false}
"""


class Archive:
    """Pieces of six generators, one after the other; those of a later edition are written with another `seed`."""

    def __init__(self, newspaper: Newspaper, count: int) -> None:
        self.newspaper = newspaper
        self.sheets: list[Sheet] = []
        newspaper.settings(SETTINGS)
        pen = Pen(count)
        for number in range(count):
            self.write_piece(pen, number)

    def write_piece(self, pen: Pen, number: int) -> Sheet:
        """One more piece; it may link to those of its generator that are published."""
        generator = GENERATORS[number % len(GENERATORS)]
        title = pen.title()
        place = generator.place_of(pen, title, number // len(GENERATORS))
        sheet = self.fill(pen, generator, number, place, title)
        self.sheets.append(sheet)
        return sheet

    def fill(self, pen: Pen, generator: types.ModuleType, number: int, place: str, title: str) -> Sheet:
        published = [sheet for sheet in self.sheets[number % len(GENERATORS) :: len(GENERATORS)] if not sheet.is_held]
        sheet = Sheet(self.newspaper.site, pen, place, title, published)
        generator.write(sheet, number // len(GENERATORS))
        return sheet
