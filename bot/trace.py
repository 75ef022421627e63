"""What a log says of an error: its kind and where it arose, never its message (that may hold people's words)."""

import traceback
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The clone, or where the program was installed: there libraries stand beside us."""
OURS = frozenset(
    ("bot", "handlers", "scheduler", "web", "storage", "cards", "words", "scoring", "chat", "language", "charts")
)


def trace(error: BaseException) -> dict[str, str]:
    """The error's kind and the places in our code it came through, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(frame.filename)] or frames
    places = " > ".join(f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in ours[-5:])
    return {"kind": type(error).__name__, "where": places}


def _is_ours(file: str) -> bool:
    path = Path(file)
    return path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in OURS
