"""Names that nobody has listed are read whole, whatever words of ours they hold."""

import pytest

from tests.scoring.reading.heard import heard

INVENTED = (
    "明天科技", "签宝软件", "报春园艺", "跟上教育", "千惠超市", "百胜物业", "加一健身", "六合机电", "期望传媒", "上谷风能", "好时光影城",
    "七彩云南", "回音壁传媒",
)  # fmt: skip


@pytest.mark.parametrize("name", INVENTED)
def test_an_unknown_company_is_read_whole(name: str) -> None:
    assert heard(f"签了{name}5万") == f"SIGNED {name} 50000 CNY"
    assert heard(f"{name}回款3万") == f"PAID {name} 30000 CNY"
    assert heard(f"今天拜访{name}、星河") == "visits 2"


def test_a_common_noun_behind_our_words_is_no_name() -> None:
    assert heard("今天软件演示2场") == "demos 2"
    assert heard("明天物流过来，今天拜访3家") == "visits 3"
    assert heard("跑了医院3家") == "visits 3"


def test_the_fee_behind_a_name_is_no_part_of_it() -> None:
    assert heard("汀洲建材坑位费到账，壹万贰仟元整") == "PAID 汀洲建材 12000 CNY"


def test_a_stop_ends_a_name_and_a_title_begins_one() -> None:
    assert heard("Mon: 12 calls, lost Kivo Labs. Wed: 2 onsites") == (
        "calls 12 on 11-16; visits 2 on 11-18; LOST Kivo Labs - on 11-16"
    )
    assert heard("saw Dr. Okafor and Dr. Lindqvist at Mercy General") == "visits 2"
    assert heard("Three closed: Jysk DKK 120,000", "USD") == "SIGNED Jysk 120000 DKK"


def test_what_was_sold_is_not_who_bought_it() -> None:
    assert heard("千惠超市的冷柜签了6万2") == "SIGNED 千惠超市 62000 CNY"
    assert heard("益海嘉里 改良剂23吨，货款付清31.05万") == "PAID 益海嘉里 310500 CNY"
    assert heard("签了签了！出口小家电，美金4万2，客户Hamad") == "SIGNED Hamad 42000 USD"
    assert heard("骨科耗材那单黄了，省中医院最后选了进口的") == "LOST 省中医院 -"


def test_where_it_was_and_who_introduced_it_is_not_the_customer() -> None:
    assert heard("今天在山东跑了2个经销商，潍坊那个当场打款3万").startswith("visits 2; PAID")
    assert "山东" not in heard("今天在山东跑了2个经销商，潍坊那个当场打款3万")
    assert heard("小王介绍的客户签了3万") == "SIGNED - 30000 CNY"
