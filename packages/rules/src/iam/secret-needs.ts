import { isPlaceholder } from "../placeholder.js";
import { isWord, parseSecret } from "../secrets.js";
import { add, note, noteOtherAccount } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import type { Permission } from "./permissions.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";

const secretArn = /^(arn:[a-z-]+:secretsmanager:[a-z0-9-]*:[^:]*:secret:)([^:]+)/;
const parameterArn = /^(arn:[a-z-]+:ssm:[a-z0-9-]*:[^:]*:parameter)\/?([^:]+)/;
/** A parameter of this name is a secret of Secrets Manager. Source: Systems Manager user guide, integration-ps-secretsmanager. */
const secretThroughParameter = /^\/aws\/reference\/secretsmanager\/(.+)$/;

/** What reading a secret takes that a container or a log driver is given: `valueFrom` of a secret. */
export function needSecret(gathering: Gathering, value: string, at: string): void {
  if (isPlaceholder(value)) return note(gathering, at, "This is still a template placeholder.");
  if (!value.startsWith("arn:")) return needParameter(gathering, arnIn(gathering.place, "ssm", "parameter"), value, at);
  const service = parseSecret(value)?.service;
  if (service === "secretsmanager") needSecretValue(gathering, permissions.secret, value, at);
  const [, parameters, name] = parameterArn.exec(value) ?? [];
  if (parameters !== undefined && name !== undefined) needParameter(gathering, parameters, `/${name}`, at);
}

/** What reading the credentials of a private registry, or of a file server, takes: a secret's ARN or its name. */
export function needCredentials(gathering: Gathering, value: string, at: string): void {
  if (isPlaceholder(value)) return note(gathering, at, "This is still a template placeholder.");
  if (parameterArn.test(value)) return needSecret(gathering, value, at);
  const arn = value.startsWith("arn:") ? value : arnIn(gathering.place, "secretsmanager", `secret:${value}`);
  needSecretValue(gathering, permissions.registryCredentials, arn, at);
}

/** The keys that encrypt what was read, where they are given. */
export function needKeys(gathering: Gathering, keys: readonly string[], at: string): void {
  if (!gathering.needs.some(({ action }) => action === "secretsmanager:GetSecretValue" || action === "ssm:GetParameters")) return;
  for (const key of keys) add(gathering, permissions.decrypt, key, at);
}

/**
 * A secret's ARN ends with a hyphen and six random characters. Where they are left out, the policy has to name them as `-??????`
 * (Secrets Manager user guide, auth-and-access_examples). A name can look as if it had them: then both forms are granted.
 */
function needSecretValue(gathering: Gathering, permission: Permission, value: string, at: string): void {
  const [, prefix, name] = secretArn.exec(value) ?? [];
  if (prefix === undefined || name === undefined) return;
  const arn = prefix + name;
  noteOtherAccount(gathering, arn, at);
  const suffix = /-([A-Za-z0-9]{6})$/.exec(name)?.[1];
  if (suffix !== undefined) add(gathering, permission, arn, at);
  if (suffix === undefined || isWord(suffix)) add(gathering, permission, `${arn}-??????`, at);
  if (suffix !== undefined && isWord(suffix))
    note(
      gathering,
      at,
      `"-${suffix}" may be the end of the secret's name, or its six random characters; both are granted. Write the whole ARN.`,
    );
}

function needParameter(gathering: Gathering, parameters: string, name: string, at: string): void {
  const arn = `${parameters}/${name.replace(/^\//, "").replace(/:.*$/, "")}`;
  add(gathering, permissions.parameter, arn, at);
  noteOtherAccount(gathering, arn, at);
  const secret = secretThroughParameter.exec(name)?.[1];
  if (secret !== undefined)
    needSecretValue(gathering, permissions.secret, arnIn(gathering.place, "secretsmanager", `secret:${secret}`), at);
}
