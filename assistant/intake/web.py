"""Web pages as blocks, by lxml: the article without the page around it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

from assistant.intake.blocks import Block, Manuscript, tidy

LEFT_OUT = frozenset(
    """nav footer aside script style form noscript iframe button svg template dialog select figure menu object
    head""".split()
)
AROUND = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|shar(?:e|ing)|social|nav(?:bar|igation)?|menu|sidebar|related"
    r"|newsletter|subscribe|sign-?up|skip(?:-link)?|banner|pagination|comments?|advert(?:isement)?|popup|modal"
    r"|site-(?:header|footer)|back-to-top|visually-hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
ROLES = frozenset("navigation banner contentinfo complementary search dialog alert".split())
PARTS = frozenset("p li blockquote dd dt td th pre h1 h2 h3 h4 h5 h6 caption".split())
INLINE = frozenset(
    "a abbr b br cite code em font i img mark q s small span strong sub time u".split()
)
DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='date' or @name='DC.date' or @name='dcterms.issued']/@content",
    "//time/@datetime",
)


def read_html(path: Path, raw: bytes) -> Manuscript:
    """An HTML page. Nothing it points to is fetched."""
    parser = html.HTMLParser(encoding=_encoding(raw), no_network=True, remove_comments=True)
    page = html.document_fromstring(raw, parser=parser)
    date, url, title = _first(page, *DATES)[:10], _first(page, "//link[@rel='canonical']/@href"), ""
    title = _first(page, "//meta[@property='og:title']/@content", "//h1//text()", "//title/text()")
    body = _article(page)
    return Manuscript(path.name, tuple(_blocks(body)), title=title, date=date, url=url)


def _encoding(raw: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page itself says."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _first(page: Any, *paths: str) -> str:
    for path in paths:
        for found in page.xpath(path):
            if plain := tidy(str(found)):
                return plain
    return ""


def _article(page: Any) -> Any:
    """The part that a page marks as its own content, where it holds most of the words; else the whole body."""
    body = page.find("body")
    body = page if body is None else body
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(path)
        if len(found) == 1 and len(found[0].text_content()) > 200:
            return found[0]
    return body


def _blocks(element: Any) -> Iterator[Block]:
    if not isinstance(element.tag, str) or _around(element):
        return
    if element.tag in PARTS and not any(
        child.tag in PARTS or child.tag in ("ul", "ol", "table")
        for child in element.iter()
        if child is not element
    ):
        yield from _block(element.tag, _spoken(element))
        return
    loose = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            loose.append(_spoken(child))
        else:
            yield from _block("p", "".join(loose))
            loose = []
            yield from _blocks(child)
        loose.append(child.tail or "")
    yield from _block("p", "".join(loose))


def _block(tag: str, text: str) -> Iterator[Block]:
    plain = tidy(text)
    if not plain:
        return
    if tag[0] == "h" and tag[1:].isdigit():
        yield Block("heading", plain, int(tag[1:]))
    else:
        yield Block("item" if tag == "li" else "text", plain)


def _spoken(element: Any) -> str:
    """The words of an element, without what stands around an article or the numbers of footnotes."""
    if not isinstance(element.tag, str) or element.tag == "sup" or _around(element):
        return ""
    if element.tag == "br":
        return " "
    said = [element.text or ""]
    for child in element:
        said += [_spoken(child), child.tail or ""]
    return "".join(said)


def _around(element: Any) -> bool:
    if element.tag in LEFT_OUT or element.get("role") in ROLES or element.get("hidden") is not None:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(AROUND.search(named)) and element.tag not in ("body", "main", "article", "html")
