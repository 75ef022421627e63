"""Headings of a report, and what stands under them: done, planned, an example, a running total; comma-separated."""

_COMING = "明日,明天,明儿,听日,听朝,次日,翌日,后天,下周,下星期,下礼拜,下月,下个月,本周,这周,tomorrow"
_TO_DO = (
    "作战,作战计划,作战图,冲刺,冲刺目标,冲锋,开干,继续,攻坚,主攻,主打,主抓,战斗,战斗计划,出击,行动,行动计划,任务,"
    "任务清单,打法,要事,必做,必做事项,必拿,必胜,再战,再接再厉,走起,部署,排期,行程,行程表,路线,预告,规划,清单,"
    "拜访计划,拜访安排,重点工作,重点跟进,重点客户,重点事项,工作重点,工作部署,工作安排,工作计划,工作目标,"
    "to do,to do list,todo,todo list,plan,focus,计划表,要做,要做的,要干的,打算,想法,节奏,加油,冲,干,继续冲,继续加油"
)
_PLANS = ",".join(
    f"{day}{what}"
    for day in _COMING.split(",")
    for what in _TO_DO.split(",")
    if day[0] not in "本这" or len(what) > 1
)
"""明日作战, 下周冲刺: whatever a plan is called."""

CHINESE = {
    "plan": (
        f"{_PLANS},听日,听日计划,听日安排,听日目标,听日工作,"
        "差距,差额,偏差,缺口,明日计划,明天计划,明日安排,明天安排,明日工作计划,明日工作,明天工作,计划,工作计划,"
        "下步计划,下一步计划,下步工作,下一步,后续计划,待办,待办事项,明日行程,明天行程,明日目标,明天目标,明日,"
        "明天,明,下周计划,下周,下周安排,次日计划,次日,周计划,本周计划,今日计划,今天计划,今日目标,今日安排,"
        "今日待办,本月目标,目标,明日重点,明日拜访,明日跟进,后续,后续跟进,跟进计划,行程安排,周末计划,未完成,今日未完成,今天未完成,未完成事项,未完成工作,没完成,今日没完成,没做完,未做完,"
        "待跟进,需要支持,需求支持,困难,卡点,难点,堵点,瓶颈,问题,遇到的问题,存在问题,问题与困难,问题反馈,心得,今日心得,感悟,备注,"
        "备註,说明,反思,建议,风险,求助,支援,需协助,需协调,明日预约,明日预计,预计,预测,下月计划,下月,本周目标,"
        "周目标,月目标,改进,不足,客户反馈,反馈,竞品动态,市场信息,市场动态"
    ),
    "done": (
        "今日完成,今天完成,今日工作,今天工作,完成,已完成,今日,今天,今日工作内容,工作内容,今日总结,工作总结,"
        "今日战报,今日汇报,日报,工作日报,销售日报,业务日报,工作汇报,战报,夕会汇报,晚报,今日数据,数据,今日拜访,"
        "今日业绩,成果,今日成果,今日进展,进展,昨日,昨天,昨日完成,完成情况,实际完成,今日实际,今日成绩,成绩,业绩,"
        "签单,回款,拜访,电话,今日情况,今日跟进,过程数据,结果数据,结果,过程,动作,今日动作,关键动作,日结,午报,"
        "早报,上午,下午,今日报数,报数,打卡"
    ),
    "total": (
        "周报,月报,周总结,月总结,本周小结,本月小结,周小结,本月累计,累计,本周累计,月累计,截至目前,本月完成,本月,"
        "本周,月度,月度累计,年度累计,年累计,本月进度,本周进度,周进度,目前进度,mtd,ytd,周累计,本周合计,本月合计,全月累计"
    ),
    "sample": "格式,模板,模版,日报格式,日报模板,示例,例,例子,样例,填写示例,填写格式,范例,参考格式,汇报格式,报数格式,"
    "转发,转,转一下,转发一下,转发通知,通报,通知,公告",
}

ENGLISH = {
    "plan": (
        "tomorrow,tmrw,next,next up,next steps,plan,plans,planned,to do,todo,to-do,todos,upcoming,next week,"
        "this week's plan,goals,goal,targets,target,agenda,priorities,blockers,blocker,on deck,doing,"
        "blocked,blocked on,blocked by,stuck on,problems,problem,obstacles,roadblocks,"
        "in progress,up next,will do,plan for tomorrow,tomorrow's plan,plan for today,today's plan,plan today,"
        "today's goals,today's list,on the list,on the list today,list for today,to do today,today's agenda,"
        "today's lineup,game plan,gameplan,on tap,on tap today,on my plate,on the docket,docket,hit list,"
        "today's schedule,week ahead,the week ahead,my week ahead,diary for the week,diary this week,"
        "this week's diary,"
        "week plan,weekly plan,plan for the week,plan this week,schedule for the week,coming up this week,"
        "what i have on this week,what's on this week,on this week,"
        "standup today,stand-up today,start of day,sod,later,"
        "pipeline,forecast,expected,pending,asks,ask,needs,notes,note,learnings,risks,"
        "issues,challenges,help needed,fyi,t,monday plan,plan for monday,wip,stuck,not done,carryover,backlog"
    ),
    "done": (
        "done,today,completed,did,yesterday,yest,yday,results,activity,activities,numbers,stats,wins,win,eod,"
        "eod report,eod update,wrap,wrap-up,recap,summary,daily report,daily,report,finished,shipped,highlights,"
        "accomplished,y,accomplishments,today's numbers,my numbers,today's activity,end of day,daily recap,"
        "daily summary,today so far,what i did,closed,achieved,actuals,actual,outcomes"
    ),
    "announce": "closed won alert,deal alert,new win alert,win alert,win announcement",
    "credit": "ae,account exec,account executive,owner,closed by,won by,signed by,sold by,courtesy of,thanks to,rep",
    "total": (
        "weekly total,week total,monthly total,mtd,ytd,qtd,wtd,month to date,week to date,quarter to date,"
        "this month,this week,this quarter,running total,totals,so far this week,so far this month,cumulative"
    ),
    "sample": "example,format,template,sample,for example,e.g.",
}
