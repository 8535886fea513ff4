import type { Council } from './council.ts'

/**
 * The model council. Its name, code, areas and districts are real; everything a person could ring or write to
 * is invented: phone numbers come from the range that Ofcom keeps for drama (03069 990000 to 990999) and the
 * address ends in `.example`, which is reserved. Replace them before real use.
 */
export const kent = {
  code: 'kent',
  leaCode: '886',
  name: 'Kent County Council',
  serviceName: 'SEND hub',
  hub: {
    phone: '03069 990000',
    email: 'hub@council.example',
    openingHours: 'Monday to Friday, 9am to 5pm',
  },
  // Not agreed with the council: six in two hours leave twenty minutes each.
  callBacks: { perSlot: 6, workingDays: 5 },
  // Invented, as all numbers here.
  frontDoor: {
    name: 'Front Door Service',
    phone: '03069 990400',
    openingHours: 'Monday to Friday, 8:30am to 5pm',
    urgentPhone: '03069 990401',
  },
  adviceService: {
    name: 'IASK',
    fullName: 'Information, Advice and Support Kent',
    // The service is real; this address was not checked, and the number is invented.
    url: 'https://www.iask.org.uk/',
    phone: '03069 990100',
  },
  // Invented, as is the address below: a council buys these services and puts in who they are.
  mediation: {
    name: 'Common Ground Mediation',
    phone: '03069 990200',
    email: 'send@common-ground.example',
    url: 'https://common-ground.example/send',
  },
  disagreementResolution: {
    name: 'Garden of England Dispute Resolution',
    phone: '03069 990201',
    email: 'help@garden-disputes.example',
    url: 'https://garden-disputes.example/',
  },
  tribunal: {
    name: 'First-tier Tribunal (Special Educational Needs and Disability)',
    // The address was not checked, and the number is invented.
    phone: '03069 990202',
    url: 'https://www.gov.uk/courts-tribunals/first-tier-tribunal-special-educational-needs-and-disability',
  },
  /**
   * Not checked with the council: Kent publishes no figures that we found. Plans: the guidance for school records
   * (IRMS), birth and 31 years. The others are our own proposal, six years being the usual time to bring a claim.
   */
  retention: {
    planYearsFromBirth: 31,
    noPlanYears: 6,
    enquiryYears: 6,
    copyDays: 60,
    mailDays: 180,
    sessionDays: 90,
  },
  postalAddress: ['SEND hub', '1 Example House', 'Nowhere Street', 'Maidstone', 'ME99 9ZZ'],
  areas: [
    { name: 'North', districts: ['Dartford', 'Gravesham', 'Sevenoaks'] },
    { name: 'East', districts: ['Canterbury', 'Swale', 'Thanet'] },
    { name: 'South', districts: ['Ashford', 'Dover', 'Folkestone and Hythe'] },
    { name: 'West', districts: ['Maidstone', 'Tonbridge and Malling', 'Tunbridge Wells'] },
  ],
  sharesOutByItself: [],
  teams: {
    hub: { name: 'Hub', publicName: 'Hub' },
    assessment: { name: 'Assessment', publicName: 'Assessment team' },
    casework: { name: 'Casework', publicName: 'Casework team' },
    transport: { name: 'Transport', publicName: 'School transport team' },
    finance: { name: 'Finance', publicName: 'Payments team' },
    resolution: { name: 'Resolution', publicName: 'Mediation and appeals team' },
    complaints: { name: 'Complaints', publicName: 'Complaints team' },
    'information-governance': { name: 'Information governance', publicName: 'Information team' },
    health: { name: 'Health partner', publicName: 'Health team' },
    inclusion: { name: 'Inclusion', publicName: 'School inclusion team' },
    'social-care-front-door': {
      name: 'Children’s social care front door',
      publicName: 'Children’s social care',
    },
  },
  // Invented, but for the years: school-records guidance (IRMS) keeps a plan until birth + 31 years; Kent's own figure
  // was not found.
  dataProtection: {
    officer: 'the Data Protection Officer',
    phone: '03069 990300',
    email: 'data.protection@council.example',
    registration: 'Z0000000',
  },
  statements: { preparedOn: '2026-11-22', reviewedOn: '2026-11-22', answerWorkingDays: 5 },
  links: {
    localOffer: 'https://www.kent.gov.uk/education-and-children/special-educational-needs',
    complaints: 'https://www.kent.gov.uk/about-the-council/complaints-and-compliments',
    privacy: 'https://www.kent.gov.uk/about-the-council/about-the-website/privacy-statement',
  },
  // Ours, not from the council's brand guide. Contrast is tested.
  colours: { brand: '#0b4a5e', brandDark: '#07303d', link: '#0b5a78', accent: '#00716b' },
} as const satisfies Council
