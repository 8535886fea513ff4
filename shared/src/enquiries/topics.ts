import { z } from 'zod'
import type { TeamCode } from '../councils/council.ts'

export const topics = [
  'STATUS',
  'EHCNA',
  'REFUSAL',
  'DRAFT',
  'PLACEMENT',
  'OUT_OF_SCHOOL',
  'PROVISION',
  'REVIEW',
  'PHASE',
  'TRANSPORT',
  'PAYMENT',
  'APPEAL',
  'DETAILS',
  'MOVE',
  'HEALTH',
  'PROFESSIONAL',
  'COMPLAINT',
  'DATA',
  'SAFEGUARDING',
  'OTHER',
] as const
export const TopicCode = z.enum(topics).meta({ id: 'TopicCode' })
export type TopicCode = z.infer<typeof TopicCode>

/** P0 is a risk of harm; P4 is general. How soon each is answered is the server's promise rule. */
export const priorities = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
export const Priority = z.enum(priorities).meta({ id: 'Priority' })
export type Priority = z.infer<typeof Priority>

export type TopicSettings = {
  /** What a family reads in the list "What is it about?". */
  publicLabel: string
  staffLabel: string
  familyMayChoose: boolean
  team: TeamCode
  /** A second team that must hear of it. */
  alsoTeam?: TeamCode
  /** Null where the topic has its own clock: complaints and data requests. */
  defaultPriority: Priority | null
}

/** What people ask about, in the order a list shows it. */
export const topicSettings: Record<TopicCode, TopicSettings> = {
  STATUS: {
    publicLabel: 'Where my case is',
    staffLabel: 'Where is my case',
    familyMayChoose: true,
    team: 'hub',
    defaultPriority: 'P3',
  },
  EHCNA: {
    publicLabel: 'Asking for an assessment, or being assessed',
    staffLabel: 'Asking for or during assessment',
    familyMayChoose: true,
    team: 'assessment',
    defaultPriority: 'P3',
  },
  REFUSAL: {
    publicLabel: 'Why you said no',
    staffLabel: 'Explain a refusal',
    familyMayChoose: true,
    team: 'assessment',
    defaultPriority: 'P2',
  },
  DRAFT: {
    publicLabel: 'The draft plan, or choosing a school',
    staffLabel: 'Draft comments, setting choice',
    familyMayChoose: true,
    team: 'assessment',
    defaultPriority: 'P2',
  },
  PLACEMENT: {
    publicLabel: 'A school or college place, or changing it',
    staffLabel: 'Setting, change, breakdown',
    familyMayChoose: true,
    team: 'casework',
    defaultPriority: 'P2',
  },
  OUT_OF_SCHOOL: {
    publicLabel: 'My child is out of school, or only goes part of the time',
    staffLabel: 'Out of school, part-time timetable, exclusion risk',
    familyMayChoose: true,
    team: 'casework',
    alsoTeam: 'inclusion',
    defaultPriority: 'P1',
  },
  PROVISION: {
    publicLabel: 'Help in the plan that is not happening',
    staffLabel: 'Section F help not given',
    familyMayChoose: true,
    team: 'casework',
    defaultPriority: 'P2',
  },
  REVIEW: {
    publicLabel: 'The yearly review of the plan',
    staffLabel: 'Annual review, early review',
    familyMayChoose: true,
    team: 'casework',
    defaultPriority: 'P3',
  },
  PHASE: {
    publicLabel: 'Moving up to the next school or college',
    staffLabel: 'Phase transfer',
    familyMayChoose: true,
    team: 'casework',
    defaultPriority: 'P3',
  },
  TRANSPORT: {
    publicLabel: 'Getting to and from school',
    staffLabel: 'Home-to-school transport',
    familyMayChoose: true,
    team: 'transport',
    defaultPriority: 'P3',
  },
  PAYMENT: {
    publicLabel: 'Payments or a personal budget',
    staffLabel: 'Direct payment, personal budget, invoices',
    familyMayChoose: true,
    team: 'finance',
    defaultPriority: 'P3',
  },
  APPEAL: {
    publicLabel: 'Mediation or an appeal',
    staffLabel: 'Mediation, tribunal',
    familyMayChoose: true,
    team: 'resolution',
    defaultPriority: 'P2',
  },
  DETAILS: {
    publicLabel: 'A change of address, phone, email or who can see this',
    staffLabel: 'Address, contact, access, consent',
    familyMayChoose: true,
    team: 'hub',
    defaultPriority: 'P2',
  },
  MOVE: {
    publicLabel: 'Moving into or out of the area',
    staffLabel: 'Moving in or out',
    familyMayChoose: true,
    team: 'casework',
    defaultPriority: 'P2',
  },
  HEALTH: {
    publicLabel: 'Therapy, equipment or health',
    staffLabel: 'Therapy, equipment, DCO',
    familyMayChoose: true,
    team: 'health',
    defaultPriority: 'P3',
  },
  PROFESSIONAL: {
    publicLabel: 'A school or other professional asking for a family',
    staffLabel: 'School or setting asking on behalf',
    familyMayChoose: false,
    team: 'hub',
    defaultPriority: 'P3',
  },
  COMPLAINT: {
    publicLabel: 'A complaint',
    staffLabel: 'Complaint',
    familyMayChoose: true,
    team: 'complaints',
    defaultPriority: null,
  },
  DATA: {
    publicLabel: 'The information you hold about us',
    staffLabel: 'Access request, correction',
    familyMayChoose: true,
    team: 'information-governance',
    defaultPriority: null,
  },
  // Never a choice on a form: a form is not an emergency service. Staff set it, and pass it on by phone.
  SAFEGUARDING: {
    publicLabel: 'Someone is at risk of harm',
    staffLabel: 'Safeguarding',
    familyMayChoose: false,
    team: 'social-care-front-door',
    defaultPriority: 'P0',
  },
  // A family must not wait longer because no heading fits: same promise as a question about status.
  OTHER: {
    publicLabel: 'Something else',
    staffLabel: 'Something else',
    familyMayChoose: true,
    team: 'hub',
    defaultPriority: 'P3',
  },
}

/** The topics on a family's form, in list order. */
export const familyTopics: readonly TopicCode[] = topics.filter(
  (topic) => topicSettings[topic].familyMayChoose,
)
