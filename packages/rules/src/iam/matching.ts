import { covers, overlaps } from "./glob.js";
import type { Need } from "./need.js";
import type { Patterns, Statement } from "./statements.js";
import { isUnscoped } from "./unscoped-actions.js";

/** Whether a statement is about a need: surely, not at all, or for a part of what the need's wildcards stand for. */
export type Match = "yes" | "no" | "partly";

export function matchOf(statement: Statement, need: Need): Match {
  const action = matchAction(statement.actions, need.action);
  if (action === "no") return "no";
  return matchResource(statement.resources, need);
}

/** Actions are compared without regard to case, and a need's action is one action. */
function matchAction({ except, list }: Patterns, action: string): "yes" | "no" {
  const listed = list.some(({ text }) => covers(text.toLowerCase(), action.toLowerCase()));
  return listed !== except ? "yes" : "no";
}

function matchResource({ except, list }: Patterns, { action, resource }: Need): Match {
  const whole = list.some(({ text }) => covers(text, resource));
  if (whole) return except ? "no" : "yes";
  const part = !isUnscoped(action) && list.some(({ reach }) => overlaps(reach, resource));
  if (part) return "partly";
  return except ? "yes" : "no";
}
