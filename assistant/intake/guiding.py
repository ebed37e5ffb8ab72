"""The questions asked one by one in plain lines, kept after each answer so that they can be stopped and gone on with.

Draws nothing and moves no cursor: what is asked is a line, what is answered is a line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from assistant.errors import UsageError
from assistant.filtering import choices
from assistant.intake.questions import QUESTIONS, Answers, Question, passed_over, taken
from assistant.library.documents import DocumentError, read_yaml
from assistant.library.vocabulary import Taxonomy
from assistant.private import write_atomically

READABLE = "Type ? for help, back to change the answer before, stop to go on another day."
Hear = Callable[[], str]
Say = Callable[[str], None]


class Stopped(Exception):
    """The person stopped; what they said is kept."""


class Guide:
    """Asks until every question is answered. ``hear`` gives a line, or raises EOFError."""

    def __init__(self, taxonomy: Taxonomy, kept: Path, hear: Hear, say: Say) -> None:
        self.taxonomy = taxonomy
        self.kept = kept
        self.hear = hear
        self.say = say

    def run(self) -> Answers:
        """All of the answers; Stopped where the person stops or the input ends."""
        answers = self._begun()
        order = [question.name for question in QUESTIONS]
        at = next((n for n, name in enumerate(order) if name not in answers), len(order))
        self.say(READABLE)
        if answers:
            self.say(f"Going on at question {at + 1} of {len(order)}.")
        while at < len(QUESTIONS):
            question = QUESTIONS[at]
            if passed_over(question, answers):
                answers[question.name] = None
                at += 1
            elif self._put(question, at, answers):
                self._keep(answers)
                at += 1
            else:
                at = _before(at, answers)
        return answers

    def forget(self) -> None:
        """Throw away what was kept of an unfinished case."""
        self.kept.unlink(missing_ok=True)

    def _put(self, question: Question, at: int, answers: Answers) -> bool:
        """Ask until there is an answer; False where the person goes back."""
        self.say("")
        self.say(f"Question {at + 1} of {len(QUESTIONS)}. {question.ask}")
        for line in self._around(question, answers):
            self.say(line)
        while True:
            said = self._heard(question)
            if said == ["back"]:
                return False
            if said == ["?"]:
                for line in self._help(question):
                    self.say(line)
                continue
            if not any(said) and answers.get(question.name) is not None:
                return True  # an empty line keeps what was said before
            try:
                answers[question.name] = taken(question, said, self.taxonomy)
            except UsageError as error:
                self.say(str(error))
                continue
            return True

    def _heard(self, question: Question) -> list[str]:
        """One line; several up to an empty one where a question takes several."""
        said: list[str] = []
        while True:
            try:
                line = self.hear().strip()
            except (EOFError, KeyboardInterrupt):
                raise Stopped from None
            if line.casefold() == "stop":
                raise Stopped
            if line.casefold() in ("back", "?") and not said:
                return [line.casefold()]
            said.append(line)
            if question.kind != "lines" or not line:
                return said

    def _around(self, question: Question, answers: Answers) -> Iterator[str]:
        for number, (name, meaning) in enumerate(question.choose.items(), 1):
            yield f"  {name if name.isdigit() else f'{number} {name}'}: {meaning}"
        held = answers.get(question.name)
        if held is not None:
            yield f"So far: {held if isinstance(held, str) else '; '.join(held)}. An empty line keeps it."
        elif question.kind == "lines":
            yield (
                "An empty line ends it."
                if question.least
                else "An empty line ends it, or passes it over."
            )
        elif not question.least:
            yield "An empty line passes it over."

    def _help(self, question: Question) -> Iterator[str]:
        yield question.help
        if question.of:
            known = choices(question.of, self.taxonomy, {})
            yield f"One of: {', '.join(known.values())}."

    def _begun(self) -> Answers:
        """What was said before and kept."""
        try:
            held = read_yaml(self.kept).values
        except FileNotFoundError:
            return {}
        except (OSError, DocumentError) as error:
            aside = self._set_aside()
            self.say(f"What was kept cannot be read ({error}); it is in {aside}. Beginning afresh.")
            return {}
        names = {question.name for question in QUESTIONS}
        return {key: value for key, value in held.items() if key in names}

    def _set_aside(self) -> Path:
        """Keep what cannot be read under another name, for a person to look at."""
        aside = self.kept.with_name(f"{self.kept.name}.damaged")
        try:
            self.kept.replace(aside)
        except OSError:
            return self.kept
        return aside

    def _keep(self, answers: Answers) -> None:
        text = yaml.safe_dump(answers, allow_unicode=True, sort_keys=False)
        write_atomically(self.kept, text)


def _before(at: int, answers: Answers) -> int:
    """The question before, those that were passed over apart; the first stays the first."""
    earlier = [n for n in range(at) if not passed_over(QUESTIONS[n], answers)]
    return earlier[-1] if earlier else 0


def from_file(path: Path, taxonomy: Taxonomy) -> Answers:
    """All of the answers from a YAML file, for scripts; UsageError names everything that is wrong."""
    try:
        held = read_yaml(path).values
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist. Check the name.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. Check its name.") from None
    except DocumentError as error:
        raise UsageError(f"{path}:{error.line} {error}. Mend it and try again.") from None
    names = [question.name for question in QUESTIONS]
    if unknown := sorted(str(name) for name in set(held) - set(names)):
        raise UsageError(
            f"{path} answers no question of ours: {', '.join(unknown)}. Ours are: {', '.join(names)}."
        )
    return _all_taken(path, held, taxonomy)


def _all_taken(path: Path, held: Answers, taxonomy: Taxonomy) -> Answers:
    answers: Answers = {}
    wrong = []
    for question in QUESTIONS:
        said = held.get(question.name)
        if passed_over(question, answers):
            answers[question.name] = None
            continue
        try:
            given = said if isinstance(said, list) else "" if said is None else str(said)
            answers[question.name] = taken(question, given, taxonomy)
        except UsageError as error:
            wrong.append(f"{question.name}: {error}")
    if wrong:
        raise UsageError(f"{path} cannot be taken. " + " ".join(wrong))
    return answers
