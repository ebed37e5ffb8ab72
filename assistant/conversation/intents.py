"""What a sentence is for: a command, a written pattern, weighed cues, a change, or a problem; tried in that order."""

import re
from typing import TYPE_CHECKING

from assistant.conversation.choosing import answered, commanded, pressed
from assistant.conversation.patterns import DANGER, INDIVIDUAL, PRONOUN, TAIL, TROUBLE
from assistant.conversation.recognising import cued, mended_commands, patterned
from assistant.conversation.refining import RESET, Parsed, parse
from assistant.conversation.state import Intent
from assistant.language.triage import INDIVIDUAL as TRIAGED
from assistant.language.triage import URGENT

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

LONGEST_SENTENCE = 400  # characters; what is longer is a problem, and patterns need not be tried
SHORTENED = re.compile(r"\b(what|how|who|where|that)s\b")
NUMBERED = re.compile(
    r"\b(?:number|no\.?|case|option) ?\d{1,2}\b|#\d{1,2}\b|\bthe (?:first|second|third|fourth|fifth|last) one\b"
)
ASKED = re.compile(r"(?:and |but |so )*(?:what|how) about\b")
SHORT = 10  # words up to which a sentence may always be a change
CLEAR = 2.5  # points from which a sentence is a new problem beyond doubt


def understand(text: str, talk: "Conversation") -> Intent:
    """What is wanted."""
    said = text.strip()
    plain = " ".join(said.casefold().replace("’", "'").replace("‘", "'").split())
    plain = SHORTENED.sub(r"\1's", plain)
    if URGENT.search(plain) or DANGER.search(plain):
        return Intent("urgent", said)
    one_person = TRIAGED.search(plain) or INDIVIDUAL.search(plain)
    if said.startswith("/"):
        command = commanded(said, talk)
        return Intent("individual", said) if command.name == "problem" and one_person else command
    taken = pressed(said, talk) or answered(plain, talk)
    if taken:
        return taken
    if (command_line := talk.beside.command_of(said)) is not None:
        return commanded(command_line, talk)
    return Intent("individual", said) if one_person else _sentence(said, plain, talk)


def _sentence(said: str, plain: str, talk: "Conversation") -> Intent:
    if len(plain) > LONGEST_SENTENCE:
        return Intent("problem", said)
    if RESET.match(TAIL.sub("", plain)):
        return _change_or_problem(said, plain, talk)
    found = patterned(plain, talk) or cued(plain, talk)
    if found and not _unknown_term(found, talk):
        return found
    mended, changes = mended_commands(plain, talk)
    if changes:
        better = patterned(mended, talk) or cued(mended, talk)
        if better and not _unknown_term(better, talk):
            return better._replace(mended=changes)
    if found:
        return found
    if re.fullmatch(r"(?:19|20)\d\d", plain) and talk.problem:
        return Intent("since", plain)
    if said.isupper() and talk.lookup.law(plain):  # TUPE, GDPR, DBS
        return Intent("relevant", plain)
    if talk.nonsense(said):
        return Intent("nonsense", said)
    return _change_or_problem(said, plain, talk)


def _unknown_term(intent: Intent, talk: "Conversation") -> bool:
    """Whether a word is asked for that the glossary has not, so that it may be a misspelt command."""
    return intent.name == "define" and talk.lookup.meaning(intent.text) is None


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
    if law and ASKED.match(plain) and talk.problem:
        return Intent("relevant", law.replace("-", " "))
    if talk.problem is None:
        alone = parsed.whole and (parsed.opener == "strong" or bool(parsed.wishes))
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
