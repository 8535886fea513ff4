import { topicSettings, topicsFor } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { FormFault } from '../../lib/form.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { CallAboutCaseView, CallBackView } from './callback-family-view.tsx'
import { callBackHref } from './callback-links.ts'
import { slotOf } from './callback-slots.ts'
import { requestKeyOf } from './family-ask-pages.tsx'

/** Asking for a call about a question that is there; the call that is agreed; cancelling it. */
const callBackPage: PageRoute = {
  url: '/enquiries/:enquiryId/call-back',
  access: 'family',
  show: async (visit) => {
    const call = await visit.call('GET /api/family/enquiries/:enquiryId/call-back', { params: idOf(visit) })
    const { values, errors, query, web } = visit
    const done = query.done === 'asked' || query.done === 'cancelled' ? query.done : null
    return familyPage(visit, {
      title: call.agreed ? 'We will phone you' : 'Ask us to call you',
      back: { href: `/enquiries/${call.enquiryId}`, text: 'Your question' },
      children: (
        <CallBackView
          {...{ call, values, errors }}
          hub={web.council.hub}
          done={errors.length > 0 ? null : done}
        />
      ),
    })
  },
  submit: async (visit) => {
    const params = idOf(visit)
    const here = callBackHref(encodeURIComponent(params.enquiryId))
    if (visit.values.step === 'cancel') {
      await visit.call('POST /api/family/enquiries/:enquiryId/call-back/cancel', { params })
      return { to: `${here}?done=cancelled` }
    }
    await visit.call('POST /api/family/enquiries/:enquiryId/call-back', { params, body: requireWhen(visit) })
    return { to: `${here}?done=asked` }
  },
}

/** Asking for a call about a child's case. */
const callAboutCasePage: PageRoute = {
  url: '/cases/:caseId/call-back',
  access: 'family',
  show: async (visit) => {
    const params = { caseId: visit.params.caseId ?? '' }
    const kase = await visit.call('GET /api/family/cases/:caseId', { params })
    const { items: slots, phone } = await visit.call('GET /api/family/call-back-slots')
    const { likely, rest } = topicsFor(kase.status)
    const { values, errors, web } = visit
    return familyPage(visit, {
      title: 'Ask us to call you',
      back: { href: `/cases/${kase.id}`, text: `${kase.childName}’s page` },
      children: (
        <CallAboutCaseView
          {...{ caseId: kase.id, childName: kase.childName, slots, values, errors }}
          phone={phone}
          hub={web.council.hub}
          requestKey={requestKeyOf(visit)}
          topics={[...likely, ...rest].map((value) => ({ value, text: topicSettings[value].publicLabel }))}
        />
      ),
    })
  },
  submit: async (visit) => {
    const { topic, body } = visit.values
    if (!topic) throw new FormFault([{ field: 'topic', text: 'Choose what it is about' }])
    const { enquiryId } = await visit.call('POST /api/family/cases/:caseId/call-back', {
      params: { caseId: visit.params.caseId ?? '' },
      body: { ...requireWhen(visit), topic, body: body ?? '', requestKey: requestKeyOf(visit) },
    })
    return { to: `${callBackHref(enquiryId)}?done=asked` }
  },
}

/** @throws FormFault where no number or no time was given */
function requireWhen({ values }: Visit) {
  const errors = [
    ...(values.phone?.trim() ? [] : [{ field: 'phone', text: 'Enter a phone number' }]),
    ...(values.slot ? [] : [{ field: 'slot', text: 'Choose when we should phone you' }]),
  ]
  if (errors.length > 0) throw new FormFault(errors)
  return { ...slotOf(values.slot), phone: values.phone ?? '' }
}

const idOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })

export const familyCallBackPages: readonly PageRoute[] = [callBackPage, callAboutCasePage]
