# ruff: noqa: E501
"""Reading a follow-up as a change: filters to add, swap, take away; what to put first; words to add.

Nothing here decides whether a sentence is a change or a new problem; it says what it would change and how surely.
"""

import re
from typing import NamedTuple

from assistant.conversation.naming import Named, Namer
from assistant.conversation.state import Change
from assistant.models import Filters

CHEAP = re.compile(
    r"\b(?:cheap(?:er|est|ly)?|low(?:er)?[- ]cost|less (?:expensive|costly|money)|inexpensive|affordable|cost(?:s|ing)? (?:less|little|nothing|us less)"
    r"|(?:with(?:out)?|on|has|have|had|we have|we've) (?:got )?(?:a |any |very |no |little |much )*(?:small |tight |tiny |shoestring )?(?:budget|money|cash|funding)"
    r"|no money|shoestring)\b",
    re.I,
)
SMALL = re.compile(
    r"\b(?:(?:a |one |my |our |just one )?(?:small(?:er)?|single|one|little) (?:team|trust|organisation|provider|practice|service|ward|employer|department)s?"
    r"(?: (?:can|could|might) (?:do|manage|run|try))?|small[- ]scale|on a small scale|quick wins?|simpler|(?:something )?easier(?: to do)?|smaller)\b",
    re.I,
)
PROVEN = re.compile(
    r"\b(?:(?:better|stronger|strong|good|best|more|solid|harder|hard) evidence|proven|proved to work|evaluated"
    r"|(?:that|which) (?:actually |really )?(?:worked|works)|with (?:results|outcomes|figures|numbers))\b",
    re.I,
)
WISHES = (("cheap", CHEAP), ("small", SMALL), ("proven", PROVEN))
SINCE = re.compile(
    r"\b(since|after|from|newer than|later than|no older than|not before)\s+(?:the (?:year|start of) )?((?:19|20)\d\d)\b(?:\s+(?:on(?:wards?)?|or later))?",
    re.I,
)
SPAN = re.compile(
    r"\b(?:in|from|within|over)? ?(?:the )?(?:last|past) (\d{1,2}|two|three|four|five|six|ten) years?\b",
    re.I,
)
YEARS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
RECENT = re.compile(r"\b(?:more recent(?:ly)?|recent|newer|most recent|latest)\b", re.I)
RECENT_YEARS = 5

KIND = r"(?P<kind>sectors?|themes?|topics?|staff groups?|staff|country|countries|sources?|publishers?|years?|dates?|since)"
RESET = re.compile(
    rf"^(?:any|all|every|reset|clear|remove|drop|forget|ignore|lift|take off|whatever|no)(?: of)?(?: the| my| that)? {KIND}"
    r"(?: filters?| limits?| will do| is fine)?$",
    re.I,
)
KINDS = {
    "sector": "sector",
    "theme": "theme",
    "topic": "theme",
    "staff group": "staff_group",
    "staff": "staff_group",
    "countr": "country",
    "source": "source",
    "publisher": "source",
    "year": "since",
    "date": "since",
    "since": "since",
}

STRONG = re.compile(
    r"^(?:and |but |ok |so )*(?:(?:so )?what about|i mean(?:t)?|make (?:it|that)|(?:change|switch)(?: it| that)? to|how about|only|just|not|no|without|but|same|more like this|like (?:this|that|these)|instead|rather"
    r"|except|excluding|exclude|leave out|leaving out|nothing|anything but|drop|forget|remove|ignore|avoid|hide|limit|restrict|narrow|focus on"
    r"|also|add|include|show(?: me)?|filter|any(?:thing|one)?|anywhere|something|what if|now|which (?:of (?:these|those|them)|ones?)|how many (?:of (?:these|those|them) )?are|back to|stick to|stay with|keep to|give me|find)\b",
    re.I,
)
WEAK = re.compile(r"^(?:and |but )*(?:in|for|from|at|within|since|after|with|among|on|by)\b", re.I)
MARK = re.compile(
    r"\b(?:(?P<drop>drop|remove|forget|clear|lift|take off|get rid of)"
    r"|(?P<not>not|no|without|except(?: for)?|excluding|exclude|leave out|leaving out|other than|anything but|nothing (?:on|about|with|from|in|to do with)"
    r"|ignore|avoid|minus|hide|stop showing|never mind|rather than|instead of|fed up with|don't want|do not want)"
    r"|(?P<also>and also|also|as well as|plus|add|include|including|or)"
    r"|(?P<only>only|just|what about|how about|limit(?:ed)? to|restrict(?:ed)? to|narrow(?:ed)?(?: it)?(?: down)? to|focus on|but|in|within|from|for|at|about|with|stick to))\b",
    re.I,
)


class Parsed(NamedTuple):
    """What a follow-up would change, and the words it could not place."""

    changes: tuple[Change, ...]
    wishes: tuple[str, ...]
    words: tuple[str, ...]
    opener: str  # strong, weak or none
    kinds: frozenset[str]  # kinds of filter named
    unwanted: tuple[str, ...] = ()  # words to be left out that name no filter value

    @property
    def whole(self) -> bool:
        """Whether everything said was understood."""
        return bool(self.changes or self.wishes) and not self.words and not self.unwanted


def parse(text: str, namer: Namer, filters: Filters, this_year: int) -> Parsed:
    """Read a follow-up, already in lower case and without politeness."""
    opener = "strong" if STRONG.match(text) else "weak" if WEAK.match(text) else "none"
    if found := RESET.match(text):
        kind = next(value for name, value in KINDS.items() if found["kind"].startswith(name))
        return Parsed((Change("reset", kind),), (), (), "strong", frozenset((kind,)))
    changes: list[Change] = []
    text, since = _since(text, this_year)
    changes += [Change("only", "since", since)] if since else []
    wishes = []
    for name, pattern in WISHES:
        if pattern.search(text):
            wishes.append(name)
            text = pattern.sub(" ", text)
    words: list[str] = []
    unwanted: list[str] = []
    for op, piece in _pieces(text):
        named, left = namer.find(piece)
        (unwanted if op in ("not", "drop") else words).extend(left)
        changes += [one for name in named for one in _changes(op, name, filters)]
    kinds = frozenset(change.kind for change in changes)
    return Parsed(
        tuple(dict.fromkeys(changes)), tuple(wishes), tuple(words), opener, kinds, tuple(unwanted)
    )


def _since(text: str, this_year: int) -> tuple[str, str]:
    if found := SINCE.search(text):
        year = int(found[2]) + (found[1] in ("after", "later than", "newer than"))
        return SINCE.sub(" ", text), str(year)
    if found := SPAN.search(text):
        many = YEARS.get(found[1]) or int(found[1])
        return SPAN.sub(" ", text), str(this_year - many)
    if RECENT.search(text):
        return RECENT.sub(" ", text), str(this_year - RECENT_YEARS)
    return text, ""


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text cut where the sense changes: (op, words). A cut after "not" goes on as "not" until another mark."""
    pieces, op, at = [], "only", 0
    for mark in MARK.finditer(text):
        pieces.append((op, text[at : mark.start()]))
        name = mark.lastgroup or "only"
        preposition = mark.group() in ("in", "from", "for", "at", "about", "with", "within", "or")
        op = op if preposition and op in ("not", "drop") and at else name
        at = mark.end()
    return [*pieces, (op, text[at:])]


def _changes(op: str, named: Named, filters: Filters) -> list[Change]:
    held = set(getattr(filters, named.kind)) | set(filters.without.get(named.kind, ()))
    if op == "drop":
        op = "drop" if held & set(named.slugs) else "not"
    return [Change(op, named.kind, slug) for slug in named.slugs]


def apply(filters: Filters, changes: tuple[Change, ...]) -> Filters:
    """The filters after the changes. The first "only" of a kind replaces what was there; the next ones join it."""
    values = filters.model_dump()
    values["without"] = {kind: tuple(held) for kind, held in filters.without.items()}
    replaced: set[str] = set()
    for op, kind, value in changes:
        if kind == "since":
            values["since"] = int(value) if value else None
        elif op == "reset":
            values[kind] = ()
            values["without"].pop(kind, None)
        else:
            fresh = op == "only" and kind not in replaced
            replaced |= {kind} if op == "only" else set()
            _put(values, op, kind, value, fresh=fresh)
    values["without"] = {kind: held for kind, held in sorted(values["without"].items()) if held}
    return Filters(**values)


def _put(values: dict[str, object], op: str, kind: str, value: str, *, fresh: bool) -> None:
    without = values["without"]
    assert isinstance(without, dict)
    wanted = values[kind]
    assert isinstance(wanted, tuple)
    shut_out = tuple(one for one in without.get(kind, ()) if one != value)
    rest = tuple(one for one in wanted if one != value)
    if op == "not":
        values[kind], without[kind] = rest, (*shut_out, value)
    elif op == "drop":
        values[kind], without[kind] = rest, shut_out
    else:
        values[kind], without[kind] = (*(() if fresh else rest), value), shut_out
