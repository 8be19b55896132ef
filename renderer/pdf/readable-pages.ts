import type { PDFDocumentProxy } from 'pdfjs-dist'

const budgetMs = 4_000

/**
 * How many pages open, counted from the first: asked only of a file that ends early. A page whose content is lost has
 * no drawing operations. Stops after four seconds and then claims no more than it has seen.
 */
export async function countReadable(document: PDFDocumentProxy, signal: AbortSignal): Promise<number> {
  const until = performance.now() + budgetMs
  for (let number = 1; number <= document.numPages; number += 1) {
    if (signal.aborted || performance.now() > until || !(await opens(document, number))) return number - 1
  }
  return document.numPages
}

async function opens(document: PDFDocumentProxy, number: number): Promise<boolean> {
  try {
    const page = await document.getPage(number)
    const operators = await page.getOperatorList()
    page.cleanup()
    return operators.fnArray.length > 0
  } catch {
    return false
  }
}
