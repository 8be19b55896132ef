import type { ImportSheet } from '../../../shared/api/importing.ts'
import type { Grid } from './grid.ts'
import type { Problems } from './problems.ts'

/** Characters of a Chinese name that its readers would not write so. */
export function checkNames(_grids: ReadonlyMap<ImportSheet, Grid>, _problems: Problems): void {}
