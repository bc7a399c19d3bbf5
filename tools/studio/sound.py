"""Soft music and the sounds of places, made of sines and noise."""

import math
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
Sound = NDArray[np.float64]

# Five-note scales, in semitones above the tonic.
BRIGHT = (0, 2, 5, 7, 9)
CALM = (0, 3, 5, 7, 10)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE))


def clock(seconds: float) -> Sound:
    return np.arange(round(seconds * RATE)) / RATE


def pitch(tonic: float, scale: tuple[int, ...], degree: int) -> float:
    """The frequency of a step of a scale."""
    octave, step = divmod(degree, len(scale))
    return float(tonic * 2 ** (octave + scale[step] / 12))


def put(track: Sound, sound: Sound, at: float, gain: float = 1) -> None:
    """Mix a sound into a track."""
    start = round(at * RATE)
    end = min(start + len(sound), len(track))
    if start < end:
        track[start:end] += gain * sound[: end - start]


def pluck(frequency: float, seconds: float = 2.6, shake: float = 0.004) -> Sound:
    """A plucked silk string: bright at first, with a slow shake."""
    t = clock(seconds)
    bend = 1 + shake * np.sin(2 * np.pi * 5.2 * t) * np.clip(t * 3, 0, 1)
    phase = 2 * np.pi * np.cumsum(frequency * bend) / RATE
    total = np.zeros_like(t)
    for k in range(1, 10):
        if frequency * k < RATE / 2.5:
            total += np.sin(k * phase) * np.exp(-t * (1.4 + 0.9 * k)) / k**1.15
    return total * np.clip(t / 0.004, 0, 1) * np.clip((seconds - t) / 0.3, 0, 1)


def pad(frequencies: list[float], seconds: float) -> Sound:
    """A warm chord that swells and fades."""
    t = clock(seconds)
    total = np.zeros_like(t)
    for frequency in frequencies:
        for detune, level in ((0.997, 0.5), (1.0, 1.0), (1.003, 0.5), (2.0, 0.16)):
            total += level * np.sin(2 * np.pi * frequency * detune * t)
    return total * np.sin(np.pi * np.clip(t / seconds, 0, 1)) ** 0.8 / len(frequencies) / 2.2


def noise(rng: np.random.Generator, seconds: float, low: float, high: float) -> Sound:
    """Noise between two frequencies, of unit deviation."""
    raw = rng.standard_normal(round(seconds * RATE))
    spectrum = np.fft.rfft(raw)
    bins = np.fft.rfftfreq(len(raw), 1 / RATE)
    shape = 1 / (1 + (bins / high) ** 4) * (1 - 1 / (1 + (bins / low) ** 4))
    sound: Sound = np.fft.irfft(spectrum * shape, len(raw))
    return sound / float(sound.std())


def surf(rng: np.random.Generator, seconds: float, period: float = 5.2) -> Sound:
    """Waves that come and go."""
    t = clock(seconds)
    swell = 0.35 + 0.65 * (0.5 + 0.5 * np.sin(2 * np.pi * t / period + 0.4 * np.sin(t * 0.7))) ** 2
    return noise(rng, seconds, 120, 900) * swell + 0.35 * noise(rng, seconds, 900, 4200) * swell**2


def wind(rng: np.random.Generator, seconds: float) -> Sound:
    t = clock(seconds)
    return noise(rng, seconds, 90, 420) * (0.6 + 0.4 * np.sin(2 * np.pi * t / 7.3))


def chirps(rng: np.random.Generator, seconds: float, low: float, high: float, count: int) -> Sound:
    """Short falling calls, as of birds or night insects."""
    track = silence(seconds)
    for at in np.sort(rng.uniform(0.2, seconds - 1, count)):
        tune = rng.uniform(low, high)
        for k in range(int(rng.integers(2, 5))):
            t = clock(0.09)
            call = np.sin(2 * np.pi * tune * (1 - 0.9 * t) * t) * np.sin(np.pi * t / 0.09)
            put(track, call, at + k * 0.13, rng.uniform(0.4, 1))
    return track


def rails(rng: np.random.Generator, seconds: float, gap: float = 0.52) -> Sound:
    """A train: a low rumble and pairs of clacks, nearest in the middle."""
    t = clock(seconds)
    near = np.sin(np.pi * np.clip(t / seconds, 0, 1)) ** 1.4
    track = 0.5 * noise(rng, seconds, 40, 240) + 0.12 * noise(rng, seconds, 300, 1600)
    clack = noise(rng, 0.07, 300, 1500) * np.exp(-clock(0.07) * 60)
    for at in np.arange(0.2, seconds - 0.3, gap):
        put(track, clack, at, 0.9)
        put(track, clack, at + 0.13, 0.65)
    return track * near


def melody(rng: np.random.Generator, seconds: float, tonic: float, scale: tuple[int, ...], beat: float) -> Sound:
    """A slow tune on plucked strings: a walk on the scale that rests on the tonic at phrase ends."""
    track = silence(seconds)
    degree, at, count = 5, 0.6, 0
    while at < seconds - 2.4:
        count += 1
        phrase_end = count % 7 == 0
        degree = 5 if phrase_end else int(np.clip(degree + rng.choice((-2, -1, -1, 1, 1, 2)), 1, 10))
        put(track, pluck(pitch(tonic, scale, degree)), at, rng.uniform(0.55, 0.9))
        if phrase_end or rng.random() < 0.22:
            put(track, pluck(pitch(tonic, scale, degree - 5), 3.4), at + 0.02, 0.5)
        at += beat * (3 if phrase_end else rng.choice((1, 1, 1, 1.5, 2, 0.5)))
    return track


def harmony(seconds: float, tonic: float, scale: tuple[int, ...], span: float = 5.0) -> Sound:
    """Overlapping pads through a few chords of the scale."""
    track = silence(seconds)
    chords = ((0, 2, 3), (1, 3, 5), (3, 4, 6), (0, 3, 5))
    for k, at in enumerate(np.arange(-1.0, seconds, span * 0.8)):
        notes = [pitch(tonic / 2, scale, degree) for degree in chords[k % 4]]
        sound = pad(notes, span * 1.3)
        if at < 0:
            sound, at = sound[round(-at * RATE) :], 0
        put(track, sound, float(at))
    return track


def reverb(rng: np.random.Generator, sound: Sound, seconds: float = 1.9, wet: float = 0.3) -> Sound:
    """A hall."""
    t = clock(seconds)
    room = rng.standard_normal(len(t)) * np.exp(-t * 5 / seconds)
    room /= np.sqrt((room**2).sum())
    size = len(sound) + len(room)
    echo = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(room, size), size)[: len(sound)]
    return np.add(sound * (1 - wet * 0.4), echo * wet)


def average(sound: Sound, seconds: float) -> Sound:
    """The running mean over a span of time."""
    half = round(seconds * RATE / 2)
    total = np.cumsum(np.pad(sound, (half + 1, half), "edge"))
    return np.divide(total[2 * half :] - total[: -2 * half], 2 * half)[: len(sound)]


def master(sound: Sound, peak: float = 0.72, fade: float = 1.2) -> Sound:
    """Level, with soft ends."""
    t = clock(len(sound) / RATE)[: len(sound)]
    ends = np.clip(t / 0.5, 0, 1) * np.clip((len(sound) / RATE - t) / fade, 0, 1)
    sound = sound * ends
    loudest = float(np.abs(sound).max())
    return np.tanh(1.2 * sound / loudest) * (peak / math.tanh(1.2))


def write(sound: Sound, path: Path) -> None:
    """Save as 16-bit mono WAV."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())


def read(path: Path) -> Sound:
    """Load a 16-bit mono WAV at the studio's rate."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float) / 32_768
