import type { BulkEnquiriesResult } from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import { count } from '../../lib/waiting-words.ts'
import { backToQueue } from './staff-queue-href.ts'

/** What is the same for all, by the names of the API. */
const shared = ['act', 'ownerId', 'team', 'until', 'reason', 'words'] as const

/** What the form asks the API for: each box holds the version its line was shown at. */
export function bulkOf(values: FormValues) {
  const given = shared.flatMap((name) => (values[name] ? [[name, values[name]] as const] : []))
  return {
    ...(Object.fromEntries(given) as Partial<Record<(typeof shared)[number], string>>),
    act: values.act,
    ...(values.topics && { topics: [values.topics] }),
    enquiries: Object.entries(values).flatMap(([name, version]) =>
      name.startsWith('enquiry-') ? [{ id: name.slice('enquiry-'.length), version }] : [],
    ),
  }
}

type Item = { id: string; contactName: string; reference: string; href: string; why: string | null }

export type BulkEnquiriesView = {
  title: string
  /** "Give to Hana Reid", said once for all. */
  words: string
  backHref: string
  ready: Item[]
  leftOut: Item[]
  notThere: string | null
  /** What the form sends along; empty on the page that says what became of each. */
  hidden: { name: string; value: string }[]
  button: string | null
}

export function bulkCheckView(result: BulkEnquiriesResult, values: FormValues): BulkEnquiriesView {
  const view = viewOf(result, values)
  const kept = [...shared, 'topics', 'from'].flatMap((name) => {
    const value = values[name]
    return value ? [{ name, value }] : []
  })
  const chosen = result.items.flatMap(({ id, version, leftOutBecause }) =>
    leftOutBecause === null ? [{ name: `enquiry-${id}`, value: String(version) }] : [],
  )
  return {
    ...view,
    title: 'Check what will happen',
    hidden: [...kept, ...chosen],
    button:
      chosen.length > 0
        ? `${result.words}: ${count(chosen.length, 'enquiry').replace('enquirys', 'enquiries')}`
        : null,
  }
}

export function bulkDoneView(result: BulkEnquiriesResult, values: FormValues): BulkEnquiriesView {
  return { ...viewOf(result, values), title: 'What became of each enquiry', hidden: [], button: null }
}

function viewOf({ items, words, notThere }: BulkEnquiriesResult, values: FormValues) {
  const all = items.map(({ id, contactName, reference, leftOutBecause }) => ({
    ...{ id, contactName, reference },
    ...{ href: `/staff/enquiries/${id}`, why: leftOutBecause },
  }))
  return {
    words,
    backHref: backToQueue(values.from),
    ready: all.filter(({ why }) => why === null),
    leftOut: all.filter(({ why }) => why !== null),
    notThere: notThere > 0 ? `${notThere} of those you chose are not there any more.` : null,
  }
}
