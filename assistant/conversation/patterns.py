# ruff: noqa: E501
"""The written patterns and cues by which sentences are understood. Data only; ``intents`` uses them.

PATTERNS must fit the whole sentence, in this order; the group ``ref`` holds what it points at. CUES may stand anywhere
in a short sentence and are weighed; the words around them point at the case.
"""

import re

POLITE = re.compile(
    r"^(?:(?:ok(?:ay)?|so|well|right|hmm+|um+|er+|oh|ah|and|but|then|now|thanks|thank you|great|yes|please|hi|hello|hey|sorry|actually|fine)[ ,.!]+)*"
    r"(?:(?:please|kindly) )?(?:(?:can|could|would|will) (?:you|we|i) (?:please |just |maybe )*(?=\w)|i(?:'d| would) like (?:you )?to |i want (?:you )?to |let'?s |let me |help me )?(?:please )?"
)
TAIL = re.compile(
    r"[ ,]*(?:please|thanks|thank you|then|now|for me|if you can|again please)?[ .!?…]*$"
)

REF = r"(?P<ref>[^?]+?)"
TERM = r"(?P<term>[^?]+?)"
THING = r"(?:one|initiative|case|case study|scheme|idea|project|example|option|result|answer)"

_PATTERNS = [
    # control
    ("undo", r"undo(?: (?:that|this|it|last|the last (?:one|change|step|filter|refinement)))?|go back(?: (?:one|a)(?: step)?)?|(?:take|put) (?:that|it) back|back|revert(?: that)?|never mind(?: that)?|scrap that|as (?:you were|before)"),
    ("as_typed", rf"(?:(?:no|but),? )*i (?:really )?(?:did|do)(?: really)? mean {REF}|(?:leave|keep|read|take) {REF.replace('ref', 'ref2')} as (?:i )?(?:typed|wrote|written)(?: it)?"),
    ("restart", r"(?:start|begin)(?: (?:all )?(?:over|again|afresh|anew|from scratch|from the beginning))|restart|new (?:conversation|chat|session)|reset(?: (?:everything|all))?|clear (?:everything|all|the lot)|forget (?:everything|all (?:of )?(?:that|this))|fresh start|wipe (?:it|everything)"),
    ("help", r"(?:i need )?help(?: me)?(?: please)?|what can (?:you|i) (?:do|say|ask|type)(?: (?:here|now|for me|next))*|how (?:do|does|can|should) (?:i|this|you|it) (?:use (?:this|you|it)|work|works|start|begin)|commands?|options|instructions|what now|what next|what (?:do|should) i (?:do|say|type|ask)(?: (?:now|next))?|show (?:me )?(?:the )?(?:commands|help)|usage|menu|what are my options|\?+"),
    ("clear", r"(?:clear|remove|drop|reset|lift|take off|cancel|forget)(?: all)?(?: of)?(?: the| my| these| those)? (?:filters?|limits?|constraints?|restrictions?)|no (?:more )?filters?|without (?:any )?filters?|show (?:me )?everything(?: again)?"),
    ("clear", r"(?:clear|remove|drop|lift|take off|lose) (?:the |my )?(?P<ref>[^?]+?) (?:filters?|limits?)"),
    ("filters", r"(?:what|which) (?:are )?(?:the |my )?(?:filters?|limits)(?: (?:are )?(?:on|in force|active|applied|set|there))*|(?:show|list)(?: me)?(?: the| my)? (?:filters?|limits)|(?:what|how) (?:am i|are we) (?:filtering|limited)(?: (?:by|on|to))?|filters?"),
    ("list", r"(?:show|list|give|see|repeat)(?: me)?(?: the| that| your)? (?:list|answer|answers|results?|ranking|initiatives|them|that|it)(?: all)?(?: again| once more)?|(?:the )?(?:list|results?|answers?|ranking)|(?:back to|go back to) the (?:list|results?|answer)|again|repeat(?: that)?|what were they(?: again)?|what have (?:others|other (?:trusts|people|employers|organisations)) (?:done|tried)(?: about (?:this|it|that))?|who (?:else )?(?:has|have) (?:done|tried|used) (?:this|it|that|these)(?: before| already)?"),
    ("next", r"(?:show |give |see |any |are there |list )?(?:me )?(?:any )?(?:some )?(?:more|others?|further)(?: (?:results?|initiatives|ones|cases|examples|options|ideas|case studies))?|what else(?: is there| have you got| do you have)?|(?:show |give |see )?(?:me )?(?:the )?next(?: (?:page|ones?|ten|few|five|\d{1,2}))?|(?:how about |what about )?(?:anything|something) (?:else|different)|any others|(?:is|are) (?:that|those|these) all(?: (?:of them|there (?:is|are)))?"),
    ("nearest", r"(?:show (?:me )?)?(?:the |what(?:'s| is| comes) )?(?:nearest|closest)(?: ones?| of them| match(?:es)?)?(?: anyway| all the same| regardless)?|show (?:me )?(?:them|something|it) (?:anyway|all the same|regardless)"),
    ("skip", r"skip(?: (?:it|that|this|the question|question))?|pass|no idea|not sure|don'?t know|i don'?t know|doesn'?t matter|prefer not to say|none of (?:these|those|them)"),
    ("shortlist", r"(?:show|see|open|list)(?: me)?(?: the| my)? (?:shortlist|saved(?: ones)?)|(?:the |my )?shortlist|what have i saved"),
    ("save", rf"(?:save|keep|shortlist|bookmark|star|remember)(?: {REF})?(?: (?:to|in|on|for)(?: (?:the|my))? (?:shortlist|list|later))?|(?:add|put) {REF} (?:to|on|in) (?:the |my )?(?:shortlist|list)"),
    ("export", r"export(?: (?:it|this|that|them|these|everything|the (?:answer|results?|list|note)|as (?:markdown|a note)|to markdown))*|(?:make|give|write|get) (?:me )?(?:a|the) (?:note|summary|handout|paper)(?: (?:for|to take to) .+)?|(?:i need |we need |give me )?something (?:(?:i|we) can |to )?(?:take|show|bring) (?:to|in|at) (?:a|the|my|our|next) (?:meeting|board|board meeting|executive|team)"),
    ("unsave", rf"(?:unsave|take|remove|drop) {REF} (?:off|from) (?:the |my )?(?:shortlist|list)|unsave {REF}"),
    ("library", r"(?:browse|open|show(?: me)?|see|explore)(?: (?:the|your|all))? (?:library|catalogue|collection|whole library)|what(?:'s| is| do you have| have you got)(?: in)?(?: the| your)? library|(?:which|what) (?P<ref>sectors|themes|countries|staff groups|organisations|sources|years)(?: (?:do you have|have you got|are there|are covered|do you cover|does it cover|can i choose(?: from)?))+|browse(?: by)?(?: the)? (?P<ref_b>sectors?|themes?|countries|country|staff groups?|organisations?|sources?|years?)|browse|how many (?:cases|initiatives|case studies)(?: (?:do you have|have you got|are there|in the library|does it hold))*"),
    ("map", r"(?:show (?:me )?)?(?:the )?(?:coverage(?: map)?|map|gaps)|where are the gaps|what (?:are the gaps|is missing)(?: in (?:the|your) library)?"),
    ("laws", r"(?:list|show(?: me)?|what are|which are)(?: all)?(?: the)? (?:laws|legal topics|legal pack|pieces of law)|(?:what|which) (?:law|laws) do you (?:cover|know|have)|the legal pack"),
    ("words", r"(?:show (?:me )?)?(?:the )?glossary|(?:what|which) words (?:can you explain|do you know)|list(?: the)? (?:terms|words)"),
    # likeness
    ("more_like", rf"(?:(?:show|give|find|get|list)(?: me)? )?(?:more|some more|others?|something|anything|ones?|initiatives|cases|examples|similar)(?: (?:ones?|initiatives|cases|examples|things?))? (?:like|similar to|along the lines of|as) {REF}|similar to {REF}|like {REF}|i (?:really )?like(?:d)? {REF}|more of {REF}|what(?:'s| is| else is)(?: there)? (?:like|similar to) {REF}"),
    ("less_like", rf"(?:less|fewer|nothing|not|no more|nothing more)(?: (?:ones?|initiatives|cases|examples|things?))?(?: like| similar to| of) {REF}|unlike {REF}|i (?:don'?t|do not|didn'?t) like {REF}|(?:not|drop|remove|hide|leave out|forget) (?P<only>(?:the )?(?:(?:number )?\d{{1,2}}|first|second|third|fourth|fifth|last)(?: one)?|that one)"),
    # about the answer
    ("compare", rf"compare(?: {REF})?|{REF} (?:versus|vs\.?|v\.?|compared (?:to|with)|against) (?P<ref2>.+?)|(?:what(?:'s| is| are)|whats) the differences? between {REF}|how (?:do|does|did) {REF} (?:compare|differ)(?: (?:with|to|from) (?P<ref3>.+?))?|which (?:is|one is|was) better,? {REF}|(?:put )?{REF} side by side"),
    ("common", rf"what (?:do|did|have|had|has) {REF} (?:have|got|had) in common|what(?:'s| is| was) (?:the )?(?:common|same)(?: (?:ground|thread|threads|to|between|among|across|about|factor|in)(?: {REF})?)?|(?:any |what |is there |are there )*(?:common|shared) (?:threads?|themes?|factors?|features?|ground|ingredients?)(?: (?:between|among|across|in|to) {REF})?|what(?:'s| is) the pattern|(?:any|do you see (?:a|any)) patterns?"),
    ("relevant", rf"(?:is|are|does|do|would|will|could|might|should) (?:the )?{TERM}(?: law| rules| regulations?| act)* (?:be )?(?:relevant|apply|applies|applicable|matter|an issue|a problem|a risk|come into (?:it|play|this)|bite|affect us|kick in|involved|needed|a concern|come up)(?: .*)?|(?:do|would|should|must) (?:we|i) (?:need to |have to )?(?:worry about|think about|consider|care about|bother with) {TERM}(?: here| with this| for this)?|what about {TERM} (?:law|rules|regulations|legally)|(?:any|are there any) {TERM} (?:issues|implications|problems|risks|angle|concerns)(?: .*)?"),
    ("relevant", rf"(?:do|would|must|should|will) (?:we|i) (?:need|have) to {TERM}"),
    ("relevant", rf"(?:do|does|are|have|has|will|would) (?:any|some|one)(?: of (?:these|them|those))?(?: ones?| initiatives)? (?:involve|need|raise|mention|touch(?: on)?|include|affect|about)s? {TERM}"),
    ("best", r"(?:which|what)(?:'s| is| was| one is| of (?:these|them) is| would be)?(?: the)? (?:best|strongest|better proven|most (?:promising|effective|relevant|useful))(?: (?:one|option|initiative|case|for us|of (?:these|them|all)))*|(?:which|what)(?: one| of (?:these|them))? (?:should|would|do) (?:we|i|you) (?:do|try|choose|pick|recommend|suggest|start with|go for|begin with)(?: first)?|what do you (?:recommend|suggest|think)|where (?:should|do|would) (?:we|i) (?:start|begin)|which works best|which (?:one )?(?:is|was) better"),
    ("lawyer", rf"what (?:would|will|might|could) (?:our |the )?(?:lawyers?|solicitors?|staff side|unions?|finance|information governance) (?:say|ask|think|want|need|raise)(?: (?:about|of|to|on) {REF})?|(?:what|which)(?: questions?)? (?:should|do|would|could|must|can) (?:we|i)(?: need to)? (?:ask|put to|raise with|take to|say to)(?: to)? (?:our |my |the |a )?(?:lawyers?|solicitors?|legal(?: team| adviser| advisor| department| people)?|adviser|advisor|counsel|staff side|unions?|trade unions?|ig team|information governance|finance)(?: (?:about|on|for|regarding) {REF})?|questions? (?:for|to ask) (?:our |my |the |a )?(?:lawyers?|solicitors?|legal(?: team| adviser| department)?|adviser|counsel|staff side|unions?)(?: (?:about|on|for) {REF})?"),
    ("timetable", r"(?:what(?:'s| is| are| will be| else is)? (?:the )?(?:changing|coming(?: up)?|due|new|next|ahead|on the way|about to change)(?: (?:in|to|for) (?:the )?(?:employment |uk )?(?:laws?|rules|legislation)| legally)(?: (?:next|this|soon|now|year|month|here|for us))*|(?:what|which|any|are there any|show me the|show the|list the) (?:legal|law|employment law) changes(?: are)?(?: (?:coming|ahead|due|planned|expected|soon|next year|this year|for us|here))*|(?:show (?:me )?|give me )?(?:the )?(?:legal|law|employment law) (?:timetable|calendar|timeline|changes)(?: (?:for )?(?P<ref>all|everything))?|(?:which|what) (?:new )?(?:laws|rules) are (?:coming|changing|due|new)(?: .*)?|how is the law (?:changing|about to change)|is the law (?:changing|about to change|going to change)(?: .*)?)"),
    ("legal", rf"(?:(?:what(?:'s| is| are)|any|are there|show me|tell me|is there|give me|list)(?: any| the)? )?(?:the )?(?:legal|law|lawful|employment law)(?: (?:risks?|issues?|considerations?|implications?|side|position|bits?|stuff|problems?|points?|aspects?|angle|pane|questions))?(?: (?:of|for|with|about|on|around|in|to|behind|here|there)(?: {REF})?)?|(?:the )?legal|is {REF} (?:legal|lawful)|what does the law say(?: (?:about|on) {REF})?|(?:what )?(?:legally|legal) (?:speaking|wise)|(?:any|what are the) risks(?: (?:of|with|in) {REF})?|what (?:has )?changed in (?:the )?law"),
    ("differs", rf"(?:what|how)(?:'s| would| will| is| might| could)(?: it| that| this| they)? ?(?:be |work |look )?(?:differ(?:ent)?|differently)(?: (?:for|with|in|at|here|about|to))?(?: (?:us|our (?:trust|organisation|case|place|setting)|my (?:trust|organisation)|here|me))?(?: (?:in|with|about|from|than|for) {REF})?|how is {REF} different(?: (?:from|to) us)?|(?:would|could|will|can) {REF} work (?:for|here|with|at|in)(?: (?:us|our .+|my .+|here))?|does {REF} fit us|is {REF} (?:like us|relevant to us|right for us)|why (?:wouldn'?t|won'?t|might) {REF} (?:not )?work (?:for us|here)"),
    ("why", rf"why (?:was|is|were|are) (?P<ref>it|that|this|they|these|those) (?:found|there|here|shown|listed|first|chosen|suggested|relevant)|why(?: (?:is|was|did|do|does|are|have|has|would|pick|choose|show|list|put|rank|include|suggest|recommend))*(?: you| it| they)*(?: (?:pick|choose|chose|show|list|put|rank|include|suggest|recommend|find|get|give))*(?: me)? {REF}(?: (?:first|there|here|top|listed|in the list|at the top|so high|come up|on the list|relevant|suggested|recommended|shown))*|why|why(?: is| was)? (?:that|this|it)|how come(?: {REF})?|explain(?: {REF})?|what makes {REF} (?:relevant|a match|a good match|fit|first)|how (?:does|is|did) {REF} (?:relevant|match|fit|relate|help)(?: .*)?|what has {REF} (?:got )?to do with (?:us|this|me|my problem|it)"),
    ("obstacles", rf"what (?:went|goes|could go|can go|might go|has gone|had gone) wrong(?: (?:there|with|in|at|for|here|about))*(?: {REF})?|(?:what|which|were there|any|what were the|what are the|tell me the) (?:were )?(?:the )?(?:problems?|obstacles?|pitfalls?|snags?|difficulties|barriers?|downsides?|drawbacks?|challenges|side effects|catch|hurdles)(?: (?:did|do|does|were|are|have) (?:they|it|there) ?(?:meet|face|hit|have|run into|find)?)?(?: (?:there|with|in|at|of|for))*(?: {REF})?|what got in the(?:ir)? way(?: (?:there|of|at|in|for))*(?: {REF})?|what(?:'s| is| was) the (?:catch|downside|snag)(?: (?:with|of|to|in) {REF})?|what (?:didn'?t|did not) work(?: (?:there|with|in|at|about))*(?: {REF})?"),
    ("outcomes", rf"(?:what|any|is there(?: any)?) (?:evidence|proof)(?: (?:is there|do (?:they|we|you) have))?(?: (?:for|of|behind|that it works)(?: {REF})?)?|what (?:results?|outcomes?|effects?|impact|difference|success) (?:did|do|have|does|has) {REF} (?:get|have|had|see|achieved?|make|made|report)(?: there)?|(?:did|does|has|have) {REF} (?:actually |really |ever )?(?:work|works|worked|succeed|help|make a difference|pay off)(?: out)?(?: (?:there|at all|in the end))?|(?:what|which) (?:were|was|are|is) the (?:outcomes?|results?|effects?|impact|evidence|benefits?|savings)(?: (?:of|for|from|with|in|at|there))*(?: {REF})?|what (?:happened (?:to|with|at|in)|came of) {REF}|what happened(?: there)?(?: in the end| afterwards)?|what (?:difference )?did {REF} (?:achieve|make|do for them|change|lead to)(?: there)?|how (?:well did|good is|strong is|sure is|reliable is|solid is) (?:the evidence(?: (?:for|of|on|in))?)? ?{REF}?(?: work)?|(?:outcomes?|results|evidence)(?: (?:of|for) {REF})?|what(?:'s| is) the evidence(?: (?:for|behind|of) {REF})?|how (?:do|can) (?:we|you|i) know (?:it|that|this|{REF}) works?"),
    ("copy", rf"what (?:can|should|could|might) (?:we|i|others) (?:copy|learn|take|borrow|steal|do|try)(?: (?:from|of|there|with|away|first))*(?: {REF})?|(?:what are the |any |the )?(?:lessons|lessons learn(?:ed|t)|tips|takeaways|advice)(?: (?:from|of|for|there))*(?: {REF})?|how (?:would|could|can|should) (?:we|i) (?:do|copy|replicate|adopt|set up|start) {REF}(?: here)?"),
    ("cost", rf"(?:what|how much) (?:did|does|would|will|do|is|was)(?: the)? {REF} costs?|how (?:much|expensive|dear)(?: (?:is|was|were|did|would|does))?(?: {REF})?(?: (?:cost|take|spend))?|(?:what(?:'s| is| was|were) )?the (?:cost|price|budget)s?(?: (?:of|for) {REF})?|costs?(?: (?:of|for) {REF})?|how long (?:did|does|would|will) {REF} take|how (?:long|quickly|fast|soon) (?:did|was|does|would|until) (?:it|that|they|this)(?: .*)?"),
    ("age", rf"how (?:old|recent|up[- ]to[- ]date|current|fresh|out of date|dated)(?: (?:is|are|was|were))?(?: {REF})?|when (?:was|were|is|did) {REF}(?: (?:from|published|written|done|happen|start|checked|updated|last checked|last updated))?|what (?:year|date)(?: (?:is|was) {REF}(?: from)?)?|is {REF} (?:still )?(?:up[- ]to[- ]date|current|out of date|old|recent|valid|dated)|(?:how old|the age)"),
    ("contact", rf"who(?:m)? (?:do|can|should|could|would) (?:we|i) (?:contact|ask|speak to|talk to|call|ring|e-?mail|get in touch with|approach|write to)(?: (?:about|for|at|on|there|in))*(?: {REF})?|(?:how (?:do|can|could|would) (?:we|i) )?(?:contact|get in touch with|reach|get hold of|ring|e-?mail|call) {REF}|(?:is there a |any |who is the |what(?:'s| is) the |give me (?:the|a) |contact )?(?:contact|contacts|contact details|e-?mail(?: address)?|phone(?: number)?|telephone(?: number)?|link|url|web ?(?:site|page|address)|source)(?: (?:of|for|at|there|from))*(?: {REF})?|(?:where|who) (?:is|was|did|does) {REF} (?:published|come from|from|publish(?:ed)? (?:it|this|that))|who (?:ran|runs|published|wrote|did) {REF}|whose (?:idea|case|scheme|project|work) (?:is|was) {REF}|where (?:can|could|do|did) (?:i|we|you) (?:read|find|get|see) (?:more about |more on |out more about )?{REF}"),
    ("tell", rf"what did (?:they|it|the trust) (?:actually |really )?do (?:in|at|for|about|with) {REF}|(?:and |or )?(?:what about |how about |and )(?P<ref>(?:number |no\.? ?|#)?\d{{1,2}})|(?:and |or )?(?:what about |how about )?(?P<ref>the [^?]+? (?:one|case|scheme|initiative|study)|(?:number |no\.? ?|option )\d{{1,2}}|(?:the )?(?:first|second|third|fourth|fifth|sixth|last)(?: one)?)|(?:tell|show|give|read)(?: me| us)?(?: (?:some |a bit |a little )?(?:more|everything|all|the details?|details?|the whole (?:story|record|case|thing)|the (?:story|record|rest)))?(?: (?:about|on|of|for|in|behind))? {REF}|(?:more|details?|detail|more (?:details?|information|info))(?: (?:about|on|of|for))? {REF}|(?:open|expand|see|view|read|describe|summarise) {REF}|what(?:'s| is| was) {REF} about|what (?:did|do|does|have|exactly did) {REF} (?:actually |really |exactly )?(?:do|try|done|doing)(?: (?:there|exactly|about it|differently|in detail))*|how did {REF} (?:do (?:it|that|this)|go about it|manage (?:it|that)|work)|(?:tell me more|more details?|go on|say more|elaborate|more detail|details)"),
    ("define", rf"(?:what(?:'s| is| are| does| do)|whats)(?: (?:a|an|the|meant by|the meaning of))? {TERM}(?: (?:mean|means|stand for|when it'?s at home|in (?:plain english|english|hr terms|the nhs)))*|(?:define|definition of|meaning of|glossary(?: for)?|explain the (?:term|word)) {TERM}|what do you mean by {TERM}|{TERM} means what"),
    ("writing", r"(?:write|draft|compose|generate|translate)(?: (?:me|us|up))? .+|(?:make|give)(?: me| us)? (?:a|an|the) (?:policy|job description|letter|contract|poem|story|strategy|business case)(?: .*)?"),
    # small talk
    ("greeting", r"(?:hi+|hello+|hey+|hiya|good (?:morning|afternoon|evening|day)|morning|afternoon|greetings|howdy)(?: (?:there|all|everyone|again|assistant|mate))*"),
    ("thanks", r"(?:many |ok |great |perfect |lovely |brilliant )*(?:no )?(?:thanks|thank you|thankyou|thx|ta|cheers|much appreciated|appreciated)(?: (?:so |very )?much| a lot| a million| for .+| again| that(?:'s| is| was) .+)*"),
    ("goodbye", r"(?:bye|goodbye|bye bye|see you(?: later| soon)?|cheerio|that'?s all(?: for (?:now|today))?|i'?m done|we'?re done|quit|exit|stop|end)(?: (?:now|then|for now))?"),
    ("well", r"how are (?:you|things)(?: (?:today|doing|going))*|how(?:'s| is) it going|you ok(?:ay)?|are you (?:well|there|awake)|what(?:'s| is) up|nice (?:weather|day).*"),
    ("who", r"(?:who|what) are you|are you (?:an? )?(?:ai|robot|bot|human|person|real|chatgpt|llm|machine|a real person)|what(?:'s| is) your name|who (?:made|built|wrote) you|how do you work|where do(?:es)? (?:you|this|it|your (?:answers|data|information)) (?:get|come) (?:this|it|them|your .+|from).*|are you chatgpt"),
    ("praise", r"(?:that(?:'s| is| was)|this is|it'?s|these are|those are)? ?(?:very |really |so |just |all )*(?:great|good|helpful|useful|brilliant|excellent|perfect|lovely|interesting|super|wonderful|fantastic|impressive|nice|amazing|spot on|just what i (?:need|needed|wanted))(?: (?:work|stuff|one|idea|answer|job))?"),
    ("unhappy", r"(?:that(?:'s| is| was)|this is|it'?s|these are|those are|you(?:'re| are)|they(?:'re| are))? ?(?:all |not |no |of no |very |really |completely |absolutely |so |a bit )*(?:use(?:less)?|no (?:use|good|help)|rubbish|helpful|useful|good|what i (?:asked(?: for)?|need(?:ed)?|want(?:ed)?|meant)|wrong|irrelevant|relevant|terrible|awful|bad|stupid|pointless|hopeless)(?: to (?:us|me))?(?: (?:at all|answer|results?|either))?|none of (?:these|those|them|this) (?:fits?|helps?|works?|apply|applies|is relevant|are relevant)(?: .*)?|you don'?t understand(?: .*)?|we(?:'ve| have) (?:already )?tried (?:that|this|it|them|all (?:of )?(?:that|these|this|those))(?: already)?|(?:that|this|it) (?:doesn'?t|didn'?t|does not|did not) (?:help|work|fit|answer .*)"),
    ("agreed", r"yes|yep|yeah|yup|no|nope|ok|okay|sure|right|fine|i see|got it|understood|interesting|hmm+|alright|all right|maybe|possibly|true|fair enough|makes sense|that makes sense|good point|agreed|of course|lol|haha|wow|oh"),
]  # fmt: skip

PATTERNS: list[tuple[str, re.Pattern[str]]] = []

_CUES: list[tuple[str, float, str]] = [
    ("obstacles", 3, r"(?:went|go|gone|goes) wrong|got in (?:the|their) way|pitfalls?|obstacles?|drawbacks?|downsides?|snags"),
    ("compare", 3, r"\bcompar(?:e|ed|ing|ison)\b|\bversus\b|\bvs\b|side by side|differences? between"),
    ("common", 3, r"in common|common (?:threads?|factors?|ground)"),
    ("lawyer", 3, r"(?:ask|question|questions|tell).{0,25}\b(?:lawyer|solicitor|legal (?:team|adviser|advisor|department)|staff side|union)"),
    ("legal", 2.5, r"\blegal(?:ly)?\b.{0,20}\b(?:risks?|issues?|implications?|considerations?|problems?|position|side)|legal risks?|lawful|\bthe law\b"),
    ("contact", 2.5, r"\b(?:contact|get in touch|phone number|e-?mail)\b"),
    ("age", 2.5, r"how old\b|how recent\b|out of date|up[- ]to[- ]date|when was"),
    ("cost", 2.5, r"how much\b.{0,20}\bcost|\bcost them\b|how expensive|how long did"),
    ("differs", 2.5, r"different(?:ly)? (?:for|with|at) us|work for us|fit us|apply to us"),
    ("outcomes", 2.5, r"\bdid (?:it|that|they|this) (?:actually |really )?work|what (?:were|was) the (?:outcomes?|results?)|strength of (?:the )?evidence|any evidence"),
    ("copy", 2.5, r"lessons? (?:from|learn)|learn from|can we (?:copy|take)"),
    ("more_like", 2.5, r"\b(?:more|something|others?|similar|stuff) (?:like|to|along)\b"),
    ("less_like", 2.7, r"\b(?:less|nothing|not more|no more|fewer) like\b"),
    ("why", 2, r"^why\b|\bwhy (?:is|was|did|do|have) (?:you|it|that|this|the|they)\b|\breason for\b"),
    ("tell", 2, r"\b(?:tell|show) me\b.{0,12}\b(?:about|more)\b|more (?:about|on|detail)|dig into|deep(?:er)? (?:dive|look)"),
    ("undo", 3, r"\bundo\b"),
    ("restart", 3, r"start (?:over|again|afresh)|from scratch"),
    ("save", 2, r"\b(?:save|shortlist|bookmark)\b"),
]  # fmt: skip
CUES = [(name, weight, re.compile(pattern)) for name, weight, pattern in _CUES]
ENOUGH = 2.0  # weight of cues from which a short sentence is taken
LONGEST_CUED = 16  # words

# words a slip of the fingers is mended to, in follow-ups only
LEXICON = frozenset(
    """compare undo similar contact legal common explain export shortlist filters filter restart different lessons
    obstacles problems outcomes results evidence cheaper cheapest initiatives glossary define relevant lawyer solicitor
    questions without exclude except only since first second third fourth fifth number about between versus more less like
    wrong happened recent newer small team help thanks hello clear remove skip afresh again sector country theme tell what
    why show save together differences difference""".split()
)

PRONOUN = re.compile(
    r"\b(?:we|we're|we've|we'd|our|ours|i|i'm|i've|my|us|they|their|they're|there is|there are|there's|people|nobody|everyone|half)\b"
)
TROUBLE = re.compile(
    r"\b(?:can't|cannot|can not|won't|struggl\w+|leav(?:e|es|ing)|losing|lose|lost|quit\w*|need\w*|trying|try to|keep\w*|high|low|shortage\w*|gaps?"
    r"|vacanc\w+|too (?:many|much|few|long)|not enough|burn\w*|exhaust\w+|problem\w*|issue\w*|rising|falling|increas\w+|reduc\w+|improv\w+|how (?:do|can|could|should) (?:we|i)"
    r"|want to|going off|drop\w* out|poor|worried|complain\w*|spend\w*|stop\w*)\b"
)
INDIVIDUAL = re.compile(
    r"\b(?:my|a) (?:colleague|friend|wife|husband|partner|son|daughter|mum|dad|mother|father|sister|brother)\b.{0,60}\b(?:sack\w*|dismiss\w*|bull\w+|suspend\w*|"
    r"disciplin\w*|grievance|harass\w*|sick pay|contract|redundan\w+|treat\w+)\b"
    r"|\bi (?:want|wish|need|would like|am going|'d like) to (?:raise|submit|make|file|lodge|bring) (?:a|an) (?:grievance|complaint|claim|appeal)\b"
    r"|\b(?:am i|are they|is (?:he|she|my manager)) (?:allowed|entitled|legally)\b|\bmy (?:sick pay|notice|contract|pension|pay|rights?|probation|maternity pay|holiday pay|references?) (?:is|was|has|were|are|if|when|at|as)?\b"
    r"|\bi(?:'m| am| was| have been|'ve been) (?:being )?(?:bullied|harassed|sacked|dismissed|suspended|made redundant|treated|paid less|disciplined|underpaid)\b"
    r"|\bone of (?:our|my) (?:nurses|staff|team|doctors|consultants|carers|employees|managers|porters|paramedics|midwives|colleagues|receptionists|care workers|healthcare assistants) (?:is|has|keeps?|was|won't|refuses?|turned|came|wants?)\b"
    r"|\bwhat are my rights\b|\b(?:sack|dismiss|fire|suspend|discipline) (?:someone|a (?:nurse|member|colleague|doctor|paramedic|carer|porter)|an (?:employee|individual))\b"
)


# danger to life that the triage of problems has no words for, as people say it in a conversation
DANGER = re.compile(
    r"\b(?:(?:kill|hurt|harm|hang|cut)(?:ing)? (?:myself|himself|herself|themselves|themself)|want(?:s|ed)? to die|better off dead"
    r"|(?:don't|do not|doesn't|no longer) want(?:s)? to (?:live|be here|be alive|go on living)|no reason to live|can't go on(?: any ?more| living)?$"
    r"|(?:in|is in) immediate danger|not breathing|stopped breathing|collapsed and|(?:has|have|holding|carrying) a (?:knife|gun|weapon)"
    r"|threaten\w* to kill|going to kill|being attacked (?:now|right now)|jump(?:ing)? off (?:a|the) (?:roof|bridge|building)|heart attack (?:now|right now))\b"
)
# one person, now, rather than a workforce
PERSONAL = re.compile(
    r"\b(?:i(?:'m| am)(?! (?:an?|the|hr|head|responsible|looking|in charge)\b)|i (?:want to|feel|can't|cannot|don't|might|will|took|need help)|i've taken"
    r"|(?:kill|hurt|harm|help) me|myself|he|she|him|her|himself|herself|someone|somebody|right now"
    r"|my (?:life|friend|wife|husband|son|daughter|colleague|manager|boss|mate|partner|mum|dad|brother|sister|neighbour))\b"
    r"|\b(?:a|an|one|our) (?:\w+ )?(?:colleague|friend|nurse|doctor|paramedic|carer|member of staff|employee|person|patient|manager)\b(?! (?:staff|workforce|team|suicide|deaths?))"
)


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern for whole sentences; groups of one name are numbered, as Python wants them apart."""
    for name in ("ref", "term"):
        parts = pattern.split(f"(?P<{name}>")
        pattern = parts[0] + "".join(
            f"(?P<{name}_{number}>{part}" for number, part in enumerate(parts[1:], 1)
        )
    return re.compile(pattern)


PATTERNS += [(name, _compile(pattern)) for name, pattern in _PATTERNS]
