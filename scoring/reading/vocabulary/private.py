"""What is no customer: people and things of private life, the office and the media; Simplified, comma-separated."""

KIN = (
    "孩子,小孩,娃,儿子,女儿,闺女,老婆,老公,媳妇,爸爸,妈妈,爸,妈,爸妈,老爸,老妈,父母,爷爷,奶奶,爷爷奶奶,外公,外婆,姥姥,姥爷,"
    "丈母娘,岳母,岳父,岳父岳母,婆婆,弟弟,妹妹,弟,妹,哥,姐,舅舅,叔叔,女朋友,男朋友,女友,男友,闺蜜,室友,房东,邻居,学长,学姐,学弟,"
    "学妹,亲戚,家里人"
)
"""One's own people: at the head of a clause they are who did it."""

PEOPLE = "朋友,发小,战友,前任,老乡,同事,家教,客服,心理医生,对象,女朋友家长,亲家,红娘,hr"
"""Other people who are no customers as a whole word, with 个 or 我 before them at most."""

CALLERS = "快递,快递员,外卖,骑手,中介,客服,猎头,推销,骗子,交警,班主任"
"""Who rings one up: at the head of a clause of calls they are who did it."""

OWN = (
    "旧手机,新手机,二手手机,旧电脑,旧车,新机车,演唱会票,电影票,机票,车票,高铁票,火车票,门票,球票,股票,彩票,工资,薪水,年终,年终奖,"
    "奖金,公积金,社保,房贷,车贷,信用卡,花呗,借呗,白条,退税,租房,租房合同,压岁钱,份子钱,党费,话费,电费,罚款,驾校,女朋友,健身卡,"
    "房租,酒店,房屋,二手车,有房,环境"
)
"""What is bought, sold and paid for oneself: 两张演唱会票, 我的公积金."""

THINGS = (
    "简历,电视,电视剧,电影,综艺,视频,直播,新闻,报道,报纸,杂志,小说,漫画,书,朋友圈,微博,抖音,公众号,作业,作文,论文,总结,周报,日报,"
    "月报,报表,邮件,通知,公告,文件,文档,资料,恋爱,厕所,地铁,公交,高铁,飞机,火车,菜,饭,奶茶,咖啡,课,网课,圈,歌,诗,梦,故事,笑话,"
    "贷款,护照,驾照,营业执照,社保卡,银行卡,身份证,居住证,体检,技巧,礼仪,话术,流程,制度,模板,环境,心得,喷嚏,疫苗,游戏,手机,电脑,衣服,鞋,苹果,水果,行李,钥匙,红绿灯,红灯,球赛,比赛,决赛,紧张,面试"
)
"""Other things, as a whole word with a count before it at most: 2集电视剧."""

ENDINGS = (
    "材展,车展,机展,品展,食展,展览会,博览会,交易会,糖酒会,广交会,建博会,美博会,医博会,进博会,药交会,农博会,服博会,农民会,推介会,"
    "老同学,大学同学,高中同学,初中同学,小学同学,校友,网友,恩师,面试官,牙医,相亲,相亲对象,亲戚,丈母娘,岳母,岳父,女朋友,男朋友,电视剧,韩剧,美剧,演唱会,发布会,官网,财报,年报,"
    "股价,股市,八卦,加薪,离职,地铁站,高铁站,火车站,捷运站,长途车站,洗手间,卫生间,厕所,健身房,电影院,菜市场,派出所,马拉松,停车场"
)
"""What nobody's name ends in, whatever stands before it: 大学同学, 捷运站."""

PLACES = (
    "超市,商场,银行,税务局,工商局,医院,公司,单位,财务,财务部,人事,人事部,行政部,仓库,公司仓库,宜家,淘宝,便利店,药店,学校,邮局,驾校,"
    "幼儿园,儿科,急诊,儿童医院,老家,家,家里,外地,网吧,酒吧,饭店,餐厅,酒店,宾馆,商店,理发店,美容院,4s店,保养车,修车,洗车,车管所,居委会,hr,"
    "机场,大门,公司大门,电梯,食堂,会议室,办公室,公园,海边,医务室,考场,高速,游泳馆,球场,宿舍,行政部领电脑,酒店住"
)
"""Whole words: where one goes for oneself unless a name says whose place it is."""

WORTHY = (
    "店,厂,公司,集团,医院,门诊,诊所,学校,大学,学院,中学,小学,幼儿园,中心,楼盘,小区,工地,市场,超市,药房,酒店,宾馆,餐厅,饭店,"
    "网吧,渠道,代理,代理商,经销商,分销商,供应商,加盟商,客户,商户,终端,网点,档口,专柜,案场,项目部,车间,基地,园区,农场,养殖场,合作社,"
    "事务所,研究所,研究院,设计院,银行,支行,分行,物业,业主,买家,买方,甲方,厂家,厂商,老板,老板娘,店长,经理,主任,院长,校长,园长,厂长,"
    "站长,科长,处长,部长,会长,主管,总监,负责人,采购,董事,书记,医生,律师,老总,总部,广场,大厦,商场,百货,影城,连锁,品牌,企业,机构,工厂,"
    "商会,协会,车队,码头,总,工,董,姐"
)
"""What customers and their people end in: behind a bare verb only such words, and known names, are customers."""

LIGHT = (
    "看了,进了,上了,转了,转了转,转了一圈,转了圈,转一圈,逛了,走了,扫了,踩了,敲了,打,打了,打过,打完,拨了,拨,打出,讲了,聊了,谈了,报了,"
    "出了,写了,发了,交了,提了,递了,报出,倾咗,倾过,倾完,睇咗,上咗,打咗"
)
"""Verbs of every day, which take anything at all: 看了简历, 聊了八卦, 谈了个女朋友."""

BROKEN = "坏,丢,响,崩,掉线,掉了,断了,断线,断网,卡了,卡死,黑屏,没电,欠费,停机,卡住,失灵,死机,没信号,没分配,未分配,机坏"
"""What becomes of a thing: 电话坏了两部, 报价单丢了2份 count nothing that was done."""

SHOWN = "展会,展台,展位,发布会,新闻,直播,股价,财报,广告,年会,官网,视频,八卦,消息,招聘"
"""What there is to see and hear of a company without going to it: 看了华为的新闻."""

MY_KIN = (
    "mom,mum,dad,mother,father,wife,husband,kid,kids,son,daughter,sister,brother,parents,grandma,grandpa,girlfriend,boyfriend,"
    "fiance,fiancee,in-laws,landlord,roommate,neighbor,dentist,doctor,barber,babysitter,dog,cat"
)
"""One's own people in English, behind my, our, from or with."""

MY_OWN = (
    "rent,taxes,tax,lease,apartment,house,home,condo,car,bike,couch,sofa,phone,laptop,passport,license,mortgage,gym,"
    "tuition,bills,bill,student,loan,credit,truck,boat,guitar,tickets,paycheck,motorcycle,offer"
)
"""What one buys, sells and pays for oneself, behind a verb and my or our."""

BILLS = (
    "rent,mortgage,bill,bills,daycare,taxes,tuition,ticket,parking,babysitter,electric,electricity,internet,booth,"
    "expo,venue,toll,tolls"
)
"""What one pays: the electric bill, mortgage paid."""

TRIPS = "flight,flights,hotel,ticket,tickets,airbnb,vacation,dinner,table,massage,haircut,cruise"
"""What one books for oneself where nobody is named."""

STAFF = "hr,it,payroll,legal,finance,accounting,marketing,facilities"
"""The departments of one's own company."""

IDLE = (
    "spam,robo,scam,recruiter,mock,training,telemarketer,personal,dentist,doctor,doctor's,doctors,dr,dr's,gp,"
    "hospital,optician,barber,hair"
)
"""Calls, demos and meetings of these sorts are none with a customer."""

CALLED_ON = "doctor,doctors,dr,gp,hospital,optician,dentist"
"""Of several of these a seller of medicine tells: 6 doctor visits."""

DOCTORS = "vet,dentist,gym,bathroom,dmv,er,pharmacy,barber,restroom"
"""Where one goes for oneself: 2 visits to the vet."""
