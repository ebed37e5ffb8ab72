"""Sorting out texts that are not workforce problems: danger to life, individual cases.

Owns the words that give them away and the doors that are named. Whether the library has an answer is for calibration.
"""

import re
from typing import NamedTuple

from assistant.language.reading import Reading


class Triage(NamedTuple):
    """What kind of text it is. ``kind`` is "problem", "urgent" or "individual"."""

    kind: str
    notes: tuple[str, ...]
    answerable: bool


URGENT = re.compile(
    r"\b(suicid\w*|kill(ing)? (my|him|her|them)sel\w+|end (my|his|her|their) (own )?life|self[- ]harm\w*|overdos\w+"
    r"|take (my|his|her|their) own life|wants? to die|in immediate danger)\b",
    re.IGNORECASE,
)
URGENT_NOTE = (
    "If someone may be in danger now, call 999. For someone in distress, Samaritans answer day and night on 116 123, "
    "and NHS 111 has a mental health option."
)
INDIVIDUAL_NOTE = (
    "This looks like one person's case. This library holds initiatives, not advice on individuals. "
    "Speak to your own HR or legal team, your trade union, or Acas."
)
INDIVIDUAL = re.compile(
    r"\b(my|his|her) (grievance|disciplinary|dismissal|tribunal|appeal|settlement agreement)\b"
    # "our disciplinary process" is a matter of the whole workforce
    r"|\b(our|their|the) (grievance|disciplinary|dismissal|tribunal|appeal|settlement agreement)\b"
    r"(?! (process\w*|procedure\w*|polic\w+|rate\w*|cases?|hearings?|system\w*|figures|data|action\w*|route))"
    r"|\b(can|could|should|may) (i|we) (sack|dismiss|fire|discipline|suspend)\b"
    r"|\b(sack|dismiss|fire|discipline|suspend|sue) (him|her|me|this (nurse|doctor|person|employee|member)|one of)\b"
    r"|\b(i (have been|was|am being|'?ve been) (sacked|dismissed|suspended|bullied|disciplined))\b"
    r"|\bunfairly dismissed\b|\bmy (manager|boss|employer) (has|is|won'?t|refus\w+)\b",
    re.IGNORECASE,
)


def triage(reading: Reading) -> Triage:
    """What kind of text a reading is of."""
    text = reading.text.replace("’", "'")
    notes = (URGENT_NOTE,) if URGENT.search(text) else ()
    if INDIVIDUAL.search(text):
        return Triage("individual", (*notes, INDIVIDUAL_NOTE), answerable=False)
    return Triage("urgent" if notes else "problem", notes, answerable=True)
