"""Made-up documents for the tests of import: nobody and nothing in them is real, but for names of known trusts."""

import io
from collections.abc import Sequence
from pathlib import Path

BRIEFING = """\
# Working together

## Key messages

- Systems are trying many things, and most of them take time.

Published 3 May 2021

## Sharing staff

Trusts have begun to share staff, and this section says how.

### CASE STUDY

#### **Leeds Teaching Hospitals NHS Trust**<sup>1</sup>

Dr Fatima Khan, who leads the bank, can be reached on 0113 496 0123. The trust built a shared bank for nurses and
found that nurses liked it. Agency spend fell by 12% in a year,

with fewer unfilled shifts on the wards. "It works," said Joanna Smith, head of workforce at the trust.

- Fatima talked to every ward
- write to fatima.khan@example.org

## Growing our own

More about training.

## CASE STUDY

---

### Royal Wolverhampton NHS Trust

Apprenticeships for healthcare assistants gave the trust 40 apprentices. Every apprenticeship had a mentor.

## CASE STUDY: A passport for staff

South London Mental Health and Community Partnership agreed a staff passport for mental health nurses.

## Final reflections

All of this is hard.

For more information contact press@example.org
"""

PAGE = """\
<html><head><title>Flexible rosters | Example</title>
<meta property="article:published_time" content="2022-06-14T09:00:00Z"><meta charset="utf-8"></head><body>
<header><a href="/">Home</a></header><nav><ul><li>About us</li><li>News of the site</li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this website better.</p><button>Accept</button></div>
<main><h1>Flexible rosters for night staff</h1>
<p class="breadcrumbs">Home &raquo; Case studies</p>
<p>Northumbria Healthcare NHS Foundation Trust let its night staff choose their <b>own</b> shifts<sup>2</sup>. Turnover
fell from 14% to 9% in two years, and the rota team spent fewer hours on changes than in any year before.</p>
<h2>Background</h2><p>Nurses on nights were leaving.</p>
<ul><li>Choice of shifts</li><li>Fixed nights off</li></ul>
<div class="share-buttons"><a>Facebook</a> <a>X</a></div></main>
<aside><h2>Related content</h2><p>Other pages of the site.</p></aside><footer>Copyright</footer></body></html>
"""

PLAIN = """\
Case study 1: Quiet rooms
Calderdale and Huddersfield NHS Foundation Trust made quiet rooms for paramedics and nurses at each of its two sites.

Background
Staff had nowhere to go.

Case study 2: A walk at lunch
Mid Yorkshire Hospitals NHS Trust asked its doctors to walk at lunch, and a third of them did so for a whole year long.
"""


def word_document(path: Path) -> Path:
    """A .docx with headings, a list, a table and a running head."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Confidential draft"
    document.add_heading("Good ideas", level=1)
    for name, said in (
        (
            "Mid Yorkshire Hospitals NHS Trust",
            "The trust shares a community team with the council.",
        ),
        ("Rotherham NHS Foundation Trust", "Six trusts buy bank staff together."),
    ):
        document.add_heading(name, level=2)
        document.add_paragraph(said)
        document.add_paragraph("A point of its own", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Turnover", "9%"
    document.save(str(path))
    return path


def pdf(path: Path, pages: Sequence[Sequence[tuple[int, str]]]) -> Path:
    """A PDF whose pages are lines of (size, text), written by hand so that no writer is needed."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        top, drawn = 780, []
        for size, text in page:
            safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /F1 {size} Tf 1 0 0 1 60 {top} Tm ({safe}) Tj ET")
            top -= round(size * 1.3)
        stream = "\n".join(drawn).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, held in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, held))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    )
    path.write_bytes(out.getvalue())
    return path
