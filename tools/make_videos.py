"""Make the demo films: MP4 and captions in static/media/, posters in static/images/.

Usage: make_videos.py [NAME ...]
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from scenes import films
from studio import sound
from studio.finish import develop, publish, rasterise
from studio.svg import Canvas

STATIC = Path(__file__).resolve().parent.parent / "static"
WIDTH, HEIGHT, FPS = 854, 480, 20
LIMIT = 520_000

Score = Callable[[np.random.Generator, float], sound.Sound]
Cue = tuple[float, float, str]


@dataclass(frozen=True)
class Film:
    """A short film: what is drawn at each moment, its sound and its captions."""

    draw: Callable[[Canvas, float], None]
    seconds: float
    poster: float
    score: Score
    cues: tuple[Cue, ...]


def tune(tonic: float, scale: tuple[int, ...], beat: float, place: Score, level: float) -> Score:
    """Strings and pads over the sound of a place."""

    def play(rng: np.random.Generator, seconds: float) -> sound.Sound:
        music = sound.melody(rng, seconds, tonic, scale, beat) * 0.55 + sound.harmony(seconds, tonic, scale) * 0.5
        return sound.reverb(rng, music) + level * place(rng, seconds)

    return play


def night(rng: np.random.Generator, seconds: float) -> sound.Sound:
    return sound.chirps(rng, seconds, 3600, 4400, 26) * 0.5 + 0.15 * sound.surf(rng, seconds, 6.5)


def morning(rng: np.random.Generator, seconds: float) -> sound.Sound:
    return sound.chirps(rng, seconds, 2200, 3600, 18) * 0.8 + 0.3 * sound.wind(rng, seconds)


def kitchen(rng: np.random.Generator, seconds: float) -> sound.Sound:
    return sound.noise(rng, seconds, 200, 700) * 0.1


FILMS = {
    "phim-tau-ra-khoi": Film(
        films.setting_sail,
        15,
        9,
        tune(293.7, sound.BRIGHT, 0.5, sound.surf, 0.11),
        (
            (0.3, 4.2, "[Tiếng sóng vỗ, tiếng đàn tranh]\nNăm giờ sáng, mặt biển còn màu tím."),
            (4.5, 9.4, "Những con tàu đầu tiên của xóm chài rời bến,\nnối nhau qua các đợt sóng lừng."),
            (9.7, 14.6, "Khi mặt trời lên khỏi đường chân trời,\nmột ngày làm việc trên biển đã bắt đầu."),
        ),
    ),
    "phim-dem-den-long": Film(
        films.lantern_night,
        14,
        4,
        tune(261.6, sound.CALM, 0.62, night, 0.16),
        (
            (0.3, 4.4, "[Tiếng côn trùng đêm, tiếng đàn chậm]\nĐèn lồng thắp lên dọc phố bên sông."),
            (4.7, 9.2, "Dưới nước, hoa đăng trôi lững lờ,\nthuyền chở khách khua mái chèo rất khẽ."),
            (9.5, 13.6, "Đêm rằm, cả khu phố tắt bớt đèn điện\nđể dành ánh sáng cho lụa và giấy."),
        ),
    ),
    "phim-tau-qua-deo": Film(
        films.passing_train,
        14,
        6.2,
        tune(329.6, sound.BRIGHT, 0.46, sound.rails, 0.16),
        (
            (0.3, 4.2, "[Tiếng gió, rồi tiếng bánh sắt gõ nhịp]\nĐường sắt bám sát chân núi, một bên là biển."),
            (4.5, 9.2, "Hai bà cháu dừng tay bên bãi cỏ,\nvẫy chào đoàn tàu chạy qua."),
            (9.5, 13.6, "Toa cuối khuất sau mũi đất,\ntiếng bánh tàu còn vọng lại một lúc lâu."),
        ),
    ),
    "phim-canh-quat-gio": Film(
        films.turning_blades,
        14,
        3,
        tune(246.9, sound.BRIGHT, 0.55, sound.wind, 0.14),
        (
            (0.3, 4.4, "[Tiếng gió đều]\nBên đồi cát, những trụ điện gió quay chậm rãi."),
            (4.7, 9.2, "Cánh ở xa trông như đứng yên,\nthật ra đầu cánh đi rất nhanh."),
            (9.5, 13.6, "Gió biển thổi quanh năm, nên chân sóng\ntrở thành nơi dựng trụ."),
        ),
    ),
    "phim-binh-minh-vung-cao": Film(
        films.highland_dawn,
        16,
        10.6,
        tune(220.0, sound.CALM, 0.66, morning, 0.16),
        (
            (0.3, 5.0, "[Tiếng chim gọi sáng]\nTrời chưa sáng hẳn, ruộng bậc thang còn in sao."),
            (5.3, 10.4, "Nắng chạm từng bậc ruộng, từ màu chàm\nsang màu đồng rồi màu lá."),
            (10.7, 15.6, "Người gánh mạ đi trên bờ ruộng,\nbản làng bắt đầu nhóm bếp."),
        ),
    ),
    "phim-goi-cuon": Film(
        films.spring_rolls,
        21,
        18.6,
        tune(293.7, sound.BRIGHT, 0.42, kitchen, 0.05),
        (
            (0.3, 4.0, "[Tiếng đàn vui]\nBước một: nhúng nhanh bánh tráng qua nước."),
            (4.3, 8.2, "Bước hai: trải bánh ra thớt,\nxếp rau sống và rau thơm."),
            (8.5, 12.4, "Bước ba: thêm bún, vài lát thịt luộc\nvà tôm bổ đôi."),
            (12.7, 16.6, "Bước bốn: gấp hai mép bánh,\nrồi cuộn thật chặt tay."),
            (16.9, 20.6, "Bước năm: bày ra đĩa,\nchấm nước mắm chua ngọt."),
        ),
    ),
}


def paint(name: str, time: float) -> Canvas:
    canvas = Canvas(1600, 900, name)
    FILMS[name].draw(canvas, time)
    return canvas


def frame(name: str, index: int) -> bytes:
    """The raw pixels of one frame."""
    raw = paint(name, index / FPS).png(WIDTH, HEIGHT)
    image = Image.open(io.BytesIO(raw)).convert("RGB")
    return develop(image, grain=0, bloom=0.2).tobytes()


def captions(cues: tuple[Cue, ...]) -> str:
    """The cues as WebVTT."""

    def stamp(time: float) -> str:
        return f"00:00:{time:06.3f}"

    blocks = [
        f"{number}\n{stamp(start)} --> {stamp(end)}\n{text}\n" for number, (start, end, text) in enumerate(cues, 1)
    ]
    return "WEBVTT\n\n" + "\n".join(blocks)


def ffmpeg(*options: str, data: bytes | None = None) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *options], input=data, check=True)


def make(name: str) -> None:
    """Render, score, encode and caption one film."""
    film = FILMS[name]
    media = STATIC / "media"
    media.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pixels, track, film_file = (Path(folder) / part for part in ("frames.mkv", "score.wav", "film.mp4"))
        with ProcessPoolExecutor(2) as pool:
            frames = b"".join(pool.map(partial(frame, name), range(round(film.seconds * FPS)), chunksize=8))
        source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-"]
        ffmpeg(*source, "-c:v", "libx264rgb", "-qp", "0", "-preset", "ultrafast", str(pixels), data=frames)
        sound.write(sound.master(film.score(np.random.default_rng(len(name)), film.seconds)), track)
        for quality in range(23, 40, 2):
            ffmpeg(
                "-i", str(pixels), "-i", str(track), "-c:v", "libx264", "-threads", "1", "-preset", "slower",
                "-crf", str(quality),
                "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "56k", "-movflags", "+faststart",
                "-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", str(film_file),
            )  # fmt: skip
            if film_file.stat().st_size <= LIMIT:
                break
        (media / f"{name}.mp4").write_bytes(film_file.read_bytes())
    (media / f"{name}.vi.vtt").write_text(captions(film.cues), encoding="utf-8")
    poster = publish(rasterise(paint(name, film.poster), 1280, 720), STATIC / "images" / f"{name}.jpg", 85_000)
    size = (media / f"{name}.mp4").stat().st_size
    print(f"{size / 1000:7.1f} kB  {name}.mp4 (crf {quality}), poster {poster / 1000:.1f} kB")


def main() -> None:
    for name in sys.argv[1:] or FILMS:
        make(name)


if __name__ == "__main__":
    main()
