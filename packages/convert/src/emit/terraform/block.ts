import { isObject } from "@stowage/model";
import { reportLeftOut } from "../emit-options.js";
import type { EmitOptions } from "../emit-options.js";
import type { Arguments } from "./argument-types.js";

const mark: unique symbol = Symbol("expression");

/** An expression of Terraform's, which is not to be escaped: a reference to another resource. */
export interface Expression {
  readonly [mark]: string;
}

export function expression(text: string): Expression {
  return { [mark]: `\${${text}}` };
}

/** An expression with text around it. */
export function template(text: string): Expression {
  return { [mark]: text };
}

/** Members of AWS's that the provider calls otherwise than by their own name in small letters with underscores. */
const renamed: { readonly [member: string]: string } = {
  configuredAtLaunch: "configure_at_launch",
  filesystemType: "file_system_type",
  issuerCertificateAuthority: "issuer_cert_authority",
  loadBalancerName: "elb_name",
  managedEBSVolume: "managed_ebs_volume",
  memoryGiBPerVCpu: "memory_gib_per_vcpu",
  s3EncryptionEnabled: "s3_bucket_encryption_enabled",
  vCpuCount: "vcpu_count",
};

/** A request, or a part of one, as the arguments of a resource or a block; what the provider has no argument for is reported. */
export function block(value: object, known: Arguments, path: string, options: EmitOptions): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [member, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    const name = renamed[member] ?? snake(member);
    const inner = Object.hasOwn(known, name) ? known[name]! : undefined;
    if (inner === undefined) {
      reportLeftOut(
        options,
        `${path}/${member}`,
        `The provider has no argument for "${member}".`,
        "Set it after it is applied, or deploy with Stowage.",
      );
    } else if (inner === true || isExpression(entry)) out[name] = literal(entry);
    else if (Array.isArray(entry))
      out[name] = entry.map((item, index) => block(item as object, inner, `${path}/${member}/${index}`, options));
    else if (isObject(entry)) out[name] = block(entry, inner, `${path}/${member}`, options);
  }
  return out;
}

/** A value as it stands: Terraform reads `${` and `%{` in a text as its own. */
function literal(value: unknown): unknown {
  if (typeof value === "string") return escaped(value);
  if (Array.isArray(value)) return value.map(literal);
  if (isExpression(value)) return value[mark];
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, literal(entry)]));
}

export function escaped(text: string): string {
  return text.replaceAll(/([$%])\{/g, "$1$1{");
}

export function isExpression(value: unknown): value is Expression {
  return typeof value === "object" && value !== null && mark in value;
}

function snake(member: string): string {
  const units = member.replace(/GiB/g, "Gib").replace(/MiB/g, "Mib").replace(/GB/g, "Gb").replace(/ECS/g, "Ecs").replace(/ARN/g, "Arn");
  return units.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
}
