import type { Command } from "../../control/types.js";
import type { ListenerRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { dropTags } from "../tags.js";
import { rulesOf } from "./listeners.js";

/** Takes a listener away with its rules and all their tags. */
export function dropListener(view: View, { arn }: ListenerRow): readonly Command[] {
  const why = "its listener is deleted";
  const rules = rulesOf(view, arn).flatMap((rule): readonly Command[] => [
    ...dropTags(view, rule.arn),
    { op: "delete", table: "listenerRules", key: rule.arn, why },
  ]);
  return [...rules, ...dropTags(view, arn), { op: "delete", table: "listeners", key: arn, why: "the listener is deleted" }];
}
