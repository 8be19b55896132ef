import { ApplicationForm, Assessment, CardsAndMonths, Category, DocumentLetter, Terms } from './application-form.ts'
import {
  ApplicationId,
  BatchId,
  Bilingual,
  CommitteeId,
  DeviceId,
  DocumentHash,
  Instant,
  MemberId,
  PlainDate,
  RecordId,
} from './ids.ts'
import { z } from './schema.ts'

// Every record kind and its body. FORMAT.md says how a record becomes bytes; who may write and read each kind is
// in `recordRules` below, and both are checked when a record is opened.

export const Role = z.enum(['chairman', 'vice-chairman', 'member', 'ex-officio', 'secretary'])
export type Role = z.infer<typeof Role>

/** Who holds which key since when. Signed by the secretariat; counts once it is countersigned (`rules/roster.ts`). */
const RosterEntry = z.strictObject({
  member: MemberId,
  role: Role,
  name: Bilingual,
  device: DeviceId,
  /** Ed25519 public key, hex. */
  signKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** age X25519 recipient. */
  sealKey: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  status: z.enum(['active', 'retired']),
  from: PlainDate,
  /** Last day of the term of office, where one is set. */
  termEnds: PlainDate.optional(),
})
const RosterCountersignature = z.strictObject({ entry: RecordId })

/** Names of the committee and the log's key, so that a member's desk can check checkpoints without asking the server. */
const Committee = z.strictObject({ name: Bilingual, logKey: z.string().regex(/^[0-9a-f]{64}$/) })

const Band = z.strictObject({ from: z.int().min(0).max(10), to: z.int().min(0).max(10), name: Bilingual })
/** Dated settings: weights and scale are not fixed by the paper [P 13], so they are data. */
const ScoringSettings = z.strictObject({
  effectiveFrom: PlainDate,
  weightsPercent: z.tuple([z.int(), z.int(), z.int(), z.int()]),
  bands: z.array(Band).min(1).max(6),
  /** A score this far from the median is an outlier. */
  outlierDistance: z.int().min(1).max(10),
  normalSubsidyCeilingBp: z.int(),
  specialSubsidyCeilingBp: z.int(),
  hoursPerMonth: z.int().min(1),
  /** Sustained TFLOPS a card is taken to give in the 6·N·D estimate. */
  sustainedTflopsPerCard: z.int().min(1),
})
const PriceTable = z.strictObject({
  effectiveFrom: PlainDate,
  classes: z.array(z.strictObject({ name: z.string().max(100), perCardMonthCents: z.int().min(0) })).min(1),
})

const Batch = z.strictObject({
  batch: BatchId,
  name: z.string().min(1).max(50),
  cutOff: PlainDate,
  declarationsDue: Instant,
  scoresDue: Instant,
  meetingAt: Instant,
  /** Grants of this batch lapse then, also on a laptop that never goes online again. */
  leaseEnds: Instant,
  applications: z
    .array(z.strictObject({ application: ApplicationId, number: z.int().min(1) }))
    .min(1)
    .max(500),
})
/** A line of the declaration list: names, no papers. One record each, so that one can be erased alone. */
const Item = z.strictObject({
  batch: BatchId,
  number: z.int().min(1),
  category: Category,
  applicant: Bilingual,
  projects: z.array(Bilingual).min(1).max(10),
  people: z.array(Bilingual).max(50),
  partners: z.array(Bilingual).max(50),
  asked: z.array(CardsAndMonths).min(1).max(10),
  /** Recipient of the application's own age identity: what papers and votes are sealed to. */
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
})

export const SealedDocument = z.strictObject({
  letter: DocumentLetter,
  title: Bilingual,
  pages: z.int().min(0),
  sealedSha256: DocumentHash,
  sealedBytes: z.int().min(1),
  clearSha256: z.string().regex(/^[0-9a-f]{64}$/),
  clearBytes: z.int().min(0),
})
export type SealedDocument = z.infer<typeof SealedDocument>

/** Form, assessment and manifest of documents, sealed to the application's identity. A re-issue is a new record. */
const Papers = z.strictObject({
  version: z.int().min(1),
  form: ApplicationForm,
  assessment: Assessment,
  documents: z.array(SealedDocument).max(40),
})
/** Gives one member the application's identity until the lease ends. */
const Grant = z.strictObject({
  member: MemberId,
  identity: z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/),
  leaseEnds: Instant,
})
const GrantRevoked = z.strictObject({ member: MemberId })

export const InterestKind = z.enum(['employment', 'honorary', 'money', 'family', 'student-or-co-author', 'other'])
export type InterestKind = z.infer<typeof InterestKind>
const Declaration = z.strictObject({
  answer: z.enum(['none', 'interest']),
  interest: z.strictObject({ kind: InterestKind, text: z.string().max(4_000) }).nullable(),
  /** The member withdrew by own decision after papers were held; what had been opened before is listed. */
  withdrawn: z.strictObject({ openedDocuments: z.array(DocumentHash).max(100) }).nullable(),
  /** The declaration this one corrects. */
  replaces: RecordId.nullable(),
})
/** A name in a register: short, either language or none. */
const RegisteredName = z.strictObject({ en: z.string().max(300), zh: z.string().max(300) })
/** One registered interest. What is not known is empty; an organisation, a person or a number there is. */
export const RegisterLine = z.strictObject({
  kind: InterestKind,
  organisation: RegisteredName,
  companyNumber: z.string().max(50),
  person: RegisteredName,
  note: z.string().max(2_000),
})
export type RegisterLine = z.infer<typeof RegisterLine>
/** A member's register of a year, whole; none entered says that there is nothing to register. The newest counts. */
const RegisterEntry = z.strictObject({
  member: MemberId,
  year: z.int().min(2000).max(9999),
  entries: z.array(RegisterLine).max(100),
})

export const Ruling = z.enum(['speak-and-vote', 'speak-not-vote', 'observe', 'withdraw'])
export type Ruling = z.infer<typeof Ruling>
const RulingBody = z.strictObject({ member: MemberId, declaration: RecordId, ruling: Ruling })

export const CriterionScore = z.strictObject({ score: z.int().min(0).max(10), comment: z.string().min(1).max(10_000) })
/** All four criteria in order, on the papers it names. Sealed to chairman and secretary together until opened. */
const Score = z.strictObject({
  papers: RecordId,
  criteria: z.tuple([CriterionScore, CriterionScore, CriterionScore, CriterionScore]),
  replaces: RecordId.nullable(),
})

/** A vote that approves holds all six fields in full, whether recommended or amended (DESIGN, votes and motions). */
const Vote = z.discriminatedUnion('choice', [
  z.strictObject({
    choice: z.literal('approve'),
    asRecommended: z.boolean(),
    terms: Terms,
    papers: RecordId,
    replaces: RecordId.nullable(),
  }),
  z.strictObject({ choice: z.enum(['defer', 'reject', 'abstain']), papers: RecordId, replaces: RecordId.nullable() }),
])
/**
 * The order of a meeting. Everybody reads it, also who withdrew, so an application is only its id and number, as in the
 * batch; other items have the title that the secretary typed.
 */
const Agenda = z.strictObject({
  batch: BatchId,
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('application'), application: ApplicationId, number: z.int().min(1) }),
        z.strictObject({ kind: z.literal('other'), title: z.string().min(1).max(200) }),
      ]),
    )
    .min(1)
    .max(600),
})
/** What reached this device, and when a paper was first opened: counts, never pages or reading time. */
const Delivery = z.strictObject({ what: z.enum(['received', 'opened']), documents: z.array(DocumentHash).max(100) })

export const bodies = {
  committee: Committee,
  'roster-entry': RosterEntry,
  'roster-countersignature': RosterCountersignature,
  'scoring-settings': ScoringSettings,
  'price-table': PriceTable,
  batch: Batch,
  agenda: Agenda,
  item: Item,
  papers: Papers,
  grant: Grant,
  'grant-revoked': GrantRevoked,
  declaration: Declaration,
  ruling: RulingBody,
  score: Score,
  vote: Vote,
  delivery: Delivery,
  'register-entry': RegisterEntry,
} as const
export type Kind = keyof typeof bodies
export type Body<K extends Kind> = z.infer<(typeof bodies)[K]>

/** Kinds that concern one application carry its id in the record itself, inside the signature. */
export const applicationKinds: readonly Kind[] = [
  'item',
  'papers',
  'grant',
  'grant-revoked',
  'declaration',
  'ruling',
  'score',
  'vote',
  'delivery',
]

/** Who may write each kind. A record by anybody else is forged, whatever its signature says. */
export const writers: Readonly<Record<Kind, readonly Role[]>> = {
  committee: ['secretary'],
  'roster-entry': ['secretary'],
  // The vice-chairman's counts for a further laptop of the chairman alone (`rules/roster.ts`).
  'roster-countersignature': ['chairman', 'vice-chairman'],
  'scoring-settings': ['secretary'],
  'price-table': ['secretary'],
  batch: ['secretary'],
  agenda: ['secretary'],
  item: ['secretary'],
  papers: ['secretary'],
  grant: ['secretary'],
  'grant-revoked': ['secretary'],
  declaration: ['chairman', 'vice-chairman', 'member', 'ex-officio'],
  ruling: ['chairman', 'vice-chairman'],
  score: ['chairman', 'vice-chairman', 'member', 'ex-officio'],
  vote: ['chairman', 'vice-chairman', 'member', 'ex-officio'],
  delivery: ['chairman', 'vice-chairman', 'member', 'ex-officio'],
  'register-entry': ['secretary'],
}

/** The frame every record shares; `body` is checked by kind, so an unknown kind can be kept for after an upgrade. */
export const RecordFrame = z.strictObject({
  v: z.literal(1),
  kind: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  committee: CommitteeId,
  device: DeviceId,
  seq: z.int().min(1),
  /** Id of this device's previous record; 64 zeros for the first. */
  prev: RecordId,
  at: Instant,
  /** 16 random bytes, hex: keeps a low-entropy record from being guessed from its id (FORMAT.md). */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  application: ApplicationId.optional(),
  body: z.record(z.string(), z.unknown()),
})
export type RecordFrame = z.infer<typeof RecordFrame>

export type KnownRecord = {
  [K in Kind]: Omit<RecordFrame, 'kind' | 'body'> & { readonly kind: K; readonly body: Body<K> }
}[Kind]
export type RecordOf<K extends Kind> = Extract<KnownRecord, { kind: K }>

export type ParsedRecord =
  | { readonly state: 'known'; readonly record: KnownRecord }
  /** A kind this version does not know: stored, projected after an upgrade. */
  | { readonly state: 'unknown-kind'; readonly frame: RecordFrame }
  | { readonly state: 'invalid'; readonly reason: string }

const isKind = (kind: string): kind is Kind => Object.hasOwn(bodies, kind)

/** Takes the JSON value of a record's canonical bytes. Reasons name fields, never values. */
export function parseRecord(value: unknown): ParsedRecord {
  const frame = RecordFrame.safeParse(value)
  if (!frame.success) return { state: 'invalid', reason: issuePaths(frame.error) }
  const { kind } = frame.data
  if (!isKind(kind)) return { state: 'unknown-kind', frame: frame.data }
  if (applicationKinds.includes(kind) !== (frame.data.application !== undefined))
    return { state: 'invalid', reason: 'application' }
  const body = bodies[kind].safeParse(frame.data.body)
  if (!body.success) return { state: 'invalid', reason: issuePaths(body.error) }
  return { state: 'known', record: { ...frame.data, kind, body: body.data } as KnownRecord }
}

const issuePaths = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ')
