import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Sha256 } from '../../shared/merkle.ts'
import { hashLeaf, hashNode, leafData } from '../../shared/merkle.ts'
import { createTree } from '../../shared/merkle-tree.ts'
import { verifyConsistency, verifyInclusion } from '../../shared/merkle-verify.ts'

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

// The leaves and roots that implementations of RFC 6962 have agreed on since Certificate Transparency began.
const knownLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const knownInclusion: readonly [index: number, size: number, proof: readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]
const knownConsistency: readonly [from: number, to: number, proof: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

const treeOf = (leaves: readonly Uint8Array[]) => {
  const tree = createTree(sha256)
  for (const leaf of leaves) tree.append(hashLeaf(sha256, leaf))
  return tree
}
const knownTree = treeOf(knownLeaves.map(fromHex))
const knownLeaf = (index: number) => hashLeaf(sha256, fromHex(knownLeaves[index] ?? ''))

describe('the known tree', () => {
  it.each(knownRoots.map((root, size) => [size, root] as const))('of %i leaves has its root', (size, root) => {
    expect(hex(knownTree.root(size))).toBe(root)
  })
  it.each(knownInclusion)('proves leaf %i of %i', (index, size, proof) => {
    expect(knownTree.inclusionProof(index, size).map(hex)).toEqual(proof)
    const root = fromHex(knownRoots[size] ?? '')
    expect(verifyInclusion(sha256, { leafHash: knownLeaf(index), index, size, proof: proof.map(fromHex), root })).toBe(
      true,
    )
  })
  it.each(knownConsistency)('proves that %i leaves begin %i', (fromSize, toSize, proof) => {
    expect(knownTree.consistencyProof(fromSize, toSize).map(hex)).toEqual(proof)
    const [fromRoot, toRoot] = [fromHex(knownRoots[fromSize] ?? ''), fromHex(knownRoots[toSize] ?? '')]
    expect(verifyConsistency(sha256, { fromSize, fromRoot, toSize, toRoot, proof: proof.map(fromHex) })).toBe(true)
  })
})

/** RFC 6962 2.1, word for word: split at the largest power of two below. */
const rootByDefinition = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return hashLeaf(sha256, leaves[0] ?? new Uint8Array(0))
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return hashNode(sha256, rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)))
}
const leaf = (n: number) => leafData(hex(sha256(Uint8Array.of(n % 256, n >> 8))), n)

test('every size up to 70 has the root of the definition, and every earlier size stays askable', () => {
  const leaves = Array.from({ length: 70 }, (_, n) => leaf(n))
  const tree = treeOf(leaves)
  for (let size = 0; size <= 70; size++) expect(hex(tree.root(size))).toBe(hex(rootByDefinition(leaves.slice(0, size))))
})

describe('proofs of a tree of any size', () => {
  const tree = treeOf(Array.from({ length: 300 }, (_, n) => leaf(n)))
  const claims = fc
    .record({ a: fc.integer({ min: 1, max: 300 }), b: fc.integer({ min: 1, max: 300 }), index: fc.nat() })
    .map(({ a, b, index }) => ({ fromSize: Math.min(a, b), toSize: Math.max(a, b), index: index % Math.max(a, b) }))
  const flipped = (hash: Uint8Array, bit: number) =>
    hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
  const bits = fc.integer({ min: 0, max: 255 })

  test('inclusion holds, and for nothing else', () => {
    fc.assert(
      fc.property(claims, bits, fc.nat(), ({ toSize: size, index }, bit, at) => {
        const proof = tree.inclusionProof(index, size)
        const claim = { leafHash: hashLeaf(sha256, leaf(index)), index, size, proof, root: tree.root(size) }
        const verify = (change: Partial<typeof claim>) => verifyInclusion(sha256, { ...claim, ...change })
        expect(verify({})).toBe(true)
        expect(verify({ leafHash: flipped(claim.leafHash, bit) })).toBe(false)
        expect(verify({ root: flipped(claim.root, bit) })).toBe(false)
        expect(verify({ proof: [...proof, claim.root] })).toBe(false)
        if (size > 1) expect(verify({ index: (index + 1) % size })).toBe(false)
        if (proof.length > 0) {
          expect(verify({ proof: proof.slice(1) })).toBe(false)
          const broken = proof.map((hash, i) => (i === at % proof.length ? flipped(hash, bit) : hash))
          expect(verify({ proof: broken })).toBe(false)
        }
      }),
    )
  })

  test('consistency holds, and for nothing else', () => {
    fc.assert(
      fc.property(claims, bits, fc.nat(), ({ fromSize, toSize }, bit, at) => {
        const proof = tree.consistencyProof(fromSize, toSize)
        const claim = { fromSize, fromRoot: tree.root(fromSize), toSize, toRoot: tree.root(toSize), proof }
        const verify = (change: Partial<typeof claim>) => verifyConsistency(sha256, { ...claim, ...change })
        expect(verify({})).toBe(true)
        expect(verify({ fromRoot: flipped(claim.fromRoot, bit) })).toBe(false)
        expect(verify({ toRoot: flipped(claim.toRoot, bit) })).toBe(false)
        expect(verify({ proof: [...proof, claim.toRoot] })).toBe(false)
        expect(verify({ fromSize: toSize, toSize: fromSize, fromRoot: claim.toRoot, toRoot: claim.fromRoot })).toBe(
          fromSize === toSize,
        )
        if (proof.length > 0) {
          expect(verify({ proof: proof.slice(1) })).toBe(false)
          const broken = proof.map((hash, i) => (i === at % proof.length ? flipped(hash, bit) : hash))
          expect(verify({ proof: broken })).toBe(false)
        }
      }),
    )
  })

  test('a log in which one old leaf was exchanged is not a continuation', () => {
    const other = treeOf(Array.from({ length: 300 }, (_, n) => leaf(n === 7 ? 999 : n)))
    for (const fromSize of [8, 9, 64, 100, 255]) {
      const claim = { fromSize, fromRoot: tree.root(fromSize), toSize: 300, toRoot: other.root(300) }
      expect(verifyConsistency(sha256, { ...claim, proof: other.consistencyProof(fromSize, 300) })).toBe(false)
    }
  })
})

describe('refused outright', () => {
  const root = knownTree.root(1)
  it.each([
    ['size 0', { size: 0 }],
    ['an index at the end', { index: 1 }],
    ['a negative index', { index: -1 }],
    ['a fractional size', { size: 1.5 }],
    ['a leaf hash of 31 bytes', { leafHash: root.slice(1) }],
    ['a root of 33 bytes', { root: new Uint8Array(33) }],
    ['a proof step of 0 bytes', { size: 2, proof: [new Uint8Array(0)] }],
  ])('inclusion with %s', (_, change) => {
    expect(verifyInclusion(sha256, { leafHash: root, index: 0, size: 1, proof: [], root, ...change })).toBe(false)
  })
  test('inclusion by the proof of a smaller tree, said to be of a larger one', () => {
    const claim = { leafHash: knownLeaf(0), index: 0, proof: knownTree.inclusionProof(0, 4), root: knownTree.root(4) }
    expect(verifyInclusion(sha256, { ...claim, size: 4 })).toBe(true)
    expect(verifyInclusion(sha256, { ...claim, size: 8 })).toBe(false)
  })
  it.each([
    ['from size 0', { fromSize: 0, fromRoot: knownTree.root(0) }],
    ['to size 0', { toSize: 0 }],
    ['a short root', { fromRoot: root.slice(1), toRoot: root.slice(1) }],
    ['a proof between equal sizes', { proof: [root] }],
    ['no proof between different sizes', { toSize: 3, toRoot: knownTree.root(3) }],
  ])('consistency %s', (_, change) => {
    expect(
      verifyConsistency(sha256, { fromSize: 1, fromRoot: root, toSize: 1, toRoot: root, proof: [], ...change }),
    ).toBe(false)
  })
  test('questions beyond the tree throw', () => {
    expect(() => knownTree.root(9)).toThrow(RangeError)
    expect(() => knownTree.inclusionProof(8)).toThrow(RangeError)
    expect(() => knownTree.consistencyProof(0)).toThrow(RangeError)
    expect(() => knownTree.append(new Uint8Array(31))).toThrow(TypeError)
  })
})

describe('a leaf', () => {
  test('is the 32 bytes of the envelope id and the time in eight, big-endian', () => {
    expect(hex(leafData('ab'.repeat(32), 1_764_000_000_000))).toBe(`${'ab'.repeat(32)}0000019ab697e800`)
  })
  it.each([
    ['AB'.repeat(32), 0],
    ['ab'.repeat(31), 0],
    ['ab'.repeat(32), -1],
    ['ab'.repeat(32), 0.5],
  ])('of %s at %d is refused', (id, at) => {
    expect(() => leafData(id, at)).toThrow(Error)
  })
})

test('appending hashes one node a leaf on average', () => {
  let hashes = 0
  const tree = createTree((bytes) => {
    hashes++
    return sha256(bytes)
  })
  for (let n = 0; n < 4096; n++) tree.append(new Uint8Array(32))
  expect(hashes).toBe(4095)
})
