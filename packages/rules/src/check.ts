import type { Assembly, Diagnostic, ServiceScaling } from "@stowage/model";
import { isObject, readAssembly } from "@stowage/model";
import type { CreateServiceRequest } from "@stowage/model/ecs";
import { applyChecks } from "./apply-checks.js";
import { launchTypeTest } from "./compatibilities.js";
import { viewAutoScalingGroup, viewLoadBalancer } from "./edge-view.js";
import { lookAt } from "./look.js";
import type { Look } from "./look.js";
import { ownEntry } from "./own-entry.js";
import type { Segment } from "./pointer.js";
import { requestKinds, scalableTarget } from "./requests.js";
import type { RequestKind, RequestName } from "./requests.js";
import type { Context } from "./rule.js";
import { runRules, settingsOf } from "./run-rules.js";
import type { CheckOptions } from "./run-rules.js";
import { newSheet, noteShape, notePlaceholders } from "./sheet.js";
import type { ShapeOf, Sheet } from "./sheet.js";
import { view } from "./view.js";
import { watched } from "./watched.js";

/** Sections whose entries are one request each, and the subject that they are. */
const wholes: readonly (readonly [section: keyof Assembly & string, name: RequestName])[] = [
  ["clusters", "cluster"],
  ["namespaces", "namespace"],
  ["capacityProviders", "capacityProvider"],
  ["taskDefinitions", "taskDefinition"],
  ["services", "service"],
];

/**
 * Checks an Assembly: its shape, each request in it, and what has to agree between them; then applies its own `checks` (severities,
 * suppressions). Never throws, whatever the value is; paths are JSON pointers into the Assembly. No errors: AWS would take it.
 *
 * @example
 * const { assembly } = compile(shop);
 * const errors = check(assembly).filter(({ severity }) => severity === "error");
 */
export function check(assembly: Assembly, options: CheckOptions = {}): Diagnostic[] {
  const sheet = newSheet();
  const looks = lookAtSections(sheet, assembly);
  const shape = readAssembly(assembly).diagnostics;
  noteShape(
    sheet,
    shape.map(({ rule, path, message, hint }) => ({ code: rule as "wrong-type", path, message, hint })),
    operationAt,
  );
  const seen = watched(sheet, viewAssembly(assembly, !looks.nulls && shape.length === 0), "");
  const packs = [...(options.packs ?? []), ...(seen.checks?.packs ?? [])];
  const severity = { ...options.severity, ...seen.checks?.severity };
  const settings = settingsOf({ ...options, packs, severity });
  const tests = new Map<string, Context["supports"]>();
  // What is written was looked at; where it is not what rules look at, that is, unless a placeholder hides what is there.
  const lookOf = (subject: unknown): Look | undefined => looks.of.get(subject) ?? (sheet.opaque.size > 0 ? undefined : lookAt(subject));
  const run = (subject: unknown, base: readonly Segment[], context: Context, look?: Look): void =>
    runRules(sheet, subject, base, context, settings, look);
  for (const [section, on] of wholes) {
    for (const [name, subject] of Object.entries(seen[section] ?? {})) {
      const from = sheet.diagnostics.length;
      const look = lookOf(subject);
      run(subject, [section, name], around(seen, on, subject, name, tests, look), look);
      if (on !== "taskDefinition") continue;
      // Severities that are changed or places that are not judged may hide an error.
      const whole = sheet.blocked.size === 0 && Object.keys(severity).length === 0 && options.stage === undefined;
      const registrable = whole && !sheet.diagnostics.slice(from).some((found) => found.severity === "error");
      tests.set(name, launchTypeTest(subject, registrable));
    }
  }
  for (const [name, scaling] of Object.entries(seen.scaling ?? {})) {
    const context = { assembly: seen, region: seen.region, service: seen.services?.[name] };
    run(scaling, ["scaling", name], { ...context, on: "scaling" }, looks.of.get(scaling));
    for (const [list, on] of [
      ["policies", "scalingPolicy"],
      ["scheduled", "scheduledAction"],
    ] as const) {
      for (const [index, request] of (scaling[list] ?? []).entries()) {
        run(request, ["scaling", name, list, index], { ...context, scaling, on }, lookOf(request));
      }
    }
  }
  for (const [name, { request }] of Object.entries(seen.tasks ?? {})) {
    const look = lookOf(request);
    run(request, ["tasks", name, "request"], around(seen, "runTask", request, name, tests, look), look);
  }
  run(seen, [], { on: "assembly", assembly: seen, region: seen.region });
  return applyChecks(sheet.diagnostics, seen.checks, options);
}

const ofTheAssembly: ShapeOf = { docs: "Welcome", exception: "ClientException" };

/** The operation whose request stands at a path. */
function operationAt(path: string): ShapeOf {
  const [, section, , list] = path.split("/");
  if (section === "tasks") return requestKinds.runTask;
  if (section === "scaling") {
    return list === "policies" ? requestKinds.scalingPolicy : list === "scheduled" ? requestKinds.scheduledAction : scalableTarget;
  }
  const [, name] = wholes.find(([own]) => own === section) ?? [];
  return name === undefined ? ofTheAssembly : requestKinds[name];
}

/** What was seen in each entry of the sections that hold requests, by the entry as it is written. */
interface Looks {
  readonly of: ReadonlyMap<unknown, Look>;
  readonly nulls: boolean;
}

/** Looks at each request once, and notes the placeholders in it. */
function lookAtSections(sheet: Sheet, assembly: unknown): Looks {
  const of = new Map<unknown, Look>();
  let nulls = false;
  for (const section of [...wholes.map(([name]) => name), "scaling", "tasks"]) {
    const entries = isObject(assembly) ? assembly[section] : undefined;
    if (!isObject(entries)) {
      if (lookAt(entries).marks) notePlaceholders(sheet, entries, [section]);
      continue;
    }
    for (const [name, entry] of Object.entries(entries)) {
      const look = lookAt(entry);
      if (look.nulls) nulls = true;
      if (look.marks) notePlaceholders(sheet, entry, [section, name]);
      of.set(entry, look);
    }
  }
  return { of, nulls };
}

function around(
  assembly: Assembly,
  on: RequestName,
  subject: unknown,
  name: string,
  tests: ReadonlyMap<string, Context["supports"]>,
  look: Look | undefined,
): Context {
  const { taskDefinition: reference, cluster } = subject as Partial<CreateServiceRequest>;
  const launched = on === "service" || on === "runTask";
  const taskDefinition = launched && reference !== undefined ? ownEntry(assembly.taskDefinitions, reference) : undefined;
  return {
    on,
    assembly,
    region: assembly.region,
    taskDefinition,
    supports: reference === undefined ? undefined : tests.get(reference),
    cluster: cluster === undefined ? undefined : ownEntry(assembly.clusters, cluster),
    scaling: on === "service" ? ownEntry(assembly.scaling, name) : undefined,
    capacityProviders: assembly.capacityProviders,
    bytesAtMost: look?.bytes,
  };
}

/**
 * The Assembly with each request as rules may look at it; sections and entries that are no objects are left out.
 * A clean one has no nulls and the right shape: it is its own view.
 */
function viewAssembly(value: unknown, clean: boolean): Assembly {
  if (clean) return value as Assembly;
  const viewOf = (kind: RequestKind, own: unknown): unknown => view(kind.schema, kind.structure, isObject(own) ? own : {});
  const source: Record<string, unknown> = isObject(value) ? value : {};
  const out: Record<string, unknown> = { format: "stowage/assembly@1", app: typeof source["app"] === "string" ? source["app"] : "" };
  if (typeof source["region"] === "string") out["region"] = source["region"];
  for (const [section, name] of wholes) out[section] = entries(source[section], (entry) => viewOf(requestKinds[name], entry));
  out["scaling"] = entries(source["scaling"], (entry) => viewScaling(entry, viewOf));
  out["tasks"] = entries(source["tasks"], (entry) => ({
    request: viewOf(requestKinds.runTask, entry["request"]),
    ...(typeof entry["schedule"] === "string" && { schedule: entry["schedule"] }),
  }));
  out["loadBalancers"] = entries(source["loadBalancers"], viewLoadBalancer);
  out["autoScalingGroups"] = entries(source["autoScalingGroups"], viewAutoScalingGroup);
  if (isObject(source["checks"])) out["checks"] = viewChecks(source["checks"]);
  return out as unknown as Assembly;
}

function viewScaling(entry: Record<string, unknown>, viewOf: (kind: RequestKind, value: unknown) => unknown): ServiceScaling {
  const list = <T>(kind: RequestKind, value: unknown): T[] => (Array.isArray(value) ? value.map((item) => viewOf(kind, item) as T) : []);
  return {
    target: viewOf(scalableTarget, entry["target"]) as ServiceScaling["target"],
    policies: list(requestKinds.scalingPolicy, entry["policies"]),
    scheduled: list(requestKinds.scheduledAction, entry["scheduled"]),
  };
}

function viewChecks(checks: Record<string, unknown>): NonNullable<Assembly["checks"]> {
  const { severity, suppressions, packs } = checks;
  const severities = isObject(severity) ? Object.entries(severity).filter(([, value]) => /^(error|warning|off)$/.test(String(value))) : [];
  return {
    severity: Object.fromEntries(severities) as Record<string, "error">,
    packs: Array.isArray(packs) ? packs.filter((pack) => typeof pack === "string") : [],
    suppressions: Array.isArray(suppressions) ? (suppressions.map((entry) => (isObject(entry) ? entry : {})) as never[]) : [],
  };
}

function entries<T>(section: unknown, map: (entry: Record<string, unknown>) => T): Record<string, T> {
  if (!isObject(section)) return {};
  const objects = Object.entries(section).filter((pair): pair is [string, Record<string, unknown>] => isObject(pair[1]));
  return Object.fromEntries(objects.map(([name, entry]) => [name, map(entry)]));
}
