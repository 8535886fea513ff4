import type { OpenedLetter } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { Button } from '../../ui/button.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { requireConfirmed } from '../second-factor/confirm-pages.tsx'
import { letterHref, letterPdfHref } from './letter-links.ts'
import { LetterView } from './letter-view.tsx'

/** A letter to this reader, to be read on a phone; the same words as the one on paper. */
const familyLetterPage: PageRoute = {
  url: letterHref(':letterId'),
  access: 'family',
  show: async (visit) => {
    const params = { letterId: visit.params.letterId ?? '' }
    const letter = await visit.call('GET /api/family/letters/:letterId', { params })
    return familyPage(visit, {
      title: `${letter.content.title}, ${letter.content.reference}`,
      back: { href: `/cases/${letter.caseId}`, text: 'Back to the case' },
      children: <FamilyLetter letter={letter} />,
    })
  },
}

/** For people: who is signed out is led to sign in and back. The file itself comes from the API. */
const familyLetterPdfPage: PageRoute = {
  url: letterPdfHref(':letterId'),
  access: 'family',
  show: async (visit) => {
    await requireConfirmed(visit)
    return { to: `/api/family/letters/${encodeURIComponent(visit.params.letterId ?? '')}/pdf` }
  },
}

export const familyLetterPages: readonly PageRoute[] = [familyLetterPage, familyLetterPdfPage]

export function FamilyLetter({ letter: { id, content, isTakenBack } }: { letter: OpenedLetter }) {
  return (
    <>
      <h1 className="govuk-heading-l">{content.title}</h1>
      {isTakenBack && (
        <WarningText>
          We have taken this letter back. It was a mistake. Do not act on it. Ask us if you are not sure.
        </WarningText>
      )}
      <Button href={letterPdfHref(id)} variant="secondary" className="app-no-print">
        Download as PDF
      </Button>
      <LetterView content={content} />
    </>
  )
}
