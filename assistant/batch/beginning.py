"""How a run begins: afresh, from its journal, or not at all because it is finished. Nothing is thrown away unasked."""

from collections import Counter
from datetime import date

from assistant.batch.journal import Journal
from assistant.batch.manifest import digest, input_facts, read_manifest
from assistant.batch.personal import Personal
from assistant.batch.plan import Agree, Outcome, Plan
from assistant.batch.settings import RunKey, RunSettings
from assistant.errors import UsageError

MOST_IN_DOCX = 1_000  # rows; Word documents are built in memory


def refuse_too_many(plan: Plan, rows: int) -> None:
    """UsageError where the form cannot take so many rows."""
    if plan.places.form == "docx" and rows > MOST_IN_DOCX:
        raise UsageError(
            f"{plan.source.path} has {rows:,} rows and a Word document takes {MOST_IN_DOCX:,}. "
            "End --output in .html, .xlsx or .jsonl."
        )


def settings(plan: Plan, journal: Journal) -> RunSettings:
    """The settings; a resumed run reads the law as of the day it began."""
    as_at = plan.as_at
    if as_at is None and plan.resume:
        held = journal.facts() or read_manifest(plan.places.manifest)
        as_at = date.fromisoformat(held["settings"]["as_at"]) if held else None
    return RunSettings(plan.top, plan.filters, as_at or date.today())


def finished(plan: Plan, key: RunKey) -> Outcome | None:
    """How the run ended if it is finished already, by its manifest and the hash of its output."""
    places, manifest = plan.places, read_manifest(plan.places.manifest)
    if manifest is None or plan.start_again or places.journal.exists():
        return None
    same = (
        manifest["key"] == key.digest
        and manifest["input"] == input_facts(plan.source)
        and manifest["output"]["form"] == places.form
        and places.output.exists()
        and manifest["output"]["sha256"] == digest(places.output)
    )
    if not same:
        return None
    counts = Counter({**manifest["counts"]["match"], "fault": manifest["counts"]["faulty"]})
    return Outcome(counts, True, Personal.of(manifest.get("personal_data", {})))


def prepare(plan: Plan, journal: Journal, key: RunKey, agree: Agree) -> None:
    """Leave a journal that this run may append to; UsageError where work would be lost unasked."""
    held = journal.facts()
    if held is not None and not plan.start_again:
        if not plan.resume:
            raise UsageError(
                f"An unfinished run stands beside {plan.places.output}. Add --resume to go on with it, "
                "or --start-again to throw it away."
            )
        changed = key.changes(held)
        if not changed:
            return
        question = f"Since the run began, {' and '.join(changed)} changed."
        if not agree(f"{question} Throw away what was answered and start again?"):
            raise UsageError(
                f"{question} Put it back as it was, or add --start-again to throw away what was answered."
            )
    journal.begin({"key": key.digest, "input": input_facts(plan.source), **key.facts()})
