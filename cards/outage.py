"""When a platform could not be heard, or would not take what we said: what rooms, people and admins are told."""

from collections.abc import Sequence
from datetime import datetime

from chat.reply import Line, Reply, says
from language.text import Arg, At, Listing, Text, text


def gap(times: Sequence[tuple[datetime, datetime]]) -> Reply:
    """To a room: when we were deaf, and what to do about it."""
    when = Listing(tuple(_stretch(since, until) for since, until in times))
    words = text("⚠️ I was offline {when}. Please send again what has no ✅.", when=when)
    return Reply((Line(words, strong=True),))


def _stretch(since: datetime, until: datetime) -> Arg:
    """From when to when; one time where both are shown alike."""
    if since.replace(second=0, microsecond=0) == until.replace(second=0, microsecond=0):
        return At(since, time_only=True)
    short = (until - since).total_seconds() < 12 * 3600
    return text("{since}–{until}", since=At(since, time_only=short), until=At(until, time_only=short))


def write_first(name: Arg) -> Reply:
    """In a group, once a week and person: private words have nowhere to go yet."""
    words = text(
        "{name}, please write to me directly once (tap my picture, then “Send message”); "
        "your progress and my questions will then come to you alone.",
        name=name,
    )
    return says(words)


def taken_over(setting: str) -> Reply:
    """To the admins: another program uses the same bot; we have stopped so as not to fight over it."""
    return says(
        text(
            "⛔ Another program uses the same {setting} and has taken my place; I have stopped.",
            setting=text(setting),
        ),
        text("Use one bot for tests and another for work, end the other program, then restart me."),
    )


def not_let_in(code: int, settings: str) -> Reply:
    """To the admins: the platform refuses our id and secret."""
    names = text(settings)  # as they are written: they are copied
    return says(
        text("⛔ My connection was refused (code {code}): {settings}.", code=text(str(code)), settings=names),
        text("Copy both anew from the bot's page, then restart me. “dealdrum check” says whether they fit."),
    )


def not_heard(platform: str, why: Arg) -> Reply:
    """To the admins: calls that seem to be the platform's are refused."""
    return says(
        text("⚠️ What {platform} sends to my address is refused: {why}.", platform=platform, why=why),
        text("Until that is put right I hear nothing by that way. “dealdrum check” says whether it fits."),
    )


def way_in() -> Text:
    """What lets the bot into a group where it has never been spoken to."""
    return text("Add me to that WeCom group and mention me there once: I may write where somebody wrote to me.")


def way_back(*, group: bool) -> Text:
    """What lets the bot back to where it could write before."""
    if group:
        return text("I am no longer in that WeCom group: add me again and mention me there once.")
    return text("WeCom lets me write to them again when they have written to me.")


def no_such_webhook(name: str) -> Text:
    """What to do where a group's robot is gone, or its key is wrong; `name` is that of the setting."""
    return text("That group's robot is gone, or its key is wrong: copy it anew into {name}, restart me.", name=name)


def out_of_range(name: Arg) -> Reply:
    """To the admins: WeCom does not let our app write to somebody."""
    words = text("⚠️ WeCom does not let my app write to {name}: add them to the app's visible range.", name=name)
    return says(words)


def without_licence(name: Arg) -> Reply:
    """To the admins: somebody has no licence for what the app would send."""
    words = text("⚠️ WeCom does not let my app write to {name}: they have no licence for it.", name=name)
    return says(words)


def gone_from_contacts(name: Arg) -> Reply:
    """To the admins: WeCom no longer knows a member."""
    words = text("👤 {name} is no longer in WeCom's contacts; here they still belong to the team.", name=name)
    return says(words, text("If they have left, say so here: “import”, with the columns name and left."))


def contacts_changed() -> Reply:
    """To the admins: people or departments have changed in WeCom."""
    return says(
        text("👥 WeCom's contacts have changed. I have changed nothing here."),
        text("“dealdrum wecom roster” on the server shows what would follow, “--apply” takes it over."),
    )


def unreachable(names: Sequence[str]) -> Line:
    """To a lead: whom private words cannot reach."""
    who = Listing(tuple(names))
    return Line(text("Cannot be written to privately yet: {names} (they have to write to me once).", names=who))
