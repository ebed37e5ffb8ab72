"""The patterns of the personal-data guard, tuned to what HR people write. Each is linear in the length of the text."""

import re

STAFF = (
    r"nurse|midwife|doctor|consultant|registrar|therapist|physio(?:therapist)?|dietitian|porter|carer|care worker"
    r"|support worker|social worker|paramedic|pharmacist|psychologist|radiographer|technician|apprentice|trainee"
    r"|manager|matron|sister|colleague|employee|clinician|practitioner|receptionist|secretary|administrator|cleaner"
    r"|healthcare assistant|hca|gp|surgeon|member of (?:the )?(?:staff|team)|team leader|staff member|worker|cook"
    r"|driver"
)
MANY_STAFF = (
    r"nurses|midwives|doctors|consultants|registrars|therapists|physios|physiotherapists|dietitians|porters|carers"
    r"|care workers|support workers|social workers|paramedics|pharmacists|psychologists|radiographers|technicians"
    r"|apprentices|trainees|managers|matrons|sisters|colleagues|employees|clinicians|practitioners|receptionists"
    r"|secretaries|administrators|cleaners|healthcare assistants|hcas|gps|surgeons|members of (?:the )?(?:staff|team)"
    r"|team leaders|staff members|workers|cooks|drivers|staff|people|women|men"
)
FEW = r"(?:one|two|three|four|1|2|3|4)"
WORD = r"[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Z]?[a-zà-öø-ÿ]+)*|(?:O['’]|Mc|Mac)[A-Z][a-z]+"

# what every number of a person has, so that most texts are looked through once and not three times
DIGITS = re.compile(r"\d[\d ()-]{4,}")
TEN_DIGITS = re.compile(r"(?<![\d.,£-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-]|[.,]\d)")
NI_NUMBER = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE
)
NI_UNUSED = frozenset(("BG", "GB", "NK", "KN", "TN", "NT", "ZZ"))
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE = re.compile(r"(?<![\w.,£])(?:\+44|0044|\(?0)(?:[ ()-]{0,2}\d){8,11}(?!\d|[.,]\d)")

TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Nurse|Matron|Sir|Dame|Rev)\b\.?[ \t]+"
    rf"(?P<name>(?:[A-Z]\b\.?[ \t]+){{0,3}}(?P<first>{WORD})(?:[ \t]+(?:{WORD}|[A-Z]\b\.?)){{0,3}})"
)
CALLED = re.compile(
    rf"\b(?P<before>\w{{1,30}})[ \t,]{{1,3}}(?:is[ \t]+|was[ \t]+|who[ \t]+is[ \t]+)?"
    rf"(?:called|named|(?:whose[ \t]+)?name[ \t]+is)[ \t]+(?P<name>(?P<first>{WORD})(?:[ \t]+(?:{WORD})){{0,3}})"
)
INTRODUCED = re.compile(
    rf"\b(?i:my|our|her|his|the|one|a|an)[ \t]+(?:\w{{1,20}}[ \t]+)?(?i:{STAFF})[ \t,]{{1,2}}"
    rf"(?P<name>(?:{WORD})(?:[ \t]+(?:{WORD})){{0,2}})"
)
# words that follow a title or “called” and are no names
NOT_NAMES = frozenset(
    """Associate Associates Practitioner Practitioners Consultant Consultants Lead Leads Leader Leaders Manager
    Managers Director Directors Education Educator Educators Specialist Specialists Bank Trust Hospital Hospitals
    Recruitment Retention Training Programme Scheme Project Ward Wards Staffing Staff Team Teams Degree Apprentice
    Apprentices Apprenticeship Apprenticeships Endoscopist Endoscopists Prescriber Prescribers Led Care Nursing
    Midwifery The This That These Our Your Their Its It In On At From With And But For To Of As We They He She You
    Agenda English England Scotland Wales NHS CQC HR""".split()
)
THINGS = frozenset(
    """scheme schemes programme program project projects initiative system systems team service services ward trust
    tool tools app course courses policy model models bank pilot award campaign unit group network platform software
    framework charter event forum role roles post job grade approach method plan strategy report product process thing
    something it them this that so what are be been being were also often sometimes officially formally previously
    now then commonly website company charity agency provider practice centre center hub toolkit template form list
    academy school college university hospital home clinic site pathway contract agreement act regulation law code
    shift rota meeting huddle newsletter video game passport portal database dashboard""".split()
)
SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=\S))+")
ONE_PERSON = re.compile(
    rf"\b(?:he|she|him|her|his|hers|himself|herself|someone|(?:one|a|an|my|our|the|this|another)\s+(?:\w{{1,20}}\s+){{0,2}}"
    rf"(?:{STAFF}))\b",
    re.IGNORECASE,
)
_CONDITION = (
    r"(?:cancer|leukaemia|depression|anxiety|ptsd|post-traumatic stress(?: disorder)?|bipolar(?: disorder)?"
    r"|schizophrenia|psychosis|epilepsy|diabetes|hiv|hepatitis(?: [abc])?|multiple sclerosis|ms|parkinson’s|dementia"
    r"|autism|adhd|dyslexia|endometriosis|arthritis|fibromyalgia|long covid|asthma|crohn’s(?: disease)?|a breakdown"
    r"|stress|burnout|an eating disorder|anorexia|an addiction|alcoholism|a disability|a heart (?:attack|condition)"
    r"|a stroke|a miscarriage|a hysterectomy|a mental health (?:problem|condition|crisis)|menopausal symptoms"
    r"|a (?:bad |slipped )?(?:back|disc))"
)
_ADJECTIVES = (
    r"(?:(?:a|an|the|her|his|severe|serious|chronic|acute|clinical|post-?natal|breast|bowel|lung|prostate|skin|ovarian|"
    r"cervical|bad|long-term|terminal|type|1|2|work-related|undiagnosed|untreated|mild|some)\s+){0,3}"
)
_HAVING = (
    r"(?:diagnosed with|suffer(?:s|ed|ing)? (?:from|with)"
    r"|off (?:sick |work |ill |long-term sick )?(?:with|because of|due to)|signed off (?:work )?(?:with|for)"
    r"|recover(?:s|ed|ing) from|(?:being )?treated for|living with|lives with|has|had|have|having|with|got"
    r"|is on sick leave (?:with|for)|developed|disclosed)"
)
_BEING = (
    r"(?:pregnant|autistic|disabled|dyslexic|bipolar|epileptic|diabetic|depressed|suicidal|hiv[ -]positive"
    r"|terminally ill|alcoholic|neurodivergent|menopausal|deaf|blind)"
)
_OWN = (
    r"(?:cancer|pregnancy|depression|anxiety|illness|diagnosis|disability|epilepsy|diabetes|autism|adhd|dyslexia"
    r"|mental health|medication|sick note|fit note|miscarriage|operation|chemotherapy|menopause|ivf|drinking"
    r"|self-harm|overdose|breakdown)"
)
HEALTH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_HAVING}\s+{_ADJECTIVES}{_CONDITION}\b",
        rf"\b(?:is|was|became|becomes|being|has become|fell|got)\s+(?:\w{{1,12}}\s+)?{_BEING}\b",
        rf"\b(?:his|her)\s+(?:\w{{1,14}}\s+)?{_OWN}\b",
    )
)
_FEW_STAFF = rf"{FEW} (?:\w{{1,20}} ){{0,2}}(?:{MANY_STAFF})\b"
# what each of the next has
SOME_OF = re.compile(
    r"\b(?:team|group|department|office|crew|one|two|three|1|2|3|half|both|all|none|out) of\b",
    re.IGNORECASE,
)
OUT_OF_A_TEAM = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:team|group|department|office|crew) of (?:just |only )?(?:{FEW}|five|5)\b"
        r"(?! (?:hundred|thousand|m|(?:\w+ )?(?:hospitals|trusts|homes|practices|sites|wards)\b))",
        rf"\b(?:one|two|three|1|2|3|half|both|all|none) of (?:our|the|my|their) (?:only )?{_FEW_STAFF}",
        rf"\b(?:one|two|three|1|2|3) (?:out )?of (?:our |the |my )?{_FEW_STAFF}",
    )
)
ONLY_SOME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:the|our|my) only (?:\w{{1,20}} ){{0,2}}(?:{STAFF})\b",
        rf"\b(?:only|just) {_FEW_STAFF} (?:in|on|at|work|left)\b",
    )
)
