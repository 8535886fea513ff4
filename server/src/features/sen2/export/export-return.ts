import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Council } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import type { Sex, UpnUnknownReason } from '../code-lists.ts'
import type { Sen2Header, Sen2Person } from '../sen2.types.ts'
import { censusOf } from './census.ts'
import { type ExportedChild, readChildrenAfter } from './export.store.ts'
import { type Collection, returnOfCase } from './return-of-case.ts'
import { closeReturn, openReturn, personXml } from './return-xml.ts'

export interface ExportSummary {
  censusOn: string
  people: number
  requests: number
  plansInForce: number
  /** What the hub does not hold and the Department asks for: to be added before the return is sent. */
  plansWithoutSetting: number
  plansWithoutNeed: number
}

const batchSize = 500

/**
 * Writes the council's SEN2 return of a January from the hub's own data, gzipped when the name ends in `.gz`. The file
 * appears whole or not at all, and only this user may read it.
 */
export async function exportReturn(
  ctx: SystemContext,
  council: Council,
  { path, year }: { path: string; year: number },
): Promise<ExportSummary> {
  const censusOn = censusOf(year)
  const collection = { yearBeganOn: `${year - 1}-01-01`, censusOn }
  const summary = {
    censusOn,
    ...{ people: 0, requests: 0, plansInForce: 0, plansWithoutSetting: 0, plansWithoutNeed: 0 },
  }
  const unfinished = `${path}.${newId()}.part`
  try {
    await ctx.tx(async (tx) => {
      const text = Readable.from(
        returnText(tx, headerOf(council, year, censusOn, ctx.now), collection, summary),
      )
      const file = createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true })
      await (path.endsWith('.gz') ? pipeline(text, createGzip(), file) : pipeline(text, file))
      const { people, requests } = summary
      await recordAudit(tx, ctx, {
        action: 'return-exported',
        subjectKind: 'return',
        subjectId: null,
        details: { year, people, requests },
      })
    })
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
  return summary
}

async function* returnText(tx: Tx, header: Sen2Header, collection: Collection, summary: ExportSummary) {
  yield openReturn(header)
  let last: string | null = null
  for (;;) {
    const children: ExportedChild[] = await readChildrenAfter(tx, last, batchSize, collection)
    const people = children.map((child) => personOf(child, collection))
    for (const person of people) count(person, summary)
    yield people.map(personXml).join('')
    last = children.at(-1)?.id ?? null
    if (children.length < batchSize) break
  }
  yield closeReturn
}

function personOf(child: ExportedChild, collection: Collection): Sen2Person {
  return {
    surname: child.surname,
    forename: child.forename,
    personBirthDate: child.birthOn,
    sex: child.sex as Sex | null,
    ethnicity: child.ethnicity,
    postCode: child.postcode,
    upn: child.upn,
    uniqueLearnerNumber: child.uln,
    upnUnknown: child.upnUnknown as UpnUnknownReason | null,
    requests: child.cases.map((found) => returnOfCase(found, collection)),
  }
}

function count({ requests }: Sen2Person, summary: ExportSummary): void {
  const active = requests.flatMap(({ activePlan }) => activePlan ?? [])
  summary.people += 1
  summary.requests += requests.length
  summary.plansInForce += active.length
  summary.plansWithoutSetting += active.filter(({ placementDetails }) => placementDetails.length === 0).length
  summary.plansWithoutNeed += active.filter(({ senNeeds }) => senNeeds.length === 0).length
}

function headerOf({ leaCode }: Council, year: number, censusOn: string, now: Date): Sen2Header {
  return {
    collection: 'SEN2',
    year,
    referenceDate: censusOn,
    lea: leaCode,
    sourceLevel: 'L',
    softwareCode: 'SEND hub',
    release: null,
    serialNo: '1',
    dateTime: now.toISOString().slice(0, 19),
  }
}
