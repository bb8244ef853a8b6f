import type { Diagnostic } from "@stowage/model";
import { pointer } from "../pointer.js";
import { excessOf, namesOf, textOf } from "./excess.js";
import { conditionKey, sameCondition } from "./gathering.js";
import { grouped } from "./grouped.js";
import { matchOf } from "./matching.js";
import type { Need } from "./need.js";
import { readStatements } from "./statements.js";
import type { Statement } from "./statements.js";

const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html";

/**
 * Whether a policy document grants what a role needs, and what it grants beyond. Findings, with JSON pointers into the document:
 * `iam-document` (error: IAM would refuse it), `iam-missing` (error), `iam-denied` (error: a Deny statement takes a need away),
 * `iam-undecided` (warning: a condition, a policy variable or a narrower resource decides when the request is made), `iam-excess`
 * (warning). Other policies of the role, permission boundaries and service control policies are not looked at. Never throws.
 *
 * @example
 * const { needs } = iamFor(assembly).roles[0];
 * const errors = checkPolicy(JSON.parse(text), needs).filter(({ severity }) => severity === "error");
 */
export function checkPolicy(policyDocument: unknown, needed: readonly Need[]): Diagnostic[] {
  const { statements, diagnostics } = readStatements(policyDocument);
  if (diagnostics.length > 0) return diagnostics;
  const missing: Need[] = [];
  const denied: Open[] = [];
  const undecided: Open[] = [];
  for (const need of needed) {
    const verdict = verdictOf(statements, need);
    if (verdict === "missing") missing.push(need);
    else if (verdict !== "granted") (verdict.why === "deny" ? denied : undecided).push({ ...verdict, need });
  }
  return [
    ...grouped(missing, ({ resource, at, why, condition }) => [resource, at, why, conditionKey(condition)].join("\n")).map(missingFinding),
    ...grouped(denied, ({ statement, need }) => `${pointer(statement.at)}\n${need.resource}`).map(deniedFinding),
    ...grouped(undecided, ({ statement, need, why }) => [pointer(statement.at), need.resource, why].join("\n")).map(undecidedFinding),
    ...excessOf(statements, needed),
  ];
}

/** A need that is not simply granted or missing, and the statement that it hangs on. */
interface Open {
  readonly need: Need;
  readonly statement: Statement;
  readonly why: "deny" | "condition" | "part";
}

/** Whether a Deny takes the need away: not if it is about something else, and perhaps if a condition or a wildcard decides. */
function takesAway(statement: Statement, need: Need): "yes" | "no" | "perhaps" {
  const match = matchOf(statement, need);
  if (match === "no") return "no";
  return match === "yes" && statement.condition === undefined ? "yes" : "perhaps";
}

function verdictOf(statements: readonly Statement[], need: Need): "granted" | "missing" | Omit<Open, "need"> {
  const denies = statements
    .filter(({ effect }) => effect === "Deny")
    .map((statement) => ({ statement, takes: takesAway(statement, need) }));
  const denied = denies.find(({ takes }) => takes === "yes");
  if (denied) return { statement: denied.statement, why: "deny" };
  const perhaps = denies.find(({ takes }) => takes === "perhaps")?.statement;
  let open: "missing" | Omit<Open, "need"> = "missing";
  for (const statement of statements) {
    if (statement.effect !== "Allow") continue;
    const match = matchOf(statement, need);
    if (match === "no") continue;
    const free = statement.condition === undefined || sameCondition(statement.condition, need.condition);
    if (match === "yes" && free)
      return perhaps ? { statement: perhaps, why: perhaps.condition === undefined ? "part" : "condition" } : "granted";
    if (open === "missing") open = { statement, why: match === "yes" ? "condition" : "part" };
  }
  return open;
}

function missingFinding(needs: readonly [Need, ...Need[]]): Diagnostic {
  const [{ resource, why, at, condition, source }] = needs;
  const actions = textOf(namesOf(needs));
  return {
    rule: "iam-missing",
    severity: "error",
    path: "/Statement",
    message: `${actions} on ${resource} is not allowed; with it the role ${why} (${at}).`,
    hint: `Allow ${actions} on ${resource}${condition ? ` if ${JSON.stringify(condition)}` : ""}.`,
    docs: source,
  };
}

function deniedFinding(open: readonly [Open, ...Open[]]): Diagnostic {
  const [{ statement, need }] = open;
  return {
    rule: "iam-denied",
    severity: "error",
    path: pointer(statement.at),
    message: `This denies ${actionsOf(open)} on ${need.resource}, with which the role ${need.why}.`,
    hint: "Take the action or the resource out of the statement: a Deny wins over every Allow.",
    docs,
  };
}

function undecidedFinding(open: readonly [Open, ...Open[]]): Diagnostic {
  const [{ statement, need, why }] = open;
  const { at, effect } = statement;
  const verb = effect === "Allow" ? "allows" : "denies";
  return {
    rule: "iam-undecided",
    severity: "warning",
    path: pointer(why === "condition" ? [...at, "Condition"] : at),
    message:
      why === "condition"
        ? `Whether this ${verb} ${actionsOf(open)} on ${need.resource} depends on its condition, which cannot be decided here.`
        : `This ${verb} ${actionsOf(open)} for a part of ${need.resource}; whether that part is the one which counts cannot be decided here.`,
    hint:
      effect === "Allow"
        ? "Name the whole resource, without a condition, where the role always needs it."
        : "Make sure that what the role needs is not meant.",
    docs,
  };
}

function actionsOf(open: readonly Open[]): string {
  return textOf(namesOf(open.map(({ need }) => need)));
}
