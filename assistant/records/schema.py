"""The tables, version by version. A version is never changed once published; another is added after it."""

VERSIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE conversation (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL,
            open_in INTEGER)""",
        """CREATE TABLE turn (
            conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE, number INTEGER NOT NULL,
            said TEXT NOT NULL, filters TEXT, kind TEXT, text TEXT, cases TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (conversation, number)) WITHOUT ROWID""",
        """CREATE TABLE shortlist (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            note TEXT NOT NULL DEFAULT '', made TEXT NOT NULL, changed TEXT NOT NULL)""",
        """CREATE TABLE shortlisted (
            shortlist INTEGER NOT NULL REFERENCES shortlist ON DELETE CASCADE, case_id TEXT NOT NULL,
            title TEXT NOT NULL, place INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '',
            problem TEXT NOT NULL DEFAULT '', added TEXT NOT NULL,
            PRIMARY KEY (shortlist, case_id)) WITHOUT ROWID""",
        """CREATE TABLE problem (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, text TEXT NOT NULL, filters TEXT NOT NULL,
            saved TEXT NOT NULL, asked TEXT NOT NULL, answer TEXT NOT NULL, receipt TEXT NOT NULL)""",
        """CREATE TABLE feedback (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, case_id TEXT NOT NULL, title TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('useful', 'not-useful', 'tried')),
            said TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT '', receipt TEXT NOT NULL DEFAULT '',
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'set-aside')))""",
        "CREATE INDEX feedback_case ON feedback (case_id)",
        "CREATE INDEX conversation_changed ON conversation (changed)",
    ),
)
TABLES = ("turn", "conversation", "shortlisted", "shortlist", "problem", "feedback")
