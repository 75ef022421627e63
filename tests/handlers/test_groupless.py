"""An app that enters no group: nobody is sent to one."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.platforms.wecom.app.inbound import Ours, incoming
from tests.dialogues.stage import NOW, Stage

FIELDS = {"FromUserName": "lin", "MsgType": "text", "Content": "绑定 华东一组", "MsgId": "1", "CreateTime": "1"}


@pytest.mark.parametrize("groups", [True, False])
def test_the_app_says_whether_a_bot_beside_it_goes_into_groups(groups: bool) -> None:
    heard = incoming(b"", FIELDS, Ours("corp", "1", groups=groups), NOW)
    assert heard is not None
    assert heard.groups is groups


def test_who_binds_by_an_app_alone_hears_of_the_webhook_and_others_of_the_group(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    try:
        asked = stage.incoming("Priya", "bind Singapore")
        (alone,) = stage.receive([replace(asked, groups=False)])
        (beside,) = stage.say("Priya", "bind Singapore")
    finally:
        stage.close()
    assert "WECOM_WEBHOOKS=TEAM=KEY" in alone.words
    assert beside.words == "Please say this in the group that it is about."


def test_the_first_admin_of_an_app_alone_is_led_to_the_first_steps(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    try:
        asked = stage.incoming("Dana", f"claim {stage.claim_code()}")
        (heard,) = stage.receive([replace(asked, groups=False)])
    finally:
        stage.close()
    assert "上手清单" in heard.words
