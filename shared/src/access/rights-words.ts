import type { AccessLevel } from './access-roles.ts'
import type { RightsForFamily } from './rights-views.ts'

/** Days are in words already. */
export type RightsFacts = {
  childFirstName: string
  /** The first day the rights are the young person's, and whether it has come. */
  passesOn: string
  havePassed: boolean
  /** The day from which parents see what the young person agrees to, and whether it has come. */
  changesOn: string
  hasChanged: boolean
}

/** To a parent or carer. `answer`: the young person's about this parent; null: none yet. `level`: what they see now. */
export function rightsWordsForParent(
  f: RightsFacts,
  answer: AccessLevel | null,
  level: AccessLevel,
): RightsForFamily {
  return f.hasChanged ? afterForParent(f, answer, level) : beforeForParent(f)
}

function beforeForParent(f: RightsFacts): RightsForFamily {
  const name = f.childFirstName
  const whose = f.havePassed
    ? `In law, ${name} has been old enough to decide about this since ${f.passesOn}. The right to appeal is ${name}’s now.`
    : `From ${f.passesOn}, ${name} is old enough in law to decide about this. The right to appeal is then ${name}’s, not yours.`
  return {
    heading: f.havePassed ? `${name} now decides` : `${name} will soon decide`,
    paragraphs: [
      whose,
      `From ${f.changesOn}, ${name} also decides what you see here. We have told ${name} this too, if we can reach them here.`,
      `If ${name} agrees, nothing changes for you here. ${name} can tell us here, by phone or on paper.`,
      'If we hear nothing, you will still see the stage and its dates. You will not see letters and documents, and you can’t act here.',
      `Please talk to ${name} about it. You can always help ${name}, and we hope you will. If ${name} can’t decide this alone, call us.`,
    ],
    mayChoose: false,
  }
}

/** What a parent sees, after "that you"; nobody is told this who sees nothing. */
const agreed: Record<AccessLevel, string> = {
  none: 'see nothing here',
  status: 'see the stage and its dates',
  'status+documents': 'see the stage, its dates, and letters and documents',
  act: 'see everything here and act for them',
}

function afterForParent(
  { childFirstName: name }: RightsFacts,
  answer: AccessLevel | null,
  level: AccessLevel,
): RightsForFamily {
  const why = `In law, ${name} is now old enough to decide about this. The right to appeal is ${name}’s.`
  const said =
    answer === level
      ? [`${name} has said that you may ${agreed[answer]}. ${name} can change this at any time.`]
      : answer === null && level === 'status'
        ? [
            `We asked ${name} what you may see here. We have no answer yet. Until then you see the stage and its dates.`,
            `${name} can tell us here, by phone or on paper. If ${name} can’t decide this alone, call us.`,
          ]
        : ['We have agreed with you what you see here. If you want to know more, call us.']
  return { heading: `${name} decides who sees this`, paragraphs: [why, ...said], mayChoose: false }
}

/** To the young person themselves. */
export function rightsWordsForYoungPerson(f: RightsFacts): RightsForFamily {
  const asAnyone = 'You can still ask your parents, or anyone you trust, to help you.'
  if (f.hasChanged) {
    return {
      heading: 'You decide who sees this',
      paragraphs: [
        'In law, you are now old enough to decide about this. The right to appeal is yours.',
        `You say what your parents or carers see here. You can change it at any time. ${asAnyone}`,
      ],
      mayChoose: true,
    }
  }
  return {
    heading: f.havePassed ? 'You now decide' : 'You will soon decide',
    paragraphs: [
      f.havePassed
        ? `In law, you have been old enough to decide about this since ${f.passesOn}. The right to appeal is yours.`
        : `From ${f.passesOn}, you are old enough in law to decide about this. The right to appeal is then yours.`,
      `From ${f.changesOn}, you also say what your parents or carers see here. If you say nothing, they see the stage and its dates, but no letters and documents. We have told them too.`,
      asAnyone,
    ],
    mayChoose: true,
  }
}

/** To somebody who decides this for a young person who can't. */
export function rightsWordsForAlternativePerson({ childFirstName: name }: RightsFacts): RightsForFamily {
  return {
    heading: `You decide who sees this for ${name}`,
    paragraphs: [
      `You are named to decide for ${name} who may see this. You say what other parents or carers see here. Think of what is best for ${name}, and ask what ${name} wants.`,
    ],
    mayChoose: true,
  }
}

/** The answers, as the young person chooses among them and as staff enter them. */
export const parentAnswerWords: Record<AccessLevel, { own: string; hint: string; staff: string }> = {
  act: {
    own: 'Everything, and act for me',
    hint: 'They can ask us questions, say what they think of a draft and send us things.',
    staff: 'See everything and act for the young person',
  },
  'status+documents': {
    own: 'The stage, the dates, letters and documents',
    hint: 'They can read what we send. They can’t act here.',
    staff: 'See the stage, its dates, letters and documents',
  },
  status: {
    own: 'The stage and the dates',
    hint: 'They can see where things are. They can’t read letters or documents.',
    staff: 'See the stage and its dates',
  },
  none: { own: 'Nothing', hint: 'They can’t see this here any more.', staff: 'See nothing' },
}
