"""Errors a user can meet, each one plain sentence that names the thing, the reason and the mend.

The exit code is part of the contract; nothing here formats or prints.
"""


class AssistantError(Exception):
    """Base of every error that is reported as one sentence. ``exit_code`` is the command's."""

    exit_code = 1


class UsageError(AssistantError):
    """The request cannot be understood: an unknown filter, unreadable input, no text."""

    exit_code = 2


class CorpusError(AssistantError):
    """The corpus is missing or a file in it cannot be used."""

    exit_code = 3


class IndexDamaged(AssistantError):
    """A built index is missing, altered, or of another format."""

    exit_code = 3


class IndexNotKept(IndexDamaged):
    """An index was built, or would be, and there is no room or no right to keep it."""


class GateRefused(AssistantError):
    """Training finished but a gate kept the new index from being promoted.

    ``reasons`` are sentences; ``moved`` names the judged problems whose answers changed most, as a sentence each.
    """

    exit_code = 4

    def __init__(self, sentence: str, reasons: tuple[str, ...] = (), moved: tuple[str, ...] = ()):
        super().__init__(sentence)
        self.reasons = reasons
        self.moved = moved


class ClusterFailed(AssistantError):
    """A cluster was lost in the middle of a run; what was answered is kept."""

    exit_code = 130


class RecordsError(AssistantError):
    """What a user keeps on this machine cannot be read or written."""


class SettingsError(AssistantError):
    """The settings file cannot be used or written."""

    exit_code = 2
