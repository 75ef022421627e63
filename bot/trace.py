"""What a log says of an error: its kind and where it arose, never its message (that may hold people's words)."""

import traceback


def trace(error: BaseException) -> dict[str, str]:
    """The error's kind and the places in our code it came through, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    places = " > ".join(f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in ours[-5:])
    return {"kind": type(error).__name__, "where": places}
