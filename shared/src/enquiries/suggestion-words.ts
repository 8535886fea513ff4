import type { TopicCode } from './topics.ts'
import type { UrgentTrigger } from './urgent-triggers.ts'

/**
 * Words as families write them, typing errors and all: each is a piece of a regular expression, in lower case, with '
 * for any apostrophe. They stand at the beginning of a word.
 */
export type WordRule = {
  topic: TopicCode
  trigger?: UrgentTrigger
  /** "He is not excluded" and "he was excluded years ago" are no reason to hurry. */
  mayBeDenied?: boolean
  /** "The taxi did not come last week": over when the day is. */
  isOfTheDay?: boolean
  /** Only where one of these stands in the same sentence too. */
  with?: readonly string[]
  words: readonly string[]
}

const school = '(?:school|nursery|college|class|education|setting|sixth form|scool|shcool)'
const notTo = "(?:not|isn'?t|aren'?t|hasn'?t been|haven'?t been|not been|hasnt|isnt|never|no longer)"
const didNotCome =
  "(?:did not|didn'?t|has not|hasn'?t|have not|haven'?t|never|failed to|not) (?:even )?(?:turn(?:ed|ing)?[ -]?up|come|came|show(?:n|ed|ing)?(?:[ -]?up)?|arrived?|attend(?:ed)?)"
const ours =
  '(?:case ?worker|case ?officer|officer|co-?ordinator|senco|ep|ed psych|psychologist|lady|man|woman|person|nobody|no ?one|noone|you|they|somebody|someone) (?:from (?:\\w+ ){1,3})?'
const ride =
  '(?:taxi|cab|minibus|bus|driver|transport|escort|pa|passenger assistant|pick ?up|trasport|transprot)'
const soon =
  '(?:today|tomorrow|tomorow|tonight|this (?:morning|afternoon|week|weekend)|next week|on (?:mon|tues?|wednes|thurs?|fri|satur|sun)day|in (?:a few|two|three|four|five|2|3|4|5|6|7|8|9|10|\\d|a couple of|several) ?(?:more )?days?|in a week|within (?:a week|days)|(?:by|before) (?:mon|tues|wednes|thurs|fri)day)'

export const wordRules: readonly WordRule[] = [
  // ---- Hertfordshire's urgent list
  {
    topic: 'OUT_OF_SCHOOL',
    trigger: 'exclusion-risk',
    mayBeDenied: true,
    words: [
      'exclu(?:ded|sion|ding|de)\\b(?! (?:from (?:the )?(?:meeting|conversation|email)|zone))',
      'exclued\\w*',
      'exlu(?:ded|sion)',
      'suspen(?:ded|sion|d)\\b',
      `(?:kick(?:ed|ing)?|thr(?:own|ew|ow|owing)|chuck(?:ed|ing)?|boot(?:ed)?) (?:him |her |them |my (?:son|daughter|child) )?(?:out|off)\\b`,
      `(?:asked|told) (?:him |her |us |me )?to leave (?:the |his |her )?${school}`,
      'managed move',
      'off[ -]?roll(?:ed|ing)?',
      `taken off (?:the )?roll`,
    ],
  },
  {
    topic: 'OUT_OF_SCHOOL',
    trigger: 'part-time-timetable',
    mayBeDenied: true,
    words: [
      '(?:part|reduced|red?uced|restricted|limited)[ -]?(?:time|hours)?[ -]?(?:time ?table|timetable|time-table|school day|hours)',
      `only (?:goes|going|in|gets|doing|does|allowed|has|having|attends?|attending) (?:in |to )?(?:${school} )?(?:for )?(?:mornings|afternoons|half (?:a )?days?|half day|an hour|one hour|(?:one|two|three|1|2|3|a couple of|a few) (?:hours|mornings|days)|part[ -]?time)`,
      `(?:one|two|three|1|2|3) (?:hours?|days?|mornings?) (?:a|per) (?:day|week) (?:at|in|of) (?:\\w+ )?${school}`,
      `part[ -]?time (?:at |in )?(?:\\w+ )?${school}`,
      'sent home (?:early|every|most|again|each|at|from)',
    ],
  },
  {
    topic: 'OUT_OF_SCHOOL',
    trigger: 'no-education',
    mayBeDenied: true,
    words: [
      `no ${school} places?\\b`,
      `(?:has|have|had|got|left with|having|with) (?:got |currently |still )?no ${school}\\b(?! (?:transport|report|uniform|letter|meeting|place))`,
      `(?:hasn'?t|has not|haven'?t|have not|doesn'?t have|does not have) (?:got )?(?:a|any) ${school}(?: place)?\\b(?! (?:transport|report|uniform|letter|meeting|review))`,
      `out of (?:\\w+ )?${school}\\b(?! hours)`,
      `without (?:a |any )?${school}(?: place)?\\b(?! (?:transport|report|uniform|letter))`,
      'without (?:an |any )?education',
      'no education',
      `${notTo} (?:able to (?:go|attend|be) |going |go |attending |in |at |to |been (?:to|in|at) )+(?:to |in |at |any |a |the |his |her )*${school}`,
      `(?:can'?t|cannot|won'?t|refus(?:es|ing|ed) to|unable to|not able to) (?:go|attend|get|get (?:him|her|them) (?:in)?to|return|go back) ?(?:to |in |into )?(?:the |any |his |her )?${school}`,
      `(?:stopped|not) (?:going|attending) (?:to |in |at )?(?:his |her |the )?${school}`,
      `(?:${school}) refus(?:al|er|ing)`,
      'ebsa',
      `(?:at|stuck at|sat at|sitting at|been) home (?:all day|every day|full time|with no|without|since|for (?:\\w+ ){1,2}(?:weeks|months|days))`,
      `(?:hasn'?t|has not|haven'?t|not) (?:been|set foot|stepped foot|gone|attended) (?:back )?(?:to |in |into |inside |at )?(?:a |any |his |her |the )?${school}`,
      'educated at home because',
      'eotas',
      'section 19',
    ],
  },
  {
    topic: 'PLACEMENT',
    trigger: 'placement-breaking-down',
    mayBeDenied: true,
    words: [
      'break(?:ing|s)?[ -]?down(?: of)?(?! (?:of the (?:costs?|hours|budget)))',
      'broken down',
      'falling apart',
      `(?:${school}|they|head|headteacher)(?: teacher)? (?:say|says|said|saying|have said|has said|told (?:me|us)) (?:that )?(?:they |it |he |she )?(?:can'?t|cannot|can no longer|are not able to|couldn'?t|is not able to|no longer) (?:longer )?(?:meet|keep|cope|support|manage|have|educate|look after)`,
      "(?:can'?t|cannot|can no longer|no longer) meet (?:his|her|their|[a-z]+'s) needs?",
      "(?:can'?t|cannot|not|isn'?t|doesn'?t|struggling to) cop(?:e|ing) (?:at all )?(?:with (?:the |his |her )?)?(?:at|in|with)? ?(?:main ?stream|school|class|there|secondary|college|nursery|year \\d+)",
      'placement (?:is )?(?:at risk|failing|failed|ending|ended|terminated|given notice|notice)',
      'given? notice on (?:his|her|the|my)',
      'emergency (?:annual )?review',
    ],
  },
  {
    topic: 'MOVE',
    trigger: 'moving-soon',
    mayBeDenied: true,
    with: [soon],
    words: [
      "(?:we are|we're|were|i am|i'm|im|family is|they are|he is|she is|are|is) moving(?! (?:on|up|forward|schools?|class|him|her|to year))",
      'we move',
      'move house',
      'moving (?:house|home|away|out)',
    ],
  },
  {
    topic: 'APPEAL',
    trigger: 'appeal-deadline',
    mayBeDenied: true,
    with: [
      'deadline',
      'last day',
      'time limit',
      'run(?:s|ning)? out',
      'expir\\w+',
      'too late',
      'missed',
      'within (?:2|two) months',
    ],
    words: ['appeal\\w*', 'tribun[ae]l\\w*', 'mediation'],
  },
  {
    topic: 'HEALTH',
    trigger: 'medical-change',
    mayBeDenied: true,
    words: [
      '(?:in|into|rushed to|admitted to|taken to|back in) (?:the )?hospital',
      'intensive care',
      'brain (?:tumour|tumor|injury|surgery)',
      '(?:had|having|has had|new|more|first) (?:a |an |another )?(?:seizures?|stroke|fits?\\b|major operation|operation|surgery)',
      'diagnosed with (?:cancer|epilepsy|diabetes|leuk\\w+|a tumou?r)',
      'feeding tube',
      'tube[ -]?fed',
      'tracheostomy',
      'life[ -]?limiting',
      'wheel ?chair now',
      'lost (?:his|her) (?:sight|hearing|speech)',
      'sectioned',
    ],
  },
  {
    topic: 'COMPLAINT',
    trigger: 'officer-no-show',
    mayBeDenied: true,
    isOfTheDay: true,
    with: ['meeting', 'visit', 'appointment', 'review', 'assessment', 'call', 'waited'],
    words: [`${ours}${didNotCome}`, 'stood (?:us|me) up', 'no[ -]?show'],
  },
  {
    topic: 'TRANSPORT',
    trigger: 'stranded-today',
    mayBeDenied: true,
    isOfTheDay: true,
    with: [
      'today',
      'this (?:morning|afternoon)',
      'stranded',
      'waiting',
      'now',
      'still',
      'again',
      'late for',
      "isn'?t here",
      'not here',
    ],
    words: [
      `(?:no|without) (?:\\w+ )?${ride}`,
      `${ride} (?:\\w+ ){0,3}?${didNotCome}`,
      `${ride} (?:is|was|has been) cancell?ed`,
      `${ride} (?:is not|isn'?t|not) (?:here|coming|running)`,
      'stranded',
      'left (?:standing )?(?:waiting|outside|at the (?:kerb|door|gate|roadside))',
    ],
  },
  {
    topic: 'DETAILS',
    trigger: 'address-or-safety',
    mayBeDenied: true,
    words: [
      '(?:new|changed?|change of|changing|change my|change our|wrong|update (?:my|our)|updated|different) (?:home |postal )?(?:address|adress|addres|postcode)',
      "(?:have |has |'ve |just |recently )moved(?: house| home| address|\\b(?! (?:on|up|class|forward|school|schools|him|her|to year)))",
      'moved (?:house|home|address|to a new)',
      "(?:not|don'?t|must not|mustn'?t|never|can'?t|cannot) (?:\\w+ ){0,4}(?:know|have|get|give|tell|find out|share) (?:\\w+ ){0,4}(?:address|where (?:we|i|she|he|they) live)",
      'refuge\\b',
      'non[ -]?molestation',
      'restraining order',
      'court order',
      'wrong (?:person|parent|family)',
      'sent (?:it |this |the letter |my letter |our letter )?to (?:my|his|her) ex',
    ],
  },
  {
    topic: 'PROVISION',
    trigger: 'help-stopped',
    mayBeDenied: true,
    words: [
      '(?:therapy|salt|ot|physio|1:1|one to one|ta|lsa|support|help|tutor|tuition|sessions|provision) (?:has |have |had |was |is |been |just |all )*(?:stopped|ended|withdrawn|cut|removed|taken away|cancelled|pulled)',
      '(?:stopped|cut|withdrawn|removed|pulled|taken away|cancelled) (?:his|her|the|all|my|our)(?: \\w+){0,2} (?:therapy|salt|ot|physio|1:1|ta|support|help|tutor|tuition|sessions|provision)',
    ],
  },
  {
    topic: 'PAYMENT',
    trigger: 'help-stopped',
    mayBeDenied: true,
    words: [
      '(?:payments?|personal budget|direct payments?|money|invoices?) (?:has |have |had |was |were |is |been |just |all )*(?:stopped|ended|not (?:been )?paid|late|unpaid|overdue|not arrived|not come)',
      "(?:not|haven'?t|hasn'?t|have not|never) (?:been )?paid\\b(?! attention)",
    ],
  },
  // ---- What it is about, whatever is said of it
  {
    topic: 'STATUS',
    words: [
      '(?:any|what|no) (?:news|updates?|progress)',
      "what(?:'s| is|s) (?:happening|going on|the (?:status|progress|latest|hold ?up|delay))",
      "where (?:are (?:we|you|things)|is (?:my|our|his|her|the|it)|'s (?:my|our|his|her|the))(?! (?:live|school))",
      'how (?:long|far)(?: along)?\\b(?= (?:will|does|is|until|till|before|have|has|do|are|it|this|more))',
      "(?:haven'?t|have not|not|hasn'?t|havent|never|nothing) (?:had |been )?(?:heard|hear|told|a reply|a response|any reply|an answer)",
      'when (?:will|can|do|are|should|is) (?:\\w+ ){1,3}(?:hear|know|get|expect|decide|decided|decision|be (?:ready|done|finished|told))',
      'chas(?:e|ing|ed) (?:up|this|an?|the|you)',
      'still waiting',
      '(?:20|twenty|16|6|six) ?-?weeks?',
      'update on',
    ],
  },
  {
    topic: 'EHCNA',
    words: [
      'ehc ?na\\b',
      '(?:needs|ehc\\w*|statutory|health and care) (?:needs )?ass?ess?ments?',
      'ass?ess?(?:ed|ing|ment)? (?:for|of) (?:an? )?(?:ehc\\w*|ehcp|plan)',
      '(?:apply|applying|applied|application|request(?:ed|ing)?|ask(?:ed|ing)?|get|getting) (?:\\w+ )?(?:for )?(?:an? |his |her )?(?:ehc\\w*|echp|ehpc|ecph)\\b',
      '(?:does|do|should|would|can) (?:\\w+ ){1,3}need (?:an? )?(?:ehc\\w*|echp)',
      'educational psych\\w+',
      'ed psych',
    ],
  },
  {
    topic: 'REFUSAL',
    words: [
      '(?:refus(?:ed|al|ing)|reject(?:ed|ion)|turned (?:us|me|him|her|it)? ?down|declined|said no|knocked back)(?: \\w+){0,4} (?:assess\\w*|ehc\\w*|plan|echp|request|application|applied|asked|asses\\w*|needs)',
      '(?:assess\\w*|ehc\\w*|plan|request|application) (?:\\w+ ){0,4}(?:refus(?:ed|al)|reject(?:ed|ion)|turned down|declined)',
      'why (?:did|have|has|was|were) (?:\\w+ ){1,3}(?:refus\\w+|say no|said no|turn\\w* down|reject\\w*)',
      'said no to',
      'you (?:have )?(?:refused|said no|turned (?:us|me|him|her) down|rejected)',
      'refusal letter',
    ],
  },
  {
    topic: 'DRAFT',
    words: [
      'drafts?\\b',
      '(?:ehcp|plan|section [a-k]) (?:\\w+ ){0,3}(?:wrong|mistakes?|errors?|wording|comments|amend\\w*|changes? to)',
      '(?:comment|comments|feedback|changes) (?:on|to|about) (?:the |his |her |my )?(?:plan|ehcp)',
      'name (?:a |the )?(?:school|setting) in',
      'section i\\b',
      'parental preference',
      '15 days',
    ],
  },
  {
    topic: 'PLACEMENT',
    words: [
      '(?:school|college|nursery|specialist|special school|resource|unit|independent) (?:place|placement)s?',
      'placements?\\b',
      '(?:change|changing|move|moving|different|another|new|find|finding|choose|choosing|right|wrong|special(?:ist)?) (?:of )?(?:to )?(?:a )?(?:special )?schools?\\b(?! (?:year|term|uniform|bus|taxi))',
      'specialist (?:school|provision|setting|college|unit)',
      'special school',
      'consult(?:ed|ing|ation|ations)?(?: with)? (?:\\w+ )?schools?',
      'named (?:school|in)',
      'no school(?:s)? (?:will|have|has|can) (?:take|offer|accept)\\w*',
    ],
  },
  {
    topic: 'PROVISION',
    words: [
      'section f\\b',
      "(?:not|isn'?t|aren'?t|never|hasn'?t|haven'?t|doesn'?t|don'?t) (?:\\w+ ){0,3}(?:getting|receiv\\w+|reciev\\w+|get|had|given|giving|providing|provid\\w+|following|deliver\\w*|had any) (?:\\w+ ){0,4}(?:therapy|salt|ot|physio|1:1|one to one|ta|support|help|provision|hours|sessions|plan|ehcp)",
      "(?:school|they) (?:is|are|r)? ?(?:not|n'?t|isn'?t|aren'?t) (?:following|doing|delivering|giving|providing|implementing)",
      '(?:1:1|one[ -]to[ -]one|1-1|121) (?:support|hours|help|ta)',
      "what (?:is|'s) in (?:the|his|her) (?:plan|ehcp)",
      "ehcp (?:is )?(?:not|isn'?t) (?:being )?(?:followed|met|delivered)",
      'missing (?:\\w+ ){0,3}(?:therapy|sessions?|support|hours)',
    ],
  },
  {
    topic: 'REVIEW',
    words: [
      '(?:annual|anual|yearly|early|interim|emergency|year) reviews?',
      'review (?:meeting|paperwork|report|date|of (?:the|his|her) (?:plan|ehcp))',
      'amend(?:ed|ing|ment)? (?:the |his |her )?(?:plan|ehcp|final)',
      'cease (?:to )?(?:maintain|the plan|his|her)',
    ],
  },
  {
    topic: 'PHASE',
    words: [
      '(?:phase|key stage) transfer',
      'transition(?:ing)? to',
      '(?:secondary|junior|reception|post[ -]?16|sixth form|college) (?:transfer|place|places|transition|next year|in september|for september)',
      '(?:start|starting|starts|moving up|move up|going|goes|moves|moving) (?:to |at |in )?(?:a )?(?:secondary|junior|reception|college|sixth form|year (?:7|seven|3|12))',
      'year (?:6|5|six|five|11|eleven)\\b',
      '(?:15(?:th)?|31(?:st)?) (?:of )?(?:february|march)',
    ],
  },
  {
    topic: 'TRANSPORT',
    words: [
      'transport\\b',
      'trasport',
      'transprot',
      'tranport',
      'taxi\\w*',
      'mini ?bus',
      '(?:school )?bus(?:es)?(?: pass)?\\b',
      'passenger assistant',
      'travel (?:training|assistance|pass|allowance|budget|costs?)',
      'mileage',
      '(?:petrol|fuel) (?:\\w+ )?(?:claim|money|costs?|allowance)',
      '(?:pick(?:ed)?|drop(?:ped)?)[ -]?(?:up|off) (?:time|point|late|early|from|at)',
    ],
  },
  {
    topic: 'PAYMENT',
    words: [
      '(?:direct|late) payments?',
      'personal budget',
      'invoices?',
      'reimburs\\w*',
      're-?fund\\w*',
      '(?:pay|paying|paid|owed?|owing) (?:me|us|for|the|back|a|his|her|my)(?! attention)',
      'prepaid card',
      'bank details',
    ],
  },
  {
    topic: 'APPEAL',
    words: [
      'appeal(?:s|ing|ed)?\\b(?! to (?:him|her|them|you))',
      'tribun[ae]l\\w*',
      'mediat(?:ion|or|e)\\b',
      'mediaton',
      'sendist',
      'judicial review',
      'pre[ -]?action',
      'certificate',
      'disagreement resolution',
      '(?:solicitor|lawyer|barrister)s?',
    ],
  },
  {
    topic: 'DETAILS',
    words: [
      '(?:new|changed?|change of|update|updated|my|wrong) (?:phone|mobile|telephone|email|e-mail|contact|number|surname|name)(?: number| address| details)?',
      'contact details',
      'parental responsibility',
      '(?:see|access|log ?in|sign in|read) (?:to |on )?(?:my|our|his|her|the) (?:case|account|portal|page|hub)',
      '(?:add|remove|take off) (?:my|his|her|their) (?:dad|mum|father|mother|ex|partner|husband|wife|stepdad|nan|grandm\\w+)',
      'consent\\b',
      'password',
      "(?:can'?t|cannot|unable to|not able to) (?:log|sign)[ -]?in",
    ],
  },
  {
    topic: 'MOVE',
    words: [
      'mov(?:e|ed|ing) (?:in ?to|out of|from|to|away from|over to|down to|up to) (?:the (?:area|county)|kent|medway|another (?:county|council|borough|area|la|authority)|a (?:new|different) (?:county|council|borough|area|la|authority)|\\w+shire|london|essex|surrey|sussex|scotland|wales|devon|cornwall|norfolk|suffolk)',
      '(?:new|different|another|previous|old) (?:local authority|council|la|county)\\b',
      'transfer (?:\\w+ )?(?:the )?(?:ehcp|plan) (?:from|to)',
      'relocat\\w*',
      'moving house',
    ],
  },
  {
    topic: 'HEALTH',
    words: [
      '(?:occupational|speech|speach|physio|language|music)(?: and language| & language|s)? ?therap\\w+',
      'physio\\w*',
      'salt\\b',
      '\\bot\\b',
      'camhs',
      'nhs',
      'p(?:a)?ediatrician',
      'wheel ?chair',
      'hearing aids?',
      'equipment',
      'hoist',
      'medic(?:al|ation|ine)\\w*',
      'continence',
      'dco\\b',
      'diagnos(?:is|ed|tic)',
      '(?:school )?nurse',
      'epilep\\w+',
      'seizures?',
    ],
  },
  {
    topic: 'PROFESSIONAL',
    words: [
      'i am (?:the |a )?(?:senco|sendco|head ?teacher|social worker|teacher|nurse|therapist|deputy|inclusion lead|family liaison)',
      "i'm (?:the |a )?(?:senco|sendco|head ?teacher|social worker|teacher|inclusion lead)",
      'i work (?:at|with|for)',
      'on behalf of (?:the |a |our |my )?(?:school|parent|parents|family|pupil|student)',
      '(?:one of )?our (?:pupils?|students?|learners?)',
    ],
  },
  {
    topic: 'COMPLAINT',
    mayBeDenied: true,
    words: [
      'complain\\w*',
      'complant',
      'ombudsman',
      'lgsco',
      'disgust(?:ed|ing)',
      'disgrac\\w*',
      'appall\\w*',
      'absolute(?:ly)? (?:joke|shambles)',
      'shambles',
      'unacceptable',
      'fed up',
      'sick (?:of|and tired)',
      'my mp\\b',
      'councillor',
      'let down',
      'nobody (?:ever )?(?:answers|calls|rings|replies|listens)',
      'no one (?:ever )?(?:answers|calls|rings|replies|listens)',
    ],
  },
  {
    topic: 'DATA',
    words: [
      'subject access',
      '\\bsar\\b',
      'dsar',
      'gdpr',
      'data protection',
      'freedom of information',
      '\\bfoi\\b',
      '(?:copy|copies) of (?:all |everything |every |any |my |his |her |our |the )*(?:file|files|record|records|emails|information|data|notes|documents held)',
      'information (?:that )?you (?:hold|have|keep)',
      'data breach',
    ],
  },
]

/** Words that sound like danger, and are not: what they cover is not taken for a risk of harm. */
export const harmlessWords: readonly string[] = [
  'killing (?:me|us|time)\\b(?= (?:waiting|with|having|not|all)|[.,!?]|$)',
  'kill(?:ing)? (?:time|two birds)',
  'emergency (?:annual )?review',
  "emergency (?:contact|number|phone|details|plan|services? (?:were )?(?:not|n't))",
  'not an emergency',
  'abus(?:e|ing) (?:of )?(?:power|the system|your position|process)',
  'neglect(?:ed|ing) (?:to|your|its|their|our|his|her)? ?(?:reply|answer|tell|send|mention|inform|include|duty|duties|case|responsibilit\\w+|legal)',
  'groom(?:ed|ing) (?:the |our |my |a )?(?:dog|dogs|horse|horses|cat|pet|pets|pony)',
  '(?:dog|horse|pet|pony) groom(?:ed|ing)',
  'knife (?:and|&) (?:a )?fork',
  'fork (?:and|&) (?:a )?knife',
  '(?:us(?:e|es|ing)|hold(?:s|ing)?|cut(?:s|ting)? (?:food|\\w+) with) (?:a |his |her )?knife',
  'hit(?:s|ting)? (?:me|us|him|her|them) (?:that|how|hard when|like a)',
  'hurt(?:s)? (?:me|us) (?:that|to (?:see|think|hear|say|read)|when you)',
  'beat(?:s)? me (?:why|how)',
  '(?:report|reports|letter|letters|page|pages|section|plan|form|forms|advice|document|documents|email|reply|attachment|signature|information|paperwork|name|date|part|bit|something|nothing|bag|coat|evidence|box|line|paragraph) is missing',
  "(?:he|she|they|child|son|daughter|[a-z]+ing|it) (?:really |just |simply |still )?(?:cannot|can'?t) cope",
  'violence (?:at|in|on) (?:the )?(?:tv|television|films?|games?)',
  'non[ -]?violent',
  'non[ -]?molestation',
]
