import type { Day } from '../../platform/calendar/index.ts'
import { checkRequest } from './check-request.ts'
import { CEASE_REASONS, OUTCOMES, REQUEST_SOURCES, SEN_SETTINGS, SEN_TYPES } from './code-lists.ts'
import type { Items, UnknownItems } from './items.ts'
import type {
  ActivePlan,
  NamedPlan,
  PlacementDetail,
  PlanDetail,
  Sen2Assessment,
  Sen2Request,
  SenNeed,
} from './sen2.types.ts'

type RequestContext = { referenceDate: Day; unknown: UnknownItems }

/**
 * Null when the block had to be left out. An outcome or a date of the process that is there but cannot be read leaves
 * it out: a family is better served by no case than by one that shows a wrong stage or a wrong date.
 */
export function readRequest(items: Items, context: RequestContext): Sen2Request | null {
  const receivedDate = items.required('ReceivedDate', (name) => items.day(name, 'left-out'))
  const rest = {
    requestSource: items.code('RequestSource', REQUEST_SOURCES),
    rya: items.flag('RYA'),
    requestOutcomeDate: items.day('RequestOutcomeDate', 'left-out'),
    requestOutcome: items.code('RequestOutcome', OUTCOMES, 'left-out'),
    requestMediation: items.flag('RequestMediation'),
    requestTribunal: items.flag('RequestTribunal'),
    exported: items.flag('Exported'),
    assessment: orNull(items.group('Assessment'), (it) => readAssessment(it, context)),
    activePlan: orNull(items.group('ActivePlans'), (it) => readActivePlan(it, context)),
  }
  items.reportUnknown(context.unknown)
  if (items.row.isLeftOut || !receivedDate) return null
  const request = { receivedDate, ...rest }
  checkRequest(items, request, context.referenceDate)
  return request
}

function readAssessment(items: Items, context: RequestContext): Sen2Assessment {
  const assessment = {
    assessmentOutcome: items.code('AssessmentOutcome', OUTCOMES, 'left-out'),
    assessmentOutcomeDate: items.day('AssessmentOutcomeDate', 'left-out'),
    assessmentMediation: items.flag('AssessmentMediation'),
    assessmentTribunal: items.flag('AssessmentTribunal'),
    otherMediation: items.flag('OtherMediation'),
    otherTribunal: items.flag('OtherTribunal'),
    week20: items.flag('Week20'),
    namedPlan: orNull(items.group('NamedPlan'), (it) => readNamedPlan(it, context)),
  }
  items.reportUnknown(context.unknown)
  return assessment
}

function readNamedPlan(items: Items, context: RequestContext): NamedPlan {
  const plan = {
    startDate: items.day('StartDate', 'left-out'),
    planRes: items.flag('PlanRes'),
    planWpb: items.flag('PlanWPB'),
    pb: items.flag('PB'),
    oa: items.flag('OA'),
    dp: items.flag('DP'),
    ceaseDate: items.day('CeaseDate', 'left-out'),
    ceaseReason: items.code('CeaseReason', CEASE_REASONS),
    planDetails: items.groups('PlanDetail').map((it) => readPlace(it, context)),
  }
  items.reportUnknown(context.unknown)
  return plan
}

function readPlace(items: Items, context: RequestContext): PlanDetail {
  const place = placeItems(items)
  items.reportUnknown(context.unknown)
  return place
}

function readPlacement(items: Items, context: RequestContext): PlacementDetail {
  const placement = {
    ...placeItems(items),
    entryDate: items.day('EntryDate'),
    leavingDate: items.day('LeavingDate'),
  }
  items.reportUnknown(context.unknown)
  return placement
}

function placeItems(items: Items): PlanDetail {
  return {
    urn: items.matching('URN', /^\d{6}$/, 'is not six digits'),
    ukprn: items.matching('UKPRN', /^\d{8}$/, 'is not eight digits'),
    senSetting: items.code('SENSetting', SEN_SETTINGS),
    senSettingOther: items.text('SENSettingOther'),
    placementRank: items.rank('PlacementRank'),
    senUnitIndicator: items.flag('SENunitIndicator'),
    resourcedProvisionIndicator: items.flag('ResourcedProvisionIndicator'),
  }
}

function readActivePlan(items: Items, context: RequestContext): ActivePlan {
  const plan = {
    transferLa: items.matching('TransferLA', /^\d{3}$/, 'is not the three digits of an authority'),
    res: items.flag('RES'),
    wpb: items.flag('WPB'),
    reviewMeeting: items.day('ReviewMeeting'),
    reviewOutcome: items.text('ReviewOutcome'),
    lastReview: items.day('LastReview'),
    placementDetails: items.groups('PlacementDetail').map((it) => readPlacement(it, context)),
    senNeeds: items.groups('SENneed').map((it) => readNeed(it, context)),
  }
  items.reportUnknown(context.unknown)
  return plan
}

function readNeed(items: Items, context: RequestContext): SenNeed {
  const need = { senType: items.code('SENtype', SEN_TYPES), senTypeRank: items.rank('SENtypeRank') }
  items.reportUnknown(context.unknown)
  return need
}

function orNull<Block>(items: Items | null, read: (items: Items) => Block): Block | null {
  return items ? read(items) : null
}
