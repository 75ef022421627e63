"""A day in a WeCom company: what people write and what they see."""

import re
from pathlib import Path

from tests.bot.wecom.office import CHEN, GROUP, LI, WANG, office
from tests.fakes.wecom.gateway import Gateway
from tests.running import until

DIRECT, TEAM = f"1:{WANG.casefold()}", f"2:{GROUP}"


async def test_a_report_is_answered_at_once_as_a_finished_stream(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "今天拜访3家，电话20通")
        said = await here.answered(DIRECT, "✅")
        assert "拜访 3" in said
        assert "电话 20" in said
        (stream,) = here.gateway.seen(DIRECT, "stream")
        assert stream.body["finish"] is True
        assert here.gateway.rules.faults == []


async def test_a_group_sees_that_it_is_recorded_and_the_figures_come_alone(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "在吗")
        await here.answered(DIRECT, "可以说")
        await here.gateway.say(WANG, "今天拜访3家", GROUP)
        said = await here.answered(TEAM, "✅")
        assert "拜访 3" in said
        await here.answered(DIRECT, "本月")
        assert not any("本月" in words or "还差" in words for words in here.gateway.words(TEAM))


async def test_a_card_takes_it_back_and_shows_who_did(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "今天拜访3家")
        await until(lambda: here.gateway.seen(DIRECT, "template_card"))
        (card,) = here.gateway.seen(DIRECT, "template_card")
        keys = [button["key"] for button in card.body["button_list"]]
        assert re.fullmatch(r"undo [A-Z2-9]{3}", keys[0])
        await here.gateway.press(WANG, card, keys[0])
        await here.answered(DIRECT, "↩️")
        await until(lambda: card.updates)
        assert "王芳" in card.words
        await here.gateway.press(WANG, card, keys[0])
        await here.answered(DIRECT, "已经撤销")
        assert len([words for words in here.gateway.words(DIRECT) if "↩️" in words]) == 1


async def test_a_quote_of_the_answer_says_which_record_is_meant(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "今天拜访3家")
        first = await here.answered(DIRECT, "拜访 3")
        await here.gateway.say(WANG, "电话5通")
        await here.answered(DIRECT, "电话 5")
        await here.gateway.say(WANG, "撤销", quote={"msgtype": "text", "text": {"content": first}})
        assert "拜访 3" in await here.answered(DIRECT, "↩️")
        code = re.search(r"#([A-Z2-9]{3})", (await here.answered(DIRECT, "电话 5")))
        assert code
        await here.gateway.say(WANG, f"撤销 {code[1]}")
        await until(lambda: sum("↩️" in words for words in here.gateway.words(DIRECT)) == 2)


async def test_what_was_heard_is_recorded_but_an_amount_is_asked(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.send(WANG, {"msgtype": "voice", "voice": {"content": "今天拜访三家，签单星河科技四万"}})
        said = await here.answered(DIRECT, "✅")
        assert "拜访 3" in said
        await until(lambda: any("answer" in str(one.body) for one in here.gateway.seen(DIRECT, "template_card")))
        card = next(one for one in here.gateway.seen(DIRECT, "template_card") if "answer" in str(one.body))
        await here.gateway.press(WANG, card, card.body["button_list"][0]["key"])
        await here.answered(DIRECT, "40,000")


async def test_a_picture_alone_is_not_met_with_silence(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.send(
            WANG, {"msgtype": "image", "image": {"url": "https://x.myqcloud.com/1", "aeskey": "k"}}
        )
        await here.answered(DIRECT, "文字")


async def test_whoever_opens_the_chat_is_greeted(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.enter(WANG)
        assert "战鼓" in await here.answered(DIRECT, "👋")
        (welcome,) = here.gateway.seen(DIRECT)
        assert welcome.kind == "text"


async def test_who_cannot_be_reached_is_asked_once_and_gets_it_after_the_first_word(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(LI, "今天拜访3家", GROUP)
        await here.answered(TEAM, "私聊")
        await here.gateway.say(LI, "电话2通", GROUP)
        await here.answered(TEAM, "电话 2")
        await here.sent()
        assert sum("李雷" in words and "私聊" in words for words in here.gateway.words(TEAM)) == 1
        assert here.gateway.words("1:lilei") == []
        await here.gateway.say(CHEN, "团队")
        assert "李雷" in await here.answered(f"1:{CHEN}", "无法私聊")
        await here.gateway.say(LI, "你好")
        await until(lambda: sum("本月签单额" in words for words in here.gateway.words("1:lilei")) == 2)


async def test_a_message_that_comes_twice_counts_once(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        for _ in range(3):
            await here.gateway.say(WANG, "今天拜访3家", msgid="same")
        await here.gateway.say(WANG, "我的")
        assert "拜访 3" in await here.answered(DIRECT, "上一条")


async def test_the_same_person_in_other_letters_is_the_same(filled: Path) -> None:
    async with office(filled, gateway=Gateway(name="Drum Bot"), wecom_bot_name="Drum Bot") as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say("wangfang", "今天拜访3家", GROUP)
        await here.answered(TEAM, "拜访 3")
        await here.gateway.say("WANGFANG", "我的")
        await here.answered(DIRECT, "上一条")


async def test_a_template_can_be_filled_in_and_sent(filled: Path) -> None:
    async with office(filled) as here:
        await until(lambda: here.gateway.up)
        await here.gateway.say(WANG, "模板")
        said = await here.answered(DIRECT, "拜访：")
        await here.gateway.say(WANG, said.replace("拜访：", "拜访：4"))
        assert "拜访 4" in await here.answered(DIRECT, "✅")
