import { nearest, StowageError } from "@stowage/model";
import type { IamReport, Need, RoleNeeds } from "@stowage/rules";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Io } from "../io.js";
import { locateDiagnostics, readJsonValue } from "../load/json-file.js";
import { loadEntry } from "../load/load-entry.js";
import { diagnosticAnswer } from "../render/diagnostic-answer.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";
import { printJson } from "../render/json.js";
import { renderRoles } from "../render/roles.js";

interface IamOptions {
  readonly format: "pretty" | "json";
  readonly region?: string;
  readonly account?: string;
  readonly role?: string;
  readonly check?: string;
  readonly kmsKeys?: string;
}

export const iamCommand: Command = command<IamOptions>({
  name: "iam",
  operands: "[ENTRY]",
  summary: "what may its roles do? the exact policy that each role needs, and whether a given one suffices",
  options: [
    shared["format"]!,
    shared["region"]!,
    {
      flags: "--account <ID>",
      about: "the AWS account, twelve digits; otherwise the configuration's, then that of the roles which are named",
    },
    { flags: "--role <NAME>", about: "one role alone: FAMILY:execution, FAMILY:task, or another name of the list" },
    { flags: "--check <FILE>", about: "whether this policy document grants what the role needs, and what it grants beyond" },
    { flags: "--kms-keys <ARNS>", about: "the customer managed keys, with commas between them, that encrypt secrets and parameters" },
  ],
  async run({ operands, options, io }) {
    const { iamFor } = await import("@stowage/rules");
    const entry = await loadEntry(operands[0], io.cwd, { region: options.region });
    const report = iamFor(entry.assembly, {
      account: accountOf(options.account) ?? entry.configuration?.account,
      region: options.region ?? entry.assembly.region ?? entry.configuration?.region,
      keys: keysOf(options.kmsKeys),
    });
    const { app } = entry.assembly;
    if (options.check !== undefined)
      return checkPolicyFile({ report, role: roleNamed(report, options.role), policy: options.check, app }, options.format, io);
    const roles = options.role === undefined ? report.roles : [roleNamed(report, options.role)];
    if (options.format === "json") printJson(io, { format: "stowage/iam@1", app, ...placeAnswer(report), roles });
    else io.out(renderRoles(roles, io));
    return 0;
  },
});

interface PolicyCheck {
  readonly report: IamReport;
  readonly role: RoleNeeds;
  /** The policy document's file. */
  readonly policy: string;
  readonly app: string;
}

async function checkPolicyFile({ report, role, policy, app }: PolicyCheck, format: IamOptions["format"], io: Io): Promise<number> {
  const { checkPolicy } = await import("@stowage/rules");
  const file = await readJsonValue(policy, io.cwd);
  const diagnostics = await locateDiagnostics(file, checkPolicy(file.value, needsOf(report, role)));
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  if (format === "json") {
    const found = { ok: errors === 0, errors, warnings, diagnostics: diagnostics.map((diagnostic) => diagnosticAnswer(diagnostic, io)) };
    printJson(io, { format: "stowage/iam@1", app, ...placeAnswer(report), role: role.name, policy, ...found });
  } else {
    io.out(renderDiagnostics(policy, diagnostics, io));
    io.out(
      `${policy} for ${role.name}: ${diagnostics.length === 0 ? "what is needed, and nothing beyond" : countsText(errors, warnings)}\n`,
    );
  }
  return errors > 0 ? 1 : 0;
}

/** A role that several task definitions name has to grant the needs of all of them. */
function needsOf({ roles }: IamReport, role: RoleNeeds): readonly Need[] {
  return roles.filter(({ name }) => name === role.name || role.sharedWith?.includes(name)).flatMap(({ needs }) => needs);
}

/** @throws {StowageError} `usage-role` */
function roleNamed({ roles }: IamReport, name: string | undefined): RoleNeeds {
  const names = roles.map((role) => role.name);
  const list = names.length === 0 ? "Nothing here needs a role." : `The roles are: ${names.join(", ")}.`;
  if (name === undefined) {
    if (roles.length === 1) return roles[0]!;
    throw new StowageError("usage-role", "--check needs to know which role the policy is for.", { hint: `Pass --role. ${list}` });
  }
  const found = roles.find((role) => role.name === name);
  if (found) return found;
  const near = nearest(name, names);
  throw new StowageError("usage-role", `There is no role "${name}".`, { hint: near === undefined ? list : `Did you mean "${near}"?` });
}

/** @throws {StowageError} `usage-account` */
function accountOf(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{12}$/.test(text)) return text;
  throw new StowageError("usage-account", `"${text}" is no account.`, { hint: "An account is twelve digits." });
}

/** @throws {StowageError} `usage-kms-keys` */
function keysOf(text: string | undefined): string[] {
  const keys = (text ?? "").split(",").flatMap((key) => key.trim() || []);
  const wrong = keys.find((key) => !/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.test(key));
  if (wrong === undefined) return keys;
  throw new StowageError("usage-kms-keys", `"${wrong}" is no ARN of a key.`, {
    hint: "Write arn:aws:kms:REGION:ACCOUNT:key/ID; a policy cannot name a key by its alias.",
  });
}

/** What is not known is left out, where the ARNs have a `*`. */
function placeAnswer({ partition, region, account }: IamReport): object {
  return { partition, ...(region !== "*" && { region }), ...(account !== "*" && { account }) };
}
