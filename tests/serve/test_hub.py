"""Who waits for the next build, and who is woken."""

import asyncio
import contextlib
import threading

from tests.conftest import PATIENCE
from tindoingoai.serve.hub import MOST_STREAMS, Hub


def test_every_listener_is_woken_from_any_thread() -> None:
    async def scene() -> None:
        hub = Hub()
        with hub.listening("a") as first, hub.listening("b") as second:
            thread = threading.Thread(target=hub.publish)
            thread.start()
            assert await first.wait(PATIENCE)
            assert await second.wait(PATIENCE)
            thread.join()

    asyncio.run(scene())


def test_news_that_come_before_somebody_waits_are_not_missed_and_do_not_pile_up() -> None:
    async def scene() -> None:
        hub = Hub()
        with hub.listening("a") as slow:
            for _ in range(1000):
                hub.publish()
            assert await slow.wait(PATIENCE)
            assert not await slow.wait(0.01)

    asyncio.run(scene())


def test_who_leaves_is_forgotten() -> None:
    async def scene() -> None:
        hub = Hub()
        with hub.listening("a"), contextlib.suppress(ConnectionError), hub.listening("a"):
            assert len(hub) == 2
            raise ConnectionError
        assert len(hub) == 0
        hub.publish()

    asyncio.run(scene())


def test_the_oldest_of_too_many_tabs_rests_and_other_browsers_do_not() -> None:
    async def scene() -> None:
        hub = Hub()
        with contextlib.ExitStack() as stack:
            other = stack.enter_context(hub.listening("b"))
            ours = [stack.enter_context(hub.listening("a")) for _ in range(MOST_STREAMS + 1)]
            assert [listener.rests for listener in ours] == [True] + [False] * MOST_STREAMS
            assert await ours[0].wait(PATIENCE)
            assert not other.rests

    asyncio.run(scene())


def test_closing_wakes_all_and_lets_nobody_in() -> None:
    async def scene() -> None:
        hub = Hub()
        with hub.listening("a") as listener:
            hub.close()
            assert await listener.wait(PATIENCE)
            assert listener.is_closed
        with hub.listening("a") as late:
            assert late.is_closed

    asyncio.run(scene())


def test_publishing_after_the_loop_has_ended_is_no_error() -> None:
    hub = Hub()

    async def scene() -> None:
        stack.enter_context(hub.listening("a"))

    with contextlib.ExitStack() as stack:
        asyncio.run(scene())
        hub.publish()
        assert len(hub) == 1
