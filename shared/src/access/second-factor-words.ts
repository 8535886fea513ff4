import { passkeyMinutes, textCodeMinutes } from './second-factor.ts'

/** For families, about the second thing that shows that it is them. */
export const secondFactorWords = {
  offerTitle: 'Make it safer',
  why: 'Anyone who can read your emails can sign in as you. You can add a second check. Then your letters and documents stay shut until you pass it.',
  passkeyIs:
    'A passkey is the way you unlock your phone or computer: your finger, your face or a PIN. We never see it, and there is nothing to remember.',
  textIs: 'We send a code to your mobile phone. You type it here.',
  offerLine: 'You can add a second check, so that nobody else can open these.',
  whyAsked:
    'You have set up a second check. It keeps your letters and documents safe, and you do it once each time you sign in.',
  whyNeeded:
    'Before you can open letters and documents, you need to set up a second check. It takes about 2 minutes.',
  passkeyStart: `Press the button. Your phone or computer then asks for your finger, your face or a PIN. You have ${passkeyMinutes} minutes.`,
  textSent: `We have sent a text with a code to your mobile. The code works for ${textCodeMinutes} minutes.`,
  noText: 'Wait 2 minutes. Check that your phone is on and has a signal. Then ask for a new code.',
  stillNoText: 'If it still does not come, phone us. We check who you are and help you.',
  needsScript: 'This page needs JavaScript for a passkey, and it is switched off here.',
  noPasskeys: 'This phone or computer cannot use passkeys.',
  didNotWork: 'That did not work. Try again, or use another way.',
  lost: 'If you have lost your phone, or cannot use any of these ways, phone us. We check who you are and help you back in.',
  cannot: 'If you cannot set one up, phone us. We can send your letters by post.',
} as const
