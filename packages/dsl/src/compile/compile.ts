import { assemblyFormat, orderAssembly } from "@stowage/model";
import type { Assembly, Diagnostic } from "@stowage/model";
import { check } from "@stowage/rules";
import type { Policy } from "@stowage/rules";
import type { AppCommon } from "../app/app-common.js";
import { appNode } from "../app/app-builder.js";
import type { TaskCommon } from "../task/task-common.js";
import { taskNode } from "../task/task-builder.js";
import { addApp } from "./add-app.js";
import { newDraft, place } from "./draft.js";
import type { Draft } from "./draft.js";
import { checkListeners } from "./load-balancer.js";
import { missingStep } from "./missing-step.js";
import { settingOf } from "./setting.js";
import type { Setting } from "./setting.js";
import { sourcesOf } from "./sources.js";
import type { Sources } from "./sources.js";
import { addTaskDefinition } from "./task-definition.js";

/** What a definition amounts to. */
export interface Compiled {
  /** Plain JSON, its keys in the order of `writeAssembly`. */
  readonly assembly: Assembly;
  /** Which line wrote what; never part of the Assembly. */
  readonly sources: Sources;
  /** What is wrong with it, each finding with the line that wrote it, which is looked for when it is read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the Assembly says all that the definition does: not if the compiler itself found an error, such as two tasks of one family. */
  readonly complete: boolean;
}

export interface CompileOptions {
  /** The Assembly's name; absent: the app's, or the tasks' joined. */
  readonly name?: string | undefined;
  /** In place of the app's own Region. */
  readonly region?: string | undefined;
  /** In place of the app's own account. */
  readonly account?: string | undefined;
  /** Packs of rules to check with, beside those that the app names. */
  readonly packs?: readonly string[] | undefined;
  /** Policies of the organisation to check with: what `definePolicy` of `@stowage/rules` gives. */
  readonly policies?: readonly Policy[] | undefined;
}

/**
 * Turns an app into the AWS requests that it stands for, and checks them. A list of tasks becomes an Assembly of their definitions alone.
 * Bad definitions do not throw: they give diagnostics, the compiler's own first. Those show what the Assembly cannot, and are not to be silenced.
 *
 * @example
 * const { assembly, diagnostics } = compile(shop);
 * const { assembly: jobs } = compile([report, cleanup], { name: "jobs" });
 * @throws StowageError `not-an-app`, `not-a-task` if the subject is neither; whatever a function given to `raw()` or `scalingPolicy()` throws.
 */
export function compile(subject: AppCommon | readonly TaskCommon[], options: CompileOptions = {}): Compiled {
  const draft = newDraft();
  const around: Setting = {
    region: options.region,
    account: options.account,
    cluster: "",
    namespace: undefined,
    network: undefined,
    tags: {},
  };
  if (isList(subject)) {
    const tasks = subject.map((task, index) => taskNode(task, `Value ${index + 1} of the list`));
    for (const task of tasks) addTaskDefinition(draft, task, around);
    return finish(draft, options.name ?? tasks.map(({ name }) => name).join("-"), options.region, {}, options);
  }
  const node = appNode(subject, "What is compiled");
  const setting = settingOf(node, around);
  // Services without a cluster go where ECS puts them.
  const named = setting.cluster === "" ? { ...node, cluster: { name: "default", request: {}, managed: true, site: node.site } } : node;
  addApp(draft, named, around);
  checkListeners(draft);
  place(draft, "", node.site);
  return finish(draft, options.name ?? node.name, setting.region, node.checks, options);
}

function isList(subject: AppCommon | readonly TaskCommon[]): subject is readonly TaskCommon[] {
  return Array.isArray(subject);
}

function finish(draft: Draft, app: string, region: string | undefined, checks: Assembly["checks"], options: CompileOptions): Compiled {
  const {
    clusters,
    namespaces,
    capacityProviders,
    autoScalingGroups,
    taskDefinitions,
    services,
    scaling,
    tasks,
    loadBalancers,
    grants,
    local,
  } = draft;
  const sections = {
    clusters,
    namespaces,
    capacityProviders,
    autoScalingGroups,
    taskDefinitions,
    services,
    scaling,
    tasks,
    loadBalancers,
    grants,
    local,
  };
  const assembly = orderAssembly({
    format: assemblyFormat,
    app,
    ...(region !== undefined && { region }),
    ...sections,
    ...(checks !== undefined && { checks }),
  });
  const sources = sourcesOf(draft.places);
  const found = check(assembly, { packs: options.packs, policies: options.policies });
  const diagnostics = [...draft.diagnostics, ...inBuilder(found, assembly, sources)];
  const complete = draft.diagnostics.every(({ severity }) => severity !== "error");
  return { assembly, sources, diagnostics, complete };
}

/**
 * Findings for those who wrote the definition with the builder: each with the step to call, and with the line that wrote what it is about. The
 * line is looked for when it is asked for: many findings are only counted.
 */
function inBuilder(
  findings: { -readonly [K in keyof Diagnostic]: Diagnostic[K] }[],
  assembly: Assembly,
  sources: Sources,
): readonly Diagnostic[] {
  // One getter for all of them: V8 shares a hidden class between objects whose getters are the same.
  const location: PropertyDescriptor & ThisType<Diagnostic> = {
    get() {
      return sources.at(this.path);
    },
    configurable: true,
    enumerable: true,
  };
  // They are made anew by each check, and belong to who asks for it.
  for (const finding of findings) {
    const step = missingStep(assembly, finding.path);
    if (step !== undefined) finding.hint += ` In the builder: .${step}().`;
    Object.defineProperty(finding, "location", location);
  }
  return findings;
}
