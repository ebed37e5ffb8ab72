"""What an empty screen says, and the problems it offers to try."""

WELCOME = (
    "Say what goes wrong with your workforce, in your own words. You get what others tried, what came of it, "
    "what got in the way, and what the law may have to say.",
    "",
    "Type below, or press Tab and a number to try one of these:",
)
EXAMPLES = (
    "Band 5 nurses leave because changing ward means applying all over again.",
    "We cannot fill care worker shifts, and the agency bill keeps growing.",
    "Paramedics are worn out and sickness absence is climbing.",
    "A community service is moving to another provider: what happens to its staff?",
    "Too few young people see us as a place to work.",
    "Hospital, council and surgery staff must work as one team, each with its own employer.",
)
