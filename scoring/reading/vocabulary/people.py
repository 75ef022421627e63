"""English words for those who are counted behind a verb, and for what only looks like them; comma-separated."""

COUNTED = (
    "others,prospect,prospects,customer,customers,client,clients,account,accounts,company,companies,store,stores,"
    "people,lead,leads,contact,contacts,dealer,dealers,shop,shops,buyer,buyers,owner,owners,site,sites,place,places,"
    "school,schools,clinic,clinics,hospital,hospitals,restaurant,restaurants,partner,partners,firm,firms,doctor,"
    "doctors,practice,practices,outlets,retailers,chemists,pharmacies,stockists,distributors,wholesalers,salons,"
    "farmers,growers,agencies,office,offices,ppl,peeps,folks,guys,gals,fellas,ones,accts,acct,custs,"
    "new prospects,new prospect,new contacts,new customers,new clients,new leads"
)
"""Customers and their places: followed up with 5 new prospects."""

MISHAPS = (
    "potholes,lights,walls,snags,delays,bugs,ads,movies,deer,squirrels,milestones,"
    "problems,issues,cracks,leaks,defects,errors,"
    "lines,aisles,bays,floors,fields,rooms,racks,rows,acres,docks,presses,tanks,silos,pallets,ovens,vats,greenhouses,"
    "hires,interns,coworkers,colleagues,weddings,innings,miles,errands,friends,cousins"
)
"""What one hits, sees or meets that is no customer."""

CROWD = (
    "nurses,surgeons,teachers,staff,reps,managers,technicians,ladies,guys,people,"
    "ppl,stakeholders,folks,attendees,engineers,execs,users,parents,students,employees"
)
"""Who is there together: demo for 12 nurses is one."""

COUNTING = (
    "so sat,i sat,we sat,only sat,"
    "visited,met,chased,nudged,pinged,followed up with,followed up on,followed up,checked in with,checked in on,"
    "touched base with,circled back with,chased up,met with,sat down with,follow up with,demoed to,demo'd to,"
    "demoed for,demo'd for,presented to,called on,dropped in on,popped in on"
)
"""Verbs behind which a bare number counts customers: visited 3."""

PLACES = (
    "hotel,restaurant,cafe,café,pub,bar,brewery,bakery,gym,spa,salon,barber,school,college,nursery,daycare,clinic,hospital,"
    "pharmacy,practice,surgery,dentist,vet,optician,garage,dealership,dealer,workshop,factory,plant,warehouse,depot,mill,"
    "farm,ranch,nursery,winery,vineyard,distillery,butcher,deli,grocer,grocery,supermarket,store,shop,boutique,florist,"
    "jeweller,jeweler,printer,builder,contractor,plumber,electrician,roofer,architect,installer,wholesaler,distributor,"
    "retailer,merchant,office,agency,firm,bank,church,museum,venue,club,studio,site,yard,lab,care home,diner,kiosk,"
    "outlet,account,prospect,customer,client,company,business,startup,landlord,broker,caterer,franchise,franchisee,landscaper,painter,"
    "realtor,accountant,lawyer,attorney,chiropractor,tailor,baker,brewer,grower,farmer,rancher,mechanic,machinist,"
    "fabricator,carpenter,welder"
)
"""Sorts of customers and their places, one of each: two hotels and a brewery."""

ROLES = (
    "主任,护士长,院长,采购,老板,经理,负责人,医生,老师,校长,科长,厂长,人,总监,店长,领导,业主,物业,代表,大姐,大哥,阿姨,调度,"
    "摊主,店主,仓管,库管,队长,组长,班长,主管,总工,工长,会计,财务,出纳,文员,秘书,助理,司机,师傅,房东,老板娘,车主,货主,管事,"
    "管事的,厨师,大厨,领班,股东,合伙人,副总,处长,局长,所长,站长,馆长,行长,书记,村长,会长,园长,董事长,总裁,前台,保安,门卫,技术员,店员,服务员,车间主任,"
    "行政,材料员,安全员,施工员"
)
"""What a customer's people are called by: who is met or spoken with where one has just come to."""

BUYERS = (
    "客户,老板,店长,店主,老板娘,采购,负责人,家长,业主,经销商,代理商,医生,主任,院长,校长,园长,房东,车主,学员,客人,"
    "准客户,意向客户,甲方,摊主,厂长"
)
"""Whom one sells to, at the end of what they are called by."""
WORKPLACES = (
    "场 场地 楼 铺 档 客 客人 客户 老客 新客 熟客 "
    "新客户 老客户 意向客户 工地 项目 门店 店 厂 单位 公司 商户 终端 网点 小区 经销商 "
    "工厂 医院 学校 老板 企业 广告 负责 采购 经理 主任 医生 "
    "地方 案场 楼盘 售楼处 专柜 档口 摊位 铺面 商铺 门面 院长 校长 园长 业主 药店 酒店 网吧 餐厅 社区 "
    "门市 诊所 门诊 茶楼 饭店 饭馆 超市 药房 农场 果园 茶庄 影楼 健身 学校"
)
"""Where customers are, and who they are there: counted like them behind a verb of visiting."""

SORTS_OF = (
    "new more other local key big small top potential existing open old overdue unpaid late outstanding stale warm"
)
"""met 4 new agents: what stands between a number and those counted."""

PROXY = (
    "covered his,covered her,covering his,covering her,putting hers,putting his,putting theirs,logging hers,"
    "logging his,posting hers,posting his,entering hers,entering his,60/40 with,70/30 with,50/50 with,rode with,"
    "riding with,on behalf of,log this for,credit,logging for,posting for,reporting for,covering for,"
    "put this under,standing in for,shadowed,shadowing,shadow,rode along with,ride along with,ride-along with,"
    "tagged along with,sat in on,listened in on,split with,split,50/50,splitting,half credit,joint credit,"
    "credit goes to,credit to,halfsies,halvsies,going halves,went halves,go halves,half each"
)
"""For whom one reports, and with whom one shared it."""
