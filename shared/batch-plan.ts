import { ApplicationId, PlainDate } from './ids.ts'
import { z } from './schema.ts'

/** Wall time in Hong Kong, as a person types it: `2026-12-10T10:00`. */
export const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)

/** What a batch is to be, before anything of it is signed. Kept as typed; null is not decided yet. */
export const BatchPlan = z.strictObject({
  name: z.string().max(50),
  cutOff: PlainDate.nullable(),
  declarationsDue: LocalTime.nullable(),
  scoresDue: LocalTime.nullable(),
  meetingAt: LocalTime.nullable(),
  /** Null: so many days after the meeting. */
  leaseEnds: LocalTime.nullable(),
  /** In the order of their numbers, the first is 1. */
  applications: z.array(ApplicationId).max(500),
})
export type BatchPlan = z.infer<typeof BatchPlan>

/** Dates of a batch, complete: what a correction gives anew. */
export const BatchDates = z.strictObject({
  name: z.string().trim().min(1).max(50),
  cutOff: PlainDate,
  declarationsDue: LocalTime,
  scoresDue: LocalTime,
  meetingAt: LocalTime,
  leaseEnds: LocalTime,
})
export type BatchDates = z.infer<typeof BatchDates>
