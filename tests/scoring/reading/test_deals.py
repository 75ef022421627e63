"""Deals are read with customer, stage, sum, currency and day; gaps, totals and bases are not their sums."""

import pytest

from tests.scoring.reading.heard import heard, reading_of

DEALS = {
    "奥克斯要求退货，已经退了3200": "REFUNDED 奥克斯 3200 CNY",
    "收到一笔款，6万整，备注写的是美的": "PAID 美的 60000 CNY",
    "美的今天打了全款15万": "PAID 美的 150000 CNY",
    "客户：九阳，阶段：已签，金额：38500": "SIGNED 九阳 38500 CNY",
    "New opp: Initech, 150k": "LEAD Initech 150000 USD",
    "奥克斯签了36万": "SIGNED 奥克斯 360000 CNY",
    "成交 3万 天明物流": "SIGNED 天明物流 30000 CNY",
    "回款 5万 家乐福": "PAID 家乐福 50000 CNY",
    "成交3万天明物流": "SIGNED 天明物流 30000 CNY",
    "签约奥克斯，36万": "SIGNED 奥克斯 360000 CNY",
    "奥克斯，36万，签了": "SIGNED 奥克斯 360000 CNY",
    "签奥克斯36万，另外美菱5万": "SIGNED 奥克斯 360000 CNY; SIGNED 美菱 50000 CNY",
    "今天签了三单：奥克斯36万、美菱5万、海信2万": "SIGNED 奥克斯 360000 CNY; SIGNED 美菱 50000 CNY; SIGNED 海信 20000 CNY",
    "签约2家共8万：奥克斯5万 / 美菱3万": "SIGNED 奥克斯 50000 CNY; SIGNED 美菱 30000 CNY",
    "签单2笔（韩束 6万，珀莱雅 4万），共10万": "SIGNED 韩束 60000 CNY; SIGNED 珀莱雅 40000 CNY",
    "签了奥克斯 36万，先收 10万": "SIGNED 奥克斯 360000 CNY; PAID 奥克斯 100000 CNY",
    "奥克斯签了36万，回款10万": "SIGNED 奥克斯 360000 CNY; PAID 奥克斯 100000 CNY",
    "奥克斯回款10万（合同36万）": "PAID 奥克斯 100000 CNY",
    "华润回款12万，尾款还有8万": "PAID 华润 120000 CNY",
    "收到欧派货款4万元": "PAID 欧派 40000 CNY",
    "到账20000（元气森林）": "PAID 元气森林 20000 CNY",
    "联想那单黄了": "LOST 联想 -",
    "百度丢单了，输给阿里云": "LOST 百度 -",
    "奥克斯丢了，被同行低了2万": "LOST 奥克斯 -",
    "美的退货退款1.2万": "REFUNDED 美的 12000 CNY",
    "给九阳报价6.3万": "QUOTED 九阳 63000 CNY",
    "报奥克斯36万": "QUOTED 奥克斯 360000 CNY",
    "小鹏口头同意了，50万": "INTENT 小鹏 500000 CNY",
    "成交！客户陈女士，全款12800": "SIGNED 陈女士 12800 CNY",
    "前天谈成的韵达 9万8 补录下": "SIGNED 韵达 98000 CNY on 11-18",
    "原价36万，最后30万签了奥克斯": "SIGNED 奥克斯 300000 CNY",
    "港仔加盟HK$28万，今天刷了一半14万": "PAID 港仔加盟 140000 HKD",
    "四季紙業簽了！新台幣36萬5": "SIGNED 四季紙業 365000 TWD",
    "closed Acme for $12,500": "SIGNED Acme 12500 USD",
    "Signed: Alpha ($3k) and Beta (€2k). Gamma said no.": "SIGNED Alpha 3000 USD; SIGNED Beta 2000 EUR; LOST Gamma -",
    "Acme paid $20k deposit": "PAID Acme 20000 USD",
    "Got $7,250 from Bluebird Dental": "PAID Bluebird Dental 7250 USD",
    "lost the Stark deal - went with Salesforce": "LOST Stark -",
    "quoted Hooli $18k": "QUOTED Hooli 18000 USD",
    "PO from Contoso came in, 32k": "SIGNED Contoso 32000 USD",
    "签了华为5万，不对，是6万": "SIGNED 华为 60000 CNY",
    "收了华为5万，还差3万": "PAID 华为 50000 CNY",
    "公司A谈了30万的方案（没定），公司B定了，15万已签": "SIGNED 公司B 150000 CNY",
    "sold Acme 3 licenses, $5k": "SIGNED Acme 5000 USD",
    "签了华为5万（含税）": "SIGNED 华为 50000 CNY",
    "九芝堂的货款4500已经退给人家了": "REFUNDED 九芝堂 4500 CNY",
    "booking.com signed, 14k/yr": "SIGNED booking.com 14000 USD",
    "30% upfront from Cyberdyne just landed, 9k of the 30k": "PAID Cyberdyne 9000 USD",
    "华为20万中兴15万都签了": "SIGNED 华为 200000 CNY; SIGNED 中兴 150000 CNY",
    "华为20万，中兴15万，都签了": "SIGNED 华为 200000 CNY; SIGNED 中兴 150000 CNY",
    "签约华为、中兴各5万": "SIGNED 华为 50000 CNY; SIGNED 中兴 50000 CNY",
    "签了两单，一单3万，一单5万": "SIGNED - 30000 CNY; SIGNED - 50000 CNY",
    "签了两单共8万，一单3万，一单5万": "SIGNED - 30000 CNY; SIGNED - 50000 CNY",
    "双汇项目首款到了，合同90万，先打了三成27万": "PAID 双汇 270000 CNY",
    "奥克斯合同40万,今天到了40%,16万": "PAID 奥克斯 160000 CNY",
    "舜宇的团险续上了，保费8860一年": "SIGNED 舜宇 8860 CNY",
    "德邻里物业的电梯广告，全年36万，今天下午正式签约": "SIGNED 德邻里物业 360000 CNY",
    "Castellano Farms paid their outstanding $6,420": "PAID Castellano Farms 6420 USD",
    "收到海尔剩余3万": "PAID 海尔 30000 CNY",
    "Acme 20k, Beta 15k, both signed": "SIGNED Acme 20000 USD; SIGNED Beta 15000 USD",
    "Pied Piper is IN, 36k": "SIGNED Pied Piper 36000 USD",
    "Kowalski Bros backed out, their 3k deposit went back": "LOST Kowalski Bros -; REFUNDED Kowalski Bros 3000 USD",
    "2 visits, 1 quote (Ardent HVAC, $14,750)": "visits 2; QUOTED Ardent HVAC 14750 USD",
    "报价2（奥克斯12万、TCL8万5）": "QUOTED 奥克斯 120000 CNY; QUOTED TCL 85000 CNY",
    "客户王先生订了台X5，定金2万": "PAID 王先生 20000 CNY",
    "海天味业58万的合同今天盖章回寄": "SIGNED 海天味业 580000 CNY",
    "恒顺打了3万过来": "PAID 恒顺 30000 CNY",
    "upsold Orion 10 more seats, 6k": "SIGNED Orion 6000 USD",
    "Orion paid invoice 1043, $8,200": "PAID Orion 8200 USD",
    "Orion's 8.2k came in": "PAID Orion 8200 USD",
    "Orion bailed, going with Salesforce": "LOST Orion -",
    "珀莱雅:最早报60w→砍到52w→今天盖章签了": "QUOTED 珀莱雅 600000 CNY; SIGNED 珀莱雅 520000 CNY",
    "had to give Bluth Co. their $900 back": "REFUNDED Bluth Co. 900 USD",
    "$6,400 came in from Fonterra for milestone 2": "PAID Fonterra 6400 USD",
    "2 closes: Cylon 800, Dalek 1.2k": "SIGNED Cylon 800 USD; SIGNED Dalek 1200 USD",
    "dropped in on Krusty Krab, walked out with a signature - $3,300": "visits 1; SIGNED Krusty Krab 3300 USD",
    "verbal yes from Initrode on the 42k, paper goes out next wk": "INTENT Initrode 42000 USD",
    "煮熟的鸭子飞了，吉利那30万": "LOST 吉利 300000 CNY",
    "refunded Acme $300": "REFUNDED Acme 300 USD",
}


@pytest.mark.parametrize("text", DEALS)
def test_a_deal_is_read(text: str) -> None:
    told = heard(text, "USD" if text.isascii() or "€" in text else "CNY")
    assert "; ".join(part for part in told.split("; ") if not part.startswith("quotes")) == DEALS[text]


OPEN = [
    "奥克斯快签了，36万", "奥克斯下周签，36万", "奥克斯没签，36万太贵了", "合同已经寄出，等盖章，金额20万", "客户要求退款2万，还在协商",
    "奥克斯的50万还没到账", "续费6万，合同流程中", "差点签了华为20万", "要是今天签了20万就好了", "should sign Kestrel tomorrow, 28k",
    "paid $50 for lunch with Acme", "3 calls with Acme re: 50k renewal", "if Acme signs I'll buy lunch", "might close Acme for 50k", "Acme wants a refund of $300",
]  # fmt: skip


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_closed_is_no_deal(text: str) -> None:
    assert reading_of(text).deals == ()


ASKED = {
    "老板，德邦那边拿下了": "amount_missing",
    "签了！": "amount_missing",
    "签了华为￥$100": "currency",
    "签了华为 12.345元": "amount",
    "签了华为 1.234,56元": "amount",
    "签了华为 5 万 3": "amount",
    "签了华为20多万": "vague_number",
    "closed Acme -$500": "negative",
    "签了-5万": "negative",
    "成交2单，8万和3万": "amount",
    "签了敏华50万，我和周婷一人一半": "whose",
    "we won the tender at Acme, 210k": "stage",
    "双汇项目首款到了，合同90万": "amount_missing",
    "2月31日签了华为5万": "date",
    "12月25日签了华为20万": "future_date",
    "李娜签了20万": "whose",
    "中标了！中国移动 180万": "stage",
    "11月业绩：签单9笔，合计63.5万": "total",
}


@pytest.mark.parametrize("text", ASKED)
def test_an_unclear_deal_is_asked_about_not_recorded(text: str) -> None:
    reading = reading_of(text)
    assert reading.deals == ()
    assert reading.intent == "ambiguous"
    assert reading.questions[0].doubt == ASKED[text]


def test_two_deals_and_an_unreadable_line_are_two_deals_and_a_question() -> None:
    reading = reading_of("签了奥克斯36万\n签了美菱5万\n签了华为1.234,56元")
    assert [draft.customer for draft in reading.deals] == ["奥克斯", "美菱"]
    assert [(question.doubt, question.clause) for question in reading.questions] == [("amount", "签了华为1.234,56元")]


def test_a_currency_question_offers_both() -> None:
    (question,) = reading_of("签了华为￥$100").questions
    assert [option.deals[0].money and option.deals[0].money.currency for option in question.options] == ["CNY", "USD"]
