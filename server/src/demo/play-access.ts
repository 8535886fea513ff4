import type { NewAccess } from '@send-hub/shared'
import { giveAccess, lockChild, restrictChild } from '../features/cases/index.ts'
import { findPeopleByEmail } from '../features/people/index.ts'
import { addressOf } from './people.ts'
import { idOf, type Scene } from './scene.ts'
import type { StaffKey } from './staff.ts'

/** What somebody is given on the newest case of a child, so many days ago. */
interface GivenStory {
  about: string
  ago: number
  by: StaffKey
  who: string
  email: string
  access: Omit<NewAccess, 'person' | 'familyMemberId' | 'isCompared' | 'isRestrictionRead' | 'startsOn'>
  consentOf?: string
}

const senco: GivenStory['access'] = {
  ...{ role: 'school', relationship: 'SENCO', settingName: 'Fable Road Primary', level: 'status' },
  ...{ hasParentalResponsibility: null, evidence: 'Rang the school on its own number; its head confirmed' },
}
const farah = { who: 'Farah Malik', email: 'farah.senco', by: 'priya' as const, access: senco }

/** A SENCO with three pupils, and a helper whom a mother let in. */
const given: GivenStory[] = [
  { ...farah, about: 'Maya Okafor', ago: 12 },
  { ...farah, about: 'Aarav Singh', ago: 11 },
  { ...farah, about: 'Noor Ahmed', ago: 11 },
  {
    ...{ about: 'Maya Okafor', ago: 9, by: 'hana', who: 'Carol Fenn', email: 'carol.advice' },
    consentOf: 'Adaeze Okafor',
    access: {
      ...{ role: 'advice-service', relationship: 'adviser', level: 'status+documents' },
      ...{ hasParentalResponsibility: null, evidence: 'Works for the advice service; rang her there' },
      consentHow: 'The mother signed our form, 9 days ago',
    },
  },
]

/** Who was let in beside the family, whose address is hidden, and whom a lock keeps away. Told by the hub's own acts. */
export async function playAccess(scene: Scene): Promise<void> {
  const { acting, calendar, people } = scene
  const on = (ago: number) => calendar.at(calendar.workingDay(ago), '11:00')
  const caseOf = (child: string) => idOf(new Map([...scene.cases].map(([name, { id }]) => [name, id])), child)
  for (const story of given) {
    const ctx = acting.staff(people.staff[story.by], on(story.ago))
    const email = addressOf(story.email)
    const known = people.adults.get(story.who)
    await giveAccess(ctx, caseOf(story.about), {
      ...story.access,
      ...(known ? { familyMemberId: known } : { person: { name: story.who, email } }),
      ...(story.consentOf && { consentedById: idOf(people.adults, story.consentOf) }),
      ...{ isCompared: true, isRestrictionRead: false },
    })
    const [found] = await acting.system(on(story.ago)).tx((tx) => findPeopleByEmail(tx, [email]))
    if (found) people.adults.set(story.who, found.id)
  }
  const dana = acting.staff(people.staff.dana, on(6))
  await restrictChild(dana, caseOf('Isla Reeves'), {
    ...{
      kind: 'ADDRESS_HIDDEN',
      note: 'Mother and child moved to a place of safety. See the strategy meeting.',
    },
    reviewOn: calendar.day(-24),
  })
  await restrictChild(dana, caseOf('Isla Reeves'), {
    ...{ kind: 'NO_CONTACT', familyMemberId: idOf(people.adults, 'Paul Reeves') },
    note: 'Order of the family court. Nothing goes to him; if he rings, pass the call to Dana.',
  })
  await lockChild(dana, { freeEnquiriesOf: async () => undefined }, caseOf('Noor Ahmed'), {
    ...{ staffMemberId: people.staff.hana, reason: 'relative', namedStaffIds: [] },
  })
}
