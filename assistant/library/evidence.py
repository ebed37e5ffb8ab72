"""The printed rule of how far an outcome can be trusted."""

EVIDENCE_RULES = {
    0: "No outcome is reported: a plan, a guide, a tool, or an account without results.",
    1: "An outcome is told in words, or by a figure with nothing to set it against.",
    2: "Figures before and after, reported by those who ran it; no comparison.",
    3: "Figures set against a comparison, reported by those who ran it.",
    4: "An evaluation by someone independent of those who ran it.",
}
