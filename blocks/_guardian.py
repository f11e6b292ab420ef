"""Run one program in a group of its own, and end all of it when it or its owner is gone.

Run as a file and in need of nothing of ours, so that it starts at once and stays small:
`python -I -S _guardian.py LIFE OWNER FOLDER TALK NICE PROGRAM ARGUMENT...`.
"""

import contextlib
import os
import select
import signal
import sys
import time

PATIENCE_S = 10.0
"""How long processes that were killed may take to go; uninterruptible reads may hold them up."""
_GLANCE_S = 0.5
_MOST_DESCRIPTORS = 1024
_SET_PDEATHSIG, _SET_CHILD_SUBREAPER = 1, 36


def main(life: int, owner: int, folder: str, talk: str, nice: int, command: list[str]) -> int:
    """Run `command` until it ends, `life` closes or `owner` is no longer the parent.

    Args:
        life: Descriptor of a pipe whose other end only the owner holds.
        owner: Process id of who asked for the program.
        folder: Removed in the end with its lock; what the program may leave behind is in it.
        talk: `pipe` to hand over standard input and output as descriptors 3 and 4, as a browser
            expects them; `standard` to leave them where they are.
        nice: How gladly the program lets others have a core, -20 to 19; less than 0 takes a right
            that mostly root has, and is left out without it.
        command: The program's path and its arguments.
    """
    hears, tells = os.pipe()
    os.set_blocking(tells, False)
    signal.set_wakeup_fd(tells)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _wake)
    _tell_kernel(_SET_CHILD_SUBREAPER, 1)
    guardian, child = os.getpid(), os.fork()
    if child == 0:
        _become(command, talk, nice, guardian=guardian)
    _let_go_of_streams()
    code = _wait(child, life=life, hears=hears, owner=owner)
    _end(child)
    _remove(folder)
    return code


def _wake(_number: int, _frame: object) -> None:
    """Do nothing but wake up from waiting; ignoring the signal would not."""


def _become(command: list[str], talk: str, nice: int, *, guardian: int) -> None:
    """Turn the forked process into the program; never returns."""
    try:
        signal.set_wakeup_fd(-1)
        # Above all the folder's lock: once owner and guardian are gone, nobody holds it.
        os.closerange(3, _MOST_DESCRIPTORS)
        os.setsid()
        _be_nice(nice)
        _tell_kernel(_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != guardian:  # it was killed before the kernel knew
            os._exit(127)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        if talk == "pipe":
            os.dup2(0, 3)
            os.dup2(1, 4)
            os.dup2(os.open(os.devnull, os.O_RDWR), 0)
            os.dup2(2, 1)
        os.execv(command[0], command)  # noqa: S606 # our own words
    except OSError as error:
        os.write(2, f"{command[0]}: {error.strerror}\n".encode())
    finally:
        os._exit(127)


def _be_nice(nice: int) -> None:
    """Give way to others, or have them give way."""
    if not nice:
        return
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, nice)
    # Where Linux shares cores out by sessions, the figure of a process counts only inside its own.
    with contextlib.suppress(OSError), open("/proc/self/autogroup", "w", encoding="ascii") as file:
        file.write(str(nice))


def _let_go_of_streams() -> None:
    """Leave both streams to the program, so that its end is seen as the end of them."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)


def _wait(child: int, *, life: int, hears: int, owner: int) -> int:
    """Wait for the end of the program or of its owner; return the program's exit code, or 0."""
    while os.getppid() == owner:
        # The glance at the parent is for owners that forked: their children hold `life` open too.
        ready, _, _ = select.select([life, hears], [], [], _GLANCE_S)
        if life in ready:
            return 0
        if hears in ready:
            if any(number != signal.SIGCHLD for number in os.read(hears, 64)):
                return 0
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status) % 256
    return 0


def _end(child: int) -> None:
    """Kill the group and whatever left it, until nothing is left."""
    deadline = time.monotonic() + PATIENCE_S
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    while time.monotonic() < deadline:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended:
            for process in _children():
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(process, signal.SIGKILL)
            time.sleep(0.005)


def _children() -> list[int]:
    """Return the direct children; on Linux all that lost their parent are among them."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def _tell_kernel(option: int, value: int) -> None:
    """Set one of Linux's process options; other systems do without."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes  # 6 ms, and not there in every Python

        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _remove(folder: str) -> None:
    import shutil  # 10 ms that nobody waits for here

    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        os.unlink(f"{folder}.lock")


if __name__ == "__main__":
    _life, _owner, _folder, _talk, _nice, *_command = sys.argv[1:]
    sys.exit(main(int(_life), int(_owner), _folder, _talk, int(_nice), _command))
