"""What a document carries besides its matter: navigation, cookie banners, share buttons, running heads, contacts.

Works on blocks of any source, after the readers left out what their formats mark as such.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.intake.blocks import Block
from assistant.intake.markers import is_marker
from assistant.language.personal_patterns import EMAIL

SHORT = 90  # characters; longer text is matter unless it is about cookies
REPEATED = 3  # times a short line must stand to be a running head
NAVIGATION = re.compile(
    r"""(?:^(?:skip\ to|jump\ to|back\ to\ (?:top|list)|return\ to|go\ to|view\ all|see\ all|show\ all|load\ more
    |read\ more|find\ out\ more|learn\ more|next\ (?:page|article)|previous\ (?:page|article)|previous|next
    |home|menu|search|close|contents|table\ of\ contents|on\ this\ page|sitemap|accessibility|log\ ?in|sign\ in
    |my\ account|downloading\ pdf|download|print|access\ further|privacy(?:\ (?:policy|notice))?
    |terms\ (?:and|&)\ conditions|all\ rights\ reserved|page\ \d+)\b)
    |^home\s*[»>›/|]|\s[»›]\s|^\s*(?:©|\(c\)\s|copyright\b)|^[\d\s.|/-]+$""",
    re.IGNORECASE | re.VERBOSE,
)
SHARING = re.compile(
    r"""^(?:share(?:\ (?:this|on|via|with)\b.*)?|tweet(?:\ this)?|follow\ us\b.*|like\ us\b.*
    |e-?mail\ (?:this|a\ friend)\b.*|(?:facebook|twitter|x|linkedin|whatsapp|instagram|youtube|bluesky|threads)
    (?:[\s,|]+(?:facebook|twitter|x|linkedin|whatsapp|instagram|youtube|e-?mail|print|share))*
    |subscribe\b.*|sign\ up\ (?:to|for)\b.*|was\ this\ (?:page|article)\b.*|rate\ this\b.*
    |leave\ a\ (?:comment|reply)\b.*)$""",
    re.IGNORECASE | re.VERBOSE,
)
COOKIES = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:web)?site)\b.{0,40}\bcookies?\b"
    r"|\b(?:accept|reject|manage|essential|analytics) (?:all )?cookies\b",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"""^(?:for\ (?:more|further)\ information\b|to\ find\ out\ more\b|further\ information\b
    |contacts?(?:\ (?:us|details|name))?\b|e-?mail\b|tel(?:ephone)?\b|phone\b|your\ feedback\b
    |if\ you\ (?:would\ like|want|wish)\ to\ (?:know|find\ out)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
ASKING = re.compile(r"\b(?:e-?mail|contact|get in touch|write to)\b", re.IGNORECASE)
LINK = re.compile(r"^(?:\d+\s+)?<?(?:https?://|www\.)\S+>?$", re.IGNORECASE)
TAIL = re.compile(
    r"^(?:view all|news and views|related (?:content|articles|resources|pages|case studies|links)|you (?:may|might) "
    r"also (?:like|be interested).*|more (?:case studies|like this|news)|latest news|recent (?:posts|news)|references"
    r"|bibliography|end ?notes|footnotes)$",
    re.IGNORECASE,
)


class Stripped(NamedTuple):
    """The blocks that are matter, and how many of each kind were taken out."""

    kept: tuple[Block, ...]
    taken_out: dict[str, int]


def strip(blocks: Sequence[Block]) -> Stripped:
    """The matter of a document."""
    running = _running(blocks)
    end = _end_of_matter(blocks)
    kept, taken_out = [], Counter[str]()
    for block in blocks[:end]:
        if what := _what(block, running):
            taken_out[what] += 1
        else:
            kept.append(block)
    if end < len(blocks):
        taken_out["after the end"] = len(blocks) - end
    return Stripped(tuple(kept), dict(taken_out))


def _what(block: Block, running: set[str]) -> str:
    """What kind of boilerplate a block is; empty for matter."""
    text = block.text
    if len(text) <= SHORT:
        if text.casefold() in running:
            return "repeated lines"
        if SHARING.match(text):
            return "share buttons"
        if NAVIGATION.search(text):
            return "navigation"
    if LINK.match(text):
        return "navigation"
    if COOKIES.search(text) and len(text) <= 600 and block.kind != "heading":
        return "cookie banners"
    if CONTACT.match(text) and (
        EMAIL.search(text) or "contact" in text.casefold() or len(text) <= SHORT
    ):
        return "contact blocks"
    if len(text) <= 3 * SHORT and ASKING.search(text) and EMAIL.search(text):
        return "contact blocks"
    if EMAIL.sub("", text).strip(" .,:;|<>()[]") == "" or (
        EMAIL.search(text) and len(text) <= SHORT
    ):
        return "contact blocks"
    return ""


def _running(blocks: Sequence[Block]) -> set[str]:
    """Short lines that stand again and again, other than those that mark a case."""
    counts = Counter(
        block.text.casefold()
        for block in blocks
        if len(block.text) <= SHORT and block.kind != "item"
    )
    return {text for text, times in counts.items() if times >= REPEATED and not _may_repeat(text)}


def _may_repeat(text: str) -> bool:
    return is_marker(text) or text.rstrip(":") in SUBHEADINGS


SUBHEADINGS = frozenset(
    (
        "background|context|introduction|overview|the challenge|challenge|challenges|the problem|problem|aim|aims"
        "|objectives|the solution|solution|approach|our approach|action|actions|what we did|what they did"
        "|what was done|implementation|method|impact|outcome|outcomes|result|results|the results|benefits|learning"
        "|lessons learned|lessons learnt|key learning|next steps|conclusion|summary|top tips"
    ).split("|")
)


def _end_of_matter(blocks: Sequence[Block]) -> int:
    """Where the page's own tail begins, after its first third and with no case after it."""
    whole, before = sum(len(block.text) for block in blocks), 0
    last = max((n for n, block in enumerate(blocks) if is_marker(block.text)), default=-1)
    for place, block in enumerate(blocks):
        if place > last and before * 3 > whole and TAIL.match(block.text):
            return place
        before += len(block.text)
    return len(blocks)


def in_words(taken_out: dict[str, int]) -> Iterator[str]:
    """What was taken out, for telling."""
    return (f"{number} {what}" for what, number in sorted(taken_out.items()))
