"""What `dealdrum check` found: one line, and whether it is well."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A line in plain words; one that is not `good` says what to do about it."""

    line: str
    good: bool = True
