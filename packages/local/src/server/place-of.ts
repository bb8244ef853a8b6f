import type { Place } from "@stowage/model";

/**
 * Where a caller is: the region of the credential scope that the request is signed with, and the account. An access key id of twelve
 * digits is taken as the account, so that one engine can play several. Signatures are not verified.
 *
 * @example
 * placeOf("AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/ecs/aws4_request, …", here).region; // "eu-west-1"
 */
export function placeOf(authorization: string | undefined, here: Place): Place {
  const scope = /\bCredential=([^/,\s]+)\/\d{8}\/([a-z0-9-]{1,32})\/[a-z0-9-]+\/aws4_request/.exec(authorization ?? "");
  if (scope === null) return here;
  const [, key = "", region = here.region] = scope;
  return { region, account: /^\d{12}$/.test(key) ? key : here.account };
}

/** The service that a request is signed for: `elasticloadbalancing`. */
export function signedFor(authorization: string | undefined): string | undefined {
  return /\bCredential=[^/,\s]+\/\d{8}\/[a-z0-9-]{1,32}\/([a-z0-9-]{1,64})\/aws4_request/.exec(authorization ?? "")?.[1];
}
