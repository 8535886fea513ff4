import type { DocumentKind, ScanState } from './document.ts'

/** What each kind is called: to families, and in the short words of staff. */
export const documentKindWords = {
  advice: { family: 'Report', staff: 'Advice (report of a professional)' },
  'draft-plan': { family: 'Draft plan', staff: 'Draft plan' },
  plan: { family: 'Plan', staff: 'Final or amended plan' },
  review: { family: 'Review of the plan', staff: 'Annual review paper' },
  evidence: { family: 'From you', staff: 'Evidence from the family' },
  other: { family: 'Document', staff: 'Something else' },
} as const satisfies Record<DocumentKind, { family: string; staff: string }>

/** What the sender of a document is told of it. */
export const sentDocumentWords = {
  clean: 'We have it.',
  unscanned: 'We have it.',
  waiting: 'We have it. We are checking that the file is safe. You can open it here after that.',
  infected:
    'We could not keep this file. Our check found a virus in it. Please send it again in another way: take photos of the pages, or call us.',
} as const satisfies Record<ScanState, string>

/** What the state of the check means to staff, in a word or two; and what follows from it. */
export const scanWords = {
  clean: { state: 'No virus found', so: null },
  unscanned: { state: 'Not scanned', so: 'This hub has no virus scanner' },
  waiting: { state: 'Waiting', so: 'Nobody can open it yet' },
  infected: { state: 'Virus found', so: 'The file was deleted' },
} as const satisfies Record<ScanState, { state: string; so: string | null }>

/** The page on which a family sends something. */
export const sendWords = {
  title: 'Send us a document',
  intro: 'Send us anything you want us to read. For example a letter from a doctor, or a report from school.',
  photo: 'No scanner? Take a photo of each page. Send one file at a time.',
  check: 'We check each file for viruses. Then the staff who work on this can read it.',
  aboutDraft: 'Is it about the draft plan? Then tell us there, so that it counts as your answer.',
  private: 'Others who can see this case will not see it, unless our staff share it.',
  sent: 'We have your document. Our staff who work on this can read it.',
  sentAndWaiting: 'We have your document. We check the file first. Then our staff can read it.',
} as const
