"""When a piece may go out: what its head says of that, in the words of many systems and of two languages.

Words that surely mean it hold a piece back or take it away. What only sounds like it is never passed over in silence:
it is a problem where it would have held the piece, and an unknown key like any other where it would not.
"""

import datetime
import difflib
import functools
import re
from collections.abc import Container
from typing import Literal

import msgspec

from tindoingoai.located.decode import FALSE, TRUE, Decoder
from tindoingoai.located.nodes import Mapping, Node, Place, Scalar, key_word, scalars_of
from tindoingoai.model import Value
from tindoingoai.vietnamese.dates import MomentError, guess_moment, parse_moment


class Word(msgspec.Struct, frozen=True):
    """What a key means: which flag holds the piece, what a moment is for, and whether it can have other values."""

    holds: bool
    moment: Literal["", "embargo", "expires"] = ""
    is_strict: bool = True


_DRAFT = Word(holds=True)
_HIDDEN = Word(holds=True, is_strict=False)
_EMBARGO = Word(holds=True, moment="embargo")
_PUBLISH = Word(holds=False, moment="embargo")
_STATUS = Word(holds=False, moment="embargo", is_strict=False)
_EXPIRES = Word(holds=True, moment="expires")

# As an editor would write them; `key_word` tells what else is read as the same key.
WORDS: dict[str, Word] = {
    **dict.fromkeys(("draft", "drafts", "is_draft", "nháp", "nhap", "bản_nháp", "ban_nhap", "là_nháp"), _DRAFT),
    **dict.fromkeys(("hidden", "hide", "private", "is_hidden", "is_private", "unlisted", "wip", "on_hold"), _HIDDEN),
    **dict.fromkeys(("ẩn", "riêng_tư", "rieng_tu"), _HIDDEN),
    **dict.fromkeys(("embargo", "embargoed", "embargo_until", "embargoed_until", "embargo_date"), _EMBARGO),
    **dict.fromkeys(("scheduled", "scheduled_at", "scheduled_for", "scheduled_date", "schedule_date"), _EMBARGO),
    **dict.fromkeys(("schedule_at", "schedule_for", "hold_until", "hẹn_giờ", "hen_gio", "hẹn_đăng"), _EMBARGO),
    **dict.fromkeys(("hen_dang", "hẹn_giờ_đăng", "hen_gio_dang", "lịch_đăng", "lich_dang"), _EMBARGO),
    **dict.fromkeys(("publish", "published", "is_published", "publish_date", "publish_at", "publish_on"), _PUBLISH),
    **dict.fromkeys(("publish_time", "published_at", "published_on", "published_date", "pub_date"), _PUBLISH),
    **dict.fromkeys(("date_published", "date_publish", "ngày_đăng", "ngay_dang", "giờ_đăng", "gio_dang"), _PUBLISH),
    **dict.fromkeys(("ngày_xuất_bản", "ngay_xuat_ban", "xuất_bản", "xuat_ban"), _PUBLISH),
    **dict.fromkeys(("status", "state", "visibility", "visible", "is_visible", "public", "is_public"), _STATUS),
    **dict.fromkeys(("online", "enabled"), _STATUS),
    **dict.fromkeys(("post_status", "publish_status", "trạng_thái", "trang_thai", "tình_trạng", "tinh_trang"), _STATUS),
    **dict.fromkeys(("công_khai", "cong_khai"), _STATUS),
    **dict.fromkeys(
        ("expires", "expire", "expiry", "expiry_date", "expire_date", "expires_at", "expires_on"), _EXPIRES
    ),
    **dict.fromkeys(("expiration", "expiration_date", "expired", "withdrawn", "deleted", "trashed"), _EXPIRES),
    **dict.fromkeys(("unpublish", "unpublished", "unpublish_date", "unpublish_at", "unpublish_on"), _EXPIRES),
    **dict.fromkeys(("hết_hạn", "het_han", "ngày_hết_hạn", "ngay_het_han", "gỡ_bài", "go_bai"), _EXPIRES),
}
BY_WORD = {key_word(spelling): word for spelling, word in WORDS.items()}


def _listed(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(","))


_YES = TRUE | {"y", "1"}
_NO = FALSE | {"n", "0"}
_NEVER = _listed("none, never, không bao giờ")
_OUT = _listed(
    "publish, published, public, posted, live, ready, final, approved, visible, open, online, active, listed, released,"
    "đăng, đã đăng, xuất bản, đã xuất bản, công khai, đã duyệt, hiện"
)
_HELD = _listed(
    "draft, drafts, pending, pending review, review, in review, under review, needs review, private, future, scheduled,"
    "trash, trashed, deleted, removed, withdrawn, expired, unpublished, unlisted, hidden, internal, members,"
    "members only, restricted, protected, secret, embargo, embargoed, wip, work in progress, in progress, on hold,"
    "hold, inactive, disabled, offline, planned, todo, idea,"
    "nháp, nhap, bản nháp, ban nhap, chờ duyệt, cho duyet, chờ đăng, cho dang, đang viết, đang sửa, đang soạn,"
    "đang biên tập, hẹn giờ, hen gio, lên lịch, ẩn, riêng tư, nội bộ, thùng rác, đã xóa, đã xoá, xóa, xoá, đã gỡ, gỡ,"
    "gỡ bài, tạm gỡ, tạm ẩn, tạm giữ, hết hạn"
)
# Of a key that surely speaks of publishing, longer values hold too.
_HELD_WITH = _listed("draft, nháp, wip, embargoed, unpublished")
_HELD_BEFORE = _listed("chưa, chờ, đợi, not, awaiting, waiting, needs, pending")

# What the names of other keys hold when they speak of publishing: anywhere, at an end of a word, as a word.
_STEMS = (
    *("publish", "release", "embargo", "schedul", "draft", "status", "visib", "hidden", "private"),
    *("đăng", "hẹn", "nháp", "xuấtbản", "lêntrang", "duyệt"),
)
_ENDS = ("pub", "live", "ready")
_WHOLE = _listed("nhap, dang, hen")
_GONE = ("expir", "unpublish", "withdraw", "hếthạn", "hethan")
# A flag says something of the piece only under a name that is about nothing else.
_SHOWING = re.compile("publish|pub|release|visib|ready|đăng|dang")
_HOLDING = re.compile("embargo|draft|hidden|private|nháp|nhap")
_NOT = _listed("not, no, un, dont, do, chưa, không")
_AND = _listed(
    "is, are, be, to, for, post, page, article, piece, bài, bai, item, entry, content, flag, this, it, yet, now"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD_OF_NAME = re.compile(r"[^\W\d_]+")
# Groups of keys that hold what did not fit elsewhere.
_GROUPS = _listed(
    "params, extra, meta, metadata, custom, attributes, fields, page, post, article, options, workflow, cms"
)

# How to mend what is doubted, here and where it turns out that a moment is still to come.
HINT = "write `draft: true`, `embargo: …` or `expires: …` if it does, else give the key another name"

Said = Literal["yes", "no", "out", "held", ""]


class Doubt(Value, frozen=True):
    """A moment under a key that sounds as if the piece were to wait for it, and the place of that moment."""

    key: str
    moment: datetime.datetime
    place: Place


class Release(msgspec.Struct):
    """What a head says of when its piece may go out; `doubts` are moments under keys that only sound like it."""

    draft: bool = False
    embargo: datetime.datetime | None = None
    expires: datetime.datetime | None = None
    doubts: tuple[Doubt, ...] = ()


def read_release(decoder: Decoder, mapping: Mapping, others: Container[str]) -> tuple[Release, Mapping]:
    """What the keys about publishing say, and the mapping without them; `others` are the words for other fields."""
    reader = _ReleaseReader(decoder)
    taken = [pair for pair in mapping.items if key_word(pair[0].text) not in others and reader.take(*pair)]
    if not taken:
        return reader.release, mapping
    return reader.release, Mapping(mapping.place, tuple(pair for pair in mapping.items if pair not in taken))


class _ReleaseReader:
    """Takes what is about publishing out of a head, key by key."""

    def __init__(self, decoder: Decoder) -> None:
        self.decoder = decoder
        self.release = Release()

    def take(self, key: Scalar, node: Node) -> bool:
        """Whether a key is about publishing, or may be; then what it says is noted or told."""
        if word := BY_WORD.get(key_word(key.text)):
            self._read(key.text.strip(), word, node)
            return True
        return self._suspect(key, node)

    def _read(self, label: str, word: Word, node: Node) -> None:
        if word.is_strict and not isinstance(node, Scalar):
            self.decoder.document.report(node.place, f"`{label}` must be {_wanted(word)}", _hint(word))
            return
        if isinstance(node, Mapping):
            if not self._look_below(label, node):
                self._tell_unknown(label, node.place)
            return
        for value in scalars_of(node):
            if not value.is_empty and value.text.strip():
                self._read_value(label, word, value)

    def _read_value(self, label: str, word: Word, value: Scalar) -> None:
        said = _say(value.text, is_sure=True)
        if said == "held" or said == ("yes" if word.holds else "no"):
            self.release.draft = True
        elif not said and not self._read_moment(word, value) and not (word.holds and _plain(value.text) in _NEVER):
            self._refuse(label, word, value)

    def _read_moment(self, word: Word, value: Scalar) -> bool:
        """Takes the moment that a value is, if it is one and the key is for one."""
        try:
            moment = parse_moment(value.text, self.decoder.zone).astimezone(self.decoder.zone)
        except MomentError:
            return False
        release = self.release
        if word.moment == "embargo":
            release.embargo = max(release.embargo or moment, moment)
        elif word.moment == "expires":
            release.expires = min(release.expires or moment, moment)
        return bool(word.moment)

    def _refuse(self, label: str, word: Word, value: Scalar) -> None:
        """Tells of a value that says nothing, which a piece may have been meant to be held by."""
        if not word.is_strict:
            if not self._doubt(label, value):
                self._tell_unknown(label, value.place, f"`{label}` says nothing of publishing")
            return
        message = f"`{label}` must be {_wanted(word)}, not `{value.text.strip()}`"
        hint = _hint(word)
        if word.moment and any(map(str.isdigit, value.text)):
            try:
                parse_moment(value.text, self.decoder.zone)
            except MomentError as error:
                message, hint = f"`{label}`: {error}", error.hint
        self.decoder.document.report(value.place, message, hint)

    # --- Keys that only sound like it

    def _suspect(self, key: Scalar, node: Node) -> bool:
        """Whether an unknown key would have held the piece, had it been known; then it is told."""
        label = key.text.strip()
        if _speaks(label) or key_word(label).startswith(_GONE) or _mistyped(key_word(label)):
            found = [self._doubt(label, value) for value in scalars_of(node)]
            return any(found)
        return isinstance(node, Mapping) and self._look_below(label, node)

    def _look_below(self, label: str, node: Mapping) -> bool:
        """The same for what a group of keys holds."""
        found = []
        is_group = key_word(label) in _GROUPS
        for key, child in node.items:
            name, word = key.text.strip(), BY_WORD.get(key_word(key.text))
            if isinstance(child, Mapping):
                found.append(self._look_below(name, child))
            elif word or _speaks(name):
                # Other groups have states of their own: a list of contents may well be hidden.
                is_own = is_group or (word and word.is_strict)
                values = (value for value in scalars_of(child) if is_own or _plain(value.text) in _HELD_WITH)
                found += [self._doubt(name, value) for value in values]
        return any(found)

    def _doubt(self, label: str, value: Scalar) -> bool:
        """Whether a value under a key that sounds like it would hold the piece, now or once."""
        said = _say(value.text, is_sure=False)
        moment = guess_moment(value.text, self.decoder.zone)
        meant = _mistyped(key_word(label))
        is_gone = key_word(label).startswith(_GONE) or (meant and meant.moment == "expires")
        if said == "held" or (said and said == _flag_that_holds(label, meant)) or (moment and is_gone):
            message = f"`{label}: {value.text.strip()}` may mean that the piece is not to go out, but is not known here"
            self.decoder.document.report(value.place, message, HINT)
            return True
        if moment:
            moment = moment.astimezone(self.decoder.zone)
            self.release.doubts = (*self.release.doubts, Doubt(label, moment, value.place))
        return bool(moment)

    def _tell_unknown(self, label: str, place: Place, message: str = "") -> None:
        message = message or f"unknown key `{label}`"
        self.decoder.document.report(place, message, "known: draft, published, private, …", is_warning=True)


_SAYINGS: tuple[tuple[Said, frozenset[str]], ...] = (("yes", _YES), ("no", _NO), ("out", _OUT), ("held", _HELD))


def _plain(text: str) -> str:
    return " ".join(re.sub("[-_]", " ", text.casefold()).split())


def _say(text: str, *, is_sure: bool) -> Said:
    """What a value says; where the key surely speaks of publishing, longer values are understood too."""
    plain = _plain(text)
    for said, known in _SAYINGS:
        if plain in known:
            return said
    words = plain.split()
    if is_sure and len(words) > 1 and (words[0] in _HELD_BEFORE or not _HELD_WITH.isdisjoint(words)):
        return "held"
    return ""


def _wanted(word: Word) -> str:
    return "true, false or a date" if word.moment else "true or false"


def _hint(word: Word) -> str:
    return "like 2026-12-30 18:00" if word.moment else ""


def _words_of(name: str) -> list[str]:
    return [word.casefold() for word in _WORD_OF_NAME.findall(_HUMP.sub(" ", name))]


def _speaks(name: str) -> bool:
    """Whether the name of a key speaks of publishing."""
    joined, words = key_word(name), _words_of(name)
    return (
        any(stem in joined for stem in _STEMS)
        or any(word.startswith(_ENDS) or word.endswith(_ENDS) for word in words)
        or not _WHOLE.isdisjoint(words)
    )


@functools.lru_cache(maxsize=1000)
def _mistyped(name: str) -> Word | None:
    """The word that a key must have been meant to be, but for a slip of the finger."""
    near = difflib.get_close_matches(name, BY_WORD, n=1, cutoff=0.85)
    near += [word for word in BY_WORD if len(word) > 4 and sorted(word) == sorted(name)]
    return BY_WORD[near[0]] if near else None


def _flag_that_holds(name: str, meant: Word | None) -> Said | None:
    """The flag that holds a piece under such a key, if its name is about nothing else."""
    if meant and (meant.is_strict or meant.holds):
        return "yes" if meant.holds else "no"
    shows = holds = negates = False
    for word in _words_of(name):
        if word in _NOT:
            negates = negates or word != "do"
        elif _SHOWING.search(word):
            shows, negates = True, negates or word.startswith("un")
        elif _HOLDING.search(word):
            holds = True
        elif word not in _AND:
            return None
    if shows == holds:
        return None
    return "yes" if holds != negates else "no"
