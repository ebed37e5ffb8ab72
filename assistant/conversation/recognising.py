"""Recognising what is wanted by written patterns and weighed cues, and what the words of a pattern point at."""

import re
from typing import TYPE_CHECKING

from assistant.conversation.patterns import (
    CUES,
    ENOUGH,
    LEXICON,
    LONGEST_CUED,
    PATTERNS,
    POLITE,
    PRONOUN,
    TAIL,
)
from assistant.conversation.references import Found
from assistant.conversation.state import Intent

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

POINTING = frozenset(
    """more_like less_like compare common legal lawyer differs why obstacles outcomes copy cost age contact tell save
    unsave""".split()
)
ALONE = frozenset("tell why obstacles outcomes copy cost age contact legal".split())
MARKED = re.compile(
    r"\d|\b(?:one|ones|case|scheme|initiative|first|second|third|fourth|fifth|last|it|that|this|there|them|they|those|these)\b"
)
BARE = re.compile(r"(?:they|them|these|those|it|that|this|there)(?: two| all| ones?)?")
LAWLIKE = re.compile(r"\b(?:law|act|directive|regulations?|rules)\b")
ASKED_OF = {
    "staff-side": r"staff side|union",
    "information-governance": r"\big\b|information governance",
    "finance": r"finance",
}
WHAT_ABOUT = re.compile(r"^(?:(?:what|how) about )?(?:the |its |their )?")


def patterned(plain: str, talk: "Conversation") -> Intent | None:
    """The intent of the first pattern that fits the whole sentence and points at something there."""
    stripped = TAIL.sub("", POLITE.sub("", plain, count=1))
    for text in dict.fromkeys((TAIL.sub("", plain) or plain, stripped)):
        if taken := _fitting(text, talk):
            return taken
    bare = WHAT_ABOUT.sub("", stripped, count=1)
    taken = _fitting(bare, talk) if bare != stripped else None
    return taken if taken and taken.name in ALONE and not (taken.text or taken.cases) else None


def cued(plain: str, talk: "Conversation") -> Intent | None:
    """The intent of the weightiest cues of a short sentence."""
    if len(plain.split()) > LONGEST_CUED:
        return None
    weights: dict[str, float] = {}
    rest = plain
    for name, weight, pattern in CUES:
        if pattern.search(plain):
            weights[name] = weights.get(name, 0.0) + weight
            rest = pattern.sub(" ", rest)
    if not weights:
        return None
    best = max(weights, key=lambda name: weights[name])
    if weights[best] < ENOUGH or not (talk.shown or best == "restart"):
        return None
    if best not in POINTING:
        return Intent(best) if not talk.namer.find(rest)[1] else None
    found = talk.refer(rest)
    if found.named and not PRONOUN.search(POLITE.sub("", rest.strip())):
        return Intent(best, rest.strip(), cases=found.cases)
    empty = not talk.namer.find(rest)[1] and not talk.namer.find(rest)[0]
    return Intent(best) if empty and best in ALONE | {"common", "compare", "differs"} else None


def mended_commands(plain: str, talk: "Conversation") -> tuple[str, tuple[tuple[str, str], ...]]:
    """A short sentence with slips in command words mended."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = plain.split()
    if len(words) > 8:
        return plain, ()
    mended, changes = [], []
    for word in words:
        bare = word.strip(".,?!;:")
        near = None
        if len(bare) >= 4 and bare.isalpha() and bare not in LEXICON and not talk.known(bare):
            most = 1 if len(bare) < 6 else 2
            near = process.extractOne(bare, sorted(LEXICON), scorer=OSA.distance, score_cutoff=most)
        mended.append(word.replace(bare, near[0]) if near else word)
        changes += [(bare, near[0])] if near else []
    return " ".join(mended), tuple(changes)


def _fitting(text: str, talk: "Conversation") -> Intent | None:
    for name, pattern in PATTERNS:
        found = pattern.fullmatch(text)
        taken = _taken(name, found, talk) if found else None
        if taken:
            return taken
    return None


def _taken(name: str, found: re.Match[str], talk: "Conversation") -> Intent | None:
    """The intent of a pattern that fits, if what it points at is there."""
    groups = {key: value for key, value in found.groupdict().items() if value}
    ref = " and ".join(v for k, v in groups.items() if k.startswith("ref") or k == "only").strip()
    term = next((value for key, value in groups.items() if key.startswith("term")), "").strip()
    if name == "define":
        return _defined(term, talk)
    if name == "relevant":
        lawlike = len(term.split()) < 5 and LAWLIKE.search(found.group())
        return Intent(name, term) if talk.lookup.law(term) or lawlike else None
    if name == "skip" and not talk.choices and found.group() not in ("skip", "pass"):
        return None
    if name not in POINTING:
        return Intent(name, ref)
    intent = _pointing(name, ref, talk)
    if name == "lawyer" and intent and not intent.words:
        return intent._replace(words=_whom(found.group()))
    return intent


def _pointing(name: str, ref: str, talk: "Conversation") -> Intent | None:
    if not ref:
        return Intent(name)
    ref, _, rest = ref.partition(" but ") if name == "more_like" else (ref, "", "")
    found = talk.refer(ref)
    if name in ("legal", "lawyer") and (law := talk.lookup.law(ref)) and not found.cases:
        return Intent("relevant" if name == "legal" else "lawyer", ref, words=law)
    if found.named and not _rather_a_filter(ref, found, talk):
        return Intent(name, ref, cases=found.cases, words=rest)
    return Intent(name, ref) if _marked(ref) or BARE.fullmatch(ref) else None


def _whom(plain: str) -> str:
    """Whom the questions are for, where it is not the lawyer."""
    for whom, pattern in ASKED_OF.items():
        if re.search(pattern, plain):
            return f"of:{whom}"
    return ""


def _marked(ref: str) -> bool:
    return len(ref.split()) <= 5 and bool(MARKED.search(ref)) and not PRONOUN.search(ref)


def _rather_a_filter(ref: str, found: Found, talk: "Conversation") -> bool:
    """Whether words that happen to stand in a title name a filter value instead ("show me apprenticeships")."""
    if re.search(r"\d|\bone\b|\bcase\b|\bscheme\b", ref):
        return False
    named, left = talk.namer.find(ref)
    return bool(named) and not left


def _defined(term: str, talk: "Conversation") -> Intent | None:
    words = [t for t in talk.assistant.index.analyser.tokens(term) if not t.stop]
    if not words or len(words) > 5:
        return None
    if talk.lookup.meaning(term):
        return Intent("define", term)
    return Intent("define", term) if len(term.split()) <= 2 and not MARKED.search(term) else None
