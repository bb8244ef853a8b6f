import { call, literal, object } from "../../source/code.js";
import type { Code } from "../../source/code.js";

/** ECS's `valueFrom` as the call that gives exactly it, or as its text. */
export function secretReference(valueFrom: string): Code {
  if (/^arn:[^:]+:ssm:[^:]*:[^:]*:parameter\/./.test(valueFrom) || /^\/./.test(valueFrom)) return call("ssm", literal(valueFrom));
  if (/^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+$/.test(valueFrom)) return call("secretsManager", literal(valueFrom));
  const parts = /^(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]*):([^:]*):([^:]*)$/.exec(valueFrom);
  if (parts === null) return literal(valueFrom);
  const [, arn, ...values] = parts;
  const options = ["key", "stage", "version"].flatMap((name, index) =>
    values[index] === "" ? [] : [[name, literal(values[index])] as const],
  );
  // With three empty parts the call would give the bare ARN.
  return options.length === 0 ? literal(valueFrom) : call("secretsManager", literal(arn), object(options));
}
