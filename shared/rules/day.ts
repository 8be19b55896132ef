const hongKongOffsetMs = 8 * 60 * 60 * 1000

/** The Hong Kong day, `YYYY-MM-DD`, of an instant. No summer time there since 1979. */
export const hongKongDay = (instant: string): string =>
  new Date(Date.parse(instant) + hongKongOffsetMs).toISOString().slice(0, 10)
