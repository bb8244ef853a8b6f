import type { Compatibility, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { lookAt } from "./look.js";
import { beginFacts, endFacts } from "./once.js";
import { chooseRules, rulesToRun, selectionOf } from "./selection.js";
import type { Selection } from "./selection.js";

/** In the order in which DescribeTaskDefinition shows them. */
const launchTypes: readonly Compatibility[] = ["EXTERNAL", "EC2", "MANAGED_INSTANCES", "FARGATE"];

/**
 * The launch types for which a valid task definition could be registered: what DescribeTaskDefinition answers as `compatibilities`.
 * A launch type is among them if asking for it would not be refused: the rules themselves decide, our choice.
 *
 * @example
 * compatibilitiesOf({ family: "web", networkMode: "awsvpc", cpu: "256", memory: "512", containerDefinitions }); // ["EC2", "MANAGED_INSTANCES", "FARGATE"]
 */
export function compatibilitiesOf(task: RegisterTaskDefinitionRequest): Compatibility[] {
  return launchTypes.filter(launchTypeTest(task));
}

/**
 * Answers for launch types whether the task definition could be registered for them; it is judged when that is first asked. `registrable`:
 * no rule found an error in it, so that what it asks for itself needs no judging.
 */
export function launchTypeTest(task: RegisterTaskDefinitionRequest, registrable = false): (launchType: string) => boolean {
  const { requiresCompatibilities: asked = [] } = task;
  let counts: ReadonlyMap<string, number> | undefined;
  return (launchType) => {
    if (registrable && asked.length === 1 && asked[0] === launchType) return true;
    counts ??= countErrors(task);
    const count = counts.get(launchType) ?? 0;
    // A definition that is wrong for every launch type tells none of them apart.
    return count === 0 || count <= counts.get("EC2")!;
  };
}

let errorRules: Selection | undefined;

/** How many errors asking for each launch type would bring. A rule that does not look at what is asked for says the same for all. */
function countErrors(task: RegisterTaskDefinitionRequest): Map<Compatibility, number> {
  errorRules ??= selectionOf(chooseRules([], ["register"])("taskDefinition").rules.filter(({ severity }) => severity === "error"));
  const counts = new Map(launchTypes.map((launchType) => [launchType, 0]));
  let asked = false;
  let found = 0;
  let launchType: Compatibility = "EC2";
  const asking = {
    ...task,
    get requiresCompatibilities() {
      asked = true;
      return [launchType];
    },
  };
  const look = lookAt({ ...task, requiresCompatibilities: launchTypes });
  const context = { on: "taskDefinition", bytesAtMost: look.bytes } as const;
  const report = (): void => {
    found += 1;
  };
  beginFacts();
  try {
    for (const index of rulesToRun(errorRules, look)) {
      const check = errorRules.checks[index]!;
      asked = false;
      for (launchType of launchTypes) {
        found = 0;
        check(asking as never, report, context);
        if (asked) add(launchType, found);
        else {
          for (const each of launchTypes) add(each, found);
          break;
        }
      }
    }
  } finally {
    endFacts();
  }
  return counts;

  function add(to: Compatibility, more: number): void {
    if (more > 0) counts.set(to, counts.get(to)! + more);
  }
}
