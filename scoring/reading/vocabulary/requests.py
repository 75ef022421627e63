"""Phrases of messages that are no report, as patterns over folded text: help, undo, corrections, queries, leave."""

HELP = (
    r"(?:is|are) there (?:an?|any) (?:[a-z]+ )?(?:format|template|example|guide|manual|cheat ?sheet)|"
    r"^any (?:format|template|guide|example)|what (?:counts|qualifies) as|^(?:do|should) (?:i|we) (?:log|"
    r"count|report|enter) [^\d]{3,60}\?|"
    r"(?:啥|什么|哪种)格式|right way to (?:report|log|record|enter)|"
    r"^(?:请假|调休|休假|销假|补卡)[^,，。]{0,6}怎么|"
    r"怎么(?:用|报|记|录|填|打卡|撤|改|查|登记|提交|发日报|写|操作|录入|补报|补录|补(?!货|救|偿|差))|"
    r"如何(?:用|使用|报|记|录|填|撤|改|查|登记|提交|操作|补)|"
    r"(?:日报|汇报|报数|填写|报告|拜访|回款)?(?:的)?(?:格式|模板|模版)(?:是|怎|发|有|啥|什么|呢|给|来|\?|$)|"
    r"(?:发|给)我?(?:个|一下|份)?(?:日报)?(?:格式|模板|模版)|"
    r"你?(?:都)?(?:能|会|可以)(?:干|做|记录?|帮我?(?:做|干)?)(?:些)?(?:哪些|什么|啥|哪些东西|点啥)|使用说明|"
    r"使用帮助|使用方法|操作指南|说明书|有(?:哪些|什么)(?:功能|指令|命令)|功能介绍|^帮助$|^/?help$|"
    r"(?:指令|命令)(?:有哪些|列表|大全)|怎么玩|咋(?:用|报|记|录|填|玩|撤|改|查|补)|支持(?:哪些|什么)|"
    r"^(?:帮助|菜单|功能|指令|命令|说明)[!?。]*$|能(?:干|做)(?:啥|嘛|什么)|不会用|"
    r"what (?:do|should|can|would) i (?:type|write|say|send|put|enter)|"
    r"what (?:kinds? of |sorts? of |else )?(?:things? |stuff )?can i (?:tell|say to|ask|send|report to) you|"
    r"how do i (?:type|write|word|phrase|say) (?:it|that|this)\b|"
    r"你会(?:些|干|做|记)?(?:什么|啥)|不知道怎么(?:报|用|填|记)|"
    r"how (?:do|can|should|would|to) (?:i|we|you)?\s?(?:log|record|report|enter|submit|use|undo|delete|"
    r"edit|fix|change|correct|add|file|check|see|post|write|send|phrase|word|type|format|backdate|get started|"
    r"count|track|put in)|"
    r"what (?:kinds?|sorts?|types?) of (?:stuff|things?|data|info|numbers?|metrics?|activity|activities) "
    r"(?:can|do|does) (?:you|this|it|the bot) |"
    r"what (?:kinds? of )?(?:stuff|things?|data|numbers) (?:can|do|does) (?:you|this|it)\b|"
    r"(?:补|报|记|填)(?:的话|起来)?(?:要|该|得|应该)?怎么(?:发|弄|搞|办|操作)|"
    r"what can (?:you|this bot|the bot|i) (?:actually |really )?"
    r"(?:do|track|log|record|say|type|ask)|what (?:commands|metrics|can you)|"
    r"(?:list|show)(?: me)?(?: the| your| all)? commands|what's the format|what format|which format|"
    r"how does (?:this|it|the bot)(?: thing| bot)? work|how (?:do you|does the bot) work|"
    r"^(?:/?help|commands|menu|usage|instructions)(?: me| pls| please)?[!?. ]*$|i need help (?:with|using)|"
    r"help me (?:use|log|with the bot)|need a template|send me (?:the|a) template|"
    r"how to (?:use|log|report|undo|record)|what do you (?:track|do|record|understand)|what are the commands|"
    r"can you (?:help me )?explain how|user guide|what should i type|"
    r"^(?:do|does|will|would) (?:you|this|it|the bot) (?:also |even |only |just )?(?:track|count|record|log|read|"
    r"understand|support|accept) (?!(?:that|it|this|my|me)\b)[^\d\n]{3,60}\?$|"
    r"can (?:you|this|it|the bot) (?:also |even )?(?:track|record|count|handle|understand|read|log(?!.* for )) "
    r"(?!(?:down|that|it|this|my|me|the|these|those|in|on|off)\b|\d)|"
    r"can (?:i|we) (?:also |even |still )?(?:log|record|track|report|backdate|enter)\b(?! off| in| on| out)|"
    r"can i (?:send|post|put|type) (?:several|multiple|two|more than one|many)|"
    r"(?:valid|right|correct|proper) format|where (?:do|can) i (?:see|find) (?:the |all |your )?(?:commands|"
    r"instructions|help|format)|what should (?:a|my|the) (?:report|message|update|log) (?:look|be|say)|"
    r"is there (?:a|any) way to (?:log|record|report|enter|fix|undo|edit|backdate|track|see)|"
    r"do i (?:have|need) to (?:use|put|add|include|type|write|say|log|enter|tag|mention) (?!.*\d)|"
    r"(?:what|which) (?:words|phrases|formats?|things) (?:do|can|are) you"
)
UNDO = (
    r"^(?:please |pls |plz )(?:remove|delete|undo)(?:,| -|\.|$)|删咗|"
    r"^(?:please |pls )?(?:delete|remove|scratch|undo) (?:the|my) [a-z&' -]{2,30} (?:one|entry|deal|record|"
    r"visit|sale)\b|"
    r"^(?:can you |could you |please |pls )*(?:delete|remove|scratch|undo|pull|drop|nix|kill|"
    r"take (?:out|off|down)|bin|scrap|erase|strike|void|get rid of|wipe) (?:out )?(?:the|my|that) [a-z&' -]{2,30} "
    r"i (?:just )?(?:put (?:in|down|through)|logged|entered|posted|added|recorded|reported|keyed in)\b|"
    r"^(?:can you |could you |please |pls )*(?:void|erase|delete|remove|undo|take (?:out|off|down)|bin|scrap|strike)"
    r" (?:the|my) [a-z&' -]{2,30} (?:payment|quote|demo|"
    r"call|refund|proposal|lead|meeting)s?$|take my last [a-z]{3,12} off|"
    r"take (?:that|it|this)(?: last)?(?: one)? off(?: the (?:board|list|sheet))?$|(?:that|"
    r"the) last one was a (?:duplicate|dupe|test|mistake)|(?:don't|do not|shouldn't) count (?:that|it|this|"
    r"the last|my last|those)|别计|不要计|撤销|撤回|撤掉|"
    r"撤了|撤下|撤一下|"
    r"(?:删|删除|删掉|清除|清掉|去掉|取消|作废|划掉|抹掉|回退|退回)(?:一下|了)?(?:吧)?(?:刚|上|前|最后|那|这|"
    r"今天|昨天|刚才|刚刚|我|掉|最近|我刚|之前|重复|错|周|前天|\d)|"
    r"(?:delete|remove|cancel|undo) ?(?:一下)?(?:刚|上|前|最后|那|这|今天|昨天)|"
    r"(?:刚|上|那|这|最后|刚才|刚刚|上面|前面|昨天|今天|之前)[^。!！?？\n]{0,16}(?:删|删了|删掉|删除|作废|"
    r"不算|别算|别记|不要了|先别记|取消|去掉|清掉|清除|撤|当我没说|"
    r"划掉|抹掉|不作数)(?:吧|了|掉|一下)?|"
    r"(?:发错|发重|报重|重复)了?[^\n]{0,6}(?:delete|remove|删|撤|取消|作废|不算|别算)|当我没(?:说|发|报)|(?:我)?报重了|"
    r"重复(?:报|发|记|提交|录入?)了|先别记|别记了|不要记|记错了?[^\n\d]{0,4}(?:删|撤)|发错(?:群|人|了)(?!.*\d)|"
    r"^(?:删除|删掉|取消|作废|撤)[!。吧 ]*$|上一条(?:不算|作废|删|无效|错了)|\bundo\b|"
    r"take (?:that|it|this) back|take back|"
    r"(?:remove|delete|scratch|drop|cancel|erase|revert|rescind|void|nuke|strike|clear|wipe|kill|"
    r"scrap|bin|ditch|get rid of|trash|toss|dump|roll back|rollback|disregard|ignore|retract|nix|pull)(?: out)? "
    r"(?:that|it|them(?= please| pls|$)|the last|my last|last|this|the previous|my previous|the one|what i|"
    r"those|today'?s|yesterday'?s|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s|"
    r"everything i|"
    r"both|previous|(?:my|the) (?:\w+ )?(?:entry|entries|log|report|message|check-?in|"
    r"visits?|calls?|deals?|demos?|dupes?|duplicates?|record|sale))|"
    r"^(?:pls |please )?lose (?:that|the last|my last)|"
    r"never ?mind(?: that| the last| my last)|didn't mean to (?:log|send|post)|"
    r"shouldn't have (?:logged|posted)|"
    r"logged (?:that |it )?(?:twice|by mistake|by accident|in error|in the wrong)|"
    r"(?:that|it) was a (?:duplicate|dupe|test)|posted twice|double[- ](?:logged|posted|counted|entry)|"
    r"duplicate,? (?:please |pls )?(?:delete|remove|ignore)|my bad,? (?:delete|remove|ignore|undo)|unlog|un-log|"
    r"wrong (?:channel|thread|chat|room)"
)
CORRECT = (
    r"(?:刚才|刚刚|那|这|上)一?[条笔个单][^,，。\n\d]{0,8}(?:写|记|报|填|打|录|算)成(?!了)|"
    r"(?<![至不])[少多]打(?=了?一?个)|多(?<!不多)(?:敲|按|输|报|写|记|算|打了)|少敲|少按|少输|敲错|有误|改一下|改下(?![周个星礼])|改改|改成|改为|"
    r"改到(?![今明后周下上早晚中]|\d{1,2}[点:])|更正为?|修正为?|更改为|订正|调整为|变更为|写错|"
    r"记错|写岔|说岔|报岔|记岔|(?<![整修装旧])改(?=[\d一二三四五六七八九两])|报错(?!的|了的)|打错(?!的|了的)|拨错(?!的|了的)|"
    r"填错|输错|录错|发错|"
    r"弄错|说错|数错|算错|少报|漏报了|少写|写多了|写少了|报多了|报少了|记多了|记少了|少记|"
    r"少算|手滑|手抖|手误|打多了|打少了|应该是|应为|不对,|不对，|(?<![不没])错了|搞错|正确的是|其实是|其实(?=\d)|其实只|"
    r"实际是|纠正|"
    r"纠错|少打了|笔误|写反|搞反|(?<!n't )make (?:that|it(?! up| work| happen| to| there| in\b)|the last|my last)|"
    r"correction|"
    r"should(?:'ve| have)? (?:be|been|say|said|read)|"
    r"\b(?:shd|shld) be\b|i meant|^meant\b(?! to)|meant to (?:say|write|type|put|log)|typo|fat[- ]finger|"
    r"change (?:that|it|my|the|last|today's|yesterday's|to|.{1,20} to )|"
    r"update (?:that|it|my|the|last|.{1,20} to )|fix (?:that|it|my|the|last)|"
    r"swap (?:that|it|my|the) [^,.\n]{1,30} for \d|"
    r"actually (?:it |that )?(?:was|it's|only|just|\d)|^actually\b|edit (?:that|it|my|the|last)|"
    r"wrong (?:number|account|customer|client|company|name|amount|metric|day|date)\b|"
    r"transposed|miscounted|mis-?typed|mistyped|misreported|wasn't \d|it was \d+[a-z ]* not|"
    r"(?:was|is|were)[^,.]{1,24}, not \W?\d|, not \W?\d|not \W?\d+[.\dkmw]*,? (?:but|it's|it was)|\boops\b|"
    r"^edit(?:ed)?: |^(?:scratch|strike) (?:the|my|that) \W?\d|\bi (?:wrote|typed|put) \W?\d|"
    r"^(?:no,? )?(?:scratch|strike) that\b|^no,? wait\b|"
    r"\bi (?:put|logged|wrote|said|entered|reported)\b[^.\n]{1,40}(?:,|;|\bbut) ?(?:it|that) (?:was|is|should)|"
    r"\bi (?:put|logged|wrote|said|entered|reported)\b[^.\n]{1,40}\bbut\b[^.\n]{1,40}\bit's \d|"
    r"\bsorry\b(?! (?:late|for|about|all|team|guys|everyone|folks|i forgot|forgot|i'm|was|i was|on|been|in))|my bad|"
    r"\bcorrect (?:that|it|my|the)|set (?:my|it|that|the) .{0,20}to \d|"
    r"bump (?:my|it|that|the) .{0,20}to|^bump [a-z -]{3,20} to \d|\bamend(?:ed|ing)?\b(?! signed)|\brevise (?:that|"
    r"it|my|the last)|"
    r"it's \d+ not|make my|^(?:please )?make (?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'s|"
    r"lower (?:that|my|it)|adjust(?!er|ment)"
)
DATED = (
    r"日期|日子(?:写|报|记|填|搞|弄)?错|\b(?:date|day) (?:should be|is wrong|was wrong|to)\b|wrong (?:day|date)\b"
    r"|\bdate (?:is|was)\b|\b(?:date|day) (?:of|on|for) (?:that|it|my|the|this)\b"
)
MOVED = (
    r"(?:改|挪|移|调整?|更正|记|算|放|归)(?:成|到|为|在|作)? ?$"
    r"|\b(?:make|move|change|set|shift|put|log|back-?date) "
    r"(?:that|it|this|those|them|my last(?: one)?|the last(?: one)?)(?: to| on| for| as)? $"
)
WAS_ON = (
    r"^(?:哦|啊|不对|不好意思|更正一?下?|[,，!！ ])*(?:那|这|刚才|刚刚|上)?(?:[那这一]?[条个笔单些])?"
    r"(?:都|应该|其实)*(?:是|为) ?$"
    r"|^should (?:be|have been) $"
    r"|^(?:no|oh|oops|sorry|wait|actually|[,.! -])*(?:that|it|this|those|these|the last one|my last one|the last)"
    r" (?:was|were|is|are|should be|should have been|should've been|happened)(?: actually| really| all| both)?"
    r"(?: from| on| for)? ?$"
)
LEAVE = (
    r"请(?:了)?(?:个|一天|半天|两天|三天|\d天|几天)?(?:年|病|事|婚|产|陪产|丧|调休|探亲|育儿)?假(?!条|流程|"
    r"制度|审批|单)|"
    r"请(?:了)?(?:\d{1,2}|[一二两三四五六])个?(?:小时|钟头)(?:的)?假?|年假|病假|事假|婚假|产假|陪产假|丧假|调休|补休|(?<![长理总姐哥管任板])休假|"
    r"(?<!早点)(?<!好好)(?<!注意)(?<!早些)休息(?:一天|半天|\d天|$|,|，|。)?|"
    r"请(?:一天|半天|两天|三天|\d天|个半天)|轮休|年休|公休|倒休|(?:身体)?不(?:舒服|适(?![合应用宜]))|不(?:来|去)(?:公司|上班)|(?:明天|今天|后天|下周.|"
    r"周.)[^，,。\d]{0,4}(?:不来了?|来不了|不上班|没法上班|不过来了?)(?:$|[，,。!])|(?:won\'t|will not|can\'t|"
    r"not going to) be (?:in|at work|in the office)(?: on)?(?: today| tomorrow| mon| tue| wed| thu| fri|"
    r" this| next|$|[,.])|发烧|生病|看病|"
    r"去医院(?!拜访|跑|见|做|开|送|谈|推)|住院|休(?:一天|半天|两天|三天|\d天)|探亲假|育儿假|休到|休至|"
    r"从.{2,12}休|放到|特休|補休|特休假|放假|"
    r"^(?:taking |on )?a/?l (?=\d|mon|tue|wed|thu|fri|next|tomorrow|today|from|this)|"
    r"\bpto\b|\booo\b|out of (?:the )?office|vacation|"
    r"not coming (?:to )?(?:the )?office|(?:not|will not|won't) come (?:in|to (?:the )?office)|i(?:'m| am) not well|"
    r"logging off (?:for the|at \d|early)|\bgone (?:after|from) (?:\d|lunch|noon)|\bneed (?:today|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri)day|the (?:day|afternoon|morning)) off\b|"
    r"\b(?:wont|won't|not) be in (?:mon|tue|wed|thu|fri|today|tomorrow)|"
    r"floating holiday|unavailable (?:today|tomorrow|on|mon|tue|wed|thu|fri|this|next)|"
    r"^(?:i'm )?not in (?:today|tomorrow|mon|tue|wed|thu|fri)|sick(?: day| leave)?\b|day off|days off|on leave|"
    r"(?:annual|parental|maternity|paternity|sick|bereavement|personal|medical|family) leave|"
    r"(?:half|personal|mental health) day|"
    r"taking (?:the )?(?:day|afternoon|morning|today|tomorrow|off|mon|tue|wed|thu|fri|next|a half|half|.{1,"
    r"20} off)|"
    r"\bgone (?:on |all |from |for )?(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow|next|this)|"
    r"(?<!sign )(?<!signs )(?<!signed )(?<!signing )(?<!kick )(?<!kicks )(?<!drop )(?<!dropped )(?<!goes )"
    r"\boff (?:today|tomorrow|on|next|mon|tue|wed|thu|fri|this|sick|from|the rest)|"
    r"i(?:'m| am|'ll be| will be) (?:off|out)\b|(?:^|\b(?:booked|booking) )off the \d|"
    r"(?<!goes )(?<!go )(?<!going )(?<!went )(?<!sent )(?<!send )(?<!get )\bout "
    r"(?:sick|today|tomorrow|on|next|mon|tue|wed|thu|fri|this|all|for|until|till|from|the rest)|"
    r"not coming in(?: today| tomorrow|,|\.|$)|\bleave early (?:today|tomorrow|at)|"
    r"^(?:out|off) (?:from |on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d|"
    r"calling (?:in|out) sick|under the weather|not feeling well|doctor(?:'s)? appointment|dentist|jury duty|"
    r"holiday(?:s)? (?:from|until|\d)|leaving early|bank holiday|\bon mc\b"
).replace("tomorrow", "t(?:omorrow|mrw|mr|omo)")
REMOTE = r"居家办公|在家办公|远程办公|wfh|working from home|work from home|working remotely|wfa"
ASKING = (
    r"^(?:the |my |our )?(?:team |team's )?(?:numbers|stats|figures|results)(?: for)?(?: today| this \w+|"
    r" last \w+| yesterday| so far)?[.?]?$|^(?:本|这|上)个?(?:周|月|季度)"
    r"(?:战况|的?(?:业绩|战绩|成绩)[。!？?]?$)|排个名|排一下|排个序|^(?:我|我们|"
    r"咱们|团队|各组|全组|本组)[^\d，,"
    r"。了过]{0,8}(?:数据|业绩|战绩|成绩|"
    r"进度|回款|排名|明细)[。!？?]?$|"
    r"^(?:did|have|has|are|were) (?:my|the|those) [^,.\n]{1,40}\b(?:log|logged|counted?|recorded|saved|"
    r"registered|in)\b[^,.\n]{0,12}\?|^(?:did|have|has) my [^,.\n]{1,40}\b(?:(?:go|gone) through|saved?|"
    r"shown? up|made? it)\??$|^(?:my |our |the )?(?:team |total )*[a-z]{4,12} (?:ytd|mtd|qtd|wtd|"
    r"(?:so far )?this \w+|last \w+|so far)(?: for (?:me|"
    r"us|the team|my team))?[?.]?$|"
    r"\bme (?:vs|versus|against)\b|\bvs\.? me\b|^我的|"
    r"^my (?:numbers|stats|figures|score|day|week|month|deals|calls|visits)|\btop \d+\b|多少|几比几|比分|"
    r"了没(?:有)?[?？]?$|(?:记上|录上|收到|算上|报上|登记上|录进去|记|登记)(?:了)?没有?$|"
    r"(?<![没十百千万好成这那前后头近\d])几(?:家|个|单|通|次|名|笔|位|场|份|条|天|张|户|台|组|万|分)"
    r"(?:(?<=[^\s,，。;；:：]几.)|(?=[^,，。;；]{0,3}(?:$|[,，。!！]|吗|[?？])))|第几|谁|边个|啥|哪[个家位些]|"
    r"吗|没有\?|查(?!到|收)(?:一下|下|询|看|查|我|个|今|本|这|昨|上)?|看(?:看|下|一下|一眼|个)|发(?:我|下|一下|个|出来)|"
    r"给我(?:看|发|来|拉|查)|显示|(?<![十百千万])来(?:一?份|个|下|一下)|拉(?:一下|个|一?份|出)|"
    r"(?:pull|show|check|list)一?下|总[量数额][^,，。]{0,4}报一?下|"
    r"统计(?:一下|下)?|汇总(?:一下|下)|排行|排名|榜|还差|差多少|够(?:不够|了?吗|数)|进度|怎么样|如何|咋样|情况|"
    r"\?|？|贴一下|调出来|瞅|报一下我|告诉我|想知道|想看|求|(?<!没[\u4e00-\u9fff])呢|"
    r"几多|[報记記报]咗?数?未|咗[^,，。]{0,4}未|够\d+[家个通单次场条]?没|"
    r"^(?:my |our |the |team )?[a-z -]{3,12} count (?:for|this|last|today|so far|yesterday)|^count of |"
    r"\bhow\'?[sd]\b|\bhow (?:many|much|far|close|am|are|is|was|did|do|does|'s|s|we|i)\b|"
    r"what(?:'s|s| is| are| was| were|'re| did| do)\b|"
    r"\bwho(?:'s|s| is| has| had| closed| signed| won| leads| made| sold)?\b|\bwhere\b|"
    r"(?<!trade )(?<!no )(?<!no-)\bshow\b|\bdid i\b|"
    r"\bdo i\b|\bam i\b|\bare we\b|\bdid we\b|\bhave i\b|\bhave we\b|\bgive me\b|\bgimme\b|"
    r"\bpull (?:up|my|our|[a-z]{2,12}['’]s)\b|"
    r"\bcompare\b|\bwhat'd\b|^is (?:the |our )?team\b|"
    r"^(?:daily|weekly|monthly|today's|this week's) (?:board|rankings?|standings)|\bsend me\b|"
    r"\bcheck my\b|\bcheck\b|\bsee\b|(?<!my )(?<!the )(?<!'s )(?<!a )\blist\b|"
    r"\bget me\b|\bcan i (?:see|get)\b|\bdisplay\b|\bremind me\b|"
    r"\btell me\b|\bpls\b|\bplease\b|\brank(?:ed|ings?)?\b|leaderboard|standings|\bpk\b"
)
BOARD = (
    r"排个名|排一下名|排下名|排一排|排个序|比一比|排行|排名|龙虎榜|榜单|榜(?=$|[^样])|第几|排多少|排在?哪|名次|(?:谁|边个)[^,，。]{0,"
    r"12}(?:第一|最|领先|多|榜首|冠军|靠前|在前|打头|垫底|签)|"
    r"(?:第一|最多|领先|榜首|冠军|垫底|倒数第一|前三)[^,，。]{0,6}谁|销冠|冠军是|前(?:三|五|十|\d+)名?|"
    r"(?<![a-z])top(?![a-z])|\brank(?:ing|ings|s|ed)?\b|leader ?board|standings|"
    r"\bwho(?:'s|s| is)? (?:leading|first|winning|on top|ahead|number one|the top|top|in first|in the lead|#1|"
    r"best)|"
    r"\bwho (?:[a-z]{2,12} ){1,3}(?:the )?most\b|"
    r"who(?:'s| has| had| did|s)? (?:the )?(?:closed?|signed|most|won|sold|best|made|leads|booked|top)|"
    r"(?<!on )(?<!the whole )(?<!across the )\bboard\b(?! (?:member|meeting|room|of|game|and))|in the lead|(?:what|"
    r"which) (?:place|position|spot)|scoreboard|who made|where do i stand|where am i|"
    r"best (?:rep|seller|performer)|mvp"
)
PK = (
    r"谁赢|谁胜|谁占上风|\bcompare me\b|\b(?:doing|stack(?:ing)? up|compare|fare|performing)\b.{0,20}\b(?:vs\.?|"
    r"versus|"
    r"against|compared)\b|"
    r"\bam i (?:still |now )?(?:ahead of|behind|beating|winning against)|\b(?:ahead of|beating) [a-z]{2,20}\?|"
    r"\bme (?:vs|versus|against)\b|\bvs\.? me\b|我(?:跟|和|与|vs)[^,，。]{1,6}谁|谁[^,，。]{0,4}我(?:跟|和|与)|"
    r"\b(?:my|our) (?:battle|duel|match)\b|\bpk\b|pk(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])pk|对战|对决|battle|"
    r"head[- ]to[- ]head|showdown"
)
FUNNEL = (
    r"漏斗|转化|转换率|成交率|签单率|funnel|conversion|convert|win rate|close rate|hit rate|pipeline|"
    r"\b(?:my|our|the) pipe\b"
)
TARGET = (
    r"还差|差多少|差几|缺口|目标|达成|完成率|完成度|完成了?多少|进度|够不够|够了吗|够数|够吗|任务|kpi|\bgap\b|"
    r"^(?:have|did|am|are) (?:i|we) (?:hit|made|make|reach(?:ed)?|at|got to|past|over) |how far|on track|"
    r"\btargets?\b|\bquota\b|\bgoals?\b|attainment|\bshort\b|to go\b|on pace|% of|percent of|"
    r"behind"
)
TEAM = (
    r"我们(?!俩)|咱们|咱(?=组|队|部|们)|团队|全组|小组|本组|整组|全队|部门|公司|大家|全员|组里|队里|各组|"
    r"销售部|大区|谁(?:今天|昨天)?(?:还)?没报|"
    r"who(?: still)? (?:hasn't|has not|didn't|haven't) (?:log|report|post|submit|check)|"
    r"\bteam\b|\bwe\b|\bour\b|\bus\b|everyone|company|department|region|squad"
)
ME = r"我(?!们)|本人|自己|俺|\bi\b|\bmy\b|\bme\b|\bmine\b|\bi've\b|\bi'm\b"
FIGURES = (
    r"who(?: still)? (?:hasn't|has not|didn't|haven't) (?:log|report|post|submit|check)|"
    r"^(?:(?:show|give|send|pull|pull up|see|check)(?: me)? )?my (?:day|week|month|quarter|year)[?.]?$|"
    r"\bmy number\b|what(?:'d| did) (?:i|we) do\b|"
    r"\bhow (?:does|do|did) (?:my|our|the) (?:day|week|month|quarter|numbers) look|how(?:'d| did| has) (?:the |"
    r"our )?(?:team|squad|crew|"
    r"everyone) (?:do|done)|谁(?:今天|昨天)?(?:还)?没报|"
    r"\bhow(?:\'s| is| are) (?:the |my |our )?(?!everyone|things|"
    r"it\b|life|you\b|business|weather|that|this)[a-z]{2,20}(?: team)? (?:doing|looking|tracking)\b|战况|完成率|"
    r"达成率|(?:team|group|squad|we|everyone) doing|(?:how am i|how are we|how did i|how did we|"
    r"how'm i) (?:do|doing|looking|getting on)|干了|做了(?:什么|啥|多少)|"
    r"业绩|战绩|数据|成绩|签单|"
    r"成交|回款|报表|日报|周报|月报|战报|完成|报了|记上|"
    r"记了|录了|录上|出单|开单|单量|丢|输|numbers|stats|figures|results|performance|activity|totals?|score|"
    r"report|summary|log\b|logged|closed|signed|booked|sold|collected|revenue|bookings|won|lost|sales|deals?"
)

PERIODS = (
    ("last_week", r"上(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])|last week"),
    ("last_month", r"上(?:个)?月|last month|previous month"),
    ("yesterday", r"昨天|昨日|昨晚|yesterday"),
    ("today", r"今天|今日|今儿|今晚|当天|当日|today|tonight|this (?:morning|afternoon|evening)|so far today"),
    (
        "week",
        (
            r"\bmy week\b|['’]s week\b|(?:本|这|这个|当)(?:周|星期|礼拜|week)|周榜|周报|一周|周业绩|周排|"
            r"this week|\bwtd\b|weekly|"
            r"week to date|this wk|\beow\b|本week|for the week"
        ),
    ),
    ("quarter", r"(?:本|这|这个|当)?季度?(?=$|[^节])|this quarter|\bqtd\b|\bq[1-4]\b|quarter|\beoq\b"),
    ("year", r"今年|本年|全年|年度|this year|\bytd\b|year to date|annual|\byear\b"),
    (
        "month",
        (
            r"(?:本|这|这个|当|今个?)月|月榜|月度|月报|month|\bmtd\b|\d{1,2}月(?:份)?(?!\d)|月底|month to date|"
            r"\beom\b|月业绩|月排"
        ),
    ),
)

METRIC_WORDS = (
    ("followups", r"跟了(?:几|多少)|跟进"),
    ("lost", r"丢|输了|流失|\blost\b|\blose\b|\blosing\b|\bloss"),
    ("paid", r"回款|到账|收款|收了多少|回了(?:多少|几)|collected|collections?|\bpaid\b|payments?|received|cash"),
    (
        "signed",
        (
            r"业绩|签|成交|出单|开单|销售额|单量|几单|销冠|卖了|成了几|signed|\bsign\b|\bsell\b|closed|"
            r"\bclose\b|bookings?|"
            r"booked|revenue|sales\b|sold|deals?\b|\bwon\b|wins\b"
        ),
    ),
)
