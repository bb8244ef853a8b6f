/** When which key is to be decided again: a heap by time, then by the order of asking, and the one valid time of each key. */
export interface WakeTimes {
  /** Replaces the key's time; undefined: it is not to be woken. */
  set(controller: number, key: string, at: number | undefined): void;
  /** The earliest time; undefined: none. */
  next(): number | undefined;
  /** Takes out every key whose time has come. */
  due(now: number, wake: (controller: number, key: string) => void): void;
}

export function wakeTimes(controllers: number): WakeTimes {
  const times = Array.from({ length: controllers }, () => new Map<string, number>());
  const heap: Entry[] = [];
  let order = 0;

  /** Entries are not searched for when a key's time changes; they are passed over when they come up. */
  const valid = (entry: Entry): boolean => times[entry.controller]!.get(entry.key) === entry.at;
  const dropStale = (): void => {
    while (heap.length > 0 && !valid(heap[0]!)) pop(heap);
  };

  return {
    set(controller, key, at) {
      const known = times[controller]!;
      if (known.get(key) === at) return;
      if (at === undefined) known.delete(key);
      else {
        known.set(key, at);
        push(heap, { controller, key, at, order: order++ });
      }
    },
    next() {
      dropStale();
      return heap[0]?.at;
    },
    due(now, wake) {
      for (;;) {
        dropStale();
        const first = heap[0];
        if (!first || first.at > now) return;
        pop(heap);
        times[first.controller]!.delete(first.key);
        wake(first.controller, first.key);
      }
    },
  };
}

interface Entry {
  readonly controller: number;
  readonly key: string;
  readonly at: number;
  readonly order: number;
}

function earlier(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const parent = (at - 1) >>> 1;
    if (!earlier(entry, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && earlier(heap[child + 1]!, heap[child]!)) child++;
    if (!earlier(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
}
