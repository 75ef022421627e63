"""The drawing worker, run as a program of its own."""

import io
import json
import random
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from charts.sample import leaderboard
from charts.scenes import scenes
from charts.sheet import HOSTILE, variants
from tests.charts.conversation import Worker

LARGEST = 300_000


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    running = Worker(tmp_path_factory.mktemp("worker"))
    yield running
    assert running.close() == 0


def opened(answer: bytes | dict[str, str]) -> Image.Image:
    assert isinstance(answer, bytes), answer
    assert len(answer) < LARGEST
    image = Image.open(io.BytesIO(answer))
    image.load()
    assert image.format == "PNG"
    assert image.width == 1080
    return image


def test_a_warm_up_is_answered_by_a_picture(worker: Worker) -> None:
    opened(worker.ask({"warm": True}))


@pytest.mark.parametrize("name", variants())
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_variant_is_a_png_in_its_limits(worker: Worker, name: str, theme: str) -> None:
    opened(worker.ask({"chart": variants()[name], "theme": theme, "locale": "zh_CN"}))


def test_more_rows_make_a_taller_picture(worker: Worker) -> None:
    heights = [opened(worker.ask({"chart": leaderboard(rows)})).height for rows in (3, 4, 8, 10, 20, 50)]
    assert heights == sorted(set(heights))


def test_the_same_value_gives_the_same_bytes(worker: Worker) -> None:
    first = worker.ask({"chart": leaderboard(8), "theme": "dark"})
    worker.ask({"chart": leaderboard(20), "theme": "light"})
    assert worker.ask({"chart": leaderboard(8), "theme": "dark"}) == first


def hostile_names(count: int) -> list[str]:
    """Texts of every kind of character, from a fixed seed."""
    chance = random.Random(86)
    kinds = (
        lambda: chance.randrange(0x20, 0x7F),
        lambda: chance.randrange(0x300, 0x370),
        lambda: chance.randrange(0x4E00, 0xA000),
        lambda: chance.choice(
            (0x200B, 0x200D, 0x202E, 0x2066, 0xFE0F, 0xFEFF, 0x20E3, 0xE0067, 0xD800, 0, 0x1B, 0x3000)
        ),
        lambda: chance.randrange(0x1F000, 0x1FB00),
        lambda: chance.randrange(0x110000),
    )
    return ["".join(chr(chance.choice(kinds)()) for _ in range(chance.choice((1, 8, 40, 300)))) for _ in range(count)]


def test_two_hundred_hostile_names_are_drawn_within_the_limits(worker: Worker) -> None:
    names = hostile_names(200)
    for start in range(0, len(names), 20):
        rows = [
            row
            | {
                "name": name,
                "team": name[::-1],
                "badge": name[:30],
                "avatar": name[:3],
                "note": name,
                "value": name,
            }
            for row, name in zip(leaderboard(20)["rows"], names[start : start + 20], strict=True)
        ]
        opened(worker.ask({"chart": leaderboard(1) | {"rows": rows}}))


@pytest.mark.parametrize("letter", ["a", "王", "\u0301", "👍🏽", "\u200d", "$\\frac{"])
def test_labels_of_a_hundred_thousand_characters_are_drawn(worker: Worker, letter: str) -> None:
    long = letter * (100_000 // len(letter))
    chart = leaderboard(1, title=long, legend=[long])
    chart["rows"] = [row | {"name": long} for row in chart["rows"]]
    opened(worker.ask({"chart": chart}))


def test_a_missing_glyph_is_one_log_line_with_the_code_point_only(worker: Worker) -> None:
    before = worker.log.read_text()
    opened(worker.ask({"chart": leaderboard(3, title="Geheim ꙮ", scope="ꙮ")}))
    line = worker.log.read_text().removeprefix(before)
    assert line == "charts: no glyph for U+A66E\n"


BROKEN = {
    "not JSON": b"{",
    "not text": b"\xff\xfe",
    "nothing": b"",
    "too deep": b"[" * 100_000,
    "a list": b"[]",
    "no chart": b"{}",
    "unknown kind": json.dumps({"chart": {"kind": "pie"}}).encode(),
    "unknown theme": json.dumps({"chart": leaderboard(3), "theme": "pink"}).encode(),
    "title not text": json.dumps({"chart": leaderboard(3, title=["Geheim"])}).encode(),
    "place not a number": json.dumps({"chart": {"kind": "leaderboard", "rows": [{"place": "Geheim"}]}}).encode(),
    "place of zero": json.dumps({"chart": {"kind": "leaderboard", "rows": [{"place": 0}]}}).encode(),
    "bar not whole": json.dumps({"chart": {"kind": "leaderboard", "rows": [{"place": 1, "filled": 0.5}]}}).encode(),
    "infinite": b'{"chart": {"kind": "leaderboard", "rows": [{"place": 1, "filled": Infinity}]}}',
    "unknown tone": json.dumps({"chart": {"kind": "leaderboard", "tiles": [{"tone": "Geheim"}]}}).encode(),
    "too many rows": json.dumps({"chart": leaderboard(51)}).encode(),
    "5,000 digits": b'{"chart": {"kind": "leaderboard", "rows": [{"place": ' + b"9" * 5000 + b"}]}}",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_request_is_answered_by_an_error_and_the_worker_lives_on(worker: Worker, name: str) -> None:
    error = worker.ask(BROKEN[name])
    assert isinstance(error, dict)
    assert set(error) == {"error", "detail"}
    assert "Geheim" not in str(error)
    opened(worker.ask({"chart": leaderboard(1)}))


def test_a_request_that_is_too_long_is_passed_over(worker: Worker) -> None:
    assert isinstance(worker.ask(b" " * (5 * 1024 * 1024)), dict)
    opened(worker.ask({"chart": leaderboard(1)}))


def test_huge_numbers_are_drawn_as_full_or_empty(worker: Worker) -> None:
    row = leaderboard(1)["rows"][0]
    huge = row | {
        "change": -(10**300),
        "filled": 10**300,
        "mark": -5,
        "spark": [10**300, -(10**300)],
        "place": 10**300,
    }
    opened(worker.ask({"chart": leaderboard(1) | {"rows": [huge] * 5}}))


def test_the_worker_limits_its_memory_and_writes_no_core(worker: Worker) -> None:
    limits = Path(f"/proc/{worker.process.pid}/limits")
    if not limits.exists():
        pytest.skip("this system shows no limits under /proc")
    lines = {line[:26].strip(): line[26:].split()[0] for line in limits.read_text().splitlines()}
    assert lines["Max address space"] == str(512 * 1024 * 1024)
    assert lines["Max core file size"] == "0"


def test_memory_stays_flat(worker: Worker) -> None:
    status = Path(f"/proc/{worker.process.pid}/status")
    if not status.exists():
        pytest.skip("this system shows no memory under /proc")

    def resident() -> int:
        return int(status.read_text().split("VmRSS:")[1].split()[0])

    chart = leaderboard(8)
    for _ in range(10):
        worker.ask({"chart": chart})
    before = resident()
    for _ in range(40):
        worker.ask({"chart": chart})
    assert resident() - before < 4_000  # kB


def test_a_tall_picture_leaves_no_memory_behind(worker: Worker) -> None:
    status = Path(f"/proc/{worker.process.pid}/status")
    if not status.exists():
        pytest.skip("this system shows no memory under /proc")
    small, tall = {"chart": leaderboard(3)}, {"chart": leaderboard(50)}
    held = []
    for request in (tall, small, tall, small, tall, small):
        worker.ask(request)
        held.append(int(status.read_text().split("VmRSS:")[1].split()[0]))
    assert held[5] < held[4] - 8_000, "kB: the tall canvas alone is 14,000"


def test_posters_of_many_heights_need_little_memory(worker: Worker) -> None:
    twelve = scenes()["poster-twelve"]
    for several in (*range(2, 13), *range(2, 13)):
        assert isinstance(worker.ask({"chart": twelve | {"wins": twelve["wins"][:several]}}), bytes)
    status = Path(f"/proc/{worker.process.pid}/status")
    if status.exists():
        assert int(status.read_text().split("VmRSS:")[1].split()[0]) < 180_000  # kB; it was 350,000


def test_the_worker_ends_quietly_when_its_input_ends_in_mid_message(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    assert worker.process.stdin
    worker.process.stdin.write(struct.pack(">I", 100) + b"{")
    assert worker.close() == 0
    assert worker.log.read_text() == ""


def test_two_workers_with_an_empty_cache_share_the_unpacked_fonts(tmp_path: Path) -> None:
    folders = (tmp_path / "a", tmp_path / "b")
    for folder in folders:
        folder.mkdir()
    workers = [Worker(folder, tmp_path / "config") for folder in folders]
    for worker in workers:
        worker.send(b'{"warm": true}')
    for worker in workers:
        opened(worker.block())
        assert worker.close() == 0
    assert len(list((tmp_path / "config" / "dealdrum").iterdir())) == 2


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "dealdrum").write_text("a file where the folder should be")
    worker = Worker(tmp_path, config)
    opened(worker.ask({"chart": leaderboard(3)}))
    assert worker.close() == 0


def test_the_hostile_samples_hold_what_the_bad_inputs_name() -> None:
    joined = "".join(HOSTILE)
    assert "$\\frac{$" in joined
    assert any(unicodedata.category(char) == "Cs" for char in joined)
    assert max(map(len, HOSTILE)) >= 100_000
