"""Counts are read in the ways people report them; subsets, totals and plans beside them are left out."""

import pytest

from tests.scoring.reading.heard import heard

REPORTS = {
    "今日：✅电话 35 ✅报价 2 ❌拜访 3": "calls 35; quotes 2",
    "@U07SALES1 22 dials + 3 meetings today": "calls 22; meetings 3",
    "26 dials before 11, 2 demos after": "calls 26; demos 2",
    "今天外呼80个，接通35，意向客户4个，约访2": "calls 80; other:接通 35; leads 4; other:邀约 2",
    "拜访：2\n电话：30\n加微：8\n签单：0\n回款：0": "visits 2; calls 30; wechat_adds 8",
    "拜访(3) 电话(20)": "visits 3; calls 20",
    "拜访 三家 电话 二十": "visits 3; calls 20",
    "拜访3家+电话20个+加微5个": "visits 3; calls 20; wechat_adds 5",
    "拜访/电话/报价：3/25/1": "visits 3; calls 25; quotes 1",
    "新签0 回款0 电话41 陌拜2": "calls 41; visits 2",
    "项目｜计划｜完成\n陌拜｜8｜5\n外呼｜60｜43": "visits 5; calls 43",
    "拜访 | 电话 | 微信\n3 | 20 | 5": "visits 3; calls 20; wechat_adds 5",
    "今日电话 邀约 到店\n40 5 2": "calls 40; other:邀约 5; other:到访 2",
    "今天拜访了华为和腾讯": "visits 2",
    "去了万科、恒大、碧桂园三家": "visits 3",
    "美菱、海信都拜访了": "visits 2",
    "一家都没跑成，打了13个电话": "visits 0; calls 13",
    "打了60个电话，通了25个": "calls 60",
    "拜访了5家（3家新客户）": "visits 5",
    "上午跑了两家，下午又跑三家": "visits 2; visits 3",
    "昨天2家拜访，今天4家": "visits 2 on 11-19; visits 4",
    "今天拜访3+2家": "visits 5",
    "拜访3家，哦不对，是4家": "visits 4",
    "计划拜访5家，实际拜访3家": "visits 3",
    "应拜访6实拜访4": "visits 4",
    "本周累计拜访12家，今天拜访3家": "visits 3",
    "今天没出门，打了40通电话": "calls 40",
    "今日无拜访，电话18通": "visits 0; calls 18",
    "拜访立白，改约纳爱斯下周": "visits 1",
    "跟客户开会2场，内部会1场": "meetings 2",
    "补报周二的，拜访3家": "visits 3 on 11-17",
    "11.18 拜访3家 电话20": "visits 3 on 11-18; calls 20 on 11-18",
    "Had 3 visits today, 2 demos and about 15 calls": "visits 3; demos 2; calls 15",
    "visited Globex and Initech this morning": "visits 2",
    "visited Globex twice": "visits 2",
    "visited 3 stores and called 12 leads": "visits 3; calls 12",
    "met 3 growers, 6 doctors seen": "meetings 3; visits 6",
    "ran a quick demo for Acme": "demos 1",
    "dials: 45 | connects: 12 | demos: 1": "calls 45; other:connects 12; demos 1",
    "target 50 dials, did 47": "calls 47",
    "8 calls - wait no, 9 calls": "calls 9",
    "No visits today, 25 calls": "visits 0; calls 25",
    "20 calls, 5 visits yesterday": "calls 20 on 11-19; visits 5 on 11-19",
    "Mon 3 visits, Tue 4 visits": "visits 3 on 11-16; visits 4 on 11-17",
    "calls: 18 (4 VM, 6 no answer, 8 convos)": "calls 18",
    "booked 4 meetings": "other:booked 4",
    "40 of 50 calls done": "calls 40",
    "made 40 out of 50 calls": "calls 40",
    "Hit 40 calls vs target of 50": "calls 40",
    "1.000 calls": "ambiguous",
    "calls x24\ndemos x1": "calls 24; demos 1",
    "13 calls. scratch that, 15": "calls 15",
    "11 dials before lunch, 16 after": "calls 11; calls 16",
    "didn't log yesterday - 27 dials": "calls 27 on 11-19",
    "called Acme 3 times": "calls 3",
    "今天出了仨方案": "proposals 3",
    "二访万达商管": "visits 1",
    "上下午各跑了两家": "visits 4",
    "今天差不多跑了小二十家": "ambiguous",
    "please log 6 visits and 3 proposals": "visits 6; proposals 3",
    "Wed & Thu: 3 visits each": "visits 3 on 11-18; visits 3 on 11-19",
    "31 dials but 4 were wrong numbers so call it 27": "calls 27",
    "✅ 拜访恒大物业\n⏳ 给金地做演示（改周一）": "visits 1",
    "拜访客户1家：@所有人 科技有限公司": "visits 1",
    "下午出去跑了4个点": "visits 4",
    "今天一个电话没打": "calls 0",
    "No calls today, was at the trade show": "calls 0",
    "Swung by 2 dealerships and a body shop": "visits 2; visits 1",
    "call with Orion went well, they want a quote": "calls 1",
    "3 visits, oops 4": "visits 4",
    "Yesterday I planned 5 calls but only did 2": "calls 2 on 11-19",
    "Wed was 4 dealer visits, Thu just 1": "visits 4 on 11-18; visits 1 on 11-19",
    "11月累计拜访46,今天+3": "visits 3",
    "周三周四各跑了2家": "visits 2 on 11-18; visits 2 on 11-19",
    "把六安的三个养殖场和一家饲料厂都转了一圈": "visits 3; visits 1",
    "今日客訪：桃園兩間、新竹一間": "visits 3",
    "Hit three job sites this morning and the lumber yard after lunch": "visits 3; visits 1",
    "跑了俩客户：德力西、正泰": "visits 2",
    "今天跑了省立医院和市二院，见了3个主任": "visits 2",
    "Acadia no-showed again so 0 demos today": "demos 0",
    "今天没外出拜访": "visits 0",
    "EOD: 54 dials, 1 demo set for Tues": "calls 54; other:meetings_booked 1",
    "今天电话打了得有百八十个": "ambiguous",
    "加微信大概二十到三十个吧": "ambiguous",
    "worked the floor, 20-something cards": "ambiguous",
    "昨晚还在开视频会，算1个会议": "meetings 1 on 11-19",
    "quote for 6 walk-ins at $11.5k each": "none",
    "拜访4家，哦不，5家，物流园那家差点漏了": "visits 5",
    "今天居家办公，有事打我手机": "none",
    "电话目标60,打完47,还差13": "calls 47",
    "计划拜访5家实际3家，计划电话40实际45": "visits 3; calls 45",
    "上午到滨江3号路拜访大华": "visits 1",
    "今日走访：A区12号、B区15号两家": "visits 2",
    "昨天的3家改到今天了，拜访了2家": "visits 2",
    "报价发了2份": "quotes 2",
    "log 5 calls for Mei": "ambiguous",
    "had to cancel 2 visits": "none",
    "visited 3, 20 calls": "visits 3; calls 20",
}


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_is_counted(text: str) -> None:
    assert heard(text) == REPORTS[text]


NAMES = {
    "今天去了58同城和360": 2,
    "拜访：三只松鼠、七匹狼、九阳": 3,
    "拜访鸿海、和硕": 2,
    "拜访了六福珠宝 七彩云南 八马茶业": 3,
    "拜访华为的赵科长": 1,
    "swung by Three Rivers Bank and Studio 54": 2,
    "visited Seven Visits Ltd, Demo Farms and Call-A-Doc": 3,
}


@pytest.mark.parametrize("text", NAMES)
def test_digits_and_our_words_in_names_are_no_counts(text: str) -> None:
    assert heard(text) == f"visits {NAMES[text]}"


@pytest.mark.parametrize(
    "text",
    [
        "打车花了50",
        "电话是13900001111",
        "9点半到3号楼开会",
        "合同编号2026118",
        "聊了1个半小时",
        "ticket 8891 closed",
        "all-hands at 3",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert heard(text) in ("none", "ambiguous")
