"""Words too common in problem statements to tell one from another.

A list of our own: the usual English function words, the small talk of a message, and the filler of complaints.
Words that carry meaning here ("off" sick, "back" to work, "own") are left to the weights.
"""

STOP_WORDS = frozenset(
    """
    a about above after again all also although always am among an and another any anyone anybody
    anything are arent around as ask asked asking at be because been before being below between both
    but by came can cannot cant come comes coming could couldnt couple did didnt do does doesnt
    doing done dont down during each either else enough etc even ever every everybody everyone
    everything few find finding for from further gave get gets getting give given gives giving go
    goes going gone gonna good got gotten had hadnt happen happened happening has hasnt have havent
    having he hello help her here hers herself hey hi him himself his how however i id if ill im in
    into is isnt it itd its itself ive just keep keeps kept kind know known knows lets like likely
    lot lots made make makes making many may maybe me mean means might mine more most much must my
    myself need needed needs neither never no nobody none nor not nothing now obviously of often oh
    ok okay on once one ones only onto or other others otherwise our ours ourselves out over own
    perhaps please pls put puts quite rather really regarding said same say saying says see seem
    seems seen shall she should shouldnt since so some somebody somehow someone something sometimes
    somewhere soon sort still such sure take takes taken taking tell tells than thank thanks that
    thats the their theirs them themselves then there theres these they theyd theyll theyre theyve
    thing things think this those though through thus to together told too took toward towards tried
    trying try two under until up upon us use used uses using usually very via want wanted wanting
    wants was wasnt way we wed well went were werent weve what whatever whats when where wheres
    whether which while who whole whom whose why will with within without wont would wouldnt yes yet
    you youd youll your youre yours yourself youve able actually basically currently especially eg
    ie literally particularly simply thinking looking look looked looks idea ideas anywhere
    elsewhere
    """.split()
)
