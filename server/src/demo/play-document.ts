import type { Readable } from 'node:stream'
import { caseForDocuments } from '../features/cases/index.ts'
import {
  addStaffDocument,
  readNextNames,
  releaseDocument,
  sendEvidence,
} from '../features/documents/index.ts'
import type { FileStore } from '../platform/files/index.ts'
import type { DemoDocument } from './demo-documents.ts'
import { demoPdf } from './demo-pdf.ts'
import { idOf, type Scene } from './scene.ts'

/** The largest file taken, in bytes: far more than these need. */
const maxUploadBytes = 1_000_000

export const documentAt = ({ calendar }: Scene, { ago, time }: DemoDocument): Date =>
  calendar.at(calendar.workingDaysAgo(ago), time)

/** Lets somebody send or add one document, and an officer release it. */
export async function playDocument(scene: Scene, caseId: string, story: DemoDocument): Promise<void> {
  const { acting, calendar, files, people } = scene
  const day = calendar.workingDaysAgo(story.ago)
  const at = documentAt(scene, story)
  const options = { files, cases: caseForDocuments, maxUploadBytes, isScanned: story.isWaiting ?? false }
  const receive = () => upload(files, demoPdf(story.paper), { title: story.title, kind: story.kind })
  const { id } =
    'adult' in story.from
      ? await sendEvidence(acting.family(idOf(people.adults, story.from.adult), at), options, caseId, receive)
      : await addStaffDocument(acting.staff(people.staff[story.from.officer], at), options, caseId, receive)
  await readNextNames(acting.system(at), { files, cases: caseForDocuments, isScanned: false })
  if (!story.released) return

  const { by, to, time } = story.released
  const officer = acting.staff(people.staff[by], calendar.at(day, time))
  await releaseDocument(officer, options, caseId, id, {
    to: to === null ? null : idOf(people.adults, to),
    isReadAndMayGo: true,
    confirms: [],
  })
}

async function upload(files: FileStore, content: Readable, fields: Record<string, string>) {
  return { fields, file: await files.stage(content), isTooLarge: false }
}
