import type { DocumentKind } from '@send-hub/shared'
import type { Time } from './calendar.ts'
import type { DemoPaper } from './demo-pdf.ts'
import type { StaffKey } from './staff.ts'

/** A document on the newest case of a child. */
export interface DemoDocument {
  about: string
  /** An adult of the family, or an officer. */
  from: { adult: string } | { officer: StaffKey }
  kind: DocumentKind
  title: string
  paper: DemoPaper
  /** Working days ago. */
  ago: number
  time: Time
  /** By this officer, to one adult or to everyone (null). */
  released?: { by: StaffKey; to: string | null; time: Time }
  /** Sent where a scanner is set up, which has not seen it yet. */
  isWaiting?: boolean
}

const service = ['Educational Psychology Service', 'Kent County Council']

/** What lies on the cases of the invented council: released to all or to one, not released, sent by a parent, in quarantine. */
export const demoDocuments: DemoDocument[] = [
  {
    about: 'Nina Barker',
    from: { officer: 'daniel' },
    kind: 'advice',
    title: 'Educational psychologist’s report',
    ago: 6,
    time: '11:05',
    released: { by: 'daniel', to: null, time: '11:30' },
    paper: {
      heading: 'Educational psychologist’s report: Nina Barker',
      lines: service,
      paragraphs: [
        'I met Nina twice at school, and spoke with both of her parents and her teacher.',
        'Nina likes drawing and knows a great deal about birds. She finds it hard to follow long instructions, and to work where it is noisy.',
        'Nina learns best with short steps, pictures beside words, and a quiet place that she can go to.',
      ],
    },
  },
  {
    about: 'Nina Barker',
    from: { officer: 'daniel' },
    kind: 'other',
    title: 'Notes of our phone call with you',
    ago: 5,
    time: '16:10',
    released: { by: 'daniel', to: 'David Asante', time: '16:20' },
    paper: {
      heading: 'Notes of our phone call',
      lines: ['Assessment team', 'To David Asante', 'About Nina Barker'],
      paragraphs: [
        'You asked how schools are consulted. We said that we have asked two schools, and when they reply.',
      ],
    },
  },
  {
    about: 'Nina Barker',
    from: { adult: 'Helen Barker' },
    kind: 'evidence',
    title: 'Letter from the speech therapist',
    ago: 4,
    time: '20:15',
    paper: {
      heading: 'To whom it may concern: Nina Barker',
      lines: ['Rosalind Pike, speech and language therapist'],
      paragraphs: [
        'Nina has had six sessions with me. She now asks for help in words when a task is too long.',
      ],
    },
  },
  {
    about: 'Nina Barker',
    from: { adult: 'David Asante' },
    kind: 'evidence',
    title: 'What Nina says about school',
    ago: 1,
    time: '19:40',
    isWaiting: true,
    paper: {
      heading: 'What Nina says about school',
      lines: ['Written down by her father'],
      paragraphs: ['“I like art and the library. I do not like lunch, it is too loud.”'],
    },
  },
  {
    about: 'Maya Okafor',
    from: { officer: 'priya' },
    kind: 'draft-plan',
    title: 'Draft plan',
    ago: 3,
    time: '15:20',
    released: { by: 'priya', to: null, time: '15:25' },
    paper: {
      heading: 'Draft education, health and care plan: Maya Okafor',
      lines: ['Assessment team', 'Kent County Council'],
      paragraphs: [
        'Section A: what Maya and her family say. Maya likes swimming, music and her little brother.',
        'Section B: Maya’s special educational needs. Maya finds it hard to read and to remember what she has read.',
        'Section F: the help that Maya must have. A trained adult reads with Maya for 20 minutes each school day.',
      ],
    },
  },
  {
    about: 'Leon Nowak',
    from: { officer: 'ruth' },
    kind: 'advice',
    title: 'Occupational therapy report',
    ago: 2,
    time: '10:30',
    paper: {
      heading: 'Occupational therapy report',
      lines: ['Children’s therapies'],
      paragraphs: ['It names two other children, and so waits until those names are taken out.'],
    },
  },
]
