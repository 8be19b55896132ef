import { createSpotlight } from '@mantine/spotlight'
import { onForget } from '../../state/forgettable.ts'

export const [searchStore, searchActions] = createSpotlight()

onForget(searchActions.close)

export const openSearch = (): void => searchActions.open()
