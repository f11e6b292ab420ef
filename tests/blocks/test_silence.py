"""Who measures speed is left in peace by what else this process does."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

from blocks._silence import Silence


def test_a_step_waits_while_silence_is_kept_and_says_how_long() -> None:
    silence, asked = Silence(), threading.Event()

    def step() -> float:
        asked.set()
        with silence.step() as waited_s:
            return waited_s

    with ThreadPoolExecutor(1) as pool:
        with silence.keep(most_s=0):
            waiting = pool.submit(step)
            asked.wait(10)
            assert wait([waiting], 0.1).not_done
        assert waiting.result(10) > 0
    with silence.step() as waited_s:
        assert waited_s < 1


def test_silence_begins_when_the_steps_under_way_are_over() -> None:
    silence, events = Silence(), list[str]()
    begun, goes_on = threading.Event(), threading.Event()

    def step() -> None:
        with silence.step():
            begun.set()
            goes_on.wait(10)
            events.append("step")

    def keep() -> None:
        with silence.keep(most_s=10):
            events.append("silence")

    with ThreadPoolExecutor(2) as pool:
        pool.submit(step)
        begun.wait(10)
        kept = pool.submit(keep)
        assert events == []
        goes_on.set()
        kept.result(10)
    assert events == ["step", "silence"]


def test_a_step_that_never_ends_does_not_hold_silence_up_for_ever() -> None:
    silence = Silence()
    with silence.step(), silence.keep(most_s=0):
        pass


def test_whoever_keeps_silence_for_too_long_is_not_waited_for() -> None:
    silence = Silence(longest_s=0)
    with silence.keep(most_s=0), silence.step():
        pass


def test_silence_is_kept_for_one_at_a_time() -> None:
    silence = Silence()

    def keep() -> None:
        with silence.keep(most_s=0):
            pass

    with ThreadPoolExecutor(1) as pool:
        with silence.keep(most_s=0):
            other = pool.submit(keep)
            assert wait([other], 0.1).not_done
        other.result(10)
