import { z } from 'zod'

/** The sections of an EHC plan, in order. In law H is two, H1 and H2; a family reads it as one. Source: SEND Regulations 2014, reg 12. */
export const planSections = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const
export const PlanSection = z.enum(planSections).meta({ id: 'PlanSection' })
export type PlanSection = z.infer<typeof PlanSection>

/**
 * What each section is called, near to the words in the plan itself, and what to look for in it. Fit for a parent, and
 * for a young person whose own plan it is.
 */
export const planSectionWords = {
  A: {
    title: 'Views and hopes',
    about: 'What you like, want and hope for. It should sound like you.',
  },
  B: {
    title: 'Special educational needs',
    about: 'All the things that make learning hard. Each need here must get help in section F.',
  },
  C: { title: 'Health needs', about: 'Health needs that make learning harder.' },
  D: { title: 'Social care needs', about: 'Things to get help with at home and outside school.' },
  E: {
    title: 'Goals (outcomes)',
    about: 'What to aim for, and by when. You should be able to tell if a goal is met.',
  },
  F: {
    title: 'Help with learning',
    about: 'The help that must be given. It should say what help, who gives it, how much and how often.',
  },
  G: { title: 'Help from health', about: 'Help from the health service: who gives it, and how often.' },
  H: {
    title: 'Help from social care',
    about: 'Help at home and outside school. In the plan it has two parts, H1 and H2.',
  },
  I: {
    title: 'School or college',
    about: 'A draft does not name the place. You can tell us on another page which one you want.',
  },
  J: {
    title: 'Personal budget',
    about: 'Money for some of the help, if you want to set it up yourself.',
  },
  K: { title: 'Reports', about: 'The reports that we used. Is one missing? Is one wrong?' },
} as const satisfies Record<PlanSection, { title: string; about: string }>
