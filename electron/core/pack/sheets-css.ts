/** Of the printed pages. Margins leave room for the pack's own line at the foot. */
export const sheetsCss = `
@font-face { font-family: 'Noto Sans HK'; font-weight: 400; src: url('regular.ttf'); }
@font-face { font-family: 'Noto Sans HK'; font-weight: 700; src: url('bold.ttf'); }
@page { size: A4; margin: 20mm 20mm 22mm; }
* { box-sizing: border-box; }
html { font: 10.5pt/1.6 'Noto Sans HK'; color: #1d1c1a; -webkit-print-color-adjust: exact; }
:lang(zh-HK) { line-break: strict; text-spacing-trim: normal; text-autospace: normal; }
body { margin: 0; }
h1 { font-size: 22pt; line-height: 1.25; margin: 0 0 14pt; }
h2 { font-size: 11.5pt; margin: 18pt 0 4pt; break-after: avoid; }
p { margin: 0 0 8pt; }
a { color: inherit; text-decoration: none; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 4pt 8pt 4pt 0; font-weight: 400; overflow-wrap: anywhere; }
thead th { font-size: 8.5pt; color: #69655d; border-bottom: 1pt solid #0e546f; }
.second { font-size: 9pt; color: #504d47; }
.small, .meta { font-size: 9pt; color: #69655d; }
.cover { min-height: 240mm; display: flex; flex-direction: column; }
.committee { border-top: 3pt solid #0e546f; padding-top: 10pt; }
.committee .name { font-size: 13pt; font-weight: 700; }
.cover h1 { font-size: 34pt; margin: 52mm 0 12mm; color: #0e546f; }
.facts th { width: 34mm; color: #69655d; }
.facts tr { border-bottom: 0.5pt solid #cbc6bc; }
.facts td { font-size: 12pt; }
.facts .holder { font-weight: 700; }
.confidential { margin-top: auto; font-size: 9pt; line-height: 1.5; color: #504d47; border-top: 0.5pt solid #cbc6bc; padding-top: 6pt; }
.agenda, .sheet { break-before: page; }
.items tbody { border-bottom: 0.5pt solid #cbc6bc; }
.items tr, .items tbody { break-inside: avoid; }
.items th:first-child, .items td:first-child { width: 14mm; white-space: nowrap; }
.items th:last-child, .items td:last-child { width: 16mm; text-align: right; padding-right: 0; }
.items .title { font-weight: 700; }
.items .bare { font-weight: 400; color: #69655d; }
.items .project { color: #504d47; }
.items .closed { font-size: 9pt; color: #504d47; }
.items .page { font-variant-numeric: tabular-nums; }
.paper td { padding-top: 0; padding-bottom: 3pt; font-size: 9.5pt; }
.letter { display: inline-block; width: 6mm; color: #0e546f; font-weight: 700; }
.running { display: flex; justify-content: space-between; font-size: 9pt; color: #69655d; border-bottom: 0.5pt solid #cbc6bc; padding-bottom: 4pt; margin-bottom: 16pt; }
.sheet .applicant { font-size: 17pt; line-height: 1.3; font-weight: 700; }
.sheet .items { border-top: 0.5pt solid #cbc6bc; }
.sheet .items td { padding: 4pt 8pt 4pt 0; border-bottom: 0.5pt solid #e3e0da; }
.sheet .items td:first-child { width: 0; padding: 0; }
.projects td { border-bottom: 0.5pt solid #e3e0da; }
.projects th:first-child { width: 44%; }
.projects th:nth-child(2) { width: 20%; }
.projects .title { font-weight: 700; }
ol { margin: 0; padding-left: 14pt; }
`
