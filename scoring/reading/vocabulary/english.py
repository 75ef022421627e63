"""English words by kind; comma-separated, lower case."""

METRICS = {
    "visits": "visit,visits,vists,visist,stops,site visit,site visits,onsite,onsites,on-site,on-sites,on site,on sites,drop-by,drop-bys,drop by,drop bys,drop-in,drop-ins,drop ins,"
    "customer visit,customer visits,client visit,client visits,field visit,field visits,walk-in,walk-ins,store visit,store visits,in-person,in-persons,"
    "f2f,f2fs,face to face,face-to-face,face to faces,stop-by,stop-bys,stops,door knocks,doors knocked,doors,store checks,site walks,site walk,walkthroughs,walkthrough,in person visits,in-person visits",
    "calls": "call,calls,cals,callls,dails,dial,dials,phone call,phone calls,cold call,cold calls,outbound call,outbound calls,discovery call,discovery calls,disco call,disco calls,"
    "intro call,intro calls,outbounds,phone dials,cold dials,check-in call,check-in calls,follow-up call,follow-up calls,followup call,followup calls,follow up call,follow up calls,csat calls,sales call,sales calls,"
    "prospecting calls,prospecting call,phonecalls,phonecall,calls made,callbacks,callback,warm calls,warm call",
    "leads": "lead,leads,new lead,new leads,business card,business cards,cards collected,fresh lead,fresh leads,inbound lead,inbound leads,new prospect,new prospects,new opp,new opps,new opportunity,new opportunities,"
    "new contacts,new contact,qualified lead,qualified leads,new logos prospected,sourced leads,card,cards,numbers collected,sqls,mqls,opps,new customers added,new accounts added",
    "demos": "demo,demos,demonstration,demonstrations,product demo,product demos,demo call,demo calls,live demo,live demos,walk-through demo",
    "quotes": "quote,quotes,qoute,qoutes,quotation,quotations,quotes sent,quote sent,price quotes,price quote,rfq,rfqs,estimates,estimate",
    "followups": "follow-up,follow-ups,followup,followups,follow up,follow ups,follow-ups done,f/u,f/us,fups,fup,touchbase,check-ins,check-in,fu,fus,touches,follow-up touches",
    "proposals": "proposal,proposals,proposals sent,proposal sent,sow,sows,rfp response,rfp responses,rfps",
    "meetings": "meeting,meetings,mtg,mtgs,customer meeting,customer meetings,client meeting,client meetings,zoom,zooms,zoom call,zoom calls,video call,video calls,teams call,teams calls,qbr,qbrs,sit-down,sit-downs,"
    "sitdown,lunch meeting,lunch meetings,discovery meeting,discovery meetings,video meeting,video meetings,biz review,business review,business reviews",
    "wechat_adds": "wechat add,wechat adds,wechats,wechat,wechat contacts,wechats added,wechat added,wechat connects",
    "other:connects": "connects,connect,connections,pickups,pick-ups,live connects,connected",
    "other:convos": "convos,convo,conversations,conversation,real conversations,live conversations,meaningful conversations,quality convos,good convos",
    "other:emails": "email,emails,e-mails,emails sent,cold emails,mails",
    "other:voicemails": "vms,vm,voicemails,voicemail,no answers,no answer,no-answers,lvm,lvms",
    "other:meetings_booked": "meetings booked,meeting booked,meetings set,meeting set,booked meetings,appointments,appts,appointments set,appointment set,appointments booked,demos booked,demo booked,demos scheduled,demo scheduled,"
    "meetings scheduled,meeting scheduled,bookings made,calls booked,calls scheduled,meetings lined up,demos lined up,demos set,demo set,visits booked,visits scheduled",
    "other:linkedin": "linkedin,linkedins,linkedin messages,linkedin msgs,inmails,inmail,linkedin touches,linkedin connects,li messages,dms",
    "other:texts": "texts,sms,text messages,whatsapps,whatsapp messages,messages",
    "other:csat": "csat,nps,avg,average score",
    "other:trials": "trials,trial,pilots started,samples,sample,referrals,referral,brochures,flyers,no-shows,no shows,no show,trainings,training,webinar,webinars,renewals due,tickets",
}

GOING = {
    "visits": "first stop was,first stop,second stop was,second stop,third stop,next stop,last stop,visited,drove,drove out,stopped by,swung by,dropped by,dropped in on,dropped in at,drove out to,drove to,drove over to,went to see,went to,went by,saw,popped in at,popped into,popped by,"
    "called on,been to,walked into,flew to see,in person with,stopped in at,stopped at,toured,knocked on,hit up,swing by,was at,was onsite at,was on site at,got to,made it to,paid a visit to,"
    "onsite at,on-site at,onsite with,on-site with,site visit at,site visit to,visit to,visit with,visits to,visits with,visit at,visits at,drop-in at,drop-in to,f2f with,f2f at,"
    "face to face with,face-to-face with,came by,passed by,drove up to,drove down to,rolled by,visting,visitd,visted,hit,seen,in-person with",
    "calls": "called,phoned,dialed,dialled,rang,cold called,cold-called,spoke to,spoke with,talked to,talked with,rang up,reached,connected with,called up,phoned up,call with,call to,calls with,calls to,"
    "called back,dialed up,had a call with,discovery call with,discovery calls w/,discovery call w/,discovery calls with,got on the phone with,got on a call with,hopped on a call with,caught up with,chatted with,chatted to,on the phone with,call w/,calls w/,intro call with,intro call w/",
    "meetings": "met with,met,sat down with,had a meeting with,zoomed with,meeting with,meetings with,meeting w/,meetings w/,met w/,met up with,zoom with,zoomed,had lunch with,lunch with,coffee with,qbr with,mtg with,mtg w/,sit-down with,zoom w/",
    "demos": "demo'd,demoed,demo-ed,demo for,demo with,demo to,demos for,demos with,demos to,gave a demo to,did a demo for,demo w/,demos w/,demo at,demos at,presented to,showed the product to,demonstrated to,demoing for,demo'd for,demoed for,demo'd to,demoed to",
    "followups": "followed up with,followed up on,followed up,followed-up with,checked in with,follow-up with,follow-ups with,follow up with,follow-up on,follow-ups on,touched base with,f/u with,f/u w/,circled back with,follow-ups w/,follow-up w/,pinged",
    "quotes": "quoted,quote to,quotes to,quote for,quotes for,sent a quote to,sent quotes to,sent quote to",
    "proposals": "proposal sent to,proposals sent to,proposal to,proposals to,sent a proposal to,sent proposal to,sent proposals to,submitted a proposal to,proposal for,proposals for,pitched,pitched to,delivered a proposal to",
    "leads": "picked up,collected,sourced,got,added",
}
"""Phrases that take a customer's name: one activity for each name."""

STAGES = {
    "signed": "signed,over the line,over the finish line,across the line,across the finish line,closed,closed won,leased,rented,closed-won,won,inked,landed,sealed,renewed,bought,ordered,purchased,booked,signs,closes,closing,signed off,signed on,sealed the deal,deal signed,contract signed,po,p.o.,po received,got the po,po came in,"
    "purchase order,signed contract,countersigned,signature,signed up,got the signature,said yes,upsold,upsell,expanded,renewal,renewal signed,closed/won,went closed won,committed and signed,deal done,is in the bag,in the bag,bagged,nailed,placed an order,"
    "placed a,placed order,closed the deal with,closed a deal with,signed a deal with,signed with,closed with,won the deal with,won deal,shook hands on,sold,new logo,docusigned,docusign back,executed,awarded us,cw,signd,closd,signed the deal,signed the contract,signed contract with,we won,order from,order confirmed,locked in,locked down,gave us the po",
    "paid": "got a check,got a check from,check from,cheque from,got a wire,paid,wired,received,collected,deposit,payment,payment received,invoice paid,paid invoice,wire,got the wire,wire received,remitted,settled,transferred,cleared,payment cleared,check cleared,ach,cash in,paid up,pays,down payment,"
    "deposit received,paid the deposit,paid in full,final payment,remittance,money in,money's in,funds received,paid the invoice,instalment,installment,cheque,check came in,payment from,payment came in,payment came through,got paid,sent the money,paid off,hit the bank,hit our account,landed in our account,collected from,prepaid,prepayment,milestone payment,retainer",
    "lost": "lost,closed lost,closed-lost,said no,went with,churned,fell through,dead,passed on us,passed,walked away,walked,dropped us,chose a competitor,went to a competitor,went dark for good,killed the deal,deal died,died,pulled out,backed out,loses,"
    "declined,turned us down,rejected us,out of the running,picked a competitor,not renewing,won't renew,didn't renew,losing,bailed,picked someone else,picked another vendor,chose someone else,cancelled,canceled,cancelled on us,pulled the plug,no-go,disqualified,lost to",
    "refunded": "refund,refunded,refunds,credit note,chargeback,charged back,returned the money,money back,gave back,credited back,refunding,returned the units,refund issued,refund processed,issued a refund",
    "quoted": "quoted,quote,quoting,sent a quote,quote sent,sent quote,priced,sent pricing,quoted at,gave a quote,sent over a quote,price quote,proposal at,quotation,quotes,estimate,quote for,quote to,quotes for,sent a quote to,sent a quote,left a quote,left a quote for,left quote,dropped a quote,submitted a quote",
    "intent": "verbal yes,verbal,verbally,verbal commit,verbal commitment,verbally agreed,verbal agreement,verbal ok,soft yes,loi,letter of intent,handshake,verbal from,gave a verbal,verballed",
    "lead": "new opp,new opportunity,opportunity,opp worth,new deal in pipeline,opened an opp",
}

KINDS: dict[str, str] = {
    "plan": "tomorrow's,next week,next month,next quarter,next year,next,will,we'll,i'll,going to,gonna,plan,plans,planning,planned,to do,todo,to-do,lined up,scheduled,upcoming,later today,later this week,this weekend,on deck,will be,about to,need to,needs to,"
    "gotta,have to,got to go,want to,aiming,aim,aiming for,trying to,looking to,intend,expecting,expected,expect,hoping to,eod tomorrow,by friday,by eow,by eom,by end of,due,queued,queued up,set for,booked for,on the calendar,on my calendar,agenda,still owe,owe,following week,to visit,to call,tbd,heading to,"
    "heading out to,headed to,off to,on my way to,en route to,going back,go back,reschedule,rescheduled,rescheduled to,moved to,pushed to,slipped,slipped to,slips to,slid to,let's,lets,'ll,tentative,pencilled in,penciled in,prep,prepping,in the works,later",
    "unsure": "might,maybe,probably,perhaps,possibly,i guess,i think,thinking,guess",
    "repair": "no wait,wait,scratch that,i mean,make that,correction,sorry,actually,oops,rather",
    "reference": "order,ticket,invoice,case,zip,id,ref,suite,room,po,no.,number,contract no,account no,#",
    "place": "denver,boulder,austin,dallas,houston,chicago,boston,seattle,portland,phoenix,miami,atlanta,new york,nyc,brooklyn,san francisco,sf,la,los angeles,san diego,oakland,philly,philadelphia,detroit,cleveland,columbus,nashville,charlotte,tampa,orlando,minneapolis,st. louis,kansas city,salt lake city,las vegas,london,paris,berlin,singapore,toronto,vancouver,sydney,downtown",
    "ordinal": "second,third,fourth,fifth,sixth,2nd,3rd,4th,5th",
    "hope": "should,may,could,hopefully,hope,hoping,fingers crossed,wish,would love,dream of,imagine",
    "pending": "likely,close to,almost,nearly there,about to sign,on the verge,verge,any day now,soon,pending,awaiting,waiting on,waiting for,waiting,in legal,in procurement,in review,redlines,redlining,negotiating,in negotiation,negotiation,forecast,"
    "forecasting,projected,projection,commit,best case,upside,weighted,pushing for,working on,chasing,trying,want,wants,wanted,asking for,asked for,requested,requesting,demanding,demanded,interested,considering,thinking about,thinking,likely to,looks like,looking good,promising,potential,potentially,believe,expects,"
    "looking at,out for signature,sent for signature,sent the contract,sent contract,contract sent,contract out,to be signed,ready to sign,wants to,willing,slipped,slips,to close,to sign,to win,stuck in",
    "if": "if,would,would've,would have,could have,could've,should have,should've,unless,when they sign,once they sign,once,had we,assuming,suppose,supposing,were to,in case,wouldn't,as soon as,until,provided,almost closed,nearly closed,nearly,almost signed,had it not,what if,if only",
    "ask": "?,who,what,what's,whats,when,where,why,how,how's,hows,which,did you,do you,have you,can you,could you,are you,is it,did we,does,did he,did she,has anyone,anyone,can someone,can i,am i,is there,whose,any chance,any idea,any update,who's,whos",
    "order": "everyone,everybody,each of you,each rep,every rep,each,y'all,team must,must,minimum,at least,no less than,per rep,per person,reminder,whoever,guys,folks please,please log,everyone should,everyone needs,per day,a day,per week,everyday,a week,mandatory,required,bonus,spiff,spif,prize,contest,gift card,first to,winner,winner gets,gets,earn,earns,challenge,expectation,expectations,standard,policy,don't forget,remember to,make sure,be sure,pls make,need everyone,need you all,you all,all reps,reps,all of you,let's all",
    "joke": "lol jk,jk,j/k,just kidding,kidding,joking,joke,in my dreams,dreamt,dreamed,dreaming,dream,yeah right,sure you did,sarcasm,/s,april fools,psych,i wish,pretend,hypothetically,imaginary,figuratively,lottery,fantasy",
    "hear": "heard,hear,apparently,rumor,rumour,rumor has it,word is,supposedly,allegedly,i saw that,saw that,reportedly,news,press release,linkedin says,article,according to,they said,salesforce signed,told me,tells me,says,said that,mentioned,announced,announces",
    "praise": "congrats,congratulations,kudos,props to,props,shoutout,shout out,shout-out,well done,nice work,great job,good job,nice job,amazing job,way to go,huge congrats,big congrats,attaboy,bravo,hats off,round of applause,great work,nice one,love it,legend,crushing it,killing it,you rock,impressive,beast,welcome",
    "announce": "closed won alert,deal alert,new win alert,win alert,win announcement",
    "credit": "ae,account exec,account executive,owner,closed by,won by,signed by,sold by,courtesy of,thanks to,rep",
    "total": "weekly total,week total,monthly total,mtd,ytd,qtd,wtd,month to date,year to date,quarter to date,week to date,so far this week,so far this month,so far this quarter,so far this year,running total,total for the week,total for the month,total for the year,cumulative,cumulatively,in total this week,in total this month,all week,this week total,this month total,weekly total,"
    "monthly total,for the week,for the month,for the quarter,for the year,all month,all year,overall,to date,all time,since monday,since january,in total,total so far,altogether this week,up to,bringing me to,brings me to,puts me at,putting me at,total now,now at,lifetime",
    "sum": "total,in all,altogether,total of,combined,all told",
    "period": "this week,this month,this quarter,this year,last week,last month,last quarter,last year,q1,q2,q3,q4,eom,eoq,eow,weekly,monthly,quarterly,annually,in nov,in november,in october,h1,h2,fy,for nov,nov,oct,dec,week,month,quarter",
    "subset": "of which,of them,of those,including,incl,includes,incl.,of whom,among them,among those,turned into,resulted in,out of,consisting of,split,made up of,breakdown",
    "target": "target,targets,goal,goals,quota,kpi,objective,budgeted,plan:,budget,target:,goal:",
    "actual": "actual,actuals,actually did,did,done,completed,achieved,made,hit,logged,managed,knocked out,banged out,got through,cranked out,crushed,finished,wrapped,smashed,ran,conducted,held,put in,racked up,clocked,pounded out,got in,squeezed in,took,did run,had,gave,sent,sent out,delivered,burned through,blasted,ripped,ripped through,powered through",
    "rest": "remaining,left,outstanding,owed,owes,still owed,short,balance,balance of,balance due,due next,to come,remainder,rest,to go,shy of,away from,unpaid,overdue",
    "base": "of,contract value,total contract,contract total,total value,tcv,list price,was,originally,down from,up from,from,budget,budgets,revenue,arr target,valued,valuation,cheaper,market cap,funding,raised,series,worth of,contract worth,against,toward,towards",
    "price": "less,cheaper,lower,higher,more expensive,discount,off,commission,expense,expenses,reimbursed,reimbursement,uber,lunch,dinner,gas,parking,hotel,flight,taxi,spent,cost,costs,fee,fine,venmo,tip,coffee,gift,tickets,split the bill,per diem,mileage,salary,bonus,spiff,undercut,undercut us,cheaper by,beat us by,price gap,markup,under our,under our price,beers,drinks",
    "rival": "to,with,by,competitor,vs,versus,against,over",
    "more": "another,more,plus,also,then,later,extra,additional,on top,as well,again,additionally,besides",
    "daypart": "morning,am,pm,afternoon,evening,noon,midday,night,this morning,this afternoon,first thing,lunchtime,before lunch,after lunch,a.m.,p.m.",
    "no": "no,not,n't,didn't,haven't,hasn't,hadn't,don't,doesn't,won't,can't,couldn't,wasn't,weren't,isn't,aren't,never,none,without,nobody,nothing,no one,not yet,didnt,havent,hasnt,dont,doesnt,wasnt,isnt,cant,wont,yet to,neither,nor,failed,unable,missed,no luck,"
    "no-show,no show,no showed,stood me up,cancelled on me,canceled on me,got cancelled,got canceled,postponed,called off,nobody home,closed for the day,gatekeeper,stood up,ghosted,voicemail only,didn't happen,fell over,bounced,stalled,on hold,delayed,turned away,nope",
    "you": "you,your,you're,u,ur,youre,you've,yours",
    "they": "he,she,his,her,him,their team,hers,my colleague,colleague,teammate,coworker,co-worker,my buddy,new guy,the intern,intern,somebody,someone,my manager,our intern,another rep",
    "team": "team,the team,our team,as a team,squad,crew,whole team,entire team,the office,region,west team,east team,our group,group,org,the floor,pod,our pod,the company,company",
    "proxy": "on behalf of,log this for,credit,logging for,posting for,reporting for,covering for,put this under,standing in for,shadowed,shadowing,shadow,rode along with,ride along with,ride-along with,tagged along with,sat in on,listened in on,split with,split,50/50,splitting,half credit,joint credit,credit goes to,credit to",
    "me": "i,i've,i'm,me,my,mine,myself,we,we've,our,us,i'd,we're,ive,im",
    "boss": "boss,manager,vp,director,ceo,cfo,cto,coo",
    "sample": "example,e.g.,eg,for example,for instance,sample,template,format,like this,such as,e.g,ex:,i.e.",
    "inner": "stand-up,standup,all-hands,all hands,internal,internal meeting,internal meetings,1:1,1:1s,one on one,1-on-1,team meeting,team meetings,sales meeting,pipeline review,staff meeting,kickoff meeting,town hall,qbr prep,sync,internal call,internal calls,internal sync,forecast call,forecast calls,training session,onboarding,team call,team sync,team lunch,1on1,1on1s,huddle,scrum,retro",
    "done": "done,completed,finished,shipped,did,yesterday i,logged",
    "cancel": "cancel,cancelled,canceled,had to cancel,called off,no-showed,postponed,rescheduled,fell through,skipped",
    "booked": "booked,scheduled,set up,lined up,setting up",
    "fail": "nobody home,no answer,no-show,no show,line busy,busy signal,turned away,wasn't there,wasn't in,not in,was out,closed today,gatekeeper,couldn't get through,never showed,stood me up,didn't pick up,no pickup,no one there,nobody there,nobody was there",
    "and": "and,&,plus,w/,n,as well as,also",
    "label": "customer,client,account,company,customer:,client name,acct,acct:",
    "money": "amount,value,price,total,deal size,acv,arr,tcv,worth,mrr,for,at",
    "unit": "customers,clients,accounts,prospects,companies,stores,customer,client,prospect,account,people,contacts,contact,deals,deal,sites,offices,sites,locations,buyers,dealers,dealer,shops,shop,restaurants,plants visited,x,times,schools,clinics,hospitals,firms,partners,partner,orgs,businesses,leads called,folks,places,store,company,office,decision makers,owners",
    "measure": "min,mins,minutes,minute,hour,hours,hr,hrs,h,miles,mile,km,kms,attendees,attendee,seats,seat,users,user,licenses,license,licences,units,unit,weeks,week,days,day,months,month,years,year,yrs,yr,am,pm,percent,points,pts,pm pst,pm est,people team,items,pages,slides,floors,floor,plants,employees,brochures,cups,coffees,"
    "agenda items,competitors,reps,stops on,drinks,beers,bucks,devices,items,boxes,cases,pallets,tons,kg,lbs,sq ft,sqft,stars,out of,/5,/10,st floor,th floor,offices nationwide,branches,locations nationwide,countries,states,questions,objections,hires,interviews,dollars,o'clock,oclock,pounds,degrees,kids,dogs,steps,coffee,teams,reasons,things,thing,issues,issue,months contract,year contract,-year,-month,year deal,seconds,sec,secs,ppl on the call,times over,chairs,desks,machines,trucks,robots,servers,laptops,terminals",
    "emptyword": "lol,haha,hahaha,lmao,omg,yay,woo,woohoo,woot,wow,yes,yeah,yep,yup,ok,okay,hey,hi,hello,hey team,hi all,hi team,phew,ugh,damn,boom,btw,fyi,tbh,imo,oh,ah,whew,finally,alright,alrighty,well,so,anyway,sigh,oof,nice,sweet,awesome,great,cool,thanks,thx,ty,cheers,tgif,let's go,lfg,huge,big one,big news,good news,great news,update,quick update,eod update,status,report,daily report,wrap,wrap-up,wrap up,eod,sod,recap,summary,daily,daily recap,daily summary,end of day,log,logging,record,put,add,note,heads up,psa,done for the day,signing off,long day,busy day,slow day,solid day,good day,rough day,not bad",
}

FILL = (
    "the,a,an,on,in,at,for,of,to,from,with,by,into,onto,up,out,over,off,about,after,before,during,through,around,near,as,is,are,was,were,be,been,being,am,has,have,had,do,does,it,its,it's,this,that,these,those,there,here,"
    "then,than,so,just,also,too,very,really,quite,still,already,now,today's,all,both,some,any,much,many,lots,few,other,others,else,or,but,because,since,while,though,although,however,yet,even,only,mostly,mainly,finally,"
    "deal,deals,contract,contracts,invoice,invoices,order,orders,business,account,accounts,client,clients,customer,customers,prospect,prospects,buyer,buyers,rep,reps,guy,guys,folks,company,office,"
    "they,them,their,who,which,where,we,us,my,our,i,me,made,did,done,got,get,getting,gets,went,go,going,come,came,took,take,gave,give,had,ran,run,held,sent,send,put,log,logged,record,recorded,add,added,please,pls,plz,thanks,thank,"
    "new,old,good,great,nice,solid,quick,short,long,productive,busy,big,small,huge,massive,first,second,third,fourth,fifth,last,next,final,morning,afternoon,evening,day,days,week,month,year,time,times,"
    "phone,zoom,person,site,onsite,field,cold,warm,outbound,inbound,sales,product,live,virtual,remote,online,intro,discovery,follow,up,full,half,total,extra,back,again,away,along,together,"
    "on the spot,on the phone,on the road,on my tab,for me,in person,over the phone,via zoom,right now,at noon,in total,per,each,every,"
    "no joke,hear back,heard back,hear from,dial-in,passcode,happy,excited,proud,glad,sorry,oops,one,ones,thing,things,stuff,work,works,worked,working,finished,finish,wrapped,knocked,banged,cranked,crushed,smashed,"
    "phase 1,phase 2,phase 3,phase one,phase two,first invoice,arr,acv,tcv,mrr,annual,annually,monthly,yearly,multi-year,pilot,poc,license,licenses,subscription,seats,package,bundle,plan,tier,"
    "ops,lead buyer,cfo,ceo,cto,vp,director,manager,gatekeeper,reception,procurement,legal,it,finance,"
    "good convo,great convo,good chat,great chat,great energy,went well,went great,good meeting,great meeting,good call,great call,good session,loved it,interested,want,wants,wanted,need,needs,needed,like,likes,liked,loved,asked,ask,asks,talk,talked,discuss,discussed,discussion,"
    "new business,existing,current,former,potential,key,top,major,local,regional,national,global,downtown,uptown,across,town,city,area,territory,route,road,car,train,plane,hotel,lunch,dinner,coffee,breakfast,"
    "couple,few,bunch,handful,ton,lot,more,most,less,least,enough,several,"
    "also,plus,then,later,earlier,ago,now,soon,once,twice,sir,madam,mr,mrs,ms,dr"
)

SECTIONS = {
    "plan": "tomorrow,tmrw,next,next up,next steps,plan,plans,planned,to do,todo,to-do,todos,upcoming,next week,this week's plan,goals,goal,targets,target,agenda,priorities,blockers,blocker,on deck,doing,in progress,up next,will do,"
    "plan for tomorrow,tomorrow's plan,plan for today,today's plan,plan today,today's goals,later,pipeline,forecast,expected,pending,asks,ask,needs,notes,note,learnings,risks,issues,challenges,help needed,fyi,t,monday plan,plan for monday,wip,stuck,not done,carryover,backlog",
    "done": "done,today,completed,did,yesterday,results,activity,activities,numbers,stats,wins,win,eod,eod report,eod update,wrap,wrap-up,recap,summary,daily report,daily,report,finished,shipped,highlights,accomplished,y,accomplishments,today's numbers,my numbers,today's activity,end of day,daily recap,daily summary,today so far,what i did,closed,achieved,actuals,actual,outcomes",
    "announce": "closed won alert,deal alert,new win alert,win alert,win announcement",
    "credit": "ae,account exec,account executive,owner,closed by,won by,signed by,sold by,courtesy of,thanks to,rep",
    "total": "weekly total,week total,monthly total,mtd,ytd,qtd,wtd,month to date,week to date,quarter to date,this month,this week,this quarter,running total,totals,so far this week,so far this month,cumulative",
    "sample": "example,format,template,sample,for example,e.g.",
}

NAMES = (
    "sam,priya,dana,jess,james,kyle,karen,mike,michael,john,jane,jim,bob,rob,robert,tom,tim,dave,david,dan,daniel,steve,steven,chris,alex,andrew,andy,anna,anne,amy,emma,emily,sarah,sara,kate,katie,lisa,laura,maria,mary,mark,matt,"
    "matthew,max,ben,nick,paul,peter,pete,phil,ray,rick,ryan,scott,sean,tony,will,zoe,zach,raj,ravi,arjun,anita,neha,rahul,amit,deepa,sanjay,vikram,wei,ming,li,chen,yuki,kenji,omar,ali,ahmed,fatima,carlos,juan,jose,luis,diego,sofia,"
    "olivia,sophia,lucas,liam,noah,ethan,mia,ava,isla,leo,hugo,hannah,rachel,rebecca,becky,jen,jenny,jennifer,jessica,josh,joshua,justin,kevin,keith,ken,larry,linda,megan,melissa,monica,nancy,nina,oscar,pam,pat,patrick,ron,roger,"
    "sandra,sandy,sharon,simon,stan,stacy,susan,tara,ted,terry,tina,todd,tracy,tyler,victor,vince,wendy,abby,adam,aaron,al,angela,ashley,barb,beth,bill,billy,brad,brandon,brian,bruce,carl,carol,cathy,charlie,cindy,claire,cody,colin,"
    "craig,curtis,debbie,dennis,derek,diana,don,donna,doug,ed,eddie,elena,ellen,eric,erica,erin,evan,frank,fred,gary,george,gina,glen,grace,greg,heather,helen,henry,ian,irene,jack,jackie,jake,jason,jay,jeff,jeremy,jerry,jill,jo,joan,"
    "joanna,joe,joel,jonas,jordan,jorge,joy,julia,julie,karl,kelly,kim,kirk,kristen,kurt,kwame,lauren,lee,leon,lily,lori,lou,lucy,luke,lynn,marcus,margaret,maggie,marie,mario,marta,martin,marty,meera,nadia,naomi,natalie,nate,neil,"
    "nikhil,nora,owen,paula,penny,raul,renee,rita,rosa,ross,roy,russ,ruth,sally,samir,sasha,seth,shane,sheila,sid,stella,stephanie,sue,suresh,sylvia,tanya,teresa,theo,toby,trevor,troy,ursula,vera,vicky,wade,walt,warren,wes,xavier,yolanda,yusuf,yvonne"
)
"""Common given names: such a word before a verb or a number is a colleague."""
