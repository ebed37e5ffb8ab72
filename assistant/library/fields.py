"""The field types records share: partial dates, slugs, links, plain sentences."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

NOT_STATED = "not stated in the source"


class Record(BaseModel):
    """A frozen record that refuses names it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _real_date(value: str) -> str:
    if value == "undated":
        return value
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("is not a date of the calendar") from None
    if not 1900 <= year <= 2100:
        raise ValueError("is not a date between 1900 and 2100")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", value):
        raise ValueError("is not a web address that begins http:// or https://")
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
PartialDate = Annotated[
    str,
    BeforeValidator(_as_text),
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_real_date),
]
FullDate = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_real_date)
]
DateOrUndated = Annotated[
    str,
    BeforeValidator(_as_text),
    StringConstraints(pattern=r"^(undated|\d{4}(-\d{2}(-\d{2})?)?)$"),
    AfterValidator(_real_date),
]
Url = Annotated[str, AfterValidator(_web_address)]
