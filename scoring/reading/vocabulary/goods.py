"""What is sold, and sorts of customers: words that stand where a customer's name might; comma-separated."""

THINGS = (
    "装潢案,设计案,工程案,货架案,设备案,冷气案,监控案,标案,专案,整修案,翻修案,装修案,改装案,空调案,系统案,续约案,采购案,租赁案,"
    "广告案,软体案,维护案,扩厂案,汰换案,"
    "私教,门诊,回程,国内段,城区,市区,位置,床位,墓位,车位,铺位,摊位,档口,仓位,舱位,GMV,ARR,MRR,ACV,TCV,ROI,UV,PV,q,交定,现金,设计,审计,保洁,安保,绿植,绿植租摆,租摆,装修,维修,维保,保养,咨询,代账,代理记账,记账,法顾,常年法顾,体检,量房,"
    "用品,一次性用品,办公用品,日用品,尺寸,布展,全屋,衣柜,改造,现场,样册,样本册,摄影,婚庆,婚宴,宴会,团餐,团购,团建,年会,会议,车险,寿险,重疾,重疾险,意外险,医疗险,延保,签证,注册公司,商标,专利,"
    "种子,化肥,农药,饲料,建材,五金,配件,耗材,试剂,进货,铺货,月付,年付,季付,理财,基金,贷款,租赁,专线,宽带,预订,预定,"
    "运维,驻场,广告,广告位,展位,展车,整车,样车,新车,二手车,货架,冷柜,空调,投影仪,复印机,打印纸,办公用品,家具,窗帘,"
    "地板,瓷砖,门窗,橱柜,沙发,床垫,礼盒,礼品,月饼,粽子,茶叶,白酒,红酒,水果,蔬菜,大米,食用油,酒水,食材,印刷,画册,"
    "名片,包装盒,纸箱,托盘,钢材,水泥,螺丝,轴承,电缆,水泵,阀门,电机,空压机,锅炉,电梯,监控,门禁,服务器,机柜,域名,"
    "网站,小程序,云资源,带宽,短信包,流量,推广,直播,代运营,SEO,ERP,CRM,OA,IDC,IDC机柜,SaaS,PI,TT,EV,SMT,POS,VIP,"
    "机柜,服务器,注塑机,收银机,打印机,一体机,挖机,挖掘机,贴片机,叉车,配件,耗材,刻章,二开,意外,全屋定制,整装,全包,半包,年卡,月卡,季卡,次卡,主办方"
)
"""Whole words: never a customer."""

THING_ENDINGS = (
    "礼盒,充值卡,年卡,月卡,季卡,次卡,会员卡,储值卡,"
    "课,课程,班课,套餐,团购,夏令营,冬令营,约定书,业务,专线,险种,游学,试听"
)
"""What longer ones end in: 瑜伽年卡, 私教课, 审计业务."""

WARE_ENDINGS = (
    "更换,改造,升级,租赁,安装,调试,检测,清洗,加固,防水,绿化,布展,布置,搭建,策划,外包,代工,保养,维修,维保,清洗剂,供货,备件,配件,耗材,辅料,"
    "耐火材料,包装材料,保温材料,防水材料,建筑材料,装饰材料,原材料,绝缘材料,焊接材料,包材,纸箱,标签,托盘,货架,"
    "端架,陈列架,展示架,机柜,叉车,电梯,空调,监控,门禁,服务器,交换机,摄像头,打印机,显示屏,软件授权,账号,模块,"
    "代账,记账,审计,年检,年审,体检,团险,车险,意外险,医疗险,责任险,财产险,团餐,礼盒,劳保,工服,制服,贴膜,机油,轮胎,"
    "运费,快递费,投放,广告位,年框,框架"
)
"""What the names of goods and services end in, some of companies too."""

SORTS = (
    "新生,顾客,候选人,学生,买家,"
    "家长,学员,经销商,加盟商,医生,业主,租客,客源,房源,当事人,新人,农户,货主,种植户,养殖户,养猪户,经营户,承包户,菜农,果农,瓜农,茶农,农场主,散客,车主,商户,老板,店主,房东,供应商,渠道商"
)
"""Sorts of customers: a description where there is no name."""

MAKES = (
    "acura audi bayliner bmw bobcat buick cadillac cat chevrolet chevy chrysler citroen cub dacia deere dodge "
    "ducati fiat ford freightliner gmc harley harley-davidson hino honda hyundai infiniti isuzu "
    "jaguar jeep kawasaki kenworth kia komatsu ktm kubota lexus lincoln lucid mack mahindra mazda mercedes "
    "mercedes-benz mitsubishi nissan opel peterbilt peugeot polaris pontiac porsche ram renault rivian saab saturn "
    "skoda subaru suzuki tesla toyota triumph vauxhall volkswagen volvo vw winnebago yamaha "
    "accord altima bronco camaro camry civic colorado corolla corvette elantra equinox escalade escape explorer "
    "forester highlander malibu mustang outback pathfinder ranger rogue sentra sienna sierra silverado "
    "sonata sorento sportage sprinter suburban tacoma tahoe taurus telluride traverse tucson tundra "
    "wrangler yukon"
)
"""Makes and models of vehicles, behind the year of the model: 2019 Honda Civic."""
