"""What people call a piece of law, and whose words those of the taxonomy are."""

LAW_WORDS = frozenset(
    "law laws act regulations regulation rules rule legislation legal the a an any our".split()
)
ALSO_CALLED = {
    "gdpr": "data-protection",
    "ico": "data-protection",
    "right to work": "recruitment-checks",
    "dbs": "recruitment-checks",
    "zero hours": "working-time",
    "rest breaks": "working-time",
    "working hours": "working-time",
    "holiday pay": "working-time",
    "wtr": "working-time",
    "wtd": "working-time",
    "ewtd": "working-time",
    "working time directive": "working-time",
    "working time regulations": "working-time",
    "equality act": "equality",
    "discrimination": "equality",
    "fire and rehire": "changing-terms",
    "contract changes": "changing-terms",
    "change of contract": "changing-terms",
    "visas": "international-recruitment",
    "visa": "international-recruitment",
    "immigration": "international-recruitment",
    "sponsorship": "international-recruitment",
    "unions": "trade-unions",
    "union recognition": "trade-unions",
    "redundancy": "redundancy-redeployment",
    "redundancies": "redundancy-redeployment",
    "consultation": "collective-consultation",
    "agency workers": "staff-banks-agency",
    "bank staff": "staff-banks-agency",
    "iwt": "working-time",
    "health and safety": "wellbeing-sickness",
    "sick pay": "wellbeing-sickness",
    "equal pay": "pay",
    "minimum wage": "pay",
    "national minimum wage": "pay",
    "whistleblowing": "harassment-speaking-up",
    "sexual harassment": "harassment-speaking-up",
    "social media law": "recruitment-marketing",
}


SCHEMES = {
    "safe-staffing": "a word of the safe staffing case studies",
    "nhs-employers": "a topic of NHS Employers",
    "a-place-to-work": "a word of “A place to work”",
    "ours": "this library's own word",
}
