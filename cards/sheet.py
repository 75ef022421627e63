"""A sheet that was sent: what is asked about it, what it would change, what it changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cards.metric import label
from chat.reply import Button, Buttons, Line, Reply, says
from language.money import Money
from language.text import Arg, Listing, Text, counted, text
from scoring.people import Organization
from scoring.sheet.layout import Doubt

_MOST_NAMED, _MOST_FAULTS = 4, 8
_LABELS: Mapping[str, Callable[[int], Text]] = {
    "team": lambda n: counted("{n} new team", "{n} new teams", n),
    "member": lambda n: counted("{n} new member", "{n} new members", n),
    "changed": lambda n: counted("{n} change of members", "{n} changes of members", n),
    "target": lambda n: counted("{n} target", "{n} targets", n),
    "result": lambda n: counted("{n} result so far", "{n} results so far", n),
    "record": lambda n: counted("{n} record", "{n} records", n),
    "customer": lambda n: counted("{n} new customer", "{n} new customers", n),
    "owner": lambda n: counted("{n} customer given to another", "{n} customers given to others", n),
    "deal": lambda n: counted("{n} entry of deals", "{n} entries of deals", n),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a sheet changes. `changes` by group; `faults` are (row, why); `passed` rows are totals."""

    name: Arg
    code: str
    changes: Sequence[tuple[str, Arg]]
    sums: Mapping[str, Money]
    faults: Sequence[tuple[int, Text]]
    passed: Sequence[int] = ()
    hidden: Sequence[int] = ()
    unread: Sequence[str] = ()
    same: int = 0
    anew: bool = field(default=False)


def preview_card(preview: Preview) -> Reply:
    """What would be changed, row by row what is wrong, and the question whether to save it."""
    if not preview.changes:
        nothing = text("Nothing in {name} would change anything.", name=preview.name)
        return Reply((Line(nothing, strong=True), *_notes(preview), *_faults(preview)))
    head = text("📄 {name}: nothing is saved yet. This would be:", name=preview.name)
    if preview.anew:
        head = text("📄 {name}: something changed meanwhile, please look again. This would be:", name=preview.name)
    buttons = Buttons(
        (
            Button(text("Save it"), f"sheet yes {preview.code}"),
            Button(text("Leave it"), f"sheet no {preview.code}"),
        )
    )
    lines = (*_groups(preview), *_notes(preview), *_faults(preview))
    return Reply((Line(head, strong=True), *lines, Line(_how(preview.code)), buttons))


def _how(code: str) -> Text:
    return text("“sheet yes {code}” saves it.", code=code)


def _groups(preview: Preview) -> list[Line]:
    lines = []
    for group, label_ in _LABELS.items():
        found = [words for name, words in preview.changes if name == group]
        if not found:
            continue
        unlike = list(dict.fromkeys(found))
        named: list[Arg] = list(unlike[:_MOST_NAMED])
        if len(unlike) > _MOST_NAMED:
            named.append(_others(group, len(unlike) - _MOST_NAMED))
        money = preview.sums.get(group)
        count: Arg = label_(len(found))
        if money:
            count = text("{what}, together {money}", what=count, money=money)
        lines.append(Line(text("+ {what}: {names}", what=count, names=Listing(tuple(named)))))
    return lines


def _others(group: str, n: int) -> Text:
    """How many are not named."""
    return text("and {n} others", n=n) if group in ("member", "changed") else text("and {n} more", n=n)


def _notes(preview: Preview) -> list[Line]:
    lines = []
    if preview.same:
        lines.append(
            Line(counted("{n} is known already and stays.", "{n} are known already and stay.", preview.same))
        )
    if preview.passed:
        rows = Listing(tuple(preview.passed[:10]))
        lines.append(Line(text("Left out: the totals in row {rows}.", rows=rows)))
    if preview.hidden:
        rows = Listing(tuple(preview.hidden[:10]))
        lines.append(Line(text("Rows hidden in the file are read as well: {rows}.", rows=rows)))
    if preview.unread:
        lines.append(Line(text("Columns I do not read: {names}.", names=Listing(tuple(preview.unread[:10])))))
    return lines


def _faults(preview: Preview) -> list[Line]:
    if not preview.faults:
        return []
    n = len({row for row, _ in preview.faults})
    lines = [Line(counted("⚠️ Something in {n} row cannot be taken:", "⚠️ Something in {n} rows cannot be taken:", n))]
    lines += [Line(text("row {row}: {words}", row=row, words=words)) for row, words in preview.faults[:_MOST_FAULTS]]
    if len(preview.faults) > _MOST_FAULTS:
        lines.append(Line(text("… and {n} more", n=len(preview.faults) - _MOST_FAULTS)))
    return lines


def saved_card(preview: Preview) -> Reply:
    """What was saved."""
    groups = {group: n for group in _LABELS if (n := sum(name == group for name, _ in preview.changes))}
    done = Listing(tuple(_LABELS[group](n) for group, n in groups.items()))
    faults = _faults(preview)
    records = any(group in groups for group in ("result", "record", "deal"))
    back = (Buttons((Button(text("Take back"), f"sheet undo {preview.code}"),)),) if records else ()
    return Reply((Line(text("✅ Saved: {what}", what=done), strong=True), *faults, *back))


def question_card(doubt: Doubt, code: str, home: Organization) -> Reply:
    """Which of two is meant, with a button for each."""
    about = _ABOUT.get(doubt.about.partition(".")[0])
    words = about or text("Two columns fit “{word}”. Which one is it?", word=doubt.about.partition(".")[0])
    buttons = tuple(
        Button(_choice(answer, words_, home), f"sheet as {code} {doubt.about} {answer}")
        for answer, words_ in doubt.choices[:5]
    )
    return says(words, text("Nothing is saved yet."), buttons=buttons)


_ABOUT = {
    "numbers": text("Are these numbers targets, or what has been done so far?"),
    "amount": text("Is the amount what was signed, or the money received?"),
    "metric": text("Does this column count deals, or is it their money?"),
}


def _choice(answer: str, words: str, home: Organization) -> Text:
    known = {"done": text("Done so far"), "target": text("Targets")}
    metric = home.metric(answer)
    return known.get(answer) or text("{what}", what=label(metric) if metric else words[:30])


def dropped_card() -> Reply:
    """Left as it was."""
    return says(text("Left. Nothing was saved."))


def taken_back_card(n: int) -> Reply:
    """The records of a sheet are gone; people and targets stay."""
    return says(
        counted(
            "↩️ The sheet's records are taken back: of {n} member.",
            "↩️ The sheet's records are taken back: of {n} members.",
            n,
        ),
        text("People, customers and targets stay as they are."),
    )
