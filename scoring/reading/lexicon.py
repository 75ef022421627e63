"""The lexicon of a reading: every word of the vocabulary with its meanings, and the organization's own words."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from language.normalise import Lexicon, fold, lexicon
from scoring.metric import BUILT_IN
from scoring.reading.vocabulary import chinese, english

Means = Mapping[str, str]
"""What a word may mean, by kind: {"metric": "quotes", "stage": "quoted"} for 报价."""

_PLAIN = ("unit", "measure", "label", "money")
UNITS = lexicon(
    (word, kind)
    for kind in ("joint", "measure", "unit")
    for table in (chinese, english)
    for word in table.KINDS.get(kind, "").split(",")
    if word
)
"""Classifiers that may stand behind a count, and measures of something else (分钟, miles); matched behind numbers only."""

STRICT = frozenset(
    "要说嫌送买卖退找让请问报完是共均各约叫谈聊收替帮应实签的了过在和与给跟对把被去到向从我你他她它也都又还就吧啊呢吗呀、后"
)
"""Single characters that end a name; all others may be part of one (中通, 新东方)."""

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
"""Characters of the common family names."""

COMMON_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯龙陶黎贺顾毛郝龚邵严覃武戴莫孔汤阮"
"""Those that do not often begin a company's name."""

GIVEN_CHARS = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉斌宇浩凯健俊帆雪琳琴玲婷慧莉燕颖佳倩琪欣怡雯洁莹晶晨博瑞轩峰亮龙飞建国志海波鑫林云兰珍梅凤丹蕾璐露薇菲洋阳旭东威毅彬宁乐怀文武斯诚义康达"
)
"""Characters that often end a given name."""

GIVEN_NAMES = frozenset(english.NAMES.split(","))


def _entries() -> Iterable[tuple[str, str, str]]:
    """(word, kind, value) of the whole vocabulary."""
    for table in (chinese, english):
        for key, words in table.METRICS.items():
            yield from ((word, "metric", key) for word in words.split(","))
        for key, words in table.GOING.items():
            yield from ((word, "going", key) for word in words.split(","))
        for key, words in table.STAGES.items():
            yield from ((word, "stage", key) for word in words.split(","))
        for kind, words in table.KINDS.items():
            if kind not in ("unit", "measure", "joint"):
                yield from ((word, kind, word) for word in words.split(","))
        yield from ((word, "fill", "") for word in table.FILL.split(","))


def _names() -> Iterable[tuple[str, str, str]]:
    yield from ((name, "name", name) for name in chinese.BRANDS.split(","))


@lru_cache(maxsize=64)
def lexicon_of(
    metrics: tuple[tuple[str, tuple[str, ...]], ...], customers: frozenset[str], members: frozenset[str]
) -> Lexicon[Means]:
    """The lexicon for an organization: its names first, then its metrics, then the common vocabulary."""
    own = [(name, "name", name) for name in customers if len(name) > 1]
    own += [(name, "person", name) for name in members if len(name) > 1]
    own += [(name, "metric", key) for key, names in metrics for name in names]
    built_in = [
        (name, "metric", metric.key)
        for metric in BUILT_IN
        if not metric.money and metric.key != "signed"
        for name in metric.names
    ]
    table: dict[str, dict[str, str]] = {}
    for word, kind, value in (*own, *_names(), *_entries(), *built_in):
        means = table.setdefault(fold(word), {})
        if "name" not in means and "person" not in means:
            means.setdefault(kind, value)
    return lexicon((word, means) for word, means in table.items() if word)
