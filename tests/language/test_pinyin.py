"""How characters sound."""

import pytest

from language.pinyin import sound_alike, sounds_of, spellings


def test_every_character_of_gb_2312_has_a_sound() -> None:
    codes = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    silent = [one for code in codes if (one := code.decode("gb2312", "ignore")) and not sounds_of(one)]
    assert silent == []


@pytest.mark.parametrize(
    ("text", "sound"), [("小王", "xiaowang"), ("战鼓", "zhangu"), ("陈喆", "chenzhe"), ("吕", "lv")]
)
def test_a_text_is_spelled(text: str, sound: str) -> None:
    assert spellings(text)[0] == sound


def test_a_character_with_two_readings_is_spelled_both_ways() -> None:
    assert set(spellings("排行")) == {"paixing", "paihang"}
    assert spellings("Acme 5") == ("Acme 5",)


def test_sounds_that_many_confuse_are_alike() -> None:
    assert sound_alike("王", "汪")
    assert sound_alike("林", "零")
    assert sound_alike("四", "是")
    assert not sound_alike("王", "张")
    assert not sound_alike("王", "A")
