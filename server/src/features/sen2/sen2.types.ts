import type { Day } from '../../platform/calendar/index.ts'
import type {
  CeaseReason,
  Outcome,
  RequestSource,
  SenSetting,
  SenType,
  Sex,
  UpnUnknownReason,
} from './code-lists.ts'

/** What the return says about itself. Whether `lea` is the council's own is for the importer to ask. */
export type Sen2Header = {
  collection: 'SEN2'
  /** The year of the January in which the return is made. */
  year: number
  /** The census day. */
  referenceDate: Day
  /** The Department's three-digit number of the authority. */
  lea: string
  sourceLevel: string | null
  softwareCode: string | null
  release: string | null
  serialNo: string | null
  dateTime: string | null
}

/** Items carry the return's own names. Null: the file does not say, or said something that was reported as a fault. */
export type Sen2Person = {
  surname: string
  forename: string
  personBirthDate: Day
  sex: Sex | null
  ethnicity: string | null
  /** In capitals with one space. */
  postCode: string | null
  /** In capitals; the shape is right, the check letter may be wrong (then a fault was reported). */
  upn: string | null
  uniqueLearnerNumber: string | null
  upnUnknown: UpnUnknownReason | null
  requests: Sen2Request[]
}

export type Sen2Request = {
  receivedDate: Day
  requestSource: RequestSource | null
  /** In relevant youth accommodation when the request came. */
  rya: boolean | null
  requestOutcomeDate: Day | null
  requestOutcome: Outcome | null
  requestMediation: boolean | null
  requestTribunal: boolean | null
  /** The person moved to another authority before this one had finished. */
  exported: boolean | null
  assessment: Sen2Assessment | null
  activePlan: ActivePlan | null
}

export type Sen2Assessment = {
  assessmentOutcome: Outcome | null
  assessmentOutcomeDate: Day | null
  assessmentMediation: boolean | null
  assessmentTribunal: boolean | null
  otherMediation: boolean | null
  otherTribunal: boolean | null
  /** True: an exception to the 20-week limit applies. */
  week20: boolean | null
  namedPlan: NamedPlan | null
}

export type NamedPlan = {
  startDate: Day | null
  planRes: boolean | null
  planWpb: boolean | null
  /** Personal budget taken up, organised arrangements, direct payments. */
  pb: boolean | null
  oa: boolean | null
  dp: boolean | null
  ceaseDate: Day | null
  ceaseReason: CeaseReason | null
  planDetails: PlanDetail[]
}

type Place = {
  urn: string | null
  ukprn: string | null
  senSetting: SenSetting | null
  senSettingOther: string | null
  placementRank: number | null
  senUnitIndicator: boolean | null
  resourcedProvisionIndicator: boolean | null
}

export type PlanDetail = Place

export type PlacementDetail = Place & { entryDate: Day | null; leavingDate: Day | null }

export type ActivePlan = {
  /** The authority from which the plan came. */
  transferLa: string | null
  res: boolean | null
  wpb: boolean | null
  reviewMeeting: Day | null
  reviewOutcome: string | null
  /** The day of the decision that ended the last review. */
  lastReview: Day | null
  placementDetails: PlacementDetail[]
  senNeeds: SenNeed[]
}

export type SenNeed = { senType: SenType | null; senTypeRank: number | null }
