"""Make the demo recordings in static/media/: a synthetic Vietnamese voice over soft music.

Usage: make_audio.py [NAME ...]
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from studio import sound

MEDIA = Path(__file__).resolve().parent.parent / "static" / "media"

# Takes the edge off the formant voice: warmer below, softer on top, even in level.
WARMTH = (
    "aresample=44100,highpass=f=85,equalizer=f=210:t=q:w=0.9:g=3,equalizer=f=1100:t=q:w=1.4:g=-2,"
    "equalizer=f=3100:t=q:w=0.9:g=-5,lowpass=f=6400,acompressor=threshold=-20dB:ratio=2.6:attack=12:release=180:makeup=3"
)
LEAD, SENTENCE, PARAGRAPH, TAIL = 2.6, 0.42, 0.95, 4.2


@dataclass(frozen=True)
class Piece:
    """A text to be read, paragraph by paragraph, and the music under it."""

    voice: str
    pitch: int
    pace: int
    tonic: float
    scale: tuple[int, ...]
    sea: float
    text: str


PIECES = {
    "nghe-thu-tu-dao": Piece(
        "vi+f2", 38, 132, 293.7, sound.CALM, 0.10,
        """Thư từ đảo Hòn Sóng.

        Mẹ kính yêu.

        Sáng nay biển lặng, con dậy sớm tưới vườn rau sau trường. Luống cải mẹ gửi hạt giống đã xanh kín đất.

        Lớp con là lớp ghép, mười lăm học trò, đứa lớn học lớp hai, đứa nhỏ mới vào lớp một. Giờ ra chơi, các em
        chạy ùa ra bãi, đố nhau xem con tàu đằng xa chở gì về đảo.

        Chiều qua gió mùa tràn về, sóng đánh trắng chân kè. Bà con kéo thuyền lên cao, rồi cùng nhau chằng lại mái lớp.
        Tối đến, cả xóm ngồi quanh nồi cháo cá, ấm như ở nhà mình.

        Mẹ đừng lo cho con. Ở đây, đêm nào ngọn hải đăng cũng sáng. Con nhìn ánh đèn ấy, và biết đất liền vẫn ở rất gần.

        Con của mẹ.""",
    ),
    "nghe-tieng-viet-cua-ba": Piece(
        "vi", 36, 134, 261.6, sound.BRIGHT, 0.0,
        """Tiếng Việt của bà.

        Ở một thành phố rất xa, tuyết rơi từ tháng mười một. Trong căn bếp nhỏ trên tầng năm, bà ngoại dạy cháu Bống
        học chữ bằng những thứ có sẵn quanh nhà.

        Tối nào hai bà cháu cũng chơi một trò. Bà nói một câu, cháu tìm một câu đáp. Bà nói: trời mưa. Cháu đáp:
        bà ơi, mang ô. Bà nói: đi xa. Cháu nghĩ một lúc rồi đáp: thì về.

        Cuối tuần, lớp học tiếng Việt của khu phố mở cửa. Mười hai đứa trẻ, mười hai giọng nói, cùng hát một bài
        về cánh cò.

        Bà bảo: tiếng mình giống như hạt giống. Mang đi đâu cũng được, miễn là ngày nào cũng nhớ tưới.""",
    ),
}  # fmt: skip


def say(piece: Piece, sentence: str, lift: int, folder: Path) -> sound.Sound:
    """One sentence as sound, a little higher or lower than the voice's own pitch."""
    plain, warm = folder / "plain.wav", folder / "warm.wav"
    voice = ["-v", piece.voice, "-s", str(piece.pace), "-p", str(piece.pitch + lift), "-a", "110"]
    subprocess.run(["espeak-ng", *voice, "-w", str(plain), sentence], check=True)
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-i", plain, "-af", WARMTH, "-ac", "1", "-c:a", "pcm_s16le", warm], check=True
    )
    heard = sound.read(warm)
    loud = np.flatnonzero(np.abs(heard) > 0.01)
    return heard[max(loud[0] - 400, 0) : loud[-1] + 2_000]


def speech(piece: Piece, folder: Path) -> sound.Sound:
    """The whole text, with pauses."""
    parts = [sound.silence(LEAD)]
    for paragraph in piece.text.split("\n\n"):
        sentences = [part.strip() for part in " ".join(paragraph.split()).split(". ")]
        for index, sentence in enumerate(sentences):
            parts += [say(piece, sentence.rstrip(".") + ".", (2, 0, -2, 1)[index % 4], folder), sound.silence(SENTENCE)]
        parts.append(sound.silence(PARAGRAPH - SENTENCE))
    return np.concatenate([*parts, sound.silence(TAIL)])


def make(name: str) -> None:
    """Read, score, mix and encode one piece."""
    piece = PIECES[name]
    rng = np.random.default_rng(len(name))
    with tempfile.TemporaryDirectory() as folder:
        voice = speech(piece, Path(folder))
        seconds = len(voice) / sound.RATE
        music = sound.melody(rng, seconds, piece.tonic, piece.scale, 0.8) * 0.5
        music = sound.reverb(rng, music + sound.harmony(seconds, piece.tonic, piece.scale, 6.5) * 0.75, 2.4, 0.4)
        music = music[: len(voice)] / np.abs(music).max()
        if piece.sea:
            music = music + piece.sea * sound.surf(rng, seconds, 6.5)[: len(voice)]
        under = 0.42 - 0.28 * np.clip(sound.average((np.abs(voice) > 0.02).astype(float), 0.5) * 2.2, 0, 1)
        room = sound.reverb(rng, voice / np.abs(voice).max(), 0.9, 0.12)
        mix, target = Path(folder) / "mix.wav", MEDIA / f"{name}.mp3"
        sound.write(sound.master(room + under * music, 0.85, 3.0), mix)
        MEDIA.mkdir(parents=True, exist_ok=True)
        options = [
            "-c:a",
            "libmp3lame",
            "-b:a",
            "64k",
            "-ac",
            "1",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags",
            "+bitexact",
        ]
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", mix, *options, target], check=True)
    print(f"{target.stat().st_size / 1000:7.1f} kB  {target.name} ({int(seconds) // 60}:{int(seconds) % 60:02d})")


def main() -> None:
    for name in sys.argv[1:] or PIECES:
        make(name)


if __name__ == "__main__":
    main()
