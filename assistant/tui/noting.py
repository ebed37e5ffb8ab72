"""What the app does when a case is put on a shortlist, or something is said of it."""

from typing import TYPE_CHECKING

from textual import on

from assistant.desk import noting
from assistant.tui.keeping import Keeping
from assistant.tui.messages import CaseNoted, JudgeCase, KeepCase

if TYPE_CHECKING:
    from assistant.records.feedback import Verdict

NEW = "new"
VERDICTS = {"useful": "useful", "not-useful": "not useful", "tried": "tried"}


class Noting(Keeping):
    """The app's part for shortlists and feedback."""

    # shortlists

    @on(KeepCase)
    def keep_case(self, message: KeepCase) -> None:
        """Choose the shortlist for a case."""
        lists = self.attempt(lambda: self.records.shortlists.all())
        if lists is None or self.asking is None:
            return
        from assistant.tui.screens.dialogs import Choice, Choose

        if not lists:
            self._name_shortlist(message.id)
            return
        choices = [Choice(str(one.id), f"{one.name} ({one.cases})") for one in lists]
        title = f"Put “{self._title(message.id)}” on"
        dialog = Choose(title, [*choices, Choice(NEW, "A new shortlist …")], at=self.last_shortlist)
        self.push_screen(dialog, lambda chosen: self._shortlist_chosen(message.id, chosen))

    def _shortlist_chosen(self, id: str, chosen: str | None) -> None:
        if chosen == NEW:
            self._name_shortlist(id)
        elif chosen is not None:
            self._put(id, int(chosen))

    def _name_shortlist(self, id: str) -> None:
        from assistant.tui.screens.dialogs import Write

        def named(name: str | None) -> None:
            if name is not None:
                made = self.attempt(lambda: self.records.shortlists.make(name))
                if made is not None:
                    self._put(id, made)

        self.push_screen(Write("Name of the new shortlist", text="My shortlist"), named)

    def _put(self, id: str, shortlist: int) -> None:
        problem = self.problem_now()
        asking = self.asking
        assert asking is not None

        def put() -> str:
            [added] = noting.put(self.records, asking.assistant, shortlist, [id], problem)
            held = self.records.shortlists.get(shortlist)
            where = f"“{held.name}” ({held.cases} case{'' if held.cases == 1 else 's'})"
            return (
                f"{'On' if added else 'It is already on'} {where}. Ctrl+G, S opens your shortlists."
            )

        if (sentence := self.attempt(put)) is not None:
            self.last_shortlist = str(shortlist)
            self.notify(sentence, timeout=5)
            self._announce(CaseNoted(id))

    # feedback

    @on(JudgeCase)
    def judge_case(self, message: JudgeCase) -> None:
        """Note what a person says of a case."""
        if self.asking is None:
            return
        if message.verdict != "tried":
            self._note(message.id, message.verdict, "")
            return
        from assistant.tui.screens.dialogs import Write

        def written(text: str | None) -> None:
            if text:
                self.guarded(text, lambda safe: self._note(message.id, "tried", safe), "Keep it")

        about = "What did you change, and what happened? It is kept on this machine and shown with the case."
        self.push_screen(Write("We tried it", about, several=True), written)

    def _note(self, id: str, verdict: "Verdict", said: str) -> None:
        asking = self.asking
        assert asking is not None
        problem = self.problem_now()
        given = self.attempt(
            lambda: noting.give(
                self.records, asking.assistant, id, verdict, said=said, problem=problem
            )
        )
        if given is not None:
            self.notify(f"Noted on this machine: {VERDICTS[verdict]}.", timeout=4)
            self._announce(CaseNoted(id))

    def _announce(self, message: CaseNoted) -> None:
        for screen in self.screen_stack:
            screen.post_message(CaseNoted(message.id))

    def _title(self, id: str) -> str:
        assert self.asking is not None
        return self.asking.assistant.index.case(id).title
