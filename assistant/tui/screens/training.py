"""Maintenance's part for training: begun in a thread, told stage by stage, stopped by Esc; the old index serves on."""

from threading import Event

from textual import on
from textual.message import Message

from assistant import paths
from assistant.desk.training import Ended, train_beside
from assistant.training import STAGES
from assistant.tui.asking import Asking
from assistant.tui.screens.kept import KeptScreen
from assistant.tui.threads import typing_first

VIEW = "training"
BESIDE = "Esc stops it after the stage it is in, and the old index serves on. You can go on reading here meanwhile."


class StageBegan(Message):
    """A stage of the training began."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        super().__init__()


class TrainingEnded(Message):
    """The training ended, well or not."""

    def __init__(self, ended: Ended) -> None:
        self.ended = ended
        super().__init__()


class Training(KeptScreen):
    """A training beside the reading."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self.view = "corpus"
        self.training = False
        self.stages: list[str] = []
        self.ended: Ended | None = None
        self._stop = Event()

    def trained(self) -> None:
        """What else is to be done once a training is over."""

    def action_train(self) -> None:
        """Begin one, once that is wanted."""
        if self.training:
            self.notify(
                "A training is under way. Esc stops it after the stage it is in.", timeout=4
            )
            return
        about = "It takes some minutes. If it passes its gates it serves from the next start on."
        self.confirm("Train the index anew?", "Yes, train it", self._begin, about)

    def action_back(self) -> None:
        """Stop the training; where there is none, go back."""
        if self.training:
            self._stop.set()
            self.state("stopping after this stage …")
        else:
            self.dismiss()

    def on_unmount(self) -> None:
        """Left: the training stops."""
        self._stop.set()

    def _begin(self) -> None:
        self.view, self.training, self.stages, self.ended = VIEW, True, [], None
        self._stop.clear()
        assistant, corpus = self.asking.assistant, self.keeping.corpus
        own = paths.own_cases(self.keeping.data_dir)

        def tell(stage: str) -> None:
            self.post_message(StageBegan(stage))

        def work() -> None:
            try:
                with typing_first():
                    ended = train_beside(
                        assistant, corpus, own, tell=tell, stop=self._stop, why="trained on the screen"
                    )  # fmt: skip
            except Exception as error:  # a failed training must not end the session
                ended = Ended(f"Training failed ({type(error).__name__}: {error}).")
            self.post_message(TrainingEnded(ended))

        self.run_worker(work, thread=True, group="training", exit_on_error=False)

    @on(StageBegan)
    def show_stage(self, message: StageBegan) -> None:
        """Show how far it is."""
        self.stages.append(message.stage)
        if not self._stop.is_set():
            self.state(f"training, stage {len(self.stages)} of at most {STAGES}")
        if self.view == VIEW:
            self.draw(f"stage-{len(self.stages)}")

    @on(TrainingEnded)
    def show_end(self, message: TrainingEnded) -> None:
        """Show how it ended."""
        self.training, self.ended = False, message.ended
        self.state("a new index serves" if message.ended.index else "the old index serves on")
        self.notify(message.ended.sentence, title="Training", timeout=10)
        self.trained()
        self.draw("ended" if self.view == VIEW else None)
