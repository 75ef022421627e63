"""sheet: a pasted table or a file: what it would change, and after a yes, what it changes."""

import re
from dataclasses import replace

from cards import sheet as cards
from chat.errors import Refusal
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.importing import HOW, TEMPLATES, Importer, Source, digest
from handlers.recording import take_back
from handlers.sheet.bringing import Bringing
from language.text import Text, text
from scoring.people import Role
from scoring.rights import Right
from storage import imports, ledger
from storage.imports import Waiting

_VERBS = {
    **dict.fromkeys(("yes", "ok", "确认", "確認"), "yes"),
    **dict.fromkeys(("no", "不要", "取消"), "no"),
    **dict.fromkeys(("undo", "撤销", "撤銷"), "undo"),
    "as": "as",
}
_CODED = re.compile(r"\s*(\S+)\s+([A-Za-z2-9]{3})(?:\s+(\S{1,40})\s+(\S{1,40}))?\s*")
_HIDDEN = re.compile(r"\s*hidden:([\d,]{1,200})\s*$")
_LONGEST_NAME = 80


def run(request: Request) -> Reply:
    """Show what a sheet would change; answer a question about it; save it, leave it, take it back."""
    coded = _CODED.fullmatch(request.args[:200])
    verb = _VERBS.get(coded[1].casefold()) if coded else None
    if coded and verb == "undo":
        return _undo(request, coded[2])
    if coded and verb:
        kept = imports.by_code(request.work, request.asker.id, coded[2])
        if kept is None or kept.state != "open":
            raise Refusal(_gone(kept, coded[2]))
        if verb == "as":
            return _show(
                request, replace(kept, answers={**kept.answers, coded[3] or "": coded[4] or ""}), fresh=False
            )
        return _yes(request, kept) if verb == "yes" else _no(request, kept)
    return _sent(request)


def _gone(kept: Waiting | None, code: str) -> Text:
    if kept and kept.state == "done":
        return text("That sheet is saved already.")
    return text("I have no sheet {code} of yours that waits. Send it again.", code=code.upper())


def _sent(request: Request) -> Reply:
    """A table came: behind the command's word, or alone."""
    title, body = _parted(request)
    if not body.strip() or not (title or "\n" in body.strip()):
        raise Refusal(text("Paste a table here, or send a file (.xlsx, .csv)."), HOW, TEMPLATES)
    return _show(request, imports.waiting(request.work, request.asker.id, title, body), fresh=True)


def _parted(request: Request) -> tuple[str, str]:
    """The sheet's name, which stands behind the command's word, and its text."""
    said = request.args
    head, line, rest = said.partition("\n")
    if line and "\t" not in head and not re.search(r"[,，|;]", head):
        return head.strip()[:_LONGEST_NAME], rest
    return "", said


def _source(kept: Waiting) -> Source:
    return Source(_HIDDEN.sub("", kept.name), kept.body, kept.answers, kept.code)


def _importer(request: Request) -> Importer:
    return Importer(request.work, request.organization, request.today, request.asker, request.shared_days)


def _show(request: Request, kept: Waiting, *, fresh: bool) -> Reply:
    """The next question, or the preview."""
    importer = _importer(request)
    _, layout = importer.read(_source(kept))
    if layout.doubts:
        _keep(request, kept, "", fresh=fresh)
        return cards.question_card(layout.doubts[0], kept.code, request.organization)
    found = importer.bring(_source(kept), trial=True)
    if found.changes:
        _keep(request, kept, digest(found), fresh=fresh)
    return cards.preview_card(_preview(found, kept))


def _keep(request: Request, kept: Waiting, shown: str, *, fresh: bool) -> None:
    if fresh:
        imports.write(request.work, kept, shown)
    else:
        imports.answer(request.work, kept, kept.answers, shown)


def _preview(found: Bringing, kept: Waiting, *, anew: bool = False) -> cards.Preview:
    hidden = _HIDDEN.search(kept.name)
    return cards.Preview(
        name=_HIDDEN.sub("", kept.name) or text("table"),
        code=kept.code,
        changes=found.changes,
        sums=found.sums,
        faults=[(fault.row, fault.words) for fault in found.faults],
        passed=found.passed,
        hidden=[int(row) for row in hidden[1].split(",") if row] if hidden else (),
        unread=found.layout.unread,
        same=found.same,
        anew=anew,
    )


def _yes(request: Request, kept: Waiting) -> Reply:
    """Carry it out, if it is still what was shown."""
    mark, changed = request.work.mark(), request.work.people_changed
    found = _importer(request).bring(_source(kept), trial=False)
    if found.layout.doubts or digest(found) != kept.digest:
        request.work.forget(mark)
        request.work.people_changed = changed
        if found.layout.doubts or not found.changes:
            return _show(request, kept, fresh=False)
        imports.answer(request.work, kept, kept.answers, digest(found))
        return cards.preview_card(_preview(found, kept, anew=True))
    imports.settle(request.work, kept, "done")
    return cards.saved_card(_preview(found, kept))


def _no(request: Request, kept: Waiting) -> Reply:
    imports.settle(request.work, kept, "dropped")
    return cards.dropped_card()


def _undo(request: Request, code: str) -> Reply:
    """Take back all that a sheet of the asker's recorded."""
    kept = imports.by_code(request.work, request.asker.id, code)
    if kept is None or kept.state != "done":
        raise Refusal(text("I have no sheet {code} of yours that was saved.", code=code.upper()))
    mine = [entry for entry in ledger.by_code(request.work, code) if not entry.empty]
    brought = [entry for entry in mine if all(row.source == ledger.IMPORTED for row in entry.rows)]
    if not brought:
        raise Refusal(text("{code} was taken back already.", code=code.upper()))
    for entry in brought:
        take_back(request.work, entry)
    return cards.taken_back_card(len(brought))


COMMAND = Command(
    name="sheet",
    names=("导入", "導入", "匯入", "import", "表格"),
    help=text("Bring in a table: roster, targets, results so far, customers, deals."),
    example=text("import"),
    run=run,
    right=Right(Role.REP, "private", "direct"),
    follows=r"(?:yes|no|undo|as|确认|確認|不要|取消|撤销|撤銷) [A-Za-z2-9]{3}\b.*",
)
