import { Tabs, VisuallyHidden } from '@mantine/core'
import { IconAlertCircleFilled } from '@tabler/icons-react'
import { formatCount } from '../../format/number.ts'
import { useText } from '../../i18n/use-text.ts'
import type { OpenImport } from './import-state.ts'
import { countMust } from './problem-order.ts'

/** The sheets of the source, with how many rows each has and whether something in it must be put right. */
export function SheetTabs({ view }: { readonly view: OpenImport }) {
  const { t } = useText()
  return (
    <Tabs.List className="sheet-tabs" aria-label={t('importing.sheets')}>
      {view.sheets.map(({ sheet, rowNumbers }) => {
        const must = countMust(view.problems, sheet)
        return (
          <Tabs.Tab key={sheet} value={sheet} className="sheet-tab">
            {t(`importing.sheet.${sheet}`)} <span className="num">{formatCount(rowNumbers.length)}</span>
            {must > 0 && (
              <span className="sheet-tab-must red">
                <IconAlertCircleFilled size={13} aria-hidden />
                <span className="num" aria-hidden>
                  {formatCount(must)}
                </span>
                <VisuallyHidden>{t('importing.sheetMust', { count: must })}</VisuallyHidden>
              </span>
            )}
          </Tabs.Tab>
        )
      })}
    </Tabs.List>
  )
}
