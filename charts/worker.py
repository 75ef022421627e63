"""The drawing worker: a length and JSON on stdin, a length and a PNG on stdout."""

# Each message is 4 bytes of length, big end first, then so many bytes. A request is JSON:
# {"chart": {…}, "theme": "light" or "dark", "locale": "zh_CN"}, its words translated already; {"warm": true}
# draws a small board, so that the next picture finds everything loaded. Each request has one answer: a PNG,
# or a length of 0 and then, the same way, a JSON object {"error": …, "detail": …}. An error never holds what
# stood in the chart. The worker ends when stdin does.

import ctypes
import json
import os
import resource
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

MEMORY = 512 * 1024 * 1024
LONGEST = 4 * 1024 * 1024  # bytes of one request
OWN_PAGES = 1024 * 1024  # bytes from which on a block is given back to the system as soon as it is free
M_MMAP_THRESHOLD = -3  # of glibc's malloc.h
LOGGED = 20  # code points in one log line


def _limit_resources() -> None:
    """Bound the memory, write no core file (it would hold names), let no thread pool reserve memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ValueError, OSError):  # macOS knows no such limit
        _log("this system sets no memory limit")
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[name] = "1"


def _return_memory() -> None:
    """Keep canvases out of the heap, where glibc puts them after the first is freed, and their gaps stay."""
    with suppress(OSError, AttributeError):  # another C library has neither the fault nor the function
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, OWN_PAGES)


def _own_stdout() -> BinaryIO:
    """The stream for answers; whatever else prints goes to stderr from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _receive(source: BinaryIO) -> bytes | None:
    """The next message; empty if it is too long, None at the end."""
    head = source.read(4)
    if len(head) < 4:
        return None
    (length,) = struct.unpack(">I", head)
    if length <= LONGEST:
        body = source.read(length)
        return body if len(body) == length else None
    while length:
        skipped = len(source.read(min(length, LONGEST)))
        if not skipped:
            return None
        length -= skipped
    return b""


def _send(target: BinaryIO, body: bytes) -> None:
    target.write(struct.pack(">I", len(body)) + body)


def _refusal(error: str, detail: str) -> bytes:
    return json.dumps({"error": error, "detail": detail}).encode()


def _log(line: str) -> None:
    print(f"charts: {line}", file=sys.stderr, flush=True)


def _drawn(body: bytes) -> bytes:
    """The PNG for a request. BadChartError if it is not a request that can be drawn."""
    from charts.picture import draw_picture
    from charts.sample import leaderboard

    request = _parsed(body)
    if isinstance(request, dict) and request.get("warm"):
        request = {"chart": leaderboard(4)}
    picture = draw_picture(request)
    if picture.missing:
        points = " ".join(f"U+{point:04X}" for point in picture.missing[:LOGGED])
        _log(f"no glyph for {points}{' …' if len(picture.missing) > LOGGED else ''}")
    return picture.png


def _parsed(body: bytes) -> object:
    from charts.value import BadChartError

    if not body:
        raise BadChartError(f"the request is empty or longer than {LONGEST} bytes")
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadChartError(f"the request is not JSON: {type(error).__name__}") from None


def _answer(body: bytes, target: BinaryIO) -> bool:
    """Write the PNG, or the error; False when the memory is used up and a fresh worker is better."""
    from charts.value import BadChartError

    lives = True
    try:
        messages = [_drawn(body)]
    except BadChartError as error:
        messages = [b"", _refusal("bad_chart", str(error))]
    except MemoryError as error:
        lives = False
        _log(f"out of memory at {_where(error)}")
        messages = [b"", _refusal("failed", "MemoryError")]
    except Exception as error:  # noqa: BLE001 - the caller sends the words without the picture
        _log(f"drawing failed: {type(error).__name__} at {_where(error)}")
        messages = [b"", _refusal("failed", type(error).__name__)]
    for message in messages:
        _send(target, message)
    target.flush()
    return lives


def _where(error: BaseException) -> str:
    """The place in the code an error came from: its text could hold a name."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def main() -> None:
    """Answer each request on stdin in turn until stdin ends, nobody reads the answers, or the memory is used up."""
    _limit_resources()
    _return_memory()
    with suppress(BrokenPipeError), _own_stdout() as target:  # broken: whoever asked is gone
        while (body := _receive(sys.stdin.buffer)) is not None and _answer(body, target):
            pass


if __name__ == "__main__":
    main()
