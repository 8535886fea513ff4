import { randomUUID } from 'node:crypto'
import { askWords, type Council, type Day, formatDayLong, speaksOfDanger } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import type { PageRoute } from '../../lib/page.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { strangersHref } from './ask-links.ts'
import { EmergencyAdvice, EmergencyLine } from './emergency-advice.tsx'
import { requestKeyOf } from './family-ask-pages.tsx'

/** Writing to us without an account. What is answered says nothing of whether we know who wrote. */
export const withoutAccountPage: PageRoute = {
  url: strangersHref,
  access: 'public',
  show: (visit) =>
    familyPage(visit, {
      title: askWords.withoutAccount,
      back: { href: '/contact', text: 'Contact us' },
      children: (
        <StrangerForm
          values={{ ...visit.values, requestKey: requestKeyOf(visit) }}
          errors={visit.errors}
          hub={visit.web.council.hub}
        />
      ),
    }),
  submit: async (visit) => {
    // Empty words go along too: whatever is wrong is said at once.
    const { name = '', email = '', phone = '', body = '' } = visit.values
    const requestKey = visit.values.requestKey ?? randomUUID()
    const { replyBy } = await visit.call('POST /api/questions', {
      body: { name, email, phone, body, requestKey },
    })
    return familyPage(visit, {
      title: 'We have your message',
      children: (
        <WrittenView
          {...{ replyBy, hub: visit.web.council.hub, hasEmail: email.trim() !== '' }}
          body={body}
        />
      ),
    })
  },
}

interface StrangerFormProps {
  values: FormValues
  errors: readonly FormError[]
  hub: Council['hub']
}

export function StrangerForm({ values, errors, hub }: StrangerFormProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorFor(errors, name) })
  return (
    <Narrow>
      <h1 className="govuk-heading-l">{askWords.withoutAccount}</h1>
      <EmergencyLine />
      <p className="govuk-body">{askWords.withoutAccountIntro}</p>
      <p className="govuk-body">{askWords.withoutAccountPrivate}</p>
      <form method="post" action={strangersHref} noValidate>
        <HiddenFields values={{ requestKey: values.requestKey }} />
        <Input {...field('name')} label="Your name" labelSize="s" autoComplete="name" spellCheck={false} />
        <Input
          {...field('email')}
          label="Your email address"
          labelSize="s"
          hint="Give us this or a phone number, so that we can answer you."
          type="email"
          autoComplete="email"
          spellCheck={false}
        />
        <Input {...field('phone')} label="Your phone number" labelSize="s" type="tel" autoComplete="tel" />
        <Textarea
          {...field('body')}
          label="What do you want to ask or tell us?"
          labelSize="s"
          hint="Use your own words. Short is fine."
          rows={8}
          spellCheck
        />
        <Button preventDoubleClick>Send</Button>
      </form>
      <p className="govuk-body">
        You can also phone or email us. <HubContact hub={hub} />
      </p>
    </Narrow>
  )
}

interface WrittenViewProps {
  replyBy: Day
  hub: Council['hub']
  hasEmail: boolean
  body: string
}

function WrittenView({ replyBy, hub, hasEmail, body }: WrittenViewProps) {
  return (
    <Narrow>
      <Panel title="We have your message" />
      <p className="govuk-body-l">
        A person will answer you by <strong>{formatDayLong(replyBy)}</strong>.
      </p>
      {speaksOfDanger(body) && <EmergencyAdvice isSent />}
      {hasEmail && <p className="govuk-body">We are sending you an email to say that we have it.</p>}
      <p className="govuk-body">
        If you do not hear from us by then, phone us. <HubContact hub={hub} />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Home
        </a>
      </p>
    </Narrow>
  )
}
