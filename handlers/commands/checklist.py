"""checklist: the first steps of a lead, with what is done ticked off."""

from cards.guide import checklist
from chat.reply import Reply
from handlers.command import Command, Request
from language.text import text
from scoring.first_steps import rivals
from scoring.people import Role
from scoring.rights import Right
from storage import guides


def run(request: Request) -> Reply:
    """As it stands now."""
    steps = guides.first_steps(request.work, request.asker, request.today)
    home, lead = request.organization, request.asker
    team = home.teams[lead.team].name if lead.team is not None else ""
    return checklist(steps, team, rivals(home, lead, request.today))


COMMAND = Command(
    name="checklist",
    names=("上手清单", "上手清單", "清单", "清單", "first steps"),
    help=text("A lead's first steps, with what is done."),
    example=text("checklist"),
    run=run,
    right=Right(Role.LEAD, "private"),
    reads=True,
    shown=False,
    asked={
        "": (
            (
                r"(?:我是(?:主管|老板|经理|管理员)[,， ]*)?(?:我)?(?:接下来|下一步|首先|第一步|先)?(?:要"
                r"|该|应该|需要)*(?:怎么|如何|从哪儿?|从哪里)(?:开始|上手|入手)(?:用|做)?END"
            ),
            r"(?:我)?(?:接下来|下一步|第一步|首先)(?:我)?(?:要|该|应该|需要)?(?:做|干)(?:点|些)?(?:[什啥]么?)END",
            (
                r"(?:so )?(?:how|where) do (?:i|we) (?:start|begin|get started|set (?:this|it"
                r"|things) up)(?: as a (?:lead|manager))?"
            ),
            r"what (?:should|do|must) i do (?:first|next|now)|(?:get|getting) started|what(?:'s| is) next|what now",
        )
    },
)
