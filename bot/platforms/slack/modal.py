"""Forms as Slack's modals: drawn, read, and checked before they are kept."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.platforms.place import Place
from bot.platforms.slack.draw import FORM_ACTION, Json, form_button, plain
from bot.platforms.slack.escape import unlinked
from bot.platforms.slack.inbound import PLATFORM
from bot.platforms.slack.shape import Misshapen, Payload, part, said
from cards.form import form_named
from chat.form import Field, Form
from chat.message import Incoming, Person, Reader
from handlers.filling import read_form
from language.normalise import storable
from language.text import text
from scoring.people import Member
from scoring.period import local_day
from storage.people import Directory, directory
from words.show import show

CALLBACK = "dealdrum-form-"
ACTION = "value"
MOST_TITLE, MOST_LABEL, MOST_PLACEHOLDER, MOST_CHOICE = 24, 2_000, 150, 75
MOST_WORDS = 3_000


class Forms:
    """The forms of our workspace's people."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.team = ""

    def opens(self, action: Payload) -> bool:
        """Whether a button opens a form."""
        return said(action, "action_id").startswith(f"{FORM_ACTION}-")

    def view(self, user: str, name: str, typed: Mapping[str, str]) -> Json:
        """A form as somebody sees it, with what was typed before."""
        people, reader, today = self._seen_by(user)
        return drawn(form_named(name, people.organization, today, typed), reader)

    def read(self, payload: Payload) -> tuple[str, dict[str, str]] | None:
        """Which form was sent off, and what stands in it; None for a view that is none of our forms."""
        view = part(payload, "view")
        callback = said(view, "callback_id")
        return (callback.removeprefix(CALLBACK), self.typed(view)) if callback.startswith(CALLBACK) else None

    def typed(self, view: Payload) -> dict[str, str]:
        """What stands in the fields of a view. Misshapen."""
        values = part(part(view, "state"), "values")
        found = {}
        for field, actions in values.items():
            if not isinstance(actions, dict):
                raise Misshapen("state")
            for action in actions.values():
                if not isinstance(action, dict):
                    raise Misshapen("state")
                chosen = part(action, "selected_option")
                found[field] = storable(
                    said(action, "value") or said(action, "selected_date") or said(chosen, "value")
                )
        return found

    def errors(self, incoming: Incoming, name: str, values: Mapping[str, str]) -> dict[str, str]:
        """What is wrong, by field, in the language of whoever filled it in; empty when it can be kept."""
        people, reader, today = self._seen_by(incoming.person.id)
        _, wrong = read_form(name, values, people.organization, today)
        return {field: show(words, reader, unlinked) for field, words in wrong.items()}

    def _seen_by(self, user: str) -> tuple[Directory, Reader, date]:
        now = self._place.now()
        with self._place.store.look(now) as look:
            people = directory(look)
        person = Person(PLATFORM, self.team, user)
        return people, people.reader_of(person), today_of(people, people.member_of(person), now)


def today_of(people: Directory, member: Member | None, now: datetime) -> date:
    """The local day of somebody."""
    home = people.organization
    return local_day(now, ZoneInfo(member.zone if member else home.zone), home.day_end)


def drawn(form: Form, reader: Reader) -> Json:
    """A form as a modal view."""
    other: list[Json] = []
    if form.other and form.other_label:
        switch = form_button(form.other, form.other_label, reader)
        other = [{"type": "actions", "block_id": "other", "elements": [switch]}]
    return {
        "type": "modal",
        "callback_id": f"{CALLBACK}{form.name}",
        "title": plain(show(form.title, reader, unlinked), MOST_TITLE),
        "submit": plain(show(form.submit, reader, unlinked), MOST_TITLE),
        "close": plain(show(text("Cancel"), reader), MOST_TITLE),
        "blocks": [*other, *(_input(field, reader) for field in form.fields)],
    }


def _input(field: Field, reader: Reader) -> Json:
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain(show(field.label, reader, unlinked), MOST_LABEL),
        "optional": not field.required,
        "element": _element(field, reader),
    }
    return block


def _element(field: Field, reader: Reader) -> Json:
    if field.form == "day":
        return {"type": "datepicker", "action_id": ACTION, **({"initial_date": field.value} if field.value else {})}
    if field.form == "choice":
        return _choices(field, reader)
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": ACTION, "max_length": MOST_WORDS}
    if field.example:
        element["placeholder"] = plain(show(field.example, reader, unlinked), MOST_PLACEHOLDER)
    if field.value:
        element["initial_value"] = field.value[:MOST_WORDS]
    return element


def _choices(field: Field, reader: Reader) -> Json:
    options = [
        {"text": plain(show(choice.label, reader, unlinked), MOST_CHOICE), "value": choice.value}
        for choice in field.choices
    ]
    element: Json = {"type": "static_select", "action_id": ACTION, "options": options}
    chosen = next((option for option in options if option["value"] == field.value), None)
    return {**element, "initial_option": chosen} if chosen else element
