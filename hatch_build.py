"""Take the dependencies from requirements.in, so that they stand in one place."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class CustomMetadataHook(MetadataHookInterface):
    def update(self, metadata: dict) -> None:
        lines = (Path(self.root) / "requirements.in").read_text(encoding="utf-8").splitlines()
        names = [line.split("#")[0].strip() for line in lines]
        build_only = {"hatchling", "editables"}
        metadata["dependencies"] = [name for name in names if name and name not in build_only]
