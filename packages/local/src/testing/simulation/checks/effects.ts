import type { Effect } from "../../../drivers/driver.js";
import { violate, type Check } from "../check.js";
import { keyOf } from "../faulty-driver.js";

/** An effect leaves only after it is durable, and every durable one leaves. */
export function conservation(): Check {
  const owed = new Map<string, number>();
  const known = new Set<string>();
  const name = (effect: Effect): string => `${effect.kind} ${keyOf(effect)}`;
  return {
    name: "conservation",
    stored(batch) {
      for (const { id, effect } of batch.outbox) {
        owed.set(name(effect), id);
        known.add(name(effect));
      }
    },
    handedOver(effect) {
      if (!known.has(name(effect))) violate("effect-after-flush", `${name(effect)} left before it was durable`);
      owed.delete(name(effect));
    },
    standstill() {
      for (const effect of owed.keys()) violate("effect-lost", `${effect} was never handed over`);
    },
  };
}

/** Whatever is repeated or replayed, a container runs once. */
export const launchedOnce: Check = {
  name: "launched-once",
  standstill({ driver }) {
    for (const [container, times] of driver.starts) if (times > 1) violate("launched-once", `${container} was started ${times} times`);
  },
};

/** A task is out of discovery before its containers are signalled. */
export const leavesFirst: Check = {
  name: "leaves-first",
  handedOver(effect, books) {
    if (effect.kind !== "stop-container") return;
    for (const [key, row] of books.rows("discoveryInstances")) {
      if (row.taskArn === effect.taskArn) violate("leaves-first", `${effect.container} is signalled while ${key} is registered`);
    }
  },
};
