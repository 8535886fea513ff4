import { formatDayLong } from '../day.ts'
import type { LetterFacts } from './letter-facts.ts'
import { type LetterKind, letterLaw } from './letter-kind.ts'
import type { LetterBlock } from './letter-views.ts'
import { contact, heading, list, paragraph, paragraphs } from './plain-text.ts'

/** The right to appeal and its dates. Source: Children and Families Act 2014 s51; HESC Rules 2008, rule 20. */
export function appealWords(kind: LetterKind, facts: LetterFacts): LetterBlock[] {
  const { appeal, council, recipient } = facts
  const { tribunal } = council
  const aboutPlan = isAboutPlan(kind)
    ? [
        'You can appeal about what the plan says in section B (needs), section F (help) or section I (school or college). You can also appeal if no school or college is named.',
      ]
    : []
  if (recipient.rights === 'unknown') return perhapsTheirs(facts, aboutPlan)
  return [
    heading('Your right to appeal'),
    ...paragraphs([
      'If you do not agree, you have the right to appeal to the SEND Tribunal. It does not work for us. It can change our decision.',
      ...aboutPlan,
    ]),
    ...(appeal
      ? [
          paragraph(
            `The Tribunal must have your appeal by ${formatDayLong(appeal.appealBy)}, or within 1 month from the day on your mediation certificate. The later date counts.`,
          ),
        ]
      : []),
    ...paragraphs([
      `We work out the first date as 2 months from the day of this letter. If that day is in August, from 25 December to 1 January, or on a day off, the first working day after that counts. Check the date with the Tribunal or with ${council.adviceService.name}.`,
      'If you miss the date, ask the Tribunal. It may still take your appeal.',
    ]),
    ...(tribunal ? [contact(tribunal.name, { Phone: tribunal.phone, Website: tribunal.url })] : []),
  ]
}

/** The right, its time as the law counts it, and no day as theirs: whether it is theirs is not settled. */
function perhapsTheirs({ council, recipient }: LetterFacts, aboutPlan: string[]): LetterBlock[] {
  const { tribunal, adviceService } = council
  return [
    heading('The right to appeal'),
    ...paragraphs([
      'There is a right to appeal to the SEND Tribunal. It does not work for us. It can change our decision.',
      recipient.isYoungPerson
        ? `Somebody is named who decides about an appeal for you. If you think that you can decide it yourself, tell us, or ask ${adviceService.name}.`
        : `We have not checked yet if you have parental responsibility. If you have it, this right is yours. Ask us, or ask ${adviceService.name}.`,
      ...aboutPlan,
      'The Tribunal must have an appeal within 2 months from the day of this letter, or within 1 month from the day on the mediation certificate. The later date counts.',
      'If that day is in August, from 25 December to 1 January, or on a day off, the first working day after that counts. If the date is missed, ask the Tribunal. It may still take the appeal.',
    ]),
    ...(tribunal ? [contact(tribunal.name, { Phone: tribunal.phone, Website: tribunal.url })] : []),
  ]
}

/** Source: SEND Regulations 2014, regs 32 to 39; Children and Families Act 2014 s55. */
export function mediationWords(kind: LetterKind, facts: LetterFacts): LetterBlock[] {
  const { mediation } = facts.council
  return [
    heading('Mediation'),
    paragraph(
      'You have the right to mediation. It is a meeting with us to try to agree. A mediator leads it, who does not work for us. You do not pay for it.',
    ),
    ...paragraphs(certificateWords(kind, facts)),
    paragraph('When you talk to the adviser, you choose:'),
    list(
      'If you do not want mediation, tell the adviser. You get the certificate within 3 working days.',
      'If you want mediation, tell the adviser or tell us. Say what you want to talk about. We must set up the meeting within 30 days.',
      'When mediation is over, you get the certificate within 3 working days. You can still appeal.',
    ),
    ...(mediation ? [contactOf(mediation)] : []),
  ]
}

function certificateWords(kind: LetterKind, { appeal, sectionsOnly }: LetterFacts): string[] {
  const law = letterLaw(kind)
  const by = appeal?.contactMediationBy
  const contactBy = by
    ? ` Contact the mediation adviser by ${formatDayLong(by)}. That is 2 months from the day of this letter.`
    : ' Contact the mediation adviser within 2 months from the day of this letter.'
  const notToMeet = 'You do not have to go to mediation. You must only talk to the adviser first.'
  if (law.is !== 'decision' || law.certificate === 'always') {
    return [`You need a mediation certificate before you can appeal.${contactBy}`, notToMeet]
  }
  const onlySectionI =
    'You do not need a certificate if you appeal only about section I: the school or college, the kind of it, or that none is named.'
  const sectionsBAndF = `You need a mediation certificate before you can appeal about section B or section F.${contactBy}`
  return sectionsOnly === 'I'
    ? [onlySectionI, sectionsBAndF, notToMeet]
    : [sectionsBAndF, notToMeet, onlySectionI]
}

/** Source: SEND (First-tier Tribunal Recommendations Power) Regulations 2017. */
export function healthAndCareWords(): LetterBlock[] {
  return [
    heading('Health and social care'),
    ...paragraphs([
      'When you appeal, you can also ask the Tribunal to look at health and social care. It can recommend what help there should be. Tell the Tribunal in your appeal that you want this.',
    ]),
  ]
}

/** Source: Children and Families Act 2014 s57. */
export function disagreementWords({ council: { disagreementResolution } }: LetterFacts): LetterBlock[] {
  return [
    heading('Another way to agree'),
    paragraph(
      'You can also use disagreement resolution. People who do not work for us help you and us to agree, or you and the school. It is free, and you choose if you want it. You can still appeal. Your time to appeal goes on.',
    ),
    ...(disagreementResolution ? [contactOf(disagreementResolution)] : []),
  ]
}

const isAboutPlan = (kind: LetterKind) => {
  const law = letterLaw(kind)
  return law.is === 'decision' && law.certificate === 'not-for-section-i'
}

type Service = NonNullable<LetterFacts['council']['mediation']>
const contactOf = ({ name, phone, email, url }: Service) =>
  contact(name, { Phone: phone, Email: email, Website: url })
