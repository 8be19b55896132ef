import { useMediaQuery } from '@mantine/hooks'

/** Below 1,360 px the documents fold to their letters, so that page and score keep their width. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 1359px)', false, { getInitialValueInEffect: false })
