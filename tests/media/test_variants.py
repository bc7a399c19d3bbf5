"""The plan of variants: a pure function of what is known of a picture and of the settings."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.focus import read_focus, write_focus
from tindoingoai.media.variants import (
    NONE,
    SHAPES,
    Variant,
    crop_box,
    plan_crops,
    plan_family,
    plan_variants,
    plan_widths,
)
from tindoingoai.settings import Pictures
from tindoingoai.store import StoredMedia

SIDE = st.integers(1, 20_000)
WIDTHS = st.lists(st.integers(16, 8000), max_size=8).map(tuple)
PERCENT = st.integers(0, 100)
DEFAULT = Pictures()
PHOTO = StoredMedia("static/images/Bến cá.jpg", "", "d" * 32, 1, 4000, 3000, "photo", "#aabbcc")


def planned(file: StoredMedia, *focuses: str, settings: Pictures = DEFAULT) -> list[Variant]:
    return list(plan_variants("/images/Bến cá.jpg", file, settings, focuses))


@given(SIDE, SIDE, WIDTHS)
def test_widths_are_sorted_unique_and_never_wider_than_the_picture(
    width: int, height: int, wanted: tuple[int, ...]
) -> None:
    widths = plan_widths(width, height, wanted or (320,))
    assert list(widths) == sorted(set(widths))
    assert all(step <= width for step in widths)
    assert all(step in wanted or step == width for step in widths if wanted)


@given(SIDE, SIDE, WIDTHS, st.sampled_from(["photo", "clear", "moving"]), PERCENT, PERCENT)
def test_variants_have_names_of_their_own_and_no_more_pixels_than_the_picture(
    width: int, height: int, wanted: tuple[int, ...], kind: str, across: int, down: int
) -> None:
    file = msgspec.structs.replace(PHOTO, width=width, height=height, kind=kind)
    focuses = ("", f"{across}% {down}%") if (across, down) != (50, 50) else ("",)
    variants = planned(file, *focuses, settings=Pictures(widths=wanted or (320,)))
    assert len({variant.address for variant in variants}) == len(variants)
    assert all(1 <= variant.width <= width and 1 <= variant.height <= height for variant in variants)
    for variant in variants:
        if not variant.shape:
            assert abs(variant.height - height * variant.width / width) < 1 or variant.height == 1


@given(SIDE, SIDE, st.sampled_from(list(SHAPES)), PERCENT, PERCENT)
def test_crops_lie_inside_of_the_picture_and_have_their_shape(
    width: int, height: int, shape: str, across: int, down: int
) -> None:
    left, top, wide, high = crop_box(width, height, shape, (across, down))
    assert left >= 0
    assert top >= 0
    assert left + wide <= width
    assert top + high <= height
    assert wide == width or high == height
    one, other = SHAPES[shape]
    assert abs(wide * other - high * one) < max(one, other)


@given(SIDE, SIDE, st.sampled_from(list(SHAPES)), PERCENT, PERCENT)
def test_crops_hold_the_focus(width: int, height: int, shape: str, across: int, down: int) -> None:
    left, top, wide, high = crop_box(width, height, shape, (across, down))
    assert left - 1 <= width * across / 100 <= left + wide + 1
    assert top - 1 <= height * down / 100 <= top + high + 1


def test_photograph_of_twelve_megapixels_has_these_variants() -> None:
    addresses = [variant.address.removeprefix("/media/ben-ca-")[9:] for variant in planned(PHOTO, "")]
    assert addresses == [
        *("320.avif", "320.webp", "480.avif", "480.webp", "720.avif", "720.webp", "960.avif", "960.webp"),
        *("1280.avif", "1280.webp", "1280.jpg", "1920.avif", "1920.webp"),
        *("16x9-1200.jpg", "4x3-1200.jpg", "1x1-1200.jpg"),
    ]


def test_pages_name_exactly_what_is_planned() -> None:
    family = plan_family("/images/Bến cá.jpg", PHOTO, Pictures())
    crops = plan_crops("/images/Bến cá.jpg", PHOTO, Pictures(), "top")
    named = {f"{family.stem}-{width}.{ending}" for width in family.widths for ending in family.formats}
    assert named | {family.plain} | {crop.address for crop in crops} == {each.address for each in planned(PHOTO, "top")}
    assert [(crop.width, crop.height) for crop in crops] == [(1200, 675), (1200, 900), (1200, 1200)]


def test_other_bytes_or_another_quality_are_other_addresses() -> None:
    other = msgspec.structs.replace(PHOTO, digest="e" * 32)
    sets = [
        {each.address for each in variants}
        for variants in (planned(PHOTO), planned(other), planned(PHOTO, settings=Pictures(quality=60)))
    ]
    assert not sets[0] & sets[1]
    assert not sets[0] & sets[2]


def test_another_set_of_widths_keeps_the_addresses_of_those_that_stay() -> None:
    assert {each.address for each in planned(PHOTO, settings=Pictures(widths=(720,)))} > {
        each.address for each in planned(PHOTO) if "-720." in each.address
    }


@pytest.mark.parametrize("changes", [{"kind": "fixed"}, {"kind": ""}, {"width": 64, "height": 64}])
def test_icons_and_other_files_have_none(changes: dict[str, object]) -> None:
    file = msgspec.structs.replace(PHOTO, **changes)
    assert planned(file, "") == []
    assert plan_family("/a.svg", file, Pictures()) == NONE


def test_off_is_off() -> None:
    assert planned(PHOTO, "", settings=Pictures(variants=False)) == []


def test_what_can_be_seen_through_stays_so_for_old_browsers() -> None:
    endings = {each.format for each in planned(msgspec.structs.replace(PHOTO, kind="clear"), "")}
    assert endings == {"avif", "webp", "png"}


def test_animation_becomes_one_animation() -> None:
    variants = planned(msgspec.structs.replace(PHOTO, kind="moving", width=500, height=300), "")
    assert [(each.format, each.width, each.height) for each in variants] == [("webp", 500, 300)]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("40% 30%", (40, 30)),
        ("0% 100%", (0, 100)),
        ("top", (50, 0)),
        ("left", (0, 50)),
        ("top left", (0, 0)),
        ("bottom right", (100, 100)),
        ("center", (50, 50)),
        ("40% 300%", None),
        ("40 30", None),
        ("40%", None),
        ("", None),
        ("top; background: url(x)", None),
        ("-1% 5%", None),
        ("٤% ٣%", None),
    ],
)
def test_focus_is_a_point_or_nothing(text: str, point: tuple[int, int] | None) -> None:
    assert read_focus(text) == point
    assert write_focus(text) == ("" if point in (None, (50, 50)) else "{}% {}%".format(*point))


@given(st.text())
def test_no_text_becomes_anything_but_a_point(text: str) -> None:
    assert set(write_focus(text)) <= set("0123456789% ")
