/**
 * Makes a group of `Radio.Card`s one stop of the Tab key, which Mantine's are not: the chosen one, or the first where
 * nothing is chosen. The arrows go on between them.
 */
export const tabStop = (chosen: string | null, own: string, first: string | undefined): 0 | -1 =>
  own === (chosen ?? first) ? 0 : -1
