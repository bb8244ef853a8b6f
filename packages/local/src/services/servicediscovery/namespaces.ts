import { formatArn, parseArn, type Place } from "@stowage/model";
import type { NamespaceProperties, NamespaceType } from "@stowage/model/servicediscovery";
import type { NamespaceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { alphanumerics } from "../ids.js";
import type { Call } from "../operation.js";

type Where = Pick<Call<unknown>, "view" | "place">;

/** What every ARN of Cloud Map in a region and account begins with. */
export function discoveryPrefix(place: Place): string {
  return formatArn(place, "servicediscovery", "");
}

/** A namespace by its id or ARN, in the caller's region and account. */
function namespaceById({ view, place }: Where, reference: string): NamespaceRow | undefined {
  const id = parseArn(reference)?.resource.replace(/^namespace\//, "") ?? reference;
  const row = view.get("namespaces", id);
  return row?.arn.startsWith(discoveryPrefix(place)) ? row : undefined;
}

/** @throws {AwsException} `NamespaceNotFound`. */
export function requireNamespace(where: Where, reference: string): NamespaceRow {
  const row = namespaceById(where, reference);
  if (row === undefined) throw new AwsException("NamespaceNotFound", `The namespace "${reference}" does not exist.`);
  return row;
}

export function namespaceByName({ view, place }: Where, name: string): NamespaceRow | undefined {
  return view.namespaceByName(name, `${place.region}/${place.account}`);
}

/** A namespace by its name or ARN, as ECS names one. */
export function findNamespace(where: Where, reference: string): NamespaceRow | undefined {
  if (parseArn(reference) !== undefined) return namespaceById(where, reference);
  return namespaceByName(where, reference);
}

export interface NewNamespace {
  readonly name: string;
  readonly type: NamespaceType;
  readonly description?: string | undefined;
  readonly creatorRequestId?: string | undefined;
  /** Seconds for which the start of authority may be kept. */
  readonly soaTtl?: number | undefined;
}

/** The row of a namespace that is to be made. */
export function newNamespace({ place, now, random }: Pick<Call<unknown>, "place" | "now" | "random">, wanted: NewNamespace): NamespaceRow {
  const id = `ns-${alphanumerics(random, 16)}`;
  const { soaTtl, ...members } = wanted;
  const properties: NamespaceProperties = {
    // 15 seconds where the caller says nothing: our choice, AWS documents no default.
    ...(wanted.type !== "HTTP" && {
      DnsProperties: { HostedZoneId: `Z${alphanumerics(random, 20).toUpperCase()}`, SOA: { TTL: soaTtl ?? 15 } },
    }),
    HttpProperties: { HttpName: wanted.name },
  };
  return { ...members, id, arn: formatArn(place, "servicediscovery", `namespace/${id}`), properties, createdAt: now };
}

export function newHttpNamespace(
  call: Pick<Call<unknown>, "place" | "now" | "random">,
  { name, description }: { readonly name: string; readonly description?: string | undefined },
): NamespaceRow {
  return newNamespace(call, { name, description, type: "HTTP" });
}
