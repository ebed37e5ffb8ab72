"""The questions by which a case is told, and what each takes for an answer."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from assistant.errors import UsageError
from assistant.filtering import choices, take
from assistant.library.cases import LOCAL_SITUATIONS, SITUATIONS
from assistant.library.evidence import EVIDENCE_RULES
from assistant.library.vocabulary import Taxonomy

Answers = dict[str, Any]
Kind = Literal["text", "lines", "words", "slug", "slugs", "choice", "date"]


class Question(NamedTuple):
    """One question. ``least`` is how many answers it needs; 0 lets it be passed over.

    ``of`` names the controlled words of a slug; ``choose`` the values of a choice, each with what it means.
    """

    name: str
    ask: str
    help: str
    kind: Kind = "text"
    least: int = 1
    of: str = ""
    choose: Mapping[str, str] = {}
    most: int = 40


RESULTS = {
    "improved": "things got better",
    "mixed": "some better, some not",
    "no-effect": "no difference was found",
    "stalled": "it stopped or never got going",
    "not-reported": "there is no result yet",
}
SCALES = {"team": "one team", "organisation": "one employer", "system": "several employers"}
GRADES = {str(grade): rule for grade, rule in EVIDENCE_RULES.items()}

QUESTIONS = (
    Question("title", "What would you call it?", "A short title that says what was done."),
    Question("organisation", "Whose initiative was it?", "The employer's name, or what you call it."),
    Question("country", "In which country?", "Such as England, or UK.", "slug", of="country"),
    Question("sector", "In which sector?", "Where the staff worked.", "slug", of="sector"),
    Question("setting", "In what setting?", "A few words, such as: two medical wards.", least=0),
    Question("themes", "What is it about? One to five themes, apart by commas.",
             "Such as: retention, flexible working.", "slugs", of="theme", most=5),
    Question("staff_groups", "For which staff? One to four groups, apart by commas.",
             "Such as: nurses. Or: all staff.", "slugs", of="staff_group", most=4),
    Question("problem", "What was wrong, and for whom?", "Two or three plain sentences. Name nobody."),
    Question("actions", "What was done? One step a line.", "In the order in which it was done.", "lines"),
    Question("result", "How did it turn out?", "Say which fits best.", "choice", choose=RESULTS),
    Question("outcomes", "What came of it? One outcome a line, with its figures.",
             "With the figure before, the figure after, and over how long.", "lines", least=0),
    Question("evidence", "How is that known?", "The highest that is true.", "choice", choose=GRADES),
    Question("obstacles", "What got in the way? One a line.", "Side effects and costs too.", "lines", least=0),
    Question("lessons", "What could another employer take from it? One a line.",
             "What you would tell a colleague elsewhere.", "lines", least=0),
    Question("summary", "And all of it in one or two sentences?", "What was done and for whom.", most=400),
    Question("situations",
             f"How would people say the problem who have never heard of this? One a line, at least {LOCAL_SITUATIONS}.",
             f"These are what questions are matched with. Ours have {SITUATIONS}: a ward manager's grumble, a line "
             "of a risk register, two words in a search box. Do not name the remedy.", "lines", least=LOCAL_SITUATIONS),
    Question("keywords", "Five or more key words, apart by commas?", "Synonyms included.", "words", least=5, most=24),
    Question("scale", "How much had to move for it?", "Say which.", "choice", choose=SCALES),
    Question("date", "Since when, or in which year?", "YYYY, YYYY-MM or YYYY-MM-DD.", "date"),
    Question("partners", "Who else took part? One a line.", "Other bodies, not people.", "lines", least=0),
    Question("cost", "What did it cost?", "As far as it is known.", least=0),
    Question("time", "How long did it take?", "To set up, or to work.", least=0),
)  # fmt: skip


def passed_over(question: Question, answers: Answers) -> bool:
    """Whether earlier answers make a question needless: no result needs no evidence."""
    return question.name == "evidence" and answers.get("result") == "not-reported"


def taken(question: Question, said: str | Sequence[str], taxonomy: Taxonomy) -> Any:
    """What an answer is taken for; UsageError says what is wrong with it. None where it may be left empty."""
    lines = [said] if isinstance(said, str) else [str(one) for one in said]
    lines = [" ".join(line.split()) for line in lines if line.strip()]
    if question.kind in ("words", "slugs"):
        lines = [part.strip() for line in lines for part in line.split(",") if part.strip()]
    if len(lines) < question.least:
        raise UsageError(_too_few(question, len(lines)))
    if not lines:
        return None
    return READ[question.kind](question, lines, taxonomy)


def _too_few(question: Question, got: int) -> str:
    if question.least == 1:
        return "This one needs an answer."
    return f"At least {question.least} are needed; there are {got}."


def _text(question: Question, lines: list[str], _: Taxonomy) -> str:
    text = " ".join(lines)
    if question.name == "summary" and not 20 <= len(text) <= question.most:
        raise UsageError(
            f"The summary has {len(text)} characters; it should have 20 to {question.most}."
        )
    return text


def _lines(question: Question, lines: list[str], _: Taxonomy) -> list[str]:
    if len(lines) > question.most:
        raise UsageError(f"There are {len(lines)}; {question.most} is the most. Leave some out.")
    return list(dict.fromkeys(lines))


def _slug(question: Question, lines: list[str], taxonomy: Taxonomy) -> str:
    return take(question.of, " ".join(lines), choices(question.of, taxonomy, {})).slug


def _slugs(question: Question, lines: list[str], taxonomy: Taxonomy) -> list[str]:
    known = choices(question.of, taxonomy, {})
    return _lines(question, [take(question.of, line, known).slug for line in lines], taxonomy)


def _choice(question: Question, lines: list[str], _: Taxonomy) -> str:
    said = lines[0].casefold().replace(" ", "-")
    names = list(question.choose)
    if said in names:
        return said
    if said.isdigit() and 1 <= int(said) <= len(names) and names[0] != "0":
        return names[int(said) - 1]
    raise UsageError(f"“{lines[0]}” is none of: {', '.join(names)}. Type one of them.")


def _date(_question: Question, lines: list[str], _: Taxonomy) -> str:
    if not re.fullmatch(
        r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", lines[0]
    ):
        raise UsageError(
            f"“{lines[0]}” is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD, such as {date.today().year}."
        )
    return lines[0]


READ: dict[Kind, Callable[[Question, list[str], Taxonomy], Any]] = {
    "text": _text,
    "lines": _lines,
    "words": _lines,
    "slug": _slug,
    "slugs": _slugs,
    "choice": _choice,
    "date": _date,
}
