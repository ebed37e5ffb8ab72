# ruff: noqa: E501
"""Sentences that do what commands of the desk do. Data only; the first that fits the whole sentence is taken."""

import re

from assistant.conversation.beside import Sentence

REF = (
    r"(?P<ref>(?:number |no\.? ?)?\d{1,2}(?:(?:,| and) ?\d{1,2})*|(?:the )?(?:first|second|third|fourth|fifth|last)(?: one)?"
    r"|(?:this|that) one|the [\w’'-]+(?: [\w’'-]+)? one)"
)
NUMBER = r"(?:number |no\.? ?)?(?P<number>\d{1,3})"
TALK = r"(?:the )?(?:conversation|talk|chat)"
SHOW = r"(?:show|see|open|list|view)(?: me)?(?: the| my| all)*"
NAME = r"[“\"'‘]?(?P<name>.+?)[”\"'’]?"

_SENTENCES = (
    # judgements
    (
        rf"(?:mark |note )?{REF} (?:is|was|as|looks|would be) (?:not useful|useless|no use)(?: (?:to|for) us| here)?",
        "/not-useful {ref}",
    ),
    (rf"{REF} (?:isn[’']?t|wasn[’']?t) useful(?: (?:to|for) us| here)?", "/not-useful {ref}"),
    (
        rf"(?:mark |note )?{REF} (?:is|was|as|looks|would be) (?:very |really )?useful(?: (?:to|for) us| here)?",
        "/useful {ref}",
    ),
    (
        rf"we(?: have|[’']ve)? tried {REF}(?: (?:ourselves|too|here))?(?:\s*[:,;]\s*| and | – | - )(?P<said>.+)",
        "/tried {ref}: {said}",
    ),
    (rf"we(?: have|[’']ve)? tried {REF}(?: (?:ourselves|too|here))?", "/tried {ref}"),
    (
        rf"what (?:did|have|do) (?:i|we) (?:note|noted|say|said|keep)(?: down)? (?:of|about|on) {REF}",
        "/noted {ref}",
    ),
    # saved problems
    (
        r"(?:save|keep|remember) (?:this|my|our|the) (?:problem|question|search)(?: for later)?",
        "/saved-problems keep",
    ),
    (rf"{SHOW} saved (?:problems|questions|searches)|(?:my )?saved problems", "/saved-problems"),
    (
        rf"what(?:[’']s| is| has) (?:new|changed)(?: in| for| with| about)? (?:saved )?problem {NUMBER}",
        "/saved-problems changed {number}",
    ),
    (rf"ask (?:saved )?problem {NUMBER}(?: again)?", "/saved-problems ask {number}"),
    (
        rf"rename (?:saved )?problem {NUMBER} (?:to |as )?{NAME}",
        "/saved-problems rename {number} {name}",
    ),
    (rf"(?:delete|forget|remove) (?:saved )?problem {NUMBER}", "/saved-problems delete {number}"),
    # history
    (
        rf"{SHOW} (?:history|(?:earlier|past|old|previous) conversations|conversations)|(?:my )?history",
        "/history",
    ),
    (
        rf"(?:find|search(?: for)?|look for) {NAME} in (?:my |the )?(?:history|(?:earlier |past )?conversations)",
        "/history find {name}",
    ),
    (rf"search (?:my |the )?history for {NAME}", "/history find {name}"),
    (rf"read {TALK} {NUMBER}", "/history read {number}"),
    (
        rf"(?:resume|take up|continue|go on with) (?:(?:the |my )?(?:last|earlier|previous) {TALK}|where (?:i|we) left off)(?: again)?",
        "/resume",
    ),
    (
        rf"(?:resume|take up|continue|go on with) {TALK} {NUMBER}(?: again)?",
        "/history resume {number}",
    ),
    (rf"rename {TALK} {NUMBER} (?:to |as )?{NAME}", "/history rename {number} {name}"),
    (rf"(?:delete|forget|remove) {TALK} {NUMBER}", "/history delete {number}"),
    # shortlists
    (rf"{SHOW} shortlists|(?:my )?shortlists", "/shortlists"),
    (
        rf"(?:new|make a|begin a|start a|create a)(?: new)? shortlist(?: (?:called|named))? {NAME}",
        "/shortlists new {name}",
    ),
    (rf"open shortlist {NUMBER}", "/shortlists open {number}"),
    (
        rf"(?:put|add|save) {REF} (?:on|to|in)(?:to)? (?:the |my )?shortlist (?:called |named )?{NAME}",
        "/shortlists put {ref} on {name}",
    ),
    (
        rf"(?:put|add|save) {REF} (?:on|to|in)(?:to)? [“\"‘'](?P<name>.+?)[”\"’']",
        "/shortlists put {ref} on {name}",
    ),
    (rf"put {REF} here", "/shortlists put {ref}"),
    (
        rf"(?:write a |add a )?note on {NUMBER}\s*[:,]\s*(?P<said>.+)",
        "/shortlists note {number}: {said}",
    ),
    (rf"move {NUMBER} (?P<where>up|down|to \d{{1,2}})", "/shortlists move {number} {where}"),
    (r"compare (?:the cases of )?(?:this|the|my) shortlist", "/shortlists compare"),
    (rf"take {NUMBER} off (?:this list|here)", "/shortlists take-off {number}"),
    (rf"rename shortlist {NUMBER} (?:to |as )?{NAME}", "/shortlists rename {number} {name}"),
    (rf"shortlist {NUMBER} is for\s*:?\s*(?P<said>.+)", "/shortlists purpose {number}: {said}"),
    (
        rf"export shortlist {NUMBER}(?: (?:to|as) (?P<name>.+))?",
        "/shortlists export {number} {name}",
    ),
    (rf"(?:delete|remove) shortlist {NUMBER}", "/shortlists delete {number}"),
    # settings and data
    (rf"{SHOW} settings|settings|preferences", "/settings"),
    (
        r"(?:turn|switch) (?:my |the )?history (?P<how>on|off)|(?:turn|switch) (?P<other>on|off) (?:my |the )?history",
        "/settings history {how}{other}",
    ),
    (r"keep (?:my |the )?history for (?P<days>\d+) days?", "/settings keep-for {days}"),
    (
        r"where (?:is|are) (?:my|our) (?:data|records|files)(?: kept)?|what do you keep(?: (?:about|of) (?:me|us))?",
        "/data",
    ),
    (
        r"(?:erase|delete) (?:everything(?: (?:i|we|you) (?:kept|keep|have))?|all(?: of)? my data|my data)",
        "/data erase",
    ),
    # batch
    (r"(?:open|read|load) (?:the )?(?:file |batch )(?P<name>\S.*)", "/batch {name}"),
    (r"(?:run|start|begin) (?:the |this )?batch", "/batch run"),
    # maintenance
    (r"(?:check|how healthy is|how is) the library|library health", "/health"),
    (r"(?:re)?train(?: the (?:library|index))?(?: (?:now|again))?", "/train"),
    (rf"{SHOW} versions", "/versions"),
    (rf"(?:go|roll) back to version {NUMBER}", "/versions back {number}"),
    (r"roll back", "/versions back"),
    (rf"{SHOW} feedback|review (?:the )?feedback", "/feedback"),
    (rf"accept feedback {NUMBER}", "/feedback accept {number}"),
    (rf"(?:set aside|refuse|reject) feedback {NUMBER}", "/feedback set-aside {number}"),
    (rf"delete feedback {NUMBER}", "/feedback delete {number}"),
)
SENTENCES = tuple(
    Sentence(re.compile(pattern, re.IGNORECASE | re.DOTALL), line) for pattern, line in _SENTENCES
)
