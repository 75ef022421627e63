"""help [WORD]: what one can say, with examples, for the asker's role; what one word does."""

from cards.help import greeting, help_card, one_card, privacy_card, unknown_card, welcome
from chat.reply import Reply
from handlers.command import Command, Request
from handlers.commands.target import HOW_TO_SET
from handlers.guessing import offered
from handlers.naming import made_for
from handlers.registry import discover, words
from language.text import text
from scoring.people import Role
from scoring.rights import Right, may

_FIRST = ("report", "me", "rank", "team", "undo", "correct")
_OF_LEADS = ("team", "missing", "rep", "rank", "target", "pk", "schedule")
PRIVACY = "privacy"
_POLITE = frozenset({"me", "please", "pls", "我", "一下", "谢谢", "謝謝"})


def run(request: Request) -> Reply:
    """The commands that the asker may use, each with an example; a greeting for who opened the chat or thanks."""
    known = request.member is not None
    if request.incoming.kind == "enter":
        return greeting(known=known)
    if request.args == PRIVACY:
        return privacy_card()
    if request.args == "thanks":
        return welcome()
    said = "" if request.args.casefold() in _POLITE else request.args
    about = words().get(said.casefold())
    if about:
        setting = about.name == "target" and request.member is not None and request.member.role is not Role.REP
        return one_card(made_for(request, HOW_TO_SET if setting else about.example), about.help)
    if said:
        return offered(request, said) or unknown_card(said, known=known)
    leading = request.member is not None and request.member.role is not Role.REP
    shown = [(c.help, made_for(request, c.example)) for c in _listed(leading=leading) if may(request.member, c.right)]
    return help_card(shown, known=known, leading=leading)


def _listed(*, leading: bool) -> list[Command]:
    """A lead's questions are about the team; everybody else's about what they did."""
    if leading:
        return [discover()[name] for name in _OF_LEADS]
    return sorted((c for c in discover().values() if c.shown), key=_order)


def _order(command: Command) -> int:
    return _FIRST.index(command.name) if command.name in _FIRST else len(_FIRST)


_DO = r"(?:设定|设置|设|定|下|分配|分|改|调整|调|开|发起|搞|办)"


def _how(verbs: str, things: str, said: str) -> tuple[str, ...]:
    """How one does these things, asked in English and Chinese."""
    mine = r"(?: (?:an?|the|my|our|your|new|team|monthly|people's|their))*"
    return (
        rf"how (?:(?:do|can|should|would) (?:i|we|you) |to )(?:{verbs}){mine} {things}(?: for .{{1,30}})?",
        rf"(?:怎么|怎样|如何|咋){_DO}(?:一下|一?[个场])?(?:我的?|团队的?|月度|销售|业绩)*(?:{said})END",
        rf"(?:{said})(?:要|该)?(?:怎么|怎样|如何|咋){_DO}END",
    )


COMMAND = Command(
    name="help",
    names=("帮助", "幫助", "菜单", "菜單", "怎么用", "怎麼用", "?", "？"),
    help=text("What you can say."),
    example=text("help"),
    run=run,
    right=Right(None, "private"),
    reads=True,
    shown=False,
    asked={
        PRIVACY: (
            (
                r"(?:can|could|do|does|will|may) (?:.{1,24}) see (?:my|our|everyone's|each other's) "
                r"(?:numbers|figures|results|reports?|stats|targets?|data)"
            ),
            (
                r"who (?:can|may|could) see (?:my|our|the) (?:numbers|figures|results|reports?|stats"
                r"|targets?|data)|is (?:this|my report|it) (?:private|public)"
            ),
            (
                r"(?:谁|别人|同事|大家|其他人|主管|领导|老板|他们|组员)(?:都)?(?:能|可以|会)?(?:不能)?"
                r"看(?:得)?(?:到|见)我的?(?:业绩|数据|数字|情况|记录|日报|目标)END"
            ),
            (
                r"我的?(?:业绩|数据|数字|情况|记录|日报|目标)(?:别人|同事|大家|其他人)?(?:谁)?(?:都)?"
                r"(?:能|会|可以)(?:被)?(?:谁|别人|大家|同事)?(?:看到|看见|公开)END"
            ),
        ),
        "": (
            (
                r"我(?:能|可以)(?:做|干|用|查|看|问)(?:些|点)?(?:什么|啥|哪些)END|我的?(?:权限|角色)"
                r"(?:是(?:什么|啥))?|我是谁"
            ),
            r"who am i|what can i (?:do|ask|see)(?: here)?|what(?:'s| is) my role|my (?:role|permissions|rights)",
        ),
        "target": _how(
            r"set|change|make|give|assign|enter|edit|adjust|add", r"(?:sales )?(?:target|quota|goal)s?", r"目标"
        ),
        "pk": _how(r"start|set up|run|make|create|begin", r"(?:pk|battle|contest|competition)s?", r"pk|对战|比赛"),
    },
)
