/** A PDF of so many pages with lines of text in a standard font; needs nothing to make it, whatever its length. */
export function writePlainPdf(pages: number, title: string, lines = 1): Uint8Array {
  const pageObject = (page: number): number => 2 + 2 * page
  const kids = Array.from({ length: pages }, (_, index) => `${pageObject(index + 1)} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ]
  for (let page = 1; page <= pages; page += 1) {
    const resources = '/Resources << /Font << /F1 3 0 R >> >>'
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${pageObject(page) + 1} 0 R >>`,
    )
    const shown = Array.from({ length: lines }, (_, line) => `(${title}, page ${page}, line ${line + 1}) Tj T*`)
    const content = `BT /F1 11 Tf 14 TL 72 760 Td ${shown.join(' ')} ET`
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  return Buffer.from(withCrossReferences(objects), 'latin1')
}

function withCrossReferences(objects: readonly string[]): string {
  const parts = ['%PDF-1.4\n']
  let at = parts[0]!.length
  const rows = objects.map((object, index) => {
    const row = `${String(at).padStart(10, '0')} 00000 n \n`
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`
    parts.push(part)
    at += part.length
    return row
  })
  const size = objects.length + 1
  parts.push(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`)
  parts.push(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`)
  return parts.join('')
}
