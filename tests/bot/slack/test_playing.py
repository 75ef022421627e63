"""The Slack to play with: a line does what somebody in Slack would do, through the house as it runs."""

from storage.store import Store
from tests.bot.slack.house import DIRECT, REP, SALES, in_slack, join
from tests.fakes.slack.script import play
from tests.running import until


async def test_a_typed_line_says_presses_edits_deletes_and_fills_in_a_form(store: Store) -> None:
    join(store)
    async with in_slack(store) as place:

        async def seen(line: str, words: str, channel: str = DIRECT) -> None:
            """What is answered to a line."""
            assert (await play(place.server, line)).startswith(("1", "2")), line
            await place.quiet()
            await until(lambda: any(words in str(post) for post in place.posts(channel)))

        await seen(f"say {REP} dm 拜访3家", "拜访 3 家")
        await seen(f"edit {REP} dm 拜访4家", "拜访 4 家")
        await seen(f"press {REP} dm 撤销", "已撤销")
        await seen(f'form {REP} metric=visits number=2 "customer=Nova Labs"', "Nova Labs")
        await seen(f"deal {REP} stage=signed customer=Orion amount=5万", "Orion")
        await seen(f"say {REP} {SALES} @bot 电话5通", "电话 5", SALES)
        assert "[✅]" in await play(place.server, f"messages {SALES}")
        await seen(f"delete {REP} {SALES}", "已撤销", SALES)
        assert await play(place.server, f"form {REP} metric=visits number=many") != "200 "
        assert await play(place.server, f"press {REP} dm Nothing") == "no button Nothing there"
        assert await play(place.server, "say U0NOBODY1 dm hello") == "there is no U0NOBODY1; type people"
        assert "拜访 4" in await play(place.server, f"messages {REP} dm")
        assert "messages CHANNEL" in await play(place.server, "help")
