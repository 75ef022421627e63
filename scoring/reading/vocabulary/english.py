"""English words by kind, lower case; comma-separated."""

_TREATS = ",".join(
    f"{verb} {treat} {to}"
    for verb, to in (("brought", "to"), ("took", "to"), ("dropped", "at"), ("dropped off", "at"))
    for treat in ("lunch", "donuts", "doughnuts", "coffee", "coffees", "bagels", "breakfast", "cookies", "pizza")
)
"""brought donuts to Hillcrest: whoever brings a treat was there."""

_HANDED = ",".join(
    f"{noun} {way}"
    for noun in ("proposal", "proposals", "sow", "sows", "rfp response")
    for way in ("delivered to", "emailed to", "went out to", "went to", "is out to", "over to", "submitted to",
                "sent over to", "sent to", "out to", "sent off to", "at", "submitted for")
)  # fmt: skip
"""SOW delivered to Acme: what was handed over."""

_STOPS = ",".join(
    f"stop {number}{behind}"
    for number in (*range(1, 13), "#1", "#2", "#3", "#4", "#5", "#6", "one", "two", "three", "four", "five", "six")
    for behind in ("", ":", " was", " -")
)  # fmt: skip
"""Stop 1: Acme, stop two was Acme: where one went, one after the other."""

_MEETINGS_WITH = ",".join(
    f"{kind} {noun} {way}"
    for kind in ("lunch", "breakfast", "coffee", "dinner", "kick-off", "kickoff", "intro", "catch-up", "catchup",
                 "catch up", "update", "review", "zoom", "teams", "follow-up", "discovery", "renewal", "progress")
    for noun in ("meeting", "mtg", "meetings")
    for way in ("with", "at")
)  # fmt: skip
"""lunch meeting with Claire, kick-off mtg at Ashby."""

METRICS = {
    "visits": (
        "visit,visits,vists,visist,vsts,vsits,stops,site visit,site visits,onsite,onsites,on-site,on-sites,on site,"
        "on sites,drop-by,drop-bys,drop by,drop bys,drop-in,drop-ins,drop ins,customer visit,customer visits,"
        "client visit,client visits,field visit,field visits,walk-in,walk-ins,store visit,store visits,"
        "in-person,in-persons,f2f,f2fs,face to face,face-to-face,face to faces,stop-by,stop-bys,door knocks,"
        "doors knocked,doors,store checks,site walks,site walk,plant walk,plant walks,floor walk,floor walks,"
        "in-home consult,in-home consults,"
        "walkthroughs,walkthrough,in person visits,"
        "in-person visits,door knocking,door-knocking,doors hit,"
        "hcps detailed,hcps seen,docs seen,drs seen,doctors detailed,accounts seen,customers seen,"
        "clients seen,doctors seen,stores seen,outlets covered,dealers covered,"
        "doctors met,"
        "customers met,clients met,shops covered,outlets visited,stores visited,customers visited,"
        "clients visited,accounts visited,dealers visited,doctors visited,schools visited,"
        "walk-thrus,walk-thru,walkthrus,walkthru,"
        "walk-throughs,walk-through,walk throughs,knocks,tour stops,route today:,route:,my route:,morning run:,"
        "afternoon run:,today's coverage,todays coverage,coverage today,coverage:,"
        "am run:,pm run:,am route:,pm route:,morning route:,"
        "afternoon route:,sales run:,visited today:,seen today:,"
        "on the road:,on the road today:,in the field:,in the field today:,out and about:,"
        "today's route:,stops today:,today's stops:,"
        "plant tour,plant tours,pop-in,pop-ins,pop in,pop ins,site inspection,site inspections,"
        "roof inspection,roof inspections,home inspections,site measure,site measures,site tour,"
        "site tours,property tour,property tours,site survey,"
        "site surveys,recce,recces,site recce,site recces,"
        "job site visit,job site visits,open house visit,open house visits,"
        "accounts worked,accounts worked with,accounts worked w/,stores worked,outlets worked,"
        "showings,viewings,property viewings,property viewing,property showings,"
        "house viewings,house showings,home showings,private showings,🚪,gym tours,school tours,campus tours,"
        "club tours,showroom tours,unit tours,home tours,in-home visit,in-home visits,"
        "call-ins,call-in,call ins,paddock walk,paddock walks,farm walk,farm walks,field walk,field walks,crop walk,"
        "crop walks,farm visit,farm visits,farm calls,farm call,showround,showrounds,show-round,show-rounds,"
        "show rounds,in-person calls,in person calls,in-person sales calls,f2f calls,face to face calls,"
        "face-to-face calls,"
        "in home visits,in-store visit,in-store visits,in-clinic visits"
    ),
    "calls": (
        "tele calling,tele-calling,telecalling,tele calls,tele-calls,telecalls,tele call,clls,cll,"
        "phone enquiries,"
        "phone inquiries,telephone enquiries,phones:,call,calls,cals,callls,dails,dial,dials,phone call,"
        "phone calls,cold call,cold calls,"
        "outbound call,"
        "outbound calls,discovery call,discovery calls,disco call,disco calls,intro call,intro calls,outbounds,"
        "phone dials,cold dials,check-in call,check-in calls,follow-up call,follow-up calls,followup call,"
        "followup calls,follow up call,follow up calls,csat calls,sales call,sales calls,prospecting calls,"
        "prospecting call,phonecalls,phonecall,calls made,callbacks,callback,"
        "reminder call,reminder calls,phone ups,phone up,warm calls,warm call"
    ),
    "leads": (
        "walk-in lead,walk-in leads,walk in lead,walk in leads,referral lead,referral leads,web lead,web leads,"
        "phone lead,phone leads,"
        "lead,leads,new lead,new leads,business card,business cards,cards collected,fresh lead,fresh leads,"
        "inbound lead,inbound leads,new prospect,new prospects,new opp,new opps,new opportunity,"
        "new opportunities,new contacts,new contact,qualified lead,qualified leads,new logos prospected,"
        "sign-ins,sign ins,sign-in sheets,sourced leads,badge scans,badge scan,badges scanned,badges,card,"
        "cards,"
        "enquiries off the web,enquiries off the website,enquiries online,online enquiries,new leeds,"
        "enquiry received,enquiries received,inquiry received,inquiries received,numbers collected,"
        "numbers taken,phone numbers,cell numbers,cell phone numbers,mobile numbers,cell #s,phone #s,"
        "contact numbers,sqls,mqls,opps,gave me their number,"
        "gave me their card,gave me their info,left their number,left their numbers,left their details,"
        "left their info,left their card,left their cards,left their email,left their emails,left their name,"
        "left their contact,left me their number,left me their card,left me their details,left us their details,"
        "gave their number,gave their details,gave their card,gave us their number,gave us their details,"
        "gave me their details,prospects added,leads added,contacts added,leads sourced,prospects sourced,"
        "leads generated,leads captured,"
        "new names,new shipper,new shippers,new acct,new accts,new account,new accounts opened,accounts opened,"
        "gave me their cell,gave me their email,gave me their contact,gave me his number,gave me her number,"
        "opportunities,new customers added,new accounts added,namecard,namecards,name card,name cards,"
        "new enquiries,new enquiry,web enquiries,website enquiries,inbound enquiries,enquiries in,"
        "new inquiries,"
        "inbound inquiries,inbound enquiry,inbound inquiry,new inquiry,fresh enquiry,fresh enquiries,fresh inquiries,"
        "rfqs came in,rfq came in,rfps came in,rfp came in,quote requests,quote request,requests for quote,"
        "web enquiry,website enquiry,rfps in,rfp in,rfps received,rfqs in,rfqs received"
    ),
    "demos": (
        "dmeo,dmeos,deom,deoms,demso,presentation,presentations,demo,demos,"
        "demonstration,demonstrations,product demo,product demos,"
        "test drive,test drives,test-drive,test-drives,demo call,demo calls,live demo,live demos,walk-through demo"
    ),
    "quotes": (
        "quote,quotes,qoute,qoutes,qte,qtes,qts,quotation,quotations,"
        "quotes out,quotes issued,quotes emailed,estimates sent,estimates out,"
        "quotes sent,quote sent,price quotes,price quote,rfq,"
        "bids done,bids written,bids out,bids sent,bids submitted,in-home estimate,in-home estimates,"
        "in home estimates,"
        "rfqs,estimates,estimate,pricing doc,pricing docs,pricing sheet,pricing sheets,price proposal,"
        "price proposals"
    ),
    "followups": (
        "follow-up,follow-ups,followup,followups,follow up,follow ups,follow-ups done,f/u,f/us,f/up,f/ups,"
        "fups,fup,"
        "touchbase,check-ins,check-in,fu,fus,follow-up touches,chase-ups,chase-up,chase ups,chasers,chaser,"
        "chaser calls,chaser emails,chases"
    ),
    "proposals": "props,proposal,proposals,proposals sent,proposal sent,sow,sows,rfp response,rfp responses,rfps",
    "meetings": (
        "meets,consults,consultations,meeting,meetings,mtg,mtgs,mtngs,mtng,"
        "customer meeting,customer meetings,client meeting,client meetings,zoom,"
        "client review,client reviews,customer review,"
        "quarterly review,quarterly reviews,account review,account reviews,zooms,zoom call,zoom calls,"
        "video call,"
        "video calls,teams call,teams calls,qbr,qbrs,ebr,ebrs,sit-down,sit-downs,"
        "sitdown,sitdowns,sit down,sit downs,surveys sat,survey sat,dealer meet,dealers meet,farmer meet,"
        "farmers meet,lunch meeting,lunch meetings,discovery meeting,discovery meetings,video meeting,"
        "appts sat,appt sat,appointments sat,"
        "appts held,appt held,appointments held,appointment held,appts kept,appts ran,appts run,meetings held,"
        "disco,discos,discoveries,discovery,discovery sessions,video meetings,biz review,business review,"
        "business reviews,in-person meeting,in-person meetings,"
        "in-person mtg,in-person mtgs,f2f mtg,f2f mtgs,in person meeting,in person meetings,"
        "sits,"
        "face-to-face meeting,face-to-face meetings,f2f meeting,f2f meetings,"
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
        "appt,appts set,appt set,appts booked,appt booked,meetings booked,meeting booked,meetings set,"
        "meeting set,"
        "booked meetings,appointments,appts,"
        "appointments set,appointment set,appointments booked,demos booked,demo booked,demos scheduled,"
        "demos fixed,demo fixed,meetings fixed,meeting fixed,appointments fixed,visits fixed,mtgs set,"
        "mtg set,mtgs booked,mtg booked,demo scheduled,meetings scheduled,meeting scheduled,bookings made,"
        "calls booked,calls scheduled,"
        "meetings lined up,demos lined up,demos set,demo set,visits booked,visits scheduled"
    ),
    "other:linkedin": (
        "linkedin,linkedins,linkedin messages,linkedin msgs,inmails,inmail,linkedin touches,linkedin connects,"
        "li messages,dms"
    ),
    "other:texts": "texts,sms,text messages,whatsapps,whatsapp messages,messages",
    "other:touches": "touches,touch points,touchpoints,outreaches,attempts",
    "other:events": (
        "lunch & learn,lunch & learns,lunch and learn,lunch and learns,lunch-and-learns,workshop,workshops,"
        "seminar,"
        "seminars,expo,expos,open house,open houses,trade show,trade shows"
    ),
    "other:surveys": "surveys,survey,customer surveys",
    "other:csat": "csat,nps,avg,average score",
    "other:decks": "decks,deck sent,decks sent,pitch decks,decks emailed,decks out,slide decks,decks shared",
    "other:in-service": "in-service,in-services,inservice,inservices,in-service training,in-service trainings",
    "other:trials": (
        "trials,trial,pilots started,samples,sample,sample tin,sample tins,sample box,sample boxes,box samples,"
        "sample kits,sample kit,sample pack,sample packs,sample case,sample cases,sample bag,sample bags,sample drop,"
        "sample drops,referrals,referral,brochures,flyers,"
        "rate card,rate cards,line card,line cards,no-shows,no shows,"
        "no show,trainings,training,webinar,webinars,renewals due,tickets"
    ),
}
"""Metric words by metric; verbs among the Chinese ones take names: 拜访华为."""

GOING = {
    "visits": (
        "measured up at,measured at,took measurements at,first time at,1st time at,"
        "second time at,2nd time at,third time at,3rd time at,fourth time at,"
        "4th time at,swung past,swung through,swung over to,swung in at,ran past,stopped over at,"
        "popped over to,knocked,called on at,called out to,called in to,called over to,called down to,called out at,"
        "went back to,back to see,was back at,popped out to,nipped out to,nipped down to,popped back to,"
        "nipped back to,swung back by,dropped round to,headed back to,"
        "ran by,made a stop at,nipped into,nipped in to,dropped into,looked in on,called in at,"
        "second trip to,third trip to,fourth trip to,another trip to,made a trip to,"
        "door-knocked,doorknocked,door knocked,went out to see,headed out to see,ran out to,ran over to,"
        f"{_TREATS},"
        "pop-ins at,drop-ins at,drop-bys at,site inspection with,site inspection at,site tour with,"
        "site tour at,"
        "made the rounds,did the rounds,walked,plant tour at,plant tour over at,tour at,tour over at,"
        "tour of,toured,just back from,just left,back from a visit to,"
        "first stop was,first stop,second stop was,second stop,third stop,next stop,last stop,1st stop,2nd stop,"
        "3rd stop,4th stop,final stop,visited,drove,"
        "dropped samples at,dropped samples to,dropped off samples at,left samples at,left samples with,"
        "drove out,stopped by,swung by,dropped by,dropped in on,dropped in at,drove out to,drove to,"
        "drove over to,went to see,went to,went by,saw,popped in at,popped in on,popped in to,popped in to see,"
        "stopped in on,stopped in to see,dropped in to see,popped into,popped by,called on,been to,"
        "walked into,flew to see,in person with,stopped in at,stopped at,toured,knocked on,hit up,swing by,"
        "was at,was onsite at,was on site at,got to,made it to,paid a visit to,onsite at,on-site at,"
        "onsite with,on-site with,site visit at,site visit to,visit to,visit with,visits to,visits with,"
        "visit at,visits at,drop-in at,drop-in to,f2f with,f2f at,face to face with,face-to-face with,came by,"
        "passed by,drove up to,drove down to,rolled by,visting,visitd,visted,hit,seen,in-person with,"
        f"{_STOPS},went over to,went across to,went round to,went down to,went up to,popped round to,"
        "popped to,popped down to,popped up to,nipped to,"
        ""
        "popped over to see,nipped over to,nipped round to,called round to,called round at,called into,"
        "called in to see,dropped into see,"
        "started at,started the day at,began the day at,kicked off the day at,ended the day at,"
        "finished the day at,quick stop at,brief stop at,short stop at,then on to,then onto,"
        "paddock walk at,paddock walks at,farm walk at,farm walks at,field walk at,field walks at,crop walk at,"
        "crop walks at,showed round,showround for,showround with,showrounds for,showrounds with,"
        "site survey at,site walk at,walkthrough at,onsite qbr at,onsite qbr with"
    ),
    "calls": (
        "got off the phone with,off the phone with,off a call with,got off a call with,"
        "spoke w/,talked w/,chatted w/,"
        "called,phoned,dialed,dialled,rang,cold called,cold-called,spoke to,spoke with,talked to,talked with,"
        "rang up,reached,connected with,called up,phoned up,call with,call to,calls with,calls to,called back,"
        "dialed up,had a call with,discovery call with,discovery calls w/,discovery call w/,"
        "discovery calls with,got on the phone with,got on a call with,hopped on a call with,caught up with,"
        "rang back,phoned back,rang round,rang around,phoned round,called round,bell to,"
        "chatted with,chatted to,on the phone with,call w/,calls w/,intro call with,intro call w/"
    ),
    "meetings": (
        f"got in front of,{_MEETINGS_WITH},"
        "so sat,i sat,we sat,only sat,"
        "had a teams meeting with,had a zoom meeting with,had a zoom with,had a teams call with,"
        "had a video call with,"
        "sat with,met with,met,sat down with,had a meeting with,zoomed with,meeting with,meetings with,"
        "meeting w/,"
        "meetings w/,met w/,met up with,zoom with,zoomed,had lunch with,lunch with,coffee with,kopi with,qbr with,"
        "sit down with,sitdown with,quarterly review with,account review with,kickoff with,kick-off with,"
        "mtg with,"
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
        "followed up with,followed up on,followed up,followed up w,fllwd up,fllwd up w,fllwd up with,flwd up w,"
        "fllw up w,follow up w,followed-up with,checked in with,follow-up with,"
        "follow-ups with,follow up with,follow-up on,follow-ups on,touched base with,f/u with,f/u w/,"
        "checked in on,nudged,chased,chased up,"
        "circled back with,circled back to,looped back with,looped back to,reconnected with,rechecked with,"
        "got back to,follow-ups w/,follow-up w/,pinged"
    ),
    "quotes": (
        "quoted,re-quoted,requoted,quote to,quotes to,quote for,quotes for,sent a quote to,sent quotes to,"
        "sent quote to,sent rates to,sent revised rates to,sent updated rates to,sent fresh rates to,"
        "rates sent to,"
        "fresh rates to,revised rates to,figures sent to,sent figures to,pricing doc to,pricing docs to,"
        "pricing sent to,sent pricing to,pricing out to,price sent to,sent over pricing to,sent pricing over to,"
        "pricing over to,pricing to,emailed pricing to,prices sent to,sent prices to,"
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
