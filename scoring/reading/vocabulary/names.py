"""Names that are known to everybody: companies whose names hold words of ours, and given names; comma-separated."""

COMPANIES = (
    "7-11,速卖通,速腾,美的,今日头条,去哪儿,和府捞面,新希望,老板电器,好未来,新东方,中通,圆通,申通,韵达,百世,顺丰,"
    "三只松鼠,七匹狼,九阳,九毛九,五粮液,百果园,百草味,来伊份,良品铺子,六个核桃,三一重工,一汽,一汽大众,一汽丰田,"
    "东风日产,上汽,广汽,北汽,长安,四季酒店,七天酒店,五芳斋,六福珠宝,周大福,周大生,周生生,老凤祥,周黑鸭,绝味,"
    "八马茶业,十月稻田,千味央厨,一心堂,益丰,两面针,三全,思念,三元食品,三棵树,四特酒,九牧,百丽,百雀羚,千百度,万科,"
    "万达,万华化学,完美世界,完美日记,小米,小鹏,小鹏汽车,理想,理想汽车,蔚来,零跑,小红书,大疆,大润发,大众,大众点评,"
    "大商,大悦城,得到,得物,有赞,有道,没有酒,同程,携程,美团,饿了么,京东,京东方,天猫,淘宝,抖音,快手,字节,字节跳动,"
    "百度,腾讯,阿里,阿里巴巴,阿里云,网易,华为,荣耀,联想,海尔,海信,格力,海康威视,海底捞,喜茶,奈雪,蜜雪冰城,瑞幸,"
    "星巴克,古茗,茶百道,一点点,王府井,王老吉,王小卤,李宁,李锦记,安踏,特步,鸿星尔克,张裕,马应龙,同仁堂,云南白药,"
    "白象,康师傅,统一,统一企业,娃哈哈,农夫山泉,元气森林,老乡鸡,老干妈,西贝,西贝莜面村,外婆家,绿茶,太二,曹操出行,"
    "滴滴,货拉拉,满帮,德邦,中铁,中建,中建三局,中石油,中石化,中海油,中信,中信证券,中国移动,中国电信,中国联通,移动,"
    "联通,中粮,中兴,金蝶,用友,金山,金山办公,浪潮,东软,科大讯飞,商汤,旷视,小天鹅,苏泊尔,方太,老板,奥克斯,长虹,创维,"
    "康佳,顾家家居,红星美凯龙,居然之家,宜家,林氏木业,欧派,索菲亚,尚品宅配,好莱客,好孩子,好想你,好利来,好丽友,"
    "蓝月亮,立白,纳爱斯,联合利华,宝洁,欧莱雅,雅诗兰黛,多走路,多点,万和,三星,三峡,三六零,361度,八方,九江,双汇,双星,"
    "双鹤,正大,正泰,正大天晴,新华三,新奥,新城,新潮,新世界,新华书店,来福士,永辉,永旺,物美,家乐福,沃尔玛,山姆,盒马,"
    "每日优鲜,叮咚买菜,钱大妈,步步高,天天果园,天虹,太平鸟,太平洋,太平洋保险,平安,平安保险,中国平安,人保,人人乐,"
    "人福,国寿,国药,国美,苏宁,建行,工行,农行,招行,招商银行,兴业银行,浦发,交行,邮储,成都银行,上海银行,北方华创,"
    "南方航空,东方航空,国航,海航,春秋航空,四川航空,恒力石化,恒瑞,恒大,金发科技,万润,迈瑞,药明康德,复星,石药,以岭,"
    "步长,鸿海,和硕,台积电,台达电,广达,仁宝,纬创,联发科,华硕,宏碁,统一超商,全家,全家便利店,五金城,全聚德,半亩花田,"
    "一品威客,一嗨租车,一号店,三顿半,三元里,二手车之家,开心麻花,加多宝,跟谁学,到家集团,报喜鸟,签到网,定制家,下厨房,"
    "成交易,展讯,联系人,访客通,电话局,方案网,五星电器,六神,七喜,七彩虹,九州通,十足便利,百胜,百联,百威,百事,百信,"
    "千禾,千寻,千丁,万邦,万向,亿联,亿纬锂能,两点十分,四维图新,三七互娱,四通,五矿,六国化工,七牛云,七牛,八达岭,"
    "九龙仓,九芝堂,十八子,百视通,百合佳缘,千金药业,万年青,万家乐,亿滋"
)
"""Well-known companies; most of them contain numerals or words of ours, which must not be read as such."""

STRONG_ENDINGS = (
    "科技,传媒,影视,集团,控股,股份,实业,商贸,置业,药业,酒业,乳业,茶业,木业,纸业,铝业,矿业,农业,牧业,食品,建材,五金,"
    "重工,机电,电器,电子,生物,医药,装饰,服饰,家居,化工,制药,供应链,冷链"
)
"""What the names of companies end in and few other words do."""

WEAK_ENDINGS = (
    "软件,信息,网络,网,文化,教育,能源,环保,咨询,国际,家具,健身,机械,材料,新材,电力,风能,光伏,检测,医疗,饮料,粮油,"
    "餐饮,酒店,宾馆,影城,物流,快递,货运,航空,汽车,汽配,地产,物业,建设,建筑,工程,设计,包装,印刷,服装,纺织,鞋业,珠宝,"
    "美容,母婴,玩具,体育,旅游,旅行社,贸易,证券,银行,保险,租赁,泵阀,阀门,轴承,模具,塑料,橡胶,玻璃,陶瓷,卫浴,照明,"
    "灯饰,门窗,园艺,园林,种业,饲料,钢铁,水泥,石化,燃气,水务,智能,机器人,半导体,光电,通信,通讯,数据,广告,会展,律所,"
    "医院,诊所,口腔,学校,幼儿园,超市,百货,书局,书店,药房,药店"
)
"""What they end in as well, but common nouns too."""

GIVEN = (
    "mei,xiao,jing,fang,hui,yan,jun,hao,ying,lin,jie,tao,lei,"
    "sam,priya,dana,jess,james,kyle,karen,mike,michael,john,jane,jim,bob,rob,robert,tom,tim,dave,david,dan,"
    "daniel,steve,steven,chris,alex,andrew,andy,anna,anne,amy,emma,emily,sarah,sara,kate,katie,lisa,laura,"
    "maria,mary,mark,matt,matthew,max,ben,nick,paul,peter,pete,phil,ray,rick,ryan,scott,sean,tony,will,zoe,"
    "zach,raj,ravi,arjun,anita,neha,rahul,amit,deepa,sanjay,vikram,wei,ming,li,chen,yuki,kenji,omar,ali,ahmed,"
    "fatima,carlos,juan,jose,luis,diego,sofia,olivia,sophia,lucas,liam,noah,ethan,mia,ava,isla,leo,hugo,hannah,"
    "rachel,rebecca,becky,jen,jenny,jennifer,jessica,josh,joshua,justin,kevin,keith,ken,larry,linda,megan,"
    "melissa,monica,nancy,nina,oscar,pam,pat,patrick,ron,roger,sandra,sandy,sharon,simon,stan,stacy,susan,tara,"
    "ted,terry,tina,todd,tracy,tyler,victor,vince,wendy,abby,adam,aaron,al,angela,ashley,barb,beth,bill,billy,"
    "brad,brandon,brian,bruce,carl,carol,cathy,charlie,cindy,claire,cody,colin,craig,curtis,debbie,dennis,"
    "derek,diana,don,donna,doug,ed,eddie,elena,ellen,eric,erica,erin,evan,frank,fred,gary,george,gina,glen,"
    "grace,greg,heather,helen,henry,ian,irene,jack,jackie,jake,jason,jay,jeff,jeremy,jerry,jill,jo,joan,joanna,"
    "joe,joel,jonas,jordan,jorge,joy,julia,julie,karl,kelly,kim,kirk,kristen,kurt,kwame,lauren,lee,leon,lily,"
    "lori,lou,lucy,luke,lynn,marcus,margaret,maggie,marie,mario,marta,martin,marty,meera,nadia,naomi,natalie,"
    "nate,neil,nikhil,nora,owen,paula,penny,raul,renee,rita,rosa,ross,roy,russ,ruth,sally,samir,sasha,seth,"
    "shane,sheila,sid,stella,stephanie,sue,suresh,sylvia,tanya,teresa,theo,toby,trevor,troy,ursula,vera,vicky,"
    "wade,walt,warren,wes,xavier,yolanda,yusuf,yvonne"
)
"""Common given names: such a word before a verb or a number is a colleague."""

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛"
    "樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲"
    "翁冉骆蓝路游辛靳阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席"
    "卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
"""Characters of the common family names."""

COMMON_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯龙陶黎贺顾毛郝龚邵严覃武戴莫孔汤阮"
)
"""Those that do not often begin a company's name."""

GIVEN_CHARS = (
    "东丹丽义乐云亮伟佳俊倩健兰军凤凯刚勇华博国威娜娟婷宁宇峰帆平康建强彬志怀怡慧敏文斌斯旭明晨晶杰林桂梅欣武"
    "毅波洁洋浩海涛燕玉玲珍琪琳琴瑞璐磊秀红艳芳英莉莹菲萍蕾薇诚超轩辉达鑫阳雪雯霞露静颖飞鹏龙"
)
"""Characters that often end a given name."""
