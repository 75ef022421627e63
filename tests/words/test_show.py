"""How wordings, numbers, money, days and times look to a reader."""

from datetime import UTC, date, datetime
from html import escape as html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.message import Person, Reader
from language.money import Money
from language.text import Arg, At, Day, Listing, Share, Short, Text, counted, text
from words.show import name_of, show

CN = Reader("zh_CN", "Asia/Shanghai")
TW = Reader("zh_TW", "Asia/Taipei")
EN = Reader("en", "America/New_York")
FRIDAY = date(2026, 11, 20)


@pytest.mark.usefixtures("sample")
class TestWordings:
    def test_a_wording_is_translated_and_its_arguments_shown(self) -> None:
        words = text("{who} leads with {amount}", who="王芳", amount=Money(5_000_000, "CNY"))
        assert show(words, CN) == "¥50,000，王芳 领先"

    def test_a_wording_within_a_wording_is_translated_too(self) -> None:
        assert show(text("Recorded {what}", what=text("Undo")), CN) == "已记：撤销"

    def test_a_missing_translation_shows_the_english(self) -> None:
        assert show(text("Recorded {what}", what=3), TW) == "Recorded 3"

    @pytest.mark.parametrize(
        ("reader", "n", "shown"),
        [
            (CN, 1, "拜访 1 次"),
            (TW, 12_800, "拜訪 12,800 次"),
            (EN, 1, "1 visit"),
            (EN, 0, "0 visits"),
            (EN, 2, "2 visits"),
        ],
    )
    def test_a_number_chooses_the_plural(self, reader: Reader, n: int, shown: str) -> None:
        assert show(counted("{n} visit", "{n} visits", n), reader) == shown

    def test_an_untranslated_plural_follows_the_english_rule(self) -> None:
        assert show(counted("{n} win", "{n} wins", 1), CN) == "1 win"
        assert show(counted("{n} win", "{n} wins", 4), CN) == "4 wins"

    def test_the_empty_wording_is_empty(self) -> None:
        assert show(text(""), CN) == ""

    def test_a_stored_wording_without_the_argument_shows_a_gap(self) -> None:
        assert show(Text("Recorded {what}", (("it", "a visit"),)), CN) == "已记：…"

    def test_a_stored_plural_without_its_number_still_shows(self) -> None:
        assert show(Text("{n} visit", (("n", "many"),), "{n} visits"), EN) == "many visits"
        assert show(Text("{n} visit", (), "{n} visits"), EN) == "… visits"

    def test_a_stored_wording_that_had_no_plural_finds_its_translation(self) -> None:
        assert show(text("{n} visit", n=5), CN) == "拜访 5 次"

    def test_an_argument_of_an_unknown_kind_shows_its_plain_string(self) -> None:
        assert show(Text("Recorded {what}", (("what", 1.5),)), CN, html) == "已记：1.5"  # type: ignore[arg-type]


class TestSomebodysWords:
    @pytest.mark.parametrize(
        "hostile", ["{0.__class__}", "{what}", "{", "}", "{{7*7}}", "%n", "%(what)s", "\\1\\g<0>"]
    )
    def test_signs_of_a_template_stay_as_typed(self, hostile: str) -> None:
        assert show(text("Recorded {what} {also}", what=hostile, also="x"), EN) == f"Recorded {hostile} x"

    def test_somebodys_words_are_escaped_and_ours_are_not(self) -> None:
        words = text("<b>{who}</b> & {list}", who="<script>", list=Listing(("a&b", text("<i>"))))
        assert show(words, EN, html) == "<b>&lt;script&gt;</b> & a&amp;b, <i>"

    def test_somebodys_words_are_cleaned_before_they_are_escaped(self) -> None:
        assert show("a\u202eb\x00<", EN, html) == "ab&lt;"

    def test_an_invented_currency_cannot_carry_markup(self) -> None:
        assert show(Money(100, "<b>"), EN, html) == "¤1"

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_whatever_stands_in_an_argument_appears_once_and_whole(self, one: str, other: str) -> None:
        shown = show(text("<{one}|{other}>", one=one, other=other), EN, lambda words: f"[{len(words)}:{words}]")
        cleaned = [show(words, EN) for words in (one, other)]
        assert shown == "<" + "|".join(f"[{len(words)}:{words}]" for words in cleaned) + ">"

    @given(
        st.text(max_size=60), st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers(), max_size=3)
    )
    def test_no_stored_wording_raises(self, msgid: str, args: dict[str, Arg]) -> None:
        for plural in ("", msgid + "s"):
            assert isinstance(show(Text(msgid, tuple(args.items()), plural), CN), str)


@pytest.mark.parametrize(
    ("arg", "cn", "tw", "en"),
    [
        (0, "0", "0", "0"),
        (12_800, "12,800", "12,800", "12,800"),
        (-1_234, "-1,234", "-1,234", "-1,234"),
        (Money(5_000_000, "CNY"), "¥50,000", "¥50,000", "¥50,000"),
        (Money(123_450, "USD"), "US$1,234.50", "US$1,234.50", "$1,234.50"),
        (Money(5, "TWD"), "NT$0.05", "NT$0.05", "NT$0.05"),
        (Money(-12_800, "JPY"), "-JP¥12,800", "-JP¥12,800", "-JP¥12,800"),
        (Money(1_234_567, "KWD"), "KWD 1,234.567", "KWD 1,234.567", "KWD 1,234.567"),
        (Money(10**30 + 1, "CNY"), f"¥{10**28:,}.01", f"¥{10**28:,}.01", f"¥{10**28:,}.01"),
        (Short(999), "999", "999", "999"),
        (Short(9_999), "9,999", "9,999", "10.0K"),
        (Short(65_450), "6.5万", "6.5萬", "65.5K"),
        (Short(1_286_000), "128.6万", "128.6萬", "1.3M"),
        (Short(1_000_000), "100.0万", "100.0萬", "1.0M"),
        (Short(999_999), "100.0万", "100.0萬", "1.0M"),
        (Short(95_000_000), "9,500.0万", "9,500.0萬", "95.0M"),
        (Short(99_999_999), "1.0亿", "1.0億", "100.0M"),
        (Short(120_000_000), "1.2亿", "1.2億", "120.0M"),
        (Short(3 * 10**12), "3.0万亿", "3.0兆", "3,000.0B"),
        (Short(-128_600), "-12.9万", "-12.9萬", "-128.6K"),
        (Short(Money(128_600_000, "CNY")), "¥128.6万", "¥128.6萬", "¥1.3M"),
        (Short(Money(-128_600_000, "USD")), "-US$128.6万", "-US$128.6萬", "-$1.3M"),
        (Short(Money(12_345, "CNY")), "¥123", "¥123", "¥123"),
        (Short(Money(999_950, "CNY")), "¥1.0万", "¥1.0萬", "¥10.0K"),
        (Share(8_830), "88.3%", "88.3%", "88.3%"),
        (Share(10_000), "100%", "100%", "100%"),
        (Share(12_345), "123.5%", "123.5%", "123.5%"),
        (Share(-520), "-5.2%", "-5.2%", "-5.2%"),
        (Share(-4), "0%", "0%", "0%"),
        (Share(9_999), "99.9%", "99.9%", "99.9%"),
        (Day(FRIDAY), "11-20(周五)", "11-20(週五)", "Fri 20 Nov"),
        (Day(date(2026, 3, 1)), "03-01(周日)", "03-01(週日)", "Sun 1 Mar"),
        (
            Listing(("A", 1_000, Day(FRIDAY))),
            "A、1,000、11-20(周五)",
            "A、1,000、11-20(週五)",
            "A, 1,000, Fri 20 Nov",
        ),
        (Listing(()), "", "", ""),
    ],
    ids=str,
)
def test_figures_look_as_people_write_them(arg: Arg, cn: str, tw: str, en: str) -> None:
    assert [show(arg, reader) for reader in (CN, TW, EN)] == [cn, tw, en]


class TestMoments:
    AT = datetime(2026, 11, 20, 16, 5, tzinfo=UTC)

    def test_a_time_is_told_by_the_readers_clock_with_its_day(self) -> None:
        assert show(At(self.AT), CN) == "11-21(周六) 00:05"
        assert show(At(self.AT), EN) == "Fri 20 Nov 11:05"

    def test_a_time_alone_has_no_day(self) -> None:
        assert show(At(self.AT, time_only=True), CN) == "00:05"

    @pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "\ud800", "a" * 5_000, "\0"])
    def test_an_unknown_zone_is_shown_in_utc(self, zone: str) -> None:
        assert show(At(self.AT, time_only=True), Reader("en", zone)) == "16:05"

    def test_an_instant_without_zone_is_taken_as_utc(self) -> None:
        assert show(At(self.AT.replace(tzinfo=None), time_only=True), CN) == "00:05"

    def test_the_ends_of_the_calendar_do_not_raise(self) -> None:
        for instant in (datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)):
            assert show(At(instant), CN)
            assert show(At(instant), EN)


def test_a_name_is_cut_cleaned_and_never_blank() -> None:
    assert name_of(Person("slack", "T1", "U1", "x" * 100_000)) == "x" * 64
    assert name_of(Person("slack", "T1", "U1", " \u200b\u3164\u3000")) == "U1"
    assert name_of(Person("slack", "T1", "U1", "王\u202e芳")) == "王芳"
