"""How wide a line of Vietnamese will be, without a font at hand.

The widths are the greater of Be Vietnam Pro's and Noto Sans's, in hundredths of the type size. A reader whose device
has neither gets its own sans-serif, so every layout leaves some slack as well.
"""

import unicodedata

_REGULAR = {
    22: "'", 26: " il", 27: "j·", 28: "!`", 29: ".:", 30: ",;", 34: "I", 37: "“", 39: "f", 41: 'r"”', 43: "t{}",
    44: "()", 46: "J[]", 48: "\\°", 50: "z/", 51: "s", 55: "*|•", 56: "kx", 57: "1<>?^~", 58: "vy×", 59: "7", 60: "e",
    61: "c+-", 62: "hnuEL", 63: "8F", 64: "agoPS$ơ−", 65: "2bdpqT", 66: "35YZđ", 67: "BRư", 68: "069K–", 70: "_",
    71: "4V", 72: "X", 73: "DU=", 74: "AH&", 76: "N", 78: "CG¼Ư", 79: "…Đ", 80: "½", 81: "#", 82: "Q", 83: "OƠ",
    85: "%", 87: "w", 91: "M", 94: "m", 100: "W@—",
}  # fmt: skip
_BOLD = {
    26: " ", 27: "'", 30: "ijl·", 34: "!.:", 35: ",;", 36: "`", 39: "I", 41: "f", 44: "t“", 45: "r()", 46: "”",
    47: '"°', 48: "{}", 49: "J", 50: "[]", 52: "z", 53: "\\", 54: "s*/", 55: "|", 57: "1<>~•", 59: "v", 60: "7y",
    61: "x-^", 62: "ek?", 63: "c×", 64: "EFL", 65: "$+", 66: "2aghnou−", 67: "8bdpqSZ", 68: "35Pđơ", 69: "T",
    70: "069–", 71: "BR", 72: "4KY", 74: "V_", 75: "D=", 76: "HU&ư", 77: "AX", 78: "CĐ", 79: "G", 81: "N", 83: "OQ¼Ơ",
    84: "#", 86: "…", 87: "½", 88: "wƯ", 90: "%", 94: "M", 98: "m", 100: "—", 102: "@", 106: "W",
}  # fmt: skip
_WIDTH_OF = {
    is_bold: {letter: hundredths / 100 for hundredths, letters in table.items() for letter in letters}
    for is_bold, table in ((False, _REGULAR), (True, _BOLD))
}
_HORN = "\u031b"


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line. A letter is as wide as its base letter; the marks above and below take no room."""
    widths = _WIDTH_OF[bold]
    letters: list[str] = []
    for mark_or_letter in unicodedata.normalize("NFD", text):
        if mark_or_letter == _HORN:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + _HORN)
        elif not unicodedata.combining(mark_or_letter):
            letters.append(mark_or_letter)
    return size * sum(widths[letter] for letter in letters)


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[list[tuple[str, bool]]]:
    """Break a text into lines of runs `(words, is_bold)`; `**…**` is bold, `~` is a space that never breaks,
    and a newline ends a line."""
    lines: list[list[tuple[str, bool]]] = []
    is_bold = bold
    space = measure(" ", size)
    for source_line in text.split("\n"):
        line: list[tuple[str, bool]] = []
        used = 0.0
        for raw in source_line.split(" "):
            pieces = raw.split("**")
            word: list[tuple[str, bool]] = []
            for index, piece in enumerate(pieces):
                if index:
                    is_bold = not is_bold
                if piece:
                    word.append((piece.replace("~", " "), is_bold))
            word_width = sum(measure(piece, size, bold=heavy) for piece, heavy in word)
            if line and used + space + word_width > width:
                lines.append(_join(line))
                line, used = [], 0.0
            if line:
                line.append((" ", line[-1][1] and word[0][1]))
                used += space
            line.extend(word)
            used += word_width
        lines.append(_join(line))
    return lines


def _join(runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    joined: list[tuple[str, bool]] = []
    for piece, is_bold in runs:
        if joined and joined[-1][1] == is_bold:
            joined[-1] = (joined[-1][0] + piece, is_bold)
        else:
            joined.append((piece, is_bold))
    return joined
