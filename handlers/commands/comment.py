"""comment NAME words: a lead's word on somebody's day, brought to that person alone."""

from cards.comment import brought_card, comment_card
from chat.errors import Refusal
from handlers.command import Command, Outcome, Request
from handlers.naming import NAME, made_for
from language.text import text
from scoring.people import Member, Role
from scoring.rights import Right, leads

MOST_CHARACTERS = 300
_PRAISE = (
    r"(?:这单|今天)?(?:干得|做得|表现)[真很太]?(?:漂亮|好|棒|不错|赞)"
    r"|好样的|[真太很]?(?:棒|牛|厉害|给力)|辛苦|加油|666+"
)
_WELL = r"well done|(?:good|great|nice) (?:job|work|one)|congrats|congratulations|kudos|bravo|keep it up"


def run(request: Request) -> Outcome:
    """The longest name that the words begin with is who is meant."""
    member = _meant(request)
    words = " ".join(request.args[len(_called(request, member)) :].split()).lstrip(":：,， ")
    if not words or len(words) > MOST_CHARACTERS:
        raise Refusal(
            text("What shall I tell {name}? Up to {n} characters.", name=member.name, n=MOST_CHARACTERS),
            text("For example: comment {name} well done", name=member.name),
        )
    person = request.directory.person_of(member.id, request.incoming.person.platform)
    if person is None:
        raise Refusal(text("I cannot write to {name} yet: nobody has joined under that name.", name=member.name))
    told = request.privately(comment_card(request.asker.name, words), f"comment:{member.id}", person)
    return [request.privately(brought_card(member.name), "brought"), told]


def _meant(request: Request) -> Member:
    named = [member for member in request.organization.members.values() if _called(request, member)]
    longest = max((len(_called(request, member)) for member in named), default=0)
    found = [member for member in named if len(_called(request, member)) == longest and member.active(request.today)]
    if len(found) > 1:
        raise Refusal(
            text("“{name}” is more than one person. Please use the full name.", name=request.args[:longest])
        )
    if not found:
        raise Refusal(
            text("Who is meant?"), text("For example: {example}", example=made_for(request, COMMAND.example))
        )
    if not leads(request.asker, found[0]):
        raise Refusal(text("{name} is not in a team that you lead.", name=found[0].name))
    return found[0]


def _called(request: Request, member: Member) -> str:
    """The name or key that the words begin with; "" when they begin with none of the member's."""
    typed = request.args.casefold()
    known = (member.name, member.key, *member.names)
    return max((name for name in known if name and typed.startswith(name.casefold())), key=len, default="")


_PRAISED = (
    r"(?:please )?(?:praise|applaud|compliment|hats off to|thumbs up (?:for|to)"
    r"|(?:give )?(?:a )?shout-?out to)"
)

COMMAND = Command(
    name="comment",
    names=("点评", "點評", "点赞", "點讚"),
    help=text("A word to somebody you lead."),
    example=text("comment {name} well done", name=NAME),
    run=run,
    right=Right(Role.LEAD, "private"),
    shown=False,
    follows=r".{1,400}",
    asked={
        "{person} 🎉": (r"恭喜WHO(?:开单|签单|成交|拿下)?END", r"(?:congrats|congratulations)(?: to)? WHO"),
        "{person} {rest}": (
            rf"WHO[ ,，!！]*(?P<rest>{_PRAISE})END",
            rf"(?P<rest>{_WELL})[ ,!]+(?:to )?WHO",
            rf"(?:tell )?WHO[ ,:]+(?P<rest>{_WELL})",
            (
                r"(?:please )?(?:remind|tell|ask) WHO (?!to (?:report|log|send (?:in )?(?:his|her|their"
                r"|the) report))(?:to |that )?REST"
            ),
        ),
        "{person} 👏 {rest}": (
            r"(?:帮我|请|替我)?(?:表扬|夸夸|夸一?下?|鼓励)(?:一下)?WHO[ ,，:：]+(?P<rest>.{2,40})",
            r"(?:please )?give WHO (?:a )?(?:big )?(?:shout-? ?out|kudos|props)(?: (?P<rest>for .{2,40}))?",
        ),
        "{person} {rest} 🙏": (r"(?:please )?(?:nudge|chase|ping|push) WHO (?:about|on|for) REST",),
        "{named}": (r"(?:帮我|请)?(?:提醒|告诉|通知|转告)(?:一下)?(?!.{1,8}(?:报数|日报|交数|报告|报一下)$)NAMED",),
        "{person} 💪": (r"[给帮替]?WHO加油END",),
        "{person} 👍": (r"(?:表扬|夸夸|夸|点个赞|鼓励)(?:一下)?WHO", r"给WHO点个?赞END", rf"{_PRAISED} WHO"),
    },
)
