"""Ctrl-C and other signals that end a process: unfinished files are removed first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

ENDING = tuple(number for number in signal.Signals if number.name in ("SIGINT", "SIGTERM", "SIGHUP"))


class _Ended(BaseException):
    """Raised when a signal comes that ends the process; its argument is the number of the signal."""


@contextmanager
def cleaning_up() -> Iterator[None]:
    """Let the code of a `with` block run its `finally` clauses before a signal of `ENDING` ends the process.

    The signal raises an exception in the block, further signals are ignored, and after the block the signal is sent
    again. Signals that the process ignored before stay ignored.
    """
    kept = {number: signal.getsignal(number) for number in ENDING if signal.getsignal(number) != signal.SIG_IGN}

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        for other in kept:
            signal.signal(other, signal.SIG_IGN)  # nothing disturbs the cleaning up
        raise _Ended(number)

    came = None
    for number in kept:
        signal.signal(number, end)
    try:
        yield
    except _Ended as ended:
        (came,) = ended.args
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    if came:
        signal.raise_signal(came)
