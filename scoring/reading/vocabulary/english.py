"""English words by kind, lower case; comma-separated."""

_GONE = ",".join(
    f"{verb} {where}"
    for verb in ("went", "gone", "going", "goes")
    for where in (
        "to a cheaper", "to another", "to a competitor", "to a rival", "to the competition", "to a different",
        "to someone else", "with another", "with someone else", "with a competitor", "with a cheaper", "elsewhere",
    )
)  # fmt: skip
"""went to a cheaper vendor, gone elsewhere: whom they took instead."""

_ELSEWHERE = ",".join(
    f"{verb} {way}"
    for verb in ("go", "going", "went", "gone")
    for way in ("another direction", "in another direction", "a different direction", "in a different direction",
                "another way", "a different way", "a different route", "another route")
)  # fmt: skip

_CHOSEN = ",".join(
    f"{verb} {another}"
    for verb in ("chose", "picked", "took", "selected")
    for another in ("the cheaper", "a cheaper", "the incumbent", "the other", "the competition", "the lower bid",
                    "the low bid", "a local", "the local", "a different")
)  # fmt: skip

_HANDED = ",".join(
    f"{noun} {way}"
    for noun in ("proposal", "proposals", "sow", "sows", "rfp response")
    for way in ("delivered to", "emailed to", "went out to", "went to", "is out to", "over to", "submitted to",
                "sent over to", "sent to", "out to", "sent off to", "at", "submitted for")
)  # fmt: skip
"""SOW delivered to Acme: what was handed over."""

METRICS = {
    "visits": (
        "visit,visits,vists,visist,stops,site visit,site visits,onsite,onsites,on-site,on-sites,on site,"
        "on sites,drop-by,drop-bys,drop by,drop bys,drop-in,drop-ins,drop ins,customer visit,customer visits,"
        "client visit,client visits,field visit,field visits,walk-in,walk-ins,store visit,store visits,"
        "in-person,in-persons,f2f,f2fs,face to face,face-to-face,face to faces,stop-by,stop-bys,door knocks,"
        "doors knocked,doors,store checks,site walks,site walk,walkthroughs,walkthrough,in person visits,"
        "in-person visits,door knocking,door-knocking,doors hit,"
        "plant tour,plant tours,pop-in,pop-ins,pop in,pop ins,site inspection,site inspections,site tour,"
        "site tours,property tour,property tours,site survey,"
        "site surveys,job site visit,job site visits,open house visit,open house visits,in-service,"
        "in-services,inservice,inservices"
    ),
    "calls": (
        "phones:,call,calls,cals,callls,dails,dial,dials,phone call,phone calls,cold call,cold calls,outbound call,"
        "outbound calls,discovery call,discovery calls,disco call,disco calls,intro call,intro calls,outbounds,"
        "phone dials,cold dials,check-in call,check-in calls,follow-up call,follow-up calls,followup call,"
        "followup calls,follow up call,follow up calls,csat calls,sales call,sales calls,prospecting calls,"
        "prospecting call,phonecalls,phonecall,calls made,callbacks,callback,warm calls,warm call"
    ),
    "leads": (
        "walk-in lead,walk-in leads,walk in lead,walk in leads,referral lead,referral leads,web lead,web leads,"
        "phone lead,phone leads,"
        "lead,leads,new lead,new leads,business card,business cards,cards collected,fresh lead,fresh leads,"
        "inbound lead,inbound leads,new prospect,new prospects,new opp,new opps,new opportunity,"
        "new opportunities,new contacts,new contact,qualified lead,qualified leads,new logos prospected,"
        "sign-ins,sign ins,sign-in sheets,sourced leads,badge scans,badge scan,badges scanned,badges,card,cards,"
        "numbers collected,sqls,mqls,opps,gave me their number,gave me their card,gave me their info,"
        "gave me their cell,gave me their email,gave me their contact,gave me his number,gave me her number,"
        "opportunities,new customers added,new accounts added,namecard,namecards,name card,name cards,"
        "new enquiries,new enquiry,web enquiries,website enquiries,inbound enquiries,enquiries in,new inquiries,"
        "inbound inquiries,rfps in,rfp in,rfps received,rfqs in,rfqs received"
    ),
    "demos": (
        "presentation,presentations,demo,demos,demonstration,demonstrations,product demo,product demos,"
        "demo call,demo calls,live demo,live demos,walk-through demo"
    ),
    "quotes": (
        "quote,quotes,qoute,qoutes,quotation,quotations,quotes sent,quote sent,price quotes,price quote,rfq,"
        "rfqs,estimates,estimate,pricing doc,pricing docs,pricing sheet,pricing sheets,price proposal,"
        "price proposals"
    ),
    "followups": (
        "follow-up,follow-ups,followup,followups,follow up,follow ups,follow-ups done,f/u,f/us,f/up,f/ups,fups,fup,"
        "touchbase,check-ins,check-in,fu,fus,follow-up touches"
    ),
    "proposals": "props,proposal,proposals,proposals sent,proposal sent,sow,sows,rfp response,rfp responses,rfps",
    "meetings": (
        "meeting,meetings,mtg,mtgs,customer meeting,customer meetings,client meeting,client meetings,zoom,"
        "quarterly review,quarterly reviews,account review,account reviews,zooms,zoom call,zoom calls,video call,"
        "video calls,teams call,teams calls,qbr,qbrs,sit-down,sit-downs,"
        "sitdown,lunch meeting,lunch meetings,discovery meeting,discovery meetings,video meeting,"
        "appts held,appt held,appointments held,appointment held,appts kept,appts ran,appts run,meetings held,"
        "video meetings,biz review,business review,business reviews,in-person meeting,in-person meetings,"
        "in person meeting,in person meetings,face-to-face meeting,face-to-face meetings,f2f meeting,f2f meetings,"
        "face to face meeting,face to face meetings,site meeting,site meetings,onsite meeting,onsite meetings,"
        "on-site meeting,on-site meetings"
    ),
    "wechat_adds": "wechat add,wechat adds,wechats,wechat,wechat contacts,wechats added,wechat added,wechat connects",
    "other:connects": "connects,connect,connections,pickups,pick-ups,live connects,connected",
    "other:convos": (
        "convos,convo,conversations,conversation,real conversations,live conversations,"
        "meaningful conversations,quality convos,good convos"
    ),
    "other:emails": "email,emails,e-mails,emails sent,cold emails,mails",
    "other:voicemails": "vms,vm,voicemails,voicemail,no answers,no answer,no-answers,lvm,lvms",
    "other:meetings_booked": (
        "appt,appts set,appt set,appts booked,appt booked,meetings booked,meeting booked,meetings set,meeting set,"
        "booked meetings,appointments,appts,"
        "appointments set,appointment set,appointments booked,demos booked,demo booked,demos scheduled,"
        "demo scheduled,meetings scheduled,meeting scheduled,bookings made,calls booked,calls scheduled,"
        "meetings lined up,demos lined up,demos set,demo set,visits booked,visits scheduled"
    ),
    "other:linkedin": (
        "linkedin,linkedins,linkedin messages,linkedin msgs,inmails,inmail,linkedin touches,linkedin connects,"
        "li messages,dms"
    ),
    "other:texts": "texts,sms,text messages,whatsapps,whatsapp messages,messages",
    "other:touches": "touches,touch points,touchpoints,outreaches,attempts",
    "other:events": (
        "lunch & learn,lunch & learns,lunch and learn,lunch and learns,lunch-and-learns,workshop,workshops,seminar,"
        "seminars,expo,expos,open house,open houses,trade show,trade shows"
    ),
    "other:surveys": "surveys,survey,customer surveys",
    "other:csat": "csat,nps,avg,average score",
    "other:trials": (
        "trials,trial,pilots started,samples,sample,referrals,referral,brochures,flyers,"
        "rate card,rate cards,line card,line cards,no-shows,no shows,"
        "no show,trainings,training,webinar,webinars,renewals due,tickets"
    ),
}
"""Metric words by metric; verbs among the Chinese ones take names: 拜访华为."""

GOING = {
    "visits": (
        "first time at,1st time at,second time at,2nd time at,third time at,3rd time at,fourth time at,"
        "4th time at,swung past,swung through,swung over to,swung in at,ran past,stopped over at,popped over to,"
        "ran by,made a stop at,nipped into,nipped in to,dropped into,looked in on,called in at,"
        "second trip to,third trip to,fourth trip to,another trip to,made a trip to,"
        "door-knocked,doorknocked,door knocked,went out to see,headed out to see,ran out to,ran over to,"
        "pop-ins at,drop-ins at,drop-bys at,site inspection with,site inspection at,site tour with,site tour at,"
        "made the rounds,did the rounds,walked,plant tour at,plant tour over at,tour at,tour over at,"
        "tour of,toured,just back from,just left,back from a visit to,"
        "first stop was,first stop,second stop was,second stop,third stop,next stop,last stop,visited,drove,"
        "drove out,stopped by,swung by,dropped by,dropped in on,dropped in at,drove out to,drove to,"
        "drove over to,went to see,went to,went by,saw,popped in at,popped in on,popped in to,popped in to see,"
        "stopped in on,stopped in to see,dropped in to see,popped into,popped by,called on,been to,"
        "walked into,flew to see,in person with,stopped in at,stopped at,toured,knocked on,hit up,swing by,"
        "was at,was onsite at,was on site at,got to,made it to,paid a visit to,onsite at,on-site at,"
        "onsite with,on-site with,site visit at,site visit to,visit to,visit with,visits to,visits with,"
        "visit at,visits at,drop-in at,drop-in to,f2f with,f2f at,face to face with,face-to-face with,came by,"
        "passed by,drove up to,drove down to,rolled by,visting,visitd,visted,hit,seen,in-person with,"
        "stop one was,stop two was,stop three was,stop four was,stop 1 was,stop 2 was,stop 3 was,stop one:,"
        "stop two:,went over to,went across to,went round to,went down to,went up to,popped round to,"
        "popped over to see,nipped over to,nipped round to,called round to,called round at,called into,"
        "called in to see,dropped into see,"
        "started at,started the day at,began the day at,kicked off the day at,ended the day at,"
        "finished the day at,quick stop at,brief stop at,short stop at,then on to,then onto,"
        "site survey at,site walk at,walkthrough at,onsite qbr at,onsite qbr with"
    ),
    "calls": (
        "got off the phone with,off the phone with,off a call with,got off a call with,"
        "called,phoned,dialed,dialled,rang,cold called,cold-called,spoke to,spoke with,talked to,talked with,"
        "rang up,reached,connected with,called up,phoned up,call with,call to,calls with,calls to,called back,"
        "dialed up,had a call with,discovery call with,discovery calls w/,discovery call w/,"
        "discovery calls with,got on the phone with,got on a call with,hopped on a call with,caught up with,"
        "rang back,phoned back,rang round,rang around,phoned round,called round,bell to,"
        "chatted with,chatted to,on the phone with,call w/,calls w/,intro call with,intro call w/"
    ),
    "meetings": (
        "got in front of,"
        "sat with,met with,met,sat down with,had a meeting with,zoomed with,meeting with,meetings with,meeting w/,"
        "meetings w/,met w/,met up with,zoom with,zoomed,had lunch with,lunch with,coffee with,qbr with,"
        "sit down with,sitdown with,quarterly review with,account review with,kickoff with,kick-off with,mtg with,"
        "mtg w/,sit-down with,zoom w/,lunch & learn at,lunch and learn at,lunch-and-learn at,"
        "disco with,disco w/,discovery with,discovery w/,discos with,meeting at,"
        "site meeting at,site meeting with,site meeting w/,meetings at,lunch w/,coffee w/,breakfast with,"
        "breakfast w/,in-person meeting with,in-person meetings with,in-person meetings w/,"
        "in person meeting with,in-person meeting w/,in person meetings with,f2f meeting with"
    ),
    "demos": (
        "demo'd,demoed,demo-ed,demo for,demo with,demo to,demos for,demos with,demos to,gave a demo to,"
        "did a demo for,demo w/,demos w/,demo at,demos at,presented to,showed the product to,demonstrated to,"
        "showed,demoing for,demo'd for,demoed for,demo'd to,demoed to"
    ),
    "followups": (
        "followed up with,followed up on,followed up,followed-up with,checked in with,follow-up with,"
        "follow-ups with,follow up with,follow-up on,follow-ups on,touched base with,f/u with,f/u w/,"
        "checked in on,nudged,chased,chased up,"
        "circled back with,circled back to,looped back with,looped back to,reconnected with,rechecked with,"
        "got back to,follow-ups w/,follow-up w/,pinged"
    ),
    "quotes": (
        "quoted,re-quoted,requoted,quote to,quotes to,quote for,quotes for,sent a quote to,sent quotes to,"
        "sent quote to,sent rates to,sent revised rates to,sent updated rates to,sent fresh rates to,rates sent to,"
        "fresh rates to,revised rates to,figures sent to,sent figures to,pricing doc to,pricing docs to,"
        "quotation to,quotations to,quotation for,quotations for,quotation sent to,quotation given to,"
        "quotation submitted to,estimate to,estimates to,estimate for,estimates for,priced up,quoted up"
    ),
    "proposals": (
        f"{_HANDED},sow to,sows to,proposal out to,proposals out to,sent out a proposal to,proposal submitted to,"
        f"proposal sent to,"
        "proposals sent to,proposal to,proposals to,sent a proposal to,sent proposal to,sent proposals to,"
        "submitted a proposal to,proposal for,proposals for,pitched,pitched to,delivered a proposal to"
    ),
    "leads": "picked up,collected,sourced,got,added",
    "other:emails": "emailed,e-mailed",
    "other:texts": "texted,messaged,dm'd,dmed",
}
"""Verbs that take customers, and count by classifier, object or name: 跑了三家, visited A and B."""

STAGES = {
    "signed": (
        "is a go,are a go,pulled trigger,they're in,e-signed,esigned,docu-signed,io back,io back from,io signed,"
        "insertion order,order for,signed by,booking confirmed,"
        "block confirmed,wedding confirmed,event confirmed,banquet confirmed,contract back,contract back from,"
        "contracts back from,ink on paper,po'd,is onboard,are onboard,is aboard,"
        "locked up,wrapped up the,buttoned up,tied up the,got ink,got ink from,got ink on,took the,took our,"
        "going with us,went for the,went for our,bought the,"
        "bought our,win:,new win:,policy bound,bound,binder signed,went firm,under contract,offer accepted,"
        "accepted our offer,accepted the offer,accepted the quote,accepted our quote,accepted the proposal,"
        "approved the quote,approved the proposal,approved our quote,pulled the trigger,green-lit,greenlit,"
        "green lighted,gave the green light,gave us the green light,the green light,re-upped,re-up,extended,"
        "re-signed,resigned with us,came on board,is on board,on board with,came aboard,signed on for,"
        "signed on the dotted line,put pen to paper,pen to paper,ink is dry,is inked,papered,contract executed,"
        "contract is signed,agreement signed,signed agreement,order in hand,po in hand,contract in hand,"
        "order came in,order came through,order is in,po is in,po landed,cut a po,cut us a po,issued a po,"
        "issued the po,sent the po,sent a po,sent over the po,placed their order,placed an initial order,reordered,"
        "re-ordered,reorder,enrolled,converted,upgraded,signed the renewal,signed a renewal,signed the order,"
        "signed the order form,signed our order form,signed the lease,took the deal,took the package,went with us,"
        "chose us,picked us,selected us,awarded,is in,is ours,are ours,is a done deal,signed,over the line,"
        "over the finish line,across the line,across the finish line,closed,closed won,leased,rented,closed-won,"
        "won,inked,landed,sealed,renewed,bought,ordered,purchased,booked,signs,closes,signed off,signed on,"
        "sealed the deal,deal signed,contract signed,po,p.o.,po received,got the po,po came in,purchase order,"
        "signatures,new signatures,signed contract,countersigned,signature,signed up,got the signature,"
        "said yes,upsold,upsell,expanded,"
        "renewal,renewal signed,closed/won,went closed won,committed and signed,deal done,is in the bag,in the bag,"
        "bagged,nailed,placed an order,placed a,placed order,closed the deal with,closed a deal with,"
        "signed a deal with,signed with,closed with,won the deal with,won deal,shook hands on,sold,new logo,"
        "docusigned,docusign done,docusign completed,docusign signed,signature done,e-sign done,"
        "docusign back,docusign is back,docusign came back,docusign is in,signature is in,signature is back,"
        "contract is back,paperwork is back,paperwork is signed,paperwork signed,"
        "executed,awarded us,cw,signd,closd,signed the deal,signed the contract,"
        "signed contract with,we won,order from,order confirmed,locked in,locked down,gave us the po,"
        "is in for,are in for,brought in,is now a customer,is a customer now,became a customer,"
        "is officially a customer,brought on board,gave po,gave the po,gave us po,gave order,gave us an order,"
        "gave us the order,gave us order,confirm order,confirms order,confirmed order,confirmed the order,"
        "confirmed their order,confirmed an order,gave the go-ahead,gave us the go-ahead,gave the go ahead"
    ),
    "paid": (
        "milestone from,walked out with a check,walked out with a cheque,walked away with a check,"
        "left with a check,left with a cheque,came away with a check,came away with a cheque,"
        "partial from,partial payment from,card went through,payment went through,ach went through,"
        "wire went through,payments from,got the balance,got the balance from,received the balance,"
        "collected the balance,"
        "balance from,landed from,in from,hit the account,hit my account,hits the account,hits the bank,in the bank,"
        "in our account,in the account,came in,came through,put down,earnest money,earnest,"
        "put a deposit down,put down a deposit,downpayment,"
        "dropped off a check,handed over,handed me,upfront,settled up,settled their,settled the,cleared their,"
        "wire landed,wire hit,deposit hit,deposit landed,deposit came in,deposit in,money landed,money hit,"
        "money came in,funds landed,funds hit,check in hand,cheque in hand,check arrived,check landed,"
        "cash collected,payment landed,payment posted,payment hit,payment arrived,payment is in,payment in,ach'd,"
        "deposited,"
        "ach came in,ach landed,ach hit,invoice cleared,wired us,paid us,sent us,came through with,coughed up,"
        "remits,wires,got a check,got a check from,check from,cheque from,got a wire,paid,wired,received,collected,"
        "deposit,payment,payment received,invoice paid,paid invoice,wire,got the wire,wire received,remitted,"
        "settled,transferred,cleared,payment cleared,check cleared,ach,cash in,paid up,down payment,"
        "deposit received,paid the deposit,paid in full,final payment,remittance,money in,money's in,"
        "funds received,paid the invoice,instalment,installment,cheque,check came in,payment from,payment came in,"
        "payment came through,got paid,sent the money,paid off,hit the bank,hit our account,landed in our account,"
        "collected from,prepaid,prepayment,milestone payment,retainer,"
        "cut a check,cut us a check,cut a cheque,cut us a cheque,wrote a check,wrote us a check,mailed a check"
    ),
    "lost": (
        f"{_GONE},{_ELSEWHERE},{_CHOSEN},rip,closing it out lost,closing it lost,closing as lost,got beat on,"
        f"got beat at,"
        f"over us,instead of us,got outbid,outbid on,were outbid,was outbid,outbid us,"
        f"beat us out,lost the bid,"
        f"marking it lost,"
        "marked lost,closing it out as lost,closing out as lost,rip the,rip to the,"
        "isn't happening,not happening,is off,deal is off,deal fell apart,fell apart,went to another,"
        "went to a rival,went to someone,going with,chose another,picked another,no longer moving forward,"
        "not moving forward,isn't moving forward,decided not to,signed with a competitor,signed with another,"
        "signed with someone else,isn't renewing,is not renewing,did not renew,not going to renew,non-renewed,"
        "nonrenewed,dropped out,scrapped,shelved,nixed,is dead,deal is dead,slipped away,got away,lost out on,"
        "lost out,lost it to,lost them to,lost the,jumped ship,lost,went with the other guys,"
        "went with someone else,went with somebody else,went with another vendor,went with a competitor,"
        "went with the competition,went elsewhere,went another way,went a different way,closed lost,closed-lost,"
        "said no,no go on,no-go on,went with,churned,fell through,dead,passed on us,passed,walked away,walked,"
        "dropped us,"
        "chose a competitor,went to a competitor,went dark for good,killed the deal,deal died,died,pulled out,"
        "backed out,loses,declined,turned us down,rejected us,out of the running,picked a competitor,not renewing,"
        "won't renew,didn't renew,losing,bailed,picked someone else,picked another vendor,chose someone else,"
        "cancelled,canceled,cancelled on us,pulled the plug,no-go,disqualified,lost to,"
        "decided to stay with,chose to stay with,opted to stay with,chose to go with,opted for,opted to go with,"
        "elected to stay with,chose not to,opted not to,"
        "staying with,sticking with,decided to stick with,is a no,was a no,"
        "came back with a no,gave us a no,are a no,going in a different direction,"
        "went in a different direction,went in another direction,"
        "terminated,terminated the contract,terminated their contract,gave notice,ended the contract,,"
        "killed the,killed our,signed with our competitor,signed with the competitor,signed with the competition,"
        "signed with the other guys,signed with them instead"
    ),
    "refunded": (
        "sending back,sends back,giving back,sending them back,went back,sent back,gave them back,"
        "returned their,returned the deposit,"
        "refund,refunded,refunds,credit note,chargeback,charged back,returned the money,money back,gave back,"
        "credited back,refunding,returned the units,refund issued,refund processed,issued a refund"
    ),
    "quoted": (
        "pricing sent to,pricing sent,pricing out to,sent pricing to,price sent to,sent over pricing to,"
        "quoted,re-quoted,requoted,quote,quoting,sent a quote,quote sent,sent quote,priced,sent pricing,quoted at,"
        "gave a quote,"
        "sent over a quote,price quote,proposal at,quotation,quotes,estimate,quote for,quote to,quotes for,"
        "sent a quote to,left a quote,left a quote for,left quote,dropped a quote,submitted a quote"
    ),
    "intent": (
        "verbal yes,verbal,verbally,verbal commit,verbal commitment,verbally agreed,verbal agreement,verbal ok,"
        "soft yes,is a yes,was a yes,are a yes,loi,letter of intent,handshake,verbal from,gave a verbal,verballed"
    ),
    "lead": "new opp,new opportunity,opportunity,opp worth,new deal in pipeline,opened an opp",
}
"""What happens to a deal, by stage."""
