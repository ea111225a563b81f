"""What a signal that ends the process does: files are removed, and the process dies of the signal."""

import signal
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from botox_cli.interrupts import ENDING, cleaning_up

Answer = tuple[int, str, str]
Start = Callable[..., Popen[bytes]]
End = Callable[[Popen[bytes]], Answer]

CLEANING_UP = """
import signal, sys, time
from pathlib import Path
from botox_cli.interrupts import cleaning_up
if sys.argv[1:] == ["silently"]:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
with cleaning_up():
    Path("part").touch()
    try:
        print("ready", flush=True)
        time.sleep(60)
    finally:
        Path("part").unlink()
"""

pytestmark = pytest.mark.usefixtures("interruptible")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_cleans_up_does_so_and_dies_of_the_signal(
    start: Start, end: End, tmp_path: Path, number: signal.Signals
) -> None:
    running = start(CLEANING_UP, "silently", folder=tmp_path)
    assert running.stdout is not None
    running.stdout.readline()

    running.send_signal(number)

    assert end(running) == (-number, "", "")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_interrupted_is_as_it_was() -> None:
    before = [signal.getsignal(number) for number in ENDING]
    with cleaning_up():
        inside = [signal.getsignal(number) for number in ENDING]

    assert [signal.getsignal(number) for number in ENDING] == before
    assert not set(inside) & set(before)


def test_an_interrupt_of_a_library_is_an_exception_as_ever() -> None:
    with pytest.raises(KeyboardInterrupt), cleaning_up():
        signal.raise_signal(signal.SIGINT)


def test_an_ignored_signal_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with cleaning_up():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
