"""What people order that cannot be done here: it is said plainly, instead of being kept as a plan."""

import re

from chat.reply import Button, Reply, says
from language.normalise import fold
from language.text import text

_ALL = r"(?:大家|全员|全组|全体|全公司|所有人|团队|群里|同事们|各位)"
_ANNOUNCE = re.compile(
    rf"(?:请|麻烦|帮我|帮忙|你)*(?:在群里|[给向]{_ALL})?(?:群发|发布|发|推)(?:一?[个条份下])?(?:群)?(?:通知|公告|消息)"
    rf"(?:给?{_ALL}|到群里)?(?:[,，:：。!！ ]|$)"
    rf"|(?:请|麻烦|帮我|帮忙|你)*(?:通知|告诉)一?下?{_ALL}"
    r"|(?:please |can you |could you )*(?:send|post|make|write)(?: out)? (?:an? |the )?"
    r"(?:announcement|notice|message|note|memo)\b"
    r"|(?:please |can you |could you )*(?:tell|notify|inform) "
    r"(?:everyone|everybody|all|the (?:whole )?(?:team|group))\b"
    r"|(?:please |can you |could you )*announce (?:that|to)\b"
)
_TOLD = re.compile(rf".{{2,40}}?[,， ]?(?:请|麻烦|帮我|帮忙)?(?:通知|告诉|转告)一?下?{_ALL}$")
"""An order to write to others with what is to be written before it: 明天放假通知大家."""
_CHEER = re.compile(
    rf"(?:请|麻烦|帮我|帮忙|你|来)*(?:让|给|带|叫)?{_ALL}(?:都|再|一起|们)*(?:冲一?冲|冲刺一?下?|加把劲|加油|加个油|打个?气|打打气"
    r"|鼓鼓劲|鼓劲|动起来|努努力|拼一?把|提提神)(?:吧|啊|呀)?"
    rf"|(?:请|麻烦|帮我|帮忙|你|来)*(?:鼓励|激励|鼓舞|鞭策|动员|催促)(?:一?下)?{_ALL}(?:一?下)?"
    rf"|(?:请|麻烦|帮我|帮忙|你|来)*(?:说|写|来)(?:点|几句|一段|段|句)?(?:鼓励|激励|鼓舞|打气|加油)(?:{_ALL})?的?话?"
    r"|(?:please |can you |could you )*(?:give|write|make) (?:the team|my team|us|everyone|everybody|them|me)? ?"
    r"(?:an? |some )?(?:pep talk|motivation(?:al (?:speech|message|talk))?|encouragement|speech|push)"
    r"|(?:please |can you |could you )*(?:motivate|encourage|cheer(?: up)?|fire up|inspire|rally|pump up) "
    r"(?:the |my )?(?:team|group|everyone|everybody|guys|people|them|reps)(?: up)?"
)
_SHIFTS = re.compile(
    r"(?:怎么|如何|在哪儿?)?(?:排班|设?班次|倒班)(?:怎么|如何|在哪)?(?:设|设置|调|改|排)?.{0,3}"
    r"|(?:这|本|下)?周[六日天](?:大家|我们|全员|要|得|也)*(?:上班|加班|值班)"
    r"|(?:how do i (?:set|change) |set |change )?(?:the |our )?(?:shifts?|work(?:ing )?days|rota)(?: plan| schedule)?"
    r"|we (?:also )?work (?:on )?(?:this |next )?(?:saturday|sunday)s?"
)


_PAY = re.compile(
    r"(?:我|这个?月|上个?月|本月|今天|现在|的|能|可以|会|大概|一共|到底|查一?下|看看)*"
    r"(?:提成|佣金|抽成|奖金|绩效工资|工资|薪水)(?:能|会|可以|大概|一共|到底|是|有|拿|算|发|到|怎么|几号|什么时候)*"
    r"(?:多少|几个?点|怎么样)?(?:钱|算|发|的|了|呢|啊|吗)*"
    r"|(?:what(?:'s| is| are| will)?|how much|when(?:'s| is)?|how is|show(?: me)?)?"
    r"(?: is| are| do i get| will i get| be)?"
    r" ?(?:my |the |our )?(?:commissions?|bonus|pay(?:out)?|salary|wages?)"
    r"(?: (?:do|will|did) i (?:get|earn|make))?(?: (?:this|last) (?:month|quarter)| so far| calculated| paid)*"
)
_LATE = re.compile(
    r"(?:我|还|现在)*(?:能不能|能|可不可以|可以|怎么|如何)(?:再)?(?:补报|补录|补记|补填|补交|补)(?:一?下)?"
    r"(?:前天|昨天|上周.?|之前|以前|前几天|过去|那天)?(?:的)?(?:数据?|拜访|电话|日报)?(?:吗|嘛|么|呢|啊)*"
    r"|(?:can|could|may|how (?:do|can)) i (?:still |also )?(?:report|add|log|enter|record)(?: for)? "
    r"(?:yesterday|last (?:week|friday|monday)|the day before|an earlier day|older|past)(?:'s)?(?: .{2,20})?"
)
_TIRED = re.compile(
    r"(?:今天|我|好|真|太|快|都|要)*(?:累|累死|忙死|累趴|累坏|烦死|困死|跑断腿|崩溃|心累|头大)(?:了|死|啊|我|呀|哦|～)*"
    r"|(?:what a |such a )?(?:long |tough |rough |hard |crazy |exhausting )*(?:day|week)"
    r"|i(?:'m| am) (?:so |really |totally )?(?:tired|exhausted|dead|done|knackered|beat)(?: today)?"
)


def announced(said: str) -> str:
    """What shall be told to all: 今天签了华为5万 of 告诉大家今天签了华为5万; "" where nothing is."""
    plain = fold(said.strip())
    found = _ANNOUNCE.match(plain.casefold())
    rest = said.strip()[found.end() :] if found and len(plain) == len(said.strip()) else ""
    return rest.lstrip(" ,，:：。!！").removeprefix("that ").strip()


def unable(said: str) -> Reply | None:
    """The answer to an order to write to others; None for anything else."""
    plain = fold(said.strip(" 。.!！?？~～")).casefold()
    if _SHIFTS.fullmatch(plain):
        return says(text("Workdays and shifts stand in the rules file; whoever runs DealDrum changes them there."))
    if _CHEER.fullmatch(plain):
        return says(
            text("Cheering is best in your own words. I can add a PK, praise for somebody, what is still missing."),
            buttons=(
                Button(text("How to start a PK"), "help pk"),
                Button(text("How to praise"), "help comment"),
                Button(text("What is missing"), "gap team"),
            ),
        )
    if _PAY.fullmatch(plain):
        return says(
            text("I do not work out pay. I keep what it is worked out from: deals, collections, targets."),
            buttons=(Button(text("My deals"), "deals"), Button(text("My figures"), "me")),
        )
    if _LATE.fullmatch(plain):
        return says(text("Yes. Write the day with it, for example “yesterday: visited 3, 20 calls”."))
    if _TIRED.fullmatch(plain):
        return says(text("A long day. Well earned rest – I keep the figures."))
    if not _ANNOUNCE.match(plain) and not _TOLD.fullmatch(plain):
        return None
    return says(
        text("I do not send notices for you. Please write it to the group yourself."),
        text("I can remind you of it: “remind me Thursday to call Acme”."),
    )
