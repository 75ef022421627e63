"""The drawing worker from outside: what a killed one leaves does not slow the next."""

from pathlib import Path

from bot.drawing import Drawing


async def test_a_lock_that_a_killed_worker_left_holds_nobody_up(tmp_path: Path) -> None:
    left = tmp_path / "fontlist-v3.11.0.json.matplotlib-lock"
    left.touch()
    drawing = Drawing(tmp_path)
    await drawing.warm()
    await drawing.close()
    assert not left.exists()
    assert list(tmp_path.glob("fontlist-*.json"))
