"""English words around the facts, by kind: plans, hopes, negations, people, totals; comma-separated."""

from scoring.reading.vocabulary import people

KINDS: dict[str, str] = {
    "zero": "nada,zilch,nil,goose egg,bupkis",
    "award": (
        "we won the tender,we won the bid,we won the rfp,won the tender,won the bid,won the rfp,tender won,"
        "awarded the tender,shortlisted,preferred bidder"
    ),
    "plan": (
        "quotes to send,proposals to send,quotes to write,quotes to do,quotes to get out,calls to make,"
        "calls to return,stops to make,dials to make,demos to give,doors to knock,stores to hit,people to call,"
        "meetings to run,"
        "visits to make,demos to run,demos to do,to send out,to write up,doing:,wip,wip:,owes me,owe me,"
        "half done,half-done,half finished,in progress,underway,almost done,nearly done,"
        "working up,putting together,drafting a,preparing a,building a,writing up a,on the books,on the books for,"
        "on my books,promised,promises,in draft,in drafts,still drafting,"
        "half-written,hoped for,aimed for,shooting for,supposed to,was supposed to,"
        "were supposed to,coming up,wish me luck,was going to,were going to,was gonna,meant to,had planned,"
        "hoped to,intended to,"
        "planned on,"
        "tomorrow's,next week,next wk,nxt week,nxt wk,nxt month,nxt mth,next mth,"
        "next month,next quarter,next year,next,will,we'll,i'll,going to,gonna,plan,plans,"
        "planning,planned,to do,todo,to-do,lined up,scheduled,upcoming,later today,later this week,"
        "this weekend,on deck,will be,about to,need,needs,still need,need to,"
        "needs to,gotta,have to,got to go,want to,aiming,aim,"
        "aiming for,trying to,looking to,intend,expecting,expected,expect,hoping to,eod tomorrow,by friday,"
        "by eow,by eom,by end of,due,queued,queued up,set for,booked for,on the calendar,on my calendar,agenda,"
        "still owe,owe,following week,to visit,to call,tbd,heading to,heading out to,headed to,off to,"
        "forecast for,"
        "on my way to,en route to,going back,go back,reschedule,rescheduled,rescheduled to,moved to,pushed to,"
        "slipped,slipped to,slips to,slid to,let's,lets,'ll,tentative,pencilled in,penciled in,prep,prepping,"
        "in the works,later,calendar's,calendar is,calendar looks,diary's,diary is,diary looks,schedule is,"
        "schedule's,today's schedule,off to them,going out to them"
    ),
    "unsure": (
        "halfway through,half way through,partway through,part way through,might,maybe,"
        "or was it,can't remember,don't remember,not sure how many,no idea how many,i forget how many,"
        "probably,perhaps,possibly,i guess,i think,thinking,guess"
    ),
    "repair": "hang on,hold on,my bad,typo,call it,call that,no wait,wait,scratch that,i mean,make that,"
    "correction,sorry,oops,actually,rather",
    "reference": (
        "inv,inv#,inv no,so#,po#,order,ticket,invoice,case,zip,id,ref,suite,room,po,no.,number,contract no,"
        "account no,#"
    ),
    "place": (
        "denver,boulder,austin,dallas,houston,chicago,boston,seattle,portland,phoenix,miami,atlanta,new york,"
        "nyc,brooklyn,san francisco,sf,la,los angeles,san diego,oakland,philly,philadelphia,detroit,cleveland,"
        "columbus,nashville,charlotte,tampa,orlando,minneapolis,st. louis,kansas city,salt lake city,las vegas,"
        "london,paris,berlin,singapore,toronto,vancouver,sydney,downtown"
    ),
    "ordinal": (
        "second trip to,third trip to,fourth trip to,first time at,1st time at,second time at,2nd time at,"
        "third time at,3rd time at,fourth time at,4th time at,second,third,fourth,fifth,sixth,2nd,3rd,4th,5th"
    ),
    "era": (
        "avg is,average is,averaging,our avg,our average,my avg,my average,remember when,it takes,"
        "takes an average,"
        "on average,my record,personal best,record is,back in the day,"
        "years ago,"
        "a year ago,two years ago,this time last year,used to,my old job,at my last job,"
        "my last job,my previous company,previous company,my old company,my last company,previous role,"
        "last role,"
        "back when,when i started,once upon a time,in those days,rookie year,my first year,last january,"
        "last february,last march,last april,last may,last june,last july,last august,last september"
    ),
    "hope": (
        "i'd rather,would rather,we'd rather,rather do,should,may,could,hopefully,hope,hoping,fingers crossed,"
        "wish,would love,dream of,imagine"
    ),
    "pending": (
        "tbd,tbc,tba,"
        "renewal up,renewal is up,renewals up,up for renewal,renewal due,renewal is due,renewal coming up,"
        "closing,in contracting,in discussions,in talks,in the pipeline,in play,in evaluation,in eval,in pilot,"
        "in trial,they'd like,she'd like,he'd like,would like,"
        "in security review,in approval,waiting to hear,waiting to hear back,to hear back,hope to hear,likely,"
        "close to,almost,nearly there,about to sign,on the verge,verge,any day now,soon,pending,awaiting,"
        "waiting on,waiting for,waiting,in legal,in procurement,in review,redlines,redlining,negotiating,"
        "in negotiation,negotiation,forecast,forecasting,projected,projection,commit,best case,upside,weighted,"
        "pushed for,a yes from,no yes from,"
        "pushing for,working on,chasing,trying,want,wants,wanted,asking for,asked for,requested,requesting,"
        "demanding,demanded,interested,considering,thinking about,thinking,likely to,looks like,looking good,"
        "promising,potential,potentially,believe,expects,looking at,out for signature,for signature,"
        "for their signature,for signing,sent for signature,"
        "sent the contract,sent contract,contract sent,contract out,to be signed,ready to sign,wants to,"
        "willing,"
        "slipped,slips,to close,to sign,to win,stuck in"
    ),
    "if": (
        "if,would,would've,would have,could have,could've,should have,should've,unless,when they sign,"
        "once they sign,once,had we,assuming,suppose,supposing,were to,in case,wouldn't,as soon as,until,"
        "provided,almost closed,nearly closed,nearly,almost signed,had it not,what if,if only"
    ),
    "ask": (
        "?,who,what,what's,whats,when,where,why,how,how's,hows,which,did you,do you,have you,can you,could you,"
        "are you,is it,did we,have i,did i,do i,have we,are we,does,did he,did she,has anyone,anyone,"
        "can someone,can i,am i,is there,whose,"
        "any chance,any idea,any update,who's,whos"
    ),
    "order": (
        "everyone,everybody,each of you,each rep,every rep,each,y'all,team must,must,minimum,at least,"
        "no less than,per rep,per person,reminder,whoever,guys,folks please,everyone should,"
        "everyone needs,per day,a day,per week,everyday,a week,mandatory,required,bonus,spiff,spif,prize,"
        "contest,gift card,company policy,new policy,every signed,every closed,each signed,each deal,"
        "every deal,"
        "every new,every demo,every visit,first to,winner,winner gets,gets,earn,earns,challenge,"
        "expectation,expectations,"
        "standard,don't forget,remember to,make sure,be sure,pls make,need everyone,need you all,"
        "you all,all reps,reps,all of you,let's all"
    ),
    "joke": (
        "is too much,is too many,are too many,are too much,is too few,are too few,is unrealistic,is insane,"
        "lol jk,jk,j/k,my soul,just kidding,kidding,joking,joke,in my dreams,dreamt,dreamed,dreaming,dream,"
        "yeah right,sure you did,sarcasm,/s,april fools,psych,i wish,pretend,hypothetically,imaginary,figuratively,"
        "lottery,raffle,poker,fantasy,the sweep,sweepstake,sweepstakes,bingo,scratchie,scratch card,pub quiz,"
        "trivia night,pokies,parlay,lotto,blackjack,on the horses,on a bet"
    ),
    "hear": (
        "this time last year,a year ago,years ago,said they,says they,said he,said she,claims,claimed,fwd:,"
        "fwd,fw:,forwarded,heard,hear,apparently,rumor,rumour,rumor has it,word is,supposedly,allegedly,i saw that,"
        "saw that,reportedly,news,press release,linkedin says,article,according to,they said,salesforce signed,"
        "told me,tells me,saw on,read on,read in,read that,saw online,saw in the news,is showing,"
        "reckon,reckons,says,said that,mentioned,announced,announces,called to say,called to tell,called to let"
    ),
    "praise": (
        "congrats,congratulations,kudos,props to,shoutout,shout out,shout-out,well done,nice work,"
        "great job,good job,nice job,amazing job,way to go,huge congrats,big congrats,attaboy,bravo,hats off,"
        "round of applause,great work,nice one,love it,legend,crushing it,killing it,you rock,impressive,beast,"
        "welcome,shout to,massive shout,big shout,huge shout,fair play to,hat tip,respect to"
    ),
    "announce": "closed won alert,deal alert,new win alert,win alert,win announcement",
    "credit": "ae,account exec,account executive,owner,closed by,won by,signed by,sold by,courtesy of,thanks to,rep",
    "total": (
        "weekly total,week total,wk total,monthly total,mtd,ytd,qtd,wtd,month to date,year to date,quarter to date,"
        "week to date,so far this week,so far this wk,this wk so far,"
        "so far this month,so far this quarter,so far this year,running total,"
        "total for the week,total for the month,total for the year,cumulative,cumulatively,in total this week,"
        "in total this month,all week,this week total,this month total,for the week,for the month,"
        "for the quarter,for the year,all month,all year,overall,to date,all time,since monday,since january,"
        "in total,total so far,altogether this week,up to,bringing me to,brings me to,puts me at,putting me at,"
        "total now,now at,lifetime"
    ),
    "told": "already logged,logged already,already reported,reported already,already entered,entered already,"
    "already posted,posted already,already counted,counted already,already in the system,already in the tracker,"
    "already in the crm,already on the board,don't double count,don't count twice,no double counting",
    "sum": "total,for the day,on the day,in all,altogether,total of,combined,all told",
    "period": (
        "this week,this month,this quarter,this year,last week,last month,last quarter,last year,q1,q2,q3,q4,"
        "eom,eoq,eow,weekly,monthly,quarterly,annually,in nov,in november,in october,h1,h2,fy,for nov,nov,oct,"
        "dec,week,month,quarter,"
        "this wk,this mo,last wk,last yr,lst yr,this yr,last qtr,this qtr,qtr,qtrly"
    ),
    "subset": (
        "of which,of them,of those,including,incl,includes,incl.,of whom,among them,among those,turned into,"
        "resulted in,out of,consisting of,split,made up of,breakdown,"
        "who'd,who would,of em,of 'em,excluding,not counting,not including,excl"
    ),
    "target": (
        "said i'd do,said i'd make,said i'd hit,said i'd get,said i would do,said i would make,i'd do,i'd make,"
        "i'd hit,told myself i'd,ask is,ask is still,the ask is,'s ask is,"
        "target,targets,goal,goals,quota,kpi,objective,plan:,target:,goal:,the number is,number is,the number's,"
        "weight to,weights to"
    ),
    "actual": (
        "actual,actuals,actually did,did,done,completed,achieved,made,hit,logged,managed,knocked out,"
        "banged out,got through,got thru,got through to,cranked out,crushed,finished,wrapped,smashed,ran,conducted,"
        "held,put in,"
        "racked up,clocked,pounded out,got in,squeezed in,snuck in,sneaked in,took,did run,had,gave,sent,sent out,"
        "delivered,burned through,blasted,ripped,ripped through,powered through,"
        "happened,took place,went ahead,i'm at,im at,i am at,sitting at,ended up doing,ended up with,"
        "ended up at,"
        "ended up making,ended up hitting,"
        "wound up doing,wound up with,finished with,finished at,ended with,ended at,came out to"
    ),
    "rest": (
        "visits to go,calls to go,demos to go,quotes to go,proposals to go,remaining,left,outstanding,owed,"
        "owes,"
        "still owed,short,balance,balance of,balance due,due next,to come,remainder,rest,to go,shy of,"
        "away from,"
        "unpaid,overdue,owing,to follow"
    ),
    "base": (
        "of,on top of,on top of their,on top of the,on top of their existing,on top of the existing,"
        "contract value,total contract,contract total,total value,tcv,list price,was,originally,down from,"
        "up from,from,budget,budgets,revenue,arr target,valued,valuation,cheaper,market cap,funding,raised,"
        "pipeline,open pipeline,pipe,series,worth of,contract worth,against,toward,towards"
    ),
    "price": (
        "paycheck,paychecks,tax refund,tax return,"
        "less,cheaper,lower,higher,more expensive,discount,off,commission,expense,expenses,reimbursed,"
        "reimbursement,uber,lunch,dinner,gas,parking,hotel,flight,taxi,spent,cost,costs,fee,fine,venmo,tip,"
        "coffee,gift,tickets,split the bill,per diem,mileage,salary,bonus,spiff,undercut,undercut us,"
        "cheaper by,beat us by,price gap,markup,under our,under our price,beers,drinks"
    ),
    "rival": "to,with,by,competitor,vs,versus,against,over",
    "more": "another,more,plus,also,then,later,extra,additional,on top,as well,again,additionally,besides",
    "daypart": (
        "morning,am,pm,afternoon,evening,noon,midday,night,this morning,this afternoon,first thing,lunchtime,"
        "before lunch,before noon,after noon,after lunch,a.m.,p.m.,arvo,this arvo"
    ),
    "no": (
        "no,not,n't,nobody's,no one's,didn't,haven't,hasn't,hadn't,don't,doesn't,won't,can't,couldn't,wasn't,"
        "weren't,isn't,"
        "aren't,never,none,without,nobody,nothing,no one,not yet,didnt,havent,hasnt,dont,doesnt,wasnt,isnt,"
        "cant,wont,yet to,neither,nor,failed,unable,missed,no luck,no-show,no show,no showed,stood me up,"
        "cancelled on me,canceled on me,got cancelled,got canceled,postponed,called off,nobody home,"
        "closed for the day,gatekeeper,stood up,ghosted,voicemail only,didn't happen,fell over,bounced,stalled,"
        "on hold,delayed,turned away,nope"
    ),
    "you": "you,your,you're,u,ur,youre,you've,yours",
    "they": (
        "they made,they did,they dialed,they ran,they logged,they banged out,"
        "he,she,his,her,him,their team,hers,my colleague,colleague,teammate,coworker,co-worker,my buddy,"
        "new guy,the intern,intern,somebody,someone,my manager,our intern,another rep,their rep,their reps,"
        "my intern,my assistant,my teammate,my colleague,my coworker,our manager,my boss,our ceo,our vp,my vp,"
        "our sdrs,our sdr,the sdrs,our bdrs,our bdr,our reps,the rep from,a rep from,a rival rep,the other lot,"
        "our aes,my sdr,my bdr,my rep,my mentor,my wife,my husband,my partner,"
        "our competitor,the competitor,our competitors,our biggest competitor,our main competitor,"
        "our closest competitor,our top competitor,our biggest rival,our main rival,our rival,"
        "the competition,our competition"
    ),
    "team": (
        "sales floor,the whole floor,whole floor,the entire floor,whole office,the whole office,"
        "the whole team,"
        "team,the team,our team,as a team,squad,crew,whole team,entire team,the office,region,west team,"
        "east team,our group,group,org,pod,our pod,the company,company"
    ),
    "proxy": people.PROXY,
    "me": "i,i've,i'm,me,my,mine,myself,we,we've,our,us,i'd,we're,ive,im,i'm at,im at,i am at",
    "boss": "boss,manager,vp,director,ceo,cfo,cto,coo",
    "sample": "top of the board,standings:,leaderboard:,sales tip,tip:,pro tip,fun fact,example,e.g.,eg,"
    "for example,for instance,ex.,sample:,sample report,sample message,template,format,like this,"
    "such as,e.g,ex:,i.e.,copy/paste this",
    "inner": (
        "internal training,internal trainings,all-hands,all hands,internal,internal meeting,"
        "internal meetings,1:1,1:1s,one on one,"
        "1-on-1,daily stand-up,daily standup,morning standup,morning stand-up,team standup,team stand-up,"
        "standup with the team,team meeting,team meetings,"
        "sales meeting,pipeline review,pipeline call,team call,staff meeting,kickoff meeting,"
        "town hall,qbr prep,sync,internal call,internal calls,internal sync,forecast call,forecast calls,"
        "mock call,mock calls,mock demo,mock demos,mock pitch,role play,role plays,roleplay,roleplays,"
        "role-play,"
        "role-plays,practice call,practice calls,practice demo,practice demos,training session,onboarding,"
        "team call,team sync,team lunch,1on1,1on1s,huddle,scrum,retro"
    ),
    "done": "done,completed,finished,shipped,did,logged",
    "cancel": (
        "got moved,was moved,were moved,"
        "cancel,cancelled,canceled,had to cancel,called off,no-showed,postponed,rescheduled,fell through,"
        "skipped,"
        "cancelled on me,canceled on me,got cancelled,got canceled,were cancelled,were canceled,"
        "was cancelled,was canceled,got postponed,were postponed,was postponed,got rescheduled,got bumped,"
        "got pushed,bailed on me,flaked,flaked on me"
    ),
    "booked": "booked,scheduled,set up,lined up,setting up,fixed,fixed for,fixed up,arranged,arranged for,slotted in",
    "fail": (
        "went cold,gone cold,went dark,went quiet,dried up,nobody home,no answer,no-show,no show,line busy,"
        "busy signal,turned away,wasn't there,wasn't in,not in,"
        "was out,gatekeeper,couldn't get through,never showed,stood me up,didn't pick up,a no show,a no-show,"
        "bounced,bounced back,no pickup,no one there,nobody there,nobody was there"
    ),
    "and": "and,&,plus,w/,n,as well as,also",
    "label": "customer,client,account,company,customer:,client name,acct,acct:",
    "money": "amount,value,price,total,deal size,acv,arr,tcv,worth,mrr,for,at",
    "unit": (
        "customers,clients,accounts,prospects,companies,stores,customer,client,prospect,account,people,"
        "contacts,contact,deals,deal,sites,offices,locations,buyers,dealers,dealer,shops,shop,restaurants,"
        "plants visited,x,times,schools,clinics,hospitals,firms,partners,partner,orgs,businesses,leads called,"
        "folks,places,store,company,office,decision makers,owners"
    ),
    "measure": (
        "min,mins,minutes,minute,hour,hours,hr,hrs,h,miles,mile,km,kms,attendees,attendee,seats,seat,users,"
        "user,licenses,license,licences,units,unit,weeks,week,days,day,months,month,years,year,yrs,yr,am,pm,"
        "cs,percent,points,pts,pm pst,pm est,people team,items,pages,slides,floors,floor,employees,"
        "brochures,cups,coffees,agenda items,competitors,reps,drinks,beers,bucks,devices,boxes,cases,"
        "pallets,tons,tonnes,tonne,litres,liters,gallons,gallon,gal,gals,bbls,sqm,kgs,kg,lbs,sq ft,sqft,"
        "year commit,yr commit,-year commit,stars,/5,/10,st floor,th floor,offices nationwide,branches,"
        "locations nationwide,countries,states,questions,objections,hires,interviews,dollars,o'clock,oclock,"
        "pounds,degrees,kids,dogs,steps,coffee,teams,reasons,things,thing,issues,issue,months contract,"
        "year contract,-year,-month,year deal,seconds,sec,secs,ppl on the call,times over,chairs,desks,"
        "machines,mt,trucks,robots,servers,laptops,terminals,loads,truckloads"
    ),
    "emptyword": (
        "lol,haha,hahaha,lmao,omg,yay,woo,woohoo,woot,wow,yes,yeah,yep,yup,ok,okay,hey,hi,hello,hey team,"
        "hi all,hi team,phew,ugh,damn,boom,btw,fyi,tbh,imo,oh,ah,whew,finally,alright,alrighty,well,so,anyway,"
        "sigh,oof,nice,sweet,awesome,great,cool,thanks,thx,ty,cheers,tgif,let's go,lfg,huge,big one,big news,"
        "good news,great news,update,quick update,eod update,status,report,daily report,wrap,wrap-up,wrap up,"
        "eod,sod,recap,summary,daily,daily recap,daily summary,end of day,log,logging,record,put,add,note,"
        "heads up,psa,done for the day,signing off,long day,busy day,slow day,solid day,good day,rough day,"
        "not bad,dsr,dcr,please find,kindly find,pls find,pfb,daily sales report,daily call report"
    ),
}
"""Everything else that steers a reading, by kind."""
