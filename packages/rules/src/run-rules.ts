import type { AwsError, Severity } from "@stowage/model";
import { docsLink } from "./docs-link.js";
import type { Look } from "./look.js";
import { beginFacts, endFacts } from "./once.js";
import { pointer } from "./pointer.js";
import type { Policy } from "./policies/define-policy.js";
import { runPolicies } from "./policies/run-policies.js";
import type { Segment } from "./pointer.js";
import { awsError, fill } from "./rule.js";
import type { Context, MessageData, Report, Rule, Stage } from "./rule.js";
import { chooseRules, rulesToRun } from "./selection.js";
import type { RuleChoice, Selection } from "./selection.js";
import { isBlocked } from "./sheet.js";
import type { Sheet } from "./sheet.js";

/** What every way of checking takes. */
export interface CheckOptions {
  /** Packs of rules to switch on beside the core: `security-hub`, `resource-tagging`, `control-tower`, `aws-config`. */
  readonly packs?: readonly string[] | undefined;
  /** Rule id → the severity that it has here; `off` silences it. */
  readonly severity?: Readonly<Record<string, Severity | "off">> | undefined;
  /** Only what fails at these stages; absent: everything. Findings about shape and placeholders are always there. */
  readonly stage?: Stage | readonly Stage[] | undefined;
  /** Policies of one's own. They are no answers of AWS: with a `stage` they are left out. */
  readonly policies?: readonly Policy[] | undefined;
}

/** What the options come to, for all the subjects that are checked with them. */
export interface Settings extends Pick<CheckOptions, "policies" | "severity"> {
  readonly rules: RuleChoice;
  readonly stages: readonly Stage[] | undefined;
}

export function settingsOf({ packs = [], stage, policies, severity }: CheckOptions): Settings {
  const stages = typeof stage === "string" ? [stage] : stage;
  return { rules: chooseRules(packs, stages), stages, policies, severity };
}

/**
 * Runs the rules for one subject that stands at `base`, and adds what they find to the sheet, at the severities that the rules have themselves:
 * `atSeverities` gives findings those of the options. `look` is what a walk over it saw.
 */
export function runRules(
  sheet: Sheet,
  subject: unknown,
  base: readonly Segment[],
  context: Context,
  { rules, stages, policies, severity }: Settings,
  look?: Look,
): void {
  let root: string | undefined;
  const report: Report = (message, at, data = {}) => {
    const declared = run.rule!;
    root ??= pointer(base);
    const path = root + pointer(at);
    if (isBlocked(sheet, path)) return;
    const aws = errorAt(declared, message, data, stages);
    sheet.diagnostics.push({
      rule: declared.id,
      severity: declared.severity,
      path,
      message: fill(declared.messages[message]!, data),
      hint: fill(declared.hint, data),
      docs: docsLink(declared.docs),
      ...(aws && { aws }),
    });
  };
  const run: Run = { sheet, subject: subject as never, report, context, rule: undefined };
  const selection = rules(context.on);
  beginFacts();
  try {
    runEach(run, selection, rulesToRun(selection, look));
  } finally {
    endFacts();
  }
  if (policies && !stages) runPolicies(sheet, subject, base, context, { policies, severity });
}

interface Run {
  readonly sheet: Sheet;
  readonly subject: never;
  readonly report: Report;
  readonly context: Context;
  /** The rule that runs now. */
  rule: Rule | undefined;
}

/** The loop alone: V8 makes machine code of it soon, and of all that stands around it. */
function runEach(run: Run, { rules, checks }: Selection, indexes: readonly number[]): void {
  const { sheet, subject, report, context } = run;
  for (let place = 0; place < indexes.length; place++) {
    const index = indexes[place]!;
    run.rule = rules[index];
    const from = sheet.diagnostics.length;
    sheet.touched = false;
    checks[index]!(subject, report, context);
    // What a rule finds after looking at a gap may be the gap's doing.
    if (sheet.touched) sheet.diagnostics.length = from;
  }
}

/** What AWS answers; where `register` refuses what AWS only finds later, the exception is that of RegisterTaskDefinition. */
function errorAt(declared: Rule, message: string, data: MessageData, stages: readonly Stage[] | undefined): AwsError | undefined {
  const aws = awsError(declared, message, data);
  if (!aws || !stages?.includes("register") || declared.stages.includes("register")) return aws;
  return { exception: "ClientException", ...(aws.text !== undefined && { text: aws.text }) };
}
