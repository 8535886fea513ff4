import { EnquiryChannel } from '@send-hub/shared'
import { channelLabel, topicChoices } from '../../lib/staff-words.ts'
import type { QueueFacts } from './staff-queue-view.ts'

type Choice = { value: string; text: string }

const priorities: Choice[] = [
  { value: 'urgent', text: 'P0 and P1: urgent' },
  { value: '0', text: 'P0: risk of harm' },
  { value: '1', text: 'P1: same day' },
  { value: '2', text: 'P2: 2 working days' },
  { value: '3', text: 'P3: 5 working days' },
  { value: '4', text: 'P4: 10 working days' },
]
const channels: Choice[] = EnquiryChannel.options.map((value) => ({ value, text: channelLabel(value) }))

/** What the lists of the page offer. */
export function queueChoices({ search, colleagues, council }: QueueFacts) {
  const owners = colleagues.map(({ id, name }) => ({ value: id, text: name }))
  const teams = Object.entries(council.teams).map(([value, { name }]) => ({ value, text: name }))
  const topics: Choice[] = topicChoices()
  const filter = (name: string, label: string, any: string, items: Choice[], value = '') => ({
    ...{ name, label, value },
    items: [{ value: '', text: any }, ...items],
  })
  return {
    owners,
    teams,
    topics,
    filters: [
      filter('topic', 'Topic', 'Every topic', topics, search.topic),
      filter('owner', 'Owner', 'Anyone', owners, search.owner),
      filter('team', 'Team', 'Every team', teams, search.team),
      filter('priority', 'Priority', 'Every priority', priorities, search.priority),
      filter('channel', 'Channel', 'Every channel', channels, search.channel),
    ],
  }
}
