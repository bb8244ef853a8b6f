import type { Assembly, AwsError, Severity, ServiceScaling } from "@stowage/model";
import type { PutScalingPolicyRequest, PutScheduledActionRequest } from "@stowage/model/application-autoscaling";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
} from "@stowage/model/ecs";
import type { CreateHttpNamespaceRequest } from "@stowage/model/servicediscovery";
import type { PatchOperation } from "./fix/patch.js";

/**
 * When AWS (or the task) would fail: `register` RegisterTaskDefinition, `create-service` CreateService and UpdateService, `run-task`
 * RunTask and StartTask, `cluster` CreateCluster and PutClusterCapacityProviders, `api` another call, `task-start` the task stops before
 * it runs, `runtime` later, `never` nothing fails: it is advice.
 */
export type Stage = "register" | "create-service" | "run-task" | "cluster" | "api" | "task-start" | "runtime" | "never";

/** What a rule looks at, and the type of each. */
export interface Subjects {
  readonly taskDefinition: RegisterTaskDefinitionRequest;
  readonly service: CreateServiceRequest;
  readonly runTask: RunTaskRequest;
  readonly cluster: CreateClusterRequest;
  readonly namespace: CreateHttpNamespaceRequest;
  readonly capacityProvider: CreateCapacityProviderRequest;
  readonly scaling: ServiceScaling;
  readonly scalingPolicy: PutScalingPolicyRequest;
  readonly scheduledAction: PutScheduledActionRequest;
  readonly assembly: Assembly;
}

/** What a rule may look at: one kind of request, a service's scaling, or the whole Assembly. */
export type SubjectName = keyof Subjects;

/** What is known beside the subject; everything may be absent, and then rules that need it say nothing. */
export interface Context {
  /** Which kind of subject this is, for rules that look at several. */
  readonly on: SubjectName;
  /** The task definition that a service or a task runs. */
  readonly taskDefinition?: RegisterTaskDefinitionRequest | undefined;
  /** The service that a scaling entry belongs to. */
  readonly service?: CreateServiceRequest | undefined;
  readonly cluster?: CreateClusterRequest | undefined;
  /** The scaling of a service. */
  readonly scaling?: ServiceScaling | undefined;
  /** The capacity providers of the same Assembly, by name. */
  readonly capacityProviders?: { readonly [name: string]: CreateCapacityProviderRequest } | undefined;
  readonly assembly?: Assembly | undefined;
  readonly region?: string | undefined;
  /** The subject takes no more bytes than these as JSON; absent: nobody counted. */
  readonly bytesAtMost?: number | undefined;
  /** Whether the task definition could be registered for this launch type. */
  readonly supports?: ((launchType: string) => boolean) | undefined;
}

/** How sure we are of AWS's text: `seen` verbatim in a public source, `emulator` in one that copies AWS, `form` its pattern only. */
export type Sureness = "seen" | "emulator" | "form" | "unknown";

/** AWS's error for a finding, as a rule declares it; `text` may hold the message's {placeholders}. */
export interface RuleAws<M extends string = string> {
  readonly type: string;
  readonly text?: string;
  /** The messages that the text belongs to; for others no text is known. Absent: all. */
  readonly textOf?: readonly M[];
  readonly sure: Sureness;
}

/** What fills the {placeholders} of a message, by their names. */
export type MessageData = Readonly<Record<string, string | number>>;

/** Reports one finding: which message, where (segments of a JSON pointer below the subject), and what fills the message. */
export type Report<M extends string = string> = (message: M, at: readonly (string | number)[], data?: MessageData) => void;

/**
 * How a finding is put right, where there is one right answer: operations with pointers below the subject, or undefined where there is none.
 * `subject` is the value as it is written, and `at` what the rule reported.
 */
export type RuleFix<S> = (subject: S, at: readonly (string | number)[]) => readonly PatchOperation[] | undefined;

/** Packs of rules that are off until they are asked for, each with its own id for the rule, or several. */
export interface PackIds {
  /** AWS Security Hub, Foundational Security Best Practices: `ECS.5`. */
  readonly "security-hub"?: string | readonly string[];
  /** AWS Security Hub, AWS Resource Tagging Standard: `ECS.13`. */
  readonly "resource-tagging"?: string | readonly string[];
  /** AWS Control Tower proactive controls: `CT.ECS.PR.5`. */
  readonly "control-tower"?: string | readonly string[];
  /** AWS Config managed rules: `ecs-containers-readonly-access`. */
  readonly "aws-config"?: string | readonly string[];
}

/** A pack of rules, by its name in `extends`. */
export type Pack = keyof PackIds;

/** A rule as it is written; `rule()` makes one of it. */
export interface RuleSpec<O extends SubjectName, M extends string> {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  readonly stage: Stage | readonly Stage[];
  readonly on: O | readonly O[];
  /** What must hold, in a sentence. */
  readonly summary: string;
  /** Where that is known from: a member of AWS's model (`PortMapping$hostPort`), a page, a public thread. */
  readonly source: string;
  /** A page of AWS's documentation, as `docsLink` takes it. */
  readonly docs: string;
  readonly aws?: RuleAws<NoInfer<M>>;
  /** Present: the rule belongs to these packs, and runs only when one of them is switched on. */
  readonly packs?: PackIds;
  /**
   * A member, or two, without which the rule finds nothing: each has to be there, wherever in the subject, or it need not run. With a `=`
   * behind its name, one of its values (of a text, or of the items of a list) has to begin like what follows: `networkMode=host`. With a `|`, one
   * of several has to be there: `pidMode|ipcMode`. Most requests have few of the members that there are; this is what makes checking one cheap.
   * Tests take the member away and see that nothing is found.
   */
  readonly needs?: string | readonly [string, string];
  readonly messages: { readonly [K in M]: string };
  /** What to write instead; it may hold the message's {placeholders}. */
  readonly hint: string;
  check(subject: Subjects[O], report: Report<NoInfer<M>>, context: Context): void;
  /** For `check --fix`: leave it out unless the finding has exactly one right answer. */
  readonly fix?: RuleFix<Subjects[O]>;
}

/** A rule as the engine holds it. */
export interface Rule extends Omit<RuleSpec<SubjectName, string>, "aws" | "check" | "fix" | "needs" | "on" | "packs" | "stage"> {
  readonly aws: RuleAws | undefined;
  readonly packs: PackIds | undefined;
  readonly stages: readonly Stage[];
  readonly subjects: readonly SubjectName[];
  readonly needs: readonly string[];
  check(subject: never, report: Report, context: Context): void;
  readonly fix: RuleFix<never> | undefined;
}

/**
 * Declares a rule. `check` is given a subject whose members have the types of AWS's model: what has not was reported already and left out.
 *
 * @example
 * export const familyName: Rule = rule({ id: "family-name-pattern", severity: "error", stage: "register", on: "taskDefinition", … });
 */
export function rule<const O extends SubjectName, const M extends string>(spec: RuleSpec<O, M>): Rule {
  const { stage, on, needs = [] } = spec;
  // Member by member, and all of them: hundreds of rules are made when the package is loaded, and so they have one hidden class.
  return {
    id: spec.id,
    severity: spec.severity,
    summary: spec.summary,
    source: spec.source,
    docs: spec.docs,
    messages: spec.messages,
    hint: spec.hint,
    aws: spec.aws,
    packs: spec.packs,
    fix: spec.fix as Rule["fix"],
    stages: typeof stage === "string" ? [stage] : stage,
    subjects: typeof on === "string" ? [on] : (on as readonly O[]),
    needs: typeof needs === "string" ? [needs] : needs,
    check: spec.check as Rule["check"],
  };
}

/** AWS's error for a finding with this data; undefined where AWS raises none. */
export function awsError(declared: Rule, message: string, data: MessageData): AwsError | undefined {
  if (!declared.aws) return undefined;
  const { type, text, textOf } = declared.aws;
  const known = text !== undefined && (textOf?.includes(message) ?? true);
  return { exception: type, ...(known && { text: fill(text, data) }) };
}

/** Puts the data into a template's {placeholders}. */
export function fill(template: string, data: MessageData): string {
  let out = "";
  let done = 0;
  for (let open = template.indexOf("{"); open !== -1; open = template.indexOf("{", open + 1)) {
    const close = template.indexOf("}", open);
    const name = template.slice(open + 1, close);
    if (close === -1 || !(name in data)) continue;
    out += template.slice(done, open) + String(data[name]);
    done = close + 1;
  }
  return done === 0 ? template : out + template.slice(done);
}
