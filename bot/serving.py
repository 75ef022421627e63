"""run: serve the company on the platforms whose secrets are set."""

from bot.mistakes import Mistake
from bot.settings import Settings

ROLES = ("all", "web", "worker")
NEEDED = (
    "WECOM_BOT_ID and WECOM_BOT_SECRET for WeCom, "
    "SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET for Slack"
)


def serve(settings: Settings, role: str) -> None:
    """Refuse to start without a platform: there would be nobody to talk to."""
    if role not in ROLES:
        raise Mistake(f"--role {role}: use one of {', '.join(ROLES)}")
    raise Mistake(
        f"No platform is set up ({NEEDED}). This version has none of them yet: try the playground with: dealdrum demo"
    )
