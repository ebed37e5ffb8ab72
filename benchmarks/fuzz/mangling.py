"""Sound text and bytes made bad: cut, flipped, repeated, joined with what parsers stumble over."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence

NASTY = (
    "\x00",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\ud800",
    "\U000e0041",
    "e\u0301" * 40,
    "ﬀ" * 20,
    "\x1b]0;x\x07\x1b[2J",
    "[bold]",
    "[/]",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "<!ENTITY a SYSTEM 'file:///etc/passwd'>&a;",
    "'; DROP TABLE turn; --",
    "%s%n{0}{x.__class__}",
    "---\n",
    "\n---\n",
    "&a [*a, *a]",
    "!!python/object:os.system x",
    "? {a: b}",
    "<<: {x: 1}",
    "- - - - - - - - - - - - - -",
    "{" * 40,
    "[" * 40,
    '"',
    "'",
    ",,,,",
    "\t\t",
    "\r",
    "\r\n\r\n",
    "1e999",
    "-9223372036854775809",
    "9" * 400,
    "0x1F",
    "NaN",
    "null",
    "true",
    "~",
    "12:30:45",
    "2026-13-45",
    "0000-00-00",
    "99999-01-01",
    "999999999999-01",
    "#REF!",
    "A&E",
    "band 5",
    "t-level",
    "a.b.c.",
    "'s",
    "it''s",
    "<!--",
    "-->",
    "## Problem",
    "| a | b |\n|---|---|",
    "```",
    "https://",
    "http://[::1",
    "a@b.cc",
    "QQ123456C",
    "ZZ" * 300,
    "xn--",
    " " * 500,
    "-" * 500,
    "a" * 2_000,
)
WORDS = """nurses band 5 leave ward transfer agency bank sickness stress retire flexible rota TUPE apprentice levy
international recruitment visa care home vacancy turnover not never without only before after 12% £40,000 HCA OT AHP
resident doctors paramedics burnout bullying pay parking childcare menopause explain compare 1 2 three first last undo
why save export help more only in Wales since 2021 social care the second one""".split()
PLANES = ((32, 126), (160, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF), (0x900, 0xDFF))
FAR_PLANES = (
    (0x1100, 0x11FF),
    (0x2000, 0x2BFF),
    (0x3000, 0xD7FF),
    (0xE000, 0xFFFF),
    (0x10000, 0x10FFFF),
)


def text(chance: random.Random, longest: int = 400) -> str:
    """Words, bits of nasty text, and letters of any script."""
    wanted = int(longest ** chance.random())
    parts: list[str] = []
    length = 0
    while length < wanted:
        part = _part(chance)
        parts.append(part)
        length += len(part) + 1
    return chance.choice((" ", " ", "", "\n")).join(parts)


def _part(chance: random.Random) -> str:
    roll = chance.random()
    if roll < 0.6:
        return chance.choice(WORDS)
    if roll < 0.75:
        return chance.choice(NASTY)
    if roll < 0.85:
        low, high = chance.choice(PLANES + FAR_PLANES)
        return "".join(chr(chance.randint(low, high)) for _ in range(chance.randint(1, 12)))
    if roll < 0.92:
        word = list(chance.choice(WORDS))
        word[chance.randrange(len(word))] = chr(chance.randint(33, 126))
        return "".join(word)
    return str(chance.randint(-(10**6), 10**9))


def mangled(chance: random.Random, sound: bytes, others: Sequence[bytes] = ()) -> bytes:
    """Bytes with one to six changes."""
    raw = sound
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        raw = chance.choice(CHANGES)(chance, raw)
        if others and chance.random() < 0.1:
            raw = _spliced(chance, raw, chance.choice(others))
    return raw[:2_000_000]


def _place(chance: random.Random, raw: bytes) -> int:
    return chance.randint(0, len(raw))


def _flipped(chance: random.Random, raw: bytes) -> bytes:
    if not raw:
        return raw
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]


def _cut(chance: random.Random, raw: bytes) -> bytes:
    return raw[: _place(chance, raw)]


def _missing(chance: random.Random, raw: bytes) -> bytes:
    at = _place(chance, raw)
    return raw[:at] + raw[at + chance.choice((1, 4, 64, 1024)) :]


def _repeated(chance: random.Random, raw: bytes) -> bytes:
    at = _place(chance, raw)
    piece = raw[at : at + chance.choice((1, 8, 100, 1000))]
    return raw[:at] + piece * chance.choice((2, 3, 20, 200)) + raw[at:]


def _inserted(chance: random.Random, raw: bytes) -> bytes:
    at = _place(chance, raw)
    return raw[:at] + chance.choice(NASTY).encode("utf-8", "surrogatepass") + raw[at:]


def _replaced(chance: random.Random, raw: bytes) -> bytes:
    at = _place(chance, raw)
    word = chance.choice(NASTY).encode("utf-8", "surrogatepass")
    return raw[:at] + word + raw[at + len(word) :]


def _random(chance: random.Random, raw: bytes) -> bytes:
    at = _place(chance, raw)
    return raw[:at] + chance.randbytes(chance.choice((1, 3, 40))) + raw[at:]


def _said(chance: random.Random, raw: bytes) -> bytes:
    at = _place(chance, raw)
    return raw[:at] + text(chance, 200).encode("utf-8", "surrogatepass") + raw[at:]


def _line_moved(chance: random.Random, raw: bytes) -> bytes:
    rows = raw.split(b"\n")
    chance.shuffle(rows) if chance.random() < 0.1 else rows.insert(
        chance.randrange(len(rows)), rows.pop(chance.randrange(len(rows)))
    )
    return b"\n".join(rows)


def _value_changed(chance: random.Random, raw: bytes) -> bytes:
    """What follows a colon, taken for something else."""
    rows = raw.split(b"\n")
    at = chance.randrange(len(rows))
    name, colon, _ = rows[at].partition(b":")
    if colon:
        value = chance.choice((*NASTY, "[]", "{}", "-1", "3.5", "[a, b]", "{a: b}"))
        rows[at] = name + b": " + value.encode("utf-8", "surrogatepass")
    return b"\n".join(rows)


def _spliced(chance: random.Random, raw: bytes, other: bytes) -> bytes:
    return raw[: _place(chance, raw)] + other[_place(chance, other) :]


Change = Callable[[random.Random, bytes], bytes]
CHANGES: tuple[Change, ...] = (
    _flipped,
    _cut,
    _missing,
    _repeated,
    _inserted,
    _replaced,
    _random,
    _said,
    _line_moved,
    _value_changed,
)


def mangled_zip(chance: random.Random, sound: bytes) -> bytes:
    """A zip file whose bytes, or one of whose parts, are mangled; parts may be gone."""
    if chance.random() < 0.2:
        return mangled(chance, sound)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as held, zipfile.ZipFile(out, "w") as made:
        names = held.namelist()
        chosen = chance.choice(names)
        for name in names:
            raw = held.read(name)
            if name == chosen and chance.random() < 0.1:
                continue
            made.writestr(name, mangled(chance, raw) if name == chosen else raw)
    return out.getvalue()
