import { originOf } from './custom-scheme.ts'

/** WebFrameMain, as far as a handler looks at who is asking. */
export interface Frame {
  readonly url: string
  readonly origin: string
  readonly parent: Frame | null
  readonly top: Frame
  readonly routingId: number
  readonly processId: number
  readonly name: string
  readonly detached: boolean
  isDestroyed(): boolean
}

export interface Frames {
  readonly main: Frame
  readonly mainId: string
  find(frameId: string | undefined): Frame | null
  navigated(frameId: string, parentId: string | undefined, url: string): void
  detached(frameId: string): void
}

/** The frames of one page, each with the address that it shows now. */
export function createFrames(mainId: string): Frames {
  const frames = new Map<string, Frame>()
  const urls = new Map<string, string>()
  let lastRoutingId = 0

  const add = (frameId: string, parent: Frame | null): Frame => {
    lastRoutingId += 1
    const frame: Frame = {
      get url() {
        return urls.get(frameId) ?? ''
      },
      get origin() {
        return originOf(urls.get(frameId) ?? '')
      },
      get top() {
        return parent === null ? frame : parent.top
      },
      get detached() {
        return !frames.has(frameId)
      },
      isDestroyed: () => !frames.has(frameId),
      parent,
      routingId: lastRoutingId,
      processId: 1,
      name: '',
    }
    frames.set(frameId, frame)
    return frame
  }
  const main = add(mainId, null)
  return {
    main,
    mainId,
    find: (frameId) => (frameId === undefined ? null : (frames.get(frameId) ?? null)),
    navigated: (frameId, parentId, url) => {
      urls.set(frameId, url)
      if (!frames.has(frameId)) add(frameId, frames.get(parentId ?? mainId) ?? main)
    },
    detached: (frameId) => void frames.delete(frameId),
  }
}
