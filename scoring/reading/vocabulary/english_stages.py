"""English words for what happens to a deal, by stage, lower case; comma-separated."""

_GONE = ",".join(
    f"{verb} {where}"
    for verb in ("went", "gone", "going", "goes")
    for where in (
        "to a cheaper", "to another", "to a competitor", "to a rival", "to the competition", "to a different",
        "to someone else", "with another", "with someone else", "with a competitor", "with a cheaper",
        "w a competitor",
        "w another", "w/ a competitor", "w/ another", "w someone else",
        "elsewhere",
    )
)  # fmt: skip
"""went to a cheaper vendor, gone elsewhere: whom they took instead."""

_ELSEWHERE = ",".join(
    f"{verb} {way}"
    for verb in ("go", "going", "went", "gone")
    for way in ("another direction", "in another direction", "a different direction", "in a different direction",
                "another way", "a different way", "a different route", "another route")
)  # fmt: skip

_UPPED = ",".join(
    f"{verb} {whose} {what}"
    for verb in ("upped", "increased", "bumped up", "bumped", "raised", "doubled", "tripled", "upsized", "expanded",
                 "added to", "grew")
    for whose in ("their", "the", "his", "her")
    for what in ("order", "po", "contract", "commitment", "subscription", "plan", "standing order")
)  # fmt: skip
"""upped their order to 3.4k: what was bought before, and more of it now."""

_CHOSEN = ",".join(
    f"{verb} {another}"
    for verb in ("chose", "picked", "took", "selected")
    for another in ("the cheaper", "a cheaper", "the incumbent", "the other", "the competition", "the lower bid",
                    "the low bid", "a local", "the local", "a different")
)  # fmt: skip

_ORDERED = ",".join(
    f"{verb} {whose} {what} order"
    for verb in ("confirmed", "placed", "confirms", "okayed", "approved")
    for whose in ("the", "their", "a", "an")
    for what in ("change", "standing", "first", "opening", "repeat", "trial", "initial", "bulk", "follow-on",
                 "second")
)  # fmt: skip
"""have confirmed the standing order."""

_CONFIRMED = ",".join(
    f"confirmed the {what}"
    for what in ("booking", "stand", "booth", "slot", "package", "sponsorship", "campaign", "insertion", "placement",
                 "headline", "lanyards", "banner", "spread", "banquet", "room block", "venue hire", "purchase",
                 "renewal", "reorder", "tour", "charter", "delegate bags", "double page")
)  # fmt: skip
"""Nordlys confirmed the lanyards at 9,500: what was booked, and is theirs."""

STAGES = {
    "signed": (
        f"{_CONFIRMED},"
        "first order from,po's in from,po is in from,pos in from,"
        "opening order from,initial order from,first order in from,opening order in from,"
        "order in from,orders in from,reorder in from,po in from,"
        "did sign,did close,did order,did renew,did buy,did commit,did end up signing,ended up signing,"
        "did go with us,"
        f"{_ORDERED},{_UPPED},renewals in,"
        "renewals closed,renewals signed,renewals landed,renewals done,renewals back,"
        "one for the board,one more for the board,another for the board,another one for the board,one on the board,"
        "one more on the board,another on the board,another one on the board,put one on the board,"
        "put one up on the board,one for the books,another for the books,another one for the books,one in the books,"
        "one in the win column,one for the win column,another in the win column,one in the bag,another in the bag,"
        "chalk one up,chalk another one up,chalk up another,chalk up another one,rang the bell,ringing the bell,"
        "got on the board,back on the board,on the scoreboard,"
        "quotes accepted,estimates accepted,proposals accepted,bid accepted,bids accepted,offers accepted,"
        "offer got accepted,offer was accepted,quote got accepted,quote was accepted,"
        "w:,have gone ahead with,has gone ahead with,went ahead with the,went ahead with our,"
        "are going ahead with,my first deal,first deal of the,first sale of the,my first sale,my first close,"
        "contracted,definite,"
        "turned definite,went definite,switched over to us,switched to us,"
        "moved over to us,came over to us,"
        "got the go ahead from,got the go-ahead from,got the green light from,got the nod from,is a win,"
        "is a w,got them to sign,got him to sign,got her to sign,quote accepted,quotation accepted,"
        "estimate accepted,proposal accepted,offer agreed,is a go,are a go,"
        "they've taken it,they have taken it,they took it,pulled trigger,they're in,they're in for,they are in for,"
        "e-signed,esigned,"
        "docu-signed,io back,io back from,"
        "io signed,"
        "insertion order,order for,signed by,booking confirmed,"
        "block confirmed,wedding confirmed,event confirmed,banquet confirmed,contract back,contract back from,"
        "contracts back from,ink on paper,po'd,is onboard,are onboard,is aboard,"
        "locked up,wrapped up the,buttoned up,tied up the,got ink,got ink from,got ink on,took the,took our,"
        "going with us,went for the,went for our,bought the,"
        "bought our,win:,new win:,policy bound,"
        "policy closed,policies closed,pob,pob from,order booked,"
        "policy issued,policy issued for,policy got issued,policy was issued,policies issued,"
        "policies got issued,policy is in force,policy went in force,"
        "wrote a policy for,wrote the policy,bound,binder signed,"
        "went firm,under contract,offer accepted,"
        "accepted our offer,accepted the offer,accepted the quote,accepted our quote,accepted the proposal,"
        "approved the quote,approved the proposal,approved our quote,pulled the trigger,green-lit,greenlit,"
        "green lighted,gave the green light,gave us the green light,the green light,re-upped,re-up,extended,"
        "re-signed,resigned with us,came on board,is on board,on board with,came aboard,signed on for,"
        "signed on the dotted line,put pen to paper,pen to paper,ink is dry,is inked,papered,contract executed,"
        "contract is signed,agreement signed,signed agreement,order in hand,po in hand,contract in hand,"
        "order came in,order came through,order is in,po is in,po landed,cut a po,cut us a po,issued a po,"
        "issued the po,sent the po,sent a po,sent over the po,placed their order,placed an initial order,"
        "reordered,"
        "re-ordered,reorder,enrolled,converted,upgraded,signed the renewal,signed a renewal,signed the order,"
        "signed the order form,signed our order form,signed the lease,took the deal,took the package,"
        "went with us,gone with us,have gone with us,has gone with us,"
        "chose us,picked us,selected us,awarded,is in,is ours,are ours,is a done deal,signed,over the line,"
        "over the finish line,across the line,across the finish line,closed,closed won,leased,rented,"
        "closed-won,"
        "won,inked,landed,sealed,renewed,bought,ordered,purchased,booked,signs,closes,signed off,signed on,"
        "sealed the deal,deal signed,contract signed,po,p.o.,po#,po no,po received,got the po,po came in,"
        "purchase order,"
        "signatures,new signatures,signed contract,countersigned,signature,signed up,got the signature,"
        "said yes,went for it,upsold,upsell,expanded,"
        "renewal,renewal signed,closed/won,went closed won,committed and signed,deal done,is in the bag,"
        "in the bag,"
        "bagged,nailed,placed an order,placed a,placed order,closed the deal with,closed a deal with,"
        "signed a deal with,signed with,closed with,won the deal with,won deal,shook hands on,sold,new logo,"
        "docusigned,docusign done,docusign completed,docusign signed,signature done,e-sign done,"
        "docusign back,docusign is back,docusign came back,docusign is in,signature is in,signature is back,"
        "contract is back,paperwork is back,paperwork is signed,paperwork signed,"
        "executed,awarded us,cw,signd,closd,signed the deal,signed the contract,"
        "order taken from,orders taken from,order booked from,orders booked from,order received from,"
        "orders received from,po received from,took order from,took an order from,took orders from,"
        "got order from,got an order from,got the order from,orders taken:,order taken:,orders booked:,"
        "signed contract with,we won,order from,order confirmed,order confirm,"
        "po confirm,deal confirm,order confirm了,po confirm了,locked in,locked down,gave us the po,"
        "is in for,are in for,brought in,is now a customer,is a customer now,became a customer,"
        "is officially a customer,brought on board,gave po,gave the po,gave us po,gave order,gave us an order,"
        "gave us the order,gave us order,confirm order,confirms order,confirmed order,confirmed the order,"
        "confirmed their order,confirmed an order,gave the go-ahead,gave us the go-ahead,gave the go ahead"
    ),
    "paid": (
        "recd,rec'd,rcvd,gave token,gave a token,paid token,paid a token,prepay,prepays,"
        "credited from,credited by,got credited,was credited,has been credited,credited to our account,"
        "ck from,cks from,got a ck,got a ck from,ck in hand,ck came in,ck arrived,ck landed,ck cleared,ck received,"
        "picked up a ck from,did pay,did wire,did settle up,did put down,ended up paying,"
        "second half landed,first half landed,other half landed,balance landed,deposit landed,booking amount,"
        "booking amount received,token amount,token amount received,token money,advance received,"
        "advance payment,advance of,"
        "dep in,dep received,dep paid,banked,up front from,upfront from,advance from,milestone from,"
        "walked out with a check,"
        "walked out with a cheque,walked away with a check,"
        "left with a check,left with a cheque,came away with a check,came away with a cheque,"
        "partial from,partial payment from,card went through,payment went through,ach went through,"
        "wire went through,payments from,got the balance,got the balance from,received the balance,"
        "collected the balance,"
        "balance from,landed from,in from,hit the account,hit my account,hits the account,hits the bank,"
        "in the bank,is in the bank,are in the bank,"
        "bacs,bacs from,bacs payment,bacs payment from,direct debit from,direct debit came,"
        "in our account,in the account,came in,came through,put down,earnest money,earnest,"
        "put a deposit down,put down a deposit,put their deposit down,put her deposit down,put his deposit down,"
        "put down their deposit,downpayment,"
        "dropped off a check,handed over,handed me,upfront,settled up,settled their,settled the,cleared their,"
        "wire landed,wire hit,deposit hit,deposit landed,deposit came in,deposit in,money landed,money hit,"
        "money came in,funds landed,funds hit,check in hand,cheque in hand,check arrived,check landed,"
        "cash collected,payment landed,payment posted,payment hit,payment arrived,payment is in,payment in,"
        "ach'd,"
        "deposited,"
        "ach came in,ach landed,ach hit,invoice cleared,wired us,paid us,sent us,came through with,coughed up,"
        "remits,wires,got a check,got a check from,check from,cheque from,chk from,chq from,got a wire,paid,"
        "wired,received,"
        "collected,"
        "deposit,payment,payment received,invoice paid,paid invoice,wire,got the wire,wire received,remitted,"
        "settled,transferred,cleared,payment cleared,check cleared,ach,cash in,paid up,down payment,"
        "deposit received,paid the deposit,paid in full,final payment,remittance,money in,money's in,"
        "funds received,paid the invoice,instalment,installment,cheque,check came in,payment from,"
        "payment came in,"
        "payment came through,got paid,sent the money,paid off,hit the bank,hit our account,"
        "landed in our account,"
        "collected from,prepaid,prepayment,milestone payment,retainer,"
        "cut a check,cut us a check,cut a cheque,cut us a cheque,wrote a check,wrote us a check,mailed a check"
    ),
    "lost": (
        f"{_GONE},{_ELSEWHERE},{_CHOSEN},gone with the,gone with their,have gone with,has gone with,"
        "went in-house,going in-house,took it in-house,taking it in-house,brought it in-house,bringing it in-house,"
        "l:,rip,a no,closing it out lost,closing it lost,closing as lost,got beat on,"
        f"got beat at,"
        f"over us,instead of us,got outbid,outbid on,were outbid,was outbid,outbid us,"
        f"beat us out,lost the bid,"
        f"marking it lost,"
        "marked lost,closing it out as churned,closing it out as lost,closing out as lost,rip the,rip to the,"
        "isn't happening,not happening,is off,deal is off,deal fell apart,fell apart,went to another,"
        "went to a rival,went to someone,going with,chose another,picked another,no longer moving forward,"
        "not moving forward,isn't moving forward,decided not to,signed with a competitor,signed with another,"
        "signed with someone else,isn't renewing,is not renewing,did not renew,not going to renew,non-renewed,"
        "nonrenewed,dropped out,scrapped,shelved,nixed,is dead,deal is dead,slipped away,got away,lost out on,"
        "lost out,lost it to,lost them to,lost the,jumped ship,lost,went with the other guys,"
        "that one's dead,that ones dead,went with the other brand,"
        "went with someone else,went with somebody else,went with another vendor,went with a competitor,"
        "went with the competition,went elsewhere,went another way,went a different way,closed lost,"
        "closed-lost,"
        "said no,no go on,no-go on,he went with,she went with,"
        "went with,churned,fell through,dead,passed on us,passed,walked away,walked,"
        "dropped us,"
        "chose a competitor,went to a competitor,went dark for good,killed the deal,deal died,died,pulled out,"
        "pulled the plug on,pulled the plug,pulling the plug on,pulling the plug,put the kibosh on,"
        ""
        "backed out,loses,declined,turned us down,rejected us,out of the running,picked a competitor,"
        "not renewing,"
        "won't renew,didn't renew,losing,bailed,picked someone else,picked another vendor,chose someone else,"
        "cancelled,canceled,cancelled on us,pulled the plug,no-go,disqualified,lost to,"
        "decided to stay with,chose to stay with,opted to stay with,chose to go with,opted for,"
        "opted to go with,"
        "elected to stay with,chose not to,opted not to,"
        "it's a no,that's a no,staying with,sticking with,decided to stick with,is a no,was a no,"
        "came back with a no,gave us a no,are a no,going in a different direction,"
        "went in a different direction,went in another direction,"
        "terminated,terminated the contract,terminated their contract,gave notice,ended the contract,,"
        "killed the,killed our,signed with our competitor,signed with the competitor,"
        "signed with the competition,"
        "signed with the other guys,signed with them instead"
    ),
    "refunded": (
        "sending back,sends back,giving back,sending them back,went back,sent back,gave them back,"
        "returned their,returned the deposit,"
        "had to credit,"
        "refund,refunded,refunds,credit note,chargeback,charged back,returned the money,money back,gave back,"
        "credited back,refunding,returned the units,refund issued,refund processed,issued a refund"
    ),
    "quoted": (
        "bid submitted,bid sent,bid turned in,submitted a bid,sent a bid,dropped a bid,put in a bid,turned in a bid,"
        "bid in on,bid out to,bid went out,pricing sent to,pricing sent,pricing out to,sent pricing to,"
        "price sent to,sent over pricing to,"
        "quoted,re-quoted,requoted,quote,quoting,sent a quote,quote sent,sent quote,priced,sent pricing,"
        "quoted at,"
        "gave a quote,"
        "sent over a quote,price quote,proposal at,quotation,quotes,estimate,quote for,quote to,quotes for,"
        "quotes to,sent quotes to,quotes sent,quotes out,quotes issued,quotes emailed,estimates sent,estimates out,"
        "sent quote to,quotation to,quotations to,quotation for,quotations for,quotation sent to,"
        "quotation given to,quotation submitted to,estimate to,estimates to,estimate for,estimates for,"
        "sent rates to,sent revised rates to,rates sent to,figures sent to,sent figures to,priced up,"
        "contracts out,contracts sent,contracts issued,contracts emailed,"
        "sent a quote to,left a quote,left a quote for,left quote,dropped a quote,submitted a quote"
    ),
    "intent": (
        "said yes on the phone,said yes over the phone,said yes by phone,said yes on a call,yes on the phone,"
        "yes over the phone,yes from,got a yes from,big yes from,"
        "came back with a yes,come back with a yes,back with a yes,"
        "verbal yes,verbal,verbally,verbal commit,verbal commitment,verbally agreed,verbal agreement,verbal ok,"
        "soft yes,is a yes,was a yes,are a yes,loi,letter of intent,handshake,verbal from,gave a verbal,"
        "verballed"
    ),
    "lead": "new opp,new opportunity,opportunity,opp worth,new deal in pipeline,opened an opp",
}
"""What happens to a deal, by stage."""
