import { readdirSync, readFileSync } from 'node:fs'

/** Bytes of a process and all that it started; what several share counts once (PSS). Linux only. */
export function treeMemory(pid: number): number {
  const children = childrenByParent()
  const tree = [pid]
  for (let at = 0; at < tree.length; at += 1) tree.push(...(children.get(tree[at] ?? 0) ?? []))
  return tree.reduce((sum, each) => sum + proportionalBytes(each), 0)
}

function childrenByParent(): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    // The name in brackets may hold anything; the parent is the second field after it.
    const parent = Number(
      readOrNull(`/proc/${name}/stat`)
        ?.replace(/^.*\) \S+ /s, '')
        .split(' ')[0],
    )
    if (Number.isInteger(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  return children
}

const proportionalBytes = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readOrNull(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024

/** Null: it has ended meanwhile. */
function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
