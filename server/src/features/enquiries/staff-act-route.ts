import { type Council, EnquiryForStaff, EnquiryParams } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { StaffContext } from '../../platform/context.ts'

/** What staff do with one enquiry: they are told back how it stands then. */
type StaffAct<Body extends z.ZodType> = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: z.output<Body>,
) => Promise<EnquiryForStaff>

/** Adds the routes of acts on one enquiry: one a path, of the same shape in and out, for staff at a screen alone. */
export function staffActRoute(app: Parameters<FastifyPluginAsyncZod>[0], council: Council) {
  return <Body extends z.ZodType>(path: string, body: Body, act: StaffAct<Body>): void => {
    app.route({
      method: 'POST',
      url: `/api/staff/enquiries/:enquiryId/${path}`,
      config: { access: 'staff' },
      schema: { tags: ['staff'], params: EnquiryParams, body, response: { 200: EnquiryForStaff } },
      handler: async (request) =>
        act(request.staffContext(), council, request.params.enquiryId, request.body as z.output<Body>),
    })
  }
}
