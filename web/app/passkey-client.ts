// On the pages that make or show a passkey, and nowhere else: asks the phone or computer for it, and puts the answer
// into the form. It fetches nothing.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
if (form) {
  if (browserSupportsWebAuthn()) ask(form)
  else reveal('[data-passkey-unsupported]')
}

function ask(form: HTMLFormElement): void {
  const { passkey, options = '' } = form.dataset
  const optionsJSON = JSON.parse(options)
  const answer = form.elements.namedItem('credential') as HTMLInputElement
  let isAsking = false
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    hide('[data-passkey-failed]')
    const asked =
      passkey === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
    asked.then(
      (credential) => {
        answer.value = JSON.stringify(credential)
        form.submit() // does not come back here
      },
      () => {
        // Taken back, run out of time, or no passkey of ours on this device: the browser has said which.
        isAsking = false
        reveal('[data-passkey-failed]')
      },
    )
  })
}

function reveal(selector: string): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) element.hidden = false
}

function hide(selector: string): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) element.hidden = true
}
