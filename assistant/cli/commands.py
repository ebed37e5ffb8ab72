"""The commands: where each is, to be imported when named, and what the help says of it."""

COMMANDS = {
    "tui": ("assistant.cli.tui:tui", "Open the full-screen assistant."),
    "recommend": ("assistant.cli.recommend:recommend", "Answer one problem."),
    "chat": ("assistant.cli.chat:chat", "Talk it over line by line, without a full screen."),
    "batch": ("assistant.cli.batch:batch", "Answer a file of problems."),
    "report": ("assistant.cli.report:report", "Say what the problems of a batch share."),
    "difference": ("assistant.cli.report:difference", "Say what changed between two batches."),
    "paper": ("assistant.cli.paper:paper", "Answer one problem as a paper to send."),
    "legal": (
        "assistant.cli.legal:legal",
        "The legal pack: list, show, due, timetable, questions, define.",
    ),
    "evaluate": ("assistant.cli.evaluate:evaluate", "Score the index on judged problems."),
    "train": (
        "assistant.cli.train:train",
        "Build an index and let it serve if it passes its gates.",
    ),
    "feedback": (
        "assistant.cli.review:feedback",
        "What you said of cases: export it for those who maintain the library.",
    ),
    "review": ("assistant.cli.review:review", "The queue of feedback: list, accept, reject."),
    "index": ("assistant.cli.index:index", "The built versions: list, show, verify, roll back."),
    "serve": ("assistant.cli.serve:serve", "Open the full-screen assistant in a browser."),
    "data": (
        "assistant.cli.data:data",
        "What you keep here: where it is, erase it, history on or off.",
    ),
    "doctor": ("assistant.cli.doctor:doctor", "What this machine has, and what is wrong."),
    "corpus": ("assistant.cli.corpus:corpus", "Check and count the corpus; bring cases in."),
}
