"""One spelling for matching: width, case, dashes, Traditional characters; and longest match of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

# Traditional characters that occur in reports, each beside its Simplified form.
_PAIRS = """
萬万 與与 丟丢 並并 來来 個个 們们 倆俩 備备 傢家 傳传 價价 億亿 優优 償偿 兒儿 內内 兩两 冊册 刪删 則则 剛刚
創创 劃划 動动 務务 勝胜 勞劳 區区 協协 單单 嗎吗 嘆叹 問问 啟启 國国 圍围 園园 團团 圖图 報报 場场 塊块 壓压
夠够 夢梦 夾夹 奪夺 學学 實实 審审 寫写 專专 將将 對对 導导 層层 屬属 幫帮 幾几 庫库 廠厂 廣广 廢废 廳厅 張张
強强 彙汇 後后 從从 復复 徵征 悅悦 惡恶 愛爱 態态 慶庆 應应 懇恳 懷怀 戰战 戲戏 戶户 掃扫 採采 換换 損损 搶抢
擔担 據据 擬拟 擇择 擴扩 攤摊 敗败 數数 斷断 於于 昇升 時时 晉晋 暫暂 曆历 書书 會会 東东 條条 業业 極极 構构
樓楼 標标 樣样 機机 檢检 檔档 權权 歡欢 歷历 歸归 殘残 氣气 決决 沒没 況况 測测 準准 溝沟 滿满 漲涨 漸渐 潤润
為为 無无 煩烦 營营 爭争 爾尔 牽牵 狀状 獎奖 獨独 獲获 現现 產产 畢毕 畫画 異异 當当 發发 盡尽 監监 盤盘 碼码
確确 禮礼 種种 稱称 積积 穩稳 窗窗 競竞 筆笔 節节 範范 築筑 簡简 簽签 籤签 紀纪 約约 級级 納纳 紙纸 組组 結结
給给 統统 絡络 經经 維维 線线 緊紧 緒绪 練练 總总 績绩 繫系 續续 罰罚 習习 職职 聯联 聽听 聲声 臺台 舉举 舊旧
華华 葉叶 處处 號号 補补 裝装 裏里 裡里 製制 複复 見见 規规 視视 親亲 觀观 計计 訂订 討讨 訊讯 記记 訪访 設设
許许 評评 詢询 試试 話话 該该 詳详 誤误 說说 誰谁 課课 調调 談谈 請请 論论 諮咨 講讲 謝谢 證证 識识 議议 讀读
變变 讓让 負负 財财 貨货 責责 費费 貿贸 資资 賀贺 賣卖 賬账 帳账 質质 賽赛 購购 贈赠 贊赞 贏赢 趕赶 趟趟 跡迹
車车 軟软 較较 載载 輛辆 輸输 轉转 辦办 農农 這这 連连 週周 進进 遊游 運运 過过 達达 違违 遞递 遠远 適适 遲迟
選选 還还 邊边 郵邮 鄉乡 醫医 釋释 針针 銀银 銷销 錄录 錢钱 錯错 鎖锁 鏈链 鐘钟 長长 門门 開开 間间 閱阅 關关
陸陆 隊队 際际 隨随 險险 雙双 雜杂 離离 難难 電电 靜静 響响 頁页 項项 順顺 預预 領领 頭头 題题 額额 願愿 類类
顧顾 風风 飛飞 飯饭 館馆 馬马 驗验 點点 齊齐 龍龙 陳陈 劉刘 楊杨 趙赵 吳吴 孫孙 羅罗 鄭郑 韓韩 馮冯 鄧邓 蕭萧
蘇苏 呂吕 盧卢 鍾钟 譚谭 賈贾 韋韦 鄒邹 蔣蒋 龔龚 嚴严 賴赖 莊庄 顏颜 塗涂 寧宁 湯汤 龐庞 聶聂 喬乔 魯鲁 駱骆
衛卫 寶宝 鋼钢 鐵铁 賢贤 偉伟 傑杰 麗丽 鳳凤 瓊琼 珮佩 瑩莹 綺绮 蓮莲 蘭兰 縣县 鎮镇 灣湾 島岛 橋桥 廈厦 蹤踪
幣币 碩硕 麼么 黃黄 體体 鬆松 鬧闹 魚鱼 鮮鲜 麥麦 貳贰 參叁 兇凶 歐欧 鎊镑 聖圣 嘩哗 贓赃 廬庐 係系 僅仅 併并
佔占 側侧 儘尽 佈布 淨净 減减 濟济 災灾 熱热 牆墙 環环 療疗 盜盗
匯汇 滙汇 雲云 買买 繳缴 註注 撥拨 認认 師师 貸贷 賺赚 隻只 臨临 鋪铺 蓋盖 綫线 衝冲 興兴 豐丰 爲为 麵面 駕驾 駛驶
擊击 餘余 歲岁 崗岗 帶带 幹干 攜携 曉晓 潛潜 澤泽 瞭了 礎础 祕秘 稅税 糧粮 純纯 細细 終终 絕绝 絲丝 綠绿 網网 緩缓
編编 羣群 義义 藝艺 藥药 術术 觸触 託托 訓训 訴诉 診诊 詞词 誠诚 諾诺 貼贴 賠赔 軍军 輕轻 輪轮 辭辞 鍵键 鏡镜 閉闭
閒闲 闆板 陣阵 陽阳 階阶 雖虽 須须 頻频 顯显 飲饮 飾饰 騎骑 騙骗 騰腾 鴻鸿 鵬鹏 齡龄 倉仓 債债 儀仪 儲储 勵励 員员
賓宾 賞赏 貢贡 貴贵 販贩 屆届 擺摆 揮挥 掛挂 敵敌 暢畅 棄弃 榮荣 橫横 溫温 燈灯 燒烧 猶犹 畝亩 眾众 衆众 籌筹 糾纠
紅红 綁绑 綜综 緣缘 繼继 聞闻 誌志 譯译 護护 邁迈 鄰邻 鑒鉴 靈灵 頂顶 頒颁 駁驳 鹽盐 壞坏 壯壮 墊垫 夥伙 奧奥 媽妈
宮宫 寬宽 尋寻 帥帅 慮虑 慘惨 慣惯 憑凭 憶忆 撲扑 擱搁 棟栋 樂乐 煙烟 穫获 脫脱 腦脑 訖讫 譽誉 鍋锅 閣阁 闖闯 陝陕
雞鸡 駐驻 鴨鸭 僱雇 滯滞 舖铺 妳你 籃篮 諒谅 擠挤
烏乌 亂乱 虧亏 亞亚 崙仑 養养 湊凑 凱凯 別别 劑剂 勁劲 廚厨 叄叁 噸吨 圓圆 奮奋 娛娱 廟庙 恆恒 懶懒 執执 撫抚
擁拥 撈捞 攆撵 齋斋 崑昆 曬晒 櫃柜 棧栈 樹树 櫥橱 淚泪 瀘泸 潔洁 澀涩 濱滨 濰潍 瀾澜 獻献 瑪玛 癱瘫 著着 礦矿
磚砖 窩窝 緯纬 紡纺 紹绍 纜缆 腫肿 膠胶 腳脚 臉脸 艦舰 薦荐 萊莱 薩萨 藍蓝 覺觉 語语 貝贝 賃赁 躍跃 軒轩 輝辉
鋁铝 鋰锂 鋒锋 錦锦 韻韵 頓顿 飼饲 餃饺 饋馈 駿骏 鳥鸟 鳴鸣 鴿鸽 傾倾 嘗尝 檯台 賒赊 攔拦 膽胆 闊阔 憂忧 暈晕
傭佣 兌兑 勢势 卻却 厲厉 叢丛 唄呗 啓启 喪丧 喫吃 喲哟 嗚呜 嘍喽 噠哒 噴喷 堅坚 塵尘 婁娄 嬰婴 峯峰
嶽岳 懸悬 揚扬 擾扰 攏拢 斬斩 暱昵 樁桩 欒栾 毀毁 涼凉 滷卤 漢汉 澱淀 濤涛 礙碍 禱祷 穎颖 竇窦 綿绵
繆缪 織织 肅肃 蘆芦 衞卫 誇夸 誒诶 誕诞 説说 豔艳 賭赌 躉趸 軸轴 辯辩 遼辽 鄔邬 鄺邝 釐厘 鈕钮 銜衔
錫锡 鑑鉴 閆闫 閔闵 閥阀 陰阴 鞏巩 頸颈 顆颗 餓饿 饒饶 騷骚 鬥斗 鮑鲍 黨党
"""
_WIDE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i) not in ",~"}
_MARKS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2005": " ",
    "\u202f": " ",
    "\t": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "～": "~",
    "〜": "~",
    "≈": "~",
    "×": "×",
    "✕": "×",
    "﹣": "-",
    "＄": "$",
    "￥": "¥",
    "｡": "。",
    "➕": "+",
    "⁄": "/",
    "∕": "/",
}
_SIMPLE = {pair[0]: pair[1] for pair in _PAIRS.split()}
_FOLD = {
    **_SIMPLE,
    **_WIDE,
    **_MARKS,
    **{chr(ord("A") + i): chr(ord("a") + i) for i in range(26)},
    **{chr(0xFF21 + i): chr(ord("a") + i) for i in range(26)},
    "﹐": "，",
}
# A search for the few that change is quicker than `str.translate`, which looks every character up.
_TRADITIONAL = re.compile(f"[{''.join(_SIMPLE)}]")
_UNFOLDED = re.compile(f"[{''.join(_FOLD)}]")
_KEYCAP_ITEM = re.compile("(?m)^( {0,8}[0-9])\ufe0f?\u20e3(?=[ \u4e00-\u9fffa-zA-Z])(?![家个通位场单次])")
_CIRCLED = re.compile("[\u2460-\u2473](?=[家个通份位场组次])")
_WIDE_GROUP = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")
_UNSEEN = "\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no file and no database can hold it."""
_UNTIDY = re.compile(f"[{_UNSEEN}\ud800-\udfff\u20e3\u2460-\u2473０-９]")
"""Without one of these a text is tidy as it is, but for its form of composition."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text with spaces between them, in order: for tables."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a text with spaces between them, as a set: for tables."""
    return frozenset(words(text))


@lru_cache(maxsize=8)  # every step of a reading folds the same text
def fold(text: str) -> str:
    """The text for matching: one character for each, so that a place in it is a place in the text."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    return _UNFOLDED.sub(lambda found: _FOLD[found[0]], text)


def simplified(text: str) -> str:
    """The text with Traditional characters in their Simplified form, all others as they are."""
    return text if text.isascii() else _TRADITIONAL.sub(lambda found: _SIMPLE[found[0]], text)


def tidy(text: str) -> str:
    """The text without what cannot be seen: lone surrogates, NUL, zero-width and direction marks, keycaps; NFC.

    At most 4,096 characters are meant: NFC takes quadratic time on stacked marks.
    """
    if text.isascii():
        return _INVISIBLE.sub("", text.replace("\r", "\n")) if not text.isprintable() else text
    if not _UNTIDY.search(text):
        return unicodedata.normalize("NFC", text)
    text = LONE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _WIDE_GROUP.sub(",", text)
    text = _CIRCLED.sub(lambda found: str(ord(found.group()) - 0x245F), text)  # 拜访③家, but not ① of a list
    if "\u20e3" in text:
        text = _KEYCAP.sub(r"\1", _KEYCAP_ITEM.sub(r"\1. ", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


_LATIN = re.compile("[a-z]+")


def storable(text: str) -> str:
    """The text as every database and every payload takes it: lone surrogates become U+FFFD, NUL goes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "")


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[T]):
    """Words with what they mean; `lengths` by how they begin (see `_head`), longest first."""

    words: Mapping[str, T]
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def match(self, folded: str, at: int) -> tuple[int, T] | None:
        """The end and the meaning of the longest word that starts at `at`; Latin words match whole only.

        A Latin word may be followed by a digit (TEL22), never by a letter; a digit never by another.
        """
        pair = folded[at : at + 2]
        if not "a" <= pair < "{":
            lengths = self.lengths.get(pair) or self.lengths.get(pair[:1])
        elif at and "a" <= folded[at - 1] <= "z":
            return None
        else:
            lengths = self.lengths.get(_head(folded, at))
        if lengths is None:
            return None
        means = self.words.get
        for length in lengths:
            meaning = means(folded[at : at + length])
            if meaning is not None:
                end = min(at + length, len(folded))
                after, last = folded[end : end + 1], folded[end - 1]
                split = "0" <= after <= "9" and "0" <= last <= "9"  # tier 1 in tier 12k
                if not (split or ("a" <= after <= "z" and "a" <= last <= "z")):
                    return end, meaning
        return None


def lexicon(words: Iterable[tuple[str, T]]) -> Lexicon[T]:
    """A lexicon of words and meanings; of equal words the first stands."""
    table: dict[str, T] = {}
    for word, meaning in words:
        table.setdefault(fold(word), meaning)
    lengths: dict[str, set[int]] = {}
    for word in table:
        lengths.setdefault(_head(word), {1} if word[0] in table else set()).add(len(word))
    return Lexicon(table, {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()})


def with_words(base: Lexicon[T], folded: Mapping[str, T]) -> Lexicon[T]:
    """The lexicon with more words, already folded; their meanings win. Quick where the words are few."""
    lengths = dict(base.lengths)
    for word in folded:
        head = _head(word)
        sizes = {*lengths.get(head, ()), len(word)}
        if word[0] in base.words:
            sizes.add(1)
        lengths[head] = tuple(sorted(sizes, reverse=True))
    return Lexicon({**base.words, **folded}, lengths)


def _head(text: str, at: int = 0) -> str:
    """How a word begins: with its first Latin word, else with two characters (one, for words of one)."""
    latin = _LATIN.match(text, at)
    return latin[0] if latin else text[at : at + 2]
