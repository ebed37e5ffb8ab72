# ruff: noqa: E501
"""Every command by name: what it takes, what it does, what sentence does the same. One registry for all front ends."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

LIKE = 50.0  # RapidFuzz ratio from which one is offered
NEAR = 70.0  # RapidFuzz ratio from which a misspelt command is taken


class Command(NamedTuple):
    """One command. ``takes`` names its argument for completion: case, cases, sector, term … or nothing."""

    name: str
    takes: str
    help: str
    intent: str
    example: str
    aliases: tuple[str, ...] = ()
    needs: bool = False  # whether it does nothing without its argument
    forms: tuple[tuple[str, str], ...] = ()  # what may follow it, each with what that does

    @property
    def usage(self) -> str:
        """The command as typed."""
        shown = f"<{self.takes}>" if self.needs else f"[{self.takes}]"
        return f"/{self.name} {shown}" if self.takes else f"/{self.name}"


COMMANDS: tuple[Command, ...] = (
    Command("problem", "text", "Describe a new problem.", "problem", "We cannot keep new nurses", ("new", "ask"), True),
    Command("more", "case", "Put initiatives like this one first.", "more_like", "more like 2", ("like",)),
    Command("less", "case", "Leave this one out and put others like it last.", "less_like", "less like 3", ("unlike",)),
    Command("only", "filter", "Show only this sector, theme, staff group or country.", "only", "only mental health", (), True),
    Command("also", "filter", "Add a value to a filter.", "also", "also community trusts", ("add", "and"), True),
    Command("not", "filter", "Leave out a sector, theme, staff group or country.", "not", "not apprenticeships", ("without", "exclude"), True),
    Command("sector", "sector", "Show only this sector; alone, any sector.", "sector", "what about ambulance trusts?"),
    Command("theme", "theme", "Show only this theme; alone, any theme.", "theme", "only wellbeing", ("topic",)),
    Command("staff-group", "staff_group", "Show only this staff group; alone, any.", "staff_group", "for midwives", ("staff", "group")),
    Command("country", "country", "Show only this country; alone, any country.", "country", "in Wales"),
    Command("source", "source", "Show only this publication; alone, any.", "source", "from NHS Providers", ("publication",)),
    Command("since", "year", "Show only accounts from this year on; alone, any year.", "since", "since 2018", ("year",)),
    Command("cheaper", "", "Put cheaper initiatives first.", "cheap", "cheaper", ("cheap",)),
    Command("small", "", "Put first what a small team can do.", "small", "something a small team can do", ("smaller", "team")),
    Command("proven", "", "Put better evidence first.", "proven", "with better evidence", ("evidence-first",)),
    Command("filters", "", "Show the filters in force and how to remove each.", "filters", "which filters are on?", ("limits",)),
    Command("clear", "filter", "Remove one filter, or all of them.", "clear", "clear filters", ("reset", "remove", "drop")),
    Command("as-typed", "text", "Read a word as typed: not mended, not looked for in other words.", "as_typed", "I did mean HCSW", ("i-did-mean",), True),
    Command("undo", "", "Take back the last change.", "undo", "undo that", ("back",)),
    Command("restart", "", "Start afresh: no problem, no filters.", "restart", "start again", ("afresh", "reset-all")),
    Command("list", "", "Show the present answer again.", "list", "show the list again", ("answer", "again")),
    Command("next", "", "Show further initiatives.", "next", "show more", ("more-results", "further")),
    Command("nearest", "", "Show what comes nearest within the filters, though nothing fits.", "nearest", "show the nearest anyway", ("anyway",)),
    Command("tell", "case", "Show the whole record of one.", "tell", "tell me more about 3", ("show", "open", "detail", "case")),
    Command("why", "case", "Say why one was found.", "why", "why the first one?", ("explain",)),
    Command("compare", "cases", "Set two to four side by side.", "compare", "compare 1 and 4", ("versus", "vs")),
    Command("problems", "case", "What went wrong or got in the way.", "obstacles", "what went wrong there?", ("obstacles", "wrong")),
    Command("outcomes", "case", "What came of it, and how sure that is.", "outcomes", "did it work?", ("results", "evidence")),
    Command("copy", "case", "What another employer can take from it.", "copy", "what should we copy?", ("lessons",)),
    Command("cost", "case", "What it cost and how long it took.", "cost", "what did it cost?", ("time",)),
    Command("differs", "case", "What would be different for you.", "differs", "what would be different for us?", ("different", "us")),
    Command("common", "cases", "What the initiatives have in common.", "common", "what did they have in common?", ("shared",)),
    Command("legal", "case", "Legal considerations: of the problem, or of one initiative.", "legal", "legal risks of 2?", ("law", "risks")),
    Command("relevant", "law", "Whether a piece of law is relevant here.", "relevant", "is TUPE relevant?", ("applies",), True),
    Command("lawyer", "case", "Questions to take to your lawyer and others.", "lawyer", "what should I ask our lawyer?", ("questions", "ask-lawyer")),
    Command("timetable", "", "What is changing in the law, by date; “all” for the whole pack.", "timetable", "what is changing in the law?", ("coming", "changes")),
    Command("define", "term", "Explain a word.", "define", "what is skill mix?", ("glossary", "what", "meaning"), True),
    Command("age", "case", "How old the accounts and the law are.", "age", "how old is this?", ("date", "old")),
    Command("contact", "case", "Where it was published, to ask further.", "contact", "who do I contact?", ("who", "source-of")),
    Command("library", "group", "What the library holds; with a sector, theme or place, the initiatives there.", "library", "browse the library", ("browse", "cases")),
    Command("map", "", "Initiatives by theme and sector, with the gaps.", "map", "where are the gaps?", ("coverage", "gaps")),
    Command("laws", "", "Every legal consideration of the library.", "laws", "which laws do you cover?", ("legal-pack",)),
    Command("words", "", "The words that can be explained.", "words", "show the glossary", ("terms",)),
    Command("save", "case", "Keep one on the shortlist of this conversation.", "save", "save 2", ("keep", "shortlist-add")),
    Command("unsave", "case", "Take one off the shortlist.", "unsave", "take 2 off the shortlist", ("unkeep",), True),
    Command("shortlist", "", "Show the shortlist.", "shortlist", "show my shortlist", ("saved",)),
    Command("export", "", "Give the answer and the shortlist as a note in Markdown.", "export", "export this", ("note",)),
    Command("skip", "", "Pass over the question asked.", "skip", "skip", ("s", "pass")),
    Command("quit", "", "Leave.", "goodbye", "quit", ("exit", "bye")),
    Command("help", "command", "What you can say.", "help", "help", ("h", "?", "commands")),
)  # fmt: skip


def spellings(among: Iterable[Command] = COMMANDS) -> dict[str, Command]:
    """Every name and alias."""
    return {word: command for command in among for word in (command.name, *command.aliases)}


def find(word: str, among: Iterable[Command] = COMMANDS) -> tuple[Command | None, bool]:
    """The command of a word, and whether a typing slip was mended; a beginning is enough where only one fits."""
    from rapidfuzz import fuzz, process

    held = spellings(among)
    word = word.casefold().replace("_", "-")
    if word in held:
        return held[word], False
    begun = {held[name].name for name in held if name.startswith(word)} if word else set()
    if len(begun) == 1:
        return held[begun.pop()], False
    near = process.extractOne(word, sorted(held), scorer=fuzz.ratio, score_cutoff=NEAR)
    return (held[near[0]], True) if near else (None, False)


def nearest(word: str, among: Iterable[Command] = COMMANDS) -> str:
    """The name of the command most like a word, or nothing where none is like it."""
    from rapidfuzz import fuzz, process

    held = spellings(among)
    near = process.extractOne(word, sorted(held), scorer=fuzz.ratio, score_cutoff=LIKE)
    return held[near[0]].name if near else ""


def completions(line: str, talk: "Conversation") -> list[str]:
    """Whole lines that a line begun with a slash may become."""
    if not line.startswith("/"):
        return []
    word, space, rest = line[1:].partition(" ")
    known = talk.beside.all_commands
    if not space:
        return [f"/{one.name}" for one in known if one.name.startswith(word.casefold())]
    command, _ = find(word, known)
    if command is None:
        return []
    begun = rest.casefold()
    forms = [form.partition(" ")[0] for form, _ in command.forms if not form.startswith("<")]
    offered = dict.fromkeys((*forms, *_values(command.takes, talk)))
    values = (value for value in offered if value.casefold().startswith(begun))
    return [f"/{command.name} {value}" for value in values]


def _values(takes: str, talk: "Conversation") -> Iterator[str]:
    index = talk.assistant.index
    taxonomy = index.taxonomy
    groups: dict[str, Iterable[str]] = {
        "sector": taxonomy.sectors,
        "theme": taxonomy.themes,
        "staff_group": taxonomy.staff_groups,
        "country": taxonomy.countries,
        "source": index.publications,
        "law": index.legal_ids,
        "year": map(str, sorted(set(index.facets.year), reverse=True)),
        "command": (command.name for command in talk.beside.all_commands),
        "term": (entry.label for entry in taxonomy.themes.values()),
    }
    groups["group"] = [
        *groups["sector"],
        *groups["theme"],
        "organisations",
        "staff groups",
        "years",
    ]
    if takes in ("case", "cases"):
        yield from (str(place) for place in range(1, len(talk.shown) + 1))
    elif takes == "filter":
        for kind in ("sector", "theme", "staff_group", "country"):
            yield from groups[kind]
    else:
        yield from groups.get(takes, ())
