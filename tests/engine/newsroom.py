"""Editors, designers and machines at work on one newspaper: a state machine that hypothesis sets in motion.

A rule changes one thing that a build reads or finds. Afterwards, in `publish`, the newspaper is built and compared with
a clean build; only now and then do several changes gather before one build.
"""

import contextlib
import datetime
import json
import os
import pathlib
import shutil
import tempfile
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.conftest import Newspaper
from tests.engine import material
from tests.engine.press import FOREIGN, Press, interrupted_after
from tindoingoai.output import MANIFEST
from tindoingoai.templating.view import theme_folder

PLAIN = pathlib.Path(__file__).parent / "plain"
RAM_DISK = pathlib.Path("/dev/shm")
ACCIDENTS = ("store", "old store", "pages", "output", "altered", "stranger")
NUMBER = st.integers(0, 40)


class Newsroom(RuleBasedStateMachine):
    """The site and what is known of it: the fields and the body of each article, the settings, the next options."""

    is_plain = True
    press_type = Press

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="newsroom-", dir=RAM_DISK if RAM_DISK.is_dir() else None)
        self.newspaper = Newspaper(pathlib.Path(self.folder.name))
        self.press = self.press_type(self.newspaper)
        self.fields: dict[str, dict[str, Any]] = {}
        self.bodies: dict[str, str] = {}
        self.settings: dict[str, Any] = material.OWNED | {"page_size": 2}
        self.waiting = 0
        self.changed = True
        self.remembered: set[pathlib.Path] = set()

    def teardown(self) -> None:
        self.press.close()
        self.folder.cleanup()

    @initialize()
    def found(self) -> None:
        """A newspaper with some of everything."""
        if self.is_plain:
            shutil.copytree(PLAIN, self.newspaper.site / "templates")
        self.newspaper.write("site.yaml", yaml.safe_dump(self.settings))
        for name in material.PICTURES:
            for place in self._places_of(name):
                self.newspaper.write(place, material.picture(name, 3))
        for path in ("data/reads.json", "data/authors.yaml"):
            self.newspaper.write(path, material.FILES[path][0])
        for number, slug in enumerate(material.SLUGS[:9]):
            path = f"{material.SECTIONS[number // 3]}/{slug}"
            self.fields[path] = {"title": f"Bài {number}", "date": f"2026-11-{number + 1:02} 08:00", "tags": ["biển"]}
            self.bodies[path] = material.BODIES["short"].format(n=number)
        self.fields["thoi-su/bai-0"] |= {"image": "/images/a.png", "authors": ["An"], "pin": True}
        self.fields["thoi-su/bai-1"] |= {"related": ["bai-4"], "aliases": ["/cu/bai-1.html"]}
        self.fields["van-hoa/bai-3"] |= {"draft": True}
        self.fields["van-hoa/bai-4"] |= {"date": "2026-11-28 08:00", "kind": "photo"}
        self.fields["van-hoa/bai-5"] |= {"expires": "2026-11-29 07:00", "kind": "photo", "summary": "Sapo."}
        self._body("bien-dao/nhip-song/bai-6", "box", "bai-5")
        self._body("bien-dao/nhip-song/bai-7", "figure without words", "")
        self._body("bien-dao/nhip-song/bai-8", "fact box", "bai-6")
        for path in self.fields:
            self._write(path)

    @invariant()
    def publish(self) -> None:
        if self.waiting:
            self.waiting -= 1
        elif self.fields and self.changed:
            self._publish()

    def _publish(self, **changes: Any) -> None:
        self.changed = False
        if not self.press.run(**changes).error:
            self.remembered.add(self.press.output)

    # --- editors

    @rule(section=st.sampled_from(material.FOLDERS), slug=st.sampled_from(material.SLUGS), day=st.integers(1, 19))
    def add(self, section: str, slug: str, day: int) -> None:
        path = f"{section}/{slug}"
        self.fields[path] = {"title": f"Bài mới {slug}", "date": f"2026-11-{day:02} 08:00"}
        self.bodies[path] = "Bài mới."
        self._write(path)

    @rule(which=NUMBER, body=st.sampled_from(list(material.BODIES)), other=st.sampled_from(material.SLUGS), n=NUMBER)
    def edit_body(self, which: int, body: str, other: str, n: int) -> None:
        path = self._pick(which)
        self._body(path, body, other, n)
        self._write(path)

    @rule(which=NUMBER, change=material.choices(material.TIMES))
    def edit_publication(self, which: int, change: tuple[str, Any]) -> None:
        """When and whether a piece appears, and in what place."""
        self.edit_field(which, change)

    @rule(which=NUMBER, change=material.choices(material.FIELDS))
    def edit_field(self, which: int, change: tuple[str, Any]) -> None:
        path = self._pick(which)
        self.fields[path] = material.toggled(self.fields[path], *change)
        self._write(path)

    @rule(which=NUMBER, lines=st.integers(1, 3))
    def shift_lines(self, which: int, lines: int) -> None:
        """Nothing on any page changes, but every mistake in the file stands lower."""
        path = self._pick(which)
        self._write(path, "# lời nhắn\n" * lines)

    @rule(
        which=NUMBER,
        section=st.sampled_from(material.FOLDERS),
        slug=st.sampled_from([*material.SLUGS, "_bai-9", "index"]),
    )
    def move(self, which: int, section: str, slug: str) -> None:
        old, new = self._pick(which), f"{section}/{slug}"
        target = self._file(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        self._file(old).rename(target)
        self.fields[new], self.bodies[new] = self.fields.pop(old), self.bodies.pop(old)
        self.changed = True

    @precondition(lambda self: len(self.fields) > 1)
    @rule(which=NUMBER)
    def delete(self, which: int) -> None:
        path = self._pick(which)
        self._file(path).unlink()
        del self.fields[path], self.bodies[path]
        self.changed = True

    @rule()
    def mend(self) -> None:
        """Takes out whatever leads nowhere, so that the next builds are not all about old mistakes."""
        for path, fields in self.fields.items():
            mended = {name: value for name, value in fields.items() if name not in _RISKY}
            if mended != fields or any(word in self.bodies[path] for word in (":::", "khong-co")):
                self.fields[path], self.bodies[path] = mended, "Đã sửa."
                self._write(path)

    @rule(which=NUMBER)
    def edit_without_a_new_time(self, which: int) -> None:
        """Other bytes of the same length under the old modification time."""
        path = self._pick(which)
        file = self._file(path)
        status = file.stat()
        self.bodies[path] = self.bodies[path].translate(_NEXT_DIGIT)
        self._write(path)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule()
    def touch_everything(self) -> None:
        for path in self.fields:
            os.utime(self._file(path), (1, 1))
        self.changed = True

    # --- designers and owners

    @rule(name=st.sampled_from([*material.TEMPLATES, *material.TEMPLATES_KEPT]), mark=st.integers(0, 2))
    def edit_template(self, name: str, mark: int) -> None:
        folder = PLAIN if self.is_plain else theme_folder() / "templates"
        text = (folder / name).read_text("utf-8")
        shown = f"<!-- mark {mark} -->" if mark else "{# a comment #}"
        self._write_file(f"templates/{name}", material.mark_text(name, text, shown))

    @rule(name=st.sampled_from(material.TEMPLATES))
    def take_template_back(self, name: str) -> None:
        self._write_file(f"templates/{name}", None)

    @rule(change=material.choices(material.SETTINGS))
    def edit_settings(self, change: tuple[str, Any]) -> None:
        self.settings = material.OWNED | material.toggled(self.settings, *change)
        self._write_file("site.yaml", yaml.safe_dump(self.settings, allow_unicode=True))

    @rule(change=material.choices(material.FILES))
    def edit_file(self, change: tuple[str, str]) -> None:
        path, text = change
        file = self.newspaper.site / path
        self._write_file(path, None if file.is_file() and file.read_text("utf-8") == text else text)

    @rule(name=st.sampled_from(material.PICTURES), size=st.sampled_from([3, 4, 120, 150, 300, 400, 0, None]))
    def edit_picture(self, name: str, size: int | None) -> None:
        for place in self._places_of(name):
            self._write_file(place, None if size is None else material.picture(name, size))

    # --- the machine

    @rule(moment=st.sampled_from(material.MOMENTS))
    def set_clock(self, moment: str) -> None:
        self.press.options["now"] = datetime.datetime.fromisoformat(moment)
        self.changed = True

    @rule(option=material.choices(material.OPTIONS))
    def set_option(self, option: tuple[str, object]) -> None:
        self.press.options = material.toggled(self.press.options, *option)
        self.changed = True

    @rule()
    def turn_to_the_other_output(self) -> None:
        first = self.newspaper.output
        self.press.output = first.with_name("other") if self.press.output == first else first
        self.changed = True

    @rule()
    def publish_with_two_workers(self) -> None:
        self._publish(jobs=2)

    @precondition(lambda self: not self.changed)
    @rule()
    def publish_nothing_new(self) -> None:
        outcome = self.press.run()
        assert not outcome.report.written
        assert not outcome.report.removed

    @rule(changes=st.integers(0, 30))
    def be_interrupted(self, changes: int) -> None:
        with interrupted_after(changes), contextlib.suppress(Exception):
            self.press.build(**self.press.options | {"output": self.press.output, "keep_going": True})
        self.changed = True

    @rule(mistake=material.choices(material.MISTAKES))
    def publish_a_mistake(self, mistake: tuple[str, str]) -> None:
        """A build with a mistake that is mended at once, as it was."""
        file = self.newspaper.site / mistake[0]
        before = file.read_bytes() if file.is_file() else None
        self.newspaper.write(mistake[0], mistake[1].encode("latin-1" if mistake[1] == "\xff" else "utf-8"))
        self.press.run()
        self._write_file(mistake[0], before)

    @rule(accident=st.sampled_from(ACCIDENTS), every=st.integers(1, 9))
    def have_an_accident(self, accident: str, every: int) -> None:
        output = self.press.output
        files = sorted(path for path in output.rglob("*") if path.is_file() and path.name != FOREIGN)
        if accident == "store":
            self.press.close()
            shutil.rmtree(self.newspaper.cache, ignore_errors=True)
            self.remembered.clear()
        elif accident == "old store":
            self._put_back_old_store()
        elif accident == "output":
            shutil.rmtree(output, ignore_errors=True)
        elif accident == "pages":
            for path in files[::every]:
                # Without the store only the manifest tells our files from those of others.
                if path.name != MANIFEST or output in self.remembered:
                    path.unlink()
        elif accident == "altered":
            # Any other build takes our files for what they were.
            for path in files[::every]:
                if path.name != MANIFEST:
                    path.write_text("hỏng", "utf-8")
            self._publish(clean=True)
            return
        elif output in self.remembered:
            output.mkdir(exist_ok=True)
            (output / FOREIGN).write_text("của người khác", "utf-8")
        self.changed = True

    @rule(count=st.integers(1, 3))
    def let_changes_gather(self, count: int) -> None:
        self.waiting = count

    def _put_back_old_store(self) -> None:
        """Puts back the store as it was when this happened last, and keeps it as it is for the next time."""
        cache = self.newspaper.cache
        old, older = cache.with_name("old-cache"), cache.with_name("older-cache")
        # Without the manifest only this store tells our files from those of others.
        if not (self.press.output / MANIFEST).is_file():
            return
        self.press.close()
        shutil.rmtree(older, ignore_errors=True)
        if old.is_dir():
            old.rename(older)
        shutil.copytree(cache, old)
        if older.is_dir():
            shutil.rmtree(cache)
            shutil.copytree(older, cache)
            # The old one may know nothing of what was written since.
            self.remembered.clear()

    # --- tools of theirs

    def _pick(self, which: int) -> str:
        return sorted(self.fields)[which % len(self.fields)]

    def _file(self, path: str) -> pathlib.Path:
        return self.newspaper.site / f"content/{path}.md"

    def _body(self, path: str, body: str, target: str, n: int = 1) -> None:
        picture = material.PICTURES[n % len(material.PICTURES)]
        self.bodies[path] = material.BODIES[body].format(n=n, target=target, picture=picture)

    def _write(self, path: str, comment: str = "") -> None:
        fields = "".join(
            f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in self.fields[path].items()
        )
        self._write_file(f"content/{path}.md", f"---\n{comment}{fields}---\n\n{self.bodies[path]}\n")

    def _write_file(self, path: str, data: str | bytes | None) -> None:
        self.changed = True
        if data is not None:
            self.newspaper.write(path, data)
        else:
            (self.newspaper.site / path).unlink(missing_ok=True)

    def _places_of(self, picture: str) -> list[str]:
        """A picture below static/, or one beside the articles of each section."""
        if picture.startswith("/"):
            return [f"static{picture}"]
        return [f"content/{section}/{picture}" for section in material.SECTIONS]


_NEXT_DIGIT = str.maketrans("0123456789", "1234567890")
# Fields that may name what is not there, or what another article has too.
_RISKY = frozenset({"image", "images", "related", "aliases", "slug", "address", "category", "titel", "kind"})
