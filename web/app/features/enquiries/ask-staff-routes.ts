import type { FastifyInstance } from 'fastify'
import { createElement } from 'react'
import { addPage, fileFormOf, type Visit } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { ChooseFileAgain, UnknownFile } from './ask-staff-file-page.tsx'
import { staffFileHref, staffFilesHref } from './ask-staff-view.ts'
import { plainPage } from './queue-plain-page.ts'

/** The files of an enquiry: choosing one for an answer, taking it away, opening one. */
export function addStaffFiles(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  const back = ({ params }: Visit) => `/staff/enquiries/${params.enquiryId}`
  addPage(app, web, {
    url: staffFilesHref(':enquiryId'),
    access: 'staff',
    takesFile: true,
    show: (visit) =>
      visit.errors.length === 0
        ? { to: `${back(visit)}#reply` }
        : plainPage(desk, visit, {
            ...{ section: 'enquiries', title: 'Add a file to your answer', hasFault: false },
            view: createElement(ChooseFileAgain, { enquiryHref: back(visit), errors: visit.errors }),
          }),
    submit: async (visit) => {
      const params = { enquiryId: visit.params.enquiryId ?? '' }
      await visit.call('POST /api/staff/enquiries/:enquiryId/message-files', {
        params,
        file: fileFormOf(visit),
      })
      return { to: `${back(visit)}#reply` }
    },
  })
  addPage(app, web, {
    url: `${staffFileHref(':enquiryId', ':fileId')}/drop`,
    access: 'staff',
    show: (visit) => ({ to: back(visit) }),
    submit: async (visit) => {
      const { enquiryId = '', fileId = '' } = visit.params
      const params = { enquiryId, fileId }
      await visit.call('POST /api/staff/enquiries/:enquiryId/message-files/:fileId/drop', { params })
      return { to: `${back(visit)}#reply` }
    },
  })
  addPage(app, web, {
    url: staffFileHref(':enquiryId', ':fileId'),
    access: 'staff',
    show: async (visit) => {
      const { enquiryId = '', fileId = '' } = visit.params
      const file = await visit.call('GET /api/staff/enquiries/:enquiryId/message-files/:fileId', {
        params: { enquiryId, fileId },
      })
      if (file.scan === 'refused')
        return plainPage(desk, visit, {
          ...{ section: 'enquiries', title: 'Open a file of an unknown kind' },
          view: createElement(UnknownFile, {
            ...{ enquiryHref: back(visit), fileHref: `${file.contentUrl}?warned=yes` },
          }),
        })
      return { to: file.contentUrl ?? back(visit) }
    },
  })
}
