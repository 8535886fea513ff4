import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { aHeader, aPerson, aRequest, aReturn, readWhole } from '../../../test/factories/sen2-return.ts'
import { type ReadProgress, readReturn } from './index.ts'

test('the header says which return it is and whose', async () => {
  const { header } = await readWhole(
    aReturn([], aHeader({}, { LEA: '825', SoftwareCode: 'ACME', SerialNo: '3' })),
  )

  expect(header).toEqual({
    collection: 'SEN2',
    year: 2025,
    referenceDate: '2025-01-16',
    lea: '825',
    sourceLevel: 'L',
    softwareCode: 'ACME',
    release: null,
    serialNo: '3',
    dateTime: null,
  })
})

test('a person comes out with every item of the return, flags as true or false', async () => {
  const place = { URN: '120025', UKPRN: '10012345', SENSetting: 'OTH', SENSettingOther: 'Hospital' }
  const flags = { SENunitIndicator: '1', ResourcedProvisionIndicator: '0' }
  const person = aPerson({
    UniqueLearnerNumber: '1234567890',
    UPNunknown: 'UN3',
    Requests: [
      aRequest({
        Exported: '0',
        Assessment: {
          AssessmentOutcome: 'Y',
          AssessmentOutcomeDate: '2024-06-07',
          AssessmentMediation: '1',
          AssessmentTribunal: '0',
          OtherMediation: '0',
          OtherTribunal: '1',
          Week20: '1',
          NamedPlan: {
            StartDate: '2024-07-13',
            PlanRes: '0',
            PlanWPB: '1',
            PB: '1',
            OA: '0',
            DP: '1',
            CeaseDate: '2024-12-01',
            CeaseReason: '5',
            PlanDetail: [{ ...place, PlacementRank: '1', ...flags }, { URN: '100000' }],
          },
        },
        ActivePlans: {
          TransferLA: '825',
          RES: '1',
          WPB: '0',
          ReviewMeeting: '2024-11-03',
          ReviewOutcome: 'M',
          LastReview: '2024-11-16',
          PlacementDetail: [
            { ...place, PlacementRank: '2', EntryDate: '2021-09-15', LeavingDate: '2024-07-20' },
          ],
          SENneed: [
            { SENtype: 'ASD', SENtypeRank: '1' },
            { SENtype: 'SLCN', SENtypeRank: '2' },
          ],
        },
      }),
    ],
  })

  const { people, faults, lines } = await readWhole(aReturn([person]))

  expect(faults).toEqual([])
  expect(lines).toEqual([15])
  const noPlace = { ukprn: null, senSetting: null, senSettingOther: null, placementRank: null }
  const noFlags = { senUnitIndicator: null, resourcedProvisionIndicator: null }
  const readPlace = { urn: '120025', ukprn: '10012345', senSetting: 'OTH', senSettingOther: 'Hospital' }
  expect(people).toEqual([
    {
      surname: 'Webb',
      forename: 'Isla',
      personBirthDate: '2019-07-29',
      sex: 'F',
      ethnicity: 'WBRI',
      postCode: 'CT16 4HT',
      upn: 'Q886387415000',
      uniqueLearnerNumber: '1234567890',
      upnUnknown: 'UN3',
      requests: [
        {
          receivedDate: '2024-01-13',
          requestSource: '1',
          rya: false,
          requestOutcomeDate: '2024-02-03',
          requestOutcome: 'Y',
          requestMediation: false,
          requestTribunal: false,
          exported: false,
          assessment: {
            assessmentOutcome: 'Y',
            assessmentOutcomeDate: '2024-06-07',
            assessmentMediation: true,
            assessmentTribunal: false,
            otherMediation: false,
            otherTribunal: true,
            week20: true,
            namedPlan: {
              startDate: '2024-07-13',
              planRes: false,
              planWpb: true,
              pb: true,
              oa: false,
              dp: true,
              ceaseDate: '2024-12-01',
              ceaseReason: '5',
              planDetails: [
                {
                  ...readPlace,
                  placementRank: 1,
                  senUnitIndicator: true,
                  resourcedProvisionIndicator: false,
                },
                { ...noPlace, ...noFlags, urn: '100000' },
              ],
            },
          },
          activePlan: {
            transferLa: '825',
            res: true,
            wpb: false,
            reviewMeeting: '2024-11-03',
            reviewOutcome: 'M',
            lastReview: '2024-11-16',
            placementDetails: [
              {
                ...readPlace,
                ...noFlags,
                placementRank: 2,
                entryDate: '2021-09-15',
                leavingDate: '2024-07-20',
              },
            ],
            senNeeds: [
              { senType: 'ASD', senTypeRank: 1 },
              { senType: 'SLCN', senTypeRank: 2 },
            ],
          },
        },
      ],
    },
  ])
})

test('what the return leaves out is null and no fault', async () => {
  const bare = {
    Surname: 'Rai',
    Forename: 'Tobi',
    PersonBirthDate: '2008-11-10',
    Requests: [{ ReceivedDate: '2024-05-01' }],
  }

  const { people, faults } = await readWhole(aReturn([bare]))

  expect(faults).toEqual([])
  expect(people[0]).toMatchObject({ sex: null, upn: null, postCode: null, upnUnknown: null })
  expect(people[0]?.requests[0]).toMatchObject({
    requestOutcome: null,
    rya: null,
    assessment: null,
    activePlan: null,
  })
})

test('items in another order, empty items, comments and CDATA read the same', async () => {
  const shuffled = {
    Requests: [{ RequestOutcome: 'A', ReceivedDate: ' 2024-05-01\n', RequestSource: '' }],
    PersonBirthDate: '2008-11-10',
    Forename: '<!-- as known at school --><![CDATA[Tobi]]>',
    Surname: 'O&apos;Rai',
  }

  const { people, faults } = await readWhole(aReturn([shuffled]))

  expect(faults).toEqual([])
  expect(people[0]).toMatchObject({ surname: "O'Rai", forename: 'Tobi', personBirthDate: '2008-11-10' })
  expect(people[0]?.requests[0]).toMatchObject({ receivedDate: '2024-05-01', requestSource: null })
})

test('names keep their accents, written one way; UPN and postcode are tidied', async () => {
  const person = aPerson({
    Surname: ' St.  John ',
    Forename: 'Chloe\u0301',
    PostCode: 'ct164ht',
    UPN: 'q886387415000',
  })

  const { people, faults } = await readWhole(aReturn([person]))

  expect(faults).toEqual([])
  expect(people[0]).toMatchObject({
    surname: 'St. John',
    forename: 'Chloé',
    postCode: 'CT16 4HT',
    upn: 'Q886387415000',
  })
})

test('a packed file is told by its bytes and reads the same', async () => {
  const text = aReturn()

  expect(await readWhole(gzipSync(text))).toEqual(await readWhole(text))
})

test('bytes that arrive one at a time read the same', async () => {
  const bytes = gzipSync(aReturn([aPerson({ Forename: 'Zoë' })]))

  const { people } = await readWhole(Readable.from([...bytes].map((byte) => Buffer.from([byte]))))

  expect(people[0]?.forename).toBe('Zoë')
})

test('UTF-16 and Windows files are read when they say so, and a false UTF-16 label is not believed', async () => {
  const text = aReturn([aPerson({ Forename: 'Zoë' })])
  const files = [
    Buffer.from(`\ufeff${text}`, 'utf8'),
    Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    Buffer.from(text.replace('UTF-8', 'windows-1252'), 'latin1'),
    Buffer.from(text.replace('UTF-8', 'utf-16'), 'utf8'),
  ]

  for (const file of files) expect((await readWhole(file)).people[0]?.forename).toBe('Zoë')
})

test('an unknown element is reported once for its kind, with all it holds passed over', async () => {
  const stranger = { Surname: 'x'.repeat(5000), Person: { Surname: 'Inner' } }
  const person = (UPN: string | null, n: string) =>
    aPerson({ UPN, Forename: n, Extra: 'x', Requests: [aRequest({ DraftDate: '2024-05-05' })] })
  const text = aReturn([person(null, 'Isla'), person(null, 'Tobi')]).replace(
    '</Persons>',
    '<Stranger/></Persons>',
  )

  const { people, faults } = await readWhole(
    text.replace(
      '</Message>',
      `<Council><Surname>${stranger.Surname}</Surname><Person/></Council></Message>`,
    ),
  )

  expect(people).toHaveLength(2)
  expect(faults.map((fault) => [fault.path, fault.row, fault.severity])).toEqual([
    ['Person[1]/Requests[1]/DraftDate', 'request', 'kept'],
    ['Person[1]/Extra', 'person', 'kept'],
    ['Stranger', 'file', 'kept'],
    ['Council', 'file', 'kept'],
  ])
  expect(faults[0]?.what).toBe('DraftDate is not an item we know here; it was not read, here or further on')
})

test('progress ends at the size of what was read', async () => {
  const packed = gzipSync(aReturn())
  const seen: ReadProgress[] = []

  await readWhole(packed, { onProgress: (progress) => seen.push(progress) })

  expect(seen.at(-1)).toEqual({ bytesRead: packed.length, bytesTotal: null, rows: 1 })
})

test('the source is read no faster than people are taken, and closed when nobody wants more', async () => {
  let chunks = 0
  async function* endless() {
    yield aReturn([]).split('</Persons>')[0]
    for (;;) {
      chunks += 1
      yield `<Person><Surname>Webb</Surname><Forename>Isla</Forename><PersonBirthDate>2019-07-29</PersonBirthDate><UPN/><PostCode>CT${(chunks % 9) + 1} ${chunks % 10}AA</PostCode></Person>`
    }
  }
  const source = Readable.from(endless(), { highWaterMark: 1 })

  let people = 0
  for await (const part of readReturn(source)) {
    if ('person' in part) people += 1
    if (people === 3) break
  }

  expect(chunks).toBeLessThan(40)
  expect(source.destroyed).toBe(true)
})
