"""What Slack's published manifest schema (slackapi/manifest-schema, 1.0.0) says of the sections that we write."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Url = Annotated[str, StringConstraints(pattern=r"^https?://", max_length=3_000)]
Named = Annotated[str, StringConstraints(max_length=50)]


Name = Annotated[str, StringConstraints(min_length=1, max_length=35)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=140)]
Shown = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Usage = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class Strict(BaseModel):
    """No key that the schema does not name, and no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Metadata(Strict):
    major_version: int = 1
    minor_version: int = 1


class Display(Strict):
    name: Name
    description: Short | None = None
    background_color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$")] | None = None


class AppHome(Strict):
    home_tab_enabled: bool = False
    messages_tab_enabled: bool = False
    messages_tab_read_only_enabled: bool = False


class BotUser(Strict):
    display_name: Shown
    always_online: bool = False


class SlashCommand(Strict):
    command: Annotated[str, StringConstraints(pattern="^/", min_length=2, max_length=32)]
    url: Url | None = None
    description: Words
    usage_hint: Usage | None = None
    should_escape: bool = False


class Features(Strict):
    app_home: AppHome
    bot_user: BotUser
    slash_commands: Annotated[list[SlashCommand], Field(min_length=1, max_length=50)]


class Scopes(Strict):
    bot: Annotated[list[Named], Field(max_length=255)]


class OAuth(Strict):
    scopes: Scopes


class Events(Strict):
    request_url: Url | None = None
    bot_events: Annotated[list[Named], Field(max_length=100)]


class Interactivity(Strict):
    is_enabled: bool
    request_url: Url | None = None


class Sections(Strict):
    event_subscriptions: Events
    interactivity: Interactivity
    org_deploy_enabled: bool = False
    socket_mode_enabled: bool = False
    token_rotation_enabled: bool = False


class Published(Strict):
    """A manifest."""

    metadata: Metadata = Field(alias="_metadata")
    display_information: Display
    features: Features
    oauth_config: OAuth
    settings: Sections
