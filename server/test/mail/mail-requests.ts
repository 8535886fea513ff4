import { receiveMail } from '../../src/features/inbound-mail/index.ts'
import { createFolderStore } from '../../src/platform/files/index.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestApp } from '../build-test-app.ts'
import { aFamilyMember } from '../factories/index.ts'
import { aMail } from './eml.ts'

/** A mail that is kept, and that the rules took for no enquiry. Its id. */
export async function aMailApart(
  { pool, clock, filesDir }: TestApp,
  {
    raw = aMail({ messageId: `<${newId()}@mail.example>` }),
    outcome = 'ignored-automatic' as string | null,
    isOfFlood = false,
  } = {},
): Promise<string> {
  const files = createFolderStore(filesDir)
  const { id } = await receiveMail(
    { pool, clock, files },
    { raw, envelopeFrom: '', envelopeTo: 'hub@council.example', cameBy: 'lmtp' },
  )
  await pool.query(
    `update inbound_mails set status = case when $2::text is null then 'unreadable' else 'filed' end, outcome = $2,
       sender = 'amina@family.example', subject = 'A question', filed_at = received_at,
       is_sender_proven = false, flood_id = case when $3 then id end where id = $1`,
    [id, outcome, isOfFlood],
  )
  return id
}

/** Right requests for the routes about mails that came in; undefined for any other route. */
export async function mailRequest(
  test: TestApp,
  route: string,
): Promise<{ url: string; body?: unknown } | undefined> {
  const [, pattern = ''] = route.split(' ')
  if (!/inbound-mails|mail-floods|stopped-addresses|mail-checked/.test(pattern)) return undefined
  const url = pattern
    .replace(':inboundMailId', pattern.includes(':inboundMailId') ? await aMailApart(test) : '')
    .replace(
      ':floodId',
      pattern.includes(':floodId') ? await aMailApart(test, { outcome: 'flood', isOfFlood: true }) : '',
    )
    .replace(
      ':familyMemberId',
      pattern.includes(':familyMemberId') ? (await aFamilyMember(test.pool)).id : '',
    )
  if (pattern.includes(':floodId')) return { url, body: { until: test.clock.now().toISOString() } }
  return { url, ...(route.endsWith('/enquiry') && { body: {} }) }
}
