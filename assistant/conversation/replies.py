# ruff: noqa: E501
"""Every sentence the conversation says that does not come from a record. Reviewed: plain English, British spelling."""

from assistant.models import NOT_ADVICE

# ranking
FIRST = "Put first: {wishes}."
LIKE = "those like “{title}”"
UNLIKE = "those unlike “{title}”, which is left out"
NEARER = "{label}"
SCALE_WISH = {
    "team": "what one team can do",
    "organisation": "what one organisation does",
    "system": "what several employers do together",
}
CHEAP = "cheaper ones (by the cost where the source states it, else smaller before larger)"
SMALL = "what a small team can do (by the scale recorded; large sums count against)"
PROVEN = "better evidence"
TAKEN_AS_CHANGE = "I took that as a change to your problem, not as a new one."
TAKEN_AS_NEW = "I took that as a new problem."
AS_NEW_LABEL = "treat it as a new problem"
AS_CHANGE_LABEL = "treat it as a change to the problem before"
KEEP_FILTERS = "The filters of the last problem no longer apply ({filters})."
KEEP_FILTERS_LABEL = "keep those filters"
ADDED = "Added to your problem: {words}."
MENDED = "I read “{typed}” as “{mended}”."
AS_TYPED = "I read {words} as typed from now on: not mended, no other words looked for. “undo” takes that back."
NOT_CHANGED = (
    "I changed nothing about “{words}”. Words I mended or looked for in other words: {changed}."
)
NOTHING_CHANGED = "I read your words as typed: none was mended or looked for in other words."
NOTHING_LEFT = "Nothing in the library fits your problem with that; without the last change there were {before}."
WITHIN = "Initiatives of the library within these filters, on any problem: {within}."
NEAREST_LABEL = "show the nearest of them all the same"
NEAREST_SHOWN = "These come nearest within the filters. None is likely to fit your problem."
FILTERS_ONLY = "The filters are set. Describe a problem and they will apply to it."
FILTERS = "Filters in force: {filters}."
NO_FILTERS = "No filters are in force."
REMOVE_HINT = "To remove one, name it: “any sector”, “drop Wales”, “clear filters”."
CLEARED = "All filters and wishes are cleared."
NOT_IN_FORCE = "That filter is not in force."
UNKNOWN_FILTER = "There is no sector, theme, staff group or country “{words}” here."
UNDONE = "The last change is taken back."
BACK_LABEL = "go back to the problem before"
NO_UNDO = "There is nothing to take back."
RESTARTED = "Started afresh: no problem, no filters. Describe a workforce problem."
NO_MORE = "That is every initiative that fits."
FURTHER = "Further initiatives, {first} to {last}."
NO_PROBLEM = "There is no answer to talk about yet. Describe a workforce problem first."
NO_CASES = "The present answer has no initiatives. Take a filter away or describe the problem in other words."
LEFT_OUT = "Left out: {title}."

EMPTY_NOW = "No problem is in force; describe one."
NO_YEAR = "“{words}” is not a year. Give one such as 2018."
REMOVE = "remove {words}"
WISHES = {
    "like": "those like some come first",
    "unlike": "some are left out, and those like them come last",
    "sectors": "a sector comes first",
    "staff_groups": "a staff group comes first",
    "scale": "a scale comes first",
    "cheap": "cheaper ones come first",
    "small": "what a small team can do comes first",
    "proven": "better evidence comes first",
}

# references
WHICH = "Which one do you mean?"
BEYOND = "There is no number {number}: the answer has {count}."
UNNAMED = (
    "I could not tell which initiative you mean. Give its number in the list, or its organisation."
)
SAY_WHICH = "Say which one: its number in the list, or its organisation."
TOOK_FIRST = "You did not say which, so this is the first. Name another by its number."
OUTSIDE = "This one is in the library but not in the present answer."
COMPARE_TWO = "Name two to four initiatives to compare, for example “compare 1 and 3”."
AT_MOST_FOUR = "At most four are compared at once; these are the first four."

# about an initiative
WHY = "Why “{title}” was found at number {rank}"
WHY_WORDS = "Words of your problem it answers to"
WHY_RELATED = "None of your own words stand in it; it was found by related words alone."
WHY_CHANCE = "How likely it is to be useful: {strength}"
WHY_DIFFERS = "Where it differs from you"
BEST_MATCH = "The closest match to your words is number {rank}, “{title}” ({strength})."
BEST_EVIDENCE = "The best evidence is behind number {rank}, “{title}”: grade {grade} of 4. {why}"
NOT_JUDGED = "Which would be best for you is not judged here: it depends on your setting. “what would be different for us?” and “compare 1 and 2” help to weigh it."
NOT_RANKED = "It is not in the present answer, so there is no ranking to explain."
NO_DIFFERENCE = "Nothing you said differs from the setting recorded. Say your sector, staff group or country and I can compare."
THEIRS = "{name}: {theirs}"
YOURS = "{name}: yours is read as {yours}, this is {theirs}"
SAME = "The same"
DIFFERENT = "Different"
UNSAID = "Not known, as you did not say yours. Here it was"
ITS_PARTNERS = "With"
ITS_SETTING = "It was done here"
CHECK_FOR_YOU = "Check for yourselves what got in their way"
LAW_MOVED = "The account dates from {date}. Law and pay rules may have changed since; see the legal considerations."
COMMON = "What the {count} initiatives have in common. A link, not a cause: it counts what their records name."
COMMON_THEMES = "Themes"
COMMON_FEATURES = "What they involve"
COMMON_PAIRS = "Found together"
NO_PAIRS = "No two of these actions occur together in more than one of them."
NOTHING_COMMON = "Their records share no theme and no feature."
IN_CASES = "{label}: {count} of {total} ({ranks})"
NO_CONTACT = "No person is named here. Go through the publisher’s page or the organisation’s own switchboard or website."
NO_PAGE = "The source gives no web address; ask the publisher for it by title."
UNDATED_NOTE = "Note on the date"
AGES = "The initiatives shown were published between {oldest} and {newest}."
AGE = "“{title}” was published in {date}, about {years} before today."
AGE_THIS_YEAR = "“{title}” was published in {date}, within the past year."
LAW_AGE = "The legal considerations shown were checked between {oldest} and {newest}."
LAW_OVERDUE = "Of these, {count} past review (REVIEW OVERDUE): {titles}."

# law
NOTICE = NOT_ADVICE
LEGAL_OF = "Legal considerations that “{title}” may raise"
LEGAL_BECAUSE = "May be raised because initiatives like this {because}."
LEGAL_ALSO = "Also raised by your own problem."
LEGAL_NONE_OF = "Nothing recorded about “{title}” raises a consideration of the pack. That is no assurance: ask your adviser."
LEGAL_NONE = "No consideration of the pack was raised by this problem. That is no assurance: ask your adviser."
LEGAL_ALL = "Legal considerations your problem raises"
RELEVANT_YES = "{title} was raised by your problem."
RELEVANT_NO = "{title} was not raised by your problem. It would matter in cases such as these"
RELEVANT_ALONE = "{title}, in short. Describe your problem to see whether it is raised."
RELEVANT_CASES = "By what they involve, these initiatives of the answer may raise it: {places}."
NO_LAW = "The legal pack has nothing called “{term}”. It covers: {titles}."
QUESTIONS = "Questions to take with you"
QUESTIONS_NONE = "No consideration was raised, so there are no prepared questions. Name a piece of law, for example “is TUPE relevant?”."
STATUS_LINE = "{jurisdiction}, as at {as_at}, to be reviewed by {review_by}"
OVERDUE = " ({mark})"
TIMETABLE = "Legal timetable: what is coming, what to check, what came in lately"
TIMETABLE_HERE = "What is changing in the law that your problem raises"
TIMETABLE_MORE = "{count} more: the `legal timetable` command lists all."
TIMETABLE_ALL = "“/timetable all” gives the whole pack’s."
TIMETABLE_NONE = "Nothing that your problem raises has a coming or recent date."

# glossary
THEME_OF = "A {kind} of this library. {gloss}"
ABBREVIATION = "“{typed}” is read here as {targets}."
NO_TERM = "The glossary has no “{term}”."
NEAREST_TERMS = "Nearest: {terms}."
TERM_OF = "A term of “{title}”."
FEATURE_OF = "A feature of initiatives: those that {because}."

# sharpening questions
QUESTION = "Question {number} of at most {most}: {question}"
BECAUSE = "Why I ask: {reason}"
ASK_SECTOR = "Which part of the service is this about?"
ASK_STAFF = "Which staff is this about?"
ASK_SCALE = "What could you set in motion?"
REASON_SECTOR = "you named no sector, the first initiatives come from {count} sectors, and your answer would change which come first."
REASON_STAFF = (
    "you named no staff group, and your answer would change which initiatives come first."
)
REASON_SCALE = "some of these take one team and others several employers, and your answer would change which come first."
SCALES = {
    "team": "Something one team can do",
    "organisation": "Something for the whole organisation",
    "system": "Something with other employers",
}
SKIP_LABEL = "skip the question"
SKIPPED = "Skipped."
NO_QUESTION = "No question is open."
ANSWERED = "Thank you. {label} comes first now; “only …” would shut out the rest."

# the library
LIBRARY = "The library holds {count} initiatives and {laws} legal considerations."
BY_KIND = "By {kind}"
BROWSE_HINT = "“/library ambulance” lists initiatives, “/library organisations” counts another kind, “/map” shows the gaps."
LISTED = "{count} under “{words}”"
NOT_IN_LIBRARY = "The library has nothing under “{words}”. “/library” says what it holds."
MAP = "Initiatives by theme and sector."
GAP = "none in any sector: a gap of this library"
LAWS = "Legal considerations of the library"
LAWS_HINT = "“is TUPE relevant?” or “/relevant tupe” tells of one."
WORDS = "Words that can be explained: {words}."

# small talk
WRITING = "I do not write documents: I show what others published, in the records' own words. “export” gives a note of the answer, and the `paper` command a briefing."
GREETING = "Hello. Describe a workforce problem in your own words, for example “new nurses leave within the year”. Say “help” for what else you can say."
THANKS = "You are welcome. Ask about any of them, add a constraint, or describe another problem."
GOODBYE = "Goodbye. Nothing more is needed to end."
WELL = "Ready when you are. I look up published workforce initiatives and the law they raise; describe a problem."
WHO = "I look up workforce initiatives that others published and the legal considerations they raise. I follow rules and records; I do not make up text."
PRAISE = "Good to hear. Say “save” with a number to keep one, or “export” for a note."
UNHAPPY = "Sorry that does not fit. Tell me what is missing: the sector, the staff, what you have tried. Or “less like” with a number, “undo”, or “start afresh”."
AGREED = "Right. Ask about any of them by number, or add a constraint."
NONSENSE = "I could not make out any words of that. Describe a workforce problem in a sentence, or say “help”."
NO_KEY = "That key does nothing just now. Keys on offer stand at the end of a reply. Say “help” for what you can say."
EMPTY = "Nothing was said. Describe a workforce problem, or say “help”."
HELP = "What you can say. Sentences and slash commands do the same."
HELP_KEYS = "Keys on offer stand at the end of a reply, such as n or s."
NO_COMMAND = "There is no command /{word}. {nearest}Say “help” for all of them."
NEARBY = "Did you mean /{name}? "
NEEDS = "/{name} needs more: {usage}."
SAME_AS = "The same in words: “{example}”."
AFTERWARDS = "This program cannot help with that itself. Tell someone near you now: a manager, occupational health, or your own doctor."
PATTERN = "If it shows something that happens to many staff, describe that and I can look for initiatives."
GRIEVANCE = (
    "This looks like one person's case. This library holds initiatives, not advice on individuals. "
    "Speak to your own HR or legal team, your trade union, or Acas."
)
NO_ADVICE_GIVEN = "I cannot advise on what the law requires of you in a given case."
SAVED = "On the shortlist: {titles}."
SHORTLIST = "Your shortlist for this conversation"
NOT_EXPORTED = "On the shortlist but not in the present answer, so not in the note: {titles}."
SHORTLIST_EMPTY = "The shortlist is empty. Say “save 2” to keep one."
EXPORT_NONE = "There is nothing to export yet. Describe a problem first."
KEYS = "Keys: {keys}."
TURN_FAILED = "That could not be answered: {reason}"

# headings of a record, in the order shown
HEADINGS = {
    "problem": "Problem",
    "actions": "What they did",
    "outcomes": "Outcomes",
    "obstacles": "What got in the way",
    "lessons": "What to copy",
    "evidence": "Evidence",
    "cost": "Cost",
    "time": "Time",
    "scale": "Scale",
    "sector": "Sector",
    "staff": "Staff",
    "themes": "Themes",
    "date": "Published",
    "source": "Source",
}
SCALE_NAMES = {
    "team": "one team",
    "organisation": "one organisation",
    "system": "several employers",
}

# the chat
CHAT_OPENING = (
    "Describe a workforce problem in your own words, a line a turn. A number tells of that initiative in full; “help” says what else you can say. "
    "End with “quit” or Ctrl-D."
)
TOO_LONG = "That line is too long ({most:,} characters are the most), so it was left out. Shorten it and go on."
NOT_UTF8 = "That line is not UTF-8 text, so it was left out. Go on with the next."
