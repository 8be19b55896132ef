/** Goes on from the reference with the highest number at its end; `2026-001` where there is none. */
export function nextReference(known: readonly string[], year: string): string {
  const numbered = known.flatMap((reference) => {
    const [, before, digits] = /^(.*?)(\d{1,9})$/.exec(reference) ?? []
    return before === undefined || digits === undefined ? [] : [{ before, digits }]
  })
  const highest = numbered.toSorted((a, b) => Number(a.digits) - Number(b.digits)).at(-1) ?? {
    before: `${year}-`,
    digits: '000',
  }
  const taken = new Set(known)
  for (let number = Number(highest.digits) + 1; ; number += 1) {
    const reference = `${highest.before}${String(number).padStart(highest.digits.length, '0')}`
    if (!taken.has(reference) && reference.length <= 50) return reference
  }
}
