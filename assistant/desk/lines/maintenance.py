"""Looking after the library line by line: its health, training, versions, the feedback to review."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.layout import page, points, wrap
from assistant.conversation.state import Intent, Reply
from assistant.desk.health import home_of, look_at, roll_back, version_words, versions_of
from assistant.desk.lines.telling import MOST, listed, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.lines.working import Working
from assistant.desk.training import STOPPED, Ended, train_beside
from assistant.desk.words import STATES, VERDICTS, count, day, moment
from assistant.errors import UsageError
from assistant.training import STAGES

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.feedback import Feedback, State

HINT = "A number shows one; “/feedback accept 1” or “/feedback set-aside 1” judges it."
BEGINS = (
    "Training begins. Ctrl-C stops it between two stages, and the index that serves now serves on."
)
STOPPING = "Training stops once this stage is over; Ctrl-C again breaks it off at once. Nothing is lost either way."
VERSIONS, FEEDBACK = "versions", "feedback"


# health


def _health(desk: "Desk", intent: Intent) -> Reply:
    health = look_at(desk.assistant, desk.corpus)
    if health.trouble:
        return said(health.summary, health.trouble, kind="none")
    overdue = f"{count(len(health.overdue), 'legal consideration')} past the day for review."
    hint = "“/health errors”, “/health warnings” and “/health overdue” list them."
    return said(f"{health.summary}.", overdue, hint, kind="help")


def _errors(desk: "Desk", _: str) -> Reply:
    return _found(desk, "Errors", warning=False)


def _warnings(desk: "Desk", _: str) -> Reply:
    return _found(desk, "Warnings", warning=True)


def _found(desk: "Desk", name: str, *, warning: bool) -> Reply:
    health = look_at(desk.assistant, desk.corpus)
    found = [str(one) for one in health.problems if one.warning == warning]
    left = len(found) - MOST
    more = f"{left} more: the command “corpus check” lists them all." if left > 0 else ""
    return Reply("help", page(points(name, found[:MOST] or ["None."]), wrap(more)))


def _overdue(desk: "Desk", _: str) -> Reply:
    health = look_at(desk.assistant, desk.corpus)
    return Reply("help", page(points("Past the day for review", health.overdue or ("None.",))))


# training


def _train(desk: "Desk", intent: Intent) -> Reply:
    told: list[str] = []
    why = intent.text or "train"
    with Working(desk.speak, "Training", STOPPING) as work:

        def tell(stage: str) -> None:
            told.append(stage)
            work.tell(f"Training, stage {len(told)} of at most {STAGES}: {stage}")

        try:
            work.tell(BEGINS)
            done = train_beside(
                desk.assistant, desk.corpus, desk.own_cases, tell=tell, stop=work.stop, why=why
            )
        except KeyboardInterrupt:
            return said(STOPPED, kind="none")
    return _ended(done)


def _ended(done: Ended) -> Reply:
    lines = [wrap(done.sentence), *(wrap(one) for one in done.figures)]
    lines += points("Why", done.reasons) if done.reasons else []
    lines += points("Problems that moved most", done.moved) if done.moved else []
    return Reply("help" if done.index else "none", page(lines))


# versions


def _versions(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        raise UsageError("Say “/versions” for the list, or “/versions back” with a number.")
    found = versions_of(desk.assistant)
    desk.numbers.show(VERSIONS, [one.id for one in found])
    rows = [
        (f"{one.id}: {version_words(one)}{f' · {one.why}' if one.why else ''}",
         Intent(f"desk.{VERSIONS}", f"back {n}"))
        for n, one in enumerate(found, 1)
    ]  # fmt: skip
    heading = f"{count(len(rows), 'version')} of the index, the one promoted last first."
    return listed(heading, rows, "A number lets that one serve.", kind="help")


def _back(desk: "Desk", number: str) -> Reply:
    found = versions_of(desk.assistant)
    before = "" if number else home_of(desk.assistant).previous() or ""
    id = before or desk.numbers.pick(VERSIONS, number, lambda: [one.id for one in found])
    if any(one.id == id and one.serves for one in found):
        return said("This version serves already.", kind="help")

    def back() -> Reply:
        roll_back(desk.assistant, id)
        return said(f"Version {id} serves from the next start on, until the next training.", kind="help")  # fmt: skip

    return desk.confirm(f"Let version {id} serve from the next start on?", "let it serve", back)


# feedback


def _feedback(desk: "Desk", intent: Intent) -> Reply:
    book = desk.records.feedback.all()
    if intent.text:
        return _shown(_pick(desk, intent.text))
    desk.numbers.show(FEEDBACK, [one.id for one in book])
    if not book:
        return said("No feedback yet. Say of any initiative “2 is useful” or “we tried 2: …”.")
    rows = [
        (f"{one.title}: {VERDICTS[one.verdict].lower()}, {day(one.at)}, {STATES[one.state]}",
         Intent(f"desk.{FEEDBACK}", str(n)))
        for n, one in enumerate(book, 1)
    ]  # fmt: skip
    waiting = sum(one.state == "waiting" for one in book)
    return listed(f"{waiting} waiting for review.", rows, HINT)


def _shown(one: "Feedback") -> Reply:
    asked = f"Asked: {one.problem}" if one.problem else ""
    what = f"{VERDICTS[one.verdict]}, {moment(one.at)}, {STATES[one.state]}."
    return said(one.title, what, f"Said: {one.said}" if one.said else "", asked)


def _accept(desk: "Desk", number: str) -> Reply:
    return _judge(desk, number, "accepted")


def _set_aside(desk: "Desk", number: str) -> Reply:
    return _judge(desk, number, "set-aside")


def _judge(desk: "Desk", number: str, state: "State") -> Reply:
    one = _pick(desk, number)
    desk.records.feedback.judge(one.id, state)
    return said(f"{STATES[state].capitalize()}: {VERDICTS[one.verdict].lower()}, “{one.title}”.")


def _delete(desk: "Desk", number: str) -> Reply:
    one = _pick(desk, number)

    def delete() -> Reply:
        desk.records.feedback.delete(one.id)
        return said("The feedback is deleted.")

    return desk.confirm(f"Delete this feedback on “{one.title}”?", "delete it", delete)


def _export(desk: "Desk", name: str) -> Reply:
    book = desk.records.feedback
    accepted = [one for one in book.all() if one.state == "accepted"]
    if not accepted:
        return said("Nothing was accepted yet. “/feedback accept 1” does.", kind="clarification")
    path = Path(name or "feedback.jsonl").expanduser()

    def export() -> Reply:
        return said(f"Written: {path} ({count(book.export(path), 'line')}).", kind="exported")

    words = "\n".join(f"{one.said}\n{one.problem}" for one in accepted)
    return desk.warned(words, "export it as it is", export)


def _pick(desk: "Desk", number: str) -> "Feedback":
    book = desk.records.feedback.all()
    id = int(desk.numbers.pick(FEEDBACK, number, lambda: [one.id for one in book]))
    found = next((one for one in book if one.id == id), None)
    if found is None:
        raise UsageError("That feedback is no longer there. /feedback shows the list.")
    return found


NOUNS = (
    Noun(
        "health",
        "The state of the library: what a check of its files finds, law overdue for review.",
        "check the library",
        _health,
        (
            Verb("errors", "", "What must be mended.", _errors),
            Verb("warnings", "", "What should be looked at.", _warnings),
            Verb("overdue", "", "Law past the day for its review.", _overdue),
        ),
    ),
    Noun(
        "train",
        "Train the index anew; it serves if it passes its gates. Ctrl-C stops it between stages.",
        "train the index",
        _train,
    ),
    Noun(
        VERSIONS,
        "The built versions of the index; go back to an earlier one.",
        "show the versions",
        _versions,
        (Verb("back", "[number]", "Let another one serve; alone, the one before.", _back),),
    ),
    Noun(
        FEEDBACK,
        "What was said of initiatives on this machine, to accept or set aside.",
        "show the feedback",
        _feedback,
        (
            Verb("accept", "<number>", "Accept one.", _accept),
            Verb("set-aside", "<number>", "Set one aside.", _set_aside),
            Verb("delete", "<number>", "Delete one.", _delete),
            Verb("export", "[file]", "Write what was accepted for those who maintain the library.", _export),
        ),
    ),
)  # fmt: skip
