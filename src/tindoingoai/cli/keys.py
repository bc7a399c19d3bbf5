"""Single keys pressed in the terminal, while a command is at work on other things.

The terminal is as it was whenever it is not ours: after the end, however it came, and while the command is stopped or
in the background. Where the input is no terminal nothing is read.
"""

import contextlib
import os
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator, Mapping

Keys = Mapping[str, Callable[[], None]]

# How often it is seen whether a command in the background came back, in seconds.
_GLANCE = 0.2


@contextlib.contextmanager
def pressing(keys: Keys) -> Iterator[bool]:
    """Calls what belongs to a key, in a thread of its own, when it is pressed; whether there is a terminal at all."""
    if not sys.stdin or sys.stdin.closed or not sys.stdin.isatty():
        yield False
        return
    with _listening(keys):
        yield True


def _press(keys: Keys, pressed: str) -> None:
    for key in pressed:
        if called := keys.get(key.lower()):
            called()


if sys.platform == "win32":
    import msvcrt

    @contextlib.contextmanager
    def _listening(keys: Keys) -> Iterator[None]:
        over = threading.Event()

        def read() -> None:
            while not over.wait(_GLANCE):
                while msvcrt.kbhit():
                    _press(keys, msvcrt.getwch())

        threading.Thread(target=read, name="keys", daemon=True).start()
        try:
            yield
        finally:
            over.set()

else:
    import select
    import termios
    import tty

    @contextlib.contextmanager
    def _listening(keys: Keys) -> Iterator[None]:
        terminal = _Terminal(sys.stdin.fileno())
        ending, end = os.pipe()
        thread = threading.Thread(target=_read, args=(terminal, ending, keys), name="keys", daemon=True)
        with contextlib.ExitStack() as stack:
            stack.callback(os.close, ending)
            stack.callback(thread.join, 1)
            stack.callback(os.close, end)
            stack.callback(terminal.give_back)
            _follow_stops(terminal, stack)
            terminal.take()
            thread.start()
            yield

    class _Terminal:
        """The terminal, told to hand over each key at once and not to show it."""

        def __init__(self, number: int) -> None:
            self.number = number
            self._before = termios.tcgetattr(number)

        def is_ours(self) -> bool:
            """Whether we stand in the foreground: whoever else touches a terminal is stopped by the system."""
            try:
                return os.tcgetpgrp(self.number) == os.getpgrp()
            except OSError:
                return False

        def take(self) -> None:
            with contextlib.suppress(termios.error):
                if self.is_ours():
                    tty.setcbreak(self.number, termios.TCSANOW)

        def give_back(self) -> None:
            with contextlib.suppress(termios.error):
                if self.is_ours():
                    termios.tcsetattr(self.number, termios.TCSANOW, self._before)

    def _follow_stops(terminal: _Terminal, stack: contextlib.ExitStack) -> None:
        """Gives the terminal back at Ctrl-Z, and takes it again when the command goes on in the foreground."""
        if threading.current_thread() is not threading.main_thread():
            return

        def stop(number: int, frame: types.FrameType | None) -> None:
            terminal.give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            # From here on the command goes on.
            signal.signal(signal.SIGTSTP, stop)
            terminal.take()

        handlers = {signal.SIGTSTP: stop, signal.SIGCONT: lambda number, frame: terminal.take()}
        for number, handler in handlers.items():
            stack.callback(signal.signal, number, signal.signal(number, handler))

    def _read(terminal: _Terminal, ending: int, keys: Keys) -> None:
        while True:
            try:
                ready = select.select([terminal.number, ending], [], [])[0]
                if ending in ready:
                    return
                if not terminal.is_ours():
                    # These keys are meant for another program.
                    time.sleep(_GLANCE)
                    continue
                pressed = os.read(terminal.number, 1024)
            except (OSError, ValueError):
                return
            if not pressed:
                return
            _press(keys, pressed.decode(errors="replace"))
