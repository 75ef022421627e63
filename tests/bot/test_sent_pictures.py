"""Pictures on their way out: drawn outside transactions, and their words when nothing can be drawn."""

import pytest

from bot import drawing
from bot.drawing import Drawing
from storage.store import Store
from tests.company import ANN, NOW, WEST, opened
from tests.company import says as said_by
from tests.running import running

PNG = b"\x89PNG\r\n\x1a\n"


class Watching:
    """Draws nothing, and looks whether the database can be written to meanwhile."""

    def __init__(self, path: str) -> None:
        self.path, self.drawn = path, 0

    async def draw(self, chart: object, locale: str, theme: str = "light") -> None:
        self.drawn += 1
        with opened(self.path) as other, other.work(NOW):
            pass  # a transaction that is open elsewhere would lock us out


async def test_pictures_are_drawn_outside_transactions(store: Store, home: str) -> None:
    watching = Watching(home)
    async with running(store, drawing=watching) as house:  # type: ignore[arg-type]
        await house.receive(said_by(ANN, "2 visits", "m1"), said_by(ANN, "rank visits", "q1", room=WEST))
        await house.heard("m1:answer", "q1:here")
    assert watching.drawn == 1
    assert dict(zip(house.keys, (sent.images for sent in house.platform.sent), strict=True))["q1:here"] == (None,)


async def test_a_picture_is_sent_and_a_worker_that_hangs_is_killed_and_its_words_are_sent(
    store: Store, tmp_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = Drawing(tmp_path / "drawing")
    try:
        async with running(store, drawing=pictures) as house:
            await house.receive(said_by(ANN, "2 visits", "m1"), said_by(ANN, "rank visits", "q1", room=WEST))
            await house.heard("q1:here")
            worker = pictures._worker
            assert worker
            worker.send_signal(19)  # SIGSTOP: it neither answers nor ends
            with monkeypatch.context() as meanwhile:
                meanwhile.setattr(drawing, "MOST_SECONDS", 0.2)
                await house.receive(said_by(ANN, "rank visits", "q2", room=WEST))
                await house.heard("q2:here")
            assert worker.returncode == -9
            await house.receive(said_by(ANN, "rank visits", "q3", room=WEST))
            await house.heard("q3:here")
    finally:
        await pictures.close()
    images = {sent.delivery.key: sent.images for sent in house.platform.sent}
    assert [len(images[key]) for key in ("q1:here", "q2:here", "q3:here")] == [1, 1, 1]
    assert images["q2:here"] == (None,)
    for key in ("q1:here", "q3:here"):
        (image,) = images[key]
        assert image
        assert image.startswith(PNG)
    words = dict(zip(house.keys, house.words, strict=True))
    assert "Ann" in words["q2:here"][1], "the words hold what the picture shows"
