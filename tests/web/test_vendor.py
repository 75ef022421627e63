"""What others wrote is shipped unchanged, and said to be theirs."""

import tomllib
from hashlib import sha256
from pathlib import Path

import web

VENDOR = Path(web.__file__).parent / "static" / "vendor"


def test_every_vendored_script_is_the_one_on_record() -> None:
    records = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))["file"]
    assert {record["file"] for record in records} == {path.name for path in VENDOR.glob("*.js")}
    for record in records:
        assert sha256((VENDOR / record["file"]).read_bytes()).hexdigest() == record["sha256"]
        assert record["version"].encode() in (VENDOR / record["file"]).read_bytes()
        assert record["licence"]
