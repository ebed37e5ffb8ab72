"""Saved problems line by line: keep the one in force, list, what changed, ask again, seen, rename, forget."""

from typing import TYPE_CHECKING

from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Intent, Reply
from assistant.desk import saved
from assistant.desk.lines.telling import KEPT, apart, labelled_rows, listed, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.words import change_in_words, change_rows, count, moment
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.problems import Saved

NAME = "saved-problems"
EMPTY = "No saved problems yet. Ask one, then say “save this problem”."


def _list(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        return _changed(desk, intent.text)
    problems = desk.records.problems.all()
    desk.numbers.show(NAME, [one.id for one in problems])
    if not problems:
        return said(EMPTY)
    rows = [
        (f"{one.name}: {_fares(desk, one)}", Intent(f"desk.{NAME}", f"changed {n}"))
        for n, one in enumerate(problems, 1)
    ]
    heading = f"{count(len(rows), 'saved problem')}, asked again of the library as it is now."
    return listed(
        heading, rows, "A number says what changed; “/saved-problems ask 1” asks it here."
    )


def _fares(desk: "Desk", one: "Saved") -> str:
    try:
        return change_in_words(saved.ask_again(desk.assistant, one).change)
    except UsageError:
        return "could not be asked"


def _keep(desk: "Desk", _: str) -> Reply:
    answer, filters = desk.talk.answer, desk.talk.filters
    if answer is None:
        return said("Describe a problem first; then “save this problem” keeps it.", kind="clarification")  # fmt: skip

    def keep(text: str) -> Reply:
        saved.keep(desk.records, text, filters, answer)
        return said("Problem saved. “/saved-problems” asks it again later and says what changed.")

    return desk.safely(answer.query, "save it", keep)


def _changed(desk: "Desk", number: str) -> Reply:
    one = _pick(desk, number)
    change = saved.ask_again(desk.assistant, one).change
    rows = labelled_rows(change_rows(change))
    head = wrap(f"“{one.name}”, last looked at {moment(one.asked)}.")
    return Reply(KEPT, page(head, rows or "Nothing changed since you looked."))


def _ask(desk: "Desk", number: str) -> Reply:
    one = _pick(desk, number)
    again = saved.ask_again(desk.assistant, one)
    saved.see(desk.records, one.id, again.answer)
    rows = labelled_rows(change_rows(again.change)) or ["Nothing changed since you looked."]
    reply = desk.begin_with(one.text, saved.filters_of(one))
    return reply._replace(text=page(rows, "", reply.text))


def _seen(desk: "Desk", number: str) -> Reply:
    one = _pick(desk, number)
    saved.see(desk.records, one.id, saved.ask_again(desk.assistant, one).answer)
    return said(f"From now on, changes to “{one.name}” are told against today’s answer.")


def _rename(desk: "Desk", text: str) -> Reply:
    number, name = apart(text)
    one = _pick(desk, number)

    def rename(safe: str) -> Reply:
        desk.records.problems.rename(one.id, safe)
        return said(f"The problem is now called “{safe}”.")

    return desk.named(name, "problem", rename)


def _delete(desk: "Desk", number: str) -> Reply:
    one = _pick(desk, number)

    def delete() -> Reply:
        desk.records.problems.delete(one.id)
        return said(f"“{one.name}” is forgotten.")

    return desk.confirm(f"Forget the saved problem “{one.name}”?", "forget it", delete)


def _pick(desk: "Desk", number: str) -> "Saved":
    problems = desk.records.problems
    return problems.get(
        int(desk.numbers.pick(NAME, number, lambda: [o.id for o in problems.all()]))
    )


NOUNS = (
    Noun(
        NAME,
        "Problems you keep, asked again: what is new and what moved.",
        "show my saved problems",
        _list,
        (
            Verb("keep", "", "Keep the problem in force.", _keep),
            Verb("changed", "<number>", "What is new, gone and moved since you looked.", _changed),
            Verb("ask", "<number>", "Ask it here; its changes count as seen.", _ask),
            Verb("seen", "<number>", "Tell changes against today’s answer from now on.", _seen),
            Verb("rename", "<number> <name>", "Give it another name.", _rename),
            Verb("delete", "<number>", "Forget it.", _delete),
        ),
        aliases=("my-problems",),
    ),
)
