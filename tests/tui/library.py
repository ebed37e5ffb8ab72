"""A small library written for these tests: six cases and two considerations, all invented."""

from assistant.index.contents import Facets
from assistant.library.cases import Case, Citation, Evidence, Fact, FurtherSource
from assistant.library.considerations import (
    Consideration,
    Elsewhere,
    LegalSource,
    PhraseTrigger,
    Question,
    Rule,
    Since2019,
    Term,
    Triggers,
)
from assistant.library.vocabulary import Entry, Feature, Publication, Taxonomy

MARKUP = "[red]Not markup[/red] [link=x]"
SITUATIONS = tuple(f"People put the problem in way {number}." for number in range(1, 9))
KEYWORDS = ("moving", "wards", "leaving", "turnover", "posts")


def _case(number: int, title: str, place: str, **changes: object) -> Case:
    values: dict[str, object] = {
        "id": f"case-{number}",
        "title": title,
        "organisation": place,
        "country": "england",
        "sector": "acute",
        "setting": "Group of hospitals",
        "themes": ("retention", "skill-mix"),
        "staff_groups": ("nurses",),
        "kind": "case-study",
        "result": "improved",
        "scale": "organisation",
        "date": f"20{10 + number}",
        "source": Citation(id="book", locator=f"Page {number}"),
        "also": (
            FurtherSource(id="press", title="A story", publisher="The Paper", date="undated"),
        ),
        "facts": (
            Fact(fact=f"Fact {number} is so.", source="book"),
            Fact(fact="More so.", source="press"),
        ),
        "evidence": Evidence(grade=2, why="Turnover before and after, told by those who did it."),
        "features": ("internal-moves",),
        "summary": f"Summary {number}: staff move to another ward by a short form and keep their terms.",
        "situations": SITUATIONS,
        "keywords": KEYWORDS,
        "problem": "Nurses left because moving wards was hard.\n\nPosts stood empty.",
        "actions": "- It asked leavers why.\n- It made one short form.",
        "outcomes": (f"Turnover fell from 16% to {number}%.", "Moves took two weeks."),
        "obstacles": ("Managers held on to people.", "Places ran short."),
        "lessons": ("Ask leavers first.",),
    }
    return Case.model_validate({**values, **changes})


CASES = (
    _case(1, "Moving wards by a short form", "Northern Hospitals"),
    _case(2, MARKUP, "Mill Town Trust", sector="community", themes=("retention",)),
    _case(3, "A bank of staff shared by three employers", "Three Rivers", sector="system"),
    _case(4, "Paramedics rotate through a surgery", "Eastern Ambulance", sector="ambulance"),
    _case(5, "Care workers on a joint course", "Harbour Council", sector="social-care"),
    _case(6, "Nurses lead the safety huddle", "Hill Hospital", themes=("skill-mix",)),
)

TAXONOMY = Taxonomy(
    sectors={
        "acute": Entry(label="Acute hospitals", gloss="Hospitals."),
        "community": Entry(label="Community health"),
        "ambulance": Entry(label="Ambulance"),
        "social-care": Entry(label="Social care"),
        "system": Entry(label="Whole system"),
    },
    countries={"england": Entry(label="England"), "wales": Entry(label="Wales")},
    themes={
        "retention": Entry(label="Retention", gloss="Keeping people.", scheme="ours"),
        "skill-mix": Entry(label="Skill mix", gloss="Who does what.", scheme="safe-staffing"),
        "pay": Entry(label="Pay", gloss="What people earn."),
    },
    staff_groups={"nurses": Entry(label="Nurses")},
    features={"internal-moves": Feature(label="Moves inside one employer", because="move staff")},
)

PUBLICATIONS = {
    "book": Publication(
        title="The book", publisher="The Publisher", date="2019-12", url="https://example.org/book"
    )
}

SOURCE = LegalSource(
    id="s1",
    title="The Act",
    publisher="The Crown",
    date="2006",
    kind="statute",
    url="https://example.org/act",
)


def _law(id: str, title: str) -> Consideration:
    rules = (
        Rule(
            id="r1",
            text="Staff keep their terms.",
            status="in-force",
            authority="statute",
            effective="2006-04-06",
            sources=("s1",),
        ),
        Rule(
            id="r2",
            text="A new code is to come.",
            status="coming",
            authority="code",
            effective="2027-01-01",
            sources=("s1",),
        ),
        Rule(
            id="r3",
            text="Pensions may pass.",
            status="unconfirmed",
            authority="policy",
            sources=("s1",),
            doubt="It was not confirmed.",
        ),
    )
    return Consideration(
        id=id,
        title=title,
        scope="What moves and what stays.",
        jurisdiction="Great Britain",
        checked_on="2026-11-22",
        review_by="2027-02-22",
        confidence="High.",
        summary="When work moves to another employer, its staff usually move too.",
        rules=rules,
        since_2019=Since2019(
            said="It asked who is responsible.",
            now="Smaller moves are easier.",
            verdict="still-right",
            sources=("s1",),
        ),
        elsewhere=(
            Elsewhere(
                country="wales",
                text="It differs.",
                status="unconfirmed",
                sources=("s1",),
                doubt="Not known how.",
            ),
        ),
        questions=(
            Question(ask="Who will be the employer?", of="legal-adviser"),
            Question(ask="When do representatives hear?", of="staff-side"),
        ),
        glossary=(Term(term="Measures", meaning="Changes that affect staff.", sources=("s1",)),),
        triggers=Triggers(
            phrases=(
                PhraseTrigger(words=("transfer",), weight=3, because="you mention a transfer"),
            )
        ),
        situations=SITUATIONS,
        keywords=KEYWORDS,
        sources=(SOURCE,),
        about="It is about work that moves.",
        watch_for=("Moves by accident.",),
    )


LAWS = (_law("moves", "Moving staff"), _law("terms", "Changing terms"))


class SmallIndex:
    """What the screens need of an index."""

    def __init__(self) -> None:
        self._cases = {case.id: case for case in CASES}
        self._laws = {law.id: law for law in LAWS}
        self.case_ids = sorted(self._cases)
        self.legal_ids = sorted(self._laws)
        self.facets = Facets.of(self._cases)
        self.taxonomy = TAXONOMY
        self.publications = PUBLICATIONS
        self.present_names = {"case-1": "Greater Northern Trust"}
        self.triggers = [{"id": "moves", "phrases": [], "features": {"internal-moves": 2}}]

    def case(self, id: str) -> Case:
        return self._cases[id]

    def consideration(self, id: str) -> Consideration:
        return self._laws[id]
