import { DescribeTaskDefinitionCommand, RegisterTaskDefinitionCommand, type RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import { isObject } from "@stowage/model";
import { checkDocument, outputOnlyMembers } from "@stowage/rules";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bench, type Bench } from "./support.js";

// Other people's task definitions, read where they lie: they are not ours to copy.
const root = join(import.meta.dirname, "../../../..");
const folder = join(process.env["STOWAGE_CORPUS"] ?? join(root, "shared/corpus"), "task-definitions");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

let b: Bench;
beforeAll(async () => void (b = await bench()));
afterAll(() => b.close());

describe.skipIf(files.length === 0)(`each task definition of the corpus`, () => {
  test.each(files)("%s goes in and comes out, or is refused for what check finds first", async (file) => {
    const document: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const errors = checkDocument(document, { stage: "register" }).diagnostics.filter(({ severity }) => severity === "error");
    const request = requestOf(document);
    const sent = b.ecs.send(new RegisterTaskDefinitionCommand(request));
    // An SDK does not send what AWS's model does not have, so nobody can refuse it.
    const [first] = errors.filter(({ rule }) => rule !== "unknown-field");
    if (first !== undefined) {
      const { exception = "ClientException", text = first.message } = first.aws ?? {};
      await expect(sent).rejects.toMatchObject({ name: exception, message: expect.stringContaining(text) });
      return;
    }
    const { taskDefinition: registered } = await sent;
    const { taskDefinition, tags } = await b.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: registered!.taskDefinitionArn, include: ["TAGS"] }),
    );
    expect(taskDefinition).toEqual(registered);
    const described = Object.fromEntries(Object.entries(taskDefinition!).filter(([member]) => !outputOnlyMembers.includes(member)));
    const { tags: given = [], ...definition } = request;
    expect(tags).toEqual(given);
    expect(added(definition, described)).toEqual([]);
  });
});

/** The request in a file of either form. */
function requestOf(document: unknown): RegisterTaskDefinitionCommandInput {
  const whole = document as { readonly taskDefinition?: unknown; readonly tags?: unknown };
  const definition = isObject(whole.taskDefinition) ? { ...whole.taskDefinition, tags: whole.tags } : whole;
  const members = Object.entries(definition).filter(([member, value]) => !outputOnlyMembers.includes(member) && value !== undefined);
  return withoutNulls(Object.fromEntries(members)) as RegisterTaskDefinitionCommandInput;
}

/** Members that ECS fills in where nothing was said, and with what, as public captures of DescribeTaskDefinition show them. */
const defaults: { readonly [member: string]: readonly unknown[] } = {
  cpu: [0],
  essential: [true],
  portMappings: [[]],
  environment: [[]],
  mountPoints: [[]],
  volumesFrom: [[]],
  systemControls: [[]],
  volumes: [[]],
  placementConstraints: [[]],
  protocol: ["tcp"],
  options: [{}],
  host: [{}],
  interval: [30],
  timeout: [5],
  retries: [3],
};

/** What differs between what went in and what came out, the defaults aside. */
function added(input: unknown, output: unknown, at = ""): string[] {
  if (Array.isArray(input) && Array.isArray(output)) {
    if (input.length !== output.length) return [`${at} has ${output.length} items instead of ${input.length}`];
    return input.flatMap((item, i) => added(item, output[i], `${at}/${i}`));
  }
  if (isObject(input) && isObject(output)) {
    return [...new Set([...Object.keys(input), ...Object.keys(output)])].flatMap((member) => {
      const path = `${at}/${member}`;
      if (input[member] !== undefined) return added(input[member], output[member], path);
      if (member === "hostPort" && [0, output["containerPort"]].includes(output[member])) return [];
      return (defaults[member] ?? []).some((value) => JSON.stringify(value) === JSON.stringify(output[member]))
        ? []
        : [`${path} came from nowhere: ${JSON.stringify(output[member])}`];
    });
  }
  const sized = at === "/cpu" || at === "/memory";
  return input === output || (sized && units(input) === units(output))
    ? []
    : [`${at} was ${JSON.stringify(input)} and is ${JSON.stringify(output)}`];
}

/** `"1 vCPU"` and `"2GB"` come back as units and MiB. */
function units(value: unknown): unknown {
  const [, number, unit] = /^\s*([\d.]+)\s*(vcpu|gb)?\s*$/i.exec(String(value)) ?? [];
  return number === undefined ? value : Number(number) * (unit === undefined ? 1 : 1024);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
