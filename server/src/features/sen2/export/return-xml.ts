import type {
  ActivePlan,
  NamedPlan,
  PlacementDetail,
  PlanDetail,
  Sen2Assessment,
  Sen2Header,
  Sen2Person,
  Sen2Request,
  SenNeed,
} from '../sen2.types.ts'

/** What an earlier return left out is absent in what was kept of it. */
type Value = string | number | boolean | null | undefined

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** An item; nothing where there is no value. Flags are 0 or 1. */
function item(name: string, value: Value): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'boolean' ? String(Number(value)) : String(value)
  return `<${name}>${text.replace(/[&<>]/g, (character) => entities[character] ?? character)}</${name}>`
}

const block = (name: string, ...inner: string[]): string => `<${name}>${inner.join('')}</${name}>\n`

export function openReturn(header: Sen2Header): string {
  const details = block(
    'CollectionDetails',
    item('Collection', header.collection),
    item('Year', header.year),
    item('ReferenceDate', header.referenceDate),
  )
  const source = block(
    'Source',
    item('SourceLevel', header.sourceLevel),
    item('LEA', header.lea),
    item('SoftwareCode', header.softwareCode),
    item('Release', header.release),
    item('SerialNo', header.serialNo),
    item('DateTime', header.dateTime),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n${block('Header', details, source)}<Persons>\n`
}

export const closeReturn = '</Persons>\n</Message>\n'

/** One person in the order of the return's items. */
export function personXml(person: Sen2Person): string {
  return block(
    'Person',
    item('Surname', person.surname),
    item('Forename', person.forename),
    item('PersonBirthDate', person.personBirthDate),
    item('Sex', person.sex),
    item('Ethnicity', person.ethnicity),
    item('PostCode', person.postCode),
    item('UPN', person.upn),
    item('UniqueLearnerNumber', person.uniqueLearnerNumber),
    item('UPNunknown', person.upnUnknown),
    ...person.requests.map(requestXml),
  )
}

function requestXml(request: Sen2Request): string {
  return block(
    'Requests',
    item('ReceivedDate', request.receivedDate),
    item('RequestSource', request.requestSource),
    item('RYA', request.rya),
    item('RequestOutcomeDate', request.requestOutcomeDate),
    item('RequestOutcome', request.requestOutcome),
    item('RequestMediation', request.requestMediation),
    item('RequestTribunal', request.requestTribunal),
    item('Exported', request.exported),
    request.assessment ? assessmentXml(request.assessment) : '',
    request.activePlan ? activePlanXml(request.activePlan) : '',
  )
}

function assessmentXml(assessment: Sen2Assessment): string {
  return block(
    'Assessment',
    item('AssessmentOutcome', assessment.assessmentOutcome),
    item('AssessmentOutcomeDate', assessment.assessmentOutcomeDate),
    item('AssessmentMediation', assessment.assessmentMediation),
    item('AssessmentTribunal', assessment.assessmentTribunal),
    item('OtherMediation', assessment.otherMediation),
    item('OtherTribunal', assessment.otherTribunal),
    item('Week20', assessment.week20),
    assessment.namedPlan ? namedPlanXml(assessment.namedPlan) : '',
  )
}

function namedPlanXml(plan: NamedPlan): string {
  return block(
    'NamedPlan',
    item('StartDate', plan.startDate),
    item('PlanRes', plan.planRes),
    item('PlanWPB', plan.planWpb),
    item('PB', plan.pb),
    item('OA', plan.oa),
    item('DP', plan.dp),
    item('CeaseDate', plan.ceaseDate),
    item('CeaseReason', plan.ceaseReason),
    ...plan.planDetails.map((place) => block('PlanDetail', ...placeItems(place), ...unitItems(place))),
  )
}

function activePlanXml(plan: ActivePlan): string {
  return block(
    'ActivePlans',
    item('TransferLA', plan.transferLa),
    item('RES', plan.res),
    item('WPB', plan.wpb),
    item('ReviewMeeting', plan.reviewMeeting),
    item('ReviewOutcome', plan.reviewOutcome),
    item('LastReview', plan.lastReview),
    ...plan.placementDetails.map(placementXml),
    ...plan.senNeeds.map(needXml),
  )
}

function placementXml(place: PlacementDetail): string {
  const days = [item('EntryDate', place.entryDate), item('LeavingDate', place.leavingDate)]
  return block('PlacementDetail', ...placeItems(place), ...days, ...unitItems(place))
}

const placeItems = (place: PlanDetail): string[] => [
  item('URN', place.urn),
  item('UKPRN', place.ukprn),
  item('SENSetting', place.senSetting),
  item('SENSettingOther', place.senSettingOther),
  item('PlacementRank', place.placementRank),
]

const unitItems = (place: PlanDetail): string[] => [
  item('SENunitIndicator', place.senUnitIndicator),
  item('ResourcedProvisionIndicator', place.resourcedProvisionIndicator),
]

const needXml = (need: SenNeed): string =>
  block('SENneed', item('SENtype', need.senType), item('SENtypeRank', need.senTypeRank))
