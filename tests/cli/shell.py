"""As much of a shell as stopping and going on takes: runs a command in the foreground of a terminal of its own."""

import os
import signal
import sys


def run(command: list[str]) -> None:
    """Tells how the command ends; when it is stopped, takes `fg` and `bg`."""
    os.setsid()
    # The first terminal that a session opens is its own.
    os.close(os.open(os.ttyname(0), os.O_RDWR))
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpgrp())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv(command[0], command)
    while True:
        _, status = os.waitpid(child, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpgrp())
        if not os.WIFSTOPPED(status):
            print(f"[ended {os.waitstatus_to_exitcode(status)}]", flush=True)
            return
        print("[stopped]", flush=True)
        while (order := sys.stdin.readline().strip()) == "bg":
            os.killpg(child, signal.SIGCONT)
            print("[behind]", flush=True)
        assert order == "fg", order
        os.tcsetpgrp(0, child)
        os.killpg(child, signal.SIGCONT)


if __name__ == "__main__":
    run(sys.argv[1:])
