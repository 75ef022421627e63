"""Names that are known to everybody: companies whose names hold words of ours, and given names; comma-separated."""

COMPANIES = (
    "24 hour fitness,five guys,5 guys,7 eleven,99 ranch,4 seasons,four seasons,six flags,"
    "five below,forever 21,motel 6,super 8,51talk,51job,58到家,"
    "外婆家,老娘舅,沪上阿姨,老婆大人,爷爷不泡茶,姥姥家,一点利,"
    "三一,三一重工,一汽,四维图新,七天连锁,五谷磨房,五芳斋,八马茶业,七匹狼,千味央厨,六福珠宝,三棵树,百果园,四季沐歌,九芝堂,"
    "阿拉丁,阿拉善,康是美,85度C,六星集,第一金,完达山,销售易,开发金,台湾大哥大,"
    "万达,龙湖,龙光,龙源,夏普,武商,罗莱,罗森,罗技,韩束,蔡司,魏桥,沈飞,戴尔,戴森,杜邦,雷士,雷诺,林肯,林清轩,宋城,唐宫,"
    "马自达,马可波罗,马蜂窝,徐福记,杨国福,曹操出行,郑煤机,金蝶,康佳,方太,"
    "作业帮,南网,国网,7-11,速卖通,美的,今日头条,去哪儿,和府捞面,新希望,老板电器,三只松鼠,六个核桃,七天酒店,周大福,周大生,周生生,"
    "周黑鸭,十月稻田,三元食品,千百度,完美世界,完美日记,小米,小鹏,零跑,大润发,大商,得到,没有酒,饿了么,字节,字节跳动,"
    "百度,阿里,一点点,王府井,王老吉,王小卤,李宁,李锦记,张裕,马应龙,云南白药,康师傅,统一企业,娃哈哈,满帮,中石化,"
    "苏泊尔,老板,居然之家,好想你,万和,三星,三六零,361度,八方,双汇,叮咚买菜,人保,人人乐,人福,苏宁,招商银行,兴业银行,"
    "浦发,成都银行,上海银行,四川航空,和硕,半亩花田,一号店,三顿半,三元里,开心麻花,跟谁学,报喜鸟,成交易,"
    "电话局,方案网,好又多,又一城,五星电器,七喜,万向,亿纬锂能,两点十分,四通,九龙仓"
)
"""Companies whose names hold numerals or words of ours without an ending that shows it; all others need no list."""

STRONG_ENDINGS = (
    "科技,传媒,影视,集团,控股,股份,实业,商贸,置业,药业,酒业,乳业,茶业,木业,纸业,铝业,矿业,农业,牧业,食品,建材,五金,"
    "重工,机电,电器,电子,生物,医药,装饰,服饰,家居,化工,制药,供应链,冷链,管业,管道,管件"
)
"""What the names of companies end in and few other words do."""

WEAK_ENDINGS = (
    "软件,信息,网络,网,文化,教育,能源,环保,咨询,国际,家具,健身,机械,材料,新材,电力,风能,光伏,检测,医疗,饮料,粮油,"
    "餐饮,酒店,宾馆,饭店,酒楼,会所,影城,物流,快递,货运,航空,汽车,汽配,地产,物业,建设,建筑,工程,设计,包装,印刷,服装,纺织,鞋业,珠宝,"
    "美容,母婴,玩具,体育,旅游,旅行社,贸易,证券,银行,保险,租赁,泵阀,阀门,轴承,模具,塑料,橡胶,玻璃,陶瓷,卫浴,照明,"
    "灯饰,门窗,园艺,园林,种业,饲料,钢铁,水泥,石化,燃气,水务,智能,机器人,半导体,光电,通信,通讯,数据,广告,会展,律所,"
    "医院,诊所,口腔,学校,幼儿园,超市,百货,书局,书店,药房,药店"
)
"""What they end in as well, but common nouns too."""

PLACE_ENDINGS = (
    "银行,农商行,农商银行,证券,人寿,航空,大学,学院,地铁,公交,燃气,水务,城投,交投,城建,供电局,移动,联通,电信"
)
"""What makes a name of a place before it: 长沙银行, 广州地铁."""

GIVEN = (
    "denise,javi,javier,tanner,tucker,brody,brady,dalton,colton,dillon,dylan,jared,jarrod,jermaine,marlon,marisol,"
    "marcy,marlene,maureen,melanie,mallory,makayla,kelsey,kendra,kasey,casey,corey,cory,courtney,cassie,cassandra,"
    "candace,carla,carly,carrie,carolyn,cheryl,christy,christina,christine,christopher,clint,connor,conor,damon,"
    "damian,danielle,danny,daphne,darren,darrell,darryl,deb,deborah,delia,demetrius,desiree,deshawn,dominic,doreen,"
    "dorothy,duane,dustin,dwayne,edgar,eduardo,edwin,eileen,elaine,eleanor,eli,elijah,elizabeth,liz,ernesto,ernie,"
    "esther,eugene,felicia,floyd,frances,francisco,freddie,freddy,gail,garrett,geoff,gerald,gilberto,glenda,gloria,"
    "gretchen,guillermo,gwen,harold,hector,heidi,herb,ignacio,isaac,isaiah,isabella,ismael,jaime,jamie,janet,"
    "janice,janelle,jasmine,javon,jaylen,jayden,jeanette,jeanne,jenna,jeremiah,jesse,jessie,jimmy,joaquin,jodi,"
    "jody,joey,johnny,jonathan,jolene,josie,joyce,juanita,judy,julian,julio,kaitlyn,kara,kathleen,kathryn,kathy,"
    "katrina,keenan,keira,kellen,kristin,kristina,kristy,krista,kyla,lamar,larissa,latasha,laurie,leigh,leonard,"
    "leroy,leslie,lonnie,lorena,loretta,lorraine,luisa,lydia,lynette,mandy,manuel,marcia,margarita,maribel,marilyn,"
    "marisa,marissa,marjorie,marvin,maurice,maxine,meghan,meredith,micah,michele,michelle,miguel,miranda,misty,"
    "mitch,molly,monique,myra,myron,neal,nicole,nikki,noel,norma,octavio,pamela,patty,patti,peyton,phyllis,rafael,"
    "ralph,randall,randy,raquel,raymond,regina,reggie,rhonda,ricardo,rigoberto,robbie,roberta,roberto,rochelle,"
    "rocco,rodney,roland,ronnie,rosario,rosie,roxanne,ruben,rudy,salvador,samantha,sammy,saul,sheri,sherri,sherry,"
    "shelley,shelly,shirley,skyler,sonia,sonja,stacey,stefanie,steph,stephen,suzanne,tabitha,tamara,tammy,tania,"
    "tasha,terrence,theresa,timothy,toni,tracey,tricia,trisha,tristan,trudy,valerie,vanessa,vernon,vicki,"
    "vincent,vivian,wendell,yesenia,yvette,zachary,zack,zane,zoey,guillaume,mathis,etienne,benoit,genevieve,"
    "francois,marc,sylvain,stephane,gilles,yves,manon,josee,maxime,"
    "tobias,joelle,yasmin,hamza,amira,margot,elodie,mathieu,luc,antoine,sylvie,chantal,luca,francesca,"
    "alessandro,chiara,lorenzo,maren,jens,klaus,heike,sabine,ulrike,dieter,gunther,anneke,pieter,joost,femke,"
    "aoife,ciaran,padraig,callum,hamish,morag,rhys,gareth,bronwyn,shreya,aditya,karthik,meenakshi,harish,manoj,"
    "vijay,sunil,anjali,deepak,swati,nisha,kiran,siddharth,tanvi,ritu,gaurav,ashok,ramesh,mahesh,geeta,ngozi,"
    "amaka,emeka,thabo,sipho,zanele,lindiwe,wanjiku,hiroshi,akira,naoko,minh,linh,thuy,siti,nurul,azlan,farid,"
    "malik,guadalupe,esteban,rodrigo,ximena,valentina,santiago,catalina,fernanda,"
    "gus,hal,nigel,jon,arun,rohit,gillian,alvin,macca,zul,gaz,bev,lena,talia,viktor,petra,mei,xiao,jing,fang,hui,yan,jun,hao,ying,lin,jie,tao,lei,"
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
    "ana,aiden,mateo,anil,hiro,chloe,maya,leah,eva,ivan,igor,dmitri,aisha,hassan,tariq,william,richard,joseph,"
    "charles,ricky,manny,pedro,pablo,marco,nico,gabe,devin,trent,brett,chad,"
    "hank,walter,camila,lucia,isabel,carmen,bianca,gia,tess,quinn,reese,robin,kai,mindy,candice,erika,veronica,"
    "dina,rina,mina,"
    "lena,lana,dario,tomas,stefan,anja,ingrid,lars,sven,olga,natasha,katya,yana,milan,luka,mila,elif,emre,deniz,zara,"
    "imran,bilal,farah,leila,layla,amara,chidi,olu,tunde,femi,kofi,ama,zainab,ibrahim,khalid,nadine,colette,amelie,"
    "celine,pierre,jacques,giulia,matteo,luigi,paolo,franco,diana,ines,rui,tiago,joao,thiago,renata,valeria,"
    "gabriela,alejandro,fernando,sergio,ramon,rosalind,darnell,jamal,tyrone,keisha,latoya,shawn,shaun,brooke,"
    "paige,hailey,kayla,brianna,caleb,gavin,logan,cole,hunter,felix,oliver,simone,bridget,fiona,niamh,declan,"
    "siobhan,priyanka,kavya,ananya,rohan,karan,manish,pooja,sunita,divya,lakshmi,haruto,sakura,minho,jisoo,"
    "kofi,mo,mads,freya,astrid,elsa,greta,hans,otto,uwe,"
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

FIRMS = (
    "traders,motors,agencies,enterprises,industries,foods,pumps,plastics,textiles,steel,tyres,"
    "tires,stores,electronics,pharma,associates,bros,brothers,group,hardware,engineering,garage,"
    "dental,clinic,homes,bakery,auto,logistics,insurance,supplies,interiors,builders,construction,"
    "farms,media,systems,solutions,jewellers,fabrics"
)
"""Behind a given name these make a firm of it: Ravi Traders."""

SHOPS = (
    "brewing,brewery,catering,cafe,coffee,fitness,hotel,farm,kitchen,diner,grill,pharmacy,market,"
    "studio,labs,bank,church,academy,school,hospital,inn,ranch,dairy,winery,roasters,realty,tire,"
    "capital,partners,pizza,tavern,pub,BBQ,salon,spa,gym,yoga,law,florist,supply,plumbing,roofing,"
    "landscaping,apartments,storage,deli,bistro,boutique,florist,donuts,tacos,steakhouse,cleaners,laundry,electric,towing,"
    "barbershop,bar,shop,store"
)
"""Behind a number and a name these, too: 9 Mile Brewing. A person may be called so: Jude Law."""

GIVEN_HAN = (
    "丽娜 丽华 丽萍 丽君 雅婷 雅琴 雅静 雅文 晓燕 晓丽 晓梅 晓红 晓霞 晓玲 晓琳 晓敏 晓雯 晓芳 晓娟 海燕 春梅 "
    "春燕 秀英 秀兰 秀珍 秀梅 桂英 桂兰 桂芳 玉梅 玉珍 玉芬 淑芬 淑华 淑芳 淑珍 淑娟 淑敏 淑惠 美玲 美娟 美珍 "
    "美琪 美芳 雪梅 雪琴 雪婷 文静 文婷 文娟 思琪 思雨 思婷 雨婷 雨欣 雨桐 雨萱 雨晴 梦瑶 梦婷 梦琪 欣怡 欣妍 "
    "佳怡 佳慧 佳琪 佳欣 嘉怡 嘉欣 嘉慧 诗涵 诗雨 诗琪 诗婷 梓涵 紫萱 可馨 馨怡 静怡 慧敏 慧玲 慧芳 慧娟 惠敏 "
    "艳红 艳丽 艳梅 艳芳 艳萍 艳玲 红梅 红霞 红艳 彩霞 翠萍 凤英 凤兰 婉婷 婉君 怡君 怡婷 佩珊 佩玲 宜庭 筱涵 "
    "郁婷 家瑜 建国 建军 建平 建伟 建强 建辉 建峰 建宏 志强 志刚 志伟 志明 志勇 志鹏 志豪 志杰 志宏 国强 国栋 "
    "国伟 国平 晓东 晓峰 晓明 晓军 晓波 晓龙 晓飞 海波 海涛 海峰 文斌 文杰 文涛 文博 文浩 文强 永强 永刚 永军 "
    "伟强 伟明 伟东 伟杰 俊杰 俊豪 俊峰 俊伟 俊辉 俊宏 家豪 家辉 家伟 家铭 嘉豪 嘉伟 嘉俊 浩然 浩宇 浩轩 子轩 "
    "子豪 子健 宇轩 宇杰 鹏飞 振宇 振国 少军 少杰 学军 德明 德强 立军 立强 卫东 卫国 卫民 卫平 春生 春雷 明辉 "
    "明杰 明轩 明哲 冠宇 冠廷 承翰 宗翰 柏翰 彦廷 信宏"
)
"""Chinese given names by which colleagues are called, and hardly a company; by spaces."""
