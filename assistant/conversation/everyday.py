# ruff: noqa: E501
"""What people call sectors, staff and themes in a follow-up, beyond the labels of the taxonomy. Reviewed by hand.

Kept apart from the taxonomy's signs: a sign is looked for in a whole problem, so it must be safer than these.
"""

EVERYDAY: dict[str, dict[str, str]] = {
    "sector": {
        "acute": "acute, acutes, acute trust, hospital, hospital trust, acute hospital, teaching hospital, acute sector, "
        "acute care, general hospital, secondary care",
        "mental-health": "mental health, mental health trust, learning disability, mental illness, psychiatric, psychiatry, "
        "mental health sector, mental health setting, mental health provider, MH",
        "community": "community, community trust, community service, community setting, community provider, "
        "community health service, community sector, district nursing service",
        "ambulance": "ambulance, ambulance trust, ambulance service, ambulance sector, paramedic service, 999, 999 service",
        "primary-care": "primary care, general practice, GP practice, GP surgery, GP surgeries, GP practices, surgeries, "
        "PCN, PCNs, dentistry, community pharmacy",
        "social-care": "social care, adult social care, care home, nursing home, home care, domiciliary care, "
        "council social work, residential care, care provider",
        "system": "system, systems, ICS, ICB, integrated care system, integrated care board, STP, across a system, whole system, "
        "several employers, national body, system-wide",
        "public-sector": "public sector, other public services, police, fire service, council, local government, "
        "local authority, schools, prisons, civil service",
        "private": "private, private sector, private company, company, companies, business, businesses, industry, firms",
        "other": "charity, charities, hospice, hospices, voluntary sector, third sector",
    },
    "country": {
        "wales": "wales, welsh",
        "scotland": "scotland, scottish",
        "northern-ireland": "northern ireland, northern irish",
        "england": "england, english",
        "uk": "uk, united kingdom, uk-wide",
        "united-states-of-america": "usa, united states, america",
    },
    "staff_group": {
        "nurses": "nurse, nurses, registered nurse, nursing staff, RGN, staff nurse, nursing",
        "mental-health-nurses": "mental health nurse, RMN, learning disability nurse",
        "community-nurses": "community nurse, district nurse, health visitor, school nurse, practice nurse",
        "midwives": "midwife, midwives, midwifery",
        "nursing-associates": "nursing associate, assistant practitioner, band 4",
        "healthcare-support-workers": "HCA, HCSW, healthcare assistant, support worker, healthcare support worker, "
        "band 2, band 3, band 2s, band 3s, nursing assistant, maternity support worker",
        "allied-health-professionals": "AHP, therapist, physiotherapist, physio, occupational therapist, radiographer, "
        "allied health professional, therapy staff, dietitian, therapies",
        "paramedics": "paramedic, paramedics",
        "ambulance-staff": "ambulance crew, call handler, dispatcher, technician, control room staff, ambulance staff",
        "doctors": "doctor, consultant, medic, medics, medical staff, SAS doctor",
        "doctors-in-training": "junior doctor, resident doctor, trainee doctor, doctor in training",
        "gps": "GP, GPs, general practitioner",
        "advanced-practitioners": "advanced practitioner, ACP, ANP, nurse consultant",
        "physician-associates": "physician associate, physician assistant, anaesthesia associate",
        "pharmacy": "pharmacist, pharmacy, pharmacy technician",
        "healthcare-scientists": "healthcare scientist, biomedical scientist, lab staff, laboratory staff",
        "psychological-professions": "psychologist, psychological therapist, psychology",
        "social-workers": "social worker",
        "care-workers": "care worker, carer, carers, care staff, home carer, senior carer",
        "administrative": "admin, administrator, receptionist, admin staff, clerical staff, administrative staff",
        "estates-facilities": "porter, cleaner, estates, facilities, domestic, caterer, security staff",
        "managers": "manager, line manager, ward manager, leader, executive, board",
        "workforce-teams": "HR, HR team, workforce team, recruitment team",
        "apprentices": "apprentice, trainee, apprentices",
        "students": "student, school leaver, students, graduates",
        "volunteers": "volunteer, volunteers",
        "job-seekers": "unemployed people, job seeker, people out of work, the unemployed",
        "all-staff": "all staff, everyone, whole workforce",
    },
    "theme": {
        "apprenticeships": "apprenticeship, apprenticeship scheme, levy, apprenticeship levy",
        "social-media-recruitment": "social media, facebook, twitter, linkedin, online recruitment",
        "recruitment-retention": "recruitment, recruiting, recruit, hiring",
        "retention": "retention, retaining, turnover, keeping staff, leavers",
        "wellbeing": "wellbeing, well-being, health and wellbeing, staff health, stress, burnout",
        "sickness-absence": "sickness, sickness absence, absence, absenteeism, sick leave",
        "staff-bank": "bank, staff bank, banks, shared bank, bank staff",
        "agency-reduction": "agency, agency spend, agency spending, locums, agencies, agency staff",
        "flexible-working": "flexible working, flexible hours, part-time working, flexi-time, home working",
        "international-recruitment": "international recruitment, overseas, overseas recruitment, international, overseas nurses",
        "violence-reduction": "violence, assaults, restraint, aggression",
        "civility": "bullying, harassment, civility, rudeness",
        "speaking-up": "speaking up, whistleblowing, freedom to speak up, raising concerns",
        "equality-inclusion": "equality, inclusion, diversity, EDI, race, disability, racism",
        "working-longer": "older workers, older staff, retirement, ageing workforce, working longer",
        "young-people": "young people, school leavers, young staff, youngsters",
        "armed-forces": "armed forces, veterans, reservists, military, forces",
        "rostering-job-planning": "rostering, rosters, rotas, e-rostering, self-rostering, job planning",
        "technology": "technology, apps, app, digital, software",
        "leadership": "leadership, leadership development",
        "learning-development": "training, learning, education, learning and development",
        "onboarding": "induction, onboarding, preceptorship, new starters",
        "career-pathways": "career pathways, careers, career development, progression, internal transfer",
        "new-roles": "new roles, extended roles",
        "skill-mix": "skill mix, skillmix",
        "work-experience": "work experience, placements, work placements",
        "pre-employment": "pre-employment, traineeships, sector-based work academy",
        "jobcentre-plus": "jobcentre, job centre, jobcentre plus",
        "values-based-recruitment": "values based recruitment, VBR, values-based recruitment",
        "cross-system-working": "passports, staff passport, portability, passport, cross-system working",
        "culture-change": "culture, behaviour, culture change",
        "staff-engagement": "engagement, staff engagement, staff survey",
        "workforce-planning": "workforce planning, workforce plan",
        "safe-staffing": "safe staffing, staffing levels",
        "volunteering": "volunteering",
    },
}

# words of a follow-up that carry no meaning of their own
FILLER = frozenset(
    """trust trusts organisation organisations employer employers provider providers service services sector sectors setting
    settings case cases study studies initiative initiatives example examples one ones thing things something anything
    staff people workforce nhs idea ideas result results answer answers option options scheme schemes project projects
    published work works please thanks ok okay yes kind kinds sort type types approach approaches based side world area
    areas filter filters limit show list look give find try see want like help team teams place places stuff year years
    group groups theme themes topic topics country countries really actually maybe again could would instead same this that
    these those it there here then now well else rather similar but what how about only just also too any all me us we i meant mean make switch change which many involve involves mention mentions use uses are is come different else
    recent recently new newer latest""".split()
)
