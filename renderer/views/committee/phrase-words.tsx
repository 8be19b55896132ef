/** Six English words, to be read aloud in their order. */
export function PhraseWords({
  phrase,
  size = 'small',
}: {
  readonly phrase: string
  readonly size?: 'small' | 'large'
}) {
  return (
    <ol className={`phrase-words ${size}`} lang="en-HK" translate="no">
      {phrase.split(' ').map((word, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the six words never change places
        <li key={index}>{word}</li>
      ))}
    </ol>
  )
}
