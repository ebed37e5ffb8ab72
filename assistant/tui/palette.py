"""The command palette: every action of the registry, and every case and consideration by title."""

from collections.abc import AsyncIterator
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from assistant.tui.action import Action
from assistant.tui.actions import ACTIONS
from assistant.tui.messages import OpenCase, OpenLaw

EVERYWHERE = ("anywhere", "go")


class ActionCommands(Provider):
    """The actions that make sense here."""

    async def discover(self) -> Hits:
        """All of them."""
        for action in self._offered():
            yield DiscoveryHit(
                Content(self._name(action)), self._run(action), self._name(action), action.about
            )

    async def search(self, query: str) -> Hits:
        """Those whose words are near."""
        matcher = self.matcher(query)
        for action in self._offered():
            name = self._name(action)
            if (score := max(matcher.match(name), matcher.match(action.about) * 0.8)) > 0:
                yield Hit(score, matcher.highlight(name), self._run(action), help=action.about)

    def _offered(self) -> list[Action]:
        at_home = self.screen is self.app.screen_stack[0]
        return [
            action
            for action in ACTIONS
            if action.palette and (at_home or action.where in EVERYWHERE)
        ]

    def _name(self, action: Action) -> str:
        keys = action.spoken_keys(getattr(self.app, "chosen_keys", None))
        if action.where == "go":
            return f"Go to: {action.label} (Ctrl+G, {keys})"
        return f"{action.label} ({keys})"

    def _run(self, action: Action) -> Any:
        async def run() -> None:
            target: Any = {
                "anywhere": self.app,
                "go": self.app,
                "prompt": self.focused or self.screen,
            }.get(action.where, self.screen)
            if action.where == "prompt":
                target = next(iter(self.screen.query("#prompt")), self.screen)
            await target.run_action(action.runs)

        return run


class RecordCommands(Provider):
    """Cases and considerations by title; found once the library is open."""

    async def startup(self) -> None:
        """Gather the titles."""
        asking = getattr(self.app, "asking", None)
        self._titles: list[tuple[str, str, bool]] = []
        if asking is not None:
            index = asking.assistant.index
            self._titles += [(index.case(id).title, id, True) for id in index.case_ids]
            self._titles += [(index.consideration(id).title, id, False) for id in index.legal_ids]

    async def search(self, query: str) -> Hits:
        """Titles that are near."""
        matcher = self.matcher(query)
        async for hit in self._hits(matcher):
            yield hit

    async def _hits(self, matcher: Any) -> AsyncIterator[Hit]:
        for title, id, is_case in self._titles:
            if (score := matcher.match(title)) > 0:
                message = OpenCase(id) if is_case else OpenLaw(id)
                kind = "Case" if is_case else "Legal consideration"
                yield Hit(
                    score * 0.9,
                    matcher.highlight(title),
                    lambda message=message: self._post(message),
                    text=title,
                    help=Content(kind).plain,
                )

    def _post(self, message: Any) -> None:
        self.app.post_message(message)
