"""language: in which language somebody is written to alone; by words, for oneself."""

import re

from chat.errors import Refusal
from chat.reply import Reply, says
from handlers.command import Command, Request
from language.normalise import fold
from language.text import text
from scoring.people import Role
from scoring.reading.result import Context
from scoring.rights import Right
from storage import people

_TRADITIONAL = re.compile(r"繁|正体|台湾|香港|traditional|zh[_-]?(?:tw|hk)")
_ENGLISH = re.compile(r"英|english|\ben\b")
_CHINESE = re.compile(r"中文|汉语|普通话|国语|简|chinese|mandarin|simplified|zh")
_TONGUE = (
    r"(?:英文|英语|简体中文|繁体中文|中文简体|中文繁体|中文|汉语|普通话|国语|简体字?|繁体字?|繁中|简中|正体"
    r"|english|chinese|mandarin|(?:simplified|traditional)(?: chinese)?|chinese,? \(?(?:simplified|traditional)\)?)"
)
_SAID = re.compile(
    rf"(?:请|麻烦|帮我|我要|我想|能不能|可以)*(?:把)?(?:我的|你的|系统|机器人|界面|显示|回复)*的?(?:语言|界面)?"
    rf"(?:用|说|讲|看|换成?|换回|切换?到|切换?成|切换?为|切换?回|切换|改成|改为|改用|设为|设成|设置为|调成)(?:一下)?{_TONGUE}"
    rf"(?:版|模式)?(?:说|回复|回答|回我|跟我说|和我说)?(?:吗|吧|好吗|谢谢)?[。.!！?？ ]*"
    rf"|(?:please )?(?:can you |could you )?(?:speak|use|talk|write|reply|answer|switch|change|set)"
    rf"(?: (?:back|my|the|language|over))*(?: (?:to|in))?(?: me)?(?: in)? {_TONGUE}"
    r"(?: to me| with me)?(?: please| pls| now)*[.!? ]*"
)


def run(request: Request) -> Reply:
    """`language English`, or the whole sentence; what is said to a group stays in the group's language."""
    said = fold(request.args).casefold()
    if _TRADITIONAL.search(said):
        locale = "zh_TW"
    elif _ENGLISH.search(said):
        locale = "en"
    elif _CHINESE.search(said):
        locale = "zh_CN"
    else:
        raise Refusal(text("I speak English, 简体中文 and 繁體中文. For example: “language English”."))
    people.change_member(request.work, request.asker.id, locale=locale, speaks=True)
    return says(text("✅ I write to you in English from now on. What a group reads stays in its own language."))


def _meant(said: str, context: Context) -> bool:
    """What colleagues tell each other in a group is not for us."""
    return context.direct and _SAID.fullmatch(fold(said.strip()).casefold()) is not None


COMMAND = Command(
    name="language",
    names=("语言", "語言", "lang"),
    help=text("In which language I write to you."),
    example=text("language English"),
    run=run,
    right=Right(Role.REP, "private"),
    shown=False,
    follows=r".{1,30}",
    sentence=r"英文|英[语語]|中文|[汉漢][语語]|普通[话話]|[国國][语語]|[简簡][体體中]|繁[体體中]|正[体體]"
    r"|english|chinese|mandarin",
    meant=_meant,
)
