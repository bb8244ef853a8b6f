import type { AwsError, Severity } from "@stowage/model";
import { catalogue } from "./catalogue.js";
import { docsLink } from "./docs-link.js";
import { pointer } from "./pointer.js";
import type { Policy } from "./policies/define-policy.js";
import { runPolicies } from "./policies/run-policies.js";
import type { Segment } from "./pointer.js";
import { awsError, fill } from "./rule.js";
import type { Context, MessageData, Pack, Report, Rule, Stage, SubjectName } from "./rule.js";
import { isBlocked } from "./sheet.js";
import type { Sheet } from "./sheet.js";

/** What every way of checking takes. */
export interface CheckOptions {
  /** Packs of rules to switch on beside the core: `security-hub`, `control-tower`, `aws-config`. */
  readonly packs?: readonly string[] | undefined;
  /** Rule id → the severity that it has here; `off` silences it. */
  readonly severity?: Readonly<Record<string, Severity | "off">> | undefined;
  /** Only what fails at these stages; absent: everything. Findings about shape and placeholders are always there. */
  readonly stage?: Stage | readonly Stage[] | undefined;
  /** Policies of one's own. They are no answers of AWS: with a `stage` they are left out. */
  readonly policies?: readonly Policy[] | undefined;
}

/** Runs the rules for one subject that stands at `base`, and adds what they find to the sheet. */
export function runRules(sheet: Sheet, subject: unknown, base: readonly Segment[], context: Context, options: CheckOptions): void {
  const stages = options.stage === undefined ? undefined : typeof options.stage === "string" ? [options.stage] : options.stage;
  const before = pointer(base);
  let declared: Rule;
  const report: Report = (message, at, data = {}) => {
    const path = before + pointer(at);
    const severity = options.severity?.[declared.id] ?? declared.severity;
    if (severity === "off" || isBlocked(sheet, path)) return;
    const aws = errorAt(declared, data, stages);
    sheet.diagnostics.push({
      rule: declared.id,
      severity,
      path,
      message: fill(declared.messages[message]!, data),
      hint: fill(declared.hint, data),
      docs: docsLink(declared.docs),
      ...(aws && { aws }),
    });
  };
  for (declared of rulesFor(context.on, options.packs ?? [], stages)) {
    const from = sheet.diagnostics.length;
    sheet.touched = false;
    declared.check(subject as never, report, context);
    // What a rule finds after looking at a gap may be the gap's doing.
    if (sheet.touched) sheet.diagnostics.length = from;
  }
  if (options.policies && !stages) runPolicies(sheet, subject, base, context, { policies: options.policies, severity: options.severity });
}

/**
 * Whether the rule's finding is a failure at one of these stages. A task definition that lets no task ever start is refused at `register`
 * too: AWS takes some of those and fails later; to say it at once is our choice.
 */
function failsAt({ stages: own, severity, subjects }: Rule, stages: readonly Stage[]): boolean {
  if (own.some((stage) => stages.includes(stage))) return true;
  return severity === "error" && stages.includes("register") && own.includes("task-start") && subjects.includes("taskDefinition");
}

/** What AWS answers; where `register` refuses what AWS only finds later, the exception is that of RegisterTaskDefinition. */
function errorAt(declared: Rule, data: MessageData, stages: readonly Stage[] | undefined): AwsError | undefined {
  const aws = awsError(declared, data);
  if (!aws || !stages?.includes("register") || declared.stages.includes("register")) return aws;
  return { exception: "ClientException", ...(aws.text !== undefined && { text: aws.text }) };
}

const selections = new Map<string, readonly Rule[]>();

/** The rules that concern this kind of subject, chosen once for each way of asking. */
function rulesFor(on: SubjectName, packs: readonly string[], stages: readonly Stage[] | undefined): readonly Rule[] {
  const key = `${on} ${packs.join(" ")} ${stages?.join(" ") ?? "all"}`;
  let rules = selections.get(key);
  if (!rules) {
    rules = catalogue.filter(
      (declared) => declared.subjects.includes(on) && isOn(declared, packs) && (!stages || failsAt(declared, stages)),
    );
    // Packs are words of the caller's; what is not worth keeping is not kept.
    if (selections.size < 200) selections.set(key, rules);
  }
  return rules;
}

function isOn({ packs: own }: Rule, wanted: readonly string[]): boolean {
  return own === undefined || wanted.some((pack) => own[pack as Pack] !== undefined);
}
