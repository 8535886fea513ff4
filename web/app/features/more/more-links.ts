import type { SessionView, StaffPower } from '@send-hub/shared'

interface MoreLink {
  href: string
  text: string
  about: string
  /** Left out: for all who work here. */
  for?: (me: SessionView) => boolean
}

const has = (power: StaffPower) => (me: SessionView) => me.powers.includes(power)
const watchesOver = (me: SessionView) => me.role === 'manager' || me.powers.includes('safeguarding')

/** The pages that are not for every day, by what they are about. */
const groups: { title: string; links: MoreLink[] }[] = [
  {
    title: 'Waiting for somebody',
    links: [
      {
        href: '/staff/bulk',
        text: 'Waiting for a second person',
        about: 'Acts on many cases at once, and what became of yours',
      },
      {
        href: '/staff/absences',
        text: 'Days away',
        about: 'Who is away, and who covers',
      },
      {
        href: '/staff/team',
        text: 'What each colleague has',
        about: 'Open, late, and how many they are given',
        for: (me) => me.role === 'manager',
      },
      {
        href: '/staff/saved-replies',
        text: 'Saved replies',
        about: 'Texts to start an answer from; managers write them',
      },
      { href: '/staff/rights', text: 'Young people to ask', about: 'Whose rights pass soon, or have passed' },
      {
        href: '/staff/mail',
        text: 'Emails to sort',
        about: 'Emails held back, returned, automatic or that the hub can’t read, and addresses to check',
      },
      {
        href: '/staff/corrections',
        text: 'Corrections asked for',
        about: 'What families say is wrong in our record',
      },
    ],
  },
  {
    title: 'Keeping people safe',
    links: [
      {
        href: '/staff/broken-glass/new',
        text: 'Open a locked case in an emergency',
        about: 'For an hour; managers are told',
      },
      {
        href: '/staff/restrictions',
        text: 'Restrictions',
        about: 'Whose address is hidden, who must not be reached',
        for: has('safeguarding'),
      },
      {
        href: '/staff/broken-glass',
        text: 'Locked cases that were opened',
        about: 'Who, why, and whether somebody has looked at it',
        for: watchesOver,
      },
    ],
  },
  {
    title: 'Records',
    links: [
      {
        href: '/staff/access-requests',
        text: 'Copies for families',
        about: 'Who asked for what we hold, and by when',
        for: has('data-protection'),
      },
      {
        href: '/staff/audit',
        text: 'Search the audit',
        about: 'Who read or changed what, and when',
        for: has('data-protection'),
      },
      {
        href: '/staff/retention',
        text: 'Keeping and deleting',
        about: 'What has run out, legal holds, erasures',
        for: has('data-protection'),
      },
    ],
  },
  {
    title: 'Accounts',
    links: [
      { href: '/staff/account', text: 'Your account', about: 'Where you are signed in' },
      {
        href: '/staff/accounts',
        text: 'Staff accounts and tokens',
        about: 'Who works here, and which systems may read',
        for: has('accounts'),
      },
    ],
  },
]

/** The groups with what this reader may open; a group of nothing is left out. */
export function moreLinksFor(me: SessionView): { title: string; links: Omit<MoreLink, 'for'>[] }[] {
  return groups
    .map(({ title, links }) => ({
      title,
      links: links
        .filter((link) => link.for?.(me) ?? true)
        .map(({ href, text, about }) => ({ href, text, about })),
    }))
    .filter(({ links }) => links.length > 0)
}
