"""What a sentence is for: a command, a written pattern, weighed cues, a change, or a problem; tried in that order."""

import re
from typing import TYPE_CHECKING

from assistant.conversation import commands
from assistant.conversation.patterns import (
    CUES,
    DANGER,
    ENOUGH,
    INDIVIDUAL,
    LEXICON,
    LONGEST_CUED,
    PATTERNS,
    POLITE,
    PRONOUN,
    TAIL,
    TROUBLE,
)
from assistant.conversation.references import Found
from assistant.conversation.refining import Parsed, parse
from assistant.conversation.state import Choice, Intent
from assistant.language.triage import INDIVIDUAL as TRIAGED
from assistant.language.triage import URGENT

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

POINTING = frozenset(
    """more_like less_like compare common legal lawyer differs why obstacles outcomes copy cost age contact tell save
    unsave""".split()
)
LONGEST_SENTENCE = 400  # characters; what is longer is a problem, and patterns need not be tried
SHORTENED = re.compile(r"\b(what|how|who|where|that)s\b")
LAWLIKE = re.compile(r"\b(?:law|act|directive|regulations?|rules)\b")
NUMBERED = re.compile(
    r"\b(?:number|no\.?|case|option) ?\d{1,2}\b|#\d{1,2}\b|\bthe (?:first|second|third|fourth|fifth|last) one\b"
)
ASKED_OF = {
    "staff-side": r"staff side|union",
    "information-governance": r"\big\b|information governance",
    "finance": r"finance",
}
SHORT = 10  # words up to which a sentence may always be a change
CLEAR = 2.5  # points from which a sentence is a new problem beyond doubt
ALONE = frozenset("tell why obstacles outcomes copy cost age contact legal".split())
MARKED = re.compile(
    r"\d|\b(?:one|ones|case|scheme|initiative|first|second|third|fourth|fifth|last|it|that|this|there|them|they|those|these)\b"
)


def understand(text: str, talk: "Conversation") -> Intent:
    """What is wanted."""
    said = text.strip()
    if not said:
        return _key("s", talk) or Intent("empty")
    plain = " ".join(said.casefold().replace("’", "'").replace("‘", "'").split())
    plain = SHORTENED.sub(r"\1's", plain)
    if URGENT.search(plain) or DANGER.search(plain):
        return Intent("urgent", said)
    if said.startswith("/"):
        return commanded(said)
    if pressed := _key(said.casefold().rstrip("."), talk):
        return pressed
    if named := _choice_by_name(said, talk):
        return named
    if TRIAGED.search(plain) or INDIVIDUAL.search(plain):
        return Intent("individual", said)
    return _sentence(said, plain, talk)


def _sentence(said: str, plain: str, talk: "Conversation") -> Intent:
    if len(plain) > LONGEST_SENTENCE:
        return Intent("problem", said)
    found = _patterned(plain, talk) or _cued(plain, talk)
    if found and not _unknown_term(found, talk):
        return found
    mended, changes = _mended(plain, talk)
    if changes:
        better = _patterned(mended, talk) or _cued(mended, talk)
        if better and not _unknown_term(better, talk):
            return better._replace(mended=changes)
    if found:
        return found
    if talk.nonsense(said):
        return Intent("nonsense", said)
    return _change_or_problem(said, plain, talk)


def _unknown_term(intent: Intent, talk: "Conversation") -> bool:
    """Whether a word is asked for that the glossary has not, so that it may be a misspelt command."""
    return intent.name == "define" and talk.lookup.meaning(intent.text) is None


def commanded(said: str) -> Intent:
    """A line that begins with a slash."""
    word, _, rest = said[1:].strip().partition(" ")
    rest = rest.strip()
    command, mended = commands.find(word)
    if command is None:
        return Intent("no_command", word)
    if command.needs and not rest:
        return Intent("needs", command.name)
    slip = ((f"/{word}", f"/{command.name}"),) if mended else ()
    if command.takes == "cases" or command.takes == "case":
        rest = re.sub(r"(?<=\d)[ ,]+(?=\d)", " and ", rest)
    return Intent(command.intent, rest, mended=slip, words="command")


def _key(said: str, talk: "Conversation") -> Intent | None:
    for choice in talk.choices:
        if said == choice.key or (said, choice.key) in (("skip", "s"), ("pass", "s")):
            return Intent("chosen", choice.key)
    if re.fullmatch(r"#?\d{1,2}", said) and talk.shown:
        return Intent("tell", said)
    return Intent("no_key", said) if re.fullmatch("[a-z]", said) else None


def _choice_by_name(said: str, talk: "Conversation") -> Intent | None:
    """A choice given by its label in place of its key."""
    from rapidfuzz import fuzz

    numbered: list[Choice] = [one for one in talk.choices if one.key.isdigit()]
    plain = said.casefold().rstrip(".!")
    words = set(plain.split())
    within = [one for one in numbered if words and words <= set(one.label.casefold().split())]
    for one in numbered:
        alike = fuzz.ratio(plain, one.label.casefold()) >= 85 or within == [one]
        if alike and one.intent.name == "prefer":
            return Intent("chosen", one.key)
    if len(plain.split()) > 4 or not numbered or numbered[0].intent.name != "prefer":
        return None
    named, left = talk.namer.find(plain)
    values = {f"{name.kind}:{slug}" for name in named for slug in name.slugs}
    fitting = [one for one in numbered if one.intent.text in values]
    return Intent("chosen", fitting[0].key) if len(fitting) == 1 and not left else None


def _patterned(plain: str, talk: "Conversation") -> Intent | None:
    stripped = TAIL.sub("", POLITE.sub("", plain, count=1))
    for text in dict.fromkeys((TAIL.sub("", plain) or plain, stripped)):
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


def _whom(plain: str) -> str:
    """Whom the questions are for, where it is not the lawyer."""
    for whom, pattern in ASKED_OF.items():
        if re.search(pattern, plain):
            return f"of:{whom}"
    return ""


def _pointing(name: str, ref: str, talk: "Conversation") -> Intent | None:
    if not ref:
        return Intent(name) if talk.shown or name in ALONE else None
    ref, _, rest = ref.partition(" but ") if name == "more_like" else (ref, "", "")
    found = talk.refer(ref)
    if name in ("legal", "lawyer") and (law := talk.lookup.law(ref)) and not found.cases:
        return Intent("relevant" if name == "legal" else "lawyer", ref, words=law)
    if found.named and not _rather_a_filter(ref, found, talk):
        return Intent(name, ref, cases=found.cases, words=rest)
    return Intent(name, ref) if _marked(ref) else None


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


def _cued(plain: str, talk: "Conversation") -> Intent | None:
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


def _mended(plain: str, talk: "Conversation") -> tuple[str, tuple[tuple[str, str], ...]]:
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


def _change_or_problem(said: str, plain: str, talk: "Conversation") -> Intent:
    text, mended = talk.namer.mend(plain) if len(plain.split()) <= 12 else (plain, ())
    parsed = parse(TAIL.sub("", text), talk.namer, talk.filters, talk.assistant.today.year)
    if parsed.unwanted and talk.problem and not parsed.changes and not parsed.words:
        return Intent("unplaced", said, words=" ".join(parsed.unwanted))
    points = newness(plain, parsed)
    numbered = NUMBERED.search(plain) if talk.shown and len(plain.split()) <= 10 else None
    if numbered and not parsed.changes:
        return Intent("tell", numbered[0])
    law = talk.lookup.law(" ".join(parsed.words)) if parsed.words and not parsed.changes else None
    if law and parsed.opener == "strong" and talk.problem:
        return Intent("relevant", law.replace("-", " "))
    if talk.problem is None:
        alone = parsed.whole and parsed.opener == "strong"
        return _change(said, parsed, True, mended) if alone else Intent("problem", said)
    if points > 0:
        sure = points > CLEAR and len(plain.split()) > SHORT
        return _new(said, parsed, sure, mended)
    sure = parsed.whole and (parsed.opener != "none" or bool(parsed.wishes))
    return _change(said, parsed, sure, mended)


def _new(said: str, parsed: Parsed, sure: bool, mended: tuple[tuple[str, str], ...]) -> Intent:
    """A new problem, with what it would mean as a change to the one before."""
    as_change = _change(said, parsed, sure, ())
    return as_change._replace(name="problem", words=as_change.words or said.casefold())


def newness(plain: str, parsed: Parsed) -> float:
    """Above 0 where a sentence looks like a new problem, at or below where it looks like a change."""
    words = len(plain.split())
    points = {"strong": -3.0, "weak": -1.0, "none": 0.5}[parsed.opener]
    points += 1.5 if PRONOUN.search(plain) and not parsed.wishes else 0.0
    points += 1.5 if TROUBLE.search(plain) and not parsed.wishes else 0.0
    points += (words > 8) + (words > 14) + 0.7 * min(len(parsed.words), 4)
    points -= 1.0 if parsed.whole else 0.0
    points -= 3.0 if parsed.wishes and len(parsed.words) < 2 else 0.0
    if parsed.opener == "none" and parsed.whole and parsed.kinds == {"theme"}:
        points += 1.0  # a bare theme is a problem in short
    if not parsed.changes and not parsed.wishes:
        strong = parsed.opener == "strong"
        points += 1.5 * max(0, len(parsed.words) - 2) if strong else 2.0
    return points


def _change(said: str, parsed: Parsed, sure: bool, mended: tuple[tuple[str, str], ...]) -> Intent:
    return Intent(
        "change",
        said,
        changes=parsed.changes,
        wishes=parsed.wishes,
        words=" ".join(parsed.words),
        sure=sure,
        mended=mended,
    )
