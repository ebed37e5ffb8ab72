# ruff: noqa: E501
"""How each action of the screen is done in chat, and what must then be so."""

from collections.abc import Callable
from typing import NamedTuple

from assistant.models import Filters, Turn
from tests.desk.bench import PROBLEM, Bench

FIRST, SECOND, THIRD = "ward-moves", "part-time-rota", "care-academy"  # the answer to PROBLEM
Effect = Callable[[Bench, Turn], bool]


class Way(NamedTuple):
    """What is said after the problem, and what must then be so."""

    lines: tuple[str, ...]
    effect: Effect


def way(*lines: str, then: Effect) -> Way:
    return Way(lines, then)


def says(*words: str) -> Effect:
    """The reply has the words, however its lines are broken."""
    return lambda bench, turn: all(word in " ".join(turn.text.split()) for word in words)


def gives(*ids: str) -> Effect:
    return lambda bench, turn: turn.cases == ids


def filters(**wanted: object) -> Effect:
    return lambda bench, turn: bench.desk.talk.filters == Filters(**wanted)


def feedback(bench: Bench) -> list[tuple[str, str, str]]:
    return [(one.case_id, one.verdict, one.said) for one in bench.desk.records.feedback.all()]


def states(bench: Bench) -> list[str]:
    return [one.state for one in bench.desk.records.feedback.all()]


def lists(bench: Bench) -> list[tuple[str, str]]:
    return [(one.name, one.note) for one in bench.desk.records.shortlists.all()]


def on_list(bench: Bench) -> list[tuple[str, str]]:
    kept = bench.desk.records.shortlists
    return [(one.case_id, one.note) for held in kept.all() for one in kept.cases(held.id)]


def problems(bench: Bench) -> list[str]:
    return [one.name for one in bench.desk.records.problems.all()]


def talks(bench: Bench) -> list[str]:
    return [one.name for one in bench.desk.records.history.talks()]


def written(name: str, words: str) -> Effect:
    return lambda bench, turn: words in (bench.folder / name).read_text(encoding="utf-8")


BOARD = ("/shortlists new Board", "put 1 here", "put 2 here")
KEPT = ("save this problem", "show my saved problems")
EARLIER = ("start afresh", "Sickness is rising in our hospital", "show my history")
JUDGED = ("2 is useful", "show the feedback")
SMITH = "we tried 1: turnover fell, says Mrs Jane Smith"

# what is said in chat for each action of the screen
WAYS: dict[str, Way] = {
    "prompt.send": way("We are losing carers", then=lambda b, t: b.desk.talk.problem == "We are losing carers"),
    "prompt.newline": way("Two lines:\nnurses leave", then=lambda b, t: "\n" in b.desk.talk.state.question),
    "prompt.complete": way("help", then=lambda b, t: b.desk.completions("/com") == ["/compare", "/common"]),
    "results.open": way("tell me about 1", then=gives(FIRST)),
    "results.nth": way("2", then=gives(SECOND)),
    "results.mark": way("compare 1 and 2", then=gives(FIRST, SECOND)),
    "results.shortlist": way("save 1", then=lambda b, t: on_list(b) == [(FIRST, "")]),
    "results.useful": way("2 is useful", then=lambda b, t: feedback(b) == [(SECOND, "useful", "")]),
    "results.not_useful": way("2 is not useful", then=lambda b, t: feedback(b) == [(SECOND, "not-useful", "")]),
    "results.tried": way("we tried 2: Turnover fell", then=lambda b, t: feedback(b) == [(SECOND, "tried", "Turnover fell")]),
    "bar.drop": way("only acute", "any sector", then=filters()),
    "conversation.library": way("/library", then=says("6 initiatives", "Ambulance: 1")),
    "conversation.filters": way("only acute", then=filters(sector=("acute",))),
    "conversation.legal": way("Another provider takes over our ward and its staff", "/legal", then=lambda b, t: bool(t.legal)),
    "conversation.compare": way("compare 1 and 2", then=gives(FIRST, SECOND)),
    "results.export": way("/shortlists new One", "put 1 here", "export shortlist 1 to {folder}/out.md", then=written("out.md", "# Shortlist: One")),
    "conversation.export": way(*BOARD, "/shortlists export Board: workforce-plan {folder}/out.md", then=written("out.md", "orkforce plan")),
    "compare.export": way("compare 1 and 2", "/shortlists new Pair", "put 1 here", "put 2 here", "export shortlist 1 to {folder}/out.md", then=written("out.md", "# Shortlist: Pair")),
    "conversation.copy_answer": way("/export", then=lambda b, t: t.text.startswith("#") and t.cases[0] == FIRST),
    "conversation.no_filters": way("only acute", "no filters", then=filters()),
    "conversation.afresh": way("start afresh", then=lambda b, t: b.desk.talk.problem is None),
    "conversation.save_problem": way("save this problem", then=lambda b, t: problems(b) == [PROBLEM]),
    "conversation.resume": way("start afresh", "Sickness is rising", "/resume", then=lambda b, t: b.desk.talk.problem == PROBLEM and t.cases[0] == FIRST),
    "record.next": way("tell me about 1", "tell me about 2", then=gives(SECOND)),
    "record.before": way("tell me about 2", "tell me about 1", then=gives(FIRST)),
    "filters.use": way("only ambulance", then=filters(sector=("ambulance",))),
    "filters.toggle": way("not acute", then=filters(without={"sector": ("acute",)})),
    "filters.clear": way("only acute", "clear filters", then=filters()),
    "library.find": way("/library Northtown", then=gives(FIRST)),
    "library.group": way("/library themes", then=says("Retention: 4")),
    "library.group_back": way("/library sectors", then=says("Ambulance: 1")),
    "library.cases": way("/library ambulance", then=gives("paramedic-rotation")),
    "library.map": way("/map", then=says("Agency spend: Whole system 1")),
    "library.law": way("/laws", then=lambda b, t: set(t.legal) == set(b.desk.assistant.index.legal_ids)),
    "library.words": way("/words", then=says("Retention")),
    "library.mark": way("compare 1 and 3", then=gives(FIRST, THIRD)),
    "library.shortlist": way("save 3", then=lambda b, t: on_list(b) == [(THIRD, "")]),
    "map.list": way("/library wellbeing", then=lambda b, t: set(t.cases) == {"paramedic-rotation", "sickness-calls"}),
    "compare.open": way("compare 1 and 2", "tell me about 1", then=gives(FIRST)),
    "anywhere.help": way("help", then=says("/compare", "/history", "/train")),
    "anywhere.quit": way("quit", then=lambda b, t: t.kind == "smalltalk"),
    # places
    "go.conversation": way("show my history", "/list", then=lambda b, t: t.cases[0] == FIRST),
    "go.library": way("browse the library", then=says("6 initiatives")),
    "go.shortlists": way(*BOARD, "show my shortlists", then=says("1. Board: 2 cases")),
    "go.problems": way(*KEPT, then=says(f"1. {PROBLEM}: nothing new")),
    "go.history": way("show my history", then=says(f"1. {PROBLEM}: 1 turn")),
    "go.batch": way("/batch {folder}/in.csv", then=says("Rows: 3, 1 row cannot be answered", "Problems in: column “problem”")),
    "go.maintenance": way("check the library", then=says("6 cases · 0 errors, 0 warnings")),
    "go.settings": way("settings", then=says("History (history): on", "Movement (motion): off")),
    # choosing, writing
    "choice.take": way(SMITH, "1", then=lambda b, t: "Jane Smith" not in str(feedback(b)) and len(feedback(b)) == 1),
    "choice.nth": way(SMITH, "2", then=lambda b, t: feedback(b) == [(FIRST, "tried", SMITH.partition(": ")[2])]),
    "choice.leave": way(SMITH, "3", then=lambda b, t: feedback(b) == []),
    "note.keep": way(*BOARD, "note on 2: ask finance", then=lambda b, t: on_list(b) == [(FIRST, ""), (SECOND, "ask finance")]),
    "note.newline": way(*BOARD, "/shortlists note 1: one\ntwo", then=lambda b, t: on_list(b)[0] == (FIRST, "one\ntwo")),
    "kept.open": way(*BOARD, "show my shortlists", "1", then=gives(FIRST, SECOND)),
    # shortlists
    "shortlists.new": way("new shortlist called Board", then=lambda b, t: lists(b) == [("Board", "")]),
    "shortlists.rename": way(*BOARD, "rename shortlist 1 to Council", then=lambda b, t: lists(b) == [("Council", "")]),
    "shortlists.purpose": way(*BOARD, "shortlist 1 is for: May", then=lambda b, t: lists(b) == [("Board", "May")]),
    "shortlists.export": way(*BOARD, "export shortlist 1 to {folder}/out.md", then=written("out.md", "# Shortlist: Board")),
    "shortlists.delete": way(*BOARD, "delete shortlist 1", "yes", then=lambda b, t: lists(b) == []),
    "shortlist.note": way(*BOARD, "/shortlists note 1 ask them", then=lambda b, t: on_list(b)[0] == (FIRST, "ask them")),
    "shortlist.up": way(*BOARD, "move 2 up", then=lambda b, t: on_list(b) == [(SECOND, ""), (FIRST, "")]),
    "shortlist.down": way(*BOARD, "move 1 down", then=lambda b, t: on_list(b) == [(SECOND, ""), (FIRST, "")]),
    "shortlist.compare": way(*BOARD, "compare this shortlist", then=gives(FIRST, SECOND)),
    "shortlist.mark": way(*BOARD, "put 3 here", "/shortlists compare 1 3", then=gives(FIRST, THIRD)),
    "shortlist.export": way(*BOARD, "/shortlists export Board: board-paper {folder}/out.md", then=written("out.md", "Board paper")),
    "shortlist.remove": way(*BOARD, "/shortlists take-off 1", "yes", then=lambda b, t: on_list(b) == [(SECOND, "")]),
    # history
    "history.find": way(*EARLIER, "search my history for wards", then=lambda b, t: says(PROBLEM)(b, t) and not says("Sickness is")(b, t)),
    "history.rename": way(*EARLIER, "rename conversation 2 to Ward talk", then=lambda b, t: talks(b)[1] == "Ward talk"),
    "history.delete": way(*EARLIER, "delete conversation 2", "y", then=lambda b, t: talks(b) == ["Sickness is rising in our hospital"]),
    # saved problems
    "problems.seen": way(*KEPT, "/saved-problems seen 1", then=says("today’s answer")),
    "problems.rename": way(*KEPT, "rename problem 1 to Wards", then=lambda b, t: problems(b) == ["Wards"]),
    "problems.delete": way(*KEPT, "forget problem 1", "yes", then=lambda b, t: problems(b) == []),
    # maintenance
    "maintenance.corpus": way("/health errors", then=says("Errors: - None.")),
    "maintenance.versions": way("show the versions", then=says("1 version of the index", "serves now")),
    "maintenance.feedback": way(*JUDGED, then=says("1 waiting for review", "waits for review")),
    "maintenance.accept": way(*JUDGED, "accept feedback 1", then=lambda b, t: states(b) == ["accepted"]),
    "maintenance.set_aside": way(*JUDGED, "refuse feedback 1", then=lambda b, t: states(b) == ["set-aside"]),
    "maintenance.export": way(*JUDGED, "accept feedback 1", "/feedback export {folder}/out.jsonl", then=written("out.jsonl", SECOND)),
    "maintenance.delete": way(*JUDGED, "delete feedback 1", "yes", then=lambda b, t: states(b) == []),
    # settings and batch
    "settings.usual": way("turn history off", "/settings usual history", then=lambda b, t: b.desk.settings.history),
    "batch.run": way("/batch {folder}/in.csv", "run the batch", then=written("in-answers.xlsx.manifest.json", "in.csv")),
}  # fmt: skip

# a transcript has none of these
OF_THE_SCREEN = {
    "moving about on a screen": """results.up results.down results.heading_next results.heading_back bar.left
        bar.right filters.up filters.down filters.page_up filters.page_down kept.other""",
    "leaving a screen or a box: a line is sent or it is not": """conversation.escape record.back filters.leave
        library.back compare.back help.close kept.back go.leave note.leave key.leave jump.leave""",
    "folding: a transcript is read as it comes": "results.fold results.fold_all",
    "the terminal's own keys: recall, editing, selecting and copying": """prompt.earlier prompt.later prompt.editor
        prompt.wipe results.copy record.copy_all compare.copy""",
    "the menus that lead to the rest": "anywhere.palette anywhere.go anywhere.jump",
    "looks, and opening the library again": "anywhere.look anywhere.motion conversation.retry",
}
APART = {"batch.stop", "maintenance.train", "maintenance.training"}  # tested by themselves below
