import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import type { DescribeTaskDefinitionCommandOutput } from "@aws-sdk/client-ecs";
import { orderRequest, registeredForm } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { schema } from "@stowage/model/ecs";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { inParallel } from "./chunks.js";
import type { Clients } from "./clients.js";
import { differences } from "./difference.js";
import type { Difference } from "./difference.js";
import type { Change } from "./change.js";

/** A family whose latest revision says the same is left alone: no revision is made that changes nothing. */
export async function planTaskDefinitions(assembly: Assembly, clients: Clients): Promise<Change[]> {
  return inParallel(Object.entries(assembly.taskDefinitions ?? {}), async ([family, request]) => {
    const live = await latest(family, clients);
    const arn = live?.taskDefinition?.taskDefinitionArn;
    if (!live || arn === undefined) return { kind: "task-definition", name: family, action: "register", differences: [] };
    const differing = definitionDifferences(live, request);
    return { kind: "task-definition", name: family, action: differing.length > 0 ? "register" : "none", differences: differing, arn };
  });
}

async function latest(family: string, { ecs }: Clients): Promise<DescribeTaskDefinitionCommandOutput | undefined> {
  try {
    return await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: family, include: ["TAGS"] }));
  } catch (error) {
    // ECS's answer for a family without an ACTIVE revision: ClientException "Unable to describe task definition."
    if (error instanceof Error && error.name === "ClientException") return undefined;
    throw error;
  }
}

function definitionDifferences(
  { taskDefinition, tags }: DescribeTaskDefinitionCommandOutput,
  request: RegisterTaskDefinitionRequest,
): Difference[] {
  const members = Object.keys(schema.structures["RegisterTaskDefinitionRequest"]!.members);
  const input = Object.fromEntries(
    Object.entries({ ...taskDefinition, tags }).filter(([name, value]) => members.includes(name) && value !== undefined),
  );
  return differences(canonical(input as unknown as RegisterTaskDefinitionRequest), canonical(request));
}

/** Environment and tags are sets to ECS, and it gives them back in an order of its own. */
function canonical(request: RegisterTaskDefinitionRequest): unknown {
  const form = registeredForm(request);
  const containers = form.containerDefinitions?.map((container) => ({
    ...container,
    environment: sortedBy(container.environment, "name"),
    ...(container.secrets && { secrets: sortedBy(container.secrets, "name") }),
  }));
  const tags = form.tags && form.tags.length > 0 ? sortedBy(form.tags, "key") : undefined;
  return orderRequest(schema, "RegisterTaskDefinitionRequest", { ...form, containerDefinitions: containers, tags });
}

function sortedBy<T extends object, K extends keyof T>(list: readonly T[] | undefined, key: K): T[] {
  return (list ?? []).toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
}
