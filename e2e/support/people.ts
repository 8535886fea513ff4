/** The people of the invented council that the journeys are about. Each journey has a family of its own. */
export const families = {
  /** Two children: Maya, whose draft is to be checked, and Kofi. */
  motherOfMaya: 'maya.parent@example.test',
  /** Leo's case is late; a date was promised and missed; there is a new one. */
  fatherOfLeo: 'leo.parent@example.test',
  /** Ruby is being assessed, in time. */
  motherOfRuby: 'donna.sims@example.test',
  /** We are deciding about a plan for Elsie. */
  motherOfElsie: 'vicky.moon@example.test',
  /** Freya's family was told nothing, and the legal day has passed. */
  motherOfFreya: 'beth.hollis@example.test',
  /** Separated parents of Nina: each asks for themselves. */
  motherOfNina: 'nina.mother@example.test',
  fatherOfNina: 'nina.father@example.test',
  /** Niamh’s new draft is to be checked: her mother has begun, her father has not. */
  motherOfNiamh: 'ciara.kelly@example.test',
  fatherOfNiamh: 'sean.kelly@example.test',
  /** Poppy is being assessed. */
  motherOfPoppy: 'claire.ward@example.test',
  /** Skye is being assessed. */
  motherOfSkye: 'carly.bennett@example.test',
  /** Aarav is being assessed; his reports are asked for. */
  motherOfAarav: 'harpreet.singh@example.test',
  /** We are deciding whether to assess Jayden. */
  motherOfJayden: 'tanya.clarke@example.test',
  fatherOfJayden: 'marlon.clarke@example.test',
  /** We refused to assess Archie. */
  motherOfArchie: 'gemma.bell@example.test',
  /** Precious has a final plan, and her mother a letter about it. */
  motherOfPrecious: 'tendai.moyo@example.test',
  /** Both parents of the children Roth have letters. */
  stefanRoth: 'stefan.roth@example.test',
  juliaRoth: 'julia.roth@example.test',
  /** Hugo has a final plan; so has Precious. */
  motherOfHugo: 'camille.blanc@example.test',
  /** Arthur has died. */
  motherOfArthur: 'helen.bloom@example.test',
  /** An account that no case is shared with. */
  carerOfSam: 'sam.carer@example.test',
} as const

export const staff = {
  joe: 'joe.hub@example.test',
  hana: 'hana.hub@example.test',
  tom: 'tom.hub@example.test',
  priya: 'priya.officer@example.test',
  /** Casework: plans and their reviews. */
  karen: 'karen.casework@example.test',
  grace: 'grace.manager@example.test',
  /** Two who look after data protection. */
  imran: 'imran.records@example.test',
  wen: 'wen.records@example.test',
  /** Looks after safeguarding. */
  dana: 'dana.safeguarding@example.test',
} as const
